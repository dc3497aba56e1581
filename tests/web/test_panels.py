"""What panels answer: plain values and component trees, without an app."""

import pytest
from dash import no_update

from graph_app import Explorer
from graph_app.exporters import EXPORTERS
from graph_app.exporters import GROUPS as USES
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_title
from graph_app.web import fields, groups, ids
from graph_app.web.controls import BOXES, codes, shown
from graph_app.web.panels import facets, header, stage
from graph_app.web.panels.help import modal
from graph_app.web.parts import aria, glyph, inward, source_line, swatch
from graph_app.web.reading import read_view
from graph_app.web.view import GROUPS, View
from tests.web.trees import by_id, find, links, name, plain, text
from tests.worlds import World

NASTY = "<script>alert(1)</script>"


def seen_at(explorer, query=""):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return Explorer(explorer.network, view.active), view


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
    assert text(plain(source_line(source, "p. 2"))) == "A\u00a0↗P · 2024 · own statement · p. 2"
    assert text(plain(source_line({"title": "A", "url": None}))) == "A\u00a0↗"
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
    assert text(plain(stage.words(explorer, View()))) == explorer.sentence()
    assert text(plain(stage.words(explorer, View())[0])) == "Showing"


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


# --- facets


def ticks(explorer, query, word):
    seen, view = seen_at(explorer, query)
    return fields.ticks(seen.network, word, view.active.issue, seen.facets()[word])


@pytest.mark.parametrize(
    "query", ["", "kind=regulator", "issue=audit&stance=supports", "off=kind&kind=company"]
)
@pytest.mark.parametrize("word", BOXES)
def test_counts_beside_the_boxes_are_those_of_the_explorer(tiny, query, word):
    explorer, view = seen_at(tiny, query)
    found = ticks(tiny, query, word)
    assert [one["count"] for one in found] == [f"{one.count:,}" for one in explorer.facets()[word]]
    assert [one["value"] for one in found] == list(codes(tiny.network, word, view.active.issue))


def test_a_filter_does_not_change_the_counts_of_its_own_boxes(tiny):
    assert [one["count"] for one in ticks(tiny, "kind=regulator", "kind")] == list("2222")


def test_words_beside_the_stance_boxes_follow_the_issue(tiny):
    for query, labels in (("", OPENNESS_LABELS), ("issue=release", ISSUE_LABELS)):
        found = [one["label"] for one in ticks(tiny, query, "stance")]
        assert found == [label_title(one) for one in labels]


def test_stances_and_kinds_have_marks(tiny):
    assert [one["mark"] for one in ticks(tiny, "", "stance")] == [f"swatch stance-{n}" for n in range(6)]
    assert [one["mark"] for one in ticks(tiny, "", "kind")] == [f"glyph glyph-{n}" for n in range(4)]
    assert all("mark" not in one for one in ticks(tiny, "", "tie"))


def test_bars_are_shares_of_the_largest_count(tiny):
    assert [one["share"] for one in ticks(tiny, "", "stance")] == [0.3333] * 5 + [1.0]
    assert [one["share"] for one in ticks(tiny, "text=nobody", "kind")] == [0.0] * 4


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
    for group in facets.FOLDED:
        assert found[name(ids.fold(group))]["props"]["children"] == []
        found |= by_id(plain(groups.controls(seen, group, View())))
    words = [word for words in GROUPS.values() for word in words] + ["issue"]
    assert {key for key in found if '"type":"control"' in key} == {name(ids.control(word)) for word in words}
    assert {key for key in found if '"type":"switch"' in key} == {name(ids.switch(group)) for group in GROUPS}
    assert set(facets.TITLES) == set(GROUPS)


@pytest.mark.parametrize("group", facets.FOLDED)
def test_a_group_that_is_opened_says_what_the_view_asks(seen, group):
    query = "actor=acme&hops=2&hide=bolt&grade=press&since=2023&text=a&subkind=agency&isolated=drop"
    view, dropped = read_view(query, seen.explorer.network)
    assert dropped == []
    places = facets.unfolded(seen, view, {"group": group})
    written = [one for one in places if one is not no_update]
    assert places.index(written[0]) == facets.FOLDED.index(group)
    found = by_id(plain(written[0]))
    for word in GROUPS[group]:
        value = found[name(ids.control(word))]["props"]["value"]
        assert value == shown(seen.explorer.network, view.filter, word)


@pytest.mark.parametrize("asked", [None, {}, {"group": "kind"}, {"group": ["text"]}, {"group": "wizards"}])
def test_other_groups_are_not_written(seen, asked):
    assert facets.unfolded(seen, View(), asked) == [no_update] * len(facets.FOLDED)


# --- header, help, body


def test_export_links_carry_the_filter():
    names = [one.name for one in EXPORTERS]
    assert header.export_links("") == [f"api/graph.{name}" for name in names]
    links = dict(zip(names, header.export_links("kind=company", "colour=kind&kind=company"), strict=True))
    assert links["graphml"] == "api/graph.graphml?kind=company"
    assert links["csv"] == "api/graph.csv?kind=company"
    assert links["html"] == "api/graph.html?colour=kind&kind=company"
    assert links["gexf"] == "api/graph.gexf?colour=kind&kind=company"
    assert header.export_links("text=a%2Cb")[0] == "api/graph.graphml?text=a%2Cb"


def test_the_menu_has_every_format_once_by_what_it_is_for_and_says_what_it_holds():
    items = header.export_items()
    assert list(items) == list(USES)
    links = [one["props"] for parts in items.values() for one in find(parts, "A")]
    assert sorted(one["href"] for one in links) == sorted(header.export_links(""))
    for one in EXPORTERS:
        (link,) = (found for found in links if found["href"] == f"api/graph.{one.name}")
        assert text(link["children"]) == f"{one.title}{one.about}"


def test_the_header_counts_the_tables(seen):
    tree = header.body(seen)
    assert "8 actors · 12 ties · 14 statements · 6 sources" in text(plain(tree))


def test_the_help_names_every_word_of_the_filter(seen):
    words = [text(one) for one in find(modal(seen), "Code")]
    assert {"kind", "stance", "min_degree", "hops", "as_of"} <= set(words)
    assert seen.explorer.about()["citation"] in text(plain(modal(seen)))


def test_what_the_page_stores_is_read_leniently(seen):
    assert seen.read(None) == View()
    assert seen.read({}) == View()
    assert seen.read({"query": "kind=company,x&at=nobody"}).to_query() == "kind=company"
