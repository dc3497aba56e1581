"""Made-up filings in any number, as raw tables for `graph-app build`: seeded, a few actors file most of them.

`python -m benchmarks.filings 1000000 FOLDER` writes them as Parquet; the same numbers give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks.options import whole
from benchmarks.vocabulary import FRONT

FEWEST, MOST = 1_000, 1_000_000_000
"""How many filings there may be."""

PART = 1_000_000
"""Filings in one file."""

COLUMNS = {
    "actor": "client",
    "target": "agency",
    "kind": "what",
    "date": "filed",
    "amount": "paid",
    "url": "link",
    "event": "bill",
    "role": "position",
}
"""Words of `graph-app build` and the columns that they name."""

_KINDS = ("lobbies", "funds", "advises", "comments on")
_POSITIONS = ("supporter", "signatory", "opponent", "witness")
_FORMS = ("", ", Inc.", " INC", " Ltd.", " GmbH")
_EVENTS_EACH, _AGENCIES_EACH = 200, 3
_FIRST_DAY, _DAYS = np.datetime64("2015-01-01"), 4_000

Floats = npt.NDArray[np.float64]


def actors_of(rows: int) -> int:
    """Return how many actors file so many filings: fewer than ten times as many for ten times the rows.

    >>> actors_of(1_000_000), actors_of(100_000_000)
    (39810, 1000000)
    """
    return round(2.5 * rows**0.7)


def write(folder: Path, rows: int, seed: int = 1) -> Path:
    """Write made-up filings as Parquet files of a million rows each and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    actors = actors_of(rows)
    names = _names(actors)
    for part, start in enumerate(range(0, rows, PART)):
        count = min(PART, rows - start)
        table = _part(np.random.default_rng((seed, part)), names, actors, rows, start, count)
        pq.write_table(table, folder / f"part-{part:05d}.parquet")
    return folder


def _names(actors: int) -> pa.Array:
    """Return the spellings of all actors: those of actor i are at `len(_FORMS)` × i and after."""
    front = [FRONT[place % len(FRONT)] for place in range(actors)]
    return pa.array(
        [f"{word} {place}{form}" for place, word in enumerate(front) for form in _FORMS], type=pa.string()
    )


def _part(
    random: np.random.Generator, names: pa.Array, actors: int, rows: int, start: int, count: int
) -> pa.Table:
    """Return one file's filings."""
    actor = _few_often(random, actors, count)
    who = actor * len(_FORMS) + random.integers(0, len(_FORMS), count)
    agencies = max(20, actors // 50)
    whom = (actor + random.integers(0, _AGENCIES_EACH, count) ** 2) % agencies
    events = max(5, rows // _EVENTS_EACH)
    bill = pa.array(random.integers(0, events, count), mask=random.random(count) > 0.3)
    text = pa.string()
    paid = pa.array(np.round(random.lognormal(9, 2, count), 2), mask=random.random(count) > 0.6)
    days = _FIRST_DAY + random.integers(0, _DAYS, count)
    return pa.table(
        {
            "client": pc.take(names, pa.array(who)),
            "agency": pc.binary_join_element_wise("Agency", pc.cast(pa.array(whom), text), " "),
            "what": pc.take(pa.array(_KINDS), pa.array((actor + whom) % len(_KINDS))),
            "filed": pa.array(days, mask=random.random(count) > 0.98),
            "paid": paid,
            "link": pc.binary_join_element_wise(
                "https://example.org/filings", pc.cast(pa.array(np.arange(start, start + count)), text), "/"
            ),
            "bill": pc.binary_join_element_wise("Bill", pc.cast(bill, text), " "),
            "position": pc.take(pa.array(_POSITIONS), pa.array(random.integers(0, len(_POSITIONS), count))),
        }
    )


def _few_often(random: np.random.Generator, size: int, count: int) -> npt.NDArray[np.int64]:
    """Return positions below `size` of which low ones are drawn far more often."""
    drawn: Floats = random.random(count) ** 4 * size
    return drawn.astype(np.int64)


def main() -> None:
    """Write the filings that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.filings", description=__doc__.splitlines()[0])
    parser.add_argument("rows", type=whole(FEWEST, MOST), help=f"{FEWEST:,} to {MOST:,}")
    parser.add_argument("folder", type=Path, help="where to write them")
    parser.add_argument("--seed", type=whole(0, 2**32), default=1)
    options = parser.parse_args()
    write(options.folder, options.rows, options.seed)
    print(f"{options.rows:,} filings of up to {actors_of(options.rows):,} actors")


if __name__ == "__main__":
    main()
