"""Whether answers that are secret until they are counted have been counted."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.rows.cases import CaseRow, HistoryRow
from workflows.engine.cases import Decision
from workflows.grammar.events import Act, Happening
from workflows.grammar.process import Process
from workflows.grammar.secrecy import Secret
from workflows.sight.reading import secret_of


class Counts:
    """Up to which entry of a case's history the answers of each secret are counted; looked up when it is asked."""

    def __init__(self, session: Session, case: CaseRow) -> None:
        """Take the case."""
        self._session, self._case = session, case
        self._until = dict[str, int]()

    def has(self, process: Process, event: Happening, row_id: int) -> bool:
        """Say whether an entry of the history is counted, or never was secret."""
        secret = secret_of(process, event.step) if isinstance(event, Act) else None
        return secret is None or row_id <= self._last(secret)

    def _last(self, secret: Secret) -> int:
        if secret.state not in self._until:
            left = (HistoryRow.from_state == secret.state, HistoryRow.to_state != secret.state, HistoryRow.event != "")
            found = select(func.max(HistoryRow.id)).where(HistoryRow.case_id == self._case.id, *left)
            self._until[secret.state] = self._session.scalar(found) or 0
        return self._until[secret.state]


def is_counted_by(decision: Decision) -> bool:
    """Say whether what a decision says is counted at once, or never was secret."""
    event = decision.event
    secret = secret_of(decision.after.process, event.step) if isinstance(event, Act) else None
    return secret is None or secret.state != decision.after.state


def counts_what_was_secret(decision: Decision) -> bool:
    """Say whether a decision counts answers that were secret until then."""
    before, after = decision.before.state, decision.after.state
    secrets = {step.secret.state for step, _ in decision.after.process.ways_in(before) if step.secret}
    return before != after and before in secrets
