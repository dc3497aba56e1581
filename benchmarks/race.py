"""Let many editors edit the same few rows at once: no edit may be lost, and nobody may wait for ever.

`python -m benchmarks.race --editors 20 --seconds 60` on SQLite and on PostgreSQL.
"""

from __future__ import annotations

import json
import multiprocessing
import random
import sys
import time
from multiprocessing.connection import Connection
from typing import Any

import graph_app as ga
from benchmarks.editors import agree, on_each, options
from benchmarks.options import whole
from graph_app.workspace.findings import ConflictError

ROWS = ("meta", "openai", "google", "eff", "ntia")
"""The rows that everybody edits."""
PATIENCE = 60
"""Seconds after the end that an editor may take to finish."""


def edit(where: str, said: Connection, name: str, seconds: float, seed: int) -> None:
    """Add a word of one's own to a row again and again; on a conflict look again and repeat."""
    chance = random.Random(seed)
    ws = ga.workspace(where, "open-weights", user=name, create=False)
    said.send("ready")
    said.recv()
    words: list[tuple[str, str]] = []
    waits: list[float] = []
    conflicts, failures = 0, []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        actor, word = chance.choice(ROWS), f"{name}.{len(words)}"
        while time.monotonic() < end:
            row = ws.row("actors", actor)
            text = f"{row.values.get('summary', '')} {word}"
            start = time.monotonic()
            try:
                ws.change("actors", actor, {"summary": text}, version=row.version, why="a drill")
            except ConflictError:
                conflicts += 1
                continue
            except ga.GraphAppError as error:
                failures.append(str(error))
                continue
            waits.append(time.monotonic() - start)
            words.append((actor, word))
            break
    said.send({"words": words, "conflicts": conflicts, "failures": failures, "waits": waits})


def drill(where: str, editors: int, seconds: float, seed: int) -> dict[str, Any]:
    """Let editors loose on one workspace and return what was found."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["graph_app.workspace.opened"])
    ws = ga.workspace(where, "open-weights", user="ana")
    names = [f"editor-{number}" for number in range(editors)]
    crew = []
    for number, name in enumerate(names):
        ws.grant(name, "editor")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=edit, args=(where, theirs, name, seconds, seed * 1_000_003 + number), daemon=True
        )
        process.start()
        crew.append((process, ours))
    for _, pipe in crew:
        pipe.recv()
    for _, pipe in crew:
        pipe.send("go")
    late, heard = 0, []
    deadline = time.monotonic() + seconds + PATIENCE
    for process, pipe in crew:
        if pipe.poll(max(0.0, deadline - time.monotonic())):
            heard.append(pipe.recv())
        else:
            late += 1
            process.kill()
        process.join()
    state = ws.state()
    kept = {actor: set((state.row("actors", actor).values.get("summary") or "").split()) for actor in ROWS}
    words = [pair for one in heard for pair in one["words"]]
    waits = sorted(wait for one in heard for wait in one["waits"])
    found = {
        "editors": editors,
        "seconds": seconds,
        "edits": len(words),
        "conflicts": sum(one["conflicts"] for one in heard),
        "lost": sum(word not in kept[actor] for actor, word in words),
        "never_finished": late,
        "failures": [failure for one in heard for failure in one["failures"]],
        "median_ms": 1000 * waits[len(waits) // 2] if waits else None,
        "p95_ms": 1000 * waits[int(len(waits) * 0.95)] if waits else None,
        "longest_ms": 1000 * waits[-1] if waits else None,
        "in_log": ws.about().head,
        "problems": agree(ws),
    }
    ws.close()
    return found


def main() -> None:
    """Run the drill and print what was found; exit code 1 if anything was lost or does not agree."""
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--editors", type=whole(1, 100), default=20)
    parser.add_argument("--seconds", type=whole(1, 600), default=10)
    parser.add_argument("--seed", type=whole(0, 10_000), default=1)
    asked = parser.parse_args()
    found = on_each(asked, lambda where: drill(where, asked.editors, asked.seconds, asked.seed))
    if asked.json:
        print(json.dumps(found, indent=2))
    else:
        for kind, one in found.items():
            print(
                f"{kind}: {one['editors']} editors, {one['seconds']} s, {one['edits']:,} edits "
                f"(median {one['median_ms'] or 0:.0f} ms, p95 {one['p95_ms'] or 0:.0f} ms, "
                f"longest {one['longest_ms'] or 0:.0f} ms), "
                f"{one['conflicts']:,} conflicts, {one['lost']} lost, "
                f"{one['never_finished']} never finished, "
                f"{len(one['failures'])} failures; "
                f"{'; '.join(one['problems'][:5]) or 'log and state agree'}"
            )
    wrong = ("lost", "never_finished", "failures", "problems")
    sys.exit(any(one[word] or one["in_log"] != one["edits"] for one in found.values() for word in wrong))


if __name__ == "__main__":
    main()
