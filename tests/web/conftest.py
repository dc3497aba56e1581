"""Apps and their clients, made once; nothing in a test changes them."""

from functools import lru_cache

import pytest

from graph_app import Explorer
from graph_app.web.app import create_app
from graph_app.web.payload import Drawing
from graph_app.web.seen import Seen
from tests.web.views import strange_world


def seen_of(explorer):
    """Return what panels of a page of these data answer from."""
    filtered = lru_cache(maxsize=64)(lambda chosen: Explorer(explorer.network, chosen))
    return Seen(explorer, Drawing(explorer), lambda view: filtered(view.active), "1.2.3")


@pytest.fixture(scope="session")
def app(debate):
    return create_app(debate)


@pytest.fixture(scope="session")
def client(app):
    return app.server.test_client()


@pytest.fixture(scope="session")
def tiny_app(tiny):
    return create_app(tiny)


@pytest.fixture(scope="session")
def tiny_client(tiny_app):
    return tiny_app.server.test_client()


@pytest.fixture(scope="session")
def seen(tiny):
    return seen_of(tiny)


@pytest.fixture(scope="session")
def strange():
    """A data set of hostile ids."""
    return strange_world().explorer()


@pytest.fixture(scope="session")
def strange_seen(strange):
    return seen_of(strange)
