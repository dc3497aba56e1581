"""The choice of what to see: an immutable value, and its life as a query string."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import quote, unquote_plus

from graph_app.errors import QueryError
from graph_app.filters.base import Choices, Flag, Value, normal, reject
from graph_app.filters.catalogue import BY_WORD, PARTS
from graph_app.graph.network import Network
from graph_app.text import counted, nearest

Raw = dict[str, tuple[str, ...]]
MOST_ERRORS = 10
"""Unknown values of one part that are reported one by one."""


@dataclass(frozen=True)
class Filter:
    """What to see. Equal choices are equal values, whatever order they were made in.

    Attributes
    ----------
    values : tuple of (word, value)
        Sorted by word; parts at their default are left out.

    Examples
    --------
    >>> Filter()
    Filter(values=())
    """

    values: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, network: Network, /, **parts: Any) -> Filter:
        """Return the filter of these parts.

        Parameters
        ----------
        network : Network
            The data whose vocabulary the values must belong to.
        **parts
            One value or a list per word; None leaves a part at its default.

        Raises
        ------
        QueryError
            If a word or value is unknown; the message has the allowed values.
        """
        chosen, dropped = read(raw_parts(parts), network)
        if dropped:
            raise _joined(dropped)
        return chosen

    def __iter__(self) -> Iterator[tuple[str, Value]]:
        """Iterate over (word, value)."""
        return iter(self.values)

    def __contains__(self, word: str) -> bool:
        """Tell whether a part is set."""
        return any(word == mine for mine, _ in self.values)

    def get(self, word: str, default: Any = None) -> Any:
        """Return a part's value."""
        return next((value for mine, value in self.values if mine == word), default)

    @property
    def issue(self) -> str:
        """The issue that stance is read on; empty for overall openness."""
        return str(self.get("issue", ""))

    def without(self, *words: str) -> Filter:
        """Return the filter with some parts at their default."""
        return Filter(tuple((mine, value) for mine, value in self.values if mine not in words))

    def changed(self, network: Network, /, **parts: Any) -> Filter:
        """Return the filter with these parts set, as in `of`; None lifts a part and those that need it."""
        raw = self.without(*parts).raw() | raw_parts(parts)
        lifted = {word for word, value in parts.items() if value is None}
        kept = {
            word: value for word, value in raw.items() if word in parts or BY_WORD[word].needs not in lifted
        }
        return Filter.of(network, **kept)

    def raw(self) -> Raw:
        """Return the parts as raw words."""
        return {word: BY_WORD[word].dump(value) for word, value in self.values}

    def to_query(self) -> str:
        """Return the query string: flat, readable, sorted, defaults left out; no question mark."""
        return write_query(self.raw())


def raw_parts(parts: Mapping[str, Any]) -> Raw:
    """Return keyword arguments as raw words; None is left out.

    >>> raw_parts({"kind": ["company"], "hops": 2, "derived": True, "isolated": False, "until": None})
    {'kind': ('company',), 'hops': ('2',), 'derived': ('on',), 'isolated': ('drop',)}
    """
    raw: Raw = {}
    for word, value in parts.items():
        if value is None:
            continue
        if isinstance(value, bool):
            part = BY_WORD.get(word)
            raw[word] = (part.said(value) if isinstance(part, Flag) else str(value),)
        elif isinstance(value, Iterable) and not isinstance(value, str):
            raw[word] = tuple(str(item) for item in value)
        else:
            raw[word] = (str(value),)
    return raw


def read_query(query: str) -> Raw:
    """Return a query string's words; a comma separates values, a comma within one is written %2C.

    >>> read_query("?kind=company,regulator&stance=pro-open")
    {'kind': ('company', 'regulator'), 'stance': ('pro-open',)}
    """
    raw: Raw = {}
    for pair in query.removeprefix("?").split("&"):
        word, _, values = pair.partition("=")
        if word:
            key = unquote_plus(word)
            raw[key] = raw.get(key, ()) + tuple(unquote_plus(value) for value in values.split(","))
    return raw


@lru_cache(maxsize=4_096)
def _quoted(value: str) -> str:
    """Return a value as it stands in a query; a page has hundreds of links with the same values."""
    return quote(value, safe=":@")


def write_query(raw: Mapping[str, tuple[str, ...]]) -> str:
    """Return words as a query string, sorted; the inverse of `read_query`.

    >>> write_query({"text": ("a, b",), "kind": ("company", "regulator")})
    'kind=company,regulator&text=a%2C%20b'
    """
    return "&".join(f"{quote(word, safe='')}={','.join(map(_quoted, raw[word]))}" for word in sorted(raw))


def read(raw: Mapping[str, tuple[str, ...]], network: Network) -> tuple[Filter, list[QueryError]]:
    """Return the filter that raw words mean, and what had to be dropped.

    Unknown words and values are dropped one by one; the rest of a list of values stays.
    """
    values: dict[str, Value] = {}
    dropped: list[QueryError] = [unknown_word(word) for word in raw if word not in BY_WORD]
    issue = ""
    for word in ("issue", *(part.word for part in PARTS if part.word != "issue")):
        if word not in raw:
            continue
        value, complaints = _parse(word, tuple(raw[word]), network, issue)
        dropped += complaints
        if value is not None:
            values[word] = value
        if word == "issue" and value is not None:
            issue = str(value)
    for part in PARTS:
        if part.needs and part.word in values and part.needs not in values:
            del values[part.word]
            dropped.append(
                QueryError(f"{part.word} needs {part.needs} as well", word=part.word, value=part.needs)
            )
    return Filter(tuple(sorted(values.items()))), dropped


def _parse(
    word: str, raw: tuple[str, ...], network: Network, issue: str
) -> tuple[Value | None, list[QueryError]]:
    """Return a part's value, leaving out those of several values that are unknown."""
    part = BY_WORD[word]
    if not any(item.strip() for item in raw):
        return None, []
    if isinstance(part, Choices):
        chosen, unknown = part.read(raw, network, issue)
        return chosen or None, _rejected(part, unknown, part.allowed(network, issue))
    try:
        return part.parse(raw, network, issue), []
    except QueryError as error:
        return None, [error]


def _rejected(part: Choices, unknown: list[str], allowed: tuple[str, ...]) -> list[QueryError]:
    """Return an error for each of the first unknown values, and one for how many more there are."""
    errors = [reject(part, value, allowed) for value in unknown[:MOST_ERRORS]]
    if len(unknown) > MOST_ERRORS:
        more = counted(len(unknown) - MOST_ERRORS, "more value")
        errors.append(QueryError(f"{part.word} does not know {more} either", word=part.word))
    return errors


def unknown_word(word: str) -> QueryError:
    """Return the error for a word that no part has."""
    words = tuple(BY_WORD)
    near = nearest(normal(word), words)
    hint = f" Did you mean {near[0]}?" if near else ""
    return QueryError(
        f"There is no filter {word!r}.{hint} Filters are: {', '.join(words)}",
        word=word,
        allowed=words,
        did_you_mean=near,
    )


def _joined(errors: list[QueryError]) -> QueryError:
    """Return one error that says all."""
    first = errors[0]
    return QueryError(
        "\n".join(str(error) for error in errors),
        word=first.word,
        value=first.value,
        allowed=first.allowed,
        did_you_mean=first.did_you_mean,
    )
