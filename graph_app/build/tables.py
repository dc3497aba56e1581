"""The tables of the package: kept actors, their ties, what they took part in, and the sources of it all."""

from __future__ import annotations

from dataclasses import dataclass

import ibis

from graph_app.build.aliases import Aliases
from graph_app.build.engine import Table
from graph_app.build.filings import MARK
from graph_app.build.together import Together
from graph_app.build.windows import window_ends
from graph_app.build.workshop import Workshop
from graph_app.dataset.arrow import pa

DEFAULT_KIND = "actor"
_LONGEST_TEXT = 500
# What Python takes for white space, and control characters, in the words of both engines' expressions.
_GAPS = r"\s\x00-\x1f\x7f-\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
_ADDRESS = rf"^(?i:https?)://[^{_GAPS}/?#@:]+(:[0-9]{{1,5}})?([/?#][^{_GAPS}]*)?$"
_DAY = 10
_ENDS = pa.schema([("start", pa.string()), ("end", pa.string())])
_KNOWN = pa.schema([("said_name", pa.string()), ("said_kind", pa.string())])


@dataclass(frozen=True)
class Chosen:
    """What of everything goes into the package.

    Attributes
    ----------
    actors : Table
        The kept actors with their measures.
    ties : Table
        The ties between them.
    events, participations : Table or None
        Dated events in which two of them at least took part, and who did; None where no filing has an event.
    """

    actors: Table
    ties: Table
    events: Table | None
    participations: Table | None


@dataclass(frozen=True)
class Most:
    """How much a package may hold.

    Attributes
    ----------
    actors : int
        How many actors.
    by : str
        The measure by which they are the first; of equals the first in the alphabet.
    events : int
        How many events: those with most kept actors.
    """

    actors: int
    by: str
    events: int


def chosen(shop: Workshop, measured: Table, ties: Table, acted: Together | None, most: Most) -> Chosen:
    """Return the first actors by a measure, and what is between them."""
    first = measured.order_by([ibis.desc(most.by), ibis.asc("id")]).limit(most.actors)
    actors = shop.keep("kept", first)
    between = ties.semi_join(actors.select(from_id="id"), "from_id")
    between = shop.keep("kept-ties", between.semi_join(actors.select(to_id="id"), "to_id"))
    if acted is None:
        return Chosen(actors, between, None, None)
    part = acted.participations.semi_join(actors.select(actor_id="id"), "actor_id")
    met = part.group_by("event_id").aggregate(actors=part.actor_id.nunique())
    met = met.filter(met.actors > 1).rename(id="event_id")
    events = acted.events.filter(acted.events.day.notnull()).inner_join(met, "id")
    events = events.order_by([ibis.desc("actors"), ibis.asc("id")]).limit(most.events)
    events = shop.keep("kept-events", events.drop("actors"))
    part = part.semi_join(events.select(event_id="id"), "event_id")
    return Chosen(actors, between, events, shop.keep("kept-participations", part))


def package_tables(shop: Workshop, found: Chosen, aliases: Aliases) -> dict[str, Table]:
    """Return the tables of the package by name."""
    tables = {"actors": _actors(shop, found.actors, aliases), "ties": _ties(shop, found.ties)}
    proofs = [found.ties.select("proof")]
    if found.events is not None and found.participations is not None:
        tables["events"] = found.events.select(
            "id", title=_clean(found.events.title), date=found.events.day, source_id=_source(found.events).id
        )
        part = found.participations
        tables["participations"] = part.select("event_id", "actor_id", "role", source_id=_source(part).id)
        proofs += [found.events.select("proof"), part.select("proof")]
    return tables | {"sources": _sources(ibis.union(*proofs) if len(proofs) > 1 else proofs[0])}


def _actors(shop: Workshop, actors: Table, aliases: Aliases) -> Table:
    """Return the table of actors; what the user's table says of one goes before the filings."""
    known = shop.codes(
        "known",
        actors.select("id"),
        "id",
        lambda key: {"said_name": aliases.names.get(key), "said_kind": aliases.kinds.get(key)},
        _KNOWN,
    )
    found = actors.inner_join(known, "id")
    return found.select(
        "id",
        name=ibis.coalesce(found.said_name, _clean(found.name)),
        kind=found.said_kind.fill_null(DEFAULT_KIND),
        degree=found.degree,
        strength=found.strength,
        pagerank=found.pagerank,
    )


def _ties(shop: Workshop, ties: Table) -> Table:
    """Return the table of ties; a window becomes start and end."""
    ends = shop.codes(
        "windows",
        ties.select("window").distinct(),
        "window",
        lambda window: dict(zip(("start", "end"), window_ends(window), strict=True)),
        _ENDS,
    )
    found = ties.inner_join(ends, "window")
    dollars = ((found.cents + 50) / 100).floor().cast("int64")
    words = ibis.ifelse(
        found.filings == 1,
        "1 filing: the source.",
        found.filings.cast("string").concat(" filings, of which the source is one."),
    )
    return found.select(
        id=found.from_id.concat(".", found.kind, ".", found.to_id, ".", found.window),
        from_id=found.from_id,
        to_id=found.to_id,
        kind=found.kind,
        start=found.start,
        end=found.end,
        amount_usd=ibis.ifelse(found.cents >= 0, dollars, ibis.null("int64")),
        summary=words,
        source_id=_source(found).id,
        filings=found.filings,
    )


@dataclass(frozen=True)
class _Source:
    """The parts of a proof as columns."""

    id: Table
    url: Table
    title: Table
    day: Table
    origin: Table


def _source(table: Table) -> _Source:
    """Return what a column of proofs says; what is no web address counts as a title."""
    parts = table.proof.substr(_DAY).split(MARK)
    told, origin = parts[0].strip(), parts[2]
    url = ibis.ifelse(told.re_search(_ADDRESS), told, ibis.null("string"))
    title = ibis.coalesce(_clean(parts[1]).nullif(""), _clean(told).nullif(""), origin)
    key = ibis.ifelse(url.notnull(), told, ibis.literal(MARK).concat(title, MARK, origin))
    day = table.proof.substr(0, _DAY).strip().nullif("")
    return _Source(ibis.literal("s-").concat(key.hexdigest("sha256").substr(0, 20)), url, title, day, origin)


def _sources(proofs: Table) -> Table:
    """Return the table of sources; one that stands in filings of several dates has none of its own."""
    distinct = proofs.distinct()
    parts = _source(distinct)
    rows = distinct.select(
        id=parts.id, title=parts.title, publisher=parts.origin, url=parts.url, day=parts.day
    )
    found = rows.group_by("id").aggregate(
        title=rows.title.min(),
        publisher=rows.publisher.min(),
        url=rows.url.min(),
        first=rows.day.min(),
        last=rows.day.max(),
    )
    date = ibis.ifelse(found.first == found["last"], found.first, ibis.null("string"))
    return found.select("id", "title", "publisher", "url", date=date)


def _clean(text: Table) -> Table:
    """Return a text without line breaks, control characters and double spaces, not too long."""
    return text.re_replace(f"[{_GAPS}]+", " ").strip().substr(0, _LONGEST_TEXT).strip()
