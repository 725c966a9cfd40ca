"""Which mails leave in one: those that say the same of several cases, and once a day all that can wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from models.accounts.mail_rhythm import mail_rhythm
from models.casebook.handing_on import ASKED, BACK, HANDED, LOST
from models.rows.people import Person
from notifications.writing.mail_facts import Telling
from workflows.engine.ladder import MOVED, OPENED, OVERDUE, REMINDER, STILL_OVERDUE, WAITING_MOVED
from workflows.engine.leaving import daily_mail_after
from workflows.law.mail.mail_rhythm import MailRhythm
from workflows.law.policy import Policy

DAILY = "daily"
CAN_WAIT = frozenset({OPENED, REMINDER, STILL_OVERDUE, MOVED, WAITING_MOVED, LOST, BACK})
NEVER_URGENT = frozenset({STILL_OVERDUE, LOST})  # the date has long passed, or is somebody else's now
OF_TASKS = CAN_WAIT | {OVERDUE, HANDED, ASKED}
IN_TIME = timedelta(days=1)  # what is due within a day of the daily mail does not wait for it


@dataclass(frozen=True)
class Company:
    """With what a mail leaves, and not before when; alone and at once, if neither is given."""

    joins: str = ""
    not_before: datetime | None = None


ALONE = Company()


def company_of(telling: Telling, person: Person, policy: Policy, due_at: datetime | None) -> Company:
    """Say with what the mail of a notice leaves, about a task with a date or about none.

    Somebody a case is about reads of it in a mail of its own, but for what the clock says of their tasks.
    """
    matter, reader, template = telling.matter, telling.reader, telling.template
    if telling.training is not None:
        return _of_training(telling, person, policy)
    if matter is None or reader.welcome or (reader.subject and (matter.closed_to_subject or template not in OF_TASKS)):
        return ALONE
    next_daily = daily_mail_after(telling.now, policy)
    urgent = due_at is not None and due_at < next_daily + IN_TIME and template not in NEVER_URGENT
    if template in CAN_WAIT and not urgent and mail_rhythm(person, policy) is MailRhythm.DAILY:
        return Company(DAILY, next_daily)
    return Company(template)


def _of_training(telling: Telling, person: Person, policy: Policy) -> Company:
    """Say with what the mail about a training leaves: those of one kind together, and with the daily mail what is not near."""
    next_daily = daily_mail_after(telling.now, policy)
    ahead = telling.training is not None and telling.training.day.day > policy.calendar.day(next_daily + IN_TIME)
    if ahead and mail_rhythm(person, policy) is MailRhythm.DAILY:
        return Company(DAILY, next_daily)
    return Company(telling.template)
