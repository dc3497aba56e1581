"""What the address says, there and back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_app.errors import QueryError
from graph_app.filters import PARTS, Filter
from graph_app.web.reading import read_view
from graph_app.web.view import GROUPS, View
from tests.filters.worlds import raw_filters

HOSTILE = (
    "%",
    "%%%",
    "%zz=%gg",
    "&",
    "&&&",
    "=",
    "===",
    ",",
    "?",
    "??",
    "#",
    "kind",
    "kind=,,,",
    "kind=%2C",
    "=company",
    "text=%00",
    "text=%FF%FE",
    "at=%00",
    "at=\ud800",
    "size=\udfff&on=\ud800",
    "\ud800=1",
    "off=💡,İ,ß",
    "at=" + "x" * 10_000,
    "x" * 10_000,
    "off=" + "," * 10_000,
    "text=" + "é" * 10_000,
    "&".join(f"w{n}={n}" for n in range(1_500)),
    "hops=99999999999999999999",
    "min_degree=²",
    "since=0000-00-00",
    "constructor=1&__proto__=2",
    "a;b=1;c",
    "<script>alert(1)</script>",
)


def complaints(query, network):
    view, dropped = read_view(query, network)
    return view, [(error.word, error.value) for error in dropped]


@st.composite
def views(draw, network):
    return View(
        filter=Filter.of(network, **draw(raw_filters(network))),
        off=tuple(sorted(draw(st.sets(st.sampled_from(sorted(GROUPS)))))),
        at=draw(st.sampled_from(["", *network.position])),
        size=draw(st.sampled_from(SIZES)),
        on=draw(st.sampled_from(SPANS)),
        tab=draw(st.sampled_from(TABS)),
    )


@given(st.data())
def test_any_view_comes_back_from_its_query(tiny, data):
    view = data.draw(views(tiny.network))
    assert read_view(view.to_query(), tiny.network) == (view, [])
    assert read_view(view.link(), tiny.network) == (view, [])


@given(st.data())
def test_any_view_of_the_built_in_debate_comes_back_from_its_query(debate, data):
    view = data.draw(views(debate.network))
    assert read_view(view.to_query(), debate.network) == (view, [])


@given(st.data())
def test_a_query_is_flat_and_sorted(tiny, data):
    query = data.draw(views(tiny.network)).to_query()
    words = [pair.partition("=")[0] for pair in query.split("&") if pair]
    assert words == sorted(set(words))
    assert query.isascii()
    assert not query.startswith("?")


def test_a_query_leaves_defaults_out():
    assert View().to_query() == ""
    assert View().link() == "?"
    assert View(size="degree", on="whole", at="", off=(), tab="network").to_query() == ""


def test_a_query_of_everything_is_readable(tiny):
    chosen = Filter.of(tiny.network, kind=["regulator", "company"], actor="acme", hops=2, text="a, b & ü")
    view = View(chosen, off=("kind", "text"), at="acme", size="strength", on="visible", tab="matrix")
    assert view.to_query() == (
        "actor=acme&at=acme&hops=2&kind=company,regulator&off=kind,text&on=visible&size=strength"
        "&tab=matrix&text=a%2C%20b%20%26%20%C3%BC"
    )
    assert view.link() == "?" + view.to_query()


def test_spelling_and_order_of_a_link_do_not_matter(tiny):
    one, _ = read_view("?size=none&kind=Regulator&off=text,kind&kind=company&off=kind", tiny.network)
    assert one.to_query() == "kind=company,regulator&off=kind,text&size=none"


@pytest.mark.parametrize(
    ("query", "kept", "dropped"),
    [
        ("kind=company,compny&at=acme", "at=acme&kind=company", [("kind", "compny")]),
        ("colour=red&size=strength", "size=strength", [("colour", "")]),
        ("at=nobody&kind=company", "kind=company", [("at", "nobody")]),
        ("at=acme,bolt", "at=acme", [("at", "bolt")]),
        ("at=,acme", "at=acme", []),
        ("off=kind,colours&kind=company", "kind=company&off=kind", [("off", "colours")]),
        ("size=betweeness&on=visible", "on=visible", [("size", "betweeness")]),
        ("size=none,degree", "size=none", [("size", "degree")]),
        ("on=nowhere&size=none", "size=none", [("on", "nowhere")]),
        ("tab=map&kind=company", "kind=company", [("tab", "map")]),
        ("tab=table,matrix", "tab=table", [("tab", "matrix")]),
        ("size=&on=&at=&off=&kind=&tab=", "", []),
        ("hops=2&at=acme", "at=acme", [("hops", "actor")]),
        ("since=soon&until=2024", "until=2024", [("since", "soon")]),
        (
            "size=a&on=b&at=c&off=d&e=f",
            "",
            [("e", ""), ("off", "d"), ("at", "c"), ("size", "a"), ("on", "b")],
        ),
    ],
)
def test_what_the_data_do_not_know_is_dropped_and_reported_and_the_rest_is_kept(tiny, query, kept, dropped):
    view, said = complaints(query, tiny.network)
    assert view.to_query() == kept
    assert said == dropped


def test_a_dropped_word_says_what_is_allowed_and_what_is_near(tiny):
    _, (error,) = read_view("size=strenght", tiny.network)
    assert (
        str(error) == "size does not know 'strenght'. Did you mean strength? Allowed: degree, strength, none"
    )
    assert error.details() == {
        "word": "size",
        "value": "strenght",
        "allowed": ["degree", "strength", "none"],
        "did_you_mean": ["strength"],
    }
    _, (error,) = read_view("at=acmee", tiny.network)
    assert str(error) == "There is no actor 'acmee'. Did you mean acme?"
    assert error.did_you_mean == ("acme",)


def test_a_second_value_of_a_single_word_is_reported_as_one_too_many(tiny):
    _, (error,) = read_view("at=acme,bolt", tiny.network)
    assert str(error) == "at takes one value: acme, not bolt as well"
    _, errors = read_view("size=none,none", tiny.network)
    assert [str(error) for error in errors] == ["size takes one value: none, not none as well"]


def test_groups_that_are_off_keep_their_values_but_do_not_act(tiny):
    view, dropped = read_view("kind=company&off=around,kind&actor=acme&hops=2&text=lab", tiny.network)
    assert dropped == []
    assert view.filter.to_query() == "actor=acme&hops=2&kind=company&text=lab"
    assert view.active.to_query() == "text=lab"


@given(st.data())
def test_what_acts_can_always_be_asked(tiny, data):
    view = data.draw(views(tiny.network))
    active = view.active
    assert tiny.query(active.to_query()).chosen == active
    assert {word for word, _ in active} == {
        word for word, _ in view.filter if not any(word in GROUPS[group] for group in view.off)
    }


def test_every_part_is_in_one_group_and_only_the_issue_is_always_on():
    grouped = [word for words in GROUPS.values() for word in words]
    assert sorted([*grouped, "issue"]) == sorted(part.word for part in PARTS)


def test_selecting_and_lifting_change_nothing_else(tiny):
    view, _ = read_view("kind=company&text=lab&off=text&size=none&at=acme", tiny.network)
    assert view.selecting("bolt").to_query() == "at=bolt&kind=company&off=text&size=none&text=lab"
    assert view.selecting("").to_query() == "kind=company&off=text&size=none&text=lab"
    assert view.lifting("kind").to_query() == "at=acme&off=text&size=none&text=lab"
    assert view.lifting("kind", "text").to_query() == "at=acme&off=text&size=none"
    assert view.lifting() == view
    assert view.lifting("since") == view


def test_a_bare_view_keeps_selection_looks_and_tab(tiny):
    view, _ = read_view("kind=company&off=kind&size=none&on=visible&at=acme&tab=matrix", tiny.network)
    assert view.bare().to_query() == "at=acme&on=visible&size=none&tab=matrix"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=company&tab=matrix", "issue=licence&kind=company&tab=matrix"),
        ("stance=pro-open", "issue=licence"),
        ("issue=release&stance=supports", "issue=licence&stance=supports"),
    ],
)
def test_reading_stance_on_an_issue_lets_go_of_labels_that_mean_something_else(tiny, query, expected):
    view, _ = read_view(query, tiny.network)
    assert view.reading("licence", tiny.network).to_query() == expected


def test_lifting_an_actor_lifts_the_hops_around_it(tiny):
    view, _ = read_view("actor=acme&hops=2&kind=company", tiny.network)
    assert view.lifting("actor").to_query() == "kind=company"
    assert view.lifting("hops").to_query() == "actor=acme&kind=company"


@given(st.data())
def test_a_lifted_view_is_always_a_link_that_is_understood(tiny, data):
    view = data.draw(views(tiny.network))
    words = data.draw(
        st.sets(st.sampled_from([word for word, _ in view.filter if word != "issue"] or ["kind"]))
    )
    lifted = view.lifting(*words)
    assert read_view(lifted.link(), tiny.network) == (lifted, [])


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:20]))
def test_hostile_links_never_raise(tiny, query):
    view, dropped = read_view(query, tiny.network)
    assert all(isinstance(error, QueryError) for error in dropped)
    assert read_view(view.to_query(), tiny.network) == (view, [])


@given(st.text(max_size=80))
@example("kind=company&at=%")
def test_no_text_breaks_the_reading(tiny, query):
    view, _ = read_view(query, tiny.network)
    assert read_view(view.to_query(), tiny.network) == (view, [])


@given(st.sampled_from(["at", "off", "size", "on", "tab"]), st.text(max_size=40))
def test_no_value_of_a_word_of_the_page_breaks_the_reading(tiny, word, value):
    view, _ = read_view(f"{word}={value}", tiny.network)
    assert read_view(view.to_query(), tiny.network) == (view, [])
