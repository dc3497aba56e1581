"""The database goes away while somebody edits: it is said, what was typed stays, it is saved afterwards."""

import pytest

import graph_app as ga
from tests.browser.test_desk import SOON, At, desk_of
from tests.outages import cluster, moved, stopped  # noqa: F401  a fixture
from tests.workspace.conftest import schema_of
from tests.worlds import TINY

AWAY = "error: Failed to load resource: the server responded with a status of 503 (SERVICE UNAVAILABLE)"


@pytest.fixture(params=["a file that is moved", "PostgreSQL that is stopped"])
def outage(request, tmp_path):
    """Give a place for a workspace, and what makes its database go away until it is left."""
    if "PostgreSQL" in request.param:
        own = request.getfixturevalue("cluster")
        with schema_of(own.address) as place:
            yield place, lambda: stopped(own)
    else:
        path = tmp_path / "debate.db"
        yield path, lambda: moved(path)


@pytest.fixture
def ws(outage):
    with ga.workspace(outage[0], TINY, user="ana") as opened:
        yield opened


@pytest.fixture
def at(opened, ws):
    """A way to sit down at the desk; that the server said that it cannot is no trouble."""
    sitting = []
    with desk_of(ws) as address:

        def sit(query=""):
            sitting.append(At(opened(query, address)))
            return sitting[-1]

        yield sit
        for one in sitting:
            one.page.troubles[:] = [trouble for trouble in one.page.troubles if trouble != AWAY]


def test_what_was_typed_stays_and_is_saved_exactly_once(at, ws, outage):
    mine, other = at("?at=acme"), at("?at=acme")
    mine.page.page.locator("#details").get_by_role("button", name="Edit", exact=True).click()
    mine.came()
    mine.write("Website", "acme.org")
    mine.write("Why", "It moved.")
    with outage[1]():
        for _ in range(2):
            mine.press("Save")
            mine.waits_for("#desk-wrong", "Nothing was half done.")
            mine.waits_for("#desk-wrong", "What you typed is still here.")
            assert (mine.field("Website").input_value(), mine.field("Why").input_value()) == (
                "acme.org",
                "It moved.",
            )
        assert other.page.page.evaluate("fetch('api/readyz').then((one) => one.status)") == 503
        assert other.page.page.evaluate("fetch('api/healthz').then((one) => one.status)") == 200
        assert "acme.example" in at("?at=acme").sheet(), "what was seen last is shown to whoever comes"
    mine.press("Save").closed()
    assert "Change 1." in mine.said()
    assert [change.why for change in ws.changes()] == ["It moved."]
    other.page.page.locator("#details", has_text="acme.org").wait_for(timeout=SOON)
    mine.menu("History")
    assert mine.text().count("It moved.") == 1
    assert mine.desk.get_by_role("button", name="Undo change").count() == 1
