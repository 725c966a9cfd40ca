"""2.1, 2.2: what stands between a new user and the license has a target, so that nobody waits for it unseen."""

from collections.abc import Callable

import pytest

from tests.stories.lateness import Silence, silence
from tests.stories.people.test_conditions import cleared
from tests.stories.people.trainees import request, requested
from workflows.law.levels import Level
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.standing import PersonStanding
from workflows.trying.simulate import Play


def high() -> Play:
    """Request a level above those that an agency decides."""
    return requested(request(level=Level.EXECUTIVE_DIRECTOR, director_asks=True))


def returning() -> Play:
    """Request a license for somebody who held one before."""
    return requested(person=PersonStanding(licensed_before=True))


def ica(month: int, day: int) -> Silence:
    return Silence((month, day), {SYSTEM_ADMIN}, [{SYSTEM_ADMIN}, {ICA_DIRECTOR}], {SYSTEM_ADMIN, ICA_DIRECTOR})


SIGNING = Silence((3, 22), {TRAINEE}, [{TRAINEE, AGENCY_ADMIN}], {TRAINEE, AGENCY_ADMIN})
LEVEL = Silence(
    (3, 6), {AGENCY_ADMIN}, [{AGENCY_ADMIN}, {AGENCY_DIRECTOR, SYSTEM_ADMIN}],
    {AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN},
)  # fmt: skip


@pytest.mark.parametrize(
    ("reach", "duty", "expected"),
    [
        (requested, "enroll", ica(3, 22)),
        (returning, "waiver", ica(3, 22)),
        (requested, "agreement", SIGNING),
        (requested, "notice", SIGNING),
        (requested, "security", ica(3, 22)),
        (requested, "level", LEVEL),
        (high, "high-level", ica(3, 6)),
    ],
)
def test_who_keeps_a_new_user_waiting_is_reminded_and_then_somebody_above_hears_of_it(
    reach: Callable[[], Play], duty: str, expected: Silence
) -> None:
    assert silence(reach(), duty) == expected


def test_the_account_is_created_within_three_business_days() -> None:
    play = cleared()
    day = play.due("username")
    assert day is not None
    assert silence(play, "username") == ica(day.month, day.day)
