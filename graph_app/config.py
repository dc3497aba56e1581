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
    least, most : int
        Limits of a number.
    """

    name: str
    default: str | int
    help: str
    least: int = 1
    most: int = 1_000_000

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"GRAPH_APP_{self.name.upper()}"


SETTINGS: tuple[Setting, ...] = (
    Setting("host", "127.0.0.1", "Address to listen on; anything but loopback lets others in."),
    Setting("port", 8050, "Port to listen on.", most=65_535),
    Setting("threads", 4, "How many requests are answered at a time.", most=256),
    Setting("workspace", "", "Show and edit a debate of this workspace: a file, default, or an address."),
)
"""Every setting of the server."""

PEOPLE: tuple[Setting, ...] = (
    Setting("user_header", "", "Header in which a reverse proxy names the one who asks, such as X-User."),
    Setting("proxies", "127.0.0.1,::1", "Addresses of proxies whose header is believed, with commas."),
    Setting("public_host", "", "Name (and port) by which browsers call the server behind a proxy."),
    Setting("oidc_issuer", "", "Address of an OpenID Connect provider at which people log in."),
    Setting("oidc_client", "", "How this server is called at the provider."),
    Setting("oidc_secret", "", "What it proves that with."),
    Setting("oidc_claim", "email", "What the provider says of a person that is their name here."),
    Setting("secret", "", "What pages that edit are signed with; the same for all processes of a server."),
)
"""Who edits a workspace over the network; only ever read from the environment."""

SERVING: tuple[Setting, ...] = (
    Setting("log", "off", "`json` writes a line for each request to standard error, without personal data."),
    Setting("rate", 1_200, "Most requests a minute of one client; 0: any number.", least=0, most=1_000_000),
    Setting("seconds", 60, "Most seconds that a question over HTTP waits for its answer.", most=3_600),
    Setting("megabytes", 10, "Most of a request that brings no files, in megabytes.", most=1_000),
    Setting("metrics_token", "", "What a program on another machine says to read /api/metrics."),
)
"""How a server behaves under load; only ever read from the environment."""

SHELF: tuple[Setting, ...] = (
    Setting("cache", "", "Folder where layouts are kept for the next visit; `off` keeps none."),
)
"""Where what took long is kept; without a word, in the user's cache folder."""

GUESTS: tuple[Setting, ...] = (
    Setting("open_debates", 20, "Most debates that readers have open, all in all; 0: no files.", least=0),
    Setting("open_each", 3, "Most debates that one reader has open at a time."),
    Setting("open_megabytes", 64, "Most of the files that are opened at a time, in megabytes.", most=65_536),
    Setting("open_total", 1_024, "Most room on disk that all opened debates take, in megabytes."),
    Setting("open_minutes", 480, "Minutes after which an opened debate is gone.", most=525_600),
    Setting("open_folder", "", "Where opened debates lie; without a word in a private temporary folder."),
)
"""How many debates readers may open in the browser, how large, for how long."""

BUILD: tuple[Setting, ...] = (
    Setting("build_memory", 4_096, "Most megabytes that a build takes; the rest goes to disk.", least=256),
)
"""How a package is built."""

IMPORT_LIMITS: tuple[Setting, ...] = (
    Setting(
        "import_megabytes", 512, "Most of a file that is imported, and of what it unpacks to.", most=65_536
    ),
    Setting("import_ratio", 250, "Most bytes that one byte of a packed file may unpack to.", most=100_000),
    Setting("import_rows", 2_000_000, "Most rows, actors or ties of an imported file.", most=100_000_000),
    Setting("import_columns", 1_000, "Most columns or attributes of an imported table.", most=100_000),
    Setting("import_cells", 50_000_000, "Most values of an imported table, all in all.", most=999_999_999),
    Setting("import_characters", 1_000_000, "Most characters of one imported value.", most=100_000_000),
    Setting("import_depth", 200, "Most levels of one thing within another in an imported file.", most=900),
    Setting("import_members", 1_000, "Most files within an imported zip.", most=100_000),
    Setting("import_seconds", 120, "Most seconds that reading an imported file may take.", most=86_400),
)
"""How much of a foreign file is read."""


def settings(
    given: Mapping[str, Any],
    environment: Mapping[str, str] = os.environ,
    of: tuple[Setting, ...] = SETTINGS,
) -> dict[str, Any]:
    """Return the value of every setting: what is given, else the environment's, else the default.

    Parameters
    ----------
    given : mapping of str to value
        What was said; None counts as not said.
    environment : mapping of str to str, optional
        The environment's variables.
    of : tuple of Setting, optional
        The settings that are asked for; those of the server unless others are named.

    Raises
    ------
    ModelError
        If a number is none or beyond its limits.
    """
    return {setting.name: _value(setting, given.get(setting.name), environment) for setting in of}


def _value(setting: Setting, given: Any, environment: Mapping[str, str]) -> str | int:
    """Return the value of one setting."""
    value = given if given is not None else environment.get(setting.variable, setting.default)
    if not isinstance(setting.default, int):
        return str(value)
    text = str(value).strip()
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not setting.least <= number <= setting.most:
        name = setting.name if given is not None else setting.variable
        limits = f"a whole number from {setting.least} to {setting.most:,}"
        raise ModelError(f"{name} must be {limits}, not {text!r}. {setting.help}")
    return number
