"""Steps through time beside the picture, and the tab where there is a debate in another form."""

import math

import pytest

from graph_app import Explorer
from graph_app.opening import open_package
from graph_app.web.acts.placing import set_look
from graph_app.web.links import linked, links, said
from graph_app.web.looks import DEBATES
from graph_app.web.panels import pictures, stage, through
from graph_app.web.panels import said as exports
from graph_app.web.reading import read_view
from graph_app.web.studies.discourse import IN_DEBATE
from graph_app.web.taken import looks
from tests.importers.dna_files import make
from tests.web.conftest import seen_of
from tests.web.trees import outside, plain, text
from tests.worlds import World, actors, statement, tie


@pytest.fixture(scope="module")
def years():
    rows = [
        statement("ada", "release", 1, "2022-01"),
        statement("bob", "release", 1, "2022-03"),
        statement("cy", "release", -1, "2022-06"),
        statement("ada", "audit", 1, None),
    ]
    made = {"actors": actors("ada", "bob", "cy"), "statements": rows, "ties": [tie("t", "ada", "cy")]}
    return seen_of(World(made).explorer())


def steps(seen, query):
    view, dropped = read_view(query, seen.explorer.network)
    assert dropped == []
    return through.answer(seen, view)


def test_time_is_cut_from_the_first_statement_to_the_last_whatever_of_it_is_chosen(years):
    whole = steps(years, "joined=congruence")
    assert whole["time"]["titles"][0] == "January 2022"
    assert whole["time"]["last"] == ["2022-01", "2022-02", "2022-03", "2022-04", "2022-05", "2022-06"]
    assert (whole["now"], whole["point"], whole["most"]) == ("All of time", 5, 5)
    some = steps(years, "joined=congruence&as_of=2022-03")
    assert some["time"]["last"] == whole["time"]["last"]
    assert (some["now"], some["point"]) == ("By the end of March 2022", 2)
    window = steps(years, "joined=conflict&since=2022-02&until=2022-04")
    assert (window["now"], window["time"]["mode"]) == ("February 2022 to April 2022", "window")


def windowed(seen, query, **looks):
    """Return the view after looks are set, one by one."""
    view, dropped = read_view(query, seen.explorer.network)
    assert dropped == []
    for word, value in looks.items():
        view = set_look(seen.at(view), view, {"word": word, "value": value})
    return view


def test_windows_of_a_length_end_with_every_step(years):
    assert "starts" not in steps(years, "joined=conflict")["time"]
    months = steps(years, "joined=conflict&window=2")["time"]
    assert months["starts"][1:] == ("2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01", "2022-05-01")
    assert (months["starts"][0], months["begin"]) == ("2021-12-01", 1)
    days = steps(years, "joined=conflict&window=31&window_unit=days")["time"]
    assert (days["starts"][:2], days["begin"]) == (("2022-01-01", "2022-01-29"), 0)
    year = steps(years, "joined=conflict&window=1&window_unit=years")["time"]
    assert (year["starts"][-1], year["begin"]) == ("2021-07-01", 5)
    said_ = steps(years, "joined=conflict&window=2&window_unit=statements")["time"]
    assert said_["starts"][2:] == ("2022-01-16", "2022-01-16", "2022-01-16", "2022-03-16")
    assert said_["begin"] == 2


def test_the_filter_says_the_window_and_it_is_called_by_its_length(years):
    view = windowed(years, "joined=conflict&since=2022-02&until=2022-04", window=2)
    assert (view.filter.get("since"), view.filter.get("until")) == ("2022-03-01", "2022-04")
    assert steps(years, view.link())["now"] == "2 months to April 2022"
    view = windowed(years, view.link(), window_unit="statements")
    assert view.filter.get("since") == "2022-01-16"
    assert steps(years, view.link())["now"] == "2 statements to April 2022"
    other = view.link().replace("2022-01-16", "2022-01")
    assert steps(years, other)["now"] == "January 2022 to April 2022"
    assert windowed(years, view.link(), window="").window == "0"
    assert windowed(years, "joined=conflict", window=3).filter.get("since") == "2022-04-01"


@pytest.mark.parametrize("query", ["joined=conflict&as_of=2022-03", "since=2022-02"])
def test_a_length_moves_no_window_where_there_is_none(years, query):
    before = windowed(years, query)
    assert windowed(years, query, window=2).filter == before.filter


@pytest.mark.parametrize("kernel", ["triangular", "epanechnikov", "gaussian"])
def test_a_kernel_weighs_the_picture_its_sentence_and_its_files(years, kernel):
    query = f"joined=congruence&backbone=none&normalise=none&since=2022-01&until=2022-04&kernel={kernel}"
    view, _ = read_view(query, years.explorer.network)
    seen = years.at(view)
    (pair,) = linked(seen, view).ties.weight.tolist()
    half = 60.0
    away = [abs(day - (half - 0.5)) / half for day in (15.0, 31 + 28 + 15.0)]
    weigh = {
        "triangular": lambda u: 1 - u,
        "epanechnikov": lambda u: 1 - u * u,
        "gaussian": lambda u: math.exp(-2 * u * u),
    }[kernel]
    assert pair == pytest.approx(weigh(away[0]) * weigh(away[1]))
    assert "by their distance to the middle of the window (" in said(seen, view)
    assert all(f"kernel={kernel}" in link for _, link, *_ in outside(exports.items(seen, view)))
    whole, _ = read_view(f"joined=congruence&kernel={kernel}", years.explorer.network)
    assert "kernel" not in said(years.at(whole), whole)


def test_ties_on_record_have_no_steps_and_nothing_has_none(years):
    assert steps(years, "")["time"] is None
    assert steps(seen_of(World().explorer()), "joined=congruence")["time"] is None
    assert steps(seen_of(World({"actors": actors("ada")}).explorer()), "joined=ignore")["time"] is None


def test_every_step_has_links_of_its_own_and_the_same_actors(years):
    found = []
    for month in steps(years, "joined=subtract")["time"]["last"]:
        view, _ = read_view(f"joined=subtract&as_of={month}&backbone=none", years.explorer.network)
        found.append(sorted(links(years.at(view), view)["ties"]["id"]))
        assert years.at(view).visible.actors.all()
    assert found == [[], [], ["pair:ada:bob"], ["pair:ada:bob"], ["pair:ada:bob"], found[-1]]
    assert found[-1] == ["pair:ada:bob", "pair:ada:cy", "pair:bob:cy"]


def test_the_stage_says_that_ties_are_not_those_on_record():
    assert stage.classes(read_view("joined=ignore", World().network())[0]) == "stage tab-network said"


def test_a_picture_says_what_its_ties_are_and_the_page_in_one_file_draws_those_on_record(debate):
    view, _ = read_view("joined=subtract&through=argument&colour=kind", debate.network)
    framed = pictures.answer(debate, view)
    assert said(debate, view) in framed["subtitle"][1]
    labels = [entry["label"] for entry in framed["legend"]]
    assert "Rather agree" in labels and "Rather disagree" in labels
    drawn = looks(debate, view)
    assert "agreement" not in drawn.words
    assert "Rather agree" not in [entry["label"] for part in drawn.legend for entry in part]
    assert looks(debate, read_view("joined=subtract", debate.network)[0]) is None


def test_the_network_behind_the_ties_is_offered_as_files(tiny, tiny_client):
    assert exports.items(tiny, read_view("", tiny.network)[0]) is None
    view, _ = read_view(
        "joined=conflict&through=policy&kind=company&backbone=disparity&alpha=0.2", tiny.network
    )
    seen = Explorer(tiny.network, view.active)
    tree = exports.items(seen, view)
    assert "disagreement" in text(plain(tree))
    found = outside(tree)
    assert [words for words, *_ in found] == [
        "GraphML",
        "GEXF with time",
        "Matrix (CSV)",
        "Ties (CSV)",
        "JSON",
    ]
    for _, link, *_ in found:
        assert "mode=conflict" in link and "alpha=0.2" in link and "kind=company" in link
        assert tiny_client.get(link).status_code == 200


def test_a_dna_file_has_links_and_every_study(tmp_path):
    path = tmp_path / "wind.dna"
    make(path)
    explorer = open_package(path)
    view, _ = read_view("joined=subtract&backbone=none", explorer.network)
    assert len(links(explorer, view)["ties"]["id"]) > 0
    for name in DEBATES:
        study = IN_DEBATE[name]
        plain(study.show(explorer, view, study.work(explorer, view, lambda share: None)))


def test_the_tie_or_the_pair_whose_details_are_open_is_told_to_the_canvas(debate):
    first = str(debate.network.cells("ties", "id")[0])
    for query, told in (
        (f"panel=tie:{first}", {"tie": first}),
        ("panel=pair:meta:openai&joined=subtract", {"tie": "pair:meta:openai"}),
        ("panel=pair:meta:openai", {}),
        ("at=meta", {}),
    ):
        assert stage.opened(read_view(query, debate.network)[0]) == told
