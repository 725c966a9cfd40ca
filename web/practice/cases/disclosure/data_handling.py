"""Drafts, confidential data and old equipment of the practice desk, in every state; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.deeds import AddDocument
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import CHAMPLAIN, DANA, KOFI, LAKE, MAPLE, NORA, OTTER, RIVERS, speaker_of
from workflows.law.readers import EVERY_AGENCY

APPROVED = {"unidentified": True, "parameters": True, "signed_as": NORA}


def _draft(title: str, ago: int, *turns: Turn, shared: tuple[str, ...] = (), kind: str = "report") -> Script:
    facts = {
        "title": title, "kind": kind, "place": "With this case, and nowhere else",
        "agencies": tuple(key_of(each) for each in shared), "identifying": False,
    }  # fmt: skip
    return Script(title, "P17", ago, DANA, facts, turns)


def _kept(what: str, ago: int, *turns: Turn, by: str = KOFI, until: int = 200, agency: str = "") -> Script:
    facts: dict[str, Any] = {
        "what": what, "purpose": "To mend what the yearly report found missing.", "place": "Encrypted folder of the data team",
        "encrypted": True, "encryption": "AES-256; the key is with the data team", "paper": False, "destroy_on": On(until),
    }  # fmt: skip
    facts |= {"agency": key_of(agency)} if agency else {}
    return Script(what, "P17", ago, by, facts, turns, "register-extract")


def _equipment(what: str, ago: int, tag: str, *turns: Turn, by: str = DANA, agency: str = "") -> Script:
    facts: dict[str, Any] = {"what": what, "tag": tag, "broken": not agency, "out_on": On(0)}
    facts |= {"agency": key_of(agency)} if agency else {}
    return Script(f"{what}, {tag}", "P17", ago, by, facts, turns, "report-equipment")


def _destroyed(day: int, **more: Any) -> dict[str, Any]:
    return {
        "method": "overwritten", "shredded": True, "destroyed_on": On(day), "destroyed_by": "Green Mountain Recycling", **more,
    }  # fmt: skip


def _sent(day: int, to: str) -> Turn:
    facts = {"to": to, "authorized": True, "way": "email", "labeled": True, "sent_on": On(day)}
    return Turn(day, DANA, "send-draft", facts)


SCRIPTS: tuple[Script, ...] = (
    _draft("Homelessness in Vermont, 2025", 12, Turn(0, DANA, AddDocument("draft-2025.pdf", (EVERY_AGENCY,))), _sent(2, f"Tess Barlow, {OTTER}"),
           shared=(OTTER, MAPLE)),
    _draft("Length of stay by shelter", 9, Turn(4, DANA, "submit"), shared=(LAKE,)),
    _draft("Winter motels, first figures", 30, Turn(3, DANA, "submit"),
           Turn(8, NORA, "send-back", {"why": "Towns with three families cannot be shown."}), kind="fragment"),
    _draft("Point in time, county tables", 20, Turn(2, DANA, "submit"), Turn(6, NORA, "approve-publication", APPROVED),
           shared=(RIVERS,)),
    _draft("Exits of 2024", 70, Turn(5, DANA, "submit"), Turn(9, NORA, "approve-publication", APPROVED),
           Turn(12, DANA, "publish", {"where": "hmis.example/reports/exits-2024", "published_on": On(12)}), shared=(OTTER,)),
    _draft("Raw counts of a test run", 40,
           Turn(6, DANA, "discard", {"discarded_on": On(6), "shredded": True, "why": "The counts were wrong."}), kind="raw"),
    _kept("Export for the yearly report", 25),
    _kept("Export of one program", 60, by=speaker_of(CHAMPLAIN), until=45, agency=CHAMPLAIN),
    _kept("Export for data quality", 80, Turn(50, KOFI, AddDocument("certificate.pdf")),
          Turn(50, KOFI, "destroy", _destroyed(50, certificate="certificate.pdf")), until=60),
    _equipment("Laptop", 10, "VT-0417"),
    _equipment("Copier", 35, "LS-22", Turn(9, speaker_of(LAKE), "wipe", _destroyed(9, method="medium", note="The disk was shredded.")),
               by=speaker_of(LAKE), agency=LAKE),
)  # fmt: skip
