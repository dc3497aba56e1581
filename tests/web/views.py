"""Any view of a data set, and a data set whose ids are as hostile as ids may be."""

from contextlib import suppress
from itertools import pairwise

from hypothesis import strategies as st

from graph_app.analyses import Scenario
from graph_app.errors import QueryError
from graph_app.filters import Filter
from graph_app.web.looks import DATES, DRAWN, LOOKS
from graph_app.web.pairs import pair
from graph_app.web.reading import CHOICES, FARTHEST, SHEETS
from graph_app.web.view import GROUPS, View
from tests.filters.worlds import raw_filters
from tests.worlds import World, event, part, statement, tie

STRANGE = (
    "a,b",
    "c d/e",
    "f:g::h",
    "0.5:0.5:i",
    "j\"k'l",
    "<script>alert(1)</script>",
    "m&n=o?p#q",
    "100%25%",
    "+r+",
    "ß💡مرحبا",
    "..",
    "all",
    "none",
    "5",
)
"""Ids with everything in them that means something in an address, a pin, a panel or a page."""


def strange_world():
    """Return a world of such ids, in a ring of ties, with a row of each kind for each."""
    rows = [
        {
            "id": one,
            "name": one,
            "kind": ("company", "regulator")[place % 2],
            "jurisdiction": one if place % 3 else None,
        }
        for place, one in enumerate(STRANGE)
    ]
    issues = [
        {
            "id": one,
            "name": one,
            "kind": ("company", "regulator")[place % 2],
            "jurisdiction": one if place % 3 else None,
        }
        for place, one in enumerate(STRANGE)
    ]
    issues = [
        {"id": one, "name": one, "kind": "policy", "support_means": "open"} for one in ("release", *STRANGE)
    ]
    return World(
        {
            "actors": rows,
            "issues": issues,
            "ties": [
                tie(one, one, STRANGE[place - 1], ("funds", "criticizes")[place % 2], source=one)
                for place, one in enumerate(STRANGE)
            ],
            "sources": [{"id": one, "title": one} for one in ("s-off", *STRANGE)],
            "events": [event(one, source=one) for one in STRANGE],
            "participations": [
                part(one, actor) for place, one in enumerate(STRANGE) for actor in STRANGE[place : place + 3]
            ],
            "statements": [
                statement(one, "release", place % 5 - 2, "2024") for place, one in enumerate(STRANGE)
            ],
        }
    )


def panels(network):
    """Return everything that the details can show beside an actor."""
    rows = [f"{kind}:{key}" for kind in SHEETS for key in network.cells(f"{kind}s", "id")]
    actors = list(network.position)
    rows += [pair(one, other) for one, other in pairwise(actors)]
    return [*CHOICES, *rows, *(f"tie:{key}" for key in network.derived_ids)]


def scenarios(network):
    """Return any scenario: of changes that contradict each other the first is kept."""
    tables = ("actors", "issues", "ties", "tie_kinds", "actor_kinds")
    ids = {table: network.cells(table, "id").tolist() for table in tables}
    actor, number = _one(ids["actors"]), _one(["0", "0.25", "1"])
    texts = {
        "set": st.builds("{}:{}={}".format, actor, _one(ids["issues"]), _one(["-2", "0.5", "unknown"])),
        "remove": actor,
        "cut": _one([*ids["ties"], *network.derived_ids.tolist()]),
        "add": st.builds("{}:{}:{}".format, actor, _one(ids["tie_kinds"]), actor),
        "strength": st.builds("{}={}".format, _one(ids["tie_kinds"]), number),
        "susceptibility": st.one_of(number, st.builds("{}={}".format, _one(ids["actor_kinds"]), number)),
    }
    pairs = [st.tuples(st.just(word), text) for word, text in texts.items()]

    def sound(changes):
        words = {}
        for word, text in changes:
            tried = words | {word: [*words.get(word, ()), text]}
            with suppress(QueryError):
                Scenario.of(network, tried)
                words = tried
        return Scenario.of(network, words)

    return st.lists(st.one_of(pairs), max_size=5).map(sound)


def _one(values):
    return st.sampled_from(values) if values else st.nothing()


@st.composite
def views(draw, network):
    """Any view, every field of it."""
    actors = list(network.position)
    place = st.floats(-FARTHEST, FARTHEST).map(lambda value: round(value, 4) + 0.0)
    selected = draw(st.lists(st.sampled_from(actors), max_size=4, unique=True))
    pins = draw(st.dictionaries(st.sampled_from(actors), st.tuples(place, place), max_size=3))
    looks = {
        word: draw(st.one_of(st.just(getattr(View(), word)), st.sampled_from(allowed(network))))
        for word, allowed in LOOKS.items()
    }
    looks |= {word: draw(st.sampled_from(["", "2023", "2024-03", "2024-03-25"])) for word in DATES}
    return View(
        filter=Filter.of(network, **draw(raw_filters(network))),
        off=tuple(sorted(draw(st.sets(st.sampled_from(sorted(GROUPS)))))),
        at=selected[0] if selected else "",
        also=tuple(selected[1:]),
        panel=draw(st.sampled_from(["", *panels(network)])),
        pins=tuple(sorted((actor, x, y) for actor, (x, y) in pins.items())),
        draw=tuple(sorted(draw(st.sets(st.sampled_from(DRAWN))))),
        scenario=draw(scenarios(network)),
        **looks,
    )
