"""Who amends what others entered: ICA, or where a case is kept from all of ICA, the highest office left that reads it."""

from __future__ import annotations

from datetime import datetime, timedelta

from workflows.correction.lives import Life
from workflows.engine.cases import Case
from workflows.grammar.events import Amendment, Insert, Roles
from workflows.grammar.reading_offices import offices_reading
from workflows.grammar.steps import NEW
from workflows.law.policy import Policy
from workflows.law.roles import CHAIR, COC_BALANCE, COC_CHITTENDEN, COMMITTEE, COUNSEL, STAFF

BELOW_ICA: tuple[Roles, ...] = (
    frozenset({COC_BALANCE, COC_CHITTENDEN}),
    frozenset({CHAIR}),
    frozenset({COMMITTEE}),
    frozenset({COUNSEL}),
)
"""The order in which offices amend where nobody of ICA may know of a case; the two Continuums are equals."""


def amenders(readers: Roles, withheld: Roles) -> Roles:
    """Return the offices that amend what others entered in a case that these offices read, and these must not know of."""
    return in_order(readers, withheld)[0]


def in_order(readers: Roles, withheld: Roles) -> tuple[Roles, ...]:
    """Return who amends there, and then the offices whose holders confirm where the first has nobody but who proposed it."""
    left = readers - withheld
    below = tuple(rank & left for rank in BELOW_ICA if rank & left) if withheld >= STAFF else ()
    return below or (STAFF,)


def amenders_of(case: Case, policy: Policy, at: datetime) -> Roles:
    """Return the offices that amend what others entered in a case as it stands."""
    keeping = case.process.withheld
    if keeping is None or case.state == NEW:  # nothing has been said yet that it could be kept from anybody for
        return STAFF
    return amenders(offices_reading(case.process), keeping.roles(case.known(policy, at)))


def still_theirs(entered: datetime, now: datetime, policy: Policy) -> bool:
    """Say whether whoever entered something may still correct it."""
    return now <= entered + timedelta(days=policy.own_correction_days)


def takes_two_anyhow(life: Life, amendment: Amendment, at: datetime, policy: Policy) -> bool:
    """Say whether nobody of ICA can look over an amendment, so that two people make it once the first days have passed."""
    if amenders_of(life.case, policy, at) == STAFF or isinstance(amendment, Insert):
        return False
    entry = life.entry(amendment.place)
    return entry is None or not still_theirs(entry.at, at, policy)
