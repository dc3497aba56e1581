"""Data bases of Discourse Network Analyzer: what becomes of them, what is told, and what is refused."""

import random
import sqlite3

import pandas as pd
import pytest

import graph_app as ga
from graph_app.errors import GraphAppError
from graph_app.importers import FileError, LimitError, Limits, Reading
from graph_app.importers.base import Clock, Given, Notes
from graph_app.importers.dna import DNA
from tests.importers.dna_files import ORGANIZATION, SAID, make


@pytest.fixture
def base(tmp_path):
    return make(tmp_path / "wind.dna")


def read(path, options=None, *, disk=True, **limits):
    given = Given(path.name, path.read_bytes(), path if disk else None)
    most = Limits(**limits)
    return DNA.read(Reading((given,), DNA, options or {}, most, Clock(most.seconds), Notes(path.name, "row")))


def rows(frame):
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


@pytest.mark.parametrize("disk", [True, False], ids=["on disk", "uploaded"])
def test_statements_documents_actors_and_concepts_are_taken(base, disk):
    found = read(base, disk=disk)
    assert found.tables["actors"]["id"].tolist() == ["acme", "bolt-co", "cafe"]
    assert found.tables["actors"]["name"].tolist() == ["Acme", "Bolt & Co.", "Café"]
    assert set(found.tables["actors"]["kind"]) == {"organization"}
    assert found.tables["issues"]["name"].tolist() == ["Wind", "Sun"]
    said = rows(found.tables["statements"])
    assert [(row["actor_id"], row["issue_id"], row["stance"], row["date"]) for row in said] == [
        ("acme", "wind", "1", "2024-01-01"),
        ("acme", "wind", "1", "2024-01-01"),
        ("bolt-co", "wind", "-1", "2024-01-01"),
        ("bolt-co", "sun", "1", "2024-01-02"),
        ("acme", "sun", "1", "2024-01-02"),
        ("cafe", "wind", "-1", "2024-02-10"),
    ]
    assert said[0]["id"] == "statement-1"
    assert said[0]["summary"] == "Ann of Acme says yes to wind."
    assert (said[1]["locator"], said[1]["source_id"]) == ("characters 31–60", "document-1")
    assert [row["person"] for row in said] == ["Ann", "Ann", "Bo", "Bo", "Cy", "Cy"]
    assert {row["coder"] for row in said} == {"Coder"}
    document = rows(found.tables["sources"])[0]
    assert document["title"] == "Day 1"
    assert (document["publisher"], document["date"], document["author"]) == ("The Paper", "2024-01-01", "Ann")
    assert len(found.tables["ties"]) == 0
    assert found.about["description"] == "Written by Discourse Network Analyzer 3.0.7."


def test_what_is_not_taken_is_told_with_its_row(base):
    report = read(base).report
    dropped = [(note.sentence, note.sheet, note.lines) for note in report.dropped]
    assert ("Statements of the type 'Annotation' were left out.", "STATEMENTS", (99,)) in dropped
    assert any(sentence.startswith("Texts of documents were left out") for sentence, *_ in dropped)
    assert any("'strength' was left out" in sentence for sentence, *_ in dropped)
    changed = [(note.sentence, note.lines) for note in report.changed]
    assert changed == [("Passages of more than 1,000 characters were cut.", (5,))]
    assumed = " ".join(note.sentence for note in report.assumed)
    assert (
        "Of agreement yes is read as 1 (supports), no as -1 (opposes): how strongly is not said." in assumed
    )
    assert "Every concept is taken for a question of policy." in assumed
    assert "secret" not in str(report.as_dict())


def test_rows_that_lack_something_are_left_out_one_by_one(tmp_path):
    said = [*SAID, (7, 9, 0, 1, "Ann", "Acme", "Wind", 1), (8, 1, 0, 1, "Ann", "", "Wind", 1)]
    said += [(9, 1, 0, 1, "Ann", "Acme", " \n", 1), (10, 1, 0, 1, "Ann", "Acme", "Wind", None)]
    more = "UPDATE DOCUMENTS SET Date = 'soon' WHERE ID = 2;"
    found = read(make(tmp_path / "x.dna", said, more=more))
    lost = {note.sentence: note.lines for note in found.report.dropped if note.sheet == "STATEMENTS"}
    assert lost["Statements with no document were left out."] == (7,)
    assert lost["Statements with no organization were left out."] == (8,)
    assert lost["Statements with no concept were left out."] == (9,)
    assert lost["Statements with no agreement were left out."] == (10,)
    assert lost["Statements with a document without a date that can be read were left out."] == (4, 5)
    assert found.tables["statements"]["id"].tolist() == [f"statement-{key}" for key in (1, 2, 3, 6)]
    assert pd.isna(found.tables["sources"]["date"].iloc[1])


def test_persons_can_be_the_actors(base):
    found = read(base, {"actor_variable": "Person"})
    assert found.tables["actors"]["id"].tolist() == ["ann", "bo", "cy"]
    assert found.tables["statements"]["organization"].tolist()[:3] == ["Acme", "Acme", "Bolt & Co."]


def test_attributes_stay_as_columns_and_type_is_the_kind(tmp_path):
    more = f"""
    INSERT INTO ATTRIBUTEVARIABLES VALUES (1, {ORGANIZATION}, 'Type'), (2, {ORGANIZATION}, 'Alias'),
        (3, {ORGANIZATION}, 'Website'), (4, {ORGANIZATION}, 'Notes');
    INSERT INTO ATTRIBUTEVALUES
        SELECT NULL, ID, 1, 'Business' FROM ENTITIES WHERE Value = 'Acme';
    INSERT INTO ATTRIBUTEVALUES
        SELECT NULL, ID, 3, 'not an address' FROM ENTITIES WHERE Value = 'Acme';
    INSERT INTO ATTRIBUTEVALUES
        SELECT NULL, ID, 4, 'makes  things' FROM ENTITIES WHERE Value = 'Café';
    """
    actors = read(make(tmp_path / "x.dna", more=more)).tables["actors"]
    assert actors["kind"].tolist() == ["Business", "organization", "organization"]
    assert "alias" not in actors
    assert actors["website_"].iloc[0] == "not an address"
    assert actors["summary"].iloc[2] == "makes things"


@pytest.mark.parametrize(
    ("values", "stances", "told"),
    [((2, 1, 0, -1, -2, 1), ["2", "1", "0", "-1", "-2", "1"], False),
     ((5, 0, -5, 3, 1, -1), ["2", "0", "-2", "1", "0", "0"], True)],
)  # fmt: skip
def test_agreement_in_steps_is_kept_or_brought_to_five(tmp_path, values, stances, told):
    said = [(*row[:7], value) for row, value in zip(SAID, values, strict=True)]
    found = read(make(tmp_path / "x.dna", said, kind="integer"))
    assert found.tables["statements"]["stance"].tolist() == stances
    assert any("agreement reaches 5" in note.sentence for note in found.report.changed) is told


def test_without_agreement_every_statement_supports_and_this_is_told(tmp_path):
    more = "DELETE FROM VARIABLES WHERE ID IN (4, 6);"
    found = read(make(tmp_path / "x.dna", more=more))
    assert set(found.tables["statements"]["stance"]) == {"1"}
    assert any("every statement is taken to support" in note.sentence for note in found.report.assumed)


def test_dates_in_milliseconds_are_told(tmp_path):
    found = read(make(tmp_path / "x.dna", more="UPDATE DOCUMENTS SET Date = Date * 1000;"))
    assert found.tables["statements"]["date"].iloc[0] == "2024-01-01"
    assert any("in milliseconds" in note.sentence for note in found.report.assumed)


def test_a_file_opens_as_a_debate_and_is_left_as_it_was(base):
    before = base.read_bytes()
    explorer = ga.open(base)
    assert explorer.info()["counts"]["statements"] == 6
    assert explorer.network.dataset.descriptor.title == "wind"
    codes = {notice.code for notice in explorer.network.dataset.notices}
    assert {"import-assumed", "import-changed", "import-dropped"} <= codes
    assert explorer.discourse(mode="ignore", on="person")["on"] == "person"
    assert base.read_bytes() == before
    assert [one.name for one in base.parent.iterdir()] == ["wind.dna"]
    assert ga.open(base).network.dataset.fingerprint == explorer.network.dataset.fingerprint


def test_the_same_file_gives_the_same_tables(base):
    one, other = read(base), read(base, disk=False)
    for name, frame in one.tables.items():
        pd.testing.assert_frame_equal(frame, other.tables[name])


def test_a_file_is_known_by_its_content(base, tmp_path):
    assert DNA.looks(Given("x", base.read_bytes()))
    other = tmp_path / "other.dna"
    plain = sqlite3.connect(other)
    plain.execute("CREATE TABLE a (b)")
    plain.commit()
    plain.close()
    assert not DNA.looks(Given("x", other.read_bytes()))
    assert not DNA.looks(Given("x", b"id,name\n"))
    with pytest.raises(FileError, match="There is no table STATEMENTTYPES with the columns ID, Label"):
        read(other)


def test_what_cannot_be_read_is_one_sentence_with_the_file(base, tmp_path):
    text = tmp_path / "text.dna"
    text.write_text("id,name\n")
    with pytest.raises(FileError, match=r"text\.dna: It is not a data base of SQLite"):
        read(text)
    cut = tmp_path / "cut.dna"
    cut.write_bytes(base.read_bytes()[:5_000])
    with pytest.raises(FileError, match=r"cut\.dna: The data base cannot be read"):
        read(cut)
    with pytest.raises(FileError, match="version 2 of Discourse Network Analyzer, which is not read"):
        read(make(tmp_path / "two.dna", more="DROP TABLE ENTITIES;"))
    with pytest.raises(FileError, match="No type of statement has two variables of short text"):
        read(make(tmp_path / "none.dna", more="DELETE FROM VARIABLES;"))
    with pytest.raises(FileError, match=r"actor_variable does not know 'persn'\. Did you mean person\?"):
        read(base, {"actor_variable": "persn"})


def test_limits_hold(base):
    with pytest.raises(LimitError, match="rows in the table"):
        read(base, rows=3)
    given = Given(base.name, base.read_bytes(), base)
    with pytest.raises(LimitError, match="was given up"):
        DNA.read(Reading((given,), DNA, {}, Limits(), Clock(-1), Notes(base.name)))


def test_nothing_but_tables_is_read(tmp_path):
    more = """
    ALTER TABLE DOCUMENTS RENAME TO HIDDEN;
    CREATE VIEW DOCUMENTS AS SELECT * FROM HIDDEN;
    """
    with pytest.raises(FileError, match="There is no table DOCUMENTS"):
        read(make(tmp_path / "view.dna", more=more))


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_read_or_refused(base, tmp_path, seed):
    rng = random.Random(seed)
    data = bytearray(base.read_bytes())
    for _ in range(60):
        data[rng.randrange(100, len(data))] = rng.randrange(256)
    broken = tmp_path / "broken.dna"
    broken.write_bytes(data)
    try:
        ga.open(broken)
    except GraphAppError as error:
        assert str(error)


def test_strange_cells_are_no_traceback(tmp_path):
    more = """
    UPDATE STATEMENTS SET Start = 'x', Stop = 1e300 WHERE ID = 1;
    UPDATE DOCUMENTS SET Title = x'00ff', Date = 1e300 WHERE ID = 3;
    UPDATE ENTITIES SET Value = x'fffe41' WHERE ID = 1;
    INSERT INTO DATASHORTTEXT VALUES (NULL, NULL, 2, 1);
    INSERT INTO DATABOOLEAN VALUES (NULL, 1, 4, 'x');
    """
    path = make(tmp_path / "x.dna", more=more)
    assert ga.open(path).info()["counts"]["statements"] == 5
    assert any(note.sentence == "Rows without a key were left out." for note in read(path).report.dropped)


def test_changes_that_are_not_in_the_file_yet_are_told(base):
    base.with_name("wind.dna-wal").write_bytes(b"x")
    assert any("(-wal) was not read" in note.sentence for note in read(base).report.dropped)
    assert not any("-wal" in note.sentence for note in read(base, disk=False).report.dropped)
