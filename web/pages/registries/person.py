"""The page of one person."""

from __future__ import annotations

from urllib.parse import urlencode

from litestar import Response, Router, get
from litestar.params import FromPath

from models.access.belonging import asking
from models.accounts.sign_in import is_locked
from models.intake.starting import may_start_here
from models.lookups.bars import bars_of
from models.lookups.standing.training_years import TrainingYear, training_year
from models.registries.claims import claims_about, decides
from models.registries.details import agency_names, cases_about, signatures
from models.registries.directory import agencies, attended, licenses_of, person
from models.registries.edits.editing import Registry
from models.registries.forms.people import ClaimAnswer, NewOffice
from models.registries.on_record.open_tasks import tasks_about
from models.registries.on_record.still_needed import still_needed
from models.rows.people import Person
from models.rows.registries import License, PersonClaim
from scheduler.clock import wall_now
from web.calls import Asked, Call, reading
from web.pages.forms.bounds import found, numbered
from web.pages.forms.entering import UNTRIED, Ask, Tried
from web.pages.forms.form_view import Sheet
from web.pages.frame.rendering import page
from web.pages.registries.credit import credit_words
from web.pages.registries.edit_history import past_of
from web.pages.registries.record.proofs import years_offered
from web.pages.registries.record.to_do import needs, to_do
from workflows.law.guarded_roles import is_guarded
from workflows.law.roles import Role
from workflows.law.wording import lasting, listed

GIVE = Ask(NewOffice, "Add the role", quiet=True, within=True)


@get("/people/{person_id:int}", sync_to_thread=True)
def read_person(request: Asked, person_id: FromPath[int]) -> Response[str]:
    """Show a person, as far as the asker may know."""
    with reading(request) as call:
        return person_page(call, request, person_of(call, person_id))


def person_of(call: Call, person_id: int) -> Person:
    """Return a person the asker may see; or raise NotFound."""
    return found(person(call.session, call.viewer, numbered(person_id)))


def person_page(call: Call, request: Asked, who: Person, tried: Tried = UNTRIED, *, welcome: str = "") -> Response[str]:
    """Return the page of a person, with what was filled in on it, or a link that is shown this once."""
    session, viewer = call.session, call.viewer
    processes = call.house.database.rulebook.processes
    offered = [(each.key, each.name) for each in agencies(session, viewer)]
    cases = [(case, processes[case.process].label(case.state)) for case in cases_about(session, viewer, who.id)]
    today, tasks = call.today, tasks_about(session, viewer, who.id)
    held = licenses_of(session, viewer, who.id)
    return page(
        call, request, "registry/person.html", tried.status, who=who, tried=tried, welcome=welcome, asking=asking(session, viewer, [who]),
        guarding=_guarding(call, who), guarded=listed(str(role) for role in Role if is_guarded(role, call.policy)), staff=viewer.is_staff(), starts=may_start_here(viewer), past=past_of(call, Registry.PEOPLE, who.id), delivers=call.house.worker.desk.delivers,
        give=GIVE.sheet(call, f"/people/{who.id}/offices", tried, offered=offered),
        agency_names=agency_names(session), processes=processes, cases=cases,
        locked=viewer.is_staff() and is_locked(session, who.email, wall_now()), link_lasts=lasting(call.policy.password_link_minutes),
        claims=[(each, _refusing(call, who, each, tried)) for each in claims_about(session, viewer, who)],
        licenses=held, bars=bars_of(session, held), papers=signatures(session, viewer, who.id),
        own=to_do(call, [each for each in tasks if each.who_id == who.id]), others=to_do(call, [each for each in tasks if each.who_id != who.id]),
        needs=needs(still_needed(session, viewer, who.id, call.now), "You" if who.id == viewer.id else who.name),
        counted=_counted(call, who, held), years=years_offered(today, call.calendar.day(who.created_at)),
        trainings=[(row, *credit_words(row, call.policy)) for row in attended(session, who.id)],
    )  # fmt: skip


def _counted(call: Call, who: Person, held: list[License]) -> TrainingYear | None:
    """Return what this year's trainings count, of somebody who has a license that the reader sees."""
    license_ = next((each for each in held if each.ended_at is None), None)
    if license_ is None:
        return None
    year = call.today.year
    return training_year(call.session, who.id, license_.agency_id, year, policy=call.policy, now=call.now)


def refusing(claim_id: int) -> Ask:
    """Return what is asked of who refuses an agency to ask for somebody."""
    return Ask(ClaimAnswer, "Refuse", key=f"claim-{claim_id}", quiet=True, drafts=False, within=True)


def _refusing(call: Call, who: Person, claim: PersonClaim, tried: Tried) -> Sheet | None:
    """Return what is asked of who refuses it; nothing of who asked for it."""
    if not decides(call.viewer, claim):
        return None
    return refusing(claim.id).sheet(call, f"/people/{who.id}/claims/{claim.id}/refuse", tried)


def _guarding(call: Call, who: Person) -> str:
    """Return where staff propose a change that two people make."""
    key = call.house.database.rulebook.guarding
    there = call.viewer.is_staff() and who.left_at is None and who.id != call.viewer.id
    return f"/start/{key}?{urlencode({'user': who.email})}" if key and there else ""


router = Router("/", route_handlers=[read_person], include_in_schema=False)
