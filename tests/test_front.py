"""The door says what the command line says, and loads nothing of it."""

import gc
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import graph_app as ga
from graph_app.cli import app
from graph_app.front import COMMANDS, GROUPS, door, unswept


@pytest.mark.parametrize("words", [[], ["--help"], ["--version"]])
def test_the_door_says_what_the_command_line_says(words):
    short, whole = (CliRunner().invoke(one, words, prog_name="graph-app") for one in (door(), app))
    assert short.output == whole.output
    assert short.exit_code == whole.exit_code
    assert short.output


def test_every_command_is_at_the_door():
    assert list(COMMANDS) == [command.name for command in app.registered_commands]
    assert list(GROUPS) == [group.name for group in app.registered_groups]


HEAVY = ("pandas", "numpy", "networkx", "scipy", "pyarrow", "pydantic", "rich", "dash", "graph_app.api")


@pytest.mark.parametrize("words", ["[]", "['--help']", "['--version']"])
def test_help_and_version_load_nothing_heavy(words):
    script = (
        f"import sys; sys.argv[1:] = {words}\n"
        "from graph_app.front import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


def test_public_names_come_when_they_are_asked_for_and_others_do_not():
    assert set(ga.__all__) <= set(dir(ga))
    for name in ga.__all__:
        assert getattr(ga, name) is not None
    with pytest.raises(AttributeError, match="module 'graph_app' has no attribute 'nonsense'"):
        ga.nonsense  # noqa: B018


def test_garbage_is_not_collected_while_much_is_loaded_and_is_again_afterwards():
    with unswept():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(KeyError), unswept():
        raise KeyError
    assert gc.isenabled()
