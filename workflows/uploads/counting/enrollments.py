"""Enrollment.csv: what each enrollment answers by itself, and what is put aside to be joined."""

from __future__ import annotations

from workflows.uploads.counting.answers import NOT_ASKED, coded, filled, packed
from workflows.uploads.counting.providers import NOWHERE, Providers
from workflows.uploads.counting.tallies import Tallies
from workflows.uploads.files.days import day
from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.spills import Spill, keyed
from workflows.uploads.files.tables import Table

COLUMNS = (
    "EnrollmentID", "PersonalID", "ProjectID", "EntryDate", "RelationshipToHoH", "EnrollmentCoC", "LivingSituation",
    "LengthOfStay", "DisablingCondition", "MoveInDate",
)  # fmt: skip
HEAD = "1"  # of RelationshipToHoH
WIDTH_BY_EXIT = 2  # numbers put aside: which enrollment, the place of its organization
WIDTH_BY_CLIENT = 5  # which client, project, day of entry, head of household or not, answers of heads and adults


def read_enrollments(table: Table, providers: Providers, tallies: Tallies, by_exit: Spill, by_client: Spill) -> None:
    """Count what every enrollment answers by itself, and put it aside for its exit and for its client."""
    projects, numbers, count, odd = providers.projects, providers.numbers, tallies.enrollments.add, tallies.odd
    for enrollment, person, project, entered, relation, coc, living, stay, disabling, move_in in table.rows(*COLUMNS):
        number = numbers.get(project.strip(), 0)
        place, housing, _ = projects[number]
        if place == NOWHERE:
            odd[Oddity.ORGANIZATION_ABSENT if number else Oddity.PROJECT_ABSENT] += 1
        head = relation.strip() == HEAD
        of_heads = filled(coc) if head else NOT_ASKED
        of_housed = filled(move_in) if head and housing else NOT_ASKED
        count(place, packed(coded(disabling), filled(entered), coded(relation), of_heads, of_housed))
        entry = day(entered)
        if not entry and entered.strip():
            odd[Oddity.NO_DATE] += 1
        if enrollment := enrollment.strip():
            by_exit.add(keyed(enrollment), place)
        # An enrollment without a PersonalID leads to nobody: clients without one are not put aside.
        by_client.add(keyed(person.strip()), number, entry, head, packed(coded(living), coded(stay)))
