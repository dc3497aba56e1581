"""Who has spoken on both sides of an issue."""

from graph_app.graph.ambivalence import both_sides
from tests.worlds import World, actors, statement


def world(*rows):
    return World({"actors": actors("ada", "bob", "cy"), "statements": list(rows)}).explorer()


def test_both_sides_are_counted_per_actor_and_issue():
    explorer = world(
        statement("ada", "audit", 2, "2024"),
        statement("ada", "audit", 1, "2023"),
        statement("ada", "audit", -1, "2022"),
        statement("ada", "release", -1, "2022"),
        statement("bob", "audit", 1, "2022"),
        statement("bob", "audit", 0, "2023"),
        statement("cy", "release", -2, "2023"),
        statement("cy", "release", 1, "2024"),
    )
    issues = explorer.network.cells("issues", "id").tolist()
    found = both_sides(explorer.network, explorer.rows)
    assert found == {(0, issues.index("audit")): (2, 1), (2, issues.index("release")): (1, 1)}


def test_statements_that_the_filter_does_not_count_are_on_no_side():
    explorer = world(statement("ada", "audit", 2, "2024"), statement("ada", "audit", -1, "2022"))
    early = explorer.filter(as_of="2023")
    assert both_sides(explorer.network, explorer.rows) != {}
    assert both_sides(early.network, early.rows) == {}


def test_nobody_is_on_both_sides_of_nothing():
    assert both_sides(World().network(), World().explorer().rows) == {}
