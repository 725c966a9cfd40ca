"""P09. Conflict of interest (manual 2.1, Users who are also clients).

A user who is a client too, or whose family member is one, discloses it to the Agency Administrator or to the System
Administrator, in the desk or otherwise, and it is arranged who works on the record instead. Whoever is suspected of having changed such a record is
audited: the System Administrator runs the audit trail report and records what it shows. The finding alone is kept, never
whose record it was, and by itself it sanctions nobody.
"""

from workflows.facts.known import Known
from workflows.grammar.process import Ended, Process, Waiting
from workflows.grammar.words import wording
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, MANAGING_DIRECTOR, USER, Role
from workflows.manual.people.conflict_of_interest.auditing import CONSIDER, RUN
from workflows.manual.people.conflict_of_interest.deciding import DECIDE
from workflows.manual.people.conflict_of_interest.disclosing import (
    ARRANGEMENTS,
    DISCLOSE,
    RECORD,
    Disclosure,
    Recipient,
    disclosed,
    of_another_breach,
    said,
    to_agency,
    turned,
)
from workflows.manual.people.conflict_of_interest.states import S


def kept_from(known: Known) -> frozenset[Role]:
    """Keep it from the agency unless a user disclosed it there, and from ICA's managing director, who has no part in it."""
    arranging = to_agency(known) and not turned.verdict(known)
    return frozenset({MANAGING_DIRECTOR, *(() if arranging else (AGENCY_ADMIN, AGENCY_DIRECTOR))})


@wording("what came up")
def _what(known: Known) -> str:
    if disclosed(known):
        return "Disclosed conflict of interest"
    return "Suspected breach of the User Agreement" if of_another_breach(known) else "Suspected conflict of interest"


def matter(known: Known) -> str:
    """Return which matter it is: what is disclosed goes apart by whose record it is, until it becomes a suspicion."""
    if of_another_breach(known):
        return "another breach"
    return f"disclosed, {said(known).whose.key}" if disclosed(known) and not turned.verdict(known) else "suspected"


def receipt(known: Known) -> str:
    """Return what a user reads who disclosed it, and somebody of an agency who recorded what is for ICA.

    It stays the same whatever becomes of the case: what changed in it would tell of an audit.
    """
    if Disclosure in known.forms:
        to_them = said(known).recipient is Recipient.AGENCY
        who = "The Agency Administrator (ICA, if that is you)" if to_them else "ICA"
        return (
            f"{who} arranges with you who works on the record instead, and we email you what was arranged. Until then, change "
            "nothing in it. You will not see the case in the desk, only this page. If you have a question, "
            f"{'ask the Agency Administrator, or ' if to_them else ''}write to ICA at {known.policy.complaint_address}."
        )
    return (
        "ICA takes it from here, and you will not see the case in the desk. If you suspect somebody, do not tell them. "
        "Keep the number."
    )


PROCESS = (
    Process(
        "P09",
        "Conflict of interest",
        "people",
        subject=USER,
        closed_to_subject=True,  # a suspicion may grow out of a disclosure, and a case that vanishes would tell of it
        heading="{what}: {subject}",
        names={"what": _what},
        receipt=receipt,
    )
    .keeps_from(
        "2.1-coi-disclose", "the agency, unless the user disclosed it there, and ICA's managing director", kept_from
    )
    .untold(AGENCY_ADMIN, because="it is kept from the agency, unless the agency itself arranged it and knows")
    .untold(MANAGING_DIRECTOR, because="it is kept from ICA's managing director, who has no part in it")
    .one_open("2.1-coi-disclose", "there is an open case about this already", matter)
    .begins(RECORD, DISCLOSE)
    .runs(
        Waiting(S.DISCLOSED, "2.1-coi-disclose", "Disclosed").until(*ARRANGEMENTS),
        Ended(S.ARRANGED, "2.1-coi-disclose", "Arranged"),
        Waiting(S.SUSPECTED, "2.1-coi-audit", "Audit").until(RUN),
        Waiting(S.CONSIDERED, "2.1-coi-audit", "Audit").until(CONSIDER),
        Waiting(S.FOUND, "2.1-coi-no-edit", "Decision").until(DECIDE),
        Ended(S.CLEARED, "2.1-coi-audit"),
        Ended(S.UNDETERMINED, "2.1-coi-audit"),
        Ended(S.PASSED, "2.1-coi-audit"),
        Ended(S.ALLEGED, "2.1-coi-no-edit"),
        Ended(S.LEFT, "2.1-coi-no-edit"),
    )
)
