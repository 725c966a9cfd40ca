"""Who confirms a correction that waits, in words; and what to do where nobody is left who may."""

from __future__ import annotations

from models.intake.proposals import Confirming, confirming_in
from models.rows.cases import CaseRow
from web.calls import Call
from workflows.law.roles import STAFF
from workflows.law.wording import or_listed


def waits_for(found: Confirming) -> str:
    """Return who confirms it or turns it down; or that nobody can, why, and who can change that."""
    roles = or_listed(f"the {role}" for role in sorted(map(str, found.roles)))
    if found.people:
        who = "a second person of ICA" if found.roles == STAFF else roles
        return f"{who[0].upper()}{who[1:]} confirms it or turns it down."
    if found.roles == STAFF:
        return "Nobody else of ICA may confirm it now. ICA's director can add a second person to ICA's staff; until then it waits."
    return (
        f"Nobody else may confirm it now: nobody but its author holds a role that may know of this case. It waits until ICA adds "
        f"a second person as {roles}. Ask for that; you need not say what for."
    )


def proposed_words(call: Call, case: CaseRow) -> str:
    """Return what is said once a correction is proposed."""
    return f"Proposed. {waits_for(confirming_in(call.session, case))}"
