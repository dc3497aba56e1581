/** The drawn network: owns the sigma instance and lets scenes, selections and themes change it in place. */

import Sigma from "sigma";
import { sizeDivisor } from "./camera.js";
import { decodeScene } from "./decode.js";
import { createTieProgram } from "./edge-program.js";
import { adjacency, emphasise } from "./emphasis.js";
import { DIM, Fader, FULL } from "./fade.js";
import { listen } from "./gestures.js";
import { LabelLayer, loadFonts } from "./label-layer.js";
import { changed, count } from "./masks.js";
import { extent, makeGraph } from "./network.js";
import { createGlyphProgram } from "./node-program.js";
import { makeEdgeReducer, makeNodeReducer } from "./reducers.js";
import { calm } from "./theme.js";
import { framedBox, Viewpoint } from "./viewpoint.js";

const MANY = 2000; // drawn actors above which ties are thin and rest while the camera moves
const HUGE = 10000; // actors above which emphasis comes without an animation
const ATTEMPTS = 3; // to get a lost drawing context back

/** A network on the screen. */
export class Stage {
  /**
   * @param {HTMLElement} box an empty element with a size
   * @param {import("./decode.js").Network} network
   * @param {any} scene the first scene, still encoded
   * @param {import("./palette.js").Paints} paints
   * @param {{pick: (id: string | null) => void, drawn: () => void, lost: () => void}} events
   */
  constructor(box, network, scene, paints, events) {
    this.box = box;
    this.network = network;
    this.events = events;
    this.index = new Map(network.actorIds.map((id, i) => [id, i]));
    this.near = adjacency(network);
    this.graph = makeGraph(network);
    this.places = network.actorIds.map((_, i) => this.graph.getNodeAttributes(String(i)));
    this.look = { ...FULL };
    this.fader = new Fader(this.look, () => this.dead || this.sigma.scheduleRender());
    this.selected = -1;
    this.hovered = -1;
    this.lost = 0;
    this.dead = false;
    const first = decodeScene(scene, network);
    /** @type {import("./reducers.js").Drawing} */
    this.drawing = {
      network,
      scene: first,
      paints,
      emphasis: emphasise(network, this.near, first, -1, -1),
      scale: 1,
      thin: count(first.actors) > MANY,
    };
    this.viewpoint = new Viewpoint(box, () => framedBox(this.places, this.drawing.scene.actors, this.sigma));
    this.drawing.scale = this.viewpoint.scale();
    this.#create();
    const again = () => this.#refont();
    loadFonts(network.labels).then(again);
    document.fonts?.addEventListener?.("loadingdone", again);
    this.unfont = () => document.fonts?.removeEventListener?.("loadingdone", again);
  }

  /** @param {import("sigma/types").CameraState} [camera] */
  #create(camera) {
    const { drawing, look } = this;
    this.sigma = new Sigma(this.graph, this.box, {
      allowInvalidContainer: true,
      renderLabels: false,
      stagePadding: 0,
      zIndex: true,
      enableCameraRotation: false,
      defaultNodeType: "glyph",
      defaultEdgeType: "band",
      defaultDrawNodeHover: () => {},
      nodeProgramClasses: { glyph: createGlyphProgram(look) },
      edgeProgramClasses: { band: createTieProgram(look, false), thin: createTieProgram(look, true) },
      nodeReducer: makeNodeReducer(drawing),
      edgeReducer: makeEdgeReducer(drawing),
      zoomToSizeRatioFunction: (/** @type {number} */ ratio) => sizeDivisor(ratio, this.viewpoint.home),
      hideEdgesOnMove: drawing.thin,
      zoomingRatio: 1.5,
      zoomDuration: calm() ? 0 : 180,
      doubleClickZoomingRatio: 1.8,
      doubleClickZoomingDuration: calm() ? 0 : 220,
      inertiaDuration: calm() ? 0 : 200,
    });
    this.sigma.setCustomBBox(extent(this.network));
    this.sigma.createCanvasContext("names", { beforeLayer: "mouse", style: { pointerEvents: "none" } });
    this.sigma.resize(true);
    const context = this.sigma.canvasContexts.names;
    if (this.labels) this.labels.moveTo(context);
    else this.labels = new LabelLayer(context, drawing);
    this.sigma.on("afterRender", () => this.#drawNames());
    const canvases = this.sigma.getCanvases();
    for (const layer of ["edges", "nodes", "hoverNodes"]) {
      canvases[layer].addEventListener("webglcontextlost", (event) => this.#contextLost(event));
    }
    this.ungesture = listen(this);
    this.viewpoint.attach(this.sigma);
    if (camera) {
      this.viewpoint.resize();
      this.sigma.getCamera().setState(camera);
    } else this.viewpoint.settle();
  }

  /** @param {Event} event */
  #contextLost(event) {
    event.preventDefault();
    if (this.dead || this.restoring) return;
    if (++this.lost > ATTEMPTS) {
      this.events.lost();
      return;
    }
    const camera = this.sigma.getCamera().getState();
    this.restoring = setTimeout(() => {
      this.restoring = 0;
      if (this.dead) return;
      try {
        this.ungesture();
        this.sigma.kill();
        this.#create(camera);
      } catch {
        this.events.lost();
      }
    }, 250);
  }

  #refont() {
    if (this.dead) return;
    this.labels.forgetSizes();
    this.sigma.scheduleRender();
  }

  /** The box changed its size. */
  resize() {
    if (this.dead || !this.box.offsetWidth || !this.box.offsetHeight) return;
    this.sigma.resize();
    this.viewpoint.resize();
    this.drawing.scale = this.viewpoint.scale();
    this.labels.forgetPlaces();
    this.sigma.refresh({ schedule: true });
  }

  /** @param {any} encoded */
  setScene(encoded) {
    const before = this.drawing.scene;
    const scene = decodeScene(encoded, this.network);
    this.drawing.scene = scene;
    const actors = changed([
      [before.actors, scene.actors],
      [before.colour, scene.colour],
      [before.size, scene.size],
    ]);
    const ties = changed([[before.ties, scene.ties]]);
    if (!actors.length && !ties.length) return;
    const thin = count(scene.actors) > MANY;
    const whole = thin !== this.drawing.thin || before.size.some((size, i) => size !== scene.size[i]);
    if (thin !== this.drawing.thin) {
      this.drawing.thin = thin;
      this.sigma.setSetting("hideEdgesOnMove", thin);
    }
    this.labels.forgetOrder();
    this.#refresh(whole ? null : { actors, ties });
    this.#emphasise();
  }

  /** @param {import("./palette.js").Paints} paints */
  setPaints(paints) {
    this.drawing.paints = paints;
    this.#refresh(null);
  }

  /** @param {string | null | undefined} id */
  select(id) {
    this.selected = id == null ? -1 : (this.index.get(id) ?? -1);
    this.labels.selected = this.selected;
    this.#emphasise();
  }

  /** @param {number} i actor index or -1 */
  hover(i) {
    if (i === this.hovered) return;
    this.hovered = i;
    this.labels.hovered = i;
    this.box.style.cursor = i >= 0 ? "pointer" : "";
    this.#emphasise();
  }

  #emphasise() {
    const before = this.drawing.emphasis;
    const after = emphasise(this.network, this.near, this.drawing.scene, this.selected, this.hovered);
    this.drawing.emphasis = after;
    this.labels.forgetPlaces();
    const actors = changed([[before.actors, after.actors]]);
    const ties = changed([[before.ties, after.ties]]);
    this.#refresh({ actors, ties });
    this.fader.to(after.focus >= 0 ? DIM : FULL, after.actors.length > HUGE);
  }

  /** @param {{actors: number[], ties: number[]} | null} part null for everything */
  #refresh(part) {
    if (!part) this.sigma.refresh({ schedule: true });
    else {
      const partialGraph = { nodes: part.actors.map(String), edges: part.ties.map((e) => `t${e}`) };
      // A full refresh that waits for its frame has emptied sigma's index already.
      const skipIndexation = !this.sigma.needToProcess;
      this.sigma.refresh({ partialGraph, skipIndexation, schedule: true });
    }
  }

  /** Put an actor somewhere else, on this screen only. @param {number} i @param {{x: number, y: number}} place in the graph */
  drag(i, place) {
    Object.assign(this.places[i], { x: place.x, y: place.y });
    const ties = Array.from(this.near.ties.subarray(this.near.start[i], this.near.start[i + 1]));
    this.labels.forgetPlaces();
    this.#refresh({ actors: [i], ties });
  }

  #drawNames() {
    const { width, height } = this.viewpoint.size();
    if (!width || !height || this.dead || !this.viewpoint.sigma) return;
    const { sigma, places } = this;
    const at = (/** @type {number} */ x, /** @type {number} */ y) => sigma.graphToViewport({ x, y });
    const origin = at(0, 0);
    const kx = at(1, 0).x - origin.x;
    const ky = at(0, 1).y - origin.y;
    const { ratio } = sigma.getCamera();
    const view = {
      width,
      height,
      ratio,
      zoom: this.viewpoint.home / ratio,
      sheet: this.viewpoint.sheet(),
      grow: sigma.scaleSize(1),
      x: (/** @type {number} */ i) => origin.x + kx * places[i].x,
      y: (/** @type {number} */ i) => origin.y + ky * places[i].y,
    };
    this.labels.draw(view, origin);
    this.events.drawn();
  }

  /** Take everything down. */
  kill() {
    this.dead = true;
    clearTimeout(this.restoring);
    this.fader.stop();
    this.unfont();
    this.ungesture();
    this.sigma.kill();
  }
}
