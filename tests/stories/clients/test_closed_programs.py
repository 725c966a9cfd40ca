"""3.1: a program that closes, or that turns out to be protected, shares nothing more, and is switched off."""

from datetime import date
from typing import Any

import pytest

from tests.stories.clients.test_sharing import HARBOR, PROGRAMS, told_in
from tests.workflows.moments import local
from workflows.law.agency_kinds import Protected
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.clients import closed_programs
from workflows.manual.clients.sharing.kept import Switch
from workflows.manual.clients.sharing.programs import SwitchPrograms
from workflows.trying.simulate import Play


@pytest.mark.parametrize(
    ("program", "due"),
    [({"protected": (Protected.YOUTH,)}, date(2026, 4, 3)), ({"ended_on": date(2026, 4, 30)}, date(2026, 5, 2))],
)
def test_a_program_that_may_share_no_more_is_switched_off(program: dict[str, Any], due: date) -> None:
    shares = changed(HARBOR, switches=(Switch(shares=True, on=date(2026, 3, 1)),))
    record = changed(PROGRAMS, programs=(changed(shares, **program),), closes_on=program.get("ended_on"))
    play = Play(closed_programs.PROCESS, local(4, 1))
    play.learn(record)
    play.do("begin", CLOCK)
    assert (play.due("switch-off"), told_in(play)) == (due, {SYSTEM_ADMIN, AGENCY_ADMIN, AGENCY_DIRECTOR})
    mistaken = Play(closed_programs.PROCESS, local(4, 1), decisions=[*play.decisions])
    mistaken.learn(changed(PROGRAMS, programs=(shares,)))
    assert mistaken.case.state == "AGREES"
    play.do("switched-off", SYSTEM_ADMIN, closed_programs.ClosedOff(done_on=date(2026, 4, 1)))
    assert play.decisions[-1].effects == (SwitchPrograms(("101",), shares=False, on=date(2026, 4, 1)),)
