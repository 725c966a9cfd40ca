"""P34: the members vote, each once and for themselves; with a quorum more votes for it than against it adopt it.

The manual says neither. The quorum is the one by which the Committee decides on violations (1-advisory-composition).
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Duty, Must, Require, Step, Waiting, escalate, otherwise
from workflows.grammar.shapes import one_text
from workflows.grammar.steps import Branch
from workflows.law.choice import Choice
from workflows.law.fields import Remark
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import CHAIR, CLOCK, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.conduct.committee import Committee, is_quorate
from workflows.manual.governance.motion.putting import (
    AT_MEETING,
    CLAUSE,
    ENDS,
    ON_THE_DAY,
    PUT,
    Manner,
    PutToVote,
    the_day_has_come,
)
from workflows.manual.governance.motion.states import V


class Ballot(Choice):
    """How a member votes."""

    FOR = "for", "for it"
    AGAINST = "against", "against it"
    ABSTAIN = "abstain"


class OpenBallot(Form, key="OpenBallot"):
    """Vote; the other members see it at once."""

    choice: Annotated[Ballot, Meta(title="Vote")]
    comment: Annotated[Remark, Meta(title="Comment", description="ICA and the Committee read it")] = ""


class NamedBallot(Form, key="NamedBallot"):
    """Vote; the other members see it after the count."""

    choice: Annotated[Ballot, Meta(title="Vote")]
    comment: Annotated[Remark, Meta(title="Comment", description="ICA and the Committee read it after the count")] = ""


class SecretBallot(Form, key="SecretBallot"):
    """Vote; nobody else sees it."""

    choice: Annotated[Ballot, Meta(title="Vote")]


def _step(name: str, form: type[Form]) -> Step:
    floor = ON_THE_DAY  # by circulation there is no day before which it is too early
    step = Step(name, CLAUSE).called("Vote", "Vote given").asks(form)
    return step.read_by(ICA, COMMITTEE).not_before(floor)


OPENLY = _step("vote", OpenBallot)
BY_NAME = _step("vote-by-name", NamedBallot).secret_in(V.NAMED, "named")
SECRETLY = _step("vote-in-secret", SecretBallot).secret_in(V.SECRET, "counted")


def _votes(step: Step, what: str) -> Duty:
    """Return that every member who may vote votes; whoever moved it is one of them."""
    return (
        Consent(step.name, CLAUSE, COMMITTEE, f"vote on {what}")
        .by(ENDS, late=escalate((CHAIR,)))
        .by_asker_too("whoever moves something votes like every member")
        .each("member of the Committee who may vote", fact(Committee.members))
        .changeable()
        .answers(step)
    )


def votes(known: Known) -> dict[str, Ballot]:
    """Return how each member voted in the manner in which the question was put last; put again alike, a vote stands until changed."""
    manner = known[PutToVote].manner
    if manner is Manner.OPEN:
        return {member: said.choice for member, said in known.said(OPENLY, OpenBallot).items()}
    if manner is Manner.NAMED:
        return {member: said.choice for member, said in known.said(BY_NAME, NamedBallot).items()}
    return {member: said.choice for member, said in known.said(SECRETLY, SecretBallot).items()}


@condition("there is a quorum", "there is no quorum")
def quorate(known: Known) -> bool:
    """Count the votes against the quorum."""
    return is_quorate(votes(known), known[Committee], known.policy)


def numbers(known: Known) -> dict[Ballot, int]:
    """Return how many who may vote gave each vote."""
    entitled = known[Committee].members
    cast = [choice for member, choice in votes(known).items() if member in entitled]
    return {choice: cast.count(choice) for choice in Ballot}


@condition("more are for it than against it", "no more are for it than against it")
def carried(known: Known) -> bool:
    """Say whether it is adopted, which takes a quorum; a tie adopts nothing."""
    found = numbers(known)
    return quorate(known) and found[Ballot.FOR] > found[Ballot.AGAINST]


def counted(known: Known) -> str:
    """Return the numbers of votes in words."""
    found = numbers(known)
    said = [f"for {found[Ballot.FOR]}", f"against {found[Ballot.AGAINST]}"]
    return ", ".join([*said, *([f"abstained {found[Ballot.ABSTAIN]}"] if found[Ballot.ABSTAIN] else [])])


def came_to(known: Known, carried_words: str, lost_words: str) -> str:
    """Return what a vote came to, and by how many votes."""
    if not quorate(known):
        return "Too few members voted, so nothing was decided."
    return f"{carried_words if carried(known) else lost_words}: {counted(known)}."


def by_circulation(known: Known) -> bool:
    """Say whether it was voted on without a meeting."""
    return not AT_MEETING(known)


UNDECIDED = (
    otherwise(V.CHAIRED, CLAUSE).called("No decision: too few votes").tells("committee-undecided", COMMITTEE, CHAIR)
)
COUNTED = ("committee-decided", COMMITTEE, CHAIR)
LetRest = one_text("LetRest", "Drop it without a decision.", "Why it is dropped", "ICA and the Committee read it")
LET_REST = (
    Step("let-rest", CLAUSE, V.LAPSED)
    .called("Drop it without a decision", "Dropped without a decision")
    .asks(LetRest)
    .tells("committee-dropped", COMMITTEE, CHAIR, SYSTEM_ADMIN)
)
CHAIR_LATE = escalate(CHAIR, ICA_DIRECTOR)


def put_to_vote(what: str, *ways: Step) -> Duty:
    """Return that the chair puts it to the vote, or says otherwise what becomes of it."""
    return (
        Must("put", CLAUSE, CHAIR, f"put {what} to the vote")
        .aimed("the manual gives the Committee no rules of procedure", within=Days(Policy.motion_decide_days),
               late=CHAIR_LATE)
        .answers(PUT, *ways)
    )  # fmt: skip


def voted_on(what: str, *results: Branch, ways: tuple[Step, ...] = (LET_REST,)) -> tuple[Waiting, ...]:
    """Return the states in which the Committee votes and where nothing was decided; the results are where a count leads.

    Where nothing was decided the chair puts it again, or does otherwise: drops it, unless a process has other ways.
    """
    count = Step("count", CLAUSE).called("Count the votes", "Votes counted").leads(*results, UNDECIDED)
    over = Step("count-at-the-end", CLAUSE).called("Count the votes", "Votes counted").leads(*results, UNDECIDED)
    close = (
        Step("close-vote", CLAUSE)
        .called("Close the vote", "Vote closed by the chair")
        .by(CHAIR)
        .requires(
            Require(
                CLAUSE,
                "the chair closes a vote at a meeting, on its day or later; by circulation it ends with its last day",
                the_day_has_come,
            ),
            Require(CLAUSE, "the vote has no quorum yet", quorate),
        )
        .leads(*results, UNDECIDED)
    )
    term = Must("term", CLAUSE, CLOCK, "the vote ends").by(ENDS, late=over)
    voting = ((V.OPEN, OPENLY), (V.NAMED, BY_NAME), (V.SECRET, SECRETLY))
    return (
        *(
            Waiting(state, CLAUSE, "Vote").until(_votes(step, what)).then(count).meanwhile(term).may(close)
            for state, step in voting
        ),
        Waiting(V.CHAIRED, CLAUSE, "Vote").until(put_to_vote(what, *ways)),
    )
