"""What is on record of a person's and an agency's year, and what is still to be done: as far as each may know it."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from models.access.access import Viewer
from models.lookups.standing.training_years import training_year
from models.registries.directory import agency, person
from models.registries.on_record.agency_year import AgencyYear, agency_year, last_reviews
from models.registries.on_record.deeds import deeds
from models.registries.on_record.deeds import year_of as days_of
from models.registries.on_record.open_tasks import tasks_about, tasks_of
from models.registries.on_record.people_here import people_here
from models.registries.on_record.person_year import PersonYear, Reading, person_year
from models.registries.on_record.still_needed import still_needed
from models.registries.trainings import enroll, enter_training, record_attendance
from models.rows.cases import CaseRow
from models.rows.people import Person
from tests.databases import KINDS
from tests.desks import Town, local
from tests.models.corrections.correcting import came_late, corrected
from tests.models.violations import KIM, Bench
from workflows.facts.effects import Topic
from workflows.law.policy import FIRST_EDITION

OTTER = "otter-creek-shelter"
NOW = local(11, 28)


@pytest.fixture(scope="module", params=KINDS)
def bench(request: pytest.FixtureRequest) -> Bench:
    """Return a town in which Kim was at three trainings, and was found to have shared a password."""
    town = Bench(KINDS[request.param]())
    town.sweep(local(1, 1, 0))
    held(town, Topic.SECURITY, 2, missed=10)
    held(town, Topic.GENERAL, 3, missed=10)
    held(town, Topic.GENERAL, 4, missed=11)
    town.notify(local(5, 4))
    return town


def held(town: Town, topic: Topic, month: int, missed: int) -> None:
    """Hold a training of an hour and a half that Kim takes part in."""
    now = local(month, 11)
    with town.database.writing() as session:
        kim = session.scalars(select(Person).where(Person.email == KIM)).one()
        facts = {"topic": topic.value, "title": f"{topic} {month}", "held_on": f"2026-{month:02}-10", "minutes": 90}
        row = enroll(session, enter_training(session, facts, now), kim, now)
        record_attendance(session, row, missed, town.dana.id, now=now)


def year_of(town: Town, viewer: Viewer, year: int = 2026, now: datetime = NOW) -> PersonYear | None:
    with town.database.reading() as session:
        who = person(session, viewer, town.viewer(KIM).id)
        return person_year(session, Reading(viewer, now, FIRST_EDITION), who, year) if who else None


def agency_of(town: Town, viewer: Viewer) -> AgencyYear | None:
    with town.database.reading() as session:
        of = agency(session, viewer, OTTER)
        return agency_year(session, Reading(viewer, NOW, FIRST_EDITION), of, 2026) if of else None


def test_a_training_year_counts_what_has_credit_and_says_what_is_missing(bench: Bench) -> None:
    found = year_of(bench, bench.dana)
    assert found is not None
    assert found.counted is not None
    assert (found.counted.secured_on, found.counted.generals_missing, found.counted.arts_missing) == (
        date(2026, 2, 10),
        1,
        0,
    )
    with bench.database.reading() as session:
        who = bench.viewer(KIM)
        next_year = training_year(session, who.id, who.agency_id, 2027, policy=FIRST_EDITION, now=NOW)
    assert (next_year.secured_on, next_year.generals_missing, next_year.is_complete) == (None, 2, False)


def test_a_persons_year_has_license_trainings_suspension_and_steps_with_their_cases(bench: Bench) -> None:
    found = year_of(bench, bench.dana)
    assert found is not None
    (bar,) = found.bars
    (finding,) = found.findings
    assert ([each.username for each in found.licenses], len(found.trainings)) == (["kim.roe"], 3)
    assert found.numbers[bar.case_id] == finding.number
    assert found.tiers == {bar.case_id: 1}
    assert ("P05", "begin") in {(deed.process, deed.step) for deed in found.deeds}
    assert all(deed.on.year == 2026 for deed in found.deeds)
    earlier = year_of(bench, bench.dana, 2024)
    assert earlier is not None
    assert (earlier.licenses, earlier.bars, earlier.deeds, earlier.counted) == ((), (), (), None)


def test_cases_kept_from_somebody_are_on_nobodys_paper(bench: Bench) -> None:
    for viewer in (bench.dana, bench.helen, bench.viewer(KIM)):
        found = year_of(bench, viewer)
        assert found is not None
        assert "P19" not in {deed.process for deed in found.deeds}


def test_each_reads_their_own_an_agency_its_people_and_another_agency_nothing(bench: Bench) -> None:
    own, theirs = year_of(bench, bench.viewer(KIM)), year_of(bench, bench.tess)
    assert own is not None
    assert theirs is not None
    assert len(own.trainings) == len(theirs.trainings) == 3
    assert year_of(bench, bench.omar) is None
    assert agency_of(bench, bench.omar) is None
    assert agency_of(bench, bench.viewer(KIM)) is None  # who holds no office of the agency has no page of it


def test_an_agencys_year_has_its_agreement_its_users_and_their_standing(bench: Bench) -> None:
    found = agency_of(bench, bench.helen)
    assert found is not None
    (user,) = found.users
    assert (user.license.username, user.trainings.secured_on, user.agreement) == ("kim.roe", date(2026, 2, 10), None)
    assert [str(each.paper) for each in found.signed] == ["Partnership Agreement"]
    assert found.standing.renew_by == date(2027, 1, 5)
    assert [each.name for each in found.administrators] == ["Tess Barlow"]
    assert len(found.bars) == 1
    assert {deed.process for deed in found.deeds} <= {"P01", "P02", "D03"}


def test_what_is_open_is_listed_for_whoever_may_know_of_it(bench: Bench) -> None:
    kim = bench.viewer(KIM)
    with bench.database.reading() as session:
        mine = tasks_about(session, kim, kim.id)
        assert date(2026, 12, 31) in {FIRST_EDITION.calendar.last_day(each.due_at) for each in mine}
        assert all(each.receipt for each in mine if each.due_at)
        assert tasks_about(session, bench.omar, kim.id) == []
        of = agency(session, bench.tess, OTTER)
        assert of is not None
        assert {each.process for each in tasks_of(session, bench.tess, of)} >= {"D03"}
        assert tasks_of(session, bench.omar, of) == []
        (here,) = people_here(session, bench.tess, of, [session.get_one(Person, kim.id)])
        assert (here.suspended, here.tasks > 0) == (True, True)
        assert last_reviews(session, bench.tess, of) == (None, None)


def test_what_is_missing_before_a_license_is_listed_from_the_first_day(bench: Bench) -> None:
    bench.ask(local(11, 2))
    with bench.database.reading() as session:
        found = still_needed(session, bench.tess, bench.jo_id, NOW)
        assert len(found) >= 4
        assert all(each.clause and each.words for each in found)
        assert still_needed(session, bench.omar, bench.jo_id, NOW) == []


def test_a_step_counts_on_its_better_day_one_entered_late_too_and_what_was_struck_is_gone(bench: Bench) -> None:
    number = bench.ask(local(2, 20), name="Lou Ray", email="lou.ray@otter.example")
    bench.do(number, bench.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    assert corrected(bench, number, bench.dana, "begin-series", now=local(3, 10), facts={"begun_on": "2026-03-06"})
    bench.sweep(local(4, 6, 0))
    came_late(bench, number, bench.dana, "submit", received=date(2026, 3, 30), now=local(4, 7), work="All of it.")
    assert done(bench, number) == [("request", 2, 20), ("begin-series", 3, 6), ("submit", 3, 30)]
    other = bench.ask(local(2, 20), name="Ada Moss", email="ada.moss@otter.example")
    bench.do(other, bench.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    assert corrected(bench, other, bench.dana, "begin-series", now=local(3, 10))
    assert done(bench, other) == [("request", 2, 20)]


def done(bench: Bench, number: str) -> list[tuple[str, int, int]]:
    with bench.database.reading() as session:
        found = deeds(session, bench.dana, CaseRow.number == number, days_of(2026))
        return [(deed.step, deed.on.month, deed.on.day) for deed in found]
