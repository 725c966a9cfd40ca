"""Catching up after an outage: each person is told in one mail what was kept back, in a short transaction of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from models.inbox.due import next_due
from models.mail.addressees import any_pending, notices_by_id, pending_late, person_of, settled, written_among
from notifications.writing.notice_writer import Clerk, Mail
from notifications.writing.shift import Shift

MOST_TOGETHER = 300  # notices a mail, and a transaction: whoever writes meanwhile waits no longer than that takes


@dataclass
class CatchingUp:
    """All that was kept back, and whom it is told to."""

    shift: Shift
    outcomes: dict[int, str] = field(default_factory=dict)  # of each notice
    shares: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))  # of each person

    def run(self) -> int:
        """Tell each person, once the sweep has come to its end, and return how many mails that was."""
        if not self._found():
            return 0
        parts = [(person_id, part) for person_id, ids in self.shares.items() for part in _parts(ids)]
        written = 0
        for person_id, part in parts:
            if self.shift.stopping():
                return written  # what is not told yet is found again
            written += self._tell(person_id, part)
        for ids in _parts(list(self.outcomes)):
            self._settle(ids)
        return written

    def _found(self) -> bool:
        """Find what is to be told, and to whom."""
        with self.shift.database.reading() as session:
            if not any_pending(session, late=True):
                return False
            due = next_due(session)
            if due is not None and due <= self.shift.now:
                return False
            clerk = Clerk(session, self.shift.desk, self.shift.now)
            for notice in pending_late(session):
                readers = clerk.readers(notice)
                self.outcomes[notice.id] = readers.outcome
                for person in readers.people:
                    self.shares[person.id].append(notice.id)
        return True

    def _tell(self, person_id: int, ids: Sequence[int]) -> int:
        mails = list[Mail]()
        with self.shift.database.reading() as session:
            clerk, person = Clerk(session, self.shift.desk, self.shift.now), person_of(session, person_id)
            for notice in notices_by_id(session, ids):
                found = clerk.mails_of(notice, only=person)
                mails += found.mails
                if found.outcome == "fault":
                    self.outcomes[notice.id] = "fault"
        with self.shift.posting() as posting:
            return posting.together(person, mails)

    def _settle(self, ids: Sequence[int]) -> None:
        with self.shift.database.writing() as session:
            written = written_among(session, ids)  # also by a turn that was broken off
            for notice in notices_by_id(session, ids):
                if notice.told_at is None:
                    settled(notice, "told" if notice.id in written else self._untold(notice.id), self.shift.now)

    def _untold(self, notice_id: int) -> str:
        """Say what became of a notice without a message: what was to be told may have been over by then."""
        outcome = self.outcomes[notice_id]
        return "dropped" if outcome == "told" else outcome


def _parts(ids: list[int]) -> list[list[int]]:
    return [ids[start : start + MOST_TOGETHER] for start in range(0, len(ids), MOST_TOGETHER)]
