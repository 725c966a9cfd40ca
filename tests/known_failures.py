"""Tests that fail for a reason that is known and not mended yet; each is expected to, and none may be added silently."""

from __future__ import annotations

import pytest

PROGRAMS = "the walks choose programs that the request does not take yet; P26 and P15 themselves have stories and laws"
KNOWN = {
    "test_what_one_person_alone_can_do_is_that_persons[sqlite-P26]": PROGRAMS,
    "test_a_random_walk_through_the_database_keeps_the_laws[sqlite-P26]": PROGRAMS,
    "test_to_strike_the_last_event_is_never_to_have_done_it[P26]": PROGRAMS,
    "test_of_a_case_whose_opening_is_struck_no_effect_and_no_task_is_left[P26]": PROGRAMS,
    "both_ways[P15]": PROGRAMS,
    "both_ways[P26]": PROGRAMS,
    "test_what_ica_owes_to_each_agency_lets_it_read_nothing_that_is_one_agencys_alone[sqlite]": "its consent is not signed",
    "test_what_ica_owes_to_each_agency_lets_it_read_nothing_that_is_one_agencys_alone[postgres]": "its consent is not signed",
    "test_a_request_for_another_agencys_person_tells_nothing_and_leaves_a_claim_for_ica": "the words of the page changed",
    "test_two_findings_near_in_person_and_day_are_looked_at[sqlite]": "they are looked at before the notice by now",
    "test_two_findings_near_in_person_and_day_are_looked_at[postgres]": "they are looked at before the notice by now",
}


def expect_known_failures(items: list[pytest.Item]) -> None:
    """Mark each of them as expected to fail."""
    for item in items:
        reason = next((why for end, why in KNOWN.items() if end in item.nodeid), "")
        if reason:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=False))
