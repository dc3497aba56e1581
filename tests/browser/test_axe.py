"""axe-core finds no violation of WCAG 2.2 AA, in any view, in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
VIEWS = {
    "network": "",
    "actor": "?at=hugging-face",
    "issue": "?issue=open-weights-access&kind=regulator&panel=issue:open-weights-access",
    "tie": "?panel=tie:meta.advises.french-ai-commission",
    "event and left out": "?hide=meta&panel=event:{event}",
    "source and focus": "?actor=ntia&panel=source:{source}",
    "comparison": "?also=openai,ntia&at=meta&panel=compare",
    "paths": "?also=ntia&at=meta&panel=paths",
    "influence on": "?at=us-congress&panel=influence",
    "what if": "?also=ntia&at=meta&colour=change&panel=whatif&remove=openai&set=meta:open-weights-access=-2",
    "rankings": "?at=meta&tab=influence",
    "reach": "?study=reach&tab=influence",
    "brokers": "?study=brokers&tab=influence",
    "coalitions": "?study=coalitions&tab=influence",
    "balance": "?study=balance&tab=influence",
    "mixing": "?between=stance&study=mixing&tab=influence",
    "estimates": "?study=estimates&tab=influence",
    "rings and kinds": "?centre=ntia&colour=kind&layout=rings&tie_colour=kind",
    "influence map": "?colour=degree&layout=map",
    "nothing": "?text=nobody-has-this-name",
    "unknown words": "?kind=wizards&colour=red",
    "table": "?tab=table&table=ties",
    "matrix": "?order=coalition&tab=matrix",
    "map": "?at=meta&tab=map",
    "timeline": "?tab=timeline",
    "sources": "?tab=sources",
    "agreement in the picture": "?at=meta&joined=subtract&through=argument",
    "pair": "?joined=congruence&panel=pair:meta:a16z",
    "agreement": "?at=meta&tab=discourse",
    "matrix of pairs": "?pairs=actors&tab=discourse&through=argument",
    "camps": "?discourse=camps&kind=regulator&tab=discourse&through=policy",
    "movers": "?discourse=movers&tab=discourse",
    "change": "?discourse=change&earlier=2024&later=2025&tab=discourse",
    "over time": "?discourse=time&panel=issue:california-sb1047&tab=discourse&through=argument&unit=months",
    "coders": "?discourse=coders&tab=discourse",
}
OPENERS = {
    "help": ("#help-open", ".mantine-Modal-content"),
    "export": (".opener.accent", "#export"),  # it covers other targets while it is open
    "story": ("#story-open", "body"),
}


def violations(page, part="body"):
    found = Axe().run(page, context=part, options=RULES)
    return [
        f"{one['id']}: {one['help']}: {node['target']} {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in found.response["violations"]
        for node in one["nodes"][:4]
    ]


def full(query, debate):
    """Return a query with ids of the built-in debate."""
    tables = debate.network.dataset.tables
    return query.format(event=tables["events"]["id"].iloc[0], source=tables["sources"]["id"].iloc[0])


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_light_or_dark(opened, debate, view):
    page = opened(full(VIEWS[view], debate), color_scheme="light", reduced_motion="reduce")
    page.page.wait_for_function("() => [...document.querySelectorAll('.working')].every((one) => one.hidden)")
    page.settle()
    assert violations(page.page) == []
    page.page.emulate_media(color_scheme="dark")
    page.page.wait_for_selector("html[data-mantine-color-scheme=dark]")
    page.page.wait_for_timeout(800)
    assert violations(page.page) == []


@pytest.mark.parametrize("name", OPENERS)
def test_axe_finds_nothing_in_what_opens(opened, name):
    page = opened("?at=meta")
    opener, part = OPENERS[name]
    page.page.locator(opener).click()
    page.page.locator(part).first.wait_for()
    page.page.wait_for_timeout(800)
    assert violations(page.page, part) == []


def test_axe_finds_nothing_on_a_narrow_screen(opened):
    page = opened("?at=meta", viewport={"width": 390, "height": 800}, has_touch=True)
    page.settle()
    assert violations(page.page) == []
