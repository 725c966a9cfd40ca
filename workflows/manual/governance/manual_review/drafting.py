"""P34: ICA reviews the manual and hands in its new text, or says that it stays as it is (manual 5).

The Committee is the "group of HMIS users and other community stakeholders who are responsible for approving and
implementing the HMIS Policies and Procedures". The manual does not say how often; ICA's site says every year.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import AddAgendaItem
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import one_text
from workflows.law.calendar import months_after
from workflows.law.fields import Mark, Short, Text, enter, mark
from workflows.law.policy import Policy
from workflows.law.readers import CONTINUUM, ICA
from workflows.law.roles import (
    CHAIR,
    CLOCK,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
)
from workflows.manual.governance.manual_review.states import R

CLAUSE = "5-ac-def"
LONGEST = 150_000  # characters, as in the list of texts
TITLE = "Review of the HMIS policy manual"


class ManualStanding(Form, key="ManualStanding"):
    """What the desk knows of the manual's editions and reviews."""

    edition: Annotated[str, Meta(title="Edition in effect", max_length=200)] = ""
    reviewed_on: Annotated[date | None, Meta(title="Last reviewed, or in effect since")] = None
    editions: Annotated[tuple[str, ...], Meta(title="All editions by name")] = ()
    newest_from: Annotated[date | None, Meta(title="First day of the newest edition")] = None
    kept: Annotated[bool, Meta(title="The Committee keeps its seats here")] = False


class ManualDraft(Form, key="ManualDraft", kw_only=True):
    """Hand in the reviewed manual."""

    summary: Annotated[
        Text, Meta(title="What the review found", description="What is to change and why, or why nothing is")
    ]
    edition: Annotated[
        Short,
        Meta(
            title="If it changes: what the new edition is called",
            description="By month and year, so that people tell it from the one before",
        ),
    ] = ""
    effective_on: Annotated[
        date | None,
        Meta(title="If it changes: in effect from", description="From this day on everybody is asked to review it"),
    ] = None
    words: Annotated[
        str,
        Meta(title="If it changes: the whole new text", description="The case shows its differences from the edition in effect",
             max_length=LONGEST),
        mark(Mark.LONG),
        enter(f"enter the whole text, up to {LONGEST:,} characters"),
    ] = ""  # fmt: skip


@condition("the manual changes", "the manual stays as it is")
def changes(known: Known) -> bool:
    """Say whether a new text is handed in."""
    return bool(known[ManualDraft].words.strip())


@condition(
    "a new text has the name of its edition and its first day", "the name of the edition or its first day is missing"
)
def _is_whole(known: Known) -> bool:
    said = known[ManualDraft]
    return bool(said.words.strip()) is bool(said.edition.strip() and said.effective_on)


@condition("the new edition begins after today and after every other one", "the new edition begins too early")
def _is_ahead(known: Known) -> bool:
    first, newest = known[ManualDraft].effective_on, known[ManualStanding].newest_from
    return first is None or (first > known.today and (newest is None or first > newest))


@condition("no edition is called so", "an edition is called so already")
def _is_new(known: Known) -> bool:
    called = {each.casefold() for each in known[ManualStanding].editions}
    return " ".join(known[ManualDraft].edition.split()).casefold() not in called


@condition("the manual was not reviewed for {manual_review_months} months", "the manual was reviewed lately")
def is_due(known: Known) -> bool:
    """Say whether the manual is to be reviewed: months after its last review, or after its edition was in effect."""
    standing = known[ManualStanding]
    if not standing.kept or standing.reviewed_on is None:
        return False
    return known.today >= months_after(standing.reviewed_on, known.policy.manual_review_months)


TOLD = (ICA_DIRECTOR, SYSTEM_ADMIN)
BEGIN = (
    Step("begin-review", CLAUSE, R.REVIEWING)
    .called("Begin the review of the manual", "Review of the manual begun")
    .by(CLOCK)
    .tells("manual-to-review", *TOLD, CHAIR)
)
ReviewNow = one_text("ReviewNow", "Review the manual now.", "Why it is reviewed now", "ICA and the Committee read it")
BEGIN_NOW = (
    Step("begin-now", CLAUSE, R.REVIEWING)
    .called("Review the manual", "Review of the manual begun")
    .by(SYSTEM_ADMIN)
    .asks(ReviewNow)
    .tells("manual-to-review", *TOLD, CHAIR)
)
HAND_IN = (
    Step("hand-in-manual", CLAUSE, R.BEFORE_COMMITTEE)
    .called("Hand in the reviewed manual", "Reviewed manual handed in")
    .asks(ManualDraft)
    .read_by(ICA, COMMITTEE, CONTINUUM)
    .requires(
        Require(CLAUSE, "a new text needs the name of its edition and its first day; leave both empty, and the text, if the manual stays as it is",
                _is_whole, about=fact(ManualDraft.edition)),
        Require(CLAUSE, "enter a first day after today, and after that of every other edition: the Committee and both CoCs decide before", _is_ahead,
                about=fact(ManualDraft.effective_on)),
        Require(CLAUSE, "there is an edition of this name already; call this one otherwise", _is_new,
                about=fact(ManualDraft.edition)),
    )
    .does(AddAgendaItem(TITLE))
    .tells("manual-handed-in", CHAIR, COMMITTEE)
)  # fmt: skip
DRAFT = (
    Must("hand-in-manual", CLAUSE, SYSTEM_ADMIN, "review the manual and hand in what is to change")
    .aimed("the manual does not say how often it is reviewed", within=Days(Policy.manual_draft_days),
           late=escalate((SYSTEM_ADMIN, ICA_DIRECTOR), (MANAGING_DIRECTOR, CHAIR)))
    .answers(HAND_IN)
)  # fmt: skip
ReviewCanceled = one_text(
    "ReviewCanceled", "End the review without a decision.", "Why it ends", "ICA, the Committee and the CoCs read it"
)
CANCEL = (
    Step("cancel-review", CLAUSE, R.CANCELED)
    .called("End the review", "Review ended without a decision")
    .by(ICA_DIRECTOR)
    .asks(ReviewCanceled)
    .tells("manual-review-ended", SYSTEM_ADMIN, CHAIR, COMMITTEE, COC_BALANCE, COC_CHITTENDEN)
)
