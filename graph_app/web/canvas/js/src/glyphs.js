/**
 * The eight glyphs: their scale, so that all cover the same area as the circle of the same
 * radius, and their signed distance functions as GLSL.
 */

/** Names by number, as in the payload. */
export const GLYPHS = ["circle", "diamond", "square", "triangle", "pentagon", "hexagon", "star", "cross"];

const STAR = 0.5; // inner radius of the star as a share of the outer
const ARM = 0.4; // half the width of the cross's arm as a share of its half length

/**
 * Circumradius (circle, diamond, polygons, star), half side (square) or half length (cross)
 * of the glyph that covers as much as the unit circle.
 */
export const SCALES = [
  1,
  Math.sqrt(Math.PI / 2),
  Math.sqrt(Math.PI) / 2,
  Math.sqrt((4 * Math.PI) / (3 * Math.sqrt(3))),
  Math.sqrt(Math.PI / (2.5 * Math.sin((2 * Math.PI) / 5))),
  Math.sqrt(Math.PI / (3 * Math.sin(Math.PI / 3))),
  Math.sqrt(Math.PI / (5 * STAR * Math.sin(Math.PI / 5))),
  Math.sqrt(Math.PI / (8 * ARM - 4 * ARM * ARM)),
];

const number = (/** @type {number} */ value) => value.toFixed(6);

/** GLSL: `float glyphDistance(float glyph, vec2 p, float r)`, negative inside, in the unit of p. */
export const GLYPH_GLSL = `
float ngon(vec2 p, float n, float r) {
  float half_angle = 3.14159265 / n;
  float a = mod(atan(p.x, p.y), 2.0 * half_angle) - half_angle;
  vec2 q = length(p) * vec2(cos(a), abs(sin(a)));
  float apothem = r * cos(half_angle);
  float beyond = max(q.y - r * sin(half_angle), 0.0);
  float d = q.x - apothem;
  return beyond > 0.0 ? sign(d) * length(vec2(d, beyond)) : d;
}
float box(vec2 p, vec2 b) {
  vec2 q = abs(p) - b;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
}
float star(vec2 p, float r, float inner) {
  const vec2 k1 = vec2(0.809016994375, -0.587785252292);
  const vec2 k2 = vec2(-0.809016994375, -0.587785252292);
  p.x = abs(p.x);
  p -= 2.0 * max(dot(k1, p), 0.0) * k1;
  p -= 2.0 * max(dot(k2, p), 0.0) * k2;
  p.x = abs(p.x);
  p.y -= r;
  vec2 ba = inner * vec2(-k1.y, k1.x) - vec2(0.0, 1.0);
  float h = clamp(dot(p, ba) / dot(ba, ba), 0.0, r);
  return length(p - ba * h) * sign(p.y * ba.x - p.x * ba.y);
}
float glyphDistance(float glyph, vec2 p, float r) {
  float soft = 0.1 * r;
  if (glyph < 0.5) return length(p) - r;
  if (glyph < 1.5) return ngon(p, 4.0, r * ${number(SCALES[1])} - soft * 0.6) - soft * 0.45;
  if (glyph < 2.5) return box(p, vec2(r * ${number(SCALES[2])} - soft)) - soft;
  if (glyph < 3.5) return ngon(p, 3.0, r * ${number(SCALES[3])} - soft) - soft * 0.55;
  if (glyph < 4.5) return ngon(p, 5.0, r * ${number(SCALES[4])} - soft) - soft * 0.85;
  if (glyph < 5.5) return ngon(p, 6.0, r * ${number(SCALES[5])} - soft) - soft * 0.9;
  if (glyph < 6.5) return star(p, r * ${number(SCALES[6])}, ${number(STAR)});
  float arm = r * ${number(SCALES[7])};
  return min(box(p, vec2(arm, arm * ${number(ARM)})), box(p, vec2(arm * ${number(ARM)}, arm)));
}
`;

const OUTER = [1, 1.2, 1.2, 1.42, 1.12, 1.08, 1.42, 1.22];

/**
 * How far a glyph reaches from its centre, for rings and label places.
 *
 * @param {number} glyph
 * @returns {{up: number, down: number, side: number, outer: number}} as shares of the radius
 */
export function reach(glyph) {
  const s = SCALES[glyph] ?? 1;
  const outer = OUTER[glyph] ?? 1;
  if (glyph === 3) return { up: s * 0.96, down: s / 2, side: s * 0.866, outer };
  return { up: s, down: glyph === 4 || glyph === 6 ? s * 0.82 : s, side: s, outer };
}
