"""Exit.csv, and the enrollments that have an exit there."""

from __future__ import annotations

from workflows.uploads.counting.answers import packed
from workflows.uploads.counting.columns import Columns
from workflows.uploads.counting.tallies import Tallies
from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.spills import PARTS, Spill, keyed
from workflows.uploads.files.tables import Table

WIDTH = 2  # numbers put aside: which enrollment, its answers packed


def read_exits(table: Table, columns: Columns, tallies: Tallies, exits: Spill) -> None:
    """Put the answers of every exit aside."""
    for enrollment, left_on, goes_to in table.rows("EnrollmentID", "ExitDate", "Destination"):
        if enrollment := enrollment.strip():
            _, left = columns.day("ExitDate", left_on)
            exits.add(keyed(enrollment), packed(left, columns.code("Destination", goes_to)))
        else:
            tallies.odd[Oddity.ENROLLMENT_ABSENT] += 1


def join_exits(exits: Spill, enrollments: Spill, tallies: Tallies) -> None:
    """Count the exit of every enrollment that has one: where it has several, the last row."""
    for part in range(PARTS):
        left, seen, repeated = dict[int, int](), set[int](), 0
        for enrollment, answers in exits.part(part):
            repeated += enrollment in left
            left[enrollment] = answers
        tallies.odd[Oddity.EXIT_TWICE] += repeated
        for enrollment, place in enrollments.part(part):
            if enrollment in seen:
                tallies.odd[Oddity.ENROLLMENT_TWICE] += 1
            seen.add(enrollment)
            if enrollment in left:
                tallies.exits.add(place, left[enrollment])
        tallies.odd[Oddity.ENROLLMENT_ABSENT] += len(left.keys() - seen)
