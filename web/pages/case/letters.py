"""The letters that a form of a case would write, to be read before anything is sent."""

from __future__ import annotations

from models.desk.trial import tried_out
from models.intake.intake import Sent
from notifications.printing.letter import Letter
from notifications.writing.notice_writer import Clerk
from web.calls import Call


def letters_foreseen(call: Call, number: str, step: str, sent: Sent, version: int | None) -> tuple[Letter, ...]:
    """Return the letters that a step would write as its form is filled in; nothing is kept of it."""
    clerk = Clerk(call.session, call.house.worker.desk, call.now)
    with tried_out(call.session, call.viewer, number, step, sent, now=call.now, version=version) as notices:
        mails = [mail for notice in notices for mail in clerk.mails_of(notice).mails]
    return tuple(mail.letter for mail in mails if mail.letter is not None)
