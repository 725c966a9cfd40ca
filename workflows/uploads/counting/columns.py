"""Reading single columns: codes of a closed list, dates, marks of a race, and what is written where nothing is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workflows.uploads.counting.answers import GIVEN, MISSING, MISWRITTEN, NO_CODE, PARTIAL, UNKNOWN, Answer
from workflows.uploads.counting.strange import Strange
from workflows.uploads.files.days import Days
from workflows.uploads.standards.lists import LISTS, MARKED, CodeList
from workflows.uploads.standards.marks import HASHES_OF_NOTHING, NOTHING, says_nothing

_COC = re.compile(r"[A-Za-z]{2}-[0-9]{3}")
_DIGIT = re.compile(r"\d")
_PLAIN_MARKS = MARKED.given | {""}


def answers_of(listed: CodeList) -> dict[str, Answer]:
    """Return what each code of a list answers."""
    kinds = ((GIVEN, listed.given), (PARTIAL, listed.partial), (UNKNOWN, listed.unknown), (MISSING, listed.missing))
    return {code: answer for answer, codes in kinds for code in codes} | {"": MISSING}


class Columns:
    """The columns of one file; what is no code, no date or no name there is noted as strange."""

    def __init__(self, file: str, strange: Strange, days: Days) -> None:
        """Take the file, where what is strange is noted, and how days are read."""
        self._file, self._strange, self._days = file, strange, days
        self._answers: Mapping[str, dict[str, Answer]] = {column: answers_of(codes) for column, codes in LISTS.items()}

    def code(self, column: str, text: str) -> Answer:
        """Say what a code answers: one that is in no list of its column is none."""
        found = self._answers[column].get(text)
        if found is None and (found := self._answers[column].get(text.strip())) is None:
            self._strange.code(self._file, column, text)
            return MISWRITTEN if says_nothing(text) else NO_CODE
        return found

    def day(self, column: str, text: str) -> tuple[int, Answer]:
        """Return a day as a number, and what it answers."""
        if number := self._days.read(text):
            return number, GIVEN
        if not text or text.isspace():
            return 0, MISSING
        self._strange.date(self._file, column, text)
        return 0, MISWRITTEN if says_nothing(text) else NO_CODE

    def coc(self, column: str, text: str) -> Answer:
        """Say what the number of a CoC answers, which has the form VT-500."""
        text = text.strip()
        if not text or _COC.fullmatch(text):
            return GIVEN if text else MISSING
        self._strange.code(self._file, column, text)
        return MISWRITTEN if says_nothing(text) else NO_CODE

    def chosen(self, columns: tuple[str, ...], marks: tuple[str, ...], otherwise: Answer) -> Answer:
        """Say what a list of yes-or-no columns answers, with what the code says that stands where none of them is 1.

        Where none of them is 1, and the code is none either, nothing was answered.
        """
        strange = False
        if not _PLAIN_MARKS.issuperset(marks):
            marks = tuple(map(str.strip, marks))
            for column, mark in zip(columns, marks, strict=True):
                if mark not in _PLAIN_MARKS:
                    self._strange.code(self._file, column, mark)
                    strange = True
        if "1" in marks:
            return GIVEN
        return MISWRITTEN if otherwise is NO_CODE or (strange and otherwise is MISSING) else otherwise

    def named(self, column: str, text: str, *, hashed: bool) -> bool:
        """Say whether a name is there: an empty one, also if it is hashed, or a mark of nothing is none."""
        text = text.strip()
        if text in NOTHING:
            self._strange.code(self._file, column, text)
            return False
        return bool(text) and not (hashed and text.casefold() in HASHES_OF_NOTHING)

    def numbered(self, column: str, text: str, *, hashed: bool) -> bool:
        """Say whether a Social Security Number is there, or a part of one: without a digit it is none."""
        if hashed or not text or text.isspace() or _DIGIT.search(text):
            return self.named(column, text, hashed=hashed)
        self._strange.code(self._file, column, text)
        return False
