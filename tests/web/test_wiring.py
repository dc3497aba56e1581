"""Callbacks without a browser: ids, owners, and real questions as the browser would put them."""

import copy
import inspect
import json
import re

import dash._callback
import dash_ag_grid as dag
import dash_mantine_components as dmc
import pytest
from dash import dcc, html

from graph_app import Explorer
from graph_app.web import canvas
from graph_app.web.app import create_app
from graph_app.web.due import DUE
from graph_app.web.looks import DRAWN, TABS
from graph_app.web.panels.facets import FOLDED
from graph_app.web.payload import scene
from graph_app.web.reading import read_view
from tests.web.trees import by_id, name, strict, text, walk


def outputs(dependency):
    """Return (id, property) of each output of a callback, ids as in the dependencies; it may have none."""
    pieces = dependency["output"].removeprefix("..").removesuffix("..").split("...")
    return [tuple(piece.rsplit(".", 1)) for piece in pieces if "." in piece]


def matches(wanted, components):
    """Return the components that a string id or a pattern with ALL stands for, in the order of the page."""
    if not wanted.startswith("{"):
        return [components[wanted]] if wanted in components else []
    pattern = json.loads(wanted)
    return [
        one
        for one in components.values()
        if isinstance(one["props"]["id"], dict)
        and set(one["props"]["id"]) == set(pattern)
        and all(value == ["ALL"] or one["props"]["id"][key] == value for key, value in pattern.items())
    ]


COMING = ('"type":"act"', '"type":"supposed"', '"type":"whatif-', '"type":"desk-')
"""Patterns of what comes and goes with the details and the desk: none of it need be on the page at first."""


def steers(key):
    """Return whether an output is the address, the view or a control."""
    return key in ("url", "view", "setting", "search") or ('"type":"due"' not in key and key.startswith("{"))


class Browser:
    """Puts questions as the renderer does: it keeps the properties of the page and asks callbacks."""

    def __init__(self, app):
        self.client = app.server.test_client()
        self.layout = strict(self.client.get("/_dash-layout").data)
        self.components = by_id(self.layout)
        self.dependencies = self.client.get("/_dash-dependencies").json
        self.components["url"]["props"] |= {"search": "", "pathname": "/", "hash": ""}

    def owner(self, key, prop):
        (found,) = [one for one in self.dependencies if (key, prop) in outputs(one)]
        return found

    def _sent(self, key, prop):
        """Return an input or output with its value: a list where the id is a pattern."""
        found = matches(key, self.components)
        rows = [
            {"id": one["props"]["id"], "property": prop, "value": one["props"].get(prop)} for one in found
        ]
        rows = [
            {place: value for place, value in row.items() if value is not None or place != "value"}
            for row in rows
        ]
        return rows if '["ALL"]' in key else rows[0]

    def ask(self, key, prop, *changed, status=200):
        """Ask the callback that owns an output; returns its answer by id and property."""
        owner = self.owner(key, prop)
        asked = [self._sent(*one) for one in outputs(owner)]
        bare = lambda row: {"id": row["id"], "property": row["property"]}  # noqa: E731
        payload = {
            "output": owner["output"],
            "outputs": [[bare(row) for row in one] if isinstance(one, list) else bare(one) for one in asked],
            "inputs": [self._sent(one["id"], one["property"]) for one in owner["inputs"]],
            "state": [self._sent(one["id"], one["property"]) for one in owner["state"]],
            "changedPropIds": [f"{name(one)}.{what}" for one, what in changed],
        }
        if len(asked) == 1:
            payload["outputs"] = payload["outputs"][0]
        found = self.client.post("/_dash-update-component", json=payload)
        assert found.status_code == status
        return strict(found.data)["response"] if status == 200 else None

    def set(self, key, **props):
        self.components[name(key)]["props"] |= props

    def put(self, key, **props):
        """Put a component on the page, as a callback does that writes a button into the details."""
        self.components[name(key)] = {"props": {"id": key, **props}}

    def apply(self, answer):
        """Write an answer into the page; returns what was written."""
        for key, props in answer.items():
            self.set(json.loads(key) if key.startswith("{") else key, **props)
            self.components |= by_id(props.get("children"))
        return answer

    def open_all(self):
        """Open every tab and every group of filters, as a reader might."""
        for tab in TABS:
            self.load(f"?tab={tab}")
        for group in FOLDED:
            self.set("unfolded", data={"group": group})
            self.apply(self.ask(f"fold-{group}", "children", ("unfolded", "data")))
        return self

    def navigate(self, *changed):
        """Tell an event; returns what becomes of address, view and controls."""
        return {key: props for key, props in self.told(*changed).items() if steers(key)}

    def told(self, *changed):
        """Tell an event; returns all that is written: with the picture, and what else shall answer."""
        return self.apply(self.ask("url", "search", *changed))

    def beside(self, query, dropped=()):
        """Write a view; returns what stands beside the picture."""
        self.set("view", data={"query": query, "dropped": list(dropped)})
        return self.apply(self.ask("details", "children", ("view", "data")))

    def load(self, search=""):
        """Tell the address, as the page does at load; returns what is written."""
        self.set("url", search=search)
        return self.navigate(("url", "search"))


@pytest.fixture
def fresh(tiny_app):
    """A page that is only now opened."""
    return Browser(tiny_app)


@pytest.fixture
def page(tiny_app):
    """A page on which everything was opened before."""
    return Browser(tiny_app).open_all()


@pytest.fixture(scope="module")
def whole(app):
    return Browser(app).open_all()


def control(word):
    return {"part": word, "type": "control"}


def look(word):
    return {"type": "look", "word": word}


def test_every_id_of_a_callback_is_on_the_page(whole):
    for dependency in whole.dependencies:
        places = [*dependency["inputs"], *dependency["state"]]
        for key in [one["id"] for one in places] + [key for key, _ in outputs(dependency)]:
            assert matches(key, whole.components) or any(one in key for one in COMING), key


def test_every_property_of_a_callback_exists_on_its_component(whole):
    shelves = {
        "dash_mantine_components": dmc,
        "dash_html_components": html,
        "dash_core_components": dcc,
        "dash_ag_grid": dag,
        "graph_app": canvas,
    }
    for dependency in whole.dependencies:
        places = [(one["id"], one["property"]) for one in [*dependency["inputs"], *dependency["state"]]]
        for key, prop in [*places, *outputs(dependency)]:
            for one in matches(key, whole.components):
                kind = getattr(shelves[one["namespace"]], one["type"])
                known = prop in inspect.signature(kind.__init__).parameters
                assert known or (prop == "data" and '["ALL"]' in key), (key, prop)  # written to lists only


def test_no_output_has_two_owners(whole):
    owned = [one for dependency in whole.dependencies for one in outputs(dependency)]
    assert "@" not in "".join(dependency["output"] for dependency in whole.dependencies)
    places = [
        (name(found["props"]["id"]), prop) for key, prop in owned for found in matches(key, whole.components)
    ]
    assert len(set(places)) == len(places)


def test_there_are_no_more_than_20_callbacks_on_the_server_and_one_navigates(whole):
    on_server = [one for one in whole.dependencies if one["clientside_function"] is None]
    assert 0 < len(on_server) <= 20
    assert all(
        one["prevent_initial_call"]
        for one in on_server
        if one["output"] != whole.owner("url", "search")["output"]
    )


def test_functions_of_the_browser_exist_in_the_assets(whole):
    index = whole.client.get("/").text
    pieces = []
    for address in re.findall(r'src="(/assets/[^"?]+\.js)', index):
        with whole.client.get(address) as found:
            pieces.append(found.text)
    script = "\n".join(pieces)
    called = [one["clientside_function"] for one in whole.dependencies if one["clientside_function"]]
    assert called
    for one in called:
        assert one["namespace"] == "graph_app"
        assert one["function_name"] in script


def test_the_app_is_strict_and_not_in_debug_mode(app):
    assert app.config.serve_locally is True
    assert app.server.debug is False
    assert app.server.testing is False
    assert [word for word, value in app._dev_tools.items() if value is True] == []


def test_the_layout_is_json_without_nan_and_every_id_is_there_once(whole):
    assert len(whole.components) > 80
    assert "undefined" not in json.dumps(whole.layout)


def test_every_control_of_the_layout_has_a_name_for_those_who_cannot_see(whole):
    nameless = [
        name(one["props"]["id"])
        for one in walk(whole.layout)
        if one["type"]
        in ("Select", "MultiSelect", "TextInput", "NumberInput", "Switch", "SegmentedControl", "ActionIcon")
        and not one["props"].get("label")
        and "aria-label" not in json.dumps(one["props"].get("attributes", {}))
    ]
    assert nameless == []


def test_two_apps_in_one_process_share_nothing(tiny):
    one, two = create_app(tiny), create_app(tiny.filter(kind="company"))
    for app in (one, two):
        assert app.server.test_client().get("/_dash-dependencies").status_code == 200
    assert dash._callback.GLOBAL_CALLBACK_LIST == []
    assert dash._callback.GLOBAL_CALLBACK_MAP == {}
    assert one.callback_map is not two.callback_map
    assert list(one.callback_map) == list(two.callback_map)
    assert not {id(entry) for entry in one.callback_map.values()} & {
        id(entry) for entry in two.callback_map.values()
    }
    assert one.server is not two.server


def test_apps_of_different_data_answer_from_their_own(tiny_app, app):
    small, large = Browser(tiny_app), Browser(app)
    for browser, expected in ((small, "Showing 8 of 8 actors"), (large, "Showing ")):
        browser.load()
        assert text(browser.components["sentence"]["props"]["children"]).startswith(expected)
    assert small.components["canvas"]["props"]["src"] != large.components["canvas"]["props"]["src"]


def test_at_load_a_link_fills_the_controls_and_the_view(fresh):
    written = fresh.load("?kind=company&off=text&text=a&size=none&at=acme")
    assert written == {
        "view": {"data": {"query": "at=acme&kind=company&off=text&size=none&text=a", "dropped": []}},
        "setting": {"data": {"query": "kind=company&off=text&size=none&text=a"}},
        name(control("kind")): {"value": ["company"]},
        name({"group": "text", "type": "switch"}): {"checked": False},
        name(look("size")): {"value": "none"},
    }


def test_at_load_without_a_link_the_page_already_shows_the_view(fresh):
    assert fresh.load() == {
        "view": {"data": {"query": "", "dropped": []}},
        "setting": {"data": {"query": ""}},
    }


def test_who_is_selected_and_what_stands_beside_leave_the_setting_alone(fresh):
    fresh.load("?kind=company")
    before = fresh.components["setting"]["props"]["data"]
    fresh.set("canvas", picked={"id": "acme", "n": 1})
    assert set(fresh.navigate(("canvas", "picked"))) == {"url", "view"}
    fresh.set(look("tab"), value="table")
    assert "setting" not in fresh.navigate((look("tab"), "value"))
    fresh.set(look("size"), value="none")
    fresh.navigate((look("size"), "value"))
    assert before == {"query": "kind=company"}
    assert fresh.components["setting"]["props"]["data"] == {"query": "kind=company&size=none"}
    assert fresh.components["view"]["props"]["data"]["query"] == "at=acme&kind=company&size=none&tab=table"


def test_the_second_call_at_load_writes_the_view_alone(fresh):
    first = fresh.load("?kind=company&color=red")
    assert first["url"] == {"search": "?kind=company"}
    assert first["view"]["data"]["query"] == "kind=company"
    assert first["view"]["data"]["dropped"][0].startswith("There is no filter 'color'.")
    second = fresh.load(first["url"]["search"])
    assert second == {"view": {"data": {"query": "kind=company", "dropped": []}}}


@pytest.mark.parametrize(
    ("changes", "trigger", "search"),
    [
        ([("canvas", {"picked": {"id": "bolt", "n": 1}})], ("canvas", "picked"), "?at=bolt"),
        (
            [("canvas", {"picked": {"kind": "tie", "id": "acme.funds.iris", "n": 1}})],
            ("canvas", "picked"),
            "?panel=tie:acme.funds.iris",
        ),
        (
            [("canvas", {"picked": {"kind": "area", "ids": ["bolt", "reg"], "n": 1}})],
            ("canvas", "picked"),
            "?also=reg&at=bolt",
        ),
        (
            [("canvas", {"moved": {"id": "bolt", "x": 0.5, "y": 0, "n": 1}})],
            ("canvas", "moved"),
            "?pins=0.5000:0.0000:bolt",
        ),
        (
            [("canvas", {"picked": {"id": "acme"}, "moved": {"id": "bolt", "x": 0.5, "y": 0, "n": 1}})],
            ("canvas", "moved"),
            "?pins=0.5000:0.0000:bolt",
        ),
        ([("search", {"value": "actor:iris"})], ("search", "value"), "?at=iris"),
        ([(look("size"), {"value": "strength"})], (look("size"), "value"), "?size=strength"),
        ([(look("tab"), {"value": "matrix"})], (look("tab"), "value"), "?tab=matrix"),
        ([(look("table"), {"value": "ties"})], (look("table"), "value"), "?table=ties"),
        ([(look("on"), {"value": "visible"})], (look("on"), "value"), "?on=visible"),
        (
            [({"type": "act", "origin": "table"}, {"data": {"verb": "select", "ids": ["bolt"], "n": 1}})],
            ({"type": "act", "origin": "table"}, "data"),
            "?at=bolt",
        ),
        ([(control("kind"), {"value": ["regulator"]})], (control("kind"), "value"), "?kind=regulator"),
        ([(control("derived"), {"value": "on"})], (control("derived"), "value"), "?derived=on"),
        (
            [({"group": "kind", "type": "switch"}, {"checked": False})],
            ({"group": "kind", "type": "switch"}, "checked"),
            "?off=kind",
        ),
        (
            [({"type": "act", "origin": "legend"}, {"data": {"verb": "entry", "arg": "colour:5", "n": 1}})],
            ({"type": "act", "origin": "legend"}, "data"),
            "?stance=unknown",
        ),
    ],
    ids=[
        "click",
        "tie",
        "area",
        "drag",
        "drag after a click",
        "search",
        "size",
        "tab",
        "table",
        "span",
        "act",
        "boxes",
        "segment",
        "switch",
        "legend",
    ],
)
def test_an_event_of_the_page_becomes_a_link(page, changes, trigger, search):
    page.load()
    for key, props in changes:
        page.set(key, **props)
    written = page.navigate(trigger)
    assert written["url"] == {"search": search}
    assert written["view"]["data"] == {"query": search[1:], "dropped": []}


def test_a_button_in_the_details_is_an_act(page):
    page.load("?at=acme")
    page.set({"type": "act", "origin": "verbs"}, data={"verb": "select", "arg": "bolt", "n": 1})
    written = page.navigate(({"type": "act", "origin": "verbs"}, "data"))
    assert written["url"] == {"search": "?at=bolt"}


def test_an_event_that_changes_nothing_writes_nothing(page):
    page.load("?at=acme")
    page.set("canvas", picked={"id": "acme", "n": 2})
    assert page.told(("canvas", "picked")) == {}


@pytest.mark.parametrize(
    "asked", [None, 5, "clear", ["clear"], {"verb": ["clear"]}, {"verb": "select", "ids": 5}, {"verb": None}]
)
def test_acts_that_make_no_sense_write_nothing(page, asked):
    page.load("?at=acme")
    page.set({"type": "act", "origin": "table"}, data=asked)
    assert page.navigate(({"type": "act", "origin": "table"}, "data")) == {}


def test_the_camera_in_the_address_is_left_alone(fresh):
    assert fresh.load("?at=acme&camera=0.5:0.5:1") == {
        "view": {"data": {"query": "at=acme", "dropped": []}},
        "setting": {"data": {"query": ""}},
    }


def test_reset_keeps_the_selection_and_the_looks(page):
    page.load("?at=acme&kind=company&off=kind&size=none")
    page.set("reset", n_clicks=1)
    written = page.navigate(("reset", "n_clicks"))
    assert written["url"] == {"search": "?at=acme&size=none"}
    assert written[name(control("kind"))] == {
        "value": ["company", "institute", "regulator", "advocacy_group"]
    }
    assert written[name({"group": "kind", "type": "switch"})] == {"checked": True}


def test_half_a_date_stays_in_its_field(page):
    page.load()
    page.set(control("since"), value="2024-")
    assert page.navigate((control("since"), "value")) == {}


def test_the_picture_is_what_the_view_says_and_comes_with_it(page, tiny):
    query = "also=bolt&at=acme&draw=edges&kind=regulator&labels=10&pins=0.5:-1:iris&tab=table"
    page.set("url", search=f"?{query}&color=red")
    found = page.told(("url", "search"))
    view, _ = read_view(query, tiny.network)
    explorer = Explorer(tiny.network, view.active)
    assert found["stage"]["className"].split()[:2] == ["stage", "tab-table"]
    written = found["canvas"]
    assert written["selection"] == {"at": "acme", "ids": ["acme", "bolt"]}
    assert written["pins"] == {"iris": [0.5, -1.0]}
    assert written["drawing"] == dict.fromkeys(DRAWN, False) | {"edges": True, "labels": 0.1}
    assert written["scene"] == scene(explorer, view)
    assert text(found["sentence"]["children"]) == explorer.sentence()
    assert found["empty"] == {"children": None}
    assert "There is no filter 'color'." in text(found["notices"]["children"])


def test_who_is_selected_draws_nothing_anew(page):
    page.load("?kind=company")
    page.set("canvas", picked={"id": "acme", "n": 1})
    found = page.told(("canvas", "picked"))
    assert set(found["canvas"]) == {"selection", "pins", "drawing"}
    assert "sentence" not in found
    assert [key for key in found if '"type":"due"' in key] == []


def test_without_a_selection_nobody_stands_out(page):
    page.load()
    written = page.components["canvas"]["props"]
    assert written["selection"] == {"at": None, "ids": []}
    assert written["pins"] == {}
    assert written["drawing"] == dict.fromkeys(DRAWN, True) | {"labels": 0.5}


def test_what_stands_beside_the_picture_answers_together(page):
    found = page.beside("kind=regulator")
    assert found["export-graphml"]["href"] == "api/graph.graphml?kind=regulator"
    assert text(found["details"]["children"]).startswith("A tiny debate")
    assert found[name({"group": "kind", "type": "group"})] == {"className": "group set"}
    counts = {one["value"]: one["count"] for one in found[name(control("kind"))]["data"]}
    assert counts["company"] == "2"
    assert "Companies" in text(found["legend"]["children"])


def test_what_hangs_on_filter_and_looks_alone_is_written_when_these_change(page):
    first = page.beside("kind=regulator")
    assert {"legend", name(control("tie"))} <= set(first)
    again = page.beside("at=acme&kind=regulator")
    assert not {"legend", name(control("tie"))} & set(again)
    assert "Acme" in text(again["details"]["children"])
    assert {"legend", name(control("tie"))} <= set(page.beside("at=acme"))


def asked_by_due(page, part):
    """Return an output of each callback on the server that answers to a part of the page."""
    store = name({"part": part, "type": "due"})
    return [
        outputs(one)[0]
        for one in page.dependencies
        if one["clientside_function"] is None and any(place["id"] == store for place in one["inputs"])
    ]


@pytest.mark.parametrize("tab", TABS)
def test_an_open_tab_answers_and_no_other_is_asked(page, tab):
    page.load()
    page.set(look("tab"), value=tab)
    found = page.told((look("tab"), "value"))
    asked = {json.loads(key)["part"] for key in found if '"type":"due"' in key}
    assert asked == ({tab} if tab != "network" else set())
    page.set("map-box", data={"width": 800, "height": 600})
    page.set("time-box", data={"width": 800, "height": 600})
    for part in asked:
        assert asked_by_due(page, part)
        for key, prop in asked_by_due(page, part):
            assert page.ask(key, prop, ({"part": part, "type": "due"}, "data"))


def test_a_tab_comes_when_it_is_opened_first_with_the_choices_of_the_link(fresh):
    fresh.load()
    assert "grid" not in fresh.components
    found = fresh.load("?tab=table&table=ties")
    assert fresh.components[name(look("table"))]["props"]["value"] == "ties"
    assert name(look("table")) not in found
    fresh.load()
    fresh.set(look("tab"), value="table")
    assert "tab-table" not in fresh.told((look("tab"), "value"))


def test_whatever_is_due_answers_to_some_callback(page):
    assert all(asked_by_due(page, part) for part in DUE)


def test_where_actors_stand_is_asked_once_filter_or_looks_change(page):
    store = name({"part": "placing", "type": "due"})
    page.set("url", search="?kind=company")
    assert store in page.told(("url", "search"))
    page.set("canvas", picked={"id": "acme", "n": 1})
    assert store not in page.told(("canvas", "picked"))
    page.set(look("layout"), value="circles")
    assert store in page.told((look("layout"), "value"))


def test_the_table_answers_with_the_rows_of_what_was_chosen(page):
    page.load("?kind=regulator&tab=table&table=ties")
    found = page.ask("grid", "rowData", ({"part": "table", "type": "due"}, "data"))
    assert [row["id"] for row in found["grid"]["rowData"]] == ["sen.part_of.reg"]
    assert found["grid"]["columnDefs"][0]["field"] == "from"
    assert found["rows-said"] == {"children": "1 tie"}


@pytest.mark.parametrize(
    "search", ["?%", "?\ud800=1&kind=\udfff", "?" + "&" * 5_000, "?at=%00&size=%FF", "?" + "x" * 10_000]
)
def test_hostile_links_are_answered(page, search):
    page.set("url", search=search)
    written = page.told(("url", "search"))
    assert written["view"]["data"]["query"] == ""
    assert "canvas" in written


def test_a_click_on_an_actor_that_does_not_exist_shows_the_welcome(page):
    page.load()
    page.set("canvas", picked={"id": "nobody", "n": 1})
    assert page.navigate(("canvas", "picked")) == {}
    assert text(page.beside("")["details"]["children"]).startswith("A tiny debate")


def test_a_callback_cannot_change_what_others_see(tiny_app, tiny):
    before = copy.deepcopy(tiny.info())
    one, two = Browser(tiny_app), Browser(tiny_app)
    one.load("?kind=company")
    assert two.load()["view"]["data"]["query"] == ""
    assert tiny.info() == before


def played(page, year, **more):
    """Choose a year on the timeline; returns what is written."""
    origin = {"origin": "timeline", "type": "act"}
    page.set(origin, data={"verb": "filter", "parts": {"as_of": year}, **more})
    return page.navigate((origin, "data"))


def test_frames_of_a_timeline_that_plays_are_seen_and_only_the_last_one_stays(page):
    page.load("?kind=company")
    for year in ("2023", "2024"):
        written = played(page, year, passing=True)
        assert written["view"]["data"]["passing"] is True
        assert written["view"]["data"]["query"] == f"as_of={year}&kind=company"
        assert "url" not in written
    last = played(page, "2024", n=2)
    assert last["url"] == {"search": "?as_of=2024&kind=company"}
    assert last["view"] == {"data": {"query": "as_of=2024&kind=company", "dropped": []}}


def test_who_acts_while_a_timeline_plays_acts_on_the_frame_that_is_shown(page):
    page.load("?kind=company")
    played(page, "2023", passing=True)
    page.set("canvas", picked={"id": "acme", "n": 1})
    written = page.navigate(("canvas", "picked"))
    assert written["url"] == {"search": "?as_of=2023&at=acme&kind=company"}
    assert "passing" not in written["view"]["data"]
    played(page, "2024", passing=True)
    back = page.load("?kind=company")
    assert back["view"] == {"data": {"query": "kind=company", "dropped": []}}
