"""What is said about raw tables: words, description, table of names; and what is wrong with them."""

import json

import pytest

from graph_app.build import described, read_aliases, read_description
from graph_app.build.mapping import the_one_for
from graph_app.errors import DataError, QueryError

TIES = {"actor": "a", "target": "b", "kind": "=lobbies"}


def test_a_description_says_what_several_raw_tables_hold(tmp_path):
    path = tmp_path / "map.json"
    tables = [{"files": ["lobby*.parquet"], **TIES}, {"files": "letters", "actor": "who", "event": "letter"}]
    path.write_text(json.dumps({"tables": tables}), encoding="utf-8")
    found = read_description(path)
    assert the_one_for("lobby-2024.parquet", found).columns == {"actor": "a", "target": "b"}
    assert the_one_for("letters", found).says == {"actor": "who", "event": "letter"}
    with pytest.raises(QueryError, match=r"'grants.csv'; its patterns are lobby\*\.parquet and letters"):
        the_one_for("grants.csv", found)
    path.write_text(json.dumps(TIES), encoding="utf-8")
    assert read_description(path) == (described(TIES),)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({}, "which column names the actor"),
        ({"actor": "a"}, "--target COLUMN or --event COLUMN"),
        ({"actor": "a", "target": "b"}, "--kind COLUMN or --kind =lobbies"),
        ({**TIES, "role": "r"}, "in which event the role is: use --event COLUMN"),
        ({**TIES, "date": " "}, "date must name a column, or give a value for every row as =value, not"),
        ({**TIES, "kind": "="}, "kind must name a column"),
        ({**TIES, "when": "d"}, "not described by 'when'. Words: actor, target, kind, date"),
        ({**TIES, "amout": "d"}, "Did you mean amount?"),
    ],
)
def test_what_is_said_wrongly_is_refused_with_the_way_out(said, message):
    with pytest.raises(QueryError) as wrong:
        described(said)
    assert message in str(wrong.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "cannot be read"),
        ("{", "cannot be read"),
        ("[]", "must be a JSON object of words"),
        ('{"tables": []}', "must be a JSON object of words"),
        ('{"tables": [3]}', "must be a JSON object of words"),
        ('{"files": [1], "actor": "a"}', "files must be a list of names or patterns of files, not [1]"),
        ('{"actor": 1}', "actor must name a column"),
    ],
)
def test_a_description_that_is_none_is_refused(tmp_path, text, message):
    path = tmp_path / "map.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises((DataError, QueryError)) as wrong:
        read_description(path)
    assert message in str(wrong.value)


def names(tmp_path, text):
    path = tmp_path / "names.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_of_names_says_who_is_meant_however_a_name_is_spelt(tmp_path):
    text = "\ufeffid,alias,kind,name\nmeta,Facebook,AI developer,Meta\nmeta,Instagram,,\nmeta,Meta,,\n"
    found = read_aliases(names(tmp_path, text))
    spellings = ("FACEBOOK, Inc.", "instagram", "Meta Platforms", "?")
    assert [found.actor(one) for one in spellings] == ["meta", "meta", "meta-platforms", None]
    assert (found.names, found.kinds) == ({"meta": "Meta"}, {"meta": "ai_developer"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("alias;id\n", "has no column alias; it has alias;id"),
        ("", "has no column alias; it has none"),
        ("alias,ids\na,b\n", "has no column id; it has alias, ids. Did you mean ids?"),
        ("alias,id\n—,b\n", "names.csv, line 2, alias '—': nothing is left of the name"),
        ("alias,id\na,\n", "names.csv, line 2, id '': an id has 1 to 72 letters"),
        ("alias,id\na,b.c\n", "id 'b.c': an id has"),
        ("alias,id\nA Inc,b\na,c\n", "line 3, id 'c': line 2 gives the same name to b"),
        ("alias,id\na,b\nb,c\n", "line 2, id 'b': line 3 says that this is a spelling of c"),
        ("alias,id,name\na,b,B\nc,b,C\n", "line 3, name 'C': another line calls b 'B'"),
        ("alias,id,kind\na,b,company\nc,b,firm\n", "line 3, kind 'firm': another line calls b 'company'"),
    ],
)
def test_a_table_of_names_that_contradicts_itself_is_refused_with_the_line(tmp_path, text, message):
    with pytest.raises(DataError) as wrong:
        read_aliases(names(tmp_path, text))
    assert message in str(wrong.value)


def test_a_table_of_names_that_is_not_there_or_no_text_is_refused(tmp_path):
    (tmp_path / "names.csv").write_bytes(b"\xff\xfe\x00")
    for name in ("names.csv", "none.csv"):
        with pytest.raises(DataError, match="cannot be read"):
            read_aliases(tmp_path / name)
