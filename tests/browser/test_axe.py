"""axe-core finds no violation of WCAG 2.2 AA, in any view, in both themes."""

import pytest
from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
VIEWS = {
    "network": "",
    "actor": "?at=hugging-face",
    "issue": "?issue=open-weights-access&kind=regulator",
    "nothing": "?text=nobody-has-this-name",
    "unknown words": "?kind=wizards&colour=red",
    "table": "?tab=table",
    "matrix": "?tab=matrix",
}


def violations(page):
    found = Axe().run(page, options=RULES)
    return [
        f"{one['id']}: {one['help']}: {node['target']} {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in found.response["violations"]
        for node in one["nodes"][:4]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(opened, view, scheme):
    page = opened(VIEWS[view], color_scheme=scheme)
    page.page.wait_for_timeout(500)
    assert violations(page.page) == []
