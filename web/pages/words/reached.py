"""How far a notice came on its way to somebody, in words."""

from __future__ import annotations

from models.mail.reaching import Reached, Recipient
from models.rows.notices import NoticeRow
from web.pages.words.dates import day_words, moment_words
from workflows.law.calendar import Calendar
from workflows.law.roles import OF_THE_CASE


def reached_words(recipient: Recipient, notice: NoticeRow, calendar: Calendar) -> str:
    """Say whether a notice got to somebody: "refused by the mail server: mailbox unknown"."""
    when = moment_words(recipient.at, calendar) if recipient.at else ""
    words = {
        Reached.WAITING: "about to be sent",
        Reached.WRITTEN: _leaves(recipient, calendar) or f"written {when}",
        Reached.HANDED_OVER: f"sent {when}",
        Reached.REFUSED: refused_words(recipient),
        Reached.RETURNED: returned_words(recipient.why, when),
        Reached.UNCERTAIN: "may not have arrived",
        Reached.DROPPED: "not sent, because it was out of date",
        Reached.DISCARDED: discarded_words(recipient.dropped_by, when),
        Reached.WITHDRAWN: "taken back before it left",
        Reached.OTHERWISE: _told_otherwise(recipient),
        Reached.NOBODY: nobody_words(notice, kept=recipient.kept),
        Reached.FAULTY: "not sent, because an error stopped it",
    }
    return words[recipient.reached]


def _leaves(recipient: Recipient, calendar: Calendar) -> str:
    waits = recipient.leaves_at is not None and recipient.at is not None and recipient.leaves_at > recipient.at
    return f"leaves {moment_words(recipient.leaves_at, calendar)}" if waits and recipient.leaves_at else ""


def refused_words(recipient: Recipient) -> str:
    """Say why a mail did not arrive."""
    why = recipient.why or "it gave no reason"
    if recipient.gave_up:
        return f"not delivered after many tries: {why}"
    return f"refused by the mail server: {why}"


def discarded_words(who: str, when: str) -> str:
    """Say who dropped a mail while it was held: "not sent: dropped by Dana Whitcomb on Tuesday, March 3, 10 a.m."."""
    return f"not sent: dropped by {who or 'an administrator'} on {when}"


def returned_words(why: str, when: str) -> str:
    """Say when and why a mail came back: "returned Tuesday, March 3, 10 a.m. by the other mail server: …"."""
    return f"returned {when} by the other mail server: {why or 'it gave no reason'}"


def nobody_words(notice: NoticeRow, *, kept: bool) -> str:
    """Say why there was nobody to tell."""
    if kept:
        return "not told: the case is kept from this role"
    if notice.person_id is not None:
        return "not told: the person has left or has a conflict of interest"
    if notice.role in OF_THE_CASE:
        return "nobody with this role is on record in the case"
    return "nobody holds this role"


def _told_otherwise(recipient: Recipient) -> str:
    how = recipient.told_how or "in another way"
    return f"told {how} on {day_words(recipient.told_on)}" if recipient.told_on else f"told {how}"
