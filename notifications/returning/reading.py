"""One round through the bounce folder: each mail in it is read once, and what is none of ours stops no other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from models.database import Database
from models.mail.returned import Heard, hear_of_return
from models.store.passing import is_passing
from notifications.returning.bounce import Bounce, read_bounce
from notifications.returning.maildir import Maildir

MOST = 100  # mails a round
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Listened:
    """How many messages came back in one round, and how many mails were set aside."""

    returned: int = 0
    aside: int = 0


def listen(
    database: Database, maildir: Maildir, now: datetime, stopping: Callable[[], bool] = lambda: False, most: int = MOST
) -> Listened:
    """Hear of the messages that came back; a database that is out of reach leaves the rest for the next round."""
    returned = aside = 0
    if fault := maildir.fault():
        log.warning("returned mail is not read: %s", fault)
        return Listened()
    for path in maildir.waiting(most):
        if stopping():
            break
        content = maildir.read(path)
        if content is None:
            continue
        heard, why = _heard(database, content, now)
        if heard is Heard.TOO_EARLY:
            continue
        if why:
            log.warning("a mail in the bounce folder was set aside: %s", why)
        maildir.done(path, aside=bool(why))
        returned, aside = returned + (heard is Heard.RETURNED), aside + bool(why)
    return Listened(returned, aside)


def _heard(database: Database, content: bytes, now: datetime) -> tuple[Heard, str]:
    """Return what a mail told the desk, and why it is set aside if it is; only trouble that passes is raised."""
    try:
        bounce = read_bounce(content)
        if not bounce.failed or not bounce.message_ids:
            return Heard.NOTHING_NEW, _idle(bounce)
        with database.writing() as session:
            heard = hear_of_return(session, bounce.message_ids, bounce.failed, bounce.fingerprint, now)
    except Exception as error:
        if is_passing(error):
            raise
        return Heard.NOT_OURS, f"it cannot be read ({type(error).__name__})"
    return heard, "it is about no message of this desk to that address" if heard is Heard.NOT_OURS else ""


def _idle(bounce: Bounce) -> str:
    """Say why a mail that gives no message back is set aside; a server that goes on trying is nothing to look at."""
    if bounce.failed:
        return "it does not say which message came back"
    return "" if bounce.delayed else "it is no bounce"
