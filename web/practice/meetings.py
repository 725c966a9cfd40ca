"""The Advisory Committee when the practice desk is set up: its meetings, one a quarter, and its seats and terms."""

from __future__ import annotations

from datetime import date, datetime, time

from models.registries.committee.keeping import settle_seat
from models.registries.meeting_calendar import settle
from models.registries.people_and_agencies import person_of
from models.store.transaction import Transaction
from web.practice.vermont import CALENDAR, COMMITTEE, email_of
from workflows.facts.committee_seats import SeatArea, SeatKind

QUARTERLY = (
    (date(2025, 7, 9), "Waterbury, State Office Complex, room Cherry B"),
    (date(2025, 10, 8), "Online: meet.practice.example/advisory"),
    (date(2026, 1, 14), "Waterbury, State Office Complex, room Cherry B"),
)
STARTS = time(13)
SEATS = (
    (SeatKind.CONTINUUM, SeatArea.BALANCE, date(2027, 6, 30)),
    (SeatKind.USERS, SeatArea.STATE, date(2026, 12, 31)),
    (SeatKind.PROVIDERS, SeatArea.CHITTENDEN, date(2026, 9, 30)),
    (SeatKind.FUNDERS, SeatArea.STATE, date(2026, 2, 28)),  # soon, with nobody to follow
    (SeatKind.POLICY_MAKERS, SeatArea.STATE, date(2027, 6, 30)),
)


def settle_meetings(session: Transaction) -> None:
    """Put the meetings on the calendar as they stand; what was held was scheduled before the desk was."""
    for on, place in QUARTERLY:
        settle(session, datetime.combine(on, STARTS, CALENDAR.zone), place)


def settle_seats(session: Transaction, now: datetime) -> None:
    """Put the seats on record, each with the term that runs; the chair's first."""
    for member, (kind, area, ends_on) in zip(COMMITTEE, SEATS, strict=True):
        person = person_of(session, email_of(member))
        if person:
            settle_seat(session, person, kind, area, days=(date(2024, 7, 1), ends_on), now=now)
