"""Every setting once: name, default, meaning and environment variable."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_app.errors import ModelError


@dataclass(frozen=True)
class Setting:
    """One setting.

    Attributes
    ----------
    name : str
        The name; the command line writes hyphens for underscores.
    default : str or int
        The value if nothing else is said; its type is the setting's type.
    help : str
        What it is for, in one sentence.
    """

    name: str
    default: str | int
    help: str

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"GRAPH_APP_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting("host", "127.0.0.1", "Address to listen on; anything but loopback lets others in."),
    Setting("port", 8050, "Port to listen on."),
    Setting("threads", 4, "How many requests are answered at a time."),
)
"""Every setting there is."""


def settings(given: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return the value of every setting: what is given, else the environment's, else the default.

    Raises
    ------
    ModelError
        If an environment variable has a value of the wrong type.
    """
    found: dict[str, Any] = {}
    for setting in SETTINGS:
        value: Any = given.get(setting.name)
        if value is None:
            value = environment.get(setting.variable, setting.default)
        if isinstance(setting.default, int) and not isinstance(value, int):
            if not str(value).strip().isdigit():
                raise ModelError(f"{setting.variable} must be a whole number, not {value!r}. {setting.help}")
            value = int(value)
        found[setting.name] = value
    return found
