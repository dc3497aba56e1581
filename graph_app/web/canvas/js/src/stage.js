/** The drawn network: owns the sigma instance and lets scenes, selections and themes change it in place. */

import { bends, pairs } from "./fans.js";
import { decodeScene } from "./decode.js";
import { coarse } from "./detail.js";
import { adjacency, emphasise } from "./emphasis.js";
import { DIM, Fader, FULL } from "./fade.js";
import { guidesOf, headroom } from "./guides.js";
import { Hands } from "./hands.js";
import { LabelLayer, watchFonts } from "./label-layer.js";
import { Links, relink } from "./links.js";
import { looksOf } from "./looks.js";
import { makeSigma } from "./make-sigma.js";
import { changed, count } from "./masks.js";
import { Motion } from "./motion.js";
import { makeGraph } from "./network.js";
import { thinned } from "./palette.js";
import { Places } from "./places.js";
import { calm } from "./theme.js";
import { TieView } from "./tie-view.js";
import { framedBox, Viewpoint } from "./viewpoint.js";

const HUGE = 10000; // actors above which emphasis comes without an animation
const ATTEMPTS = 3; // to get a lost drawing context back
const REST = 140; // milliseconds after which a camera counts as standing still
const TRAVEL = 600; // milliseconds actors take to a new layout
const STEP = 220; // and to where they are pinned

/** A network on the screen. What the reader's hands do with it is in `Hands`. */
export class Stage extends Hands {
  /**
   * @param {HTMLElement} box an empty element with a size
   * @param {HTMLElement} over a layer above it
   * @param {import("./decode.js").Network} network
   * @param {any} first the properties at the start: `scene`, still encoded, `layout`, `pins`, `drawing`, `camera`, `guides`
   * @param {import("./palette.js").Paints} paints
   * @param {import("./hands.js").Events} events
   */
  constructor(box, over, network, first, paints, events) {
    super(box, over, network, events);
    this.links = new Links(network);
    this.links.set(first.links);
    this.near = adjacency(network);
    this.belongs = new Places(network);
    this.belongs.setLayout(first.layout);
    this.belongs.setPins(first.pins, this.index);
    this.graph = makeGraph(network);
    this.places = network.actorIds.map((_, i) => Object.assign(this.graph.getNodeAttributes(String(i)), this.belongs.of(i)));
    this.motion = new Motion(this.places, (moving, over_) => this.#travelled(moving, over_));
    this.look = { ...FULL };
    this.fader = new Fader(this.look, () => this.dead || this.sigma.scheduleRender());
    this.lost = 0;
    this.dead = false;
    const scene = decodeScene(first.scene, network);
    this.parallel = pairs(network);
    this.drawing = /** @type {import("./reducers.js").Drawing} */ ({
      network,
      scene,
      paints: thinned(paints, count(scene.ties)),
      emphasis: emphasise(network, this.near, scene, -1, -1),
      scale: 1,
      looks: looksOf(first.drawing),
      detail: coarse(count(scene.ties), network.tieIds.length),
      paired: this.parallel.member,
      bends: bends(this.parallel, network, scene.ties),
      hot: -1,
      held: -1,
    });
    this.ties = new TieView(this);
    this.viewpoint = new Viewpoint(box, () => framedBox(this.places, this.drawing.scene.actors, this.sigma));
    this.drawing.scale = this.viewpoint.scale();
    this.viewpoint.room = headroom(guidesOf(first.guides));
    this.#create();
    this.labels.guides.set(first.guides);
    this.labels.marked.pinned = this.belongs.pins.keys();
    if (first.camera) this.setCamera(first.camera, false);
    this.unfont = watchFonts(network.labels, () => this.dead || (this.labels.forgetSizes(), this.sigma.scheduleRender()));
  }

  /** @param {import("sigma/types").CameraState} [camera] */
  #create(camera) {
    this.sigma = makeSigma(this);
    const { names, guides } = this.sigma.canvasContexts;
    if (this.labels) this.labels.moveTo(names, guides);
    else this.labels = new LabelLayer(names, this.drawing, guides);
    this.sigma.on("afterRender", () => this.#drawNames());
    this.sigma.getCamera().on("updated", () => this.#cameraMoved());
    const canvases = this.sigma.getCanvases();
    for (const layer of ["edges", "nodes", "hoverNodes"]) {
      canvases[layer].addEventListener("webglcontextlost", (event) => this.#contextLost(event));
    }
    this.viewpoint.attach(this.sigma);
    this.listen();
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
        this.unlisten();
        this.sigma.kill();
        this.#create(camera);
      } catch {
        this.events.lost();
      }
    }, 250);
  }

  #cameraMoved() {
    this.ties.forget();
    this.watch.moved();
    if (this.drawing.detail.all) return;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      if (!this.dead && this.ties.refine()) this.refresh(null);
    }, REST);
  }

  /** The box changed its size. */
  resize() {
    if (this.dead || !this.box.offsetWidth || !this.box.offsetHeight) return;
    this.watch.page();
    this.sigma.resize();
    this.viewpoint.resize();
    this.drawing.scale = this.viewpoint.scale();
    this.labels.forgetPlaces();
    this.ties.forget();
    this.sigma.refresh({ schedule: true });
  }

  /**
   * @param {any} encoded
   * @param {import("./palette.js").Paints | null} [paints] when the scene brings other colours than the last one
   */
  setScene(encoded, paints = null) {
    const { drawing, network } = this;
    const before = drawing.scene;
    const bent = drawing.bends;
    const scene = decodeScene(encoded, network);
    this.cool();
    Object.assign(drawing, { scene, bends: bends(this.parallel, network, scene.ties) });
    const inks = thinned(paints ?? drawing.paints, count(scene.ties));
    const repainted = inks !== drawing.paints;
    drawing.paints = inks;
    const actors = changed([
      [before.actors, scene.actors],
      [before.colour, scene.colour],
      [before.size, scene.size],
    ]);
    /** @type {Array<[ArrayLike<number>, ArrayLike<number>]>} */
    const sides = [[before.ties, scene.ties], [bent, drawing.bends], [before.tieWidth, scene.tieWidth]];
    if (before.tieColour && scene.tieColour) sides.push([before.tieColour, scene.tieColour]);
    const ties = changed(sides);
    const recoloured = Boolean(before.tieColour) !== Boolean(scene.tieColour);
    const refined = this.ties.refine();
    if (!actors.length && !ties.length && !refined && !repainted && !recoloured) return;
    this.sigma.setSetting("hideEdgesOnMove", !drawing.detail.all);
    const resized = before.size.some((size, i) => size !== scene.size[i]);
    this.#redrawn(refined || resized || repainted || recoloured ? null : { actors, ties });
  }

  /** @param {{actors: number[], ties: number[]} | null} part of the network that looks otherwise now */
  #redrawn(part) {
    this.ties.forget();
    this.held();
    this.labels.forgetOrder();
    this.refresh(part);
    this.walker.check();
    this.emphasise();
  }

  /** Draw other ties between the same actors. @param {any} given the contract's links @param {any} encoded the scene that goes along */
  setLinks(given, encoded) {
    if (!this.links.set(given)) return;
    relink(this, encoded);
    this.#redrawn(null);
  }

  /** @param {import("./palette.js").Paints} paints */
  setPaints(paints) {
    this.drawing.paints = thinned(paints, count(this.drawing.scene.ties));
    this.refresh(null);
  }

  /** @param {any} given the property `drawing` */
  setLooks(given) {
    const looks = looksOf(given);
    if (JSON.stringify(looks) === JSON.stringify(this.drawing.looks)) return;
    this.drawing.looks = looks;
    this.ties.forget();
    this.labels.forgetPlaces();
    this.refresh(null);
  }

  /** @param {any} given the property `guides` */
  setGuides(given) {
    if (!this.labels.guides.set(given)) return;
    this.labels.forgetPlaces();
    this.viewpoint.keepFree(headroom(this.labels.guides.guides));
    this.sigma.scheduleRender();
  }

  /** @param {any} layout the contract's layout */
  setLayout(layout) {
    if (!this.belongs.setLayout(layout)) return;
    const time = calm() ? 0 : TRAVEL;
    if (layout?.fit) {
      const targets = this.places.map((_, i) => this.belongs.of(i));
      this.watch.page();
      this.viewpoint.fitTo(framedBox(targets, this.drawing.scene.actors, this.sigma), time);
    }
    this.motion.to((i) => this.belongs.of(i), time);
  }

  /** @param {Record<string, [number, number]> | null | undefined} pins */
  setPins(pins) {
    const other = new Set(this.belongs.setPins(pins, this.index));
    this.labels.marked.pinned = [...this.belongs.pins.keys()];
    if (!other.size) return;
    const running = this.motion.running;
    this.motion.to((i) => (running || other.has(i) ? this.belongs.of(i) : this.places[i]), calm() ? 0 : running ? TRAVEL : STEP);
  }

  /** @param {{x: number, y: number, ratio: number}} camera @param {boolean} [animated] */
  setCamera({ x, y, ratio }, animated = true) {
    if (![x, y, ratio].every(Number.isFinite) || ratio <= 0) return;
    this.watch.page();
    this.viewpoint.move({ x, y, ratio }, animated ? 320 : 0);
    this.watch.known({ x, y, ratio });
  }

  /** Let stand out who is pointed at or selected. */
  emphasise() {
    const { drawing, labels, network, near } = this;
    const { selected, hovered, walked, more } = labels.marked;
    const before = drawing.emphasis;
    const after = emphasise(network, near, drawing.scene, selected, hovered >= 0 ? hovered : walked, more);
    drawing.emphasis = after;
    labels.forgetPlaces();
    const ties = changed([[before.ties, after.ties]]);
    if (!drawing.looks.edges && ties.length) this.ties.forget();
    this.refresh({ actors: changed([[before.actors, after.actors]]), ties });
    this.fader.to(after.focus >= 0 ? DIM : FULL, after.actors.length > HUGE);
  }

  /** @param {{actors: number[], ties: number[]} | null} part null for everything */
  refresh(part) {
    if (!part) this.sigma.refresh({ schedule: true });
    else {
      const partialGraph = { nodes: part.actors.map(String), edges: part.ties.map((e) => `t${e}`) };
      // A full refresh that waits for its frame has emptied sigma's index already.
      const skipIndexation = !this.sigma.needToProcess;
      this.sigma.refresh({ partialGraph, skipIndexation, schedule: true });
    }
  }

  /** Actors are elsewhere. @param {number[]} moving @param {boolean} over */
  #travelled(moving, over) {
    if (this.dead) return;
    this.labels.frozen = !over;
    if (over) this.labels.forgetPlaces();
    this.ties.forget();
    const near = moving.flatMap((i) => Array.from(this.near.ties.subarray(this.near.start[i], this.near.start[i + 1])));
    const ties = [...new Set(near)].filter((e) => this.drawing.scene.ties[e]);
    this.refresh({ actors: moving, ties });
  }

  #drawNames() {
    const { width, height } = this.viewpoint.size();
    if (!width || !height || this.dead || !this.viewpoint.sigma) return;
    const view = this.view();
    this.labels.draw(view, view.origin);
    this.events.drawn();
  }

  /** Take everything down. */
  kill() {
    this.dead = true;
    for (const timer of [this.restoring, this.resting]) clearTimeout(timer);
    for (const moving of [this.fader, this.motion]) moving.stop();
    this.unfont();
    this.unlisten();
    this.leave();
    this.sigma.kill();
  }
}
