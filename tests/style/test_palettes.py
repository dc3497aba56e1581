"""Colours stay apart, for people with every kind of colour vision, on both pages and in print.

Distances are CIEDE2000; about 2 is just noticeable side by side. Small glyphs that are not side by side need
several times that: 12 for stance and eight groups, 10 with two more groups, grey and hollow.
"""

import numpy as np
import pytest

from graph_app.style import DARK, LIGHT, SEQUENTIAL, Swatch, categorical, sequential
from graph_app.style.palettes import NONE, OTHERS, joined
from tests.style.vision import SIMULATED, ciede2000, contrast, distances, lab, linear, smallest

PAGES = {"light": "#FBFCFD", "dark": "#14171B"}
everybody = pytest.mark.parametrize("vision", sorted(SIMULATED))
both_pages = pytest.mark.parametrize("page", sorted(PAGES))


def fills(palette, page):
    return [swatch.fill for swatch in getattr(palette, page)]


def test_distances_agree_with_published_pairs():
    one = np.array([[50, 2.6772, -79.7751], [50, 2.5, 0], [60.2574, -34.0099, 36.2677], [50, -0.001, 2.49]])
    two = np.array([[50, 0, -82.7485], [73, 25, -18], [60.4626, -34.1751, 39.4387], [50, 0.0009, -2.49]])
    assert ciede2000(one, two) == pytest.approx([2.0425, 27.1492, 1.2644, 4.8045], abs=1e-4)


@everybody
@both_pages
def test_stances_stay_apart(page, vision):
    scale = {"light": LIGHT, "dark": DARK}[page]
    assert smallest([swatch.fill for swatch in scale], vision) > 13  # measured: 13.6, dark, deuteranopia


@everybody
@both_pages
def test_eight_groups_stay_apart(page, vision):
    assert smallest(fills(categorical(8), page), vision) > 11.8  # measured: 11.9, dark, deuteranopia


@everybody
@both_pages
def test_ten_groups_the_others_and_none_stay_apart(page, vision):
    assert smallest(fills(joined(categorical(11), NONE), page), vision) > 10  # measured: 10.0


@everybody
@both_pages
def test_neighbouring_steps_of_a_measure_differ(page, vision):
    steps = distances(fills(SEQUENTIAL, page), vision)
    assert np.diag(steps, 1).min() > 4.8  # measured: 4.9, dark, protanopia
    assert np.diag(steps, 2).min() > 9  # measured: 9.3, dark, protanopia


@everybody
@both_pages
def test_lightness_of_a_measure_is_even_and_in_order_in_print_as_on_the_page(page, vision):
    tone = lab(linear(fills(SEQUENTIAL, page)) @ SIMULATED[vision].T)[:, 0]
    change = np.diff(tone) * (1 if page == "dark" else -1)
    assert change.min() > 3
    if vision == "normal":
        assert np.ptp(change) < 1.5


@everybody
@both_pages
def test_a_small_value_does_not_look_unknown(page, vision):
    assert distances([*fills(SEQUENTIAL, page), PAGES[page]], vision)[-1, :-1].min() > 7


@both_pages
@pytest.mark.parametrize(
    "palette", [categorical(11), OTHERS, NONE, SEQUENTIAL], ids=["groups", "others", "none", "measure"]
)
def test_outlines_stand_out_from_the_page(palette, page):
    assert min(contrast(swatch.stroke, PAGES[page]) for swatch in getattr(palette, page)) >= 3


def test_beyond_ten_groups_the_last_colour_is_grey():
    assert [len(categorical(k).light) for k in range(13)] == [*range(11), 11, 11]
    assert categorical(12).light[-1] == Swatch("#A7A9AC", "#85878A")
    assert categorical(4).dark == categorical(9).dark[:4]
    with pytest.raises(ValueError, match="negative"):
        categorical(-1)


def test_steps_rise_with_the_value():
    values = np.linspace(0, 7, 200) ** 2
    steps = sequential(values)
    assert (np.diff(steps) >= 0).all()
    assert set(steps.tolist()) == set(range(9))
    signed = sequential(np.linspace(-1, 1, 9))
    assert signed.tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([np.nan, np.inf], [-1, -1]),
        ([3.0, 3.0], [4, 4]),
        ([0.0], [4]),
        ([-1e308, 1e308, 0.0], [0, 8, 4]),
        ([5e-324, 0.0], [8, 0]),
    ],
)
def test_odd_values_have_steps_too(values, expected):
    assert sequential(np.array(values)).tolist() == expected
