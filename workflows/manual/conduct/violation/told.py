"""P19: what a case says of a violation: which one it is, what follows, what the vote came to, and whether anything still suspends."""

from __future__ import annotations

from workflows.facts.known import Known
from workflows.grammar.words import wording
from workflows.law.wording import TIERS, listed
from workflows.manual.conduct.committee import Committee
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.conduct.violation.alleging import AGENCY_WIDE, of_agency
from workflows.manual.conduct.violation.decisions import filled, follows_from, said_of, violator
from workflows.manual.conduct.violation.following import RULED
from workflows.manual.conduct.violation.objecting import OBJECTION, REVOKE, last_day, may_object
from workflows.manual.conduct.violation.remedies import lifts_early
from workflows.manual.conduct.violation.results import Result
from workflows.manual.conduct.violation.seats import ASKED
from workflows.manual.conduct.violation.statement import STATEMENT_UNTIL
from workflows.manual.conduct.violation.states import S
from workflows.manual.conduct.violation.texts import (
    AFTERWARDS,
    FINDINGS,
    IN_THE_CASE,
    NEVER_EARLY,
    NO_LICENSE_LEFT,
    OBJECTING_EFFECT,
    OBJECTING_WORDS,
    OVER,
    REPORT,
    RESULTS,
    STILL_LASTS,
    STILL_SUSPENDED,
    UNDECIDED,
    UNDECIDED_AFTERWARDS,
    WHOLE_AGENCY_OVER,
    Decided,
    Found,
    Over,
)
from workflows.manual.conduct.violation.third import RULING_UNTIL
from workflows.manual.conduct.violation.tiers import THIRD, Finding, somebody, tier
from workflows.manual.conduct.violation.vote import KEEPS, SUSPENDS, TERMINATES, votes

UNSHOWN = "secret"


def ordinal(known: Known) -> str:
    """Return which violation it is."""
    return TIERS.get(tier(known), "further")


@wording("first, second, third or further")
def which(known: Known) -> str:
    """Return which violation it is."""
    return ordinal(known)


@wording("Allegation about, or First violation:")
def matter(known: Known) -> str:
    """Return what a case is about: an allegation, and after the finding which violation it is."""
    if Finding not in known.forms:
        return "Third violation:" if AGENCY_WIDE.taken(known) else "Allegation about"
    if REVOKE.taken(known):
        return "Revoked finding about"
    grave = known[Finding].law and known[ConductRecord].findings < THIRD - 1
    return "Breach of law by" if grave else f"{ordinal(known).capitalize()} violation:"


def _found(known: Known) -> Found:
    return FINDINGS[violator(known), min(tier(known), THIRD), somebody(known)]


@wording("what follows from the finding")
def follows(known: Known) -> str:
    """Return what follows, as far as it stands; a first or second suspension counts from the written notice."""
    if tier(known) == 1 and somebody(known) and not lifts_early(known):
        return filled(NEVER_EARLY[violator(known)], known)
    return filled(_found(known).follows, known)


@wording("what the agency is asked for")
def asked(known: Known) -> str:
    """Return what the agency is asked for."""
    said = _found(known).asked
    return filled(f"{said} {IN_THE_CASE}" if said == REPORT else said, known)


@wording("what the agency is asked for, to a user who does not see the case")
def reports(known: Known) -> str:
    """Return what the agency is asked for, to a user of it."""
    return filled(_found(known).asked, known)


@wording("what a further violation brings")
def further(known: Known) -> str:
    """Return what a further violation brings."""
    return filled(_found(known).further, known)


@wording("which violation this would be, and what was found before")
def so_far(known: Known) -> str:
    """Return which violation this would be, and the earlier ones that make it so: whoever finds it reads that first."""
    record = known[ConductRecord] if ConductRecord in known.forms else None
    if record is None or not record.would_be:
        return ""
    before = [f"{each.nature} ({each.which}, {each.on:%B %-d, %Y}, case {each.case})" for each in record.earlier]
    found = f"Found before: {listed(before)}." if before else "Nothing was found before."
    return f"This would be {record.would_be}. {found}"


@wording("how long one may object, and who decides")
def objecting(known: Known) -> str:
    """Return until when user and agency may object; a third violation the Committee decides anyway."""
    if tier(known) >= THIRD or not may_object(known):
        return ""
    return f"{OBJECTING_WORDS} {last_day(known):%B %-d, %Y}. {OBJECTING_EFFECT}"


@wording("when the Committee decides on an objection")
def objection_heard(known: Known) -> str:
    """Return the day of the meeting at which an objection is decided, as far as one is scheduled."""
    rule = OBJECTION.deadline.rule if OBJECTION.deadline else None
    meeting = rule.reckon(known, known.today) if rule else None
    return (
        f"at its meeting on {meeting.day:%B %-d, %Y}" if meeting else "at its next meeting after the objection came in"
    )


@wording("what is suspended while the Committee decides")
def meanwhile(known: Known) -> str:
    """Return what is suspended while the Committee decides."""
    return filled(_found(known).meanwhile, known) if Finding in known.forms else ""


@wording("what the report of the remedy brings")
def reported(known: Known) -> str:
    """Return what the report of the remedy brings."""
    early = lifts_early(known) or tier(known) > 1 or not somebody(known)
    return filled(_found(known).reported if early else STILL_LASTS, known)


@wording("the last day of the agency's suspension")
def agency_through(known: Known) -> str:
    """Return the last day of the agency's suspension, as the Committee decided it."""
    reckoned = RULING_UNTIL.reckon(known, known.today)
    return f"{reckoned.day:%B %-d, %Y}" if reckoned else "the day that the chair records"


def outcome(known: Known) -> Result | None:
    """Return what the Committee decided, if it has."""
    results = {KEEPS: Result.KEPT, SUSPENDS: Result.SUSPENDED, TERMINATES: Result.TERMINATED}
    return next((result for decides, result in results.items() if decides(known)), None)


def _decided(known: Known) -> Decided:
    return said_of(
        known, outcome(known) or Result.TERMINATED
    )  # a further violation after a kept license, which ICA confirmed


@wording("the decision, as its title to whom it is about")
def decided_to_them(known: Known) -> str:
    """Return what was decided, to the user or the agency."""
    return _decided(known).to_them


@wording("the decision, after the name")
def decided_of_them(known: Known) -> str:
    """Return what was decided, of the user or the agency."""
    return _decided(known).of_them


@wording("what follows from the decision")
def decided_follows(known: Known) -> str:
    """Return what follows from the decision."""
    return follows_from(known, _decided(known))


@wording("what a further violation brings after the decision")
def decided_further(known: Known) -> str:
    """Return what a further violation brings after the decision."""
    return filled(_decided(known).further, known)


def _over(known: Known) -> Over:
    record = known[ConductRecord]
    if RULED.taken(known):
        return WHOLE_AGENCY_OVER
    if not of_agency(known) and record.ended:
        return NO_LICENSE_LEFT
    if not of_agency(known) and record.barred_otherwise:
        return STILL_SUSPENDED
    return OVER[violator(known)]


@wording("the end of the suspension, as its title to whom it is about")
def over_to_them(known: Known) -> str:
    """Return that the suspension has ended, to the user or the agency."""
    return _over(known).to_them


@wording("the end of the suspension, after the name")
def over_of_them(known: Known) -> str:
    """Return that the suspension has ended, of the user or the agency."""
    return _over(known).of_them


@wording("what is so once the suspension has ended")
def over_now(known: Known) -> str:
    """Return whether the license can be used again, and what else suspends it."""
    return filled(_over(known).now, known)


@wording("what the Committee decided")
def result(known: Known) -> str:
    """Return what the vote came to, without a name."""
    decided = outcome(known)
    return RESULTS[violator(known), decided] if decided else UNDECIDED


@wording("what comes after the vote")
def afterwards(known: Known) -> str:
    """Return what comes next, to the Committee."""
    return AFTERWARDS if outcome(known) else UNDECIDED_AFTERWARDS


@wording("how many votes were for what")
def counts(known: Known) -> str:
    """Return how many votes each choice got, unless they stay secret."""
    cast = list(votes(known).values())
    if known.policy.votes_shown == UNSHOWN or not cast:
        return ""
    found = {choice: cast.count(choice) for choice in sorted(set(cast))}
    return f"Votes: {listed(f'{number} to {choice}' for choice, number in found.items())}."


@wording("until when a statement may be handed in")
def heard(known: Known) -> str:
    """Return how whoever the Committee decides about is heard, while it still decides."""
    asked = [day for each in ASKED if (day := each.said(known))]
    if known.state not in {S.THIRD.key, S.CHAIRED.key} or not asked or not known[Committee].with_floor:
        return ""
    receipt = STATEMENT_UNTIL.reckon(known, max(asked))
    until = receipt and f"{receipt.day:%B %-d, %Y}"
    return f"A statement can be handed in to ICA until {until}; the Committee's members read it before they vote."


NAMES = {
    "so_far": so_far,
    "matter": matter, "which": which, "follows": follows, "asked": asked, "reports": reports, "further": further, "objecting": objecting, "objection_heard": objection_heard,
    "meanwhile": meanwhile, "reported": reported, "agency_through": agency_through, "decided_to_them": decided_to_them, "decided_of_them": decided_of_them,
    "decided_follows": decided_follows, "decided_further": decided_further, "over_to_them": over_to_them,
    "over_of_them": over_of_them, "over_now": over_now, "result": result, "afterwards": afterwards, "counts": counts,
    "heard": heard,
}  # fmt: skip
