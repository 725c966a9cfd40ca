"""Told means delivered: what was refused, is uncertain or found nobody is somebody's work until people know."""

import asyncio
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import update

from models.access.access import Viewer
from models.casebook.case_search import history_of
from models.desk.figures import figures, not_arrived
from models.desk.undelivered import (
    Undelivered,
    count_undelivered,
    find_undelivered,
    tell_otherwise,
    try_once_more,
    undelivered,
)
from models.mail.reaching import recipients_of
from models.registries.edits.editing import edit
from models.registries.edits.entries import PEOPLE
from models.rows.cases import CaseRow, HistoryRow
from models.rows.message_state import State
from models.rows.notices import Message, NoticeRow
from models.rows.people import Person
from tests.desks import JO, local
from tests.notifications.mailroom import Mailroom
from tests.notifications.servers import Sink, serving
from workflows.engine.cases import NotAllowed
from workflows.law.roles import COUNSEL, SYSTEM_ADMIN, Role

ASKED, BEGUN, NOW = local(2, 20), local(3, 2), local(3, 3)
RIGHT = "jo.tran@otter-creek.example"
UNKNOWN = {JO: "550 5.1.1 <jo.tran@otter.example>: mailbox unknown"}
BY_PHONE = {"how": "phone", "told_on": "2026-03-02", "words": "Dana Whitcomb read it to Jo"}


def carried(room: Mailroom, sink: Sink, now: datetime = BEGUN) -> None:
    with serving(sink) as carrier:
        asyncio.run(carrier.deliver(room.database, now))


def refused(room: Mailroom) -> str:
    """Let Jo's series begin, of which the mail server takes no word."""
    number = room.training()
    carried(room, Sink(replies=UNKNOWN))
    return number


def work(room: Mailroom, viewer: Viewer) -> list[Undelivered]:
    """Return what is somebody's to see to, which is as much as the count says."""
    with room.database.reading() as session:
        found = undelivered(session, viewer, 50)
        assert count_undelivered(session, viewer) == len(found)
        assert all(find_undelivered(session, viewer, each.kind, each.id) for each in found)
        return found


def only(room: Mailroom, viewer: Viewer) -> Undelivered:
    (found,) = work(room, viewer)
    return found


def of_jo(room: Mailroom) -> Undelivered:
    """Return the notice to Jo that Dana has to see to."""
    (found,) = [each for each in work(room, room.dana) if each.notices[0].template == "series-begun"]
    return found


def say(room: Mailroom, found: Undelivered, **facts: str) -> None:
    """Let Dana record that Jo was told by phone, or as it is said otherwise, of what she found a moment ago."""
    with room.database.writing() as session:
        message = session.get_one(Message, found.id) if found.message else None
        notices = tuple(session.get_one(NoticeRow, notice.id) for notice in found.notices)
        lost = replace(found, message=message, notices=notices)
        tell_otherwise(session, room.dana, lost, {**BY_PHONE, **facts}, now=NOW, today=NOW.date())


def reached(room: Mailroom, template: str) -> list[str]:
    with room.database.reading() as session:
        (notice,) = [each for each in room.notices() if each.template == template]
        return [each.reached.value for each in recipients_of(session, [notice])[notice.id]]


def history(room: Mailroom, number: str) -> list[HistoryRow]:
    with room.database.reading() as session:
        return history_of(session, room.case(number).id)


def withhold(room: Mailroom, number: str, *roles: Role, keeper: int | None = None) -> None:
    kept = "".join(f";{role.key};" for role in roles)
    with room.database.writing() as session:
        session.execute(update(CaseRow).where(CaseRow.number == number).values(withheld=kept, keeper_id=keeper))


def test_a_notice_has_a_state_for_each_recipient(room: Mailroom) -> None:
    room.training()
    assert reached(room, "series-begun") == ["written"]
    carried(room, Sink(replies=UNKNOWN))
    assert reached(room, "series-begun") == ["refused"]
    with room.database.reading() as session:
        (notice,) = [each for each in room.notices() if each.template == "series-begun"]
        (jo,) = recipients_of(session, [notice])[notice.id]
    assert (jo.person, jo.why) == ((room.jo_id, "Jo Tran"), "mailbox unknown")


def test_what_the_server_took_was_handed_over_and_is_nobodys_work(room: Mailroom) -> None:
    room.training()
    carried(room, Sink())
    assert reached(room, "series-begun") == ["handed over"]
    assert work(room, room.dana) == []


def test_a_refused_notice_is_work_until_its_address_is_corrected_and_it_arrives(room: Mailroom) -> None:
    number = refused(room)
    before = of_jo(room)
    assert (before.whom, before.recipient.why) == ("Jo Tran", "mailbox unknown")
    with room.database.writing() as session:
        kept, facts = (
            session.get_one(Person, room.jo_id),
            {"name": "Jo Tran", "email": RIGHT, "reason": "a slip of the pen"},
        )
        facts["agency"] = kept.agency.key if kept.agency else ""
        edit(session, PEOPLE, kept, facts, now=NOW, today=NOW.date(), by=room.dana.id)
    jo = room.viewer(RIGHT)
    with room.database.writing() as session:
        for each in undelivered(session, room.dana, 50):
            assert try_once_more(session, room.dana, each, NOW, NOW)
    assert work(room, room.dana) == []
    sink = Sink()
    carried(room, sink, NOW)
    assert set(sink.addresses) == {RIGHT}
    assert before.message
    ids = [message.message_id for message in room.messages("series-begun")]
    assert ids == [before.message.message_id]
    assert before.message.message_id.encode() in b"".join(content for _, content in sink.taken)
    assert (reached(room, "series-begun"), work(room, room.dana)) == (["handed over"], [])
    assert {message.address for message in room.messages() if message.person_id == jo.id} == {RIGHT}
    assert history(room, number)[0].title == "Email sent again to Jo Tran"


def test_what_is_refused_again_comes_back(room: Mailroom) -> None:
    refused(room)
    count = len(work(room, room.dana))
    with room.database.writing() as session:
        assert try_once_more(session, room.dana, of_jo(room), NOW, NOW)
    carried(room, Sink(replies=UNKNOWN), NOW)
    assert len(work(room, room.dana)) == count


def test_a_notice_that_may_have_arrived_is_work_too(room: Mailroom) -> None:
    room.training()
    carried(room, Sink(endings={JO: "vanish"}))
    assert of_jo(room).recipient.reached == "uncertain"


def test_a_notice_told_by_phone_goes_and_the_history_says_so(room: Mailroom) -> None:
    number = refused(room)
    found = of_jo(room)
    say(room, found)
    assert found.id not in [each.id for each in work(room, room.dana)]
    assert reached(room, "series-begun") == ["told otherwise"]
    last = history(room, number)[0]
    assert last.title == "Jo Tran was told by phone, as the email did not arrive"
    assert (last.note, last.effective_on, last.person_id) == (BY_PHONE["words"], date(2026, 3, 2), room.dana.id)
    carried(room, Sink(), local(4, 3))
    assert reached(room, "series-begun") == ["told otherwise"]


@pytest.mark.parametrize(
    ("field", "value"), [("told_on", "2026-03-04"), ("told_on", ""), ("words", ""), ("how", "by pigeon")]
)
def test_how_somebody_was_told_is_entered_in_full_or_not_at_all(room: Mailroom, field: str, value: str) -> None:
    refused(room)
    found = of_jo(room)
    with pytest.raises(NotAllowed) as said:
        say(room, found, **{field: value})
    assert said.value.first.field == field
    assert of_jo(room).id == found.id


def test_nobody_sees_to_the_same_notice_twice(room: Mailroom) -> None:
    refused(room)
    found = of_jo(room)
    with room.database.writing() as session:
        assert try_once_more(session, room.dana, found, NOW, NOW)
    with room.database.writing() as session:
        assert not try_once_more(session, room.nora, found, NOW, NOW)
    with pytest.raises(NotAllowed, match="already"):
        say(room, found)


def test_a_reminder_that_was_refused_is_nobodys_work(room: Mailroom) -> None:
    room.training()
    carried(room, Sink())
    room.strike(local(3, 16, 9))
    sink = Sink(replies=UNKNOWN)
    carried(room, sink, local(3, 16, 9))
    assert [message.state for message in room.messages("reminder", JO)] == ["refused"]
    assert work(room, room.dana) == []


def test_mail_told_together_is_work_if_some_of_it_is_more_than_a_reminder(room: Mailroom) -> None:
    numbers = [room.training(name=f"Trainee {each}", email=f"t{each}@otter.example") for each in range(2)]
    carried(room, Sink())
    room.strike(local(3, 20, 9))
    carried(room, Sink(replies={"tess.barlow@desk.example": "550 No such user"}), local(3, 20, 9))
    assert work(room, room.dana) == []  # two reminders
    with room.database.writing() as session:
        case = room.case(numbers[0]).id
        late = (NoticeRow.case_id == case, NoticeRow.catch_up.is_(True))
        session.execute(update(NoticeRow).where(*late).values(template="series-begun"))
    found = only(room, room.dana)
    assert {case.number for case in found.cases} == set(numbers)
    with room.database.reading() as session:
        theirs = recipients_of(session, found.notices)
    assert [each.reached.value for notice in found.notices for each in theirs[notice.id]] == ["refused", "refused"]
    room.recuse(numbers[1], "dana.whitcomb@desk.example", NOW)
    assert work(room, room.dana) == []
    assert only(room, room.nora).id == found.id


def to_counsel(room: Mailroom) -> str:
    """Let a notice go to counsel, whose role nobody holds."""
    number = room.training()
    room.leave("ruth.abernathy@desk.example", BEGUN)
    with room.database.writing() as session:
        row = {"case_id": room.case(number).id, "template": "series-counted", "role": COUNSEL, "clause": "", "duty": ""}
        session.add(NoticeRow(**row, created_at=NOW, catch_up=False, outcome=""))
    room.tell(NOW)
    carried(room, Sink(), NOW)
    return number


def test_a_notice_that_found_nobody_is_work_until_the_role_is_given_and_it_is_told(room: Mailroom) -> None:
    number = to_counsel(room)
    found = only(room, room.dana)
    assert (found.whom, found.recipient.reached, found.message) == ("the legal counsel", "nobody", None)
    email = room.hire("Maud Ellis", COUNSEL)
    with room.database.writing() as session:
        assert try_once_more(session, room.dana, found, NOW, NOW)
    assert work(room, room.dana) == []
    room.tell(NOW)
    assert email in room.addresses("series-counted")
    assert history(room, number)[0].title == "Notice sent again to the legal counsel"


def test_a_notice_that_found_nobody_may_be_told_on_paper(room: Mailroom) -> None:
    number = to_counsel(room)
    say(room, only(room, room.dana), how="paper")
    assert work(room, room.dana) == []
    assert history(room, number)[0].title == "The legal counsel was told on paper, as the email did not arrive"


def test_nobody_is_missed_where_the_case_is_kept_from_the_very_role(room: Mailroom) -> None:
    number = to_counsel(room)
    withhold(room, number, COUNSEL)
    assert work(room, room.dana) == []
    with room.database.reading() as session:
        (notice,) = [each for each in room.notices() if each.role is COUNSEL]
        (nobody,) = recipients_of(session, [notice])[notice.id]
    assert (nobody.reached, nobody.kept) == ("nobody", True)


def test_only_who_tends_to_a_case_has_its_lost_mail(room: Mailroom) -> None:
    number = refused(room)
    assert work(room, room.nora)
    for viewer in (room.tess, room.omar, room.ruth, room.jo):
        assert work(room, viewer) == []
    room.recuse(number, "dana.whitcomb@desk.example", NOW)
    assert work(room, room.dana) == []


def test_where_a_case_is_kept_from_ica_its_keeper_has_its_lost_mail_and_no_figure_tells_of_it(room: Mailroom) -> None:
    number = refused(room)
    with room.database.reading() as session:
        assert not_arrived(session) == len(work(room, room.dana)) > 0
        assert figures(session, NOW)["messages_refused"] == len(room.messages(to=JO))
        assert figures(session, NOW)["notices_not_arrived"] == not_arrived(session)
    withhold(room, number, SYSTEM_ADMIN, Role.ICA_DIRECTOR, keeper=room.tess.id)
    assert work(room, room.dana) == work(room, room.nora) == []
    (first, *_) = work(room, room.tess)
    with room.database.reading() as session:
        assert figures(session, NOW)["notices_not_arrived"] == figures(session, NOW)["messages_refused"] == 0
        assert find_undelivered(session, room.dana, "mail", first.id) is None


def test_mail_that_failed_after_many_tries_was_refused(room: Mailroom) -> None:
    room.training()
    with room.database.writing() as session:
        session.execute(update(Message).values(state=State.FAILED.value, error="The mail server is out of reach"))
    assert reached(room, "series-begun") == ["refused"]
    assert of_jo(room).recipient.gave_up
