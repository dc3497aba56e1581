"""What is known about one tie."""

import pytest

from graph_app.errors import NotFoundError
from tests.worlds import World, actors, event, part, tie


def test_a_recorded_tie_has_ends_kind_weight_as_arithmetic_and_source(tiny):
    found = tiny.details("tie", "acme.funds.iris.2")
    assert (found["tie"]["from"]["name"], found["tie"]["title"], found["tie"]["to"]["id"]) == (
        "Acme",
        "funds",
        "iris",
    )
    assert found["weight"] == {"value": 0.35, "strength": 0.5, "confidence": "medium", "factor": 0.7}
    assert (found["row"]["amount_usd"], found["row"]["start"], found["row"]["summary"]) == (
        500000,
        "2023-06",
        "A second grant.",
    )
    assert found["source"]["title"] == "The debate <b>today</b>"
    assert found["kind"]["description"] == "Money."
    assert (found["tie"]["influence"], found["tie"]["sign"], found["tie"]["derived"]) == ("forward", 1, False)
    assert found["events"] == []


def test_sign_and_way_of_influence_are_those_of_the_kind(tiny):
    assert tiny.details("tie", "aid.criticizes.acme")["tie"]["sign"] == -1
    ways = {
        key: tiny.details("tie", key)["tie"]["influence"]
        for key in ("acme.lobbies.sen", "sen.part_of.reg", "acme.partners_with.bolt")
    }
    assert ways == {
        "acme.lobbies.sen": "forward",
        "sen.part_of.reg": "backward",
        "acme.partners_with.bolt": "both",
    }


def test_other_ties_between_the_two_are_there_hidden_ones_too(tiny):
    found = tiny.filter(tie="lobbies").details("tie", "acme.funds.iris")
    assert found["tie"]["visible"] is False
    assert [(one["id"], one["visible"]) for one in found["others"]] == [
        ("acme.funds.iris.2", False),
        ("acme.acted_together.iris", False),
    ]
    assert found["others_count"] == 2
    assert tiny.filter(derived=True).details("tie", "acme.funds.iris")["others"][1]["visible"] is True


def test_a_derived_tie_opens_to_its_events_and_their_shares(tiny):
    found = tiny.filter(derived=True).details("tie", "acme.acted_together.iris")
    assert found["tie"]["derived"] is True
    assert [
        (one["id"], one["side"], one["actors"], one["share"], one["counts"], one["source"]["id"])
        for one in found["events"]
    ] == [("letter-2024", 1, 3, 0.5, True, "src-press"), ("report-2023", 1, 2, 1.0, True, "src-blog")]
    assert found["weight"] == {"value": 1.5, "all": 1.5}
    assert (found["row"], found["kind"], found["source"]) == (None, None, None)


def test_a_derived_tie_counts_only_the_events_that_pass(tiny):
    later = tiny.filter(derived=True, since="2024").details("tie", "acme.acted_together.iris")
    assert [one["counts"] for one in later["events"]] == [True, False]
    assert later["weight"] == {"value": 0.5, "all": 1.5}
    off = tiny.details("tie", "acme.acted_together.iris")
    assert (off["tie"]["visible"], off["weight"]) == (False, {"value": 0.0, "all": 1.5})


def test_an_unknown_tie_is_not_found_and_near_ones_are_named(tiny):
    with pytest.raises(
        NotFoundError, match=r"There is no tie 'acme\.fund\.aid'\. Did you mean acme\.funds\.aid"
    ):
        tiny.details("tie", "acme.fund.aid")


def test_a_tie_without_source_and_confidence_in_a_world_without_other_tables():
    rows = {"actors": actors("a", "b"), "ties": [tie("t", "a", "b", confidence=None, source=None)]}
    rows |= {"issues": [], "sources": [], "participation_roles": []}
    found = World(rows).explorer().details("tie", "t")
    assert found["source"] is None
    assert found["weight"] == {"value": 0.5, "strength": 0.5, "confidence": None, "factor": 1.0}


@pytest.mark.parametrize("derived", [False, True])
def test_every_tie_of_the_built_in_debate_adds_up_and_is_what_the_graph_says(debate, derived):
    seen = debate.filter(derived=derived)
    graph = seen.graph()
    for one, other, key in list(graph.edges(keys=True))[:: 37 if derived else 19]:
        found, attributes = seen.details("tie", key), graph.edges[one, other, key]
        assert (found["tie"]["from"]["id"], found["tie"]["to"]["id"]) == (one, other)
        assert found["tie"]["weight"] == found["weight"]["value"] == pytest.approx(attributes["weight"])
        assert found["tie"]["influence"] == attributes["influence"]
        assert found["tie"]["visible"] is True
        if attributes["derived"]:
            shares = sum(one["share"] for one in found["events"] if one["counts"])
            assert shares == pytest.approx(attributes["weight"])
            assert " | ".join(sorted(one["title"] for one in found["events"])) == " | ".join(
                sorted(attributes["events"].split(" | "))
            )
        else:
            weight = found["weight"]
            assert weight["strength"] * weight["factor"] == pytest.approx(attributes["weight"])
        between = graph.number_of_edges(one, other) + graph.number_of_edges(other, one) - 1
        assert sum(tie["visible"] for tie in found["others"]) == between


def test_an_event_with_two_sides_makes_a_tie_on_each():
    rows = {
        "actors": actors("a", "b", "c"),
        "events": [event("e")],
        "participations": [part("e", "a"), part("e", "b"), *(part("e", one, "opponent") for one in "abc")],
    }
    found = World(rows).explorer().filter(derived=True).details("tie", "a.acted_together.b")
    assert [(one["side"], one["actors"], one["share"]) for one in found["events"]] == [
        (-1, 3, 0.5),
        (1, 2, 1.0),
    ]
    assert found["weight"]["value"] == 1.5
