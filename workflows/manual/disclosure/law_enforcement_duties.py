"""P13: the states, and the steps and duties that several of them share."""

from collections.abc import Callable

from workflows.facts.effects import LogDisclosure
from workflows.facts.facts import Fact, Known
from workflows.grammar.process import Duty, Must, Require, State, Step
from workflows.law.continua import LEADERS, Continuum
from workflows.law.roles import AGENCY_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.disclosure.law_enforcement_conditions import agencies, concerns, lawful
from workflows.manual.disclosure.law_enforcement_forms import Consent, Instrument, NoRelease, Request
from workflows.manual.disclosure.law_enforcement_release import Declined, Given


class S(State):
    """Where a law-enforcement request may stand."""

    CHECKING = "CHECKING", "ICA is checking the written request"
    RETURNED = "RETURNED", "the request went back to the official for what is missing"
    CLASSIFYING = "CLASSIFYING", "counsel is saying what the paper is"
    IN_REVIEW = "IN_REVIEW", "counsel and the Continuum of Care are deciding"
    RUN_OUT = "RUN_OUT", "counsel's time has run out; nothing is released"
    OFFERED = "OFFERED", "all conditions are met; each agency decides whether to release"
    IN_COURT = "IN_COURT", "a court paper is under review until its return date"
    PROTECTIVE = "PROTECTIVE", "the agencies are answering a federal protective request"
    PREMISES = "PREMISES", "the agency is deciding whether to give evidence of a crime"
    RELEASED = "RELEASED", "information was released and logged"
    DECLINED = "DECLINED", "the agencies released nothing"
    REFUSED = "REFUSED", "the release was refused"
    WITHDRAWN = "WITHDRAWN", "the official withdrew the request"


def receive(clause: str, to: State, by: Role, *instruments: Instrument) -> Step:
    """Return the way in which a case begins on some instruments."""
    words = f"the instrument is a {' or a '.join(instruments)}"
    return (
        Step("receive", clause, to)
        .called("Enter a law-enforcement request", "Request entered")
        .by(by)
        .asks(Request)
        .when(words, lambda known: known[Request].instrument in instruments)
    )


def refuse(clause: str) -> Step:
    """Return how whoever must agree refuses."""
    return (
        Step("refuse", clause, S.REFUSED)
        .called("Refuse the release", "Release refused")
        .asks(NoRelease)
        .tells("enforcement-refused", SYSTEM_ADMIN, AGENCY_DIRECTOR)
    )


def consent(key: str, continuum: Continuum) -> Duty:
    """Return the duty of a Continuum to consent or refuse, where its records are asked."""
    return (
        Must(key, "3.4-le-vi-coc", LEADERS[continuum], "consent to the release in writing, or refuse it")
        .untimed("the manual gives the Continuum no time; nothing is released without its consent")
        .when(f"records of the {continuum} Continuum are asked", concerns(continuum))
        .answers(
            Step("consent", "3.4-le-vi-coc").called("Consent in writing", "Continuum consented").asks(Consent),
            refuse("3.4-le-vi-coc"),
        )
    )


CONSENTS = (
    consent("consent-balance", Continuum.BALANCE),
    consent("consent-chittenden", Continuum.CHITTENDEN),
)


RELEASES = frozenset({"release", "comply", "protect", "give-evidence"})  # a name for each form that is kept


def release(name: str, clause: str, kind: type[Given], ground: Callable[[Known], str], *conditions: Require) -> Step:
    """Return how an agency releases on a ground; the log shows it."""
    recipient, what = Fact[str](kind, "recipient"), Fact[str](kind, "what")
    return (
        Step(name, clause)
        .citing("3.4-le-ethics")
        .called("Release the information", "Information released")
        .asks(kind)
        .requires(*conditions, lawful(kind))
        .does(LogDisclosure(recipient, what, ground, clause, Fact(kind, "given_on")))
    )


def decline(clause: str) -> Step:
    """Return how an agency chooses not to release."""
    return Step("decline", clause).called("Decide not to release", "Agency decided not to release").asks(Declined)


def answer(clause: str, task: str, undated: str, released: Step) -> Duty:
    """Return the duty of each agency to decide whether to release."""
    return (
        Must("answer", clause, AGENCY_DIRECTOR, task)
        .untimed(undated)
        .each("agency whose data are asked", agencies)
        .answers(released, decline(clause))
    )


def closing(clause: str) -> tuple[Step, Step]:
    """Return how the desk closes a request that all agencies have answered."""
    close = Step("close", clause, S.DECLINED).tells("enforcement-answered", SYSTEM_ADMIN)
    released = (
        Step("close", clause, S.RELEASED)
        .citing("3.4-le-ethics")
        .called("Close the request", "Every agency answered; information was released")
        .when("an agency released", lambda known: bool(RELEASES & known.taken.keys()))
        .tells("enforcement-answered", SYSTEM_ADMIN)
    )
    return released, close.called("Close the request", "Every agency answered; nothing was released")
