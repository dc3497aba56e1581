"""The sheet of an actor: what it is, where it stands, on what evidence."""

import pytest

from graph_app import Explorer
from graph_app.graph.stance import label_title
from graph_app.web.reading import read_view
from graph_app.web.sheets import sheet
from graph_app.web.sheets.actor import MOST_TIES
from graph_app.web.sheets.pieces import FIRST
from graph_app.web.sheets.words import signed
from graph_app.web.view import View
from tests.web.trees import find, links, outside, plain, text
from tests.web.views import STRANGE
from tests.worlds import World, actors, event, part, statement, tie

NASTY = "<script>alert(1)</script>"


def shown(explorer, query):
    """Return the details of the actor that a link selects."""
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return sheet(Explorer(explorer.network, view.active), view)


def test_every_statement_has_its_date_label_and_source(tiny):
    for actor in tiny.network.position:
        tree = shown(tiny, f"at={actor}")
        found = tiny.actor(actor)["statements"]
        panel = next(one for one in find(tree, "TabsPanel") if one["props"]["value"] == "statements")
        entries = find(panel, "Li") if found else []
        assert len(entries) == len(found)
        for entry, row in zip(entries, found, strict=True):
            said = text(entry)
            assert text(find(entry, "Time")) == row["date"]
            assert f"{label_title(row['label'])} ({signed(row['stance'])})" in said
            assert row["issue"] in said
            assert row["summary"] in said
            assert f"{row['confidence']} confidence" in said
            (link,) = outside(entry)
            assert link == (
                f"{row['source']['title']}\u00a0↗",
                row["source"]["url"],
                "noopener noreferrer",
                "_blank",
            )
            assert (row["locator"] or "") in said


def test_the_latest_statement_comes_first_word_by_word(tiny):
    panel = find(shown(tiny, "at=acme"), "TabsPanel")[0]
    assert [text(one) for one in find(panel, "Li")] == [
        "2024-03-25 Strongly supports (+2)high confidenceOpen releaseFor release without conditions."
        "Our view\u00a0↗Acme · 2024-03 · own statement · p. 2",
        "2024 Opposes (−1)medium confidenceLicencesAgainst licences for small developers."
        "The debate <b>today</b>\u00a0↗The Paper · 2024-07-01 · press",
        "2023-05 Supports (+1)high confidenceOpen releaseFor release with care."
        "Our view\u00a0↗Acme · 2024-03 · own statement · p. 1",
    ]


def test_statements_that_do_not_count_under_a_filter_say_so(tiny):
    said = [text(one) for one in find(find(shown(tiny, "at=acme&as_of=2023"), "TabsPanel")[0], "Li")]
    assert ["not counted under this filter" in one for one in said] == [True, True, False]


def test_details_say_kind_place_parent_and_website(tiny):
    facts = find(shown(tiny, "at=sen"), css="facts")[0]
    assert text(facts) == " Regulator · legislature · US · part of Regulation Office"
    assert links(facts) == [("Regulation Office", "?at=reg")]
    facts = find(shown(tiny, "at=acme&kind=company"), css="facts")[0]
    assert text(facts) == " Company · AI developer · US · acme.example"
    assert outside(facts) == [("acme.example", "https://acme.example", "noopener noreferrer", "_blank")]
    facts = find(shown(tiny, "at=reg"), css="facts")[0]
    assert outside(facts)[0][:2] == ("https://reg.example/office", "https://reg.example/office")


def test_openness_is_a_number_with_words(tiny):
    scale = find(shown(tiny, "at=acme"), css="ends")[0]
    assert text(scale) == "restrictive+1.59 champion of opennessopen"
    role = next(one for one in find(shown(tiny, "at=acme"), "Div") if one["props"].get("role") == "img")
    assert role["props"]["aria-label"] == "Openness +1.59 on a scale from −2 to 2: Champion of openness"
    assert find(role, css="needle")[0]["props"]["style"] == {"left": "89.71%"}


def test_an_issue_adds_its_own_scale(tiny):
    tree = shown(tiny, "at=reg&issue=audit")
    assert [text(one) for one in find(tree, "H3")] == ["On “Audits”"]
    assert [text(one) for one in find(tree, css="ends")] == [
        "restrictive−1.00 restrictiveopen",
        "opposes+2.00 strongly supportssupports",
    ]
    assert find(shown(tiny, "at=reg"), "H3") == []


def test_an_unknown_stance_is_not_called_neutral(tiny):
    assert [text(one) for one in find(shown(tiny, "at=bee&issue=release"), css="scale-none")] == [
        " Openness: unknown. No statement counts here, which is not the same as neutral.",
        " Stance: unknown. No statement counts here, which is not the same as neutral.",
    ]
    said = text(plain(shown(tiny, "at=bee")))
    assert "No statement on record." in said
    assert "No tie on record, which is not evidence that there is none." in said
    assert "No event on record." in said


def test_ties_are_grouped_with_source_weight_of_evidence_and_a_link_to_the_other_end(tiny):
    tree = shown(tiny, "at=acme")
    groups = find(tree, css="tie-group")
    assert [text(find(one, "Summary")[0]) for one in groups] == [
        "funds3", "is criticised by1", "is endorsed by1", "lobbies1", "partners with1",
    ]  # fmt: skip
    assert [one["props"]["open"] for one in groups] == [True, False, False, False, False]
    assert [text(one) for one in find(groups[0], "Li")] == [
        "Aid2023-01-15 – 2023-12-31 · $250,000 · high confidenceA grant for one year, ended."
        "Our view\u00a0↗Acme · 2024-03 · own statement",
        "Iris Institut für Öffnung2022 · $1 million · high confidenceA first grant."
        "Our view\u00a0↗Acme · 2024-03 · own statement",
        "Iris Institut für Öffnung2023-06 · $500,000 · medium confidenceA second grant."
        "The debate <b>today</b>\u00a0↗The Paper · 2024-07-01 · press",
    ]
    iris = ("Iris Institut für Öffnung", "?at=iris")
    assert [one for one in links(groups[0]) if "panel" not in one[1]] == [("Aid", "?at=aid"), iris, iris]
    assert links(groups[0])[1] == (
        "2023-01-15 – 2023-12-31 · $250,000 · high confidence",
        "?at=acme&panel=tie:acme.funds.aid",
    )


def test_undated_ties_say_so(tiny):
    group = find(shown(tiny, "at=sen&tie=part_of"), css="tie-group")[0]
    assert text(find(group, "Li")[0]).startswith("Regulation Officeundated · high confidence")


def test_links_to_other_actors_keep_the_filter(tiny):
    tree = shown(tiny, "at=acme&kind=company&off=kind&size=none&tie=partners_with")
    found = links(find(tree, css="tie-group"))
    assert found[0] == ("Bolt", "?at=bolt&kind=company&off=kind&size=none&tie=partners_with")
    assert all("kind=company&off=kind" in address for _, address in found)


def test_derived_ties_are_marked_and_rest_on_events_with_sources(tiny):
    groups = find(shown(tiny, "at=bolt&derived=on&tie=funds"), css="tie-group")
    assert [text(find(one, "Summary")[0]) for one in groups] == [
        "acted together with (derived, not recorded)2"
    ]
    first = find(groups[0], "Li")[0]
    assert text(first).startswith("Acmeweight 0.50Letter for open release 2024-03-25")
    assert outside(first)[0][1] == "http://paper.example/debate"


def test_hidden_ties_are_counted(tiny):
    assert "The filter hides 6 recorded ties more of this actor." in text(
        plain(shown(tiny, "at=acme&tie=lobbies"))
    )
    assert "The filter hides" not in text(plain(shown(tiny, "at=acme")))


def test_many_ties_of_a_group_are_folded():
    names = [f"a{number}" for number in range(11)]
    rows_ = {"actors": actors("hub", *names), "ties": [tie(f"t{one}", "hub", one) for one in names]}
    group = find(shown(World(rows_).explorer(), "at=hub"), css="tie-group")[0]
    assert [text(one) for one in find(group, "Summary")] == ["funds11", "3 more"]
    assert len(find(group, css="entries")[0]["props"]["children"]) == FIRST == 8
    assert len([address for _, address in links(group) if "panel" not in address]) == 11


def test_the_sheet_of_a_busy_actor_holds_the_first_ties_and_sends_to_the_table():
    names = [f"a{number}" for number in range(MOST_TIES + 1)]
    rows_ = {"actors": actors("hub", *names), "ties": [tie(f"t{one}", "hub", one) for one in names]}
    hub = World(rows_).explorer()
    group = find(shown(hub, "at=hub&off=kind,around&tie=funds"), css="tie-group")[0]
    assert text(find(group, "Summary")[0]) == f"funds{MOST_TIES + 1}"
    assert len(find(group, "Li")) == FIRST
    more = [(title, address) for title, address in links(group) if "tab=table" in address]
    assert [title for title, _ in more] == [f"{MOST_TIES + 1 - FIRST} more, in the table"]
    view, dropped = read_view(more[0][1].removeprefix("?"), hub.network)
    assert dropped == []
    assert (view.table, view.off, view.active.raw()["actor"]) == ("ties", ("kind",), ("hub",))
    fewer = {"actors": rows_["actors"], "ties": rows_["ties"][1:]}
    assert "tab=table" not in str(links(find(shown(World(fewer).explorer(), "at=hub"), css="tie-group")))


def test_events_have_date_role_and_source(tiny):
    panel = next(one for one in find(shown(tiny, "at=aid"), "TabsPanel") if one["props"]["value"] == "events")
    assert [text(one) for one in find(panel, "Li")] == [
        "2024-06supporterLicensing billOne sponsor and one supporter."
        '=HYPERLINK("https://aid.example")\u00a0↗Aid · 2024 · own statement',
        "2024-03-25opponentLetter for open releaseThree signed, two spoke against it."
        '=HYPERLINK("https://aid.example")\u00a0↗Aid · 2024 · own statement',
    ]


def test_tabs_say_how_many_rows_they_hold(tiny):
    tabs = find(shown(tiny, "at=acme"), "TabsTab")
    assert [text(one) for one in tabs] == ["Statements 3", "Ties 7", "Events 4"]
    assert find(shown(tiny, "at=acme"), "Tabs")[0]["props"]["value"] == "statements"
    assert find(shown(tiny, "at=aid"), "Tabs")[0]["props"]["value"] == "ties"


def test_a_hostile_name_is_text(tiny):
    tree = shown(tiny, "at=bee")
    assert text(find(tree, "H2")[0]) == "Bee <script>alert(1)</script>"
    kinds = {one["type"] for one in find(tree)}
    assert kinds.isdisjoint({"Script", "Markdown", "DangerouslySetInnerHTML", "Iframe"})


def test_no_address_but_http_is_ever_linked():
    bad = "javascript:alert(1)"
    rows_ = {
        "actors": [
            {"id": "a", "name": NASTY, "kind": "company", "website": bad, "summary": NASTY},
            {"id": "b", "name": "B", "kind": "company", "website": "data:text/html,x"},
            {"id": "c", "name": "C", "kind": "company", "website": "javascript://x/%0aalert(1)"},
        ],
        "sources": [{"id": "s", "title": NASTY, "url": bad, "grade": None, "date": None}],
        "ties": [tie("t", "a", "b", source="s", summary=NASTY)],
        "statements": [statement("a", "release", 1, "2024", source="s")],
        "events": [event("e", source="s")],
        "participations": [part("e", "a", source="s"), part("e", "b", source="s")],
    }
    explorer = World(rows_).explorer()
    for actor in "abc":
        tree = shown(explorer, f"at={actor}&derived=on")
        assert outside(tree) == []
        assert all(address.startswith("?") for _, address in links(tree))
    assert bad in text(plain(shown(explorer, "at=a")))
    assert NASTY in text(plain(shown(explorer, "at=a")))


def test_a_hidden_actor_says_why_and_how_to_lift_it(tiny):
    note = find(shown(tiny, "at=acme&kind=regulator&text=office"), css="hidden-note")[0]
    assert text(note).startswith(tiny.filter(kind="regulator", text="office").explain("acme").sentence)
    assert links(note) == [("Lift what hides it", "?at=acme")]
    note = find(shown(tiny, "at=acme&kind=regulator&tie=lobbies"), css="hidden-note")[0]
    assert links(note) == [("Lift kind of actor", "?at=acme&tie=lobbies")]
    note = find(shown(tiny, "at=acme&hide=acme,bolt"), css="hidden-note")[0]
    assert links(note) == [("Show again", "?at=acme&hide=bolt")]
    note = find(shown(tiny, "at=acme&hide=acme,bolt&kind=regulator"), css="hidden-note")[0]
    assert links(note) == [("Lift what hides it", "?at=acme&hide=bolt")]
    assert find(shown(tiny, "at=acme"), css="hidden-note") == []


@pytest.mark.parametrize(
    "query",
    [
        "kind=regulator",
        "actor=bee&hops=2",
        "actor=bee",
        "min_degree=9",
        "kind=regulator&text=office",
        "stance=restrictive",
        "hide=acme",
        "hide=acme,bolt&kind=regulator",
    ],
)
def test_every_link_of_a_hidden_note_is_understood_and_shows_the_actor(tiny, query):
    note = find(shown(tiny, f"at=acme&{query}"), css="hidden-note")[0]
    assert links(note)
    for _, address in links(note):
        view, dropped = read_view(address, tiny.network)
        assert (view.at, dropped) == ("acme", [])
        assert Explorer(tiny.network, view.active).explain("acme").visible


def test_every_actor_of_the_built_in_debate_has_details(debate):
    for actor in list(debate.network.position)[::15]:
        tree = shown(debate, f"at={actor}&derived=on&issue=open-weights-access")
        assert text(find(tree, "H2")[0]) == str(
            debate.network.actors["name"].iloc[debate.network.position[actor]]
        )
        assert all(
            one[1].startswith(("http://", "https://")) and "noopener" in one[2] for one in outside(tree)
        )


@pytest.mark.parametrize("name", STRANGE)
def test_links_of_an_actor_with_a_hostile_id_are_understood(strange, name):
    tree = shown(strange, View(at=name).link() + "&derived=on")
    assert text(find(tree, "H2")[0]) == name
    found = [read_view(address, strange.network) for _, address in links(tree)]
    assert found
    assert all(dropped == [] and view.at in STRANGE for view, dropped in found)
