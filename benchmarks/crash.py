"""Kill an editor in the middle of a stream of edits, again and again: what was acknowledged must be there.

`python -m benchmarks.crash --rounds 20` on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sys
import time
from multiprocessing.connection import Connection
from typing import Any

import graph_app as ga
from benchmarks.editors import agree, on_each, options
from benchmarks.options import whole

LONGEST = 1.5
"""Seconds that an editor lives at most after its first edit."""
SOURCE = {"title": "Made up", "url": "https://example.org/made-up", "date": "2026", "grade": "press"}


def edit(where: str, said: Connection, seed: int) -> None:
    """Make edits without end, and say each number once it was acknowledged."""
    chance = random.Random(seed)
    ws = ga.workspace(where, "open-weights", user="ana", create=False)
    actors = ws.state().tables["actors"].raw.columns["id"].to_pylist()
    while True:
        one, other = chance.sample(actors, 2)
        if chance.random() < 0.5:
            tie = {"from_id": one, "to_id": other, "kind": "funds", "confidence": "low"}
            made = ws.add("ties", tie, source=SOURCE | {"url": f"https://example.org/{chance.random()}"})
        else:
            row = ws.row("actors", one)
            made = ws.change(
                "actors", one, {"summary": f"{chance.random()}"}, version=row.version, why="a drill"
            )
        said.send(made.number)


def drill(where: str, rounds: int, seed: int) -> dict[str, Any]:
    """Kill editors of one workspace and return what was found."""
    chance = random.Random(seed)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["graph_app.workspace.opened"])
    ws = ga.workspace(where, "open-weights", user="ana")
    acknowledged, lost, in_doubt = 0, 0, 0
    for number in range(rounds):
        hear, said = context.Pipe(duplex=False)
        editor = context.Process(target=edit, args=(where, said, seed * 1_000_003 + number), daemon=True)
        editor.start()
        said.close()
        heard = [hear.recv()]
        end = time.monotonic() + chance.uniform(0, LONGEST)
        while time.monotonic() < end:
            if hear.poll(max(0.0, end - time.monotonic())):
                heard.append(hear.recv())
        assert editor.pid is not None
        os.kill(editor.pid, signal.SIGKILL)
        editor.join()
        try:
            while hear.poll():
                heard.append(hear.recv())
        except EOFError:
            pass
        there = {one.number for one in ws.changes()}
        lost += len(set(heard) - there)
        acknowledged += len(heard)
        in_doubt += max(there) - max(heard)
    problems = agree(ws)
    ws.close()
    return {
        "rounds": rounds,
        "acknowledged": acknowledged,
        "lost": lost,
        "kept_unacknowledged": in_doubt,
        "problems": problems,
    }


def main() -> None:
    """Run the drill and print what was found; exit code 1 if anything was lost or does not agree."""
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=whole(1, 1_000), default=10)
    parser.add_argument("--seed", type=whole(0, 10_000), default=1)
    asked = parser.parse_args()
    found = on_each(asked, lambda where: drill(where, asked.rounds, asked.seed))
    if asked.json:
        print(json.dumps(found, indent=2))
    else:
        for kind, one in found.items():
            print(
                f"{kind}: {one['rounds']} kills, {one['acknowledged']:,} edits acknowledged, "
                f"{one['lost']} lost, {one['kept_unacknowledged']} kept of which nobody was told; "
                f"{'; '.join(one['problems'][:5]) or 'log and state agree'}"
            )
    sys.exit(any(one["lost"] or one["problems"] for one in found.values()))


if __name__ == "__main__":
    main()
