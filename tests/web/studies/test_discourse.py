"""The studies of the debate: plain on every sort of data, numbers of the verbs, links and files that work."""

from urllib.parse import urlsplit

import pytest

from graph_app import Explorer
from graph_app.layouts import silent
from graph_app.web.looks import DATES, DEBATES, LOOKS
from graph_app.web.pairs import ends
from graph_app.web.panels.discourse import STUDIES
from graph_app.web.reading import read_view
from graph_app.web.studies.discourse import IN_DEBATE
from graph_app.web.studies.discourse.change import dates
from graph_app.web.studies.discourse.grid import LEVELS, square
from graph_app.web.view import View
from tests.web.trees import find, links, outside, plain, text
from tests.worlds import World, actors, statement

EMPTY = World().explorer()
SILENT = World({"actors": actors("ada", "bob")}).explorer()
VIEWS = (
    "",
    "at=acme&joined=conflict",
    "at=acme&also=bolt&through=policy&normalise=none&duplicates=every",
    "through=argument&unit=months",
    "kind=company&pairs=actors",
    "issue=release&pairs=issues&moves=sides",
    "as_of=2024-02&earlier=2023&later=2024",
    "panel=issue:release",
    "scale=five_step&statements=latest",
)


def shown(explorer, query, name=None):
    """Return what a study shows on the data with the filter of a view."""
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    study = IN_DEBATE[name or view.discourse]
    seen = Explorer(explorer.network, view.active)
    found = study.work(seen, view, silent)
    return study.show(seen, view, found), study.figure(seen, view, found), found, seen


@pytest.fixture
def quarrel():
    """Two against two on release; Ada turns on audits; Bob stands on both sides of licences."""
    rows = [
        statement("ada", "release", 2, "2022-03"),
        statement("bob", "release", 1, "2022-05"),
        statement("cy", "release", -1, "2023-01"),
        statement("dot", "release", -2, "2023-02"),
        statement("ada", "audit", 1, "2022-01"),
        statement("ada", "audit", -1, "2024-01", source="s-own"),
        statement("cy", "audit", -2, "2024-02"),
        statement("bob", "licence", 1, "2023"),
        statement("bob", "licence", -1, "2024-06"),
        statement("dot", "licence", 0, "2024-07"),
    ]
    return World({"actors": actors("ada", "bob", "cy", "dot", "eve"), "statements": rows}).explorer()


def test_the_tab_has_every_study_in_the_order_of_its_choice():
    assert tuple(IN_DEBATE) == DEBATES == tuple(STUDIES)
    assert all(name == study.name for name, study in IN_DEBATE.items())


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("name", DEBATES)
def test_every_study_is_plain_and_its_links_are_understood(tiny, name, query):
    tree, figure, _, seen = shown(tiny, query, name)
    plain(tree)
    plain([figure or {}])
    for _, address in links(tree):
        assert read_view(address, tiny.network)[1] == []
    view = read_view(query, tiny.network)[0]
    first = IN_DEBATE[name].meanwhile(seen, view)
    if first is not None:
        plain(first)


@pytest.mark.parametrize("query", ["", "through=argument", "pairs=actors", "pairs=issues&unit=months"])
@pytest.mark.parametrize("name", DEBATES)
@pytest.mark.parametrize("explorer", [EMPTY, SILENT], ids=["nobody", "silent"])
def test_every_study_bears_data_without_actors_or_statements(name, query, explorer):
    tree, figure, _, _ = shown(explorer, query, name)
    plain(tree)
    assert figure is None


@pytest.mark.parametrize("name", DEBATES)
def test_every_study_bears_hostile_ids(strange, name):
    for query in ("", "pairs=actors", "pairs=issues"):
        tree, _, _, _ = shown(strange, query, name)
        for _, address in links(tree):
            assert read_view(address, strange.network)[1] == []
        assert all(rel == "noopener noreferrer" for _, url, rel, _ in outside(tree) if "://" in url)


@pytest.mark.parametrize("name", DEBATES)
def test_an_answer_hangs_on_nothing_of_the_view_but_its_own_words(debate, name):
    study = IN_DEBATE[name]
    assert set(study.words) <= {*DATES, *LOOKS}
    one, other = View(at="meta"), View(at="meta", tab="map", labels="0", measure="degree", layout="rings")
    assert study.key(debate, one) == study.key(debate, other)
    assert study.key(debate, one) != study.key(debate, View(at="meta", through="policy"))


@pytest.mark.parametrize(
    "query", ["", "pairs=issues&joined=conflict&through=policy", "kind=company&as_of=2024-06"]
)
@pytest.mark.parametrize("name", DEBATES)
def test_every_file_is_there_under_the_same_filter(tiny, tiny_client, name, query):
    tree, _, _, seen = shown(tiny, query, name)
    files = [link for _, link, *_ in outside(tree) if link.startswith("/api/")]
    assert files
    for link in files:
        answer = tiny_client.get(link)
        assert answer.status_code == 200, link
        assert all(part in urlsplit(link).query for part in seen.to_query().split("&") if part)


@pytest.mark.parametrize("name", ["agreement", "camps", "change", "time"])
def test_how_statements_are_counted_is_said_and_goes_along_with_every_file(tiny, name):
    tree, _, found, _ = shown(tiny, "scale=five_step&statements=latest&duplicates=month", name)
    asked = (found.get("all") or found.get("congruence") or found)["asked"]
    assert (asked["scale"], asked["statements"], asked["duplicates"]) == ("five_step", "latest", "month")
    words = text(plain(tree)).lower()
    assert "stances on five steps, each statement once a month, only each actor's latest" in words
    for _, link, *_ in outside(tree):
        if link.startswith("/api/"):
            query = urlsplit(link).query
            assert "scale=five_step" in query and "statements=latest" in query


def test_change_is_of_what_is_in_force_whichever_statements_count(quarrel):
    tree, _, found, _ = shown(quarrel, "discourse=change&earlier=2023&later=2024")
    assert found["asked"]["statements"] == "latest"
    assert "only each actor's latest statement on an issue" in text(plain(tree)).lower()


def test_the_strongest_pairs_are_those_of_the_verb_and_open_their_statements(debate):
    tree, _, _, _ = shown(debate, "through=argument&normalise=cosine", "agreement")
    tables = find(tree, css="ranking")
    for table, mode in zip(tables, ("congruence", "conflict"), strict=True):
        found = debate.discourse(
            mode=mode, issues="argument", normalise="cosine", duplicates="document", most=40
        )
        rows = find(table, "Tr")[1:]
        assert len(rows) == len(found["ties"]) == 40
        for row, one in zip(rows, found["ties"], strict=True):
            (link,) = [link for words, link in links(row) if " agree, " in words]
            panel = read_view(link, debate.network)[0].panel
            assert set(ends(panel, debate.network.position)) == {one["one"], one["other"]}
        assert f"of {found['size']['ties']:,} pairs" in text(plain(table))


def test_a_matrix_is_symmetric_and_those_who_agree_stand_together(quarrel):
    found = square(quarrel.discourse_network(mode="subtract"))
    assert found["all"] == 4
    for one, row in enumerate(found["values"]):
        assert row[one] is None
        assert row == [column[one] for column in found["values"]]
    assert {frozenset(found["ids"][:2]), frozenset(found["ids"][2:])} == {
        frozenset(("ada", "bob")),
        frozenset(("cy", "dot")),
    }


def test_a_matrix_opens_the_pair_of_a_number(debate):
    tree, _, found, _ = shown(debate, "pairs=actors&through=argument", "agreement")
    (grid,) = find(tree, "AgGrid")
    context = grid["props"]["dashGridOptions"]["context"]
    assert context["of"] == "actors"
    assert [context["ids"][f"n{place}"] for place in range(30)] == found["square"]["ids"]
    rows = grid["props"]["rowData"]
    assert [row["id"] for row in rows] == found["square"]["ids"]
    levels = {value for row in rows for field, value in row.items() if field.endswith("-level")}
    assert levels <= {level for level in range(-LEVELS, LEVELS + 1) if level}
    for row in rows:
        for place in range(30):
            if f"n{place}" in row:
                assert (row[f"n{place}"] > 0) == (row[f"n{place}-level"] > 0)


def test_camps_have_members_proof_chance_and_what_divides_them(quarrel):
    tree, figure, found, _ = shown(quarrel, "discourse=camps&normalise=none")
    said = text(plain(tree))
    assert "Proved: no other two camps fit better." in said
    camps = [
        {text(one).strip() for one in find(part, css="actor-link")} for part in find(tree, css="members")
    ]
    assert sorted(map(sorted, camps)) == [["Ada", "Bob"], ["Cy", "Dot"]]
    assert "Open release" in said and "0 for, 2 against" in said
    assert found["chance"]["rounds"] == 50
    names = [text(find(row, "Th")[0]) for row in find(find(tree, css="roles")[0], "Tr")[1:]]
    assert names == ["Fit", "Modularity", "Crossing", "Clashing", "Bimodality (Sarle)"]
    assert figure["label"].startswith("Polarisation through time, 3 windows")


def test_the_chart_of_camps_has_a_lane_per_number_with_its_band(debate):
    _, figure, found, _ = shown(debate, "discourse=camps&through=policy&kind=regulator&unit=months")
    lines = [one for one in figure["figure"]["data"] if one["mode"] == "lines+markers"]
    assert [one["yaxis"] for one in lines] == ["y", "y2", "y3", "y4"]
    windows = found["windows"]
    assert lines[0]["y"] == [one["split"]["fit"] for one in windows]
    assert lines[2]["y"] == [one["crossing"] for one in windows]
    bands = [one for one in figure["figure"]["data"] if one.get("fill") == "toself"]
    known = [one["band"]["fit"] for one in windows if one["band"]["fit"]["low"] is not None]
    assert bands[0]["y"] == [one["high"] for one in known] + [one["low"] for one in reversed(known)]
    for axis in ("yaxis", "yaxis2", "yaxis3", "yaxis4"):
        low, high = figure["figure"]["layout"][axis]["range"]
        assert high - low >= 0.2


def test_who_moved_from_what_to_what_on_which_sources(quarrel):
    tree, _, _, _ = shown(quarrel, "discourse=movers")
    said = text(plain(tree))
    assert "2 moves: 2 turned to the other side." in said
    rows = find(find(tree, css="moves")[0], "Tr")[1:]
    assert [text(find(row, css="actor-link")[0]).strip() for row in rows] == ["Bob", "Ada"]
    ada = text(rows[1])
    assert "2022-01" in ada and "2024-01" in ada
    assert "Supports (+1)" in ada and "Opposes (−1)" in ada
    assert {words for words, *_ in outside(rows[1])} == {
        "Record\u00a0↗",
        "Own view\u00a0↗",
    }
    few = text(plain(shown(quarrel, "discourse=movers&moves=turned&through=policy&hide=bob")[0]))
    assert "1 move: 1 turned" in few
    assert "Nobody moved." in text(plain(shown(quarrel, "discourse=movers&through=argument")[0]))


def test_change_has_the_statements_that_made_it(quarrel):
    tree, _, found, _ = shown(quarrel, "discourse=change&earlier=2023&later=2024&normalise=none")
    (changes,) = find(tree, css="changes")
    rows = {
        tuple(sorted(text(one).strip() for one in find(row, css="actor-link")[:2])): row
        for row in find(changes, "Tr")[1:]
    }
    assert len(rows) == len(found["changes"])
    new = rows["Ada", "Cy"]
    assert "2024-01" in text(new) and "2024-02" in text(new)
    assert "From 2023 to 2024, agreement less disagreement" in text(plain(tree))


def test_without_dates_change_is_that_of_the_last_year(quarrel):
    assert dates(quarrel, View()) == ("2023-07-02", "2024-07-01")
    assert dates(quarrel, View(earlier="2022", later="2023-05")) == ("2022", "2023-05")
    assert dates(quarrel, View(earlier="2022")) == ("2022", "2024-07-01")
    said = text(plain(shown(quarrel, "discourse=change&earlier=2024&later=2023")[0]))
    assert "2023 is not later than 2024" in " ".join(said.replace("'", "").split())


def test_statements_over_time_add_up_over_issues_and_camps(debate):
    tree, figure, found, _ = shown(debate, "discourse=time&through=argument")
    whole = debate.over_time(issues="argument", unit="years", duplicates="document")
    assert found["all"]["total"] == whole["total"]
    spread = [one for one in found["camps"] if one]
    unsplit = sum(whole["total"]["for"]) - sum(sum(one["total"]["for"]) for one in spread)
    assert unsplit >= 0
    rows = find(find(tree, css="through")[0], "Tr")[1:]
    assert len(rows) == len(whole["rows"])
    first = whole["rows"][0]
    assert f"{sum(first['for']):,} for, {sum(first['against']):,} against" in text(rows[0])
    ups = [one for one in figure["figure"]["data"] if one["marker"]["color"] == "@stance-0"]
    assert sum(ups[0]["y"]) == sum(whole["total"]["for"])


def test_the_chart_over_time_is_of_the_issue_that_is_opened_or_of_the_filter(quarrel):
    def title(query):
        return shown(quarrel, query, "time")[1]["figure"]["layout"]["annotations"][0]["text"]

    assert title("") == "<b>All issues</b>: for above, against below"
    assert title("panel=issue:audit") == "<b>Audits</b>: for above, against below"
    assert title("issue=release") == "<b>Open release</b>: for above, against below"
    assert title("panel=issue:arg") == "<b>All issues</b>: for above, against below"


def test_until_the_camps_are_known_the_chart_and_the_table_have_room_for_them(quarrel):
    view, _ = read_view("discourse=time&tab=discourse", quarrel.network)
    study = IN_DEBATE["time"]
    begun, whole = study.sketch(quarrel, view), shown(quarrel, "discourse=time&tab=discourse")
    assert begun["height"] == whole[1]["height"]
    titles = [one["text"] for one in begun["figure"]["layout"]["annotations"]]
    assert titles == [one["text"] for one in whole[1]["figure"]["layout"]["annotations"]]
    assert {one["yaxis"] for one in begun["figure"]["data"]} == {"y"}
    rows = [find(find(tree, css="through")[0], "Tr") for tree in (study.meanwhile(quarrel, view), whole[0])]
    assert text(rows[0][0]) == text(rows[1][0]) == "IssueEverybodyCamp 1Camp 2"
    assert text(rows[0][1]).endswith("……")


def test_a_lane_over_time_is_as_high_as_what_is_for_and_as_low_as_what_is_against(quarrel):
    _, figure, found, _ = shown(quarrel, "panel=issue:release", "time")
    low, high = figure["figure"]["layout"]["yaxis"]["range"]
    row = next(one for one in found["all"]["rows"] if one["id"] == "release")
    assert (low, high) == (-1.1 * max(row["against"]), 1.1 * max(row["for"]))


def test_coders_are_compared_and_every_disagreement_has_its_source(debate):
    tree, _, _, _ = shown(debate, "discourse=coders")
    said = text(plain(tree))
    whole = debate.agreement()
    assert f"Alpha {whole['overall']['alpha']['ordinal']:.2f} (ordinal)" in said
    assert f"{whole['overall']['units']} units" in said
    (apart,) = find(tree, css="changes")
    rows = find(apart, "Tr")[1:]
    assert len(rows) == len(whole["disagreements"]) > 0
    for row, one in zip(rows, whole["disagreements"], strict=True):
        assert one["source"]["title"] in text(row)
        assert all(reading["coder"] in text(row) for reading in one["readings"])
        assert all(reading["locator"] in text(row) for reading in one["readings"] if reading["locator"])
    few = text(plain(shown(debate, "discourse=coders&through=policy")[0]))
    assert "are left out by the filter or the choice of issues" in few


def test_a_package_without_codings_says_so(quarrel):
    assert "This package has no codings" in text(plain(shown(quarrel, "discourse=coders")[0]))


def test_work_that_is_stopped_ends_early(debate):
    class Stop(Exception):
        pass

    def stop(share):
        raise Stop

    view = View(through="argument")
    for name in ("camps", "time"):
        with pytest.raises(Stop):
            IN_DEBATE[name].work(debate, view, stop)
