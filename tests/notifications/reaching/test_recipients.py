"""To whom a notice goes."""

from models.casebook.case_search import duties_of
from models.inbox.tasks import assign
from models.registries.people_and_agencies import give_office
from models.rows.notices import NoticeRow
from tests.desks import JO, local
from tests.notifications.mailroom import Mailroom
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN

DANA, NORA, TESS = "dana.whitcomb@desk.example", "nora.feld@desk.example", "tess.barlow@desk.example"


def test_a_role_of_the_case_is_the_person_it_is_about(room: Mailroom) -> None:
    room.training()
    assert room.addresses("series-begun") == [JO]


def test_an_office_of_an_agency_is_all_its_holders_there_and_nowhere_else(room: Mailroom) -> None:
    second = room.hire("Ines Cole", AGENCY_ADMIN, "otter-creek-shelter")
    room.training()
    room.strike(local(3, 18, 9))
    assert room.addresses("overdue") == [JO, TESS, second]


def test_the_keeper_of_a_case_is_told_alone(room: Mailroom) -> None:
    room.hire("Sam Oduya", SYSTEM_ADMIN)
    room.in_review()
    assert room.addresses("homework-handed-in") == [DANA]


def test_without_a_keeper_all_holders_are_told(room: Mailroom) -> None:
    other = room.hire("Sam Oduya", SYSTEM_ADMIN)
    room.in_review()
    room.leave(DANA, local(3, 11))
    room.strike(local(3, 13, 9))
    assert room.addresses("reminder") == [other]


def test_the_assignee_of_a_task_is_told_alone(room: Mailroom) -> None:
    other = room.hire("Sam Oduya", SYSTEM_ADMIN)
    number = room.in_review()
    with room.database.writing() as session:
        (review,) = (duty for duty in duties_of(session, room.case(number).id) if duty.key == "review")
        assign(session, room.dana, review.id, room.viewer(other).id, local(3, 11))
    room.tell(local(3, 11))
    room.strike(local(3, 13, 9))
    assert room.addresses("reminder") == [other]


def test_an_escalation_goes_past_the_assignee_to_the_director(room: Mailroom) -> None:
    room.in_review()
    room.strike(local(3, 16, 9))
    room.strike(local(3, 23, 9))
    assert room.addresses("overdue") == [DANA, NORA]


def test_a_director_who_keeps_the_case_stands_in_for_the_administrator(room: Mailroom) -> None:
    number = room.ask(local(2, 20))
    room.do(number, room.nora, "begin-series", local(3, 2), begun_on="2026-03-02")
    room.do(number, room.jo, "submit", local(3, 10), work="All of it.")
    room.tell(local(3, 10))
    assert room.addresses("homework-handed-in") == [NORA]


def test_where_no_administrator_is_left_the_director_is_told(room: Mailroom) -> None:
    number = room.training()
    room.leave(DANA, local(3, 9))
    room.do(number, room.jo, "submit", local(3, 10), work="All of it.")
    room.tell(local(3, 10))
    assert room.addresses("homework-handed-in") == [NORA]


def test_a_vacant_office_of_an_agency_is_filled_in_for_by_ica(room: Mailroom) -> None:
    room.training()
    room.leave(TESS, local(3, 9))
    room.strike(local(3, 18, 9))
    assert room.addresses("overdue") == [JO, DANA]


def test_an_office_held_by_the_trainee_alone_counts_as_vacant(room: Mailroom) -> None:
    other = room.hire("Ines Cole", AGENCY_ADMIN, "otter-creek-shelter")
    room.training(name="Tess Barlow", email=TESS, by=room.viewer(other))
    room.leave(other, local(3, 3))
    room.strike(local(3, 18, 9))
    assert room.addresses("overdue") == [TESS, DANA]


def test_whoever_stands_aside_is_not_told(room: Mailroom) -> None:
    second = room.hire("Ines Cole", AGENCY_ADMIN, "otter-creek-shelter")
    room.recuse(room.training(), TESS, local(3, 5))
    room.strike(local(3, 18, 9))
    assert room.addresses("overdue") == [JO, second]


def test_a_notice_for_somebody_who_left_reaches_nobody(room: Mailroom) -> None:
    room.ask(local(2, 20))
    room.leave(JO, local(2, 20))
    assert (room.tell(local(2, 20)), room.outcomes("onboarding-begins")) == (0, ["nobody"])


def test_the_same_news_reaches_somebody_with_two_offices_once(room: Mailroom) -> None:
    room.in_review()
    room.strike(local(3, 16, 9))
    with room.database.writing() as session:
        dana = next(each for each in room.people() if each.email == DANA)
        give_office(session, session.merge(dana), ICA_DIRECTOR, None, local(3, 16))
        overdue = next(each for each in room.notices() if each.template == "overdue")
        session.add(NoticeRow(case_id=overdue.case_id, template="overdue", role=ICA_DIRECTOR, clause="",
                              duty="review", created_at=overdue.created_at, catch_up=False, outcome=""))  # fmt: skip
    room.tell(local(3, 16, 9))
    assert room.addresses("overdue") == [DANA]
    assert room.outcomes("overdue") == ["told", "dropped"]
