"""A tick is seen in the picture before the page has answered, and the page's answer has the last word."""

ANSWERS = "**/_dash-update-component*"


def test_the_picture_follows_a_tick_before_the_page_answers(opened):
    page = opened()
    companies = page.page.locator("#filters input[value='company']")
    with page.page.expect_response("**/ahead?*"):
        companies.hover()
    held = []
    page.page.route(ANSWERS, lambda route: held.append(route))
    sentence = page.page.locator("#sentence").text_content()
    companies.click()
    page.until("size().actors === 403")
    assert page.page.locator("#sentence").text_content() == sentence
    for route in held:
        route.continue_()
    page.page.unroute(ANSWERS)
    page.says("403 of 588 actors")
    assert page.ask("size().actors") == 403


def test_by_keyboard_and_alone_as_well(opened):
    page = opened()
    with page.page.expect_response("**/ahead?*"):
        page.page.locator("#filters input[value='institute']").focus()
    page.page.keyboard.press("Space")
    page.says("456 of 588 actors")
    with page.page.expect_response("**/ahead?*only=1*"):
        page.page.get_by_title("Only Regulators").focus()
    page.page.keyboard.press("Enter")
    page.says("103 of 588 actors")
    assert page.ask("size().actors") == 103


def test_two_ticks_in_a_row_both_count(opened):
    page = opened()
    page.page.locator("#filters input[value='company']").click()
    page.page.locator("#filters input[value='institute']").click()
    page.says("271 of 588 actors")
    assert page.ask("size().actors") == 271
