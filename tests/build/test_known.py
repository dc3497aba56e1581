"""A dozen filings worked out by hand, cell by cell."""

import json

import numpy as np
import pytest

import graph_app as ga
from graph_app.build import Aliases
from graph_app.dataset import check
from tests.build.raw import DOZEN, beside, make, rows_of, write_csv

ONE = "1 filing: the source."
TWO = "2 filings, of which the source is one."


@pytest.fixture(scope="module")
def dozen(tmp_path_factory):
    place = tmp_path_factory.mktemp("dozen")
    counts = make(write_csv(place / "dozen.csv", DOZEN), place / "built")
    return place / "built", counts


def sourced(folder, table, *columns):
    """Return some columns of a table, with the title of the source in place of its id."""
    titles = {row["id"]: row["title"] for row in rows_of(folder, "sources")}
    return [(*(row[name] for name in columns), titles[row["source_id"]]) for row in rows_of(folder, table)]


def test_names_become_actors_called_as_they_mostly_are(dozen):
    folder, _ = dozen
    found = [(row["id"], row["name"], row["kind"]) for row in rows_of(folder, "actors")]
    assert found == [
        ("acme", "Acme", "actor"),
        ("bolt", "Bolt GmbH", "actor"),
        ("cog", "Cog Ltd", "actor"),
        ("dyn", "Dyn", "actor"),
        ("office-of-rules", "Office of Rules", "actor"),
        ("senate", "Senate", "actor"),
        ("zoë", "Zoë SA", "actor"),
    ]


def test_filings_of_one_kind_and_year_become_one_tie_with_the_latest_source(dozen):
    folder, _ = dozen
    columns = ("from_id", "kind", "to_id", "start", "end", "amount_usd", "filings", "summary")
    office = "office-of-rules"
    assert sourced(folder, "ties", *columns) == [
        ("acme", "lobbies", office, "2024", "2024", 1501, 2, TWO, "Two"),
        ("acme", "lobbies", "senate", "2023", "2023", None, 1, ONE, "Three"),
        ("bolt", "funds", "acme", None, None, 100, 1, ONE, "dozen.csv"),
        ("bolt", "lobbies", office, "2024", "2024", 10, 1, ONE, "Four"),
        ("cog", "lobbies", "senate", "2024", "2024", 3, 1, ONE, "Eight"),
        ("dyn", "funds", "acme", "2022", "2022", 0, 1, ONE, "Nine"),
        ("zoë", "unspecified", "senate", None, None, None, 1, ONE, "ftp://a.org/7"),
    ]
    ids = [row["id"] for row in rows_of(folder, "ties")]
    assert ids[0] == "acme.lobbies.office-of-rules.2024"
    assert ids[-1] == "zoë.unspecified.senate.undated"


def test_degree_strength_and_pagerank(dozen):
    folder, _ = dozen
    rows = rows_of(folder, "actors")
    assert {row["id"]: (row["degree"], row["strength"]) for row in rows} == {
        "acme": (4, 5),
        "bolt": (2, 2),
        "cog": (1, 1),
        "dyn": (1, 1),
        "office-of-rules": (2, 3),
        "senate": (3, 3),
        "zoë": (1, 1),
    }
    acme, third = 1 + 0.85 * (2 / 3 + 1 / 3), 1 + 0.85 / 3
    dyn, bolt = 1 + 0.85 * acme / 2, third + 0.85 * acme / 2
    hand = np.array([acme, bolt, third, dyn, 1, 1, third])
    np.testing.assert_allclose([row["pagerank"] for row in rows], hand / hand.sum(), rtol=1e-12)


def test_who_took_part_in_what(dozen):
    folder, _ = dozen
    assert sourced(folder, "events", "id", "title", "date") == [
        ("hr-1", "H.R. 1", "2024-01-02", "Two"),
        ("hr-2", "H.R. 2", "2024-12-31", "Eight"),
    ]
    assert sourced(folder, "participations", "event_id", "actor_id", "role") == [
        ("hr-1", "acme", "supporter", "Two"),
        ("hr-1", "bolt", "supporter", "Four"),
        ("hr-1", "cog", "supporter", "Letter"),
        ("hr-2", "bolt", "opponent", "dozen.csv"),
        ("hr-2", "cog", "witness", "Eight"),
        ("hr-2", "zoë", "opponent", "ftp://a.org/7"),
    ]


def test_sources_have_addresses_that_can_be_opened_and_their_dates(dozen):
    folder, _ = dozen
    found = {row["title"]: (row["url"], row["date"], row["publisher"]) for row in rows_of(folder, "sources")}
    assert found == {
        "Two": ("https://a.org/2", "2024-05-01", "dozen.csv"),
        "Three": ("https://a.org/3", "2023", "dozen.csv"),
        "Four": ("https://a.org/4", "2024-01-02", "dozen.csv"),
        "Letter": ("https://a.org/5", "2024-04-04", "dozen.csv"),
        "Eight": ("https://a.org/8", "2024-12-31", "dozen.csv"),
        "Nine": ("https://a.org/9", "2022-07", "dozen.csv"),
        "ftp://a.org/7": (None, None, "dozen.csv"),
        "dozen.csv": (None, None, "dozen.csv"),
    }


def test_all_ties_by_window_with_exact_amounts(dozen):
    folder, _ = dozen
    found = [tuple(row.values()) for row in beside(folder, "ties_by_window")]
    assert found == [
        ("dyn", "acme", "funds", 1, 1, "2022"),
        ("acme", "senate", "lobbies", 1, None, "2023"),
        ("acme", "office-of-rules", "lobbies", 2, 150_050, "2024"),
        ("bolt", "office-of-rules", "lobbies", 1, 1_025, "2024"),
        ("cog", "senate", "lobbies", 1, 300, "2024"),
        ("bolt", "acme", "funds", 1, 9_999, "undated"),
        ("zoë", "senate", "unspecified", 1, None, "undated"),
    ]


def test_everything_that_was_read_is_accounted_for(dozen):
    folder, counts = dozen
    fates = ("read", "kept", "cut", "with_itself", "only_in_events", "without_target", "without_actor")
    assert counts == {
        "filings": dict(zip(fates, (12, 8, 0, 1, 1, 1, 1), strict=True)),
        "amount_cents": dict(zip(fates, (162_375, 161_375, 0, 100, 700, 0, 200), strict=True)),
        "actors": {"found": 7, "kept": 7, "cut": 0},
        "ties": {"found": 7, "kept": 7, "cut": 0},
        "dates": {"missing": 1, "unreadable": 1},
        "amounts": {"read": 9, "unreadable": 1},
        "events": {"found": 2, "kept": 2, "cut": 0, "undated": 0, "too_large": 0},
        "participations": {"found": 6, "kept": 6, "cut": 0},
        "sources": {"kept": 8},
    }
    about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert about["graph_app_build"]["totals"] == counts
    assert "It holds the 7 actors with the highest strength of 7" in about["description"]


def test_the_package_is_valid_and_opens(dozen):
    folder, _ = dozen
    report = check(folder)
    assert report.problems == ()
    assert {notice.code for notice in report.notices} == {"derived-table"}
    explorer = ga.open(folder)
    assert explorer.info()["counts"]["ties"] == 7
    assert int(explorer.network.ties["filings"].sum()) == 8  # columns of the build's own are numbers
    assert explorer.network.actors["pagerank"].sum() == pytest.approx(1)
    assert explorer.measure("degree").to_dict() == {
        row["id"]: row["degree"] for row in rows_of(folder, "actors")
    }


def test_derived_ties_weigh_what_the_explorer_says_where_nobody_is_cut(dozen):
    folder, _ = dozen
    found = beside(folder, "acted_together")
    assert [tuple(row.values()) for row in found] == [
        ("acme", "bolt", 1, 0.5),
        ("acme", "cog", 1, 0.5),
        ("bolt", "cog", 1, 0.5),
        ("bolt", "zoë", 1, 1.0),
    ]
    network = ga.open(folder).network
    ids, common = network.actors["id"].to_numpy(), network.common
    weights = common.weights(np.ones(len(common.event), dtype=bool))
    theirs = list(zip(ids[common.first], ids[common.second], weights, strict=True))
    assert theirs == [(row["from_id"], row["to_id"], row["weight"]) for row in found]


def test_what_is_cut_is_counted_and_still_counts_in_weights(tmp_path):
    counts = make(write_csv(tmp_path / "dozen.csv", DOZEN), tmp_path / "built", top=2, by="pagerank")
    folder = tmp_path / "built"
    assert [row["id"] for row in rows_of(folder, "actors")] == ["acme", "bolt"]
    assert [row["degree"] for row in rows_of(folder, "actors")] == [4, 2]
    assert [row["id"] for row in rows_of(folder, "ties")] == ["bolt.funds.acme.undated"]
    assert counts["actors"] == {"found": 7, "kept": 2, "cut": 5}
    assert counts["ties"] == {"found": 7, "kept": 1, "cut": 6}
    assert (counts["filings"]["kept"], counts["filings"]["cut"]) == (1, 7)
    assert (counts["amount_cents"]["kept"], counts["amount_cents"]["cut"]) == (9_999, 151_376)
    assert counts["events"] == {"found": 2, "kept": 1, "cut": 1, "undated": 0, "too_large": 0}
    assert counts["participations"] == {"found": 6, "kept": 2, "cut": 4}
    assert [tuple(row.values()) for row in beside(folder, "acted_together")] == [("acme", "bolt", 1, 0.5)]
    assert len(beside(folder, "ties_by_window")) == 7
    assert check(folder).ok


def test_the_first_by_a_measure_are_kept_and_of_equals_the_first_in_the_alphabet(tmp_path):
    raw = write_csv(tmp_path / "dozen.csv", DOZEN)
    for by, first in (("strength", ["acme", "office-of-rules"]), ("degree", ["acme", "senate"])):
        make(raw, tmp_path / by, top=2, by=by)
        assert [row["id"] for row in rows_of(tmp_path / by, "actors")] == first


def test_windows_are_as_fine_as_asked_and_as_the_date_allows(tmp_path):
    raw = write_csv(tmp_path / "dozen.csv", DOZEN)
    for window, starts in (
        ("quarter", {None, "2022-07", "2023", "2024-01", "2024-04", "2024-10"}),
        ("month", {None, "2022-07", "2023", "2024-01", "2024-03", "2024-05", "2024-12"}),
    ):
        make(raw, tmp_path / window, window=window)
        assert {row["start"] for row in rows_of(tmp_path / window, "ties")} == starts
        assert check(tmp_path / window).ok
    ends = {row["start"]: row["end"] for row in rows_of(tmp_path / "quarter", "ties")}
    assert (ends["2024-10"], ends["2023"]) == ("2024-12", "2023")


def test_the_users_table_says_who_is_meant(tmp_path):
    aliases = Aliases({"bolt": "acme", "dyn": "acme"}, {"acme": "Acme Group"}, {"acme": "company"})
    counts = make(write_csv(tmp_path / "dozen.csv", DOZEN), tmp_path / "built", aliases=aliases)
    rows = {row["id"]: (row["name"], row["kind"]) for row in rows_of(tmp_path / "built", "actors")}
    assert rows["acme"] == ("Acme Group", "company")
    assert rows["senate"] == ("Senate", "actor")
    assert not rows.keys() & {"bolt", "dyn"}
    assert counts["filings"]["with_itself"] == 3


def test_events_are_kept_by_how_many_kept_actors_took_part(tmp_path):
    counts = make(write_csv(tmp_path / "dozen.csv", DOZEN), tmp_path / "built", events=1)
    assert [row["id"] for row in rows_of(tmp_path / "built", "events")] == ["hr-1"]
    assert counts["events"]["cut"] == 1
    assert len(beside(tmp_path / "built", "acted_together")) == 4
