/** What the file says: rows of the evidence by actor and by tie. Pure. */

/**
 * @typedef {object} Tie
 * @property {number} e place of the tie
 * @property {number} other the actor at the other end
 * @property {number} weight
 */

/** @param {number} size @param {Array<ArrayLike<number>>} columns @returns {number[][]} rows by what the columns name */
function rowsBy(size, ...columns) {
  /** @type {number[][]} */
  const found = Array.from({ length: size }, () => []);
  for (let row = 0; row < columns[0].length; row++) {
    for (const place of new Set(columns.map((column) => column[row]))) if (place >= 0) found[place].push(row);
  }
  return found;
}

/** One debate. */
export class Debate {
  /** @param {any} data of the file @param {import("../decode.js").Network} network */
  constructor(data, network) {
    this.data = data;
    this.network = network;
    this.recorded = data.ties.kind.length;
    const n = network.actorIds.length;
    this.ties = rowsBy(n, network.from, network.to);
    this.statements = rowsBy(n, data.statements.actor);
    this.parts = rowsBy(n, data.participations.actor);
    this.together = rowsBy(network.tieIds.length, data.together.tie);
  }

  /** @param {number} i */
  name(i) {
    return this.network.labels[i];
  }

  /** @param {number} i @returns {string} kind of an actor */
  kind(i) {
    return this.data.words.kinds[this.data.actors.kind[i]] ?? "";
  }

  /** @param {number} i @returns {string} finer kind and place */
  finer(i) {
    const { subkind, jurisdiction } = this.data.actors;
    return [subkind[i], jurisdiction[i]].filter(Boolean).join(" · ");
  }

  /** @param {number} row of the sources, or -1 */
  source(row) {
    if (!(row >= 0)) return null;
    const { title, publisher, date, grade, url } = this.data.sources;
    return { title: title[row], url: url[row], notes: [publisher[row], date[row], grade[row]?.replace(/_/g, " ")] };
  }

  /** @param {number} e @param {boolean} [outward] as it reads from its beginning @returns {string} */
  verb(e, outward = true) {
    if (e >= this.recorded) return "acted together with";
    const { ties, back } = this.data.words;
    return (outward ? ties : back)[this.data.ties.kind[e]];
  }

  /** @param {number} e @returns {string[]} since when, how much, how sure */
  notes(e) {
    if (e >= this.recorded) return [`weight ${this.data.ties.weight[e].toFixed(2)}`];
    const { start, end, amount_usd: amount, confidence } = this.data.ties;
    const span = [start[e], end[e]].filter(Boolean).join(" – ") || "undated";
    return [span, money(amount[e]), confidence[e] && `${confidence[e]} confidence`].filter(Boolean);
  }

  /** @param {number} e @returns {number[]} events that a derived tie rests on */
  eventsBehind(e) {
    return this.together[e].map((row) => this.data.together.event[row]);
  }

  /** Ties of an actor by kind and direction: recorded before derived, the largest group first. @param {number} i */
  groups(i) {
    const { from, to } = this.network;
    /** @type {Map<string, {title: string, derived: boolean, ties: Tie[]}>} */
    const found = new Map();
    for (const e of this.ties[i]) {
      const outward = from[e] === i;
      const title = this.verb(e, outward);
      const derived = e >= this.recorded;
      const key = `${derived}${title}`;
      if (!found.has(key)) found.set(key, { title, derived, ties: [] });
      found.get(key).ties.push({ e, other: outward ? to[e] : from[e], weight: this.data.ties.weight[e] });
    }
    const by = (/** @type {string} */ one, /** @type {string} */ other) => (one < other ? -1 : one > other ? 1 : 0);
    for (const { ties } of found.values()) {
      ties.sort((one, other) => other.weight - one.weight || by(this.name(one.other), this.name(other.other)) || one.e - other.e);
    }
    return [...found.values()].sort(
      (one, other) => Number(one.derived) - Number(other.derived) || other.ties.length - one.ties.length || by(one.title, other.title),
    );
  }

  /** Events an actor took part in, the newest first. @param {number} i @returns {number[]} rows of participations */
  eventsOf(i) {
    const { event } = this.data.participations;
    const { date } = this.data.events;
    const of = (/** @type {number} */ row) => date[event[row]] ?? "";
    return [...this.parts[i]].sort((one, other) => (of(one) < of(other) ? 1 : of(one) > of(other) ? -1 : one - other));
  }
}

/** @param {number | null | undefined} amount in US dollars @returns {string} */
export function money(amount) {
  if (amount === null || amount === undefined) return "";
  const short = (/** @type {number} */ value) => Number(value.toPrecision(3)).toLocaleString("en");
  if (amount >= 1e9) return `$${short(amount / 1e9)} billion`;
  return amount >= 1e6 ? `$${short(amount / 1e6)} million` : `$${amount.toLocaleString("en")}`;
}
