"""Where the Committee's chair stands aside, its members hear what the chair would hear, and nobody is missed."""

from datetime import timedelta

from sqlalchemy import select

from models.access.rulebook import Rulebook
from models.casebook.case_search import find
from models.desk.undelivered import count_undelivered
from models.intake.remarks import recuse
from models.mail.reaching import recipients_of
from models.rows.notices import Message, NoticeRow
from notifications.writing.dispatch import dispatch
from tests.databases import sqlite
from tests.desks import local
from tests.models.violations import FOUND, GRAVE, SENT, Bench
from tests.notifications.mailroom import DESK, HASTY

SAID = "There was a tie, or no quorum. One of you puts the question again."
WHY = "The Committee's chair has no part in this case, so its members do what the chair would."
MEMBERS = ("Greta Lowell", "Hassan Idris", "Polly Trask")


def test_members_hear_that_a_vote_decided_nothing_where_the_chair_stands_aside() -> None:
    bench = Bench(sqlite(Rulebook(editions=HASTY)))
    for day in (22, 25):
        bench.notify(local(3, day, 9), finding={"nature": f"Screen {day}", "occurred_on": f"2026-03-{day - 2}"})
    number = bench.find(FOUND, finding=GRAVE)
    with bench.database.writing() as session:
        recuse(session, bench.walter, find(session, bench.walter, number)[0], "We are neighbors.", FOUND)
    bench.do(number, bench.dana, "send-notice", FOUND, **SENT)
    for member, choice in zip(bench.members, ("keep", "terminate", "abstain"), strict=True):
        bench.vote(number, member, choice, FOUND + timedelta(days=3))
    assert bench.case(number).state == "CHAIRED"
    dispatch(bench.database, FOUND + timedelta(days=3), DESK, FOUND)
    with bench.database.reading() as session:
        asked = session.scalars(select(NoticeRow).where(NoticeRow.template == "vote-undecided")).one()
        told = [each.person for each in recipients_of(session, [asked])[asked.id]]
        assert told == [(each.id, name) for each, name in zip(bench.members, MEMBERS, strict=True)]
        mails = [
            " ".join(text.split())
            for text in session.scalars(select(Message.text).where(Message.notice_id == asked.id))
        ]
        assert all(SAID in mail and WHY in mail for mail in mails), mails
        assert count_undelivered(session, bench.dana) == 0
