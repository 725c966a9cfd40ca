"""Starting a case: which ones somebody may begin, and the form each begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.casebook.case_search import case_of
from models.intake.intake import NoSuchProcess, Sent, begin, openings
from models.intake.starting import agencies_for, beginnings, may_begin, needs_agency
from models.mail.sent_mail import number_known
from models.rows.people import Agency
from web.calls import Asked, Call, reading, writing
from web.pages.case.next_steps import lead_of
from web.pages.case.opening_words import then_of
from web.pages.case.page import done_on
from web.pages.case.scene import scene_of
from web.pages.forms.form_view import Sheet, backdate_field, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, Sort, asked
from web.pages.forms.reading import Filled, facts_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.words.dates import day_words
from web.pages.words.wording import typeset
from web.problems import STATUS, Forbidden
from workflows.engine.cases import NotAllowed
from workflows.grammar.duties import owners_of
from workflows.grammar.process import Process, Step
from workflows.law.policy import Policy
from workflows.law.wording import or_listed

RECEIVED = Answer("done-on", Sort.DATE, "When did this reach you?")


@get("/start", sync_to_thread=True)
def list_beginnings(request: Asked) -> Response[str]:
    """List what somebody may begin."""
    with reading(request) as call:
        found = [(process, _deed(process)) for process in beginnings(call.session, call.viewer)]
        return page(call, request, "start.html", beginnings=found)


@get("/start/{key:str}", sync_to_thread=True)
def show_opening(request: Asked, key: FromPath[str]) -> Response[str]:
    """Show the form with which a case begins."""
    with reading(request) as call:
        return _form(call, request, key)


@post("/start/{key:str}", sync_to_thread=True)
def open_case(request: Asked, key: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Open a case; a refusal changes nothing and keeps what was typed."""
    filled = Filled()
    try:
        with writing(request) as call:
            step = openings(_process(call, key))[0]
            filled = facts_of(step.form, posted, call.calendar)
            sent = Sent(filled.facts, done_on(step, posted, filled, call.today))
            case_id = begin(call.session, call.viewer, key, sent, call.now)
            if number_known(call.session, call.viewer, case_id) is None:
                return _received(call, request, case_id)
            number = case_of(call.session, case_id).number
            words = f"{step.done or step.name}: case {number}. {lead_of(scene_of(call, number))}"
    except NotAllowed as refused:
        with reading(request) as call:
            answers = _answers(openings(_process(call, key))[0], call.policy)
            misfits = misfits_of(refused.refusals, (*answers, RECEIVED), filled.faults)
            return _form(call, request, key, posted, misfits, status=STATUS[refused.first.kind])
    return told(request, f"/cases/{number}", typeset(words))


def _received(call: Call, request: Asked, case_id: int) -> Response[str]:
    """Show, this once, the number of a case to somebody who began it and may not see it."""
    case = case_of(call.session, case_id)
    process = _process(call, case.process)
    words = process.receipt(call.policy) if process.receipt else "You can't open the case here, so keep the number."
    done = typeset(openings(process)[0].done or process.title)
    return page(
        call, request, "start_received.html", 201, process=process, done=done, number=case.number, words=typeset(words)
    )


def _process(call: Call, key: str) -> Process:
    process = call.house.database.rulebook.processes.get(key)
    if process is None or not openings(process):
        raise NoSuchProcess(key)
    return process


def _deed(process: Process) -> str:
    step = openings(process)[0]
    return typeset(step.deed or process.title)


def _answers(step: Step, policy: Policy) -> tuple[Answer, ...]:
    return asked(step.form, policy) if step.form else ()


def _form(
    call: Call, request: Asked, key: str, posted: Posted | None = None, misfits: Misfits = NONE, *, status: int = 200
) -> Response[str]:
    process = _process(call, key)
    step = openings(process)[0]
    if not may_begin(call.session, call.viewer, process):
        owners = or_listed(f"the {owner}" for owner in owners_of(step, None))
        raise Forbidden(f"This is for {owners} to begin.")
    offered = agencies_for(call.session, call.viewer, process) if needs_agency(process) else []
    sheet = _sheet(call, process, offered, posted, misfits)
    then = then_of(process, step, call.policy)
    return page(
        call, request, "start_process.html", status, process=process, sheet=sheet, then=then, tried=misfits or None,
        lead=typeset(f"{step.form.says()}." if step.form else process.title),
    )  # fmt: skip


def _sheet(call: Call, process: Process, offered: Sequence[Agency], posted: Posted | None, misfits: Misfits) -> Sheet:
    step = openings(process)[0]
    earliest = call.today - timedelta(days=call.policy.backdate_days)
    hint = typeset(f"Deadlines count from this day, not from today. {day_words(earliest, year=True)} at the earliest.")
    backdate, unfolds = backdate_field("start", replace(RECEIVED, hint=hint), call.today, posted, misfits)
    agencies = [(agency.key, agency.name) for agency in offered]
    return Sheet(
        key="start", action=f"/start/{process.key}", deed=_deed(process),
        fields=fields_of("start", _answers(step, call.policy), posted, misfits, agencies), backdate=None if step.dated_by else backdate, unfolds=unfolds,
        objections=misfits.objections, misfits=misfits,
    )  # fmt: skip


router = Router(
    "/", route_handlers=[list_beginnings, show_opening, open_case], dependencies=POSTED, include_in_schema=False
)
