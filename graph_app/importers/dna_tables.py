"""Documents, actors and issues of a data base of Discourse Network Analyzer as tables of a data package."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from graph_app.importers.base import Reading
from graph_app.importers.dna_names import attributes, dates, ids, plain_words
from graph_app.importers.dna_roles import Roles
from graph_app.schema import TABLES

TEXT = pd.StringDtype(na_value=np.nan)


def entities(base: dict[str, pd.DataFrame], variable: int) -> pd.DataFrame:
    """Return the entities of a variable that have a name, with an id made of it."""
    frame = base["ENTITIES"].drop_duplicates("ID")
    name = frame["Value"].map(plain_words)
    mine = frame.assign(name=name)[(frame["VariableId"] == variable) & (name != "")]
    return mine.assign(id=ids(mine["name"].tolist())).set_index("ID")


def free(name: str, columns: dict[str, Any], of: str) -> str:
    """Return a name for an own column of a table that is not taken, by other columns or by the schema."""
    found = name or "variable"
    while found in columns or found in TABLES[of].columns:
        found += "_"
    return found


def coders(base: dict[str, pd.DataFrame], keys: pd.Series) -> list[str]:
    """Return the names of coders by their keys, the keys where there are no names."""
    names = base["CODERS"].drop_duplicates("ID").set_index("ID")["Name"] if len(base["CODERS"]) else None
    if names is None:
        return ["" if pd.isna(key) else str(key) for key in keys]
    return [plain_words(name) for name in names.reindex(keys)]


def table(columns: dict[str, list[Any]], places: list[int]) -> pd.DataFrame:
    """Return a table of text, empty cells missing, rows called by their places in the file."""
    made = {
        name: pd.array([value or None for value in values], dtype=TEXT) for name, values in columns.items()
    }
    return pd.DataFrame(made, index=pd.Index(places, dtype=np.int64))


def source_table(reading: Reading, base: dict[str, pd.DataFrame], said: pd.DataFrame) -> pd.DataFrame:
    """Return documents as sources, those without a statement as well."""
    documents = base["DOCUMENTS"].drop_duplicates("ID").sort_values("ID")
    title = documents["Title"].map(plain_words)
    found = dates(reading, documents.set_index("ID")["Date"])
    columns: dict[str, list[Any]] = {
        "id": [f"document-{key}" for key in documents["ID"]],
        "title": [one or f"Document {key}" for one, key in zip(title, documents["ID"], strict=True)],
        "publisher": documents["Source"].map(plain_words).tolist(),
        "date": [None if pd.isna(day) else day for day in found],
        "coder": coders(base, documents["Coder"]),
    }
    for word in ("Author", "Section", "Type", "Notes"):
        cells = documents[word].map(plain_words).tolist()
        if any(cells):
            columns[word.lower()] = cells
    silent = int((~documents["ID"].isin(said["DocumentId"])).sum())
    reading.notes.read(f"{len(documents):,} documents were read, {silent:,} of them without a statement.")
    reading.notes.dropped("Texts of documents were left out, but for the passages of statements.")
    return table(columns, documents["ID"].astype(int).tolist())


def actor_table(
    reading: Reading, base: dict[str, pd.DataFrame], roles: Roles, actors: pd.DataFrame
) -> pd.DataFrame:
    """Return the entities of the actor's variable as actors with their attributes; Type is the kind."""
    word = roles.names[roles.actor]
    more = attributes(base, roles.actor, actors.index)
    kinds = more.pop("type", [""] * len(actors))
    unused = sum(not kind for kind in kinds)
    if unused:
        sentence = f"Actors without an attribute Type are of the kind {word!r}."
        reading.notes.assumed(sentence, count=unused)
    columns: dict[str, list[Any]] = {
        "id": actors["id"].tolist(),
        "name": actors["name"].tolist(),
        "kind": [kind or word for kind in kinds],
        "summary": more.pop("notes", [""] * len(actors)),
    }
    for name, values in more.items():
        columns[free(name, columns, "actors")] = values
    reading.notes.read(f"{len(actors):,} actors were read from the variable {word!r}.")
    return table(columns, actors.index.astype(int).tolist())


def issue_table(base: dict[str, pd.DataFrame], roles: Roles, issues: pd.DataFrame) -> pd.DataFrame:
    """Return the entities of the issue's variable as issues, with their attributes."""
    more = attributes(base, roles.issue, issues.index)
    columns: dict[str, list[Any]] = {
        "id": issues["id"].tolist(),
        "name": issues["name"].tolist(),
        "kind": ["policy"] * len(issues),
        "summary": more.pop("notes", [""] * len(issues)),
    }
    for name, values in more.items():
        columns[free(name, columns, "issues")] = values
    return table(columns, issues.index.astype(int).tolist())
