"""Client.csv: what each client answers, put aside until it is known where the client is enrolled."""

from __future__ import annotations

from workflows.uploads.counting.answers import birth, chosen, coded, packed, vouched
from workflows.uploads.counting.elements import GENDER, SEX, Element
from workflows.uploads.counting.tallies import EVERYWHERE, Tallies
from workflows.uploads.files.days import day
from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.spills import Spill, keyed
from workflows.uploads.files.tables import Table
from workflows.uploads.files.versions import FY2024, FY2026, Described

SINGLE = (
    "PersonalID", "FirstName", "LastName", "NameDataQuality", "SSN", "SSNDataQuality", "DOB", "DOBDataQuality",
    "VeteranStatus",
)  # fmt: skip
RACES = ("AmIndAKNative", "Asian", "BlackAfAmerican", "HispanicLatinao", "MidEastNAfrican", "NativeHIPacific", "White")
GENDERS = ("Woman", "Man", "NonBinary", "CulturallySpecific", "Transgender", "Questioning", "DifferentIdentity")
WIDTH = 4  # numbers put aside: which client, day of birth, veteran status, the other answers packed
ANSWERS = 5  # packed: name, SSN, date of birth, race, sex or gender


def sex_or_gender(table: Table, said: Described) -> Element:
    """Return what stands for 3.06 in an export: Sex, or Gender as until FY2024.

    The columns decide; where both are there, or neither, the version that Export.csv names does.
    """
    sex, gender = table.has("Sex"), table.has(*GENDERS)
    is_gender = said.version == FY2024 if sex is gender else gender
    return GENDER if is_gender else SEX


def version(said: Described, element: Element) -> str:
    """Return the version of an export, by its columns where Export.csv does not say."""
    return said.version or (FY2024 if element is GENDER else FY2026)


def read_clients(table: Table, element: Element, tallies: Tallies, clients: Spill, *, hashed: bool) -> None:
    """Put the answers of every client aside; rows without a PersonalID can be joined to nothing, and are counted."""
    options = (*GENDERS, "GenderNone") if element is GENDER else ("Sex",)
    single, races = len(SINGLE), len(SINGLE) + len(RACES)
    for row in table.rows(*SINGLE, *RACES, "RaceNone", *options):
        person, first, last, name_quality, ssn, ssn_quality, born, born_quality, veteran = row[:single]
        answers = packed(
            vouched(name_quality, complete=hashed or bool(first.strip() and last.strip())),
            vouched(ssn_quality, complete=bool(ssn.strip())),
            birth(born, born_quality),
            chosen(row[single:races], row[races]),
            chosen(row[races + 1 : -1], row[-1]),
        )
        birthday = day(born)
        if not birthday and born.strip():
            tallies.odd[Oddity.NO_DATE] += 1
        if person := person.strip():
            clients.add(keyed(person), birthday, coded(veteran), answers)
        else:
            tallies.odd[Oddity.CLIENT_NAMELESS] += 1
            tallies.clients.add(EVERYWHERE, answers)
