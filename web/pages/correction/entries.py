"""Correcting an entry of a case, or striking it as made by mistake: first all that would change is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.casebook.amending import calling
from models.casebook.casebook import Stale
from models.intake.correcting import Correctable, Wanted, correct, correctable, policy_of, process_of, shown
from models.intake.drafts import FormOf, draft_of, drop_draft
from web.calls import Asked, Call, reading, writing
from web.pages.correction.view import ON, REASON, Otherwise, as_shown, change_of, kept, outdated, sheet_of, version_of
from web.pages.correction.who_confirms import proposed_words
from web.pages.forms.drafted import typed_in
from web.pages.forms.offering import offers_in
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, asked
from web.pages.forms.reading import Filled, NoDay, day_of, facts_of, posted_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept
from web.pages.frame.rendering import page
from web.pages.words.wording import typeset
from web.problems import STATUS
from workflows.correction.lives import TakesMore, named
from workflows.engine.cases import NotAllowed, Refusal
from workflows.grammar.steps import LOCAL


@dataclass(frozen=True)
class Entered:
    """An entry on the page where it is corrected."""

    found: Correctable
    title: str
    action: str
    answers: tuple[Answer, ...]

    @property
    def says_something(self) -> bool:
        """Whether it said something that can be said otherwise; what moved a deadline is struck, and done anew."""
        return self.found.step is not None


@get("/cases/{number:str}/history/{entry:int}/correct", sync_to_thread=True)
def show_entry(request: Asked, number: FromPath[str], entry: FromPath[int]) -> Response[str]:
    """Show an entry as it was made, to be corrected."""
    with reading(request) as call:
        found = _entered(call, number, entry)
        form = found.found.form
        said = {name: getattr(form, name) for name in form.__struct_fields__} if form else {}
        posted = posted_of(type(form), said, call.calendar) if form else Posted()
        draft = draft_of(call.session, call.viewer, FormOf.correction(found.found.case, entry))
        drafted = draft_words(draft.saved_at, call) if draft else ""
        return _page(call, request, found, Posted.of(draft.fields) if draft else posted, drafted=drafted)


@post("/cases/{number:str}/history/{entry:int}/correct", sync_to_thread=True)
def correct_entry(
    request: Asked, number: FromPath[str], entry: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Show what would change, and change it when somebody is sure; a refusal keeps what was typed."""

    def half(call: Call) -> HalfFilled:
        found = _entered(call, number, entry)
        form = FormOf.correction(found.found.case, entry)
        return HalfFilled(form, typed_in(found.answers, posted), found.action)

    return sent_or_kept(request, posted.get(FIELD), half, lambda: _correct(request, number, entry, posted))


def _correct(request: Asked, number: str, entry: int, posted: Posted) -> Response[str] | Redirect:
    filled = Filled()
    try:
        if not posted.get("sure"):
            with reading(request) as call:
                return _preview(call, request, _entered(call, number, entry), posted, filled)
        with writing(request) as call:
            found = _entered(call, number, entry)
            wanted = _wanted(call, found, posted, filled)
            made = shown(call.session, call.viewer, found.found, wanted, call.now)
            as_shown(call, found.found.case, made, posted)
            done = correct(call.session, call.viewer, found.found, wanted, now=call.now, version=version_of(posted))
            drop_draft(call.session, call.viewer.id, FormOf.correction(found.found.case, entry))
            words = "Corrected. The history shows both." if done else proposed_words(call, found.found.case)
            return told(request, f"/cases/{number}", words)
    except NotAllowed as refused:
        return _again(request, number, entry, posted, refused=refused, filled=filled)
    except Otherwise:
        with reading(request) as call:
            return _preview(call, request, _entered(call, number, entry), posted, filled, anew=True)
    except Stale:
        with reading(request) as call:
            no = outdated(call, _entered(call, number, entry).found.case, posted)
        return _again(request, number, entry, posted, refused=no, filled=filled, status=409)


def _entered(call: Call, number: str, entry: int) -> Entered:
    found = correctable(call.session, call.viewer, number, entry, call.now)
    answers = asked(type(found.form), policy_of(call.session, found.case)) if found.form else ()
    action = f"/cases/{number}/history/{entry}/correct"
    asked_too = (ON, REASON) if found.step else (REASON,)
    called = calling(call.session, process_of(call.session, found.case))
    title = typeset(named(found.entry, policy_of(call.session, found.case), called))
    return Entered(found, title, action, (*answers, *asked_too))


def _wanted(call: Call, entered: Entered, posted: Posted, filled: Filled) -> Wanted:
    if _is_struck(posted):
        return Wanted(posted.get("reason"), too=bool(posted.get("too")))
    form = entered.found.form
    read = facts_of(type(form), posted, call.calendar) if form else Filled()
    filled.facts, filled.faults = read.facts, read.faults
    try:
        day = day_of(posted, ON.name)
    except NoDay as error:
        filled.faults[ON.name] = error.fault
        raise NotAllowed(Refusal(LOCAL, error.fault.sentence, field=ON.name)) from None
    return Wanted(posted.get("reason"), filled.facts, day, too=bool(posted.get("too")))


def _is_struck(posted: Posted) -> bool:
    return bool(posted.get("strike")) or posted.get("too") == "strike"


def _preview(
    call: Call, request: Asked, entered: Entered, posted: Posted, filled: Filled, *, anew: bool = False
) -> Response[str]:
    if posted.get("back"):
        return _page(call, request, entered, posted)
    wanted, case = _wanted(call, entered, posted, filled), entered.found.case
    made = shown(call.session, call.viewer, entered.found, wanted, call.now)
    struck = wanted.facts is None
    heading = f"Strike {entered.title} as entered by mistake?" if struck else f"Correct {entered.title}?"
    sends = [
        *kept(posted, case.version),
        *([("strike", "yes")] if struck else []),
        *([("too", "yes")] if wanted.too else []),
    ]
    return page(
        call, request, "correction/change.html", heading=heading, action=entered.action, deed="Strike it" if struck else "Correct it",
        change=change_of(call, case, made), kept=sends, reason=wanted.reason, number=case.number, anew=anew,
    )  # fmt: skip


def _again(
    request: Asked, number: str, entry: int, posted: Posted, *, refused: NotAllowed, filled: Filled, status: int = 0
) -> Response[str]:
    with reading(request) as call:
        entered = _entered(call, number, entry)
        misfits = misfits_of(refused.refusals, entered.answers, filled.faults)
        status = status or STATUS[refused.first.kind]
        return _page(call, request, entered, posted, misfits, status=status, blocked=isinstance(refused, TakesMore))


def _page(
    call: Call, request: Asked, entered: Entered, posted: Posted, misfits: Misfits = NONE, *, status: int = 200,
    blocked: bool = False, drafted: str = "",
) -> Response[str]:  # fmt: skip
    offers = offers_in(call, entered.found.case, entered.answers)
    sheet = sheet_of(entered.action, entered.answers, posted, misfits, offers)
    sheet = replace(sheet, draftable=True, drafted=drafted)
    return page(
        call, request, "correction/form.html", status, heading=f"Correct {entered.title}", sheet=sheet, tried=misfits or None,
        too="" if not blocked else "strike" if _is_struck(posted) else "yes", number=entered.found.case.number, strikes=True,
        corrects=entered.says_something,
    )  # fmt: skip


router = Router("/", route_handlers=[show_entry, correct_entry], dependencies=POSTED, include_in_schema=False)
