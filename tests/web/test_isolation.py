"""Two sessions at one server: neither ever sees what the other opened, supposes or types."""

import pytest

from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from graph_app.web.guests.bounds import Bounds
from graph_app.web.identity import Identity
from tests.web.desk.conftest import ws  # noqa: F401  the fixture
from tests.web.desk.test_access import As, everything
from tests.web.desk.test_curating import open_, press
from tests.web.guests.conftest import OWN, Reader
from tests.web.test_wiring import Browser

MARK = "Zanzibar9"
"""A word that stands nowhere else."""


@pytest.fixture
def app(ws):  # noqa: F811
    desk = Desk(ws, Identity(header="X-User"), Seal("secret"), named=True)
    return create_app(ws.explorer(), Bounds(debates=5), desk=desk)


def mine(app, who):
    """Return somebody who brings files, through the proxy."""
    found = Reader(app)
    found.client.environ_base["HTTP_X_USER"] = who
    return found


def all_that_is_answered(app, who):
    """Ask everything that a session can ask, and return all answers as one text."""
    client = As(app, who).client
    paths = [
        rule.rule for rule in app.server.url_map.iter_rules() if "GET" in rule.methods and not rule.arguments
    ]
    said = [client.get(path).data.decode("utf-8", "replace") for path in paths]
    for one in client.get("/_dash-dependencies").json:
        if one["clientside_function"] is None:
            bodies = [everything(one, values) for values in (None, {"query": ""}, {"n": 1, "page": "form"})]
            said += [client.post("/_dash-update-component", json=body).text for body in bodies]
    return "\n".join(said)


def test_what_one_opens_supposes_or_types_the_other_never_sees(app, ws):  # noqa: F811
    ben = mine(app, "ben")
    nodes = f"Id,Label\na,{MARK}\nb,Other\n".encode()
    address = ben.open(("nodes.csv", nodes), ("edges.csv", b"Source,Target\na,b\n"))
    assert MARK in ben.client.get(f"{address}api/actors/a").text
    page = Browser(As(app, "ben"))
    page.load(f"?add={MARK}")
    page.beside("set=acme:open-release=-2")
    open_(page, page="form", table="ties")
    press(page, "save", summary=MARK, why=MARK)
    assert MARK in str(page.components)
    for who in ("eva", "ben"):  # another person, and the same one in another browser
        assert MARK not in all_that_is_answered(app, who)
        other = As(app, who).client
        for path in ("", "api/actors/a", "_dash-layout", "api/graph.csv", f"network/{'0' * 64}.json"):
            found = other.get(f"{address}{path}")
            assert found.status_code == 404
            assert MARK not in found.text
        token = address.strip("/").removeprefix("d/")
        assert other.get("/open").json["debates"] == [{"title": "A tiny debate", "address": ""}]
        for method, path in (("GET", ""), ("POST", "/again"), ("POST", "/debate"), ("DELETE", "")):
            found = other.open(f"/open/{token}{path}", method=method, headers=OWN)
            assert found.status_code == 404
            assert MARK not in found.text
        called = other.post(f"{address}_dash-update-component", json={"output": "search.data"})
        assert called.status_code == 404
    assert ben.client.get(address).status_code == 200, "nobody closed it"
    assert ws.head() == 0


def test_the_session_of_a_reader_ends_with_the_cookie_of_another(app):
    ben, eva = mine(app, "ben"), mine(app, "eva")
    address = ben.open()
    eva.open()
    assert eva.client.get(address).status_code == 404
    ben.client.delete_cookie(next(iter(ben.client._cookies.values())).key)
    assert ben.client.get(address).status_code == 404
