"""Two people enter the same thing at the same moment: it is there once, and both are answered; two votes are two."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from models.access.access import Viewer
from models.accounts.tokens_and_feeds import new_feed
from models.casebook.casebook import Stale
from models.intake.intake import Sent, act
from models.registries.agencies import enter_agency, record_partnership
from models.registries.edits.editing import edit
from models.registries.edits.entries import TRAININGS
from models.registries.people import enter_person
from models.registries.rosters import put_on
from models.registries.training_series import add_session, enter_series, plan_again, put_in
from models.registries.trainings import enter_training
from models.rows.accounts import Feed
from models.rows.people import Agency, Person
from models.rows.registries import Attendance, License, SeriesPlace, Training, TrainingSeries
from tests.databases import KINDS
from tests.desks import JO, SETTLED, Town, local
from tests.models.test_who_may_hold import ACCOUNT, AL, cleared
from tests.models.violations import Bench
from workflows.engine.cases import NotAllowed

SESSION = {"title": "Intake", "held_on": "2026-03-02", "minutes": 60, "missed": 10}
SPRING = {"topic": "security training", "title": "Spring", "held_on": local(3, 19).date(), "minutes": 180}
by_two = pytest.mark.parametrize("kind", KINDS)


def at_once(*deeds: Callable[[], Any]) -> list[str]:
    """Let several people do something at one moment, and return what became of each: done, or the refusal."""
    together = Barrier(len(deeds))

    def take(deed: Callable[[], Any]) -> str:
        together.wait(10)
        try:
            deed()
        except NotAllowed as no:
            return no.first.sentence
        return "done"

    with ThreadPoolExecutor(len(deeds)) as people:
        return sorted(people.map(take, deeds))


def begun(town: Town, name: str, email: str) -> str:
    number = town.ask(local(2, 20), name=name, email=email)
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    return number


@by_two
def test_a_session_of_two_trainees_is_on_the_list_once(kind: str) -> None:
    town = Town(KINDS[kind]())
    numbers = [begun(town, f"T {each}", f"t{each}@otter.example") for each in range(4)]

    def record(number: str) -> Callable[[], None]:
        return lambda: town.do(number, town.dana, "record-session", local(3, 2), **SESSION)

    assert at_once(*map(record, numbers)) == ["done"] * 4
    with town.database.reading() as session:
        assert session.scalar(select(func.count(Training.id))) == 1
        assert session.scalar(select(func.count(Attendance.id))) == 4


@by_two
def test_a_training_is_added_once_and_the_other_is_told_so(kind: str) -> None:
    town = Town(KINDS[kind]())

    def add() -> None:
        with town.database.writing() as session:
            enter_training(session, SPRING, SETTLED)

    done, refused = at_once(add, add)
    assert done == "done"
    assert "on the list for that day already" in refused


@by_two
def test_somebody_is_put_on_a_roster_once(kind: str) -> None:
    town = Town(KINDS[kind]())
    with town.database.writing() as session:
        number = enter_training(session, SPRING, SETTLED).id

    def enroll() -> None:
        with town.database.writing() as session:
            put_on(session, session.get_one(Training, number), {"people": [str(town.tess.id)]}, local(3, 19))

    assert at_once(enroll, enroll, enroll) == ["done"] * 3


@by_two
def test_two_trainings_do_not_become_one(kind: str) -> None:
    town = Town(KINDS[kind]())
    with town.database.writing() as session:
        numbers = [enter_training(session, {**SPRING, "title": each}, SETTLED).id for each in ("One", "Two")]

    def rename(number: int) -> None:
        with town.database.writing() as session:
            said = {**SPRING, "reason": "mistyped"}
            row = session.get_one(Training, number)
            edit(session, TRAININGS, row, said, now=local(4, 1), today=local(4, 1).date(), by=town.dana.id)

    done, refused = at_once(lambda: rename(numbers[0]), lambda: rename(numbers[1]))
    assert done == "done"
    assert "just now" in refused or "on the list for that day already" in refused


@by_two
def test_a_person_and_an_agency_are_added_once(kind: str) -> None:
    town = Town(KINDS[kind]())

    def person() -> None:
        with town.database.writing() as session:
            enter_person(session, {"name": "Al Roe", "email": AL, "agency": None}, SETTLED, town.dana.id)

    def agency() -> None:
        said = {"name": "Ridge House", "kind": "shelter", "cocs": ["Balance of State"], "guideline_days": None}
        with town.database.writing() as session:
            enter_agency(session, said, SETTLED, town.dana.id)

    assert at_once(person, person) == sorted(["done", f"{AL} already belongs to somebody; enter another address"])
    assert at_once(agency, agency) == ["done", "there is an agency 'Ridge House' already; enter another name"]


def planned(town: Town, title: str = "March") -> int:
    with town.database.writing() as session:
        return enter_series(session, {"title": title}, SETTLED, town.dana.id).id


@by_two
@pytest.mark.parametrize("titles", [("March", "March"), ("March", " march ")])
def test_a_series_is_added_once_and_the_other_is_told_so(kind: str, titles: tuple[str, str]) -> None:
    town = Town(KINDS[kind]())
    deeds = at_once(*(partial(planned, town, title) for title in titles))
    assert deeds == ["done", "there is a series of this title already; enter another title"]
    assert rows_of(town, TrainingSeries) == 1


@by_two
def test_a_series_planned_again_by_two_is_there_once_with_its_sessions(kind: str) -> None:
    town = Town(KINDS[kind]())
    number = planned_with_session(town)

    def again() -> None:
        with town.database.writing() as session:
            said = {"title": "April", "begins_on": "2026-04-06"}
            plan_again(session, session.get_one(TrainingSeries, number), said, SETTLED, town.dana.id)

    assert at_once(again, again) == ["done", "there is a series of this title already; enter another title"]
    assert (rows_of(town, TrainingSeries), rows_of(town, Training)) == (2, 2)


def planned_with_session(town: Town) -> int:
    number = planned(town)
    with town.database.writing() as session:
        said = {"title": "Intake", "held_on": "2026-03-02", "minutes": 60}
        add_session(session, session.get_one(TrainingSeries, number), said, SETTLED, town.dana.id)
    return number


@by_two
def test_one_session_of_a_series_is_added_once(kind: str) -> None:
    town = Town(KINDS[kind]())
    number = planned(town)

    def add() -> None:
        said = {"title": "Intake", "held_on": "2026-03-02", "minutes": 60}
        with town.database.writing() as session:
            add_session(session, session.get_one(TrainingSeries, number), said, SETTLED, town.dana.id)

    done, refused = at_once(add, add)
    assert done == "done"
    assert "on the list for that day already" in refused
    assert rows_of(town, Training) == 1


@by_two
def test_somebody_is_put_into_a_series_once_and_both_are_answered_in_plain_words(kind: str) -> None:
    town = Town(KINDS[kind]())
    number = planned_with_session(town)

    def put() -> None:
        with town.database.writing() as session:
            series = session.get_one(TrainingSeries, number)
            put_in(session, series, {"people": [str(town.tess.id)]}, SETTLED, town.dana.id)

    deeds = at_once(put, put, put)
    assert deeds[0] == "done"
    assert set(deeds) <= {"done", "somebody else put one of them in just now; look again"}
    assert (rows_of(town, SeriesPlace), rows_of(town, Attendance)) == (1, 1)


@by_two
def test_a_partnership_is_recorded_once(kind: str) -> None:
    town = Town(KINDS[kind]())
    with town.database.writing() as session:
        said = {"name": "Ridge House", "kind": "shelter", "cocs": ["Balance of State"], "guideline_days": None}
        number = enter_agency(session, said, SETTLED, town.dana.id).id

    def sign() -> None:
        with town.database.writing() as session:
            agency = session.get_one(Agency, number)
            record_partnership(
                session, agency, {"signed_as": "Ada Roe", "signed_on": date(2026, 1, 5)}, local(2, 20), town.dana.id
            )

    assert at_once(sign, sign) == ["done", "the agreement is on record already"]


def rows_of(town: Town, row: Any) -> int:
    with town.database.reading() as session:
        return session.scalar(select(func.count()).select_from(row)) or 0


@by_two
def test_two_requests_for_somebody_new_add_the_person_once(kind: str) -> None:
    town = Town(KINDS[kind]())
    al, maple = {"name": "Al Roe", "email": AL}, {"agency": "maple-street-family-center"}
    ours = partial(town.ask, local(2, 20), town.tess, "", **al)
    theirs = partial(town.ask, local(2, 20), town.dana, "Omar called.", **al, **maple)
    asked = at_once(ours, theirs)
    assert "done" in asked
    assert all(each == "done" or "ICA decides first" in each for each in asked)
    with town.database.reading() as session:
        assert session.scalar(select(func.count(Person.id)).where(Person.email == AL)) == 1


@by_two
def test_a_private_calendar_is_made_anew_twice(kind: str) -> None:
    town = Town(KINDS[kind]())

    def make() -> None:
        with town.database.writing() as session:
            new_feed(session, session.get_one(Person, town.tess.id), SETTLED)

    assert at_once(make, make, make) == ["done"] * 3
    with town.database.reading() as session:
        assert session.scalar(select(func.count(Feed.id))) == 1


@by_two
def test_two_people_do_not_get_one_username(kind: str) -> None:
    town = Town(KINDS[kind]())
    numbers = [cleared(town, "Jo Tran", JO), cleared(town, "Al Roe", AL)]

    def confirm(number: str, username: str) -> None:
        account = {**ACCOUNT, "username": username}
        town.do(number, town.dana, "confirm-username", local(3, 23), **account)

    done, refused = at_once(lambda: confirm(numbers[0], "jt"), lambda: confirm(numbers[1], "JT"))
    assert (done, "somebody else has this username" in refused) == ("done", True)
    with town.database.reading() as session:
        assert session.scalar(select(func.count(License.id))) == 1


OPENED = local(4, 2)
GRAVE = {
    "nature": "A breach", "occurred_on": "2026-03-20", "law": True, "counsel_note": "18 USC 1030",
    "proposal": "keep the license",
}  # fmt: skip


def voting(bench: Bench, number: str, member: Viewer, version: int) -> Callable[[], None]:
    """Return how a member votes from a page of some version."""

    def vote() -> None:
        with bench.database.writing() as session:
            act(session, member, number, "vote", Sent({"choice": "keep"}), now=OPENED, version=version)

    return vote


@by_two
def test_two_votes_from_pages_opened_at_one_minute_both_count(kind: str) -> None:
    bench = Bench(KINDS[kind]())
    number = bench.notify(finding=GRAVE)
    version = bench.case(number).version
    votes = [voting(bench, number, each, version) for each in bench.members]
    assert at_once(*votes) == ["done"] * 3
    assert bench.case(number).version == version + 3


@by_two
def test_a_second_vote_of_one_member_names_the_first(kind: str) -> None:
    bench = Bench(KINDS[kind]())
    number = bench.notify(finding=GRAVE)
    vote = voting(bench, number, bench.members[0], bench.case(number).version)
    vote()
    with pytest.raises(Stale) as error:
        vote()
    assert [deed.by for deed in error.value.deeds] == [bench.members[0].name]
