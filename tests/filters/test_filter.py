"""The filter as a value, a query string and keyword arguments."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_app.errors import QueryError
from graph_app.filters import BY_WORD, PARTS, Filter, raw_parts, read, read_query, write_query
from tests.filters.worlds import cases, raw_filters
from tests.worlds import World, actors, event, part

TEXTS = st.text(st.characters(codec="utf-8"), max_size=30)


@given(cases())
def test_a_filter_comes_back_from_its_query_string(case):
    _, network, raw = case
    chosen = Filter.of(network, **raw)
    again, dropped = read(read_query(chosen.to_query()), network)
    assert (again, dropped) == (chosen, [])
    assert again.to_query() == chosen.to_query()


@given(st.data())
def test_a_filter_of_the_built_in_debate_comes_back_from_its_query_string(debate, data):
    chosen = Filter.of(debate.network, **data.draw(raw_filters(debate.network)))
    assert read(read_query("?" + chosen.to_query()), debate.network) == (chosen, [])


@given(TEXTS)
@example("a, b & c=d%20é")
@example("x" * 199 + " y")
@example("💡 #?/\\;:@\"'<>")
def test_any_text_comes_back_from_its_query_string(tiny, text):
    chosen, dropped = read({"text": (text,)}, tiny.network)
    assert dropped == []
    assert read(read_query(chosen.to_query()), tiny.network) == (chosen, [])
    assert Filter.of(tiny.network, **chosen.raw()) == chosen


@given(st.dictionaries(TEXTS.filter(bool), st.lists(TEXTS, min_size=1, max_size=3).map(tuple), max_size=4))
def test_raw_words_come_back_from_a_query_string(raw):
    assert read_query(write_query(raw)) == raw


@given(TEXTS)
def test_no_query_string_breaks_the_reading(tiny, query):
    chosen, dropped = read(read_query(query), tiny.network)
    assert isinstance(chosen, Filter)
    assert all(isinstance(one, QueryError) for one in dropped)


@given(st.sampled_from([part.word for part in PARTS]), st.lists(TEXTS, max_size=3).map(tuple))
def test_no_value_breaks_the_reading_and_what_is_kept_can_be_written(tiny, word, values):
    chosen, _ = read({word: values}, tiny.network)
    assert read(read_query(chosen.to_query()), tiny.network) == (chosen, [])


def test_half_a_character_from_a_command_line_is_replaced(tiny):
    assert tiny.filter(text="a\udcffb").to_query() == "text=a%3Fb"


def test_values_with_commas_ampersands_and_per_cents_come_back():
    odd = ("a,b", "c&d", "50%", "e=f", "ü", "g h", "i+j", "%2C")
    rows = [
        {"id": f"a{n}", "name": "A", "kind": "company", "subkind": odd_one} for n, odd_one in enumerate(odd)
    ]
    explorer = World({"actors": rows}).explorer()
    for number, value in enumerate(odd):
        chosen = explorer.filter(subkind=[value])
        again = explorer.query(chosen.to_query())
        assert again.chosen == chosen.chosen
        assert list(again.graph()) == [f"a{number}"]
    assert explorer.query(explorer.filter(subkind=odd).to_query()).graph().number_of_nodes() == len(odd)


def test_a_query_string_is_flat_sorted_and_leaves_defaults_out(tiny):
    chosen = tiny.filter(
        tie=["lobbies", "funds"],
        kind="company",
        hops=1,
        actor="acme",
        derived=False,
        isolated=True,
        undated=True,
        confidence="low",
        min_degree=0,
    )
    assert chosen.to_query() == "actor=acme&kind=company&tie=funds,lobbies"
    assert tiny.filter().to_query() == ""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=company,regulator", "kind=company,regulator"),
        ("?kind=Company&kind=REGULATOR", "kind=company,regulator"),
        ("stance=Pro+Open,champion-of-openness", "stance=champion_of_openness,pro-open"),
        ("jurisdiction=us-ca", "jurisdiction=US-CA"),
        ("derived=true", "derived=on"),
        ("derived=0", ""),
        ("isolated=no", "isolated=drop"),
        ("undated=yes", ""),
        ("actor=acme&hops=1", "actor=acme"),
        ("actor=acme&hops=02", "actor=acme&hops=2"),
        ("text=++open++weights+", "text=open%20weights"),
        ("kind=&&=x&", ""),
        ("since=2024-03", "since=2024-03"),
        ("kind=company%2Cregulator,company", None),
    ],
)
def test_values_are_read_leniently_and_written_strictly(tiny, query, expected):
    chosen, dropped = read(read_query(query), tiny.network)
    if expected is None:
        assert [error.value for error in dropped] == ["company,regulator"]
        assert chosen.to_query() == "kind=company"
    else:
        assert (chosen.to_query(), dropped) == (expected, [])


def test_unknown_words_and_values_are_dropped_and_reported_and_the_rest_stays(tiny):
    chosen, dropped = read(read_query("kind=company,compny&colour=red&hops=9&since=soon"), tiny.network)
    assert chosen.to_query() == "kind=company"
    assert [(error.word, error.value) for error in dropped] == [
        ("colour", ""),
        ("kind", "compny"),
        ("since", "soon"),
        ("hops", "9"),
    ]
    assert dropped[1].allowed == ("company", "institute", "regulator", "advocacy_group")
    assert dropped[1].did_you_mean == ("company",)


def test_a_filter_with_an_unknown_value_is_an_error_with_allowed_and_nearest_ones(tiny):
    with pytest.raises(QueryError, match="kind does not know 'compny'") as caught:
        tiny.filter(kind="compny")
    assert "Did you mean company?" in str(caught.value)
    assert caught.value.details() == {
        "word": "kind",
        "value": "compny",
        "allowed": ["company", "institute", "regulator", "advocacy_group"],
        "did_you_mean": ["company"],
    }
    assert (caught.value.exit_code, caught.value.http_status) == (2, 400)


def test_an_unknown_word_is_an_error_with_all_words(tiny):
    with pytest.raises(QueryError, match="There is no filter 'kinds'") as caught:
        tiny.filter(kinds="company")
    assert (caught.value.allowed, caught.value.did_you_mean) == (
        tuple(part.word for part in PARTS),
        ("kind",),
    )


@pytest.mark.parametrize("word", ["network", "self", "cls", "parts", "chosen"])
def test_words_of_the_code_are_no_words_of_the_filter(tiny, word):
    with pytest.raises(QueryError, match=f"There is no filter '{word}'"):
        tiny.query(f"{word}=1")
    with pytest.raises(QueryError, match=f"There is no filter '{word}'"):
        tiny.filter(**{word: 1})


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"hops": 2}, "hops needs actor"),
        ({"actor": "acme", "hops": 7}, "hops takes a whole number from 0 to 6, not '7'"),
        ({"actor": "acme", "hops": -1}, "hops takes a whole number from 0 to 6, not '-1'"),
        ({"min_degree": "many"}, "min_degree takes a whole number from 0 to 1000000, not 'many'"),
        ({"since": "2024-13"}, "since takes a date such as 2024, 2024-03 or 2024-03-25, not '2024-13'"),
        ({"until": ["2023", "2024"]}, "until takes one value, not 2: 2023, 2024"),
        ({"confidence": "sure"}, "confidence does not know 'sure'. Allowed: low, medium, high"),
        ({"derived": "maybe"}, "derived does not know 'maybe'. Allowed: off, on"),
        ({"issue": "releases"}, "issue does not know 'releases'. Did you mean release?"),
        ({"stance": "supports"}, "stance does not know 'supports'"),
        ({"issue": "release", "stance": "pro-open"}, "stance does not know 'pro-open'"),
        ({"actor": "acmee"}, "actor does not know 'acmee'. Did you mean acme?"),
        ({"kind": True}, "kind does not know 'True'"),
    ],
)
def test_wrong_values_are_errors_that_say_what_is_allowed(tiny, parts, message):
    with pytest.raises(QueryError) as caught:
        tiny.filter(**parts)
    assert str(caught.value).startswith(message)


def test_all_errors_are_in_one_message(tiny):
    with pytest.raises(QueryError) as caught:
        tiny.filter(kind="compny", since="soon")
    assert [line.split(" ")[0] for line in str(caught.value).splitlines()] == ["kind", "since"]


def test_python_truths_mean_keep_and_on(tiny):
    assert raw_parts({"isolated": False, "undated": True, "derived": True, "kind": None, "hops": 2}) == {
        "isolated": ("drop",),
        "undated": ("keep",),
        "derived": ("on",),
        "hops": ("2",),
    }
    assert (
        tiny.filter(isolated=False, undated=False, derived=True).to_query()
        == "derived=on&isolated=drop&undated=drop"
    )


def test_lifting_an_actor_lifts_the_hops_around_it(tiny):
    near = tiny.filter(actor="acme", hops=2, kind="company")
    assert near.filter(actor=None).to_query() == "kind=company"
    assert near.filter(actor="bolt").to_query() == "actor=bolt&hops=2&kind=company"
    with pytest.raises(QueryError, match="hops needs actor"):
        near.filter(actor=None, hops=3)


def test_a_filter_is_a_value(tiny):
    one = tiny.filter(kind=["company", "regulator"]).chosen
    assert one == tiny.filter(kind=["regulator", "company", "company"]).chosen
    assert "kind" in one
    assert "tie" not in one
    assert one.get("kind") == ("company", "regulator")
    assert one.without("kind") == Filter()
    with pytest.raises(AttributeError):
        one.values = ()


def test_filters_add_up_and_none_lifts(tiny):
    assert tiny.filter(kind="company").filter(text="acme").to_query() == "kind=company&text=acme"
    assert tiny.filter(kind="company", text="acme").filter(kind=None).to_query() == "text=acme"
    assert tiny.filter(kind="company").query("text=acme").to_query() == "text=acme"
    assert tiny.to_query() == ""


def test_every_part_can_list_its_values_or_says_what_it_takes(tiny):
    listed = {one.word: one.allowed(tiny.network)[:3] for one in PARTS}
    assert listed == {
        "stance": ("champion_of_openness", "pro-open", "mixed"),
        "issue": ("release", "licence", "audit"),
        "as_of": (),
        "kind": ("company", "institute", "regulator"),
        "subkind": ("agency", "ai_developer", "chip_maker"),
        "jurisdiction": ("EU", "US", "US-CA"),
        "tie": ("funds", "partners_with", "part_of"),
        "derived": ("off", "on"),
        "since": (),
        "until": (),
        "undated": ("keep", "drop"),
        "confidence": ("low", "medium", "high"),
        "grade": ("official", "own_statement", "press"),
        "event": ("letter-2024", "bill-2024", "report-2023"),
        "text": (),
        "hide": ("acme", "bolt", "iris"),
        "actor": ("acme", "bolt", "iris"),
        "hops": (),
        "min_degree": (),
        "isolated": ("keep", "drop"),
    }
    assert list(BY_WORD) == list(listed)


def test_ids_of_events_are_chosen_exactly():
    rows = {
        "actors": actors("a", "b"),
        "events": [event("e-1"), event("e_1")],
        "participations": [part("e-1", "a"), part("e_1", "b")],
    }
    explorer = World(rows).explorer()
    assert list(explorer.filter(event="e-1").graph()) == ["a"]
    assert list(explorer.filter(event="e_1").graph()) == ["b"]


def test_many_unknown_values_are_reported_ten_by_one_and_the_rest_by_number(tiny):
    values = tuple(f"kind-{number}" for number in range(25))
    chosen, dropped = read({"kind": (*values, "company")}, tiny.network)
    assert chosen.to_query() == "kind=company"
    assert [error.value for error in dropped[:10]] == list(values[:10])
    assert [str(error) for error in dropped[10:]] == ["kind does not know 15 more values either"]
