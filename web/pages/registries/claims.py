"""Deciding whether an agency can ask for somebody of another agency, on that person's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from models.registries.claims import askers, claims_about, decide_claim
from models.rows.registries import PersonClaim
from notifications.writing.changes.claim_decided import tell_of_claim
from scheduler.clock import wall_now
from web.calls import Asked, Call
from web.pages.forms.bounds import found, staff_only
from web.pages.forms.entering import attempt, enter
from web.pages.forms.posted import POSTED, Posted
from web.pages.frame.confirmation import told
from web.pages.registries.person import person_of, person_page, refusing
from workflows.law.wording import listed


@post("/people/{person_id:int}/claims/{claim_id:int}/allow", sync_to_thread=True)
def allow(request: Asked, person_id: FromPath[int], claim_id: FromPath[int]) -> Response[str] | Redirect:
    """Let an agency ask for somebody of another one."""

    def deed(call: Call) -> Redirect:
        claim = _claim(call, person_id, claim_id)
        _decide(call, claim, None)
        words = f"{claim.agency.name} can ask for {claim.person.name}. {_heard(call, claim)}"
        return told(request, f"/people/{person_id}", words)

    return attempt(request, deed, lambda call, tried: person_page(call, request, person_of(call, person_id), tried))


@post("/people/{person_id:int}/claims/{claim_id:int}/refuse", sync_to_thread=True)
def refuse(
    request: Asked, person_id: FromPath[int], claim_id: FromPath[int], posted: NamedDependency[Posted]
) -> Response[str] | Redirect:
    """Let an agency not ask for somebody of another one, with a reason."""

    def deed(call: Call, facts: Mapping[str, Any]) -> Redirect:
        claim = _claim(call, person_id, claim_id)
        _decide(call, claim, str(facts.get("why") or ""))
        words = f"{claim.agency.name} can't ask for {claim.person.name}. {_heard(call, claim)}"
        return told(request, f"/people/{person_id}", words)

    return enter(
        request,
        refusing(claim_id),
        posted,
        deed,
        lambda call, tried: person_page(call, request, person_of(call, person_id), tried),
    )


def _decide(call: Call, claim: PersonClaim, why: str | None) -> None:
    decide_claim(call.session, call.viewer, claim, why, call.now)
    tell_of_claim(call.session, claim, now=call.now, desk=call.house.worker.desk, wall=wall_now())


def _heard(call: Call, claim: PersonClaim) -> str:
    """Return who hears of it by mail."""
    people = [each.name for each in askers(call.session, claim)]
    return (
        f"{listed(people)} {'is' if len(people) == 1 else 'are'} told by mail."
        if people
        else "Nobody there can be told."
    )


def _claim(call: Call, person_id: int, claim_id: int) -> PersonClaim:
    staff_only(call, "say for whom an agency can ask")
    about = claims_about(call.session, call.viewer, person_of(call, person_id))
    return found(next((each for each in about if each.id == claim_id), None))


router = Router("/", route_handlers=[allow, refuse], dependencies=POSTED, include_in_schema=False)
