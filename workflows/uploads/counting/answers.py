"""What a record says of a data element, and how several such answers are written as one number."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

BITS = 3  # of one answer among several


class Answer(IntEnum):
    """What a record says of one element (reading of 4.4-missing-10: blank or 99 is missing, 8 and 9 are not)."""

    NOT_ASKED = 0  # the element is not required of this record
    GIVEN = 1
    MISSING = 2
    UNKNOWN = 3  # 8 or 9: the client does not know, or prefers not to answer
    PARTIAL = 4  # given in part, or with a doubt


NOT_ASKED, GIVEN, MISSING, UNKNOWN, PARTIAL = Answer

_CODED = {"": MISSING, "99": MISSING, "8": UNKNOWN, "9": UNKNOWN}
_DESTINATIONS = {**_CODED, "30": MISSING}  # no exit interview completed
_QUALITIES = {**_CODED, "2": PARTIAL}


def coded(code: str) -> Answer:
    """Say what a coded field answers."""
    return _CODED.get(code.strip(), GIVEN)


def destination(code: str) -> Answer:
    """Say what the destination of an exit answers; 30, no exit interview, is missing too."""
    return _DESTINATIONS.get(code.strip(), GIVEN)


def filled(text: str) -> Answer:
    """Say what a field without codes answers."""
    return GIVEN if text and not text.isspace() else MISSING


def vouched(quality: str, *, complete: bool) -> Answer:
    """Say what a field answers that has a data quality code beside it, such as a name or an SSN."""
    found = _QUALITIES.get(quality.strip(), GIVEN)
    return found if complete or found is UNKNOWN else MISSING


def birth(day: str, quality: str) -> Answer:
    """Say what a date of birth answers; one that is there with a code of doubt is given in part."""
    found = _QUALITIES.get(quality.strip(), GIVEN)
    if day and not day.isspace():
        return GIVEN if found is GIVEN or not quality.strip() else PARTIAL
    return UNKNOWN if found is UNKNOWN else MISSING


def chosen(options: tuple[str, ...], otherwise: str) -> Answer:
    """Say what a list of yes-or-no columns answers, with the code that stands where none of them is 1."""
    if "1" in options or "1" in map(str.strip, options):
        return GIVEN
    return coded(otherwise)


def packed(first: int, second: int, third: int = 0, fourth: int = 0, fifth: int = 0) -> int:
    """Write answers as one number, three bits each, the first one lowest."""
    return first | second << BITS | third << 2 * BITS | fourth << 3 * BITS | fifth << 4 * BITS


def unpacked(number: int, count: int) -> Iterator[Answer]:
    """Yield the answers that were written as one number."""
    for place in range(count):
        yield Answer(number >> BITS * place & 0b111)
