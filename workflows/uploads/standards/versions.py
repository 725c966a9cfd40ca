"""The versions of the HMIS CSV format that the desk reads, and the columns in which they differ.

FY2024 is in force from October 1, 2023, FY2026 from October 1, 2025. FY2026 renamed HispanicLatinaeo to HispanicLatinao,
removed 3.06 Gender, and added 4.21 Sex, which is asked by some programs only and is no Universal Data Element. Sources:
the HMIS CSV Format Specifications of both years, and the classes that greenriver/hmis-warehouse turns one into the other
with (HudTwentyTwentyFourToTwentyTwentySix::Client).
"""

from __future__ import annotations

from workflows.law.value import Value

RACES = ("AmIndAKNative", "Asian", "BlackAfAmerican", "MidEastNAfrican", "NativeHIPacific", "White")  # in both versions
GENDERS = ("Woman", "Man", "NonBinary", "CulturallySpecific", "Transgender", "Questioning", "DifferentIdentity")
GENDER_NONE, SEX, MOVE_IN = "GenderNone", "Sex", "MoveInDate"


class Standard(Value, frozen=True):
    """A version of the format."""

    name: str
    hispanic: str  # what its column is called
    asks_gender: bool  # 3.06, of everybody
    asks_sex: bool  # 4.21, of some


FY2024 = Standard("FY2024", "HispanicLatinaeo", asks_gender=True, asks_sex=False)
FY2026 = Standard("FY2026", "HispanicLatinao", asks_gender=False, asks_sex=True)
KNOWN = {standard.name: standard for standard in (FY2024, FY2026)}
HISPANIC = tuple(standard.hispanic for standard in KNOWN.values())
READS = " and ".join(KNOWN)

# Columns of Client.csv that only older versions have, which say so where Export.csv does not (CSVVersion came later).
OLDER = (("NoSingleGender", "FY2022"), ("Ethnicity", "FY2020 or older"))
