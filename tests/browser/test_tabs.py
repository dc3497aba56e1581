"""Table and matrix beside the network, in a real browser."""

import csv
from pathlib import Path

import pytest

from graph_app.web.grid import harmless
from graph_app.web.stances import tabulate

GRID = "dash_ag_grid.getApi('grid')"


def tab(page, name):
    page.page.locator(".tabs").get_by_text(name, exact=True).click()


def kind_of_rows(page, name):
    page.page.get_by_role("radiogroup", name="What the table is of").get_by_text(name, exact=True).click()


def has_rows(page, number):
    page.page.wait_for_selector("#grid .ag-center-cols-viewport", state="attached")  # the tab was opened
    page.page.wait_for_function(
        f"number => window.dash_ag_grid && {GRID} && {GRID}.getDisplayedRowCount() === number", arg=number
    )


def test_table_has_the_rows_python_counts_and_a_row_opens_details(opened, debate):
    expected = debate.filter(kind="regulator")
    page = opened("?kind=regulator")
    page.says(expected.sentence())
    tab(page, "Table")
    has_rows(page, len(expected.rows.actors))
    assert page.search() == "?kind=regulator&tab=table"
    assert page.page.locator(".looks").first.is_hidden()
    kind_of_rows(page, "Statements")
    shown = expected.visible.actors[debate.network.statements.actor] & expected.rows.statements
    has_rows(page, int(shown.sum()))
    kind_of_rows(page, "Actors")
    has_rows(page, len(expected.rows.actors))
    page.page.locator("#rows-find").fill("National Telecommunications and")
    has_rows(page, 1)
    page.page.locator(".ag-row [col-id=actors-kind]").first.click()
    page.page.wait_for_selector("#details h2:has-text('National Telecommunications')")
    assert page.search() == "?at=ntia&kind=regulator&tab=table"
    page.page.locator(".ag-row.chosen").first.wait_for()


def test_enter_in_a_row_selects_its_actor_and_the_row_keeps_the_focus(opened, debate):
    expected = debate.filter(text="hugging")
    page = opened("?tab=table&text=hugging")
    has_rows(page, len(expected.rows.actors))
    rows = page.page.evaluate(
        f"() => {{ const grid = {GRID}; return [0, 1].map((row) => grid.getDisplayedRowAtIndex(row).id); }}"
    )
    page.page.evaluate(f"{GRID}.setFocusedCell(0, 'actors-kind')")
    for row in rows:
        page.page.keyboard.press("Enter")
        page.page.wait_for_function("at => location.search.includes('at=' + at)", arg=row)
        page.settle()
        page.page.keyboard.press("ArrowDown")
    name = debate.network.words("actors", "name")[rows[1]]
    page.page.wait_for_selector(f"#details h2:has-text('{name}')")


def test_csv_has_a_header_and_what_is_seen(opened, debate):
    expected = debate.filter(kind="regulator", stance="restrictive")
    page = opened("?kind=regulator&stance=restrictive&tab=table")
    has_rows(page, len(expected.rows.actors))
    with page.page.expect_download() as waiting:
        page.page.locator("#rows-csv").click()
    assert waiting.value.suggested_filename == "open-weights-actors.csv"
    with Path(waiting.value.path()).open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert header[:5] == ["Name", "Kind", "Subkind", "Jurisdiction", "Openness"]
    names = debate.network.actors["name"].iloc[expected.rows.actors]
    assert [row[0] for row in rows] == [harmless(name) for name in names]
    assert all(-2 <= float(row[4]) < 0 for row in rows)


def test_matrix_shows_the_number_of_a_known_cell_and_cells_open_what_they_are(opened, debate):
    table = tabulate(debate, ("policy",))
    issue = table.issues[0]
    cell = table.cells[debate.network.position["hugging-face"], issue]
    page = opened("?tab=matrix&text=hugging")
    column = f"#matrix .ag-row:not(.ag-row-pinned) [col-id=issue-{issue}]"
    shown = page.page.locator(column, has_text=f"{cell.value:+g}".replace("-", "−")).first
    shown.wait_for()
    assert shown.locator("[title]").get_attribute("title") == cell.note
    page.page.locator("#matrix [col-id=name]", has_text="Hugging Face").click()
    page.page.wait_for_selector("#details h2:has-text('Hugging Face')")
    assert page.search() == "?at=hugging-face&tab=matrix&text=hugging"
    shown.click()
    page.page.wait_for_function("() => location.search.includes('panel=issue:open-weights-access')")


def test_back_returns_to_the_network_with_its_camera(opened):
    page = opened()
    box = page.page.locator("#canvas").bounding_box()
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    start = page.ask("camera()")
    page.page.mouse.wheel(0, -400)
    page.until(f"camera().ratio < {start['ratio'] * 0.9}")
    page.page.wait_for_timeout(800)
    before = page.ask("camera()")
    tab(page, "Matrix")
    page.page.locator("#matrix .ag-row").first.wait_for()
    assert page.page.locator("#canvas canvas").first.is_hidden()
    page.page.go_back()
    page.page.locator("#canvas canvas").first.wait_for()
    page.page.locator("#matrix").wait_for(state="hidden")
    page.settle()
    assert "tab=" not in page.search()
    assert page.ask("camera()") == pytest.approx(before, abs=1e-3)


def test_link_restores_the_matrix_and_reset_keeps_it(opened, debate):
    page = opened("?tab=matrix&kind=regulator")
    page.page.locator("#matrix .ag-row").first.wait_for()
    assert page.page.locator(".tabs input[value=matrix]").is_checked()
    page.says(debate.filter(kind="regulator").sentence())
    page.page.locator("#reset").click()
    page.says(debate.sentence())
    assert page.search() == "?tab=matrix"


def test_narrow_screen_has_table_and_matrix(opened):
    page = opened("?tab=table", viewport={"width": 390, "height": 800}, has_touch=True)
    page.page.locator(".ag-row").first.wait_for()
    tab(page, "Matrix")
    page.page.locator("#matrix .ag-row").first.wait_for()
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
