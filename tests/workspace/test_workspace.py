"""A workspace: the same on SQLite and on PostgreSQL."""

import os
import stat

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

import graph_app as ga
from graph_app.errors import DataError, ModelError, NotFoundError, QueryError, UnavailableError
from graph_app.workspace import editing
from graph_app.workspace.edits import adding, changing
from graph_app.workspace.findings import ConflictError, EditError
from graph_app.workspace.roles import PERMISSIONS, ROLES, ForbiddenError, allowed
from graph_app.workspace.store import log
from graph_app.workspace.store.engine import connect
from graph_app.workspace.store.migrating import migrate
from graph_app.workspace.store.tables import FROZEN, NAMES, VERSION_TABLE
from tests.workspace.conftest import SOURCE, TIE
from tests.worlds import TINY


def rename(ws, name, actor="acme", **more):
    row = ws.row("actors", actor)
    return ws.change("actors", row.key, {"name": name}, version=row.version, why="a new name", **more)


def test_a_new_workspace_shows_its_base(ws, tiny):
    assert ws.state().dataset.fingerprint == tiny.network.dataset.fingerprint
    assert ws.explorer().info() == tiny.info()
    assert (ws.about().head, ws.about().name, ws.role(), ws.debates()) == (0, "tiny", "owner", ("tiny",))


def test_the_migrations_make_the_tables_that_the_program_knows(place):
    database = connect(place, create=True)
    migrate(database, create=True)
    migrate(database, create=False)
    with database.reading() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), NAMES) == []
    database.engine.dispose()


def test_what_was_written_cannot_be_changed_or_deleted(ws):
    rename(ws, "Acme 2")
    ws.save("note", "n", {"text": "t"})
    for table in FROZEN:
        column = "proposal" if table == "decisions" else "debate"
        for asked in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = 7"):
            if table in ("proposals", "decisions") and ws.database.is_sqlite:
                continue  # SQLite's triggers look at rows, and there are none
            with pytest.raises(sa.exc.DBAPIError, match="only ever added to"):
                with ws.database.engine.begin() as connection:
                    connection.exec_driver_sql(asked)


def test_an_edit_counts_at_once_and_for_everybody(ws, place):
    made = ws.add("ties", TIE, why="found it")
    assert (made.accepted, made.number, made.by, made.source) == (True, 1, "ana", "src-press")
    with ga.workspace(place, "tiny", user="ana", create=False) as other:
        assert other.row("ties", "acme.funds.juno").version == 1
        assert "acme.funds.juno" in other.explorer().network.dataset.tables["ties"]["id"].tolist()
        rename(other, "Acme 2")
    assert ws.row("actors", "acme").values["name"] == "Acme 2"
    assert [one.number for one in ws.history()] == [2, 1]


def test_a_stale_edit_is_a_conflict_with_both_versions(ws):
    seen = ws.row("actors", "acme")
    rename(ws, "Acme 2")
    with pytest.raises(ConflictError) as caught:
        ws.change("actors", "acme", {"name": "Acme 3"}, version=seen.version, why="x")
    (found,) = caught.value.details()["conflicts"]
    assert {name: found[name] for name in ("row", "version", "now_version", "by", "asked")} == {
        "row": "acme", "version": 0, "now_version": 1, "by": "ana", "asked": {"name": "Acme 3"},
    }  # fmt: skip
    assert (found["then"]["name"], found["now"]["name"]) == ("Acme", "Acme 2")
    assert ws.about().head == 1
    ws.retire("actors", "bee", version=0, why="left")
    with pytest.raises(ConflictError, match="was retired by ana"):
        ws.change("actors", "bee", {"name": "B"}, version=0, why="x")


def test_a_refused_edit_leaves_nothing_behind(ws):
    with pytest.raises(EditError):
        ws.add("ties", {**TIE, "kind": "nothing"}, source=SOURCE)
    assert (ws.about().head, ws.history(), ws.info()["counts"]["sources"]) == (0, [], 6)


def test_an_edit_sent_twice_under_one_token_is_made_once(ws):
    edit = adding("ties", TIE)
    first = ws.commit(edit, token="one")
    assert ws.commit(edit, token="one") == first
    assert ws.about().head == 1
    assert ws.commit(edit, token="two").number == 2
    with pytest.raises(QueryError):
        ws.commit(edit, token="x" * 101)


def test_undo_is_a_new_change_and_undoing_it_does_the_change_again(ws):
    before = ws.state().dataset.fingerprint
    ws.merge("iris", "juno", versions=(0, 0), why="one lab")
    merged = ws.state().dataset.fingerprint
    ws.undo(1)
    assert ws.state().dataset.fingerprint == before
    ws.undo(2)
    assert ws.state().dataset.fingerprint == merged
    assert [one.verb for one in ws.history()] == ["undo", "undo", "merge"]


def test_undo_keeps_later_edits_of_other_cells_and_refuses_where_they_are_of_the_same(ws):
    rename(ws, "Acme 2")
    ws.change("actors", "acme", {"website": "new.example"}, version=1, why="moved")
    ws.undo(1)
    assert {name: ws.row("actors", "acme").values[name] for name in ("name", "website")} == {
        "name": "Acme", "website": "new.example",
    }  # fmt: skip
    rename(ws, "Acme 3")
    with pytest.raises(ConflictError) as caught:
        ws.undo(3)
    assert caught.value.conflicts[0].now["name"] == "Acme 3"


def test_a_source_that_others_rest_on_stays_when_the_change_that_brought_it_is_undone(ws):
    tie = {name: value for name, value in TIE.items() if name != "source_id"}
    ws.add("ties", tie, source=SOURCE)
    ws.add("ties", {**tie, "to_id": "bee"}, source="news")
    ws.undo(1)
    assert ws.row("sources", "news").version == 1
    with pytest.raises(NotFoundError):
        ws.row("ties", "acme.funds.juno")


def test_the_debate_as_of_any_point(ws):
    rename(ws, "Acme 2")
    rename(ws, "Acme 3")
    assert [ws.row("actors", "acme", at).values["name"] for at in (0, 1, "2", "#2", None)] == [
        "Acme", "Acme 2", "Acme 3", "Acme 3", "Acme 3",
    ]  # fmt: skip
    day = ws.history()[0].at[:10]
    assert (ws.point(day), ws.point(day[:7]), ws.point("2001"), ws.point(ws.history()[1].at)) == (2, 2, 0, 1)
    for wrong in (3, "3", "soon"):
        with pytest.raises(QueryError):
            ws.point(wrong)


def test_two_points_are_compared_row_by_row(ws):
    rename(ws, "Acme 2")
    ws.add("ties", TIE)
    rename(ws, "Bolt 2", "bolt")
    rename(ws, "Bolt", "bolt")
    ws.retire("actors", "bee", version=0, why="left", source="src-gov")
    found = ws.compare(0)
    keys = [[one.effect.key for one in found.rows(done)] for done in ("added", "changed", "retired")]
    assert keys == [["acme.funds.juno"], ["acme"], ["bee"]]
    (gone,) = found.as_dict()["retired"]
    assert [(one["by"], one["why"], one["source"]) for one in gone["changes"]] == [("ana", "left", "src-gov")]
    assert ws.compare(4, 2).as_dict() == ws.compare(2, 4).as_dict()


def test_history_of_a_table_a_row_and_a_user_in_sentences(ws):
    rename(ws, "Acme 2")
    ws.add("ties", TIE, why="seen")
    ws.grant("ben", "editor")
    rename(ws.acting("ben"), "Bolt 2", "bolt")
    assert [one.number for one in ws.history("actors")] == [3, 1]
    assert [one.number for one in ws.history("actors", "acme")] == [1]
    assert [one.number for one in ws.history(by="ben")] == [3]
    assert [one.number for one in ws.history(since=1, until=2)] == [2]
    assert ws.sentences(ws.history()) == [
        "ben changed the actor Bolt 2 (bolt): name from “Bolt” to “Bolt 2”. Why: a new name.",
        'ana added the tie Acme 2 funds Juno "J" Lab (acme.funds.juno). Why: seen. '
        "Source: The debate <b>today</b>. http://paper.example/debate",
        "ana changed the actor Acme 2 (acme): name from “Acme” to “Acme 2”. Why: a new name.",
    ]


def test_proposals_count_when_they_are_accepted(ws):
    ws.grant("ben", "editor")
    ws.grant("eva", "reviewer")
    ws.set_review("editors")
    ben, eva = ws.acting("ben"), ws.acting("eva")
    one, two = rename(ben, "Acme 2"), ben.add("ties", TIE)
    assert (one.accepted, one.state, ws.about().head) == (False, "proposed", 0)
    with pytest.raises(ForbiddenError):
        ben.accept(one.id)
    assert eva.consider(one.id).ok
    made = eva.accept(one.id)
    assert (made.by, made.accepted_by, made.proposal) == ("ben", "eva", one.id)
    assert eva.decline(two.id, "no such grant").state == "declined"
    with pytest.raises(QueryError, match="was declined by eva"):
        eva.accept(two.id)
    assert [one.state for one in ws.proposals(None)] == ["accepted", "declined"]
    assert rename(eva, "Acme 3").accepted


def test_an_old_proposal_is_a_conflict_and_nobody_accepts_their_own_where_all_are_reviewed(ws):
    ws.grant("eva", "reviewer")
    ws.set_review("all")
    eva = ws.acting("eva")
    mine, hers = rename(ws, "Acme 2"), rename(eva, "Acme 3")
    with pytest.raises(ForbiddenError, match="somebody else"):
        ws.accept(mine.id)
    assert eva.accept(mine.id).number == 1
    with pytest.raises(ConflictError):
        ws.accept(hers.id)
    assert ws.decline(hers.id).decided_by == "ana"


@pytest.mark.parametrize("role", [*ROLES, None])
def test_every_verb_asks_for_the_role_that_the_table_says(ws, role):
    ws.grant("eva", "owner")
    view = ws.save("view", "v", {"query": "kind=company"})
    if role is not None:
        ws.grant("ben", role)
    ben = ws.acting("ben")
    asked = {
        "read": ben.state,
        "history": ben.history,
        "export": ben.patch,
        "save": lambda: ben.save("note", "n", {"text": "t"}),
        "edit": lambda: rename(ben, "Acme 2"),
        "review": lambda: ben.accept(1),
        "share": lambda: ben.share(view.item),
        "users": lambda: ben.grant("zoe", "reader"),
        "settings": lambda: ben.set_review("none"),
    }
    assert set(asked) == set(PERMISSIONS)
    ws.set_review("all")
    rename(ws, "Acme 9")
    for verb, ask in asked.items():
        assert ws.may("ben", verb) is allowed(role, verb)
        if allowed(role, verb):
            ask()
        else:
            with pytest.raises(ForbiddenError):
                ask()


def test_nobody_may_anything_elsewhere_and_somebody_owns_the_debate(ws):
    found = (ws.may("ana", "read", "other"), ws.may("nobody", "read"), ws.may("ana", "fly"))
    assert found == (False, False, False)
    with pytest.raises(QueryError, match="Somebody must own"):
        ws.dismiss("ana")
    with pytest.raises(QueryError, match="Somebody must own"):
        ws.grant("ana", "editor")
    with pytest.raises(NotFoundError):
        ws.dismiss("ben")
    assert [(one.name, one.role) for one in ws.people()] == [("ana", "owner")]


def test_a_share_link_opens_one_version_of_one_view_and_its_token_is_kept_nowhere(ws):
    view = ws.save("view", "Companies", {"query": "?kind=company"})
    note = ws.save("note", "n", {"text": "t"}, row=("actors", "acme"))
    token, link = ws.share(view.item)
    ws.save("view", "Others", {"query": "kind=regulator"}, item=view.item, version=1)
    guest = ws.guest(token)
    assert (guest.view.content, guest.view.version) == ({"query": "kind=company"}, 1)
    assert [verb for verb in (*PERMISSIONS, "open") if guest.may(verb)] == ["open"]
    with pytest.raises(NotFoundError):
        ws.share(note.item)
    with ws.database.reading() as connection:
        rows = connection.execute(sa.select(NAMES.tables["links"])).all()
        assert token not in repr(rows)
    old, _ = ws.share(view.item, until="2001")
    ws.revoke(link.id)
    for gone in (old, token, "made-up", ""):
        with pytest.raises(NotFoundError, match="opens nothing"):
            ws.guest(gone)


def test_saved_things_have_versions_and_nobody_overwrites_them_unseen(ws):
    first = ws.save("scenario", "If", {"set": [{"actor": "acme", "issue": "release", "stance": -2}]})
    again = ws.save("scenario", "If not", {"remove": ["bolt"]}, item=first.item, version=1)
    assert again.content == {"remove": [{"actor": "bolt"}]}
    with pytest.raises(ConflictError):
        ws.save("scenario", "Late", {"remove": ["bolt"]}, item=first.item, version=1)
    assert [one.version for one in ws.versions(first.item)] == [2, 1]
    note = ws.save("note", "About acme", {"text": "See\r\nbelow"}, row=("actors", "acme"))
    assert (note.item, ws.saved(row=("actors", "acme"))) == (2, [note])
    ws.remove(note.item, 1)
    assert [one.kind for one in ws.saved()] == ["scenario"]
    assert ws.item(note.item, 1).content == {"text": "See\nbelow"}
    with pytest.raises(NotFoundError):
        ws.item(note.item)


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("view", {"query": "a b"}),
        ("view", {"q": "a"}),
        ("note", {"text": " "}),
        ("note", {"text": "\x00"}),
        ("scenario", {"set": [{"actor": "nobody", "issue": "release", "stance": 1}]}),
        ("story", {"steps": {1, 2}}),
        ("poem", {"text": "a"}),
    ],
)
def test_content_of_the_wrong_kind_is_refused(ws, kind, content):
    with pytest.raises(QueryError):
        ws.save(kind, "t", content)
    assert ws.saved() == []


def test_several_debates_live_side_by_side(ws, place):
    with ga.workspace(place, "open-weights", user="eva") as other:
        assert (other.about().name, other.role("ana"), other.debates()) == (
            "open-weights",
            None,
            ("open-weights",),
        )
        assert (ws.may("eva", "read"), ws.may("eva", "read", "open-weights")) == (False, True)
        with pytest.raises(NotFoundError, match="Did you mean tiny"):
            other.debate_named("tinny")
        assert other.debate_named("tiny").debate == ws.debate
    with pytest.raises(DataError, match="several debates"):
        ga.workspace(place, user="ana")


def test_texts_with_unusable_characters_do_no_harm(ws):
    made = ws.change("actors", "acme", {"name": "A"}, version=0, why="one\x00\r\ntwo\x1b")
    assert ws.entry(made.number).why == "one two"
    with pytest.raises(EditError):
        ws.change("actors", "acme", {"name": "A\x00B"}, version=1, why="x")
    for ask in (lambda: ws.history("actors", "\x00"), lambda: ws.role("\x00")):
        try:
            assert not ask()
        except QueryError as error:
            assert "unusable characters" in str(error)
    assert ws.about().head == 1


def test_a_preview_writes_nothing(ws):
    made = ws.preview(changing("actors", "acme", {"name": "A"}, version=0, why="x"))
    assert (made.ok, ws.about().head) == (True, 0)
    assert made.as_dict()["effects"][0]["after"]["name"] == "A"


def test_the_time_never_runs_backwards(ws, monkeypatch):
    monkeypatch.setattr(editing, "now", lambda: "2031-01-01T00:00:00.000000Z")
    rename(ws, "Acme 2")
    monkeypatch.setattr(editing, "now", lambda: "2030-01-01T00:00:00.000000Z")
    assert rename(ws, "Acme 3").at == "2031-01-01T00:00:00.000000Z"


def test_a_database_that_is_gone_is_said_in_words_and_works_again(ws, monkeypatch):
    def fail(*arguments, **more):
        raise sa.exc.OperationalError("SELECT secret", {}, Exception("server closed the connection"))

    with monkeypatch.context() as patch:
        patch.setattr(log, "append", fail)
        with pytest.raises(UnavailableError) as caught:
            rename(ws, "Acme 2")
    assert "secret" not in str(caught.value)
    assert ws.about().head == 0
    assert rename(ws, "Acme 2").number == 1


@pytest.mark.parametrize(
    ("place", "error", "said"),
    [
        ("postgresql://ana:pw@localhost/x", ModelError, "PGPASSWORD"),
        ("mysql://localhost/x", ModelError, "cannot be kept"),
        ("", ModelError, "No workspace was named"),
        ("no/such/file.db", DataError, "There is no workspace"),
        (".", DataError, "no file"),
    ],
)
def test_places_that_are_none(place, error, said):
    with pytest.raises(error, match=said):
        ga.workspace(place, create=False)


def test_a_file_that_is_no_workspace_is_left_alone(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("not a database, but long enough to look at" * 40)
    with pytest.raises(DataError, match="not a database"):
        ga.workspace(text)
    other = tmp_path / "other.db"
    engine = sa.create_engine(f"sqlite:///{other}")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE pets (name TEXT)")
    engine.dispose()
    with pytest.raises(DataError, match="not a workspace"):
        ga.workspace(other)


def test_nothing_is_made_for_a_package_that_is_none(tmp_path):
    with pytest.raises(DataError, match="neither a folder, a file nor a built-in package"):
        ga.workspace(tmp_path / "new.db", "no-such-debate")
    assert list(tmp_path.iterdir()) == []


def test_a_workspace_of_a_newer_program_is_left_alone(tmp_path):
    path = tmp_path / "new.db"
    ga.workspace(path, TINY).close()
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(DataError, match="newer graph-app"):
        ga.workspace(path, TINY)


def test_the_default_place_and_a_file_that_only_its_owner_reads(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("GRAPH_APP_USER", "kim")
    with ga.workspace("default", TINY) as opened:
        assert (opened.user, opened.role()) == ("kim", "owner")
    path = tmp_path / "graph_app" / "workspace.db"
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
