"""What a package's columns must satisfy: the canonical tables, tightened by the package's own descriptor."""

from __future__ import annotations

from graph_app.dataset.arrow import pa, pc
from graph_app.dataset.collector import Collector
from graph_app.dataset.descriptors import bad_descriptor
from graph_app.dataset.problems import Problem
from graph_app.schema import TABLES, Descriptor, Field, FieldType
from graph_app.schema.descriptor import Constraints, TableSchema
from graph_app.text import shown

Rules = dict[str, dict[str, Field]]
_STORAGE: dict[FieldType, str] = {"integer": "Int64", "number": "float64", "boolean": "boolean"}


def rules_of(descriptor: Descriptor, collector: Collector) -> Rules:
    """Return the field definitions that hold in a package, by table and column.

    Parameters
    ----------
    descriptor : Descriptor
        May ask for more than the canonical tables, never for less.
    collector : Collector
        Takes the problems of patterns that are none.

    Returns
    -------
    dict of str to dict of str to Field
        Every canonical column, then the package's own columns of numbers and truth values.
    """
    rules: Rules = {}
    for table in TABLES.values():
        resource = descriptor.resource(table.name)
        rules[table.name] = {}
        for field in table.fields:
            asked = None if resource is None else resource.table_schema.constraints(field.name)
            if asked is not None and asked.pattern and not _is_pattern(asked.pattern):
                collector.add(_bad_pattern(table.name, field.name, asked.pattern))
                asked = asked.model_copy(update={"pattern": ""})
            rules[table.name][field.name] = field if asked is None else _tightened(field, asked)
        if resource is not None:
            rules[table.name] |= _own(resource.table_schema, table.columns)
    return rules


def _own(schema: TableSchema, known: tuple[str, ...]) -> dict[str, Field]:
    """Return the columns of numbers and truth values that only this package has; others are text."""
    found: dict[str, Field] = {}
    for kind, storage in _STORAGE.items():
        for field in schema.fields:
            if field.type == kind and field.name not in known:
                found[field.name] = Field(
                    name=field.name, type=kind, meaning="Column of this data set.", storage=storage
                )
    return found


def _tightened(field: Field, asked: Constraints) -> Field:
    """Return a field that satisfies both definitions."""
    listed = tuple(_as_text(value) for value in asked.enum)
    values = (
        tuple(value for value in field.values if value in listed) if field.values and listed else field.values
    )
    lows = [limit for limit in (field.minimum, asked.minimum) if isinstance(limit, int | float)]
    highs = [limit for limit in (field.maximum, asked.maximum) if isinstance(limit, int | float)]
    return field.model_copy(
        update={
            "required": field.required or asked.required,
            "unique": field.unique or asked.unique,
            "values": values or listed,
            "pattern": "" if field.type == "date" else asked.pattern,
            "minimum": max(lows, default=None),
            "maximum": min(highs, default=None),
        }
    )


def _as_text(value: str | float | bool) -> str:
    """Return a listed value as it is compared: whole numbers without a point, truth in lower case."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _is_pattern(pattern: str) -> bool:
    """Whether a regular expression can be used; RE2 is, so no pattern can hang a check."""
    try:
        pc.match_substring_regex(pa.array([""], type=pa.large_string()), pattern)
    except pa.ArrowException:
        return False
    return True


def _bad_pattern(table: str, column: str, pattern: str) -> Problem:
    """Return the problem of a pattern that is no regular expression."""
    place = f"resources[{table}].schema.fields[{column}].constraints.pattern"
    message = "not a regular expression that can be used (look-around and back references cannot)"
    return bad_descriptor(place, message, shown(pattern))
