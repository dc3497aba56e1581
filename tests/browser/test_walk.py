"""Undo, redo and the legend as a filter."""

import random


def test_as_many_undos_as_changes_give_the_first_view_and_redo_the_last(opened, debate):
    page = opened("?size=strength")
    chance = random.Random(3)
    first = page.search()
    entries = page.page.locator("#legend button")
    seen = []
    for _ in range(6):
        before = page.search()
        entries.nth(chance.randrange(entries.count())).click()
        page.page.wait_for_function("before => location.search !== before", arg=before)
        page.says(debate.query(page.search().replace("size=strength", "")).sentence())
        seen.append(page.search())
    last = seen[-1]
    for expected in [*reversed(seen[:-1]), first]:
        page.page.keyboard.press("Control+z")
        page.page.wait_for_function("expected => location.search === expected", arg=expected)
        page.says(debate.query(expected.replace("size=strength", "")).sentence())
    assert page.page.locator("#undo").is_disabled()
    for expected in seen:
        page.page.locator("#redo").click()
        page.page.wait_for_function("expected => location.search === expected", arg=expected)
        page.says(debate.query(expected.replace("size=strength", "")).sentence())
    assert page.search() == last
    assert page.page.locator("#redo").is_disabled()


def test_an_entry_of_the_legend_shows_it_alone_and_again_all(opened, debate):
    page = opened()
    entry = page.page.locator("#legend button", has_text="Restrictive").first
    entry.click()
    page.says(debate.filter(stance="restrictive").sentence())
    assert page.ask("size().actors") == int(debate.filter(stance="restrictive").visible.actors.sum())
    entry.click()
    page.says(debate.sentence())
