"""P13: the conditions of a release to law enforcement, in the manual's words."""

from collections.abc import Callable

from workflows.facts.facts import Fact, Form, Known, fact
from workflows.grammar.process import Require
from workflows.law.continua import LEADERS, Continuum
from workflows.law.roles import Role
from workflows.manual.disclosure.law_enforcement_forms import Check, Instrument, Request
from workflows.manual.disclosure.law_enforcement_release import (
    CourtRelease,
    Given,
    PremisesRelease,
    ProtectiveRelease,
    Release,
)

PRINTED = "3.4-le-court-order"


def agencies(known: Known) -> tuple[str, ...]:
    """Return the agencies whose data are asked."""
    return tuple(dict.fromkeys(known[Request].agencies))


def unaffected(known: Known) -> frozenset[Role]:
    """Return the Continua whose records are not asked."""
    asked = known[Request].continua if Request in known.forms else frozenset()
    return frozenset(role for continuum, role in LEADERS.items() if continuum not in asked)


def concerns(continuum: Continuum) -> Callable[[Known], bool]:
    """Return the condition that records of a Continuum are asked."""
    return lambda known: continuum in known[Request].continua


def _stated(kind: type[Form], clause: str = "3.4-le-cite-146") -> Require:
    def stated(known: Known) -> bool:
        return said(known) or not known.policy.le_require_deid_statement

    said = Fact[bool](kind, "deidentified")
    return Require(clause, "the request does not state that de-identified information could not be used", stated, said)


def _return_date_in_time(known: Known) -> bool:
    request = known[Request]
    return request.return_on is None or request.return_on >= request.received_on


WHOSE = Require("3.4-le-ethics", "a request says whose data are asked: name at least one agency",
                lambda known: bool(known[Request].agencies), about=fact(Request.agencies))  # fmt: skip
ASKED = (
    WHOSE,
    Require("3.4-le-vi-coc", "each record is of a Continuum of Care: say whose records are asked",
            lambda known: bool(known[Request].continua), about=fact(Request.continua)),
)  # fmt: skip
DATED = (
    Require(PRINTED, "the return date is printed on the paper, and everything is done by it: enter it",
            lambda known: known[Request].return_on is not None, about=fact(Request.return_on)),
    Require(PRINTED, "the return date lies before the day on which the paper was received",
            _return_date_in_time, about=fact(Request.return_on)),
)  # fmt: skip
STATUTE = Require("3.4-le-federal-protective", "a federal protective request rests on one of three laws: name it",
                  lambda known: known[Request].statute is not None, about=fact(Request.statute))  # fmt: skip
ONE_AGENCY = Require("3.4-le-crime-premises", "this ground is of the one agency at which the crime occurred: name that one only",
                     lambda known: len(agencies(known)) == 1, about=fact(Request.agencies))  # fmt: skip
OF_THE_COURT = (Instrument.ORDER, Instrument.WARRANT, Instrument.SUBPOENA, Instrument.GRAND_JURY)

COMPLETE = (
    Require("3.4-le-i-signed", "the signature of a supervisory official is missing", fact(Check.signed)),
    Require("3.4-le-ii-material", "the statement how the information is relevant and material is missing",
            fact(Check.material)),
    Require("3.4-le-iii-identify", "the request does not identify the information wanted", fact(Check.identified)),
    Require("3.4-le-iv-limited", "the request is not specific and limited in scope to its purpose", fact(Check.limited)),
    _stated(Check),
)  # fmt: skip
ALL_SIX = (
    Require("3.4-le-i-signed", "nothing is released unless a supervisory official signed the request",
            fact(Release.signed)),
    Require("3.4-le-ii-material", "nothing is released unless the request states how the information is relevant and material",
            fact(Release.material)),
    Require("3.4-le-iii-identify", "nothing is released unless the request identifies the information wanted",
            fact(Release.identified)),
    Require("3.4-le-iv-limited", "nothing is released unless the request is specific and limited in scope",
            fact(Release.limited)),
    Require("3.4-le-v-counsel", "nothing is released unless ICA's legal counsel has approved it", fact(Release.approved)),
    Require("3.4-le-vi-coc", "nothing is released without the written consent of the Continuum of Care",
            fact(Release.consented)),
    _stated(Release),
)  # fmt: skip
BY_LAW = (
    Require("3.4-required-by-law", "a court paper is answered only to the extent the law requires", fact(CourtRelease.extent)),
    Require(PRINTED, "records under 42 CFR Part 2 or VAWA need more than a court paper: counsel clears them first",
            fact(CourtRelease.cleared)),
)  # fmt: skip
PROTECTIVE = (
    Require("3.4-le-federal-protective", "only an authorized federal official may be answered", fact(ProtectiveRelease.authorized)),
    Require("3.4-le-federal-protective", "the information must be specific and limited to the purpose", fact(ProtectiveRelease.limited)),
)  # fmt: skip
AT_THE_AGENCY = (
    Require("3.4-le-crime-premises", "the agency must believe that the information is evidence of a crime", fact(PremisesRelease.evidence)),
    Require("3.4-le-crime-premises", "the crime must have occurred on the agency's premises", fact(PremisesRelease.on_premises)),
    Require("3.4-le-crime-premises", "the belief must be held in good faith", fact(PremisesRelease.good_faith)),
)  # fmt: skip


def lawful(kind: type[Given]) -> Require:
    """Return the condition that stands above every ground."""
    words = "a disclosure to law enforcement must be consistent with applicable law and standards of ethical conduct"
    return Require("3.4-le-ethics", words, Fact[bool](kind, "lawful"))
