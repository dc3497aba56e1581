"""Finding by a few letters: order, accents, hidden actors, hostile words, and large data sets."""

import pytest

import graph_app as ga
from graph_app.web.finding import ELSEWHERE, MOST, Finder, Shelf, matches, needle
from graph_app.web.panels import search
from tests.worlds import TINY


@pytest.fixture(scope="module")
def finder(debate):
    return Finder(debate)


def names(found, kind="actor"):
    return [one.name for one in found if one.kind == kind]


def test_names_that_begin_so_come_first_and_many_ties_before_few(finder, debate):
    found = names(finder.find(debate, "open"))
    degree = dict(zip(debate.network.actors["name"], debate.measure("degree"), strict=True))
    begin = [name for name in found if name.lower().startswith("open")]
    assert begin == found[: len(begin)]
    assert found[0] == "OpenAI"
    ties = [degree[name] for name in begin]
    assert ties == sorted(ties, reverse=True)


@pytest.mark.parametrize("asked", ["mistral", "MISTRAL", "  Mistral ", "mistral-ai", "mistrál ai"])
def test_case_accents_and_blanks_do_not_matter(finder, debate, asked):
    assert names(finder.find(debate, asked))[0] == "Mistral AI"


def test_words_may_stand_anywhere_and_ids_count(finder, debate):
    assert "Hugging Face" in names(finder.find(debate, "face hugging"))
    assert names(finder.find(debate, "r-street-institute"))[0] == "R Street Institute"


def test_what_is_known_of_an_actor_counts_after_names_and_says_so(finder, debate):
    found = [one for one in finder.find(debate, "llama") if one.kind == "actor"]
    where = {one.name: one.note for one in found}
    assert where["Meta"] == ELSEWHERE
    notes = [one.note for one in found]
    assert notes == sorted(notes)
    assert {one.note for one in finder.find(debate, "face hugging") if one.id == "hugging-face"} == {""}
    assert search.answer(tuple(found), "llama")[0]["items"][-1]["note"] == ELSEWHERE


def test_all_kinds_are_found_grouped_and_no_more_than_there_is_room_for(finder, debate):
    found = finder.find(debate, "open")
    assert len(found) == MOST
    kinds = [one.kind for one in found]
    assert kinds == sorted(kinds, key=["actor", "issue", "event", "source"].index)
    assert set(kinds) == {"actor", "issue", "event", "source"}
    groups = search.answer(found, "open")
    assert [group["group"] for group in groups] == ["Actors", "Issues", "Events", "Sources"]
    values = [row["value"] for group in groups for row in group["items"]]
    assert len(set(values)) == len(values) == MOST
    assert all(value.partition(":")[2] for value in values)


def test_hidden_actors_are_found_and_say_what_hides_them(finder, debate):
    small = debate.filter(kind="company", stance=["restrictive"], hide=["meta"])
    said = {one.id: one.hidden for one in finder.find(small, "meta")}
    assert said["meta"] == "left out, hidden by stance"
    said = {one.id: one.hidden for one in finder.find(small, "national telecommunications")}
    assert said["ntia"] == "hidden by kind of actor and stance"
    near = debate.filter(actor="mistral-ai", hops=1)
    said = {one.id: one.hidden for one in finder.find(near, "openuk")}
    assert said["openuk"] == "not among the surroundings shown"
    core = debate.filter(min_degree=30)
    assert {one.hidden for one in finder.find(core, "openuk") if one.id == "openuk"} == {"too few ties"}
    assert all(not one.hidden for one in finder.find(debate, "meta"))


def test_without_letters_the_visible_actors_with_most_ties_are_offered(finder, debate):
    small = debate.filter(kind="regulator")
    found = finder.find(small, "")
    degree = debate.measure("degree")
    visible = small.network.actors["id"][small.visible.actors]
    assert {one.id for one in found} <= set(visible)
    assert degree[found[0].id] == degree[visible].max()
    assert [group["group"] for group in search.answer(found, "")] == ["Most ties"]


@pytest.mark.parametrize(
    "asked", ["<script>", "'; drop", "\x00", "💥" * 50, "x" * 10_000, "((", "%", "…", "‮abc"]
)
def test_hostile_words_find_nothing_and_break_nothing(finder, debate, asked):
    assert names(finder.find(debate, asked)) == []


def test_a_data_set_of_actors_and_ties_alone_can_be_searched(tmp_path):
    rows = 'id,name\n"a:b, c","Élan ""quoted"" <b>"\nd,\u0645\u0631\u062d\u0628\u0627\n'
    (tmp_path / "actors.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "ties.csv").write_text('from_id,to_id,kind\n"a:b, c",d,funds\n', encoding="utf-8")
    explorer = ga.open(tmp_path)
    finder = Finder(explorer)
    (one,) = finder.find(explorer, "elan quoted")
    assert (one.id, one.name) == ("a:b, c", 'Élan "quoted" <b>')
    assert search.answer((one,), "elan")[0]["items"][0]["value"] == "actor:a:b, c"
    assert names(finder.find(explorer, "\u0645\u0631")) == ["\u0645\u0631\u062d\u0628\u0627"]


def test_no_letters_and_nobody_there():
    explorer = ga.open(TINY).filter(text="nobody-is-called-so")
    assert Finder(explorer.filter(text=None)).find(explorer, "") == ()


def test_needle_is_short():
    assert len(needle("é" * 1_000)) <= 100


def test_a_large_data_set_keeps_the_order_of_what_fits():
    many = 100_000
    ids = [f"id-{one}" for one in range(many)]
    shelf = Shelf(
        ids,
        [f"Actor number {one}" for one in range(many)],
        [f" actor number {one}" for one in range(many)],
        ids,
        ["some words"] * many,
        [float(one % 7) for one in range(many)],
    )
    found = matches(shelf, "number 4242", 30)
    assert found[:11] == sorted([4242, *range(42420, 42430)], key=lambda one: (-(one % 7), one))
    assert matches(shelf, "id-77777", 30) == [77777]
    assert matches(shelf, "words number 99999", 30) == [99999]
