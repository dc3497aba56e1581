"""What a format cannot hold is said before it is written, and how far the writing is."""

from pathlib import Path

from graph_app.exporters import EXPORTERS
from tests.browser.test_axe import violations
from tests.browser.test_opening import refused


def choose(page, name):
    page.page.locator(".opener.accent").click()
    page.page.locator(f"#export-{name}").click()
    page.page.wait_for_selector("#exporting .strong")


def test_every_format_is_offered(opened):
    page = opened()
    page.page.locator(".opener.accent").click()
    links = page.page.locator("#export a")
    assert links.count() == len(EXPORTERS)
    assert {f"export-{one.name}" for one in EXPORTERS} == set(
        links.evaluate_all("links => links.map((link) => link.id)")
    )


def test_what_is_lost_is_said_before_the_file_is_written(opened, debate, tmp_path):
    page = opened("?kind=regulator")
    choose(page, "pajek")
    seen = debate.filter(kind="regulator")
    listed = page.page.locator("#exporting .exporting-list li").all_text_contents()
    assert listed == list(seen.loss("pajek").sentences())
    assert f"{len(seen.rows.actors)} actors" in page.page.locator("#exporting").text_content()
    assert violations(page.page, "#exporting") == []
    with page.page.expect_download() as download:
        page.page.locator("#exporting .strong").click()
    page.page.wait_for_selector("#exporting .dialog-said:has-text('Saved open-weights.net')")
    assert download.value.suggested_filename == "open-weights.net"
    seen.export("pajek", tmp_path / "expected.net")
    assert Path(download.value.path()).read_bytes() == (tmp_path / "expected.net").read_bytes()
    page.page.keyboard.press("Escape")
    page.page.wait_for_selector("#exporting", state="hidden")


def test_a_long_export_says_how_far_it_is_and_can_be_cancelled(opened):
    page = opened()
    page.page.evaluate(
        """() => {
          const real = window.fetch;
          window.fetch = async (address, options) => {
            if (!String(address).includes("api/graph.")) return real(address, options);
            const frame = new Uint8Array([0, 0, 0, 40, 0, 0, 0, 2, 65, 66]);
            const body = new ReadableStream({ start: (to) => to.enqueue(frame) });
            return new Response(body, { headers: { "X-Graph-App-Rows": "100" } });
          };
        }"""
    )
    choose(page, "graphml")
    page.page.locator("#exporting .strong").click()
    page.page.wait_for_selector("#exporting .dialog-far:has-text('40 % of the rows')")
    assert page.page.locator("#exporting progress").evaluate("bar => bar.value") == 0.4
    page.page.locator("#exporting [data-act=hide]").last.click()
    page.page.wait_for_selector("#exporting", state="hidden")


def test_a_file_that_breaks_off_is_not_saved(opened):
    page = opened()
    page.page.route("**/api/graph.graphml*", lambda route: route.fulfill(body=b"\0\0\0\1\0\0\0\5ab"))
    choose(page, "graphml")
    page.page.locator("#exporting .strong").click()
    page.page.wait_for_selector("#exporting [role=alert]:has-text('broke off')")


def test_what_goes_wrong_is_said(opened):
    page = opened()
    page.page.route("**/api/loss/gml*", lambda route: route.abort())
    page.page.locator(".opener.accent").click()
    with refused(page):
        page.page.locator("#export-gml").click()
        page.page.wait_for_selector("#exporting [role=alert]:has-text('cannot be reached')")
