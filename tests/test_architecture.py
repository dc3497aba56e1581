"""The shape of the house: small files, short bodies, documented names.

Who may import whom is in pyproject.toml.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "graph_app"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "node_modules" not in path.parts)
NAMES = [path.relative_to(ROOT).as_posix() for path in MODULES]
MOST_LINES, MOST_FUNCTIONS, LONGEST_BODY = 300, 15, 40
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, FUNCTIONS)]


def body_lines(function):
    """Return how many lines a function's body has without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def public(node):
    return not node.name.startswith("_")


def undocumented(node, prefix=""):
    """Yield public functions, classes and methods without a docstring, not what is within functions."""
    for child in node.body:
        if isinstance(child, (*FUNCTIONS, ast.ClassDef)) and public(child):
            name = f"{prefix}{child.name}"
            overloaded = any(ast.unparse(one).endswith("overload") for one in child.decorator_list)
            if not ast.get_docstring(child) and not overloaded:
                yield name
            if isinstance(child, ast.ClassDef):
                yield from undocumented(child, f"{name}.")


def test_the_modules_of_every_room_are_looked_at():
    rooms = {path.relative_to(PACKAGE).parts[0] for path in MODULES if path.parent != PACKAGE}
    assert rooms == {
        "analyses",
        "build",
        "cli",
        "dataset",
        "exporters",
        "filters",
        "graph",
        "importers",
        "layouts",
        "schema",
        "style",
        "web",
        "workspace",
    }


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_is_short_has_few_functions_and_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    outer = [node for node in tree(path).body if isinstance(node, FUNCTIONS)]
    assert len(outer) <= MOST_FUNCTIONS, [node.name for node in outer]
    assert ast.get_docstring(tree(path)), "no docstring"


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_no_body_of_a_function_is_long(path):
    assert {one.name: body_lines(one) for one in functions(path) if body_lines(one) > LONGEST_BODY} == {}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_everything_public_has_a_docstring(path):
    assert list(undocumented(tree(path))) == []


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_nothing_prints(path):
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    assert [
        node.lineno for node in calls if isinstance(node.func, ast.Name) and node.func.id == "print"
    ] == []


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_only_the_web_knows_the_packages_of_the_page(path):
    if path.is_relative_to(PACKAGE / "web"):
        return
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    assert (
        found & {"dash", "flask", "plotly", "waitress", "werkzeug", "dash_mantine_components", "dash_ag_grid"}
        == set()
    )
