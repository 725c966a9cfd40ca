"""P11 and P12: what a client's request to inspect and one to correct have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.rules import Rule
from workflows.grammar.duties import Duty, Must, escalate
from workflows.grammar.requirements import Require
from workflows.grammar.steps import LOCAL, State, Step
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, CLIENT, DIGITS, DURING, PAST, Line, enter
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN


class Channel(Choice):
    """How somebody asked; what is said counts as much as what is written."""

    IN_PERSON = "in-person", "in person"
    PHONE = "phone", "by phone"
    WRITING = "writing", "in writing"


class Identity(Choice):
    """How the agency made sure of who asks; the manual asks for no particular proof."""

    KNOWN = "known", "known to the staff in person"
    PHOTO = "photo", "photo identification"
    DOCUMENT = "document", "another document"
    QUESTIONS = "questions", "questions that only the client can answer"
    NOT_YET = "not-yet", "not checked yet"


class Asker(Choice):
    """Whose record somebody asks about."""

    CLIENT = "client", "the client, about their own record"
    GUARDIAN = "guardian", "a parent or guardian, about the record of their child or ward"
    OTHER = "other", "another adult of the household"


AskedAgency = Annotated[Line, AGENCY, Meta(title="Agency", description="Where the client receives services")]
ClientNumber = Annotated[
    str,
    CLIENT,
    Meta(
        title="HMIS client number",
        description="Digits only, never a name",
        min_length=1,
        max_length=12,
        pattern=DIGITS,
    ),
    enter("enter digits only, as the HMIS has them, and never a name"),
]
ReceivedOn = Annotated[
    date,
    PAST,
    Meta(
        title="Request received",
        description="The day it first reached any part of the agency; the dates count from it, not from today",
    ),
]
AskedBy = Annotated[Asker, Meta(title="Who asks")]
Asked = Annotated[Channel, Meta(title="How they asked")]
Checked = Annotated[Identity, Meta(title="How their identity was checked")]


class Guideline(Form, key="Guideline"):
    """The agency's days for clients' requests."""

    days: Annotated[Annotated[int, Meta(ge=1)] | None, Meta(title="The agency's own guideline")] = None


class Withdrawal(Form, key="Withdrawal"):
    """Record that the client withdrew the request."""

    withdrawn_on: Annotated[date, DURING, Meta(title="Withdrawn on")]
    asked: Annotated[Channel, Meta(title="How the client said so")]
    twice: Annotated[
        bool,
        Meta(
            title="It was one request, taken twice",
            description="It then does not count among the client's earlier requests",
        ),
    ] = False


@dataclass(frozen=True)
class ShowDenial(Effect, key="ShowDenial", felt=True, undone=Undone("the denial counts for nothing")):
    """The client's later requests of this kind to this agency count the denial."""


@dataclass(frozen=True)
class CountAsOne(Effect, key="CountAsOne", undone=Undone("the request counts among the client's requests")):
    """The client's other requests of this kind to this agency no longer count this one."""

    when: Term[bool] = True


# "Client- Person or persons receiving services from an agency using the VT HMIS system for data collection."


def own_request(asker: Fact[Asker]) -> Require:
    """Make the condition that nobody asks for another adult."""
    return Require("5-client-def", "each adult of a household asks for their own record; take a request of the other adult",
                   asker.among(Asker.CLIENT, Asker.GUARDIAN))  # fmt: skip


def recorded(clause: str, request: Fact[bool], reason: Fact[bool]) -> tuple[Require, Require]:
    """Make the conditions that the client's record shows a denied request, and why it was denied."""
    return (
        Require(clause, "a denied request is put in the client's record; record it there first", request.yes),
        Require(clause, "the reason for a denial is put in the client's record; record it there first", reason.yes),
    )


def owed_by(day: Rule, clause: str, task: str) -> Duty:
    """Return the agency's duty to answer by a day; its director and ICA hear of it when the day passes."""
    late = escalate((AGENCY_DIRECTOR, SYSTEM_ADMIN), ICA_DIRECTOR, monthly=True)
    return Must("answer", clause, AGENCY_ADMIN, task).by(day, late=late, remind=Policy.client_remind_days)


def withdraw(goal: State) -> Step:
    """Return how an agency records that a client withdrew; nobody withdraws for the client."""
    return (
        Step("withdraw", LOCAL, goal)
        .called("Record that the client withdrew", "Request withdrawn by the client")
        .by(AGENCY_ADMIN)
        .asks(Withdrawal)
        .does(CountAsOne(when=fact(Withdrawal.twice).yes))
    )
