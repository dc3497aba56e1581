"""Colours of stance: one diverging scale that survives colour blindness and print, for light and dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Swatch:
    """How one stance looks.

    Attributes
    ----------
    fill, stroke : str
        CSS colours; a hollow swatch is filled with the page's background.
    """

    fill: str
    stroke: str


LIGHT: tuple[Swatch, ...] = (
    Swatch("#1B6CA8", "#14568A"),
    Swatch("#6FB1DE", "#4690C2"),
    Swatch("#A7A9AC", "#85878A"),
    Swatch("#EFA45A", "#CB8136"),
    Swatch("#B8531A", "#933F10"),
    Swatch("#FBFCFD", "#9AA0A6"),
)
"""By code of the label: 0 most open or in favour … 4 most restrictive or against, 5 unknown (hollow)."""

DARK: tuple[Swatch, ...] = (
    Swatch("#3B93D6", "#6DB2E6"),
    Swatch("#92C8EE", "#B9DDF6"),
    Swatch("#8D9196", "#AEB2B7"),
    Swatch("#F2B273", "#F8CFA5"),
    Swatch("#DD6F2E", "#EE9560"),
    Swatch("#14171B", "#70777F"),
)
"""The same for the dark page."""

SUPPORTING = {"light": "#AAB2BC", "dark": "#4E5762"}
"""Colour of supporting ties."""

HOSTILE = {"light": "#A8324A", "dark": "#E0758A"}
"""Colour of hostile ties; they are dashed as well wherever that can be drawn."""

DERIVED = {"light": "#9283BF", "dark": "#8478B4"}
"""Colour of derived ties; they are dotted as well."""

QUIET = {"light": "#5C6570", "dark": "#A3ACB7"}
"""Colour of shapes where no colour is meant."""
