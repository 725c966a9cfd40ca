"""ICA enters for others what reached it on paper or by mail, with the day it came in; also after the case has ended."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.access.rulebook import rulebook_of
from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.casebook.replaying import life_of
from models.intake.correcting import Late, done_or_proposed, entered_late, steps_for_others
from models.rows.cases import CaseRow
from web.calls import Asked, Call, reading, writing
from web.pages.correction.view import change_of, kept, sheet_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, Sort, asked
from web.pages.forms.reading import Filled, NoDay, day_of, facts_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.words.wording import typeset
from web.problems import STATUS
from workflows.correction.amending import OF_ICA
from workflows.correction.correction import Correction
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.process import Step
from workflows.grammar.steps import LOCAL

RECEIVED_ON = Answer("on", Sort.DATE, "Day it reached ICA", "Deadlines count from that day.")
HOW = Answer("how", Sort.LINE, "How it came in", "On paper, by mail, by phone; the history shows it.")


@get("/cases/{number:str}/late", sync_to_thread=True)
def list_late(request: Asked, number: FromPath[str]) -> Response[str]:
    """List what may be entered for others."""
    with reading(request) as call:
        case, steps = _steps(call, number)
        offered = [(step.name, typeset(step.deed or step.name)) for step in steps.values()]
        return page(call, request, "late.html", number=case.number, offered=offered)


@get("/cases/{number:str}/late/{step:str}", sync_to_thread=True)
def show_late(request: Asked, number: FromPath[str], step: FromPath[str]) -> Response[str]:
    """Show the form of a step that somebody else took."""
    with reading(request) as call:
        case, steps = _steps(call, number)
        return _page(call, request, case, _step(steps, step, number), Posted())


@post("/cases/{number:str}/late/{step:str}", sync_to_thread=True)
def enter_late(
    request: Asked, number: FromPath[str], step: FromPath[str], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Show what would change, and enter it when somebody is sure; a refusal keeps what was typed."""
    filled = Filled()
    try:
        if not posted.get("sure"):
            with reading(request) as call:
                case, steps = _steps(call, number)
                found = _step(steps, step, number)
                if posted.get("back"):
                    return _page(call, request, case, found, posted)
                _, made = _made(call, number, found, posted, filled)
                return _preview(call, request, case, found, made=made, posted=posted)
        with writing(request) as call:
            _, steps = _steps(call, number)
            case, made = _made(call, number, _step(steps, step, number), posted, filled)
            version = int(posted.get("version")) if posted.get("version").isdecimal() else None
            done = done_or_proposed(call.session, call.viewer, case, made, now=call.now, version=version)
    except NotAllowed as refused:
        with reading(request) as call:
            case, steps = _steps(call, number)
            found = _step(steps, step, number)
            misfits = misfits_of(refused.refusals, _answers(call, found), filled.faults)
            return _page(call, request, case, found, posted, misfits=misfits, status=STATUS[refused.first.kind])
    words = "Entered. The history shows when it came in." if done else "Proposed. A second person of ICA confirms it."
    return told(request, f"/cases/{number}", words)


def _steps(call: Call, number: str) -> tuple[CaseRow, dict[str, Step]]:
    case, worn = find(call.session, call.viewer, number)
    if not worn & OF_ICA:
        raise NoSuchCase(number)
    before = tuple(dict.fromkeys(each.decision.before.state for each in reversed(life_of(call.session, case).lived)))
    process = rulebook_of(call.session).processes[case.process]
    found = steps_for_others(process, case.state, before[:1] if case.closed_at else ())
    return case, {step.name: step for step in found}


def _step(steps: dict[str, Step], name: str, number: str) -> Step:
    if name not in steps:
        raise NoSuchCase(number)
    return steps[name]


def _made(call: Call, number: str, step: Step, posted: Posted, filled: Filled) -> tuple[CaseRow, Correction]:
    read = facts_of(step.form, posted, call.calendar)
    filled.facts, filled.faults = read.facts, read.faults
    try:
        day = day_of(posted, RECEIVED_ON.name)
    except NoDay as error:
        filled.faults[RECEIVED_ON.name] = error.fault
        raise NotAllowed(Refusal(LOCAL, error.fault.sentence, field=RECEIVED_ON.name)) from None
    if day is None or not posted.get("how"):
        missing = RECEIVED_ON.name if day is None else HOW.name
        words = "enter the day it reached ICA" if day is None else "say how it came in"
        raise NotAllowed(Refusal(LOCAL, words, field=missing))
    return entered_late(
        call.session, call.viewer, number, Late(step.name, read.facts, day, posted.get("how")), call.now
    )


def _answers(call: Call, step: Step) -> tuple[Answer, ...]:
    return (*(asked(step.form, call.policy) if step.form else ()), RECEIVED_ON, HOW)


def _page(
    call: Call, request: Asked, case: CaseRow, step: Step, posted: Posted, *, misfits: Misfits = NONE, status: int = 200
) -> Response[str]:
    sheet = sheet_of(f"/cases/{case.number}/late/{step.name}", _answers(call, step), posted, misfits)
    return page(
        call, request, "late_entry.html", status, number=case.number, sheet=sheet, tried=misfits or None,
        title=typeset(step.deed or step.name),
    )  # fmt: skip


def _preview(
    call: Call, request: Asked, case: CaseRow, step: Step, *, made: Correction, posted: Posted
) -> Response[str]:
    subject = (case.subject and case.subject.name) or (case.agency and case.agency.name) or ""
    policy = rulebook_of(call.session).editions.named(case.edition)
    return page(
        call, request, "late_preview.html", number=case.number, title=typeset(step.done or step.name),
        action=f"/cases/{case.number}/late/{step.name}", change=change_of(made, policy, subject),
        kept=[*kept(posted), ("version", str(case.version))], reason=posted.get("how"),
    )  # fmt: skip


router = Router("/", route_handlers=[list_late, show_late, enter_late], dependencies=POSTED, include_in_schema=False)
