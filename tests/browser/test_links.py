"""Thirty random actions, then the address in another browser: everything a view says is the same there."""

import random

import pytest

HANDLE = "document.querySelector('#canvas').graphCanvas"
STATE = f"""() => {{
  const canvas = {HANDLE};
  const values = {{}};
  const plain = (text) => text.replace(/mantine-[a-z0-9]+/g, "");
  for (const one of document.querySelectorAll(".filters input, .stage .toolbar input")) {{
    const near = one.closest("[id]");
    const ticked = one.type === "checkbox" || one.type === "radio";
    const name = plain((near ? near.id : "") + one.name + (ticked ? one.value : ""));
    values[name] = ticked ? one.checked : one.value;
  }}
  return {{
    values,
    sentence: document.querySelector("#sentence").textContent,
    stage: document.querySelector("#stage").className,
    details: document.querySelector("#details").textContent,
    legend: document.querySelector("#legend").textContent,
    actors: canvas.visibleActors(),
    ties: canvas.visibleTies(),
    selected: canvas.selected(),
    also: canvas.alsoSelected(),
    pins: canvas.pins(),
    camera: canvas.camera(),
    colours: canvas.visibleActors().slice(0, 40).map((id) => canvas.colourOf(id)),
    places: canvas.visibleActors().slice(0, 40).map((id) => canvas.placeOf(id)),
  }};
}}"""


LOOKS = (
    ("size", ("strength", "degree", "none")),
    ("on", ("visible", "whole")),
    ("layout", ("circles", "columns", "map", "rings", "force")),
    ("by", ("coalition", "jurisdiction", "stance")),
    ("placed", ("visible", "whole")),
    ("colour", ("kind", "coalition", "degree", "stance")),
    ("tie_colour", ("kind", "sign")),
    ("joined", ("congruence", "subtract", "recorded")),
    ("through", ("argument", "both")),
    ("least", (30, 0)),
    ("labels", (0, 80)),
)


class Reader:
    """Somebody who tries everything on the page."""

    def __init__(self, page, seed):
        self.page = page
        self.dice = random.Random(seed)

    def settle(self):
        self.page.settle(quiet=700)

    def act(self):
        choice = self.dice.choice(
            (
                self.pick,
                self.pick,
                self.add,
                self.drag,
                self.zoom,
                self.legend,
                self.box,
                self.look,
                self.tab,
                self.undo,
            )
        )
        choice()
        self.settle()

    def somebody(self):
        """Return an actor that is in view, and where."""
        self.network()
        found = self.page.ask(
            "visibleActors().map((id) => [id, graphs.locate(id)])".replace("graphs", HANDLE)
        )
        box = self.page.page.locator("#canvas").bounding_box()
        inside = [
            (actor, place)
            for actor, place in found
            if place
            and box["x"] + 30 < place["x"] < box["x"] + box["width"] - 60
            and box["y"] + 120 < place["y"] < box["y"] + box["height"] - 110
        ]
        return self.dice.choice(inside) if inside else None

    def network(self):
        if "tab=" in self.page.search():
            self.page.page.locator(".tabs").get_by_text("Network", exact=True).click()
            self.settle()

    def pick(self, keys=()):
        found = self.somebody()
        if found:
            self.page.page.mouse.move(found[1]["x"], found[1]["y"])
            for key in keys:
                self.page.page.keyboard.down(key)
            self.page.page.mouse.click(found[1]["x"], found[1]["y"])
            for key in keys:
                self.page.page.keyboard.up(key)

    def add(self):
        self.pick(("Shift",))

    def drag(self):
        found = self.somebody()
        if found:
            x, y = found[1]["x"], found[1]["y"]
            self.page.page.mouse.move(x, y)
            self.page.page.mouse.down()
            self.page.page.mouse.move(x + self.dice.randint(-60, 60), y + self.dice.randint(-60, 60), steps=4)
            self.page.page.mouse.up()

    def zoom(self):
        self.network()
        box = self.page.page.locator("#canvas").bounding_box()
        self.page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.page.mouse.wheel(0, self.dice.choice((-240, 240)))
        self.page.page.wait_for_timeout(300)
        self.page.camera_kept()

    def legend(self):
        entries = self.page.page.locator("#legend button")
        entries.nth(self.dice.randrange(entries.count())).click()

    def box(self):
        boxes = self.page.page.locator(".filters .rows input[type=checkbox]")
        one = boxes.nth(self.dice.randrange(10))
        one.set_checked(not one.is_checked())

    def look(self):
        self.network()
        word, values = self.dice.choice(LOOKS)
        self.page.page.evaluate(
            "([word, value]) => window.dash_clientside.set_props({type: 'look', word}, {value})",
            [word, self.dice.choice(values)],
        )

    def tab(self):
        names = ("Network", "Table", "Matrix")
        self.page.page.locator(".tabs").get_by_text(self.dice.choice(names), exact=True).click()

    def undo(self):
        button = self.page.page.locator("#undo")
        if button.is_enabled():
            button.click()


@pytest.mark.parametrize("seed", [1])
def test_the_link_after_thirty_random_actions_opens_the_same_page(opened, seed):
    page = opened()
    reader = Reader(page, seed)
    for _ in range(30):
        reader.act()
    expected = page.page.evaluate(STATE)
    other = opened(page.search())
    Reader(other, seed).settle()
    found = other.page.evaluate(STATE)
    for key in ("x", "y", "ratio", "angle"):
        assert found["camera"].pop(key) == pytest.approx(expected["camera"].pop(key), abs=2e-3)
    for one, two in zip(found.pop("places"), expected.pop("places"), strict=True):
        assert one == pytest.approx(two, abs=1e-3)
    assert found == expected
