"""A debate on a desk: a workspace in a file, whom it is edited by, and the page over it."""

import pytest

import graph_app as ga
from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from tests.worlds import TINY


@pytest.fixture
def ws(tmp_path):
    """Give the tiny debate in a workspace that ana owns; ben edits, eva reviews, rob reads."""
    with ga.workspace(tmp_path / "debate.db", TINY, user="ana") as opened:
        for name, role in (("ben", "editor"), ("eva", "reviewer"), ("rob", "reader")):
            opened.grant(name, role)
        yield opened


class Sitting:
    """Who sits at a desk; may change."""

    name = "ana"


@pytest.fixture
def sitting():
    return Sitting()


@pytest.fixture
def desk(ws, sitting):
    return Desk(ws, lambda: sitting.name, Seal("secret"))


@pytest.fixture
def app(ws, desk):
    return create_app(ws.explorer(), desk=desk)
