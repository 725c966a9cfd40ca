"""What a worker does: sweep what is due, tell what there is to tell, send it, hear what came back, give a sign of life."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from platform import node
from threading import Event
from typing import Protocol

from models.audit.keeping import keep, linked_since, reached
from models.copies.identity import Identity, begin_round
from models.database import Database
from models.desk.audit_figures import figures_of_audit
from models.desk.clock_watch import JUMP, watch
from models.desk.figures import figures, write_figures
from models.desk.heartbeats import WORKER, beat, pulse
from models.health.ailment import Ailment
from models.health.by_rows import ailments
from models.health.standing import is_due, write
from models.intake.drafts import clear_old_drafts
from models.mail.outbox import any_due
from models.store.deeds_done import clear_old, has_old
from notifications.returning.maildir import Maildir
from notifications.returning.reading import listen
from notifications.sending.sender import Postman
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from notifications.writing.letters.laying_out import lay_out_letters
from scheduler.clock import Clock, wall_now
from scheduler.learning import learn
from scheduler.patience import Patience
from scheduler.sweep import sweep

log = logging.getLogger(__name__)


class Outside(Protocol):
    """What a machine knows of its desk outside the database."""

    def read(self) -> Identity:
        """Return it."""

    def write(self, identity: Identity) -> None:
        """Keep it."""


@dataclass(frozen=True)
class Worker:
    """All that a worker needs; without a postman mail stays in the desk's own mailbox, without a bounce folder none comes back."""

    database: Database
    clock: Clock
    desk: Desk
    postman: Postman | None = None
    bounces: Maildir | None = None
    stopping: Event = field(default_factory=Event)  # once it is set, nothing more is begun
    outside: Outside | None = None  # what is known of the desk outside its database
    installation: Callable[[], Iterable[Ailment]] = tuple  # what is wrong with the machine and its settings

    @property
    def jobs(self) -> Mapping[str, Callable[[], object]]:
        """What comes round by itself; none of these waits for another."""
        return {"beat": self.beat, "learn": self.learn, "sweep": self.sweep, "compose": self.compose, "send": self.send,
                "letters": self.lay_out, "listen": self.listen, "count": self.count, "examine": self.examine,
                "clear": self.clear, "audit": self.audit}  # fmt: skip

    def wake(self) -> int:
        """Do everything once, and return how many deadlines were acted on and messages written."""
        self.learn()
        done = self.sweep() + self.compose()
        self.lay_out()
        self.send()
        self.listen()
        self.audit()
        self.count()
        self.examine()
        self.clear()
        self.beat()
        return done

    def learn(self) -> int:
        """Let the cases that are behind learn what changed in the registries."""
        patience = Patience(self.stopping.wait, self.clock.now, self.stopping.is_set)
        return learn(self.database, self.clock.now(), patience)

    def sweep(self) -> int:
        """Act on every deadline that is due now."""
        if self._doubts_its_clock():
            return 0
        patience = Patience(self.stopping.wait, self.clock.now, self.stopping.is_set)
        return sweep(self.database, self.clock.now(), patience=patience).fired

    def compose(self) -> int:
        """Write the messages of all notices that wait."""
        return dispatch(self.database, self.clock.now(), self.desk, wall_now(), self.stopping.is_set)

    def lay_out(self) -> int:
        """Lay out the letters that were written."""
        return lay_out_letters(self.database, self.stopping.is_set)

    def send(self) -> None:
        """Hand what waits to the mail server."""
        if self.postman:
            self._begin_round()
            asyncio.run(self.postman.deliver(self.database, self.clock.now(), self.stopping.is_set))

    def _begin_round(self) -> None:
        """Say outside the database, before the first message leaves, that a round began: so a copy is known, and sends nothing."""
        with self.database.reading() as session:
            waits = any_due(session, self.clock.now())
        if self.outside and waits:
            known = self.outside.read()
            with self.database.writing() as session:
                begun = begin_round(session, known, wall_now())
            self.outside.write(begun)

    def listen(self) -> None:
        """Hear of the mail that came back."""
        if self.bounces:
            listen(self.database, self.bounces, self.clock.now(), self.stopping.is_set)

    def count(self) -> None:
        """Count what is open, late, set aside and waiting to be sent, for whoever watches the desk."""
        with self.database.reading() as session:
            numbers = figures(session, self.clock.now()) | figures_of_audit(session, wall_now())
        with self.database.writing() as session:
            write_figures(session, numbers, wall_now())

    def examine(self) -> None:
        """Find what ails the desk and this machine, every few minutes, and let its administrators know."""
        place, wall = node(), wall_now()
        with self.database.reading() as session:
            if self.clock.practice or not is_due(session, place, wall):
                return
        of_place = list(self.installation())  # it may ask other machines, and they may be slow
        with self.database.reading() as session:
            of_desk = list(ailments(session, wall))
        with self.database.writing() as session:
            write(session, of_desk, of_place, place, wall)

    def audit(self) -> None:
        """Link what was written into the audit log since the last time, and log each link, for the machine to send elsewhere."""
        more = True
        while more and not self.stopping.is_set():
            with self.database.writing() as session:
                place, more = reached(session), keep(session, wall_now()) > 0
            with self.database.reading() as session:
                for line in linked_since(session, place):
                    log.info(line)

    def clear(self) -> None:
        """Clear what was kept of deeds for a day, some of it at a time; and the drafts that nobody touched for long."""
        now = self.clock.now()
        with self.database.writing() as session:
            clear_old_drafts(session, now)
        with self.database.reading() as session:
            more = has_old(session, now)
        while more and not self.stopping.is_set():
            with self.database.writing() as session:
                more = clear_old(session, now) > 0

    def _doubts_its_clock(self) -> bool:
        """Say whether the clock jumped ahead: what a date brings about cannot be undone, so it waits until somebody is sure."""
        with self.database.writing() as session:
            return watch(session, self.clock.now(), self.clock.uptime()) is not None

    def beat(self, now: datetime | None = None) -> None:
        """Leave a sign of life, and say so if the wall clock is far from where the last one left it."""
        now = now or wall_now()
        with self.database.writing() as session:
            last = pulse(session, WORKER)
            beat(session, WORKER, now)
        if last and abs(now - last) > JUMP:
            log.warning(
                "the last beat of a worker was at %s, and it is %s now: unless no worker ran, check the machine's clock",
                last.isoformat(timespec="seconds"), now.isoformat(timespec="seconds"),
            )  # fmt: skip

    def settle(self, now: datetime) -> tuple[int, int]:
        """Act on what is due at a moment, without sending; return deadlines acted on and messages written.

        Somebody waits for it: what trouble is in the way of is tried again at once, or is left.
        """
        hurried = Patience(lambda _: None)
        learn(self.database, now, hurried)
        return sweep(self.database, now, patience=hurried).fired, dispatch(self.database, now, self.desk, wall_now())
