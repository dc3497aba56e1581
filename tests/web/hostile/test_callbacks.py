"""Questions of a page with something else in the place of any of its values: never a 500, never an edit."""

import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graph_app as ga
from graph_app.web.access import CALLBACKS, DESK, written
from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from tests.web.test_wiring import Browser, outputs
from tests.worlds import TINY

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(allow_nan=False),
    st.text(max_size=20),
    st.sampled_from(
        ["__proto__", "../../etc/passwd", "\x00", "\ud800", "a" * 10_000, "'; DROP TABLE changes; --"]
    ),
    st.sampled_from(
        ["<script>alert(1)</script>", "javascript:alert(1)", "{{7*7}}", "%s%n", "-1", "1e999", "NaN"]
    ),
)
JSON = st.recursive(
    ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


class Asked(Exception):
    """What would have been asked."""


class Recorder(Browser):
    """A page that tells what it would ask."""

    def would_ask(self, dependency):
        """Return what the page sends to a callback, with the first of its inputs changed."""
        real = self.client.post

        def caught(path, json):
            raise Asked(json)

        self.client.post = caught
        key, prop = outputs(dependency)[0]
        first = dependency["inputs"][0]
        try:
            self.ask(key, prop, (first["id"], first["property"]))
        except Asked as asked:
            return asked.args[0]
        finally:
            self.client.post = real


def places(value, path=()):
    """Yield where there is something in a value, the value itself first."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def put(value, path, new):
    """Return a value with something else in one place."""
    if not path:
        return new
    made = copy.copy(value)
    made[path[0]] = put(value[path[0]], path[1:], new)
    return made


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A page that edits, and what it asks of each callback."""
    place = tmp_path_factory.mktemp("hostile") / "debate.db"
    with ga.workspace(place, TINY, user="ana") as ws:
        app = create_app(ws.explorer(), desk=Desk(ws, lambda: "ana", Seal("secret")))
        page = Recorder(app).open_all()
        page.beside("at=acme")
        page.set("desk-asked", data={"n": 1, "page": "form", "table": "ties"})
        page.apply(page.ask("desk", "className", ("desk-asked", "data")))
        found = [
            (written(one["output"]), page.would_ask(one))
            for one in page.dependencies
            if one["clientside_function"] is None and all(asks(page, one))
        ]
        yield app.server.test_client(), found, ws


def asks(page, dependency):
    """Yield whether each thing that a callback writes is on the page."""
    for key, _ in outputs(dependency):
        yield key.startswith("{") or key in page.components


def test_every_callback_is_among_those_that_are_asked(asked):
    assert {name for name, _ in asked[1]} == set(CALLBACKS)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_page_with_one_odd_value_is_answered(asked, data):
    client, found, ws = asked
    name, body = data.draw(st.sampled_from(found))
    spots = list(places(body))
    path = data.draw(st.sampled_from(spots))
    sent = put(body, path, data.draw(JSON))
    answer = client.post(
        "/_dash-update-component",
        data=json.dumps(sent).encode("utf-8", "surrogatepass"),
        content_type="application/json",
    )
    assert answer.status_code < 500, (name, path, answer.text[:300])
    if name != "desk-content.children" or CALLBACKS[name] != DESK:
        assert ws.head() == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"5",
        b'"x"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"output":' + b"[" * 5_000,
        b"\x00" * 100,
    ],
    ids=range(10),
)
@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "application/x-www-form-urlencoded", "x/\x00", ""]
)
def test_a_body_that_is_none_is_answered(asked, body, kind):
    found = asked[0].post("/_dash-update-component", data=body, content_type=kind)
    assert 400 <= found.status_code < 500
