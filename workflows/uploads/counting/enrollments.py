"""Enrollment.csv: what each enrollment answers by itself, and what is put aside to be joined."""

from __future__ import annotations

from typing import NamedTuple

from workflows.uploads.counting.answers import NOT_ASKED, packed
from workflows.uploads.counting.columns import Columns
from workflows.uploads.counting.providers import NOWHERE, Providers
from workflows.uploads.counting.tallies import Tallies
from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.spills import Spill, keyed
from workflows.uploads.files.tables import Table
from workflows.uploads.standards.versions import MOVE_IN

COLUMNS = (
    "EnrollmentID", "PersonalID", "ProjectID", "EntryDate", "RelationshipToHoH", "EnrollmentCoC", "LivingSituation",
    "LengthOfStay", "DisablingCondition", MOVE_IN,
)  # fmt: skip
HEAD = "1"  # of RelationshipToHoH
WIDTH_BY_EXIT = 2  # numbers put aside: which enrollment, the place of its organization
WIDTH_BY_CLIENT = 5  # which client, project, day of entry, head of household or not, answers of heads and adults


class Enrollments(NamedTuple):
    """Where enrollments are put aside."""

    by_exit: Spill
    by_client: Spill


def read_enrollments(table: Table, columns: Columns, providers: Providers, tallies: Tallies, aside: Enrollments) -> int:
    """Count what every enrollment answers by itself, and put it aside for its exit and for its client.

    Returns how many enrollments are of heads of household.
    """
    projects, numbers, count, odd = providers.projects, providers.numbers, tallies.enrollments.add, tallies.odd
    code, heads = columns.code, 0
    for row in table.rows(*COLUMNS, may_lack={MOVE_IN}):
        enrollment, person, project, entered, relation, coc, living, stay, disabling, move_in = row
        number = numbers.get(project.strip(), 0)
        if not number:
            providers.misses(project.strip())
        place, housing, _ = projects[number]
        if place == NOWHERE:
            odd[Oddity.ORGANIZATION_ABSENT if number else Oddity.PROJECT_ABSENT] += 1
        heads += (head := relation.strip() == HEAD)
        of_heads = columns.coc("EnrollmentCoC", coc) if head else NOT_ASKED
        of_housed = columns.day(MOVE_IN, move_in)[1] if head and housing else NOT_ASKED
        entry, start = columns.day("EntryDate", entered)
        by_itself = code("DisablingCondition", disabling), start, code("RelationshipToHoH", relation)
        count(place, packed(*by_itself, of_heads, of_housed))
        if enrollment := enrollment.strip():
            aside.by_exit.add(keyed(enrollment), place)
        # An enrollment without a PersonalID leads to nobody: clients without one are not put aside.
        of_person = packed(code("LivingSituation", living), code("LengthOfStay", stay))
        aside.by_client.add(keyed(person.strip()), number, entry, head, of_person)
    return heads
