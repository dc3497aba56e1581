"""Random debates that are hard on formats: any text, numbers at their limits, parallel ties and self-ties."""

from hypothesis import strategies as st

from tests.worlds import ISSUES, KINDS, World

MARKS = (
    "\x00\x01\x0b\x1b\x1f\x7f\x85\u2028\ufeff\ufffe\r\n\t<>&\"'`\\]=+-@%#;,|_x000D_"
    "💡👩‍👩‍👧é中\u05e9\u05dc\u200f\u202e"
)
TEXT = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(MARKS)), max_size=30)
IDS = st.text(
    st.one_of(st.sampled_from("abcAZ09._-"), st.sampled_from(" <>&\"'\\/:;,#é中💡\u05e9\u200f")),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() == text)
AMOUNTS = st.sampled_from([None, 0, 1, 2**31 - 1, 2**31, 2**53 + 1, 2**63 - 1])
STRENGTHS = st.sampled_from([0.0, 1e-300, 1e-07, 0.1, 1 / 3, 0.30000000000000004, 0.5, 1.0])
OWN = {
    "rank": st.sampled_from([None, 0, -1, 2**31, 1 - 2**63, 2**63 - 1]),
    "share": st.sampled_from([None, 0.0, -0.0, 1e-300, 2.2250738585072014e-308, 1 / 3, 1e308, -1.5, 2.0]),
    "checked": st.sampled_from([None, True, False]),
}
"""Columns that only these data have, with types of their own."""
DATES = st.sampled_from([None, "1999", "2023-05", "2024-02-29", "2024-12-31"])


def maybe(strategy):
    return st.one_of(st.none(), strategy.filter(bool))


@st.composite
def graphs(draw):
    """A debate of up to five actors with up to eight ties; ids keep clear of control characters."""
    names = draw(st.lists(IDS, min_size=1, max_size=5, unique=True))
    sources = [
        {"id": key, "title": draw(TEXT.filter(bool)), "url": draw(maybe(TEXT)), "date": draw(DATES)}
        for key in ("s1", "s2")
    ]
    kinds = [
        {
            "id": key,
            "name": name,
            "symmetric": symmetric,
            "sign": sign,
            "influence": way,
            "strength": draw(STRENGTHS),
        }
        for key, name, symmetric, sign, way in (
            ("funds", "funds", False, 1, "forward"),
            ("works with", "works & plays", True, 1, "both"),
            ("critic's", "criticises", False, -1, "backward"),
        )
    ]
    actors = [
        {
            "id": key,
            "name": draw(TEXT.filter(bool)),
            "kind": draw(st.sampled_from([one["id"] for one in KINDS])),
            "jurisdiction": draw(st.sampled_from([None, "US", "EU"])),
            "summary": draw(maybe(TEXT)),
            "a note": draw(maybe(TEXT)),
            **{name: draw(values) for name, values in OWN.items()},
        }
        for key in names
    ]
    keys = draw(st.lists(IDS, max_size=8, unique=True))
    ties = [
        {
            "id": key,
            "from_id": draw(st.sampled_from(names)),
            "to_id": draw(st.sampled_from(names)),
            "kind": draw(st.sampled_from([one["id"] for one in kinds])),
            "start": draw(DATES),
            "end": draw(DATES),
            "amount_usd": draw(AMOUNTS),
            "summary": draw(maybe(TEXT)),
            "source_id": draw(st.sampled_from([None, "s1", "s2"])),
            "confidence": draw(st.sampled_from([None, "low", "medium", "high"])),
            **{name: draw(values) for name, values in OWN.items()},
        }
        for key in keys
    ]
    statements = [
        {
            "id": f"st{place}",
            "actor_id": draw(st.sampled_from(names)),
            "issue_id": draw(st.sampled_from([one["id"] for one in ISSUES])),
            "stance": draw(st.integers(-2, 2)),
            "date": "2024",
            "source_id": draw(st.sampled_from(["s1", "s2"])),
        }
        for place in range(draw(st.integers(0, 4)))
    ]
    events = [{"id": "e", "title": draw(TEXT.filter(bool)), "date": "2024", "source_id": "s1"}]
    parts = [
        {"event_id": "e", "actor_id": name, "role": "lead", "source_id": "s2"}
        for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=3))
    ]
    tables = {"actors": actors, "ties": ties, "sources": sources, "tie_kinds": kinds}
    return World(tables | {"statements": statements, "events": events, "participations": parts}).explorer()
