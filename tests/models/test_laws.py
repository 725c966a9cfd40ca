"""Laws that hold for every case of the database, whatever happens to it, at whatever hour."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import hats
from models.access.rulebook import rulebook_of
from models.casebook.case_search import Search, duties_of, search
from models.casebook.casebook import Author, fire, restored
from models.casebook.duty_rows import END_OF_TIME
from models.casebook.replaying import replayed
from models.database import Database
from models.inbox.inbox import Asked, Queue, tasks
from models.intake.opening import Opening, open_case
from models.lookups.bars import active_bars
from models.registries.programs import programs_of
from models.rows.cases import CaseRow, DutyRow
from models.rows.disclosures import Disclosure
from models.rows.people import Agency, Program
from models.rows.registries import License
from models.store.paging import Part
from tests.databases import by_turns
from tests.desks import local
from tests.models.violations import KIM, Bench
from workflows.answers.samples import forms_like
from workflows.engine.cases import NotAllowed
from workflows.facts.forms import Form
from workflows.grammar.duties import Duty, base
from workflows.grammar.events import Act
from workflows.grammar.openings import openings
from workflows.grammar.process import Process, Step
from workflows.grammar.takers import owners_of
from workflows.law.agency_kinds import AgencyKind, ProjectType
from workflows.law.fields import Mark, marked
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import CLOCK, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.disclosure.law_enforcement.consenting import still_asked
from workflows.manual.registry import PROCESSES

BEGUN_BY_PEOPLE = [
    process for process in PROCESSES if not process.by_corrections and process.key not in {"D04", "D05", "P28"}
]  # which the directory begins, or a list
WALKS, LEAST = 40, 1  # among all processes, and with each of them
every_process = pytest.mark.parametrize("process", BEGUN_BY_PEOPLE, ids=lambda process: process.key)
KEYS = ("otter-creek-shelter", "maple-street-family-center")


@pytest.fixture
def database(process: Process) -> Database:
    """Return an empty desk, on one of the databases for each process."""
    return by_turns(process.key)


def laws(database: Database, number: str) -> None:
    """Check what must be true of a case's rows."""
    with database.reading() as session:
        row = session.query(CaseRow).filter_by(number=number).one()
        case = restored(
            database.rulebook, {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
        )
        assert replayed(session, row) == case
        open_ = [duty for duty in duties_of(session, row.id) if duty.closed_at is None]
        assert sorted(duty.key for duty in open_) == sorted(case.owed)  # exactly the owed duties, one row each
        for duty in open_:
            owed = case.owed[duty.key]
            assert (duty.next_at, duty.next_rung, duty.still) == (owed.next_at, owed.next_rung, owed.still)
            assert duty.due_at == (owed.receipt.ends if owed.receipt else None)
            assert duty.due_order == (duty.due_at or END_OF_TIME)
        assert (row.closed_at is None) == bool(case.owed)
        closed = session.scalars(
            select(DutyRow.next_at).where(DutyRow.case_id == row.id, DutyRow.closed_at.is_not(None))
        )
        assert set(closed) <= {None}
        registries(session)


def registries(session: Session) -> None:
    """Check what must be true of the registries, whatever the cases did to them."""
    for case in session.scalars(select(CaseRow).where(CaseRow.process == "P19", CaseRow.subject_id.is_not(None))):
        _barred_while_sanctioned(session, case)
    for released in session.scalars(select(Disclosure).where(Disclosure.clause == "3.4-le-written-may")).unique():
        _released_on_conditions(session, released)


def unseen_by_ica(bench: Bench, number: str) -> None:
    """Check that a case which is kept from ICA stands in no queue and no search of ICA's."""
    with bench.database.reading() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        if f";{SYSTEM_ADMIN.key};" not in case.withheld:
            return
        for viewer in (bench.dana, bench.nora):
            assert hats(session, viewer, case) == frozenset()
            assert number not in {row.number for row in search(session, viewer, Search(words=number)).rows}
            for queue in Queue:
                found = tasks(session, viewer, Asked(queue, part=Part(limit=500)), local(2, 20))
                listed = {row.number for row in found.rows}
                assert number not in listed, f"a complaint about ICA's staff is in ICA's {queue}"


def _barred_while_sanctioned(session: Session, case: CaseRow) -> None:
    held = list(session.scalars(select(License).where(License.person_id == case.subject_id)).unique())
    for license_ in held:
        if case.state in {"FIRST", "SECOND", "THIRD", "CHAIRED", "KEPT"}:
            assert license_.ended_at or active_bars(session, license_), "no license is active while a sanction bars it"
        if case.state in {"ENDING", "TERMINATED"}:
            assert license_.ended_at or license_.issued_at > case.opened_at, "what is terminated has ended"


def _released_on_conditions(session: Session, released: Disclosure) -> None:
    row = session.get_one(CaseRow, released.case_id)
    columns = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
    case = restored(rulebook_of(session), columns)
    assert {"complete", "complete-of-both"} & case.taken.keys(), "no release without the written conditions"
    assert "approve" in case.taken, "no release without counsel's approval"
    known = case.known(rulebook_of(session).editions.named(row.edition), row.opened_at)
    assert released.agency
    needed = still_asked(known, released.agency.key)
    assert needed, "no release where each Continuum refused"
    assert case.answers["consent"].keys() >= needed, "no release without the consent of each Continuum asked"


def stride(bench: Bench, number: str, now: datetime, dice: Random) -> None:
    """Let somebody try something."""
    with bench.database.reading() as session:
        row = session.query(CaseRow).filter_by(number=number).one()
        columns = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
    case = restored(bench.database.rulebook, columns)
    ways = [(step, duty) for source, step, duty in case.process.steps() if source == row.state]
    if not ways:
        return
    step, duty = dice.choice(ways)
    party = dice.choice(parties(case.owed, duty))
    owner = dice.choice(owners_of(step, duty, party))
    if owner is CLOCK:
        return
    forms = (dice.choice([*[hoped(step.form, now)] * 3, *forms_like(step.form, now.date())]),) if step.form else ()
    with suppress(NotAllowed), bench.database.writing() as session:
        event = Act(step.name, frozenset({owner}), forms, party=party)
        fire(session, row.id, event, now, Author(bench.dana.id))


def hoped(form: type[Form], now: datetime) -> Form:
    """Return a form as one would hope to see it."""
    return next(forms_like(form, now.date()))


def parties(owed: Mapping[str, object], duty: Duty | None) -> list[str]:
    """Return for whom a duty may be answered."""
    open_ = [key.partition(":")[2] for key in owed if duty and base(key) == duty.key]
    return open_ if duty and duty.owed_by and open_ else [""]


OF_A_KIND = {"P30": AgencyKind.VICTIM_SERVICES}  # which begin for agencies of one kind only


def opened(bench: Bench, process: Process, now: datetime, dice: Random) -> str:
    """Open a case as somebody might, and return its number."""
    email = f"walker{dice.getrandbits(60)}@otter.example"
    if process.key == "P03":
        return bench.ask(now, name="Wanda Walker", email=email)
    if dice.random() < 0.5 or not _holds(bench):  # else one whose record is no longer clean
        bench.hire("Wanda Walker", email)
    if (recurs := process.recurrence) and recurs.wanted is None:
        period = recurs.rhythm.under(FIRST_EDITION).containing(now.date())
        return _begun(bench, process, recurs.begins, period, now)
    if process.key in OF_A_KIND:
        _turn(bench, OF_A_KIND[process.key])
    steps = process.openings[:1] if process.by_texts else openings(process)
    ways = [(step, form) for step in steps if step.form for form in forms_like(step.form, now.date())]
    dice.shuffle(ways)
    for step, form in ways:
        with suppress(NotAllowed):
            return _begun(bench, process, step, named(form), now)
    raise AssertionError(f"nothing that one may say begins {process.key}")


def _holds(bench: Bench) -> bool:
    """Say whether the newest license has not ended; a departure begins with none that has."""
    with bench.database.reading() as session:
        return session.scalars(select(License).order_by(License.id.desc()).limit(1)).one().ended_at is None


def _turn(bench: Bench, kind: AgencyKind) -> None:
    with bench.database.writing() as session:
        session.scalars(select(Agency).where(Agency.key == KEYS[0])).one().kind = kind.key


def _settle_programs(session: Session, agency_id: int, form: Form, now: datetime) -> None:
    """Let the directory have the programs that a form names."""
    known = {each.project_id for each in programs_of(session, agency_id)}
    agency = session.get_one(Agency, agency_id)
    for named_ in (each for field in marked(type(form), Mark.PROGRAMS) for each in getattr(form, field)):
        if named_ not in known:
            session.add(Program(
                agency=agency, name=named_, project_id=named_, continuum=agency.cocs[0], kind=ProjectType.OTHER,
                protected=(), entered_at=now,
            ))  # fmt: skip
    session.flush()


def _begun(bench: Bench, process: Process, step: Step, form: Form, now: datetime) -> str:
    with bench.database.writing() as session:
        agencies = {key: session.scalars(select(Agency.id).where(Agency.key == key)).one() for key in KEYS}
        somebody = session.scalars(select(License.person_id).order_by(License.id.desc()).limit(1)).one()
        shared = bool(marked(type(form), Mark.AGENCIES))
        partner = bool(marked(type(form), Mark.PARTY))
        _settle_programs(session, agencies[KEYS[0]], form, now)
        opening = Opening(
            process.key, step.name, (form,), frozenset(owners_of(step, None)[:1]),
            None if shared else agencies[KEYS[0]], somebody if process.subject else None, client="4711",
            parties=tuple(agencies.values()) if shared else (agencies[KEYS[1]],) if partner else (),
        )  # fmt: skip
        case_id = open_case(session, opening, now, Author(bench.dana.id))
        return session.get_one(CaseRow, case_id).number


def named(form: Form) -> Form:
    """Return a form about the agencies and the people of the town."""
    kind = type(form)
    said: dict[str, object] = dict.fromkeys(marked(kind, Mark.AGENCY), KEYS[0])
    said |= dict.fromkeys(marked(kind, Mark.AGENCIES), KEYS)
    said |= dict.fromkeys(marked(kind, Mark.PARTY), KEYS[1])
    said |= dict.fromkeys(marked(kind, Mark.PERSON_EMAIL), KIM)
    return changed(form, **said)


@every_process
@settings(
    max_examples=max(WALKS // len(BEGUN_BY_PEOPLE), LEAST), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(dice=st.randoms(use_true_random=True))
def test_a_random_walk_through_the_database_keeps_the_laws(database: Database, process: Process, dice: Random) -> None:
    bench = _bench(database)
    now = local(2, 20)
    number = opened(bench, process, now, dice)
    for _ in range(dice.randint(6, 25)):
        now += timedelta(hours=dice.choice((0, 1, 7, 24, 24 * 6, 24 * 20)))
        if dice.random() < 0.3:
            bench.sweep(now)
        else:
            stride(bench, number, now, dice)
        laws(database, number)
        unseen_by_ica(bench, number)
        number = _newest(database, process, number)
    laws(database, number)


def _newest(database: Database, process: Process, number: str) -> str:
    """Follow a series that begins anew; every other case is followed to its end."""
    if process.key != "P03":
        return number
    with database.reading() as session:
        rows = select(CaseRow.number).where(CaseRow.process == "P03").order_by(CaseRow.id.desc())
        return session.scalars(rows.limit(1)).one()


def _bench(database: Database) -> Bench:
    """Return the desk of this database, settled at the first example."""
    if not hasattr(database, "bench"):
        database.bench = Bench(database)  # type: ignore[attr-defined]
    bench: Bench = database.bench  # type: ignore[attr-defined]
    return bench
