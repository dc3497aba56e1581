"""Colours, sizes and the legend of a view: what they mean, whom they count, and that they stay."""

import numpy as np
import pytest

from graph_app import Explorer
from graph_app.analyses import GROUPINGS, MEASURES
from graph_app.style import DARK, LIGHT
from graph_app.web.colours import actor_colours, measured, sizes, tie_colours
from graph_app.web.encoding import legend_of, members, sections
from graph_app.web.payload import scene
from graph_app.web.reading import read_view
from tests.web.test_payload import unpacked
from tests.worlds import World, actors, tie

COLOURS = (*GROUPINGS, *(measure.name for measure in MEASURES))
QUERIES = (
    "",
    "kind=company",
    "tie=criticizes,sues",
    "issue=open-weights-access&stance=supports",
    "derived=on",
)


def seen_at(explorer, query):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return Explorer(explorer.network, view.active), view


def by_label(explorer, query):
    return {entry["label"]: entry for entry in legend_of(*seen_at(explorer, query))}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("colour", COLOURS)
def test_every_visible_actor_is_counted_once_by_colour_and_once_by_shape(debate, colour, query):
    explorer, view = seen_at(debate, f"{query}&colour={colour}")
    found = legend_of(explorer, view)
    visible = int(explorer.visible.actors.sum())
    for prefix in ("colour", "shape"):
        counts = [entry["count"] for entry in found if entry["key"].startswith(prefix)]
        assert sum(counts) == visible or (prefix == "colour" and colour == "kind" and not counts)
    assert len({entry["key"] for entry in found}) == len(found)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("word", ["sign", "kind"])
def test_every_visible_tie_is_counted_once(debate, word, query):
    explorer, view = seen_at(debate, f"{query}&tie_colour={word}")
    counts = [entry["count"] for entry in legend_of(explorer, view) if entry["kind"] == "tie"]
    assert sum(counts) == int(explorer.visible.ties.sum())


@pytest.mark.parametrize("colour", [word for word in COLOURS if word != "stance"])
def test_colours_of_actors_stay_when_a_filter_changes(debate, colour):
    whole = actor_colours(*seen_at(debate, f"colour={colour}"))
    some = actor_colours(*seen_at(debate, f"colour={colour}&kind=regulator&stance=unknown"))
    assert np.array_equal(whole.codes, some.codes)
    assert (whole.fills, whole.labels) == (some.fills, some.labels)


@pytest.mark.parametrize("colour", COLOURS)
def test_the_picture_has_the_colours_of_the_legend(debate, colour):
    explorer, view = seen_at(debate, f"colour={colour}&kind=company,institute")
    drawn = scene(explorer, view)
    codes = unpacked(drawn["colour"], "u1")
    swatches = {"light": LIGHT, "dark": DARK}
    for section in sections(explorer, view)[:1]:
        for code, entry in enumerate(section.entries):
            mine = np.flatnonzero((section.codes == code) & explorer.visible.actors)
            assert len(mine) == entry["count"]
            for page in ("light", "dark"):
                fills = drawn["fills"][page] if "fills" in drawn else [one.fill for one in swatches[page]]
                assert {fills[codes[actor]] for actor in mine} <= {entry["fill"][page]}


def test_ties_by_kind_have_the_colours_of_the_legend(debate):
    explorer, view = seen_at(debate, "tie_colour=kind&derived=on")
    drawn = scene(explorer, view)
    codes, ties = unpacked(drawn["tie_colour"], "u1"), sections(explorer, view)[-1]
    assert len(codes) == debate.network.m + debate.network.d
    for code, entry in enumerate(ties.entries):
        mine = np.flatnonzero((ties.codes == code) & explorer.visible.ties)
        assert {drawn["tie_fills"]["light"][codes[one]] for one in mine} == {entry["fill"]["light"]}
        assert {drawn["tie_fills"]["dark"][codes[one]] for one in mine} == {entry["fill"]["dark"]}
    assert "tie_colour" not in scene(*seen_at(debate, ""))


def test_derived_ties_have_an_entry_of_their_own_and_hostile_kinds_are_dashed(debate):
    found = by_label(debate, "tie_colour=kind")
    assert found["Acted together"]["glyph"] == "dots"
    assert (found["Criticizes"]["glyph"], found["Funds"]["glyph"]) == ("dash", "line")
    assert (
        tie_colours(debate).codes[debate.network.m :].tolist()
        == [len(tie_colours(debate).labels) - 1] * debate.network.d
    )


def test_stance_is_in_the_legend_only_where_it_is_the_colour(tiny):
    titles = [section.title for section in sections(*seen_at(tiny, ""))]
    assert titles == ["Stance", "Kind", "Ties"]
    for colour in set(COLOURS) - {"stance"}:
        assert "Stance" not in [section.title for section in sections(*seen_at(tiny, f"colour={colour}"))]


def test_the_legend_counts_by_openness_and_kind(tiny):
    found = [
        (one["label"], one["count"], one["glyph"]) for one in legend_of(tiny, read_view("", tiny.network)[0])
    ]
    assert found[:10] == [
        ("Champion of openness", 1, "circle"),
        ("Pro-open", 1, "circle"),
        ("Mixed", 1, "circle"),
        ("Restrictive", 1, "circle"),
        ("Strongly restrictive", 1, "circle"),
        ("Unknown", 3, "circle"),
        ("Companies", 2, "circle"),
        ("Institutes", 2, "diamond"),
        ("Regulators", 2, "square"),
        ("Advocacy groups", 2, "triangle"),
    ]


def test_the_legend_names_the_issue_that_stance_is_read_on(tiny):
    explorer, view = seen_at(tiny, "issue=audit&kind=regulator,institute")
    first = sections(explorer, view)[0]
    assert first.title == f"Stance: {tiny.network.words('issues', 'name')['audit']}"
    words = [(entry["label"], entry["count"]) for entry in first.entries]
    names = ("Strongly supports", "Supports", "Mixed", "Opposes", "Strongly opposes", "Unknown")
    assert words == list(zip(names, (1, 1, 0, 0, 0, 2), strict=True))


def test_colour_by_kind_has_one_list_for_colour_and_shape(debate):
    explorer, view = seen_at(debate, "colour=kind")
    kinds, _ = sections(explorer, view)
    assert [entry["glyph"] for entry in kinds.entries] == ["circle", "diamond", "square", "triangle"]
    assert len({entry["fill"]["light"] for entry in kinds.entries}) == 4


@pytest.mark.parametrize("colour", COLOURS)
def test_the_filter_of_an_entry_shows_just_the_actors_it_stands_for(debate, colour):
    explorer, view = seen_at(debate, f"colour={colour}")
    for entry in legend_of(explorer, view):
        if entry["kind"] == "tie" or not entry["part"]:
            continue
        found, mask = members(explorer, view, entry["key"])
        assert found == entry
        alone = debate.filter(**{entry["part"]: entry["values"]}).visible.actors
        assert np.array_equal(alone, mask), entry


@pytest.mark.parametrize("word", ["sign", "kind"])
def test_the_filter_of_a_tie_entry_shows_just_those_ties(debate, word):
    explorer, view = seen_at(debate, f"tie_colour={word}")
    ties = sections(explorer, view)[-1]
    for code, entry in enumerate(ties.entries):
        if entry["part"] == "tie":
            shown = debate.filter(tie=entry["values"]).visible.ties
            assert np.array_equal(shown, (ties.codes == code) & explorer.visible.ties)
        else:
            assert entry["values"] == ["on"]


def test_members_of_a_tie_entry_are_the_visible_actors_at_their_ends(tiny):
    explorer, view = seen_at(tiny, "")
    entry, mask = members(explorer, view, "tie:1")
    assert entry["label"] == "Hostile"
    hostile = [(row.from_id, row.to_id) for row in tiny.network.ties.itertuples() if row.kind == "criticizes"]
    ids = set(tiny.network.actors["id"].to_numpy(dtype=object)[mask])
    assert ids == {one for pair in hostile for one in pair}


def test_an_unknown_entry_stands_for_nobody(tiny):
    for key in ("", "colour:99", "shape", "x:0"):
        assert members(*seen_at(tiny, ""), key) is None


def test_a_measure_of_the_whole_graph_is_worked_out_once_and_of_the_visible_one_is_unknown_for_others(debate):
    assert measured(debate, "degree", "whole") is measured(debate.filter(kind="company"), "degree", "whole")
    some = debate.filter(kind="regulator")
    values = measured(some, "degree", "visible")
    assert np.array_equal(np.isfinite(values), some.visible.actors)
    assert np.array_equal(values[some.visible.actors], some.measure("degree").to_numpy())


def test_sizes_follow_the_measure_and_are_alike_without_one(debate):
    explorer, view = seen_at(debate, "size=strength")
    order = measured(debate, "strength", "whole")
    found = sizes(explorer, view)
    assert int(found.argmax()) == int(order.argmax())
    assert len(set(sizes(*seen_at(debate, "size=none")).tolist())) == 1


@pytest.mark.parametrize("colour", COLOURS)
def test_data_of_actors_and_ties_alone_have_a_legend(colour):
    world = World({"actors": actors("a", "b", "c"), "ties": [tie("t", "a", "b")]}).explorer()
    explorer, view = seen_at(world, f"colour={colour}&tie_colour=kind")
    found = legend_of(explorer, view)
    assert [entry["label"] for entry in found if entry["kind"] == "tie"] == ["Funds"]
    nobody = World({"actors": []}).explorer()
    assert {entry["count"] for entry in legend_of(*seen_at(nobody, f"colour={colour}"))} <= {0}
