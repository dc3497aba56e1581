"""Controls and filters say the same: from a filter to the controls and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.filters import BY_WORD, PARTS, Filter, read
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS
from graph_app.web.controls import BOXES, codes, meant, shown
from tests.filters.worlds import raw_filters

WORDS = [part.word for part in PARTS]
PLAIN = {
    "stance": ["0", "1", "2", "3", "4", "5"],
    "issue": "",
    "as_of": "",
    "kind": ["company", "institute", "regulator", "advocacy_group"],
    "subkind": [],
    "jurisdiction": [],
    "tie": ["funds", "partners_with", "part_of", "lobbies", "endorses", "criticizes"],
    "derived": "off",
    "since": "",
    "until": "",
    "undated": "keep",
    "confidence": "low",
    "grade": ["official", "own_statement", "press", "aggregator", "none"],
    "event": [],
    "text": "",
    "hide": [],
    "actor": [],
    "hops": 1,
    "min_degree": "",
    "isolated": "keep",
}


def controls(network, chosen):
    return {word: shown(network, chosen, word) for word in WORDS}


def reread(network, values, before=Filter()):  # noqa: B008  a filter is a value
    return read(meant(network, values, before), network)


def plainly(network, chosen):
    """Return a filter without lists of boxes that are all ticked: they ask nothing."""
    full = [word for word in BOXES if len(chosen.get(word, ())) == len(codes(network, word, chosen.issue))]
    return chosen.without(*full)


@given(st.data())
def test_controls_mean_the_filter_they_show(tiny, data):
    chosen = Filter.of(tiny.network, **data.draw(raw_filters(tiny.network)))
    assert reread(tiny.network, controls(tiny.network, chosen), chosen) == (plainly(tiny.network, chosen), [])


@given(st.data())
def test_controls_of_the_built_in_debate_mean_the_filter_they_show(debate, data):
    chosen = Filter.of(debate.network, **data.draw(raw_filters(debate.network)))
    again = reread(debate.network, controls(debate.network, chosen), chosen)
    assert again == (plainly(debate.network, chosen), [])


@pytest.mark.parametrize("word", WORDS)
@given(data=st.data())
def test_every_part_alone_comes_back_from_its_control(tiny, word, data):
    more = ["actor", "hops"] if word == "hops" else [word] if word != "issue" else []
    chosen = Filter.of(tiny.network, **data.draw(raw_filters(tiny.network, words=more)))
    assert reread(tiny.network, controls(tiny.network, chosen), chosen)[0] == plainly(tiny.network, chosen)


def test_without_a_filter_every_control_shows_its_default_and_means_nothing(tiny):
    assert controls(tiny.network, Filter()) == PLAIN
    assert meant(tiny.network, PLAIN, Filter()) == {
        "derived": ("off",), "undated": ("keep",), "confidence": ("low",), "isolated": ("keep",),
    }  # fmt: skip
    assert reread(tiny.network, PLAIN) == (Filter(), [])


@pytest.mark.parametrize("word", BOXES)
def test_all_or_no_boxes_ticked_ask_nothing(tiny, word):
    boxes = list(codes(tiny.network, word, ""))
    for ticked in (boxes, [], None, boxes[::-1]):
        assert word not in meant(tiny.network, PLAIN | {word: ticked}, Filter())
    assert meant(tiny.network, {word: boxes[:1]}, Filter()) == {
        word: (codes(tiny.network, word, "")[boxes[0]],)
    }


def test_boxes_that_do_not_exist_are_passed_over(tiny):
    assert meant(tiny.network, {"kind": ["company", "wizard"]}, Filter()) == {"kind": ("company",)}
    assert meant(tiny.network, {"stance": ["9", "pro-open"]}, Filter()) == {}


@pytest.mark.parametrize("value", [[{"a": 1}, ["x"], None, 7], {"a": 1}, 7, True, "company"])
def test_values_that_no_box_has_are_passed_over(tiny, value):
    assert meant(tiny.network, dict.fromkeys(BOXES, value), Filter()) == {}


def test_stance_boxes_are_numbered_so_that_they_serve_openness_and_every_issue(tiny):
    assert codes(tiny.network, "stance", "") == dict(zip("012345", OPENNESS_LABELS, strict=True))
    assert codes(tiny.network, "stance", "release") == dict(zip("012345", ISSUE_LABELS, strict=True))
    chosen = Filter.of(tiny.network, issue="release", stance=["supports", "unknown"])
    assert shown(tiny.network, chosen, "stance") == ["1", "5"]
    assert shown(tiny.network, Filter.of(tiny.network, stance="restrictive"), "stance") == ["3"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", "stance=pro-open,unknown"),
        ("", "release", "issue=release"),
        ("release", "", ""),
        ("release", "release", "issue=release&stance=supports,unknown"),
        ("release", "licence", "issue=licence&stance=supports,unknown"),
    ],
)
def test_a_change_between_overall_and_an_issue_lets_stances_go_and_between_issues_keeps_them(
    tiny, before, after, expected
):
    was = Filter.of(tiny.network, **({"issue": before} if before else {}))
    values = PLAIN | {"issue": after, "stance": ["1", "5"]}
    chosen, dropped = reread(tiny.network, values, was)
    assert (chosen.to_query(), dropped) == (expected, [])


def test_hops_without_an_actor_are_left_out(tiny):
    assert "hops" not in meant(tiny.network, PLAIN | {"hops": 3}, Filter())
    assert reread(tiny.network, PLAIN | {"hops": 3}) == (Filter(), [])
    chosen, dropped = reread(tiny.network, PLAIN | {"hops": 3, "actor": ["acme"]})
    assert (chosen.to_query(), dropped) == ("actor=acme&hops=3", [])


@pytest.mark.parametrize("word", ["since", "until", "as_of"])
@pytest.mark.parametrize("typed", ["2", "2024-", "2024-13", "2024-02-30", "yesterday", "💡", "20240101"])
def test_a_date_that_is_not_one_yet_is_left_out_and_the_rest_is_kept(tiny, word, typed):
    chosen, dropped = reread(tiny.network, PLAIN | {word: typed, "kind": ["company"]})
    assert chosen.to_query() == "kind=company"
    assert [(error.word, error.value) for error in dropped] == [(word, typed)]


@pytest.mark.parametrize("typed", ["2024", "2024-03", "2024-03-25"])
def test_partial_dates_are_dates(tiny, typed):
    assert reread(tiny.network, PLAIN | {"since": typed})[0].to_query() == f"since={typed}"


@pytest.mark.parametrize("word", ["hops", "min_degree"])
@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_number_is_the_default(tiny, word, empty):
    assert reread(tiny.network, PLAIN | {"actor": ["acme"], word: empty})[0].to_query() == "actor=acme"


@pytest.mark.parametrize(
    ("word", "typed", "expected"),
    [
        ("hops", 0, "actor=acme&hops=0"),
        ("hops", 1, "actor=acme"),
        ("hops", "2", "actor=acme&hops=2"),
        ("hops", 7, "actor=acme"),
        ("hops", 2.5, "actor=acme"),
        ("hops", -1, "actor=acme"),
        ("min_degree", 0, "actor=acme"),
        ("min_degree", 3, "actor=acme&min_degree=3"),
        ("min_degree", "-", "actor=acme"),
    ],
)
def test_numbers_within_the_limits_count_and_others_are_left_out(tiny, word, typed, expected):
    assert reread(tiny.network, PLAIN | {"actor": ["acme"], word: typed})[0].to_query() == expected


def test_empty_values_of_any_control_are_the_default(tiny):
    for empty in (None, "", []):
        assert reread(tiny.network, dict.fromkeys(WORDS, empty)) == (Filter(), [])


@given(
    st.dictionaries(st.sampled_from(WORDS), st.text(max_size=20) | st.lists(st.text(max_size=9), max_size=3))
)
def test_no_value_of_a_control_breaks_the_reading(tiny, values):
    given_ = {word: list(value) if word in BOXES else value for word, value in values.items()}
    chosen, _ = reread(tiny.network, given_)
    assert {word for word, _ in chosen} <= set(BY_WORD)
