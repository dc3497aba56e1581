import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../graph_app/web/assets/clientside.js", import.meta.url), "utf8");

/** A page with the script of the page: what is asked of the address waits in `asked` until it is answered. */
function page(first = "") {
  const asked = [];
  const set_props = (id, props) => id === "url" && asked.push(props.search);
  const window = { dash_clientside: { set_props, no_update: {} } };
  const document = { addEventListener() {} };
  runInNewContext(SCRIPT, { window, document, navigator: {}, URLSearchParams });
  const { walkViews } = window.dash_clientside.graph_app;
  const self = { view: null, query: null, ends: null, asked };
  const presses = { undo: undefined, redo: undefined };
  const call = () => (self.ends = Array.from(walkViews(self.view, presses.undo, presses.redo)));
  const count = (name, times) => (presses[name] = (presses[name] || 0) + times);
  /** The server has answered: the page shows a view. */
  self.show = (query) => {
    self.query = query;
    self.view = { query };
    call();
  };
  /** The server answers what was asked of the address, the oldest first. */
  self.answer = () => self.show(asked.shift().replace(/^\?/, ""));
  self.drop = () => asked.shift();
  self.press = (name, times = 1) => (count(name, times), call());
  /** A button is pressed while the page waits: the page hears of it together with what comes next. */
  self.pressWaiting = count;
  self.undo = () => (self.press("undo"), asked.length && self.answer());
  self.redo = () => (self.press("redo"), asked.length && self.answer());
  self.show(first);
  return self;
}

/** Numbers that look random and are the same in every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}

test("at first there is nowhere to go, and trying changes nothing", () => {
  const it = page("kind=company");
  assert.deepEqual(it.ends, [true, true]);
  it.press("undo");
  it.press("redo");
  assert.deepEqual(it.asked, []);
  assert.deepEqual(it.ends, [true, true]);
});

test("as many undos as views lead to the first, as many redos to the last, whatever the views were", () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const next = random(seed);
    const it = page(`at=a${next(3)}`);
    const seen = [it.query];
    for (let step = next(15); step > 0; step -= 1) {
      const query = next(4) ? `at=a${next(5)}&size=none` : "";
      it.show(query);
      if (query !== seen[seen.length - 1]) seen.push(query);
    }
    for (let place = seen.length - 1; place > 0; place -= 1) {
      assert.equal(it.query, seen[place]);
      assert.equal(it.ends[0], false);
      it.undo();
    }
    assert.equal(it.query, seen[0]);
    assert.deepEqual(it.ends, [true, seen.length === 1]);
    for (const query of seen.slice(1)) {
      it.redo();
      assert.equal(it.query, query);
    }
    assert.deepEqual(it.ends, [seen.length === 1, true]);
  }
});

test("any walk of steps, undos and redos is that of a list with a place in it", () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const next = random(seed);
    const it = page();
    let views = [""];
    let place = 0;
    for (let step = 0; step < 40; step += 1) {
      const what = next(3);
      if (what === 0) {
        const query = `at=a${next(6)}`;
        it.show(query);
        if (query !== views[place]) {
          views = [...views.slice(0, place + 1), query];
          place += 1;
        }
      } else if (what === 1) {
        it.undo();
        place = Math.max(0, place - 1);
      } else {
        it.redo();
        place = Math.min(views.length - 1, place + 1);
      }
      assert.equal(it.query, views[place]);
      assert.deepEqual(it.ends, [place === 0, place === views.length - 1]);
    }
  }
});

test("the empty view is asked for as an empty question", () => {
  const it = page();
  it.show("at=a");
  it.press("undo");
  assert.deepEqual(it.asked, ["?"]);
});

test("undos that are quicker than the server all count", () => {
  const it = page();
  for (const query of ["at=a", "at=b", "at=c"]) it.show(query);
  it.press("undo");
  it.press("undo");
  assert.deepEqual(it.asked, ["?at=b", "?at=a"]);
  it.answer();
  it.answer();
  assert.deepEqual(it.ends, [false, false]);
  it.undo();
  assert.equal(it.query, "");
  for (const query of ["at=a", "at=b", "at=c"]) {
    it.redo();
    assert.equal(it.query, query);
  }
});

test("undos of which only the last is answered are no steps", () => {
  const it = page();
  for (const query of ["at=a", "at=b", "at=c"]) it.show(query);
  it.press("undo");
  it.press("undo");
  it.drop();
  it.answer();
  assert.equal(it.query, "at=a");
  it.redo();
  it.redo();
  assert.equal(it.query, "at=c");
  assert.deepEqual(it.ends, [false, true]);
});

test("a step after an undo that was never answered is a step", () => {
  const it = page();
  it.show("at=a");
  it.press("undo");
  it.drop();
  it.show("at=b");
  assert.deepEqual(it.ends, [false, true]);
  it.undo();
  assert.equal(it.query, "");
});

test("a step to a view that was asked for long ago is a step", () => {
  const it = page();
  it.show("at=a");
  it.press("undo");
  it.drop();
  it.show("at=b");
  it.show("");
  it.undo();
  assert.equal(it.query, "at=b");
});

test("presses while the server is at work are steps from what it then shows", () => {
  const it = page();
  for (const query of ["at=a", "at=b"]) it.show(query);
  it.pressWaiting("undo", 2);
  it.show("at=c");
  assert.deepEqual(it.asked, ["?at=b", "?at=a"]);
  it.drop();
  it.answer();
  it.pressWaiting("redo", 1);
  it.press("redo");
  assert.deepEqual(it.asked, ["?at=b", "?at=c"]);
});

test("a press that comes with an answer to the press before it is not lost", () => {
  const it = page();
  for (const query of ["at=a", "at=b"]) it.show(query);
  it.press("undo");
  it.pressWaiting("undo", 1);
  it.answer();
  assert.deepEqual(it.asked, ["?"]);
  it.answer();
  assert.deepEqual(it.ends, [true, false]);
});
