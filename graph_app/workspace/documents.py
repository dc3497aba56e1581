"""What an edit rests on: a source that is there, one that comes with it, or an address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_app.schema import TABLES
from graph_app.workspace.changes import Effect
from graph_app.workspace.draft import Draft
from graph_app.workspace.edits import Edit, Step
from graph_app.workspace.naming import new_id
from graph_app.workspace.reading import read_cells
from graph_app.workspace.rows import line
from graph_app.workspace.state import State


@dataclass(frozen=True)
class Document:
    """What an edit rests on.

    Attributes
    ----------
    said : str
        A source's id, an address, or empty.
    is_source : bool
        Whether it is the id of a row of sources.
    """

    said: str = ""
    is_source: bool = False

    def fill(self, table: str, values: dict[str, str | None]) -> dict[str, str | None]:
        """Return the cells of an added row, resting on this source if they name none."""
        rests = "source_id" in TABLES[table].columns
        if not self.is_source or not rests or values.get("source_id"):
            return values
        return values | {"source_id": self.said}

    def source(self, effects: Sequence[Effect]) -> str:
        """Return what the log says: what was said, else the one source of all rows that were added."""
        if self.said:
            return self.said
        named = {
            effect.after.get("source_id", "")
            for effect in effects
            if effect.after is not None and "source_id" in TABLES[effect.table].columns
        }
        return named.pop() if len(named) == 1 else ""


def rests_on(draft: Draft, edit: Edit) -> Document:
    """Return what an edit rests on; a source that is new is added to the draft."""
    if isinstance(edit.source, str):
        said = line(edit.source)
        if draft.row("sources", said) is not None:
            return Document(said, is_source=True)
        known = by_address(draft.state, said)
        return Document(said) if known is None else Document(known, is_source=True)
    step = Step(verb="add", table="sources", values=edit.source)
    values = read_cells(draft, step)
    given = values.get("id")
    known = given if given and draft.row("sources", given) is not None else None
    known = known or by_address(draft.state, values.get("url") or "")
    if known is not None:
        return Document(known, is_source=True)
    key = given or new_id("sources", values, lambda one: draft.taken("sources", one))
    draft.put(step, key, values | {"id": key})
    draft.strict.add(("sources", key))
    return Document(key, is_source=True)


def by_address(state: State, address: str) -> str | None:
    """Return the id of the first source with an address, None if there is none."""
    if "://" not in address:
        return None
    columns = state.tables["sources"].raw.columns
    for place, url in enumerate(columns["url"].to_pylist()):
        if url is not None and url.rstrip("/") == address.rstrip("/"):
            return str(columns["id"][place].as_py())
    return None
