"""Mail that a restored desk holds leaves in part, or never by itself; a real server has what it should, and once."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models.desk.held_mail import (
    Choice,
    Span,
    count_held,
    drop_some,
    dropped_mail,
    end_hold,
    held_mail,
    release_some,
    to_whom,
)
from models.desk.needs_attention import mail_again
from models.mail.outbox import held, hold
from models.rows.accounts import AuditRow
from models.rows.cases import CaseRow
from models.rows.notices import Message
from models.store.paging import FIRST
from notifications.sending.delivery import Delivered
from tests.databases import KINDS
from tests.desks import JO, SETTLED, local
from tests.notifications.mailroom import WANTED, Mailroom
from tests.notifications.sending.crowds import NOW, deliver, states, write_to
from tests.notifications.servers import Sink, serving
from tests.notifications.test_leaving_together import DAILY, DANA, OFFICE, REMINDED, reviews
from workflows.law.roles import Role

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def holding(room: Mailroom) -> Mailroom:
    """Return a town whose mail to six people is held."""
    write_to(room, 6)
    with room.database.writing() as session:
        assert hold(session, NOW) == 6
    return room


def numbers(room: Mailroom, *places: int) -> Choice:
    return Choice(tuple(room.messages()[place].id for place in places))


def chosen(room: Mailroom, deed: str, choice: Choice) -> int:
    with room.database.writing() as session:
        return {"release": release_some, "drop": drop_some}[deed](session, room.dana, choice, LATER)


def audited(room: Mailroom) -> list[str]:
    with room.database.reading() as session:
        return list(session.scalars(select(AuditRow.what).where(AuditRow.at == LATER).order_by(AuditRow.id)))


def test_what_is_released_leaves_while_the_rest_and_all_new_mail_stays_until_the_hold_ends(holding: Mailroom) -> None:
    sink = Sink()
    with serving(sink) as carrier:
        assert deliver(holding, carrier) == Delivered()
        assert chosen(holding, "release", numbers(holding, 1, 3)) == 2
        assert deliver(holding, carrier, LATER) == Delivered(sent=2)
        assert sink.addresses == ["t1@otter.example", "t3@otter.example"]
        holding.ask(NOW)
        holding.tell(LATER)
        assert deliver(holding, carrier, LATER) == Delivered()
        assert states(holding) == {"sent": 2, "held": 5}
        with holding.database.writing() as session:
            assert end_hold(session, holding.dana, LATER) == 5
            assert not held(session)
        assert deliver(holding, carrier, LATER + timedelta(days=1)).sent == 5
    assert len(sink.taken) == len({content for _, content in sink.taken}) == 7
    assert audited(holding) == [
        "2 messages that the desk held released: 2, 4",
        "the hold of the desk's mail was ended: 5 messages let go",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_mail_that_is_made_of_released_ones_leaves_as_they_would(kind: str) -> None:
    office = Mailroom(KINDS[kind](OFFICE))
    reviews(office, 2)
    with office.database.writing() as session:
        hold(session, REMINDED)
    office.strike(REMINDED)
    mine = [place for place, each in enumerate(office.messages()) if each.joins == "daily" and each.address == DANA]
    assert len(mine) == 2
    assert chosen(office, "release", numbers(office, *mine)) == 2
    office.tell(DAILY)
    sink = Sink()
    with serving(sink) as carrier:
        deliver(office, carrier, DAILY)
    assert sink.addresses == [DANA]
    assert sink.mail()["Subject"] == "Today: two things that can wait"


def test_what_is_dropped_never_leaves_by_itself_and_says_who_dropped_it(holding: Mailroom) -> None:
    sink = Sink()
    assert chosen(holding, "drop", numbers(holding, 0)) == 1
    with serving(sink) as carrier, holding.database.writing() as session:
        end_hold(session, holding.dana, LATER)
    with serving(sink) as carrier:
        assert deliver(holding, carrier, LATER) == Delivered(sent=5)
    assert "t0@otter.example" not in sink.addresses
    with holding.database.reading() as session:
        (row,) = dropped_mail(session, holding.nora, Span(), FIRST).rows
        assert row.message.discarder
        assert (row.message.discarder.name, row.message.discarded_at) == ("Dana Whitcomb", LATER)
    assert audited(holding)[0] == "1 message that the desk held dropped: 1"


def test_what_was_dropped_is_sent_again_by_a_person_with_the_same_message_id(holding: Mailroom) -> None:
    chosen(holding, "drop", numbers(holding, 0))
    dropped = holding.messages()[0]
    with holding.database.writing() as session:
        assert mail_again(session, holding.dana, dropped.id, LATER, LATER)
        assert not mail_again(session, holding.dana, dropped.id, LATER, LATER)
    sink = Sink()
    with serving(sink) as carrier:
        assert deliver(holding, carrier, LATER) == Delivered(sent=1)
        assert deliver(holding, carrier, LATER) == Delivered()
    assert sink.mail()["Message-ID"] == dropped.message_id
    after = holding.messages()[0]
    assert (after.state, after.discarded_at, after.discarded_by) == ("sent", None, None)


def test_what_was_released_or_dropped_already_is_not_once_more(holding: Mailroom) -> None:
    choice = numbers(holding, 0, 1)
    assert chosen(holding, "drop", choice) == 2
    assert chosen(holding, "release", choice) == chosen(holding, "drop", choice) == 0
    assert states(holding) == {"discarded": 2, "held": 4}
    assert len(audited(holding)) == 1


def test_all_of_some_days_are_what_was_shown_and_nothing_that_was_held_later(holding: Mailroom) -> None:
    write_to(holding, 2, LATER, first=6)
    with holding.database.writing() as session:
        hold(session, LATER)
    seen, early = holding.messages()[-2].id, Span(before=LATER)
    assert chosen(holding, "release", Choice(span=early, last=seen)) == 6
    assert chosen(holding, "drop", Choice(span=Span(since=LATER), last=seen)) == 1
    assert states(holding) == {"queued": 6, "discarded": 1, "held": 1}


def test_to_whom_it_is_counts_each_reader(holding: Mailroom) -> None:
    with holding.database.writing() as session:
        session.execute(update(Message).where(Message.address == "t0@otter.example").values(person_id=holding.omar.id))
    with holding.database.reading() as session:
        assert to_whom(session, holding.dana, Choice(span=Span(), last=10**6)) == [
            ("Tess Barlow", 5),
            ("Omar Haddad", 1),
        ]


def test_mail_about_a_case_that_somebody_may_not_see_is_neither_shown_nor_counted_nor_released_by_them(
    room: Mailroom,
) -> None:
    number = room.ask(SETTLED)
    room.tell(NOW)
    with room.database.writing() as session:
        hold(session, NOW)
    room.recuse(number, DANA, NOW)
    everything = Choice(span=Span(), last=10**6)
    with room.database.writing() as session:
        assert held_mail(session, room.dana, Span(), FIRST).rows == []
        assert count_held(session, room.dana, Span()).number == 0
        assert release_some(session, room.dana, everything, LATER) == 0
        assert drop_some(session, room.dana, Choice(tuple(each.id for each in room.messages())), LATER) == 0
        assert held_mail(session, room.nora, Span(), FIRST).rows
        assert audited(room) == []
        assert end_hold(session, room.dana, LATER) == len(room.messages()) > 0


def test_mail_about_a_confidential_case_is_known_by_its_number_alone(room: Mailroom) -> None:
    number = room.ask(SETTLED)
    room.tell(NOW)
    with room.database.writing() as session:
        hold(session, NOW)
        assert not any(row.by_number_only for row in held_mail(session, room.dana, Span(), FIRST).rows)
        session.execute(update(CaseRow).where(CaseRow.number == number).values(withheld=f";{Role.COUNSEL.key};"))
    with room.database.reading() as session:
        rows = held_mail(session, room.dana, Span(), FIRST).rows
        assert [[case.number for case in row.cases] for row in rows] == [[number]] * len(rows)
        assert rows
        assert all(row.by_number_only for row in rows)


def test_what_was_dropped_has_told_nobody_so_a_reminder_of_its_date_is_not_spared(room: Mailroom) -> None:
    number = room.in_review()
    room.do(number, room.dana, "correct", local(3, 26), wanted=WANTED)
    room.strike(local(3, 26))
    asked = room.messages(to=JO)[-1]
    with room.database.writing() as session:
        hold(session, local(3, 26))
    assert chosen(room, "drop", Choice((asked.id,))) == 1
    for moment in (local(3, 26, 11), local(3, 27, 9)):
        room.strike(moment)
    assert [(each.subject, each.state) for each in room.messages("reminder", JO)] == [
        ("Due Wednesday, April 1: your training series", "held")
    ]
