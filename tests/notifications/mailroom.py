"""Factories: a town whose notices are told at given moments, and whose mail can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from html.parser import HTMLParser
from typing import Any

from sqlalchemy import select

from models.access.rulebook import Rulebook
from models.registries.people_and_agencies import add_person, give_office
from models.rows.cases import CaseRow, Recusal
from models.rows.notices import Message, NoticeRow, Together
from models.rows.people import Agency, Person
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from tests.desks import FAR_OFF, SETTLED, Town, local
from workflows.law.policy import Editions, Policy
from workflows.law.roles import Role
from workflows.manual.people.onboarding import PROCESS

DESK = Desk("https://desk.hmis.example", "HMIS Desk <desk@hmis.example>", "ica@hmis.example", delivers=True)
HASTY = Editions(
    [
        Policy(
            "hasty edition",
            SETTLED.date(),
            Policy.undo_minutes.to(0),
            Policy.mail_hours.to((0, 24)),
            Policy.mail_on_open_days.to(False),
            Policy.daily_mail.to(False),
            *FAR_OFF,
        )
    ]
)  # mail waits for nobody
AT_ONCE = Rulebook(editions=HASTY)
SECRETIVE = Rulebook({"P03": replace(PROCESS, confidential=True)}, HASTY)
WANTED = "Exit dates of three practice clients are missing.\nThe second destination is wrong."


@dataclass
class Mailroom(Town):
    """A town, and its mail."""

    desk: Desk = DESK

    def tell(self, now: datetime) -> int:
        """Turn the notices that wait into messages."""
        return dispatch(self.database, now, self.desk, now)

    def strike(self, now: datetime) -> int:
        """Let the clock act on all that is due, and tell it."""
        self.sweep(now)
        return self.tell(now)

    def messages(self, template: str = "", to: str = "") -> list[Message]:
        """Return the messages written so far, of one template, to one address."""
        with self.database.reading() as session:
            among = select(Together.message_id).join(NoticeRow, NoticeRow.id == Together.notice_id)
            alone = select(Message.id).join(NoticeRow, NoticeRow.id == Message.notice_id)
            ids = {
                each for rows in (alone, among) for each in session.scalars(rows.where(NoticeRow.template == template))
            }
            found = session.scalars(select(Message).order_by(Message.id))
            return [m for m in found if (not template or m.id in ids) and to in {"", m.address}]

    def message(self, template: str = "", to: str = "") -> Message:
        """Return the one message of a template, or to an address."""
        (found,) = self.messages(template, to)
        return found

    def addresses(self, template: str) -> list[str]:
        """Return to whom a notice went."""
        return [message.address for message in self.messages(template)]

    def notices(self) -> list[NoticeRow]:
        """Return all notices."""
        with self.database.reading() as session:
            return list(session.scalars(select(NoticeRow).order_by(NoticeRow.id)))

    def outcomes(self, template: str) -> list[str]:
        """Return what became of the notices of a template."""
        return [notice.outcome for notice in self.notices() if notice.template == template]

    def hire(self, name: str, role: Role, agency: str = "") -> str:
        """Let another person hold an office, of an agency if it is of one, and return the address."""
        email = f"{name.lower().replace(' ', '.')}@desk.example"
        with self.database.writing() as session:
            home = session.scalars(select(Agency).where(Agency.key == agency)).one_or_none()
            give_office(session, add_person(session, name, email, home, SETTLED), role, home, SETTLED)
        return email

    def leave(self, email: str, at: datetime) -> None:
        """Let a person leave."""
        with self.database.writing() as session:
            session.scalars(select(Person).where(Person.email == email)).one().left_at = at

    def recuse(self, number: str, email: str, at: datetime) -> None:
        """Let a person stand aside in a case."""
        with self.database.writing() as session:
            case = session.scalars(select(CaseRow).where(CaseRow.number == number)).one()
            person = session.scalars(select(Person).where(Person.email == email)).one()
            session.add(Recusal(case_id=case.id, person_id=person.id, at=at, reason="kin"))

    def training(self, **facts: Any) -> str:
        """Return the number of a case whose series began on March 2, all told."""
        number = self.ask(local(2, 20), **facts)
        self.do(number, self.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
        self.tell(local(3, 2))
        return number

    def in_review(self, **facts: Any) -> str:
        """Return the number of a case whose homework was handed in on March 10."""
        number = self.training(**facts)
        self.do(number, self.viewer(facts.get("email", "jo.tran@otter.example")), "submit", local(3, 10), work="All.")
        self.tell(local(3, 10))
        return number


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._skips = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._skips += tag in {"style", "title"}
        self.said += [] if tag == "span" else [" "]

    def handle_endtag(self, tag: str) -> None:
        self._skips -= tag in {"style", "title"}

    def handle_data(self, data: str) -> None:
        self.said += [] if self._skips else [data]


def plain(html: str) -> str:
    """Return what a page says, without its markup."""
    reader = _Reader()
    reader.feed(html)
    return squeezed("".join(reader.said))


def squeezed(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def sentences(text: str) -> Iterator[str]:
    """Yield what a text mail says, sentence by sentence, but for its link."""
    for block in re.split(r"\n\s*\n", text):
        if not block.strip().startswith("https://"):
            yield from re.split(r"(?<=[.:,])\s", squeezed(block.replace("--\n", "")))
