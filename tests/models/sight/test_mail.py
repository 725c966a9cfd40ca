"""Whom a mail's subject names, and who reads the mail of a case in which they stood aside."""

from __future__ import annotations

from datetime import timedelta

from models.access.rulebook import Rulebook
from models.casebook.case_search import find
from models.database import Database
from models.intake.remarks import recuse
from models.mail.addressees import dated
from models.mail.sent_mail import mailbox
from models.rows.notices import Message
from models.store.paging import FIRST
from notifications.writing.dispatch import dispatch
from tests.desks import local
from tests.models.violations import FINDING, FOUND, GRAVE, SENT, Bench
from tests.notifications.mailroom import DESK, HASTY

LATER = local(4, 3)


def told(town: Bench) -> list[Message]:
    """Tell all that waits, and return all mail."""
    dispatch(town.database, LATER, DESK, LATER)
    with town.database.reading() as session:
        return session.query(Message).all()


def walked(database: Database) -> tuple[Bench, str]:
    """Walk a violation to the written notice, hear the remedy, and let days pass."""
    database = Database(database.engine, Rulebook(editions=HASTY))
    town = Bench(database)
    number: str = town.allege(FOUND)
    town.do(number, town.dana, "find", FOUND, **FINDING)
    town.do(number, town.dana, "send-notice", local(4, 1, 10), **SENT)
    town.sweep(local(5, 1))
    return town, number


def test_no_subject_of_a_mail_about_a_violation_names_the_accused_to_others(database: Database) -> None:
    town, number = walked(database)
    mails = [mail for mail in told(town) if "who still works" not in mail.subject]
    others = [mail for mail in mails if "Kim" not in mail.text.split("\n", 1)[0]]
    assert len(mails) > len(others) > 1  # Kim is told, and so are others
    for mail in others:
        assert "Kim" not in mail.subject
        assert "Roe" not in mail.subject
        assert number in mail.subject
    assert "ICA found a violation: the user" in {mail.subject.partition(" (case")[0] for mail in others}


def test_the_accused_is_told_which_violation_it_is_until_when_and_how_to_object(database: Database) -> None:
    town, _ = walked(database)
    kim = next(mail for mail in told(town) if mail.subject == "ICA found a violation")
    words = " ".join(kim.text.split())
    assert "It concerns you, and is a first violation." in words
    assert "The suspension lasts through May 1, 2026, or until the agency reports to ICA" in words
    objecting = "ICA puts an objection to the Vermont HMIS Advisory Committee if it comes in by May 1, 2026."
    assert f"Write to ICA at VTHMIS@icalliances.org. {objecting}" in words


def test_all_who_voted_are_told_what_the_vote_came_to(database: Database) -> None:
    database = Database(database.engine, Rulebook(editions=HASTY))
    town = Bench(database)
    number: str = town.allege(FOUND)
    town.do(number, town.dana, "find", FOUND, **GRAVE, law=True, counsel_note="A statute.")
    town.do(number, town.dana, "send-notice", local(4, 1, 10), **SENT)
    for member in (*town.members, town.walter):
        town.vote(number, member, "keep", local(4, 2))
    counted = [mail for mail in told(town) if mail.subject == f"Case {number}: the votes are counted"]
    assert {mail.person_id for mail in counted} >= {member.id for member in (*town.members, town.walter)}
    assert "The license is kept. Votes: 4 to keep." in " ".join(counted[0].text.split())


def test_who_stood_aside_reads_no_mail_of_the_case_and_finds_it_in_no_calendar(database: Database) -> None:
    town, number = walked(database)
    told(town)
    with town.database.reading() as session:
        assert mailbox(session, town.tess, FIRST, LATER, everybody=False).rows
    with town.database.writing() as session:
        case, _ = find(session, town.tess, number)
        recuse(session, town.tess, case, "My niece.", LATER)
    later = LATER + timedelta(days=1)
    with town.database.reading() as session:
        assert not mailbox(session, town.tess, FIRST, later, everybody=False).rows
        assert number not in {case.number for _, case in dated(session, town.tess.id)}
