"""The twelve tables of a data package: the one place that says what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from graph_app.schema.fields import Field, FieldType, Table

CONFIDENCES = ("low", "medium", "high")
DIRECTIONS = ("forward", "backward", "both")
ISSUE_KINDS = ("policy", "argument")
SUPPORT_MEANINGS = ("open", "restrictive", "neutral")
SOURCE_KINDS = ("primary", "secondary")
SOURCE_GRADES = ("aggregator", "press", "own_statement", "official")


def _f(name: str, kind: FieldType, meaning: str, **more: Any) -> Field:
    """Return a field; positional words keep the definitions below to one line each."""
    return Field(name=name, type=kind, meaning=meaning, **more)


def _ref(name: str, table: str, meaning: str, *, required: bool = True) -> Field:
    """Return a reference to another table's ids."""
    return Field(name=name, type="reference", references=table, meaning=meaning, required=required)


def _id(meaning: str = "Key.") -> Field:
    """Return the key column of a table."""
    return Field(name="id", type="id", meaning=meaning, required=True, unique=True)


_CONFIDENCE = _f("confidence", "enum", "How well the source supports the row.", values=CONFIDENCES)
_STANCE = _f(
    "stance",
    "integer",
    "-2 strongly opposes, -1 opposes, 0 mixed, 1 supports, 2 strongly supports.",
    required=True,
    minimum=-2,
    maximum=2,
    storage="int8",
)

_ACTORS = Table(
    name="actors",
    meaning="An actor: a company, institute, regulator, advocacy group, or of another kind.",
    obligatory=True,
    key=("id",),
    fields=(
        _id(),
        _f("name", "text", "Name.", required=True),
        _ref("kind", "actor_kinds", "Kind of actor."),
        _f("subkind", "open", "Finer kind."),
        _f("jurisdiction", "open", "ISO 3166-1 alpha-2, a US state as US-CA, EU, or INT."),
        _ref("parent_id", "actors", "Actor that it belongs to.", required=False),
        _f("website", "website", "Host."),
        _f("summary", "text", "What it is and why it matters here."),
    ),
)

_TIES = Table(
    name="ties",
    meaning="One typed, sourced relation from one actor to another.",
    obligatory=True,
    key=("id",),
    fields=(
        _id("Key: from.kind.to, numbered where repeated."),
        _ref("from_id", "actors", "From."),
        _ref("to_id", "actors", "To."),
        _ref("kind", "tie_kinds", "Kind of tie."),
        _f("start", "date", "Since (partial date)."),
        _f("end", "date", "Until (partial date)."),
        _f(
            "amount_usd",
            "integer",
            "Stated amount in US dollars; pledges in full.",
            minimum=0,
            storage="Int64",
        ),
        _f("summary", "text", "What happened."),
        _ref("source_id", "sources", "Source."),
        _CONFIDENCE,
    ),
)

_ISSUES = Table(
    name="issues",
    meaning="A question of policy, or an argument made in the debate.",
    key=("id",),
    fields=(
        _id(),
        _f("name", "text", "Short name.", required=True),
        _f("kind", "enum", "A question of policy, or an argument.", values=ISSUE_KINDS, default="policy"),
        _f("question", "text", "The question a stance answers."),
        _f(
            "support_means",
            "enum",
            "What a yes means for openness.",
            values=SUPPORT_MEANINGS,
            default="neutral",
        ),
        _f("jurisdiction", "open", "Where it is decided."),
        _f("opened", "date", "When it arose (partial date)."),
        _f("summary", "text", "Context."),
    ),
)

_STATEMENTS = Table(
    name="statements",
    meaning="An actor's dated stance on an issue.",
    key=("id",),
    fields=(
        _id("Key: actor.issue.date, numbered where repeated."),
        _ref("actor_id", "actors", "Who."),
        _ref("issue_id", "issues", "On what."),
        _STANCE,
        _f("date", "date", "When (partial date).", required=True),
        _f("summary", "text", "What it said or did."),
        _ref("source_id", "sources", "Source."),
        _f("locator", "text", "Where in the source."),
        _CONFIDENCE,
    ),
)

_CODINGS = Table(
    name="codings",
    meaning="One independent reading of one document on one issue.",
    key=("source_id", "actor_id", "issue_id", "coder"),
    fields=(
        _ref("source_id", "sources", "Document."),
        _ref("actor_id", "actors", "Whose document."),
        _ref("issue_id", "issues", "Issue."),
        _f("coder", "open", "Label of the reading.", required=True),
        _STANCE,
        _f("locator", "text", "Where in the document."),
        _CONFIDENCE,
    ),
)

_EVENTS = Table(
    name="events",
    meaning="A letter, bill, law, hearing, report, coalition, model release or the like.",
    key=("id",),
    fields=(
        _id(),
        _f("title", "text", "Title.", required=True),
        _f("kind", "open", "Kind of event."),
        _f("date", "date", "When (partial date).", required=True),
        _ref("issue_id", "issues", "Issue that it bears on.", required=False),
        _f("outcome", "open", "What became of it."),
        _f("summary", "text", "What happened."),
        _ref("source_id", "sources", "Source."),
    ),
)

_PARTICIPATIONS = Table(
    name="participations",
    meaning="An actor's role in an event.",
    key=("event_id", "actor_id", "role"),
    fields=(
        _ref("event_id", "events", "Event."),
        _ref("actor_id", "actors", "Actor."),
        _ref("role", "participation_roles", "Role."),
        _ref("source_id", "sources", "Source."),
    ),
)

_SOURCES = Table(
    name="sources",
    meaning="A document that rows rest on.",
    key=("id",),
    fields=(
        _id(),
        _f("title", "text", "Title.", required=True),
        _f("publisher", "text", "Publisher."),
        _f("url", "url", "Address as found, http or https."),
        _f("date", "date", "Published (partial date)."),
        _f("kind", "enum", "Primary: the actor itself or an official record.", values=SOURCE_KINDS),
        _f("grade", "enum", "How good the source is, from aggregator to official.", values=SOURCE_GRADES),
    ),
)

_ACTOR_KINDS = Table(
    name="actor_kinds",
    meaning="A kind of actor.",
    key=("id",),
    fields=(
        _id(),
        _f("name", "text", "Singular.", required=True),
        _f("plural", "text", "Plural."),
        _f("description", "text", "What it covers."),
    ),
)

_TIE_KINDS = Table(
    name="tie_kinds",
    meaning="A kind of tie, with the direction and default strength of the influence it carries.",
    key=("id",),
    fields=(
        _id(),
        _f("name", "text", "Read from from_id to to_id.", required=True),
        _f("inverse_name", "text", "Read the other way."),
        _f(
            "symmetric",
            "boolean",
            "Whether the order of the ends means nothing.",
            default="false",
            storage="bool",
        ),
        _f("sign", "integer", "1 supporting, -1 hostile.", values=("1", "-1"), default="1", storage="int8"),
        _f(
            "influence", "enum", "Along which direction influence runs.", values=DIRECTIONS, default="forward"
        ),
        _f(
            "strength",
            "number",
            "Default weight of one tie.",
            minimum=0,
            maximum=1,
            default="0.5",
            storage="float64",
        ),
        _f("description", "text", "Meaning and reason."),
    ),
)

_PARTICIPATION_ROLES = Table(
    name="participation_roles",
    meaning="A role in an event and the side it means.",
    key=("id",),
    fields=(
        _id(),
        _f(
            "side",
            "integer",
            "1 with the event, -1 against it, 0 neither.",
            values=("1", "0", "-1"),
            default="1",
            storage="int8",
        ),
        _f("description", "text", "Meaning."),
    ),
)

_ALIASES = Table(
    name="aliases",
    meaning="An id that an actor had before it was merged into another; links with it lead to that actor.",
    key=("id",),
    fields=(_id("Former id."), _ref("actor_id", "actors", "Actor that took its place.")),
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            _ACTORS,
            _TIES,
            _ISSUES,
            _STATEMENTS,
            _CODINGS,
            _EVENTS,
            _PARTICIPATIONS,
            _SOURCES,
            _ACTOR_KINDS,
            _TIE_KINDS,
            _PARTICIPATION_ROLES,
            _ALIASES,
        )
    }
)
