"""P15: the conditions of a research agreement, in the manual's words."""

from datetime import date

from workflows.facts.combined_rules import Newest
from workflows.facts.facts import Fact, Known, Unknown, fact
from workflows.facts.rules import On
from workflows.grammar.process import LOCAL, Require, Step
from workflows.manual.disclosure.research_forms import (
    Affiliation,
    Approval,
    Certificate,
    Extension,
    Proposal,
    Revision,
    Termination,
    Terms,
)

APPROVE = (
    Step("approve", "3.4-research-written")
    .called("Approve the use of the agency's data", "An agency approved the use of its data")
    .asks(Approval)
)
ENDS: tuple[Fact[date], ...] = (  # where the last day of a project is said, the newest first
    fact(Termination.ended_on),
    fact(Extension.runs_until),
    fact(Revision.project_ends),
    fact(Proposal.project_ends),
)
LAST_DAY = Newest(*map(On, ENDS[1:]))


def _newest(known: Known, *days: Fact[date]) -> date:
    found = [said for day in days if (said := day.said(known))]
    if not found:
        raise Unknown("the end")
    return found[0]


def last_day(known: Known) -> date:
    """Return the last day of the project: as it was ended early, extended, revised, or else proposed."""
    return _newest(known, *ENDS)


def approving(known: Known) -> tuple[str, ...]:
    """Return the agencies that approved; the data of those that refused are left out."""
    return tuple(known.said(APPROVE, Approval))


def begins(known: Known) -> date:
    """Return the day on which the last of those who must approve had done so."""
    return max(each.approved_on for each in (known[Approval], *known.said(APPROVE, Approval).values()))


def _reviewed(known: Known) -> bool:
    terms = known[Terms]
    return None not in (terms.board, terms.board_approval, terms.board_approved_on)


def _stood_in_for(known: Known) -> bool:
    """Say whether a review board's approval takes the place of the agreement's terms, by the reading in force."""
    return known.policy.irb_mode == "instead" and known[Proposal].human_subjects and _reviewed(known)


def _term(clause: str, words: str, term: Fact[bool]) -> Require:
    return Require(clause, words, lambda known: term(known) or _stood_in_for(known), about=term)


def _board(words: str, said: Fact[object]) -> Require:
    def is_met(known: Known) -> bool:
        needed = known[Proposal].human_subjects and known.policy.irb_mode == "in_addition"
        return not needed or said(known) is not None

    return Require("3.4-research-irb", f"human-subjects review applies, so {words}", is_met, about=said)


def _in_person(known: Known) -> bool:
    proposal = known[Proposal]
    same = proposal.researcher.strip().casefold() == proposal.institution.strip().casefold()
    return same or proposal.affiliation is not Affiliation.IN_PERSON


def _is_another(known: Known) -> bool:
    return known[Approval].approver_email.casefold() != known[Proposal].researcher_email.casefold()


PROPOSABLE = (
    Require("3.4-research-relationship", "academic research needs a formal relationship with ICA; name its document",
            lambda known: known[Proposal].relationship is not None, about=fact(Proposal.relationship)),
    Require("3.4-research-relationship", "the document of the formal relationship has a date; enter it",
            lambda known: known[Proposal].related_since is not None, about=fact(Proposal.related_since)),
    Require("3.4-research-affiliated", "the researcher is employed by or affiliated with the institution",
            lambda known: known[Proposal].affiliation is not Affiliation.NONE, about=fact(Proposal.affiliation)),
    Require("3.4-research-affiliated", "who has the relationship in person is named as the institution or person too",
            _in_person, about=fact(Proposal.affiliation)),
    Require("3.4-research-written", "each agency whose data are used approves; name at least one",
            lambda known: bool(known[Proposal].agencies), about=fact(Proposal.agencies)),
    Require("3.4-research-term-return", "the end of the project is past already",
            lambda known: known[Proposal].project_ends >= known.today, about=fact(Proposal.project_ends)),
)  # fmt: skip
COMPLETE = (
    _term("3.4-research-term-rules", "the agreement sets rules and limits for processing and securing the information",
          fact(Terms.rules)),
    _term("3.4-research-term-return", "the agreement provides for return or proper disposal at the end of the research",
          fact(Terms.returns)),
    _term("3.4-research-term-reuse", "the agreement restricts other use or disclosure, except where law requires it",
          fact(Terms.no_other_use)),
    _term("3.4-research-term-comply", "the agreement binds the recipient to comply with all its terms",
          fact(Terms.complies)),
    _board("the board that approved is named", fact(Terms.board)),
    _board("the board's approval is needed, with its number", fact(Terms.board_approval)),
    _board("the board's approval is needed, with its date", fact(Terms.board_approved_on)),
)  # fmt: skip
REVISED = Require(
    "3.4-research-term-return",
    "the end of the project is past already",
    lambda known: known[Revision].project_ends >= known.today,
    about=fact(Revision.project_ends),
)
WRITTEN = (
    Require("3.4-research-written", "a researcher never approves the own project",
            _is_another, about=fact(Approval.approver_email)),
    Require("3.4-research-written", "who approves is not the researcher and takes no part in the project",
            fact(Approval.independent)),
)  # fmt: skip
STILL_AHEAD = Require(
    "3.4-research-term-return",
    lambda known: f"the project ended on {last_day(known):%B %-d, %Y}; ask for a new end first",
    lambda known: last_day(known) >= known.today,
)
LATER = Require(
    LOCAL,
    lambda known: f"an extension ends later than today and than {_newest(known, *ENDS[2:]):%B %-d, %Y}",
    lambda known: known[Extension].runs_until > max(known.today, _newest(known, *ENDS[2:])),
    about=fact(Extension.runs_until),
)
WITHIN = Require(
    "3.4-research-term-return",
    lambda known: f"the agreement began on {begins(known):%B %-d, %Y}; it ends no earlier",
    lambda known: known[Termination].ended_on >= begins(known),
    about=fact(Termination.ended_on),
)
CERTIFIED = Require(
    "3.4-research-term-return",
    lambda known: f"the agreement began on {begins(known):%B %-d, %Y}; nothing is returned or disposed of earlier",
    lambda known: known[Certificate].certified_on >= begins(known),
    about=fact(Certificate.certified_on),
)
