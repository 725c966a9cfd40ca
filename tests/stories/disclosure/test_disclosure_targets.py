"""3.4: where the manual sets no time for a police request or a research project, nobody waits unseen."""

from collections.abc import Callable

import pytest

from tests.stories.disclosure import officials, research_projects
from tests.stories.lateness import Silence, silence
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_BALANCE,
    COC_CHITTENDEN,
    ICA_DIRECTOR,
    MANAGING_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.manual.disclosure.law_enforcement.checking import Missing, Statement
from workflows.manual.disclosure.law_enforcement.receiving import Instrument
from workflows.manual.disclosure.research.proposing import Changes
from workflows.trying.simulate import Play


def in_order(day: tuple[int, int], owner: Role, *above: Role) -> Silence:
    """Return that its owner is reminded and told, and those above a week later."""
    return Silence(day, {owner}, [{owner}, {*above}], {owner, *above})


def returned() -> Play:
    """Send the request back to the official."""
    play = officials.received()
    play.do("send-back", SYSTEM_ADMIN, Missing(statements=frozenset({Statement.SIGNATURE})))
    return play


def of_both() -> Play:
    """Hand counsel a request for the records of both Continuums."""
    return officials.in_review(officials.asked(agencies=(officials.OTTER, officials.MAPLE)))


def at_the_agency() -> Play:
    """Let an agency enter what it believes to be evidence of a crime."""
    return officials.received(officials.asked(instrument=Instrument.PREMISES), by=AGENCY_ADMIN)


OTTER = f"answer:{officials.OTTER}"


@pytest.mark.parametrize(
    ("reach", "duty", "expected"),
    [
        (officials.received, "check", in_order((6, 4), SYSTEM_ADMIN, ICA_DIRECTOR)),
        (returned, "tell-official", in_order((6, 4), SYSTEM_ADMIN, ICA_DIRECTOR)),
        (returned, "completed-request", in_order((7, 1), SYSTEM_ADMIN, ICA_DIRECTOR)),
        (of_both, "consent:balance", in_order((6, 15), COC_BALANCE, ICA_DIRECTOR)),
        (of_both, "consent:chittenden", in_order((6, 15), COC_CHITTENDEN, ICA_DIRECTOR)),
        (officials.offered, OTTER, in_order((6, 24), AGENCY_DIRECTOR, ICA_DIRECTOR)),
        (officials.protective, OTTER, in_order((6, 15), AGENCY_DIRECTOR, ICA_DIRECTOR)),
        (at_the_agency, OTTER, in_order((6, 15), AGENCY_DIRECTOR, ICA_DIRECTOR)),
    ],
)
def test_of_a_police_request_nothing_waits_longer_than_counsels_review_without_somebody_above_hearing(
    reach: Callable[[], Play], duty: str, expected: Silence
) -> None:
    assert silence(reach(), duty) == expected


def changing() -> Play:
    """Ask the researcher for changes."""
    play = research_projects.proposed()
    play.do("ask-changes", SYSTEM_ADMIN, Changes(wanted="say how the files are encrypted"))
    return play


def deciding() -> Play:
    """Let one agency approve and one refuse, on March 9."""
    return research_projects.answered(research_projects.approval("Tess Barlow"), research_projects.REFUSED)


@pytest.mark.parametrize(
    ("reach", "duty", "expected"),
    [
        (research_projects.proposed, "terms", in_order((4, 1), SYSTEM_ADMIN, ICA_DIRECTOR)),
        (changing, "revision", in_order((4, 1), SYSTEM_ADMIN, ICA_DIRECTOR)),
        (
            research_projects.asked,
            f"approve:{research_projects.OTTER}",
            in_order((4, 8), AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN),
        ),
        (deciding, "decide:ica-director", in_order((4, 8), ICA_DIRECTOR, MANAGING_DIRECTOR)),
    ],
)
def test_whoever_has_to_approve_research_and_is_silent_is_reminded_within_thirty_days(
    reach: Callable[[], Play], duty: str, expected: Silence
) -> None:
    assert silence(reach(), duty) == expected
