/**
 * Builds ../../assets/network-canvas.js and the files that go with it:
 * the licences of everything bundled, and the font (woff2 files, licence, fonts.css);
 * and ../../../exporters/html/offline.js and .css, which exported pages hold.
 * Two runs give the same bytes.
 */

import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..", "..", "assets");
const offline = join(here, "..", "..", "..", "exporters", "html");
const modules = join(here, "node_modules");
const FONT = "@fontsource-variable/inter";
const SUBSETS = ["latin", "latin-ext"];

/** @param {string} name */
const read = (name) => readFileSync(join(modules, name), "utf8");

/** @param {string} name of a package */
function licence(name) {
  const { license } = JSON.parse(read(`${name}/package.json`));
  const file = readdirSync(join(modules, name)).sort().find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ships no licence text`);
  return { spdx: license, text: read(`${name}/${file}`).replace(/\r\n/g, "\n").trim() };
}

/** @type {import("esbuild").BuildOptions} */
const WAYS = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};

/** @param {import("esbuild").Metafile} metafile @returns {string} licences of the packages inside */
function licences(metafile) {
  const bundled = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) bundled.add(match[1]);
  }
  if (bundled.has("react") || bundled.has("react-dom")) throw new Error("React must come from Dash, not from the bundle");
  const parts = [...bundled].sort().map((name) => {
    const { spdx, text } = licence(name);
    return `${name} (${spdx})\n${"-".repeat(78)}\n${text}\n`;
  });
  return parts.join("\n\n");
}

const result = await build({
  ...WAYS,
  entryPoints: ["src/index.js"],
  outfile: join(assets, "network-canvas.js"),
  banner: { js: "/* Built by graph_app/web/canvas/js (npm run build). Licences: network-canvas.LICENSES.txt */" },
});

writeFileSync(
  join(assets, "network-canvas.LICENSES.txt"),
  `network-canvas.js contains the following packages.\n\n${licences(result.metafile)}`,
);

const alone = await build({ ...WAYS, entryPoints: ["src/offline/index.js"], write: false });
const script = alone.outputFiles[0].text;
if (/<\/script|<!--/i.test(script)) throw new Error("the script cannot stand inside a script element");
writeFileSync(join(offline, "offline.js"), `/* Made with graph_app. The licences of what is inside stand at the end. */\n${script}/*\n${licences(alone.metafile)}*/\n`);
const style = readFileSync(join(here, "src", "offline", "offline.css"), "utf8") + readFileSync(join(assets, "network-canvas.css"), "utf8");
if (/<\/style|url\(|@import/i.test(style)) throw new Error("the style must stand alone");
writeFileSync(join(offline, "offline.css"), style);

mkdirSync(join(assets, "fonts"), { recursive: true });
const ranges = JSON.parse(read(`${FONT}/unicode.json`));
const faces = SUBSETS.map((subset) => {
  const file = `inter-${subset}-wght-normal.woff2`;
  copyFileSync(join(modules, FONT, "files", file), join(assets, "fonts", file));
  return `@font-face {
  font-family: "Inter Variable";
  font-style: normal;
  font-display: swap;
  font-weight: 100 900;
  src: url("fonts/${file}") format("woff2-variations");
  unicode-range: ${ranges[subset].split(",").join(", ")};
}
`;
});
writeFileSync(
  join(assets, "fonts.css"),
  `/* Written by graph_app/web/canvas/js/build.mjs from the package ${FONT}. Licence: fonts/LICENSE-Inter.txt */\n\n${faces.join("\n")}`,
);
writeFileSync(join(assets, "fonts", "LICENSE-Inter.txt"), `${licence(FONT).text}\n`);
