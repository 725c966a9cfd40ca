"""What decisions on violations write: findings, for good, and what the Committee's agendas say of them (2.8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select

from models.access.rulebook import rulebook_of
from models.casebook.applying import Scene, alter, apply, elsewhere, undo
from models.casebook.naming import name_anew
from models.effects.recounting import finding_of, foretold, recount
from models.lookups.learning import learn_about
from models.rows.cases import CaseRow
from models.rows.conduct import Finding
from models.rows.meetings import AgendaItem, Meeting
from workflows.correction.correction import Elsewhere
from workflows.facts.effects import AddAgendaItem, DecideFinding, RecordFinding, ReportAgendaItem, said


@apply.register
def record_finding(effect: RecordFinding, scene: Scene) -> None:
    """Put a finding on record for good; the user's and the agency's other open cases learn of it."""
    session, person_id, agency_id = scene.session, scene.row["subject_id"], scene.row["agency_id"]
    finding = finding_of(scene)
    if finding is None:
        finding = Finding(case_id=scene.row["id"], person_id=person_id, agency_id=agency_id, found_at=scene.decision.at)
        session.add(finding)
    finding.void_at, finding.outcome, finding.decided_on = None, "", None
    _say(finding, effect)
    session.flush()
    if scene.amendment:
        recount(scene, counts=True)
    case = session.get(CaseRow, scene.row["id"], populate_existing=True)
    name_anew(session, [case] if case else [], scene.now)  # which violation it is stands in its name from now on
    learn_about(session, scene.now, person_id=person_id, agency_id=agency_id)


def _say(finding: Finding, effect: RecordFinding) -> None:
    finding.occurred_on, finding.tier = said(effect.occurred_on), said(effect.tier)
    finding.nature, finding.law = said(effect.nature), said(effect.law)


@apply.register
def decide_finding(effect: DecideFinding, scene: Scene) -> None:
    """Write down what became of the finding of a case."""
    for finding in scene.session.scalars(select(Finding).where(Finding.case_id == scene.row["id"])):
        finding.outcome, finding.decided_on = said(effect.outcome), scene.decision.on
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


@apply.register
def add_agenda_item(effect: AddAgendaItem, scene: Scene) -> None:
    """Let it hang on the next meeting that starts after the finding, by the case's number and the nature only."""
    words = f"{scene.row['number']}: {said(effect.words)}"
    scene.session.add(AgendaItem(case_id=scene.row["id"], words=words, since=_found_at(scene)))


@apply.register
def report_agenda_item(effect: ReportAgendaItem, scene: Scene) -> None:
    """Write down that the Committee was told: at the latest meeting since the finding, or outside of any."""
    scene.session.flush()
    waiting = (AgendaItem.case_id == scene.row["id"], AgendaItem.told_at.is_(None))
    for item in scene.session.scalars(select(AgendaItem).where(*waiting)):
        held = select(Meeting.id).where(
            Meeting.canceled_at.is_(None), Meeting.starts_at > item.since, Meeting.starts_at <= scene.now
        )
        item.meeting_id = scene.session.scalar(held.order_by(Meeting.starts_at.desc()).limit(1))
        item.told_at, item.outcome = scene.now, said(effect.outcome)


def _found_at(scene: Scene) -> datetime:
    """Return when the violation was found: as its own record says, else when the step was taken."""
    scene.session.flush()
    found = select(Finding.found_at).where(Finding.case_id == scene.row["id"])
    on_record = scene.session.scalar(found.order_by(Finding.id.desc()).limit(1))
    if on_record is not None:
        return on_record
    calendar = rulebook_of(scene.session).policy(scene.now).calendar
    if scene.decision.on >= calendar.day(scene.now):
        return scene.now
    day_after = calendar.at(scene.decision.on + timedelta(days=1))  # of a day before, the hour is not known
    return day_after - timedelta(microseconds=1)


@undo.register
def revoke_finding(_: RecordFinding, scene: Scene) -> None:
    """Let the finding of a case count for nothing, and count those after it anew (2.8-tiered)."""
    session, person_id, agency_id = scene.session, scene.row["subject_id"], scene.row["agency_id"]
    if finding := finding_of(scene):
        finding.void_at, finding.stands_at = scene.now, None
    session.flush()
    recount(scene, counts=False)
    learn_about(session, scene.now, person_id=person_id, agency_id=agency_id)


@elsewhere.register
def counted_anew(_: RecordFinding, scene: Scene, *, undone: bool) -> Iterable[Elsewhere]:
    """Say which later findings are counted anew, and of which the decision stands."""
    return foretold(scene, counts=not undone)


@alter.register
def found_otherwise(was: RecordFinding, now: RecordFinding, scene: Scene) -> None:
    """Let the record of a finding say what it should have said; the moment at which it was found stays."""
    del was
    for finding in scene.session.scalars(select(Finding).where(Finding.case_id == scene.row["id"])).all():
        _say(finding, now)
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"], agency_id=scene.row["agency_id"])


@undo.register
def undecide_finding(_: DecideFinding, scene: Scene) -> None:
    """Let the finding of a case stand as it did before the decision: undecided, or as an earlier one left it."""
    left = [(said(each.outcome), by.on) for by in scene.lived for each in by.effects if isinstance(each, DecideFinding)]
    outcome, decided_on = left[-1] if left else ("", None)
    for finding in scene.session.scalars(select(Finding).where(Finding.case_id == scene.row["id"])).all():
        finding.outcome, finding.decided_on = outcome, decided_on
    learn_about(scene.session, scene.now, person_id=scene.row["subject_id"])


@undo.register
def take_off_the_agenda(_: AddAgendaItem, scene: Scene) -> None:
    """Take what the Committee was not told yet off its agenda."""
    waiting = (AgendaItem.case_id == scene.row["id"], AgendaItem.told_at.is_(None))
    for item in scene.session.scalars(select(AgendaItem).where(*waiting)).all():
        item.void_at = scene.now


@undo.register
def put_on_the_agenda_again(_: ReportAgendaItem, scene: Scene) -> None:
    """Let the item wait for a meeting again."""
    for item in scene.session.scalars(select(AgendaItem).where(AgendaItem.case_id == scene.row["id"])).all():
        item.told_at, item.meeting_id, item.outcome = None, None, ""
