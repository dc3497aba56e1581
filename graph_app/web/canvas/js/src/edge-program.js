/** Straight ties: antialiased bands, or one-pixel lines where there are very many. */

import { EdgeProgram } from "sigma/rendering";

const VERTEX = `
attribute vec2 a_corner;
attribute vec2 a_start;
attribute vec2 a_end;
attribute float a_width;
attribute float a_lit;
attribute vec4 a_colour;
uniform mat3 u_matrix;
uniform vec2 u_view;
uniform float u_sizeRatio;
uniform float u_fade;
varying vec4 v_colour;
varying float v_across;
varying float v_half;
const float bias = 255.0 / 254.0;
void main() {
  vec2 start = (u_matrix * vec3(a_start, 1.0)).xy * u_view * 0.5;
  vec2 end = (u_matrix * vec3(a_end, 1.0)).xy * u_view * 0.5;
  float width = a_width / sqrt(u_sizeRatio); // ties grow more slowly than glyphs
  v_half = max(width, 1.0) * 0.5;
  v_colour = a_colour;
  v_colour.a *= bias * min(width, 1.0) * mix(u_fade, 1.0, a_lit);
  vec2 along = end - start;
  float reach = length(along);
  if (a_width <= 0.0 || reach < 0.01) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec2 normal = vec2(-along.y, along.x) / reach;
  v_across = a_corner.y * (v_half + 1.0);
  vec2 place = mix(start, end, a_corner.x) + normal * v_across;
  gl_Position = vec4(place * 2.0 / u_view, 0.0, 1.0);
}
`;

const BAND = `
precision highp float;
varying vec4 v_colour;
varying float v_across;
varying float v_half;
uniform float u_density;
void main() {
  float alpha = v_colour.a * clamp(0.5 + (v_half - abs(v_across)) * u_density, 0.0, 1.0);
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

/**
 * @param {{tieFade: number}} look `tieFade` is the alpha of what is not lit; read at every frame
 * @param {boolean} thin one-pixel lines instead of bands
 * @returns {any} an edge program class for sigma
 */
export function createTieProgram(look, thin) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP, LINES } = WebGLRenderingContext;
  return class TieProgram extends EdgeProgram {
    getDefinition() {
      return {
        VERTICES: thin ? 2 : 4,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: thin ? THIN : BAND,
        METHOD: thin ? LINES : TRIANGLE_STRIP,
        UNIFORMS: ["u_matrix", "u_view", "u_sizeRatio", "u_fade", "u_density"],
        ATTRIBUTES: [
          { name: "a_start", size: 2, type: FLOAT },
          { name: "a_end", size: 2, type: FLOAT },
          { name: "a_width", size: 1, type: FLOAT },
          { name: "a_lit", size: 1, type: FLOAT },
          { name: "a_colour", size: 4, type: UNSIGNED_BYTE, normalized: true },
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: thin
          ? [
              [0, 0],
              [1, 0],
            ]
          : [
              [0, -1],
              [1, -1],
              [0, 1],
              [1, 1],
            ],
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
      array[at++] = data.paint;
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
