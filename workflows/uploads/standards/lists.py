"""The code lists of the columns that the check reads: what is in no list of its column is not a code.

The numbers are those of the lists in appendix B of HUD's HMIS CSV Format Specifications, FY2024 and FY2026; both have
the same codes in these columns. Compared with the lists that Green River's open-source HMIS warehouse generates from the
specifications (greenriver/hmis-warehouse, lib/util/concerns/hud_lists_2024.rb and hud_lists_2026.rb) and with those of
COHHIO/ryha (data-raw/LivingCodes.R, after FY2024 version 1.2).

Two readings. Of a prior living situation 312, 313 and 327 are taken too: HUD's interview has them for destinations only,
but both columns refer to list 3.12.1, and older records hold them. Of a destination 37 is not taken, "worker unable to
determine": Green River's list of FY2024 has it, its list of FY2026 and HUD's interview do not, and it says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from workflows.law.value import Value

NO_EXIT_INTERVIEW = "30"  # of a destination: nobody was asked, so it counts as missing


class CodeList(Value, frozen=True):
    """The codes of a column, by what they say of the client."""

    given: frozenset[str]
    partial: frozenset[str] = frozenset()  # approximate, or a part of it
    unknown: frozenset[str] = frozenset()  # the client does not know, or prefers not to answer
    missing: frozenset[str] = frozenset()  # not collected


def _list(given: str, *, partial: str = "", unknown: str = "8 9", missing: str = "99") -> CodeList:
    return CodeList(*(frozenset(codes.split()) for codes in (given, partial, unknown, missing)))


QUALITY = _list("1", partial="2")  # 3.01.5, 3.02.2, 3.03.2
MARKED = _list("0 1", unknown="", missing="")  # 1.7: a race or a gender, in a column of its own
NONE_MARKED = _list("")  # 1.6: filled only where none of those columns is 1
YES_NO = _list("0 1")  # 1.8
_SITUATIONS = (
    "101 116 118 204 205 206 207 215 225 302 312 313 314 327 329 332 410 411 421 435"  # of list 3.12.1, in both columns
)
LISTS: Mapping[str, CodeList] = {
    "NameDataQuality": QUALITY,
    "SSNDataQuality": QUALITY,
    "DOBDataQuality": QUALITY,
    "RaceNone": NONE_MARKED,
    "GenderNone": NONE_MARKED,
    "Sex": YES_NO,  # 4.21: 0 female, 1 male
    "VeteranStatus": YES_NO,
    "DisablingCondition": YES_NO,
    "RelationshipToHoH": _list("1 2 3 4 5", unknown=""),  # 3.15.1: 1 is the head of household
    "LivingSituation": _list(f"{_SITUATIONS} 335 336"),
    "LengthOfStay": _list("2 3 4 5 10 11"),  # 3.917.2
    "Destination": _list(f"{_SITUATIONS} 422 423 426 17 24", missing=f"99 {NO_EXIT_INTERVIEW}"),
}
