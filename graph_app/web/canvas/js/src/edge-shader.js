/** The vertex shader of ties. Its curve and its heads are those of `tie-shape.js`, with the y axis pointing up. */

import { GLYPH_GLSL } from "./glyphs.js";
import { BEND, GAP, HEAD } from "./tie-shape.js";

const number = (/** @type {number} */ value) => value.toFixed(6);

/** The sides of a head, for the fragment shader. */
export const SEAM = { slope: number(HEAD.half), cosine: number(1 / Math.hypot(1, HEAD.half)) };

const HEADS = `
attribute vec4 a_ends;
attribute float a_arrow;
${GLYPH_GLSL}
float glyphEdge(float glyph, vec2 way, float r) {
  float s = 1.75 * r;
  for (int k = 0; k < 10; k++) s -= glyphDistance(glyph, way * s, r);
  return max(s, 0.0);
}
`;

const LAY_HEADS = `
  float size_start = a_ends.x / u_sizeRatio;
  float size_end = a_ends.z / u_sizeRatio;
  float speed0 = 2.0 * max(length(control - start), 0.001);
  float speed1 = 2.0 * max(length(end - control), 0.001);
  float tip0 = glyphEdge(a_ends.y, normalize(control - start), size_start) / speed0;
  float tip1 = 1.0 - glyphEdge(a_ends.w, normalize(control - end), size_end) / speed1;
  float size = ${number(HEAD.least)} + ${number(HEAD.more)} * width;
  bool at_end = a_arrow == 1.0 || a_arrow == 3.0;
  bool at_start = a_arrow >= 2.0;
  float cut0 = at_start ? tip0 + size / speed0 : 0.0;
  float cut1 = at_end ? tip1 - size / speed1 : 1.0;
  bool room = cut0 < cut1;
  if (room) {
    t0 = cut0;
    t1 = cut1;
  }
  if (a_corner.z > 0.5) {
    bool last = a_corner.z < 1.5;
    if (!room || !(last ? at_end : at_start)) {
      gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
      return;
    }
    vec2 tip = onCurve(start, control, end, last ? tip1 : tip0);
    vec2 base = onCurve(start, control, end, last ? cut1 : cut0);
    vec2 back = normalize(base - tip);
    v_head = size;
    v_colour.a = min(1.0, v_colour.a * ${number(HEAD.ink)});
    v_place = vec2(a_corner.x * (size + 2.0) - 1.0, a_corner.y * (size * ${SEAM.slope} + 1.0));
    vec2 point = tip + back * v_place.x + vec2(-back.y, back.x) * v_place.y;
    gl_Position = vec4(point * 2.0 / u_view, 0.0, 1.0);
    return;
  }
`;

/**
 * @param {boolean} thin one-pixel lines, always straight
 * @param {boolean} headed
 * @returns {string}
 */
export const vertexShader = (thin, headed) => `
attribute vec3 a_corner;
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec4 a_look; // width, lit, bend, pattern
attribute vec4 a_colour;
uniform mat3 u_matrix;
uniform vec2 u_view;
uniform float u_sizeRatio;
uniform float u_fade;
varying vec4 v_colour;
varying vec2 v_place;
varying float v_half;
varying float v_dash;
varying float v_head;
const float bias = 255.0 / 254.0;
vec2 onCurve(vec2 a, vec2 c, vec2 b, float t) {
  return mix(mix(a, c, t), mix(c, b, t), t);
}
${headed ? HEADS : ""}
void main() {
  vec2 start = (u_matrix * vec3(a_start, 1.0)).xy * u_view * 0.5;
  vec2 end = (u_matrix * vec3(a_end, 1.0)).xy * u_view * 0.5;
  float width = a_look.x / sqrt(u_sizeRatio); // ties grow more slowly than glyphs
  v_half = max(width, 1.0) * 0.5;
  v_dash = a_look.w;
  v_head = 0.0;
  v_place = vec2(0.0);
  v_colour = a_colour;
  v_colour.a *= bias * min(width, 1.0) * mix(u_fade, 1.0, a_look.y);
  vec2 along = end - start;
  float reach = length(along);
  if (a_look.x <= 0.0 || reach < 0.01) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec2 normal = vec2(-along.y, along.x) / reach;
  float t0 = 0.0;
  float t1 = 1.0;
  ${thin ? "vec2 place = mix(start, end, a_corner.x);" : `
  float bend = 2.0 * a_look.z * min(${number(GAP)} / u_sizeRatio, ${number(BEND)} * reach);
  vec2 control = (start + end) * 0.5 + normal * bend;
  ${headed ? LAY_HEADS : ""}
  float t = mix(t0, t1, a_corner.x);
  vec2 way = normalize(mix(control - start, end - control, t));
  v_place = vec2(t * (reach + 0.667 * bend * bend / reach), a_corner.y * (v_half + 1.0));
  vec2 place = onCurve(start, control, end, t) + vec2(-way.y, way.x) * v_place.y;`}
  gl_Position = vec4(place * 2.0 / u_view, 0.0, 1.0);
}
`;
