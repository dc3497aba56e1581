"""The button, the dialog and the line of debates that readers open."""

import json
from datetime import UTC, datetime
from pathlib import Path

from graph_app.importers import IMPORTERS
from graph_app.importers.choosing import GUESSES
from graph_app.web.guests.bounds import Bounds
from graph_app.web.guests.guest import Guest
from graph_app.web.guests.pages import lasting
from graph_app.web.page import body as page
from graph_app.web.panels import opening
from graph_app.web.seen import Seen
from tests.web.trees import find, plain, text

UNTIL = datetime(2025, 3, 25, 17, 40, tzinfo=UTC).timestamp()


def seen_with(seen, bounds=None, guest=None):
    return Seen(seen.explorer, seen.drawing, seen.at, seen.version, bounds, guest)


def guest():
    return Guest(Path("a" * 32), "", ("a.csv",), 0.0, UNTIL, 1.0)


def ids_of(tree):
    found = [one for kind in ("Dialog", "Aside", "Button") for one in find(tree, kind)]
    return {str(one["props"].get("id")) for one in found}


def test_where_nobody_may_open_files_the_page_has_nothing_for_it(seen):
    assert not {"opening", "opening-open", "ribbon"} & ids_of(page(seen))


def test_the_page_of_the_server_has_the_button_and_no_line(seen):
    found = ids_of(page(seen_with(seen, Bounds())))
    assert {"opening", "opening-open"} <= found
    assert "ribbon" not in found


def test_the_page_of_a_guest_says_until_when_it_is_there(seen):
    (ribbon,) = opening.ribbon(seen_with(seen, Bounds(), guest()))
    tree = plain(ribbon)
    assert text(tree).startswith("Only in this browser session; gone at 17:40 UTC")
    (time,) = find(tree, "Time")
    assert time["props"]["dateTime"] == "2025-03-25T17:40:00+00:00"
    (package,) = find(tree, "A")
    assert (package["props"]["href"], text(package)) == ("api/graph.package", "Download as data package")
    assert opening.ribbon(seen_with(seen, Bounds())) == []


def test_the_dialog_leads_to_the_root_of_the_server_from_everywhere(seen):
    (home,) = find(plain(opening.body(seen_with(seen, Bounds()))), "Dialog")
    (away,) = find(plain(opening.body(seen_with(seen, Bounds(), guest()))), "Dialog")
    assert (home["props"]["data-root"], away["props"]["data-root"]) == ("", "../../")


def test_the_dialog_knows_every_format_and_every_column(seen):
    (dialog,) = find(plain(opening.body(seen_with(seen, Bounds(megabytes=7)))), "Dialog")
    words = json.loads(dialog["props"]["data-words"])
    assert words["formats"] == {one.name: one.title for one in IMPORTERS}
    assert words["megabytes"] == 7
    for table, guessed in GUESSES.items():
        names = [name for name, _, _ in words["columns"][table]]
        assert set(guessed) | {"id"} <= set(names)
        assert len(names) == len(set(names))
    assert {"from_id", "to_id"} <= {name for name, _, _ in words["columns"]["ties"]}


def test_every_option_is_one_of_an_importer():
    known = {option.name for one in IMPORTERS for option in one.options} | {"format", "directed", "encoding"}
    assert {name for name, *_ in opening.options()} <= known


def test_times_are_said_in_words():
    assert [lasting(minutes) for minutes in (1, 59, 60, 90, 1_440)] == [
        "1 minute",
        "59 minutes",
        "1 hour",
        "90 minutes",
        "24 hours",
    ]
