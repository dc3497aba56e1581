/** A tree of plain elements that React draws at once: to Dash it is one component, however large it is. */

const { createElement: h, Fragment, memo } = window.React;

/** @param {any} node text, or [tag, properties or 0, ...children] @returns {any} */
function drawn(node) {
  if (!Array.isArray(node)) return node;
  const [tag, props, ...children] = node;
  return h(tag, props || null, ...children.map(drawn));
}

export const Still = memo((/** @type {{ tree?: any[] }} */ { tree }) => h(Fragment, null, ...(tree ?? []).map(drawn)));
