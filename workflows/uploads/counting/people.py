"""Clients and their enrollments, joined: who is an adult, and which clients are an organization's."""

from __future__ import annotations

from collections.abc import Iterator

from workflows.uploads.counting.answers import BITS, MISSING, NO_ANSWER, NOT_ASKED, packed, unpacked
from workflows.uploads.counting.clients import ANSWERS
from workflows.uploads.counting.providers import NOWHERE, Project
from workflows.uploads.counting.tallies import EVERYWHERE, Tallies
from workflows.uploads.files.days import is_adult
from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.spills import PARTS, Row, Spill

STRANGER = (0, 0, MISSING, 0)  # a client who is not in Client.csv has no day of birth and no veteran status
Seats = dict[tuple[int, int], bool]  # by client and place: whether the client may be unnamed there


def join_people(clients: Spill, enrollments: Spill, projects: list[Project], tallies: Tallies) -> None:
    """Count what depends on the client of an enrollment, and each client once, everywhere and by organization."""
    for part in range(PARTS):
        known, repeated = dict[int, Row](), 0
        for client in clients.part(part):
            repeated += client[0] in known
            known[client[0]] = client
        tallies.odd[Oddity.CLIENT_TWICE] += repeated
        seats = _seated(enrollments.part(part), known, projects, tallies)
        _count(known, seats, tallies)


def _seated(enrollments: Iterator[Row], known: dict[int, Row], projects: list[Project], tallies: Tallies) -> Seats:
    """Count what each enrollment answers with its client, and return which clients are where.

    Clients may be unnamed where all their enrollments are in youth or legal services programs (3.1-unnamed).
    """
    seats = Seats()
    for person, project, entry, head, living in enrollments:
        place, _, unnamed = projects[project]
        _, born, veteran, _ = known.get(person, STRANGER)
        adult = is_adult(entry, born)
        of_adults = veteran if adult is not False else NOT_ASKED
        of_heads_and_adults = living if head or adult else NOT_ASKED
        tallies.people.add(place, of_adults | of_heads_and_adults << BITS)
        if person in known:
            seats[person, place] = unnamed and seats.get((person, place), True)
            tallies.odd[Oddity.AGE_UNKNOWN] += adult is None
        else:
            tallies.odd[Oddity.CLIENT_ABSENT] += 1
    return seats


def _count(known: dict[int, Row], seats: Seats, tallies: Tallies) -> None:
    """Count each client once at each place, and once everywhere; those who may be unnamed without a missing name."""
    unnamed = {person for (person, _), may_be in seats.items() if may_be}
    unnamed -= {person for (person, _), may_be in seats.items() if not may_be}
    for person, _, _, answers in known.values():
        tallies.clients.add(EVERYWHERE, _excused(answers) if person in unnamed else answers)
    for (person, place), may_be in seats.items():
        if place != NOWHERE:
            *_, answers = known[person]
            tallies.clients.add(place, _excused(answers) if may_be else answers)


def _excused(answers: int) -> int:
    """Return the answers of a client without the name, if that is missing."""
    name, *others = unpacked(answers, ANSWERS)
    return packed(NOT_ASKED if name in NO_ANSWER else name, *others)
