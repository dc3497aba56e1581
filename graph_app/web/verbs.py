"""Every verb of the page, once: the buttons, the menus, the keys and the help are made from this table.

A verb with an `act` changes the view, see `acts.ACTS`; the others only concern the browser. To add one,
add a line; its place says which button or menu shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph_app.text import counted

NEEDS: dict[str, str] = {
    "": "nothing",
    "selection": "somebody is selected",
    "pair": "two actors are selected",
    "few": "two to four actors are selected",
    "loose": "somebody who is selected is not pinned",
    "pinned": "all who are selected are pinned",
    "around": "somebody is selected, or only the surroundings of an actor are shown",
    "focus": "only the surroundings of an actor are shown",
    "out": "somebody is left out",
    "pins": "somebody is pinned",
    "tool": "a drag draws a box or a lasso",
    "joins": "the actor is not selected, others are",
    "leaves": "the actor is selected, and so are others",
    "close": "the actor is not selected, one to three others are",
    "files": "readers may open files here",
}
"""When a verb can be used; `assets/verbs.js` knows the same words."""

PLACES: tuple[str, ...] = ("bar", "focus", "same", "chips", "strip", "header")
"""Where buttons are: the bar of the selection, its two menus, the chips, the strip of tools, the header."""
TARGETS: tuple[str, ...] = ("actor", "tie", "stage")
"""What the menu of the picture can be about."""


@dataclass(frozen=True)
class Verb:
    """Something a reader can do.

    Attributes
    ----------
    name : str
        Its name, unique.
    title : str
        What it is called.
    act : str
        The act it does; empty for what only the browser does.
    says : mapping
        What else the act is told, such as the depth.
    needs : str
        When it can be used, a word of `NEEDS`.
    key : str
        `KeyboardEvent.key`, letters in lower case; of several verbs with the same key the first that can be
        used is meant.
    places : tuple of str
        Buttons, words of `PLACES`.
    menus : mapping
        What it is called in the menus of `TARGETS`; empty is its title.
    short : str
        What is written on its button, where that is shorter than the title.
    """

    name: str
    title: str
    act: str = ""
    says: Mapping[str, Any] = field(default_factory=dict)
    needs: str = ""
    key: str = ""
    places: tuple[str, ...] = ()
    menus: Mapping[str, str] = field(default_factory=dict)
    short: str = ""

    def called(self, **menus: str) -> Verb:
        """Return the verb with what it is called in the menus of these targets; empty is its title."""
        return replace(self, menus=menus)

    def written(self, short: str) -> Verb:
        """Return the verb with what is written on its button."""
        return replace(self, short=short)

    @property
    def keyed(self) -> str:
        """Its key as it is written for people, empty without one."""
        return {"Escape": "Esc", "-": "−"}.get(self.key, self.key.upper())


def _depth(depth: int) -> Verb:
    """Return the verb that shows what lies within some ties of the selection."""
    ties = counted(depth, "tie")
    verb = Verb(
        f"focus-{depth}",
        f"Show only what is within {ties} of the selection",
        "focus",
        {"depth": depth},
        "around",
        str(depth),
        ("focus",),
    )
    return verb.written(f"Within {ties}").called(actor=f"Within {ties}")


def _same(by: str) -> Verb:
    """Return the verb that selects all of the same group."""
    title = f"Select all of the same {by}"
    verb = Verb(f"same-{by}", title, "same", {"by": by}, "selection", places=("same",))
    return verb.written(f"Same {by}").called(actor=f"Same {by}")


_BROWSER = (
    Verb("find", "Find an actor, an issue, an event or a source", key="/", places=("header",)),
    Verb("help", "Open the help", key="?", places=("header",)),
    Verb("open-file", "Open a file as a debate of its own", needs="files", key="o").called(
        stage="Open a file …"
    ),
    Verb("box", "Box: a drag selects all in a box", key="b", places=("strip",)),
    Verb("lasso", "Lasso: a drag selects all in a loop", key="l", places=("strip",)),
    Verb("hand", "Hand: a drag moves an actor or the picture", key="h", places=("strip",)),
    Verb(
        "menu", "Open the menu of the selection, or else of the picture", key="m", places=("strip", "bar")
    ).written("⋯"),
    Verb("fit", "Show everything in the picture", key="f").called(stage=""),
)
_SELECTING = (
    Verb("open-tie", "Open the evidence of this tie", "open").called(tie=""),
    Verb("ends", "Select both ends", "select").called(tie=""),
    Verb("add", "Add to the selection", "select", {"add": True}, "joins").called(actor=""),
    Verb("drop", "Take out of the selection", "select", {"add": True}, "leaves").called(actor=""),
    Verb("neighbours", "Select the neighbours as well", "neighbours", {}, "selection", "n", ("bar",))
    .written("Neighbours")
    .called(actor=""),
    Verb("all", "Select all that is visible", "all", key="a").called(stage=""),
)
_SHOWING = (
    *(_depth(depth) for depth in range(1, 6)),
    Verb("around-ends", "Show only what is within 1 tie of both ends", "focus", {"depth": 1}).called(tie=""),
    Verb("deeper", "One tie further around", "focus", {"depth": "deeper"}, "focus", "+", ("chips",))
    .written("+")
    .called(stage=""),
    Verb("nearer", "One tie less around", "focus", {"depth": "nearer"}, "focus", "-", ("chips",))
    .written("−")
    .called(stage=""),
    Verb("keep", "Show only the selection", "keep", {}, "selection", "k", ("bar",))
    .written("Keep only")
    .called(actor="Show nobody else", tie="Show only both ends"),
    Verb("hide", "Leave the selection out", "hide", {}, "selection", "x", ("bar",))
    .written("Hide")
    .called(actor="Leave out of the picture", tie="Leave both ends out"),
    Verb("show", "Show again all who were left out", "show", {}, "out", "u", ("chips",))
    .written("Show")
    .called(stage=""),
)
_COMPARING = (
    Verb("compare", "Compare two to four side by side", "compare", {}, "few", "c", ("bar",))
    .written("Compare")
    .called(actor="Compare the selection"),
    Verb("compare-with", "Compare with the selection", "compare", {}, "close").called(actor=""),
    Verb("paths", "Find paths between two", "paths", {}, "pair", "t", ("bar",))
    .written("Paths")
    .called(actor="Find paths between the two"),
    Verb("paths-to", "Find paths from the selection to here", "paths", {}, "joins").called(actor=""),
)
_MODELLING = (
    Verb("influence", "Show who moves the selection", "influence", {}, "selection", "i", ("bar",))
    .written("Influence on")
    .called(actor="Influence on …"),
    Verb("whatif", "Suppose something of the selection", "whatif", {}, "selection", "w", ("bar",))
    .written("What if")
    .called(actor="What if …"),
)
_PLACING = (
    Verb("pin", "Pin where it stands", "pin", {}, "loose", "p", ("bar",)).written("Pin").called(actor=""),
    Verb("unpin", "Unpin, back to its place", "unpin", {}, "pinned", "p", ("bar",))
    .written("Unpin")
    .called(actor=""),
    Verb("unpin-all", "Unpin all", "unpin", {"all": True}, "pins").called(stage=""),
    Verb("rings", "Lay out in rings around it", "rings", {}, "selection", "r", ("bar",))
    .written("Rings around")
    .called(actor=""),
)
_LEAVING = (
    Verb("hand-again", "Put the box or the lasso away", needs="tool", key="Escape").called(stage=""),
    Verb("focus-off", "Show the others again", "focus", {"depth": "off"}, "focus", "Escape", ("chips",))
    .written("×")
    .called(stage=""),
    Verb("clear", "Select nobody", "clear", {}, "selection", "Escape", ("bar",))
    .written("×")
    .called(stage=""),
)

VERBS: tuple[Verb, ...] = (
    *_BROWSER,
    *_SELECTING,
    *_SHOWING,
    *_COMPARING,
    *_MODELLING,
    *(_same(by) for by in ("kind", "stance", "coalition", "jurisdiction")),
    *_PLACING,
    *_LEAVING,
)
"""Every verb, in the order of the bars and menus."""


def at_place(place: str) -> tuple[Verb, ...]:
    """Return the verbs that have a button somewhere."""
    return tuple(verb for verb in VERBS if place in verb.places)


def table() -> list[dict[str, Any]]:
    """Return what the browser needs of every verb."""
    return [
        {"name": one.name, "act": one.act, "says": dict(one.says), "needs": one.needs, "key": one.key}
        for one in VERBS
    ]
