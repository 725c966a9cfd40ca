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
from models.casebook.receipts import receipts
from models.intake.intake import NoSuchProcess, Sent, Way, begin, foreseen_opening, known_already, opening_of
from models.intake.starting import agencies_for, beginnings, needs_agency, ways_for
from models.intake.twice.likely_twice import Likely
from models.intake.twice.same_opening import SameOpening
from models.mail.sent_mail import number_known
from models.registries.claims import OfAnother
from models.registries.directory import agencies
from models.rows.cases import CaseRow
from models.rows.people import Agency
from models.store.deeds_done import Led
from web.calls import Asked, Call, reading, writing
from web.claimed import keep_claimed
from web.deeds import DoneBefore, lead
from web.door.limits import MOST_OF_A_BODY
from web.pages.case.next_steps import lead_of
from web.pages.case.page import done_on
from web.pages.case.scene import scene_of
from web.pages.forms.attaching import beginning_with
from web.pages.forms.form_view import Sheet, backdate_field
from web.pages.forms.kept_files import kept_with
from web.pages.forms.posted import POSTED, Posted
from web.pages.forms.reading import Filled, facts_of
from web.pages.forms.refusals import NONE, Misfits, misfits_of
from web.pages.frame.confirmation import told
from web.pages.frame.drafting import FIELD, draft_words, sent_or_kept
from web.pages.frame.rendering import page
from web.pages.starting.about import about, given
from web.pages.starting.half_filled import HOW, RECEIVED, answers_of, draft_for, half_filled, is_kept, takes_documents
from web.pages.starting.offered import deed_of, offered_ways
from web.pages.starting.opening_fields import opening_fields
from web.pages.starting.opening_words import brought_forward, foretold, then_of
from web.pages.starting.receipt_page import received
from web.pages.words.dates import day_words
from web.pages.words.wording import typeset
from web.problems import STATUS, Forbidden, NotFound
from workflows.engine.cases import NotAllowed
from workflows.engine.foresight import Foresight
from workflows.grammar.openings import about_oneself, openings
from workflows.grammar.process import Process, Step
from workflows.grammar.takers import owners_of
from workflows.law.fields import Mark, marked
from workflows.law.wording import or_listed


@get("/start", sync_to_thread=True)
def list_beginnings(request: Asked) -> Response[str]:
    """List what somebody may begin, each deed with a form of its own, and what they sent about themselves."""
    with reading(request) as call:
        matter, found = about(call, request), beginnings(call.session, call.viewer)
        offered = list(offered_ways(matter.ways(found) if matter else found, matter))
        return page(
            call,
            request,
            "start.html",
            beginnings=offered,
            process=None,
            about=matter,
            sent=[] if matter else _sent(call),
        )


PREPARED_ON = {"D08": "/policy/draft"}  # the page that fills in the form with which a case begins


@get("/start/{key:str}", sync_to_thread=True)
def show_opening(request: Asked, key: FromPath[str]) -> Response[str] | Redirect:
    """Show the form with which a case begins, or the page that fills it in; where there are several ways, let people choose."""
    with reading(request) as call:
        if place := PREPARED_ON.get(key):
            return Redirect(place)
        process = _process(call, key)
        ways = ways_for(call.session, call.viewer, process)
        if len(ways) > 1:
            found = list(offered_ways([(process, step) for step in ways]))
            return page(call, request, "start.html", beginnings=found, process=process, about=None, sent=[])
        way = Way(process, ways[0] if ways else openings(process)[0])
        return _form(call, request, way, given(call, request, way.step.form))


@get("/start/{key:str}/{name:str}", sync_to_thread=True)
def show_other_opening(request: Asked, key: FromPath[str], name: FromPath[str]) -> Response[str]:
    """Show the form of one of the ways in which a case begins."""
    with reading(request) as call:
        way = _way(call, key, name)
        return _form(call, request, way, given(call, request, way.step.form))


@post("/start/{key:str}", sync_to_thread=True, request_max_body_size=MOST_OF_A_BODY)
def open_case(request: Asked, key: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Open a case with the first of its ways; a refusal changes nothing and keeps what was typed."""
    return _open(request, key, "", posted)


@post("/start/{key:str}/{name:str}", sync_to_thread=True, request_max_body_size=MOST_OF_A_BODY)
def open_otherwise(
    request: Asked, key: FromPath[str], name: FromPath[str], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Open a case with one of its ways; a refusal changes nothing and keeps what was typed."""
    return _open(request, key, name, posted)


def _open(request: Asked, key: str, name: str, posted: Posted) -> Response[str] | Redirect:
    return sent_or_kept(
        request, posted.get(FIELD), lambda call: half_filled(call, _way(call, key, name), posted),
        lambda: _begin(request, key, name, posted),
    )  # fmt: skip


def _begin(request: Asked, key: str, name: str, posted: Posted) -> Response[str] | Redirect:
    filled = Filled()
    try:
        with writing(request) as call:
            step = (way := _way(call, key, name)).step
            filled = facts_of(step.form, posted, call.calendar)
            sent = Sent(filled.facts, done_on(step, posted, filled, call.today), how=posted.get(HOW.name)[:200])
            _be_sure(foreseen_opening(call.session, call.viewer, key, sent, call.now, step=step.name), posted)
            likely = known_already(call.session, call.viewer, key, sent, call.now, step=step.name)
            _be_another(likely, posted)
            sent = replace(sent, another=bool(likely.mark))
            case_id = begin(call.session, call.viewer, key, sent, call.now, step=step.name)
            number = (case := case_of(call.session, case_id)).number
            _keep_documents(call, case, way, posted)
            if number_known(call.session, call.viewer, case_id) is None:
                if not about_oneself(_process(call, key), step):
                    lead(request, Led(str(case_id)))
                    return received(call, request, case_id)
                lead(request, Led(place := f"/receipts/{number}"))
                return Redirect(place, status_code=303)
            words = f"{step.done or step.name}: case {number}. {lead_of(scene_of(call, number))}"
            return told(request, f"/cases/{number}", typeset(words))
    except (_Foretold, SameOpening) as seen:  # the same may have been sent at this very moment
        shown = seen if isinstance(seen, _Foretold) else _Foretold(likely=Likely((str(seen),)))
        with reading(request) as call:
            return _form(call, request, _way(call, key, name), posted, foresight=shown.foresight, likely=shown.likely)
    except DoneBefore as done:
        if not done.led.to.isdecimal():
            raise
        with reading(request) as call:
            return received(call, request, int(done.led.to))
    except NotAllowed as refused:
        if isinstance(refused, OfAnother) and not posted.get("see"):  # who only looks claims nothing
            keep_claimed(request, refused)
        with reading(request) as call:
            way = _way(call, key, name)
            answers = answers_of(call, way)
            misfits = misfits_of(refused.refusals, (*answers, RECEIVED), filled.faults)
            return _form(call, request, way, posted, misfits, status=STATUS[refused.first.kind])


def _keep_documents(call: Call, case: CaseRow, way: Way, posted: Posted) -> None:
    """Keep what came with the form with the case that it begins; whatever is wrong with a file begins none."""
    name = beginning_with().name
    for file in posted.chosen(name) if takes_documents(way) else ():
        kept_with(call, case, way.step, (name, file))


class _Foretold(Exception):
    """What opening a case would bring about, or that it is likely here already, is to be read first; nothing is kept."""

    def __init__(self, foresight: Foresight | None = None, likely: Likely | None = None) -> None:
        super().__init__()
        self.foresight, self.likely = foresight, likely


def _be_another(found: Likely, posted: Posted) -> None:
    """Raise _Foretold where what is entered is likely known already, and this is not confirmed to be another one."""
    if posted.get("another") != found.mark:
        raise _Foretold(likely=found)


def _be_sure(found: Foresight, posted: Posted) -> None:
    """Raise _Foretold where it is asked what follows, or a day brings something forward that is not confirmed for it."""
    if posted.get("see") or (found.hangs_on_the_day and posted.get("sure") != found.mark):
        raise _Foretold(found)


def _sent(call: Call) -> list[tuple[str, str, str]]:
    """Return what somebody sent about themselves: the number, what it was, and when."""
    found = receipts(call.session, call.viewer)
    return [(each.number, typeset(each.step.done), day_words(each.on, year=True)) for each in found]


def _process(call: Call, key: str) -> Process:
    process = call.house.database.rulebook.processes.get(key)
    if process is None or not openings(process):
        raise NoSuchProcess(key)
    return process


def _way(call: Call, key: str, name: str) -> Way:
    process = _process(call, key)
    step = opening_of(process, name)
    if step is None:
        raise NotFound
    return Way(process, step)


def _form(
    call: Call,
    request: Asked,
    way: Way,
    posted: Posted | None = None,
    misfits: Misfits = NONE,
    *,
    status: int = 200,
    foresight: Foresight | None = None,
    likely: Likely | None = None,
) -> Response[str]:
    process, step = way.process, way.step
    if step not in ways_for(call.session, call.viewer, process):
        owners = or_listed(f"the {owner}" for owner in owners_of(step, None))
        raise Forbidden(f"This is for {owners} to begin.")
    offered = _agencies(call, process, step)
    sheet = _sheet(call, way, offered, posted, misfits)
    then = then_of(process, step, call.policy)
    if likely and posted:
        sheet = replace(sheet, likely=tuple(map(typeset, likely.words)), another=likely.mark, sure=posted.get("sure"))
    if foresight:
        then = foretold(then, foresight, call.policy, call.today)
        asks = brought_forward(foresight, call.policy, call.today) if posted and not posted.get("see") else ()
        sheet = replace(sheet, forward=asks, sure=foresight.mark)
    return page(
        call, request, "start_process.html", status, process=process, sheet=sheet, then=then, tried=misfits or None,
        lead=typeset(f"{step.form.says()}." if step.form else process.title),
    )  # fmt: skip


def _agencies(call: Call, process: Process, step: Step) -> list[Agency]:
    """Return the agencies to choose from: those for which one may begin the case, or where it is no agency's all that one sees."""
    if needs_agency(step):
        return agencies_for(call.session, call.viewer, process, step)
    asks = bool(step.form and marked(step.form, Mark.SOME_AGENCY))
    return [each for each in agencies(call.session, call.viewer) if each.closed_at is None] if asks else []


def _sheet(call: Call, way: Way, offered: Sequence[Agency], posted: Posted | None, misfits: Misfits) -> Sheet:
    process, step = way.process, way.step
    earliest = call.today - timedelta(days=call.policy.backdate_days)
    hint = typeset(f"Deadlines count from this day, not from today. {day_words(earliest, year=True)} at the earliest.")
    draft = draft_for(call, way) if posted is None else None
    posted = Posted.of(draft.fields) if draft else posted
    backdate, unfolds = backdate_field("start", replace(RECEIVED, hint=hint), call.today, posted, misfits)
    first = step is openings(process)[0]
    return Sheet(
        key="start", action=f"/start/{process.key}" if first else f"/start/{process.key}/{step.name}",
        deed=deed_of(process, step), fields=opening_fields(call, way, offered, posted, misfits),
        backdate=None if step.dated_by or about_oneself(process, step) else backdate, unfolds=unfolds,
        objections=misfits.objections, misfits=misfits, foretells=not about_oneself(process, step),
        draftable=is_kept(step), drafted=draft_words(draft.saved_at, call) if draft else "",
    )  # fmt: skip


router = Router(
    "/",
    route_handlers=[list_beginnings, show_opening, show_other_opening, open_case, open_otherwise],
    dependencies=POSTED,
    include_in_schema=False,
)
