"""`graph-app serve` in a process of its own, for drills: started, asked, killed, started again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks.desk import USER

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60
"""Seconds that a server may take to be ready."""


class Server:
    """A server of a workspace on a free port of loopback, always the same one; people are named by a header.

    Parameters
    ----------
    workspace : str
        A file or the address of a database.
    """

    def __init__(self, workspace: str) -> None:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self._port = one.getsockname()[1]
        self._workspace = workspace
        self.address = f"http://127.0.0.1:{self._port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start it and return the seconds until it was ready.

        Raises
        ------
        RuntimeError
            If it ends instead, or is not ready in time.
        """
        begun = time.monotonic()
        plain = {key: value for key, value in os.environ.items() if not key.startswith("GRAPH_APP_")}
        named = {"GRAPH_APP_USER": "ana", "GRAPH_APP_USER_HEADER": USER, "GRAPH_APP_SECRET": "drill"}
        options = ["serve", "--workspace", self._workspace, "--port", str(self._port)]
        with tempfile.TemporaryFile() as said:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from graph_app.front import main; main()", *options],
                cwd=ROOT,
                env=plain | named | {"GRAPH_APP_CACHE": "off", "GRAPH_APP_RATE": "0"},
                stdout=said,
                stderr=said,
            )
            while time.monotonic() - begun < PATIENCE and self.process.poll() is None:
                try:
                    urllib.request.urlopen(f"{self.address}/api/readyz", timeout=5).close()
                    return time.monotonic() - begun
                except (urllib.error.URLError, OSError):
                    time.sleep(0.02)
            self.kill()
            said.seek(0)
            raise RuntimeError(f"The server does not start: {said.read().decode(errors='replace')[-2_000:]}")

    def kill(self) -> None:
        """Kill it as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *error: object) -> None:
        self.kill()
