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
    NO_CODE = 5  # in no list of its column, or no date: counted by itself, against the same limit
    MISWRITTEN = 6  # missing, and what stands in its place says nothing: NULL, 99.0


NOT_ASKED, GIVEN, MISSING, UNKNOWN, PARTIAL, NO_CODE, MISWRITTEN = Answer
NO_ANSWER = frozenset({MISSING, MISWRITTEN, NO_CODE})


def vouched(quality: Answer, *, complete: bool) -> Answer:
    """Say what a field answers that has a data quality code beside it, such as a name or an SSN."""
    if complete or quality is UNKNOWN:
        return quality
    return MISWRITTEN if quality in {NO_CODE, MISWRITTEN} else MISSING


def birth(day: Answer, quality: Answer) -> Answer:
    """Say what a date of birth answers; one that is there with a code of doubt is given in part."""
    if day is GIVEN:
        return GIVEN if quality in {GIVEN, NO_CODE} else PARTIAL
    if quality is UNKNOWN:
        return UNKNOWN
    return MISWRITTEN if day is MISSING and quality in {NO_CODE, MISWRITTEN} else day


def packed(first: int, second: int, third: int = 0, fourth: int = 0, fifth: int = 0) -> int:
    """Write answers as one number, three bits each, the first one lowest."""
    return first | second << BITS | third << 2 * BITS | fourth << 3 * BITS | fifth << 4 * BITS


def unpacked(number: int, count: int) -> Iterator[Answer]:
    """Yield the answers that were written as one number."""
    for place in range(count):
        yield Answer(number >> BITS * place & 0b111)
