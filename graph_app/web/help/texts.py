"""What dialog and help page say in a paragraph each; limits and weights come from where they count."""

from __future__ import annotations

from graph_app.graph.stance import CONFIDENCE_WEIGHTS, ISSUE_LABELS, LIMITS, OPENNESS_LABELS, label_title
from graph_app.text import lowered


def _weights() -> str:
    return ", ".join(f"{name} {weight:g}" for name, weight in CONFIDENCE_WEIGHTS.items())


def _labels() -> str:
    champion, open_, mixed, restrictive, strongly, _ = (lowered(label_title(one)) for one in OPENNESS_LABELS)
    strong, mild = LIMITS
    return (
        f"From {strong:g} an actor is a {champion}, from {mild:g} {open_}, down to -{mild:g} {mixed}, from "
        f"there {restrictive}, from -{strong:g} {strongly}."
    )


SEEN = (
    "What you see",
    "Every shape is an actor, every line a recorded tie. Colour is stance, shape is the kind of actor, "
    "size is the measure chosen at the top of the picture. Point at an actor to see its neighbours, "
    "click it to read the evidence, Shift-click to add it to the selection, drag it to move it, turn the "
    "wheel to zoom, click it with the right button for all that can be done.",
)
STANCE = (
    "Stance",
    f"A stance is a dated statement on one issue, from -2 ({lowered(label_title(ISSUE_LABELS[4]))}) to 2 "
    f"({lowered(label_title(ISSUE_LABELS[0]))}); the latest one counts, and statements of the same date are "
    "averaged. Openness is the mean over policy issues that have a direction, turned so that positive means "
    f"open, weighted by confidence ({_weights()}). {_labels()} Without a statement it is unknown, which is "
    "not the same as neutral.",
)
TIES = (
    "Ties and time",
    "A tie without an end goes on. Dates can be a year or a month; a window keeps a tie when the two "
    "can overlap. Ties without any date are kept unless you leave them out. Ties derived from acting "
    "together are not recorded facts: they join actors on the same side of an event, weighted 1/(k-1) "
    "for k actors on that side.",
)
FILES = (
    "Files of your own",
    "Drop files anywhere on the page, or open them by the button at the top: spreadsheets, files of "
    "Gephi, yEd and others, a data package. They become a debate of this session that nobody else "
    "sees; download it as a data package to keep it. An export says before what its format cannot hold.",
)
CANNOT = (
    "What it cannot say",
    "Absence of a tie or a statement is not evidence of absence. Many ties on record can also mean much "
    "reporting. Strengths of kinds of tie are editorial defaults.",
)
OWN_KEYS = (
    "Ctrl+Z undoes, Shift+Ctrl+Z redoes a change of the view. With the picture in focus, arrows walk from "
    "actor to neighbour, Home goes to the biggest actor, Enter selects the one you stand on, Shift+Enter "
    "adds it. Shift and arrows move the picture, + and - zoom unless only surroundings are shown, 0 shows "
    "everything. Shift+F10 opens the menu, Ctrl+A selects all that is visible. Esc closes what is open, then "
    "leaves the walk, then the tool, then the surroundings, then the selection."
)
"""Keys of the picture itself, and what Esc does in turn."""
PRIVACY = (
    "The page, its fonts and its scripts come from the server that you opened it on, by default your own "
    "machine, which answers nobody else. Nothing is fetched from elsewhere, and nothing is sent there: no "
    "counting, no fonts, no maps.",
    "What you filter and select is in the address, so that it can be shared; it goes to that server, which "
    "keeps no record of it. The browser keeps light or dark, which columns and shortcuts you switched off, a "
    "story that you write, and whether you have seen the tour.",
    "Files that you open are read on that server, by a process of its own, into a folder of its own that "
    "goes when the debate is closed, when its time is over, or by default when the server ends. A cookie "
    "ties them to your browser session; without opening files there is none.",
    "Links to sources leave the page in a new tab, and do not say where you came from.",
)
"""What stays where; a paragraph each."""
