"""Exports with how far they are between their pieces."""

from struct import unpack_from

import pytest

from graph_app.exporters import EXPORTERS
from graph_app.web.frames import FRAMES, LONGEST, ROWS, framed


def taken_apart(data):
    """Return (rows so far, piece) of each frame."""
    found, at = [], 0
    while at < len(data):
        rows, length = unpack_from(">II", data, at)
        found.append((rows, data[at + 8 : at + 8 + length]))
        at += 8 + length
    return found


@pytest.mark.parametrize("name", [one.name for one in EXPORTERS])
def test_frames_hold_the_file_and_say_how_far_it_is(tiny_client, tiny, name):
    plain = tiny_client.get(f"/api/graph.{name}?kind=company,institute")
    found = tiny_client.get(f"/api/graph.{name}?kind=company,institute", headers={"Accept": FRAMES})
    assert found.mimetype == FRAMES
    assert found.headers["Content-Disposition"] == plain.headers["Content-Disposition"]
    frames = taken_apart(found.data)
    assert b"".join(piece for _, piece in frames) == plain.data
    rows = [rows for rows, _ in frames]
    assert rows == sorted(rows)
    seen = tiny.filter(kind=["company", "institute"])
    assert found.headers[ROWS] == str(len(seen.rows.actors) + len(seen.rows.ties))
    assert frames[-1][1] == b""
    assert all(piece for _, piece in frames[:-1])


def test_long_pieces_are_several_frames_and_a_file_that_breaks_off_has_no_last_one():
    frames = taken_apart(b"".join(framed(lambda told: iter([b"x" * (2 * LONGEST + 1)]))))
    assert [len(piece) for _, piece in frames] == [LONGEST, LONGEST, 1, 0]

    def broken(told):
        told(3)
        yield b"a"
        raise RuntimeError

    found = framed(broken)
    assert taken_apart(next(found)) == [(3, b"a")]
    with pytest.raises(RuntimeError):
        next(found)
