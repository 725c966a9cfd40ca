"""The packet of a meeting: what the Committee needs to decide, and for nobody what they may not read."""

import pytest

from tests.desks import local
from tests.web.registries.hearing.desks import MEETING, STATEMENT, Court

PACKET = f"{MEETING}/packet"


@pytest.fixture
def court() -> Court:
    return Court()


def test_a_member_reads_the_proposal_what_was_found_before_and_the_statement(court: Court) -> None:
    words = court.browser(court.bench.members[0]).get(PACKET).words
    assert f"{court.third}: third violation, in closed session" in words
    assert "Keep the license" in words
    assert "Remorse" in words
    assert "First violation Screen left open on March 22 Happened Friday, March 20, 2026" in words
    assert "Second violation Screen left open on March 25" in words
    assert STATEMENT in words
    assert "For Greta Lowell only" in words


def test_nobody_who_complained_is_in_any_packet_not_even_in_icas(court: Court) -> None:
    for browser in (court.dana, court.browser(court.bench.walter), court.browser(court.bench.members[1])):
        assert court.third in (packet := browser.get(PACKET)).html
        assert "Zelda" not in packet.html


def test_who_stands_aside_gets_the_packet_without_the_case(court: Court) -> None:
    court.bench.recuse(court.third, court.bench.walter)
    for who in (court.bench.tied, court.bench.walter):
        packet = court.browser(who).get(PACKET)
        assert court.third not in packet.html
        assert STATEMENT not in packet.html
        assert "Kim Roe" not in packet.html


def test_neither_the_agency_nor_coc_leadership_opens_a_packet(court: Court) -> None:
    assert STATEMENT not in court.tess.get(PACKET, 403).html
    assert STATEMENT not in court.browser(court.bench.miriam).get(PACKET, 403).html


def test_counsels_note_stands_apart_in_icas_packet_and_not_in_a_members(court: Court) -> None:
    finding = {
        "nature": "A shared password",
        "occurred_on": "2026-03-20",
        "proposal": "keep the license",
        "grounds": "Remorse",
    }
    court.bench.hire("Lee Ash", "lee.ash@otter.example")
    number = court.bench.find(
        local(4, 2),
        user="lee.ash@otter.example",
        finding={**finding, "law": True, "counsel_note": "Statute quoted in confidence."},
    )
    words = court.dana.get(PACKET).words
    assert words.index("Inner documents") < words.index("Statute quoted in confidence.")
    packet = court.browser(court.bench.members[0]).get(PACKET)
    assert number in packet.html
    assert "Statute quoted" not in packet.html


def test_a_meeting_without_anything_says_so() -> None:
    court = Court()
    court.bench.recuse(court.third, court.bench.walter)
    for each in court.earlier:
        court.bench.recuse(each, court.bench.walter)
    assert "Nothing is on the agenda." in court.browser(court.bench.walter).get(PACKET).words


def test_the_page_of_a_case_says_what_was_found_before_to_whom_may_read_it(court: Court) -> None:
    page = f"/cases/{court.third}"
    strip = found_before(court, page)
    assert "First violation Found Sunday, March 22, 2026 Screen left open on March 22 Second violation" in strip
    court.bench.recuse(court.earlier[0], court.bench.dana)
    assert "on March 22" not in found_before(court, page)
    assert "Second violation Found Wednesday, March 25, 2026" in found_before(court, page)
    assert 'id="findings"' not in court.dana.get(f"/cases/{court.earlier[1]}").html  # she may not read of the first


def test_who_stands_aside_from_an_earlier_case_reads_nothing_of_it_in_what_was_looked_up_for_a_later_one(
    court: Court,
) -> None:
    page, nature = f"/cases/{court.third}", "on March 22"
    assert nature in court.dana.get(page).words.partition("What the directory says")[2]
    court.bench.recuse(court.earlier[0], court.bench.dana)
    words = court.dana.get(page).words
    assert nature not in words
    assert court.earlier[0] not in words
    assert "Violations found before this one" not in words


def found_before(court: Court, page: str) -> str:
    """Return what ICA reads in the strip at the head of a case."""
    return court.dana.get(page).words.partition("Found before")[2].partition("Tell Kim Roe")[0]
