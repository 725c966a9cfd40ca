"""Running cases are taken to another edition of the deadlines and limits: shown with both receipts, and then done by choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery
from litestar.response import Redirect

from models.access.rulebook import rulebook_of
from models.desk.taking_to_edition import MOST, Taking, take_to
from models.intake.drafts import FormOf, draft_of, drop_draft
from models.lookups.standing.under_an_edition import CaseUnder, OtherDate, cases_under
from web.calls import Asked, Call, reading, writing
from web.pages.forms.bounds import found, staff_only, words_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import Onward, told
from web.pages.frame.drafting import FIELD, HalfFilled, draft_words, sent_or_kept
from web.pages.frame.lists import link
from web.pages.frame.rendering import page
from web.pages.words.dates import plural
from web.pages.words.receipts import Slip, slip_of
from workflows.engine.cases import NotAllowed, Refusal
from workflows.law.policy import Policy

PLACE = "/policy/running"
DEED = "take running cases to another edition"
LONGEST = 1_000  # characters of the reason


@dataclass(frozen=True)
class Shift:
    """A date of a running case that would be another one; one of its two is missing where the task is not asked."""

    task: str
    was: Slip | None
    becomes: Slip | None


@dataclass(frozen=True)
class Shifted:
    """A running case, and what would be otherwise in it."""

    case: CaseUnder
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Tried:
    """What somebody chose and typed, what stands against it, and from when it is, if it was kept."""

    posted: Posted
    faults: Mapping[str, Refusal] = field(default_factory=dict)
    drafted: str = ""


def shifted(call: Call, cases: Iterable[CaseUnder]) -> Iterator[Shifted]:
    """Yield those of some cases in which anything would be otherwise, with their receipts in words."""
    yield from (Shifted(each, tuple(_shift(call, date) for date in each.dates)) for each in cases if each.differs)


def _shift(call: Call, date: OtherDate) -> Shift:
    was, becomes = (slip_of(each, call.calendar) if each else None for each in (date.was, date.becomes))
    return Shift(date.task, was, becomes)


@get(PLACE, sync_to_thread=True)
def list_running(request: Asked, edition: FromQuery[str] = "") -> Response[str]:
    """Show the running cases that are under other editions, and what this one would make of each."""
    with reading(request) as call:
        staff_only(call, DEED)
        named = _edition(call, edition)
        kept = draft_of(call.session, call.viewer, _form(named))
        posted = Posted.of(kept.fields) if kept else Posted()
        tried = Tried(posted, drafted=draft_words(kept.saved_at, call) if kept else "")
        return _page(call, request, named, tried)


@post(PLACE, sync_to_thread=True)
def take_cases(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Take the chosen cases to the edition, all or none; or show them again, with what stands against it."""
    return sent_or_kept(
        request, posted.get(FIELD), lambda call: _half_filled(call, posted), lambda: _taken(request, posted)
    )


def _half_filled(call: Call, posted: Posted) -> HalfFilled:
    staff_only(call, DEED)
    named = _edition(call, posted.get("edition"))
    fields: dict[str, object] = {"case": list(posted.all("case")), "reason": posted.get("reason")[:LONGEST]}
    return HalfFilled(
        _form(named), {name: said for name, said in fields.items() if said}, link(PLACE, edition=named.name)
    )


def _taken(request: Asked, posted: Posted) -> Response[str] | Redirect:
    try:
        with writing(request) as call:
            staff_only(call, DEED)
            named = _edition(call, posted.get("edition"))
            reason = posted.get("reason")[:LONGEST]
            cases = take_to(call.session, call.viewer, Taking(_chosen(call, posted, named), named, reason), call.now)
            drop_draft(call.session, call.viewer.id, _form(named))
            words = f"{plural(len(cases), 'case')} reckoned by the {named.name} from now on."
            onward = Onward(link=link("/cases", status="open"), words="See the open cases")
            return told(request, link(PLACE, edition=named.name), words, onward=onward)
    except NotAllowed as refused:
        with reading(request) as call:
            faults = {each.field or "case": each for each in refused.refusals}
            return _page(call, request, _edition(call, posted.get("edition")), Tried(posted, faults))


def _chosen(call: Call, posted: Posted, edition: Policy) -> tuple[str, ...]:
    """Return the cases that were chosen one by one, and the others together if those were."""
    one_by_one = posted.all("case")
    if posted.get("others") != "yes":
        return one_by_one
    same = (each.number for each in cases_under(call.session, call.viewer, edition, call.now) if not each.differs)
    return (*one_by_one, *same)


def _page(call: Call, request: Asked, edition: Policy, tried: Tried) -> Response[str]:
    cases = cases_under(call.session, call.viewer, edition, call.now)
    differing = list(shifted(call, cases))
    return page(
        call, request, "manual/running.html", 422 if tried.faults else 200, edition=edition, cases=differing[:MOST], more=len(differing) - MOST,
        same=len(cases) - len(differing), others=tried.posted.get("others") == "yes", chosen=frozenset(tried.posted.all("case")),
        reason=tried.posted.get("reason"), faults=tried.faults, drafted=tried.drafted, longest=LONGEST,
    )  # fmt: skip


def _edition(call: Call, name: str) -> Policy:
    """Return an edition that is in force or was, or raise NotFound."""
    editions = (each for each in rulebook_of(call.session).editions if each.since <= call.today)
    return found(next((each for each in editions if each.name == words_of(name)), None))


def _form(edition: Policy) -> FormOf:
    return FormOf.page(link(PLACE, edition=edition.name), f"Running cases: {edition.name}")


router = Router("/", route_handlers=[list_running, take_cases], dependencies=POSTED, include_in_schema=False)
