"""The explorer's verbs about opinions: who moves whom, what if, and where the silent may stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import pandas as pd

from graph_app import filters
from graph_app.analyses.checking import check as checked
from graph_app.analyses.estimates import estimates as estimated
from graph_app.analyses.ground import Ground, ground
from graph_app.analyses.influence import influence_on, overview
from graph_app.analyses.scenario import Scenario
from graph_app.analyses.spans import spanned
from graph_app.analyses.supposing import suppose
from graph_app.analyses.whatif import DRAWS
from graph_app.analyses.whatif import whatif as supposed
from graph_app.asked import one_of, whole
from graph_app.errors import QueryError
from graph_app.graph import Chosen, Network

KIND = "kind:"
"""Begins a target that is all visible actors of a kind."""
MOST_DRAWS = 1_000
"""Draws that can be asked for."""
MOST = 20
"""Rows with paths, unless said otherwise."""
On = str | Sequence[str] | None
Susceptibility = float | str | Sequence[str] | Mapping[str, float] | None
Told = Callable[[float], None]


class Seen(Protocol):
    """A data set seen through a filter; `api.Explorer` is one."""

    @property
    def network(self) -> Network:
        """The data."""

    @property
    def chosen(self) -> filters.Filter:
        """What to see."""

    @property
    def rows(self) -> Chosen:
        """The visible rows."""

    def position(self, actor: str) -> int:
        """Return the position of an actor."""


def influence(
    self: Seen,
    on: On = None,
    *,
    susceptibility: Susceptibility = None,
    graph: str = "visible",
    most: int | str = MOST,
) -> dict[str, Any]:
    """Return who moves a target, by which paths and on what evidence; without one, who reaches most.

    Opinions are openness, or stances on the filter's issue; see `analyses.influence`.

    Parameters
    ----------
    on : str or list of str, optional
        Actors, or `kind:NAME` for all visible actors of a kind: a group is moved on average.
    susceptibility : float, str, list or dict, optional
        How far others move actors with an opinion of their own, from 0 to 1 (0.5 unless said otherwise);
        `"KIND=0.3"` or `{"KIND": 0.3}` for actors of a kind.
    graph : {"visible", "whole"}
        Whether visible actors and ties count, or all actors and recorded ties.
    most : int
        For how many actors paths and evidence are given.

    Raises
    ------
    NotFoundError
        If there is no such actor.
    QueryError
        If a target is hidden, or a word or number is wrong.
    """
    found = ground(self.network, spanned(self.network, self.rows, graph))
    if susceptibility is not None:
        texts = {"susceptibility": _texts(susceptibility)}
        found = suppose(found, Scenario.of(self.network, texts))
    said = {"graph": graph}
    if not on:
        return said | overview(found, self.rows)
    return said | influence_on(found, self.rows, _targets(self, found, on), whole("most", most, 1, 1_000))


def whatif(  # noqa: PLR0913  keywords that a notebook gives one of at a time
    self: Seen,
    scenario: Scenario | str | Mapping[str, Any],
    on: On = None,
    *,
    graph: str = "visible",
    draws: int | str = DRAWS,
    seed: int | str = 1,
    progress: Told = lambda share: None,
) -> dict[str, Any]:
    """Return settled opinions before and after a scenario, each as a band; see `analyses.whatif`.

    Parameters
    ----------
    scenario : Scenario, str or dict
        What is supposed to be otherwise: words as in a link, such as
        `"set=meta:open-weights-access=-2&remove=openai"`, or what `Scenario.as_json` gives. The words are
        set, remove, add, cut, strength and susceptibility.
    on : str or list of str, optional
        Actors asked about, or `kind:NAME` for all visible actors of a kind.
    graph : {"visible", "whole"}
        Whether visible actors and ties count, or all actors and recorded ties.
    draws, seed : int
        How many draws of plausible weights the band is made of, and their seed.
    progress : callable
        Called with the share that is done.

    Raises
    ------
    NotFoundError
        If there is no such actor in `on`.
    QueryError
        If a change, target or number is wrong.
    """
    made = _scenario(self.network, scenario)
    sample = whole("draws", draws, 1, MOST_DRAWS), whole("seed", seed, 0, 999_999_999)
    found = ground(self.network, spanned(self.network, self.rows, graph))
    targets = _targets(self, found, on) if on else []
    return {"graph": graph} | supposed(found, self.rows, made, targets, sample, progress)


def settled(
    self: Seen, scenario: Scenario | str | Mapping[str, Any] | None = None, *, graph: str = "visible"
) -> pd.Series[float]:
    """Return where every actor's opinion comes to rest in the model, as the data are or under a scenario.

    Opinions are openness, or stances on the filter's issue, from -2 to 2; see `analyses.friedkin_johnsen`.
    They are what the model says, not what anybody said.

    Parameters
    ----------
    scenario : Scenario, str or dict, optional
        What is supposed to be otherwise, see `whatif`.
    graph : {"visible", "whole"}
        Whether visible actors and ties count, or all actors and recorded ties.

    Returns
    -------
    pandas.Series
        Indexed by actor id, all actors in the order of the table; NaN for hidden ones, those that are
        removed, and those that no opinion reaches.

    Raises
    ------
    QueryError
        If a change is wrong.
    """
    found = ground(self.network, spanned(self.network, self.rows, graph))
    if scenario:
        found = suppose(found, _scenario(self.network, scenario))
    index = pd.Index(self.network.cells("actors", "id"), name="actor")
    return pd.Series(found.dynamics().settled, index=index, name="settled")


def estimates(
    self: Seen, *, check: bool = False, graph: str = "visible", progress: Told = lambda share: None
) -> dict[str, Any]:
    """Return estimates for actors without an opinion on record; see `analyses.estimates`.

    Parameters
    ----------
    check : bool
        Whether to leave recorded opinions out one by one and score the estimates as well, as `check`.
    graph : {"visible", "whole"}
        Whether visible actors and ties count, or all actors and recorded ties.
    progress : callable
        Called with the share of the check that is done.

    Raises
    ------
    QueryError
        If a word is wrong.
    """
    rows = spanned(self.network, self.rows, graph)
    found = {"graph": graph} | estimated(ground(self.network, rows), self.rows)
    return found | {"check": checked(self.network, rows, progress)} if check else found


def _texts(susceptibility: Susceptibility) -> list[str]:
    """Return susceptibilities as texts."""
    if isinstance(susceptibility, Mapping):
        return [f"{kind}={value}" for kind, value in susceptibility.items()]
    if isinstance(susceptibility, Sequence) and not isinstance(susceptibility, str):
        return [str(one) for one in susceptibility]
    return str(susceptibility).split(",")


def _scenario(network: Network, given: Scenario | str | Mapping[str, Any]) -> Scenario:
    """Return a scenario, however it was given."""
    if isinstance(given, Scenario):
        made = given
    elif isinstance(given, str):
        made = Scenario.of(network, filters.read_query(given))
    else:
        made = Scenario.from_json(network, given)
    if not made:
        raise QueryError("A scenario needs a change: set, remove, add, cut, strength or susceptibility.")
    return made


def _targets(seen: Seen, found: Ground, on: str | Sequence[str]) -> list[int]:
    """Return the positions of targets, groups as their members, each once."""
    ids = seen.network.position
    names = ([on] if on in ids else on.split(",")) if isinstance(on, str) else list(on)
    places: dict[int, None] = {}
    for name in names:
        if name not in ids and name.startswith(KIND):
            places |= dict.fromkeys(_of_kind(found, name.removeprefix(KIND)))
            continue
        place = seen.position(name)
        if not found.actors[place]:
            why = filters.explain(seen.network, seen.chosen, place).sentence
            raise QueryError(f"{why} Opinions of hidden actors are not asked about.", word="on", value=name)
        places[place] = None
    return list(places)


def _of_kind(found: Ground, kind: str) -> list[int]:
    """Return the positions of actors of a kind that take part."""
    network = found.network
    one_of("on", kind, tuple(network.cells("actor_kinds", "id").tolist()))
    members: list[int] = np.flatnonzero(found.actors & (network.cells("actors", "kind") == kind)).tolist()
    if not members:
        raise QueryError(f"No visible actor is of the kind {kind!r}.", word="on", value=f"{KIND}{kind}")
    return members
