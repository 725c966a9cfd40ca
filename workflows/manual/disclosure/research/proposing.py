"""P15: who may propose research, and which terms its agreement must have."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import Condition, condition
from workflows.facts.facts import Fact, fact, today
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Must, Require, Step, escalate
from workflows.grammar.shapes import one_text, refuse, send_back, withdraw
from workflows.law.choice import Choice
from workflows.law.fields import AGENCIES, NAMED, PAST, PERSON_IF_KNOWN, Email, Line, Text
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, CHAIR, ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.research.deciders import DECIDERS, NEXT, THEIRS
from workflows.manual.disclosure.research.states import S

# The relationship


# "For academic research conducted by an individual or institution that has a formal relationship with the HMIS Lead
# Agency. The research must be conducted by an individual employed by or affiliated with the organization or
# institution."


class Affiliation(Choice):
    """How the researcher belongs to whoever has the relationship with ICA."""

    EMPLOYED = "employed", "employed by the institution"
    AFFILIATED = "affiliated", "affiliated with the institution"
    IN_PERSON = "in-person", "has the relationship with ICA in person"
    NONE = "none", "none of these"


class Proposal(Form, key="Proposal", kw_only=True):  # said again for the type checker: defaults stand among the others
    """Record a research proposal."""

    project: Annotated[Line, Meta(title="Title of the project")]
    institution: Annotated[
        Line, Meta(title="Institution or person", description="Who has the formal relationship with ICA")
    ]
    relationship: Annotated[
        Line | None,
        Meta(
            title="Document of the formal relationship",
            description="What it is, such as a memorandum of understanding; attach it to the case",
        ),
    ] = None
    related_since: Annotated[date | None, PAST, Meta(title="Date of that document")] = None
    researcher: Annotated[Line, NAMED, Meta(title="Principal investigator")]
    researcher_email: Annotated[
        Email,
        PERSON_IF_KNOWN,
        Meta(
            title="Email address of the principal investigator",
            description="A person of this desk who has it sees nothing of the case",
        ),
    ]
    affiliation: Annotated[Affiliation, Meta(title="How the principal investigator belongs to the institution")]
    agencies: Annotated[
        tuple[Line, ...],
        AGENCIES,
        Meta(title="Agencies whose data are used", description="Each of them approves in writing, or refuses"),
    ]
    human_subjects: Annotated[bool, Meta(title="Human-subjects review applies to the project")]
    project_ends: Annotated[date, Meta(title="End of the project")]


@condition("the investigator is named as the institution or person too", "the institution or person is somebody else")
def _same_name(known: Known) -> bool:
    proposal = known[Proposal]
    return proposal.researcher.strip().casefold() == proposal.institution.strip().casefold()


PROPOSE = (
    Step("propose", "3.4-research-relationship", S.PROPOSED)
    .citing("3.4-research-affiliated")
    .called("Record a research proposal", "Research proposal received")
    .by(SYSTEM_ADMIN)
    .asks(Proposal)
    .read_by(ICA, EVERY_AGENCY, CHAIR)
    .requires(
        Require("3.4-research-relationship", "academic research needs a formal relationship with ICA; name its document",
                fact(Proposal.relationship).given),
        Require("3.4-research-relationship", "the document of the formal relationship has a date; enter it",
                fact(Proposal.related_since).given),
        Require("3.4-research-affiliated", "the researcher is employed by or affiliated with the institution",
                ~fact(Proposal.affiliation).is_(Affiliation.NONE)),
        Require("3.4-research-affiliated",
                "the person who has the relationship is named as the institution or person too",
                ~fact(Proposal.affiliation).is_(Affiliation.IN_PERSON) | _same_name, about=fact(Proposal.affiliation)),
        Require("3.4-research-written", "each agency whose data are used approves; name at least one",
                fact(Proposal.agencies).given),
        Require("3.4-research-term-return", "the end of the project is past already",
                fact(Proposal.project_ends).not_before(today)),
    )
)  # fmt: skip

# The terms of the agreement


# "The written research agreement must: … Establish the rules and limitations for processing personal information and
# providing security for personal information in the course of the research. … Restrict additional use or disclosure of
# personal information, except where required by law. … Require that the recipient of the personal information formally
# agree to comply with all terms and conditions of the written research agreement, …"


class Terms(Form, key="Terms", kw_only=True):
    """Find that the agreement has all its terms."""

    rules: Annotated[bool, Meta(title="It sets rules and limits for processing and securing the information")]
    returns: Annotated[bool, Meta(title="It provides for return or proper disposal at the end of the research")]
    no_other_use: Annotated[bool, Meta(title="It restricts other use or disclosure, except where law requires it")]
    complies: Annotated[bool, Meta(title="It binds the recipient to comply with all its terms")]
    board: Annotated[
        Line | None, Meta(title="Review board that approved", description="Where human-subjects review applies")
    ] = None
    board_approval: Annotated[Line | None, Meta(title="Number of the board's approval")] = None
    board_approved_on: Annotated[date | None, PAST, Meta(title="Date of the board's approval")] = None


REVIEWED = fact(Terms.board).given & fact(Terms.board_approval).given & fact(Terms.board_approved_on).given
HUMAN_SUBJECTS = fact(Proposal.human_subjects).yes


# "Be substituted, when appropriate, by Institutional Review Board, Privacy Board or other applicable human subjects'
# protection institution approval."


@condition("a review board's approval takes the place of the terms", "a review board's approval comes in addition")
def instead(known: Known) -> bool:
    """Ask the setting what a review board's approval does (3.4-research-irb)."""
    return known.policy.irb_mode == "instead"


def _term(clause: str, words: str, term: Fact[bool]) -> Require:
    stood_in_for = instead & HUMAN_SUBJECTS & REVIEWED
    return Require(clause, words, term.yes | stood_in_for, about=term)


def _board(words: str, given: Condition, about: Fact[Line | None] | Fact[date | None]) -> Require:
    words = f"human-subjects review applies, so {words}"
    return Require("3.4-research-irb", words, given | ~HUMAN_SUBJECTS | instead, about=about)


ACCEPT_TERMS = (
    Step("accept-terms", "3.4-research-term-rules", S.APPROVING)
    .citing("3.4-research-term-return", "3.4-research-term-reuse", "3.4-research-term-comply", "3.4-research-irb")
    .called("Find the agreement complete", "Agreement found complete")
    .asks(Terms)
    .requires(
        _term("3.4-research-term-rules", "the agreement sets rules and limits for processing and securing the information",
              fact(Terms.rules)),
        _term("3.4-research-term-return",
              "the agreement provides for return or proper disposal at the end of the research", fact(Terms.returns)),
        _term("3.4-research-term-reuse", "the agreement restricts other use or disclosure, except where law requires it",
              fact(Terms.no_other_use)),
        _term("3.4-research-term-comply", "the agreement binds the recipient to comply with all its terms",
              fact(Terms.complies)),
        _board("the board that approved is named", fact(Terms.board).given, fact(Terms.board)),
        _board("the board's approval is needed, with its number", fact(Terms.board_approval).given,
               fact(Terms.board_approval)),
        _board("the board's approval is needed, with its date", fact(Terms.board_approved_on).given,
               fact(Terms.board_approved_on)),
    )
    .tells("research-approval-asked", AGENCY_ADMIN)
)  # fmt: skip

# What goes back, comes again, or is given up

Changes = one_text(
    "Changes", "Say what must be changed.", "What the researcher must change in the proposal or the agreement",
    field="wanted",
)  # fmt: skip
ProjectRefused = one_text(
    "ProjectRefused", "Refuse the project.", "Why the project is refused", "The agencies asked read it"
)
Withdrawal = one_text("Withdrawal", "Record that the proposal is withdrawn.", "Why the proposal is withdrawn")
ASK_CHANGES = send_back("ask-changes", "3.4-research-written", S.CHANGING, "changes", Changes).untold(
    *DECIDERS.held.values(), because=THEIRS
)
REFUSE = (
    refuse("the project", "3.4-research-written", S.REFUSED, ProjectRefused)
    .tells("research-refused", SYSTEM_ADMIN, AGENCY_ADMIN)
    .untold(*DECIDERS.held.values(), because=THEIRS)
)
WITHDRAW = (
    withdraw("the proposal", S.WITHDRAWN, SYSTEM_ADMIN, Withdrawal)
    .tells("research-withdrawn", AGENCY_ADMIN, ICA_DIRECTOR)
    .untold(MANAGING_DIRECTOR, CHAIR, because=NEXT)
)


class Revision(Form, key="Revision"):
    """Record the revised agreement."""

    changed: Annotated[Text, Meta(title="What was changed", description="Attach the revised agreement to the case")]
    project_ends: Annotated[date, Meta(title="End of the project as revised", description="Changed or not")]


ICA_LATE = escalate(SYSTEM_ADMIN, ICA_DIRECTOR)
TERMS = (
    Must("terms", "3.4-research-written", SYSTEM_ADMIN, "check the terms of the agreement")
    .aimed("the manual sets no time for the check", late=ICA_LATE)
    .answers(ACCEPT_TERMS, ASK_CHANGES, REFUSE)
)
REVISION = (
    Must("revision", "3.4-research-written", SYSTEM_ADMIN, "record the revised agreement")
    .aimed("the manual sets no time for the changes, which the researcher makes", late=ICA_LATE)
    .answers(
        Step("revise", "3.4-research-written", S.PROPOSED)
        .called("Record the revised agreement", "Revised agreement received")
        .asks(Revision)
        .read_by(ICA, EVERY_AGENCY, CHAIR)
        .requires(
            Require(
                "3.4-research-term-return",
                "the end of the project is past already",
                fact(Revision.project_ends).not_before(today),
            )
        ),
        REFUSE,
    )
)
