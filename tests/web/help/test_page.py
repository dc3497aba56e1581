"""The page of the help: complete, linked within, without scripts, and safe whatever a package says."""

import re
from html.parser import HTMLParser

import orjson
import pytest

from graph_app.analyses.methods import GROUPS, METHODS
from graph_app.exporters import EXPORTERS
from graph_app.filters import PARTS
from graph_app.importers import IMPORTERS
from graph_app.schema import TABLES
from graph_app.web.app import create_app
from graph_app.web.guests.bounds import Bounds
from graph_app.web.help import texts
from graph_app.web.help.formulas import FORMULAS
from graph_app.web.help.page import CONTENTS, keys
from graph_app.web.help.words import WORDS
from graph_app.web.parts import method_link
from graph_app.web.studies import BESIDE, IN_TAB
from graph_app.web.studies.discourse import IN_DEBATE
from graph_app.web.verbs import VERBS
from tests.worlds import World, actors

OTHERWISE = {"agreement": "congruence", "time": "over_time"}
"""Studies that are called otherwise than what they show."""
VOID = {"meta", "link", "br"}
HOSTILE = "</title></dd><script>alert(1)</script>{{ 7*7 }}{% raw %}\"'><img src=x onerror=alert(1)>"


class Read(HTMLParser):
    """A page: its tags with their attributes, its words, and whether what is opened is closed."""

    def __init__(self, page):
        super().__init__()
        self.raw, self.tags, self.words, self.open = page, [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def every(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def headings(self):
        """The first heading of every section, by the section's id."""
        return {
            key: " ".join(words.split())
            for key, words in re.findall(r'<section id="([a-z]+)">\s*<h2>(.*?)</h2>', self.raw, flags=re.S)
        }

    @property
    def ids(self):
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]


@pytest.fixture(scope="module")
def page(client):
    found = client.get("/help")
    assert (found.status_code, found.mimetype) == (200, "text/html")
    return Read(found.text)


def test_the_contents_lead_to_every_section_once(page):
    assert len(page.ids) == len(set(page.ids))
    within = [one["href"][1:] for one in page.every("a") if one["href"].startswith("#")]
    assert set(CONTENTS) | {f"methods-{number}" for number in range(1, len(GROUPS) + 1)} <= set(within)
    assert [one for one in within if one not in page.ids] == []
    for anchor, title in CONTENTS.items():
        assert page.headings[anchor] == title


def test_links_lead_into_the_explorer_or_to_web_addresses_in_a_new_tab(page):
    for one in page.every("a"):
        if one["href"].startswith("http"):
            assert (one["target"], one["rel"]) == ("_blank", "noopener noreferrer")
        else:
            assert one["href"].startswith("#") or one["href"] in {"./", "./#tour", "api/methods"}


def test_it_loads_three_files_of_its_own_and_needs_no_script(page, client):
    loaded = [one["href"] for one in page.every("link")] + [one["src"] for one in page.every("script")]
    assert loaded == ["assets/fonts.css", "assets/help.css", "assets/help.js"]
    for one in loaded:
        with client.get(f"/{one}") as found:
            assert found.status_code == 200
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert not page.every("style") and not page.every("form") and not page.every("iframe")


def test_the_explorer_itself_does_not_load_them(client):
    assert not re.search(r"assets/help\.", client.get("/").text)


def said(words):
    return " ".join(words.replace("`", " ").split())


@pytest.mark.parametrize("method", METHODS, ids=lambda one: one.name)
def test_every_method_is_there_in_full(page, method):
    assert method_link(method.name).removeprefix("help#") in page.ids
    for words in (method.title, method.definition, method.meaning, method.caution):
        assert said(words) in page.text
    assert said(method.reference) in page.text
    spoken = [one["alttext"] for one in page.every("math")]
    assert method.formula in spoken if method.name in FORMULAS else said(method.formula) in page.text


def test_formulas_with_signs_are_set_and_others_are_words(page):
    plain = {one.name for one in METHODS if one.formula} - set(FORMULAS)
    assert plain == {
        "core",
        *(f"{way}{what}" for way in ("", "in_", "out_") for what in ("degree", "strength")),
    }
    assert set(FORMULAS) <= {one.name for one in METHODS if one.formula}
    assert len(page.every("math")) == len(FORMULAS) + 1
    assert {"mfrac", "msup", "msub", "munder"} <= {tag for tag, _ in page.tags}
    assert "merror" not in page.raw and "\\" not in "".join(page.words)


def test_words_keys_filters_formats_and_tables_are_there(page):
    for one in WORDS:
        assert one.word in page.text and said(one.meaning) in page.text
    for part in PARTS:
        assert said(part.help) in page.text
    for one in (*EXPORTERS, *IMPORTERS):
        assert one.title in page.text
    for table in TABLES.values():
        assert table.meaning in page.text
    for words in (*texts.PRIVACY, texts.STANCE[1], texts.OWN_KEYS):
        assert said(words) in page.text


def test_keys_are_those_of_the_verbs(page):
    assert keys() == [(verb.keyed, verb.title) for verb in VERBS if verb.key and verb.key != "Escape"]
    for key, title in keys():
        assert f"{key} {title}" in page.text


def test_the_debate_that_is_open_is_cited(page, debate, tiny_client, tiny):
    assert debate.about()["citation"] in page.text
    other = Read(tiny_client.get("/help").text)
    assert tiny.about()["citation"] in other.text
    assert debate.about()["citation"] not in other.text


def test_limits_of_labels_are_those_of_the_arithmetic():
    assert "From 1.25 an actor is a champion of openness, from 0.4 pro-open" in texts.STANCE[1]
    assert "(high 1, medium 0.7, low 0.4)" in texts.STANCE[1]
    assert "-2 (strongly opposes) to 2 (strongly supports)" in texts.STANCE[1]


def test_how_files_are_opened_is_said_only_where_they_may_be(tiny, client):
    shut = create_app(tiny, Bounds(debates=0)).server.test_client()
    assert texts.FILES[1] not in Read(shut.get("/help").text).text
    assert texts.FILES[1] in Read(client.get("/help").text).text


def hostile_page(**descriptor):
    tables = {
        "actors": actors("a"),
        "issues": [
            {"id": "i", "name": HOSTILE, "question": HOSTILE, "kind": "policy", "support_means": "open"}
        ],
        "actor_kinds": [
            {"id": "company", "name": HOSTILE, "plural": HOSTILE, "description": HOSTILE},
            {"id": "institute", "name": "I", "plural": "Is"},
            {"id": "regulator", "name": "R", "plural": "Rs"},
        ],
    }
    served = create_app(World(tables).explorer(**descriptor)).server.test_client()
    return served.get("/help").text


def test_hostile_texts_of_a_package_stay_text():
    raw = hostile_page(
        title=HOSTILE,
        description=HOSTILE,
        version=HOSTILE,
        citation=HOSTILE,
        licenses=[{"name": HOSTILE}],
        contributors=[{"title": HOSTILE, "path": "https://example.org/?a=%22%3E"}],
        sources=[{"title": HOSTILE}],
    )
    found = Read(raw)
    assert len(found.every("script")) == 1
    assert found.every("img") == []
    assert not [name for _, attributes in found.tags for name in attributes if name.startswith("on")]
    assert found.text.count(said(HOSTILE)) >= 10
    assert "49" not in "".join(re.findall(r"alert\(1\)</script>(.{9})", found.text))


@pytest.mark.parametrize("address", ["//evil.example/x", "evil", "https:///x"])
def test_addresses_that_are_none_are_not_linked(address):
    found = Read(hostile_page(homepage=address, licenses=[{"title": "Mine", "path": address}]))
    assert [one for one in found.every("a") if address in one["href"]] == []
    assert "Mine" in found.text


def test_methods_are_data_too(client):
    found = orjson.loads(client.get("/api/methods").data)
    assert found == {"groups": GROUPS, "methods": [one.as_dict() for one in METHODS]}


def test_every_study_of_the_page_is_explained():
    names = {OTHERWISE.get(name, name) for name in (*BESIDE, *IN_TAB, *IN_DEBATE)}
    assert names <= {one.name for one in METHODS}


def test_what_there_is_names_the_methods(client):
    assert "/api/methods" in orjson.loads(client.get("/api/nothing").data)["error"]
