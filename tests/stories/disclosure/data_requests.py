"""A request for exits by destination, at the points where the stories of aggregate data begin."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.grammar.documents import CaseDocuments
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, Role
from workflows.manual.disclosure.aggregate_data import PROCESS
from workflows.manual.disclosure.aggregate_data.asking import DataRequest, Detail, Medium, Requester
from workflows.manual.disclosure.aggregate_data.checking import DataAccepted
from workflows.manual.disclosure.aggregate_data.consenting import ProgramConsent, ProgramKept
from workflows.manual.disclosure.aggregate_data.delivering import DataDelivery
from workflows.manual.disclosure.aggregate_data.notice import Exceptional, ShortNotice
from workflows.trying.simulate import Play

OTTER, MAPLE = "otter-creek-shelter", "maple-street-family-center"
REQUEST = DataRequest(
    kind=Requester.PUBLIC, requester="Joy Farrell, Vermont Digest", contact="joy.farrell@digest.example",
    received_on=date(2026, 3, 1), medium=Medium.WRITING, wanted="Exits to permanent housing, by county",
    begins=date(2025, 1, 1), ends=date(2025, 12, 31), needed_on=date(2026, 3, 31), detail=Detail.AGGREGATE,
)  # fmt: skip
REPORT = DataDelivery(
    document="exits.pdf", counted="All exits of 2025 from all programs, each client once, by county of the program",
    parameters="From Vermont's HMIS, all participating programs, exits of January 1 to December 31, 2025",
    unduplicated=True, unidentified=True, untraceable=True, delivered_on=date(2026, 3, 30),
)  # fmt: skip
WITH_REPORT = CaseDocuments(names=("exits.pdf",))


def asked(policy: Policy = FIRST_EDITION, by: Role = SYSTEM_ADMIN, **fields: Any) -> Play:
    """Enter the request on the day on which it was received."""
    request = msgspec.structs.replace(REQUEST, **fields)
    day = request.received_on
    play = Play(PROCESS, local(day.month, day.day, 9).replace(year=day.year), policy)
    play.do("ask", by, request)
    return play


def accepted(policy: Policy = FIRST_EDITION, *, public: bool = False, **fields: Any) -> Play:
    """Accept the request on the day on which it was entered."""
    play = asked(policy, **fields)
    play.do("accept", SYSTEM_ADMIN, DataAccepted(public=public))
    return play


def of_programs(*agencies: str, **fields: Any) -> Play:
    """Accept a request for figures of these agencies' programs, one by one."""
    return accepted(detail=Detail.PROGRAMS, agencies=agencies or (OTTER, MAPLE), **fields)


def consent(play: Play, agency: str, by: Role = AGENCY_ADMIN) -> None:
    """Let an agency consent."""
    play.do("consent", by, ProgramConsent(signed_as="Tess Barlow"), party=agency)


def keep(play: Play, agency: str) -> None:
    """Let an agency refuse."""
    play.do("keep", AGENCY_ADMIN, ProgramKept(why="The shelter is too small"), party=agency)


def decide(play: Play, decision: Exceptional) -> None:
    """Decide on the short notice."""
    play.do("decide-exception", SYSTEM_ADMIN, ShortNotice(decision=decision, why="The legislature votes on April 1"))


def deliver(play: Play, **fields: Any) -> None:
    """Deliver the report that is with the case, on March 30."""
    play.now = local(3, 30)
    play.learn(WITH_REPORT)
    play.do("deliver", SYSTEM_ADMIN, msgspec.structs.replace(REPORT, **fields))


def refused(play: Play, step: str, by: Role, *args: Any, **fields: Any) -> str:
    """Return in which words a step is refused."""
    with pytest.raises(NotAllowed) as found:
        play.do(step, by, *args, **fields)
    return str(found.value)
