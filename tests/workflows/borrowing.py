"""The made-up process at the points where its stories begin."""

from datetime import date

from tests.workflows.made_up import PROCESS
from tests.workflows.made_up_forms import Handed, House, Loan, Meeting, Reason, Where
from tests.workflows.moments import local
from workflows.engine.cases import Decision
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import (
    AGENCY_ADMIN,
    COUNSEL,
    SYSTEM_ADMIN,
    Role,
)
from workflows.law.setting import Change
from workflows.trying.simulate import Play

NO = Reason(why="it is promised to somebody else")
LATE = frozenset({SYSTEM_ADMIN})


def loan(
    where: Where = Where.HERE, *, had_before: bool = True, careful: bool = True, until: date | None = None
) -> Loan:
    return Loan(
        agency="pathways", purpose="a talk", where=where, had_before=had_before, careful=careful, needed_until=until
    )


def asked(request: Loan | None = None, policy: Policy = FIRST_EDITION) -> Play:
    """Ask on Monday, March 2, with an office meeting on March 20."""
    play = Play(PROCESS, local(3, 2), policy)
    play.learn(Meeting(next_on=date(2026, 3, 20)), House())
    play.do("ask", AGENCY_ADMIN, request or loan())
    return play


def offered(request: Loan | None = None, policy: Policy = FIRST_EDITION) -> Play:
    """Approve on Wednesday, March 11."""
    play = asked(request, policy)
    play.wait(local(3, 11))
    play.do("approve", COUNSEL)
    return play


def lent(until: date | None = date(2026, 3, 20), policy: Policy = FIRST_EDITION) -> Play:
    """Hand it over on Thursday, March 12: thirty days end on April 11."""
    play = offered(loan(until=until), policy)
    play.wait(local(3, 12))
    play.do("hand-over", SYSTEM_ADMIN, Handed(on=date(2026, 3, 12)))
    return play


def told(decisions: list[Decision]) -> list[tuple[date, str, Role]]:
    return [(each.on, notice.template, notice.to) for each in decisions for notice in each.notices]


def edition(*changes: Change[bool] | Change[int]) -> Policy:
    return Policy("another edition", date(2026, 1, 1), *changes)
