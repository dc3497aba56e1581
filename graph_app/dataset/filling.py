"""What a package may leave out: absent tables, columns and ids, and what takes their place."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.dataset.collector import Collector
from graph_app.dataset.problems import Problem
from graph_app.dataset.raw import RawTable, constant_array, text_array
from graph_app.dataset.rules import Rules
from graph_app.schema import TABLES, Field
from graph_app.text import nearest, shown

DEFAULT_ACTOR_KIND = "actor"
_GENERATED_IDS = {"ties": ("from_id", "kind", "to_id"), "statements": ("actor_id", "issue_id", "date")}
_VOCABULARIES = {
    "actor_kinds": ("actors", "kind"),
    "tie_kinds": ("ties", "kind"),
    "participation_roles": ("participations", "role"),
}
_NEUTRAL_ROLES = frozenset({"recipient", "commenter", "witness"})
_HOSTILE_ROLES = frozenset({"opponent", "refuser"})


def fill(raws: dict[str, RawTable], rules: Rules, collector: Collector) -> None:
    """Add what the package leaves out, with a notice, and report what it must not leave out.

    Parameters
    ----------
    raws : dict of str to RawTable
        Tables as read; completed in place, so that every canonical table has all its columns.
    rules : dict
        What the columns must satisfy; sources stop being required where there are none.
    collector : Collector
        Takes problems and notices.
    """
    for name in TABLES:
        if name not in raws:
            raws[name] = _absent(name, collector)
    if raws["sources"].derived:
        _without_sources(raws, rules, collector)
    for name in TABLES:
        if raws[name].rows or not raws[name].derived:
            _fill_columns(raws, name, rules[name], collector)
    for name, (table, column) in _VOCABULARIES.items():
        if raws[name].derived and raws[table].rows:
            _derive_vocabulary(raws[name], raws[table], column, collector)
    for name in TABLES:
        _fill_cells(raws[name], rules[name], collector)
    _fill_names(raws["actor_kinds"], raws["tie_kinds"])


def _absent(name: str, collector: Collector) -> RawTable:
    """Return an empty table in place of an absent one; actors and ties must not be absent."""
    raw = RawTable(name, f"{name}.csv", derived=True)
    if TABLES[name].obligatory:
        raw.broken = True
        message = f"There is no {name}.csv (or {name}.parquet), and no graph without it."
        collector.add(Problem(code="missing-table", message=message, file=raw.file))
    return raw


def _without_sources(raws: dict[str, RawTable], rules: Rules, collector: Collector) -> None:
    """Let rows do without a source where the package has none."""
    collector.add(
        Problem(
            code="no-sources",
            message="no sources: nothing in this package can be checked by a reader.",
            file=raws["sources"].file,
            severity="notice",
            hint="Add sources.csv and name a source_id in every row.",
        )
    )
    for fields in rules.values():
        if "source_id" in fields:
            fields["source_id"] = fields["source_id"].model_copy(update={"required": False})


def _fill_columns(
    raws: dict[str, RawTable], name: str, rules: dict[str, Field], collector: Collector
) -> None:
    """Add the columns that a table lacks."""
    raw = raws[name]
    if raw.broken:
        return
    if name == "actors":
        _fill_actor_kind(raw, raws["actor_kinds"], collector)
    known = TABLES[name].columns
    lacking = [field for field in rules.values() if field.name in known and field.name not in raw.columns]
    for field in lacking:
        if field.name in ("name", "title") and "id" in raw.columns:
            raw.set_column(field.name, raw.columns["id"])
            raw.bad(field.name)[:] = True  # what is wrong with an id is said of the id
            collector.add(_notice(raw, field.name, f"no column {field.name}: the id takes its place."))
            continue
        raw.set_column(field.name, constant_array(None, raw.rows))
        generated = field.name == "id" and name in _GENERATED_IDS
        if field.required and not generated:
            raw.bad(field.name)[:] = True
            collector.add(_missing_column(raw, field))
    if name in _GENERATED_IDS and any(field.name == "id" for field in lacking):
        _generate_ids(raw, _GENERATED_IDS[name], collector)


def _fill_actor_kind(raw: RawTable, kinds: RawTable, collector: Collector) -> None:
    """Call every actor an actor where the package knows no kinds."""
    given = raw.columns.get("kind")
    if given is not None and (given.null_count < len(given) or not raw.rows):
        return
    known = kinds.columns["id"].to_pylist() if "id" in kinds.columns else []
    if kinds.derived or DEFAULT_ACTOR_KIND in known:
        raw.set_column("kind", constant_array(DEFAULT_ACTOR_KIND, raw.rows))
        collector.add(_notice(raw, "kind", f"no kinds: every actor is of the kind {DEFAULT_ACTOR_KIND!r}."))


def _missing_column(raw: RawTable, field: Field) -> Problem:
    """Return the problem of a required column that is not there."""
    others = [column for column in raw.columns if column not in TABLES[raw.name].columns]
    return Problem(
        code="missing-column",
        message=f"There is no column {field.name}: {field.meaning}",
        file=raw.file,
        column=field.name,
        line=1 if raw.unit == "line" else None,
        unit=raw.unit,
        did_you_mean=tuple(shown(one) for one in nearest(field.name, others)),
        hint=f"Add it to the header of {raw.file}.",
    )


def _notice(raw: RawTable, column: str, message: str) -> Problem:
    """Return a notice about a column that the package leaves out."""
    return Problem(
        code="filled-in", message=message, file=raw.file, column=column, unit=raw.unit, severity="notice"
    )


def _generate_ids(raw: RawTable, parts: tuple[str, ...], collector: Collector) -> None:
    """Make ids of the parts that name a row, numbered where they repeat."""
    joined = _joined(*[raw.columns[part].fill_null("") for part in parts], separator=".")
    names = pd.Series(joined.to_pylist(), dtype=object)
    ids, taken = names, names.duplicated()
    numbers = names.groupby(names, sort=False).cumcount() + 1
    while taken.any():
        ids = ids.where(~taken, names + "." + numbers.astype(str))
        taken = ids.duplicated()
        numbers = numbers + taken
    raw.set_column("id", text_array(ids.tolist()))
    raw.bad("id")[:] = True  # what is wrong with a part is said of the part
    collector.add(
        _notice(raw, "id", f"no column id: ids are made as {'.'.join(parts)}, numbered where repeated.")
    )


def _derive_vocabulary(raw: RawTable, user: RawTable, column: str, collector: Collector) -> None:
    """Make a vocabulary table of the values in use."""
    values = sorted(user.codes(column).values)
    raw.rows = len(values)
    for field in TABLES[raw.name].fields:
        raw.set_column(field.name, constant_array(None, raw.rows))
    raw.set_column("id", text_array(values))
    if "name" in raw.columns:
        raw.set_column("name", text_array([_as_name(value) for value in values]))
    if "side" in raw.columns:
        raw.set_column("side", text_array([str(side_of(value)) for value in values]))
    message = f"no {raw.name}: derived from {user.file}, column {column}."
    collector.add(replace(_notice(raw, "", message), code="derived-table"))


def _as_name(value: str) -> str:
    """Return an id as a name: ``advocacy_group`` -> ``Advocacy group``."""
    words = value.replace("_", " ")
    return words[:1].upper() + words[1:]


def side_of(role: str) -> int:
    """Return the side that a role of a usual name means; whoever took part was for it.

    Parameters
    ----------
    role : str
        Id of a role.

    Returns
    -------
    int
        1 with the event, -1 against it, 0 neither.

    Examples
    --------
    >>> side_of("signatory"), side_of("refuser"), side_of("witness")
    (1, -1, 0)
    """
    if role in _HOSTILE_ROLES:
        return -1
    return 0 if role in _NEUTRAL_ROLES else 1


def _fill_cells(raw: RawTable, rules: dict[str, Field], collector: Collector) -> None:
    """Put the default where a number or decision is needed and none is given."""
    for field in rules.values():
        if field.default is None or field.required or field.name not in raw.columns:
            continue
        empty = raw.columns[field.name].null_count
        if not empty:
            continue
        filled = raw.columns[field.name].fill_null(field.default)
        raw.set_column(field.name, filled)
        if not raw.derived:
            message = f"{empty:,} empty cells are read as {field.default!r}."
            collector.add(_notice(raw, field.name, message))


def _fill_names(actor_kinds: RawTable, tie_kinds: RawTable) -> None:
    """Give every kind of actor a plural and every kind of tie a name for the other direction."""
    if {"name", "plural"} <= set(actor_kinds.columns):
        stems = pc.replace_substring_regex(actor_kinds.columns["name"], "([^aeiouAEIOU])y$", "\\1ie")
        stems = pc.replace_substring_regex(stems, "(s|x|z|ch|sh)$", "\\1e")
        plural = _joined(stems, "s", separator="")
        actor_kinds.set_column("plural", pc.coalesce(actor_kinds.columns["plural"], plural))
    if {"name", "inverse_name", "symmetric"} <= set(tie_kinds.columns):
        names = tie_kinds.columns["name"]
        symmetric = pc.is_in(
            pc.utf8_lower(tie_kinds.columns["symmetric"]), value_set=text_array(["true", "1"])
        )
        other = pc.if_else(symmetric, names, _joined("inverse of", names, separator=" "))
        tie_kinds.set_column("inverse_name", pc.coalesce(tie_kinds.columns["inverse_name"], other))


def _joined(*parts: Array | str, separator: str) -> Array:
    """Return texts put together row by row."""
    kind = pa.large_string()
    texts = [pa.scalar(part, type=kind) if isinstance(part, str) else part for part in (*parts, separator)]
    return pc.binary_join_element_wise(*texts)
