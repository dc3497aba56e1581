/** One WebGL program for all glyphs: an instanced square whose fragments ask a signed distance function. */

import { NodeProgram } from "sigma/rendering";
import { LINE } from "./glyph-line.js";
import { GLYPH_GLSL } from "./glyphs.js";

const VERTEX = `
attribute vec2 a_corner;
attribute vec2 a_position;
attribute float a_size;
attribute float a_glyph;
attribute float a_lit;
attribute vec4 a_fill;
attribute vec4 a_stroke;
attribute vec4 a_id;
uniform mat3 u_matrix;
uniform vec2 u_view;
uniform float u_sizeRatio;
uniform float u_fade;
varying vec2 v_point;
varying float v_radius;
varying float v_glyph;
varying vec4 v_fill;
varying vec4 v_stroke;
const float bias = 255.0 / 254.0;
void main() {
  v_radius = a_size / u_sizeRatio;
  v_glyph = a_glyph;
  v_point = a_corner * (v_radius * 1.6 + 3.0);
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = a_size > 0.0 ? vec4(centre + v_point * 2.0 / u_view, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  #ifdef PICKING_MODE
  v_fill = a_id;
  v_fill.a *= bias;
  #else
  float alpha = bias * mix(u_fade, 1.0, a_lit);
  v_fill = vec4(a_fill.rgb, a_fill.a * alpha);
  v_stroke = vec4(a_stroke.rgb, a_stroke.a * alpha);
  #endif
}
`;

const FRAGMENT = `
precision highp float;
varying vec2 v_point;
varying float v_radius;
varying float v_glyph;
varying vec4 v_fill;
varying vec4 v_stroke;
uniform float u_density;
uniform float u_line;
${GLYPH_GLSL}
void main() {
  float d = glyphDistance(v_glyph, v_point, v_radius);
  #ifdef PICKING_MODE
  gl_FragColor = d > 1.5 ? vec4(0.0) : v_fill;
  #else
  float inside = clamp(0.5 - d * u_density, 0.0, 1.0);
  float line = clamp(0.5 + (d + u_line) * u_density, 0.0, 1.0);
  vec4 fill = vec4(v_fill.rgb * v_fill.a, v_fill.a);
  vec4 stroke = vec4(v_stroke.rgb * v_stroke.a, v_stroke.a);
  gl_FragColor = mix(fill, stroke + fill * (1.0 - stroke.a), line) * inside;
  #endif
}
`;

/**
 * @param {{fade: number}} look `fade` is the alpha of what is not lit; read at every frame
 * @returns {any} a node program class for sigma
 */
export function createGlyphProgram(look) {
  const { FLOAT, UNSIGNED_BYTE, TRIANGLE_STRIP } = WebGLRenderingContext;
  const byte4 = (/** @type {string} */ name) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });
  return class GlyphProgram extends NodeProgram {
    getDefinition() {
      return {
        VERTICES: 4,
        VERTEX_SHADER_SOURCE: VERTEX,
        FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLE_STRIP,
        UNIFORMS: ["u_matrix", "u_view", "u_sizeRatio", "u_fade", "u_density", "u_line"],
        ATTRIBUTES: [
          { name: "a_position", size: 2, type: FLOAT },
          { name: "a_size", size: 1, type: FLOAT },
          { name: "a_glyph", size: 1, type: FLOAT },
          { name: "a_lit", size: 1, type: FLOAT },
          byte4("a_fill"),
          byte4("a_stroke"),
          byte4("a_id"),
        ],
        CONSTANT_ATTRIBUTES: [{ name: "a_corner", size: 2, type: FLOAT }],
        CONSTANT_DATA: [
          [-1, -1],
          [1, -1],
          [-1, 1],
          [1, 1],
        ],
      };
    }

    processVisibleItem(id, at, data) {
      const array = this.array;
      array[at++] = data.x;
      array[at++] = data.y;
      array[at++] = data.size;
      array[at++] = data.glyph;
      array[at++] = data.lit;
      array[at++] = data.fill;
      array[at++] = data.stroke;
      array[at++] = id;
    }

    setUniforms(params, { gl, uniformLocations }) {
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      gl.uniform2f(uniformLocations.u_view, params.width, params.height);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniform1f(uniformLocations.u_fade, look.fade);
      gl.uniform1f(uniformLocations.u_density, params.pixelRatio);
      gl.uniform1f(uniformLocations.u_line, LINE);
    }
  };
}
