"""Keys of rows: as text, and found among many."""

from hypothesis import given
from hypothesis import strategies as st

from graph_app.dataset.raw import text_array
from graph_app.schema import TABLES
from graph_app.workspace.rows import Keys, filled, key_column, key_of, key_parts, key_text, places

IDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6)


@given(st.lists(IDS, min_size=3, max_size=3))
def test_the_text_of_a_key_has_all_its_parts(parts):
    assert key_parts("participations", key_text(parts)) == parts


@given(st.lists(IDS, unique=True, max_size=20), st.lists(IDS, max_size=10))
def test_keys_are_found_where_they_stand(ids, others):
    column = key_column("actors", {"id": text_array(ids)})
    keys = Keys("actors", column)
    wanted = [*ids, *others]
    expected = [ids.index(one) if one in ids else -1 for one in wanted]
    assert [keys.place(one) for one in wanted] == expected
    assert places("actors", column, wanted) == expected
    assert [places("actors", column, [one])[0] for one in wanted] == expected


def test_every_row_of_a_debate_is_found_by_its_key(base, state):
    for name in TABLES:
        columns = {column: values.to_pylist() for column, values in base.raws[name].columns.items()}
        for place in range(base.raws[name].rows):
            cells = filled({column: values[place] for column, values in columns.items()})
            row = state.row(name, key_of(name, cells))
            assert (row.values, row.version) == (cells, 0)
            assert base.keys[name].place(row.key) == place
