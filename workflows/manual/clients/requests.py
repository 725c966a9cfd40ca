"""P11 and P12: what a client's request to inspect and one to correct have in common."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from msgspec import Meta

from workflows.facts.effects import Effect
from workflows.facts.facts import Fact, Form, Known, fact
from workflows.facts.rules import Rule
from workflows.grammar.steps import LOCAL, Require, State, Step
from workflows.law.choice import Choice
from workflows.law.fields import AGENCY, CLIENT, PAST, RECEIVED, Line
from workflows.law.roles import AGENCY_ADMIN


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
        pattern=r"^[0-9]+$",
    ),
]
ReceivedOn = Annotated[
    date,
    PAST,
    RECEIVED,
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

    withdrawn_on: Annotated[date, PAST, Meta(title="Withdrawn on")]
    asked: Annotated[Channel, Meta(title="How the client said so")]


@dataclass(frozen=True)
class ShowDenial(Effect, key="ShowDenial"):
    """The client's later requests of this kind to this agency count the denial."""


def own_record(asker: Fact[Asker]) -> Require:
    """Make the condition that nobody asks for another adult."""
    words = "each adult of a household asks for their own record; take a request of the other adult"
    return Require("5-client-def", words, asker.among(Asker.CLIENT, Asker.GUARDIAN), asker)


def within_reach(received: Fact[date]) -> Require:
    """Make the condition that a request is not older than a case may be at its entry."""

    def reached(known: Known) -> bool:
        return received(known) >= known.today - timedelta(days=known.policy.backdate_days)

    def words(known: Known) -> str:
        return f"a request is received at most {known.policy.backdate_days} days before its entry"

    return Require(LOCAL, words, reached, received)


def after_request(clause: str, day: Fact[date], received: Fact[date]) -> Require:
    """Make the condition that an answer does not come before the request."""

    def words(known: Known) -> str:
        return f"an answer follows its request; this one was received on {received(known):%B %-d, %Y}"

    return Require(clause, words, lambda known: day(known) >= received(known), day)


def recorded(clause: str, request: Fact[bool], reason: Fact[bool]) -> tuple[Require, Require]:
    """Make the conditions that the client's record shows a denied request, and why it was denied."""
    return (
        Require(clause, "a denied request is put in the client's record; record it there first", request),
        Require(clause, "the reason for a denial is put in the client's record; record it there first", reason),
    )


def withdraw(goal: State, received: Fact[date]) -> Step:
    """Return how an agency records that a client withdrew; nobody withdraws for the client."""
    return (
        Step("withdraw", LOCAL, goal)
        .called("Record that the client withdrew", "Request withdrawn by the client")
        .by(AGENCY_ADMIN)
        .asks(Withdrawal)
        .requires(after_request(LOCAL, fact(Withdrawal.withdrawn_on), received))
    )


def in_time_or_late(step: Step, day: Fact[date], last: Rule) -> tuple[Step, Step]:
    """Return an answer as it is recorded up to the last day, and as it is after it; being late refuses nothing."""

    def in_time(known: Known) -> bool:
        receipt = last.reckon(known, known.today)
        return receipt is None or day(known) <= receipt.day

    return step.when("it was answered by the last day", in_time), step.called(step.deed, f"{step.done}, late")
