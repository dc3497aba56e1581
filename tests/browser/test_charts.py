"""Map, timeline and sources in a real browser: what they show, and that they share filter and selection."""

import pytest

from graph_app.web.charts.map_figure import mapped
from graph_app.web.charts.timeline import tell
from graph_app.web.panels import influence_map
from graph_app.web.reading import read_view

PLOT = "document.querySelector('#{id}-graph .js-plotly-plot')"


def chart(page, name):
    """Wait until a chart is drawn and can be listened to; returns its expression."""
    plot = PLOT.format(id=name)
    page.page.wait_for_function(
        f"() => {{ const p = {plot}; return p && p.dataset.heard && p._fullLayout; }}"
    )
    page.settle()
    return plot


def point(page, name, curve, place):
    """Return where a point of a chart is, in client coordinates."""
    return page.page.evaluate(
        f"""([curve, place]) => {{
          const plot = {PLOT.format(id=name)}, full = plot._fullLayout, data = plot._fullData[curve];
          const box = plot.querySelector('.nsewdrag').getBoundingClientRect();
          const x = full.xaxis, y = full['yaxis' + (data.yaxis || 'y').slice(1)];
          const whole = plot.getBoundingClientRect();
          const [across, down] = [x.d2p(data.x[place]), y.d2p(data.y[place])];
          return [whole.left + x._offset + across, whole.top + y._offset + down];
        }}""",
        [curve, place],
    )


def place_of(page, name, key):
    """Return curve and number of the point that stands for a key."""
    return page.page.evaluate(
        f"""key => {{
          const data = {PLOT.format(id=name)}._fullData;
          for (let curve = 0; curve < data.length; curve += 1) {{
            const at = (data[curve].customdata || []).findIndex((keys) => keys[0] === key);
            if (at >= 0) return [curve, at];
          }}
          return null;
        }}""",
        key,
    )


def click(page, name, key, **options):
    x, y = point(page, name, *place_of(page, name, key))
    page.page.mouse.move(x - 3, y)
    page.page.mouse.move(x, y)
    page.page.wait_for_timeout(150)
    modifier = options.get("modifier")
    if modifier:
        page.page.keyboard.down(modifier)
    page.page.mouse.click(x, y)
    if modifier:
        page.page.keyboard.up(modifier)


def until_search(page, part, absent=False):
    page.page.wait_for_function(
        "([part, absent]) => location.search.includes(part) !== absent", arg=[part, absent]
    )


def test_a_mark_of_the_map_selects_shift_adds_and_a_band_selects_several(opened, debate):
    page = opened("?tab=map&y=degree")
    chart(page, "map")
    click(page, "map", "meta")
    until_search(page, "at=meta")
    page.page.wait_for_selector("#details h2:has-text('Meta')")
    chart(page, "map")
    assert page.page.locator("#map .annotation-text", has_text="Meta").count() >= 1
    click(page, "map", "openai", modifier="Shift")
    until_search(page, "also=openai")
    chart(page, "map")
    left, top = point(page, "map", *place_of(page, "map", "meta"))
    page.page.mouse.move(left - 14, top - 14)
    page.page.mouse.down()
    page.page.mouse.move(left + 10, top + 14, steps=4)
    page.page.mouse.move(left + 40, top + 30, steps=4)
    page.page.mouse.up()
    until_search(page, "at=meta")
    page.settle()
    view, _ = read_view(page.search(), debate.network)
    assert {"meta", "openai"} <= set(view.selected)


def test_the_height_of_the_map_is_part_of_the_link_and_words_say_what_it_shows(opened, debate):
    page = opened("?tab=map&kind=regulator")
    chart(page, "map")
    page.page.locator("#map-y").click()
    page.page.get_by_role("option", name="Height: degree").click()
    until_search(page, "y=degree")
    page.settle()
    view, _ = read_view(page.search(), debate.network)
    said = influence_map.summary(mapped(debate.filter(kind="regulator"), view))
    page.page.wait_for_function("said => document.querySelector('#map').ariaLabel === said", arg=said)
    assert page.page.locator("#map-said").get_by_role("status").text_content() == said
    page.page.get_by_text("The same as a list").click()
    page.page.locator("#map-said tbody a").first.click()
    until_search(page, "at=")


@pytest.mark.parametrize(
    "viewport", [{"width": 1440, "height": 900}, {"width": 390, "height": 844}], ids=["wide", "narrow"]
)
def test_names_on_the_map_do_not_overlap(opened, viewport):
    page = opened("?tab=map&labels=80", viewport=viewport)
    chart(page, "map")
    page.page.wait_for_timeout(500)  # the words below make room, and the chart is answered anew
    page.settle()
    boxes = page.page.evaluate(
        """() => [...document.querySelectorAll('#map .annotation-text')].map((one) => {
          const box = one.getBoundingClientRect();
          return [box.left, box.top, box.right, box.bottom, one.textContent];
        })"""
    )
    assert len(boxes) > 8
    inside = page.page.locator("#map").bounding_box()
    for row, one in enumerate(boxes):
        assert one[0] >= inside["x"] and one[2] <= inside["x"] + inside["width"], one
        for other in boxes[:row]:
            apart = (
                one[2] <= other[0] + 1
                or other[2] <= one[0] + 1
                or one[3] <= other[1] + 3
                or other[3] <= one[1] + 3
            )
            assert apart, (one, other)


def test_charts_follow_the_theme_without_asking(opened):
    page = opened("?tab=map&at=meta", color_scheme="light")
    chart(page, "map")
    fill = "() => getComputedStyle(document.querySelector('#map .annotation-text')).fill"
    before = page.page.evaluate(fill)
    page.page.evaluate("document.documentElement.setAttribute('data-mantine-color-scheme', 'dark')")
    page.page.wait_for_function(f"before => ({fill})() !== before", arg=before)


def test_steps_brush_and_slider_of_the_timeline_set_the_window(opened, debate):
    bins = tell(debate).bins
    page = opened("?tab=timeline&since=2024-01&until=2024-03")
    plot = chart(page, "timeline")
    page.page.locator("#time-next").click()
    until_search(page, "since=2024-02")
    until_search(page, "until=2024-04")
    page.settle()
    page.page.locator("#time-now", has_text="February 2024 to April 2024").wait_for()
    thumb = page.page.locator("#time-range [role=slider]").first
    thumb.focus()
    page.page.keyboard.press("ArrowLeft")
    until_search(page, "since=2024-01")
    chart(page, "timeline")
    low, high = [
        page.page.evaluate(
            f"""place => {{
        const full = {plot}._fullLayout;
        return {plot}.getBoundingClientRect().left + full.xaxis._offset + full.xaxis.d2p(place);
    }}""",
            place,
        )
        for place in (12, 20)
    ]
    top = page.page.locator("#timeline").bounding_box()["y"]
    page.page.mouse.move(low, top + 60)
    page.page.mouse.down()
    page.page.mouse.move((low + high) / 2, top + 64, steps=4)
    page.page.mouse.move(high, top + 66, steps=4)
    page.page.mouse.up()
    until_search(page, f"since={bins.first(12)}")
    until_search(page, f"until={bins.last(20)}")
    page.settle()
    page.page.locator("#time-clear").click()
    until_search(page, "since=", absent=True)
    page.page.locator("#time-now", has_text="All of time").wait_for()


def test_modes_turn_a_window_into_a_day_and_undated_ties_are_a_choice(opened, debate):
    page = opened("?tab=timeline&since=2024-01&until=2024-03")
    chart(page, "timeline")
    page.page.locator("#time-mode").get_by_text("Stances as of", exact=True).click()
    until_search(page, "as_of=2024-03")
    until_search(page, "since=", absent=True)
    page.says("stances as of 2024-03")
    page.settle()
    page.page.locator("#time-mode").get_by_text("Both, up to", exact=True).click()
    until_search(page, "until=2024-03")
    page.settle()
    page.page.locator("#time-undated").click()
    until_search(page, "undated=drop")
    page.says(debate.filter(as_of="2024-03", until="2024-03", undated="drop").sentence())


def test_an_event_opens_and_a_bar_chooses_its_month(opened, debate):
    event = tell(debate).events[5]
    page = opened("?tab=timeline")
    chart(page, "timeline")
    click(page, "timeline", f"event:{event.key}")
    until_search(page, "panel=event:")
    chart(page, "timeline")
    place = 2024 * 12 + 2 - tell(debate).bins.start
    click(page, "timeline", f"bin:{place}")
    until_search(page, "since=2024-03")
    until_search(page, "until=2024-03")


def test_play_goes_on_by_itself_and_escape_stops_it(opened):
    page = opened("?tab=timeline&as_of=2024-01")
    chart(page, "timeline")
    page.page.locator("#time-play").click()
    page.page.locator("#time-now", has_text="March 2024").wait_for()
    assert page.page.locator("#time-play").get_attribute("aria-label") == "Pause"
    page.page.keyboard.press("Escape")
    page.page.wait_for_function("() => document.querySelector('#time-play').ariaLabel === 'Play'")
    page.settle(1500)
    said = page.page.locator("#time-now").text_content()
    page.page.wait_for_timeout(1200)
    assert page.page.locator("#time-now").text_content() == said
    until_search(page, "as_of=2024-0")


def test_play_stops_at_the_end_and_rests_under_reduced_motion(opened, debate):
    bins = tell(debate).bins
    page = opened(f"?tab=timeline&as_of={bins.last(bins.count - 2)}")
    chart(page, "timeline")
    page.page.locator("#time-play").click()
    page.page.wait_for_function("() => document.querySelector('#time-play').ariaLabel === 'Play'")
    until_search(page, "as_of", absent=True)
    still = opened("?tab=timeline", reduced_motion="reduce")
    chart(still, "timeline")
    assert still.page.locator("#time-play").is_disabled()


def test_a_source_opens_and_a_grade_filters(opened, debate):
    page = opened("?tab=sources")
    page.page.locator("#sources .ag-row [col-id=publisher]").first.click()
    until_search(page, "panel=source:")
    page.settle()
    page.page.locator("#sources-grades a", has_text="Official record").click()
    until_search(page, "grade=official")
    page.says(debate.filter(grade="official").sentence())


def test_plotly_comes_only_with_the_first_chart(opened):
    page = opened()
    page.settle()
    assert page.page.evaluate("typeof window.Plotly") == "undefined"
    page.page.locator(".tabs").get_by_text("Map", exact=True).click()
    chart(page, "map")
    assert page.page.evaluate("typeof window.Plotly") == "object"
