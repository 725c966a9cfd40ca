"""Users whom an agency's case concerns are told by name, and see nothing of the case."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from models.access.access import hats
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.registries.people_and_agencies import give_office
from models.rows.cases import CaseRow
from models.rows.notices import Message, NoticeRow
from models.rows.people import Person
from notifications.writing.dispatch import dispatch
from tests.desks import SETTLED, local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.violations import FINDING, GRAVE, KIM, Bench
from tests.notifications.mailroom import DESK
from workflows.law.roles import AGENCY_ADMIN, USER

NAMED = {**FINDING, "named": [KIM]}
OF_AGENCY: dict[str, Any] = {"violator": "an agency", "user": None}


def named(bench: Bench) -> str:
    """Find a violation of the agency that names Kim, who is an administrator of it, and tell them."""
    with bench.database.writing() as session:
        kim = session.scalars(select(Person).where(Person.email == KIM)).one()
        give_office(session, kim, AGENCY_ADMIN, kim.agency, SETTLED)
    number: str = bench.notify(finding=NAMED, **OF_AGENCY)
    return number


def mails_to(bench: Bench, email: str) -> list[Message]:
    now = local(12, 1)
    dispatch(bench.database, now, DESK, now)
    with bench.database.reading() as session:
        rows = select(Message).where(Message.address == email).order_by(Message.id)
        return list(session.scalars(rows))


def by_name(bench: Bench) -> list[tuple[str, str]]:
    """Return which notices went to whom by name, and what became of them."""
    with bench.database.reading() as session:
        rows = select(NoticeRow).where(NoticeRow.person_id.is_not(None), NoticeRow.role == USER).order_by(NoticeRow.id)
        return [(row.template, row.outcome) for row in session.scalars(rows)]


def test_a_named_user_is_told_of_the_suspension_and_sees_nothing_of_the_case(database: Database) -> None:
    bench = Bench(database)
    number = named(bench)
    kim = bench.viewer(KIM)
    (mail,) = (each for each in mails_to(bench, KIM) if "suspended" in each.subject)
    assert "The licenses of the users named in the finding are suspended through May 1, 2026" in " ".join(
        mail.text.split()
    )
    assert f"/cases/{number}" not in mail.text + mail.html
    with database.reading() as session:
        assert hats(session, kim, session.scalars(select(CaseRow).where(CaseRow.number == number)).one()) == frozenset()


def test_a_named_administrator_does_not_report_the_remedy_that_frees_her(database: Database) -> None:
    bench = Bench(database)
    number = named(bench)
    assert bench.open_duties(number)["remedy"].assignee_id == bench.tess.id
    with pytest.raises(NoSuchCase):
        bench.do(number, bench.viewer(KIM), "report-remedy", local(4, 2), action="Trained.", received_on="2026-04-02")
    bench.do(number, bench.tess, "report-remedy", local(4, 2), action="Trained.", received_on="2026-04-02")
    assert any("has ended" in each.subject for each in mails_to(bench, KIM))


def test_a_finding_revoked_sends_named_users_nothing_or_tells_them_that_it_is_not_so(database: Database) -> None:
    bench = Bench(database)
    number = named(bench)
    mails_to(bench, KIM)
    assert not corrected(bench, number, bench.dana, "find", now=local(4, 3))
    confirmed(bench, number, bench.nora, local(4, 3))
    assert by_name(bench) == [("violation-names-you", "told"), ("no-longer-so-for-you", "")]
    again = bench.notify(local(4, 4), finding=NAMED, **OF_AGENCY)
    assert not corrected(bench, again, bench.dana, "find", now=local(4, 5))
    confirmed(bench, again, bench.nora, local(4, 5))
    assert by_name(bench)[2:] == [("violation-names-you", "dropped")]


def test_after_an_agencys_termination_each_of_its_users_is_told_what_they_may_do_elsewhere(database: Database) -> None:
    bench = Bench(database)
    bench.hire("Bo Lind", "bo@otter.example")
    for day in (1, 2):
        bench.find(local(4, day, 9), finding={**FINDING, "occurred_on": "2026-03-20"}, **OF_AGENCY)
    number = bench.notify(local(4, 3, 9), finding=GRAVE, **OF_AGENCY)
    for member in (bench.walter, *bench.members):
        bench.vote(number, member, "terminate", local(4, 10))
    for email in (KIM, "bo@otter.example"):
        (mail,) = (each for each in mails_to(bench, email) if "has ended" in each.subject)
        words = " ".join(mail.text.split())
        assert "This decision is not about you: a license that you hold at another agency goes on." in words
        assert "Another agency you work for can request a license for you" in words
