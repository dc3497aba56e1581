"""Which data these are, in words: for the header and the footer."""

from __future__ import annotations

from graph_app.text import counted
from graph_app.web.seen import Seen


def facts(seen: Seen) -> str:
    """Return how much there is."""
    data = seen.explorer.network.dataset
    names = ("actors", "ties", "statements", "sources")
    return " · ".join(counted(len(data.tables[name]), name[:-1]) for name in names)


def edition(seen: Seen) -> str:
    """Return name, version, licence and fingerprint of the data, and the version of the program."""
    data = seen.explorer.network.dataset
    licences = (
        ", ".join(str(one.name or one.title) for one in data.descriptor.licenses) or "no licence stated"
    )
    name = f"{data.descriptor.name} {data.descriptor.version or ''}".strip()
    return f"{name} · {licences} · fingerprint {data.fingerprint[:12]} · graph_app {seen.version}"
