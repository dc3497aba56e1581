"""Settings come from the command line, then the environment, then their defaults."""

import pytest

from graph_app.config import IMPORT_LIMITS, SETTINGS, settings
from graph_app.errors import ModelError

DEFAULTS = {"host": "127.0.0.1", "port": 8050, "threads": 4, "workspace": ""}


def test_defaults_listen_on_loopback():
    assert settings({}, {}) == DEFAULTS


def test_the_environment_is_read_with_its_prefix_and_numbers_become_numbers():
    environment = {"GRAPH_APP_PORT": " 9000 ", "GRAPH_APP_HOST": "0.0.0.0", "PORT": "1"}
    assert settings({}, environment) == DEFAULTS | {"host": "0.0.0.0", "port": 9000}


def test_what_is_given_goes_before_the_environment_and_none_is_not_given():
    assert settings({"port": 1234, "host": None}, {"GRAPH_APP_PORT": "9000"}) == DEFAULTS | {"port": 1234}


def test_the_environment_of_the_process_is_the_default(monkeypatch):
    monkeypatch.setenv("GRAPH_APP_THREADS", "7")
    assert settings({})["threads"] == 7


@pytest.mark.parametrize("value", ["abc", "", "-1", "0", "65536", "8050.5", "٣", "9" * 5000])
def test_a_number_that_is_none_or_beyond_its_limits_is_an_error_that_names_the_variable(value):
    with pytest.raises(ModelError, match="GRAPH_APP_PORT must be a whole number from 1 to 65,535, not '"):
        settings({}, {"GRAPH_APP_PORT": value})


def test_a_number_beyond_its_limits_that_was_given_is_named_as_it_was_given():
    with pytest.raises(ModelError, match=r"^threads must be a whole number from 1 to 256, not '0'"):
        settings({"threads": 0}, {})


def test_every_setting_has_help_a_variable_and_a_default_within_its_limits():
    assert [(one.name, one.variable) for one in SETTINGS] == [
        ("host", "GRAPH_APP_HOST"),
        ("port", "GRAPH_APP_PORT"),
        ("threads", "GRAPH_APP_THREADS"),
        ("workspace", "GRAPH_APP_WORKSPACE"),
    ]
    assert all(one.help.endswith(".") for one in SETTINGS)


def test_limits_of_imports_are_settings_of_their_own():
    found = settings({"import_rows": 5}, {"GRAPH_APP_IMPORT_DEPTH": "7"}, IMPORT_LIMITS)
    assert found == {setting.name: setting.default for setting in IMPORT_LIMITS} | {
        "import_rows": 5,
        "import_depth": 7,
    }
    assert not {setting.name for setting in IMPORT_LIMITS} & {setting.name for setting in SETTINGS}
    with pytest.raises(ModelError, match="GRAPH_APP_IMPORT_RATIO must be a whole number from 1 to 100,000"):
        settings({}, {"GRAPH_APP_IMPORT_RATIO": "0"}, IMPORT_LIMITS)
