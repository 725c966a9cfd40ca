"""Looking up when the manual was last reviewed, and which edition is in effect (5-ac-def)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.lookups.about import About
from models.rows.cases import CaseRow
from models.rows.meetings import CommitteeSeat
from models.rows.registries import PolicyText
from workflows.engine.cases import Case
from workflows.facts.effects import Paper
from workflows.facts.forms import Form
from workflows.law.policy import FIRST_EDITION
from workflows.manual.governance.manual_review.drafting import ManualDraft, ManualStanding
from workflows.manual.governance.manual_review.states import R

PROCESS = "D06"


@dataclass(frozen=True)
class Draft:
    """A new text of the manual, as it was handed in."""

    edition: str
    words: str


def handed_in(case: Case, shown: Callable[[Form], Form]) -> Draft | None:
    """Return the text of the manual that was handed in last in a case, as it is shown to somebody; nothing if they don't read it."""
    form = case.forms.get(ManualDraft)
    said = shown(form) if form else None
    return Draft(said.edition, said.words) if isinstance(said, ManualDraft) and said.words.strip() else None


def manual_standing(session: Session, about: About) -> ManualStanding:
    """Look up the newest edition, and the later of its first day and the day of the last review."""
    del about
    texts = select(PolicyText).where(PolicyText.paper == Paper.MANUAL).order_by(PolicyText.effective_on.desc())
    found = session.scalars(texts).all()
    text = found[0] if found else None
    ended = (CaseRow.process == PROCESS, CaseRow.state == R.APPROVED.key)
    last = session.scalar(select(func.max(CaseRow.closed_at)).where(*ended))
    days: list[date] = [*([text.effective_on] if text else ()), *([FIRST_EDITION.calendar.day(last)] if last else ())]
    kept = session.scalar(select(CommitteeSeat.id).where(CommitteeSeat.given_up_on.is_(None)).limit(1)) is not None
    return ManualStanding(
        edition=text.edition if text else "", reviewed_on=max(days, default=None), kept=kept,
        editions=tuple(each.edition for each in found), newest_from=text.effective_on if text else None,
    )  # fmt: skip
