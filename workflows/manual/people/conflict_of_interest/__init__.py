"""P09. Conflict of interest (manual 2.1, Users who are also clients).

A user who is a client too, or whose family member is one, discloses it to the Agency Administrator or to the System
Administrator, and it is arranged who works on the record instead. Whoever is suspected of having changed such a record is
audited: the System Administrator runs the audit trail report and records what it shows. The finding alone is kept, never
whose record it was, and by itself it sanctions nobody.
"""

from workflows.facts.known import Known
from workflows.grammar.process import Ended, Process, Waiting
from workflows.grammar.words import wording
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, MANAGING_DIRECTOR, USER, Role
from workflows.manual.people.conflict_of_interest.auditing import CONSIDER, RUN
from workflows.manual.people.conflict_of_interest.deciding import DECIDE
from workflows.manual.people.conflict_of_interest.disclosing import (
    ARRANGEMENTS,
    RECORD,
    disclosed,
    of_another_breach,
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


def receipt(policy: Policy) -> str:
    """Return what somebody of an agency reads who recorded what is for ICA."""
    del policy
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
        closed_to_subject=True,
        heading="{what}: {subject}",
        names={"what": _what},
        receipt=receipt,
    )
    .keeps_from(
        "2.1-coi-disclose", "the agency, unless the user disclosed it there, and ICA's managing director", kept_from
    )
    .begins(RECORD)
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
