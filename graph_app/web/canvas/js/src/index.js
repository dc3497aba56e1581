/** Registers the component where Dash's renderer looks: `window[namespace][type]`. */

import { NetworkCanvas } from "./component.js";

window.graph_app = Object.assign(window.graph_app ?? {}, { NetworkCanvas });
