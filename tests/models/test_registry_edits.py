"""Two people correct one entry of a registry at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from models.registries.edits.editing import Registry, edit, edits
from models.registries.edits.entries import PEOPLE
from models.rows.people import Person
from tests.databases import KINDS
from tests.desks import JO, Town, local
from workflows.engine.cases import NotAllowed

NOW = local(3, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_of_two_who_saw_the_same_one_corrects_it_and_the_other_is_told_so(kind: str) -> None:
    town, together = Town(KINDS[kind]()), Barrier(2)
    town.ask(NOW)

    def correct(name: str) -> bool:
        together.wait(10)
        said = {"name": name, "email": JO, "agency": "otter-creek-shelter", "reason": "a slip of the pen"}
        try:
            with town.database.writing() as session:
                row = session.get_one(Person, town.jo_id)
                edit(session, PEOPLE, row, said, now=NOW, today=NOW.date(), by=town.dana.id, seen=0)
        except NotAllowed as no:
            assert "somebody else corrected this entry just now" in str(no)  # noqa: PT017 - one of them gets it
            return False
        return True

    with ThreadPoolExecutor(2) as people:
        assert sorted(people.map(correct, ("Jo Tranh", "Joe Tran"))) == [False, True]
    with town.database.reading() as session:
        assert edits(session, Registry.PEOPLE, town.jo_id) == 1
