"""The worlds that other tests build have the frames that loading gives."""

import csv

import pandas as pd

from graph_app.schema import TABLES
from tests.worlds import TINY, World


def _value(one, cell):
    if cell == "":
        return None
    if one.type in ("integer",):
        return int(cell)
    if one.type == "number":
        return float(cell)
    return cell == "true" if one.type == "boolean" else cell


def _rows(name):
    fields = {one.name: one for one in TABLES[name].fields}
    if not (TINY / f"{name}.csv").exists():
        return []
    with open(TINY / f"{name}.csv", encoding="utf-8", newline="") as file:
        return [{key: _value(fields[key], cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def test_rows_give_the_same_frames_as_loading_the_files(tiny):
    world = World({name: _rows(name) for name in TABLES})
    loaded = tiny.network.dataset.tables
    for name in TABLES:
        pd.testing.assert_frame_equal(world.frame(name), loaded[name], check_column_type=False)
