"""What every layout promises: the same call, room for every glyph, hidden actors out of the way."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import graph_app as ga
from graph_app.layouts import LAYOUTS, Cancelled, place
from graph_app.style import radii

NAMES = [layout.name for layout in LAYOUTS]
every = pytest.mark.parametrize("name", NAMES)


def room(spots, sizes):
    """Return the smallest distance in pixels between two glyphs, by all pairs."""
    pixels = spots.astype(np.float64) * 500
    gap = np.sqrt(((pixels[:, None] - pixels[None]) ** 2).sum(2)) - sizes[:, None] - sizes[None]
    return float(gap[np.triu_indices(len(spots), 1)].min(initial=np.inf))


def world(n=240, m=520, seed=3):
    """Return a random debate with hubs, isolated actors and everything layouts may need."""
    random = np.random.default_rng(seed)
    pull = random.pareto(1.5, n) + 0.2
    pull[n - n // 10 :] = 0
    ends = random.choice(n, size=(m, 2), p=pull / pull.sum())
    degree = np.bincount(ends.ravel(), minlength=n).astype(float)
    stance = random.choice([-2.0, -1.0, 0.3, 1.0, 2.0, np.nan], size=n)
    return {
        "n": n,
        "ends": ends,
        "weight": random.uniform(0.1, 2, m),
        "sizes": 3.5 + 10 * np.sqrt(degree / degree.max()),
        "groups": random.choice([-1, 0, 1, 2, 3], size=n, p=[0.1, 0.4, 0.3, 0.15, 0.05]),
        "values": np.c_[stance, degree],
        "centre": int(degree.argmax()),
    }


@pytest.fixture(scope="module")
def debate():
    return world()


def test_every_layout_has_words():
    assert len(set(NAMES)) == len(NAMES)
    assert NAMES == ["force", "circles", "columns", "map", "rings"]
    for layout in LAYOUTS:
        assert layout.title
        assert layout.description.endswith(".")
        said = layout.says(group="kind", x="openness", y="degree", centre="NTIA")
        assert said.endswith(".")
        assert "{" not in said + layout.says()
        assert layout.needs <= {"groups", "values", "centre"}


@every
def test_what_is_missing_is_named(name, debate):
    layout = LAYOUTS[NAMES.index(name)]
    for missing in ("groups", "values", "centre"):
        given_ = {key: value for key, value in debate.items() if key != missing}
        if missing in layout.needs:
            with pytest.raises(ValueError, match=f"needs `{missing}`"):
                place(name, **given_)
        else:
            assert place(name, **given_).shape == (debate["n"], 2)


@every
def test_the_same_input_gives_the_same_bytes_in_any_order_of_ties(name, debate):
    first = place(name, **debate)
    order = np.random.default_rng(0).permutation(len(debate["ends"]))
    other = place(
        name, **debate | {"ends": debate["ends"][order][:, ::-1], "weight": debate["weight"][order]}
    )
    assert first.dtype == np.float32
    assert first.tobytes() == other.tobytes()


@every
def test_glyphs_have_room_within_the_canvas(name, debate):
    spots = place(name, **debate)
    assert room(spots, debate["sizes"]) >= 3 - 1e-3
    edge = spots.astype(np.float64) * 500
    assert (np.abs(edge) + debate["sizes"][:, None] <= [500.1, 380.1]).all()
    assert np.ptp(edge[:, 0]) > 700
    assert np.ptp(edge[:, 1]) > 400


@every
def test_the_built_in_debate_has_room(name, built_in):
    spots = place(name, **built_in)
    assert room(spots, built_in["sizes"]) >= 3 - 1e-3


@pytest.fixture(scope="module")
def built_in():
    explorer = ga.open("open-weights")
    network = explorer.network
    degree = np.asarray(explorer.measure("degree"), dtype=np.float64)
    return {
        "n": network.n,
        "ends": np.c_[network.start, network.end],
        "weight": network.weight,
        "sizes": radii(degree),
        "groups": network.actors["kind"].cat.codes.to_numpy(),
        "values": np.c_[explorer.visible.reading.value, degree],
        "centre": int(degree.argmax()),
    }


@every
def test_hidden_actors_stand_below_and_change_nothing(name, debate):
    visible = np.random.default_rng(1).random(debate["n"]) < 0.6
    visible[debate["centre"]] = True
    spots = place(name, **debate, visible=visible)
    assert np.isfinite(spots).all()
    assert spots[~visible, 1].max() < spots[visible, 1].min()
    assert np.abs(spots).max() <= 1
    assert len(np.unique(spots, axis=0)) == debate["n"]
    number = np.cumsum(visible) - 1
    keep = visible[debate["ends"]].all(1)
    alone = place(
        name,
        n=int(visible.sum()),
        ends=number[debate["ends"][keep]],
        weight=debate["weight"][keep],
        sizes=debate["sizes"][visible],
        groups=debate["groups"][visible],
        values=debate["values"][visible],
        centre=int(number[debate["centre"]]),
    )
    assert np.array_equal(spots[visible], alone)


@every
def test_nobody_visible(name, debate):
    needs_one = name == "rings"
    visible = np.zeros(debate["n"], dtype=bool)
    visible[debate["centre"]] = needs_one
    spots = place(name, **debate, visible=visible)
    assert np.isfinite(spots).all()
    assert len(np.unique(spots, axis=0)) == debate["n"]


@every
@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"groups": np.zeros(3, dtype=int)}, "groups must be whole numbers"),
        ({"groups": np.zeros(240)}, "groups must be whole numbers"),
        ({"values": np.zeros(240)}, r"values must have shape \(240, 2\)"),
        ({"centre": 240}, "centre must lie in 0 … 239"),
        ({"centre": -1}, "centre must lie in"),
        ({"visible": np.ones(3, dtype=bool)}, "visible must have shape"),
    ],
)
def test_what_does_not_fit_is_refused(name, debate, changed, words):
    with pytest.raises(ValueError, match=words):
        place(name, **debate | changed)


def test_a_hidden_centre_is_refused_where_it_is_needed(debate):
    hidden = debate | {"centre": 5, "visible": np.arange(240) != 5}
    with pytest.raises(ValueError, match="centre must be visible"):
        place("rings", **hidden)
    assert place("force", **hidden).shape == (240, 2)


@every
@settings(max_examples=25, deadline=None)
@given(data=st.data(), n=st.integers(1, 30))
def test_every_graph_gets_finite_places_of_its_own(name, data, n):
    m = data.draw(st.integers(0, 60))
    values = data.draw(
        hnp.arrays(np.float64, (n, 2), elements=st.sampled_from([-2.0, 0.0, 0.1, 7.0, np.nan]))
    )
    sizes = data.draw(hnp.arrays(np.float64, n, elements=st.floats(0, 20)))
    spots = place(
        name,
        n,
        data.draw(hnp.arrays(np.int64, (m, 2), elements=st.integers(0, n - 1))),
        data.draw(hnp.arrays(np.float64, m, elements=st.floats(0, 1e6))),
        sizes=sizes,
        groups=data.draw(hnp.arrays(np.int64, n, elements=st.integers(-1, 20))),
        values=values,
        centre=data.draw(st.integers(0, n - 1)),
    )
    assert np.isfinite(spots).all()
    assert (np.abs(spots) <= [1 + 1e-5, 0.76 + 1e-5]).all()
    assert room(spots, sizes) >= 3 - 1e-3


@every
def test_extreme_values_are_placed_as_well(name):
    values = np.array([[-1e308, 1e308], [1e308, -1e308], [np.inf, 0.0], [0.0, np.nan]])
    spots = place(
        name, 4, np.array([[0, 1]]), np.ones(1), groups=np.array([9, 9, 7, -3]), values=values, centre=3
    )
    assert np.isfinite(spots).all()
    assert len(np.unique(spots, axis=0)) == 4


@every
def test_thousands_of_actors_stay_in_the_frame(name):
    graph = nx.barabasi_albert_graph(5_000, 2, seed=1)
    ends = np.array(graph.edges)
    spots = place(
        name,
        5_000,
        ends,
        np.ones(len(ends)),
        sizes=np.full(5_000, 3.0),
        groups=np.arange(5_000) % 50,
        values=np.c_[np.arange(5_000) % 9, np.arange(5_000)].astype(float),
        centre=7,
    )
    assert np.isfinite(spots).all()
    assert np.abs(spots).max() <= 1 + 1e-5


# --- progress


@every
def test_a_layout_says_how_far_it_is_and_never_goes_back(name, debate):
    told = []
    plain = place(name, **debate)
    assert np.array_equal(place(name, **debate, progress=told.append), plain)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert told == sorted(told)


@pytest.mark.parametrize("name", ["force", "circles", "map", "rings"])
def test_who_listens_hears_of_work_half_done(name, debate):
    told = []
    place(name, **debate, progress=told.append)
    assert any(0.2 < share < 0.8 for share in told)


@every
def test_a_layout_stops_when_the_listener_says_so(name, debate):
    told = []

    def stop(share):
        told.append(share)
        if len(told) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        place(name, **debate, progress=stop)
    assert len(told) == 2
