"""What readers do, for locust: open the page, filter, look at actors, take files away; some bring files.

They explore: 5 to 15 seconds pass between two clicks of one reader. Of twenty clicks nine tick or untick a
value of a filter (or, now and then, lift all filters), nine open an actor, one comes back to the page and one
takes a file away. Filters begin alike and part ways, as values are ticked one after another; of actors half
are among those with most ties. Each has a browser of its own, which fetches what the page is made of once,
and an address of its own, as behind a proxy, so that they are counted apart.
"""

from __future__ import annotations

import json
import os
import random
import re
from itertools import count
from typing import Any
from urllib.parse import urlencode

import gevent
from gevent.pool import Pool
from locust import FastHttpUser, between, task

from benchmarks.load.pages import (
    BESIDE,
    DUE,
    FINDING,
    NAVIGATION,
    PLACING,
    VIEW,
    Page,
    Place,
    Served,
    control,
)

BRINGERS = int(os.environ.get("BENCHMARK_BRINGERS", "0"))
"""How many readers bring files."""
FORMATS = ("graphml", "csv", "gexf", "json", "xlsx")
FILTERS = ("stance", "kind", "tie")
"""Filters whose values are ticked: those of the groups that are open at first."""
RESET, SEARCHED, PICKED = ("reset", "n_clicks"), ("search-asked", "data"), ("canvas", "picked")
ADDRESS, FOUND = ("url", "search"), ("search", "value")
PART = re.compile(r'(?:src|href)="(/[^"]+)"')
"""What the page is made of, as its HTML names it."""
AT_ONCE = 6
"""Requests that a browser makes at a time."""
KNOWN = 30
"""Actors with most ties whom half of the clicks are for."""
BROUGHT = b"Source,Target,Kind\n" + b"".join(
    b"actor-%06d,actor-%06d,knows\n" % (n % 9_000, n * 7 % 9_000) for n in range(690_000)
)
"""A file of 20 MB."""
NUMBERS = count(1)


class Shared:
    """What all readers know of the server; asked once."""

    served: Served | None = None
    actors: tuple[str, ...] = ()


class Reader(FastHttpUser):
    """Somebody who explores."""

    wait_time = between(5, 15)
    network_timeout = 60.0
    connection_timeout = 30.0
    concurrency = AT_ONCE

    def on_start(self) -> None:
        """Open the page for the first time."""
        number = next(NUMBERS)
        self.headers = {
            "X-Forwarded-For": f"10.0.{number // 250}.{number % 250 + 1}",
            "Accept-Encoding": "gzip, deflate, br",
        }
        if Shared.served is None:
            layout = self._got("/_dash-layout", "setting up").json()
            Shared.served = Served(layout, self._got("/_dash-dependencies", "setting up").json())
            values = self._got("/api/measures/degree", "setting up").json()["values"]
            Shared.actors = tuple(sorted(values, key=lambda one: -values[one]))
        self.count = 0
        self.tags: dict[str, str] = {}
        self.open_page()

    def _got(self, path: str, name: str) -> Any:
        return self.client.get(path, headers=self.headers, name=name)

    def _kept(self, path: str, name: str) -> None:
        """Fetch what a browser keeps: asked for anew only with the tag of what it has."""
        known = {"If-None-Match": self.tags[path]} if path in self.tags else {}
        found = self.client.get(path, headers=self.headers | known, name=name)
        if "ETag" in found.headers:
            self.tags[path] = found.headers["ETag"]

    def asked(self, callback: Place, name: str, *changed: Place) -> set[Place]:
        """Ask a callback; returns what it wrote."""
        body = self.page.question(callback, *changed)
        with self.client.post(
            "/_dash-update-component", json=body, headers=self.headers, name=name, catch_response=True
        ) as found:
            if found.status_code not in (200, 204):
                found.failure(f"{found.status_code} {(found.text or '')[:200]}")
                return set()
            return self.page.take(found.json()) if found.status_code == 200 else set()

    def click(self, what: str, *changed: Place) -> None:
        """Ask for the picture, then for what belongs to it, as a page does."""
        written = self.asked(NAVIGATION, f"{what}: picture", *changed)
        later = []
        if DUE in written:
            later.append(gevent.spawn(self.asked, PLACING, f"{what}: places", DUE))
        if VIEW in written:
            later.append(gevent.spawn(self.asked, BESIDE, f"{what}: beside", VIEW))
        gevent.joinall(later)

    @task(1)
    def open_page(self) -> None:
        """Open the page; a browser that has been there has what it is made of."""
        assert Shared.served is not None
        first = not self.tags
        what = "first view" if first else "later view"
        html = self._got("/", f"{what}: page").text
        if first:
            made = Pool(AT_ONCE)
            made.map(lambda path: self._kept(path, f"{what}: made of"), PART.findall(html))
        for path in ("/_dash-layout", "/_dash-dependencies"):
            self._got(path, f"{what}: page")
        self.page = Page(Shared.served)
        self._kept("/" + Shared.served.props["canvas"]["src"], f"{what}: network")
        self.page.set(ADDRESS, "")
        self.page.set(SEARCHED, {"words": "", "n": 1})
        self.asked(FINDING, f"{what}: search", SEARCHED)
        self.click(what, ADDRESS, FOUND)

    @task(9)
    def filter(self) -> None:
        """Tick or untick a value of a filter; of four clicks one lifts all filters, where there are any."""
        if self.page.held(ADDRESS) not in ("", "?", None) and random.random() < 0.25:
            self.page.set(RESET, (self.page.held(RESET) or 0) + 1)
            self.click("filter", RESET)
            return
        part = random.choice(FILTERS)
        place = control(part)
        offered = [one["value"] for one in self.page.held((place[0], "data"))]
        ticked = list(self.page.held(place) or offered)
        value = random.choice(offered)
        self._look_ahead(part, value)
        self.page.set(place, [one for one in offered if (one in ticked) != (one == value)])
        self.click("filter", place)
        self._look_ahead(part, value)

    def _look_ahead(self, part: str, box: str) -> None:
        """Ask what a box will change, as a page does while the pointer rests on it."""
        words = {"view": str(self.page.held(ADDRESS) or "").removeprefix("?"), "part": part, "box": box}
        self._got(f"/ahead?{urlencode(words)}", "filter: ahead")

    @task(9)
    def details(self) -> None:
        """Click an actor."""
        self.count += 1
        known = random.random() < 0.5
        actor = random.choice(Shared.actors[:KNOWN] if known else Shared.actors)
        self.page.set(PICKED, {"kind": "actor", "id": actor, "n": self.count})
        self.click("details", PICKED)

    @task(1)
    def export(self) -> None:
        """Take the visible graph away, after a look at what the format cannot hold."""
        name = random.choice(FORMATS)
        address = "/" + str(self.page.held((f"export-{name}", "href")) or f"api/graph.{name}")
        self._got(address.replace("/graph.", "/loss/"), "export: what is lost")
        self._got(address, "export: file")


class Bringer(Reader):
    """Somebody who brings a file again and again."""

    fixed_count = BRINGERS
    abstract = not BRINGERS

    @task(10)
    def bring(self) -> None:
        """Bring a file of 20 MB and wait until it is read."""
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
            token = json.loads(found.text)["token"]
        while not self._read(token):
            gevent.sleep(1)

    def _read(self, token: str) -> bool:
        """Ask whether a file is read, or could not be."""
        with self.client.get(
            f"/open/{token}", headers=self.headers, name="how far reading is", catch_response=True
        ) as found:
            state = found.json() if found.status_code == 200 else {"state": "failed"}
            if state["state"] == "failed":
                found.failure(f"{found.status_code} {found.text[:200]}")
            return state["state"] in ("read", "failed")
