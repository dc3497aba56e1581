"""The explorer's verbs about statements: discourse networks, camps, movers, change, coders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph_app.analyses.discourse import coders
from graph_app.analyses.discourse.camps_answer import polarisation as polarised
from graph_app.analyses.discourse.choosing import Debate, Period, Span, debate
from graph_app.analyses.discourse.difference import difference as compared
from graph_app.analyses.discourse.movers import movers as moved
from graph_app.analyses.discourse.network import Discourse
from graph_app.analyses.discourse.options import Values, read
from graph_app.analyses.discourse.over_time import over_time as counted
from graph_app.analyses.discourse.windows import around
from graph_app.analyses.discourse.words import (
    AGREEMENT,
    DIFFERENCE,
    DISCOURSE,
    MOVERS,
    OVER_TIME,
    POLARISATION,
    TIME,
)
from graph_app.errors import QueryError
from graph_app.filters import Filter, codings
from graph_app.schema import day_interval
from graph_app.schema.dates import NO_FIRST_DAY, NO_LAST_DAY
from graph_app.studies import Studies
from graph_app.text import shown

Told = Callable[[float], None]


def discourse_network(self: Studies, **how: Any) -> Discourse:
    """Return the network that `discourse` describes, as arrays, matrix and evidence, by the same words."""
    values = read(DISCOURSE, how)
    return Discourse(_debate(self, values), values)


def discourse(self: Studies, **how: Any) -> dict[str, Any]:
    """Return who says the same as whom, or the opposite, or who said what, whole and through time.

    Statements are those the filter counts, of visible actors; `since`, `until` and `undated` of the filter
    hold for statements as for ties, and an issue of the filter stands for `issues` where none are asked.

    Parameters
    ----------
    mode : {"congruence", "conflict", "subtract", "ignore", "two-mode"}
        What a tie is: see `similarity.network` and `two_mode`.
    on, through : str
        Fields of statements: what is tied, and through what (actors through issues unless said otherwise):
        actors, issues, sources, publishers, grades, actor_kinds, subkinds, jurisdictions, issue_kinds,
        confidences, or a column of one's own. Of a two-mode network the rows and the columns.
    cells : {"count", "balance", "mean"}
        The number in a cell of a two-mode network.
    scale : {"binary", "five_step"}
        For, against and neither, or similarity 1 - abs(a - b) / 4.
    normalise : str
        none, average_activity, jaccard, cosine, product_of_activities; of two-mode networks none, activity,
        prominence.
    duplicates : {"every", "document", "day", "week", "month", "year", "once"}
        Within what a statement that says the same of the same counts once.
    statements : {"all", "latest"}
        Whether all count, or only each actor's latest on an issue.
    issues, without_issues, actors, without_actors : list of str
        Which are asked about and which not; kinds of issue (policy, argument) as well.
    isolates : {"drop", "keep"}
        Whether nodes without a tie are there.
    backbone : {"none", "disparity", "spanning_tree", "strongest"}
        Which ties are kept; with `alpha` and `strongest`.
    unit, window, step, windows, kernel, indent
        How time is cut into windows: see `windows.windows`; without a unit the kernel weighs by distance to
        the middle of `since` to `until`.
    most : int
        How many ties or cells are listed of each network.

    Returns
    -------
    dict
        What was asked and what it means, `taken` and `left_out` statements, the network (see
        `answers.pairwise_answer`, `answers.two_mode_answer`), and `windows`: the same for each.

    Raises
    ------
    QueryError
        If a word or a value is unknown, or words do not go together.
    """
    return discourse_network(self, **how).as_dict()


def polarisation(self: Studies, *, progress: Told = lambda share: None, **how: Any) -> dict[str, Any]:
    """Return two camps and how polarised the debate is, whole and through time, beside chance.

    Parameters
    ----------
    issues, without_issues, actors, without_actors, scale, duplicates, statements, normalise
        As for `discourse`.
    unit, window, step, windows, kernel, indent
        How time is cut into windows; likewise.
    rounds, seed : int
        How often stances are dealt out anew among the speakers of each issue, and in which orders.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    dict
        See `camps_answer.polarisation`.
    """
    values = read(POLARISATION, how)
    return polarised(_debate(self, values), values, progress)


def movers(self: Studies, **how: Any) -> dict[str, Any]:
    """Return actors whose stance on an issue changed: when, from what to what, on which statements.

    Parameters
    ----------
    issues, without_issues, actors, without_actors
        As for `discourse`.
    moves : {"all", "sides", "turned"}
        Every change, changes of side, or only those from for to against and back.
    most : int
        How many moves are listed.

    Returns
    -------
    dict
        See `analyses.discourse.movers`.
    """
    values = read(MOVERS, how)
    return moved(_debate(self, values), values)


def difference(self: Studies, earlier: str, later: str, **how: Any) -> dict[str, Any]:
    """Return what changed in a network of statements between two dates: new, gone and turned ties.

    Parameters
    ----------
    earlier, later : str
        Partial dates; their last days count.
    back : int
        How many days before each date count; 0 for all.
    **how
        As for `discourse`, without windows; `statements` is latest unless said otherwise.

    Returns
    -------
    dict
        See `analyses.discourse.difference`.

    Raises
    ------
    QueryError
        If a date is none, or the later one is not later.
    """
    for word, date in (("earlier", earlier), ("later", later)):
        _check_date(word, date)
    if day_interval(earlier)[1] >= day_interval(later)[1]:
        raise QueryError(f"{shown(later)} is not later than {shown(earlier)}", word="later", value=later)
    values = read(DIFFERENCE, how)
    uncut = {one.word: one.read(None) for one in TIME}
    network = {word: value for word, value in values.items() if word != "back"} | uncut
    return compared(Discourse(_debate(self, values), network), (earlier, later), int(values["back"]))


def over_time(self: Studies, **how: Any) -> dict[str, Any]:
    """Return how many statements are for and against, period by period, per issue or another field.

    Parameters
    ----------
    on : str
        What they are counted by: issues unless said otherwise.
    unit : {"days", "weeks", "months", "years"}
        How long a period is.
    issues, without_issues, actors, without_actors, scale, duplicates, statements
        As for `discourse`.

    Returns
    -------
    dict
        See `analyses.discourse.over_time`.
    """
    values = read(OVER_TIME, how)
    return counted(_debate(self, values), values)


def agreement(self: Studies, **how: Any) -> dict[str, Any]:
    """Return how far coders agree: Krippendorff's alpha overall and per issue, and all disagreements.

    The filter's actors, confidence and grade of source hold for codings as for statements; dates do not.

    Parameters
    ----------
    issues, without_issues : list of str
        As for `discourse`.
    most : int
        How many disagreements are listed.

    Returns
    -------
    dict
        See `analyses.discourse.coders.agreement`.
    """
    values = read(AGREEMENT, how)
    return coders.agreement(self.network, self.rows, values, codings(self.network, self.chosen))


def _check_date(word: str, date: str) -> None:
    try:
        day_interval(date)
    except ValueError as error:
        raise QueryError(
            f"{word} takes a date such as 2024, 2024-03 or 2024-03-25, not {shown(date)!r} ({error})",
            word=word,
            value=date,
            allowed=("YYYY", "YYYY-MM", "YYYY-MM-DD"),
        ) from error


def _debate(self: Studies, how: Values) -> Debate:
    span = span_of(self.chosen)
    made, kernel = debate(self.network, self.rows, span, how), str(how.get("kernel", "uniform"))
    if kernel == "uniform" or how["unit"] != "none":
        return made
    return replace(made, said=around(made.said, span.period, kernel))


def span_of(chosen: Filter) -> Span:
    """Return when statements must have been made, by `since`, `until` and `undated` of a filter."""
    since, until = chosen.get("since"), chosen.get("until")
    period: Period | None = None
    if since or until:
        period = (
            day_interval(str(since))[0] if since else NO_FIRST_DAY,
            day_interval(str(until))[1] if until else NO_LAST_DAY,
        )
    return Span(period, undated="undated" not in chosen)
