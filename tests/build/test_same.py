"""The same filings give the same package, byte for byte, however they are cut into files and ordered."""

import random

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.sparse import coo_array

from graph_app.analyses.walks import pagerank
from graph_app.dataset import check
from tests.build.raw import HEADER, beside, contents, make, rows_of, untidy, write_csv


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return two thousand untidy filings, what was built of them, and what was read, kept and cut."""
    place, rows = tmp_path_factory.mktemp("untidy"), untidy(2_000)
    counts = make(write_csv(place / "untidy", rows).rename(place / "untidy.csv"), place / "built", top=40)
    return rows, place / "built", counts


def test_the_package_of_untidy_filings_is_valid(made):
    _, folder, _ = made
    assert check(folder).problems == ()


def test_again_in_another_order_and_in_two_files_the_bytes_are_the_same(made, tmp_path):
    rows, folder, _ = made
    mixed = random.Random(5).sample(rows, len(rows))
    raw = tmp_path / "untidy.csv"
    raw.mkdir()
    write_csv(raw / "one.csv", mixed[:700])
    turned = [row[::-1] for row in mixed[700:]]
    write_csv(raw / "two.csv", turned, HEADER[::-1])  # another order of columns as well
    make(raw, tmp_path / "built", top=40)
    assert contents(tmp_path / "built") == contents(folder)


def test_parquet_gives_the_same_as_csv(made, tmp_path):
    rows, folder, _ = made
    raw = tmp_path / "untidy.csv"
    raw.mkdir()
    frame = pd.DataFrame(rows, columns=list(HEADER)).replace("", None)
    frame.to_parquet(raw / "one.parquet")
    make(raw, tmp_path / "built", top=40)
    assert contents(tmp_path / "built") == contents(folder)


def test_a_build_takes_the_place_of_an_earlier_one_and_leaves_what_others_put_there(made, tmp_path):
    rows, folder, _ = made
    place = tmp_path / "built"
    make(write_csv(tmp_path / "other.csv", untidy(50, seed=2)), place)
    (place / "tie_kinds.csv").write_text("id,name\nlobbies,Lobbies\n", encoding="utf-8")
    make(write_csv(tmp_path / "untidy.csv", rows), place, top=40)
    assert contents(place) == contents(folder) | {"tie_kinds.csv": b"id,name\nlobbies,Lobbies\n"}


def test_what_is_kept_and_what_is_not_add_up_to_what_was_read(made):
    rows, folder, counts = made
    assert counts["filings"]["read"] == len(rows)
    for what in ("filings", "amount_cents"):
        parts = dict(counts[what])
        assert parts.pop("read") == sum(parts.values())
    for what in ("actors", "ties", "events", "participations"):
        assert counts[what]["found"] == counts[what]["kept"] + counts[what]["cut"]
    every = beside(folder, "ties_by_window")
    assert len(every) == counts["ties"]["found"]
    assert sum(row["filings"] for row in every) == counts["filings"]["kept"] + counts["filings"]["cut"]
    ties = rows_of(folder, "ties")
    assert sum(row["filings"] for row in ties) == counts["filings"]["kept"]
    assert all(value > 0 for value in (counts["actors"]["cut"], counts["filings"]["with_itself"]))
    assert all(counts[one][two] for one, two in (("dates", "unreadable"), ("amounts", "unreadable")))


def test_pagerank_is_that_of_the_analyses(tmp_path):
    make(write_csv(tmp_path / "untidy.csv", untidy(600)), tmp_path / "built", rounds=150)
    actors = rows_of(tmp_path / "built", "actors")
    place = {row["id"]: number for number, row in enumerate(actors)}
    ties = [
        (place[row["from_id"]], place[row["to_id"]], row["filings"])
        for row in rows_of(tmp_path / "built", "ties")
    ]
    start, end, weight = np.array(ties).T
    matrix = coo_array((weight.astype(float), (start, end)), shape=(len(actors), len(actors))).tocsr()
    found = np.array([row["pagerank"] for row in actors])
    np.testing.assert_allclose(found, pagerank(matrix), rtol=1e-9)
    assert len(actors) > 50


cells = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=12)
names = st.sampled_from(["Acme", "Acme Inc", "Bolt", "Cog", "", "?"]) | cells


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=10)
@given(
    st.lists(
        st.tuples(*[names, names, cells, cells, cells, cells, cells, cells, cells]), min_size=1, max_size=8
    )
)
def test_any_cells_give_a_valid_package_or_a_clear_error(tmp_path_factory, rows):
    place = tmp_path_factory.mktemp("any")
    says = {
        "actor": "client",
        "target": "agency",
        "kind": "what",
        "amount": "paid",
        "url": "link",
        "title": "heading",
    }
    raw = write_csv(place / "any.csv", [("Acme", "Bolt", "lobbies", "", "", "", "", "", ""), *rows])
    counts = make(raw, place / "built", says | {"event": "bill", "role": "position"}, rounds=2)
    assert counts["filings"]["read"] == 1 + len(rows)
    assert check(place / "built").problems == ()
