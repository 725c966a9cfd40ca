"""Factories: a desk in whose town people complain, and its audit log as somebody reads it."""

from __future__ import annotations

from datetime import timedelta

from models.access.access import Viewer
from models.accounts.tokens_and_feeds import create_token
from models.audit.keeping import keep
from models.rows.accounts import AuditRow
from models.rows.people import Person
from scheduler.clock import wall_now
from tests.models.complaining import Leaders
from tests.web.api.programs import Program
from tests.web.registries.desks import Browser, Desk


class Watched(Desk):
    """A desk whose log is read."""

    settles = Leaders

    @property
    def leaders(self) -> Leaders:
        """The town."""
        assert isinstance(self.town, Leaders)
        return self.town

    def read(self, by: Viewer, filters: str = "") -> str:
        """Return the words of the page of the log."""
        return self.browser(by).get(f"/audit{filters}").words

    def log(self, matter: str) -> list[tuple[str, str]]:
        """Return who did what, the oldest first, as it is written down."""
        with self.database.reading() as session:
            names = {person.id: person.name.split()[0] for person in self.town.people()}
            found = session.query(AuditRow).filter_by(kind=matter).order_by(AuditRow.id)
            return [(names.get(row.person_id or 0, ""), row.what) for row in found]

    def minute_passes(self) -> None:
        """Let the worker write what was counted, as if the minute were over."""
        with self.database.writing() as session:
            keep(session, wall_now() + timedelta(minutes=2))

    def program_of_tess(self) -> Program:
        """Return a program with the rights of an Agency Administrator."""
        return self.program_of(self.town.tess, self.tess)

    def program_of(self, viewer: Viewer, browser: Browser) -> Program:
        """Return a program with the rights of somebody."""
        with self.database.writing() as session:
            person = session.get_one(Person, viewer.id)
            return Program(browser.client, create_token(session, person, "test", wall_now()))
