import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../graph_app/web/assets/camera.js", import.meta.url), "utf8");
const NOTHING = {};

/** A window with an address and a history: `entries` are its addresses, `later` is what waits for a moment. */
function browser(first = "/") {
  const entries = [first];
  const later = [];
  const told = [];
  const heard = {};
  const window = {
    location: {},
    dash_clientside: { no_update: NOTHING, set_props: (id, props) => told.push([id, { ...props }]) },
    addEventListener: (name, todo) => (heard[name] = todo),
  };
  const go = (address) => {
    const [, pathname, search, hash] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(address);
    const shown = search && search.length > 1 ? search : "";
    Object.assign(window.location, { pathname: pathname || window.location.pathname, search: shown, hash: hash || "", href: address });
  };
  window.history = {
    state: { own: 1 },
    pushState: (state, title, address) => (entries.push(address), go(address)),
    replaceState: (state, title, address) => ((entries[entries.length - 1] = address), go(address)),
  };
  window.setTimeout = (todo) => later.push(todo);
  go(first);
  runInNewContext(SCRIPT, { window, URLSearchParams });
  const { restoreCamera, keepCamera } = window.dash_clientside.graph_app;
  const rest = () => later.splice(0).forEach((todo) => todo());
  return { entries, told, heard, rest, go, push: (address) => window.history.pushState({}, "", address), restoreCamera, keepCamera };
}

const SEEN = { x: 0.25, y: 0.5, ratio: 0.123456 };

test("until the reader moves the camera it is not in the address", () => {
  const it = browser("/?at=a");
  it.push("/?at=b");
  it.rest();
  assert.deepEqual(it.entries, ["/?at=a", "/?at=b"]);
  assert.equal(it.keepCamera(null), NOTHING);
  assert.deepEqual(it.entries, ["/?at=a", "/?at=b"]);
});

test("where the reader left the camera is in the address without a step in the history", () => {
  const it = browser("/?at=a&tab=table#x");
  assert.equal(it.keepCamera(SEEN), NOTHING);
  assert.deepEqual(it.entries, ["/?at=a&camera=0.25:0.5:0.12346&tab=table#x"]);
  it.keepCamera({ x: 0, y: 1, ratio: 1 });
  assert.deepEqual(it.entries, ["/?at=a&camera=0:1:1&tab=table#x"]);
});

test("it goes along to every new address, once the page has read that address", () => {
  const it = browser();
  it.keepCamera(SEEN);
  for (const address of ["/?at=a", "?at=b&tab=table", "/?"]) {
    it.push(address);
    assert.equal(it.entries.at(-1), address);
    it.rest();
  }
  assert.deepEqual(it.entries, [
    "/?camera=0.25:0.5:0.12346",
    "/?at=a&camera=0.25:0.5:0.12346",
    "/?at=b&camera=0.25:0.5:0.12346&tab=table",
    "/?camera=0.25:0.5:0.12346",
  ]);
});

test("a link with a camera moves it there, and again when it is asked for again", () => {
  const it = browser();
  const { n, ...one } = it.restoreCamera("?at=a&camera=0.5:-1:2");
  assert.deepEqual(one, { x: 0.5, y: -1, ratio: 2 });
  assert.equal(it.restoreCamera("?camera=0.5:-1:2").n, n + 1);
  it.push("/?at=b");
  it.rest();
  assert.equal(it.entries.at(-1), "/?at=b&camera=0.5:-1:2");
});

test("a camera that is no place is not restored", () => {
  const it = browser();
  for (const camera of ["", "1", "1:2", "1:2:3:4", "a:b:c", "1:2:0", "1:2:-1", "1:2:101", "101:0:1", "0:-101:1", "NaN:0:1", "Infinity:0:1"]) {
    assert.equal(it.restoreCamera(`?camera=${camera}`), NOTHING, camera);
  }
  assert.equal(it.restoreCamera(""), NOTHING);
  assert.equal(it.restoreCamera(null), NOTHING);
});

test("the page is told its address before the camera changes it: at the start and after Back, never else", () => {
  const it = browser("/?at=a");
  it.restoreCamera("?at=a");
  it.restoreCamera("?at=b");
  assert.deepEqual(it.told, [["url", { href: "/?at=a" }]]);
  it.go("/?at=c");
  it.heard.popstate();
  it.restoreCamera("?at=c");
  it.restoreCamera("?at=d");
  assert.deepEqual(it.told.slice(1), [["url", { href: "/?at=c" }]]);
});
