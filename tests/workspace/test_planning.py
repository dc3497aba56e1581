"""What an edit does, what is wrong with it, and what it rests on; without a database."""

import pytest

from graph_app.errors import QueryError
from graph_app.workspace.changes import Effect
from graph_app.workspace.edits import Edit, adding, changing, merging
from graph_app.workspace.findings import ConflictError, EditError
from graph_app.workspace.planning import plan
from graph_app.workspace.retiring import retiring
from tests.workspace.conftest import SOURCE, TIE


def errors(made):
    return [(one.code, one.table, one.row, one.column) for one in made.findings if one.severity == "error"]


def notices(made):
    return [(one.code, one.row, one.did_you_mean) for one in made.findings if one.severity == "notice"]


def test_an_added_tie_gets_an_id_of_its_ends_and_kind(state):
    made = plan(state, adding("ties", TIE))
    assert made.effects == (Effect("ties", "acme.funds.juno", None, {**TIE, "id": "acme.funds.juno"}),)
    assert (made.ok, made.source, made.findings) == (True, "src-press", ())
    again = plan(made.after, adding("ties", TIE))
    assert [one.key for one in again.effects] == ["acme.funds.juno.2"]
    assert notices(again) == [("similar-row", "acme.funds.juno.2", ("acme.funds.juno",))]


def test_a_tie_can_bring_its_source_along(state):
    tie = {name: value for name, value in TIE.items() if name != "source_id"}
    made = plan(state, adding("ties", tie, source=SOURCE))
    assert [(one.table, one.key) for one in made.effects] == [
        ("sources", "news"),
        ("ties", "acme.funds.juno"),
    ]
    assert made.effects[1].after["source_id"] == made.source == "news"
    other = plan(made.after, adding("ties", tie, source={**SOURCE, "title": "Other words for it"}))
    assert [(one.table, one.after["source_id"]) for one in other.effects] == [("ties", "news")]
    by_address = plan(state, adding("ties", tie, source="http://paper.example/debate"))
    assert by_address.effects[0].after["source_id"] == "src-press"


@pytest.mark.parametrize(
    ("table", "values", "found"),
    [
        ("ties", {"source_id": None}, ("missing-value", "source_id")),
        ("ties", {"confidence": None}, ("missing-value", "confidence")),
        ("ties", {"confidence": "hihg"}, ("not-allowed", "confidence")),
        ("ties", {"start": "2024-13"}, ("bad-date", "start")),
        ("ties", {"start": "2024", "end": "2023"}, ("date-order", "end")),
        ("ties", {"amount_usd": "many"}, ("bad-number", "amount_usd")),
        ("ties", {"to_id": "nobody"}, ("unknown-reference", "to_id")),
        ("ties", {"to_id": "acme"}, ("self-tie", "to_id")),
        ("ties", {"kind": "fund"}, ("unknown-reference", "kind")),
        ("ties", {"summary": "a\x07b"}, ("control-character", "summary")),
    ],
    ids=lambda one: str(one)[:30],
)
def test_an_added_row_is_checked_as_a_package_is(state, table, values, found):
    made = plan(state, adding(table, {**TIE, **values}))
    assert [(one.code, one.column) for one in made.findings if one.severity == "error"] == [found]
    with pytest.raises(EditError) as caught:
        made.demand()
    assert caught.value.details()["findings"][-1]["code"] == found[0]


def test_everything_wrong_is_said_at_once(state):
    made = plan(state, adding("ties", {"from_id": "acme", "to_id": "jnuo", "kind": "fund", "strat": "2024"}))
    assert [(one.code, one.column or one.did_you_mean[0]) for one in made.findings] == [
        ("unknown-column", "start"),
        ("missing-value", "source_id"),
        ("missing-value", "confidence"),
        ("unknown-reference", "to_id"),
        ("unknown-reference", "kind"),
    ]
    assert made.findings[3].did_you_mean == ("juno",)


def test_actors_may_be_written_by_name_and_by_a_former_id(state):
    made = plan(state, adding("ties", {**TIE, "from_id": "ACME", "to_id": "Iris Institut für Öffnung"}))
    assert made.effects[0].key == "acme.funds.iris.3"
    assert [one.code for one in made.findings if one.severity == "notice"][:2] == ["read-as", "read-as"]
    merged = plan(state, merging("juno", "iris", versions=(0, 0), why="one lab")).after
    assert plan(merged, adding("ties", TIE)).effects[0].after["to_id"] == "iris"


def test_an_actor_like_another_is_noticed_by_name_and_website(state):
    made = plan(
        state, adding("actors", {"name": "Acme Inc.", "kind": "company", "website": "www.bolt.example"})
    )
    assert made.ok
    assert notices(made) == [("similar-actor", "acme-inc", ("acme", "bolt"))]


def test_ids_that_are_or_were_in_use_are_not_given_again(state):
    bee = {"id": "bee", "name": "Bee", "kind": "company"}
    assert errors(plan(state, adding("actors", bee))) == [("duplicate-id", "actors", "bee", "id")]
    gone = plan(state, retiring(state, "actors", "bee", version=0, why="left")).demand().after
    assert errors(plan(gone, adding("actors", bee))) == [("retired-id", "actors", "bee", "id")]
    assert plan(gone, adding("actors", {"name": "Bee", "kind": "company"})).effects[0].key == "bee-2"
    merged = plan(state, merging("bee", "aid", versions=(0, 0), why="one")).after
    assert errors(plan(merged, adding("actors", bee))) == [("merged-id", "actors", "bee", "id")]


def test_a_change_sets_and_empties_cells_and_names_its_version(state):
    made = plan(
        state, changing("actors", "acme", {"website": None, "name": "Acme 2"}, version=0, why="moved")
    )
    (effect,) = made.effects
    assert (effect.columns(), effect.after.get("website"), effect.after["name"]) == (
        ("name", "website"), None, "Acme 2",
    )  # fmt: skip
    stale = plan(made.after, changing("actors", "acme", {"name": "Acme 3"}, version=0, why="x"))
    with pytest.raises(ConflictError) as caught:
        stale.demand()
    (conflict,) = caught.value.conflicts
    assert (conflict.version, conflict.now_version, conflict.now["name"], conflict.asked) == (
        0, 1, "Acme 2", {"name": "Acme 3"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (changing("actors", "acme", {"name": "Acme"}, version=0, why="x"), "nothing"),
        (changing("actors", "acme", {"name": "A"}, version=0), "no-reason"),
        (changing("actors", "acme", {"id": "a"}, version=0, why="x"), "key-column"),
        (changing("actors", "acmee", {"name": "A"}, version=0, why="x"), "unknown-row"),
        (changing("actors", "acme", {"name": "A"}, version=0, source="nowhere"), "bad-source"),
        (merging("acme", "acme", versions=(0, 0), why="x"), "same-actor"),
        (adding("participations", {"event_id": "letter-2024", "actor_id": "acme", "role": "lead",
                                   "source_id": "src-gov"}), "duplicate-row"),
        (adding("sources", {"title": "No address"}), "missing-value"),
    ],
    ids=["nothing", "no-reason", "key", "unknown", "source", "same", "duplicate", "source-row"],
)  # fmt: skip
def test_edits_that_cannot_be_are_refused(state, edit, code):
    made = plan(state, edit)
    assert not made.ok
    assert {one.code for one in made.findings if one.severity == "error"} == {code}


def test_a_row_on_which_others_rest_goes_only_with_them(state):
    alone = plan(state, retiring(state, "actors", "reg", version=0, why="closed"))
    assert errors(alone) == [("rested-on", "actors", "reg", "")]
    assert "1 actor, 4 ties, 2 statements and 1 participation" in alone.findings[0].message
    along = plan(state, retiring(state, "actors", "reg", version=0, along=True, why="closed"))
    assert along.ok
    assert {(one.table, one.done) for one in along.effects} == {
        ("actors", "retired"), ("actors", "changed"), ("ties", "retired"), ("statements", "retired"),
        ("participations", "retired"),
    }  # fmt: skip
    assert along.after.row("actors", "sen").values.get("parent_id") is None


def test_a_merge_lets_everything_follow(state):
    made = plan(state, merging("iris", "juno", versions=(0, 0), why="one lab"))
    assert made.ok
    after = made.after
    assert after.row("actors", "iris") is None
    assert after.row("aliases", "iris").values == {"id": "iris", "actor_id": "juno"}
    assert after.row("ties", "iris.partners_with.juno") is None  # it would lead from juno to itself
    assert after.row("ties", "acme.funds.iris").values["to_id"] == "juno"
    assert after.row("participations", "letter-2024,juno,signatory").values["source_id"] == "src-press"
    assert after.row("participations", "letter-2024,iris,signatory") is None
    assert after.row("actors", "juno").values["jurisdiction"] == "EU"  # it had none
    assert after.row("actors", "juno").values["name"] == 'Juno "J" Lab'
    assert after.explorer.actor("iris") == after.explorer.actor("juno")
    later = plan(after, merging("juno", "aid", versions=(1, 0), why="and again")).demand().after
    assert {one: later.row("aliases", one).values["actor_id"] for one in ("iris", "juno")} == {
        "iris": "aid", "juno": "aid",
    }  # fmt: skip


def test_a_row_that_would_say_what_another_says_goes_in_a_merge(state):
    twin = {**state.row("statements", "bolt.release.2024-02").values, "actor_id": "acme"}
    twin.pop("id")
    with_twin = plan(state, adding("statements", twin)).demand().after
    merged = plan(with_twin, merging("bolt", "acme", versions=(0, 0), why="one")).demand().after
    assert merged.row("statements", "bolt.release.2024-02") is None
    assert merged.row("statements", "acme.release.2024-02").values["stance"] == "1"


def test_edits_are_read_from_json_and_undoes_are_not(state):
    edit = adding("ties", TIE, why="because")
    assert Edit.read(edit.model_dump(mode="json")) == edit
    for plain, word in [
        ({"verb": "undo", "steps": []}, "verb"),
        ({"verb": "add", "steps": [{"verb": "restore", "table": "ties"}]}, "step"),
        ({"verb": "add", "steps": [{"verb": "add", "table": "codings"}]}, "table"),
        ({"verb": "add", "steps": [{"verb": "add", "table": "ties", "colour": "red"}]}, "steps.0.colour"),
        ({"verb": "merge", "steps": []}, "steps"),
        (
            {"verb": "retire", "steps": [{"verb": "change", "table": "actors", "values": {"name": "x"}}]},
            "steps",
        ),
        ([], ""),
    ]:
        with pytest.raises(QueryError) as caught:
            Edit.read(plain)
        assert caught.value.word == word
