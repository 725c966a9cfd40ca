"""Who has signed an edition, who has not yet, and who is no longer asked, as far as somebody may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, select, true, union_all
from sqlalchemy.orm import Session, aliased

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.lookups.texts import concerned, has_signed, signature_of
from models.rows.cases import CaseRow, DutyRow
from models.rows.people import Agency, Person
from models.rows.registries import PolicyText, SignedPaper, TextAsked
from models.store.paging import FIRST, Order, Page, Part
from workflows.facts.effects import Paper
from workflows.law.roles import OF_AN_AGENCY


class Standing(StrEnum):
    """How it stands with somebody's signature."""

    SIGNED = "signed"
    WAITING = "waiting"
    LATE = "past due"
    TO_ASK = "not asked yet"
    CLOSED = "no longer asked"


@dataclass(frozen=True)
class Line:
    """A person at an agency, and how it stands with the signature."""

    person_id: int
    person: str
    agency: str
    standing: Standing
    signed_at: datetime | None
    paper_id: int | None  # of the proof, for whom it is shown
    due_on: date | None
    case: str


@dataclass(frozen=True)
class Sought:
    """Which lines of an edition are asked for, at which moment."""

    text: PolicyText
    now: datetime
    standing: Standing | None = None
    part: Part = FIRST


def reads_signatures(viewer: Viewer) -> bool:
    """Say whether somebody may know who has signed: ICA of all, an agency of its own people."""
    return viewer.is_staff() or bool(viewer.roles & OF_AN_AGENCY)


def signatures_of(session: Session, viewer: Viewer, sought: Sought) -> Page[Line]:
    """Return a page of the lines, by name."""
    rows, order = _rows(viewer, sought)
    page = order.rows(session, rows, sought.part)
    return Page([_line(session, sought, row) for row in page.rows], page.next, page.previous)


def all_signatures(session: Session, viewer: Viewer, sought: Sought) -> list[Line]:
    """Return all lines, by name, for a table."""
    rows, order = _rows(viewer, sought)
    return [_line(session, sought, row) for row in session.execute(rows.order_by(*order.columns))]


def counts_of(session: Session, viewer: Viewer, text: PolicyText, now: datetime) -> dict[Standing, int]:
    """Count the lines of each standing."""
    rows, _ = _rows(viewer, Sought(text, now))
    found = rows.subquery()
    counted = session.execute(select(found.c.standing, func.count()).group_by(found.c.standing)).all()
    return {**dict.fromkeys(Standing, 0), **{Standing(standing): number for standing, number in counted}}


def _rows(viewer: Viewer, sought: Sought) -> tuple[Select[Any], Order]:
    text, who, given = sought.text, _whose(sought.text).subquery("whose"), aliased(SignedPaper)
    signed = (
        select(func.max(SignedPaper.id)).where(*signature_of(text, who.c.person_id, who.c.agency_id)).scalar_subquery()
    )
    due = (
        select(func.min(DutyRow.due_at))
        .where(DutyRow.case_id == CaseRow.id, DutyRow.closed_at.is_(None))
        .scalar_subquery()
    )
    standing = case(
        (given.id.is_not(None), literal(Standing.SIGNED.value)),
        (CaseRow.closed_at.is_not(None), literal(Standing.CLOSED.value)),
        (and_(CaseRow.id.is_not(None), due <= sought.now), literal(Standing.LATE.value)),
        (CaseRow.id.is_not(None), literal(Standing.WAITING.value)),
        else_=literal(Standing.TO_ASK.value),
    ).label("standing")
    agency = func.coalesce(Agency.name, "").label("agency")
    rows = (
        select(
            Person.id.label("person_id"), Person.name.label("person"), agency, standing, given.signed_at,
            given.id.label("paper_id"), due.label("due_at"), CaseRow.number,
        )
        .select_from(who)
        .join(Person, Person.id == who.c.person_id)
        .outerjoin(Agency, Agency.id == who.c.agency_id)
        .outerjoin(CaseRow, CaseRow.id == who.c.case_id)
        .outerjoin(given, given.id == signed)
        .where(_seen(viewer, who.c.agency_id))
    )  # fmt: skip
    rows = rows.where(standing == sought.standing.value) if sought.standing else rows
    columns = (Person.name, agency, Person.id, who.c.agency_id)
    return rows, Order("signatures", *columns, kinds=(str, str, int, int))


def _seen(viewer: Viewer, agency_id: ColumnElement[int]) -> ColumnElement[bool]:
    return true() if viewer.is_staff() else agency_id.in_(viewer.agencies())


def _whose(text: PolicyText) -> Any:
    """Return who was asked; who is to be asked; and who signed without being asked."""
    asked = select(TextAsked.person_id, TextAsked.agency_id, TextAsked.case_id).where(TextAsked.text_id == text.id)
    signed = select(
        SignedPaper.person_id, func.coalesce(SignedPaper.agency_id, 0), literal(None, TextAsked.case_id.type)
    ).where(
        SignedPaper.paper == text.paper, SignedPaper.text_sha256 == text.fingerprint, SignedPaper.void_at.is_(None),
        SignedPaper.person_id.is_not(None), ~exists().where(TextAsked.text_id == text.id,
        TextAsked.person_id == SignedPaper.person_id),
    )  # fmt: skip
    return union_all(asked, signed.distinct(), *((_to_ask(text),) if text.asks else ()))


def _to_ask(text: PolicyText) -> Select[Any]:
    who = concerned(text.paper).subquery("who")
    gone = exists().where(
        TextAsked.text_id == text.id, TextAsked.person_id == who.c.person_id, TextAsked.agency_id == who.c.agency_id
    )
    without = (~gone, ~has_signed(text, who.c.person_id, who.c.agency_id))
    return select(who.c.person_id, who.c.agency_id, literal(None, TextAsked.case_id.type)).where(*without)


def _line(session: Session, sought: Sought, row: Sequence[Any]) -> Line:
    person_id, person, agency, standing, signed_at, paper_id, due_at, number = row[:8]
    due_on = rulebook_of(session).policy(sought.now).calendar.last_day(due_at)
    return Line(person_id, person, agency, Standing(standing), signed_at, paper_id, due_on, number or "")


def reads_proof(viewer: Viewer, person_id: int | None, paper: Paper, agency_id: int | None) -> bool:
    """Say whether somebody may read a proof: whose signature it is, and ICA; the agency that keeps its User Agreements too."""
    kept = paper is Paper.USER_AGREEMENT and agency_id in viewer.agencies()  # 2.1-user-agreement-kept
    return viewer.is_staff() or viewer.id == person_id or kept


def proof(session: Session, viewer: Viewer, person_id: int, paper_id: int) -> SignedPaper | None:
    """Return a signature, if somebody may read the proof of it."""
    rows = select(SignedPaper).where(SignedPaper.id == paper_id, SignedPaper.person_id == person_id)
    found = session.scalars(rows).one_or_none()
    return found if found and reads_proof(viewer, person_id, found.paper, found.agency_id) else None


def proved(session: Session, viewer: Viewer, paper: SignedPaper) -> tuple[Person | None, Agency | None, str]:
    """Return who signed, for which agency, and the number of the case, where the reader may know of it."""
    case_row = session.scalars(
        select(CaseRow).where(CaseRow.id == paper.case_id, visible(viewer, rulebook_of(session)))
    ).one_or_none()
    person = session.get(Person, paper.person_id) if paper.person_id else None
    agency = session.get(Agency, paper.agency_id) if paper.agency_id else None
    return person, agency, case_row.number if case_row else ""
