"""A debate of which every text is an attack, in a real browser: nothing runs, nothing leaves this machine.

Page loads are dear: one page is led through all tabs and sheets by its address, as links within it do.
"""

import json
from urllib.parse import quote

import pytest

import graph_app as ga
from graph_app.dataset.writing import write_package
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from graph_app.web.looks import DEBATES, STUDIES, TABS
from graph_app.web.pairs import pair
from graph_app.web.reading import CHOICES, SHEETS
from graph_app.web.story import Origin, Step, Story
from tests.attacks import ABOUT, ATTACKS, RAN, attacked_world
from tests.browser.conftest import served
from tests.browser.test_desk import At
from tests.browser.test_pictures import save

SCAN = f"""() => {{
  const found = window.{RAN} === undefined ? [] : ["a script ran"];
  const ours = (address) => ["", location.origin + "/", "data:image/", "data:font/", "blob:"].some(
    (start) => start ? address.startsWith(start) : address === "");
  for (const one of document.querySelectorAll("*")) {{
    const said = one.outerHTML.slice(0, 200);
    for (const {{ name, value }} of one.attributes) {{
      if (/^on/i.test(name) || name === "srcdoc") found.push(said);
      if (/href|src|action/i.test(name) && /^\\s*(javascript|vbscript|file|data:text)/i.test(value)) {{
        found.push(said);
      }}
    }}
    if (/^(iframe|object|embed|base|frame|foreignobject)$/i.test(one.localName)) found.push(said);
    if (one.localName === "script" && !one.src && one.textContent.includes("{RAN}") && one.id !== "data") {{
      found.push(said);
    }}
    if (one.src !== undefined && typeof one.src === "string" && !ours(one.src)) found.push(said);
    if (one.localName === "a" && /^https?:/.test(one.href) && !ours(one.href)) {{
      if (one.rel !== "noopener noreferrer" || one.target !== "_blank") found.push(said);
    }}
  }}
  return [...new Set(found)];
}}"""
"""What of a page can run or load something that is not ours."""


def scan(page, where):
    assert page.evaluate(SCAN) == [], where


def test_the_scan_finds_what_it_looks_for(browser):
    page = browser.new_page()
    page.set_content("<p>no harm</p>")
    scan(page, "nothing")
    for attack in ATTACKS[:6]:
        page.set_content(f'<a title="{attack}">x</a>')
        page.evaluate(
            "text => document.body.append(document.createRange().createContextualFragment(text))", attack
        )
        assert page.evaluate(SCAN) != [], attack
    for link in (
        f'<a href="javascript:{RAN}=1">x</a>',
        '<a href="https://evil.example/">x</a>',
        "<iframe></iframe>",
    ):
        page.set_content(link)
        assert page.evaluate(SCAN) != [], link
    page.close()


def told(attack):
    return quote(attack, safe="")


VIEWS = [
    *(f"tab={tab}" for tab in TABS),
    *(f"tab=table&table={table}" for table in ("ties", "statements", "events", "sources")),
    *(f"tab=influence&study={study}" for study in STUDIES),
    *(f"tab=discourse&discourse={study}" for study in DEBATES),
    "tab=discourse&pairs=actors",
    "tab=discourse&pairs=issues",
    "colour=kind&derived=on&tie_colour=kind&labels=100",
    "colour=jurisdiction&layout=columns&joined=subtract&labels=100",
    f"issue={told(ATTACKS[1])}&layout=influence_map&text=script",
    f"kind={told(ATTACKS[0])},{told(ATTACKS[2])}&jurisdiction={told(ATTACKS[3])}&event={told(ATTACKS[4])}",
    f"{told(ATTACKS[0])}={told(ATTACKS[1])}&tab={told(ATTACKS[2])}&text={told(ATTACKS[3])}%00%ff",
    *(f"at={told(attack)}" for attack in ATTACKS[:14]),
    *(f"at={told(ATTACKS[1])}&panel={kind}:{told(ATTACKS[1])}" for kind in SHEETS),
    *(f"also={told(ATTACKS[1])}&at={told(ATTACKS[0])}&panel={panel}" for panel in CHOICES),
    f"panel={told(pair(ATTACKS[0], ATTACKS[1]))}",
]
"""Everything that the page can show, by the words of its address."""


@pytest.fixture(scope="module")
def ws(tmp_path_factory):
    """The debate in a workspace, where more was typed into every field that takes words."""
    folder = tmp_path_factory.mktemp("attacks")
    package = write_package(attacked_world().dataset(**ABOUT | {"name": "attacks"}), folder / "package")
    with ga.workspace(folder / "debate.db", package, user=f"ana {ATTACKS[1]}") as ws:
        for place, attack in enumerate(ATTACKS[:6]):
            key = ATTACKS[place]
            edit = {"name": f"{attack} {ATTACKS[9]}", "subkind": attack}
            ws.change("actors", key, edit, version=0, why="\n".join(ATTACKS))
            ws.save("note", attack, {"text": "\n\n".join(ATTACKS)}, row=("actors", key))
            view = ws.save("view", attack, {"query": f"text={told(attack)}"})
            ws.share(view.item)
        yield ws


@pytest.fixture(scope="module")
def at(ws):
    with served(ws.explorer(), desk=Desk(ws, lambda: ws.user, Seal("secret"))) as found:
        yield found


@pytest.fixture
def watched(opened, at):
    """A page on which a dialog is a trouble as well."""
    page = opened(at=at)
    page.page.on(
        "dialog", lambda dialog: (page.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss())
    )
    return page


def test_no_tab_and_no_sheet_runs_or_loads_anything(watched):
    for view in VIEWS:
        watched.page.evaluate("search => window.dash_clientside.set_props('url', {search})", f"?{view}")
        watched.settle()
        watched.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        scan(watched.page, view)


def test_no_card_list_menu_or_desk_runs_or_loads_anything(watched, ws):
    page = watched.page
    for attack in ATTACKS[:14]:
        place = watched.ask(f"locate({json.dumps(attack)})")
        if place:
            page.mouse.move(place["x"], place["y"])
            page.wait_for_timeout(50)
            scan(page, f"card of {attack}")
    for word in ("script", "<", "here", "="):
        page.locator("#search").fill(word)
        page.locator("[role=option]:visible").first.wait_for()
        watched.settle()
        scan(page, f"search for {word}")
    page.keyboard.press("Escape")
    page.locator(".desk-opener").click()
    page.locator(".desk-menu summary").click()  # its rarer half
    names = [one for one in page.locator(".desk-menu button").all_text_contents() if one.strip()]
    page.keyboard.press("Escape")
    assert len(names) > 6
    desk = At(watched)
    for name in names:
        desk.menu(name)
        scan(page, name)
        page.locator("[data-desk-close]").click()
        desk.closed()
    page.keyboard.press("?")
    page.locator("[role=dialog]:visible").first.wait_for()
    scan(page, "help")


def test_a_story_of_attacks_is_text(watched):
    page = watched.page
    text = "\n\n".join(ATTACKS)
    made = tuple(Step(title=one, text=text, view=f"text={told(one)}") for one in ATTACKS[:3])
    content = Story(title=ATTACKS[0], data=Origin(name=ATTACKS[1]), steps=made).to_bytes()
    page.locator("#story-open").click()
    with page.expect_file_chooser() as chooser:
        page.evaluate("document.querySelector('button[data-do=open]').click()")
    chooser.value.set_files({"name": "a.json", "mimeType": "application/json", "buffer": content})
    page.wait_for_function("() => document.querySelectorAll('#story .story-step').length === 3")
    watched.settle()
    scan(page, "story")
    page.evaluate("document.querySelector('button[data-do=present]').click()")
    page.locator(".story-words").wait_for()
    watched.settle()
    scan(page, "presented")
    assert page.locator(".story-words h2").text_content() == ATTACKS[0]


def test_files_that_are_saved_open_as_text(watched, ws, browser, tmp_path):
    svg = tmp_path / "a.svg"
    save(watched, "Picture (SVG)").save_as(svg)
    explorer = attacked_world(wild=True).explorer(**ABOUT)
    html = explorer.export("html", tmp_path / "a.html")
    context = browser.new_context(offline=True)
    troubles = []
    for path, ready in ((svg, "svg"), (html, "html[data-built=true]")):
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        page.wait_for_selector(ready, state="attached")
        for attack in ATTACKS[:6] if path == html else ():
            page.keyboard.press("/")
            page.keyboard.type(attack[:8])
            page.get_by_role("option").first.wait_for()
            scan(page, f"{path.name}, search")
            page.keyboard.press("Enter")
            scan(page, f"{path.name}, {attack}")
        scan(page, path.name)
        assert page.evaluate("document.scripts.length") == (0 if path == svg else 2)
    context.close()
    assert troubles == []


def test_other_pages_run_and_load_nothing(watched, at, ws):
    token, _ = ws.share(ws.saved("view")[0].item)
    for path in ("help", f"s/{token}", "s/none"):
        found = watched.page.goto(f"{at}/{path}")
        assert found.status == (404 if path == "s/none" else 200)
        assert found.headers["x-content-type-options"] == "nosniff"
        scripts = found.headers["content-security-policy"].partition("script-src")[2].partition(";")[0]
        assert "'unsafe-inline'" not in scripts and "'unsafe-eval'" not in scripts
        scan(watched.page, path)
    assert "404" in watched.troubles.pop()  # as the browser writes it down
