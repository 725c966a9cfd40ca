"""The forms that somebody left half filled in, as their own page lists them: what each does, of what, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.inbox.inbox import open_duty
from models.intake.drafts import Listed, drafts_by
from web.calls import Call
from web.pages.words.beside import SNOOZE, deed_beside, place_of
from web.pages.words.wording import typeset
from workflows.grammar.process import Process


@dataclass(frozen=True)
class Half:
    """A form that somebody left half filled in."""

    id: int
    deed: str
    about: str
    place: str
    saved_at: datetime


def half_filled(call: Call) -> list[Half]:
    """Return the forms that somebody left half filled in, with where each stands."""
    found = drafts_by(call.session, call.viewer)
    return [each for draft in found if (each := _half(call, draft))]


def _half(call: Call, draft: Listed) -> Half | None:
    if draft.kind == "page":
        return Half(draft.id, typeset(draft.step), "", draft.process, draft.saved_at)
    if draft.step.startswith(f"{SNOOZE}/") and not _is_theirs(call, int(draft.step.removeprefix(f"{SNOOZE}/"))):
        return None
    process = call.house.database.rulebook.processes.get(draft.process)
    deed = _deed(process, draft) if process else None
    if process is None or deed is None:
        return None
    about = f"{draft.number}, {draft.heading}" if draft.number else process.title
    return Half(draft.id, typeset(deed), typeset(about), _place(draft), draft.saved_at)


def _is_theirs(call: Call, duty_id: int) -> bool:
    """Say whether a task is still somebody's own; of what was done or handed on meanwhile there is no reason to give."""
    found = open_duty(call.session, duty_id)
    return found is not None and found[0].assignee_id == call.viewer.id


def _deed(process: Process, draft: Listed) -> str | None:
    """Return what the form does; nothing of a step that there is no more."""
    if draft.kind == "entry":
        return "Correct an entry"
    step = next((step for _, step, _ in process.steps() if step.name == draft.step), None)
    if step is None:
        return deed_beside(draft.step)
    return step.deed or process.title


def _place(draft: Listed) -> str:
    match draft.kind:
        case "entry":
            return f"/cases/{draft.number}/history/{draft.step}/correct"
        case "late":
            return f"/cases/{draft.number}/late/{draft.step}"
        case "start":
            return f"/start/{draft.process}/{draft.step}"
        case "together":
            return f"/tasks/together?process={draft.process}&step={draft.step}"
    return place_of(draft.number, draft.step)
