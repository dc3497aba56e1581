// Reads a GraphML, GEXF or graphology JSON file with graphology and prints what it found, as JSON.
// node read_graph.mjs <folder with node_modules> <file> <graphml|gexf|graphology>
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, file, format] = process.argv.slice(2);
const load = createRequire(join(folder, "package.json"));
const Graph = load("graphology");
const readers = {
  graphml: (text) => load("graphology-graphml").parse(Graph, text),
  gexf: (text) => load("graphology-gexf").parse(Graph, text),
  graphology: (text) => Graph.from(JSON.parse(text)),
};

const graph = readers[format](readFileSync(file, "utf8"));
const names = (attributes) => [...new Set(attributes.flatMap((one) => Object.keys(one)))].sort();
const found = {
  type: graph.type,
  multi: graph.multi,
  nodes: graph.order,
  edges: graph.size,
  nodeAttributes: names(graph.mapNodes((_, attributes) => attributes)),
  edgeAttributes: names(graph.mapEdges((_, attributes) => attributes)),
  graphAttributes: Object.keys(graph.getAttributes()).sort(),
  node: graph.getNodeAttributes("acme"),
  ends: graph.mapEdges((key, { weight }, source, target) => [source, target, weight]),
  keys: graph.edges(),
};
console.log(JSON.stringify(found));
