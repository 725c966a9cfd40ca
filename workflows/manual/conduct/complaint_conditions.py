"""P20: what a complaint lacks, whom it concerns, and from whom it is kept."""

from __future__ import annotations

from workflows.answers.masking import masked_in, redacted
from workflows.facts.facts import Known, fact
from workflows.grammar.process import Require
from workflows.law.continua import LEADERS, Continuum
from workflows.law.policy import Policy
from workflows.law.roles import ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.law.value import changed
from workflows.manual.conduct.complaint_forms import Complaint, Completed, Referral, Suspect
from workflows.manual.conduct.violation_forms import Allegation
from workflows.telling.sentences import listed


def of_employee(known: Known) -> bool:
    """Say whether an ICA employee is complained of, as the complaint says or ICA found."""
    return Referral in known.forms or known[Complaint].about is Suspect.EMPLOYEE


def _said(known: Known) -> Referral | Complaint:
    return known[Referral] if Referral in known.forms else known[Complaint]


def touches(continuum: Continuum, known: Known) -> bool:
    """Say whether a Continuum's leadership hears of it."""
    return continuum in _said(known).continua


def of_director(known: Known) -> bool:
    """Say whether it is the managing director who is complained of."""
    return of_employee(known) and _said(known).director


def kept_from(known: Known) -> frozenset[Role]:
    """Keep it from all of ICA but its managing director where an employee is complained of, else from the leadership."""
    if not of_employee(known):
        return frozenset({MANAGING_DIRECTOR, *LEADERS.values()})
    unaffected = {leader for continuum, leader in LEADERS.items() if not touches(continuum, known)}
    director = {MANAGING_DIRECTOR} if of_director(known) else set[Role]()
    return frozenset({SYSTEM_ADMIN, ICA_DIRECTOR, *unaffected, *director})


def missing(known: Known) -> list[str]:
    """Return which of the things that a complaint must say are not known yet."""
    said: list[Complaint | Completed] = [known[Complaint]]
    said += [known[Completed]] if Completed in known.forms else []
    needed = {
        "the user": known[Complaint].about is not Suspect.USER or any(each.user.strip() for each in said),
        "the agency": any(each.agency for each in said),
        "the date or period": any(each.occurred.strip() for each in said),
    }
    return [thing for thing, given in needed.items() if not given]


def reachable(known: Known) -> bool:
    """Say whether the complainant may be contacted, and how is known."""
    return known[Complaint].may_contact and bool(known[Complaint].contact.strip())


def allegation(known: Known) -> tuple[Allegation]:
    """Return what is handed on to the violation case: without the complainant's name, where that was asked for."""
    handed = known[Allegation]
    if not known[Complaint].anonymous:
        return (handed,)
    secrets = masked_in(known[Complaint])
    return (changed(handed, what=redacted(handed.what, secrets), occurred=redacted(handed.occurred, secrets)),)


def receipt(policy: Policy) -> str:
    """Return what somebody reads who complained."""
    return (
        "You will not see it in the desk, because who complains is not written down and nobody's account is tied to it. "
        f"Keep the number. To add something, write to {policy.complaint_address} and give the number; "
        "about an ICA employee, write to the leadership of your Continuum instead."
    )


TOUCHES_SOMEBODY = Require(
    "2.8-ica-employee",
    "a complaint about an ICA employee goes to the leadership of the affected Continuum; say which one, or both",
    lambda known: not of_employee(known) or bool(_said(known).continua),
    about=fact(Complaint.continua),
)
REFERRED_TO_SOMEBODY = Require(
    "2.8-ica-employee",
    "a complaint about an ICA employee goes to the leadership of the affected Continuum; say which one, or both",
    lambda known: bool(known[Referral].continua),
    about=fact(Referral.continua),
)
COMPLETE = Require(
    "2.8-complaint-content",
    lambda known: (
        "a complaint names user and agency and the date or period; here "
        f"{listed(missing(known))} {'is' if len(missing(known)) == 1 else 'are'} missing"
    ),
    lambda known: not missing(known),
)
