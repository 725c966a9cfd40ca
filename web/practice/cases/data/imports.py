"""Agencies of the practice desk that import data, or would like to; the exports they have checked are made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.deeds import AddDocument, CheckUpload
from web.practice.programs import FIRST, SECOND
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    BALANCE,
    BATTENKILL,
    CHAMPLAIN,
    CHITTENDEN,
    DANA,
    HIGHLANDS,
    JOEL,
    KINGDOM,
    LAKE,
    MAPLE,
    MIRIAM,
    RIVERS,
    WHITE,
    speaker_of,
)

LEADERS = {BALANCE: MIRIAM, CHITTENDEN: JOEL}
STANDARDS, CONSENT = "vendor-standards.pdf", "funder-consent.pdf"
WEIGHED = {
    "funding": "The grant asks for HMIS data and does not say how they are entered.",
    "integrity": "The vendor matches clients by name and birth date first; duplicates are reviewed after each import.",
}
ESTIMATE = {"amount": 2400, "covers": "WellSky's import service for one vendor, and twelve hours of ICA."}


def _upload(agency: str, day: int, name: str, **missing: int) -> Turn:
    return Turn(day, speaker_of(agency), CheckUpload(agency, name, missing), hour=14)


def _asks(agency: str, begins: int, continua: tuple[str, ...], turns: tuple[Turn, ...] = (), **more: Any) -> Script:
    facts = {
        "agency": key_of(agency), "vendor": "Bell Software", "version": "fy2026",
        "programs": (FIRST, SECOND)[: len(continua)], "frequency": "monthly", **more,
    }  # fmt: skip
    return Script(f"imports of {agency}, {begins} days before", "P26", begins, speaker_of(agency), facts, turns)


def _documents(agency: str) -> tuple[Turn, ...]:
    who = speaker_of(agency)
    return (
        Turn(2, who, AddDocument(STANDARDS), hour=9),
        Turn(2, who, "document-vendor", {"document": STANDARDS, "meets": True}),
        Turn(5, who, AddDocument(CONSENT), hour=9),
        Turn(5, who, "confirm-funder", {"funder": "HUD CoC Program", "document": CONSENT, "allows": True}),
    )


def _allowed(agency: str, *continua: str) -> tuple[Turn, ...]:
    gates = list[Turn]()
    for leader in (LEADERS[each] for each in continua):
        gates += (Turn(9, leader, "approve-vendor"), Turn(14, leader, "allow-imports", WEIGHED))
    return (*_documents(agency), *gates)


def _offered(agency: str, *continua: str) -> tuple[Turn, ...]:
    return (*_allowed(agency, *continua), Turn(18, DANA, "give-estimate", ESTIMATE))


def _accepted(agency: str, *continua: str) -> tuple[Turn, ...]:
    signed = {"pays": True, "pays_extra": True, "signed_as": speaker_of(agency)}
    return (*_offered(agency, *continua), Turn(21, speaker_of(agency), "accept-estimate", signed))


def _paid(agency: str, *continua: str) -> tuple[Turn, ...]:
    paid = {"paid_on": On(30), "amount": 2400, "no_refund": True}
    return (*_accepted(agency, *continua), Turn(30, DANA, "record-payment", paid))


_NO = {"why": "The vendor cannot show how it keeps clients from being entered twice."}
_BOTH = (BALANCE, CHITTENDEN)
SCRIPTS: tuple[Script, ...] = (
    _asks(LAKE, 88, _BOTH, (
        *_paid(LAKE, *_BOTH), _upload(LAKE, 33, "december.zip", SSNDataQuality=6, DOB=5), _upload(LAKE, 37, "december-mended.zip"),
        _upload(LAKE, 66, "january.zip", SSNDataQuality=4),
    )),
    _asks(CHAMPLAIN, 60, (CHITTENDEN,), (
        *_paid(CHAMPLAIN, CHITTENDEN), _upload(CHAMPLAIN, 40, "housing.zip", VeteranStatus=9, LivingSituation=11),
    )),
    _asks(BATTENKILL, 40, (BALANCE,), _paid(BATTENKILL, BALANCE)),
    _asks(WHITE, 26, (BALANCE,), _accepted(WHITE, BALANCE)),
    _asks(HIGHLANDS, 20, (BALANCE,), _offered(HIGHLANDS, BALANCE)),
    _asks(RIVERS, 16, (BALANCE,), _allowed(RIVERS, BALANCE)),
    _asks(LAKE, 12, _BOTH, (*_documents(LAKE), Turn(10, JOEL, "approve-vendor"))),
    _asks(KINGDOM, 3, (BALANCE,), _documents(KINGDOM)[:2]),
    _asks(MAPLE, 45, (CHITTENDEN,), (*_documents(MAPLE), Turn(11, JOEL, "refuse", _NO))),
    _asks(BATTENKILL, 110, (BALANCE,), (
        *_paid(BATTENKILL, BALANCE), _upload(BATTENKILL, 34, "october.zip"), Turn(60, MIRIAM, "revoke", _NO),
    )),
    _asks(CHAMPLAIN, 118, (CHITTENDEN,), (
        *_paid(CHAMPLAIN, CHITTENDEN), _upload(CHAMPLAIN, 36, "once.zip"),
        Turn(50, speaker_of(CHAMPLAIN), "stop", {"why": "The old system is switched off; all its data are in the HMIS."}),
    ), frequency="once"),
    _asks(KINGDOM, 30, (BALANCE,), (Turn(6, speaker_of(KINGDOM), "withdraw", {"why": "The vendor's offer fell through."}),)),
)  # fmt: skip
