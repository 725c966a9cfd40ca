"""What decisions put on the Committee's agendas and take off them (2.8-v1-advisory, 2.8-v2-advisory)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from models.conduct import Finding
from models.effects import Scene, apply
from models.meetings import AgendaItem, Meeting
from models.rulebook import rulebook_of
from workflows.effects import AddAgendaItem, ReportAgendaItem, said


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
