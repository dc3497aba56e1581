"""What the browser gets beside the page, read as text."""

import re
from collections import defaultdict
from pathlib import Path

from graph_app.web import app

ASSETS = Path(app.__file__).with_name("assets")
ALL_OF_IT = ("print.css",)
"""Style sheets that are about what others draw."""


def outer(css):
    """Yield the selectors of the rules that stand in no block such as @media."""
    text = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    depth = 0
    for head, brace in re.findall(r"([^{}]*)([{}])", text):
        if brace == "{" and depth == 0:
            yield from (one.strip() for one in head.split(","))
        depth += 1 if brace == "{" else -1


def test_outer_rules_are_read_without_those_of_blocks():
    assert list(outer("/* .x { } */ .a, .b c { } @media print { .d { } } .e { }")) == [
        ".a", ".b c", "@media print", ".e",
    ]  # fmt: skip


def test_a_class_has_its_looks_in_one_file():
    homes = defaultdict(set)
    for path in ASSETS.glob("*.css"):
        if path.name not in ALL_OF_IT:
            for selector in outer(path.read_text(encoding="utf-8")):
                if re.fullmatch(r"\.[\w-]+", selector):
                    homes[selector].add(path.name)
    assert len(homes) > 100
    assert {one: sorted(files) for one, files in homes.items() if len(files) > 1} == {}
