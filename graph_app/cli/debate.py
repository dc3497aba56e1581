"""Commands about the course of a debate and its coding: movers, over-time, agreement."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

import typer

from graph_app.analyses.discourse.words import AGREEMENT, MOVERS, OVER_TIME
from graph_app.asked import whole
from graph_app.cli import debate_report as report
from graph_app.cli.words import Data, Json, opened, say, with_filters, with_words

Top = Annotated[str, typer.Option(metavar="N", help="How many rows a table has.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for name, words, command in (
        ("movers", MOVERS, movers),
        ("over-time", OVER_TIME, over_time),
        ("agreement", AGREEMENT, agreement),
    ):
        app.command(name)(with_filters(with_words(words)(command)))


def movers(
    parts: dict[str, Any],
    how: dict[str, Any],
    data: Data = "open-weights",
    top: Top = "20",
    json: Json = False,
) -> None:
    """Print actors whose stance on an issue changed: when, from what to what, on which sources."""
    rows = whole("top", top, 1, 1_000_000)
    say(opened(data, parts).movers(**how), partial(report.movers, rows=rows), json=json)


def over_time(
    parts: dict[str, Any],
    how: dict[str, Any],
    data: Data = "open-weights",
    top: Top = "10",
    json: Json = False,
) -> None:
    """Print how many statements are for and against, period by period, per issue or another field."""
    rows = whole("top", top, 1, 1_000_000)
    say(opened(data, parts).over_time(**how), partial(report.over_time, rows=rows), json=json)


def agreement(
    parts: dict[str, Any],
    how: dict[str, Any],
    data: Data = "open-weights",
    top: Top = "20",
    json: Json = False,
) -> None:
    """Print how far coders agree: Krippendorff's alpha overall and per issue, and where they differ."""
    rows = whole("top", top, 1, 1_000_000)
    say(opened(data, parts).agreement(**how), partial(report.agreement, rows=rows), json=json)
