"""Statements of a data base of Discourse Network Analyzer: who says what of what, with which stance."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from graph_app.importers.base import Reading
from graph_app.importers.dna_file import passages, whole
from graph_app.importers.dna_names import dates, plain_words
from graph_app.importers.dna_roles import Roles
from graph_app.importers.dna_tables import coders, free, table

LONGEST_PASSAGE = 1_000
"""Characters of a passage that are kept as what a statement says."""
_MORE = "…"


def statements(
    reading: Reading,
    base: dict[str, pd.DataFrame],
    roles: Roles,
    actors: pd.DataFrame,
    issues: pd.DataFrame,
) -> pd.DataFrame:
    """Return the statements that can be taken, with the keys of their actor and issue, and their stance."""
    all_of = base["STATEMENTS"].drop_duplicates("ID")
    said = all_of[all_of["StatementTypeId"] == roles.kind].sort_values("ID").set_index("ID")
    texts = base["DATASHORTTEXT"].drop_duplicates(["StatementId", "VariableId"])
    for name, variable in (("actor", roles.actor), ("issue", roles.issue)):
        own = texts[texts["VariableId"] == variable].set_index("StatementId")["Entity"]
        said[name] = own.reindex(said.index)
    said["stance"] = _stances(reading, base, roles, said.index)
    documents = base["DOCUMENTS"].drop_duplicates("ID").set_index("ID")
    said["date"] = dates(reading, documents["Date"]).reindex(said["DocumentId"]).to_numpy()
    without = {
        "no document": ~said["DocumentId"].isin(documents.index),
        f"no {roles.names[roles.actor]}": ~said["actor"].isin(actors.index),
        f"no {roles.names[roles.issue]}": ~said["issue"].isin(issues.index),
        "no agreement": said["stance"].isna(),
        "a document without a date that can be read": said["date"].isna(),
    }
    for why, rows in without.items():
        said = _without(reading, said, rows, why)
    reading.notes.read(f"{len(said):,} statements were read.", unit="row", sheet="STATEMENTS")
    return said


def _without(reading: Reading, said: pd.DataFrame, which: pd.Series, why: str) -> pd.DataFrame:
    """Return the statements without some of them, which are told with their IDs."""
    gone = said.index.intersection(which.index[which.to_numpy(dtype=bool)])
    if not len(gone):
        return said
    sentence = f"Statements with {why} were left out."
    reading.notes.dropped(sentence, [int(row) for row in gone], unit="row", sheet="STATEMENTS")
    return said.drop(gone)


def _stances(reading: Reading, base: dict[str, pd.DataFrame], roles: Roles, rows: pd.Index) -> pd.Series:
    """Return the stance of each statement, missing where none is coded."""
    if roles.stance is None:
        return pd.Series(1, index=rows, dtype="Int64")
    word = roles.names[roles.stance]
    yes_no = base["VARIABLES"].set_index("ID")["DataType"].get(roles.stance) == "boolean"
    frame = base["DATABOOLEAN" if yes_no else "DATAINTEGER"]
    mine = frame[frame["VariableId"] == roles.stance].drop_duplicates("StatementId").set_index("StatementId")
    given = whole(mine["Value"]).reindex(rows).astype("Float64")
    if yes_no:
        reading.notes.assumed(
            f"Of {word} yes is read as 1 (supports), no as -1 (opposes): how strongly is not said."
        )
        return (given.ne(0).astype("Int64") * 2 - 1).where(given.notna())
    size = given.abs().max()
    if pd.notna(size) and size > 2:
        sentence = f"{word} reaches {size:g}: its values are divided by {size / 2:g} and rounded to -2 … 2."
        reading.notes.changed(sentence, count=int(given.notna().sum()), sheet="DATAINTEGER")
        given = given * 2 / size
    return given.round().astype("Int64")


def statement_table(
    reading: Reading,
    base: dict[str, pd.DataFrame],
    roles: Roles,
    said: pd.DataFrame,
    named: tuple[pd.DataFrame, pd.DataFrame],
) -> pd.DataFrame:
    """Return the table of statements."""
    span = pd.DataFrame(
        {name: whole(said[name]).fillna(0).astype(np.int64).clip(lower=0) for name in ("Start", "Stop")}
    )
    quoted = passages(reading, span.assign(DocumentId=said["DocumentId"]), LONGEST_PASSAGE)
    cut = [place for place, text in enumerate(quoted) if len(text) > LONGEST_PASSAGE]
    if cut:
        sentence = f"Passages of more than {LONGEST_PASSAGE:,} characters were cut."
        rows = [int(said.index[place]) for place in cut]
        reading.notes.changed(sentence, rows, unit="row", sheet="STATEMENTS")
    where = [f"characters {a + 1}–{b}" for a, b in zip(span["Start"], span["Stop"], strict=True)]
    columns: dict[str, list[Any]] = {
        "id": [f"statement-{key}" for key in said.index],
        "actor_id": named[0]["id"].reindex(said["actor"]).tolist(),
        "issue_id": named[1]["id"].reindex(said["issue"]).tolist(),
        "stance": said["stance"].astype(str).tolist(),
        "date": said["date"].tolist(),
        "summary": [_cut(text) for text in quoted],
        "source_id": [f"document-{key}" for key in said["DocumentId"]],
        "locator": where,
        "coder": coders(base, said["Coder"]),
    }
    texts = base["DATASHORTTEXT"].drop_duplicates(["StatementId", "VariableId"])
    names = base["ENTITIES"].drop_duplicates("ID").set_index("ID")["Value"]
    for variable in roles.texts:
        if variable not in (roles.actor, roles.issue):
            own = texts[texts["VariableId"] == variable].set_index("StatementId")["Entity"]
            column = free(plain_words(roles.names[variable]), columns, "statements")
            columns[column] = [plain_words(name) for name in names.reindex(own.reindex(said.index))]
    return table(columns, [int(key) for key in said.index])


def _cut(text: str) -> str:
    words = plain_words(text[:LONGEST_PASSAGE])
    return f"{words} {_MORE}" if len(text) > LONGEST_PASSAGE else words
