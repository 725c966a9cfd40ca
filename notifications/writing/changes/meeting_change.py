"""A meeting of the Committee was scheduled, moved or canceled: its members are told."""

from __future__ import annotations

from datetime import datetime

from models.access.rulebook import rulebook_of
from models.registries.meeting_calendar import members
from models.rows.meetings import Meeting
from models.store.transaction import Transaction
from notifications.writing.compose import compose
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Met, Reader, Telling
from notifications.writing.meeting_entries import meeting_entries
from notifications.writing.posting import Posting
from workflows.law.calendar import calendar_of
from workflows.law.wording import clock_words


def tell_of_meeting(
    session: Transaction, template: str, meeting: Meeting, *, now: datetime, desk: Desk, wall: datetime,
    before: datetime | None = None, why: str = "",
) -> None:  # fmt: skip
    """Write to every member of the Committee; the chair is one."""
    policy = rulebook_of(session).policy(now)
    calendar, outbox = calendar_of(policy.timezone, policy.closures), Posting(session, desk, now, wall)
    (entry,) = meeting_entries(session, [meeting])
    met = Met(
        meeting.id, _spoken(meeting.starts_at.astimezone(calendar.zone)), meeting.place,
        _spoken(before.astimezone(calendar.zone)) if before else "", why, entry,
    )  # fmt: skip
    for person in members(session):
        mail = compose(Telling(template, desk, Reader(person.name), now, calendar, meeting=met))
        outbox.write(person, mail, f"{template}.{meeting.id}.{person.id}.{now:%Y%m%d%H%M%S%f}")


def _spoken(when: datetime) -> str:
    return f"{when:%A, %B %-d, %Y}, at {clock_words(when)}"
