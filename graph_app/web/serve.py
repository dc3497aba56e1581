"""Start the page on a production server."""

from __future__ import annotations

import errno
import ipaddress
import logging
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dash import Dash
from rich.console import Console
from waitress.server import create_server

from graph_app.api import Explorer
from graph_app.config import PEOPLE
from graph_app.config import settings as read_settings
from graph_app.errors import ModelError
from graph_app.web.app import create_app
from graph_app.web.desk.model import Desk
from graph_app.web.desk.seal import Seal
from graph_app.web.ending import Ending
from graph_app.web.faults import speak_for
from graph_app.web.guests.bounds import Bounds
from graph_app.web.identity import NOBODY, Identity, headers_of
from graph_app.web.login import logged_in, provider_of
from graph_app.web.security import LOOPBACK, answer_only
from graph_app.web.serving import Serving
from graph_app.web.slow import Slow

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace

ROOM = 10_000_000
"""Bytes that a request may have beside files."""
CONNECTIONS = 2_000
"""Connections at a time: a browser has several."""


def is_loopback(host: str) -> bool:
    """Tell whether an address only lets this machine in.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(explorer: Explorer, settings: dict[str, Any], workspace: Workspace | None = None) -> None:
    """Serve an explorer until interrupted.

    Parameters
    ----------
    explorer : Explorer
        The data.
    settings : dict
        The settings by name.
    workspace : Workspace, optional
        Where the data are edited. On loopback whoever asks is who started the server. Where others are let
        in, a proxy has to say who asks; without one the debate is shown and cannot be edited.

    Raises
    ------
    ModelError
        If the address cannot be listened on.
    """
    host, port = settings["host"], settings["port"]
    console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    desk = None if workspace is None else desk_of(workspace, host)
    bounds = Bounds.of()
    behaving = Serving.of(threads=settings["threads"])
    app = create_app(explorer, bounds, desk, behaving)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # that a request waits a moment is no news
    if behaving.log != "off":
        speak_for("waitress", behaving.say)
    listen: Any = create_server
    sockets: dict[int, Any] = {}
    try:
        server = listen(
            app.server,
            map=sockets,
            host=host,
            port=port,
            threads=settings["threads"],
            ident=None,
            max_request_body_size=2 * bounds.bytes + ROOM,  # what is a little too much is told so by the page
            connection_limit=CONNECTIONS,
            asyncore_use_poll=True,  # select() knows no more than 1,024 of them
        )
    except OSError as error:
        raise _unavailable(host, port, error) from error
    except ValueError as error:  # what waitress makes of a name that cannot be resolved
        raise ModelError(
            f"{host!r} is no address of this machine. "
            "Choose one with --host or GRAPH_APP_HOST, such as 127.0.0.1."
        ) from error
    _guard(app, host, desk, console)
    shown = f"[{host}]" if ":" in host else host
    console.print(f"{explorer.network.dataset.descriptor.title}: http://{shown}:{port} (Ctrl+C stops)")
    Slow(sockets)
    if threading.current_thread() is threading.main_thread():  # nobody else may handle signals
        Ending(sockets).listen()
    try:
        server.run()
    finally:
        server.close()


def _guard(app: Dash, host: str, desk: Desk | None, console: Console) -> None:
    """Answer only by the names of this machine, or say who else is answered."""
    if is_loopback(host):
        public = urlsplit(f"//{desk.public_host}").hostname if desk else None
        answer_only(app, *LOOPBACK, *filter(None, [public]))
    elif desk is not None and desk.named:
        console.print(f"{host} is reachable from other machines. Only people with a role are answered.")
    else:
        console.print(
            f"Warning: {host} is reachable from other machines. Everyone who can reach it can read these "
            "data; there is no login and no encryption. Put a reverse proxy with TLS before it."
        )


def desk_of(workspace: Workspace, host: str) -> Desk:
    """Return the desk of a server: on loopback one person needs no login, else people are named.

    Raises
    ------
    ModelError
        If it is said half how people log in, or both ways at once.
    """
    people = {name: str(value).strip() for name, value in read_settings({}, of=PEOPLE).items()}
    header, proxies = headers_of(people)
    seal, public = Seal(people["secret"]), people["public_host"]
    provider = provider_of(people)
    if provider and header:
        raise ModelError("People are named by GRAPH_APP_USER_HEADER or GRAPH_APP_OIDC_ISSUER, not by both.")
    if provider:
        return Desk(workspace, logged_in, seal, public, named=True, provider=provider)
    alone = workspace.user if is_loopback(host) and not header else NOBODY
    return Desk(workspace, Identity(alone, header, proxies), seal, public, named=bool(header))


def _unavailable(host: str, port: int, error: OSError) -> ModelError:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else 8050
        return ModelError(
            f"Port {port} on {host} is already in use. "
            f"Choose another with --port {other} or GRAPH_APP_PORT={other}."
        )
    if error.errno == errno.EACCES:
        return ModelError(
            f"Port {port} on {host} is not allowed for this user. Choose one above 1023 with --port."
        )
    return ModelError(
        f"{host}:{port} cannot be listened on: {error.strerror or error}. Check --host and --port."
    )
