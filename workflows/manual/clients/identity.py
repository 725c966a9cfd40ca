"""P11 and P12: who asks is made sure of before a record is shown or corrected; the manual asks for no particular proof."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import Condition, condition
from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.duties import Duty, Must, escalate
from workflows.grammar.requirements import Require
from workflows.grammar.steps import Step
from workflows.law.choice import Choice
from workflows.law.fields import DURING
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.clients.requests import Identity

CLAUSE = "3.4-inspect-right"


class Proof(Choice):
    """By what the agency made sure of who asks."""

    KNOWN = "known", "known to the staff in person"
    PHOTO = "photo", "photo identification"
    DOCUMENT = "document", "another document"
    QUESTIONS = "questions", "questions that only the client can answer"


class Identified(Form, key="Identified"):
    """Record how the identity of who asks was checked."""

    proof: Annotated[Proof, Meta(title="How it was checked")]
    checked_on: Annotated[date, DURING, Meta(title="Checked on")]


IDENTIFY = Step("identify", CLAUSE).called("Record how the identity was checked", "Identity checked").asks(Identified)


@condition("identity is checked before a record is shown or corrected", "a record is shown without a check of identity")
def _is_asked(known: Known) -> bool:
    """Ask the setting."""
    return known.policy.identity_before_giving


def is_identified(identity: Fact[Identity]) -> Condition:
    """Return the condition that the identity was checked, as the request came in or since."""
    return (~identity.is_(Identity.NOT_YET) | IDENTIFY.taken).said(
        "the identity of who asks is checked", "the identity of who asks is not checked yet"
    )


def _in_this_case(asked: Fact[bool]) -> Condition:
    return asked.yes.said("identity is checked in this case", "the case began before the desk asked for identity")


def once_identified(identity: Fact[Identity], asked: Fact[bool]) -> Require:
    """Return the condition of a step that shows or changes a record; cases from before it was asked go on without."""
    words = "a client inspects their own record; make sure first of who asks, and record how"
    return Require(CLAUSE, words, ~_is_asked | ~asked.yes | is_identified(identity))


def to_be_identified(identity: Fact[Identity], asked: Fact[bool]) -> Duty:
    """Return the agency's duty to check the identity of who asks, where that was not done yet."""
    return (
        Must("identity", CLAUSE, AGENCY_ADMIN, "make sure of who asks")
        .aimed(
            "the manual asks for no particular proof, and sets no time",
            late=escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, SYSTEM_ADMIN)),
        )
        .when(_in_this_case(asked) & ~is_identified(identity))
        .answers(IDENTIFY)
    )
