"""The Universal Data Elements that an upload must have, and of which records (4.4-missing-10)."""

from __future__ import annotations

from workflows.law.value import Value
from workflows.uploads.standards.versions import GENDER_NONE, GENDERS, HISPANIC, RACES, Standard

CLIENT, ENROLLMENT, EXIT = "Client.csv", "Enrollment.csv", "Exit.csv"
ALL_CLIENTS, ALL_ENROLLMENTS = "clients", "enrollments"
ADULTS = "enrollments of adults, unknown ages included"
HEADS = "enrollments of heads of household"
HEADS_AND_ADULTS = "enrollments of heads of household and adults"
EXITED = "enrollments with an exit"


class Element(Value, frozen=True):
    """A data element: its number in the HMIS Data Standards, where it stands, and of whom it is asked."""

    key: str
    title: str
    file: str
    denominator: str  # the records it is required of, in the plural
    mend: str  # what to do where it is missing; nobody is ever asked to say what a client did not
    columns: tuple[str, ...]  # whose values answer it
    tested: bool = True  # whether it counts for the ten percent


def _asked(key: str, title: str, denominator: str, column: str, file: str = ENROLLMENT) -> Element:
    return Element(key, title, file, denominator, f"Ask for it, and enter the answers ({column}).", (column,))


NAME = Element(
    "3.01", "Name", CLIENT, ALL_CLIENTS,
    "Ask for the names, and enter them (FirstName, LastName, NameDataQuality).",
    ("FirstName", "LastName", "NameDataQuality"),
)  # fmt: skip
SSN = Element(
    "3.02", "Social Security Number", CLIENT, ALL_CLIENTS,
    "Ask for it, and enter how much of it the client told you (SSN, SSNDataQuality).", ("SSN", "SSNDataQuality"),
)  # fmt: skip
BIRTH = Element(
    "3.03", "Date of Birth", CLIENT, ALL_CLIENTS,
    "Ask for the dates of birth, and enter them (DOB, DOBDataQuality).", ("DOB", "DOBDataQuality"),
)  # fmt: skip
RACE = Element(
    "3.04", "Race and Ethnicity", CLIENT, ALL_CLIENTS,
    "Ask for them, and enter all that a client names (a 1 in each column of a race or ethnicity).",
    (*RACES, *HISPANIC, "RaceNone"),
)  # fmt: skip
GENDER = Element(  # until FY2024
    "3.06", "Gender", CLIENT, ALL_CLIENTS,
    "Ask for it, and enter all that a client names (a 1 in each column of a gender).", (*GENDERS, GENDER_NONE),
)  # fmt: skip
SEX = Element(  # since FY2026, and asked by some programs only
    "4.21", "Sex", CLIENT, ALL_CLIENTS, "Some programs ask for it.", ("Sex",), tested=False
)  # fmt: skip
VETERAN = _asked("3.07", "Veteran Status", ADULTS, "VeteranStatus", CLIENT)
DISABLING = _asked("3.08", "Disabling Condition", ALL_ENROLLMENTS, "DisablingCondition")
START = Element(
    "3.10", "Project Start Date", ENROLLMENT, ALL_ENROLLMENTS,
    "Enter the day on which each enrollment began (EntryDate).", ("EntryDate",),
)  # fmt: skip
LEAVING = Element(
    "3.11", "Project Exit Date", EXIT, EXITED, "Enter the day on which each client left (ExitDate).", ("ExitDate",)
)  # fmt: skip
DESTINATION = Element(
    "3.12", "Destination", EXIT, EXITED,
    'Enter where each client went (Destination). "No exit interview completed" (30) counts as missing.',
    ("Destination",),
)  # fmt: skip
RELATION = Element(
    "3.15", "Relationship to Head of Household", ENROLLMENT, ALL_ENROLLMENTS,
    "Enter who heads each household, and how the others are related to that person (RelationshipToHoH).",
    ("RelationshipToHoH",),
)  # fmt: skip
COC = Element(
    "3.16", "Enrollment CoC", ENROLLMENT, HEADS, "Enter the CoC of each household, such as VT-500 (EnrollmentCoC).",
    ("EnrollmentCoC",),
)  # fmt: skip
MOVE_IN = Element(
    "3.20", "Housing Move-in Date", ENROLLMENT, f"{HEADS} in permanent housing",
    "Enter the day on which the household moved in (MoveInDate).", ("MoveInDate",), tested=False,
)  # fmt: skip
LIVING = _asked("3.917.1", "Prior Living Situation", HEADS_AND_ADULTS, "LivingSituation")
STAY = _asked("3.917.2", "Length of Stay in Prior Living Situation", HEADS_AND_ADULTS, "LengthOfStay")

OF_ENROLLMENTS = (DISABLING, START, RELATION, COC, MOVE_IN)
OF_PEOPLE_ENROLLED = (VETERAN, LIVING, STAY)
OF_EXITS = (LEAVING, DESTINATION)


def gender_or_sex(standard: Standard) -> Element:
    """Return what a version asks: Gender, a Universal Data Element, or Sex, which is shown for information only."""
    return GENDER if standard.asks_gender else SEX


def of_clients(gender_or_sex: Element) -> tuple[Element, ...]:
    """Return the elements asked once of each client."""
    return NAME, SSN, BIRTH, RACE, gender_or_sex


def in_order(gender_or_sex: Element) -> tuple[Element, ...]:
    """Return all elements as a report lists them: by their numbers, and what is not tested last."""
    every = (*of_clients(gender_or_sex), *OF_ENROLLMENTS, *OF_PEOPLE_ENROLLED, *OF_EXITS)
    return tuple(sorted(every, key=lambda element: (not element.tested, *map(int, element.key.split(".")))))
