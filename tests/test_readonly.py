"""Nothing that looks at the data changes them."""

import numpy as np
import pandas as pd

import graph_app as ga
from graph_app.analyses import MEASURES
from graph_app.dataset.fingerprint import fingerprint
from graph_app.exporters import EXPORTERS
from graph_app.filters import PARTS
from tests.worlds import TINY

FILTERS = (
    {},
    {"derived": True, "issue": "release", "stance": ["supports", "unknown"], "as_of": "2024"},
    {
        "kind": ["company", "institute"],
        "subkind": "think_tank",
        "jurisdiction": ["EU", "none"],
        "text": "öffnung",
    },
    {
        "tie": "funds",
        "since": "2022",
        "until": "2024",
        "undated": False,
        "confidence": "medium",
        "grade": "press",
    },
    {
        "hide": ["bee", "aid"],
        "actor": "acme",
        "hops": 2,
        "min_degree": 1,
        "isolated": False,
        "event": "letter-2024",
    },
)


def arrays(network):
    """Return copies of every array that a network has made."""
    found = {}
    for name, value in vars(network).items():
        values = value if isinstance(value, tuple) else (value,)
        for place, one in enumerate(values):
            found |= {(name, place): one.copy()} if isinstance(one, np.ndarray) else {}
            if hasattr(one, "__dataclass_fields__"):
                parts = {key: part for key, part in vars(one).items() if isinstance(part, np.ndarray)}
                found |= {(name, place, key): part.copy() for key, part in parts.items()}
    return found


def use(explorer):
    """Call every verb."""
    explorer.graph().clear()
    explorer.info()
    explorer.about()
    explorer.facets()
    explorer.hiding()
    explorer.sentence()
    for actor in explorer.network.position:
        explorer.explain(actor)
        explorer.actor(actor)["actor"]["name"] = "changed"
    for measure in MEASURES:
        values = explorer.measure(measure.name)
        values.iloc[:] = -1
        explorer.measure(measure.name, on="whole")
    explorer.ranking("degree", draws=2)["actors"].clear()
    explorer.coalitions(seeds=2, rounds=1)["coalitions"].clear()
    explorer.balance()["components"].clear()
    for mode in ("subtract", "two-mode"):
        explorer.discourse(mode=mode, unit="years", duplicates="document")["windows"].clear()
        explorer.difference("2023", "2024", mode=mode)
    explorer.polarisation(rounds=1)["camps"].clear()
    for verb in (explorer.movers, explorer.over_time, explorer.agreement):
        verb().clear()
    for exporter in EXPORTERS:
        list(explorer.stream(exporter.name))


def test_no_verb_under_any_part_of_the_filter_changes_the_tables_or_the_arrays():
    explorer = ga.open(TINY)
    tables = explorer.network.dataset.tables
    before = {name: frame.copy(deep=True) for name, frame in tables.items()}
    mark = fingerprint(tables)
    assert {word for parts in FILTERS for word in parts} == {part.word for part in PARTS}
    use(explorer.filter(derived=True))
    made = arrays(explorer.network)
    assert ("weight", 0) in made
    assert ("common", 0, "share") in made
    for parts in FILTERS:
        use(explorer.filter(**parts))
    assert fingerprint(tables) == mark == explorer.network.dataset.fingerprint
    for name, frame in before.items():
        pd.testing.assert_frame_equal(tables[name], frame)
    after = arrays(explorer.network)
    assert all(np.array_equal(after[key], value) for key, value in made.items())


def test_a_graph_that_was_changed_does_not_come_back_changed(tiny):
    tiny.graph().nodes["acme"]["name"] = "changed"
    tiny.actor("acme")["statements"].clear()
    assert tiny.graph().nodes["acme"]["name"] == "Acme"
    assert len(tiny.actor("acme")["statements"]) == 3
