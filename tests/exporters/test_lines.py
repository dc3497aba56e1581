"""Lines put together from columns, and what is written in place of some characters."""

import json
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.exporters.escapes import JSON, XML_ATTRIBUTE, XML_TEXT, Escapes, content
from graph_app.exporters.lines import Pen, Script, decimals, filled, joined, lines
from graph_app.graph.column import TEXT, coded
from tests.exporters.graphs import TEXT as ANY
from tests.exporters.test_graphml import cleaned


def text(*values):
    return pa.array(values, type=TEXT)


SCRIPT = Script(Escapes({"&": "+"}))


def test_the_content_of_a_slice_is_that_of_its_cells_only():
    assert bytes(content(text("ab", None, "c", "d")[1:3])) == b"c"
    assert bytes(content(text())) == bytes(content(text(None))) == b""


@given(st.lists(st.one_of(st.none(), ANY)))
def test_escapes_of_arrays_are_those_of_single_texts(values):
    for escapes in (XML_TEXT, XML_ATTRIBUTE, JSON):
        found = escapes(text(*values)).to_pylist()
        assert found == [None if value is None else escapes.one(value) for value in values]


@given(ANY)
def test_escapes_are_those_of_the_standard_library(value):
    assert XML_TEXT.one(value) == escape(cleaned(value), {"\r": "&#13;"})
    assert f'"{JSON.one(value)}"' == json.dumps(value, ensure_ascii=False).replace("\x7f", "\x7f")
    if '"' not in value:
        assert f'"{XML_ATTRIBUTE.one(value)}"' == quoteattr(cleaned(value))


def test_values_are_written_by_type_and_missing_ones_stay_missing():
    assert SCRIPT.written(text("a&b", None)).to_pylist() == ["a+b", None]
    assert SCRIPT.written(pa.array([1.0, None, 1e-07, 1e16])).to_pylist() == ["1.0", None, "1e-07", "1e+16"]
    assert SCRIPT.written(pa.array([0.0, -0.0])).to_pylist() == ["0.0", "-0.0"]
    assert SCRIPT.written(pa.array([2**63 - 1, None])).to_pylist() == ["9223372036854775807", None]
    assert SCRIPT.written(pa.array([True, None])).to_pylist() == ["true", None]
    assert SCRIPT.written(coded(np.array([1, -1, 0]), text("a", "&"))).to_pylist() == ["+", None, "a"]


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False)))
def test_floats_come_back_exactly(values):
    found = SCRIPT.written(pa.array(values, type=pa.float64())).to_pylist()
    assert [float(one) for one in found] == values


def test_lines_leave_out_what_is_missing_and_repeat_what_is_fixed():
    parts = ["<", text("a", None, "c"), "", "|", joined(["(", text(None, "x", "y"), ")"]), ">\n"]
    assert lines(parts) == b"<a|>\n<|(x)>\n<c|(y)>\n"
    assert joined(["<", text("a", None), ">"]).to_pylist() == ["<a>", None]


@pytest.mark.parametrize(
    "cells",
    [
        text("a", "b&", "a"),
        text("a", None, "b&"),
        coded(np.array([0, 1, 0]), text("a", "b&")),
        coded(np.array([0, -1, 1]), text("a", "b&")),
        coded(np.array([0, 1, 2]), text("a", None, "b&")),
    ],
)
def test_a_pen_puts_texts_around_cells_and_nothing_where_they_are_missing(cells):
    wanted = ["" if one is None else f"[{one.replace('&', '+')}]" for one in cells.to_pylist()]
    pen = Pen(SCRIPT, "[", "]")
    for _ in range(2):  # the second time from what was kept
        assert lines(["", *pen(cells), "\n"]).decode().splitlines() == wanted


def test_a_pen_writes_another_dictionary_anew():
    pen = Pen(SCRIPT, "[", "]")
    for words in (text("a", "b"), text("c"), text("a", "b")):
        assert lines([*pen(coded(np.array([0]), words)), "\n"]) == f"[{words[0].as_py()}]\n".encode()


def test_large_dictionaries_are_not_written_whole(monkeypatch):
    monkeypatch.setattr("graph_app.exporters.lines.MOST_KEPT", 1)
    pen = Pen(SCRIPT, "[", "]")
    assert lines([*pen(coded(np.array([1, -1]), text("a", "b&"))), "\n"]) == b"[b+]\n\n"
    assert pen._kept is None


def test_empty_text_is_missing_where_the_format_has_no_empty_text():
    assert filled(XML_TEXT)(text("\x00", "", "a", None)).to_pylist() == [None, None, "a", None]


def test_numbers_have_at_most_two_decimals():
    found = decimals(np.array([1.005, -0.001, 1000.0, 0.125]))
    assert found.to_pylist() == ["1.0", "0.0", "1000.0", "0.12"]
