"""4.4: the manual sets no time at the gates of an import; who is silent is reminded, and somebody above hears of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.stories.data.importers import BAD, GOOD, allowed, asked, check, committed, documented, offered, ready
from tests.stories.lateness import Silence, silence
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.trying.simulate import Play


def mending() -> Play:
    """Let the first upload fail."""
    play = ready()
    check(play, BAD)
    return play


def evaluating() -> Play:
    """Let Balance of State approve the vendor and Chittenden keep silent."""
    play = documented()
    play.do("approve-vendor", COC_BALANCE, party="balance")
    return play


def coc(leader: object) -> Silence:
    return Silence((4, 1), {leader}, [{leader}, {ICA_DIRECTOR}], {leader, ICA_DIRECTOR})  # type: ignore[arg-type]


AGENCY = Silence(
    (4, 1), {AGENCY_ADMIN}, [{AGENCY_ADMIN}, {AGENCY_DIRECTOR, SYSTEM_ADMIN}],
    {AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN},
)  # fmt: skip
ICA = Silence((4, 1), {SYSTEM_ADMIN}, [{SYSTEM_ADMIN}, {ICA_DIRECTOR}], {SYSTEM_ADMIN, ICA_DIRECTOR})
PAYMENT = Silence((4, 1), {SYSTEM_ADMIN}, [{SYSTEM_ADMIN, AGENCY_ADMIN}, {ICA_DIRECTOR}], {SYSTEM_ADMIN, ICA_DIRECTOR})


@pytest.mark.parametrize(
    ("reach", "duty", "expected"),
    [
        (asked, "vendor-document", AGENCY),
        (asked, "funder-document", AGENCY),
        (documented, "vendor:balance", coc(COC_BALANCE)),
        (documented, "vendor:chittenden", coc(COC_CHITTENDEN)),
        (evaluating, "evaluate:balance", coc(COC_BALANCE)),
        (allowed, "estimate", ICA),
        (offered, "commitment", AGENCY),
        (committed, "payment", PAYMENT),
        (ready, "first-upload", AGENCY),
        (mending, "mend", AGENCY),
    ],
)
def test_who_is_silent_is_reminded_within_thirty_days_and_then_somebody_above_hears_of_it(
    reach: Callable[[], Play], duty: str, expected: Silence
) -> None:
    assert silence(reach(), duty) == expected


def test_a_running_import_is_asked_about_ninety_days_after_its_last_upload() -> None:
    play = ready()
    for _ in range(2):
        play.wait(play.now + timedelta(days=20))
        check(play, GOOD)
        receipt = play.case.owed["uploads"].receipt
        assert play.case.state == "RUNNING"
        assert receipt is not None
        assert (receipt.day - FIRST_EDITION.calendar.day(play.now)).days == 90
    assert silence(play, "uploads") == replace(AGENCY, due=(7, 10))
