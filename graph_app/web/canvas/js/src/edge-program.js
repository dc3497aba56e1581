/** Ties: antialiased bands that may bend, break into dashes and carry heads, or one-pixel lines where there are very many. */

import { EdgeProgram } from "sigma/rendering";
import { SEAM, vertexShader } from "./edge-shader.js";

const BAND = `
precision highp float;
varying vec4 v_colour;
varying vec2 v_place;
varying float v_half;
varying float v_dash;
varying float v_head;
uniform float u_density;
float within(float d) { return clamp(0.5 + d * u_density, 0.0, 1.0); }
void main() {
  float alpha = v_colour.a;
  if (v_head > 0.0) {
    float side = (v_place.x * ${SEAM.slope} - abs(v_place.y)) * ${SEAM.cosine};
    alpha *= within(min(side, v_head - v_place.x));
  } else {
    alpha *= within(v_half - abs(v_place.y));
    if (v_dash > 1.5) alpha *= within(0.75 + 0.25 * v_half - abs(mod(v_place.x, 4.5) - 2.25));
    else if (v_dash > 0.5) alpha *= within(2.9 - abs(mod(v_place.x, 9.0) - 4.5));
  }
  gl_FragColor = vec4(v_colour.rgb * alpha, alpha);
}
`;

const THIN = `
precision mediump float;
varying vec4 v_colour;
void main() {
  gl_FragColor = vec4(v_colour.rgb * v_colour.a, v_colour.a);
}
`;

const PIECES = 14; // straight pieces of a bent band

/**
 * @param {number} pieces
 * @param {boolean} headed
 * @returns {number[][]} corners of triangles: way along 0–1, side, 0 for the band, 1 for the head at the end, 2 at the start
 */
function corners(pieces, headed) {
  const out = [];
  for (let k = 0; k < pieces; k++) {
    const [a, b] = [k / pieces, (k + 1) / pieces];
    out.push([a, -1, 0], [b, -1, 0], [a, 1, 0], [a, 1, 0], [b, -1, 0], [b, 1, 0]);
  }
  for (const head of headed ? [1, 2] : []) out.push([0, -1, head], [1, -1, head], [0, 1, head], [0, 1, head], [1, -1, head], [1, 1, head]);
  return out;
}

/**
 * @param {{tieFade: number}} look `tieFade` is the alpha of what is not lit; read at every frame
 * @param {{thin?: boolean, bent?: boolean, headed?: boolean}} kind
 * @returns {any} an edge program class for sigma
 */
export function createTieProgram(look, { thin = false, bent = false, headed = false }) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLES, LINES } = WebGLRenderingContext;
  const constant = thin ? [[0, 0, 0], [1, 0, 0]] : corners(bent ? PIECES : 1, headed);
  const floats = (/** @type {string} */ name, /** @type {number} */ size) => ({ name, size, type: FLOAT });
  return class TieProgram extends EdgeProgram {
    getDefinition() {
      return {
        VERTICES: constant.length,
        VERTEX_SHADER_SOURCE: vertexShader(thin, headed),
        FRAGMENT_SHADER_SOURCE: thin ? THIN : BAND,
        METHOD: thin ? LINES : TRIANGLES,
        UNIFORMS: ["u_matrix", "u_view", "u_sizeRatio", "u_fade", "u_density"],
        ATTRIBUTES: [
          floats("a_start", 2),
          floats("a_end", 2),
          floats("a_look", 4),
          { name: "a_colour", size: 4, type: UNSIGNED_BYTE, normalized: true },
          ...(headed ? [floats("a_ends", 4), floats("a_arrow", 1)] : []),
        ],
        CONSTANT_ATTRIBUTES: [floats("a_corner", 3)],
        CONSTANT_DATA: constant,
      };
    }

    processVisibleItem(_id, at, from, to, data) {
      const array = this.array;
      array[at++] = from.x;
      array[at++] = from.y;
      array[at++] = to.x;
      array[at++] = to.y;
      array[at++] = data.size;
      array[at++] = data.lit;
      array[at++] = data.bend;
      array[at++] = data.dash;
      array[at++] = data.paint;
      if (!headed) return;
      array[at++] = from.size;
      array[at++] = from.glyph;
      array[at++] = to.size;
      array[at++] = to.glyph;
      array[at++] = data.arrow;
    }

    setUniforms(params, { gl, uniformLocations }) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform2f(uniformLocations.u_view, params.width, params.height);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(uniformLocations.u_fade, look.tieFade);
      if (!thin) gl.uniform1f(uniformLocations.u_density, params.pixelRatio);
    }
  };
}
