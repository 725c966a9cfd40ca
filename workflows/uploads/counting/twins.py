"""Clients who are there twice: the same name, date of birth and SSN under two PersonalIDs (4.4-duplicates-warning)."""

from __future__ import annotations

from workflows.uploads.files.spills import PARTS, Spill, keyed

WIDTH = 2  # numbers put aside: who it is, which client
DIGITS = 9  # of a whole SSN; a hashed one is longer
_NO_SEPARATORS = str.maketrans("", "", "- ")


def identity(first: str, last: str, birthday: int, ssn: str) -> int:
    """Return who a client is as a number nobody can turn back; 0 where the SSN is not whole."""
    number = ssn.translate(_NO_SEPARATORS).casefold()
    whole = len(number) > DIGITS or (len(number) == DIGITS and number.isdigit())
    return keyed((first.strip().casefold(), last.strip().casefold(), birthday, number)) if whole else 0


def further_ids(twins: Spill) -> int:
    """Count the PersonalIDs of clients who are there under another one already."""
    count = 0
    for part in range(PARTS):
        ids = dict[int, set[int]]()
        for same, client in twins.part(part):
            ids.setdefault(same, set()).add(client)
        count += sum(len(each) - 1 for each in ids.values())
    return count
