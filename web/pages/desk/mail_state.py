"""Where a mail stands, in words."""

from __future__ import annotations

from models.mail.server_words import why_returned
from models.rows.message_state import State
from models.rows.notices import Message
from web.pages.words.dates import moment_words
from web.pages.words.reached import discarded_words, returned_words
from web.pages.words.wording import counted
from workflows.law.calendar import Calendar


def state_words(message: Message, calendar: Calendar, *, practice: bool) -> str:
    """Say where a mail stands."""
    keeps = "a practice desk sends no email" if practice else "this desk has no mail server"
    back = moment_words(message.returned_at, calendar) if message.returned_at else ""
    discarded = moment_words(message.discarded_at, calendar) if message.discarded_at else ""
    why = message.error.strip().rstrip(".") or "it gave no reason"
    told = {
        State.KEPT: f"kept here: {keeps}",
        State.QUEUED: "on its way",
        State.SENDING: "on its way",
        State.SENT: f"sent {moment_words(message.sent_at, calendar)}" if message.sent_at else "sent",
        State.HELD: "held: the desk was restored from a backup or copied, and an administrator has to release its mail",
        State.DROPPED: "not sent, because it was out of date",
        State.DISCARDED: discarded_words(message.discarder.name if message.discarder else "", discarded),
        State.WITHDRAWN: "taken back before it left",
        State.OTHERWISE: "told in another way, as the email did not arrive",
        State.UNCERTAIN: "may not have arrived",
        State.RETURNED: returned_words(why_returned(message.error), back),
        State.REFUSED: f"refused by the other server: {why}",
        State.FAILED: f"not delivered after {counted(message.attempts, 'try', 'tries')}: {why}",
    }
    return told[State(message.state)]
