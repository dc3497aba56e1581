"""Discourse Network Analyzer -> a debate: documents as sources, concepts as issues, agreement as stance."""

from __future__ import annotations

from typing import Any

import pandas as pd

from graph_app.importers.base import Imported, Importer, Option, Reading
from graph_app.importers.dna_file import looks, tables
from graph_app.importers.dna_names import plain_words
from graph_app.importers.dna_roles import Roles, roles_of
from graph_app.importers.dna_statements import statement_table, statements
from graph_app.importers.dna_tables import TEXT, actor_table, entities, issue_table, source_table
from graph_app.schema import TABLES


def read(reading: Reading) -> Imported:
    """Return a data base of Discourse Network Analyzer as tables of a data package.

    Statements of one type, by default the first that has short texts and agreement, become statements: of its
    variables one is the actor (organization unless said otherwise), one the issue (concept), one the stance
    (agreement: yes is 1, no -1); the others stay as columns of the statements, the passage is what a
    statement says. Documents become sources, attributes of actors and issues stay as columns. What was
    assumed and what is lost is in the report; rows are called by their IDs.
    """
    reading.notes.unit = "row"
    base = tables(reading)
    roles = roles_of(reading, base)
    notes = reading.notes
    actors, issues = (entities(base, variable) for variable in (roles.actor, roles.issue))
    said = statements(reading, base, roles, actors, issues)
    sources = source_table(reading, base, said)
    _tell_lost(reading, base, roles)
    actor_rows = actor_table(reading, base, roles, actors)
    issue_rows = issue_table(base, roles, issues)
    made = {
        "actors": actor_rows,
        "ties": pd.DataFrame({name: pd.array([], dtype=TEXT) for name in TABLES["ties"].columns}),
        "issues": issue_rows,
        "statements": statement_table(reading, base, roles, said, (actors, issues)),
        "sources": sources,
    }
    notes.assumed("Issues have no direction: whether a yes means openness is not in the file.")
    notes.assumed("Every concept is taken for a question of policy.")
    notes.assumed("There are no ties in the file: the graph has actors and statements only.")
    return reading.imported(made, about=_about(base))


def _about(base: dict[str, pd.DataFrame]) -> dict[str, Any]:
    """Return what the file says of itself."""
    said = dict(zip(base["SETTINGS"]["Property"], base["SETTINGS"]["Value"], strict=True))
    version = str(said.get("version", "")).strip()
    return {"description": f"Written by Discourse Network Analyzer {version}".strip() + "."}


def _tell_lost(reading: Reading, base: dict[str, pd.DataFrame], roles: Roles) -> None:
    """Say what of the file has no place in a data package."""
    notes = reading.notes
    other = base["STATEMENTS"][base["STATEMENTS"]["StatementTypeId"] != roles.kind]
    labels = base["STATEMENTTYPES"].set_index("ID")["Label"]
    for kind, rows in other.groupby("StatementTypeId"):
        label = plain_words(labels.get(kind, kind))
        sentence = f"Statements of the type {label!r} were left out."
        places = sorted(int(row) for row in rows["ID"])
        notes.dropped(sentence, places, unit="row", sheet="STATEMENTS")
    judged = [name for key, name in roles.names.items() if key not in (*roles.texts, roles.stance)]
    for name in judged:
        notes.dropped(f"The variable {plain_words(name)!r} was left out: only one can be the stance.")
    notes.dropped("Colours, key words, links of variables, and what coders may do were left out.")


DNA = Importer(
    name="dna",
    title="Discourse Network Analyzer",
    suffixes=(".dna",),
    looks=looks,
    read=read,
    options=(
        Option("statement_type", "Which type of statement is read; the first with agreement if not said."),
        Option("actor_variable", "Which variable says who speaks: organization, person, …."),
        Option("issue_variable", "Which variable says on what: concept, …."),
        Option("stance_variable", "Which variable is the stance: agreement, …."),
    ),
)
