"""A filter says in English what it shows."""

import pytest
from hypothesis import given

from graph_app.filters import BY_WORD, Filter, apply, describe, sentence
from graph_app.filters.base import Scope
from tests.filters.worlds import cases


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, "all actors; all recorded ties between them"),
        ({"kind": ["regulator", "company"]}, "companies and regulators; all recorded ties between them"),
        (
            {"kind": "company", "stance": ["mixed", "pro-open"], "jurisdiction": ["US", "none"]},
            "companies whose openness is pro-open or mixed, in US or no jurisdiction given; "
            "all recorded ties between them",
        ),
        (
            {"issue": "licence", "stance": "supports", "as_of": "2024-03"},
            "actors whose stance is supports; all recorded ties between them; stance is read on “Licences”; "
            "stances as of 2024-03",
        ),
        (
            {"tie": ["funds", "part_of"], "since": "2023", "until": "2024-06", "undated": False},
            "all actors; ties of kind “funds” or “part of”, since 2023, until 2024-06, "
            "leaving out undated ones",
        ),
        (
            {"derived": True},
            "all actors; all recorded ties between them and ties derived from acting together",
        ),
        (
            {"derived": True, "tie": "funds"},
            "all actors; ties of kind “funds” and ties derived from acting together",
        ),
        (
            {"confidence": "medium", "grade": ["press", "official"]},
            "all actors; all recorded ties between them; evidence of at least medium confidence; "
            "evidence graded official or press",
        ),
        ({"confidence": "high"}, "all actors; all recorded ties between them; evidence of high confidence"),
        (
            {"event": "bill-2024", "text": "open weights"},
            "actors who took part in “Licensing bill”, that mention “open weights”; "
            "all recorded ties between them",
        ),
        (
            {"actor": ["acme", "bolt"], "hops": 2, "min_degree": 2, "isolated": False},
            "actors within 2 ties of Acme or Bolt, with at least 2 visible ties, "
            "leaving out actors without a visible tie; all recorded ties between them",
        ),
        ({"actor": "acme"}, "actors within 1 tie of Acme; all recorded ties between them"),
        ({"hide": "acme"}, "all actors, leaving out Acme; all recorded ties between them"),
        (
            {"kind": "company", "hide": ["bolt", "acme", "aid"]},
            "companies, leaving out Acme, Bolt and Aid; all recorded ties between them",
        ),
        (
            {"hide": ["bolt", "acme", "aid", "reg"], "isolated": False},
            "all actors, leaving out 4 chosen actors, leaving out actors without a visible tie; "
            "all recorded ties between them",
        ),
        (
            {"actor": "bolt", "hide": "acme", "text": "lab"},
            "actors that mention “lab”, within 1 tie of Bolt, leaving out Acme; "
            "all recorded ties between them",
        ),
        ({"subkind": "think_tank"}, "actors of subkind think tank; all recorded ties between them"),
    ],
)
def test_filters_read_as_english(tiny, parts, expected):
    assert describe(tiny.network, tiny.filter(**parts).chosen) == expected


def test_the_sentence_has_the_counts(tiny):
    assert tiny.sentence() == (
        "Showing 8 of 8 actors, 12 of 12 ties: all actors; all recorded ties between them."
    )
    assert tiny.filter(kind="company", derived=True).sentence() == (
        "Showing 2 of 8 actors, 1 of 12 ties and 1 derived tie: companies; "
        "all recorded ties between them and ties derived from acting together."
    )


def test_what_is_drawn_in_place_of_ties_is_counted_and_ties_on_record_are_not_spoken_of(tiny):
    seen = tiny.filter(kind="company", derived=True, since="2023", tie="funds", undated=False)
    assert sentence(tiny.network, seen.visible, "1 pair") == (
        "Showing 2 of 8 actors, 1 pair: companies; statements since 2023, leaving out undated ones."
    )
    assert sentence(tiny.network, tiny.visible, "3 pairs") == "Showing 8 of 8 actors, 3 pairs: all actors."


def test_large_numbers_have_a_comma(debate):
    assert debate.sentence() == (
        "Showing 588 of 588 actors, 1,395 of 1,395 ties: all actors; all recorded ties between them."
    )


@given(cases())
def test_the_sentence_mentions_every_part_that_is_set(case):
    _, network, raw = case
    chosen = Filter.of(network, **raw)
    seen = apply(network, chosen)
    found = sentence(network, seen)
    scope = Scope(network, chosen.issue, seen.reading.labels)
    for word, value in chosen:
        assert BY_WORD[word].phrase(value, scope) in found
    assert found.startswith(f"Showing {seen.actors.sum()} of {network.n} actor")
