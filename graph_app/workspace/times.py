"""Points in time: UTC as text of one width, and what people mean by a date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from graph_app.errors import QueryError
from graph_app.schema import day_interval
from graph_app.text import shown

_FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def now() -> str:
    """Return the time of the clock: ``2026-11-24T12:00:00.000000Z``."""
    return datetime.now(UTC).strftime(_FORM)


def last_moment(at: str | date) -> str:
    """Return the last moment of a date or time; what happened up to then had happened.

    Parameters
    ----------
    at : str, date or datetime
        A partial date (its last day counts as a whole, in UTC), or a time; one without a zone is UTC.

    Raises
    ------
    QueryError
        If it is neither.

    Examples
    --------
    >>> last_moment("2026-02"), last_moment("2026-02-03T04:05:06+01:00")
    ('2026-02-28T23:59:59.999999Z', '2026-02-03T03:05:06.000000Z')
    """
    if isinstance(at, datetime):
        return _utc(at)
    text = at.isoformat() if isinstance(at, date) else at.strip()
    try:
        _, last = day_interval(text)
    except ValueError:
        pass
    else:
        return (_EPOCH + timedelta(days=last + 1, microseconds=-1)).strftime(_FORM)
    try:
        return _utc(datetime.fromisoformat(text))
    except ValueError as error:
        raise QueryError(
            f"A point in time is the number of a change, a date such as 2026-11 or a time such as "
            f"2026-11-24T12:00, not {shown(text)!r}",
            word="at",
            value=text,
        ) from error


def _utc(at: datetime) -> str:
    return (at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)).strftime(_FORM)
