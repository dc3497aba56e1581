"""How the details and studies behave while the reader goes from one to the next, in a real browser."""


def read_ties(page):
    """Choose the ties of the actor that is shown, and unfold the second group of them."""
    page.page.locator("#details").get_by_role("tab", name="Ties").click()
    page.page.locator("#details .tie-group:visible > summary").nth(1).click()


def unfolded(page):
    return page.page.evaluate(
        """() => [...document.querySelectorAll("#details .tie-group[open] > summary > span")]
            .map((one) => one.textContent)"""
    )


def scrolled(page):
    return page.page.evaluate("document.querySelector('.details').scrollTop")


def test_what_the_reader_chose_and_unfolded_stays_when_a_filter_changes(opened, debate):
    page = opened("?at=anthropic")
    read_ties(page)
    groups = unfolded(page)
    assert len(groups) == 2
    page.page.locator("#filters input[value=institute]").uncheck()
    page.says(debate.filter(kind=["company", "regulator", "advocacy_group"]).sentence())
    page.page.wait_for_function("() => !document.querySelector('#details').textContent.includes('Ties 58')")
    page.settle()
    assert page.page.locator("#details [role=tab][aria-selected=true]").text_content().startswith("Ties")
    assert unfolded(page) == groups


def test_a_new_sheet_begins_at_its_top_with_the_focus_and_back_leads_to_where_it_was_left(opened):
    page = opened("?at=anthropic")
    read_ties(page)
    page.page.locator(".details").evaluate("one => one.scrollTo(0, 250)")
    page.settle()
    page.page.locator("#details .tie-group .what:visible").nth(1).focus()
    left = scrolled(page)
    assert left > 100
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#details h2:has-text('Amazon')")
    page.settle()
    assert scrolled(page) == 0
    assert page.page.evaluate("document.activeElement.textContent") == "Amazon"
    assert page.page.locator("#details [role=tab][aria-selected=true]").text_content().startswith("Ties")
    page.page.go_back()
    page.page.wait_for_selector("#details h2:has-text('Anthropic')")
    page.settle()
    assert scrolled(page) == left
    assert len(unfolded(page)) == 2


def test_the_forms_of_a_scenario_stay_unfolded_when_something_is_supposed(opened):
    page = opened("?at=ntia&panel=whatif")
    page.page.locator("#details summary", has_text="Strength of ties").click()
    form = page.page.locator("#details .form", has_text="How far others move")
    form.get_by_label("Susceptibility").fill("0.8")
    form.get_by_role("button", name="Suppose").click()
    page.page.wait_for_function("() => location.search.includes('susceptibility=0.8')")
    page.page.locator("#details").get_by_text("Susceptibility of everybody is 0.8", exact=True).wait_for()
    page.settle()
    assert form.get_by_role("button", name="Suppose").is_visible()


def test_a_study_that_is_drawn_anew_keeps_the_focus_and_what_was_unfolded(opened):
    page = opened("?tab=influence&study=reach")
    page.page.locator("#tab-influence summary", has_text="How to read this").click()
    link = page.page.locator("#tab-influence tbody a", has_text="NVIDIA").first
    link.focus()
    page.page.keyboard.press("Enter")
    page.page.wait_for_selector("#tab-influence tr.chosen")
    page.settle()
    assert page.page.evaluate("document.activeElement.textContent") == "NVIDIA"
    assert page.page.locator("#tab-influence details[open]").count() == 1
