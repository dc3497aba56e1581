"""A query string to a view: what is known is kept, what is not is said."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph_app import Explorer
from graph_app.errors import QueryError
from graph_app.web.looks import LOOKS, SIZES
from graph_app.web.reading import CAMERA, OWN, has_row, read_view
from graph_app.web.view import View
from tests.web.views import STRANGE, panels
from tests.worlds import World

HOSTILE = (
    "%",
    "%%%",
    "%zz=%gg",
    "&",
    "&&&",
    "=",
    "===",
    ",",
    "?",
    "??",
    "#",
    "kind",
    "kind=,,,",
    "kind=%2C",
    "=company",
    "text=%00",
    "text=%FF%FE",
    "at=%00",
    "at=\ud800",
    "size=\udfff&on=\ud800",
    "\ud800=1",
    "off=💡,İ,ß",
    "at=" + "x" * 10_000,
    "x" * 10_000,
    "off=" + "," * 10_000,
    "text=" + "é" * 10_000,
    "&".join(f"w{n}={n}" for n in range(1_500)),
    "hops=99999999999999999999",
    "min_degree=²",
    "since=0000-00-00",
    "text=\ud800",
    "also=" + ",".join("acme" for _ in range(3_000)),
    "pins=" + ",".join(f"{n}:{n}:acme" for n in range(3_000)),
    "pins=::,:,::acme,1:1,1:1:,x:y:acme",
    "panel=:,tie,tie:,:x,compare:,paths:acme",
    "draw=,,none,none",
    "centre=%00&labels=²&by=%FF",
    "camera=" + "9" * 10_000,
    "constructor=1&__proto__=2",
    "a;b=1;c",
    "<script>alert(1)</script>",
)


def complaints(query, network):
    view, dropped = read_view(query, network)
    return view, [(error.word, error.value) for error in dropped]


def test_spelling_and_order_of_a_link_do_not_matter(tiny):
    one, _ = read_view("?size=none&kind=Regulator&off=text,kind&kind=company&off=kind", tiny.network)
    assert one.to_query() == "kind=company,regulator&off=kind,text&size=none"


@pytest.mark.parametrize(
    ("query", "kept", "dropped"),
    [
        ("kind=company,compny&at=acme", "at=acme&kind=company", [("kind", "compny")]),
        ("color=red&size=strength", "size=strength", [("color", "")]),
        ("colour=red&size=strength", "size=strength", [("colour", "red")]),
        ("at=nobody&kind=company", "kind=company", [("at", "nobody")]),
        ("at=acme,bolt", "at=acme", [("at", "bolt")]),
        ("at=,acme", "at=acme", []),
        ("off=kind,colours&kind=company", "kind=company&off=kind", [("off", "colours")]),
        ("size=betweeness&on=visible", "on=visible", [("size", "betweeness")]),
        ("size=none,degree", "size=none", [("size", "degree")]),
        ("on=nowhere&size=none", "size=none", [("on", "nowhere")]),
        ("tab=maps&kind=company", "kind=company", [("tab", "maps")]),
        ("tab=table,matrix", "tab=table", [("tab", "matrix")]),
        ("size=&on=&at=&off=&kind=&tab=", "", []),
        ("hops=2&at=acme", "at=acme", [("hops", "actor")]),
        ("since=soon&until=2024", "until=2024", [("since", "soon")]),
        (
            "size=a&on=b&at=c&off=d&e=f",
            "",
            [("e", ""), ("off", "d"), ("size", "a"), ("on", "b"), ("at", "c")],
        ),
        ("also=bolt,nobody,aid,bolt&at=acme", "also=bolt,aid&at=acme", [("also", "nobody")]),
        ("also=bolt,acme&at=acme", "also=bolt&at=acme", []),
        ("also=bolt,aid", "also=aid&at=bolt", []),
        ("also=bolt&at=nobody", "at=bolt", [("at", "nobody")]),
        ("labels=50&draw=arrows,curves,dashes,edges&layout=force", "", []),
        ("labels=51", "", [("labels", "51")]),
        ("draw=dashes,arrows,arrows,wings", "draw=arrows,dashes", [("draw", "wings")]),
        ("draw=none", "draw=none", []),
        ("draw=none,arrows", "draw=arrows", []),
        ("draw=wings", "", [("draw", "wings")]),
        ("centre=acme&layout=rings", "centre=acme&layout=rings", []),
        ("centre=nobody&layout=rings", "layout=rings", [("centre", "nobody")]),
        ("panel=compare", "panel=compare", []),
        ("panel=compare,paths", "panel=compare", []),
        ("panel=tie:nothing,paths", "panel=paths", [("panel", "tie:nothing")]),
        ("panel=actor:acme", "", [("panel", "actor:acme")]),
        ("panel=tie:", "", [("panel", "tie:")]),
        ("panel=", "", []),
        ("hide=bee,nobody", "hide=bee", [("hide", "nobody")]),
    ],
)
def test_what_the_data_do_not_know_is_dropped_and_reported_and_the_rest_is_kept(tiny, query, kept, dropped):
    view, said = complaints(query, tiny.network)
    assert view.to_query() == kept
    assert said == dropped


def test_a_dropped_word_says_what_is_allowed_and_what_is_near(tiny):
    _, (error,) = read_view("size=strenght", tiny.network)
    allowed = ", ".join(SIZES)
    assert str(error) == f"size does not know 'strenght'. Did you mean strength? Allowed: {allowed}"
    assert error.details() == {
        "word": "size",
        "value": "strenght",
        "allowed": list(SIZES),
        "did_you_mean": ["strength"],
    }
    _, (error,) = read_view("at=acmee", tiny.network)
    assert str(error) == "There is no actor 'acmee'. Did you mean acme?"
    assert error.did_you_mean == ("acme",)
    _, (error,) = read_view("panel=ties:x", tiny.network)
    assert str(error) == (
        "panel does not know 'ties:x'. Allowed: tie:<id>, event:<id>, issue:<id>, source:<id>, "
        "pair:<actor>:<actor>, compare, paths, paths:influence, influence, whatif"
    )


def test_a_second_value_of_a_single_word_is_reported_as_one_too_many(tiny):
    _, (error,) = read_view("at=acme,bolt", tiny.network)
    assert str(error) == "at takes one value: acme, not bolt as well"
    _, errors = read_view("size=none,none", tiny.network)
    assert [str(error) for error in errors] == ["size takes one value: none, not none as well"]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:20]))
def test_hostile_links_never_raise(tiny, query):
    view, dropped = read_view(query, tiny.network)
    assert all(isinstance(error, QueryError) for error in dropped)
    assert read_view(view.to_query(), tiny.network) == (view, [])


@given(st.text(max_size=80))
@example("kind=company&at=%")
def test_no_text_breaks_the_reading(tiny, query):
    view, _ = read_view(query, tiny.network)
    assert read_view(view.to_query(), tiny.network) == (view, [])


@given(st.sampled_from(OWN), st.text(max_size=40))
def test_no_value_of_a_word_of_the_page_breaks_the_reading(tiny, word, value):
    view, _ = read_view(f"{word}={value}", tiny.network)
    assert read_view(view.to_query(), tiny.network) == (view, [])


PINS = [
    ("0.25:-0.1:acme", (("acme", 0.25, -0.1),)),
    ("1:2:bolt,3:4:acme", (("acme", 3.0, 4.0), ("bolt", 1.0, 2.0))),
    ("1:2:acme,3:4:acme", (("acme", 3.0, 4.0),)),
    ("-0:0.00001:acme", (("acme", 0.0, 0.0),)),
    ("0.123456:1e1:acme", (("acme", 0.1235, 10.0),)),
    ("100:-100:acme", (("acme", 100.0, -100.0),)),
    (",", ()),
]


@pytest.mark.parametrize(("value", "pins"), PINS)
def test_pins_are_places_by_actor_the_last_one_of_each(tiny, value, pins):
    view, dropped = read_view(f"pins={value}", tiny.network)
    assert (view, dropped) == (View(pins=pins), [])
    assert read_view(view.link(), tiny.network) == (view, [])


@pytest.mark.parametrize(
    "value",
    ["nan:nan:acme", "1:nan:acme", "nan:1:acme", "inf:0:acme", "0:-inf:acme", "100.1:0:acme", "0:1e300:acme",
     "1e999:0:acme", "1:2:nobody", "1:2:", "1:2", "1", "::", "a:b:acme", ":1:acme", "1::acme", "acme"],
)  # fmt: skip
def test_pins_that_are_no_places_are_dropped_and_the_others_stay(tiny, value):
    view, (error,) = read_view(f"pins=1:1:bolt,{value}", tiny.network)
    assert view == View(pins=(("bolt", 1.0, 1.0),))
    assert (error.word, error.value) == ("pins", value)
    assert str(error) == f"pins does not know {value!r}. Write x:y:actor, such as 0.25:-0.1:ntia"


def test_an_id_full_of_colons_can_be_pinned(strange):
    view, dropped = read_view("pins=1:2:f:g::h,3:4:0.5:0.5:i", strange.network)
    assert dropped == []
    assert view.pins == (("0.5:0.5:i", 3.0, 4.0), ("f:g::h", 1.0, 2.0))


@pytest.mark.parametrize("camera", ["0.5:0.5:1", "nonsense", "", "a,b"])
def test_the_camera_is_read_by_the_browser_alone(tiny, camera):
    assert CAMERA not in OWN
    view, dropped = read_view(f"at=acme&camera={camera}&kind=company", tiny.network)
    assert dropped == []
    assert view.to_query() == "at=acme&kind=company"


def test_rows_are_known_by_kind_and_derived_ties_are_ties(tiny):
    network = tiny.network
    assert has_row(network, "tie", "acme.funds.iris")
    assert has_row(network, "tie", str(network.derived_ids[0]))
    assert has_row(network, "event", "bill-2024")
    assert has_row(network, "issue", "arg-safety")
    assert has_row(network, "source", "src-unused")
    for kind in ("tie", "event", "issue", "source"):
        assert not has_row(network, kind, "")
        assert not has_row(network, kind, "acme")


def test_hostile_ids_of_rows_are_read(strange):
    for panel in panels(strange.network):
        assert read_view(View(panel=panel).link(), strange.network) == (View(panel=panel), [])
    for word in ("at", "centre"):
        for one in STRANGE:
            view, dropped = read_view(View(**{word: one}).link(), strange.network)
            assert (getattr(view, word), dropped) == (one, [])


def test_links_with_a_former_id_lead_to_the_actor_that_took_its_place():
    rows = [{"id": one, "name": one, "kind": "company"} for one in ("a", "b")]
    network = World({"actors": rows, "aliases": [{"id": "old", "actor_id": "a"}]}).network()
    view, dropped = read_view("at=old&also=b&centre=old&pins=1:2:old&actor=old&hide=b,old", network)
    assert dropped == []
    assert view.to_query() == "actor=a&also=b&at=a&centre=a&hide=a,b&pins=1.0000:2.0000:a"
    explorer = Explorer(network)
    assert explorer.filter(actor="old").to_query() == explorer.query("actor=old").to_query() == "actor=a"
    assert explorer.actor("old") == explorer.actor("a")
    assert explorer.position("old") == 0


def test_every_look_that_is_unknown_is_dropped_alone(tiny):
    query = "&".join(f"{word}=wizard" for word in LOOKS)
    view, said = complaints(f"{query}&kind=company", tiny.network)
    assert view.to_query() == "kind=company"
    assert said == [(word, "wizard") for word in LOOKS]


@pytest.mark.parametrize(
    ("value", "kept", "said"),
    [
        ("2024", "2024", []),
        ("2024-03-25", "2024-03-25", []),
        ("", "", []),
        ("2024-13", "", ["2024-13"]),
        ("March", "", ["March"]),
        ("March,2024", "2024", ["March"]),
    ],
)
@pytest.mark.parametrize("word", ["earlier", "later"])
def test_a_date_of_the_page_is_partial_or_nothing(tiny, word, value, kept, said):
    view, dropped = read_view(f"{word}={value}", tiny.network)
    assert getattr(view, word) == kept
    assert [error.value for error in dropped] == said


def test_a_pair_is_said_in_one_way_whatever_its_order(tiny):
    found = {read_view(f"panel={one}", tiny.network)[0].panel for one in ("pair:acme:bolt", "pair:bolt:acme")}
    assert found == {"pair:acme:bolt"}


@pytest.mark.parametrize(
    "value", ["pair:acme", "pair:acme:acme", "pair:acme:nobody", "pair:acme:bolt:reg", "pair::"]
)
def test_what_is_no_pair_of_two_known_actors_is_dropped(tiny, value):
    view, (error,) = read_view(f"panel={value}", tiny.network)
    assert view.panel == ""
    assert error.value == value
