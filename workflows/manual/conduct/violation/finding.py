"""P19: the ways of finding a violation.

"Each user or Partner Agency violation will face successive consequences - the violations do not need to be of the same
type to be considered second or third violations. Violations do not expire; no regard is given to the duration of time
that occurs between successive violations."
"""

from __future__ import annotations

from workflows.facts.conditions import condition
from workflows.facts.effects import AddAgendaItem, DecideFinding, OpenCase, RecordFinding, SuspendLicense
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Rule
from workflows.grammar.process import Require, Step, otherwise, to
from workflows.law.readers import EVERY_AGENCY, ICA, SUBJECT
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CHAIR, COMMITTEE, ICA_DIRECTOR, USER
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.alleging import Allegation, Violator, of_agency
from workflows.manual.conduct.violation.pattern import newly_met
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.tiers import (
    Finding,
    after_kept,
    at_third,
    before_kept,
    joins,
    somebody,
    tier,
    whom,
)


def suspension(until: Rule | None = None) -> SuspendLicense:
    """Suspend the user of the case, or the users that an agency's finding names."""
    return SuspendLicense(until, named=whom, when=somebody)


def _papers(known: Known) -> tuple[Form, ...]:
    """Return what a case about the agency begins with (2.8-agency-wide)."""
    year = known[Finding].occurred_on.year
    words = (
        f"{known.policy.agency_users} or more users of the agency have "
        f"{known.policy.agency_violations_each} or more violations each in {year}."
    )
    agency = known[Allegation].agency
    return (Allegation(agency=agency, violator=Violator.AGENCY, what=words, occurred=f"in {year}"),)


def _on_the_agenda(known: Known) -> str:
    """Return what an agenda says of a finding beside the case's number; never a name (2.8-v1-advisory)."""
    return known[Finding].nature if "nature" in known.policy.advisory_report_detail else "A violation"


@condition("the person held a license on that day", "the person held no license on that day")
def _was_licensed(known: Known) -> bool:
    if of_agency(known):
        return True
    day, record = known[Finding].occurred_on, known[ConductRecord]
    return record.licensed_since is not None and record.licensed_since <= day <= max(record.ended, default=day)


# "The HMIS Lead Agency will notify the HMIS Advisory Committee of the violation and determination to terminate a
# user's license or suspend for a minimum of 30 days."

PUT_TO_COMMITTEE = at_third & ~joins & ~after_kept & ~before_kept
PROPOSED = Require(
    "2.8-v3-determination",
    "at the third tier ICA proposes to the Committee what is to happen",
    fact(Finding.proposal).given | ~PUT_TO_COMMITTEE,
)
TOLD_IN_WRITING = (ICA, COMMITTEE, EVERY_AGENCY, SUBJECT)  # the case is kept from the agency until the written notice
ASKED_TO_DECIDE = ("determination-asked", COMMITTEE, CHAIR)
NOT_YET = "nobody outside hears of a finding before the written notice or the decision, which tell them"
FIND = (
    Step("find", "2.8-tiered")
    .citing("2.8-no-expiry")
    .called("Find a violation", "Violation found")
    .asks(Finding)
    .read_by(*TOLD_IN_WRITING)
    .requires(
        Require("2.8-scope", "a violation is found of a user: this person held no license on that day", _was_licensed),
        Require("2.8-law-violation", "a breach of law is found with counsel's note: say which law, and what counsel says",
                ~fact(Finding.law).yes | fact(Finding.counsel_note).given, about=fact(Finding.counsel_note)),
        Require("2.8-v1-agency-subject", "only a finding about an agency names users besides",
                of_agency | ~fact(Finding.named).given, about=fact(Finding.named)),
        PROPOSED,
    )
    .does(
        RecordFinding(tier, fact(Finding.nature), fact(Finding.occurred_on), fact(Finding.law)),
        OpenCase("P19", "agency-wide", _papers, when=newly_met, about_person=False),
    )
    .untold(USER, AGENCY_ADMIN, because=NOT_YET)
    .leads(
        to(S.CONFIRMING, "2.8-v4-terminate")
        .when(after_kept)
        .does(DecideFinding("to be confirmed"))
        .tells("termination-to-confirm", ICA_DIRECTOR),
        to(S.JOINED, "2.8-v3-determination")
        .when(joins)
        .does(DecideFinding("joined"))
        .tells("papers-joined", COMMITTEE, CHAIR)
        .tells("finding-joined", USER, AGENCY_DIRECTOR, AGENCY_ADMIN),
        to(S.OLDER, "2.8-v4-terminate")
        .when(before_kept)
        .does(DecideFinding("to be judged"))
        .tells("termination-to-confirm", ICA_DIRECTOR),
        to(S.THIRD, "2.8-v3-determination")
        .when(at_third)
        .citing("2.8-law-violation", "2.8-v3-agency-subject")
        .does(suspension())
        .tells(*ASKED_TO_DECIDE),
        otherwise(S.FOUND, "2.8-v1-notify").citing("2.8-v2-notify").does(AddAgendaItem(_on_the_agenda)),
    )
)  # fmt: skip
