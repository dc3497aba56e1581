"""What a foreign file says about itself -> the descriptor of a data set, as far as it may stand there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from graph_app.dataset import Problem
from graph_app.files import file_stem
from graph_app.importers.report import Report
from graph_app.schema import Descriptor

_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_TEXTS = ("title", "description", "version", "created", "citation", "homepage")
_LISTS = ("licenses", "contributors", "sources")
_LONGEST = 10_000


def descriptor(name: str, about: Mapping[str, Any], types: Mapping[str, Mapping[str, str]]) -> Descriptor:
    """Return the descriptor of an imported data set.

    Parameters
    ----------
    name : str
        How the data set is called where the file has no better name: that of the file.
    about : mapping of str to value
        What the file says about itself; what is of no use is left out.
    types : mapping of str to mapping of str to str
        Types of extra columns by table.
    """
    stem = file_stem(name.partition(".")[0] if not name.startswith(".") else name)
    said: dict[str, Any] = {"name": stem, "title": stem}
    for word in _TEXTS:
        if isinstance(about.get(word), str) and about[word].strip():
            said[word] = _plain(about[word])
    for word in _LISTS:
        if isinstance(about.get(word), list):
            said[word] = [_cells(one) for one in about[word] if isinstance(one, dict)]
    if isinstance(about.get("creator"), str) and "contributors" not in said:
        said["contributors"] = [{"title": _plain(about["creator"])}]
    keywords = about.get("keywords")
    if isinstance(keywords, str):
        keywords = keywords.split(",")
    if isinstance(keywords, list):
        said["keywords"] = [_plain(str(one)) for one in keywords if str(one).strip()]
    said["resources"] = [
        {"name": table, "schema": {"fields": [{"name": one, "type": kind} for one, kind in of.items()]}}
        for table, of in types.items()
        if of
    ]
    return _valid(said)


def _plain(text: str) -> str:
    """Return a text without what cannot be shown."""
    return _UNUSABLE.sub("", text).strip()[:_LONGEST]


def _cells(one: Mapping[str, Any]) -> dict[str, str | list[str]]:
    """Return the texts and lists of texts of one licence, contributor or source."""
    found: dict[str, str | list[str]] = {}
    for key, value in one.items():
        if isinstance(value, str):
            found[str(key)] = _plain(value)
        elif isinstance(value, list):
            found[str(key)] = [_plain(part) for part in value if isinstance(part, str)]
    return found


def _valid(said: dict[str, Any]) -> Descriptor:
    """Return a descriptor without what would not be valid, such as addresses that are none."""
    try:
        return Descriptor.model_validate(said)
    except ValidationError as error:
        wrong = {str(fault["loc"][0]) for fault in error.errors(include_url=False)} - {"name", "resources"}
        return Descriptor.model_validate({key: value for key, value in said.items() if key not in wrong})


def notices(report: Report) -> tuple[Problem, ...]:
    """Return the report as notices of a data set, so that nobody who opens a file is told less.

    Parameters
    ----------
    report : Report
        Of an import.
    """
    return tuple(
        Problem(
            code=f"import-{note.happened}",
            message=note.sentence if note.count == 1 else f"{note.sentence} ({note.count:,} times)",
            file=note.file,
            line=note.line,
            severity="notice",
        )
        for note in report.notes
        if note.happened != "read"
    )
