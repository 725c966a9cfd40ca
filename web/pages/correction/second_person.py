"""A correction that waits for a second person: who may confirm it sees all that it changes first."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.casebook.case_search import find
from models.intake.drafts import FormOf, draft_of, drop_draft
from models.intake.proposals import confirming_in, decide, may_confirm, may_turn_down, shown, waiting
from models.rows.cases import CaseRow
from web.calls import Asked, Call, reading, writing
from web.pages.correction.view import SHOWN, change_of, title_of
from web.pages.correction.who_confirms import waits_for
from web.pages.forms.drafted import typed_in
from web.pages.forms.form_view import Sheet, fields_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, Sort
from web.pages.frame.confirmation import told
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept
from web.pages.frame.rendering import page
from web.pages.words.beside import CORRECTION, place_of
from web.pages.words.wording import typeset
from web.problems import STATUS, NotFound
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.steps import LOCAL

WHY = (Answer("why", Sort.LINE, "If you turn it down, say why", optional=True),)


@get("/cases/{number:str}/correction", sync_to_thread=True)
def show_proposed(request: Asked, number: FromPath[str]) -> Response[str]:
    """Show a correction that waits."""
    with reading(request) as call:
        return _page(call, request, number)


@post("/cases/{number:str}/correction", sync_to_thread=True)
def decide_proposed(request: Asked, number: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Confirm a correction, or turn it down."""

    def half(call: Call) -> HalfFilled:
        case, _ = find(call.session, call.viewer, number)
        return HalfFilled(_form_of(call, case), typed_in(WHY, posted), place_of(number, CORRECTION))

    return sent_or_kept(request, posted.get(FIELD), half, lambda: _decide(request, number, posted))


def _form_of(call: Call, case: CaseRow) -> FormOf:
    """Return which form it is: of the correction that waits, and of no later one; or raise NotFound."""
    proposed = waiting(call.session, case)
    if proposed is None:
        raise NotFound
    return FormOf.case(case, f"{CORRECTION}/{proposed.id}")


def _decide(request: Asked, number: str, posted: Posted) -> Response[str] | Redirect:
    confirmed = bool(posted.get("confirm"))
    try:
        with writing(request) as call:
            case, worn = find(call.session, call.viewer, number)
            if confirmed:
                _as_read(call, case, posted)
            drop_draft(call.session, call.viewer.id, _form_of(call, case))
            decide(call.session, call.viewer, case, worn, confirmed=confirmed, now=call.now, why=posted.get("why"))
            words = "Corrected. The history shows both." if confirmed else "Turned down. Nothing has changed."
            return told(request, f"/cases/{number}", words)
    except NotAllowed as refused:
        with reading(request) as call:
            return _page(call, request, number, posted, refused)


def _as_read(call: Call, case: CaseRow, posted: Posted) -> None:
    """Raise NotAllowed where a correction changes something else by now than what the second person read."""
    proposed = waiting(call.session, case)
    if proposed and posted.get(SHOWN) != change_of(call, case, shown(call.session, case, proposed, call.now)).mark:
        words = "what it changes is different by now; read it again, then confirm it"
        raise NotAllowed(Refusal(LOCAL, words, Kind.GONE))


def _sheet(call: Call, case: CaseRow, posted: Posted | None) -> Sheet:
    """Return the form that asks why, as it was sent, else as it was left half filled in."""
    draft = draft_of(call.session, call.viewer, _form_of(call, case)) if posted is None else None
    fields = fields_of(CORRECTION, WHY, Posted.of(draft.fields) if draft else posted)
    said = draft_words(draft.saved_at, call) if draft else ""
    return Sheet(CORRECTION, place_of(case.number, CORRECTION), "", fields, draftable=True, drafted=said)


def _page(
    call: Call, request: Asked, number: str, posted: Posted | None = None, refused: NotAllowed | None = None
) -> Response[str]:
    case, worn = find(call.session, call.viewer, number)
    proposed = waiting(call.session, case)
    if proposed is None:
        raise NotFound
    found = confirming_in(call.session, case)
    by = found.roles
    change, title, why_not = None, "", refused.first.said if refused else ""
    try:
        made = shown(call.session, case, proposed, call.now)
        change, title = change_of(call, case, made), title_of(call, case, made)
    except NotAllowed as no:
        why_not = why_not or no.first.said
    return page(
        call, request, "correction/proposed.html", STATUS[refused.first.kind] if refused else 200, number=case.number,
        change=change, heading=typeset(title or "A correction"), reason=proposed.reason, by=proposed.proposed_by.name,
        at=proposed.proposed_at, may_confirm=bool(change) and may_confirm(call.viewer, worn, proposed, by),
        sheet=_sheet(call, case, posted), may_turn_down=may_turn_down(call.viewer, worn, proposed, by), why_not=typeset(why_not),
        waits_for=typeset(waits_for(found)),
    )  # fmt: skip


router = Router("/", route_handlers=[show_proposed, decide_proposed], dependencies=POSTED, include_in_schema=False)
