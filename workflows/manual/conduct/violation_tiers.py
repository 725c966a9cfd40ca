"""P19: which tier a finding reaches, and which way it therefore goes (manual 2.8)."""

from __future__ import annotations

from workflows.facts.facts import Known, fact
from workflows.grammar.process import Require, Step
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation_forms import Allegation, Finding, Violator

THIRD = 3
AGENCY_WIDE = Step("agency-wide", "2.8-agency-wide")


def of_agency(known: Known) -> bool:
    """Say whether an agency is the violator."""
    return known[Allegation].violator is Violator.AGENCY


def is_pattern(known: Known) -> bool:
    """2.8-agency-wide: say whether it is about an agency several of whose users violated repeatedly."""
    return known.times(AGENCY_WIDE) > 0


def tier(known: Known) -> int:
    """2.8-tiered, 2.8-law-violation: one more than were found before, whatever their type; a breach of law at least the third."""
    grave = known.policy.law_violation_counts_as if known[Finding].law else 1
    return max(known[ConductRecord].findings + 1, grave, THIRD if is_pattern(known) else 1)


def joins(known: Known) -> bool:
    """2.8-v3-determination: another third violation waits for the Committee, and this one joins its papers."""
    return known[ConductRecord].pending


def after_kept(known: Known) -> bool:
    """2.8-v4-terminate: the Committee let the user keep the license, and this happened after its decision."""
    kept = known[ConductRecord].kept
    return not of_agency(known) and bool(kept) and known[Finding].occurred_on > max(kept)


def before_kept(known: Known) -> bool:
    """2.8-v4-terminate: the license was kept, but this happened before that, and a person decides."""
    return not of_agency(known) and bool(known[ConductRecord].kept) and not after_kept(known)


def at_third(known: Known) -> bool:
    """Say whether the finding has third-tier consequences."""
    return tier(known) >= THIRD


def at_second(known: Known) -> bool:
    """Say whether it is a second violation."""
    return tier(known) == THIRD - 1


def suspends_nobody(known: Known) -> bool:
    """2.8-v1-agency-subject: an agency's violation that names no user bars no license at the first two tiers."""
    return of_agency(known) and not known[Finding].named


def whom(known: Known) -> tuple[str, ...]:
    """Return the users that an agency's finding names; without any the user of the case is meant."""
    return known[Finding].named if of_agency(known) else ()


def is_committees(known: Known) -> bool:
    """Say whether the Committee may see the case: from the third tier on, never a first or second violation by name."""
    if Finding not in known.forms:
        return is_pattern(known)
    return at_third(known) or joins(known) or bool(known[ConductRecord].kept)


def _is_put_to_committee(known: Known) -> bool:
    return at_third(known) and not joins(known) and not after_kept(known) and not before_kept(known)


def _was_licensed(known: Known) -> bool:
    if of_agency(known):
        return True
    day, record = known[Finding].occurred_on, known[ConductRecord]
    return record.licensed_since is not None and record.licensed_since <= day <= max(record.ended, default=day)


LICENSED = Require(
    "2.8-scope",
    "violations are found of users: this person held no license on that day",
    _was_licensed,
)
COUNSEL = Require(
    "2.8-law-violation",
    "a breach of law is found with counsel's note: say which law, and what counsel says",
    lambda known: not known[Finding].law or bool(known[Finding].counsel_note.strip()),
)
PROPOSED = Require(
    "2.8-v3-determination",
    "at the third tier ICA proposes to the Committee what is to happen",
    lambda known: known[Finding].proposal is not None or not _is_put_to_committee(known),
    fact(Finding.proposal),
)
NAMED = Require(
    "2.8-v1-agency-subject",
    "only a finding about an agency names users besides",
    lambda known: of_agency(known) or not known[Finding].named,
)
ABOUT_SOMEBODY = Require(
    "2.8-complaint-content",
    "a violation of a user names the user by e-mail address; one of an agency names none",
    lambda known: bool(known[Allegation].user) is not of_agency(known),
)
