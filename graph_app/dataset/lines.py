"""Physical lines: where the rows of a CSV file start, quoted newlines and blank lines included."""

from __future__ import annotations

import csv
import io

import numpy as np
from numpy.typing import NDArray


def row_lines(text: str) -> NDArray[np.int64]:
    r"""Return the line on which every row after the header starts, counted from 1.

    Parameters
    ----------
    text : str
        A CSV file with plain newlines.

    Returns
    -------
    numpy.ndarray
        One line per row; blank lines are no rows.

    Examples
    --------
    >>> row_lines('id,summary\na,"two\nlines"\n\nb,one\n').tolist()
    [2, 5]
    """
    reader = csv.reader(io.StringIO(text, newline="\n"))
    starts: list[int] = []
    before = 0
    try:
        for fields in reader:
            if fields:
                starts.append(before + 1)
            before = reader.line_num
    except csv.Error:  # a field beyond the standard library's limit
        return lines_by_quotes(text.encode("utf-8", "surrogatepass"))[1:]
    return np.asarray(starts[1:], dtype=np.int64)


def lines_by_quotes(content: bytes) -> NDArray[np.int64]:
    r"""Return the line on which every row starts, the header's included, by counting quotes.

    Parameters
    ----------
    content : bytes
        A well-formed CSV file in UTF-8 with plain newlines, of any field length and any delimiter.

    Returns
    -------
    numpy.ndarray
        One line per row, counted from 1; blank lines are no rows.

    Examples
    --------
    >>> lines_by_quotes(b'a;b\n"two\nlines";c\n\nd;e\n').tolist()
    [1, 2, 5]
    """
    data = np.frombuffer(content, dtype=np.uint8)
    newlines = np.flatnonzero(data == ord("\n"))
    starts = np.concatenate(([0], newlines + 1))
    starts = starts[starts < len(data)]
    begins_row = data[starts] != ord("\n")
    if b'"' in content:
        quotes = np.cumsum(data == ord('"'), dtype=np.int64)
        quotes_before = np.where(starts > 0, quotes[starts - 1], 0)
        begins_row &= quotes_before % 2 == 0
    return np.flatnonzero(begins_row).astype(np.int64) + 1
