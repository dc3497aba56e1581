"""Fixtures that all rooms share: a debate small enough for paper, and the built-in one."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import graph_app as ga
from tests.worlds import TINY

ROOT = Path(__file__).resolve().parent.parent

UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("quick", max_examples=15, **UNHURRIED)
settings.register_profile("thorough", max_examples=1_000, **UNHURRIED)  # pytest --hypothesis-profile=thorough
settings.load_profile("quick")


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="Write the golden files anew.")
    parser.addoption("--peers", help="A folder with files of other programs that ought to be read.")


@pytest.fixture(scope="session", autouse=True)
def no_shelf():
    """Let no test read or leave layouts in the cache folder of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRAPH_APP_CACHE", "off")
        yield


@pytest.fixture(scope="session")
def tiny():
    return ga.open(TINY)


@pytest.fixture(scope="session")
def debate():
    return ga.open("open-weights")


@pytest.fixture
def golden(request):
    """Compare bytes with a golden file, or renew it under --update-golden."""

    def compare(name, found):
        path = ROOT / "tests" / "golden" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(found)
        assert found == path.read_bytes()

    return compare
