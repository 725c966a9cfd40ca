"""What one does with several tasks at once: claim, return, snooze, reassign, remind; each can be undone where one can."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from litestar import Response, Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.casebook.case_search import names
from models.inbox.reminding import remind
from models.inbox.several import Several, each_of
from models.inbox.tasks import assign, claim, release, snooze, task
from models.intake.drafts import drop_draft
from web.calls import Asked, Call, writing
from web.moments import day_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import Undo, told
from web.pages.frame.drafting import FIELD, sent_or_kept
from web.pages.frame.return_path import local
from web.pages.inbox.reasons import OF_SEVERAL, half_typed_of_several
from web.pages.words.beside import SNOOZE
from web.pages.words.dates import capital, day_words
from web.pages.words.wording import counted
from workflows.answers.written import whole_number
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

HAD = "had"  # the field of who had each task
SHOWN = 3  # of the tasks that something was not done to, those that are named


@dataclass(frozen=True)
class Deed:
    """What is done to each task, what is said of it, and what undoes it."""

    each: Callable[[int], object]
    words: str
    undo: str = ""
    had: dict[int, int | None] = field(default_factory=dict)  # who had each task before, where the undo needs it


@post("/tasks/several/{deed:str}", sync_to_thread=True)
def do_to_several(request: Asked, deed: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Do one thing to all tasks that are chosen, and say which it could not be done to; or keep the reason for later."""
    if deed != SNOOZE:
        return _done(request, deed, posted)
    return sent_or_kept(
        request, posted.get(FIELD), lambda call: half_typed_of_several(call, posted),
        lambda: _done(request, deed, posted),
    )  # fmt: skip


def _done(request: Asked, deed: str, posted: Posted) -> Redirect:
    with writing(request) as call:
        doing = _deed(call, deed, posted)
        found = each_of(call.session, call.viewer, _ids(posted), doing.each)
        if deed == SNOOZE:
            drop_draft(call.session, call.viewer.id, OF_SEVERAL)
        ids = ",".join(map(str, found.done))
        had = {HAD: ",".join(f"{each}-{doing.had[each] or ''}" for each in found.done)} if doing.had else {}
        fields = {"tasks": ids, **had}
        undo = Undo(action=f"/tasks/several/{doing.undo}", fields=fields) if doing.undo and found.done else None
        return told(request, local(posted.get("back")), _said(found, doing.words), undo)


def _ids(posted: Posted) -> Iterable[int]:
    chosen = (*posted.all("task"), *posted.get("tasks").split(","))
    return [number for each in chosen if (number := whole_number(each)) is not None]


def _deed(call: Call, deed: str, posted: Posted) -> Deed:
    match deed:
        case "claim":
            return Deed(lambda each: claim(call.session, call.viewer, each, call.now), "claimed", "release")
        case "release":
            return Deed(
                lambda each: release(call.session, call.viewer, each, call.now), "returned to the team", "claim"
            )
        case "remind":
            return Deed(lambda each: remind(call.session, call.viewer, each, call.now), "asked for by email")
        case "wake":
            return Deed(lambda each: snooze(call.session, call.viewer, each, None, call.now), "back in your inbox")
        case name if name == SNOOZE:
            return _snoozing(call, posted)
        case "assign" | "hand-back":
            had = posted.get(HAD)
            return _handing_back(call, had) if had else _assigning(call, posted.get("person"))
    raise NotAllowed(Refusal(LOCAL, "choose what to do with the tasks", field="deed"))


def _snoozing(call: Call, posted: Posted) -> Deed:
    day, why = day_of(call, posted.get("until"), "until"), posted.get("why")
    if day is None:
        raise NotAllowed(Refusal(LOCAL, "choose a day", field="until"))
    at = call.calendar.at(day)
    return Deed(
        lambda each: snooze(call.session, call.viewer, each, at, call.now, why=why),
        f"snoozed until {day_words(day)}",
        "wake",
    )


def _assigning(call: Call, person: str) -> Deed:
    chosen = whole_number(person)
    if chosen is None:
        raise NotAllowed(Refusal(LOCAL, "choose who gets the tasks", field="person"))
    name = names(call.session, {chosen}).get(chosen, "somebody")
    had = dict[int, int | None]()

    def hand_on(each: int) -> None:
        had[each] = task(call.session, call.viewer, each)[0].assignee_id
        assign(call.session, call.viewer, each, chosen, call.now)

    return Deed(hand_on, f"reassigned to {name}", "hand-back", had)


def _handing_back(call: Call, had: str) -> Deed:
    """Return each task to whoever had it before it was reassigned, or to the team."""
    pairs = (each.partition("-") for each in had.split(","))
    before = {whole_number(number): whole_number(person) for number, _, person in pairs}

    def hand_back(each: int) -> None:
        if person := before.get(each):
            assign(call.session, call.viewer, each, person, call.now)
        else:
            release(call.session, call.viewer, each, call.now)

    return Deed(hand_back, "put back")


def _said(found: Several, words: str) -> str:
    count = len(found.done)
    said = capital(f"{counted(count, 'task')} {'was' if count == 1 else 'were'} {words}.")
    for each in found.refused[:SHOWN]:
        said += f" Not this one: {each.task} ({each.why})."
    more = len(found.refused) - SHOWN
    return said + (f" Nor {counted(more, 'other')}." if more > 0 else "")


router = Router("/", route_handlers=[do_to_several], dependencies=POSTED, include_in_schema=False)
