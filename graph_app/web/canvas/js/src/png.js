/** SVG to PNG in the browser. A picture may not load anything, so the page's own font goes along as data. */

const FONT = "Inter Variable";

/** @type {Promise<string> | undefined} */
let font;

/** @returns {CSSFontFaceRule[]} the rules of the page that bring our font */
function rules() {
  const out = [];
  for (const sheet of document.styleSheets) {
    try {
      for (const rule of sheet.cssRules) {
        if (rule instanceof CSSFontFaceRule && rule.style.getPropertyValue("font-family").includes(FONT)) out.push(rule);
      }
    } catch {
      continue; // a sheet of another origin does not let itself be read
    }
  }
  return out;
}

/** @param {Blob} blob @returns {Promise<string>} */
const dataUrl = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

/** @param {CSSFontFaceRule} rule @returns {Promise<string>} the rule with its file inside */
async function embedded(rule) {
  const source = /url\(["']?([^"')]+)["']?\)/.exec(rule.style.getPropertyValue("src"));
  if (!source) return "";
  const answer = await fetch(new URL(source[1], rule.parentStyleSheet?.href ?? document.baseURI), { credentials: "same-origin" });
  if (!answer.ok) return "";
  const range = rule.style.getPropertyValue("unicode-range");
  const data = await dataUrl(await answer.blob());
  return `@font-face{font-family:"${FONT}";font-weight:100 900;src:url("${data}");${range ? `unicode-range:${range};` : ""}}`;
}

/** @returns {Promise<string>} CSS; empty where the page has no such font */
function fontStyle() {
  font ??= Promise.all(rules().map((rule) => embedded(rule).catch(() => ""))).then((parts) => parts.join(""));
  return font;
}

/**
 * @param {(style: string) => string} svg
 * @param {number} scale 1–8, pixels of the picture per pixel of the stage
 * @returns {Promise<Blob>}
 */
export async function paint(svg, scale) {
  const many = Math.min(8, Math.max(1, Number(scale) || 2));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg(await fontStyle()))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * many);
  canvas.height = Math.round(image.naturalHeight * many);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser cannot draw so large a picture");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("this browser cannot draw so large a picture"))), "image/png");
  });
}
