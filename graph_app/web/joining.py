"""Controls of what joins actors in the picture: what it is, how it is counted, which pairs are drawn."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from graph_app.analyses.discourse.similarity import NORMALISATIONS
from graph_app.web.choices import listed, pair, slider

JOINS = {
    "recorded": "On record",
    "congruence": "Agreement",
    "conflict": "Disagreement",
    "subtract": "Both, signed",
    "ignore": "Same issues",
}
"""What joins actors."""
ISSUES = {"both": "All", "policy": "Policy", "argument": "Arguments"}
REPEATED = {
    "every": "Every time",
    "document": "Once per document",
    "day": "Once a day",
    "week": "Once a week",
    "month": "Once a month",
    "year": "Once a year",
    "once": "Once",
}
SCALES = {"binary": "For, against", "five_step": "Five steps"}
STATEMENTS = {"all": "All", "latest": "Latest only"}
PAIRS = {
    "strongest": "The strongest of each actor",
    "disparity": "Stronger than chance",
    "spanning_tree": "A maximum spanning tree",
    "none": "All",
}
LEVELS = {"0.01": "0.01", "0.05": "0.05", "0.1": "0.1", "0.2": "0.2"}


def counting() -> Component:
    """Return what opens the parameters: the picture and the discourse tab share them."""
    normal = {word: kind.title for word, kind in NORMALISATIONS.items()}
    drawn = [
        listed("backbone", "Pairs that are drawn", PAIRS),
        html.Div(
            slider("strongest", "How many of each actor: 1 to 10", (1, 10, 1), ""), className="for-strongest"
        ),
        html.Div(pair("alpha", "Significance (disparity filter)", LEVELS), className="for-disparity"),
        slider("least", "At least this part of the strongest: 0 to 95 %", (0, 95, 5), " %"),
    ]
    rows = [
        pair("through", "Issues", ISSUES),
        listed("normalise", "Weight", normal),
        pair("scale", "Stances as", SCALES),
        pair("statements", "Statements of an actor on an issue", STATEMENTS),
        listed("duplicates", "A statement that is repeated counts", REPEATED),
        html.Div(drawn, className="rows for-picture"),
    ]
    return html.Details(
        [html.Summary("Counting"), html.Div(rows, className="rows card")],
        className="more counts",
        id="looks-counting",
    )
