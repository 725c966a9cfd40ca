"""One form for several tasks that are alike: filled in once, it answers all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.response import Redirect

from models.inbox.several import MOST
from models.intake.drafts import FormOf, draft_of
from models.intake.intake import Sent
from models.intake.several_cases import SeveralCases, answer_several, several_cases
from models.intake.undoing import undo
from web.calls import Asked, Call, reading, writing
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import Undo, told
from web.pages.frame.drafting import FIELD, HalfFilled, sent_or_kept
from web.pages.frame.rendering import page
from web.pages.frame.return_path import INBOX
from web.pages.words.dates import capital
from web.pages.words.wording import counted, typeset
from web.problems import NotFound
from workflows.answers.written import whole_number

PLACE, TASK = "/tasks/together", "task"


@get(PLACE, sync_to_thread=True)
def ask_together(request: Asked) -> Response[str]:
    """Show the form that answers several tasks, and which they are."""
    with reading(request) as call:
        query = request.query_params
        asked = _asked(call, query.getall("task", []) or _left(call, query.get("process", ""), query.get("step", "")))
        return _page(call, request, asked)


def _left(call: Call, process: str, step: str) -> Sequence[str]:
    """Return the tasks of a form that somebody left half filled in."""
    draft = draft_of(call.session, call.viewer, FormOf.together(process, step))
    return Posted.of(draft.fields).all(TASK) if draft else ()


@post(PLACE, sync_to_thread=True)
def answer_together(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Answer all of them with one form, in one transaction; a refusal changes nothing and keeps what was typed."""

    def half(call: Call) -> HalfFilled:
        return _ask(_asked(call, posted.all(TASK))).half_filled(call, PLACE, posted)

    return sent_or_kept(request, posted.get(FIELD), half, lambda: _answered(request, posted))


def _answered(request: Asked, posted: Posted) -> Response[str] | Redirect:
    with reading(request) as call:
        ask = _ask(_asked(call, posted.all(TASK)))

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        asked = _asked(call, posted.all(TASK))
        numbers = ",".join(case.number for _, case in asked.tasks)
        count = answer_several(call.session, call.viewer, asked, Sent(facts), call.now)
        words = capital(f"{counted(count, 'task')} done: {asked.step.done or asked.step.name}.{_gone(asked)}")
        return told(request, INBOX, words, Undo(action="/tasks/together/undo", fields={"cases": numbers}))

    def again(call: Call, tried: Tried) -> Response[str]:
        return _page(call, request, _asked(call, posted.all(TASK)), tried)

    return enter(request, ask, posted, deed, again)


@post("/tasks/together/undo", sync_to_thread=True)
def undo_together(request: Asked, posted: NamedDependency[Posted]) -> Redirect:
    """Take back what was answered in several cases, while its mail waits: all of it, or nothing."""
    numbers = [each for each in posted.get("cases").split(",") if each][:MOST]
    if not numbers:
        raise NotFound
    with writing(request) as call:
        for number in numbers:
            undo(call.session, call.viewer, number, call.now, version=None)
        return told(request, INBOX, f"Taken back in {counted(len(numbers), 'case')}.")


def _gone(asked: SeveralCases) -> str:
    """Say how many of those asked for somebody had done by then."""
    if not asked.gone:
        return ""
    count = len(asked.gone)
    return f" {capital(counted(count, 'other'))} {'was' if count == 1 else 'were'} done before."


def _asked(call: Call, ids: Iterable[str]) -> SeveralCases:
    wanted = [number for each in ids if (number := whole_number(each)) is not None]
    return several_cases(call.session, call.viewer, wanted)


def _ask(asked: SeveralCases) -> Ask:
    process, step = asked.tasks[0][1].process, asked.step
    place = f"{PLACE}?process={process}&step={step.name}"
    return Ask(
        asked.form, typeset(step.deed or capital(step.name)), "together", at=place,
        called=FormOf.together(process, step.name), also=(TASK,),
    )  # fmt: skip


def _page(call: Call, request: Asked, asked: SeveralCases, tried: Tried = UNTRIED) -> Response[str]:
    return page(
        call, request, "together.html", tried.status, tried=tried, sheet=_ask(asked).sheet(call, PLACE, tried),
        gone=len(asked.gone),
        tasks=[(duty.id, case.number, typeset(capital(duty.task)), typeset(case.heading)) for duty, case in asked.tasks],
    )  # fmt: skip


router = Router(
    "/", route_handlers=[ask_together, answer_together, undo_together], dependencies=POSTED, include_in_schema=False
)
