"""What the desk finds out for a case by itself: the records that processes look up, read from the registries."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from models.about import About
from models.bars import is_barred
from models.client_requests import earlier_corrections, earlier_inspections, guideline
from models.committee import committee, meeting_calendar
from models.conduct_lookup import conduct_record
from models.import_lookups import agency_continua, case_documents
from models.people import Agency
from models.registries import Attendance, License, SignedPaper, Training
from workflows.effects import Paper, Topic
from workflows.facts import Form
from workflows.grammar import Process
from workflows.manual.clients.correction_forms import EarlierCorrections
from workflows.manual.clients.inspection_forms import EarlierInspections
from workflows.manual.clients.requests import Guideline
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.data.continua import AgencyContinua
from workflows.manual.data.imports_forms import CaseDocuments
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.people.standing import AgencyKind, AgencyStanding, PersonStanding

Lookup: TypeAlias = Callable[[Session, About], Form]


def records(session: Session, process: Process, about: About) -> tuple[Form, ...]:
    """Return all that a process looks up for a case."""
    return tuple(LOOKUPS[record](session, about) for record in process.records)


def agency_standing(session: Session, about: About) -> AgencyStanding:
    """Look up what sort of organization an agency is, and whether it signed (2.1-partnership-sign)."""
    kind = session.execute(select(Agency.kind).where(Agency.id == about.agency_id)).scalar_one()
    signed = exists().where(SignedPaper.paper == Paper.PARTNERSHIP.value, SignedPaper.agency_id == about.agency_id)
    return AgencyStanding(kind=AgencyKind(kind), partnership_signed=bool(session.scalar(select(signed))))


def person_standing(session: Session, about: About) -> PersonStanding:
    """Look up a person's licenses and papers; a license elsewhere is a past one here (2.2-returning-user)."""
    licenses = session.execute(
        select(License.agency_id, License.ended_at, License.ended_why).where(License.person_id == about.subject_id)
    ).all()
    mine = SignedPaper.person_id == about.subject_id
    agreed = exists().where(
        mine, SignedPaper.paper == Paper.USER_AGREEMENT.value, SignedPaper.agency_id == about.agency_id
    )
    noticed = exists().where(mine, SignedPaper.paper == Paper.PRIVACY_NOTICE.value)
    return PersonStanding(
        licensed_here=any(row.agency_id == about.agency_id and row.ended_at is None for row in licenses),
        licensed_before=any(row.agency_id != about.agency_id or row.ended_at is not None for row in licenses),
        terminated=any(row.ended_why == "terminated" for row in licenses),
        barred=is_barred(session, about.subject_id, about.agency_id),
        agreement_signed=bool(session.scalar(select(agreed))),
        notice_acknowledged=bool(session.scalar(select(noticed))),
    )


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
            Attended(topic=Topic(topic), title=title, on=on, minutes=minutes, missed=missed)
            for topic, title, on, minutes, missed in rows
        )
    )


LOOKUPS: dict[type[Form], Lookup] = {
    AgencyContinua: agency_continua,
    AgencyStanding: agency_standing,
    CaseDocuments: case_documents,
    PersonStanding: person_standing,
    TrainingRecord: training_record,
    Guideline: guideline,
    EarlierInspections: earlier_inspections,
    EarlierCorrections: earlier_corrections,
    MeetingCalendar: meeting_calendar,
    Committee: committee,
    ConductRecord: conduct_record,
}
