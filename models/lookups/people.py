"""What the desk finds out about an agency and a person: what was signed, which licenses there are, who was trained."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import Session

from models.casebook.accounts import accounts
from models.lookups.about import About
from models.lookups.bars import TRAINING, is_barred
from models.rows.conduct import Sanction
from models.rows.people import Agency, Person
from models.rows.registries import Attendance, License, SignedPaper, Training
from workflows.facts.effects import Paper
from workflows.law.agency_kinds import AgencyKind
from workflows.law.policy import FIRST_EDITION
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.people.standing import AgencyStanding, PersonStanding
from workflows.manual.people.training_year.license_held import LicenseHeld
from workflows.manual.people.wellsky import Account, InDirectory

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def agency_standing(session: Session, about: About) -> AgencyStanding:
    """Look up what sort of organization an agency is, and whether it signed (2.1-partnership-sign)."""
    kind = session.execute(select(Agency.kind).where(Agency.id == about.agency_id)).scalar_one()
    signed = exists().where(SignedPaper.paper == Paper.PARTNERSHIP, SignedPaper.agency_id == about.agency_id)
    return AgencyStanding(kind=AgencyKind(kind), partnership_signed=bool(session.scalar(select(signed))))


def person_standing(session: Session, about: About) -> PersonStanding:
    """Look up a person's licenses and papers; a license elsewhere is a past one here (2.2-returning-user)."""
    licenses = session.execute(
        select(License.agency_id, License.ended_at, License.ended_why).where(License.person_id == about.subject_id)
    ).all()
    ended = [row.ended_at for row in licenses if row.agency_id == about.agency_id and row.ended_at]
    mine = SignedPaper.person_id == about.subject_id
    agreed = exists().where(
        mine, SignedPaper.paper == Paper.USER_AGREEMENT, SignedPaper.agency_id == about.agency_id,
        SignedPaper.signed_at > max(ended, default=LONG_AGO),  # an agreement ends with the license it was signed for
    )  # fmt: skip
    noticed = exists().where(mine, SignedPaper.paper == Paper.PRIVACY_NOTICE)
    return PersonStanding(
        licensed_here=any(row.agency_id == about.agency_id and row.ended_at is None for row in licenses),
        licensed_before=any(row.agency_id != about.agency_id or row.ended_at is not None for row in licenses),
        terminated=any(row.ended_why == "terminated" for row in licenses),
        barred=is_barred(session, about.subject_id, about.agency_id),
        agreement_signed=bool(session.scalar(select(agreed))),
        notice_acknowledged=bool(session.scalar(select(noticed))),
        left=bool(session.scalar(select(exists().where(Person.id == about.subject_id, Person.left_at.is_not(None))))),
    )


def license_held(session: Session, about: About) -> LicenseHeld:
    """Look up the license at the agency, whether it is for ART too, and what suspends it (2.2-annual-security)."""
    mine = License.person_id == about.subject_id
    issued = session.execute(
        select(License.agency_id, License.issued_at, License.art, License.ended_at)
        .where(mine)
        .order_by(License.issued_at)
    ).all()
    here = [row for row in issued if row.agency_id == about.agency_id and row.ended_at is None]
    art = next((_day(row.issued_at) for row in here if row.art), None)
    others = (Sanction.ended_at.is_(None), Sanction.case_id != (about.case_id or 0))
    bars = session.scalars(select(Sanction).where(*others, _touches(about))).all()
    person, agency = session.get(Person, about.subject_id), session.get(Agency, about.agency_id or 0)
    return LicenseHeld(
        agency=agency.key if agency else "",
        user=person.email if person else "",
        held=bool(here),
        art_since=art,
        first_on=_day(issued[0].issued_at) if issued else None,
        suspended_already=any(bar.kind == TRAINING for bar in bars),
        barred_otherwise=bool(bars),
    )


def accounts_held(session: Session, about: About) -> InDirectory:
    """Look up what the directory says of a person's accounts in WellSky."""
    found = accounts(session, License.person_id == (about.subject_id or 0))
    return InDirectory(
        accounts=tuple(Account(username=each.username, access=each.access, level=each.level) for each in found.values())
    )


def _touches(about: About) -> ColumnElement[bool]:
    """Return the condition that a bar stands against a person's licenses, or those of the agency."""
    return or_(Sanction.person_id == (about.subject_id or 0), Sanction.agency_id == (about.agency_id or 0))


def _day(moment: datetime) -> date:
    return FIRST_EDITION.calendar.day(moment)


def training_record(session: Session, about: About) -> TrainingRecord:
    """Look up a person's rows on the rosters of trainings."""
    rows = session.execute(
        select(Training.topic, Training.title, Training.held_on, Training.minutes, Attendance.missed)
        .join(Attendance, Attendance.training_id == Training.id)
        .where(Attendance.person_id == about.subject_id)
        .order_by(Training.held_on, Training.id)
    )
    return TrainingRecord(
        attended=tuple(
            Attended(topic=topic, title=title, on=on, minutes=minutes, missed=missed)
            for topic, title, on, minutes, missed in rows
        )
    )
