"""A desk put together: its database, its clock, its worker, and the settings of the installation."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.access.rulebook import Rulebook
from models.database import Database, open_database
from models.store.quotas import Quota
from notifications.returning.maildir import Maildir
from notifications.sending.sender import Postman
from notifications.writing.letterhead import Desk
from scheduler.clock import Clock, PracticeClock, WallClock
from scheduler.wake import Worker
from web.installation.health import ailments_of_installation
from web.installation.identity import identity_file
from web.scanning.scanner import Scanner
from web.settings import Settings
from workflows.law.editions.texts import load
from workflows.law.policy import Editions
from workflows.manual.registry import BY_KEY


@dataclass(frozen=True)
class House:
    """All that the pages and the API stand on."""

    settings: Settings
    database: Database
    clock: Clock
    worker: Worker
    secret: str

    @property
    def quota(self) -> Quota:
        """How much the desk keeps of documents, and what looks them through."""
        scanner = scanner_of(self.settings)
        against = scanner.against if scanner else None
        return Quota(self.settings.case_megabytes, self.settings.person_day_megabytes, against)

    @property
    def practice(self) -> PracticeClock | None:
        """The clock that people move, on a practice desk."""
        return self.clock if isinstance(self.clock, PracticeClock) else None


def build(settings: Settings, *, practice_from: datetime | None = None) -> House:
    """Join the parts; with a moment to begin at it is a practice desk."""
    editions = load(Path(settings.policies)) if settings.policies else Editions()
    database = open_database(settings.database, Rulebook(dict(BY_KEY), editions), practice=practice_from is not None)
    return assemble(settings, database, PracticeClock(database, practice_from) if practice_from else WallClock())


def assemble(settings: Settings, database: Database, clock: Clock) -> House:
    """Join the parts around an opened database."""
    postman = postman_of(settings) if not clock.practice else None
    desk = Desk(
        settings.url, settings.sender, settings.reply_to, delivers=postman is not None, practice=clock.practice, letterhead=settings.letterhead,
    )  # fmt: skip
    bounces = Maildir(Path(settings.bounce_maildir)) if settings.bounce_maildir and not clock.practice else None
    worker = Worker(
        database, clock, desk, postman, bounces, outside=identity_file(settings) if postman else None,
        installation=lambda: ailments_of_installation(settings, postman, scanner_of(settings)),
    )  # fmt: skip
    return House(settings, database, clock, worker, settings.secret or secrets.token_urlsafe(32))


def scanner_of(settings: Settings) -> Scanner | None:
    """Return the scanner for viruses beside the desk, if there is one."""
    host, _, port = settings.scanner.rpartition(":")
    return Scanner(host, int(port)) if host else None


def postman_of(settings: Settings) -> Postman | None:
    """Return the way to the mail server, if one is named."""
    if not settings.smtp_host:
        return None
    return Postman(
        host=settings.smtp_host,
        port=settings.smtp_port,
        username=settings.smtp_username,
        password=settings.smtp_password,
        starttls=settings.smtp_starttls,
        ca_file=settings.smtp_ca_file,
        sender=settings.sender,
        reply_to=settings.reply_to,
        bounce_address=settings.bounce_address,
    )
