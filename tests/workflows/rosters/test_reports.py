"""Reports of webinar tools: who was there, for how long, and who that is in the directory."""

import pytest

from workflows.rosters.attendees import attendees
from workflows.rosters.columns import NoRoster, column_called
from workflows.rosters.matching import Known, matched
from workflows.rosters.times import minutes_of, moment_of, seconds_of

ZOOM = [
    ["Attendee Report"],
    ["Topic", "Webinar ID", "Actual Start Time", "Actual Duration (minutes)"],
    ["Spring security", "812 3456", "03/19/2026 09:00:00 AM", "180"],
    [],
    ["Attendee Details"],
    ["Attended", "User Name (Original Name)", "Email", "Join Time", "Leave Time", "Time in Session (minutes)"],
    ["Yes", "Ana Ruiz", "ana@example.org", "03/19/2026 09:00:00 AM", "03/19/2026 10:30:00 AM", "90"],
    ["Yes", "Ana Ruiz", "ana@example.org", "03/19/2026 10:40:00 AM", "03/19/2026 12:00:00 PM", "80"],
    ["No", "Ben Ward", "ben@example.org", "--", "--", "--"],
]


def test_the_people_stand_below_the_row_that_names_the_columns_and_times_are_added_up() -> None:
    (ana,) = attendees(ZOOM)
    assert (ana.name, ana.email, ana.minutes) == ("Ana Ruiz", "ana@example.org", 170)


def test_who_registered_and_did_not_attend_was_not_there() -> None:
    assert [each.name for each in attendees(ZOOM)] == ["Ana Ruiz"]


def test_first_and_last_names_and_minutes_alone_will_do() -> None:
    rows = [["First Name", "Last Name", "Duration"], ["Ana", "Ruiz", "1h 5m 3s"], ["Ana", "Ruiz", "0:20:00"]]
    (ana,) = attendees(rows)
    assert (ana.name, ana.minutes) == ("Ana Ruiz", 86)


@pytest.mark.parametrize("rows", [[], [["Name"], ["Ana"]], [["Date", "Topic"]], [["Name", "Duration"]]])
def test_a_table_that_is_no_roster_is_refused_in_words(rows: list[list[str]]) -> None:
    with pytest.raises(NoRoster, match="choose that file"):
        attendees(rows)


def test_two_devices_at_once_count_once_and_a_minute_that_was_begun_counts() -> None:
    assert minutes_of([(0, 3600), (1800, 5400)]) == 90
    assert minutes_of([(0, 3601)]) == 61
    assert minutes_of([(0, 600), (100, 200)]) == 10


@pytest.mark.parametrize(
    "words",
    ["3/19/2026, 9:05:00 AM", "2026-03-19 09:05", "2026-03-19T09:05:00Z", "Mar 19, 2026 09:05:00", "03/19/2026 09:05 AM EDT"],
)  # fmt: skip
def test_a_moment_is_read_as_tools_write_it(words: str) -> None:
    assert moment_of(words) == moment_of("03/19/2026 09:05:00 AM")
    assert moment_of("--") is None


@pytest.mark.parametrize(
    ("words", "seconds"),
    [("47", 2820), ("47.5 min", 2850), ("1:02:30", 3750), ("1h 2m 30s", 3750), ("--", None), ("", None)],
)
def test_a_length_is_read_as_tools_write_it(words: str, seconds: int | None) -> None:
    assert seconds_of(words) == seconds


def test_a_session_over_midnight_without_days_ends_on_the_next_day() -> None:
    (ana,) = attendees([["Name", "Join time", "Leave time"], ["Ana Ruiz", "11:30 PM", "12:15 AM"]])
    assert ana.minutes == 45


def test_what_stands_in_brackets_of_a_header_does_not_matter() -> None:
    assert column_called("Duration (Minutes)") is column_called("duration")
    assert column_called("Chat messages") is None


ANA = Known(1, "Ana Ruiz", frozenset({"ana@example.org"}), on_roster=True)
BEN = Known(2, "Ben Ward", frozenset({"ben@example.org"}))
BENS = Known(3, "Ben Ward", frozenset({"b.ward@example.org"}))


@pytest.mark.parametrize(
    ("name", "email", "person", "doubt"),
    [
        ("Ana Ruiz", "ANA@example.org", 1, ""),
        ("", "ana@example.org", 1, ""),
        ("Ana Ruiz", "", 1, ""),
        ("Ana Ruiz", "ana@home.example", None, "the name is Ana Ruiz's, and the address is another one"),
        ("Front Desk", "ana@example.org", None, "the address is Ana Ruiz's, and the name is another one"),
        ("Ben Ward", "", None, "several people in the directory have this name"),
        ("iPad", "", None, "nobody in the directory has this name or address"),
    ],
)
def test_who_somebody_is_follows_from_address_and_name_and_a_doubt_is_asked(
    name: str, email: str, person: int | None, doubt: str
) -> None:
    rows = [["Name", "Email", "Minutes"], [name, email, "60"]]
    (match,) = matched(attendees(rows), [ANA, BEN, BENS])
    assert (match.person and match.person.id, match.doubt) == (person, doubt)


def test_a_name_alone_of_somebody_who_is_not_on_the_roster_is_asked_about() -> None:
    (match,) = matched(attendees([["Name", "Minutes"], ["Ben Ward", "60"]]), [ANA, BENS])
    assert (match.person, match.doubt) == (None, "the name is Ben Ward's, who is not on the roster")
