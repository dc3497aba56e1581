"""Masks are what the plain reading of a filter gives, for every part and any mixture of parts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_app.filters import BY_WORD, PARTS, Filter, apply, facets
from tests.filters.reference import reference
from tests.filters.worlds import cases, raw_filters, worlds
from tests.worlds import TIE_KINDS

USUAL = settings().max_examples


def found(network, seen):
    ids = network.actors["id"].tolist()
    derived = seen.ties[network.m :].nonzero()[0].tolist()
    pairs = [(ids[network.common.first[one]], ids[network.common.second[one]]) for one in derived]
    return (
        {ids[place] for place in seen.actors.nonzero()[0]},
        set(network.ties["id"][seen.ties[: network.m]]),
        dict(zip(pairs, seen.weight[network.m :][derived].tolist(), strict=True)),
    )


def agree(world, network, raw):
    expected = reference(world, raw)
    chosen = Filter.of(network, **raw)
    seen = apply(network, chosen)
    actors, ties, derived = found(network, seen)
    assert actors == expected.actors
    assert ties == expected.ties
    assert derived == {pair: pytest.approx(float(weight)) for pair, weight in expected.derived.items()}
    labels = [list(expected.labels.values())[place] for place in range(network.n)]
    allowed = BY_WORD["stance"].allowed(network, chosen.issue)
    assert [allowed[code] for code in seen.reading.labels] == labels
    for value, plain in zip(seen.reading.openness.tolist(), expected.openness.values(), strict=True):
        assert value == pytest.approx(float("nan") if plain is None else float(plain), nan_ok=True)


@settings(max_examples=3 * USUAL)
@given(cases())
def test_any_filter_on_any_debate_shows_what_its_plain_reading_shows(case):
    agree(*case)


@pytest.mark.parametrize("word", [part.word for part in PARTS])
@settings(max_examples=USUAL // 2)
@given(data=st.data())
def test_each_part_alone_shows_what_its_plain_reading_shows(word, data):
    world = data.draw(worlds())
    network = world.network()
    words = {"issue": ["stance"], "hops": ["actor", "hops"]}.get(word, [word])
    agree(world, network, data.draw(raw_filters(network, words)))


@given(data=st.data())
def test_derived_ties_in_a_window_are_what_the_plain_reading_shows(data):
    world = data.draw(worlds())
    network = world.network()
    agree(world, network, data.draw(raw_filters(network, ["derived", "since", "until"])))


@given(data=st.data())
def test_structure_with_derived_ties_shows_what_its_plain_reading_shows(data):
    world = data.draw(worlds())
    network = world.network()
    agree(world, network, data.draw(raw_filters(network, ["actor", "hops", "min_degree", "derived"])))


@given(cases())
def test_counts_of_values_are_counts_of_the_plain_reading_with_the_part_lifted(case):
    world, network, raw = case
    counts = facets(network, Filter.of(network, **raw))
    for word in ("stance", "kind", "subkind", "jurisdiction", "event", "tie"):
        seen = reference(world, {key: value for key, value in raw.items() if key != word})
        assert {facet.value: facet.count for facet in counts[word]} == plain_counts(world, seen, word, counts)


def plain_counts(world, seen, word, counts):
    shown = [row for row in world.rows("actors") if row["id"] in seen.actors]
    tally = {facet.value: 0 for facet in counts[word]}
    if word == "tie":
        values = [row["kind"] for row in world.rows("ties") if row["id"] in seen.ties]
    elif word == "stance":
        values = [seen.labels[row["id"]] for row in shown]
    elif word == "event":
        took_part = {(row["event_id"], row["actor_id"]) for row in world.rows("participations")}
        values = [event for event, actor in took_part if actor in seen.actors]
    else:
        values = [row.get(word) or "none" for row in shown]
    for value in values:
        tally[value] += 1
    return tally


@given(cases())
def test_counts_of_confidence_and_grade_are_what_choosing_the_value_alone_shows(case):
    world, network, raw = case
    counts = facets(network, Filter.of(network, **raw))
    for word, default in (("confidence", "low"), ("grade", None)):
        for facet in counts[word]:
            rest = {key: value for key, value in raw.items() if key != word}
            tried = rest if facet.value == default else rest | {word: (facet.value,)}
            assert facet.count == len(reference(world, tried).ties)


@given(cases())
def test_without_structure_a_count_is_what_choosing_the_value_alone_shows(case):
    world, network, raw = case
    raw = {key: value for key, value in raw.items() if key not in ("actor", "hops", "min_degree", "isolated")}
    for word, given_counts in facets(network, Filter.of(network, **raw)).items():
        for facet in given_counts:
            seen = reference(world, raw | {word: (facet.value,)}) if facet.value != "low" else None
            if seen is not None:
                about_ties = word in ("tie", "confidence", "grade")
                assert facet.count == len(seen.ties if about_ties else seen.actors)


def test_the_vocabulary_of_the_worlds_is_the_one_that_the_reference_reads():
    assert [row["id"] for row in TIE_KINDS] == ["funds", "partners_with", "criticizes"]
