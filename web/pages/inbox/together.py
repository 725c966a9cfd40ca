"""One form for several tasks that are alike: filled in once, it answers all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
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
from web.pages.forms.entering import NOTHING, UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Sort
from web.pages.forms.questions import asked as asked_of
from web.pages.frame.confirmation import Undo, told
from web.pages.frame.drafting import FIELD, HalfFilled, sent_or_kept
from web.pages.frame.rendering import page
from web.pages.frame.return_path import BACK, INBOX, local
from web.pages.words.dates import capital
from web.pages.words.wording import counted, typeset
from web.problems import NotFound
from workflows.answers.written import day as day_of
from workflows.answers.written import whole_number

PLACE, TASK = "/tasks/together", "task"


@get(PLACE, sync_to_thread=True)
def ask_together(request: Asked) -> Response[str]:
    """Show the form that answers several tasks, and which they are."""
    with reading(request) as call:
        query = request.query_params
        asked = _asked(call, query.getall("task", []) or _left(call, query.get("process", ""), query.get("step", "")))
        return _page(call, request, asked, back=_back(query.get(BACK, "")), filled=_days(call, asked, query))


def _days(call: Call, asked: SeveralCases, query: Mapping[str, str]) -> dict[str, date]:
    """Return the days that the page from which somebody came knows already, such as that of a meeting."""
    dates = [each.name for each in asked_of(asked.form, call.policy) if each.sort is Sort.DATE]
    return {name: day for name in dates if (day := day_of(query.get(name, "")))}


def _back(place: str) -> str:
    """Return from where somebody came: from a meeting, else from the inbox."""
    return local(place) if place.startswith("/meetings/") else INBOX


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
        back = _back(posted.get(BACK))
        return told(request, back, words, Undo(action="/tasks/together/undo", fields={"cases": numbers, BACK: back}))

    def again(call: Call, tried: Tried) -> Response[str]:
        return _page(call, request, _asked(call, posted.all(TASK)), tried, back=_back(posted.get(BACK)))

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
        return told(request, _back(posted.get(BACK)), f"Taken back in {counted(len(numbers), 'case')}.")


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


def _page(
    call: Call, request: Asked, asked: SeveralCases, tried: Tried = UNTRIED, *, back: str,
    filled: Mapping[str, Any] = NOTHING,
) -> Response[str]:  # fmt: skip
    return page(
        call, request, "together.html", tried.status, tried=tried, back=back,
        sheet=_ask(asked).sheet(call, PLACE, tried, filled=filled), gone=len(asked.gone),
        tasks=[(duty.id, case.number, typeset(capital(duty.task)), typeset(case.heading)) for duty, case in asked.tasks],
    )  # fmt: skip


router = Router(
    "/", route_handlers=[ask_together, answer_together, undo_together], dependencies=POSTED, include_in_schema=False
)
