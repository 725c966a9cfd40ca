"""An agency's year as it is on record: what it signed, its people and their standing, suspensions, findings, and what was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.lookups.bars import bars_of
from models.lookups.standing.partners import (
    REVIEWS,
    USERS_REVIEWED,
    YEARLY_CONFIRMED,
    PartnerStanding,
    partner_standing,
)
from models.lookups.standing.training_years import TrainingYear, training_year
from models.registries.details import holders_of
from models.registries.from_cases.findings import Line, Sought, all_findings, with_numbers
from models.registries.on_record.deeds import Deed, Span, deeds, year_of
from models.registries.on_record.person_year import Reading, bars_within, numbers_of, tiers_of, was_held
from models.rows.cases import CaseRow
from models.rows.conduct import Sanction
from models.rows.people import Agency, Person
from models.rows.registries import License, SignedPaper
from workflows.facts.effects import Paper
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR

OF_THE_AGENCY = frozenset({Paper.PARTNERSHIP, Paper.LOCAL_RULES, Paper.COMPARABLE})


@dataclass(frozen=True)
class User:
    """Somebody who held a license at the agency in the year, what counts of it, and the User Agreement signed last."""

    license: License
    trainings: TrainingYear
    agreement: SignedPaper | None


@dataclass(frozen=True)
class AgencyYear:
    """What is on record of an agency in a year, as far as somebody may know it."""

    agency: Agency
    year: int
    span: Span
    standing: PartnerStanding
    administrators: tuple[Person, ...]
    directors: tuple[Person, ...]
    signed: tuple[SignedPaper, ...]  # in the year, and what was in force when it began
    users: tuple[User, ...]
    bars: tuple[Sanction, ...]
    findings: tuple[Line, ...]
    tiers: Mapping[int, int]
    deeds: tuple[Deed, ...]  # in the agency's own cases
    numbers: Mapping[int, str]


def agency_year(session: Session, reading: Reading, agency: Agency, year: int) -> AgencyYear:
    """Return an agency's year as somebody may know it."""
    viewer, span, calendar = reading.viewer, year_of(year), reading.policy.calendar
    rows = select(License).join(Person, Person.id == License.person_id).where(License.agency_id == agency.id)
    issued = session.scalars(rows.order_by(Person.name, License.id)).unique()
    held = [each for each in issued if was_held(each, span, calendar)]
    signed = _signed(session, agency, span, reading)
    bars = bars_within(bars_of(session, held), span, calendar) if held else _own_bars(session, agency, span, reading)
    found = with_numbers(session, all_findings(session, viewer, Sought(agency=agency.key)))
    own = (CaseRow.agency_id == agency.id) & CaseRow.subject_id.is_(None) & (CaseRow.client == "")
    return AgencyYear(
        agency, year, span, partner_standing(session, agency, reading.policy),
        tuple(holders_of(session, AGENCY_ADMIN, agency)), tuple(holders_of(session, AGENCY_DIRECTOR, agency)),
        tuple(signed), tuple(_user(session, reading, each, year) for each in held), tuple(bars),
        tuple(each for each in found if span.has(calendar.day(each.finding.found_at))),
        tiers_of(found),
        tuple(deeds(session, viewer, own, span)),
        numbers_of(session, viewer, [*(each.case_id for each in signed), *(each.case_id for each in bars)]),
    )  # fmt: skip


def _signed(session: Session, agency: Agency, span: Span, reading: Reading) -> list[SignedPaper]:
    """Return what the agency signed or handed in during the year, and of each kind what came last before."""
    mine = (SignedPaper.agency_id == agency.id, SignedPaper.paper.in_(OF_THE_AGENCY))
    rows = session.scalars(select(SignedPaper).where(*mine).order_by(SignedPaper.signed_at, SignedPaper.id)).all()
    day = reading.policy.calendar.day
    before = {each.paper: each for each in rows if day(each.signed_at) < span.first}
    return [*before.values(), *(each for each in rows if span.has(day(each.signed_at)))]


def _own_bars(session: Session, agency: Agency, span: Span, reading: Reading) -> list[Sanction]:
    rows = session.scalars(select(Sanction).where(Sanction.agency_id == agency.id).order_by(Sanction.id)).unique()
    return bars_within({agency.id: list(rows)}, span, reading.policy.calendar)


def _user(session: Session, reading: Reading, held: License, year: int) -> User:
    counted = training_year(session, held.person_id, held.agency_id, year, policy=reading.policy, now=reading.now)
    ends = reading.policy.calendar.at(date(year + 1, 1, 1))
    rows = select(SignedPaper).where(
        SignedPaper.person_id == held.person_id, SignedPaper.paper == Paper.USER_AGREEMENT,
        or_(SignedPaper.agency_id == held.agency_id, SignedPaper.agency_id.is_(None)), SignedPaper.signed_at < ends,
    )  # fmt: skip
    last = session.scalars(rows.order_by(SignedPaper.signed_at.desc(), SignedPaper.id.desc()).limit(1)).one_or_none()
    return User(held, counted, last)


def last_reviews(session: Session, viewer: Viewer, agency: Agency) -> tuple[date | None, date | None]:
    """Return the days on which the agency last went through its users, and confirmed its notice and information."""
    own = (CaseRow.process == REVIEWS) & (CaseRow.agency_id == agency.id)
    last = {deed.step: deed.on for deed in deeds(session, viewer, own, Span(date.min, date.max))}
    return last.get(USERS_REVIEWED), last.get(YEARLY_CONFIRMED)
