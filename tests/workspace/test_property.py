"""Random edits: the patch applied to the base gives the same package, undo gives back what was."""

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import graph_app as ga
from graph_app.dataset import check
from graph_app.workspace.base import open_base
from graph_app.workspace.changes import Change
from graph_app.workspace.editing import logged
from graph_app.workspace.edits import adding, changing, merging
from graph_app.workspace.packages import PATCH, package, write_folder
from graph_app.workspace.patches import applied, patch, read_patch
from graph_app.workspace.planning import plan
from graph_app.workspace.retiring import retiring
from graph_app.workspace.sentences import sentence
from graph_app.workspace.state import State
from graph_app.workspace.undoing import undoing
from tests.worlds import TINY

TEXTS = st.one_of(
    st.none(),
    st.sampled_from(['a, "b"\r\nc', "=1+1", "NA", "  x ", "Öffnung", "-"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
)
KINDS = ("tie", "statement", "actor", "cells", "retire", "merge", "undo")
NUMBERS = st.integers(0, 10_000)
EDITS = st.lists(
    st.tuples(st.sampled_from(KINDS), NUMBERS, TEXTS),
    max_size=12,
)


@cache
def tiny_base():
    return open_base(TINY)


def rows(raws):
    """Return the rows of all tables in an order of their own: a row that was undone may stand elsewhere."""
    return {
        name: sorted(zip(*(column.to_pylist() for column in raw.columns.values()), strict=True), key=str)
        for name, raw in raws.items()
    }


def pick(state, table, number):
    keys = state.tables[table].raw.columns["id"]
    return str(keys[number % len(keys)].as_py()) if len(keys) else "nobody"


def made(state, log, kind, number, text):
    """Return a random edit of some sort."""
    one, other = pick(state, "actors", number), pick(state, "actors", number // 7 + 1)
    rests = {"source_id": "src-press", "confidence": "low", "summary": text}
    if kind == "tie":
        return adding("ties", {"from_id": one, "to_id": other, "kind": "funds", "start": "2024", **rests})
    if kind == "statement":
        date = f"2024-0{number % 9 + 1}"
        said = {"actor_id": one, "issue_id": "release", "stance": number % 5 - 2, "date": date}
        return adding("statements", said | rests)
    if kind == "actor":
        return adding("actors", {"name": text, "kind": "company", "summary": text})
    if kind == "cells":
        table = ("actors", "ties", "events", "sources", "issues")[number % 5]
        key = pick(state, table, number)
        column = "publisher" if table == "sources" else "summary"
        return changing(
            table, key, {column: text}, version=state.version(table, key), why=text or "for a test"
        )
    if kind == "retire":
        table = ("actors", "ties", "sources", "events", "issues")[number % 5]
        key = pick(state, table, number)
        return retiring(state, table, key, version=state.version(table, key), along=True, why="gone")
    if kind == "merge":
        return merging(
            one, other, versions=(state.version("actors", one), state.version("actors", other)), why="one"
        )
    return None


def evolved(base, asked):
    """Return the state and the log after those of some random edits that can be made."""
    state, log = State.of(base), []
    for kind, number, text in asked:
        try:
            edit = made(state, log, kind, number, text)
            if edit is None:
                if not log:
                    continue
                edit = undoing(state, log[number % len(log)])
        except ga.GraphAppError:
            continue
        found = plan(state, edit)
        if found.ok:
            state = found.after
            at = f"2026-11-24T12:00:{len(log):02d}.000000Z"
            log.append(logged(found, by="ana", at=at))
    return state, log


@given(EDITS)
def test_a_patch_applied_to_the_base_gives_the_same_package(asked):
    base = tiny_base()
    state, log = evolved(base, asked)
    files = package(state, log)
    changes = read_patch(patch(log))
    assert [one for _, one in changes] == log
    again = applied(tiny_base(), changes)
    assert package(again, [one for _, one in changes]) == files
    with tempfile.TemporaryDirectory() as folder:
        target = write_folder(Path(folder) / "new", files)
        found = check(target)
        assert found.ok, found.summary()
        assert ga.open(target).network.dataset.fingerprint == state.dataset.fingerprint
        assert (target / PATCH).read_bytes() == files[PATCH]
    assert all(sentence(one, state) for one in log)


@given(EDITS, EDITS)
def test_a_state_is_the_same_however_it_was_reached(first, then):
    base = tiny_base()
    state, log = evolved(base, [*first, *then])
    replayed = State.of(base)
    for change in log:
        replayed = replayed.after(change.number, change.effects)
        _ = replayed.raws  # what was looked at on the way does not matter
    assert replayed.dataset.fingerprint == state.dataset.fingerprint


@given(EDITS)
def test_undoing_everything_from_the_last_to_the_first_gives_back_the_base(asked):
    base = tiny_base()
    state, log = evolved(base, asked)
    for change in reversed(log):
        found = plan(state, undoing(state, change))
        assert found.ok, found.findings
        state = found.after
        log = [*log, Change(state.number, "", "ana", "undo", found.effects)]
    assert rows(state.raws) == rows(base.raws)
