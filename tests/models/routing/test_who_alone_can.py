"""Whatever one person alone can do stands in that person's own list, whoever comes, leaves or stands aside."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.access.access import viewer_of
from models.accounts.leaving import end_office
from models.casebook.case_search import duties_of, find
from models.casebook.changing_hands import can_do, follow_licenses
from models.database import Database
from models.intake.remarks import recuse
from models.registries.people_and_agencies import give_office
from models.rows.cases import CaseRow
from models.rows.conduct import Sanction
from models.rows.people import Agency, Office, Person
from models.rows.registries import License
from tests.databases import by_turns
from tests.desks import local
from tests.models.test_laws import BEGUN_BY_PEOPLE, every_process, opened, stride
from tests.models.violations import Bench
from workflows.engine.cases import NotAllowed
from workflows.grammar.process import Process
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    CHAIR,
    COMMITTEE,
    COUNSEL,
    ICA_DIRECTOR,
    OF_AN_AGENCY,
    OF_THE_CASE,
    SYSTEM_ADMIN,
)

EXAMPLES = 50  # of all processes together
OFFICES = (SYSTEM_ADMIN, ICA_DIRECTOR, COUNSEL, AGENCY_ADMIN, AGENCY_DIRECTOR, CHAIR, COMMITTEE)


@pytest.fixture
def database(process: Process) -> Database:
    """Return an empty desk, on the database on which the laws do not walk through this process."""
    return by_turns(f"{process.key}!")


def theirs_alone(session: Session, number: str) -> None:
    """Check of each open duty of a case that it is with the only person who can do it, if there is just one."""
    case = session.query(CaseRow).filter_by(number=number).one()
    people = session.scalars(select(Person).where(Person.left_at.is_(None))).all()
    for duty in duties_of(session, case.id):
        if duty.closed_at is not None or duty.owner in OF_THE_CASE:
            continue
        able = [person.id for person in people if can_do(session, person, duty, case)]
        assert len(able) != 1 or duty.assignee_id == able[0], f"{duty.key} is {able}'s, and with {duty.assignee_id}"
        if duty.key.partition(":")[2].isdecimal():  # a member's own vote, also before the member may see the case
            continue
        assert duty.assignee_id is None or duty.assignee_id in able, f"{duty.key} is with somebody who cannot do it"


def upset(bench: Bench, number: str, now: datetime, dice: Random) -> None:
    """Let somebody stand aside in a case, get an office, or lose one."""
    with bench.database.writing() as session:
        person = session.get_one(Person, dice.choice(session.scalars(select(Person.id).order_by(Person.id)).all()))
        with suppress(NotAllowed, LookupError):
            match dice.randrange(4):
                case 0:
                    case, _ = find(session, viewer_of(person), number)
                    recuse(session, viewer_of(person), case, "A relative.", now)
                case 1:
                    bar_or_free(session, dice, now)
                case 2:
                    role = dice.choice(OFFICES)
                    home = session.scalars(select(Agency)).first() if role in OF_AN_AGENCY else None
                    give_office(session, person, role, home, now)
                case _:
                    if held := session.scalars(select(Office).where(Office.person_id == person.id)).first():
                        end_office(session, held, now, bench.dana.id)


def all_free(bench: Bench, now: datetime) -> None:
    """Let no administrator's role rest from an earlier walk, so that whoever begins a case can."""
    with bench.database.writing() as session:
        session.execute(update(Sanction).values(ended_at=now))
        administrators = select(Office.person_id).where(Office.role == AGENCY_ADMIN)
        session.execute(delete(License).where(License.person_id.in_(administrators), License.ended_at.is_not(None)))
        follow_licenses(session, (), set(session.scalars(select(Agency.id))), now)


def bar_or_free(session: Session, dice: Random, now: datetime) -> None:
    """Suspend an Agency Administrator, or the whole agency, or end their license; or let all suspensions be over."""
    office = dice.choice(session.scalars(select(Office).where(Office.role == AGENCY_ADMIN).order_by(Office.id)).all())
    whose, agency_id = office.person_id, office.agency_id or 0
    bar = Sanction(case_id=session.scalars(select(CaseRow.id)).first(), kind="violation", begun_at=now)
    match dice.randrange(4):
        case 0:
            bar.person_id = whose
            session.add(bar)
        case 1:
            bar.agency_id = agency_id
            session.add(bar)
        case 2:
            session.add(License(person_id=whose, agency_id=agency_id, username=f"u{dice.getrandbits(60)}", level="Volunteer",
                                art=False, issued_at=now, ended_at=now))  # fmt: skip
        case _:
            session.execute(update(Sanction).values(ended_at=now))
    agencies = set(session.scalars(select(Agency.id)))
    follow_licenses(session, (), agencies, now)


@every_process
@settings(
    max_examples=max(EXAMPLES // len(BEGUN_BY_PEOPLE), 1), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(dice=st.randoms(use_true_random=True))
def test_what_one_person_alone_can_do_is_that_persons(database: Database, process: Process, dice: Random) -> None:
    bench = Bench(database) if not hasattr(database, "bench") else database.bench
    database.bench = bench  # type: ignore[attr-defined]
    now = local(2, 20)
    all_free(bench, now)
    number = opened(bench, process, now, dice)
    for _ in range(dice.randint(6, 16)):
        now += timedelta(hours=dice.choice((0, 1, 24, 24 * 6)))
        dice.choice((upset, upset, stride))(bench, number, now, dice)
        with database.reading() as session:
            theirs_alone(session, number)
