"""P13: each agency decides for itself whether it releases, and every release is logged.

"… the agency or organization may, but is not required to release client information providing the request meets the
following requirements …"
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import LogDisclosure
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.notices import OfParties
from workflows.grammar.process import Consent, Duty, Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.grammar.steps import Branch
from workflows.law.fields import DURING, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.manual.disclosure.law_enforcement.handing_over import stated
from workflows.manual.disclosure.law_enforcement.permitted import DECLINE_NAME, RELEASE_NAME, all_consented
from workflows.manual.disclosure.law_enforcement.receiving import EVIDENCE, PROTECTED, WHO_ENTERS, WRITTEN, Request
from workflows.manual.disclosure.law_enforcement.states import S

OBEY_NAME = "release-as-ruled"  # of the one that a court orders when it has heard an objection
COMPLY_NAME = "comply"  # of the release that a court orders, which is told in its own file


class Given(Form, key="Given"):
    """Record what is given, to whom, and when."""

    recipient: Annotated[Line, Meta(title="Given to")]
    what: Annotated[Text, Meta(title="What is given")]
    given_on: Annotated[date, DURING, Meta(title="Given on")]
    lawful: Annotated[
        bool,
        Meta(
            title="It is consistent with applicable law and standards of ethical conduct",
            description="42 CFR Part 2 and VAWA protect some records further",
        ),
    ]


def release(name: str, clause: str, kind: type[Given], ground: Callable[[Known], str], *conditions: Require) -> Step:
    """Return how an agency releases on a ground; the log shows it."""
    lawful = "a disclosure to law enforcement must be consistent with applicable law and standards of ethical conduct"
    recipient, what = Fact[str](kind, "recipient"), Fact[str](kind, "what")
    return (
        Step(name, clause)
        .citing("3.4-le-ethics")
        .called("Release the information", "Information released")
        .asks(kind)
        .read_by(ICA)  # what one agency gives is no other agency's to know
        .requires(*conditions, Require("3.4-le-ethics", lawful, Fact[bool](kind, "lawful").yes))
        .does(LogDisclosure(recipient, what, ground, clause, Fact(kind, "given_on")))
        .untold(SYSTEM_ADMIN, AGENCY_ADMIN, because="they hear of it when every agency has answered")
    )


class Release(Given, key="Release"):
    """Release on a written request; confirm its conditions as you see them."""

    signed: Annotated[bool, Meta(title="A supervisory official has signed the request")]
    material: Annotated[bool, Meta(title="It states how the information is relevant and material")]
    identified: Annotated[bool, Meta(title="It identifies the information wanted")]
    limited: Annotated[bool, Meta(title="It is specific and limited in scope, and so is what is given")]
    approved: Annotated[bool, Meta(title="ICA's legal counsel has approved the release")]
    consented: Annotated[bool, Meta(title="The CoC whose records are given has consented in writing")]
    deidentified: Annotated[bool, Meta(title="It states that de-identified information could not be used")]


def _on_request(_: Known) -> str:
    return "written request that meets all conditions"


RELEASE = release(
    RELEASE_NAME, WRITTEN, Release, _on_request,
    Require("3.4-le-i-signed", "nothing is released unless a supervisory official signed the request",
            fact(Release.signed).yes),
    Require("3.4-le-ii-material",
            "nothing is released unless the request states how the information is relevant and material",
            fact(Release.material).yes),
    Require("3.4-le-iii-identify", "nothing is released unless the request identifies the information wanted",
            fact(Release.identified).yes),
    Require("3.4-le-iv-limited", "nothing is released unless the request is specific and limited in scope",
            fact(Release.limited).yes),
    Require("3.4-le-v-counsel", "nothing is released unless ICA's legal counsel has approved it",
            fact(Release.approved).yes),
    Require("3.4-le-vi-coc", "nothing is released without the written consent of the CoC",
            fact(Release.consented).yes),
    Require("3.4-le-vi-coc", "a CoC whose records are asked for has not consented in writing yet", all_consented),
    Require("3.4-le-cite-146", "the request does not state that de-identified information could not be used",
            stated(fact(Release.deidentified)), about=fact(Release.deidentified)),
)  # fmt: skip


class ProtectiveRelease(Given, key="ProtectiveRelease"):
    """Release for federal protective services."""

    authorized: Annotated[bool, Meta(title="The official is an authorized federal official")]
    limited: Annotated[bool, Meta(title="The information is specific and limited to the purpose")]


def _statute(known: Known) -> str:
    named = known[Request].statute
    return f"federal protective request under {named}" if named else "federal protective request"


PROTECT = release(
    "protect", PROTECTED, ProtectiveRelease, _statute,
    Require(PROTECTED, "only an authorized federal official may be answered", fact(ProtectiveRelease.authorized).yes),
    Require(PROTECTED, "the information must be specific and limited to the purpose", fact(ProtectiveRelease.limited).yes),
)  # fmt: skip


class PremisesRelease(Given, key="PremisesRelease"):
    """Release evidence of a crime at the agency."""

    evidence: Annotated[bool, Meta(title="The agency believes it is evidence of criminal conduct")]
    on_premises: Annotated[bool, Meta(title="The conduct occurred on the agency's premises")]
    good_faith: Annotated[bool, Meta(title="The belief is held in good faith")]


def _at_the_agency(_: Known) -> str:
    return "evidence of a crime at the agency"


GIVE_EVIDENCE = release(
    "give-evidence", EVIDENCE, PremisesRelease, _at_the_agency,
    Require(EVIDENCE, "the agency must believe that the information is evidence of a crime",
            fact(PremisesRelease.evidence).yes),
    Require(EVIDENCE, "the crime must have occurred on the agency's premises", fact(PremisesRelease.on_premises).yes),
    Require(EVIDENCE, "the belief must be held in good faith", fact(PremisesRelease.good_faith).yes),
)  # fmt: skip
Declined = one_text("Declined", "Choose not to release.", "Why nothing is released")


GROUNDS = frozenset({RELEASE.name, PROTECT.name, GIVE_EVIDENCE.name, COMPLY_NAME, OBEY_NAME})


ASKED = fact(Request.agencies)


def answer(clause: str, task: str, undated: str, released: Step, of: OfParties = ASKED) -> Duty:
    """Return the duty of each agency to decide whether to release; of all that are asked, or of those that may."""
    return (
        Consent("answer", clause, AGENCY_DIRECTOR, task)
        .aimed(undated, within=Days(Policy.le_answer_days), late=escalate(AGENCY_DIRECTOR, ICA_DIRECTOR))
        .by_asker_too(WHO_ENTERS)
        .each("agency whose data are asked", of)
        .answers(
            released,
            Step(DECLINE_NAME, clause).called("Decide not to release", "Agency decided not to release").asks(Declined),
        )
    )


@condition("an agency released", "no agency released")
def released(known: Known) -> bool:
    """Look for a release on any ground."""
    return bool(GROUNDS & known.taken.keys())


def close(clause: str, *reviewers: Role, unless: tuple[Branch, ...] = ()) -> Step:
    """Return how the desk closes a request that all agencies have answered, unless something is still to come."""
    return (
        Step("close", clause)
        .called("Close the request", "Every agency answered")
        .tells("enforcement-answered", SYSTEM_ADMIN, AGENCY_ADMIN, *reviewers)
        .leads(
            *unless,
            to(S.RELEASED)
            .when(released)
            .citing("3.4-le-ethics")
            .called("Every agency answered; information was released"),
            otherwise(S.DECLINED).called("Every agency answered; nothing was released"),
        )
    )
