"""Servers on which readers open files, and the readers."""

import io
import time

import pytest

from graph_app.web.app import create_app
from graph_app.web.guests.bounds import Bounds

OWN = {"X-Graph-App": "1"}
NODES = b"Id,Label,Kind\na,Ann,person\nb,<script>alert(1)</script>,person\n"
EDGES = b"Source,Target,Kind\na,b,knows\n"


class Reader:
    """Somebody with a browser of their own."""

    def __init__(self, app):
        self.client = app.server.test_client()

    def bring(self, *files, headers=OWN):
        data = {"file": [(io.BytesIO(content), name) for name, content in files]}
        return self.client.post("/open", data=data, headers=headers)

    def read(self, *files):
        """Bring files and wait until they are read; returns the state."""
        found = self.bring(*(files or (("nodes.csv", NODES), ("edges.csv", EDGES))))
        assert found.status_code == 202, found.text
        return self.wait(found.json["token"])

    def wait(self, token):
        for _ in range(600):
            found = self.client.get(f"/open/{token}")
            if found.status_code != 200 or found.json["state"] in ("read", "failed"):
                return found.json
            time.sleep(0.05)
        raise AssertionError("reading does not end")

    def post(self, address, **body):
        return self.client.post(address, json=body, headers=OWN)

    def open(self, *files):
        """Bring files and open them; returns the address of the page."""
        state = self.read(*files)
        assert state["state"] == "read", state
        found = self.post(f"/open/{state['token']}/debate")
        assert found.status_code == 200, found.text
        return f"/{found.json['address']}"

    def close(self, address):
        token = address.strip("/").removeprefix("d/")
        return self.client.delete(f"/open/{token}", headers=OWN)


@pytest.fixture(scope="session")
def host(tiny):
    """A server that many tests share; none of them asks for more than there is."""
    return create_app(tiny, Bounds(debates=200, each=100))


@pytest.fixture(scope="session")
def visited(host):
    """A reader and the address of a debate that nobody closes."""
    reader = Reader(host)
    return reader, reader.open()


@pytest.fixture
def reader(host):
    return Reader(host)


@pytest.fixture
def other(host):
    return Reader(host)
