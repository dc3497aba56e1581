"""What a request of a reader costs the server in processor time: `python -m benchmarks.load.cost`.

The readers are those of the load; their requests are answered one after another in this process, without a
network: what is timed begins with the request as WSGI has it and ends with the answer, compressed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import time
from collections import defaultdict
from typing import Any

import brotli
from werkzeug.test import EnvironBuilder, run_wsgi_app

import graph_app as ga
from benchmarks.load.pages import BESIDE, DUE, NAVIGATION, PLACING, VIEW, Page, Place, Served, control
from benchmarks.options import whole
from graph_app.web.app import create_app
from graph_app.web.serving import Serving

PART = re.compile(r'(?:src|href)="(/[^"]+)"')
CLICKS = 9
"""Filters, and as many actors, of one reader."""


class Timed:
    """A server whose processor time is kept by what is asked of it."""

    def __init__(self, data: str) -> None:
        self.app = create_app(ga.open(data), behaving=Serving.of()).server.wsgi_app
        self.seconds: dict[str, list[float]] = defaultdict(list)

    def asked(self, path: str, name: str, body: Any = None) -> bytes:
        """Ask for something; returns the answer, unpacked."""
        environ = EnvironBuilder(
            path, method="GET" if body is None else "POST", json=body, headers={"Accept-Encoding": "br"}
        ).get_environ()
        began = time.process_time()
        given, status, headers = run_wsgi_app(self.app, environ, buffered=True)
        answer = b"".join(given)
        self.seconds[name].append(time.process_time() - began)
        if status[:3] not in ("200", "204"):
            raise SystemExit(f"{path}: {status} {answer[:200]!r}")
        return brotli.decompress(answer) if headers.get("Content-Encoding") == "br" else answer

    def click(self, page: Page, what: str, *changed: Place) -> None:
        """Ask what a click asks."""
        written = self._callback(page, NAVIGATION, f"{what}: picture", *changed)
        for place, callback, name in ((DUE, PLACING, "places"), (VIEW, BESIDE, "beside")):
            if place in written:
                self._callback(page, callback, f"{what}: {name}", place)

    def _callback(self, page: Page, callback: Place, name: str, *changed: Place) -> set[Place]:
        answer = self.asked("/_dash-update-component", name, page.question(callback, *changed))
        return page.take(json.loads(answer)) if answer else set()


def explore(server: Timed, served: Served, actors: list[str], chance: random.Random) -> None:
    """Let one reader come, click and go."""
    for part in PART.findall(server.asked("/", "first view: page").decode()):
        server.asked(part, "first view: a file")
    server.asked("/" + served.props["canvas"]["src"], "first view: network")
    page = Page(served)
    page.set(("url", "search"), "")
    server.click(page, "first view", ("url", "search"), ("search", "value"))
    for number in range(1, CLICKS + 1):
        place = control(chance.choice(("stance", "kind", "tie")))
        offered = [one["value"] for one in page.held((place[0], "data"))]
        ticked, value = page.held(place) or offered, chance.choice(offered)
        page.set(place, [one for one in offered if (one in ticked) != (one == value)])
        server.click(page, "filter", place)
        actor = chance.choice(actors[:30] if number % 2 else actors)
        page.set(("canvas", "picked"), {"kind": "actor", "id": actor, "n": number})
        server.click(page, "details", ("canvas", "picked"))


def main() -> None:
    """Run it and print milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readers", type=whole(1, 1_000), default=20)
    parser.add_argument("--data", default="open-weights")
    asked = parser.parse_args()
    os.environ["GRAPH_APP_CACHE"] = "off"
    server = Timed(asked.data)
    served = Served(*(json.loads(server.asked(f"/_dash-{one}", "")) for one in ("layout", "dependencies")))
    degree = json.loads(server.asked("/api/measures/degree", ""))["values"]
    actors = sorted(degree, key=lambda one: -degree[one])
    explore(server, served, actors, random.Random(0))
    server.seconds.clear()
    for number in range(asked.readers):
        explore(server, served, actors, random.Random(number + 1))
    print(f"{'ms of processor time':<24}{'number':>8}{'mean':>9}{'p95':>9}")
    for name, seconds in sorted(server.seconds.items()):
        last = sorted(seconds)[int(0.95 * len(seconds))]
        print(f"{name:<24}{len(seconds):>8,}{1000 * sum(seconds) / len(seconds):>9.2f}{1000 * last:>9.2f}")


if __name__ == "__main__":
    main()
