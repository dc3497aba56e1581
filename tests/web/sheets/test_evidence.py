"""What the sheets of ties, events, issues, sources, comparisons and paths say; without an app."""

import pytest

from graph_app import Explorer
from graph_app.web.reading import read_view
from graph_app.web.sheets import SHEETS, sheet
from graph_app.web.sheets.pieces import listed
from graph_app.web.view import View
from tests.web.trees import find, links, outside, plain, text
from tests.worlds import World, actors, event, part, statement, tie

NASTY = "<script>alert(1)</script>"


def shown(explorer, query):
    """Return the sheet that a link opens, as plain values."""
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return sheet(Explorer(explorer.network, view.active), view)


def says(explorer, query):
    return text(plain(shown(explorer, query)))


def headings(tree):
    return [text(one) for one in find(tree, "H3")]


def link(tree, words):
    found = [address for said, address in links(tree) if said == words]
    assert found, [said for said, _ in links(tree)]
    return found[0]


# --- ties


def test_a_tie_says_who_what_whom_since_when_for_how_much_and_from_where(tiny):
    tree = shown(tiny, "?at=acme&panel=tie:acme.funds.aid")
    assert text(find(tree, "H2")[0]) == "Acme funds Aid"
    said = text(plain(tree))
    assert "recorded tie · supporting · influence runs to Aid" in said
    assert "A grant for one year, ended." in said
    rows = [text(one) for one in find(find(tree, "Dl"), "Div")]
    assert rows[0] == "Time2023-01-15 – 2023-12-31"
    assert rows[1:3] == ["Amount$250,000", "Confidencehigh"]
    assert rows[3].startswith("Weight0.5 × 1 = 0.5")
    assert ("Our view\u00a0↗", "https://acme.example/view", "noopener noreferrer", "_blank") in outside(tree)


def test_a_tie_leads_to_both_ends_to_its_source_to_its_neighbours_and_back(tiny):
    tree = shown(tiny, "?at=acme&panel=tie:acme.funds.iris")
    assert [text(one) for one in find(tree, css="small")][-2:] == [
        "2023-06 · weight 0.35",
        "derived · hidden",
    ]
    assert link(tree, "← Back to Acme") == "?at=acme"
    assert link(tree, "Acme") == "?at=acme"
    assert link(tree, "Iris Institut für Öffnung") == "?at=iris"
    assert link(tree, "Acme · 2024-03 · own statement") == "?at=acme&panel=source:src-acme"
    assert link(tree, "Acme funds Iris Institut für Öffnung") == "?at=acme&panel=tie:acme.funds.iris.2"
    assert not any(said.startswith("←") for said, _ in links(shown(tiny, "?panel=tie:acme.funds.iris")))


def test_a_hostile_tie_and_one_along_which_influence_runs_back_say_so(tiny):
    assert "hostile · influence runs to Acme" in says(tiny, "?panel=tie:aid.criticizes.acme")
    assert "influence runs to Senate Panel" in says(tiny, "?panel=tie:sen.part_of.reg")
    assert "influence runs both ways" in says(tiny, "?panel=tie:acme.partners_with.bolt")


def test_a_derived_tie_opens_its_events_and_adds_up(tiny):
    tree = shown(tiny, "?derived=on&panel=tie:acme.acted_together.iris")
    said = text(plain(tree))
    assert "derived tie" in said
    assert "1/(3-1) + 1/(2-1) = 1.5" in said
    assert link(tree, "Letter for open release") == "?derived=on&panel=event:letter-2024"
    assert find(tree, css="hidden-note") == []


def test_a_hidden_tie_says_why_and_offers_to_lift(tiny):
    tree = shown(tiny, "?tie=lobbies&panel=tie:acme.funds.iris")
    (note,) = find(tree, css="hidden-note")
    assert text(note).startswith("This tie is hidden by ties (of kind “lobbies”).")
    assert link(note, "Lift ties") == "?panel=tie:acme.funds.iris"
    (off,) = find(shown(tiny, "?panel=tie:acme.acted_together.iris"), css="hidden-note")
    assert link(off, "Show derived ties") == "?derived=on&panel=tie:acme.acted_together.iris"
    two = shown(tiny, "?kind=regulator&tie=lobbies&panel=tie:acme.funds.iris")
    assert link(find(two, css="hidden-note"), "Lift what hides it") == "?panel=tie:acme.funds.iris"


# --- events


def test_an_event_says_what_happened_who_took_part_and_where_they_stand(tiny):
    tree = shown(tiny, "?at=aid&panel=event:letter-2024")
    said = text(plain(tree))
    assert text(find(tree, "H2")[0]) == "Letter for open release"
    assert "2024-03-25 · joint letter · outcome: none" in said
    assert "6 actors took part" in said
    assert headings(tree) == ["Source", "With it 3", "Against it 2", "Neither with it nor against it 1"]
    assert "Strongly supports (+1.5)" in said  # iris, on the event's issue
    assert link(tree, "Open release") == "?at=aid&panel=issue:release"
    assert link(tree, "Acme") == "?at=acme"


def test_hidden_participants_are_marked_counted_and_can_be_lifted(tiny):
    tree = shown(tiny, "?kind=company&panel=event:letter-2024")
    assert "The filter hides 4 actors of these." in text(plain(tree))
    assert link(tree, "Lift the whole filter") == "?panel=event:letter-2024"
    assert len(find(tree, css="hidden-mark")) == 4


def test_an_event_of_nobody_says_so():
    explorer = World({"actors": actors("a"), "events": [event("e", source=None)]}).explorer()
    assert "Nobody on record." in says(explorer, "?panel=event:e")


# --- issues


def test_an_issue_says_the_question_who_stands_where_and_on_what(tiny):
    tree = shown(tiny, "?panel=issue:release")
    said = text(plain(tree))
    assert "Should anyone be free to publish weights?" in said
    assert "Support means openness." in said
    assert "3 for 0 mixed 2 against 3 unknown" in " ".join(said.split())
    assert "from 7 statements that count of 7. Mean +0.30 of 5 actors." in said
    assert [text(one["props"]["children"][0]) for one in find(tree, css="tie-group")][:2] == [
        "Strongly supports2",
        "Supports1",
    ]
    (bar,) = find(tree, css="shares")
    assert bar["props"]["aria-label"] == "3 for, 0 mixed, 2 against, 3 unknown"
    assert [one["props"]["style"]["flexGrow"] for one in find(bar, "Span")] == [3, 2]
    assert link(tree, "Read stances on this issue") == "?issue=release&panel=issue:release"
    assert link(tree, "Letter for open release") == "?panel=event:letter-2024"
    assert "read on this issue" in says(tiny, "?issue=release&panel=issue:release")


def test_only_what_is_visible_is_counted(tiny):
    assert "1 for 0 mixed 0 against 1 unknown" in " ".join(
        says(tiny, "?kind=institute&panel=issue:release").split()
    )


def test_an_actor_stands_with_its_latest_statement_that_counts(tiny):
    group = find(shown(tiny, "?panel=issue:release"), css="tie-group")[0]
    acme = text(find(group, "Li")[0])
    assert "2024-03-25, and 1 other statement" in acme
    assert "For release without conditions." in acme
    earlier = find(shown(tiny, "?as_of=2023-12&panel=issue:release"), css="tie-group")[0]
    assert "2023-05, and 1 other statement" in text(find(earlier, "Li")[0])


def test_of_a_crowd_with_one_stance_the_first_are_shown_and_all_counted():
    crowd = [f"a{number:02}" for number in range(60)]
    rows = {"actors": actors(*crowd), "statements": [statement(one, "audit", 1, "2024") for one in crowd]}
    group = find(shown(World(rows).explorer(), "?panel=issue:audit"), css="tie-group")[0]
    assert text(find(group, "Summary")[0]) == "Supports60"
    assert len(find(group, "Li")) == 40
    assert "20 more are not listed here" in text(group)


def test_an_issue_on_which_nobody_spoke_has_no_bar():
    explorer = World({"actors": actors("a"), "statements": []}).explorer()
    tree = shown(explorer, "?panel=issue:audit")
    assert find(tree, css="shares") == []
    assert "No statement counts here." in text(plain(tree))
    assert "Does not count for openness." in text(plain(tree))


# --- sources


def test_a_source_says_what_it_is_and_what_rests_on_it(tiny):
    tree = shown(tiny, "?at=acme&panel=source:src-press")
    said = text(plain(tree))
    assert "The Paper · 2024-07-01 · secondary source · press" in said
    assert "15 rows of these data rest on it." in said
    assert [text(one["props"]["children"][0]) for one in find(tree, "Details")[:4]] == [
        "Statements5",
        "Ties3",
        "Events1",
        "Participations6",
    ]
    assert outside(tree)[0][:2] == ("Open the document\u00a0↗", "http://paper.example/debate")
    assert link(tree, "Licences") == "?at=acme&panel=issue:licence"
    assert link(tree, "Acme partners with Bolt") == "?at=acme&panel=tie:acme.partners_with.bolt"


def test_codings_say_by_whom(tiny):
    assert "coded by reading-2" in says(tiny, "?panel=source:src-acme")
    assert "Nothing rests on it." in says(tiny, "?panel=source:src-unused")


def test_an_address_that_is_no_web_address_is_not_a_link():
    rows = {"actors": actors("a"), "sources": [{"id": "s", "title": NASTY, "url": "javascript:alert(1)"}]}
    tree = shown(World(rows).explorer(), "?panel=source:s")
    assert outside(tree) == []
    assert "javascript:alert(1)" in text(plain(tree))


# --- several actors


def test_a_comparison_puts_stances_agreement_ties_and_events_side_by_side(tiny):
    tree = shown(tiny, "?at=acme&also=iris,aid&panel=compare")
    said = text(plain(tree))
    assert text(find(tree, "H2")[0]) == "3 actors compared"
    assert "A and B 0.81 over 2 issues" in said
    assert "Open release: 1 - |(+2) - (+1.5)| / 4 = 0.875" in said
    assert "A and C: no issue on which both have a stance" in said
    head, *rows = [[text(cell) for cell in find(row, "Th") + find(row, "Td")] for row in find(tree, "Tr")]
    assert head == ["Issue", "A Acme", "B Iris Institut für Öffnung", "C Aid"]
    assert rows[0] == ["Open release", "Strongly supports +2", "Strongly supports +1.5", "Unknown "]
    assert rows[1] == ["Licences", "Opposes −1", "Mixed 0", "Unknown "]
    assert headings(tree) == [
        "Agreement",
        "Stances 2",
        "Ties between them 4",
        "Tied to two of them or more 1",
        "Events that they share 3",
    ]
    assert link(tree, "Acme funds Aid") == "?also=iris,aid&at=acme&panel=tie:acme.funds.aid"
    assert link(tree, "endorses") == "?also=iris,aid&at=acme&panel=tie:juno.endorses.acme"
    assert link(tree, "Licensing bill") == "?also=iris,aid&at=acme&panel=event:bill-2024"


@pytest.mark.parametrize(
    ("panel", "said"), [("compare", "Select two to four"), ("paths", "Select two actors")]
)
@pytest.mark.parametrize("query", ["", "&at=acme"])
def test_what_needs_several_actors_says_so(tiny, panel, said, query):
    assert said in says(tiny, f"?panel={panel}{query}")


def test_of_more_than_four_selected_actors_the_first_four_are_compared(tiny):
    said = says(tiny, "?at=acme&also=iris,aid,bolt,reg&panel=compare")
    assert "4 actors compared" in said
    assert "The first four of 5 selected actors." in said


def test_paths_are_listed_and_every_step_opens_its_ties(tiny):
    tree = shown(tiny, "?at=aid&also=reg&panel=paths")
    said = text(plain(tree))
    assert text(find(tree, "H2")[0]) == "Aid to Regulation Office"
    assert "3 paths of 3 steps" in said
    assert "1 path of 3 steps" in said
    paths = find(tree, css="path")
    assert len(paths) == 4
    steps = [text(one) for one in find(paths[3], css="step")]
    assert steps == [
        "← funds, criticizes → weight 0.80",
        "lobbies → weight 0.40",
        "part of → weight 0.80",
    ]
    assert "strength 0.256" in text(paths[3])
    assert link(paths[3], "lobbies →") == "?also=reg&at=aid&panel=tie:acme.lobbies.sen"
    assert link(tree, "Only along influence") == "?also=reg&at=aid&panel=paths:influence"
    assert link(tree, "Turn round") == "?also=aid&at=reg&panel=paths"


def test_paths_along_influence_are_one_way(tiny):
    assert "No path over the ties that are shown." in says(tiny, "?at=sen&also=reg&panel=paths:influence")
    assert "1 path of 1 step" in says(tiny, "?at=reg&also=sen&panel=paths:influence")
    tree = shown(tiny, "?at=reg&also=sen&panel=paths:influence")
    assert link(tree, "Whichever way ties run") == "?also=sen&at=reg&panel=paths"


@pytest.mark.parametrize("panel", ["compare", "paths"])
def test_hidden_actors_are_explained_and_can_be_lifted(tiny, panel):
    notes = find(shown(tiny, f"?at=acme&also=reg&kind=company&panel={panel}"), css="hidden-note")
    assert [text(note) for note in notes] == [
        "Regulation Office is hidden by kind of actor (companies).Lift kind of actor "
    ]
    assert link(notes, "Lift kind of actor") == f"?also=reg&at=acme&panel={panel}"


def test_more_paths_than_are_listed_are_counted():
    middle = [f"m{number:02}" for number in range(60)]
    ties = [tie(f"{side}{one}", side, one) for one in middle for side in "ab"]
    said = says(
        World({"actors": actors("a", "b", *middle), "ties": ties}).explorer(), "?at=a&also=b&panel=paths"
    )
    assert "60 paths of 2 steps" in said
    assert "10 more are as good and not listed." in said


def test_several_selected_actors_are_named_with_what_can_be_done(tiny):
    tree = shown(tiny, "?at=acme&also=iris,aid")
    assert "3 actors selected: also Iris Institut für Öffnung, Aid" in text(plain(tree))
    assert link(tree, "Aid") == "?also=acme,iris&at=aid"
    assert link(tree, "Compare them") == "?also=iris,aid&at=acme&panel=compare"
    assert link(tree, "Paths between the first two") == "?also=iris,aid&at=acme&panel=paths"
    assert find(shown(tiny, "?at=acme"), css="selection") == []


def test_in_the_sheet_of_an_actor_everything_opens(tiny):
    tree = shown(tiny, "?at=acme")
    addresses = {address for _, address in links(tree)}
    assert {
        "?at=acme&panel=issue:licence",
        "?at=acme&panel=event:bill-2024",
        "?at=acme&panel=tie:acme.lobbies.sen",
        "?at=acme&panel=source:src-gov",
    } <= addresses


# --- all of them


@pytest.mark.parametrize("kind", ["tie", "event", "issue", "source"])
@pytest.mark.parametrize("key", ["", "nope", "a:b", NASTY, "x" * 10_000])
def test_what_is_not_there_is_a_friendly_line(tiny, kind, key):
    said = text(plain(SHEETS[kind](tiny, View(at="acme"), key)))
    assert f"There is no {kind}" in said
    assert "← Back to Acme" in said


HOSTILE = [
    '"><img src=x onerror=alert(1)>',
    "a:b:c",
    "a b,c/d?e&f=g#h%25",
    "שלום\u202eabc",
    "🦙" * 3,
    "n" * 10_000,
]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name[:12]))
def test_hostile_ids_and_names_are_shown_as_they_are_and_their_links_lead_back(name):
    rows = {
        "actors": [{"id": name, "name": name, "kind": "company"}, *actors("b")],
        "ties": [tie(f"{name}.t", name, "b", summary=name, source=name)],
        "issues": [{"id": name, "name": name, "kind": "policy", "question": name, "support_means": "open"}],
        "statements": [
            statement(one, name, 1, "2024", source=name) | {"summary": name} for one in (name, "b")
        ],
        "events": [event(name, source=name) | {"title": name, "issue_id": name}],
        "participations": [part(name, one, source=name) for one in (name, "b")],
        "sources": [{"id": name, "title": name, "url": name, "publisher": name}],
    }
    explorer = World(rows).explorer()
    base = View(at=name, also=("b",))
    panels = [f"tie:{name}.t", f"event:{name}", f"issue:{name}", f"source:{name}", "compare", "paths", ""]
    for panel in panels:
        view = base.opening(panel)
        again, dropped = read_view(view.link(), explorer.network)
        assert (again, dropped) == (view, [])
        tree = sheet(explorer, view)
        assert name in text(plain(tree))
        assert all(found[1].startswith(("http://", "https://")) for found in outside(tree))
        for _, address in links(tree):
            assert read_view(address, explorer.network)[1] == []


def test_a_debate_without_optional_tables_has_sheets_all_the_same():
    rows = {"actors": actors("a", "b"), "ties": [tie("t", "a", "b", source=None)]}
    rows |= {"issues": [], "sources": [], "participation_roles": []}
    explorer = World(rows).explorer()
    for panel in ("tie:t", "compare", "paths", ""):
        assert text(plain(sheet(explorer, View(at="a", also=("b",), panel=panel))))
    assert "No source given" in says(explorer, "?panel=tie:t")
    assert "None of them has a stance that counts here." in says(explorer, "?at=a&also=b&panel=compare")


def test_every_link_of_every_kind_of_sheet_of_the_built_in_debate_leads_somewhere(debate):
    tables = debate.network.dataset.tables
    for kind, table in (("tie", "ties"), ("event", "events"), ("issue", "issues"), ("source", "sources")):
        ids = tables[table]["id"].tolist()
        for key in ids[:: max(1, len(ids) // 4)]:
            tree = sheet(debate, View(at="meta", panel=f"{kind}:{key}"))
            for _, address in set(links(tree)):
                assert read_view(address, debate.network)[1] == []


def test_long_lists_are_folded_and_what_is_left_out_is_said():
    rows = [str(number) for number in range(30)]
    tree = listed(rows, total=1_030)
    assert [len(one["props"]["children"]) for one in find(tree, "Ul")] == [8, 22]
    assert text(find(tree, "Summary")[0]) == "22 more"
    assert "1,000 more are not listed here; the tables and exports have them all." in text(plain(tree))
    assert text(plain(listed([], "None."))) == "None."


# --- both sides, over time


def turncoat():
    rows = [
        statement("ada", "release", 2, "2022-05"),
        statement("ada", "release", -1, "2024-01"),
        statement("bob", "release", 1, "2024-03"),
        statement("cy", "release", 0, "2024-03"),
        statement("cy", "release", 1, None, number=1),
    ]
    return World({"actors": actors("ada", "bob", "cy"), "statements": rows}).explorer()


def test_an_issue_says_who_spoke_on_both_sides_and_marks_them_where_they_stand():
    tree = shown(turncoat(), "?panel=issue:release")
    groups = {text(find(one, "Summary")[0]): one for one in find(tree, css="tie-group")}
    both = groups["Spoke on both sides; below at their latest statement1"]
    assert "Ada both sides: 1 for, 1 against" in text(both)
    assert "both sides: 1 for, 1 against" in text(groups["Opposes1"])
    assert "both sides" not in text(groups["Supports1"])
    assert "Spoke on both sides" not in says(turncoat(), "?as_of=2023&panel=issue:release")
    assert "Spoke on both sides" not in says(turncoat(), "?hide=ada&panel=issue:release")


def test_an_actor_says_on_which_issues_it_spoke_on_both_sides():
    tree = shown(turncoat(), "?at=ada")
    (both,) = find(tree, css="both-list")
    assert "Open release both sides: 1 for, 1 against" in " ".join(text(both).split())
    assert [address for _, address in links(both)] == ["?at=ada&panel=issue:release"]
    assert find(shown(turncoat(), "?at=bob"), css="both-list") == []
    assert find(shown(turncoat(), "?as_of=2023&at=ada"), css="both-list") == []


def test_an_issue_shows_for_and_against_over_time_and_the_same_as_a_table():
    tree = shown(turncoat(), "?panel=issue:release")
    (bars,) = find(tree, css="series")
    said = bars["props"]["aria-label"]
    assert said == "Statements: 4 statements: 2 for, 1 against, 1 neither, 2022-05 to 2024-03"
    assert "by month. 1 statement without a date." in text(plain(tree))
    (table,) = find(tree, css="figures")
    assert [text(row) for row in find(table, "Tr")] == [
        "WhenForAgainstNeither",
        "2022-051",
        "2024-011",
        "2024-0311",
    ]


def test_many_months_are_shown_as_years_and_no_date_as_nothing():
    rows = [statement("ada", "audit", 1, "1950"), statement("ada", "audit", 1, "2024")]
    long = World({"actors": actors("ada"), "statements": rows}).explorer()
    assert "1950 to 2024, by year." in says(long, "?panel=issue:audit")
    assert "over time" not in says(long, "?panel=issue:release")
