"""The desk of a served page, without a browser: the same questions with the same values, answers as text."""

from __future__ import annotations

import http.client
import json
import re
from typing import Any
from urllib.parse import urlsplit

from benchmarks.load.pages import parts

Plain = dict[str, Any]
USER = "X-Drill-User"
"""The header in which a drill says who asks."""
PATIENCE = 60
DONE = re.compile(r"Change ([\d,]+)\. ")


class Desk:
    """Somebody at the desk of a page that was loaded once; the page stays, whatever the server does.

    Parameters
    ----------
    address : str
        The server's.
    name : str
        Who edits.
    """

    def __init__(self, address: str, name: str) -> None:
        self._at = urlsplit(address).netloc
        self._headers = {USER: name, "Content-Type": "application/json"}
        held = {one["id"]: one for one in parts(self.ask("/_dash-layout")) if isinstance(one.get("id"), str)}
        self._kept = {"desk-seal.data": held["desk-seal"]["data"], "view.data": held["view"].get("data")}
        self._callback = next(
            one for one in self.ask("/_dash-dependencies") if "desk-content" in one["output"]
        )
        self._count = 0
        self.heard = ""  # what the page said when it last made no change

    def ask(self, path: str, body: Plain | None = None) -> Any:
        """Return what the server answers.

        Raises
        ------
        OSError, http.client.HTTPException
            If it does not, or not to the end.
        """
        connection = http.client.HTTPConnection(self._at, timeout=PATIENCE)
        try:
            sent = None if body is None else json.dumps(body)
            connection.request("GET" if body is None else "POST", path, sent, self._headers)
            answer = connection.getresponse()
            said = answer.read()
        finally:
            connection.close()
        if answer.status != http.client.OK:
            raise ValueError(f"{path} was answered with {answer.status}: {said[:200]!r}")
        return json.loads(said)

    def open(self, **asked: str) -> Plain:
        """Open a page of the desk and return what it remembers."""
        self._count += 1
        event = {"desk-asked.data": asked | {"n": self._count}, "desk-memory.data": None}
        memory: Plain = self._work("desk-asked.data", event, {})["desk-memory"]["data"]
        return memory

    def save(self, memory: Plain, values: Plain) -> int | None:
        """Press Save; return the number of the change that was made, None if none was."""
        found = self._work('{"type":"desk-do","what":"save"}.n_clicks', {"desk-memory.data": memory}, values)
        said = DONE.search(json.dumps(found.get("desk-said", {})))
        if said is None:
            self.heard = json.dumps(found)[:2_000]
        return int(said[1].replace(",", "")) if said else None

    def _work(self, changed: str, event: Plain, values: Plain) -> Plain:
        """Return what the callback of the desk writes."""
        held = self._kept | event
        button = {"id": {"type": "desk-do", "what": "save"}, "property": "n_clicks", "value": 1}
        fields = [{"type": "desk-field", "name": name} for name in values]

        def sent(one: Plain) -> Any:
            key, prop = one["id"], one["property"]
            if "desk-do" in key:
                return [button]
            if "desk-field" in key:
                given = fields if prop == "id" else list(values.values())
                return [{"id": i, "property": prop, "value": v} for i, v in zip(fields, given, strict=True)]
            return {"id": key, "property": prop, "value": held.get(f"{key}.{prop}")}

        output = self._callback["output"]
        pieces = [piece.rsplit(".", 1) for piece in output.removeprefix("..").removesuffix("..").split("...")]
        outputs = [
            {"id": json.loads(key) if key.startswith("{") else key, "property": prop} for key, prop in pieces
        ]
        body = {
            "output": output,
            "outputs": outputs,
            "inputs": [sent(one) for one in self._callback["inputs"]],
            "state": [sent(one) for one in self._callback["state"]],
            "changedPropIds": [changed],
        }
        answer: Plain = self.ask("/_dash-update-component", body)["response"]
        return answer
