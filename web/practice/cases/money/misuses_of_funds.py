"""Misuses of funds on the practice desk, in every state; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import BATTENKILL, CHAMPLAIN, DANA, HIGHLANDS, KOFI, LAKE, MAPLE, NORA, OTTER, RIVERS, WHITE

GRANT, OFFICE = "Emergency Solutions Grant, State of Vermont", "Office of Economic Opportunity"
DIRECTORS = {
    BATTENKILL: "Ruth Lamb", CHAMPLAIN: "Judith Amory", HIGHLANDS: "Olive Shaw", LAKE: "Grant Ellery", MAPLE: "Paul Renner",
    OTTER: "Helen Marsh", RIVERS: "Colin Byrd", WHITE: "Silas Gray",
}  # fmt: skip


def _seen(begins: int, agency: str, program: str, service: str, *turns: Turn) -> Script:
    """Return a script of what ICA saw on the day on which it was recorded."""
    facts: dict[str, Any] = {
        "agency": key_of(agency), "program": program, "funds": GRANT, "service": service, "seen_on": On(0),
        "shows": "The report of services of last year shows it eleven times.",
        "rule": "The grant's list of eligible services does not have it.",
    }  # fmt: skip
    return Script(f"misuse: {service}, {agency}", "P27", begins, DANA, facts, turns)


def _told(day: int) -> Turn:
    words = "Move the cost to funds that may pay for it, and tell us how."
    return Turn(day, DANA, "send-notice", {"words": words, "unidentified": True, "sent_on": On(day)}, 11)


def _reported(day: int, agency: str, step: str = "report") -> Turn:
    said = {"rectified_on": On(day), "how": "The cost was moved to unrestricted funds, and staff know the list now."}
    return Turn(day, DIRECTORS[agency], step, said, 14)


def _to_funder(day: int) -> Turn:
    said = {
        "funder": OFFICE, "address": "280 State Drive, Waterbury VT 05671", "unidentified": True,
        "words": "Eleven such services were paid with the grant last year. The agency has not moved the cost.",
        "why": "It had its days, and did nothing.",
    }  # fmt: skip
    return Turn(day, NORA, "tell-funder", said, 10)


SCRIPTS: tuple[Script, ...] = (
    _seen(2, RIVERS, "Youth rapid rehousing", "car repairs"),
    _seen(12, WHITE, "Rapid rehousing", "storage units", _told(3)),
    _seen(20, OTTER, "Emergency shelter", "bus passes to other states", _told(2), _reported(12, OTTER)),
    _seen(30, MAPLE, "Family shelter", "school clothes", _told(2), _reported(10, MAPLE),
          Turn(14, KOFI, "send-back", {"what": "Three of eleven are still on the grant.", "until": On(45)})),
    _seen(40, LAKE, "Rapid rehousing", "furniture", _told(1)),
    _seen(55, CHAMPLAIN, "Permanent housing", "phone bills", _told(2), _to_funder(53)),
    _seen(58, BATTENKILL, "Transitional housing", "fuel for cars", _told(1), _to_funder(34),
          Turn(36, DANA, "send-letter", {"sent_on": On(36)})),
    _seen(50, HIGHLANDS, "Outreach", "work boots", _told(2), _reported(15, HIGHLANDS),
          Turn(18, DANA, "accept", {"why": "The ledger of the agency shows it."})),
    _seen(25, LAKE, "Outreach", "bedding", Turn(2, KOFI, "dismiss", {"why": "It was entered under the wrong grant."})),
)  # fmt: skip
