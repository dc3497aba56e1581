"""Pictures saved from the page, and the page on paper."""

import struct
import xml.etree.ElementTree as ET
import zlib

import pytest

SVG = "{http://www.w3.org/2000/svg}"


def save(page, name):
    page.page.get_by_role("button", name="Export").click()
    with page.page.expect_download() as found:
        page.page.get_by_role("button", name=name).click()
    page.page.keyboard.press("Escape")
    page.page.locator("#export").wait_for(state="hidden")
    return found.value


def words(svg):
    """Return all texts of an SVG, lines joined."""
    root = ET.fromstring(svg)
    return " ".join("".join(one.itertext()) for one in root.iter(f"{SVG}text"))


def size(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_svg_has_title_sentence_legend_and_where_it_is_from(opened, debate, tmp_path):
    page = opened("?kind=regulator&derived=on")
    seen = debate.filter(kind="regulator", derived=True)
    page.says(seen.sentence())
    page.until(f"size().actors === {len(seen.rows.actors)}")
    file = save(page, "Picture (SVG)")
    assert file.suggested_filename == "open-weights.svg"
    page.page.get_by_text("Saved open-weights.svg").wait_for()
    svg = (tmp_path / "a.svg", file.save_as(tmp_path / "a.svg"))[0].read_text()
    said = words(svg)
    assert debate.network.dataset.descriptor.title in said
    for piece in (*seen.sentence().split(), "Regulators", "Pro-open", "Hostile", "CC-BY-4.0"):
        assert piece in said
    assert seen.about()["fingerprint"][:12] in said
    assert "picture of 20" in said
    assert "Shown again by ?kind=regulator&derived=on" in said
    assert "computed, not recorded" in said


@pytest.mark.parametrize(("name", "scale"), [("2", 2), ("4", 4)])
def test_png_is_so_many_times_as_large_as_the_svg(opened, tmp_path, name, scale):
    page = opened("?kind=regulator")
    root = ET.fromstring((save(page, "Picture (SVG)").path()).read_text())
    png = save(page, f"Picture (PNG, {name}×)").path().read_bytes()
    wide, high = size(png)
    assert wide == round(float(root.get("width")) * scale)
    assert high == round(float(root.get("height")) * scale)
    assert len(zlib.compress(png)) > 20_000


def test_dark_page_gives_a_dark_picture(opened):
    page = opened("?kind=regulator", color_scheme="dark")
    svg = save(page, "Picture (SVG)").path().read_text()
    assert "#14171B" in svg.upper() or "rgb(20" in svg
    assert "#FBFCFD" not in svg.upper()


def test_outside_the_network_the_menu_says_why_there_is_no_picture(opened):
    page = opened("?tab=table")
    page.page.get_by_role("button", name="Export").click()
    page.page.get_by_text("Pictures show the network: open its tab first").wait_for()
    assert page.page.locator("#picture-svg").is_disabled()
    page.page.keyboard.press("Escape")
    page.page.locator(".tabs").get_by_text("Network", exact=True).click()
    page.page.get_by_role("button", name="Export").click()
    page.page.get_by_text("The network as it is seen").wait_for()
    assert page.page.locator("#picture-svg").is_enabled()


def test_on_paper_the_picture_stands_in_for_the_canvas_and_details_are_whole(opened, debate):
    page = opened("?at=hugging-face", color_scheme="dark")
    page.page.wait_for_selector("#details h2:has-text('Hugging Face')")
    page.page.emulate_media(media="print", color_scheme="dark")
    page.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.page.locator("svg.printed").is_visible()
    assert not page.page.locator("#canvas").is_visible()
    assert not page.page.locator("#filters").is_visible()
    found = debate.actor("hugging-face")
    text = page.page.locator("#details").inner_text()
    assert found["statements"][-1]["issue"] in text
    for group in found["ties"]:
        assert group["ties"][-1]["other"]["name"] in text
    assert found["events"][-1]["title"] in text
    fill = page.page.evaluate("getComputedStyle(document.querySelector('#details h2')).color")
    assert fill == "rgb(0, 0, 0)"
    drawn = page.page.locator("svg.printed").evaluate("one => one.outerHTML")
    assert "#14171B" not in drawn.upper()
    page.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.page.emulate_media(media="screen", color_scheme="dark")
    assert page.page.locator("svg.printed").count() == 0
    assert page.page.locator("#details details:not([open])").count() > 0
    assert page.page.locator("#canvas").is_visible()


def test_the_printed_page_has_pages_of_a4(opened):
    page = opened("?at=hugging-face")
    page.page.wait_for_selector("#details h2:has-text('Hugging Face')")
    found = page.page.pdf(prefer_css_page_size=True)
    assert found[:5] == b"%PDF-"
    assert b"/MediaBox [0 0 594.95996 841.91998]" in found or b"/MediaBox [0 0 595" in found
