"""Mail about dates leaves in the office's hours of an open day, unless an hour matters; a sanction's leaves at once."""

from datetime import datetime

import pytest

from tests.stories.people.trainees import begun
from tests.workflows.moments import local
from workflows.engine.leaving import in_office_hours, leaves_at
from workflows.law.policy import FIRST_EDITION

HOURS = [
    (local(3, 18, 0), local(3, 18, 9)),
    (local(3, 18, 8, 59), local(3, 18, 9)),
    (local(3, 18, 12, 30), local(3, 18, 12, 30)),
    (local(3, 18, 17), local(3, 19, 9)),
    (local(3, 21, 10), local(3, 23, 9)),  # a Saturday
    (local(7, 2, 20), local(7, 6, 9)),  # the Fourth of July is kept on the Friday
    (local(10, 12, 10), local(10, 13, 9)),  # Columbus Day, which Vermont does not keep
    (local(3, 3, 10), local(3, 4, 9)),  # Town Meeting Day, which the nation does not
]


@pytest.mark.parametrize(("at", "leaves"), HOURS)
def test_what_waits_leaves_when_the_office_works(at: datetime, leaves: datetime) -> None:
    assert in_office_hours(at, FIRST_EDITION) == leaves


def test_that_homework_is_late_since_midnight_is_told_in_the_morning() -> None:
    late = begun().wait(local(3, 18, 0))[-1]
    assert (late.at, leaves_at(late, FIRST_EDITION, by_person=False)) == (local(3, 18, 0), local(3, 18, 9))


def test_what_a_person_does_waits_some_minutes_at_any_hour() -> None:
    play = begun()
    assert leaves_at(play.decisions[-1], FIRST_EDITION, by_person=True) == local(3, 2, 15, 10)
