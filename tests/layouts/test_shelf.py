"""Layouts kept on disk: the same question gives the same places, anything broken is as if there were none."""

import os

import numpy as np
import pytest

from graph_app.layouts import Shelf, place, place_once
from graph_app.layouts.shelf import MOST, key_of

ENDS = np.array([[0, 1], [1, 2], [2, 3]])
WEIGHT = np.array([1.0, 2.0, 1.0])


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "layouts")


def asked(shelf, **more):
    return place_once(shelf, "force", 4, ENDS, WEIGHT, **more)


def files(shelf):
    return sorted(shelf.folder.iterdir()) if shelf.folder.exists() else []


def test_the_second_time_the_places_come_from_the_disk(shelf):
    first = asked(shelf)
    (path,) = files(shelf)
    moved = first + np.float32(0.25)
    np.save(path, moved)
    assert np.array_equal(asked(shelf), moved)
    assert np.array_equal(first, place("force", 4, ENDS, WEIGHT))


def test_another_question_has_another_file(shelf):
    for more in (
        {},
        {"seed": 2},
        {"sizes": np.full(4, 9.0)},
        {"visible": np.array([True, True, True, False])},
    ):
        asked(shelf, **more)
    place_once(shelf, "force", 4, ENDS, WEIGHT * 3)
    place_once(shelf, "force", 4, ENDS[::-1], WEIGHT)
    place_once(shelf, "circles", 4, ENDS, WEIGHT, groups=np.array([0, 0, 1, 1]))
    place_once(shelf, "circles", 4, ENDS, WEIGHT, groups=np.array([0, 1, 1, 1]))
    assert len(files(shelf)) == 8


def test_who_listens_is_no_part_of_the_question(shelf):
    asked(shelf)
    told = []
    asked(shelf, progress=told.append)
    assert len(files(shelf)) == 1
    assert told == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no array",
        b"\x93NUMPY\x01\x00",
        np.zeros((3, 2), np.float32),
        np.zeros((4, 2), np.float64),
        np.full((4, 2), np.nan, np.float32),
        np.array([["a", 1]] * 4, dtype=object),
    ],
)
def test_what_is_broken_is_made_anew_and_replaced(shelf, content):
    expected = asked(shelf)
    (path,) = files(shelf)
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        np.save(path, content, allow_pickle=True)
    assert np.array_equal(asked(shelf), expected)
    assert np.array_equal(np.load(path), expected)
    assert files(shelf) == [path]


def test_a_folder_that_cannot_be_written_is_as_if_nothing_were_kept(tmp_path):
    (tmp_path / "file").write_text("in the way")
    shelf = Shelf(tmp_path / "file" / "layouts")
    assert np.array_equal(asked(shelf), place("force", 4, ENDS, WEIGHT))


def test_those_not_read_for_longest_go_first(shelf):
    for number in range(MOST):
        shelf.put(f"k{number}", np.zeros((1, 2), np.float32))
        os.utime(shelf.folder / f"k{number}.npy", (number, number))
    assert shelf.get("k0", 1) is not None  # read just now, so it stays
    shelf.put("new", np.ones((1, 2), np.float32))
    names = {path.stem for path in files(shelf)}
    assert len(names) == MOST
    assert names == {f"k{number}" for number in range(MOST)} - {"k1"} | {"new"}


def test_the_environment_says_where_or_that_nothing_is_kept(monkeypatch, tmp_path):
    assert Shelf.usual().folder is None  # tests run with it off
    monkeypatch.setenv("GRAPH_APP_CACHE", str(tmp_path))
    assert Shelf.usual().folder == tmp_path / "layouts"
    monkeypatch.delenv("GRAPH_APP_CACHE")
    assert Shelf.usual().folder.parts[-2:] == ("graph-app", "layouts")


def test_the_key_is_the_same_for_the_same_values_and_tells_types_and_shapes_apart():
    one = key_of("force", 2, ends=np.array([[0, 1]]))
    assert one == key_of("force", 2, ends=np.array([[0, 1]]))
    assert one != key_of("force", 2, ends=np.array([0, 1]))
    assert one != key_of("force", 2, ends=np.array([[0, 1]], dtype=np.int32))
    assert one != key_of("rings", 2, ends=np.array([[0, 1]]))
