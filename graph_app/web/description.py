"""What can be asked over HTTP, as an OpenAPI document made from the routes themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from inspect import getdoc
from typing import Any

from graph_app.analyses.changes import BY_WORD as CHANGES
from graph_app.analyses.discourse.words import (
    AGREEMENT,
    DIFFERENCE,
    DISCOURSE,
    MOVERS,
    OVER_TIME,
    POLARISATION,
)
from graph_app.exporters import EXPORTERS
from graph_app.exporters.discourse import FORMATS
from graph_app.filters import PARTS
from graph_app.web.rest import ROUTES

Plain = dict[str, Any]
WAY = "/api/openapi.json"
_PLACES = re.compile(r"<(?:\w+:)?(\w+)>")
_OPTIONS = {
    one.word: one
    for options in (DISCOURSE, POLARISATION, MOVERS, DIFFERENCE, OVER_TIME, AGREEMENT)
    for one in options
}
_STATUS = {
    "200": "The answer.",
    "400": "A word or value cannot be meant; the answer has what is allowed.",
    "403": "Who asks has no role in the debate.",
    "404": "What was asked for by name does not exist.",
    "409": "What is asked for cannot be worked out of what is visible.",
    "413": "The request is too large.",
    "422": "The data do not allow what is asked for.",
    "429": "That was too often; Retry-After says when it can be asked again.",
    "503": "It takes longer, or the database is away; Retry-After says when it can be asked again.",
}


def described(version: str, title: str) -> Plain:
    """Return the document.

    Parameters
    ----------
    version : str
        Version of the program.
    title : str
        Title of the data.
    """
    paths = {_place(rule): _asked(verb, rule, words) for rule, verb, words in ROUTES}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": version,
            "description": "The verbs of graph_app over HTTP. Words of the filter are the same everywhere.",
        },
        "paths": paths | _plain_paths(),
        "components": {"schemas": {"Error": _error()}},
    }


def _place(rule: str) -> str:
    """Return a rule of Flask as OpenAPI writes it.

    >>> _place("/api/paths/<one>/<other>")
    '/api/paths/{one}/{other}'
    """
    return _PLACES.sub(r"{\1}", rule)


def _asked(verb: Callable[..., Any], rule: str, words: Iterable[str]) -> Plain:
    """Return the one thing that can be done at an address: asking."""
    streams = rule in ("/api/graph.<name>", "/api/discourse.<name>")
    parameters = [_path_word(rule, name) for name in _PLACES.findall(rule)]
    parameters += [_own_word(word) for word in words]
    parameters += [_filter_word(part.word, part.title) for part in PARTS if part.word not in words]
    return _get(verb.__name__, (getdoc(verb) or "").partition("\n")[0], parameters, streams=streams)


def _get(name: str, summary: str, parameters: list[Plain], *, streams: bool = False) -> Plain:
    kind = "application/octet-stream" if streams else "application/json"
    answers: Plain = {}
    for status, words in _STATUS.items():
        schema: Plain = {"$ref": "#/components/schemas/Error"} if status != "200" else {}
        media = kind if status == "200" else "application/json"
        answers[status] = {"description": words, "content": {media: {"schema": schema}}}
    if streams:
        answers["200"]["content"] = {"*/*": {}}
    return {"get": {"operationId": name, "summary": summary, "parameters": parameters, "responses": answers}}


def _path_word(rule: str, name: str) -> Plain:
    schema: Plain = {"type": "string", "minLength": 1}
    if rule in ("/api/graph.<name>", "/api/loss/<name>"):
        schema["enum"] = [one.name for one in EXPORTERS]
    elif rule == "/api/discourse.<name>":
        schema["enum"] = [one.name for one in FORMATS]
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _own_word(word: str) -> Plain:
    """Return a word that is not the filter's."""
    one = _OPTIONS.get(word)
    schema: Plain = {"type": "string"}
    if one is not None and one.sort == "choice" and one.allowed:
        schema["enum"] = [*one.allowed]
    elif one is not None and one.sort == "whole":
        schema = {"type": "integer", "minimum": one.least, "maximum": one.most}
    about = one.help if one is not None else "A change." if word in CHANGES else ""
    return {"name": word, "in": "query", "schema": schema} | ({"description": about} if about else {})


def _filter_word(word: str, title: str) -> Plain:
    return {"name": word, "in": "query", "description": f"Filter: {title}.", "schema": {"type": "string"}}


def _error() -> Plain:
    """Return how every error is said."""
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    names = {"error": text, "word": text, "value": text, "allowed": texts, "did_you_mean": texts}
    return {"type": "object", "required": ["error"], "properties": names}


def _plain_paths() -> Plain:
    """Return addresses that take no words."""
    return {
        "/api/measures": _get("measures", "Every measure there is.", []),
        "/api/methods": _get("methods", "Every method in words: formula, meaning, caution, reference.", []),
        "/api/healthz": _get("healthz", "Whether the server answers.", []),
        "/api/readyz": _get("readyz", "Whether it can do its work: whether the database answers.", []),
    }
