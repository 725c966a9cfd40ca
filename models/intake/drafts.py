"""Forms half filled in: kept as they are typed, for whoever types them and for nobody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session

from models.access.access import Viewer, visible
from models.access.rulebook import rulebook_of
from models.rows.cases import CaseRow, Draft
from models.store.one_at_a_time import alone
from workflows.answers.drafts import touched_since
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

MOST_CHARACTERS = 200_000  # of a form; no form takes so much


@dataclass(frozen=True, slots=True)
class FormOf:
    """Which form it is: of what, and the step that it takes."""

    about: str
    step: str
    case_id: int | None = None

    @classmethod
    def case(cls, case: CaseRow, step: str) -> FormOf:
        """Return the form of a step of a case, or of what may be added to it."""
        return cls(f"case:{case.id}", step, case.id)

    @classmethod
    def late(cls, case: CaseRow, step: str) -> FormOf:
        """Return the form with which ICA enters for others what reached it."""
        return cls(f"late:{case.id}", step, case.id)

    @classmethod
    def start(cls, process: str, step: str) -> FormOf:
        """Return the form with which a case of a process begins."""
        return cls(f"start:{process}", step)

    @classmethod
    def correction(cls, case: CaseRow, entry: int) -> FormOf:
        """Return the form that corrects an entry of a case."""
        return cls(f"entry:{case.id}", str(entry), case.id)

    @classmethod
    def together(cls, process: str, step: str) -> FormOf:
        """Return the form with which a step is taken in several cases at once."""
        return cls(f"together:{process}", step)

    @classmethod
    def page(cls, place: str, deed: str) -> FormOf:
        """Return a form of a page of no case, by where it stands and what its button says."""
        return cls(f"page:{place}", deed)


@dataclass(frozen=True, slots=True)
class Kept:
    """A form as its author left it."""

    fields: Mapping[str, object]
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Listed:
    """A form half filled in, in the list of its author's."""

    id: int
    kind: str  # case, late, entry, start, together or page
    process: str  # of a page, where it stands
    step: str
    number: str  # of the case, if it is in one
    heading: str
    saved_at: datetime


def save_draft(session: Session, viewer: Viewer, form: FormOf, fields: Mapping[str, object], *, now: datetime) -> None:
    """Keep a form as far as it is filled in; nothing of it is checked, and one with nothing in it is forgotten."""
    alone(session, f"draft of {viewer.id} for {form.step} of {form.about}")
    drop_draft(session, viewer.id, form)
    text = msgspec.json.encode(fields).decode()
    if len(text) > MOST_CHARACTERS:
        raise NotAllowed(Refusal(LOCAL, f"a draft has at most {MOST_CHARACTERS} characters"))
    if fields:
        session.add(
            Draft(
                about=form.about, case_id=form.case_id, person_id=viewer.id, step=form.step, fields=text, saved_at=now
            )
        )


def drop_draft(session: Session, person_id: int, form: FormOf) -> None:
    """Forget a form that was kept."""
    session.execute(delete(Draft).where(*_mine(person_id, form.about), Draft.step == form.step))


def draft_of(session: Session, viewer: Viewer, form: FormOf) -> Kept | None:
    """Return a form as it was kept, if it was."""
    return drafts_about(session, viewer, form.about).get(form.step)


def drafts_about(session: Session, viewer: Viewer, about: str) -> dict[str, Kept]:
    """Return the forms of one thing that a person left half filled in, by the step each belongs to."""
    rows = select(Draft.step, Draft.fields, Draft.saved_at).where(*_mine(viewer.id, about))
    return {
        step: Kept(msgspec.json.decode(text, type=dict[str, object]), at) for step, text, at in session.execute(rows)
    }


def drafts_of_kind(session: Session, viewer: Viewer, kind: str) -> dict[str, Kept]:
    """Return the forms of one kind that a person left half filled in, in whichever cases, by what follows the kind."""
    rows = select(Draft.step, Draft.fields, Draft.saved_at).where(
        Draft.person_id == viewer.id, Draft.step.startswith(f"{kind}/", autoescape=True)
    )
    return {
        step.removeprefix(f"{kind}/"): Kept(msgspec.json.decode(text, type=dict[str, object]), at)
        for step, text, at in session.execute(rows)
    }


def drafts_by(session: Session, viewer: Viewer) -> list[Listed]:
    """Return all that a person left half filled in and may still know of, the newest first."""
    rows = (
        select(Draft.id, Draft.about, Draft.step, Draft.saved_at, CaseRow.number, CaseRow.heading, CaseRow.process)
        .outerjoin(CaseRow, CaseRow.id == Draft.case_id)
        .where(Draft.person_id == viewer.id, or_(Draft.case_id.is_(None), visible(viewer, rulebook_of(session))))
        .order_by(Draft.saved_at.desc(), Draft.id.desc())
    )
    found = ((row, *row.about.split(":", 1)) for row in session.execute(rows))
    return [
        Listed(row.id, kind, row.process or of, row.step, row.number or "", row.heading or "", row.saved_at)
        for row, kind, of in found
    ]


def discard(session: Session, viewer: Viewer, draft_id: int) -> bool:
    """Forget one of a person's own drafts; say whether there was one."""
    mine = (Draft.id == draft_id, Draft.person_id == viewer.id)
    return session.connection().execute(delete(Draft).where(*mine)).rowcount > 0


def drop_drafts_in(session: Session, person_id: int, case: CaseRow) -> None:
    """Forget all that a person left half filled in of a case that is theirs no longer."""
    session.execute(delete(Draft).where(Draft.person_id == person_id, Draft.case_id == case.id))


def clear_old_drafts(session: Session, now: datetime) -> int:
    """Forget what nobody has touched for long, and return how many forms those were."""
    last = touched_since(now, rulebook_of(session).policy(now))
    return session.connection().execute(delete(Draft).where(Draft.saved_at < last)).rowcount


def _mine(person_id: int, about: str) -> tuple[ColumnElement[bool], ...]:
    return Draft.person_id == person_id, Draft.about == about
