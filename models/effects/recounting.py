"""Counting later findings anew once one is revoked, restored or entered late: their own cases are corrected at once.

Where people have decided by the count already, as the Committee by its votes, the decision stands, and they are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.casebook.amending import amend, preview
from models.casebook.applying import Scene
from models.casebook.casebook import Author
from models.casebook.history import remark
from models.casebook.notice_rows import notice_row
from models.casebook.replaying import life_of
from models.rows.cases import CaseRow
from models.rows.conduct import Finding
from models.store import statements
from models.store.prepared import connection_of
from models.store.voided import VOID_TOO
from workflows.correction.correction import Correction, Elsewhere
from workflows.correction.lives import Life
from workflows.engine.cases import NotAllowed, Told
from workflows.grammar.events import THE_CLOCK, Act, Correct, Learn
from workflows.grammar.steps import LOCAL
from workflows.law.roles import CHAIR, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.law.value import changed
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.tiers import THIRD

COUNTED_OTHERWISE = "counted-otherwise"  # the notice to those whose decision stands
STANDS = "The findings before this one are counted otherwise now; what was decided remains"


@dataclass(frozen=True)
class Recount:
    """A later finding that counts otherwise, and what that changes in its case; nothing, where its decision stands."""

    finding: Finding
    case: CaseRow
    amendment: Correct | None
    made: Correction | None


def finding_of(scene: Scene) -> Finding | None:
    """Return the finding of a case, a revoked one too."""
    rows = select(Finding).where(Finding.case_id == scene.row["id"]).execution_options(**VOID_TOO)
    return scene.session.scalars(rows.order_by(Finding.id)).first()


def recount(scene: Scene, *, counts: bool) -> None:
    """Let later findings count as they do with the finding of a case, or without it (2.8-tiered)."""
    found = list(_recounts(scene, counts=counts))
    for each in found:
        if each.made is None:  # first, so that no case learns of a count that is not for it
            _let_stand(each, scene)
    for each in found:
        if each.made and each.amendment:
            each.finding.stands_at = None
            amend(scene.session, each.case.id, each.amendment, scene.now, Author(scene.person_id))


def foretold(scene: Scene, *, counts: bool) -> Iterator[Elsewhere]:
    """Yield what a recount means for the cases of later findings."""
    for each in _recounts(scene, counts=counts):
        number = each.case.number
        if each.made:
            says = "a later finding is counted anew"
            yield Elsewhere(says, f"the finding of case {number} is counted anew", by_two=True)
        else:
            told = f"we email the {_decider(each)} that the count behind it has changed"
            says = f"what was decided of a later finding holds until it is decided again; {told}"
            shown = f"what was decided in case {number} holds until it is decided again; {told}"
            yield Elsewhere(says, shown, by_two=True)


def _decider(each: Recount) -> Role:
    return _told(each)[0]


def _told(each: Recount) -> tuple[Role, Role]:
    """Return who decided by the count: the Committee from the third tier on, else ICA."""
    return (COMMITTEE, CHAIR) if each.finding.tier >= THIRD else (SYSTEM_ADMIN, ICA_DIRECTOR)


def _recounts(scene: Scene, *, counts: bool) -> Iterator[Recount]:
    """Yield the findings after this one of the same user, or of the agency itself, that count otherwise by it."""
    mine, others = finding_of(scene), _others(scene)
    found_at = mine.found_at if mine else scene.decision.at
    for finding in others:
        if _order(finding) < (found_at, mine.id if mine else finding.id + 1):
            continue
        before = [each.found_at for each in others if _order(each) < _order(finding)]
        if found := _recount(scene, finding, [*before, found_at] if counts else before):
            yield found


def _order(finding: Finding) -> tuple[datetime, int]:
    return finding.found_at, finding.id


def _others(scene: Scene) -> Sequence[Finding]:
    row = scene.row
    same = Finding.person_id == row["subject_id"] if row["subject_id"] else Finding.person_id.is_(None)
    rows = select(Finding).where(same, Finding.case_id != row["id"]).order_by(Finding.found_at, Finding.id)
    if row["subject_id"] is None:
        rows = rows.where(Finding.agency_id == row["agency_id"])
    return scene.session.scalars(rows).all()


def _recount(scene: Scene, finding: Finding, earlier: Sequence[datetime]) -> Recount | None:
    session = scene.session
    case = session.get_one(CaseRow, finding.case_id)
    why = f"the findings before it are {len(earlier)} now"
    better = tuple(_look_ups(life_of(session, case), earlier, why))
    if not better:  # it counts again as it did when it was decided, if it has counted otherwise since
        return None if finding.stands_at is None else Recount(finding, case, None, None)
    first, *also = better
    amendment = changed(first, also=tuple(also))
    try:
        return Recount(finding, case, amendment, preview(session, case, amendment, scene.now))
    except NotAllowed:
        return Recount(finding, case, amendment, None)


def _look_ups(life: Life, earlier: Sequence[datetime], why: str) -> Iterator[Correct]:
    """Yield a correction of each look-up that counted otherwise."""
    for entry in life.entries:
        event = entry.event
        records: Iterable[object] = (
            event.records if isinstance(event, Learn) else event.forms if isinstance(event, Act) else ()
        )
        count = sum(1 for found_at in earlier if found_at <= entry.at)
        for record in records:
            if isinstance(record, ConductRecord) and record.findings != count and not entry.struck:
                yield Correct(entry.place, THE_CLOCK, (changed(record, findings=count),), why)


def _let_stand(each: Recount, scene: Scene) -> None:
    """Keep the count by which people decided, and tell them that it is another now."""
    session, record = scene.session, life_of(scene.session, each.case).case.forms.get(ConductRecord)
    each.finding.stands_at = record.findings if each.amendment and isinstance(record, ConductRecord) else None
    session.flush()
    if scene.person_id is not None:
        remark(session, each.case, "stands", STANDS, now=scene.now, person_id=scene.person_id)
    rows = [notice_row(each.case.id, Told(COUNTED_OTHERWISE, role, LOCAL), scene.now) for role in _told(each)]
    statements.ADD_NOTICE.run(connection_of(session), rows)
