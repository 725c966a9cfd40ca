"""What the Committee's agendas say of findings, and at which meeting it was told of them (2.8-v1-advisory)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import Select, select

from models.access.rulebook import rulebook_of
from models.casebook.applying import Scene, alter, apply, undo
from models.rows.conduct import Finding
from models.rows.meetings import AgendaItem, Meeting
from workflows.facts.effects import AddAgendaItem, ReportAgendaItem, said


@apply.register
def add_agenda_item(effect: AddAgendaItem, scene: Scene) -> None:
    """Let it hang on the next meeting that starts after the finding, by the case's number and the nature only."""
    came_in = said(effect.since)
    since = _end_of(came_in, scene) if came_in else _found_at(scene)
    scene.session.add(AgendaItem(case_id=scene.row["id"], words=_words(effect, scene), since=since))


def _words(effect: AddAgendaItem, scene: Scene) -> str:
    return f"{scene.row['number']}: {said(effect.words)}"


def _end_of(day: date, scene: Scene) -> datetime:
    """Return the last moment of a day of which the hour is not known."""
    calendar = rulebook_of(scene.session).policy(scene.now).calendar
    return calendar.at(day + timedelta(days=1)) - timedelta(microseconds=1)


@apply.register
def report_agenda_item(effect: ReportAgendaItem, scene: Scene) -> None:
    """Write down that the Committee was told, and at which meeting: the one of the day that was given."""
    scene.session.flush()
    by_then = AgendaItem.since <= _end_of(scene.decision.on, scene)  # what came in later waits for its own meeting
    waiting = (AgendaItem.case_id == scene.row["id"], AgendaItem.told_at.is_(None), by_then)
    for item in scene.session.scalars(select(AgendaItem).where(*waiting)):
        item.between = said(effect.between)
        item.meeting_id = None if item.between else _meeting_of(scene, item)
        item.told_at, item.outcome = scene.now, said(effect.outcome)


@alter.register
def told_on_another_day(was: ReportAgendaItem, now: ReportAgendaItem, scene: Scene) -> None:
    """Move the item to the meeting of the day that is right."""
    scene.session.flush()
    for item in scene.session.scalars(_told_by(was, scene)):
        item.between = said(now.between)
        item.meeting_id, item.outcome = None if item.between else _meeting_of(scene, item), said(now.outcome)


def _meeting_of(scene: Scene, item: AgendaItem) -> int | None:
    """Return the meeting of the day on which the step happened, if it starts after the finding, whatever its hour."""
    calendar = rulebook_of(scene.session).policy(scene.now).calendar
    day, after = calendar.at(scene.decision.on), calendar.at(scene.decision.on + timedelta(days=1))
    held = select(Meeting.id).where(
        Meeting.canceled_at.is_(None), Meeting.starts_at > item.since, Meeting.starts_at >= day, Meeting.starts_at < after
    )  # fmt: skip
    begun_first = (Meeting.starts_at <= scene.now).desc()
    return scene.session.scalar(held.order_by(begun_first, Meeting.starts_at.desc()).limit(1))


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
    return _end_of(scene.decision.on, scene)


@undo.register
def take_off_the_agenda(effect: AddAgendaItem, scene: Scene) -> None:
    """Take what the Committee was not told yet off its agenda."""
    words = _words(effect, scene)
    waiting = (AgendaItem.case_id == scene.row["id"], AgendaItem.told_at.is_(None), AgendaItem.words == words)
    for item in scene.session.scalars(select(AgendaItem).where(*waiting)).all():
        item.void_at = scene.now


@undo.register
def put_on_the_agenda_again(effect: ReportAgendaItem, scene: Scene) -> None:
    """Let the item wait for a meeting again."""
    for item in scene.session.scalars(_told_by(effect, scene)).all():
        item.told_at, item.meeting_id, item.outcome, item.between = None, None, "", False


def _told_by(effect: ReportAgendaItem, scene: Scene) -> Select[AgendaItem]:
    """Select what this report told, and no other of the case: a finding and an objection to it are two items."""
    told = (AgendaItem.told_at.is_not(None), AgendaItem.outcome == said(effect.outcome))
    return select(AgendaItem).where(AgendaItem.case_id == scene.row["id"], *told)
