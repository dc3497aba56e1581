"""What the first answer has the browser draw, before the page's own scripts are there."""

import json
import re
from html.parser import HTMLParser

import pytest

from graph_app.web import early
from graph_app.web.app import create_app
from graph_app.web.payload import scene
from graph_app.web.reading import read_view


class Reader(HTMLParser):
    """Elements in their order, with attributes and text."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.found.append([tag, dict(attributes), ""])

    def handle_data(self, data):
        if self.found:
            self.found[-1][2] += data


def said(html):
    found = [text for tag, attributes, text in Reader(html).found if attributes.get("id") == early.WORDS]
    return json.loads(found[0]) if found else None


@pytest.fixture(scope="module")
def ready(seen):
    seen.drawing.payload(60)
    return seen


@pytest.mark.parametrize("query", ["", "kind=company", "kind=company&at=acme", "off=kind", "stance=nonsense"])
def test_the_scene_is_the_one_that_the_page_will_draw(ready, query):
    found = early.words(ready, query)
    view, _ = read_view(query, ready.explorer.network)
    assert found["scene"] == scene(ready.at(view), view)
    assert found["src"] == ready.drawing.address


@pytest.mark.parametrize(
    "query", ["tab=table", "layout=rings", "size=pagerank", "joined=congruence", "camera=0.5:0.5:1"]
)
def test_nothing_is_drawn_early_where_the_view_asks_for_more(ready, query):
    assert early.words(ready, query) is None
    assert early.markup(None) == ""


def test_hostile_words_stay_words(strange_seen):
    strange_seen.drawing.payload(60)
    found = early.markup(early.words(strange_seen, "?pins=%3C/script%3E"))
    assert found.count("</script>") == 1
    assert "<" not in re.search(r"json\" id=[^>]*>(.*)</script>", found)[1]


def test_the_page_begins_with_the_picture_and_its_scripts(tiny):
    app = create_app(tiny)
    client = app.server.test_client()
    name = tiny.network.dataset.fingerprint
    assert client.get(f"/network/{name}.json").status_code == 200  # it is placed now
    page = client.get("/?kind=company").text
    assert said(page)["src"] == f"network/{name}.json"
    scripts = [attributes["src"] for tag, attributes, _ in Reader(page).found if "src" in attributes]
    assert [part in one for part, one in zip(early.FIRST, scripts, strict=False)] == [True] * len(early.FIRST)
    assert not [one for one in scripts if early.LATER in one]
    later = [attributes for tag, attributes, _ in Reader(page).found if tag == "template"]
    assert [early.LATER in one["data-src"] for one in later] == [True]
    assert client.get(later[0]["data-src"]).status_code == 200


def test_without_a_picture_the_page_is_what_it_was(tiny):
    page = create_app(tiny).server.test_client().get("/?tab=table").text
    assert said(page) is None
    assert 'id="early"' not in page
