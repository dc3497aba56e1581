"""How much readers may open is set by the environment."""

import pytest

from graph_app.errors import ModelError
from graph_app.web.app import create_app
from graph_app.web.guests.bounds import Bounds


def test_bounds_are_settings():
    assert Bounds.of({}) == Bounds()
    found = Bounds.of({"GRAPH_APP_OPEN_DEBATES": "0", "GRAPH_APP_OPEN_FOLDER": "x"})
    assert (found.debates, found.folder, found.bytes) == (0, "x", 64_000_000)
    with pytest.raises(ModelError, match="GRAPH_APP_OPEN_EACH must be a whole number from 1"):
        Bounds.of({"GRAPH_APP_OPEN_EACH": "0"})


def test_where_nobody_may_open_files_there_is_no_address_for_it(tiny):
    client = create_app(tiny, Bounds(debates=0)).server.test_client()
    assert client.post("/open").status_code == 405
    assert client.get(f"/d/{'0' * 32}/api/info").status_code == 308
