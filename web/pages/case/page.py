"""The page of a case, and the one route by which every step of every process is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.access.rulebook import rulebook_of
from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase, Stale
from models.inbox.inbox import Asked as InboxAsked
from models.inbox.inbox import Queue, tasks
from models.intake.confirming import Unconfirmed
from models.intake.drafts import FormOf
from models.intake.for_party import FOR_PARTY
from models.intake.intake import Sent, act, foreseen, offered
from models.store.paging import Part
from web.calls import Asked, Call, reading, trying, writing
from web.door.limits import MOST_OF_A_BODY
from web.pages.case.foretelling import letters_foreseen
from web.pages.case.meanwhile import others_did, since
from web.pages.case.next_steps import lead_of
from web.pages.case.scene import scene_of
from web.pages.case.step_forms import ABOUT, BACKDATED, Tried
from web.pages.case.view import show_case
from web.pages.forms.attaching import beside_files, files_of
from web.pages.forms.drafted import typed_in
from web.pages.forms.kept_files import kept_with
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.questions import Answer, declared
from web.pages.forms.reading import Filled, NoDay, day_of, facts_of
from web.pages.forms.refusals import misfits_of
from web.pages.frame.confirmation import Onward, told
from web.pages.frame.drafting import FIELD, HalfFilled, sent_or_kept
from web.pages.frame.return_path import INBOX
from web.pages.words.wording import typeset
from web.problems import STATUS
from workflows.answers.reading import read
from workflows.answers.written import whole_number
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.grammar.process import Step
from workflows.grammar.steps import LOCAL
from workflows.grammar.words import filled as with_names
from workflows.sight.reading import tells_secrets

LETTERS = "letters"  # what a form asks to see before it is sent


@get("/cases/{number:str}", sync_to_thread=True)
def read_case(request: Asked, number: FromPath[str]) -> Response[str]:
    """Show a case."""
    with reading(request) as call:
        return show_case(call, request, number)


@post("/cases/{number:str}/{step:str}", sync_to_thread=True, request_max_body_size=MOST_OF_A_BODY)
def take_step(
    request: Asked, number: FromPath[str], step: FromPath[str], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Take a step, or keep its form for later; a refusal changes nothing and keeps what was typed."""
    return sent_or_kept(
        request, posted.get(FIELD), lambda call: _half_filled(call, number, step, posted),
        lambda: _take(request, number, step, posted),
    )  # fmt: skip


def _take(request: Asked, number: str, step: str, posted: Posted) -> Response[str] | Redirect:
    filled = Filled()
    try:
        if posted.get("see") == LETTERS:
            return _letters(request, number, step, posted, filled)
        if posted.get("see"):
            return _foretold(request, number, step, posted, filled)
        with writing(request) as call:
            offer = _offer(call, number, step)
            sent = _with_files(call, number, offer, posted, _sent(call, offer, posted, filled))
            sent = replace(sent, confirmed=posted.get("sure"))
            act(call.session, call.viewer, number, step, sent, now=call.now, version=_version(posted))
            return told(request, *_confirmed(call, number, offer, _version(posted)), onward=_next(call, number))
    except NotAllowed as refused:
        return _again(request, number, step, posted, refused=refused, filled=filled)
    except Unconfirmed as asks:
        return _asking(request, number, Tried(step, posted, foresight=asks.foresight, asks=True))
    except Stale:
        return _changed(request, number, step, posted)


def _sent(call: Call, offer: Step | None, posted: Posted, filled: Filled) -> Sent:
    """Return what a form says; what is wrong with it is kept in `filled`."""
    read = facts_of(offer.form if offer else None, posted, call.calendar)
    filled.facts, filled.faults = read.facts, read.faults
    return Sent(filled.facts, done_on(offer, posted, filled, call.today), party=posted.get(FOR_PARTY))


def _with_files(call: Call, number: str, offer: Step | None, posted: Posted, sent: Sent) -> Sent:
    """Keep the files that a form carries with the case, and name them in it; whatever refuses the form refuses them too."""
    if offer is None or offer.form is None:
        return sent
    facts = dict(sent.facts)
    for field, file in files_of(declared(offer.form), posted):
        case, _ = find(call.session, call.viewer, number)
        facts[field] = kept_with(call, case, offer, (field, file))
    return replace(sent, facts=facts)


def _version(posted: Posted) -> int | None:
    """Return which version of the case the person saw."""
    return whole_number(posted.get("version"))


def _foretold(request: Asked, number: str, step: str, posted: Posted, filled: Filled) -> Response[str]:
    """Show what a step would bring about as its form is filled in; nothing is changed."""
    with reading(request) as call:
        offer = _offer(call, number, step)
        sent = _sent(call, offer, posted, filled)
        if offer is not None and _is_secret(call, number, offer):
            return show_case(call, request, number, tried=Tried(step, posted))
        found = foreseen(call.session, call.viewer, number, step, sent, now=call.now, version=_version(posted))
        return show_case(call, request, number, tried=Tried(step, posted, foresight=found))


def _letters(request: Asked, number: str, step: str, posted: Posted, filled: Filled) -> Response[str]:
    """Show the letters that a step would write as its form is filled in; nothing is changed."""
    with trying(request) as call:
        offer = _offer(call, number, step)
        sent = replace(_sent(call, offer, posted, filled), confirmed=posted.get("sure"))
        found = letters_foreseen(call, number, step, sent, _version(posted))
    return _asking(request, number, Tried(step, posted, letters=found))


def _is_secret(call: Call, number: str, offer: Step) -> bool:
    """Say whether what a step brings about would tell how others answered."""
    case, _ = find(call.session, call.viewer, number)
    return tells_secrets(rulebook_of(call.session).processes[case.process], case.state, offer)


def _asking(request: Asked, number: str, tried: Tried) -> Response[str]:
    with reading(request) as call:
        return show_case(call, request, number, tried=tried)


def _offer(call: Call, number: str, name: str) -> Step | None:
    case, worn = find(call.session, call.viewer, number)
    return offered(rulebook_of(call.session).processes[case.process], case.state, name, worn)


def answers_of(offer: Step | None) -> tuple[Answer, ...]:
    """Return what a step asks, the day it was done on among it."""
    return (ABOUT, *(declared(offer.form) if offer and offer.form else ()), BACKDATED)


def done_on(offer: Step | None, posted: Posted, filled: Filled, today: date) -> date | None:
    """Return the earlier day on which a step was taken; or raise NotAllowed with all that is wrong with the form."""
    try:
        day = day_of(posted, BACKDATED.name)
    except NoDay as error:
        filled.faults[BACKDATED.name] = error.fault
        unfit = Refusal(LOCAL, error.fault.sentence, field=BACKDATED.name)
        raise NotAllowed(*_unread(offer, filled), unfit) from None
    return None if day == today else day


def _unread(offer: Step | None, filled: Filled) -> Iterator[Refusal]:
    """Yield what is wrong with the answers of a form."""
    if offer and offer.form:
        try:
            read(offer.form, filled.facts, offer.clause)
        except NotAllowed as refused:
            yield from refused.refusals


def _half_filled(call: Call, number: str, step: str, posted: Posted) -> HalfFilled:
    """Return the form of a step as far as it is filled in; or raise NotAllowed where there is none."""
    (case, _), offer = find(call.session, call.viewer, number), _offer(call, number, step)
    if offer is None or offer.form is None:
        raise NotAllowed(Refusal(LOCAL, "this form is no longer open, so there is no draft to save", Kind.GONE))
    place = f"/cases/{number}#do-{offer.name}"
    return HalfFilled(FormOf.case(case, offer.name), typed_in(answers_of(offer), posted), place)


def _confirmed(call: Call, number: str, offer: Step | None, version: int | None) -> tuple[str, str]:
    """Return where to go on, and what happened and comes next."""
    done = (offer.done or offer.name) if offer else ""
    try:
        scene = scene_of(call, number)
    except NoSuchCase:
        return INBOX, f"{with_names(done, call.policy, given={'party': call.viewer.name})}."
    said = scene.filled(done, scene.answered_for)
    return f"/cases/{number}", typeset(f"{said}. {lead_of(scene)}{others_did(scene, version)}")


def _next(call: Call, number: str) -> Onward | None:
    """Return the way to the next task of one's own, in another case."""
    mine = tasks(call.session, call.viewer, InboxAsked(Queue.MINE, part=Part(limit=5)), call.now).rows
    found = next((row for row in mine if row.number != number), None)
    return Onward(link=f"/cases/{found.number}", words=f"Next: {found.task}") if found else None


def _again(
    request: Asked, number: str, step: str, posted: Posted, *, refused: NotAllowed, filled: Filled
) -> Response[str]:
    """Show the case again, with the form as it was sent and the reasons against it."""
    with reading(request) as call:
        answers = answers_of(_offer(call, number, step))
        misfits = beside_files(misfits_of(refused.refusals, answers, filled.faults), answers, posted)
        return show_case(
            call, request, number, STATUS[refused.first.kind], Tried(step, posted.instead(refused.masked), misfits)
        )


def _changed(request: Asked, number: str, step: str, posted: Posted) -> Response[str]:
    """Show the case as it is now, with the form as it was sent on an older page."""
    with reading(request) as call:
        found = since(scene_of(call, number), _version(posted))
        return show_case(call, request, number, 409, Tried(step, posted, since=found))


router = Router("/", route_handlers=[read_case, take_step], dependencies=POSTED, include_in_schema=False)
