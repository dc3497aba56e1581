"""What readers do, for locust: open the page, filter, look at actors, take files away; some bring files.

Each reader has an address of its own, as behind a proxy, so that they are counted apart.
"""

from __future__ import annotations

import os
import random
from typing import Any

import gevent
from locust import FastHttpUser, between, task

from benchmarks.load.pages import BESIDE, NAVIGATION, Page, written

KIND = '{"part":"kind","type":"control"}'
BRINGERS = int(os.environ.get("BENCHMARK_BRINGERS", "0"))
"""How many readers bring files."""
FORMATS = ("graphml", "csv", "gexf", "json")
BROUGHT = b"Source,Target,Kind\n" + b"".join(
    b"actor-%06d,actor-%06d,knows\n" % (n % 9_000, n * 7 % 9_000) for n in range(690_000)
)
"""A file of 20 MB."""


class Shared:
    """What all readers know of the server; asked once."""

    page: Page | None = None
    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    network = ""


class Reader(FastHttpUser):
    """Somebody who clicks every few seconds."""

    wait_time = between(3, 9)
    network_timeout = 60.0
    connection_timeout = 30.0

    def on_start(self) -> None:
        """Open the page."""
        self.headers = {"X-Forwarded-For": f"10.{random.randrange(256)}.{random.randrange(256)}.7"}
        self.query, self.count = "", 0
        if Shared.page is None:
            layout = self.client.get("/_dash-layout", headers=self.headers).json()
            Shared.page = Page(layout, self.client.get("/_dash-dependencies", headers=self.headers).json())
            names = self.client.get("/api/measures/degree", headers=self.headers, name="setting up").json()
            Shared.actors = tuple(names["values"])
            Shared.kinds = ("company", "regulator", "institute", "advocacy_group")
        self.open_page()

    def asked(self, place: tuple[str, str], changed: tuple[str, str], name: str, **values: Any) -> Any:
        """Ask a callback."""
        assert Shared.page is not None
        body = Shared.page.question(place, changed, **values)
        with self.client.post(
            "/_dash-update-component", json=body, headers=self.headers, name=name, catch_response=True
        ) as found:
            if found.status_code != 200:
                found.failure(f"{found.status_code} {found.text[:200]}")
                return {}
            return found.json()

    def follows(self, answer: Any, name: str) -> None:
        """Ask for what stands beside the picture, as the page does once the picture is there."""
        view = written(answer, "view", "data")
        if view:
            self.query = view["query"]
            self.asked(BESIDE, ("view", "data"), name, view__data=view)

    @task(1)
    def open_page(self) -> None:
        """Open the page as a browser that has been there does: no assets."""
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            self.client.get(path, headers=self.headers, name="open page")
        answer = self.asked(NAVIGATION, ("url", "search"), "open page", url__search=f"?{self.query}")
        self.follows(answer, "open page")

    @task(6)
    def filter(self) -> None:
        """Tick other kinds of actors."""
        chosen = random.sample(Shared.kinds, random.randint(1, 3))
        search = {"url__search": f"?{self.query}", "kind__value": chosen}
        self.follows(self.asked(NAVIGATION, (KIND, "value"), "filter: picture", **search), "filter: beside")

    @task(6)
    def details(self) -> None:
        """Click an actor."""
        self.count += 1
        picked = {"kind": "actor", "id": random.choice(Shared.actors), "n": self.count}
        search = {"url__search": f"?{self.query}", "canvas__picked": picked}
        self.follows(
            self.asked(NAVIGATION, ("canvas", "picked"), "details: picture", **search), "details: sheet"
        )

    @task(1)
    def export(self) -> None:
        """Take the visible graph away."""
        words = "&".join(one for one in self.query.split("&") if one.startswith("kind="))
        self.client.get(f"/api/graph.{random.choice(FORMATS)}?{words}", headers=self.headers, name="export")


class Bringer(Reader):
    """Somebody who brings a file again and again."""

    fixed_count = BRINGERS
    abstract = not BRINGERS
    wait_time = between(10, 20)

    @task(10)
    def bring(self) -> None:
        """Bring a file of 20 MB, wait until it is read, look at what became of it."""
        boundary = "-----------------------------graph-app"
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="edges.csv"\r\n\r\n'
        body = head.encode() + BROUGHT + f"\r\n--{boundary}--\r\n".encode()
        own = {"X-Graph-App": "1", "Content-Type": f"multipart/form-data; boundary={boundary}"}
        with self.client.post(
            "/open", data=body, headers=self.headers | own, name="bring 20 MB", catch_response=True
        ) as found:
            if found.status_code != 202:
                found.failure(f"{found.status_code} {found.text[:200]}")
                return
            token = found.json()["token"]
        for _ in range(240):
            state = self.client.get(f"/open/{token}", headers=self.headers, name="how far reading is").json()
            if state.get("state") in ("read", "failed"):
                break
            gevent.sleep(1)
