"""Why what is past due can wait: typed into a menu of the inbox, and kept while it is half typed like every other form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from models.inbox.tasks import NoSuchTask, task
from models.intake.drafts import FormOf, Kept, draft_of, drafts_of_kind
from models.rows.cases import CaseRow
from web.calls import Call
from web.pages.forms.drafted import typed_in
from web.pages.forms.posted import Posted
from web.pages.forms.questions import Answer, Sort
from web.pages.frame.drafting import HalfFilled, draft_words
from web.pages.frame.return_path import INBOX
from web.pages.words.beside import SNOOZE, place_of
from web.problems import NotFound

WHY = Answer("why", Sort.LINE, "Why can it wait?")
TASK = "task"
OF_SEVERAL = FormOf.page(INBOX, "Snooze several tasks")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as far as it is typed, and what is said of its draft."""

    why: str = ""
    drafted: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The reasons that somebody left half typed: by task, and for several at once with which those are."""

    by_task: Mapping[int, Reason] = field(default_factory=dict)
    of_several: Reason = Reason()
    picked: frozenset[int] = frozenset()

    def of(self, duty_id: int) -> Reason:
        """Return the reason of a task, empty where none is typed."""
        return self.by_task.get(duty_id, Reason())


NO_REASONS = Reasons()


def reasons_of(call: Call) -> Reasons:
    """Return the reasons that somebody left half typed."""
    found = drafts_of_kind(call.session, call.viewer, SNOOZE)
    several = draft_of(call.session, call.viewer, OF_SEVERAL)
    picked = frozenset(map(int, Posted.of(several.fields).all(TASK))) if several else frozenset[int]()
    return Reasons({int(key): _reason(call, kept) for key, kept in found.items()}, _reason(call, several), picked)


def _reason(call: Call, kept: Kept | None) -> Reason:
    return Reason(Posted.of(kept.fields).get(WHY.name), f"{draft_words(kept.saved_at, call)}.") if kept else Reason()


def form_of(case: CaseRow, duty_id: int) -> FormOf:
    """Return by what the reason of one task is kept."""
    return FormOf.case(case, f"{SNOOZE}/{duty_id}")


def half_typed(call: Call, duty_id: int, posted: Posted) -> HalfFilled:
    """Return the reason of one task as far as it is typed; or raise NotFound or NotAllowed where the task is not theirs."""
    try:
        _, case = task(call.session, call.viewer, duty_id)
    except NoSuchTask:
        raise NotFound from None
    return HalfFilled(form_of(case, duty_id), typed_in((WHY,), posted), place_of(case.number, f"{SNOOZE}/{duty_id}"))


def half_typed_of_several(_: Call, posted: Posted) -> HalfFilled:
    """Return the reason for several tasks as far as it is typed, and which they are."""
    fields = typed_in((WHY,), posted)
    chosen = [each for each in posted.all(TASK) if each.isdecimal()]
    return HalfFilled(OF_SEVERAL, {**fields, TASK: chosen} if fields else {}, INBOX)
