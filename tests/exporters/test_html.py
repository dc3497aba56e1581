"""The page in one file: inert data, nothing from elsewhere, only what is visible, the same bytes."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import numpy as np
import pytest

import graph_app as ga
from graph_app.exporters import Looks
from graph_app.exporters.html import weight
from graph_app.style.legend import by_stance
from graph_app.web.payload import Drawing
from tests.worlds import SOURCES, TINY, World, actors, event, part, statement, tie

NASTY = "</script><script>alert(1)</script><!--<b>\u2028&\"'"


class Reader(HTMLParser):
    """Takes a page apart as a browser does."""

    def __init__(self):
        super().__init__()
        self.elements = []
        self.open = None
        self.texts = {}

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.open = f"{tag}#{dict(attrs).get('id', '')}"

    def handle_endtag(self, tag):
        self.open = None

    def handle_data(self, data):
        self.texts[self.open] = self.texts.get(self.open, "") + data


def page(explorer, **rest):
    text = b"".join(explorer.stream("html", **rest)).decode()
    reader = Reader()
    reader.feed(text)
    return text, reader, json.loads(reader.texts["script#data"])


def test_nothing_in_the_data_can_leave_its_element():
    rows = [{"id": NASTY, "name": NASTY, "kind": "company", "summary": NASTY}]
    source = {"id": "s", "title": NASTY, "url": "javascript:alert(1)", "grade": "press", "date": "2024"}
    world = World(
        {
            "actors": rows,
            "sources": [source],
            "statements": [statement(NASTY, "release", 1, "2024", source="s") | {"summary": NASTY}],
        }
    ).explorer(title=NASTY)
    text, reader, data = page(world)
    assert [tag for tag, _ in reader.elements].count("script") == 2
    assert reader.texts["h1#"] == NASTY
    assert data["network"]["actors"]["label"] == [NASTY]
    assert data["statements"]["summary"] == [NASTY]
    assert data["sources"]["url"] == [None]
    assert "<script>alert" not in text and "<!--" not in text
    assert not set("<>&\u2028\u2029") & set(reader.texts["script#data"])


def test_the_policy_names_the_script_and_the_style_and_nothing_else(tiny):
    text, reader, _ = page(tiny)
    (policy,) = [
        attrs["content"]
        for tag, attrs in reader.elements
        if attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    found = {"script": rules["script-src"], "style": rules["style-src"]}
    for name, named in found.items():
        (inline,) = re.findall(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)
        assert named == f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"
    assert set(rules) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}


def test_the_page_loads_nothing(tiny):
    text, reader, _ = page(tiny)
    assert {tag for tag, _ in reader.elements} <= set(
        "html head meta title style body div header h1 p noscript footer script".split()
    )
    assert not any({"src", "href", "srcset", "style"} & set(attrs) for _, attrs in reader.elements)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL).group(1)
    assert "url(" not in style and "@import" not in style
    assert "fetch(" not in text and "XMLHttpRequest" not in text and "WebSocket" not in text


def test_title_sentence_and_citation_are_there_without_scripts(tiny):
    seen = tiny.filter(kind="company")
    _, reader, _ = page(seen)
    assert reader.texts["h1#"] == seen.about()["title"]
    assert reader.texts["p#sentence"] == seen.sentence()
    assert reader.texts["p#citation"] == seen.about()["citation"]
    assert seen.about()["licence"] in reader.texts["p#citation"]


def test_the_same_data_and_filter_give_the_same_bytes(tiny):
    first, again = (ga.open(TINY).filter(derived=True).stream("html") for _ in range(2))
    assert b"".join(first) == b"".join(again) == b"".join(tiny.filter(derived=True).stream("html"))


def test_actors_stand_where_the_page_puts_them(tiny):
    _, _, data = page(tiny)
    drawn = json.loads(Drawing(tiny).payload())
    assert data["network"]["actors"] == drawn["actors"]


def test_only_what_is_visible_leaves_the_house():
    world = World(
        {
            "actors": actors("seen", "also") + actors("hidden", kind="regulator"),
            "ties": [
                tie("t-1", "seen", "also", source="s-off"),
                tie("t-2", "seen", "hidden", source="s-press"),
            ],
            "statements": [statement("hidden", "release", 2, "2024", source="s-agg")],
            "events": [event("secret", source="s-own"), event("open", source="s-off")],
            "participations": [part("secret", "hidden", "lead"), part("open", "seen", "lead")],
        }
    ).explorer()
    text, _, data = page(world.filter(kind="company"))
    assert data["network"]["actors"]["id"] == ["seen", "also"]
    assert data["network"]["ties"]["id"] == ["t-1"]
    assert data["statements"]["actor"] == []
    assert data["events"]["title"] == ["Event open"]
    assert data["participations"] == {"actor": [0], "event": [0], "role": ["lead"], "source": [0]}
    assert data["sources"]["title"] == ["Record"]
    assert "Hidden" not in text and "secret" not in text


def test_evidence_is_that_of_the_panel(debate):
    seen = debate.filter(derived=True, kind=["company", "regulator"])
    _, _, data = page(seen)
    names = data["network"]["actors"]["id"]
    place = names.index("hugging-face")
    found = seen.actor("hugging-face")
    rows = [row for row, one in enumerate(data["statements"]["actor"]) if one == place]
    told = data["statements"]
    assert [
        (
            told["date"][row],
            data["words"]["issues"][told["issue"][row]],
            told["stance"][row],
            data["sources"]["url"][told["source"][row]],
            bool(told["counts"][row]),
        )
        for row in rows
    ] == [
        (one["date"], one["issue"], one["stance"], one["source"]["url"], one["counts"])
        for one in found["statements"]
    ]
    ends = [np.frombuffer(base64.b64decode(data["network"]["ties"][side]), "<i4") for side in ("from", "to")]
    mine = np.flatnonzero((ends[0] == place) | (ends[1] == place))
    assert len(mine) == sum(len(group["ties"]) for group in found["ties"])
    together = {}
    for one, which in zip(data["together"]["tie"], data["together"]["event"], strict=True):
        together.setdefault(data["network"]["ties"]["id"][one], set()).add(data["events"]["title"][which])
    for group in found["ties"]:
        for one in group["ties"]:
            row = data["network"]["ties"]["id"].index(one["id"])
            if group["derived"]:
                assert together[one["id"]] == {shared["title"] for shared in one["events"]}
            else:
                assert data["sources"]["title"][data["ties"]["source"][row]] == one["source"]["title"]
                assert data["ties"]["summary"][row] == one["summary"]
            assert data["ties"]["weight"][row] == pytest.approx(one["weight"], abs=1e-4)
    parts = [row for row, one in enumerate(data["participations"]["actor"]) if one == place]
    assert {data["events"]["title"][data["participations"]["event"][row]] for row in parts} == {
        one["title"] for one in found["events"]
    }
    assert data["actors"]["openness"][place] == pytest.approx(found["openness"]["value"], abs=1e-4)


def test_a_debate_of_actors_and_ties_alone_can_be_taken_away():
    tables = {name: [] for name in ("issues", "statements", "events", "participations", "sources")}
    bare = {"actors": actors("a", "b"), "ties": [tie("t", "a", "b", source=None)]}
    _, _, data = page(World(tables | bare).explorer())
    assert data["ties"]["source"] == [-1]
    assert data["statements"]["actor"] == [] and data["words"]["issues"] == []


def test_a_filter_that_hides_everyone_gives_a_page_that_says_so(tiny):
    _, reader, data = page(tiny.filter(text="nobodyiscalledthis"))
    assert data["network"]["actors"]["id"] == []
    assert "0 of 8 actors" in reader.texts["p#sentence"]


def test_a_view_of_its_own_gives_places_sizes_and_colours(tiny):
    network = tiny.network
    places = np.column_stack([np.arange(network.n), -np.arange(network.n)]).astype(float)
    looks = Looks(
        places=places,
        sizes=np.full(network.n, 9.0),
        colours=by_stance(np.zeros(network.n, dtype=np.uint8), ""),
        ties=None,
        legend=[[{"label": "All", "count": network.n, "glyph": "star", "fill": {}, "stroke": {}}]],
        words="Colour: all alike.",
        drawing={"arrows": True},
        selected=("acme",),
        guides={"texts": [], "lines": [], "rings": [[0.0, 0.0, 1.0]]},
    )
    _, _, data = page(tiny, looks=looks)
    assert (
        np.frombuffer(base64.b64decode(data["network"]["actors"]["y"]), "<f4").tolist()
        == (-np.arange(network.n, dtype=float)).tolist()
    )
    assert set(np.frombuffer(base64.b64decode(data["scene"]["size"]), "<f4")) == {9.0}
    assert data["legend"][0][0]["label"] == "All"
    assert data["selected"] == ["acme"]
    assert data["about"]["reading"] == "Colour: all alike."
    assert data["drawing"] == {"arrows": True}
    assert data["guides"] == {"texts": [], "lines": [], "rings": [[0.0, 0.0, 1.0]]}


def test_addresses_that_are_none_are_left_out():
    source = SOURCES[0] | {"url": "data:text/html,x"}
    rows = actors("a", website="javascript:alert(1)") + actors("b", website="b.example")
    _, _, data = page(
        World(
            {
                "actors": rows,
                "sources": [source],
                "statements": [statement("a", "release", 1, "2024", source=source["id"])],
            }
        ).explorer()
    )
    assert data["sources"]["url"] == [None]
    assert data["actors"]["url"] == [None, "https://b.example"]


@pytest.mark.parametrize("query", ["", "derived=on", "kind=regulator", "text=nobodyiscalledthis"])
def test_the_weight_is_about_that_of_the_file(debate, query):
    seen = debate.query(query)
    size = sum(len(piece) for piece in seen.stream("html"))
    assert 0.75 * size < weight(seen.network, seen.rows) < 1.35 * size
