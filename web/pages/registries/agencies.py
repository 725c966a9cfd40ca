"""The pages of the partner agencies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from models.accounts.leaving import administrators_tasks
from models.casebook.case_search import Search, search
from models.intake.starting import may_start_here
from models.lookups.standing.partners import partner_standing
from models.registries.agencies import enter_agency, record_partnership
from models.registries.details import administrators, holders_of, partnership
from models.registries.directory import agency, partnerships
from models.registries.edits.editing import Registry
from models.registries.forms.agencies import Guideline, NewAgency, Partnership
from models.registries.from_cases.other_laws import laws_now
from models.registries.guidelines import set_guideline
from models.registries.lists import Wanted, agencies, count_agencies, people
from models.registries.on_record.agency_year import last_reviews
from models.registries.on_record.open_tasks import tasks_of
from models.registries.on_record.people_here import people_here
from models.rows.people import Agency
from models.store.paging import Part
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, staff_only, words_of
from web.pages.forms.entering import UNTRIED, Ask, Tried, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.frame.lists import link, turns
from web.pages.frame.rendering import page
from web.pages.registries.credit import learned_words
from web.pages.registries.edit_history import past_of
from web.pages.registries.record.proofs import years_offered
from web.pages.registries.record.to_do import to_do
from web.pages.words.wording import counted
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR

ADD = Ask(NewAgency, "Add the agency")
SIGN = Ask(Partnership, "Record the agreement", "partnership", within=True)
GUIDE = Ask(Guideline, "Set the days", "guideline", quiet=True, within=True)


@get("/agencies", sync_to_thread=True)
def list_agencies(request: Asked, cursor: FromQuery[str] = "") -> Response[str]:
    """List the agencies somebody may see."""
    with reading(request) as call:
        shown = agencies(call.session, call.viewer, Part(cursor))
        total, unsigned = count_agencies(call.session, call.viewer)
        return page(
            call, request, "registry/agencies.html", agencies=shown.rows, administrators=administrators(call.session),
            signed=partnerships(call.session), total=total, unsigned=unsigned, staff=call.viewer.is_staff(),
            turns=turns(shown, lambda cursor: link("/agencies", cursor=cursor)),
        )  # fmt: skip


@get("/agencies/add", sync_to_thread=True)
def ask_agency(request: Asked) -> Response[str]:
    """Ask which agency is to be added."""
    with reading(request) as call:
        staff_only(call, "add agencies")
        return _form(call, request)


@post("/agencies/add", sync_to_thread=True)
def add(request: Asked, posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Add an agency, or say beside the fields what is wrong."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "add agencies")
        added = enter_agency(call.session, facts, call.now, call.viewer.id)
        return told(request, f"/agencies/{added.key}", f"{added.name} was added.")

    return enter(request, ADD, posted, deed, lambda call, tried: _form(call, request, tried))


@get("/agencies/{key:str}", sync_to_thread=True)
def read_agency(request: Asked, key: FromPath[str]) -> Response[str]:
    """Show an agency, as far as the asker may know."""
    with reading(request) as call:
        return _page(call, request, _found(call, key))


@post("/agencies/{key:str}/partnership", sync_to_thread=True)
def sign(request: Asked, key: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Record that the Partnership Agreement is signed; open cases of the agency learn of it."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "record an agreement")
        of = _found(call, key)
        cases = record_partnership(call.session, of, facts, call.now, call.viewer.id)
        return told(request, f"/agencies/{of.key}", f"The agreement is on record. {learned_words(cases)}")

    return enter(request, SIGN, posted, deed, lambda call, tried: _page(call, request, _found(call, key), tried))


@post("/agencies/{key:str}/guideline", sync_to_thread=True)
def guide(request: Asked, key: FromPath[str], posted: NamedDependency[Posted]) -> Response[str] | Redirect:
    """Set the agency's own days for clients' requests; the deadlines of its open ones follow."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        staff_only(call, "set an agency's own days")
        of = _found(call, key)
        cases = set_guideline(call.session, of, facts, call.now, call.viewer.id)
        days = of.guideline_days
        now = f"is {counted(days, 'day')} now" if days else "is gone, so the manual's days apply"
        return told(request, f"/agencies/{of.key}", f"The guideline of {of.name} {now}. {learned_words(cases)}")

    return enter(request, GUIDE, posted, deed, lambda call, tried: _page(call, request, _found(call, key), tried))


def _found(call: Call, key: str) -> Agency:
    return found(agency(call.session, call.viewer, words_of(key)))


def _form(call: Call, request: Asked, tried: Tried = UNTRIED) -> Response[str]:
    sheet = ADD.sheet(call, "/agencies/add", tried)
    return page(call, request, "registry/agency_add.html", tried.status, sheet=sheet, tried=tried)


def _page(call: Call, request: Asked, of: Agency, tried: Tried = UNTRIED) -> Response[str]:
    session, path = call.session, f"/agencies/{of.key}"
    processes = call.house.database.rulebook.processes
    cases = search(session, call.viewer, Search(status="open", agency=of.key))
    users = people(session, call.viewer, Wanted(agency=of.key, status="here"))
    here = people_here(session, call.viewer, of, users.rows)
    reviewed_on, confirmed_on = last_reviews(session, call.viewer, of)
    labels = [(case, processes[case.process].label(case.state)) for case in cases.rows]
    return page(
        call, request, "registry/agency.html", tried.status, agency=of, tried=tried,
        inspection_days=call.policy.inspection_days, sign=SIGN.sheet(call, f"{path}/partnership", tried),
        guide=GUIDE.sheet(call, f"{path}/guideline", tried, filled={"guideline_days": of.guideline_days}),
        staff=call.viewer.is_staff(), starts=may_start_here(call.viewer), past=past_of(call, Registry.AGENCIES, of.id), administrators=holders_of(session, AGENCY_ADMIN, of),
        directors=holders_of(session, AGENCY_DIRECTOR, of), tasks=administrators_tasks(session, of),
        agreement=partnership(session, of), people=here, standing=partner_standing(session, of, call.policy), reviewed_on=reviewed_on,
        confirmed_on=confirmed_on, to_do=to_do(call, tasks_of(session, call.viewer, of)), years=years_offered(call.today), cases=labels, processes=processes,
        laws=laws_now(session, of), more_people=users.next, more_cases=cases.next,
    )  # fmt: skip


router = Router(
    "/",
    route_handlers=[list_agencies, ask_agency, add, read_agency, sign, guide],
    dependencies=POSTED,
    include_in_schema=False,
)
