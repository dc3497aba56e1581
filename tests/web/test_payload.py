"""What the canvas gets, decoded again."""

import base64
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app import Explorer
from graph_app.graph.build import tie_ids
from graph_app.graph.lines import tie_texts
from graph_app.packing import bits, packed
from graph_app.style import PAGES, PLAIN, radii
from graph_app.style.canvas import DERIVED, HOSTILE_TIE, SUPPORTING
from graph_app.web import payload as module
from graph_app.web.looks import SIZES
from graph_app.web.payload import Drawing, scene
from graph_app.web.reading import read_view
from graph_app.web.view import View
from tests.web.views import STRANGE, views
from tests.worlds import World, actors, event, part, tie


def unpacked(text, dtype):
    return np.frombuffer(base64.b64decode(text, validate=True), dtype)


def mask(text, size):
    return np.unpackbits(unpacked(text, "u1"), bitorder="little")[:size].astype(bool)


@pytest.fixture(scope="module")
def drawn(tiny):
    return orjson.loads(Drawing(tiny).payload())


@given(st.lists(st.booleans(), max_size=40))
def test_bit_i_of_a_mask_is_bit_i_of_its_bytes(values):
    array = np.array(values, dtype=bool)
    raw = unpacked(bits(array), "u1")
    assert [bool(raw[place >> 3] >> (place & 7) & 1) for place in range(len(values))] == values
    assert len(raw) == -(-len(values) // 8)


@pytest.mark.parametrize("dtype", ["<f4", "<i4", "u1"])
def test_numbers_are_little_endian_whatever_the_order_in_memory(dtype):
    values = np.array([[1, 200], [3, 4]])[:, 1]
    assert unpacked(packed(values, dtype), dtype).tolist() == [200, 4]
    assert packed(values.astype(">i8"), dtype) == packed(values, dtype)


def test_actors_have_ids_labels_and_the_glyph_of_their_kind(drawn, tiny):
    assert drawn["fingerprint"] == tiny.network.dataset.fingerprint
    assert drawn["actors"]["id"] == ["acme", "bolt", "iris", "juno", "reg", "sen", "aid", "bee"]
    assert drawn["actors"]["label"] == [
        "Acme", "Bolt", "Iris Institut für Öffnung", 'Juno "J" Lab', "Regulation Office", "Senate Panel",
        "Aid", "Bee <script>alert(1)</script>",
    ]  # fmt: skip
    assert unpacked(drawn["actors"]["glyph"], "u1").tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    assert set(drawn["actors"]) == {"id", "label", "x", "y", "glyph", "text"}
    assert set(drawn["ties"]) == {"id", "from", "to", "width", "style", "arrow", "text"}


def test_every_actor_has_a_finite_place_of_its_own(drawn):
    x, y = (unpacked(drawn["actors"][axis], "<f4") for axis in "xy")
    assert (len(x), len(y)) == (8, 8)
    assert np.isfinite(np.r_[x, y]).all()
    assert len({*zip(x.tolist(), y.tolist(), strict=True)}) == 8


def test_every_actor_of_the_built_in_debate_has_a_finite_place(client, debate):
    found = orjson.loads(client.get(f"/network/{debate.network.dataset.fingerprint}.json").data)
    x, y = (unpacked(found["actors"][axis], "<f4") for axis in "xy")
    assert len(x) == len(y) == debate.network.n == len(found["actors"]["id"])
    assert np.isfinite(np.r_[x, y]).all()
    assert len(unpacked(found["ties"]["from"], "<i4")) == debate.network.m + debate.network.d


def test_ties_have_ids_ends_widths_and_styles(drawn, tiny):
    network, ties = tiny.network, drawn["ties"]
    assert (network.m, network.d) == (12, 5)
    assert ties["id"] == tie_ids(network, np.arange(17)).tolist()
    assert ties["id"][12:] == [
        "acme.acted_together.bolt",
        "acme.acted_together.iris",
        "bolt.acted_together.iris",
        "juno.acted_together.aid",
        "sen.acted_together.aid",
    ]
    place = drawn["actors"]["id"].index
    start, end = unpacked(ties["from"], "<i4").tolist(), unpacked(ties["to"], "<i4").tolist()
    recorded = zip(network.ties["from_id"], network.ties["to_id"], strict=True)
    assert list(zip(start, end, strict=True))[:12] == [(place(one), place(two)) for one, two in recorded]
    assert list(zip(start, end, strict=True))[12:] == [(0, 1), (0, 2), (1, 2), (3, 6), (5, 6)]
    hostile = [kind == "criticizes" for kind in network.ties["kind"]]
    assert (
        unpacked(ties["style"], "u1").tolist()
        == [HOSTILE_TIE if one else SUPPORTING for one in hostile] + [DERIVED] * 5
    )
    assert (SUPPORTING, HOSTILE_TIE, DERIVED) == (0, 1, 2)


def test_width_is_the_weight_and_of_derived_ties_at_most_one(drawn, tiny):
    width = unpacked(drawn["ties"]["width"], "<f4")
    assert width[:12].tolist() == pytest.approx(tiny.network.weight.tolist())
    # acme, bolt and iris signed one letter: 1/(3-1) each; acme and iris wrote a report by themselves: 1 more
    assert width[12:].tolist() == [0.5, 1.0, 0.5, 1.0, 1.0]


def test_a_payload_is_made_once_whoever_asks(tiny):
    calls = []

    class Counted(Drawing):
        def _make(self):
            calls.append(1)
            return super()._make()

    drawing = Counted(tiny.filter(kind="company"))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: drawing.payload(), range(8)))
    assert len(calls) == 1
    assert all(one is found[0] for one in found)
    assert orjson.loads(found[0])["actors"]["id"] == tiny.network.actors["id"].tolist()


def test_a_payload_is_the_same_in_every_process_and_its_address_names_the_data(tiny):
    first = Drawing(tiny).payload()
    tiny.network.kept.pop("first places")
    assert Drawing(tiny).payload() == first
    assert Drawing(tiny).address == f"network/{tiny.network.dataset.fingerprint}.json"


def test_a_failed_layout_is_told_to_everyone_who_asks(tiny, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("no place")

    monkeypatch.setattr(module, "first_places", fail)
    drawing = Drawing(tiny)
    for _ in range(2):
        with pytest.raises(RuntimeError, match="no place"):
            drawing.payload()


@given(st.data())
def test_a_scene_is_what_the_explorer_says(tiny, data):
    view = data.draw(views(tiny.network))
    explorer = Explorer(tiny.network, view.active)
    seen = scene(explorer, view)
    network = tiny.network
    own = {"fills", "strokes"} if view.colour != "stance" else set()
    lines = {"tie_colour", "tie_fills"} if view.tie_colour == "kind" else set()
    assert set(seen) == {"actors", "ties", "colour", "size"} | own | lines
    assert mask(seen["actors"], network.n).tolist() == explorer.visible.actors.tolist()
    assert mask(seen["ties"], network.m + network.d).tolist() == explorer.visible.ties.tolist()
    if view.colour == "stance":
        assert unpacked(seen["colour"], "u1").tolist() == explorer.visible.reading.labels.tolist()
    size = unpacked(seen["size"], "<f4")
    assert len(size) == network.n
    assert ((size >= 3.5) & (size <= 17.0)).all()


def test_colour_is_the_code_of_the_stance_overall_or_on_an_issue(tiny):
    overall = scene(tiny, View())
    assert unpacked(overall["colour"], "u1").tolist() == [0, 2, 1, 5, 3, 4, 5, 5]
    view, _ = read_view("issue=audit", tiny.network)
    on_audit = scene(Explorer(tiny.network, view.active), view)
    assert unpacked(on_audit["colour"], "u1").tolist() == [5, 5, 5, 1, 0, 5, 5, 5]


def sizes(tiny, query):
    view, dropped = read_view(query, tiny.network)
    assert dropped == []
    return unpacked(scene(Explorer(tiny.network, view.active), view)["size"], "<f4").tolist()


def test_size_is_the_measure_of_the_whole_graph_whatever_is_hidden(tiny):
    expected = radii(np.array([7.0, 3, 4, 2, 4, 2, 2, 0])).tolist()
    assert expected[0] == 17.0
    assert expected[7] == 3.5
    assert sizes(tiny, "") == expected
    assert sizes(tiny, "kind=company&tie=funds&derived=on") == expected


def test_size_on_the_visible_graph_follows_the_filter(tiny):
    companies = radii(np.array([1.0, 1, 0, 0, 0, 0, 0, 0])).tolist()
    assert sizes(tiny, "kind=company&on=visible") == companies == [17.0, 17.0] + [3.5] * 6
    assert sizes(tiny, "on=visible") == sizes(tiny, "")
    assert sizes(tiny, "text=nobody&on=visible") == [3.5] * 8


def test_size_by_strength_uses_the_weights_of_ties(tiny):
    values = tiny.measure("strength").to_numpy()
    assert sizes(tiny, "size=strength") == radii(values).tolist()
    assert sizes(tiny, "size=strength") != sizes(tiny, "")


def test_without_a_measure_all_actors_are_alike(tiny):
    assert sizes(tiny, "size=none") == [PLAIN] * 8
    assert sizes(tiny, "size=none&on=visible&kind=company") == [PLAIN] * 8
    assert SIZES[-1] == "none"


def test_both_palettes_have_a_fill_and_a_stroke_per_stance_and_the_same_colours_by_name():
    assert set(PAGES) == {"light", "dark"}
    assert set(PAGES["light"]) == set(PAGES["dark"])
    for palette in PAGES.values():
        assert len(palette["fills"]) == len(palette["strokes"]) == 6
        assert palette["fills"][5] == palette["background"]


@pytest.mark.parametrize(
    "world",
    [
        World({"actors": []}),
        World({"actors": actors("a")}),
        World(
            {
                "actors": actors("a", "b"),
                "events": [event("e")],
                "participations": [part("e", "a"), part("e", "b")],
            }
        ),
    ],
    ids=["no actor", "one actor", "derived ties only"],
)
def test_small_data_are_drawn_as_well(world):
    explorer = world.explorer()
    found = orjson.loads(Drawing(explorer).payload())
    assert np.isfinite(unpacked(found["actors"]["x"], "<f4")).all()
    assert len(unpacked(found["actors"]["y"], "<f4")) == explorer.network.n
    assert unpacked(found["ties"]["style"], "u1").tolist() == [DERIVED] * explorer.network.d
    for view in (View(), View(size="none"), View(size="strength", on="visible")):
        assert len(unpacked(scene(explorer, view)["size"], "<f4")) == explorer.network.n


def test_only_recorded_ties_of_a_kind_with_a_direction_have_an_arrow(drawn, tiny):
    symmetric = [kind == "partners_with" for kind in tiny.network.ties["kind"]]
    assert unpacked(drawn["ties"]["arrow"], "u1").tolist() == [int(not one) for one in symmetric] + [0] * 5
    assert sum(symmetric) == 2


def test_every_actor_says_what_it_is_and_where(drawn):
    assert drawn["actors"]["text"] == [
        "Company · AI developer · US",
        "Company · chip maker · US-CA",
        "Institute · think tank · EU",
        "Institute · university lab",
        "Regulator · agency · US",
        "Regulator · legislature · US",
        "Advocacy group · digital rights · EU",
        "Advocacy group · coalition · US",
    ]


def test_texts_leave_out_what_is_missing():
    world = World({"actors": actors("a", "b"), "ties": [tie("t", "a", "b", source=None)]})
    found = orjson.loads(Drawing(world.explorer()).payload())
    assert found["actors"]["text"] == ["Company", "Company"]
    assert found["ties"]["text"] == ["A funds B"]
    dated = [tie("t", "a", "b", source="s-own") | {"start": "2024-03"}]
    world = World({"actors": actors("a", "b"), "ties": dated})
    assert tie_texts(world.network()) == ["A funds B · 2024-03 · Own view"]


def test_hostile_names_and_ids_arrive_as_they_are(strange):
    found = orjson.loads(Drawing(strange).payload())
    assert found["actors"]["id"] == found["actors"]["label"] == list(STRANGE)
    assert found["ties"]["id"][: len(STRANGE)] == list(STRANGE)
    assert found["ties"]["text"][0] == f"{STRANGE[0]} funds {STRANGE[-1]} · {STRANGE[0]}"


def test_every_tie_says_who_what_whom_since_when_and_from_where(tiny):
    network = tiny.network
    texts = tie_texts(network)
    assert len(texts) == network.m + network.d
    row = network.ties.iloc[0]
    names = network.actors.set_index("id")["name"]
    kind = network.dataset.tables["tie_kinds"].set_index("id")["name"][row["kind"]]
    assert texts[0].startswith(f"{names[row['from_id']]} {kind} {names[row['to_id']]}")
    source = network.dataset.tables["sources"].set_index("id")["title"][row["source_id"]]
    assert texts[0].endswith(source)
    one, other = (names.iloc[int(side[0])] for side in (network.common.first, network.common.second))
    assert texts[network.m] == f"{one} and {other} acted together (derived)"
