"""Changes in English: who did what to which row, why, and what it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph_app.text import counted, listed, shown
from graph_app.workspace.changes import Change, Effect
from graph_app.workspace.nouns import NOUNS, rows_said
from graph_app.workspace.rows import Cells, key_parts
from graph_app.workspace.state import State

LONGEST_VALUE = 80
MOST_NAMED = 3
_STANCES = {
    "-2": "strongly opposes",
    "-1": "opposes",
    "0": "is mixed on",
    "1": "supports",
    "2": "strongly supports",
}


def sentence(change: Change, state: State) -> str:
    """Return a change in a sentence or two.

    Parameters
    ----------
    change : Change
        An entry of the log.
    state : State
        The tables from which names are taken, at best those after the change.

    Returns
    -------
    str
        Such as "ana changed the actor Acme (acme): website from nothing to “acme.example”. Why: …".
    """
    tail = [f"Why: {_ended(change.why)}" if change.why else "", _source(change, state)]
    tail.append(f"Accepted by {change.accepted_by}." if change.accepted_by else "")
    return " ".join(filter(None, [f"{change.by} {done(change.verb, change, state)}.", *tail]))


def done(verb: str, change: Change, state: State) -> str:
    """Return what a change did, without who did it."""
    if verb == "merge":
        gone, kept = (str(change.about[word]) for word in ("gone", "kept"))
        follow = counted(max(0, len(change.effects) - 2), "more row")
        cells = next((one.before for one in change.effects if one.key == gone and one.after is None), None)
        into = name_of(state, "actors", kept)
        return f"merged {row_name(state, 'actors', gone, cells or {})} into {into} ({kept}); {follow} touched"
    if verb == "paste":
        return f"pasted a table: {counts(change.effects)}"
    said = effects_said(change.effects, state)
    return f"undid change {change.about.get('undone')}: {said}" if verb == "undo" else said


def effects_said(effects: Sequence[Effect], state: State) -> str:
    """Return what was done to a few rows by name, to many as counts."""
    if len(effects) > MOST_NAMED:
        return counts(effects)
    return listed([effect_said(one, state) for one in effects], "and")


def effect_said(effect: Effect, state: State) -> str:
    """Return what was done to one row, cell by cell where it changed."""
    cells = effect.after or effect.before or {}
    what = f"the {NOUNS[effect.table]} {row_name(state, effect.table, effect.key, cells)}"
    if effect.done != "changed":
        return f"{effect.done} {what}"
    before, after = effect.before or {}, effect.after or {}
    cells_said = [
        f"{column} from {_value(before.get(column))} to {_value(after.get(column))}"
        for column in effect.columns()
    ]
    return f"changed {what}: {', '.join(cells_said)}"


def counts(effects: Sequence[Effect]) -> str:
    """Return how many rows of which tables were added, changed and retired.

    >>> new = [Effect("ties", one, None, {}) for one in ("a", "b")]
    >>> counts([*new, Effect("actors", "c", {}, None)])
    '2 ties added, 1 actor retired'
    """
    found = Counter((one.table, one.done) for one in effects)
    return ", ".join(f"{rows_said(number, table)} {what}" for (table, what), number in found.items())


def name_of(state: State, table: str, key: str) -> str:
    """Return the name or title of a row, its key if it has none or is no more."""
    row = state.row(table, key)
    cells = {} if row is None else row.values
    return cells.get("name") or cells.get("title") or key


def row_name(state: State, table: str, key: str, cells: Cells) -> str:
    """Return how a sentence calls a row whose cells are given."""
    if table == "ties":
        ends = [name_of(state, "actors", cells.get(end, "")) for end in ("from_id", "to_id")]
        return f"{ends[0]} {name_of(state, 'tie_kinds', cells.get('kind', ''))} {ends[1]} ({key})"
    if table == "statements":
        stance = _STANCES.get(cells.get("stance", ""), "on")
        actor = name_of(state, "actors", cells.get("actor_id", ""))
        issue = name_of(state, "issues", cells.get("issue_id", ""))
        return f"“{actor} {stance} {issue}” of {cells.get('date', 'no date')} ({key})"
    if table == "participations":
        event, actor, role = key_parts(table, key)[:3]
        return f"of {name_of(state, 'actors', actor)} as {role} in {name_of(state, 'events', event)}"
    if table == "aliases":
        return f"{key} of {name_of(state, 'actors', cells.get('actor_id', ''))}"
    name = cells.get("name") or cells.get("title")
    return f"{_short(name)} ({key})" if name and name != key else key


def _value(value: str | None) -> str:
    """Return a cell as a sentence quotes it."""
    return "nothing" if value is None else f"“{_short(value)}”"


def _short(text: str) -> str:
    plain = shown(" ".join(text.split()))
    return plain if len(plain) <= LONGEST_VALUE else f"{plain[: LONGEST_VALUE - 1]}…"


def _ended(text: str) -> str:
    """Return a text with a full stop at its end."""
    plain = " ".join(text.split())
    return plain if plain.endswith((".", "!", "?", "…")) else f"{plain}."


def _source(change: Change, state: State) -> str:
    """Return what a change rests on, as a sentence."""
    if not change.source:
        return ""
    row = state.row("sources", change.source)
    if row is None:
        return f"Source: {shown(change.source)}."
    title = _ended(_short(row.values.get("title", change.source)))
    address = row.values.get("url")
    return f"Source: {title}{f' {shown(address)}' if address else ''}"
