"""A scenario and the ground that opinions move on give another ground, and notes on what had no effect."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from graph_app.analyses.ground import Ground
from graph_app.analyses.scenario import Scenario
from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.lookup import tie_place
from graph_app.graph.stance import Stances


def suppose(found: Ground, scenario: Scenario) -> Ground:
    """Return the ground as it would be: stances first, then ties, then strengths and susceptibility."""
    network = found.network
    actors = found.actors.copy()
    for (actor,) in scenario.get("remove"):
        actors[network.position[str(actor)]] = False
    changed = replace(found, actors=actors, stances=_stances(found, scenario))
    changed = _without(_with_ties(changed, scenario), scenario)
    strength, kinds = found.strength.copy(), _kinds(found)
    for kind, value in scenario.get("strength"):
        strength[kinds.index(str(kind))] = value
    susceptibility = found.susceptibility.copy()
    of_kind = network.cells("actors", "kind")
    for kind, value in scenario.get("susceptibility"):  # None, everybody, is sorted first
        susceptibility[slice(None) if kind is None else of_kind == kind] = value
    return replace(changed, strength=strength, susceptibility=susceptibility)


def _kinds(found: Ground) -> list[str]:
    """Return the kinds of ties by their position in strengths."""
    return [*found.network.cells("tie_kinds", "id").tolist(), ACTED_TOGETHER]


def _stances(found: Ground, scenario: Scenario) -> Stances:
    """Return stances with those that are set; a supposed stance counts as one of high confidence."""
    network, old = found.network, found.stances
    issues = network.cells("issues", "id").tolist()
    keep = np.ones(len(old.actor), dtype=bool)
    new = []
    for actor, issue, stance in scenario.get("set"):
        place = network.position[str(actor)], issues.index(issue)
        keep &= ~((old.actor == place[0]) & (old.issue == place[1]))
        if stance is not None:
            new.append((*place, float(stance)))
    added = np.array(new, dtype=np.float64).reshape(-1, 3)
    actor = np.r_[old.actor[keep], added[:, 0].astype(np.int64)]
    issue = np.r_[old.issue[keep], added[:, 1].astype(np.int64)]
    order = np.lexsort((issue, actor))
    return Stances(
        actor=actor[order],
        issue=issue[order],
        value=np.r_[old.value[keep], added[:, 2]][order],
        tenths=np.r_[old.tenths[keep], np.full(len(added), 10.0)][order],
        statements=np.r_[old.statements[keep], np.ones(len(added), dtype=np.int64)][order],
    )


def _with_ties(found: Ground, scenario: Scenario) -> Ground:
    """Return the ground with supposed ties; hostile ones do not count."""
    network = found.network
    kinds = network.dataset.tables["tie_kinds"]
    ids, said, sign = (kinds[name].astype(object).tolist() for name in ("id", "influence", "sign"))
    rows: list[tuple[int, int, int, int]] = []
    for number, (one, kind, other) in enumerate(scenario.get("add")):
        code = ids.index(kind)
        ends = network.position[str(one)], network.position[str(other)]
        tie = network.m + network.d + number
        if sign[code] > 0 and said[code] != "backward":
            rows.append((*ends, tie, code))
        if sign[code] > 0 and said[code] in ("backward", "both"):
            rows.append((*ends[::-1], tie, code))
    added = np.array(rows, dtype=np.int64).reshape(-1, 4)
    return replace(
        found,
        start=np.r_[found.start, added[:, 0]],
        end=np.r_[found.end, added[:, 1]],
        tie=np.r_[found.tie, added[:, 2]],
        kind=np.r_[found.kind, added[:, 3]],
        row=np.r_[found.row, np.ones(len(added))],
        tenths=np.r_[found.tenths, np.full(len(added), 10)],
    )


def _without(found: Ground, scenario: Scenario) -> Ground:
    """Return the ground without ties that are cut or whose ends do not take part."""
    gone = [tie_place(found.network, str(tie)) for (tie,) in scenario.get("cut")]
    keep = ~np.isin(found.tie, gone) & found.actors[found.start] & found.actors[found.end]
    return thinned(found, keep)


def thinned(found: Ground, keep: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Ground:
    """Return the ground with only some of its arcs."""
    return replace(
        found,
        start=found.start[keep],
        end=found.end[keep],
        tie=found.tie[keep],
        kind=found.kind[keep],
        row=found.row[keep],
        tenths=found.tenths[keep],
    )


def notes(found: Ground, scenario: Scenario) -> list[str]:
    """Return in sentences which changes have no effect, and why.

    Parameters
    ----------
    found : Ground
        The ground before the changes.
    scenario : Scenario
        The changes.
    """
    said = [*_of_stances(found, scenario), *_of_actors(found, scenario)]
    used = set(found.tie.tolist())
    hostile = set(found.hostile.tolist())
    for (tie,) in scenario.get("cut"):
        place = tie_place(found.network, str(tie))
        if place not in used:
            why = "it is hostile and does not count" if place in hostile else "it is not visible"
            said.append(f"Cutting {tie} changes nothing: {why}.")
    signs = found.network.words("tie_kinds", "sign")
    for one, kind, other in scenario.get("add"):
        if int(float(signs[str(kind)])) < 0:
            said.append(f"Adding {one}:{kind}:{other} changes nothing: hostile ties do not count.")
    kinds, used_kinds = _kinds(found), set(found.kind.tolist())
    for kind, _ in scenario.get("strength"):
        if kinds.index(str(kind)) not in used_kinds:
            said.append(f"The strength of {kind} changes nothing: no visible tie of this kind counts.")
    return said


def _of_stances(found: Ground, scenario: Scenario) -> list[str]:
    """Return which stances do not count for the opinions in question."""
    network, said = found.network, []
    issues = network.cells("issues", "id").tolist()
    for _, issue, _ in scenario.get("set"):
        place = issues.index(issue)
        if found.issue >= 0 and place != found.issue:
            said.append(f"A stance on {issue} changes nothing here: opinions are on {issues[found.issue]}.")
        elif found.issue < 0 and network.direction[place] == 0:
            said.append(
                f"A stance on {issue} changes nothing here: it does not count for openness. "
                f"Choose issue={issue} to see opinions on it."
            )
    return list(dict.fromkeys(said))


def _of_actors(found: Ground, scenario: Scenario) -> list[str]:
    """Return which actors are hidden, so that they take no part whatever they do."""
    named = [str(item[0]) for word in ("set", "remove", "add") for item in scenario.get(word)]
    named += [str(item[2]) for item in scenario.get("add")]
    hidden = [name for name in dict.fromkeys(named) if not found.actors[found.network.position[name]]]
    return [f"{name} is hidden by the filter and takes no part." for name in hidden]
