// Reads a GraphML file with graphology-graphml and prints what it found, as JSON.
// node read_graphml.mjs <folder with node_modules> <file>
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, file] = process.argv.slice(2);
const load = createRequire(join(folder, "package.json"));
const Graph = load("graphology");
const { parse } = load("graphology-graphml");

const graph = parse(Graph, readFileSync(file, "utf8"));
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
