/** The page in one file: rows by actor and tie, what is found, amounts. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { decodePayload } from "../../graph_app/web/canvas/js/src/decode.js";
import { Debate, money } from "../../graph_app/web/canvas/js/src/offline/debate.js";
import { find, folded } from "../../graph_app/web/canvas/js/src/offline/find.js";
import { payload } from "./helpers.js";

/** Ann funds Bob, Bob criticises Cyd; the third tie, of Dee with itself, is derived from an event. */
const data = () => ({
  actors: { kind: [0, 0, 1, 1], subkind: [null, "lab", null, null], jurisdiction: ["US", "EU", null, null] },
  statements: { actor: [1, 0, 1], date: ["2025", "2024", "2023"] },
  ties: { kind: [0, 1], start: ["2024", null], end: [null, null], amount_usd: [2e6, null], confidence: ["high", null], weight: [0.5, 0.2, 0.25] },
  together: { tie: [2, 2], event: [1, 0] },
  events: { title: ["Letter", "Bill"], date: ["2024-05", null] },
  participations: { actor: [3, 3, 0], event: [0, 1, 1], role: ["lead", null, "witness"] },
  sources: { title: ["Record"], publisher: ["Office"], date: [null], grade: ["own_statement"], url: [null] },
  words: { kinds: ["Company", "Office"], ties: ["funds", "criticizes"], back: ["is funded by", "is criticized by"] },
});

const debate = () => new Debate(data(), decodePayload(payload()));

test("statements and ties belong to their actors, a tie with itself once", () => {
  const found = debate();
  assert.deepEqual(found.statements, [[1], [0, 2], [], []]);
  assert.deepEqual(found.ties, [[0], [0, 1], [1], [2]]);
});

test("ties read from the side of the actor, recorded before derived", () => {
  const found = debate();
  assert.deepEqual(found.groups(1).map(({ title, ties }) => [title, ties[0].other]), [["criticizes", 2], ["is funded by", 0]]);
  assert.deepEqual(found.groups(3).map(({ title, derived }) => [title, derived]), [["acted together with", true]]);
  assert.deepEqual(found.eventsBehind(2), [1, 0]);
});

test("notes say since when, how much and how sure, and what is not dated", () => {
  const found = debate();
  assert.deepEqual(found.notes(0), ["2024", "$2 million", "high confidence"]);
  assert.deepEqual(found.notes(1), ["undated"]);
  assert.deepEqual(found.notes(2), ["weight 0.25"]);
  assert.equal(found.finer(1), "lab · EU");
});

test("events come newest first, undated ones last", () => {
  assert.deepEqual(debate().eventsOf(3), [0, 1]);
});

test("a row without a source has none", () => {
  const found = debate();
  assert.equal(found.source(-1), null);
  assert.equal(found.source(undefined), null);
  assert.deepEqual(found.source(0).notes, ["Office", null, "own statement"]);
});

test("amounts are short", () => {
  assert.deepEqual([950, 2_500_000, 1_234_000_000, 0].map(money), ["$950", "$2.5 million", "$1.23 billion", "$0"]);
  assert.equal(money(null), "");
});

test("names are found without case and accents: beginnings first, then words, then the rest, the biggest first", () => {
  const names = ["Élysée", "The Elys Fund", "Lysander", "Elysium", "Babelys"].map(folded);
  assert.deepEqual(find("ELYS", names, [1, 5, 9, 3, 1]), [3, 0, 1, 4]);
  assert.deepEqual(find("  ", names, [1, 1, 1, 1, 1]), []);
  assert.deepEqual(find("lys", names, [1, 5, 9, 3, 1], 2), [2, 1]);
});
