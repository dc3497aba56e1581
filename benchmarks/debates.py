"""Made-up debates of any size: a seeded, scale-free network with all that a data package can hold.

`python -m benchmarks.debates 2000 FOLDER` writes one; the same numbers give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.options import whole
from benchmarks.vocabulary import (
    ARGUMENTS,
    CONFIDENCES,
    DONE,
    EVENTS,
    FRONT,
    GRADES,
    KINDS,
    PLACES,
    POLICIES,
    ROLES,
    SAID,
    SHARES,
    TIE_KINDS,
)

Row = dict[str, Any]
Rows = list[Row]

FEWEST, MOST = 20, 300_000
"""How many actors a debate may have."""

TIES_EACH = 5
"""Ties per actor unless said otherwise."""


def debate(actors: int, ties: int, seed: int = 1) -> dict[str, Rows]:
    """Return the tables of a made-up debate.

    Parameters
    ----------
    actors, ties : int
        How many rows these tables have.
    seed : int
        Another seed gives another debate.

    Returns
    -------
    dict of str to list of dict
        Rows by table, in the columns of a data package.

    Raises
    ------
    ValueError
        If there are fewer than 20 or more than 300,000 actors, or fewer ties than actors.
    """
    if not FEWEST <= actors <= MOST:
        raise ValueError(f"a debate has {FEWEST} to {MOST:,} actors, not {actors:,}")
    if ties < actors:
        raise ValueError(f"{actors:,} actors need as many ties at least, not {ties:,}")
    random = Random(seed)
    people = _actors(random, actors)
    sources = _sources(random, max(10, ties // 2))
    keys = [row["id"] for row in sources]
    camps = max(2, round(math.sqrt(actors) / 4))
    events = _events(random, max(2, actors // 10), keys)
    return {
        **_vocabularies(),
        "sources": sources,
        "actors": people,
        "ties": _ties(random, people, ties, camps, keys),
        "statements": _statements(random, people, camps, keys),
        "events": events,
        "participations": _participations(random, people, events),
    }


def write(folder: Path, actors: int, ties: int, seed: int = 1) -> Path:
    """Write a made-up debate as a data package and return its folder.

    Raises
    ------
    ValueError
        If there cannot be a debate of that size, see `debate`.
    """
    tables = debate(actors, ties, seed)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    about = {
        "name": f"debate-{actors}-{ties}",
        "title": f"Made-up debate of {actors:,} actors and {ties:,} ties",
        "version": "1.0.0",
        "description": f"Made by a program for measurements, from seed {seed}. Nothing in it is true.",
        "licenses": [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}],
        "resources": [{"name": name, "path": f"{name}.csv"} for name in tables],
    }
    text = json.dumps(about, indent=2, ensure_ascii=False) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8", newline="\n")
    return folder


def _vocabularies() -> dict[str, Rows]:
    """Return the tables that do not depend on size or seed."""
    columns = ("id", "name", "inverse_name", "symmetric", "sign", "influence", "strength")
    issues = [
        {
            "id": key,
            "name": key.replace("-", " ").capitalize(),
            "kind": kind,
            "question": f"Should there be {key.replace('-', ' ')}?",
            "support_means": meaning,
        }
        for kind, those in (("policy", POLICIES), ("argument", ARGUMENTS))
        for key, meaning in those
    ]
    return {
        "actor_kinds": [{"id": key, "name": name, "plural": plural} for key, name, plural, _ in KINDS],
        "tie_kinds": [dict(zip(columns, row, strict=True)) for row in TIE_KINDS],
        "participation_roles": [{"id": key, "side": side} for key, side in ROLES],
        "issues": issues,
    }


def _date(random: Random) -> str:
    """Return a date between 2021 and 2026: most are days, some months or years."""
    year, month, day = random.randint(2021, 2026), random.randint(1, 12), random.randint(1, 28)
    parts = (f"{year}", f"{month:02d}", f"{day:02d}")
    return "-".join(parts[: random.choice((1, 2, 2, 3, 3, 3, 3, 3, 3, 3))])


def _sources(random: Random, number: int) -> Rows:
    return [
        {
            "id": f"source-{place}",
            "title": f"{random.choice(EVENTS).replace('_', ' ').capitalize()} no. {place}",
            "publisher": f"{random.choice(FRONT)} Press",
            "url": f"https://example.org/documents/{place}",
            "date": _date(random),
            "kind": random.choice(("primary", "secondary")),
            "grade": random.choice(GRADES),
        }
        for place in range(number)
    ]


def _actors(random: Random, number: int) -> Rows:
    rows = []
    for place in range(number):
        kind, word, _, ends = random.choices(KINDS, SHARES)[0]
        end = random.choice(ends)
        name = f"{random.choice(FRONT)} {end} {place}"
        rows.append(
            {
                "id": name.lower().replace(" ", "-"),
                "name": name,
                "kind": kind,
                "subkind": end.lower().replace(" ", "_"),
                "jurisdiction": random.choice(PLACES),
                "website": f"www.example.org/{place}",
                "summary": f"{word} that takes part in the debate since {random.randint(2015, 2026)}.",
            }
        )
    return rows


def _pairs(random: Random, actors: int, ties: int, camps: int) -> list[tuple[int, int]]:
    """Return the two ends of each tie: who has many ties gets more (Barabási and Albert 1999).

    Actor i is of camp i modulo `camps`; three of four ties stay within one. Every actor has a tie.
    """
    ends = [[camp] for camp in range(camps)]

    def partner(actor: int) -> int:
        camp = actor % camps if random.random() < 0.75 else random.randrange(camps)
        other = random.choice(ends[camp])
        while other == actor:
            other = random.choice(ends[random.randrange(camps)])
        return other

    found = []
    for number in range(ties):
        start = number if number < actors else random.choice(ends[random.randrange(camps)])
        end = partner(start)
        ends[start % camps].append(start)
        ends[end % camps].append(end)
        found.append((start, end))
    return found


def _ties(random: Random, people: Rows, number: int, camps: int, keys: list[str]) -> Rows:
    seen: Counter[str] = Counter()
    rows = []
    for start, end in _pairs(random, len(people), number, camps):
        one, other, kind = people[start]["id"], people[end]["id"], random.choice(TIE_KINDS)[0]
        key = f"{one}.{kind}.{other}"
        seen[key] += 1
        rows.append(
            {
                "id": key if seen[key] == 1 else f"{key}.{seen[key]}",
                "from_id": one,
                "to_id": other,
                "kind": kind,
                "start": "" if random.random() < 0.08 else _date(random),
                "summary": random.choice(DONE),
                "source_id": random.choice(keys),
                "confidence": random.choice(CONFIDENCES),
            }
        )
    return rows


def _statements(random: Random, people: Rows, camps: int, keys: list[str]) -> Rows:
    """Return stances: camps lean, half of the actors are silent, few say much."""
    leaning = [random.uniform(-2, 2) for _ in range(camps)]
    issues = [(key, -1 if meaning == "restrictive" else 1) for key, meaning in (*POLICIES, *ARGUMENTS)]
    rows = []
    for place, row in enumerate(people):
        if random.random() < 0.45:
            continue
        often = min(len(issues), int(random.paretovariate(0.9)))
        for issue, direction in random.sample(issues, often):
            date = _date(random)
            stance = direction * random.gauss(leaning[place % camps], 0.8)
            rows.append(
                {
                    "id": f"{row['id']}.{issue}.{date}",
                    "actor_id": row["id"],
                    "issue_id": issue,
                    "stance": max(-2, min(2, round(stance))),
                    "date": date,
                    "summary": random.choice(SAID),
                    "source_id": random.choice(keys),
                    "locator": f"p. {random.randint(1, 40)}",
                    "confidence": random.choice(CONFIDENCES),
                }
            )
    return rows


def _events(random: Random, number: int, keys: list[str]) -> Rows:
    rows = []
    for place in range(number):
        kind = random.choice(EVENTS)
        rows.append(
            {
                "id": f"event-{place}",
                "title": f"{random.choice(FRONT)} {kind.replace('_', ' ')} {place}",
                "kind": kind,
                "date": _date(random),
                "issue_id": random.choice(POLICIES)[0],
                "source_id": random.choice(keys),
            }
        )
    return rows


def _participations(random: Random, people: Rows, events: Rows) -> Rows:
    return [
        {
            "event_id": event["id"],
            "actor_id": row["id"],
            "role": random.choices(ROLES, (2, 6, 1, 2))[0][0],
            "source_id": event["source_id"],
        }
        for event in events
        for row in random.sample(people, random.randint(2, 8))
    ]


def main() -> None:
    """Write the debate that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.debates", description=__doc__.splitlines()[0])
    parser.add_argument("actors", type=whole(FEWEST, MOST), help=f"{FEWEST} to {MOST:,}")
    parser.add_argument("folder", type=Path, help="where to write it")
    parser.add_argument("--ties", type=whole(FEWEST, 50 * MOST), help=f"{TIES_EACH} per actor unless given")
    parser.add_argument("--seed", type=whole(0, 2**32), default=1)
    options = parser.parse_args()
    ties = options.ties or TIES_EACH * options.actors
    try:
        write(options.folder, options.actors, ties, options.seed)
    except (ValueError, OSError) as error:
        parser.error(str(error))
    print(f"{options.actors:,} actors and {ties:,} ties")


if __name__ == "__main__":
    main()
