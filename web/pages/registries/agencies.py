"""The pages of the partner agencies."""

from __future__ import annotations

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.accounts.leaving import administrators_tasks
from models.casebook.case_search import Search, search
from models.registries.details import administrators, holders_of, partnership, people_of, record_partnership
from models.registries.directory import agencies, agency, partnerships
from models.registries.guidelines import set_guideline
from models.registries.people_and_agencies import Unfit, add_agency, audit
from models.rows.people import Agency
from web.calls import Asked, Call, reading, writing
from web.pages.forms.entry import EMPTY, Entry, day, found, staff_only, whole, words_of
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.rendering import page
from web.pages.registries.credit import learned_words
from web.pages.words.wording import counted
from workflows.law.agency_kinds import AgencyKind
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COC_BALANCE, COC_CHITTENDEN

MOST_CASES = 50
CONTINUA = tuple(coc.value.removesuffix(" CoC") for coc in (COC_BALANCE, COC_CHITTENDEN))


@get("/agencies", sync_to_thread=True)
def list_agencies(request: Asked) -> Response[str]:
    """List the agencies somebody may see."""
    with reading(request) as call:
        shown, signed = agencies(call.session, call.viewer), partnerships(call.session)
        return page(
            call, request, "registry/agencies.html", agencies=shown, administrators=administrators(call.session),
            signed=signed, unsigned=sum(each.id not in signed for each in shown), staff=call.viewer.is_staff(),
        )  # fmt: skip


@get("/agencies/add", sync_to_thread=True)
def ask_agency(request: Asked) -> Response[str]:
    """Ask which agency is to be added."""
    with reading(request) as call:
        staff_only(call, "add agencies")
        return _form(call, request, EMPTY)


@post("/agencies/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add an agency, or say beside the fields what is wrong."""
    sent = Entry(posted)
    try:
        with writing(request) as call:
            staff_only(call, "add agencies")
            cocs = [name for name in CONTINUA if name in sent.values("cocs")]
            days = whole(sent.value("guideline_days"), unreadable=0)
            added = add_agency(call.session, sent.value("name"), sent.value("kind"), cocs, days)
            audit(call.session, call.now, f"the agency {added.key} was added", call.viewer.id)
            return told(request, f"/agencies/{added.key}", f"{added.name} was added.")
    except Unfit as unfit:
        with reading(request) as call:
            return _form(call, request, sent.refused(unfit))


@get("/agencies/{key:str}", sync_to_thread=True)
def read_agency(request: Asked, key: FromPath[str]) -> Response[str]:
    """Show an agency, as far as the asker may know."""
    with reading(request) as call:
        return _page(call, request, found(agency(call.session, call.viewer, words_of(key))), EMPTY)


@post("/agencies/{key:str}/partnership", sync_to_thread=True)
def sign(request: Asked, key: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Record that the Partnership Agreement is signed; open cases of the agency learn of it."""
    sent = Entry(posted)
    try:
        with writing(request) as call:
            staff_only(call, "record an agreement")
            of, on = found(agency(call.session, call.viewer, words_of(key))), day(sent.value("signed_on"))
            signed_at = call.calendar.at(on) if on else None
            cases = record_partnership(call.session, of, sent.value("signed_as"), signed_at, call.now)
            audit(call.session, call.now, f"the Partnership Agreement of {of.key} was recorded", call.viewer.id)
            words = f"The agreement is on record. {learned_words(cases)}"
            return told(request, f"/agencies/{of.key}", words)
    except Unfit as unfit:
        with reading(request) as call:
            return _page(call, request, found(agency(call.session, call.viewer, words_of(key))), sent.refused(unfit))


@post("/agencies/{key:str}/guideline", sync_to_thread=True)
def guide(request: Asked, key: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Set the agency's own days for clients' requests; the deadlines of its open ones follow."""
    sent = Entry(posted)
    try:
        with writing(request) as call:
            staff_only(call, "set an agency's own days")
            of = found(agency(call.session, call.viewer, words_of(key)))
            days = whole(sent.value("guideline_days").strip(), unreadable=0)
            cases = set_guideline(call.session, of, days, call.now, call.viewer.id)
            now = f"is {counted(days, 'day')} now" if days else "is gone; the manual's days count"
            return told(request, f"/agencies/{of.key}", f"The guideline of {of.name} {now}. {learned_words(cases)}")
    except Unfit as unfit:
        with reading(request) as call:
            return _page(call, request, found(agency(call.session, call.viewer, words_of(key))), sent.refused(unfit))


def _form(call: Call, request: Asked, sent: Entry) -> Response[str]:
    status = 422 if sent.errors else 200
    return page(
        call, request, "registry/agency_add.html", status, entry=sent, kinds=tuple(AgencyKind), continua=CONTINUA
    )


def _page(call: Call, request: Asked, of: Agency, sent: Entry) -> Response[str]:
    session = call.session
    processes = call.house.database.rulebook.processes
    cases = search(session, call.viewer, Search(status="open", agency=of.key, limit=MOST_CASES))
    labels = [(case, processes[case.process].label(case.state)) for case in cases[:MOST_CASES]]
    return page(
        call, request, "registry/agency.html", 422 if sent.errors else 200, agency=of, entry=sent,
        staff=call.viewer.is_staff(), administrators=holders_of(session, AGENCY_ADMIN, of),
        directors=holders_of(session, AGENCY_DIRECTOR, of), tasks=administrators_tasks(session, of),
        agreement=partnership(session, of), people=people_of(session, of), cases=labels, processes=processes,
        more_cases=len(cases) > MOST_CASES,
    )  # fmt: skip


router = Router(
    "/",
    route_handlers=[list_agencies, ask_agency, add, read_agency, sign, guide],
    dependencies=POSTED,
    include_in_schema=False,
)
