"""ICA, or who corrects in its place, enters for others what came in on paper or by mail, with the day; also after the end."""

from __future__ import annotations

from dataclasses import replace

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.casebook.casebook import Stale
from models.intake.correcting import done_or_proposed, policy_of
from models.intake.drafts import FormOf, draft_of, drop_draft
from models.intake.late_entries import Late, Offer, entered_late, offer, offers
from web.calls import Asked, Call, reading, writing
from web.pages.correction.view import Otherwise, as_shown, change_of, kept, outdated, sheet_of, version_of
from web.pages.correction.who_confirms import proposed_words
from web.pages.forms.drafted import typed_in
from web.pages.forms.offering import offers_in
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, Sort, asked
from web.pages.forms.reading import Filled, NoDay, day_of, facts_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept
from web.pages.frame.rendering import page
from web.pages.words.wording import typeset
from web.problems import STATUS
from workflows.correction.lives import TakesMore
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL
from workflows.grammar.words import filled as with_names

RECEIVED_ON = Answer("on", Sort.DATE, "Day it came in", "Deadlines count from that day.")
HOW = Answer("how", Sort.LINE, "How it came in", "On paper, by mail or by phone. The history shows it.")


@get("/cases/{number:str}/late", sync_to_thread=True)
def list_late(request: Asked, number: FromPath[str]) -> Response[str]:
    """List what may be entered for others."""
    with reading(request) as call:
        offered = [
            (each.step.name, typeset(each.step.deed_of_others)) for each in offers(call.session, call.viewer, number)
        ]
        return page(call, request, "correction/late.html", number=number, offered=offered)


@get("/cases/{number:str}/late/{step:str}", sync_to_thread=True)
def show_late(request: Asked, number: FromPath[str], step: FromPath[str]) -> Response[str]:
    """Show the form of a step that somebody else took."""
    with reading(request) as call:
        found = offer(call.session, call.viewer, number, step)
        draft = draft_of(call.session, call.viewer, FormOf.late(found.case, step))
        said = draft_words(draft.saved_at, call) if draft else ""
        return _page(call, request, found, Posted.of(draft.fields) if draft else Posted(), drafted=said)


@post("/cases/{number:str}/late/{step:str}", sync_to_thread=True)
def enter_late(
    request: Asked, number: FromPath[str], step: FromPath[str], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Show what would change, and enter it when somebody is sure; a refusal keeps what was typed."""

    def half(call: Call) -> HalfFilled:
        found = offer(call.session, call.viewer, number, step)
        fields = typed_in(_answers(call, found), posted)
        return HalfFilled(FormOf.late(found.case, step), fields, f"/cases/{number}/late/{step}")

    return sent_or_kept(request, posted.get(FIELD), half, lambda: _enter(request, number, step, posted))


def _enter(request: Asked, number: str, step: str, posted: Posted) -> Response[str] | Redirect:
    filled = Filled()
    try:
        if not posted.get("sure"):
            with reading(request) as call:
                return _preview(call, request, offer(call.session, call.viewer, number, step), posted, filled)
        with writing(request) as call:
            found = offer(call.session, call.viewer, number, step)
            made = entered_late(call.session, found, _late(call, found, posted, filled), call.now)
            as_shown(call, found.case, made, posted)
            done = done_or_proposed(
                call.session, call.viewer, found.case, made, now=call.now, version=version_of(posted)
            )
            drop_draft(call.session, call.viewer.id, FormOf.late(found.case, step))
            words = "Entered. The history shows when it came in." if done else proposed_words(call, found.case)
            return told(request, f"/cases/{number}", words)
    except NotAllowed as refused:
        return _again(request, number, step, posted, refused=refused, filled=filled)
    except Otherwise:
        with reading(request) as call:
            return _preview(call, request, offer(call.session, call.viewer, number, step), posted, filled, anew=True)
    except Stale:
        with reading(request) as call:
            no = outdated(call, offer(call.session, call.viewer, number, step).case, posted)
        return _again(request, number, step, posted, refused=no, filled=filled)


def _late(call: Call, offered: Offer, posted: Posted, filled: Filled) -> Late:
    read = facts_of(offered.step.form, posted, call.calendar)
    filled.facts, filled.faults = read.facts, read.faults
    try:
        day = day_of(posted, RECEIVED_ON.name)
    except NoDay as error:
        filled.faults[RECEIVED_ON.name] = error.fault
        raise NotAllowed(Refusal(LOCAL, error.fault.sentence, field=RECEIVED_ON.name)) from None
    return Late(read.facts, day, posted.get(HOW.name), too=bool(posted.get("too")))


def _answers(call: Call, offered: Offer) -> tuple[Answer, ...]:
    policy = policy_of(call.session, offered.case)
    received_on = replace(RECEIVED_ON, label=f"Day it reached {offered.reached}")
    return (*(asked(offered.step.form, policy) if offered.step.form else ()), received_on, HOW)


def _again(
    request: Asked, number: str, step: str, posted: Posted, *, refused: NotAllowed, filled: Filled
) -> Response[str]:
    with reading(request) as call:
        found = offer(call.session, call.viewer, number, step)
        misfits = misfits_of(refused.refusals, _answers(call, found), filled.faults)
        more, status = isinstance(refused, TakesMore), STATUS[refused.first.kind]
        return _page(call, request, found, posted, misfits, status=status, more=more)


def _page(
    call: Call, request: Asked, offered: Offer, posted: Posted, misfits: Misfits = NONE, *, status: int = 200,
    more: bool = False, drafted: str = "",
) -> Response[str]:  # fmt: skip
    number, step = offered.case.number, offered.step
    answers = _answers(call, offered)
    offers = offers_in(call, offered.case, answers)
    sheet = sheet_of(f"/cases/{number}/late/{step.name}", answers, posted, misfits, offers)
    sheet = replace(sheet, draftable=True, drafted=drafted)
    return page(
        call, request, "correction/form.html", status, number=number, sheet=sheet, tried=misfits or None, too="yes" if more else "",
        heading=typeset(step.deed_of_others), strikes=False, corrects=True,
    )  # fmt: skip


def _done(call: Call, offered: Offer) -> str:
    return with_names(offered.step.done, call.policy, given={"party": str(offered.role)})


def _preview(
    call: Call, request: Asked, offered: Offer, posted: Posted, filled: Filled, *, anew: bool = False
) -> Response[str]:
    if posted.get("back"):
        return _page(call, request, offered, posted)
    late, number = _late(call, offered, posted, filled), offered.case.number
    made = entered_late(call.session, offered, late, call.now)
    sends = [*kept(posted, offered.case.version), *([("too", "yes")] if late.too else [])]
    return page(
        call, request, "correction/change.html", number=number, heading=typeset(f'Enter "{_done(call, offered)}"?'),
        action=f"/cases/{number}/late/{offered.step.name}", deed="Enter it",
        change=change_of(call, offered.case, made), kept=sends, reason=posted.get(HOW.name), anew=anew,
    )  # fmt: skip


router = Router("/", route_handlers=[list_late, show_late, enter_late], dependencies=POSTED, include_in_schema=False)
