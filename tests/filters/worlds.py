"""Random small debates and random filters."""

from hypothesis import strategies as st

from tests.worlds import ISSUES, KINDS, ROLES, SOURCES, TIE_KINDS, World

DATES = ("2022", "2023", "2023-05", "2023-05-31", "2024", "2024-02", "2024-02-29", "2024-03-25", "2025")
CONFIDENCES = (None, "low", "medium", "high")
WORDS = ("open", "Öpen", "weights", "LAB", "straße", "a&b", "50%", "x,y")
OPENNESS = ("champion_of_openness", "pro-open", "mixed", "restrictive", "strongly_restrictive", "unknown")
ON_ISSUE = ("strongly_supports", "supports", "mixed", "opposes", "strongly_opposes", "unknown")


def ids(rows):
    return [row["id"] for row in rows]


def maybe(values):
    return st.sampled_from([None, *values])


@st.composite
def worlds(draw):
    """A debate of up to seven actors; every sort of missing cell occurs."""
    names = [f"a{place}" for place in range(draw(st.integers(1, 7)))]
    source = maybe(ids(SOURCES))
    actors = [
        {
            "id": name,
            "name": draw(st.sampled_from(WORDS)),
            "kind": draw(st.sampled_from(ids(KINDS))),
            "subkind": draw(maybe(("agency", "think_tank", "x,y"))),
            "jurisdiction": draw(maybe(("US", "US-CA", "EU"))),
            "summary": draw(maybe(("Open weights.", "Lab of Ünder & Söhne", "none"))),
        }
        for name in names
    ]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    ties = [
        {
            "id": f"t{place}",
            "from_id": start,
            "to_id": end,
            "kind": draw(st.sampled_from(ids(TIE_KINDS))),
            "start": draw(maybe(DATES)),
            "end": draw(maybe(DATES)),
            "source_id": draw(source),
            "confidence": draw(st.sampled_from(CONFIDENCES)),
        }
        for place, (start, end) in enumerate(draw(st.lists(pairs, max_size=12)) if len(names) > 1 else [])
    ]
    statements = [
        {
            "id": f"s{place}",
            "actor_id": draw(st.sampled_from(names)),
            "issue_id": draw(st.sampled_from(ids(ISSUES))),
            "stance": draw(st.integers(-2, 2)),
            "date": draw(st.sampled_from(DATES)),
            "source_id": draw(source),
            "confidence": draw(st.sampled_from(CONFIDENCES)),
        }
        for place in range(draw(st.integers(0, 12)))
    ]
    events = [
        {
            "id": f"e{place}",
            "title": f"Event {place}",
            "date": draw(st.sampled_from(DATES)),
            "source_id": draw(source),
        }
        for place in range(draw(st.integers(0, 3)))
    ]
    roles = st.tuples(
        st.sampled_from(ids(events) or ["-"]), st.sampled_from(names), st.sampled_from(ids(ROLES))
    )
    participations = [
        {"event_id": one, "actor_id": actor, "role": role, "source_id": "s-off"}
        for one, actor, role in (draw(st.lists(roles, max_size=10, unique=True)) if events else [])
    ]
    tables = {
        "actors": actors,
        "ties": ties,
        "statements": statements,
        "events": events,
        "participations": participations,
    }
    return World(tables)


def some(values):
    return st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=3, unique=True).map(tuple)


def one(values):
    return st.sampled_from([(value,) for value in values])


@st.composite
def raw_filters(draw, network, words=None):
    """Raw words that all mean something in a network."""
    tables = network.dataset.tables
    has = lambda column: [str(value) for value in network.actors[column].dropna().unique()]  # noqa: E731
    missing = lambda column: ["none"] if network.actors[column].isna().any() else []  # noqa: E731
    issue = draw(st.one_of(st.just(""), st.sampled_from(tables["issues"]["id"].tolist())))
    parts = {
        "stance": some(ON_ISSUE if issue else OPENNESS),
        "as_of": one(DATES),
        "kind": some(tables["actor_kinds"]["id"].tolist()),
        "subkind": some(has("subkind") + missing("subkind") or ["-"]),
        "jurisdiction": some(has("jurisdiction") + missing("jurisdiction") or ["-"]),
        "tie": some(tables["tie_kinds"]["id"].tolist()),
        "derived": one(["on"]),
        "since": one(DATES),
        "until": one(DATES),
        "undated": one(["drop"]),
        "confidence": one(["medium", "high"]),
        "grade": some(["official", "own_statement", "press", "aggregator", "none"]),
        "event": some(tables["events"]["id"].tolist() or ["-"]),
        "text": one(["open", "OPEN", "öpen weights", "lab", "strasse", "a&b", "50%", "x,y", "none"]),
        "actor": some(network.actors["id"].tolist()),
        "hide": some(network.actors["id"].tolist()),
        "hops": one(["0", "1", "2", "3"]),
        "min_degree": one(["1", "2", "3"]),
        "isolated": one(["drop"]),
    }
    chosen = (
        words
        if words is not None
        else draw(st.lists(st.sampled_from(sorted(parts)), max_size=5, unique=True))
    )
    raw = {word: draw(parts[word]) for word in chosen}
    if issue:
        raw["issue"] = (issue,)
    if "hops" in raw and "actor" not in raw:
        del raw["hops"]
    return {word: value for word, value in raw.items() if value != ("-",)}


@st.composite
def cases(draw):
    """A debate, its network and raw words of a filter."""
    world = draw(worlds())
    network = world.network()
    return world, network, draw(raw_filters(network))
