"""Reviewing: edits that wait are accepted, and only then count, or declined."""

from __future__ import annotations

from graph_app.asked import one_of
from graph_app.errors import NotFoundError, QueryError
from graph_app.workspace.changes import Change
from graph_app.workspace.editing import Editing, logged
from graph_app.workspace.planning import Plan, plan
from graph_app.workspace.roles import REVIEWS, ForbiddenError, allowed
from graph_app.workspace.store import debates, people, proposals
from graph_app.workspace.store.proposals import Proposal


class Reviewing(Editing):
    """The verbs of reviewers."""

    def proposals(self, state: str | None = "proposed") -> list[Proposal]:
        """Return proposals, the oldest first: "proposed", "accepted" or "declined" ones, or all (None)."""
        if state is not None:
            one_of("state", state, ("proposed", "accepted", "declined"))
        with self.database.reading() as connection:
            self._expect(connection, "history")
            return proposals.every(connection, self.debate, state)

    def proposal(self, number: int) -> Proposal:
        """Return a proposal by its number.

        Raises
        ------
        NotFoundError
            If there is none.
        """
        with self.database.reading() as connection:
            self._expect(connection, "history")
            found = proposals.one(connection, self.debate, number)
        return _there(found, number)

    def consider(self, number: int) -> Plan:
        """Return what a proposal would do to the tables as they are now."""
        return self.preview(self.proposal(number).edit)

    def accept(self, number: int, why: str = "") -> Change:
        """Let a proposal count: it becomes a change of whoever proposed it, accepted by this person.

        Raises
        ------
        ConflictError, EditError
            If rows changed in the meantime, or it no longer fits.
        ForbiddenError
            If the person may not review, or everybody's edits are reviewed and it is their own.
        QueryError
            If it was decided before.
        """
        ready = plan(self.state(), self.proposal(number).edit)
        with self.database.writing() as connection:
            debate = debates.read(connection, self.debate, lock=True)
            self._expect(connection, "review")
            found = _waiting(proposals.one(connection, self.debate, number), number)
            if debate.review == "all" and found.by == self.user:
                raise ForbiddenError(
                    f"In {debate.name} somebody else has to accept what {self.user} proposes."
                )
            ready = self._demanded(connection, ready, debate.head)
            at = self._now(connection)
            made = logged(ready, by=self.user, at=at, proposal=found)
            self._append(connection, made)
            proposals.decide(connection, number, by=self.user, at=at, accepted=True, why=why)
        self.states.keep(ready.after)
        return made

    def decline(self, number: int, why: str = "") -> Proposal:
        """Decline a proposal; whoever made it may do so as well.

        Raises
        ------
        ForbiddenError
            If the person may neither review nor proposed it.
        QueryError
            If it was decided before.
        """
        with self.database.writing() as connection:
            debates.read(connection, self.debate, lock=True)
            found = _waiting(proposals.one(connection, self.debate, number), number)
            own = found.by == self.user and allowed(people.role(connection, self.debate, self.user), "edit")
            if not own:
                self._expect(connection, "review")
            at = self._now(connection)
            proposals.decide(connection, number, by=self.user, at=at, accepted=False, why=why)
            return _there(proposals.one(connection, self.debate, number), number)

    def set_review(self, review: str) -> None:
        """Say whose edits wait for a reviewer: nobody's ("none"), those of "editors", or "all".

        Raises
        ------
        QueryError
            If it is none of these.
        ForbiddenError
            If the person is no owner.
        """
        one_of("review", review, REVIEWS)
        with self.database.writing() as connection:
            debates.read(connection, self.debate, lock=True)
            self._expect(connection, "settings")
            debates.set_review(connection, self.debate, review)


def _there(found: Proposal | None, number: int) -> Proposal:
    if found is None:
        raise NotFoundError(f"There is no proposal {number}.", word="proposal", value=str(number))
    return found


def _waiting(found: Proposal | None, number: int) -> Proposal:
    """Return a proposal on which nobody has decided."""
    proposal = _there(found, number)
    if proposal.state != "proposed":
        said = f"Proposal {number} was {proposal.state} by {proposal.decided_by} before."
        raise QueryError(said, word="proposal", value=str(number))
    return proposal
