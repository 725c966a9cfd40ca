"""P35: once a year the agency says whether the law still asks more; what it asks no more ends, and lengthens nothing (manual 3).

The policies "accurately reflect the additional protections"; the manual says nothing of a law that changes back. Requests that came in while the law gave fewer days keep them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.combined_rules import Newest
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, again
from workflows.grammar.shapes import one_text
from workflows.law.fields import PAST, Remark, Text
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.policy_conflict.agreeing import ALL, TAKE_EFFECT
from workflows.manual.governance.policy_conflict.reporting import AGENCY_LATE, CLAUSE
from workflows.manual.governance.policy_conflict.states import S
from workflows.manual.governance.policy_conflict.terms import ICA_LATE


@dataclass(frozen=True)
class UnbindByLaw(
    Effect, key="UnbindByLaw", felt=True, undone=Undone("what the law asks of {subject} goes on", by_two=True)
):
    """What came in after the law's last day has the manual's days again, and its programs are protected by it no more."""

    on: Term[date]


class LawAsksNoMore(Form, key="LawAsksNoMore"):
    """Report that the law asks no more than the manual."""

    why: Annotated[Text, Meta(title="What changed", description="Such as a repeal, or work that the agency gave up")]
    ended_on: Annotated[date, PAST, Meta(title="Last day on which it asked more")]


class LawStillAsks(Form, key="LawStillAsks"):
    """Say that the law still asks the same."""

    remark: Annotated[Remark, Meta(title="Anything ICA should know", description="Name no client")] = ""


LAST_DAY = fact(LawAsksNoMore.ended_on)
NotOver = one_text("LawNotOver", "Keep the terms.", "Why they go on", "The agency reads it")
STILL_ASKS = (
    Step("still-asks", CLAUSE)
    .called("Say that it still asks more", "The law still asks more")
    .said("Nothing changes. We ask again in {conflict_review_days} days.")
    .asks(LawStillAsks)
    .read_by(ICA, EVERY_AGENCY)
    .leads(again())
)
A_YEAR_ON = Newest(
    Days(Policy.conflict_review_days, since=STILL_ASKS.day("the day on which the agency last said so")),
    Days(Policy.conflict_review_days),
)
REVIEW = (
    Must("review", CLAUSE, AGENCY_ADMIN, "say whether the other law still asks more of {subject}")
    .aimed("the manual does not say how long such terms last", within=A_YEAR_ON, late=AGENCY_LATE)
    .answers(
        STILL_ASKS,
        Step("asks-no-more", CLAUSE, S.ENDING)
        .called("Say that it asks no more", "The law asks no more, as the agency says")
        .said("ICA checks it. The terms apply until then.")
        .asks(LawAsksNoMore)
        .requires(
            Require(CLAUSE, "enter the day on which the terms began to apply, or a later one",
                    LAST_DAY.not_before(TAKE_EFFECT.day("the day on which the terms began to apply")), about=LAST_DAY)
        )
        .read_by(ICA, EVERY_AGENCY)
        .tells("conflict-ending", SYSTEM_ADMIN, AGENCY_DIRECTOR),
    )
)  # fmt: skip
CHECK_END = (
    Must("check-end", CLAUSE, SYSTEM_ADMIN, "check that the other law asks no more of {subject}")
    .aimed("the manual sets no time for it", within=Days(Policy.conflict_agree_days), late=ICA_LATE)
    .answers(
        Step("end-terms", CLAUSE, S.ENDED)
        .called("End the terms", "Terms ended")
        .said("Requests that came in by then keep their sooner date.")
        .does(UnbindByLaw(LAST_DAY))
        .tells("conflict-ended", *ALL),
        Step("keep-terms", CLAUSE, S.IN_FORCE)
        .called("Keep the terms", "Terms kept")
        .asks(NotOver)
        .read_by(ICA, EVERY_AGENCY)
        .tells("conflict-kept", AGENCY_ADMIN, AGENCY_DIRECTOR),
    )
)
