"""What all grids of the page have in common: the colours of the page, words and manners."""

from __future__ import annotations

from typing import Any

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
