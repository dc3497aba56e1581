"""Which sheet the details show, and the welcome."""

from graph_app import Explorer
from graph_app.web.reading import read_view
from graph_app.web.sheets import SHEETS, sheet
from graph_app.web.view import View
from tests.web.trees import find, links, plain, text
from tests.worlds import World, actors, statement


def shown(explorer, query):
    """Return the details of what a link opens."""
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    return sheet(Explorer(explorer.network, view.active), view)


def test_without_a_selection_the_details_welcome_with_who_has_most_visible_ties(tiny):
    tree = shown(tiny, "kind=company,regulator")
    assert text(find(tree, "H2")[0]) == "A tiny debate"
    assert [text(one) for one in find(tree, "Li")] == [
        "Bolt3 ties", "Regulation Office3 ties", "Acme2 ties", "Senate Panel2 ties",
    ]  # fmt: skip
    assert links(tree)[0] == ("Bolt", "?at=bolt&kind=company,regulator")
    assert find(shown(tiny, "text=nobody"), "Li") == []
    assert "Most ties" not in text(plain(shown(tiny, "text=nobody")))


def heading(explorer, query):
    return text(find(shown(explorer, query), "H2")[0])


def test_the_details_show_the_actor_in_focus_or_a_welcome(tiny):
    assert heading(tiny, "") == "A tiny debate"
    assert heading(tiny, "at=acme") == "Acme"


def test_an_open_panel_goes_before_the_actor(tiny, monkeypatch):
    asked = []

    def answer(explorer, view, key):
        asked.append((view.panel, key))
        return None

    for word in ("tie", "event", "compare"):
        monkeypatch.setitem(SHEETS, word, answer)
    for query in ("panel=tie:acme.funds.iris&at=acme", "panel=event:bill-2024", "panel=compare&at=acme"):
        assert shown(tiny, query) is None
    assert asked == [
        ("tie:acme.funds.iris", "acme.funds.iris"),
        ("event:bill-2024", "bill-2024"),
        ("compare", ""),
    ]


def test_data_with_statements_and_no_ties_are_told_what_joins_their_actors(tiny):
    rows = {"actors": actors("ada", "bob"), "statements": [statement("ada", "release", 1, "2024")]}
    said = World(rows).explorer()
    tree = shown(said, "labels=0")
    assert links(tree) == [("Join actors by what they say", "?joined=subtract&labels=0")]
    assert "no ties on record" in text(plain(tree))
    silent = World({"actors": actors("ada")}).explorer()
    for explorer, query in ((said, "joined=conflict"), (silent, ""), (tiny, "tie=funds")):
        assert "no ties on record" not in text(plain(shown(explorer, query)))


def test_links_of_the_welcome_keep_the_looks(tiny):
    _, address = links(shown(tiny, "labels=0&tab=network"))[0]
    assert read_view(address, tiny.network) == (View(at="acme", labels="0"), [])
