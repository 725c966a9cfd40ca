"""Meetings scheduled, moved and canceled: what hangs on them, who may vote, and who reads the agendas."""

from collections.abc import Callable
from datetime import datetime

import pytest

from models.casebook.case_search import history_of
from models.casebook.casebook import restored
from models.casebook.replaying import replayed
from models.registries.people_and_agencies import give_office
from models.rows.accounts import AuditRow
from models.rows.cases import CaseRow
from models.rows.conduct import Finding
from models.rows.meetings import AgendaItem, Meeting
from models.rows.people import Person
from scheduler.sweep import sweep
from tests.databases import KINDS
from tests.desks import local
from tests.models.meeting_desks import STAFF, Hall, Vote
from workflows.engine.cases import NotAllowed
from workflows.grammar.events import Act
from workflows.law.roles import COC_BALANCE, COMMITTEE, MANAGING_DIRECTOR

both = pytest.mark.parametrize("kind", KINDS)
FOUND = local(9, 10)


def ends(month: int, day: int) -> datetime:
    return local(month, day + 1, 0)


@both
def test_a_finding_of_september_10_follows_its_meeting_from_september_15_to_october_6(kind: str) -> None:
    hall = Hall(kind)
    meeting = hall.schedule(local(9, 15, 13))
    case = hall.find(FOUND)
    assert hall.due(case) == ends(9, 15)
    hall.move(meeting, local(10, 6, 13), local(9, 11))
    assert hall.due(case) == ends(10, 6)
    hall.schedule(local(9, 12, 13), local(9, 11))
    assert hall.due(case) == ends(9, 12)


@both
def test_a_finding_whose_meeting_is_canceled_goes_to_the_next_and_without_one_waits(kind: str) -> None:
    hall = Hall(kind)
    first, second = hall.schedule(local(9, 15, 13)), hall.schedule(local(12, 1, 13))
    case = hall.find(FOUND)
    hall.cancel(first, local(9, 14))
    assert (hall.due(case), hall.on(first), len(hall.on(second))) == (ends(12, 1), [], 1)
    hall.cancel(second, local(9, 14))
    assert (hall.due(case), len(hall.agendas(hall.town.dana).unscheduled())) == (None, 1)
    hall.schedule(local(12, 8, 13), local(9, 16))
    assert (hall.due(case), hall.agendas(hall.town.dana).unscheduled()) == (ends(12, 8), [])


@both
def test_a_finding_hangs_on_no_meeting_that_started_before_it(kind: str) -> None:
    hall = Hall(kind)
    meeting = hall.schedule(local(9, 10, 9))
    case = hall.find(FOUND)
    assert (hall.due(case), hall.on(meeting)) == (None, [])
    assert len(hall.agendas(hall.town.dana).unscheduled()) == 1


@both
def test_the_history_of_a_case_that_learned_of_meetings_makes_the_same_case_again(kind: str) -> None:
    hall = Hall(kind)
    case = hall.find(FOUND)
    hall.schedule(local(9, 15, 13), local(9, 11))
    with hall.database.reading() as session:
        row = session.get_one(CaseRow, case)
        mapping = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
        assert replayed(session, row) == restored(hall.database.rulebook, mapping)
        assert len(history_of(session, case)) == 2


@both
def test_what_was_not_told_at_its_meeting_is_late_and_stands_on_the_next_ones_agenda(kind: str) -> None:
    hall = Hall(kind)
    meeting, later, last = (hall.schedule(at) for at in (local(9, 15, 13), local(12, 1, 13), local(12, 9, 13)))
    case = hall.find(FOUND)
    sweep(hall.database, local(9, 16, 0))
    standing = hall.agendas(hall.town.dana, local(9, 16))
    assert hall.due(case) == ends(9, 15)
    assert [len(hall.on(each, now=local(9, 16))) for each in (meeting, later, last)] == [1, 1, 0]
    assert (standing.late(local(9, 15, 12)), len(standing.late(local(9, 16)))) == ([], 1)
    assert [len(hall.on(each, now=local(9, 15, 12))) for each in (meeting, later, last)] == [1, 0, 0]
    hall.do(case, Act("tell", STAFF), local(12, 1, 15))
    assert [len(hall.on(each, now=local(12, 2))) for each in (meeting, later, last)] == [0, 1, 0]


@both
def test_the_agenda_says_number_and_nature_and_once_told_the_point_stays_at_that_meeting(kind: str) -> None:
    hall = Hall(kind)
    meeting, later = hall.schedule(local(9, 15, 13)), hall.schedule(local(12, 1, 13))
    case = hall.find(FOUND, about=hall.town.tess)
    assert hall.on(meeting) == [f"{hall.number(case)}: a password was shared"]
    hall.do(case, Act("tell", STAFF), local(9, 15, 15))
    assert (len(hall.on(meeting)), hall.on(later)) == (1, [])
    with hall.database.reading() as session:
        item = session.query(AgendaItem).one()
        assert (item.told_at, item.meeting_id, item.outcome) == (local(9, 15, 15), meeting, "taken note of")


@both
def test_what_is_told_before_its_meeting_was_told_at_none(kind: str) -> None:
    hall = Hall(kind)
    earlier, meeting = hall.schedule(local(9, 1, 13)), hall.schedule(local(9, 15, 13))
    case = hall.find(FOUND)
    hall.do(case, Act("tell", STAFF), local(9, 11))
    assert (hall.on(earlier), hall.on(meeting)) == ([], [])
    with hall.database.reading() as session:
        assert session.query(AgendaItem).one().meeting_id is None


@both
def test_what_is_told_on_the_day_of_its_meeting_stands_there_whatever_the_hour(kind: str) -> None:
    hall = Hall(kind)
    meeting, later = hall.schedule(local(9, 15, 13)), hall.schedule(local(12, 1, 13))
    hall.do(hall.find(FOUND), Act("tell", STAFF), local(9, 15, 9))
    assert (len(hall.on(meeting, now=local(9, 15, 9))), hall.on(later, now=local(9, 15, 9))) == (1, [])


@both
def test_a_meeting_at_which_something_was_told_neither_moves_nor_is_canceled(kind: str) -> None:
    hall = Hall(kind)
    meeting = hall.schedule(local(9, 15, 13))
    hall.do(hall.find(FOUND), Act("tell", STAFF), local(9, 15, 9))
    deeds: tuple[Callable[[], object], ...] = (
        lambda: hall.move(meeting, local(10, 6, 13), local(9, 15, 10)),
        lambda: hall.cancel(meeting, local(9, 15, 10)),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed, match="what happened at this meeting is on record already"):
            deed()


@both
def test_an_item_counts_from_the_finding_on_record_and_not_from_the_day_it_is_listed(kind: str) -> None:
    hall = Hall(kind)
    case = hall.find(FOUND)
    with hall.database.writing() as session:
        row = session.get_one(CaseRow, case)
        session.add(
            Finding(
                case_id=case, agency_id=row.agency_id, occurred_on=local(9, 1).date(), found_at=FOUND, tier=1,
                nature="looked up", law=False,
            )
        )  # fmt: skip
    hall.do(case, Act("list", STAFF), local(9, 20))
    with hall.database.reading() as session:
        assert [item.since for item in session.query(AgendaItem)] == [FOUND, FOUND]


@both
def test_a_meeting_is_neither_scheduled_in_nor_moved_into_the_past(kind: str) -> None:
    hall = Hall(kind)
    meeting = hall.schedule(local(9, 15, 13))
    case = hall.find(FOUND)
    deeds: tuple[Callable[[], object], ...] = (
        lambda: hall.move(meeting, local(9, 11, 9), local(9, 11)),
        lambda: hall.schedule(local(9, 11, 9), local(9, 11)),
    )
    for deed in deeds:
        with pytest.raises(NotAllowed, match="in the future") as refused:
            deed()
        assert refused.value.first.field == "starts_at"
    assert hall.due(case) == ends(9, 15)
    with hall.database.reading() as session:
        assert session.query(Meeting.starts_at).all() == [(local(9, 15, 13),)]


@both
def test_a_meeting_that_was_held_or_canceled_stays_as_it_is(kind: str) -> None:
    hall = Hall(kind)
    held, canceled = hall.schedule(local(9, 1, 13)), hall.schedule(local(9, 15, 13))
    hall.cancel(canceled, local(9, 2))
    deeds: tuple[tuple[Callable[[], object], str, str], ...] = (
        (lambda: hall.move(held, local(10, 6), local(9, 2)), "this meeting is over", "starts_at"),
        (lambda: hall.cancel(held, local(9, 2)), "this meeting", "why"),
        (lambda: hall.move(canceled, local(10, 6), local(9, 2)), "is canceled", "starts_at"),
        (lambda: hall.cancel(canceled, local(9, 2)), "is canceled", "why"),
    )
    for deed, words, field in deeds:
        with pytest.raises(NotAllowed, match=words) as refused:
            deed()
        assert refused.value.first.field == field


@both
def test_an_entry_without_sense_is_refused_beside_its_field(kind: str) -> None:
    hall = Hall(kind)
    meeting = hall.schedule(local(9, 15, 13))
    deeds: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: hall.schedule(local(9, 15, 13)), "starts_at"),
        (lambda: hall.schedule(local(9, 15, year=2062)), "starts_at"),
        (lambda: hall.schedule(datetime.max.replace(tzinfo=local(1, 1).tzinfo)), "starts_at"),
        (lambda: hall.cancel(meeting, local(9, 1), "  "), "why"),
        (lambda: hall.cancel(meeting, local(9, 1), "x" * 501), "why"),
    )
    for deed, field in deeds:
        with pytest.raises(NotAllowed) as refused:
            deed()
        assert refused.value.first.field == field


@both
def test_every_change_of_the_calendar_is_on_record(kind: str) -> None:
    hall = Hall(kind)
    meeting = hall.schedule(local(9, 15, 13))
    hall.move(meeting, local(10, 6, 9), local(9, 1))
    hall.cancel(meeting, local(9, 2), "Snow.")
    with hall.database.reading() as session:
        rows = session.query(AuditRow).filter_by(person_id=hall.town.dana.id).order_by(AuditRow.id)
        assert [row.what for row in rows] == [
            "a meeting of the Advisory Committee was scheduled for September 15, 2026, 1:00 PM",
            "the Advisory Committee's meeting of September 15, 2026, 1:00 PM was moved to October 6, 2026, 9:00 AM",
            "the Advisory Committee's meeting of October 6, 2026, 9:00 AM was canceled: Snow.",
        ]


@both
def test_who_reads_an_agenda_and_from_whom_a_point_is_kept(kind: str) -> None:
    hall = Hall(kind)
    meeting = hall.schedule(local(9, 15, 13))
    case = hall.find(FOUND, about=hall.greta)
    coc, director = hall.member("Miriam Okafor", COC_BALANCE), hall.member("Adele Vance", MANAGING_DIRECTOR)
    for reader in (hall.town.dana, hall.walter, coc, director):
        assert len(hall.on(meeting, reader)) == 1
    assert hall.on(meeting, hall.greta) == []
    assert hall.on(meeting, hall.town.tess) == []
    with hall.database.writing() as session:
        session.get_one(CaseRow, case).withheld = ";System Administrator;;Advisory Committee;"
    assert hall.on(meeting, hall.town.dana) == []
    assert len(hall.on(meeting, hall.hassan)) == 1


@both
def test_one_vote_alone_is_no_decision_of_the_case(kind: str) -> None:
    hall = Hall(kind)
    case = hall.find(FOUND)
    hall.do(case, Act("vote", frozenset({COMMITTEE}), (Vote(keep=True),), party=str(hall.greta.id)), local(9, 11))
    assert hall.voters(case) == {"Walter Pine", "Hassan Idris"}
    with hall.database.writing() as session:
        give_office(session, session.get_one(Person, hall.town.nora.id), COMMITTEE, None, local(9, 12))
    assert hall.voters(case) == {"Walter Pine", "Hassan Idris", "Nora Feld"}
