"""Edits that wait for a reviewer, and what was decided about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from graph_app.workspace.edits import Edit
from graph_app.workspace.store.tables import changes, decisions, proposals


@dataclass(frozen=True)
class Proposal:
    """An edit that does not count before somebody accepts it.

    Attributes
    ----------
    id : int
        Its number.
    at, by : str
        When it was proposed, and by whom.
    edit : Edit
        What is wanted; it names the versions of rows that it was made from.
    state : {"proposed", "accepted", "declined"}
        What was decided.
    decided_at, decided_by, why : str
        When, by whom, and what they said; empty before.
    change : int or None
        The change that it became.
    """

    id: int
    at: str
    by: str
    edit: Edit
    state: str = "proposed"
    decided_at: str = ""
    decided_by: str = ""
    why: str = ""
    change: int | None = None

    @property
    def accepted(self) -> bool:
        """Whether it counts."""
        return self.state == "accepted"

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "id": self.id,
            "at": self.at,
            "by": self.by,
            "edit": self.edit.model_dump(mode="json"),
            "state": self.state,
            "decided_at": self.decided_at,
            "decided_by": self.decided_by,
            "why": self.why,
            "change": self.change,
        }


def _asked(debate: int) -> sa.Select[Any]:
    """Return the question for proposals with their decisions."""
    joined = proposals.outerjoin(decisions, decisions.c.proposal == proposals.c.id).outerjoin(
        changes, changes.c.proposal == proposals.c.id
    )
    return (
        sa.select(
            proposals,
            decisions.c.accepted,
            decisions.c.at.label("decided_at"),
            decisions.c.by.label("decided_by"),
            decisions.c.why,
            changes.c.number,
        )
        .select_from(joined)
        .where(proposals.c.debate == debate)
    )


def propose(connection: Connection, debate: int, edit: Edit, *, by: str, at: str, token: str | None) -> int:
    """Keep an edit as a proposal and return its number."""
    text = orjson.dumps(edit.model_dump(mode="json")).decode()
    values = {"debate": debate, "at": at, "by": by, "edit": text, "token": token}
    made = connection.execute(sa.insert(proposals).values(**values)).inserted_primary_key
    assert made is not None
    return int(made[0])


def decide(connection: Connection, proposal: int, *, by: str, at: str, accepted: bool, why: str) -> None:
    """Write down what was decided; there is one decision for a proposal."""
    connection.execute(
        sa.insert(decisions).values(proposal=proposal, by=by, at=at, accepted=accepted, why=why)
    )


def one(connection: Connection, debate: int, proposal: int) -> Proposal | None:
    """Return a proposal, None if there is none of that number."""
    row = connection.execute(_asked(debate).where(proposals.c.id == proposal)).first()
    return None if row is None else _proposal(row)


def of_token(connection: Connection, debate: int, token: str) -> Proposal | None:
    """Return the proposal that was made under a token of its maker's, None if there is none."""
    row = connection.execute(_asked(debate).where(proposals.c.token == token)).first()
    return None if row is None else _proposal(row)


def every(connection: Connection, debate: int, state: str | None) -> list[Proposal]:
    """Return proposals, the oldest first, of one state or of all."""
    asked = _asked(debate).order_by(proposals.c.id)
    if state == "proposed":
        asked = asked.where(decisions.c.proposal.is_(None))
    elif state is not None:
        asked = asked.where(decisions.c.accepted.is_(state == "accepted"))
    return [_proposal(row) for row in connection.execute(asked)]


def _proposal(row: Row[Any]) -> Proposal:
    state = "proposed" if row.accepted is None else "accepted" if row.accepted else "declined"
    decided = (row.decided_at or "", row.decided_by or "", row.why or "")
    return Proposal(row.id, row.at, row.by, Edit.kept(orjson.loads(row.edit)), state, *decided, row.number)
