"""Every study on every sort of data: plain answers, links that work, figures that add up."""

import pytest
from dash import html
from hypothesis import given
from hypothesis import strategies as st

from graph_app import Explorer
from graph_app.layouts import silent
from graph_app.web.looks import LOOKS, STUDIES
from graph_app.web.reading import read_view
from graph_app.web.studies import BESIDE, IN_TAB
from graph_app.web.studies.pieces import band, bar, moved, share, strip
from graph_app.web.studies.rankings import how
from graph_app.web.view import View
from tests.web.trees import find, links, outside, plain, text
from tests.worlds import World

ALL = {**BESIDE, **IN_TAB}
EMPTY = World().explorer()
VIEWS = (
    "",
    "at=acme",
    "at=acme&also=bolt,reg",
    "at=acme&on=visible&kind=company",
    "at=bolt&set=acme:release=-2",
)


def shown(study, explorer, query):
    """Return what a study shows on the data with the filter of a view."""
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    seen = Explorer(explorer.network, view.active)
    return study.show(seen, view, study.work(seen, view, silent)), view, seen


def test_the_tab_has_every_study_in_the_order_of_its_choice():
    assert tuple(IN_TAB) == STUDIES
    assert all(name == study.name for name, study in ALL.items())


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("name", sorted(ALL))
def test_every_study_is_plain_and_its_links_are_understood(tiny, name, query):
    tree, view, seen = shown(ALL[name], tiny, query)
    plain(tree)
    for _, address in links(tree):
        assert read_view(address, tiny.network)[1] == []
    first = ALL[name].meanwhile(seen, view)
    if first is not None:
        plain(first)


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_study_bears_data_without_actors(name):
    for query in ("", "on=visible"):
        tree, _, _ = shown(ALL[name], EMPTY, query)
        plain(tree)


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_study_bears_hostile_ids(strange, name):
    actor = next(iter(strange.network.position))
    view = View(at=actor, panel="influence")
    study = ALL[name]
    tree = study.show(strange, view, study.work(strange, view, silent))
    for _, address in links(tree):
        assert read_view(address, strange.network)[1] == []
    assert all(rel == "noopener noreferrer" for _, url, rel, _ in outside(tree) if "://" in url)


@pytest.mark.parametrize("name", sorted(ALL))
def test_an_answer_hangs_on_nothing_of_the_view_but_its_own_words(debate, name):
    study = ALL[name]
    known = {"at", "also", "scenario", *LOOKS}
    assert set(study.words) <= known
    one, other = View(at="meta", measure="degree"), View(at="meta", measure="degree", tab="map", labels="0")
    assert study.key(debate, one) == study.key(debate, other)


def widths(tree, css):
    return [float(one["props"]["style"]["width"].rstrip("%")) for one in find(tree, css=css)]


@pytest.mark.parametrize("actor", ["us-congress", "ntia", "nist"])
def test_pressure_on_an_actor_adds_up_and_every_path_opens_its_ties(debate, actor):
    tree, _, _ = shown(BESIDE["influence"], debate, f"at={actor}")
    (pressure,) = find(tree, css="pressure")
    assert sum(widths(pressure, "camp") + widths(pressure, "own")) == pytest.approx(100, abs=0.05)
    found = debate.influence(actor, graph="whole", most=12)
    others = [one for one in found["movers"] if one["id"] != actor]
    (movers,) = find(tree, "Ol", "movers")
    opened = {read_view(address, debate.network)[0].panel for _, address in links(movers)}
    wanted = {
        f"tie:{tie['id']}"
        for one in others[:12]
        for path in one["paths"]
        for step in path["steps"]
        for tie in step["ties"]
    }
    assert wanted <= opened
    for one in others[:12]:
        assert f"{one['name']}" in text(movers)
        assert share(one["share"]) in text(movers)
    assert len(outside(movers)) > 0


def test_an_estimate_is_said_to_be_one(debate):
    tree, _, _ = shown(BESIDE["influence"], debate, "at=us-congress")
    assert "an estimate, not a recorded stance" in text(plain(tree))
    assert "estimate" not in text(find(shown(BESIDE["influence"], debate, "at=meta")[0], css="settling")[0])


def test_who_is_reached_by_nobody_is_said_to_be_so(debate):
    settled = debate.settled(graph="whole")
    nobody = settled.index[settled.isna()][0]
    tree, _, _ = shown(BESIDE["influence"], debate, f"at={nobody}")
    assert "not evidence of independence" in text(plain(tree))


def test_a_scenario_says_before_after_and_a_band_for_the_target_and_those_who_change_most(debate):
    tree, view, seen = shown(BESIDE["whatif"], debate, "at=ntia&set=meta:open-weights-access=-2")
    found = seen.whatif(view.scenario, ["ntia"], graph="whole")
    words = text(plain(tree))
    (target,) = found["on"]
    low, _, high = target["band"]["change"]
    assert moved(target["change"]) in words
    assert f"{moved(low)} to {moved(high)}" in words
    names = [text(one) for one in find(tree, css="actor-link")]
    moving = [one for one in found["actors"] if one["change"] and abs(one["change"]) >= 5e-4]
    assert [name.strip() for name in names[1:4]] == [one["name"] for one in moving[:3]]


def test_hidden_targets_are_counted_not_asked(debate):
    view, _ = read_view("at=ntia&also=meta&kind=company&remove=openai", debate.network)
    seen = Explorer(debate.network, view.active)
    found = BESIDE["whatif"].work(seen, view, silent)
    assert [one["id"] for one in found["on"]] == ["meta"]
    assert found["hidden"] == 1


def test_without_a_scenario_nothing_is_computed(debate):
    assert BESIDE["whatif"].work(debate, View(at="meta"), silent) == {}


@pytest.mark.parametrize("measure", LOOKS["measure"](EMPTY.network))
@pytest.mark.parametrize("switch", ["on", "off"])
def test_a_switch_that_a_measure_does_not_have_is_as_usual(tiny, measure, switch):
    asked = how(View(measure=measure, directed=switch, weighted=switch, on="visible"))
    tiny.measured(measure, **asked)  # does not raise


def test_a_ranking_is_that_of_the_measure_with_its_intervals(debate):
    tree, _, seen = shown(IN_TAB["rankings"], debate, "tab=influence&measure=degree")
    found = seen.ranking("degree", graph="whole")
    rows = find(tree, "Tr")[1:]
    assert len(rows) == 60
    for row, one in zip(rows[:20], found["actors"], strict=False):
        cells = [text(cell) for cell in row["props"]["children"]]
        assert cells[:2] == [str(one["rank"]), one["name"]]
        low, high = one["rank_interval"]
        assert cells[3] == (str(low) if low == high else f"{low} – {high}")
        assert cells[4] == (
            "nobody"
            if not one["inseparable"]["count"]
            else f"{one['inseparable']['count']} other" + "s" * (one["inseparable"]["count"] > 1)
        )
    words = text(plain(tree))
    assert found["meaning"] in words
    assert found["caution"] in words


def test_meanwhile_a_ranking_has_the_same_ranks_without_intervals(debate):
    view, _ = read_view("tab=influence&measure=core", debate.network)
    first = find(IN_TAB["rankings"].meanwhile(debate, view), "Tr")[1:]
    done = find(shown(IN_TAB["rankings"], debate, "tab=influence&measure=core")[0], "Tr")[1:]
    ranked = [
        [[text(cell) for cell in row["props"]["children"][:3]] for row in rows] for rows in (first, done)
    ]
    assert ranked[0] == ranked[1]


def test_who_has_a_rank_in_no_draw_is_not_said_to_be_told_from_everybody(tiny):
    view = View(measure="constraint")
    found = tiny.ranking("constraint", draws=1, seed=4)
    lost = [one["name"] for one in found["actors"] if one["rank"] and one["rank_interval"] is None]
    assert lost
    for row in find(IN_TAB["rankings"].show(tiny, view, found), "Tr")[1:]:
        cells = [text(cell) for cell in row["props"]["children"]]
        assert (cells[1] in lost) == (cells[3] == "in no draw") == (cells[4] == "not known")


def test_the_address_of_a_ranking_is_answered(client, debate):
    tree, _, _ = shown(
        IN_TAB["rankings"], debate, "tab=influence&measure=core&kind=company&on=visible&directed=off"
    )
    (address,) = [one["props"]["href"] for one in find(tree, "A") if "api/" in one["props"]["href"]]
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.json["measure"] == "core"
    assert answer.json["size"]["actors"] == debate.filter(kind=["company"]).visible.actors.sum()


def test_all_brokers_are_in_the_grid(debate):
    tree, _, seen = shown(IN_TAB["brokers"], debate, "between=jurisdiction")
    (grid,) = find(tree, "AgGrid")
    found = seen.brokers(by="jurisdiction", graph="whole")
    rows = grid["props"]["rowData"]
    assert [(row["id"], row["triples"]) for row in rows] == [
        (one["id"], one["triples"]) for one in found["actors"]
    ]
    assert rows[0]["liaison-z"] == found["actors"][0]["roles"]["liaison"]["z"]
    fields = {column["field"] for column in grid["props"]["columnDefs"]}
    assert set(rows[0]) - {"id", "at", "chosen"} == fields


def test_estimates_are_shown_at_once_and_their_check_when_it_is_done(tiny):
    study = IN_TAB["estimates"]
    first = text(plain(study.meanwhile(tiny, View())))
    done = text(plain(shown(study, tiny, "")[0]))
    assert "Estimates from the opinions of others, not recorded stances:" in first
    assert "AUC" not in first
    assert "AUC" in done


@given(st.floats(-10, 10), st.floats(0, 10), st.lists(st.floats(-20, 20), min_size=2, max_size=2).map(sorted))
def test_bars_and_bands_stay_within_their_scale(value, most, between):
    for tree in (
        bar(value, most, between),
        band(between[0], sum(between) / 2, between[1], most),
        strip([1, 5], 3, 2),
        strip(None, 1, 1),
    ):
        for one in find(html.Div(tree)):
            style = one["props"].get("style") or {}
            for part in style.values():
                assert -0.01 <= float(part.rstrip("%")) <= 100.01
