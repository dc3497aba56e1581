"""Colours, shapes and sizes."""

import re

import numpy as np
import pytest

from graph_app.style import DARK, GLYPHS, HOSTILE, LIGHT, PLAIN, glyph_of, radii

HEX = re.compile("#[0-9A-F]{6}")


def luminance(colour):
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    bright, dim = sorted((luminance(one), luminance(two)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_each_of_the_six_labels_has_a_colour_of_its_own(palette):
    assert len(palette) == 6
    assert len({swatch.fill for swatch in palette}) == 6
    assert all(HEX.fullmatch(colour) for swatch in palette for colour in (swatch.fill, swatch.stroke))


@pytest.mark.parametrize(("palette", "page"), [(LIGHT, "#FFFFFF"), (DARK, "#14171B")], ids=["light", "dark"])
def test_outlines_stand_out_from_the_page(palette, page):
    assert min(contrast(swatch.stroke, page) for swatch in palette) > 2.5


def test_in_print_both_ends_of_the_scale_are_darker_than_its_middle():
    tone = [luminance(swatch.fill) for swatch in LIGHT]
    assert tone[0] < tone[1]
    assert tone[4] < tone[3]
    assert min(tone[1:4]) > max(tone[0], tone[4])


def test_hostile_ties_have_a_colour_on_either_page():
    assert sorted(HOSTILE) == ["dark", "light"]
    assert contrast(HOSTILE["light"], "#FFFFFF") > 4.5
    assert contrast(HOSTILE["dark"], "#14171B") > 4.5


def test_kinds_take_glyphs_in_order_and_begin_anew_after_the_last():
    assert [GLYPHS[glyph_of(kind)] for kind in range(10)] == [
        "circle",
        "diamond",
        "square",
        "triangle",
        "pentagon",
        "hexagon",
        "star",
        "cross",
        "circle",
        "diamond",
    ]


def test_area_grows_with_the_value():
    assert radii(np.array([0.0, 1.0, 4.0])).tolist() == [3.5, 10.25, 17.0]


@pytest.mark.parametrize("values", [[], [0.0, 0.0], [-1.0, 0.0]])
def test_without_values_everybody_is_small(values):
    assert radii(np.array(values)).tolist() == [3.5] * len(values)


def test_negative_values_are_as_small_as_none_and_plain_is_between():
    assert radii(np.array([-5.0, 4.0])).tolist() == [3.5, 17.0]
    assert 3.5 < PLAIN < 17
