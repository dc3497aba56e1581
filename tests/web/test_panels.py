"""What panels answer: plain values and component trees, without an app."""

import pytest

from graph_app import Explorer
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_title
from graph_app.web import fields, ids
from graph_app.web.controls import BOXES, codes
from graph_app.web.panels import details, facets, header, legend, stage
from graph_app.web.panels.help import modal
from graph_app.web.parts import aria, glyph, inward, source_line, swatch
from graph_app.web.payload import Drawing
from graph_app.web.reading import read_view
from graph_app.web.seen import Seen
from graph_app.web.view import GROUPS, View
from tests.web.trees import by_id, find, links, name, outside, plain, text
from tests.worlds import World, actors, event, part, statement, tie

NASTY = "<script>alert(1)</script>"


def seen_at(explorer, query=""):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return Explorer(explorer.network, view.active), view


def shown(explorer, query):
    """Return the details of the actor that a link selects."""
    return details.answer(*seen_at(explorer, query))


@pytest.fixture(scope="module")
def seen(tiny):
    return Seen(tiny, Drawing(tiny), lambda view: Explorer(tiny.network, view.active), "1.2.3")


# --- parts


def test_marks_say_nothing_to_screen_readers():
    for mark, css in ((swatch(3), "swatch stance-3"), (glyph(2), "glyph glyph-2")):
        assert plain(mark)["props"] == {"className": css, "aria-hidden": "true", "children": None}


def test_a_source_is_a_line_with_publisher_date_grade_and_place(tiny):
    source = {
        "title": "A",
        "url": "https://a.example",
        "publisher": "P",
        "date": "2024",
        "grade": "own_statement",
    }
    assert text(plain(source_line(source, "p. 2"))) == "A ↗P · 2024 · own statement · p. 2"
    assert text(plain(source_line({"title": "A", "url": None}))) == "A ↗"
    assert text(plain(source_line(None))) == "No source given"


def test_links_within_the_page_do_not_load_it_anew():
    assert plain(inward("Acme", "?at=acme"))["props"] == {
        "children": "Acme",
        "href": "?at=acme",
        "refresh": False,
    }
    assert aria(label="x") == {"aria-label": "x"}


# --- stage


@pytest.mark.parametrize(
    "query", ["", "kind=company", "text=nobody", "issue=release&stance=supports&derived=on"]
)
def test_the_stage_says_the_sentence_of_the_explorer(tiny, query):
    explorer, _ = seen_at(tiny, query)
    assert text(plain(stage.words(explorer))) == explorer.sentence()
    assert text(plain(stage.words(explorer)[0])) == "Showing"


def test_nothing_is_said_over_a_picture_that_shows_something(tiny):
    assert stage.empty(*seen_at(tiny, "kind=company")) is None


def test_an_empty_stage_says_which_filter_hides_how_many_and_links_to_the_way_out(tiny):
    card = stage.empty(*seen_at(tiny, "kind=company&text=nobody&at=acme&size=none"))
    said = text(plain(card))
    assert said.startswith("No actor matches")
    assert "2 actors" in said
    assert [address for _, address in links(card)] == [
        "?at=acme&kind=company&size=none",
        "?at=acme&size=none",
    ]
    assert links(card)[-1][0] == "Remove all filters"


def test_an_empty_stage_says_where_only_several_filters_together_hide_all(tiny):
    card = stage.empty(*seen_at(tiny, "kind=company&text=nobody&subkind=agency"))
    assert "they do so together" in text(plain(card))
    assert [address for _, address in links(card)] == ["?"]


def test_every_way_out_of_an_empty_stage_is_understood_and_shows_something(tiny):
    for query in (
        "text=nobody",
        "kind=company&jurisdiction=EU",
        "actor=bee&min_degree=1",
        "actor=acme&hops=2&text=q",
    ):
        explorer, view = seen_at(tiny, query)
        card = stage.empty(explorer, view)
        for _, address in links(card):
            after, _ = seen_at(tiny, address)
            assert after.visible.actors.any()


def test_filters_that_are_off_are_no_reason_for_an_empty_stage(tiny):
    card = stage.empty(*seen_at(tiny, "kind=company&text=nobody&off=kind"))
    assert [address for _, address in links(card)] == ["?kind=company&off=kind", "?"]


def test_data_without_actors_say_so():
    empty = World({"actors": []}).explorer()
    assert text(plain(stage.empty(*seen_at(empty)))) == "This data set has no actors"


def test_dropped_words_are_listed_as_text():
    assert stage.notices([]) is None
    notice = stage.notices(["There is no filter 'colour'.", NASTY])
    assert [text(one) for one in find(notice, "Li")] == ["There is no filter 'colour'.", NASTY]
    assert find(notice, "Alert")[0]["props"]["title"] == "Part of the link was not understood"
    assert find(notice, "Script") == []


# --- legend


STANCES = [{"part": "stance", "value": str(code)} for code in range(6)]
KINDS = [{"part": "kind", "value": kind} for kind in ("company", "institute", "regulator", "advocacy_group")]


def test_the_legend_counts_visible_actors_by_openness_and_kind(tiny):
    words, numbers = legend.answer(tiny, [*STANCES, *KINDS])
    assert list(zip(words, numbers, strict=True)) == [
        ("Champion of openness", "1"),
        ("Pro-open", "1"),
        ("Mixed", "1"),
        ("Restrictive", "1"),
        ("Strongly restrictive", "1"),
        ("Unknown", "3"),
        ("Companies", "2"),
        ("Institutes", "2"),
        ("Regulators", "2"),
        ("Advocacy groups", "2"),
    ]


def test_the_legend_counts_visible_actors_by_stance_on_an_issue(tiny):
    explorer, _ = seen_at(tiny, "issue=audit&kind=regulator,institute")
    words, numbers = legend.answer(explorer, [*STANCES, *KINDS])
    assert words[:6] == ["Strongly supports", "Supports", "Mixed", "Opposes", "Strongly opposes", "Unknown"]
    assert numbers == ["1", "1", "0", "0", "0", "2", "0", "2", "2", "0"]


def test_marks_of_the_legend_are_those_of_the_picture(seen):
    found = find(legend.body(seen), "Span")
    marks = [one["props"]["className"] for one in found if "className" in one["props"]]
    assert marks == [
        *(f"swatch stance-{code}" for code in range(6)),
        *(f"glyph glyph-{number}" for number in range(4)),
    ]


def test_the_legend_adds_up_to_the_visible_actors(debate):
    for query in ("", "kind=company", "issue=open-weights-access&stance=supports"):
        explorer, _ = seen_at(debate, query)
        for part_ in (STANCES, KINDS):
            numbers = [int(one.replace(",", "")) for one in legend.answer(explorer, part_)[1]]
            assert sum(numbers) == int(explorer.visible.actors.sum())


# --- details


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
            assert f"{label_title(row['label'])} ({row['stance']:+d})" in said
            assert row["issue"] in said
            assert row["summary"] in said
            assert f"{row['confidence']} confidence" in said
            (link,) = outside(entry)
            assert link == (
                f"{row['source']['title']} ↗",
                row["source"]["url"],
                "noopener noreferrer",
                "_blank",
            )
            assert (row["locator"] or "") in said


def test_the_latest_statement_comes_first_word_by_word(tiny):
    panel = find(shown(tiny, "at=acme"), "TabsPanel")[0]
    assert [text(one) for one in find(panel, "Li")] == [
        "2024-03-25 Strongly supports (+2)high confidenceOpen releaseFor release without conditions."
        "Our view ↗Acme · 2024-03 · own statement · p. 2",
        "2024 Opposes (-1)medium confidenceLicencesAgainst licences for small developers."
        "The debate <b>today</b> ↗The Paper · 2024-07-01 · press",
        "2023-05 Supports (+1)high confidenceOpen releaseFor release with care."
        "Our view ↗Acme · 2024-03 · own statement · p. 1",
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
    assert role["props"]["aria-label"] == "Openness +1.59 on a scale from -2 to 2: Champion of openness"
    assert find(role, css="needle")[0]["props"]["style"] == {"left": "89.71%"}


def test_an_issue_adds_its_own_scale(tiny):
    tree = shown(tiny, "at=reg&issue=audit")
    assert [text(one) for one in find(tree, "H3")] == ["On “Audits”"]
    assert [text(one) for one in find(tree, css="ends")] == [
        "restrictive-1.00 restrictiveopen",
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
        "Our view ↗Acme · 2024-03 · own statement",
        "Iris Institut für Öffnung2022 · $1 million · high confidenceA first grant."
        "Our view ↗Acme · 2024-03 · own statement",
        "Iris Institut für Öffnung2023-06 · $500,000 · medium confidenceA second grant."
        "The debate <b>today</b> ↗The Paper · 2024-07-01 · press",
    ]
    iris = ("Iris Institut für Öffnung", "?at=iris")
    assert links(groups[0]) == [("Aid", "?at=aid"), iris, iris]


def test_undated_ties_say_so(tiny):
    group = find(shown(tiny, "at=sen&tie=part_of"), css="tie-group")[0]
    assert text(find(group, "Li")[0]).startswith("Regulation Officeundated · high confidence")


def test_links_to_other_actors_keep_the_filter(tiny):
    tree = shown(tiny, "at=acme&kind=company&off=kind&size=none&tie=partners_with")
    assert links(find(tree, css="tie-group")) == [
        ("Bolt", "?at=bolt&kind=company&off=kind&size=none&tie=partners_with")
    ]


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
    assert len(find(group, css="entries")[0]["props"]["children"]) == details.FIRST == 8
    assert len(links(group)) == 11


def test_events_have_date_role_and_source(tiny):
    panel = next(one for one in find(shown(tiny, "at=aid"), "TabsPanel") if one["props"]["value"] == "events")
    assert [text(one) for one in find(panel, "Li")] == [
        "2024-06supporterLicensing billOne sponsor and one supporter."
        '=HYPERLINK("https://aid.example") ↗Aid · 2024 · own statement',
        "2024-03-25opponentLetter for open releaseThree signed, two spoke against it."
        '=HYPERLINK("https://aid.example") ↗Aid · 2024 · own statement',
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
    assert links(note) == [("Lift kind", "?at=acme&tie=lobbies")]
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
    ],
)
def test_every_link_of_a_hidden_note_is_understood_and_shows_the_actor(tiny, query):
    note = find(shown(tiny, f"at=acme&{query}"), css="hidden-note")[0]
    assert links(note)
    for _, address in links(note):
        explorer, view = seen_at(tiny, address)
        assert view.at == "acme"
        assert explorer.explain("acme").visible


def test_without_a_selection_the_details_welcome_with_who_has_most_visible_ties(tiny):
    tree = shown(tiny, "kind=company,regulator")
    assert text(find(tree, "H2")[0]) == "A tiny debate"
    assert [text(one) for one in find(tree, "Li")] == [
        "Bolt3 ties", "Regulation Office3 ties", "Acme2 ties", "Senate Panel2 ties",
    ]  # fmt: skip
    assert links(tree)[0] == ("Bolt", "?at=bolt&kind=company,regulator")
    assert find(shown(tiny, "text=nobody"), "Li") == []
    assert "Most ties" not in text(plain(shown(tiny, "text=nobody")))


def test_every_actor_of_the_built_in_debate_has_details(debate):
    for actor in list(debate.network.position)[::15]:
        tree = shown(debate, f"at={actor}&derived=on&issue=open-weights-access")
        assert text(find(tree, "H2")[0]) == str(
            debate.network.actors["name"].iloc[debate.network.position[actor]]
        )
        assert all(
            one[1].startswith(("http://", "https://")) and "noopener" in one[2] for one in outside(tree)
        )


# --- facets


def asked(network, kinds=BOXES):
    return [
        {"type": "count", "part": word, "value": box} for word in kinds for box in codes(network, word, "")
    ]


def test_counts_beside_the_boxes_are_those_of_the_explorer(tiny):
    for query in ("", "kind=regulator", "issue=audit&stance=supports", "off=kind&kind=company"):
        explorer, view = seen_at(tiny, query)
        found = facets.changed(explorer, view, asked(tiny.network), "count")
        expected = [f"{one.count:,}" for word in BOXES for one in explorer.facets()[word]]
        assert found == expected
    assert facets.changed(*seen_at(tiny, "kind=regulator"), asked(tiny.network, ("kind",)), "count") == list(
        "2222"
    )


def test_counts_are_answered_in_the_order_they_are_asked(tiny):
    one = {"type": "count", "part": "kind", "value": "advocacy_group"}
    two = {"type": "count", "part": "stance", "value": "5"}
    explorer, view = seen_at(tiny, "text=acme")
    assert facets.changed(explorer, view, [two, one], "count") == ["0", "0"]
    assert facets.changed(tiny, View(), [two, one], "count") == ["3", "2"]


def test_words_beside_the_stance_boxes_follow_the_issue(tiny):
    ask = [one | {"type": "title"} for one in asked(tiny.network, ("stance",))]
    assert facets.changed(tiny, View(), ask, "title") == [label_title(one) for one in OPENNESS_LABELS]
    found = facets.changed(*seen_at(tiny, "issue=release"), ask, "title")
    assert found == [label_title(one) for one in ISSUE_LABELS]


def test_bars_are_shares_of_the_largest_count(tiny):
    found = facets.changed(tiny, View(), asked(tiny.network, ("stance",)), "share")
    assert found == [{"--share": "0.3333"}] * 5 + [{"--share": "1.0000"}]
    explorer, view = seen_at(tiny, "text=nobody")
    assert (
        facets.changed(explorer, view, asked(tiny.network, ("kind",)), "share") == [{"--share": "0.0000"}] * 4
    )


def test_choices_have_counts_and_those_with_rows_come_first(tiny):
    explorer, _ = seen_at(tiny, "kind=regulator,institute")
    assert fields.options(explorer.facets()["jurisdiction"]) == [
        {"value": "US", "label": "US (2)"},
        {"value": "EU", "label": "EU (1)"},
        {"value": "none", "label": "no jurisdiction given (1)"},
        {"value": "US-CA", "label": "US-CA (0)"},
    ]


def test_groups_say_whether_they_ask_something_and_whether_they_are_off(tiny):
    _, view = seen_at(tiny, "issue=release&kind=company&off=kind,text")
    assert dict(zip(GROUPS, facets.group_classes(view), strict=True)) == dict.fromkeys(GROUPS, "group") | {
        "stance": "group set",
        "kind": "group set off",
        "text": "group off",
    }


def test_issues_are_listed_policy_first(tiny):
    found = fields.issues(tiny.network)
    assert found == [
        {"value": "", "label": "Overall openness"},
        {
            "group": "Policy questions",
            "items": [
                {"value": "release", "label": "Open release"},
                {"value": "licence", "label": "Licences"},
                {"value": "audit", "label": "Audits"},
            ],
        },
        {"group": "Arguments", "items": [{"value": "arg-safety", "label": "Openness makes models safer"}]},
    ]


def test_every_part_of_the_filter_has_one_control_and_every_group_a_switch(seen):
    found = by_id(plain(facets.body(seen, View())))
    words = [word for words in GROUPS.values() for word in words] + ["issue"]
    assert {key for key in found if '"type":"control"' in key} == {name(ids.control(word)) for word in words}
    assert {key for key in found if '"type":"switch"' in key} == {name(ids.switch(group)) for group in GROUPS}
    assert set(facets.TITLES) == set(GROUPS)
    for word in BOXES:
        assert {key for key in found if f'"part":"{word}","type":"only"' in key} == {
            name(ids.only(word, box)) for box in codes(seen.explorer.network, word, "")
        }


# --- header, help, body


def test_export_links_carry_the_filter():
    assert header.export_links("") == ["/api/graph.graphml", "/api/graph.json", "/api/graph.csv"]
    assert header.export_links("kind=company&text=a%2Cb") == [
        "/api/graph.graphml?kind=company&text=a%2Cb",
        "/api/graph.json?kind=company&text=a%2Cb",
        "/api/graph.csv?kind=company&text=a%2Cb",
    ]
    items = find(header.export_items(), "MenuItem")
    assert [one["props"]["href"] for one in items] == header.export_links("")


def test_the_header_finds_every_actor_and_counts_the_tables(seen):
    tree = header.body(seen)
    assert "8 actors · 12 ties · 14 statements · 6 sources" in text(plain(tree))
    (search,) = [one for one in find(tree, "Select") if one["props"]["id"] == ids.SEARCH]
    assert [one["value"] for one in search["props"]["data"]] == list(seen.explorer.network.position)
    assert search["props"]["data"][7]["label"] == "Bee <script>alert(1)</script>"


def test_the_help_names_every_word_of_the_filter(seen):
    words = [text(one) for one in find(modal(seen), "Code")]
    assert {"kind", "stance", "min_degree", "hops", "as_of"} <= set(words)
    assert seen.explorer.about()["citation"] in text(plain(modal(seen)))


def test_what_the_page_stores_is_read_leniently(seen):
    assert seen.read(None) == View()
    assert seen.read({}) == View()
    assert seen.read({"query": "kind=company,x&at=nobody"}).to_query() == "kind=company"
