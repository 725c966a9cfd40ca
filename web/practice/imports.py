"""Agencies of the practice desk that import data, or would like to; the exports they have checked are made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from models.access.access import Viewer
from models.casebook.case_search import find
from models.intake.remarks import attach
from models.lookups.uploads import Arrived, keep, terms_of
from models.registries.people_and_agencies import key_of
from models.store.transaction import Transaction
from web.practice.exports import write_export
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import BALANCE, CHITTENDEN
from web.uploading.files import FILE, checked
from workflows.manual.data.imports.requesting import Frequency, Version

LAKE, CHAMPLAIN, BATTENKILL = "Lakeshore Housing Partners", "Champlain Harbor Housing", "Battenkill Veterans House"
RIVERS, WHITE, KINGDOM = "Three Rivers Youth Services", "White River Community Action", "Kingdom Road Services"
HIGHLANDS, MAPLE = "Northeast Highlands Action", "Maple Street Family Center"
WHO = {
    LAKE: "Sofia Marin", CHAMPLAIN: "Noel Pratt", BATTENKILL: "Dean Foss", RIVERS: "Asha Reid", WHITE: "Hope Dyer",
    KINGDOM: "Wes Tully", HIGHLANDS: "Bram Keel", MAPLE: "Omar Haddad",
}  # fmt: skip
SPEAKERS = {BALANCE: "Miriam Okafor", CHITTENDEN: "Joel Sandberg"}
ICA = "Dana Whitcomb"
STANDARDS, CONSENT = "vendor-standards.pdf", "funder-consent.pdf"
PDF = b"%PDF-1.7\n% made up for the practice desk\n%%EOF\n"
WEIGHED = {
    "funding": "The grant asks for HMIS data and does not say how they are entered.",
    "integrity": "The vendor matches clients by name and birth date first; duplicates are reviewed after each import.",
}
ESTIMATE = {"amount": 2400, "covers": "WellSky's import service for one vendor, and twelve hours of ICA."}


@dataclass(frozen=True)
class Added:
    """A document that somebody adds to a case."""

    name: str

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Add it."""
        case, _ = find(session, viewer, number)
        attach(session, viewer, case, self.name, "application/pdf", content=PDF, now=at)


@dataclass(frozen=True)
class Checked:
    """An export that somebody has checked; of some columns so many answers are missing."""

    agency: str
    name: str
    missing: Mapping[str, int]

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Check it."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / FILE
            write_export(path, self.agency, 40, self.missing)
            file = Arrived(self.name, path.stat().st_size, sha256(path.read_bytes()).hexdigest())
            report = checked(Path(folder), terms_of(session, viewer, number))
        keep(session, viewer, number, file, report, now=at)


def _upload(agency: str, day: int, name: str, **missing: int) -> Turn:
    return Turn(day, WHO[agency], "upload", deed=Checked(agency, name, missing), hour=14)


def _asks(agency: str, begins: int, continua: tuple[str, ...], turns: tuple[Turn, ...] = (), **more: Any) -> Script:
    facts = {
        "agency": key_of(agency), "vendor": "Bell Software", "version": Version.FY2026.value,
        "projects": "Main shelter\nOutreach team", "continua": continua, "frequency": Frequency.MONTHLY.value, **more,
    }  # fmt: skip
    return Script(f"imports of {agency}, {begins} days before", "P26", begins, WHO[agency], facts, turns)


def _documents(agency: str) -> tuple[Turn, ...]:
    who = WHO[agency]
    return (
        Turn(2, who, "add", deed=Added(STANDARDS), hour=9),
        Turn(2, who, "document-vendor", {"document": STANDARDS, "meets": True}),
        Turn(5, who, "add", deed=Added(CONSENT), hour=9),
        Turn(5, who, "confirm-funder", {"funder": "HUD CoC Program", "document": CONSENT, "allows": True}),
    )


def _allowed(agency: str, *continua: str) -> tuple[Turn, ...]:
    gates = list[Turn]()
    for speaker in (SPEAKERS[each] for each in continua):
        gates += (Turn(9, speaker, "approve-vendor"), Turn(14, speaker, "allow-imports", WEIGHED))
    return (*_documents(agency), *gates)


def _offered(agency: str, *continua: str) -> tuple[Turn, ...]:
    return (*_allowed(agency, *continua), Turn(18, ICA, "give-estimate", ESTIMATE))


def _accepted(agency: str, *continua: str) -> tuple[Turn, ...]:
    signed = {"pays": True, "pays_extra": True, "signed_as": WHO[agency]}
    return (*_offered(agency, *continua), Turn(21, WHO[agency], "accept-estimate", signed))


def _paid(agency: str, *continua: str) -> tuple[Turn, ...]:
    paid = {"paid_on": On(30), "amount": 2400, "no_refund": True}
    return (*_accepted(agency, *continua), Turn(30, ICA, "record-payment", paid))


_NO = {"why": "The vendor cannot show how it keeps clients from being entered twice."}
_BOTH = (BALANCE, CHITTENDEN)
SCRIPTS: tuple[Script, ...] = (
    _asks(LAKE, 88, _BOTH, (
        *_paid(LAKE, *_BOTH), _upload(LAKE, 33, "december.zip", Sex=6, DOB=5), _upload(LAKE, 37, "december-mended.zip"),
        _upload(LAKE, 66, "january.zip", Sex=4),
    )),
    _asks(CHAMPLAIN, 60, (CHITTENDEN,), (
        *_paid(CHAMPLAIN, CHITTENDEN), _upload(CHAMPLAIN, 40, "housing.zip", VeteranStatus=9, LivingSituation=11),
    )),
    _asks(BATTENKILL, 40, (BALANCE,), _paid(BATTENKILL, BALANCE)),
    _asks(WHITE, 26, (BALANCE,), _accepted(WHITE, BALANCE)),
    _asks(HIGHLANDS, 20, (BALANCE,), _offered(HIGHLANDS, BALANCE)),
    _asks(RIVERS, 16, (BALANCE,), _allowed(RIVERS, BALANCE), unnamed=("11",)),
    _asks(LAKE, 12, _BOTH, (*_documents(LAKE), Turn(10, "Joel Sandberg", "approve-vendor"))),
    _asks(KINGDOM, 3, (BALANCE,), _documents(KINGDOM)[:2]),
    _asks(MAPLE, 45, (CHITTENDEN,), (*_documents(MAPLE), Turn(11, "Joel Sandberg", "refuse", _NO))),
    _asks(BATTENKILL, 110, (BALANCE,), (
        *_paid(BATTENKILL, BALANCE), _upload(BATTENKILL, 34, "october.zip"), Turn(60, "Miriam Okafor", "revoke", _NO),
    )),
    _asks(CHAMPLAIN, 118, (CHITTENDEN,), (
        *_paid(CHAMPLAIN, CHITTENDEN), _upload(CHAMPLAIN, 36, "once.zip"),
        Turn(50, WHO[CHAMPLAIN], "stop", {"why": "The old system is switched off; all its data are in the HMIS."}),
    ), frequency=Frequency.ONCE.value),
    _asks(KINGDOM, 30, (BALANCE,), (Turn(6, WHO[KINGDOM], "withdraw", {"why": "The vendor's offer fell through."}),)),
)  # fmt: skip
