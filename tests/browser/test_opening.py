"""Files are picked and dropped, corrected, opened for one session, kept as a data package, closed."""

import base64
import io
import zipfile
from contextlib import contextmanager

import pytest

import graph_app as ga
from graph_app.web.guests.bounds import Bounds
from tests.browser.conftest import served
from tests.browser.test_axe import violations

NODES = b"Id,Label,Kind\na,Ann,person\nb,<script>alert(1)</script>,person\nc,Cat,office\n"
EDGES = b"Source,Target,Kind,Since\na,b,knows,2020\nb,c,knows,soon\nc,c,knows,2020\n"
PEOPLE = b"who,whom,how\nann,bob,likes\nbob,cat,helps\n"


@pytest.fixture(scope="module")
def host(debate):
    with served(debate, Bounds(debates=100, each=2)) as found:
        yield found


def files(*pairs):
    return [{"name": name, "mimeType": "text/csv", "buffer": data} for name, data in pairs]


def phase(page, wanted):
    page.page.wait_for_selector(f"#opening[data-phase={wanted}]")


@contextmanager
def refused(page):
    """Take the browser's words about answers that are meant to be errors out of the troubles."""
    yield
    page.troubles[:] = [one for one in page.troubles if "Failed to load resource" not in one]


def pick(page, *pairs):
    """Choose files by the button of the header."""
    page.page.locator("#opening-open").click()
    with page.page.expect_file_chooser() as chooser:
        page.page.locator("#opening [data-act=choose]").click()
    chooser.value.set_files(files(*pairs))


def drag(page, kind, pairs):
    """Drag files over the page, as a file manager does."""
    given = [(name, base64.b64encode(data).decode()) for name, data in pairs]
    page.page.evaluate(
        """([kinds, given]) => {
          const transfer = new DataTransfer();
          for (const [name, data] of given) {
            transfer.items.add(new File([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], name));
          }
          for (const kind of kinds) {
            const event = new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true });
            document.querySelector("#canvas").dispatchEvent(event);
          }
        }""",
        [kind, given],
    )


def open_it(page):
    phase(page, "read")
    before = page.page.url
    page.page.locator("#opening [data-act=open]").click()
    page.page.wait_for_url(lambda url: url != before)  # there may be a debate of the reader's already
    page.page.wait_for_selector("#ribbon")
    page.drawn()


def body(page):
    return page.page.locator("#opening .dialog-body").text_content()


def test_files_are_picked_read_and_opened_for_this_session_alone(opened, host, browser):
    page = opened(at=host)
    pick(page, ("nodes.csv", NODES), ("edges.csv", EDGES))
    phase(page, "read")
    said = body(page)
    assert "3 actors · 2 ties" in said
    assert "Lost" in said and "A tie from an actor to itself is left out" in said and "line 4" in said
    assert "<script>alert(1)</script>" in said
    page.page.locator("#opening .opening-name").fill("Who knows <b>whom</b>")
    open_it(page)
    assert page.page.locator("h1").text_content() == "Who knows <b>whom</b>"
    assert page.ask("size()") == {"actors": 3, "ties": 2}
    assert "gone at" in page.page.locator("#ribbon").text_content()
    assert "<script>alert(1)</script>" in page.page.locator("#details").text_content()
    page.page.locator("#filters input[type=checkbox][value='office']").uncheck()
    page.says("2 of 3 actors")
    assert page.search() == "?kind=person"
    href = page.page.locator("#export-graphml").get_attribute("href")
    assert href == "api/graph.graphml?kind=person"
    page.page.locator("#copy-link").click()
    page.page.wait_for_function("() => document.querySelector('#copy-link').textContent.includes('session')")
    context = browser.new_context()
    stranger = context.new_page()
    assert stranger.goto(page.page.url).status == 404
    assert "This debate is not here" in stranger.text_content("h1")
    assert violations(stranger) == []
    context.close()


def test_a_pair_of_tables_is_dropped_anywhere(opened, host):
    page = opened(at=host)
    pairs = [("nodes.csv", NODES), ("edges.csv", EDGES)]
    drag(page, ["dragenter", "dragover"], pairs)
    assert page.page.locator("#dropping").is_visible()
    drag(page, ["dragleave"], pairs)
    assert not page.page.locator("#dropping").is_visible()
    drag(page, ["dragenter", "dragover", "drop"], pairs)
    assert not page.page.locator("#dropping").is_visible()
    open_it(page)
    assert page.ask("size()") == {"actors": 3, "ties": 2}


def test_a_mapping_is_corrected_and_read_again(opened, host):
    page = opened(at=host)
    pick(page, ("people.csv", PEOPLE))
    phase(page, "read")
    assert "0 ties" in body(page)
    opens = page.page.locator("#opening [data-act=open]")
    again = page.page.locator("#opening [data-act=again]")
    assert (opens.is_enabled(), again.is_enabled()) == (True, False)
    page.page.get_by_label("What the table people.csv holds").select_option("edges")
    assert (opens.is_enabled(), again.is_enabled()) == (False, True)
    again.click()
    phase(page, "read")
    assert "2 ties" in body(page)
    page.page.get_by_label("What “how” is").select_option("kind")
    page.page.get_by_label("What “who” is").select_option("to_id")
    assert again.is_disabled(), "two columns cannot be one end"
    assert "cannot both be" in page.page.locator("#opening .dialog-said").text_content()
    page.page.get_by_label("What “whom” is").select_option("from_id")
    again.click()
    open_it(page)
    page.page.wait_for_selector("#filters input[value='likes']")
    info = page.page.evaluate("fetch('api/graph.json').then((answer) => answer.json())")
    assert {(one["source"], one["target"]) for one in info["edges"]} == {("bob", "ann"), ("cat", "bob")}


def test_what_cannot_be_read_is_said_and_others_can_be_chosen(opened, host):
    page = opened(at=host)
    pick(page, ("net.graphml", b"<graphml><graph"))
    phase(page, "failed")
    said = page.page.locator("#opening [role=alert]").text_content()
    assert said.startswith("net.graphml, line 1:")
    assert violations(page.page, "#opening") == []
    with page.page.expect_file_chooser() as chooser:
        page.page.locator("#opening [data-act=choose]").click()
    chooser.value.set_files(files(("edges.csv", EDGES)))
    phase(page, "read")


def test_files_that_are_too_large_are_not_sent(opened, host):
    page = opened(at=host)
    page.page.evaluate(
        """() => {
          Object.defineProperty(File.prototype, "size", { get: () => 65_000_000 });
        }"""
    )
    pick(page, ("edges.csv", EDGES))
    page.page.wait_for_selector("#opening [role=alert]")
    assert "at most 64 MB are opened here" in body(page)


def test_a_debate_is_kept_as_a_data_package_opened_again_and_closed(opened, host, tmp_path):
    page = opened(at=host)
    pick(page, ("edges.csv", EDGES))
    open_it(page)
    first = page.page.url
    with page.page.expect_download() as download:
        page.page.locator("#ribbon a").click()
    packed = tmp_path / download.value.suggested_filename
    download.value.save_as(packed)
    with zipfile.ZipFile(io.BytesIO(packed.read_bytes())) as archive:
        archive.extractall(tmp_path / "kept")
    kept = ga.open(tmp_path / "kept")
    assert (kept.network.n, kept.network.m) == (3, 2)
    pick(page, (packed.name, packed.read_bytes()))
    open_it(page)
    assert page.page.url != first
    assert page.ask("size()") == {"actors": 3, "ties": 2}
    second = page.page.url
    page.page.locator("#ribbon [data-do=close]").click()
    page.page.locator("#ribbon [data-do=keep]").click()
    page.page.locator("#ribbon [data-do=close]").click()
    page.page.locator("#ribbon [data-do=end]").click()
    page.page.wait_for_url(f"{host}/")
    page.drawn()
    with refused(page):
        assert page.page.goto(second).status == 410
        assert "It was closed" in page.page.text_content("main")
        page.page.get_by_role("link", name="the page", exact=True).click()
        page.drawn()
    page.page.locator("#opening-open").click()
    page.page.get_by_role("link", name="edges", exact=True).click()
    page.page.wait_for_selector("#ribbon")
    assert page.page.url == first
    page.drawn()


def test_a_page_whose_debate_has_gone_says_so(opened, host):
    page = opened(at=host)
    pick(page, ("edges.csv", EDGES))
    open_it(page)
    token = page.page.locator("#ribbon").get_attribute("data-token")
    page.page.evaluate("token => window.graph_app.opening.ask('open/' + token, 'DELETE')", token)
    with refused(page):
        page.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.page.wait_for_selector("#ribbon.gone [role=alert]")
        assert "This debate has gone. It was closed." in page.page.locator("#ribbon").text_content()
        page.settle()


def test_reading_is_cancelled_and_the_dialog_keeps_the_focus(opened, host):
    page = opened(at=host)
    page.page.keyboard.press("o")
    assert page.page.locator("#opening").is_visible()
    for _ in range(8):
        page.page.keyboard.press("Tab")
        inside = page.page.evaluate("document.querySelector('#opening').contains(document.activeElement)")
        outside = page.page.evaluate("document.activeElement === document.body")  # the browser's own bars
        assert inside or outside
    with page.page.expect_file_chooser() as chooser:
        page.page.locator("#opening [data-act=choose]").click()
    chooser.value.set_files(files(("edges.csv", EDGES)))
    page.page.wait_for_selector("#opening:is([data-phase=sending], [data-phase=reading])")
    page.page.keyboard.press("Escape")
    page.page.wait_for_selector("#opening", state="hidden")
    page.page.locator("#opening-open").click()
    phase(page, "choosing")
    page.page.keyboard.press("Escape")
    assert page.page.evaluate("document.activeElement.id") == "opening-open"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialog_and_on_the_page_of_a_debate(opened, host, scheme):
    page = opened(at=host, color_scheme=scheme, reduced_motion="reduce")
    page.page.locator("#opening-open").click()
    page.page.wait_for_timeout(300)
    assert violations(page.page, "#opening") == []
    with page.page.expect_file_chooser() as chooser:
        page.page.locator("#opening [data-act=choose]").click()
    chooser.value.set_files(files(("nodes.csv", NODES), ("edges.csv", EDGES)))
    phase(page, "read")
    page.page.wait_for_timeout(300)
    assert violations(page.page, "#opening") == []
    open_it(page)
    assert violations(page.page) == []


def test_on_a_narrow_screen_files_are_opened_from_the_menu(opened, host):
    page = opened(at=host, viewport={"width": 390, "height": 800}, has_touch=True)
    page.page.locator(".tool-menu").click()
    page.page.get_by_role("menuitem", name="Open a file").click()
    phase(page, "choosing")
    with page.page.expect_file_chooser() as chooser:
        page.page.locator("#opening [data-act=choose]").click()
    chooser.value.set_files(files(("nodes.csv", NODES), ("edges.csv", EDGES)))
    phase(page, "read")
    wide = page.page.evaluate("document.documentElement.scrollWidth")
    assert wide == 390
    assert violations(page.page, "#opening") == []
    open_it(page)
    assert page.page.evaluate("document.documentElement.scrollWidth") == 390
