"""The words of the explorer, one per thing; those of tables say what the schema says."""

from __future__ import annotations

from typing import NamedTuple

from graph_app.graph.stance import CONFIDENCE_WEIGHTS
from graph_app.schema import TABLES
from graph_app.schema.tables import SOURCE_GRADES
from graph_app.web.parts import GRADES


class Word(NamedTuple):
    """A word and what it means here."""

    word: str
    meaning: str


def _row(table: str, more: str = "") -> str:
    """Return what a row of a table is."""
    return f"{TABLES[table].meaning} {more}".strip()


WORDS: tuple[Word, ...] = (
    Word("Actor", _row("actors", "A shape in the picture.")),
    Word("Kind", "What sort of actor or tie it is. Kinds are data: another debate can have others."),
    Word("Tie", _row("ties", "A line in the picture.")),
    Word("Weight of a tie", "Strength of its kind × weight of its confidence; parallel ties add up."),
    Word(
        "Hostile tie",
        "One whose kind has a negative sign, such as criticism; drawn dashed and in red. All others are "
        "supporting.",
    ),
    Word(
        "Derived tie",
        "One that no source records, made of events on whose same side actors stood. Off unless asked for.",
    ),
    Word(
        "Issue", _row("issues", "A policy issue has a direction if support of it means open or restrictive.")
    ),
    Word("Statement", _row("statements", "It has a source, and says how well that supports it.")),
    Word(
        "Stance",
        "The value of a statement, from -2 (strongly opposes) to 2 (strongly supports); of an actor on an "
        "issue that of its latest one.",
    ),
    Word("Unknown", "No statement on record. It is drawn hollow, and is not the same as mixed or neutral."),
    Word("Openness", "An actor's stance on the whole debate, computed from its stances on policy issues."),
    Word(
        "Influence",
        "Each kind of tie says which way influence runs along it, and how strongly by default. It is an "
        "editorial judgement about kinds, not an observation of any tie; strengths can be changed.",
    ),
    Word(
        "Confidence",
        "How well the source supports a row. It counts "
        + ", ".join(f"{weight:g} where {name}" for name, weight in CONFIDENCE_WEIGHTS.items())
        + "; a row that says nothing of it counts like a high one.",
    ),
    Word(
        "Evidence grade",
        "How good the source is, from the best: "
        + ", ".join(GRADES[grade] for grade in reversed(SOURCE_GRADES))
        + "; or no source at all.",
    ),
    Word("Event", _row("events")),
    Word("Participation", _row("participations", "A role means with the event, against it, or neither.")),
    Word("Source", _row("sources")),
    Word("Coding", _row("codings", "Several readings of the same document tell how well coders agree.")),
    Word("Filter", "What is shown. The same words are an address, a command and a call in Python."),
    Word(
        "Visible and whole graph",
        "Numbers are computed on what the filter shows, or on all actors and recorded ties; the page says "
        "which, and lets you choose.",
    ),
    Word("Measure", "Numbers per actor, called by their textbook names."),
    Word("View", "All that the address says: filter, colours, layout, camera, selection, open sheet."),
    Word("Debate", "A data package: these tables, with title, licence and version."),
)
"""Every word that is explained."""
