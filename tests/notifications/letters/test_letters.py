"""What the manual wants in writing is a letter too: kept with the case, the same bytes ever after, read by those it is for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.access.access import Viewer, viewer_of
from models.desk.letter_marks import letter_came, letter_left
from models.desk.trial import notices_if_taken
from models.intake.intake import Sent
from models.mail.letters import letter, letters_of, own_letters, to_lay_out
from models.rows.cases import CaseRow
from models.rows.notices import LetterRow, NoticeRow
from models.rows.people import Person
from models.store.transaction import Transaction
from notifications.writing.dispatch import dispatch
from notifications.writing.letters.laying_out import lay_out_letters, letter_file
from notifications.writing.notice_writer import Clerk
from tests.databases import sqlite
from tests.models.violations import FOUND, KIM, Bench
from tests.notifications.mailroom import AT_ONCE, DESK
from tests.notifications.printing.reading import is_for_everybody, printed
from workflows.engine.cases import NotAllowed

LATER = FOUND + timedelta(hours=1)


@pytest.fixture
def bench() -> Bench:
    """Return a town in which a violation was found, and told in writing."""
    made = Bench(sqlite(AT_ONCE))
    made.notify()
    dispatch(made.database, FOUND, DESK, FOUND)
    return made


@contextmanager
def case_of(bench: Bench) -> Iterator[tuple[Transaction, CaseRow]]:
    """Give the case."""
    with bench.database.writing() as session:
        yield session, session.scalars(select(CaseRow).where(CaseRow.process == "P19")).unique().one()


def kim(session: Transaction) -> Viewer:
    """Return the user of whom the case is."""
    return viewer_of(session.scalars(select(Person).where(Person.email == KIM)).one())


def to(rows: list[LetterRow]) -> list[str]:
    """Return to whom letters are."""
    return sorted(row.person.name for row in rows)


def test_the_user_and_the_agency_are_told_of_a_violation_in_writing(bench: Bench) -> None:
    with case_of(bench) as (session, case):
        assert to(letters_of(session, bench.dana, case, LATER)) == ["Helen Marsh", "Kim Roe", "Tess Barlow"]
        assert to(own_letters(session, kim(session), LATER)) == ["Kim Roe"]
        assert to(letters_of(session, bench.helen, case, LATER)) == ["Helen Marsh"]


def test_a_letter_is_read_by_whom_it_is_to_and_by_ica_and_by_nobody_else(bench: Bench) -> None:
    with case_of(bench) as (session, case):
        to_kim = own_letters(session, kim(session), LATER)[0]
        readers = {bench.dana: True, bench.helen: False, bench.walter: False, bench.tied: False}
        assert {who: letter(session, who, to_kim.id, LATER) is not None for who in readers} == readers
        bench_case = case.number
    bench.recuse(bench_case, bench.dana)
    with case_of(bench) as (session, case):
        assert letters_of(session, bench.dana, case, LATER) == []


def test_it_is_laid_out_once_as_a_tagged_document_whose_text_is_read(bench: Bench) -> None:
    with case_of(bench) as (session, _):
        waiting, one = to_lay_out(session, 10), own_letters(session, kim(session), LATER)[0].id
    assert len(waiting) == 3
    assert lay_out_letters(bench.database) == 3
    assert lay_out_letters(bench.database) == 0
    first = letter_file(bench.database, one)
    assert first == letter_file(bench.database, one)
    found = printed(first)
    assert is_for_everybody(found)
    assert all(said in found.words for said in ("Kim Roe", "A shared password", "What follows"))


def test_how_it_left_and_came_is_put_on_record_by_ica_with_days_that_are_past(bench: Bench) -> None:
    today = FOUND.date()
    with case_of(bench) as (session, case):
        row = letters_of(session, bench.dana, case, LATER)[0]
        facts = {"how": "certified", "left_on": today.isoformat()}
        letter_left(session, bench.dana, row, facts, now=LATER, today=today)
        letter_came(session, bench.dana, row, {"how": "receipt", "came_on": today.isoformat()}, now=LATER, today=today)
        assert (row.left_how, row.left_on, row.came_how, row.came_on) == ("certified", today, "receipt", today)
        ahead = (today + timedelta(days=1)).isoformat()
        with pytest.raises(NotAllowed):
            letter_left(session, bench.dana, row, {"how": "certified", "left_on": ahead}, now=LATER, today=today)


def test_it_is_read_before_it_is_sent_and_nothing_of_that_is_kept() -> None:
    bench = Bench(sqlite(AT_ONCE))
    number = bench.find()
    with bench.database.trying() as session:
        sent = Sent({"sent_on": FOUND.date().isoformat()})
        notices = notices_if_taken(session, bench.dana, number, "send-notice", sent, now=FOUND, version=None)
        mails = [mail for each in notices for mail in Clerk(session, DESK, FOUND).mails_of(each).mails]
    assert {mail.person.name for mail in mails if mail.letter} == {"Helen Marsh", "Kim Roe", "Tess Barlow"}
    with case_of(bench) as (session, case):
        assert session.scalars(select(NoticeRow).where(NoticeRow.template == "violation-found")).all() == []
        assert letters_of(session, bench.dana, case, LATER) == []
    assert "send-notice" not in bench.case(number).body
