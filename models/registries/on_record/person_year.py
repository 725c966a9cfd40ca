"""A person's year as it is on record: licenses and what suspended them, trainings, signatures, findings, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.casebook.case_search import names
from models.lookups.bars import bars_of
from models.lookups.standing.training_years import TrainingYear, training_year
from models.registries.details import Signature, signatures
from models.registries.directory import attended, licenses_of
from models.registries.from_cases.findings import Line, Sought, all_findings, with_numbers
from models.registries.on_record.deeds import Deed, Span, deeds, year_of
from models.rows.cases import CaseRow
from models.rows.conduct import Sanction
from models.rows.people import Person
from models.rows.registries import Attendance, License
from workflows.law.calendar import Calendar
from workflows.law.policy import Policy


@dataclass(frozen=True)
class PersonYear:
    """What is on record of a person in a year, as far as somebody may know it."""

    person: Person
    year: int
    span: Span
    licenses: tuple[License, ...]  # held on a day of the year
    bars: tuple[Sanction, ...]
    trainings: tuple[Attendance, ...]  # of that year
    counted: TrainingYear | None  # of whoever held a license
    signed: tuple[Signature, ...]
    findings: tuple[Line, ...]
    tiers: Mapping[int, int]  # of each finding that the reader may know of, by its case
    deeds: tuple[Deed, ...]
    numbers: Mapping[int, str]  # of the cases that the reader may know of, by their ids
    recorders: Mapping[int, str]  # who recorded attendance


@dataclass(frozen=True)
class Reading:
    """Who asks for a year, when, and by which numbers it is counted."""

    viewer: Viewer
    now: datetime
    policy: Policy


def person_year(session: Session, reading: Reading, person: Person, year: int) -> PersonYear:
    """Return a person's year as somebody may know it."""
    viewer, span, calendar = reading.viewer, year_of(year), reading.policy.calendar
    held = [each for each in licenses_of(session, viewer, person.id) if was_held(each, span, calendar)]
    bars = bars_within(bars_of(session, held), span, calendar)
    signed = [each for each in signatures(session, viewer, person.id) if span.has(calendar.day(each.signed_at))]
    rows = [row for row in attended(session, person.id) if span.has(row.training.held_on)]
    found = with_numbers(session, all_findings(session, viewer, Sought(person_id=person.id)))
    cases = {each.case_id for each in bars} | {each.case_id for each in signed}
    cases |= {event.case_id for each in held for event in each.levels_that_count()}
    agency_id = held[-1].agency_id if held else None
    return PersonYear(
        person, year, span, tuple(held), tuple(bars), tuple(sorted(rows, key=_held_on)),
        training_year(session, person.id, agency_id, year, policy=reading.policy, now=reading.now) if held else None,
        tuple(signed), tuple(each for each in found if span.has(calendar.day(each.finding.found_at))),
        tiers_of(found),
        tuple(deeds(session, viewer, CaseRow.subject_id == person.id, span)), numbers_of(session, viewer, cases),
        names(session, {row.recorded_by_id for row in rows if row.recorded_by_id}),
    )  # fmt: skip


def _held_on(row: Attendance) -> tuple[date, int]:
    return row.training.held_on, row.id


def was_held(license_: License, span: Span, calendar: Calendar) -> bool:
    """Say whether a license was held on a day of a span."""
    ended = license_.ended_at and calendar.day(license_.ended_at)
    return calendar.day(license_.issued_at) <= span.last and (ended is None or ended >= span.first)


def bars_within(bars: Mapping[int, list[Sanction]], span: Span, calendar: Calendar) -> list[Sanction]:
    """Return each bar that stood on a day of a span, once, the first first."""
    once = {bar.id: bar for of_one in bars.values() for bar in of_one}
    return [
        bar
        for _, bar in sorted(once.items())
        if calendar.day(bar.begun_at) <= span.last
        and (bar.ended_at is None or calendar.day(bar.ended_at) >= span.first)
    ]


def tiers_of(found: Iterable[Line]) -> dict[int, int]:
    """Return which violation each finding was, by its case."""
    return {each.finding.case_id: each.finding.tier for each in found}


def numbers_of(session: Session, viewer: Viewer, cases: Iterable[int | None]) -> dict[int, str]:
    """Return the numbers of those cases of which somebody may know."""
    ids = {each for each in cases if each}
    if not ids:
        return {}
    rows = select(CaseRow.id, CaseRow.number).where(CaseRow.id.in_(ids), visible(viewer, rulebook_of(session)))
    return {row[0]: row[1] for row in session.execute(rows)}
