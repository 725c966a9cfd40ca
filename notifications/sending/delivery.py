"""One round of the postman: each message is claimed before the server hears of it, and settled after."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

import aiosmtplib

from models.accounts.password_links import link_in_mail
from models.database import Database
from models.mail.mail_server import back, may_try, out_of_reach, outage
from models.mail.outbox import Fate, any_due, claim, give_back, give_up_lost, settle
from models.rows.message_state import State
from models.rows.notices import Message
from models.store.passing import is_passing
from models.store.transaction import DatabaseFault, Transaction
from notifications.sending.doubts import Doubts, Outcome
from notifications.sending.handover import Refused, Unasked, Uncertain, Unsent
from notifications.sending.server_trouble import in_words
from notifications.sending.wire_message import Envelope
from notifications.writing.staleness import tell_the_rest, unwanted

T = TypeVar("T")
log = logging.getLogger(__name__)
MOST_TRIES = 75
FIRST_PAUSE, LONGEST_PAUSE = (
    timedelta(minutes=8),
    timedelta(minutes=64),
)  # doubled each time: three days of a message's own trouble
LEASE = timedelta(minutes=15)  # how long a message is one worker's
BUDGET = 300  # seconds; no message is begun later, so that no lease ends while its message is on its way


@dataclass(frozen=True)
class Delivered:
    """What became of the messages of one round."""

    sent: int = 0
    refused: int = 0
    deferred: int = 0
    uncertain: int = 0
    failed: int = 0
    dropped: int = 0


class Carrier(Protocol):
    """The way to a mail server."""

    async def connect(self) -> aiosmtplib.SMTP:
        """Return an open connection."""
        ...

    async def hand_over(self, smtp: aiosmtplib.SMTP, envelope: Envelope) -> None:
        """Give a message to the server."""
        ...


class Delivery:
    """The messages that wait at a moment, on their way."""

    def __init__(self, carrier: Carrier, database: Database, now: datetime, stopping: Callable[[], bool]) -> None:
        """Take the way, the outbox, the moment, and who says that nothing more is to be begun."""
        self._stopping = stopping
        self._carrier, self._database, self._now = carrier, database, now
        self._counts, self._doubts = Counter[State](), Doubts()

    async def run(self) -> Delivered:
        """Send what waits."""
        self._counts[State.UNCERTAIN] += await self._writing(lambda session: give_up_lost(session, self._now))
        smtp = await self._connected() if await self._writing(self._is_time) else None
        until = asyncio.get_running_loop().time() + BUDGET
        while smtp and self._goes_on(until) and (envelope := await self._writing(self._claimed)):
            await self._weigh(await self._try(smtp, envelope))
            smtp = smtp if smtp.is_connected or self._doubts.are_enough else await self._connected()
        await self._conclude(reached=smtp is not None)
        if smtp:
            with suppress(aiosmtplib.SMTPException, OSError):
                await smtp.quit()
        return self._delivered()

    def _goes_on(self, until: float) -> bool:
        return asyncio.get_running_loop().time() < until and not self._stopping() and not self._doubts.are_enough

    async def _writing(self, work: Callable[[Transaction], T]) -> T:
        """Do something in a transaction of its own, beside the event loop."""

        def done() -> T:
            with self._database.writing() as session:
                return work(session)

        return await asyncio.to_thread(done)

    def _is_time(self, session: Transaction) -> bool:
        self._doubts = Doubts(known_away=outage(session) is not None)
        return any_due(session, self._now) and may_try(session, self._now)

    async def _connected(self) -> aiosmtplib.SMTP | None:
        """Return a connection; without one all that waits goes on waiting, and is not to blame."""
        try:
            smtp = await self._carrier.connect()
        except (aiosmtplib.SMTPException, OSError) as error:
            words = in_words(error)
            log.warning("the mail server is out of reach: %s", words)
            await self._writing(lambda session: out_of_reach(session, words, self._now))
            return None
        return smtp

    def _claimed(self, session: Transaction) -> Envelope | None:
        """Return the next message, passing over what nobody needs to read any more."""
        while message := claim(session, self._now, LEASE):
            try:
                if not unwanted(session, message, self._now):
                    return self._sealed(session, message)
                self._settled(session, message.id, Fate(State.DROPPED, "Over before it left."))
                tell_the_rest(session, message, self._now)
            except Exception as error:  # whatever is wrong with one message, the others go out
                if isinstance(error, DatabaseFault) or is_passing(error):  # which is no fault of the message
                    raise
                self._unreadable(session, message.id, error)
        return None

    def _sealed(self, session: Transaction, message: Message) -> Envelope:
        """Return a message as it leaves: a link in it that sets a password is made now, for its reader's own address."""
        envelope = Envelope.of(message)
        if not message.link_mark:
            return envelope
        secret = link_in_mail(session, message.person_id, message.address, self._now)
        return envelope.with_link(message.link_mark, secret) if secret else envelope

    def _unreadable(self, session: Transaction, message_id: int, error: Exception) -> None:
        log.error("message %s cannot be read: %s", message_id, type(error).__name__)
        self._settled(session, message_id, Fate(State.FAILED, f"The desk can't read this ({type(error).__name__})."))

    async def _try(self, smtp: aiosmtplib.SMTP, envelope: Envelope) -> Outcome:
        """Hand a message over; return what became of it, and what that may say of the server."""
        try:
            await self._carrier.hand_over(smtp, envelope)
        except Unsent as error:
            fate = self._fate(envelope.attempts, error)
            return Outcome(envelope.id, fate, error.outage, answered=not isinstance(error, Unasked))
        except Exception as error:  # noqa: BLE001 - nobody foresaw it, so nobody knows whether the server has it
            log.error("message %s failed on its way: %s", envelope.id, type(error).__name__)  # noqa: TRY400 - a trace tells names
            smtp.close()
            words = f"Something unforeseen happened on its way ({type(error).__name__})."
            return Outcome(envelope.id, Fate(State.UNCERTAIN, words), answered=False)
        return Outcome(envelope.id, Fate(State.SENT))

    def _fate(self, attempts: int, error: Unsent) -> Fate:
        if isinstance(error, Refused):
            return Fate(State.REFUSED, str(error))
        if isinstance(error, Uncertain):
            return Fate(State.UNCERTAIN, str(error))
        if attempts >= MOST_TRIES:
            return Fate(State.FAILED, str(error))
        pause = min(FIRST_PAUSE * 2 ** min(attempts - 1, 10), LONGEST_PAUSE)
        return Fate(State.QUEUED, str(error), self._now + pause)

    async def _weigh(self, outcome: Outcome) -> None:
        """Settle what is a message's own, and with it all that was in doubt before: the server is well."""
        if self._doubts.stands(outcome):
            return
        cleared = self._doubts.clear() if outcome.answered else []

        def settle_all(session: Transaction) -> None:
            if outcome.answered:
                back(session)
            for each in (*cleared, outcome):
                self._settled(session, each.message_id, each.fate)

        await self._writing(settle_all)

    async def _conclude(self, *, reached: bool) -> None:
        """Hold what is still in doubt against the server: a message it may have is uncertain, any other waits as before."""
        if not (reached or self._doubts.waiting):
            return

        def write_down(session: Transaction) -> None:
            for each in self._doubts.waiting:
                if each.fate.state is State.UNCERTAIN:
                    self._settled(session, each.message_id, each.fate)
                else:
                    give_back(session, each.message_id, self._now)
            if reached and self._doubts.waiting:
                out_of_reach(session, self._doubts.waiting[-1].outage, self._now)
            elif reached and not any_due(session, self._now):
                back(session)

        await self._writing(write_down)

    def _settled(self, session: Transaction, message_id: int, fate: Fate) -> None:
        settle(session, message_id, fate, self._now)
        self._counts[fate.state] += 1

    def _delivered(self) -> Delivered:
        count = self._counts
        return Delivered(
            sent=count[State.SENT],
            refused=count[State.REFUSED],
            deferred=count[State.QUEUED],
            uncertain=count[State.UNCERTAIN],
            failed=count[State.FAILED],
            dropped=count[State.DROPPED],
        )
