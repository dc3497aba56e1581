"""Every method says what it is, what a high value means, what it must not be read as, where it comes from."""

import re
from dataclasses import fields

import pytest

from graph_app.analyses import MEASURES, balanced, brokers, divided, mixed
from graph_app.analyses.discourse import coders, movers, polarisation
from graph_app.analyses.discourse.similarity import NORMALISATIONS
from graph_app.analyses.discourse.words import MODES
from graph_app.analyses.methods import GROUPS, METHODS, Method

BY_NAME = {one.name: one for one in METHODS}


def test_names_are_unique_and_fit_an_address():
    assert len(BY_NAME) == len(METHODS)
    assert [name for name in BY_NAME if not re.fullmatch(r"[a-z_]+", name)] == []


def test_groups_are_known_none_is_empty_and_methods_stand_together():
    order = [one.group for one in METHODS]
    assert list(dict.fromkeys(order)) == list(GROUPS)
    assert order == sorted(order, key=list(GROUPS).index)


@pytest.mark.parametrize("method", METHODS, ids=lambda one: one.name)
def test_everything_is_said_in_whole_sentences(method):
    for field in fields(Method):
        words = getattr(method, field.name)
        assert words or field.name == "formula", field.name
        assert words == " ".join(words.split())
    for words in (method.definition, method.meaning, method.caution, method.reference):
        assert words[:1] == words[:1].upper()
        assert words.endswith((".", ")")), words[-30:]
        assert ".." not in words


@pytest.mark.parametrize("method", METHODS, ids=lambda one: one.name)
def test_the_reference_names_a_year(method):
    assert re.search(r"\b(19|20)\d\d\b", method.reference)


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.name)
def test_measures_say_of_themselves_what_they_say_everywhere(measure):
    method = BY_NAME[measure.name]
    assert (method.title, method.meaning, method.caution) == (
        measure.title,
        measure.meaning,
        measure.caution,
    )
    assert (method.formula, method.reference) == (measure.formula, measure.reference)
    along = "along influence" if measure.directed[0] else "on ties either way"
    assert along in method.definition
    assert ("do not count" in method.definition) is not measure.weighted[0]


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("balance", balanced),
        ("brokers", brokers),
        ("camps", polarisation),
        ("coalitions", divided),
        ("coders", coders),
        ("mixing", mixed),
        ("movers", movers),
    ],
)
def test_answers_and_methods_say_the_same(name, module):
    assert module.DEFINITION[1:] in BY_NAME[name].definition
    assert module.CAUTION == BY_NAME[name].caution


def test_every_way_to_join_actors_and_every_normalisation_is_explained():
    assert {mode.replace("-", "_") for mode in MODES} <= set(BY_NAME)
    assert all(one.title in BY_NAME["normalisation"].definition for one in NORMALISATIONS.values())


def test_it_is_plain_values():
    assert BY_NAME["paths"].as_dict() | {"definition": ""} == {
        "name": "paths",
        "title": "Paths between two actors",
        "group": "structure",
        "definition": "",
        "meaning": BY_NAME["paths"].meaning,
        "caution": BY_NAME["paths"].caution,
        "reference": BY_NAME["paths"].reference,
        "formula": "",
    }
