"""Rows of other tables on which visible actors and ties rest."""

import pytest
from hypothesis import given

from graph_app.exporters.evidence import evidence
from tests.filters.worlds import cases


def ids(explorer, name):
    frame = explorer.network.dataset.tables[name]
    rows = frame.iloc[evidence(explorer.network, explorer.rows)[name]]
    return rows["id"].tolist() if "id" in rows else len(rows)


def test_the_evidence_of_some_actors(tiny):
    explorer = tiny.filter(kind="advocacy_group")
    assert ids(explorer, "statements") == []
    assert ids(explorer, "events") == ["letter-2024", "bill-2024"]
    assert ids(explorer, "participations") == 2
    assert ids(explorer, "sources") == ["src-gov", "src-aid", "src-press"]
    assert ids(explorer, "tie_kinds") == tiny.network.dataset.tables["tie_kinds"]["id"].tolist()


@pytest.mark.parametrize("name", ["statements", "events", "participations", "sources"])
def test_nobody_rests_on_nothing(tiny, name):
    assert not len(evidence(tiny.network, tiny.filter(text="nobody has this").rows)[name])


@given(cases())
def test_every_source_that_is_named_goes_along_and_no_other(case):
    world, _, raw = case
    explorer = world.explorer().filter(**raw)
    found = evidence(explorer.network, explorer.rows)
    tables = explorer.network.dataset.tables
    named = set()
    for name in ("statements", "events", "participations"):
        named |= set(tables[name].iloc[found[name]]["source_id"].dropna())
    recorded = explorer.rows.ties[explorer.rows.ties < explorer.network.m]
    named |= set(tables["ties"].iloc[recorded]["source_id"].dropna())
    assert set(tables["sources"].iloc[found["sources"]]["id"]) == named
    assert set(tables["statements"].iloc[found["statements"]]["actor_id"]) <= set(explorer.graph())
