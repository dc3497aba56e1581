"""Words for tables and columns where people fill them in."""

from __future__ import annotations

from graph_app.graph.stance import label_title

TITLES = {
    "actor_id": "Actor",
    "amount_usd": "Amount in US dollars",
    "end": "Until",
    "event_id": "Event",
    "from_id": "From",
    "gone": "Who goes",
    "inverse_name": "Name read the other way",
    "issue_id": "Issue",
    "kept": "Who stays",
    "known": "Which",
    "locator": "Where in the source",
    "opened": "Arose",
    "parent_id": "Part of",
    "source_id": "Source",
    "start": "Since",
    "subkind": "Finer kind",
    "support_means": "What a yes means for openness",
    "to_id": "To",
    "url": "Address",
}
"""What a column is called where its own name does not say it."""
NOTES = {
    "date": "2024, 2024-03 or 2024-03-25",
    "end": "2024, 2024-03 or 2024-03-25",
    "opened": "2024, 2024-03 or 2024-03-25",
    "start": "2024, 2024-03 or 2024-03-25",
    "url": "https://…",
    "website": "example.org",
}
"""What stands in an empty field."""
STANCES = {
    "2": "Strongly supports (+2)",
    "1": "Supports (+1)",
    "0": "Mixed (0)",
    "-1": "Opposes (−1)",
    "-2": "Strongly opposes (−2)",
}
WIDE = (
    "name",
    "title",
    "summary",
    "description",
    "question",
    "source_id",
    "issue_id",
    "url",
    "event_id",
    "known",
)
"""Columns that take a line of their own."""
LONG = ("summary", "description", "question")
"""Columns of more than one line."""
SIGNS = {
    ("tie_kinds", "sign"): {"1": "Supporting", "-1": "Hostile"},
    ("participation_roles", "side"): {"1": "With the event", "0": "Neither", "-1": "Against it"},
    ("statements", "stance"): STANCES,
    ("codings", "stance"): STANCES,
}
"""Words for numbers that are choices."""


def title(column: str) -> str:
    """Return what a column is called.

    >>> title("from_id"), title("jurisdiction")
    ('From', 'Jurisdiction')
    """
    return TITLES.get(column) or label_title(column)


def complaint(code: str, message: str) -> str:
    """Return what is said beside a field that is wrong.

    >>> complaint("missing-value", "to_id is empty, but every row must have it.")
    'Fill this in.'
    """
    return "Fill this in." if code == "missing-value" else message


def choice(table: str, column: str, value: str) -> str:
    """Return what a value of a closed list is called.

    >>> choice("statements", "stance", "-2"), choice("sources", "grade", "own_statement")
    ('Strongly opposes (−2)', 'Own statement')
    """
    return SIGNS.get((table, column), {}).get(value) or label_title(value)
