"""Why an actor is hidden, and what would show it."""

import pytest
from hypothesis import given

from graph_app.filters import BY_WORD, Filter, apply, explain, explain_tie, hiding
from graph_app.graph.lookup import tie_place
from tests.filters.worlds import cases


@given(cases())
def test_an_actor_is_explained_exactly_if_it_is_hidden_and_lifting_enough_shows_it(case):
    _, network, raw = case
    chosen = Filter.of(network, **raw)
    seen = apply(network, chosen)
    for actor in range(network.n):
        found = explain(network, chosen, actor)
        assert found.visible == seen.actors[actor]
        assert found.visible == (not found.hidden_by)
        assert set(found.hidden_by) <= {word for word, _ in chosen}
        for word in found.enough:
            assert apply(network, chosen.without(word)).actors[actor]
        for word in {mine for mine, _ in chosen} - set(found.enough) - {"issue"} if not found.visible else ():
            assert not apply(network, chosen.without(word)).actors[actor]


@given(cases())
def test_parts_that_hide_are_those_whose_lifting_shows_more(case):
    _, network, raw = case
    chosen = Filter.of(network, **raw)
    shown = apply(network, chosen).actors.sum()
    expected = {
        word: apply(network, chosen.without(word)).actors.sum() - shown
        for word, _ in chosen
        if word != "issue"
    }
    assert {one.word: one.count for one in hiding(network, chosen)} == {
        word: count for word, count in expected.items() if count > 0
    }


@pytest.mark.parametrize(
    ("parts", "actor", "hidden_by", "enough", "sentence"),
    [
        ({}, "acme", (), (), "Acme is shown."),
        (
            {"kind": "company"},
            "reg",
            ("kind",),
            ("kind",),
            "Regulation Office is hidden by kind of actor (companies).",
        ),
        (
            {"kind": "company", "jurisdiction": "EU"},
            "reg",
            ("jurisdiction", "kind"),
            (),
            "Regulation Office is hidden by jurisdiction (in EU); kind of actor (companies).",
        ),
        (
            {"hide": "acme"},
            "acme",
            ("hide",),
            ("hide",),
            "Acme is hidden by actors left out (leaving out Acme).",
        ),
        (
            {"hide": ["acme", "bolt"], "kind": "regulator"},
            "acme",
            ("hide", "kind"),
            (),
            "Acme is hidden by actors left out (leaving out Acme and Bolt); kind of actor (regulators).",
        ),
        ({"hide": "acme"}, "bolt", (), (), "Bolt is shown."),
        (
            {"actor": "aid", "hops": 1},
            "bolt",
            ("actor",),
            ("actor",),
            "Bolt is hidden by around an actor (within 1 tie of Aid).",
        ),
        (
            {"isolated": False},
            "bee",
            ("isolated",),
            ("isolated",),
            "Bee <script>alert(1)</script> is hidden by actors without ties "
            "(leaving out actors without a visible tie).",
        ),
        (
            {"isolated": False, "tie": "part_of"},
            "acme",
            ("isolated",),
            ("isolated", "tie"),
            "Acme is hidden by actors without ties (leaving out actors without a visible tie).",
        ),
        (
            {"stance": "restrictive", "as_of": "2023"},
            "reg",
            ("stance",),
            ("as_of", "stance"),
            "Regulation Office is hidden by stance (whose openness is restrictive).",
        ),
    ],
)
def test_reasons_are_as_on_paper(tiny, parts, actor, hidden_by, enough, sentence):
    found = tiny.filter(**parts).explain(actor)
    assert (found.actor, found.visible) == (actor, not hidden_by)
    assert (found.hidden_by, found.enough, found.sentence) == (hidden_by, enough, sentence)


def test_lifting_enough_through_the_explorer_shows_the_actor(tiny):
    hidden = tiny.filter(actor="aid", hops=2, kind=["company", "advocacy_group"], stance="unknown")
    for actor in tiny.network.position:
        for word in hidden.explain(actor).enough:
            assert actor in hidden.filter(**{word: None}).graph()


def test_the_issue_is_never_what_hides(tiny):
    seen = tiny.filter(issue="licence", stance="supports")
    assert [(one.word, one.count) for one in seen.hiding()] == [("stance", 6)]
    assert seen.explain("acme").enough == ("stance",)
    # without the issue bolt would be mixed overall, but then "mixed" would be another question
    assert tiny.filter(issue="licence", stance="mixed").explain("bolt").enough == ("stance",)


def test_the_part_that_hides_most_comes_first(tiny):
    found = tiny.filter(kind=["company", "institute", "regulator"], jurisdiction="US").hiding()
    assert [(one.word, one.count, one.title, one.clause) for one in found] == [
        ("jurisdiction", 3, "Jurisdiction", "in US"),
        ("kind", 1, "Kind of actor", "companies, institutes and regulators"),
    ]


def test_clauses_are_titled_as_on_the_page():
    assert BY_WORD["as_of"].title == "Stance as of"


@given(cases())
def test_a_tie_is_explained_exactly_if_it_is_hidden_and_lifting_enough_shows_it(case):
    _, network, raw = case
    chosen = Filter.of(network, **raw)
    seen = apply(network, chosen)
    words = {word for word, _ in chosen}
    for place in range(network.m + network.d):
        found = explain_tie(network, chosen, place)
        assert found.visible == seen.ties[place]
        assert set(found.hidden_by) <= words
        if not found.visible:
            off = place >= network.m and "derived" not in chosen
            assert bool(found.hidden_by) != off
        for word in words - {"issue", "derived"}:
            shows = apply(network, chosen.without(word)).ties[place]
            assert (word in found.enough) == (shows and not found.visible)


@pytest.mark.parametrize(
    ("parts", "tie", "hidden_by", "enough", "sentence"),
    [
        ({}, "acme.funds.iris", (), (), "This tie is shown."),
        (
            {"kind": "company"},
            "acme.funds.iris",
            ("kind",),
            ("kind",),
            "This tie is hidden by kind of actor (companies).",
        ),
        (
            {"until": "2021"},
            "acme.funds.iris",
            ("until",),
            ("until",),
            "This tie is hidden by until (until 2021).",
        ),
        ({"until": "2021", "tie": "lobbies"}, "acme.funds.iris", ("tie", "until"), (), None),
        (
            {},
            "acme.acted_together.iris",
            (),
            (),
            "This tie is hidden: derived ties are switched off.",
        ),
        ({"derived": True, "since": "2024-07"}, "acme.acted_together.iris", ("since",), ("since",), None),
        ({"min_degree": 3}, "iris.partners_with.juno", ("min_degree",), ("min_degree",), None),
    ],
)
def test_why_a_tie_is_hidden(tiny, parts, tie, hidden_by, enough, sentence):
    seen = tiny.filter(**parts)
    found = explain_tie(tiny.network, seen.chosen, tie_place(tiny.network, tie))
    assert (found.actor, found.hidden_by, found.enough) == (tie, hidden_by, enough)
    assert sentence is None or found.sentence == sentence
