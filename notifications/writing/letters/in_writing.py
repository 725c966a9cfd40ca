"""Writing a letter: the words of a notice that the manual wants in writing, without what only a mail says."""

from __future__ import annotations

from models.rows.people import Person
from notifications.printing.letter import Letter
from notifications.printing.proof import Pair
from notifications.writing.compose import words_in_full
from notifications.writing.dates import in_full
from notifications.writing.mail_facts import Telling

ROWS = {"then": "What follows", "if_not": "If not", "disagree": "If you disagree", "based": "What it rests on"}
HMIS = "Vermont HMIS"


def letter_of(telling: Telling, person: Person, outside: tuple[str, ...] = ()) -> Letter:
    """Return what somebody is told as a letter, or what goes to somebody outside, by name and address.

    What mail may not say of a confidential case, a letter says.
    """
    said, matter = words_in_full(telling), telling.matter
    agency = [person.agency.name] if person.agency else []
    keeper = [f"{matter.keeper}, {HMIS}"] if matter and matter.keeper else [HMIS]
    return Letter(
        letterhead=telling.desk.letterhead,
        title=said["headline"],
        made=in_full(telling.calendar.day(telling.now)),
        to=outside or (person.name, *agency),
        day=in_full(telling.calendar.day(telling.now)),
        reference=matter.number if matter else "",
        greeting=f"Dear {outside[0] if outside else person.name}:",
        lead=said["lead"],
        quote=tuple(line for line in said["quote"].splitlines() if line.strip()),
        rows=tuple(Pair(label, said[key]) for key, label in ROWS.items() if said[key]),
        sender=("Sincerely,", *keeper, telling.desk.letterhead),
    )
