/** A dash-cytoscape page: cytoscape.js tells after each drawing. */
{
  let shown = -1;
  let heard = null;
  let aim = "";
  let standing = "";

  const strong = () => aim !== "" && Number.parseFloat(heard.getElementById(aim).style("border-width")) > 1;

  /** dash-cytoscape leaves its instance on the window: there it is caught before it draws. */
  Object.defineProperty(window, "cy", {
    configurable: true,
    get: () => heard,
    set: (cy) => {
      if (cy === heard) return;
      heard = cy;
      heard.on("render", () => {
        shown = heard.nodes().filter((node) => node.visible()).length;
        standing = strong() ? aim : "";
      });
    },
  });

  window.picture = {
    box: () => document.querySelector("#picture"),
    drawn: () => shown > 0,
    actors: () => shown,
    locate: (id) => {
      const { left, top } = heard.container().getBoundingClientRect();
      const { x, y } = heard.getElementById(id).renderedPosition();
      return { x: left + x, y: top + y };
    },
    stands: (id) => {
      aim = id;
      return standing === id;
    },
  };
}
