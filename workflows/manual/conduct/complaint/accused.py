"""P20: who may look into a complaint, by who is complained of: found in the directory, and not only by what a form ticks.

An employee of ICA is past ICA, and its managing director past ICA altogether. Who is complained of stands aside whatever
office is held, and an office that nobody else holds falls to the next.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Step
from workflows.law.continua import LEADERS, Continuum
from workflows.law.roles import ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.conduct.complaint.saying import Complaint, Referral, Suspect

RETURN, REFER_AGAIN = Step("return", "2.8-report-duty"), Step("refer-again", "2.8-ica-employee")
EVERY = frozenset(Continuum)


class Accused(Form, key="Accused"):
    """What the directory says of who is complained of, and who is left to look into it."""

    past_ica: Annotated[
        bool, Meta(title="Who is complained of works for ICA, or nobody else of ICA could look into it")
    ] = False
    directed: Annotated[bool, Meta(title="ICA has a managing director who can look into it")] = True
    led: Annotated[frozenset[Continuum], Meta(title="CoCs whose leadership can look into it")] = EVERY


def known_of(known: Known) -> Accused:
    """Return what the directory says; of complaints of before nothing is known."""
    found = known.forms.get(Accused)
    return found if isinstance(found, Accused) else Accused()


@condition("an ICA employee is complained of", "a user or an agency is complained of")
def of_employee(known: Known) -> bool:
    """Ask the complaint, what ICA found, and the directory; what the leadership sent back is ICA's until it is handed over again."""
    if REFER_AGAIN.taken(known):
        return True
    if RETURN.taken(known):
        return False
    return Referral in known.forms or known[Complaint].about is Suspect.EMPLOYEE or known_of(known).past_ica


def _said(known: Known) -> Referral | Complaint:
    return known[Referral] if Referral in known.forms else known[Complaint]


def touched(known: Known) -> frozenset[Continuum]:
    """Return the CoCs whose leadership hears of it: those that are named, as far as they can act; else all that can."""
    able = known_of(known).led
    return (_said(known).continua & able) or able or EVERY


@condition("ICA's managing director cannot look into it", "ICA's managing director can look into it")
def without_director(known: Known) -> bool:
    """Ask whether it is about the managing director, who then hears nothing of it, or there is none."""
    return of_employee(known) and (_said(known).director or not known_of(known).directed)


def kept_from(known: Known) -> frozenset[Role]:
    """Keep it from all of ICA but its managing director where an employee is complained of, else from the leadership."""
    if not of_employee(known):
        return frozenset({MANAGING_DIRECTOR, *LEADERS.values()})
    unaffected = {leader for continuum, leader in LEADERS.items() if continuum not in touched(known)}
    director = {MANAGING_DIRECTOR} if without_director(known) else set[Role]()
    return frozenset({SYSTEM_ADMIN, ICA_DIRECTOR, *unaffected, *director})
