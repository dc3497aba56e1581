"""Kill a server in the middle of edits, again and again: what was acknowledged must be there.

`python -m benchmarks.crash --rounds 20` on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import http.client
import json
import random
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import graph_app as ga
from benchmarks.desk import Desk, Plain
from benchmarks.editors import agree, on_each, options
from benchmarks.options import whole
from benchmarks.server import Server
from graph_app.workspace.opened import Workspace

LONGEST = 1.0
"""Seconds that a server lives at most after its first acknowledged edit."""
SOURCE = {"how": "new", "title": "Made up", "date": "2026", "grade": "press"}
PATIENCE = 60


@dataclass
class Editor:
    """Somebody whose page stays open while the server dies; an edit that was not answered is sent again.

    Attributes
    ----------
    desk : Desk
        The page.
    chance : random.Random
        Decides what is edited.
    actors : list of str
        Whom it is about; nobody else edits these.
    waiting : tuple or None
        The memory of the form and what was typed into it, while that is not answered.
    mark : str
        What is only in this edit.
    tried, told : dict
        Every mark, and the numbers of those changes that were acknowledged.
    again : int
        How many edits were sent a second time, after the server had come back.
    refused : list of str
        What was answered to edits that were not made.
    tied : set
        Pairs that have a tie of this drill: another one would be asked about.
    """

    desk: Desk
    chance: random.Random
    actors: list[str]
    waiting: tuple[Plain, Plain] | None = None
    mark: str = ""
    tried: set[str] = field(default_factory=set)
    told: dict[str, int] = field(default_factory=dict)
    again: int = 0
    refused: list[str] = field(default_factory=list)
    tied: set[tuple[str, str]] = field(default_factory=set)

    def work(self, first: threading.Event) -> None:
        """Make edits until the server dies."""
        self.again += self.waiting is not None
        while True:
            try:
                number = self._edit()
            except (OSError, http.client.HTTPException):
                return
            except (ValueError, LookupError) as error:  # an answer, but none that a page could use
                number, self.desk.heard = None, repr(error)
            self.waiting = None
            if number is None:
                self.refused.append(self.desk.heard)
            else:
                self.told[self.mark] = number
                first.set()

    def _edit(self) -> int | None:
        """Fill in a form, unless one is still open, and save it."""
        if self.waiting is None:
            one, other = self.chance.sample(self.actors, 2)
            mark = f"{self.chance.getrandbits(64):016x}"
            if self.chance.random() < 0.5 and (one, other) not in self.tied:
                self.tied.add((one, other))
                memory = self.desk.open(page="form", table="ties")
                source = SOURCE | {"url": f"https://example.org/{mark}"}
                values = {"from_id": one, "to_id": other, "kind": "funds", "confidence": "low"}
                values |= {f"source.{name}": value for name, value in source.items()} | {"why": mark}
            else:
                memory = self.desk.open(page="form", table="actors", row=one)
                values = {"summary": f"Made up: {mark}", "why": mark}
            self.waiting, self.mark = (memory, values), mark
            self.tried.add(mark)
        return self.desk.save(*self.waiting)


def drill(where: str, rounds: int, seed: int, people: int = 4) -> dict[str, Any]:
    """Kill servers of one workspace and return what was found."""
    chance = random.Random(seed)
    with ga.workspace(where, "open-weights", user="ana") as ws, Server(where) as server:
        actors = ws.state().tables["actors"].raw.columns["id"].to_pylist()
        names = [f"editor-{number}" for number in range(people)]
        for name in names:
            ws.grant(name, "editor")
        starts, problems, unheard = [server.start()], [], 0
        editors = [
            Editor(Desk(server.address, name), random.Random(chance.random()), actors[number::people])
            for number, name in enumerate(names)
        ]
        for number in range(rounds):
            before = ws.about().head
            _round(server, editors, chance)
            made = {change.why for change in ws.changes(since=before)}
            unheard += sum(one.waiting is not None and one.mark in made for one in editors)
            starts.append(server.start())
            problems += [f"round {number + 1}: {one}" for one in differs(editors[0].desk, ws)]
        return {
            "rounds": rounds,
            "editors": people,
            **_compared(ws, editors),
            "kept_unheard": unheard,
            "start_median_s": sorted(starts)[len(starts) // 2],
            "start_longest_s": max(starts),
            "problems": problems + agree(ws),
        }


def _compared(ws: Workspace, editors: list[Editor]) -> dict[str, Any]:
    """Return how what editors were told compares with the log."""
    changes = ws.changes()
    there = {change.why: change.number for change in changes}
    told = {mark: number for one in editors for mark, number in one.told.items()}
    return {
        "acknowledged": len(told),
        "lost": sum(there.get(mark) != number for mark, number in told.items()),
        "twice": len(changes) - len(there),
        "of_nobody": len(set(there).difference(*(one.tried for one in editors))),
        "refused": sum(len(one.refused) for one in editors),
        "why_refused": [text for one in editors for text in one.refused],
        "sent_again": sum(one.again for one in editors),
    }


def _round(server: Server, editors: list[Editor], chance: random.Random) -> None:
    """Let editors loose, and kill the server some time after the first of their edits."""
    first = threading.Event()
    crew = [threading.Thread(target=one.work, args=(first,), daemon=True) for one in editors]
    for thread in crew:
        thread.start()
    if not first.wait(PATIENCE):
        raise RuntimeError("No edit was acknowledged.")
    time.sleep(chance.uniform(0, LONGEST))
    server.kill()
    for thread in crew:
        thread.join(PATIENCE)


def differs(desk: Desk, ws: Workspace) -> list[str]:
    """Return in words where a server shows another state than the database keeps."""
    found = []
    head = desk.ask("/api/workspace/head")["head"]
    if head != ws.about().head:
        found.append(f"the server's last change is {head}, that of the log {ws.about().head}")
    if desk.ask("/api/info")["fingerprint"] != ws.state().dataset.fingerprint:
        found.append("the server shows other tables than the database keeps")
    return found


def main() -> None:
    """Run the drill and print what was found; exit code 1 if anything was lost or does not agree."""
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=whole(1, 1_000), default=5)
    parser.add_argument("--editors", type=whole(1, 16), default=4)
    parser.add_argument("--seed", type=whole(0, 10_000), default=1)
    asked = parser.parse_args()
    found = on_each(asked, lambda where: drill(where, asked.rounds, asked.seed, asked.editors))
    if asked.json:
        print(json.dumps(found, indent=2))
    else:
        for kind, one in found.items():
            print(
                f"{kind}: {one['rounds']} kills, {one['editors']} editors, "
                f"{one['acknowledged']:,} edits acknowledged, {one['lost']} lost, {one['twice']} made twice, "
                f"{one['refused']} refused; {one['sent_again']} sent again, "
                f"{one['kept_unheard']} of them made already when the server was killed; "
                f"ready again after {one['start_median_s']:.1f} s (longest {one['start_longest_s']:.1f}); "
                f"{'; '.join(one['problems'][:5]) or 'log and state agree'}"
            )
    wrong = ("lost", "twice", "of_nobody", "refused", "problems")
    sys.exit(any(one[word] for one in found.values() for word in wrong))


if __name__ == "__main__":
    main()
