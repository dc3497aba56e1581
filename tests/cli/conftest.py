"""Running the command line in this process."""

import sys

import pytest

from graph_app import cli


@pytest.fixture
def run(monkeypatch, capsysbinary):
    """Run the command line; return exit code, standard output and standard error."""

    def call(*words):
        monkeypatch.setattr(sys, "argv", ["graph-app", *map(str, words)])
        monkeypatch.setenv("COLUMNS", "200")
        try:
            cli.main()
            code = 0
        except SystemExit as stop:
            code = stop.code
        out, err = capsysbinary.readouterr()
        return code, out.decode(), err.decode()

    return call
