"""Balance on the page: what is said, every witness opens its tie, and what it must not be read as."""

import pytest

from graph_app import Explorer
from graph_app.layouts import silent
from graph_app.web.panels.influence import EITHER, options
from graph_app.web.reading import read_view
from graph_app.web.studies.balance import BALANCE
from graph_app.web.view import View
from tests.analyses.test_balanced import quarrel
from tests.web.trees import find, links, outside, plain, text
from tests.worlds import World, actors, tie


def shown(explorer, query=""):
    view, dropped = read_view(f"study=balance&tab=influence&{query}", explorer.network)
    assert dropped == []
    seen = Explorer(explorer.network, view.active)
    return BALANCE.show(seen, view, BALANCE.work(seen, view, silent)), seen


def rows_of(tree, head):
    """Return the cells of the table whose first head is this, as words."""
    (table,) = [one for one in find(tree, "Table") if text(find(one, "Th")[0]) == head]
    return [[text(cell) for cell in row["props"]["children"]] for row in find(table, "Tr")[1:]]


def test_the_sentence_and_the_warning_come_first(debate):
    tree, seen = shown(debate)
    found = seen.balance(graph="whole")
    words = text(plain(tree))
    assert words.startswith(found["sentence"] + "Camps are not alliances, ")
    assert "hostile ties on record are not all there are." in words
    assert "Line index 0.939 (1 is balanced). Balanced triangles: 622 of 756, 82%; 80% if the signs" in words
    assert "Computed on the whole graph: 588 actors, 1,395 ties; weights of ties count." in words
    for key in ("definition", "meaning", "caution", "method", "reference"):
        assert found[key] in words


def test_camps_say_who_they_are(debate):
    tree, seen = shown(debate)
    one, two = rows_of(tree, "Camp")
    found = seen.balance(graph="whole")["components"][0]["camps"]
    assert [one[0], two[0]] == ["Camp 1", "Camp 2"]
    for row, camp in zip((one, two), found, strict=True):
        assert row[1] == str(camp["size"])
        assert row[3] == str(camp["within"]["hostile"]["pairs"])
        assert f"of {camp['stance']['known']} known" in row[4]
        names = seen.network.words("actors", "name")
        assert row[6] == ", ".join(names[member] for member in camp["members"][:3])


@pytest.mark.parametrize("weighted", ["usual", "off"])
def test_every_witness_opens_its_tie_and_its_source(debate, weighted):
    tree, seen = shown(debate, f"weighted={weighted}")
    found = seen.balance(graph="whole", weighted=None if weighted == "usual" else weighted)
    opened = {read_view(address, debate.network)[0].panel for _, address in links(tree)}
    listed = found["frustrated"][:40]
    assert {f"tie:{one['id']}" for pair in listed for one in pair["ties"]} <= opened
    assert {f"source:{one['sources'][0]['id']}" for pair in listed for one in pair["ties"]} <= opened
    assert len(outside(tree)) > 40
    assert len(rows_of(tree, "Against the camps")) == 40
    assert f"The first 40 of {len(found['frustrated'])}." in text(plain(tree))


def test_who_sits_badly_is_listed_with_the_cost_of_moving():
    tree, _ = shown(quarrel())
    assert rows_of(tree, "Who sits badly") == [["B", "37.5 %", "1", "0.20"], ["C", "37.5 %", "1", "0.20"]]


def test_who_can_stand_on_either_side_is_said_to():
    tree, _ = shown(quarrel(), "weighted=off")
    seats = rows_of(tree, "Who sits badly")
    assert [(row[0], row[3]) for row in seats] == [
        ("B", "nothing: it can stand on either side"),
        ("C", "nothing: it can stand on either side"),
    ]
    assert "each tied pair counts 1" in text(plain(tree))
    assert rows_of(tree, "Against the camps")[0][2] == "no"


def test_camps_of_several_parts_are_not_taken_for_the_same():
    tree, _ = shown(quarrel())
    assert [row[0] for row in rows_of(tree, "Camp")] == [
        "Camp 1 of part 1",
        "Camp 1 of part 2",
        "Camp 2 of part 2",
    ]
    assert "Camps of different parts have nothing to do with each other." in text(plain(tree))


def test_without_hostile_ties_there_is_a_sentence_and_no_table():
    friends = World({"actors": actors("a", "b"), "ties": [tie("ab", "a", "b")]}).explorer()
    tree, _ = shown(friends)
    assert find(tree, "Table") == []
    assert "No pair is hostile: one camp for all goes against nothing." in text(plain(tree))


def test_the_address_of_all_of_it_is_answered(client, debate):
    tree, _ = shown(debate, "kind=company&on=visible&weighted=off")
    (address,) = [one["props"]["href"] for one in find(tree, "A") if "api/" in one["props"]["href"]]
    answer = client.get(address)
    assert answer.status_code == 200
    assert (answer.json["graph"], answer.json["weighted"]) == ("visible", False)
    assert answer.json["size"]["actors"] == debate.filter(kind=["company"]).visible.actors.sum()


def test_weights_can_be_switched_and_make_another_question(debate):
    assert [one["disabled"] for one in options("weighted", EITHER)] == [False] * 3
    keys = {BALANCE.key(debate, View(study="balance", weighted=one)) for one in ("usual", "on", "off")}
    assert len(keys) == 3
