"""Numbers and times as people say them."""

from __future__ import annotations

from typing import Any


def signed(value: float) -> str:
    """Return a stance as a number with its sign.

    >>> signed(2), signed(-0.75), signed(0)
    ('+2', '−0.75', '0')
    """
    near = round(value, 2)
    return f"{near:+g}".replace("-", "−") if near else "0"


def span(start: Any, end: Any) -> str:
    """Return since when and until when; "undated" without either.

    >>> span("2023", "2024-05"), span("2023", None), span(None, "2024"), span(None, None)
    ('2023 – 2024-05', '2023', 'until 2024', 'undated')
    """
    if start and end:
        return f"{start} – {end}"
    return str(start) if start else f"until {end}" if end else "undated"


def amount(value: Any) -> str:
    """Return an amount in US dollars as people say it.

    >>> amount(1_500_000_000), amount(250_000_000), amount(999)
    ('$1.5 billion', '$250 million', '$999')
    """
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"${value / size:,.3g} {word}"
    return f"${value:,}"
