"""Editions of texts: which is in effect, whom it concerns, and who has signed it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from models.access.rulebook import rulebook_of
from models.lookups.about import About
from models.rows.people import Office, Person
from models.rows.registries import License, PolicyText, SignedPaper
from workflows.facts.effects import Paper
from workflows.facts.text_kinds import TextKind
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN
from workflows.manual.governance.acknowledgment.asking import Readership, TextAsked

Parties: TypeAlias = Select[int, int]  # the numbers of a person and of an agency, 0 for none
OF_AN_AGENCY = frozenset({Paper.USER_AGREEMENT, Paper.GUIDELINES})  # signed for each agency; the others once a person


def today_of(session: Session, now: datetime) -> date:
    """Return the day by the desk's own calendar."""
    return rulebook_of(session).policy(now).calendar.day(now)


def in_effect(session: Session, paper: Paper, today: date) -> PolicyText | None:
    """Return the edition of a text that is in effect on a day."""
    rows = select(PolicyText).where(PolicyText.paper == paper, PolicyText.effective_on <= today)
    return session.scalars(rows.order_by(PolicyText.effective_on.desc(), PolicyText.id.desc()).limit(1)).one_or_none()


def edition(session: Session, paper: Paper, fingerprint: str) -> PolicyText | None:
    """Return the edition of a text that has these words."""
    rows = select(PolicyText).where(PolicyText.paper == paper, PolicyText.fingerprint == fingerprint)
    return session.scalars(rows).one_or_none()


def to_ask(session: Session, now: datetime) -> list[PolicyText]:
    """Return the editions in effect that are asked of people, locked for this transaction; another worker has the rest."""
    today = today_of(session, now)
    begun = (PolicyText.asks.is_(True), PolicyText.begins_at <= now)
    rows = select(PolicyText).where(*begun).order_by(PolicyText.id).with_for_update(skip_locked=True, of=PolicyText)
    found = session.scalars(rows.execution_options(populate_existing=True)).all()
    return [each for each in found if in_effect(session, each.paper, today) is each]


def concerned(paper: Paper) -> Parties:
    """Return whom a text concerns, and at which agency: once a person it is the one of the oldest license."""
    if paper is Paper.GUIDELINES:
        at = func.coalesce(Office.agency_id, 0).label("agency_id")
        held = select(Office.person_id, at).join(Person, Person.id == Office.person_id)
        return held.where(
            Office.role == AGENCY_ADMIN, Office.agency_id.is_not(None), Person.left_at.is_(None)
        ).distinct()
    at = func.coalesce(License.agency_id, 0).label("agency_id")
    rows = select(License.person_id, at).where(License.ended_at.is_(None))
    if paper in OF_AN_AGENCY:
        return rows.distinct()
    older = aliased(License)
    first = select(func.min(older.id)).where(older.ended_at.is_(None)).group_by(older.person_id)
    return rows.where(License.id.in_(first))


def has_signed(
    text: PolicyText, person_id: ColumnElement[int], agency_id: ColumnElement[int], *others: ColumnElement[bool]
) -> ColumnElement[bool]:
    """Return the condition that somebody signed an edition, whichever case asked for it."""
    return exists().where(*signature_of(text, person_id, agency_id), *others)


def signature_of(
    text: PolicyText, person_id: ColumnElement[int], agency_id: ColumnElement[int]
) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a signature counts for somebody under an edition."""
    here = (func.coalesce(SignedPaper.agency_id, 0) == agency_id,) if text.paper in OF_AN_AGENCY else ()
    same = and_(SignedPaper.paper == text.paper, SignedPaper.text_sha256 == text.fingerprint)
    return same, SignedPaper.void_at.is_(None), SignedPaper.person_id == person_id, *here


def asked_form(text: PolicyText) -> TextAsked:
    """Return what a case about an edition begins with."""
    return TextAsked(
        kind=TextKind(text.paper.key), edition=text.edition, effective_on=text.effective_on,
        fingerprint=text.fingerprint, news=text.news, grace_days=text.grace_days,
    )  # fmt: skip


def readership(session: Session, about: About) -> Readership:
    """Look up whether an edition still concerns a person, was signed in another case, or has a newer one."""
    asked = next((form for form in about.said if isinstance(form, TextAsked)), None)
    text = edition(session, Paper(asked.kind.key), asked.fingerprint) if asked else None
    if text is None:
        return Readership()
    newer = select(PolicyText.edition).where(
        PolicyText.paper == text.paper, PolicyText.asked_from.is_not(None), PolicyText.effective_on >= text.effective_on,
        PolicyText.id != text.id, or_(PolicyText.effective_on > text.effective_on, PolicyText.id > text.id),
    )  # fmt: skip
    signed_at = session.scalar(_signed_at(text, about))
    return Readership(
        concerned=bool(session.scalar(select(_concerns(text.paper, about)))),
        signed_on=FIRST_EDITION.calendar.day(signed_at) if signed_at else None,
        newer=session.scalar(newer.order_by(PolicyText.effective_on.desc(), PolicyText.id.desc()).limit(1)) or "",
    )


def _signed_at(text: PolicyText, about: About) -> Select[datetime]:
    person, agency = func.coalesce(about.subject_id or 0, 0), func.coalesce(about.agency_id or 0, 0)
    elsewhere = func.coalesce(SignedPaper.case_id, 0) != (about.case_id or -1)
    return select(func.min(SignedPaper.signed_at)).where(*signature_of(text, person, agency), elsewhere)


def _concerns(paper: Paper, about: About) -> ColumnElement[bool]:
    if paper is Paper.GUIDELINES:
        return exists().where(
            Office.person_id == about.subject_id, Office.role == AGENCY_ADMIN, Office.agency_id == about.agency_id
        )
    mine = (License.person_id == about.subject_id, License.agency_id == about.agency_id)
    return exists().where(*mine, License.ended_at.is_(None))
