"""Files are written whole or not at all."""

import gc
import os
import stat
import threading

import pytest

from graph_app.files import ahead, file_stem, side_by_side, write_whole


def pieces(*data, then=None):
    yield from data
    if then is not None:
        raise then


def test_pieces_are_joined_and_nothing_else_is_left(tmp_path):
    write_whole(tmp_path / "a", [b"one", b"two"])
    assert (tmp_path / "a").read_bytes() == b"onetwo"
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("error", [ValueError("x"), OSError("x"), KeyboardInterrupt()])
def test_a_failure_on_the_way_leaves_the_target_as_it_was(tmp_path, error):
    (tmp_path / "a").write_bytes(b"before")
    with pytest.raises(type(error)):
        write_whole(tmp_path / "a", pieces(b"half", then=error))
    assert (tmp_path / "a").read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["a"]


def test_a_failure_on_the_way_leaves_no_new_file(tmp_path):
    with pytest.raises(ValueError, match="x"):
        write_whole(tmp_path / "a", pieces(b"half", then=ValueError("x")))
    assert os.listdir(tmp_path) == []


def test_a_new_file_has_the_permissions_of_any_other(tmp_path):
    write_whole(tmp_path / "a", [b""])
    (tmp_path / "b").touch()
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"]
    assert modes[0] == modes[1]


def test_a_link_is_followed_and_stays_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"before")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", [b"after"])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"after"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, [b"one", b"two"])
    reader.join(10)
    assert read == [b"onetwo"]
    assert pipe.is_fifo()


def test_a_folder_is_not_overwritten(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "folder", [b"x"])
    assert os.listdir(tmp_path) == ["folder"]


def test_a_name_as_long_as_names_can_be_is_no_trouble(tmp_path):
    name = "n" * 255
    write_whole(tmp_path / name, [b"x"])
    assert os.listdir(tmp_path) == [name]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("open-weights", "open-weights"),
        ("../a b", "a_b"),
        ("…", "graph"),
        ("", "graph"),
        ("a\r\nb", "a_b"),
        ("..", "graph"),
    ],
)
def test_the_name_of_a_data_set_becomes_a_harmless_name_of_a_file(name, expected):
    assert file_stem(name) == expected


def test_blocks_come_in_order_and_an_error_of_theirs_is_ours():
    def broken():
        yield b"1"
        yield b"2"
        raise OSError("gone")

    assert list(ahead([b"a", b"", b"b"])) == [b"a", b"", b"b"]
    found = ahead(broken())
    assert [next(found), next(found)] == [b"1", b"2"]
    with pytest.raises(OSError, match="gone"):
        next(found)


def test_whoever_stops_reading_stops_the_making():
    made = []

    def endless():
        while True:
            made.append(len(made))
            yield b"x"

    found = ahead(endless())
    next(found)
    found.close()
    assert len(made) <= 2


def test_blocks_that_are_let_go_where_they_are_made_end_without_a_word():
    held, over = [], threading.Event()

    def blocks():
        yield b"first"
        held.clear()  # the last who knows the iterator, and in its own thread
        gc.collect()
        over.set()
        yield b"second"

    held.append(ahead(blocks()))
    assert next(held[0]) == b"first"
    assert over.wait(10)
    assert held == []


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("many", [0, 1, 4, 40])
def test_what_is_made_side_by_side_comes_in_order(threads, many):
    slow = threading.Event()

    def work(item):
        slow.wait(0.002 * (item % 3))  # later ones are done before earlier ones
        return item * item

    assert list(side_by_side(work, range(many), threads)) == [item * item for item in range(many)]


def test_no_more_is_made_ahead_than_there_are_threads():
    begun = []
    found = side_by_side(lambda item: begun.append(item) or item, iter(range(100)), 3)
    assert next(found) == 0
    assert len(begun) <= 4
    found.close()


def test_a_failure_side_by_side_comes_where_it_belongs():
    found = side_by_side(lambda item: 1 // (2 - item), range(5), 2)
    assert [next(found), next(found)] == [0, 1]
    with pytest.raises(ZeroDivisionError):
        next(found)
