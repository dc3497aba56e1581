"""Round trips of random debates: whatever an exporter writes, the importers read back as it was."""

import io
import re
import zipfile

import pytest
from hypothesis import Phase, assume, given, settings

from graph_app.exporters import EXPORTERS
from graph_app.importers import Given, dataset_of, import_given
from tests.exporters.graphs import graphs

FORMATS = [one.name for one in EXPORTERS if one.name not in ("html", "pajek")]
PACKAGES = ("package", "parquet")
UNTYPED = ("csv", "xlsx", "gml")
"""Formats in which readers guess what is a number."""
XML = ("graphml", "yed", "visone", "gexf", "xlsx")
TEXTS = {
    "actors": ("name", "kind", "jurisdiction", "summary", "a note"),
    "ties": ("kind", "summary", "confidence"),
}
OWN = {"rank": int, "share": float, "checked": lambda text: text in ("true", "1")}
FRAMED = re.compile(r"\n.*\n[ \t]*\Z", re.DOTALL)
"""Text that looks like one between the tags of XML that is printed prettily."""
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def tidied(text, name):
    """Return a text as the data package can hold it after it went through a format."""
    if name in XML:
        text = text.replace("\ufffe", "").replace("\uffff", "")
    text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if name in ("graphml", "yed", "visone") and FRAMED.match(text):
        text = text.strip()
    return text if text.strip() else None


def back(explorer, name):
    exporter = next(one for one in EXPORTERS if one.name == name)
    data = b"".join(explorer.stream(name))
    if name in ("csv", "package"):  # no text file is told from others by a zero byte, and no data set has one
        archive = zipfile.ZipFile(io.BytesIO(data))
        assume(not any(b"\0" in archive.read(one) for one in archive.namelist()))
    found = import_given([Given(f"back{exporter.suffix}", data)])
    dataset_of(found)
    return found


def plain(frame):
    """Return the rows of a table by id, without missing cells."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    names = {"a_note": "a note"}  # as GML writes it
    return {
        row.pop("id"): {names.get(key, key): value for key, value in row.items() if value is not None}
        for row in rows
    }


def told(row, table, name):
    """Return what of a row every format keeps, as the data package has it."""
    found = {key: tidied(str(row[key]), name) for key in TEXTS[table] if key in row}
    found |= {key: read(str(row[key]).lower()) for key, read in OWN.items() if key in row}
    if "amount_usd" in row:
        found["amount_usd"] = int(row["amount_usd"])
    return {key: value for key, value in found.items() if value is not None}


def joining(explorer):
    """Return the recorded ties that join two actors: the importers keep no others."""
    ties = plain(explorer.network.ties)
    return {key: row for key, row in ties.items() if row["from_id"] != row["to_id"]}


@given(graphs())
@settings(max_examples=20, phases=[Phase.generate])
@pytest.mark.parametrize("name", FORMATS)
def test_actors_ties_and_types_come_back(name, explorer):
    found = back(explorer, name)
    before, after = plain(explorer.network.actors), plain(found.tables["actors"])
    assert list(after) == list(before)
    for key, row in before.items():
        wanted = told(row, "actors", name)
        assert told(after[key], "actors", "") == {"name": after[key]["name"]} | wanted
    before, after = joining(explorer), plain(found.tables["ties"])
    assert list(after) == list(before)
    for key, row in before.items():
        assert told(after[key], "ties", "") == told(row, "ties", name)
        assert [after[key][end] for end in ("from_id", "to_id")] == [row[end] for end in ("from_id", "to_id")]
        assert after[key].get("start") == row.get("start")
        assert after[key].get("end", after[key].get("end_given")) == row.get("end")
    if name not in UNTYPED:
        for table, frame in (("actors", explorer.network.actors), ("ties", explorer.network.ties)):
            kinds = {"Int64": "integer", "float64": "number", "boolean": "boolean"}
            rows = found.tables[table]
            wanted = {
                key: kinds.get(str(frame[key].dtype))
                for key in OWN
                if key in rows and rows[key].notna().any()
            }
            assert {key: found.types[table].get(key) for key in wanted} == wanted
