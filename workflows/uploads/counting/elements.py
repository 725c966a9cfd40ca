"""The Universal Data Elements that an upload must have, and of which records (4.4-missing-10)."""

from __future__ import annotations

from workflows.law.value import Value

CLIENT, ENROLLMENT, EXIT = "Client.csv", "Enrollment.csv", "Exit.csv"
ALL_CLIENTS, ALL_ENROLLMENTS = "clients", "enrollments"
ADULTS = "enrollments of adults, unknown ages included"
HEADS = "enrollments of heads of household"
HEADS_AND_ADULTS = "enrollments of heads of household and adults"
EXITED = "enrollments with an exit"
UNSAID = "8 (client doesn't know) or 9 (client prefers not to answer)"


class Element(Value, frozen=True):
    """A data element: its number in the HMIS Data Standards, where it stands, and of whom it is asked."""

    key: str
    title: str
    file: str
    denominator: str  # the records it is required of, in the plural
    mend: str  # what to do where it is missing
    tested: bool = True  # whether it counts for the ten percent


def _coded(key: str, title: str, file: str, denominator: str, column: str) -> Element:
    return Element(key, title, file, denominator, f"Fill in {column}, or set it to {UNSAID}.")


NAME = Element(
    "3.01", "Name", CLIENT, ALL_CLIENTS,
    f"Fill in FirstName, LastName and NameDataQuality, or set NameDataQuality to {UNSAID}.",
)  # fmt: skip
SSN = Element(
    "3.02", "Social Security Number", CLIENT, ALL_CLIENTS,
    f"Fill in SSN and SSNDataQuality, or set SSNDataQuality to {UNSAID}.",
)  # fmt: skip
BIRTH = Element(
    "3.03", "Date of Birth", CLIENT, ALL_CLIENTS, f"Fill in DOB, or set DOBDataQuality to {UNSAID}."
)  # fmt: skip
RACE = Element(
    "3.04", "Race and Ethnicity", CLIENT, ALL_CLIENTS,
    f"Set each race and ethnicity that applies to 1, or RaceNone to {UNSAID}.",
)  # fmt: skip
SEX = _coded("3.06", "Sex", CLIENT, ALL_CLIENTS, "Sex")  # since FY2026
GENDER = Element(  # until FY2024
    "3.06", "Gender", CLIENT, ALL_CLIENTS, f"Set each gender that applies to 1, or GenderNone to {UNSAID}."
)  # fmt: skip
VETERAN = _coded("3.07", "Veteran Status", CLIENT, ADULTS, "VeteranStatus")
DISABLING = _coded("3.08", "Disabling Condition", ENROLLMENT, ALL_ENROLLMENTS, "DisablingCondition")
START = Element("3.10", "Project Start Date", ENROLLMENT, ALL_ENROLLMENTS, "Fill in EntryDate.")
LEAVING = Element("3.11", "Project Exit Date", EXIT, EXITED, "Fill in ExitDate.")
DESTINATION = Element(
    "3.12", "Destination", EXIT, EXITED, f"Fill in Destination, or set it to {UNSAID}; 30 and 99 count as missing."
)  # fmt: skip
RELATION = Element(
    "3.15", "Relationship to Head of Household", ENROLLMENT, ALL_ENROLLMENTS, "Set RelationshipToHoH to 1 to 5."
)  # fmt: skip
COC = Element("3.16", "Enrollment CoC", ENROLLMENT, HEADS, "Fill in EnrollmentCoC, such as VT-500.")
MOVE_IN = Element(
    "3.20", "Housing Move-in Date", ENROLLMENT, f"{HEADS} in permanent housing",
    "Fill in MoveInDate once the household is housed.", tested=False,
)  # fmt: skip
LIVING = _coded("3.917.1", "Prior Living Situation", ENROLLMENT, HEADS_AND_ADULTS, "LivingSituation")
STAY = _coded("3.917.2", "Length of Stay in Prior Living Situation", ENROLLMENT, HEADS_AND_ADULTS, "LengthOfStay")

OF_ENROLLMENTS = (DISABLING, START, RELATION, COC, MOVE_IN)
OF_PEOPLE_ENROLLED = (VETERAN, LIVING, STAY)
OF_EXITS = (LEAVING, DESTINATION)


def of_clients(sex_or_gender: Element) -> tuple[Element, ...]:
    """Return the elements asked once of each client, with Sex or Gender as the version has it."""
    return NAME, SSN, BIRTH, RACE, sex_or_gender


def in_order(sex_or_gender: Element) -> tuple[Element, ...]:
    """Return all elements as a report lists them: by their numbers, and what is not tested last."""
    every = (*of_clients(sex_or_gender), *OF_ENROLLMENTS, *OF_PEOPLE_ENROLLED, *OF_EXITS)
    return tuple(sorted(every, key=lambda element: (not element.tested, *map(int, element.key.split(".")))))
