"""Raw tables for tests: twelve filings small enough for paper, and thousands of untidy ones."""

import csv
import random

import pyarrow.dataset as ds
import pyarrow.parquet as pq

from graph_app.build import Aliases, Plan, build, described

SAYS = {
    "actor": "client",
    "target": "agency",
    "kind": "what",
    "date": "filed",
    "amount": "paid",
    "url": "link",
    "title": "heading",
    "event": "bill",
    "role": "position",
}
HEADER = tuple(SAYS.values())

A = "https://a.org/"
DOZEN = (
    ("Acme, Inc.", "Office of Rules", "lobbies", "2024-03-25", "1000.50", f"{A}1", "", "H.R. 1", "supporter"),
    ("ACME INC", "OFFICE  OF RULES", "Lobbies", "2024-05-01", "$500", f"{A}2", "Two", "H.R. 1", "supporter"),
    ("Acme, Inc.", "Senate", "lobbies", "2023", "", f"{A}3", "Three", "", ""),
    ("Bolt GmbH", "Office of Rules", "lobbies", "2024-01-02", "10.25", f"{A}4", "Four", "HR 1", "supporter"),
    ("Bolt GmbH & Co. KG", "Acme", "funds", "2024-02-31", "99.99", "", "", "H.R. 2", "opponent"),
    ("Cog Ltd", "", "", "2024-04-04", "7", f"{A}5", "Letter", "H.R. 1", "Supporter"),
    ("Cog Ltd", "Cog Limited", "funds", "2024-04-05", "1", f"{A}6", "Self", "", ""),
    ("", "Senate", "lobbies", "2024-04-05", "2", f"{A}6", "Nobody", "", ""),
    ("Cog Ltd", "—", "lobbies", "2024-04-05", "oops", f"{A}6", "Nothing", "", ""),
    ("Zoë SA", "Ｓｅｎａｔｅ", "", "", "", "ftp://a.org/7", "", "H.R. 2", "opponent"),
    ("Cog Ltd", "Senate", "lobbies", "2024-12-31T23:59:59Z", "3", f"{A}8", "Eight", "H.R. 2", "witness"),
    ("Dyn", "Acme", "funds", "2022-07", "0.005", f"{A}9", "Nine", "", ""),
)  # fmt: skip
"""What is in these is worked out by hand in `test_known`."""


def write_csv(path, rows, header=HEADER):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    return path


def rows_of(folder, table):
    return pq.read_table(folder / f"{table}.parquet").to_pylist()


def beside(folder, name):
    """Return the rows of the Parquet beside the package, sorted by what they are of."""
    found = ds.dataset(folder / name, format="parquet", partitioning=ds.partitioning(flavor="hive"))
    rows = found.to_table().to_pylist()
    keys = [key for key in ("window", "from_id", "to_id", "kind") if rows and key in rows[0]]
    return sorted(
        ({**row, **({"window": str(row["window"])} if "window" in row else {})} for row in rows),
        key=lambda row: [str(row[key]) for key in keys],
    )


def contents(folder):
    """Return the bytes of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def make(raw, folder, says=SAYS, aliases=None, **plan):
    return build(
        [str(raw)],
        folder,
        (described(says),),
        aliases or Aliases(),
        Plan(**{"memory": 512, "rounds": 8, **plan}),
    )


def untidy(number, seed=1):
    """Return so many filings of few actors: many spellings, and cells that are missing or wrong."""
    rng = random.Random(seed)
    forms = ("", ", Inc.", " INC", " Ltd.", " GmbH & Co. KG", " S.A.")
    names = [
        f"{word} {place}"
        for place, word in enumerate(("Acme", "Bölt", "Cog", "Ｄｙｎ", "Éclair", "東京") * 10)
    ]
    days = ("2023-11-05", "2024-02-29", "2023-02-29", "2024", "2024-06", "soon", "", "2022-01-31T08:00:00")
    rows = []
    for place in range(number):
        who = names[int(rng.random() ** 2 * len(names))]
        whom = rng.choice(("Senate", "SENATE", "Office of Rules", "office  of rules.", "", "?", who))
        name = rng.choice((str.upper, str.lower, str.title, str))(who) + rng.choice(forms)
        paid = rng.choice(("", "0", "12.345", "$1,234,567.89", "-5", "n/a", f"{rng.randint(1, 10**6) / 100}"))
        bill = rng.choice(("", "", f"Bill {rng.randint(1, 40)}", f"BILL  {rng.randint(1, 40)}"))
        link = rng.choice((f"https://example.org/{place}", "https://example.org/all", "none", ""))
        rows.append((
            rng.choice((name, name, name, "", " ")) if rng.random() < 0.1 else name,
            whom,
            rng.choice(("lobbies", "Lobbies", "comments on", "")),
            rng.choice(days),
            paid,
            link,
            rng.choice(("A title", "Line\nbreak", "")),
            bill,
            rng.choice(("supporter", "Opponent", "witness", "")),
        ))  # fmt: skip
    return rows
