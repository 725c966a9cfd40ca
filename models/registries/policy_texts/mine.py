"""What one person has signed, and is asked to sign, of some editions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rows.cases import CaseRow
from models.rows.registries import PolicyText, SignedPaper, TextAsked


def signed_by(session: Session, person_id: int, texts: Sequence[PolicyText]) -> dict[int, tuple[int, datetime]]:
    """Return which of these editions somebody has signed: the number of the signature, and when."""
    marks = {(text.paper, text.fingerprint): text.id for text in texts}
    rows = select(SignedPaper).where(
        SignedPaper.person_id == person_id, SignedPaper.text_sha256.in_([mark for _, mark in marks])
    )
    signed = session.scalars(rows.order_by(SignedPaper.id)).all()
    return {
        marks[each.paper, each.text_sha256]: (each.id, each.signed_at)
        for each in signed
        if (each.paper, each.text_sha256) in marks
    }


def asked_of(session: Session, person_id: int, texts: Sequence[PolicyText]) -> dict[int, str]:
    """Return by which open case somebody is asked to sign each of these editions."""
    rows = select(TextAsked.text_id, CaseRow.number).join(CaseRow, CaseRow.id == TextAsked.case_id)
    mine = (TextAsked.person_id == person_id, TextAsked.text_id.in_([text.id for text in texts]))
    open_ = session.execute(rows.where(*mine, CaseRow.closed_at.is_(None)).order_by(CaseRow.id.desc()))
    return {row[0]: row[1] for row in open_}
