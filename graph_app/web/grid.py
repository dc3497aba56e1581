"""What all grids of the page have in common: the colours of the page, words and manners."""

from __future__ import annotations

import re
from typing import Any

from graph_app.exporters.csv_zip import FORMULAS

THEME = (
    "themeQuartz.withParams({"
    "backgroundColor: 'var(--ga-surface)', foregroundColor: 'var(--ga-text)', "
    "headerBackgroundColor: 'var(--ga-surface)', headerTextColor: 'var(--ga-quiet)', "
    "borderColor: 'var(--ga-border)', chromeBackgroundColor: 'var(--ga-surface)', "
    "rowHoverColor: 'var(--ga-badge)', accentColor: 'var(--ga-link)', "
    "inputBackgroundColor: 'var(--ga-surface)', menuBackgroundColor: 'var(--ga-surface)', "
    "browserColorScheme: 'inherit', fontFamily: 'inherit', fontSize: 12, headerFontSize: 12, spacing: 6, "
    "wrapperBorderRadius: 8})"
)
"""Colours of the page, so that light and dark follow it."""

OPTIONS: dict[str, Any] = {
    "theme": {"function": THEME},
    "tooltipShowDelay": 400,
    "suppressDragLeaveHidesColumns": True,
    "ensureDomOrder": True,
    "enableCellTextSelection": True,
    "localeText": {"noRowsToShow": "Nothing on record among what is visible."},
}
"""Options of every grid."""

_FORMULA = re.compile(FORMULAS)
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def harmless(cell: str) -> str:
    """Return a text cell that no spreadsheet takes for a formula: a quotation mark is put before it.

    >>> harmless("=1+1"), harmless("plain"), harmless("-2.5")
    ("'=1+1", 'plain', '-2.5')
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
