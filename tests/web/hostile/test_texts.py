"""A debate every text of which is an attack, in every answer of the server: no fault, no link that runs."""

import json
import re
from base64 import b64encode
from email.message import Message
from urllib.parse import quote

import pytest

from graph_app.web.app import create_app
from graph_app.web.looks import DEBATES, STUDIES, TABS
from graph_app.web.pairs import pair
from graph_app.web.parts import safe_url
from graph_app.web.reading import CHOICES, SHEETS
from graph_app.web.story import Origin, Step, Story
from graph_app.web.view import View
from tests.attacks import ABOUT, ATTACKS, HOST, RAN, attacked_world
from tests.web.hostile.test_callbacks import Recorder, asks
from tests.web.test_security import Index
from tests.web.trees import open_stills, strict, walk

JSON = "application/json"
ADDRESSES = ("href", "src", "action", "formaction", "srcdoc", "data")
"""Properties of components that can run or load something."""
MARKUP = {"Markdown", "DangerouslySetInnerHTML", "Iframe", "Script", "Embed", "Object", "Base", "Form"}


@pytest.fixture(scope="module")
def client():
    return create_app(attacked_world(wild=True).explorer(**ABOUT)).server.test_client()


@pytest.fixture(scope="module")
def page():
    found = Recorder(create_app(attacked_world(wild=True).explorer(**ABOUT))).open_all()
    step = Step(title=ATTACKS[2], text="\n\n".join(ATTACKS), view="at=" + quote(ATTACKS[3]))
    story = Story(title=ATTACKS[0], data=Origin(name=ATTACKS[1]), steps=(step,))
    found.set("story-file", data={"n": 1, "content": f"data:;base64,{b64encode(story.to_bytes()).decode()}"})
    return found


def harmless(value):
    """Whether an address leads to a web address, or to a view or a file of this page."""
    return (
        safe_url(value) is not None
        or re.match(r"(\?|#|api/|help|assets/|network/|\./|/[^/\\])", value) is not None
    )


def bad(tree):
    """Return what of a tree of components can run or load something that is not ours."""
    found = []
    for one in walk(open_stills(tree)):
        if one["type"] in MARKUP:
            found.append(one["type"])
        for name in ADDRESSES:
            value = one["props"].get(name)
            if isinstance(value, str) and value and not harmless(value):
                found.append((one["type"], name, value))
    return found


def test_the_layout_is_text(page):
    assert bad(page.layout) == []


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_every_sheet_is_text(page, attack):
    after = ATTACKS[(ATTACKS.index(attack) + 1) % len(ATTACKS)]
    panels = ["", *CHOICES, *(f"{kind}:{attack}" for kind in SHEETS), pair(attack, after)]
    for panel in panels:
        view = View(at=attack, also=(after,), panel=panel)
        answer = page.beside(view.to_query())
        assert bad(answer) == [], panel
        assert answer


WAYS = [
    *(f"tab={tab}" for tab in TABS),
    *(f"tab=table&table={table}" for table in ("ties", "statements", "events", "sources")),
    *(f"tab=influence&study={study}" for study in STUDIES),
    *(f"tab=discourse&discourse={study}" for study in DEBATES),
    "joined=subtract",
    "colour=kind&tie_colour=kind",
    f"text={quote(ATTACKS[0])}",
    f"issue={quote(ATTACKS[1], safe='')}&kind={quote(ATTACKS[2], safe='')}",
    f"{quote(ATTACKS[0])}={quote(ATTACKS[1])}&tab={quote(ATTACKS[2])}&at={quote(ATTACKS[3])}%00%ff",
]


@pytest.mark.parametrize("query", WAYS)
def test_every_tab_is_text(page, query):
    page.load(f"?{query}")
    for one in page.dependencies:
        if one["clientside_function"] is not None or not all(asks(page, one)):
            continue
        found = page.client.post("/_dash-update-component", json=page.would_ask(one))
        assert found.status_code in (200, 204), (one["output"], found.text[:300])
        if found.status_code == 200:
            answer = strict(found.data)["response"]
            assert bad(answer) == [], one["output"]
            page.apply(answer)


def routes(app):
    return sorted(rule.rule for rule in app.url_map.iter_rules() if "GET" in rule.methods)


def test_every_address_is_answered_with_its_headers(client):
    seen = set()
    for rule in routes(client.application):
        for attack in (ATTACKS[0], ATTACKS[3], "../../x", "a\u2028b", "\x00"):
            path = re.sub(r"<[^>]+>", lambda _: quote(attack, safe=""), rule)  # noqa: B023
            found = client.get(path)
            seen.add(found.status_code)
            assert found.status_code < 500, path
            assert found.headers["X-Content-Type-Options"] == "nosniff", path
            assert "script-src" in found.headers["Content-Security-Policy"], path
            assert not {"X-Evil"} & set(found.headers.keys())
            if found.mimetype == "text/html":
                scripts = Index(found.text).all("script")
                assert not [text for kind, text in scripts if RAN in text and kind.get("type") != JSON], path
            found.close()
    assert {200, 404} <= seen


@pytest.mark.parametrize(
    "path", ["/api/graph.graphml", "/api/graph.html", "/api/graph.csv", "/api/discourse.gexf"]
)
def test_files_are_saved_and_not_shown_under_a_plain_name(client, path):
    found = client.get(path)
    said = Message()
    said["Content-Disposition"] = found.headers["Content-Disposition"]
    assert found.status_code == 200
    assert said.get_content_disposition() == "attachment"
    assert re.fullmatch(r"[A-Za-z0-9._-]+", said.get_filename())
    assert not said.get_filename().startswith((".", "-"))


def test_the_help_links_to_web_addresses_alone(client):
    page = Index(client.get("/help").text)
    assert [one for one, _ in page.all("script")] == [{"src": "assets/help.js"}]
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    links = [attributes["href"] for attributes, _ in page.all("a")]
    assert [one for one in links if not harmless(one)] == []
    assert [one for one in links if HOST in one], "some of what the data say of themselves can be opened"


def test_actors_are_found_by_the_ids_that_are_attacks(client):
    for attack in ATTACKS:
        found = client.get(f"/api/actors/{quote(attack, safe='')}")
        if found.status_code == 404 and set(attack) & set("/"):
            continue  # what holds a slash has no address of its own
        assert found.status_code == 200, attack
        assert found.mimetype == "application/json"
        assert json.loads(found.text)["actor"]["id"] == attack
