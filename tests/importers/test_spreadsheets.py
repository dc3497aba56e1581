"""Tables: heads, delimiters, encodings, ends, matrices, workbooks; what the user says counts first."""

import datetime
import io
import zipfile

import openpyxl
import pytest

from graph_app.errors import QueryError
from graph_app.importers import FileError, Given, LimitError, Limits, dataset_of, import_given
from tests.importers.reading import read, rows, seed, sentences, told

DIRECTED = "Edges are taken as directed, from the first end to the second."


def several(options=None, **files):
    given = [
        Given(name.replace("_", "."), text.encode() if isinstance(text, str) else text)
        for name, text in files.items()
    ]
    found = import_given(given, options)
    dataset_of(found)
    return found


def test_semicolons_decimal_commas_dotted_dates_quoted_line_breaks_and_mixed_direction():
    found = seed("table/edges.csv")
    assert rows(found, "actors", "id") == [("ann",), ("bo",), ("cy",)]
    assert rows(found, "ties") == [
        {"id": "ann.tie.bo", "from_id": "ann", "to_id": "bo", "kind": "tie", "start": "2020-04-03",
         "summary": "two\nlines", "Weight": "1.5"},
        {"id": "bo.undirected_tie.cy", "from_id": "bo", "to_id": "cy", "kind": "undirected_tie",
         "start": "2021", "Weight": "2"},
    ]  # fmt: skip
    assert dict(found.types["ties"]) == {"Weight": "number"}
    assert told(found, "changed") == [
        ("changed", "Decimal commas in 'Weight' became points.", (), 1),
        ("changed", "start of ties is written otherwise: '03.04.2020' as '2020-04-03'.", (2,), 1),
    ]


def test_nodes_and_edges_are_one_data_set_and_every_note_says_of_which_file_it_is():
    found = several(
        nodes_csv="Id,Label,Type,Party\n1,Ann,person,X\n2,Bo,firm,\n",
        edges_csv="Source,Target,Type,Id,Label,Weight\n1,2,Directed,0,pays,1\n2,1,Undirected,1,,2\n1,1,Directed,2,,3\n1,9,Directed,3,,4\n",
    )
    assert rows(found, "actors") == [
        {"id": "1", "name": "Ann", "kind": "person", "Party": "X"},
        {"id": "2", "name": "Bo", "kind": "firm"},
        {"id": "9", "name": "9", "kind": "actor"},
    ]
    assert rows(found, "ties", "id", "from_id", "to_id", "kind", "summary", "Weight") == [
        ("0", "1", "2", "tie", "pays", "1"),
        ("1", "2", "1", "undirected_tie", None, "2"),
        ("3", "1", "9", "tie", None, "4"),
    ]
    places = [(note.place, note.sentence) for note in found.report.notes]
    assert (
        "edges.csv, line 4",
        "A tie from an actor to itself is left out: a tie joins two actors.",
    ) in places
    assert (
        "edges.csv, line 5",
        "Ties mention 1 actor that the file does not list; added by the id alone.",
    ) in places
    assert [(one.table, one.given, one.column) for one in found.report.mapping] == [
        ("actors", "Id", "id"),
        ("ties", "Type", "tie_kinds.symmetric"),
        ("ties", "Source", "from_id"),
        ("ties", "Target", "to_id"),
        ("ties", "Id", "id"),
        ("actors", "Label", "name"),
        ("actors", "Type", "kind"),
        ("actors", "Party", "Party"),
        ("ties", "Label", "summary"),
        ("ties", "Weight", "Weight"),
    ]


def test_edges_that_name_nodes_by_their_labels_are_understood():
    found = several(nodes_csv="id,label\n1,Ann\n2,Bo\n", edges_csv="source,target\nAnn,Bo\nBo,Cy\n")
    assert rows(found, "ties", "from_id", "to_id") == [("1", "2"), ("2", "Cy")]
    assert "Edges name nodes by their 'label', not by their ids." in sentences(found, "assumed")


@pytest.mark.parametrize(
    ("text", "actors", "ties"),
    [
        ("from,to\n", [], []),
        ("name\nAnn\nBo\n", ["Ann", "Bo"], []),
        ("a,b\nb,c\n", ["a", "b", "c"], ["ab", "bc"]),
        ("a b\nb c\n", ["a", "b", "c"], ["ab", "bc"]),
        ("a\tb\t1\nb\tc\t2\n", ["a", "b", "c"], ["ab", "bc"]),
        ("# x\n% y\n\n1 2\n2 3\n", ["1", "2", "3"], ["12", "23"]),
        ("Target,Weight,Source\nb,1,a\n", ["a", "b"], ["ab"]),
        ("ego|alter\na|b\n", ["a", "b"], ["ab"]),
        ("\ufefffrom,to\r\na,b\r\n\r\nb,c\r\n", ["a", "b", "c"], ["ab", "bc"]),
        ("from,to\ra,b\r", ["a", "b"], ["ab"]),
        ('from,to\n"a ""x""","b\nc"\n', ['a "x"', "b c"], ['a "x"b c']),
        (",a,b\na,0,1\nb,0,0\n", ["a", "b"], ["ab"]),
        ("x;a;b\nb;1;0\na;0;0,5\n", ["b", "a"], ["ab", "ba"]),
    ],
)
def test_heads_delimiters_and_line_ends_are_found(text, actors, ties):
    found = read("a.csv", text)
    assert sorted(row[0] for row in rows(found, "actors", "id")) == sorted(actors)
    assert ["".join(row) for row in rows(found, "ties", "from_id", "to_id")] == ties


def test_a_symmetric_matrix_holds_undirected_edges():
    found = seed("table/matrix.csv")
    assert rows(found, "ties", "from_id", "to_id", "kind", "weight") == [
        ("a", "b", "undirected_tie", "1"),
        ("b", "c", "undirected_tie", "2"),
    ]


@pytest.mark.parametrize(
    ("data", "name", "note"),
    [
        ("from,to\nMüller,Öl\n".encode("cp1252"), "Müller", "Windows-1252"),
        ("from,to\nИванов,Петрова\nСергеев,Кузнецов\n".encode("cp1251"), "Иванов", "Windows-1251"),
        ("from,to\nMüller,Öl\n".encode("utf-16"), "Müller", ""),
        ("from,to\nMüller,Öl\n".encode("utf-16-le"), "Müller", "UTF-16-LE"),
        ("from,to\nMüller,Öl\n".encode("utf-8-sig"), "Müller", ""),
    ],
)
def test_encodings_are_found_or_guessed_and_guesses_are_told(data, name, note):
    found = read("a.csv", data)
    assert rows(found, "ties", "from_id")[0] == (name,)
    assert any(note in sentence for sentence in sentences(found, "assumed"))


def test_an_encoding_may_be_named_and_one_that_does_not_exist_is_refused():
    data = "from,to\nŁódź,Gdańsk\n".encode("cp1250")
    assert rows(read("a.csv", data, {"encoding": "windows-1250"}), "ties", "from_id") == [("Łódź",)]
    with pytest.raises(
        FileError, match=r"There is no encoding 'windows-1250x'\. Did you mean windows-1252\?"
    ):
        read("a.csv", data, {"encoding": "windows-1250x"})


def test_malformed_rows_are_mended_and_told_with_their_lines():
    found = read("a.csv", 'from,to,to,\na,b,c,d\n\na,b\nb,c,"open\nd,e,f,g\n')
    assert rows(found, "ties", "from_id", "to_id", "to_2", "column_4") == [
        ("a", "b", "c", "d"),
        ("a", "b", None, None),
        ("b", "c", '"open', None),
        ("d", "e", "f", "g"),
    ]
    assert told(found)[:2] == [
        (
            "assumed",
            "A double quote is opened and never closed; double quotes are taken as plain signs.",
            (5,),
            1,
        ),
        ("assumed", "A row has fewer cells than others; the rest is empty.", (4, 5), 2),
    ]
    renamed = (
        "Columns without a name, or with one used twice, were renamed: 'to' to 'to_2', '' to 'column_4'."
    )
    assert ("changed", renamed, (1,), 1) in told(found)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [("a", "b", "pays", "2020", None)]),
        ({"ties.kind": "", "ties.start": ""}, [("a", "b", "tie", None, None)]),
        ({"ties.start": "", "ties.end": "since"}, [("a", "b", "pays", None, "2020")]),
        ({"ties.from_id": "to", "ties.to_id": "from"}, [("b", "a", "pays", "2020", None)]),
        ({"directed": "no"}, [("a", "b", "pays", "2020", None)]),
        ({"header": "yes", "delimiter": "comma"}, [("a", "b", "pays", "2020", None)]),
    ],
)
def test_what_the_user_says_counts(options, expected):
    found = read("a.csv", "from,to,Relation,since\na,b,pays,2020\n", options)
    assert rows(found, "ties", "from_id", "to_id", "kind", "start", "end") == expected
    symmetric = rows(found, "tie_kinds", "symmetric")
    assert symmetric == [("true" if options.get("directed") == "no" else "false",)]


def test_a_head_may_be_denied_and_tables_may_be_named():
    found = read("a.csv", "from,to\na,b\n", {"header": "no"})
    assert rows(found, "ties", "from_id", "to_id") == [("from", "to"), ("a", "b")]
    two = {"one_csv": "k,l,m\n1,2,3\n", "two_csv": "k,n\n1,x\n"}
    found = several({"edges": "one", "nodes": "two.csv"}, **two)
    assert rows(found, "ties", "from_id", "to_id", "m") == [("1", "2", "3")]
    assert rows(found, "actors", "id", "n")[0] == ("1", "x")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"ties.kind": "Relatoin"},
            "ties.kind names the column 'Relatoin', which there is not. Did you mean Relation?",
        ),
        (
            {"ties.from_id": "x"},
            "ties.from_id names the column 'x', which there is not. Columns are: from, to and Relation.",
        ),
        ({"tie.kind": "x"}, "There is no option 'tie.kind' for this. Did you mean ties.kind"),
        ({"directed": "maybe"}, "directed is yes or no, not 'maybe'."),
        (
            {"edges": "nowhere"},
            "edges names the table 'nowhere', which there is not. Tables are: a and a.csv.",
        ),
        ({"format": "xlsy"}, "No format 'xlsy' is read. Formats are: graphml, gexf,"),
    ],
)
def test_what_the_user_says_wrongly_is_answered_with_what_may_be_said(options, message):
    with pytest.raises(QueryError) as caught:
        read("a.csv", "from,to,Relation\na,b,x\n", options)
    assert str(caught.value).startswith(message)


def test_tables_of_the_data_package_are_taken_as_they_are():
    found = seed("table/ties.csv")
    assert rows(found, "ties") == [
        {"id": "t1", "from_id": "a", "to_id": "b", "kind": "funds", "start": "2020", "source_id": "source-1",
         "end_given": "2019"},
        {"id": "t1-2", "from_id": "b", "to_id": "c", "kind": "funds", "source_id": "not-stated",
         "start_given": "soon"},
    ]  # fmt: skip
    assert told(found, "changed") == [
        ("changed", "An id of ties that was used before got a number.", (3,), 1),
        ("changed", "'soon' in ties is no start; such values are kept in start_given.", (3,), 1),
        ("changed", "A tie ends before it starts; its end is kept in end_given.", (2,), 1),
    ]


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, table in sheets.items():
        page = book.create_sheet(name)
        for row in table:
            page.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_with_titles_dates_truths_errors_and_a_sheet_of_notes():
    data = workbook(
        People=[["Members of the club"], [], ["Id", "Label", "Born", "Alive", "Score"],
                [1, "Ann", datetime.date(1990, 5, 1), True, 1.5], [2, "Bo", None, False, 2]],
        Links=[["Source", "Target", "Since"], [1, 2, datetime.datetime(2020, 1, 2, 3)], [2, "#N/A", None]],
        Notes=[["This book", "was made", "by hand", "last year"], ["really", "it", "was", "x"]],
    )  # fmt: skip
    found = read("book.xlsx", data)
    assert rows(found, "actors") == [
        {"id": "1", "name": "Ann", "kind": "actor", "Born": "1990-05-01", "Alive": "true", "Score": "1.5"},
        {"id": "2", "name": "Bo", "kind": "actor", "Alive": "false", "Score": "2"},
    ]
    assert rows(found, "ties", "from_id", "to_id", "start") == [("1", "2", "2020-01-02")]
    assert dict(found.types["actors"]) == {"Alive": "boolean", "Score": "number"}
    dropped = [(note.place, note.sentence, note.count) for note in found.report.dropped]
    assert dropped == [
        ("book.xlsx, People", "Rows above the table, such as a title, are left out.", 1),
        ("book.xlsx, Links, row 3", "Cells that hold an error such as #N/A are empty.", 1),
        (
            "book.xlsx, Notes",
            "The table looks neither like nodes nor like edges; say which it is by nodes or edges.",
            1,
        ),
        ("book.xlsx, Links, row 3", "Rows of ties that have no end are left out.", 1),
    ]


def test_escapes_of_workbooks_are_read_as_what_they_stand_for():
    data = workbook(E=[["from", "to", "zz"], ["a", "b", "one_x000D__x000A_two _x005F_x000D_ _xD83D_"]])
    (note,) = rows(read("a.xlsx", data), "ties", "zz")[0]
    assert note == "one\ntwo _x000D_ _xD83D_"


def ods(content, method=zipfile.ZIP_STORED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def test_opendocument_with_repeated_rows_and_cells_marked_text_and_notes_on_cells():
    cell, row = "table:table-cell", "table:table-row"
    head = "".join(f"<{cell}><text:p>{name}</text:p></{cell}>" for name in ("from", "to", "start"))
    body = (
        f"<{cell}><text:p>a<text:span>b</text:span>c</text:p>"
        f"<office:annotation><text:p>a remark</text:p></office:annotation></{cell}>"
        f'<{cell} office:value-type="float" office:value="12"><text:p>12,0</text:p></{cell}>'
        f'<{cell} office:value-type="date" office:date-value="2020-01-02T00:00:00"/>'
        f'<{cell} table:number-columns-repeated="16000"/>'
    )
    table = (
        f'<{row}>{head}</{row}><{row} table:number-rows-repeated="2">{body}</{row}>'
        f'<{row} table:number-rows-repeated="1048000"><{cell} table:number-columns-repeated="16384"/></{row}>'
    )
    found = read("a.ods", ods(f'<d><table:table table:name="E">{table}</table:table></d>'))
    assert rows(found, "ties", "id", "from_id", "to_id", "start") == [
        ("abc.tie.12", "abc", "12", "2020-01-02"),
        ("abc.tie.12.2", "abc", "12", "2020-01-02"),
    ]


def test_a_workbook_is_known_by_what_is_in_it_and_one_in_a_zip_is_a_table_of_it():
    row = "<table-row><table-cell><p>{}</p></table-cell><table-cell><p>{}</p></table-cell></table-row>"
    text = f'<d><table name="E">{row.format("from", "to")}{row.format("a", "b")}</table></d>'
    packed = ods(text, zipfile.ZIP_DEFLATED)
    assert b"opendocument" not in packed
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("one.xlsx", workbook(E=[["from", "to"], ["a", "b"]]))
    for name, data in (("a.ods", packed), ("a", packed), ("a.zip", buffer.getvalue())):
        assert rows(read(name, data), "ties", "from_id", "to_id") == [("a", "b")]


@pytest.mark.parametrize(
    ("cell", "row", "limit"),
    [
        ('table:number-columns-repeated="5000"', "", "import_columns"),
        ("", 'table:number-rows-repeated="5000"', "import_rows"),
    ],
)
def test_repeated_cells_of_opendocument_are_within_limits(cell, row, limit):
    row_ = f"<table-row {row}><table-cell {cell}><p>x</p></table-cell></table-row>"
    text = f'<d><table name="E">{row_}</table></d>'
    with pytest.raises(LimitError, match=limit):
        read("a.ods", ods(text), limits=Limits(rows=100, columns=100))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"", "a.csv: The file is empty."),
        ("a.csv", b"a,b\x00\x01\x02\n" * 9, "a.csv: It holds zero bytes, as no text does."),
        ("a.xlsx", b"PK\x03\x04xl/workbook.xml", "a.xlsx: The zip file is damaged."),
        ("a.ods", ods("<d><table")[:90], "a.ods: The zip file is damaged."),
        ("a.ods", ods("<d>\n<table"), "a.ods, line 2: The XML ends in the middle"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls: It is a workbook of Excel 97 to 2003"),
        ("a.parquet", b"PAR1....PAR1", "a.parquet: It is no readable Parquet file."),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_cause(name, data, message):
    with pytest.raises(FileError) as caught:
        read(name, data)
    assert str(caught.value).startswith(message)


def test_a_cell_that_no_package_can_hold_is_cut_or_refused_with_its_line():
    long = read("a.csv", 'from,to,x\na,b,\na,b,"' + "x\n" * 100_000 + '"\n')
    assert told(long, "changed") == [("changed", "A text in x was cut after 131,072 characters.", (3,), 1)]
    with pytest.raises(
        LimitError, match=r"a\.csv, line 3: A value has 200,000 characters, more than 100,000"
    ):
        read("a.csv", 'from,to\na,b\na,"' + "x\n" * 100_000 + '"\n', limits=Limits(characters=100_000))
    with pytest.raises(FileError, match=r"a\.csv, line 3: A cell is longer than 131,072 characters"):
        read("a.csv", 'from,to\na,b\na,c,"' + "x\n" * 100_000 + '"\n')


def test_a_million_rows_are_a_normal_case():
    lines = "\n".join(f"a{place % 1_000},b{place % 999},{place}" for place in range(200_000))
    found = read("a.csv", f"from,to,rank\n{lines}\n")
    assert dict(found.report.counts) == {"actors": 1_999, "ties": 200_000, "tie_kinds": 1}
    assert rows(found, "ties", "id", "rank")[-1] == ("a999.tie.b199", "199999")
