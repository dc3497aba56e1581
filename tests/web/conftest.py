"""Apps and their clients, made once; nothing in a test changes them."""

import pytest

from graph_app.web.app import create_app
from tests.web.views import strange_world


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
def strange():
    """A data set of hostile ids."""
    return strange_world().explorer()
