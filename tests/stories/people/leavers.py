"""A user of Otter Creek needs HMIS for the last time on Friday, January 2, 2026, at five in the afternoon."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec

from tests.workflows.moments import local
from workflows.facts.forms import Form
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, Role
from workflows.manual.people.departure import PROCESS
from workflows.manual.people.departure.notice import AgencyNotice, Departure, Reason, Teller
from workflows.manual.people.standing import PersonStanding
from workflows.trying.simulate import Play

FRIDAY, SATURDAY, SUNDAY, MONDAY = local(1, 2, 17), local(1, 3), local(1, 4, 17), local(1, 5, 9)
A_USER = PersonStanding(licensed_here=True)
DEPARTURE = Departure(
    agency="otter-creek-shelter",
    user="ned@otter.example",
    last_need=FRIDAY,
    reason=Reason.LEAVES,
    source=Teller.AGENCY,
    told_on=date(2026, 1, 5),
)


def noticed(
    now: datetime = MONDAY,
    by: Role = AGENCY_ADMIN,
    *,
    standing: PersonStanding = A_USER,
    policy: Policy = FIRST_EDITION,
    **fields: Any,
) -> Play:
    """Give the notice at a moment, of the same day unless said otherwise."""
    play = Play(PROCESS, now, policy)
    play.learn(standing)
    form = msgspec.structs.replace(DEPARTURE, **{"told_on": now.date(), **fields})
    play.do("notify", by, form)
    return play


def heard(now: datetime = SATURDAY) -> Play:
    """Let ICA hear of the departure from somebody else."""
    return noticed(now, SYSTEM_ADMIN, source=Teller.ELSEWHERE)


def confirmed(play: Play, by: Role, last_need: datetime = FRIDAY) -> Play:
    """Let the agency give its notice of what ICA has heard."""
    notice: Form = AgencyNotice(last_need=last_need, reason=Reason.LEAVES, told_on=play.now.date())
    play.do("give-notice", by, notice)
    return play
