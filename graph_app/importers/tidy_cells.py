"""Cells by themselves: characters that no file can hold, texts that are too long, values of a wrong type."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.dataset.csv_files import LONGEST_CELL
from graph_app.importers.values import TEXT, arrow, fitted
from graph_app.importers.work import Mask, Work
from graph_app.schema import TABLES, Field

_CONTROL = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\x{80}-\x{9F}]"
_JUDGED = frozenset({"date", "integer", "number", "boolean", "enum", "url", "website"})


def tidy_texts(work: Work) -> None:
    """Remove control characters, write line breaks as newlines, cut long cells, leave out empty rows."""
    for name, frame in work.tables.items():
        if len(frame):
            columns = {str(column): _text(work, name, str(column)) for column in frame.columns}
            work.tables[name] = pd.DataFrame(columns, index=frame.index)
    work.clear()


def _text(work: Work, table: str, column: str) -> pd.Series:
    """Return one column with nothing in it that a cell cannot hold."""
    values = work.tables[table][column]
    before = texts = arrow(values)
    texts = pc.if_else(pc.equal(texts, ""), pa.scalar(None, type=pa.large_string()), texts)
    if _any(pc.match_substring(texts, "\r")):
        texts = pc.replace_substring(pc.replace_substring(texts, "\r\n", "\n"), "\r", "\n")
    found = pc.match_substring_regex(texts, _CONTROL)
    if _any(found):
        work.tell("changed", table, f"Control characters were removed from {column}.", _mask(found))
        texts = pc.replace_substring_regex(texts, _CONTROL, "")
        texts = pc.if_else(pc.equal(texts, ""), pa.scalar(None, type=pa.large_string()), texts)
    found = pc.greater(pc.utf8_length(texts), LONGEST_CELL)
    if _any(found):
        sentence = f"A text in {column} was cut after {LONGEST_CELL:,} characters."
        work.tell("changed", table, sentence, _mask(found))
        texts = pc.utf8_slice_codeunits(texts, 0, LONGEST_CELL)
    if texts is before:
        return values
    return pd.Series(pd.array(texts, dtype=TEXT), index=values.index)


def _any(found: Array) -> bool:
    """Whether something is true somewhere."""
    return bool(pc.any(found).as_py())


def _mask(found: Array) -> Mask:
    """Return an Arrow truth column as a mask."""
    mask: Mask = found.fill_null(False).to_numpy(zero_copy_only=False)
    return mask


def tidy_values(work: Work) -> None:
    """Write dates, numbers, words of lists and addresses as the schema has them; keep others elsewhere."""
    for name, table in TABLES.items():
        frame = work.tables.get(name)
        if frame is None or not len(frame):
            continue
        for field in table.fields:
            if field.name in frame and (field.type in _JUDGED or field.values):
                _judge(work, name, field)


def _judge(work: Work, table: str, field: Field) -> None:
    """Convert every distinct value of one column."""
    frame = work.tables[table]
    codes, distinct = pd.factorize(frame[field.name])
    given = [str(value) for value in distinct]
    fit = [fitted(field, value) for value in given]
    if fit == given:
        return
    changed = np.isin(codes, [place for place, one in enumerate(fit) if one not in (None, given[place])])
    lost = np.isin(codes, [place for place, one in enumerate(fit) if one is None])
    if lost.any():
        example = given[codes[np.flatnonzero(lost)[0]]][:40]
        sentence = f"{example!r} in {table} is no {field.name}; such values are kept in {field.name}_given."
        work.tell("changed", table, sentence, lost)
        work.empty(table, field.name, lost, keep=True)
    if changed.any():
        example = int(codes[np.flatnonzero(changed)[0]])
        sentence = (
            f"{field.name} of {table} is written otherwise: {given[example][:40]!r} as {fit[example]!r}."
        )
        work.tell("changed", table, sentence, changed)
    whole = pd.Series(pd.array([*fit, None], dtype=TEXT)[codes], index=frame.index)
    work.tables[table] = work.tables[table].assign(**{field.name: whole})
