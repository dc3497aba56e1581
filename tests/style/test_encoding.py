"""Colour by group and by measure: codes, colours and legend belong together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from graph_app.style import SEQUENTIAL, by_group, by_measure, categorical


def consistent(encoding):
    sizes = {len(colours) for side in (encoding.fills, encoding.strokes) for colours in side.values()}
    return sizes == {len(encoding.labels)} and sorted(encoding.fills) == ["dark", "light"]


def test_groups_keep_their_colours_whoever_is_there():
    one = by_group(np.array([0, 2, 1, -1]), ["a", "b", "c"])
    two = by_group(np.array([2, 2]), ["a", "b", "c"])
    assert one.codes.dtype == np.uint8
    assert one.codes.tolist() == [0, 2, 1, 3]
    assert one.labels == two.labels == ("a", "b", "c", "none")
    assert one.fills == two.fills
    assert one.fills["light"][:3] == tuple(swatch.fill for swatch in categorical(3).light)
    assert one.fills["dark"][-1] == "#14171B"
    assert one.counts() == (1, 1, 1, 1)
    assert one.counts(np.array([True, False, False, True])) == (1, 0, 0, 1)


def test_of_many_groups_the_largest_ten_have_colours():
    codes = np.repeat(np.arange(14), [1, 5, 5, 5, 5, 5, 1, 5, 5, 5, 5, 5, 1, 1])
    found = by_group(codes, [f"g{k}" for k in range(14)])
    assert found.labels == ("g1", "g2", "g3", "g4", "g5", "g7", "g8", "g9", "g10", "g11", "others", "none")
    assert found.counts() == (5,) * 10 + (4, 0)
    assert consistent(found)


def test_ten_groups_need_no_others():
    found = by_group(np.arange(10), [str(k) for k in range(10)])
    assert found.labels[-2:] == ("9", "none")
    assert found.codes.tolist() == list(range(10))


def test_without_groups_everybody_is_hollow():
    found = by_group(np.array([-1, -5]), [])
    assert (found.codes.tolist(), found.labels) == ([0, 0], ("none",))
    assert by_group(np.empty(0, dtype=np.int64), ["a"]).counts() == (0, 0)


def test_a_group_without_a_name_is_refused():
    with pytest.raises(ValueError, match="group 2 has no name"):
        by_group(np.array([2]), ["a", "b"])


def test_steps_nobody_has_are_left_out_and_the_rest_keep_their_colours():
    found = by_measure(np.array([0.0, 100.0, np.nan, 25.0, 26.0]))
    assert found.codes.tolist() == [0, 2, 3, 1, 1]
    assert found.labels == ("0", "25–26", "100", "unknown")
    assert found.fills["light"][:3] == tuple(SEQUENTIAL.light[step].fill for step in (0, 4, 8))


def test_labels_read_well():
    assert by_measure(np.array([-2.0, -1.9, 2.0])).labels == ("-2 to -1.9", "2", "unknown")
    assert by_measure(np.array([0.0, 12345.0, 12000.0])).labels == ("0", "12,000–12,345", "unknown")
    assert by_measure(np.array([-0.0])).labels == ("0", "unknown")
    assert by_measure(np.array([np.nan])).labels == ("unknown",)


@given(hnp.arrays(np.float64, st.integers(0, 30)))
def test_every_measure_has_a_legend_that_adds_up(values):
    found = by_measure(values)
    assert consistent(found)
    assert sum(found.counts()) == len(values)
    assert found.counts()[-1] == int((~np.isfinite(values)).sum())
    assert all(found.counts()[:-1])


@given(st.lists(st.integers(-1, 19), max_size=60))
def test_every_grouping_has_a_legend_that_adds_up(codes):
    found = by_group(np.array(codes, dtype=np.int64), [str(k) for k in range(20)])
    assert consistent(found)
    assert sum(found.counts()) == len(codes)
    assert found.counts()[-1] == codes.count(-1)
