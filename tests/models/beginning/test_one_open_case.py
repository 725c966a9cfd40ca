"""One open case: a second departure, license request or conflict of one person, and who learns of the first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from models.access.access import Viewer
from models.database import Database
from models.intake.remarks import recuse
from models.rows.cases import CaseRow
from tests.desks import ASKED, JO, Town, local
from tests.models.conflict_of_interest.colleagues import ARRANGED, DISCLOSED, LATER, SUSPECTED, Colleagues
from tests.models.test_departures import Leaving
from workflows.engine.cases import NotAllowed


def test_a_second_departure_is_refused_beside_the_address_with_the_number_of_the_first(database: Database) -> None:
    town = Leaving(database)
    first = town.notice(town.tess)
    with pytest.raises(NotAllowed, match=f"departure from the agency is reported already: case {first}") as refused:
        town.notice(town.dana)
    assert (refused.value.first.field, refused.value.first.clause) == ("user", "2.1-departure-48h")
    town.notice(town.omar, agency="maple-street-family-center")  # the license of another agency is another matter


def test_once_the_first_is_closed_there_may_be_another(database: Database) -> None:
    town = Leaving(database)
    number = town.notice(town.tess, local(1, 2, 9))
    town.do(number, town.helen, "stays", local(1, 2, 10), why="Ned stays until spring.")
    assert town.notice(town.tess, local(1, 2, 11)) != number


def test_who_stands_aside_in_the_first_reads_that_there_is_one_and_no_number(database: Database) -> None:
    town = Leaving(database)
    number = town.notice(town.tess, local(1, 2, 9))
    with database.writing() as session:
        recuse(
            session, town.dana, session.query(CaseRow).filter_by(number=number).one(), "A relative.", local(1, 2, 10)
        )
    with pytest.raises(NotAllowed, match=r"reported already$"):
        town.notice(town.dana, local(1, 2, 11))


def test_one_person_has_one_open_request_at_an_agency(database: Database) -> None:
    town = Town(database)
    first = town.ask(local(3, 2))
    with pytest.raises(NotAllowed, match=f"a license of this agency is requested for the person already: case {first}"):
        town.ask(local(3, 3), email=JO.upper())
    town.ask(local(3, 3), town.dana, "Omar called.", agency="maple-street-family-center")


@pytest.mark.parametrize("who", ["tess", "helen"])
def test_the_same_disclosure_twice_is_one_and_one_about_another_record_is_another(database: Database, who: str) -> None:
    town = Colleagues(database)
    first = town.record(DISCLOSED)
    with pytest.raises(NotAllowed, match=f"open case about this already: case {first}"):
        town.record(DISCLOSED, getattr(town, who))
    town.record(DISCLOSED, whose="the user's own")
    town.record(SUSPECTED, town.dana)
    with pytest.raises(NotAllowed, match="open case about this already: case"):
        town.record(SUSPECTED, town.kofi)


def test_a_second_suspicion_tells_an_agency_nothing_of_the_first(database: Database) -> None:
    town = Colleagues(database)
    first = town.record(SUSPECTED, town.dana)
    second = town.record(SUSPECTED, town.tess)  # as if there were none
    assert town.case(second).id != town.case(first).id
    assert town.who_sees(second) == town.who_sees(first)


def test_a_disclosure_that_became_a_suspicion_stands_in_nobodys_way(database: Database) -> None:
    town = Colleagues(database)
    number = town.record(DISCLOSED)
    town.do(number, town.tess, "arrange", LATER, **ARRANGED, suspicion="An entry bears the user's name.")
    assert town.record(DISCLOSED, now=LATER) != number


def test_of_two_at_once_one_is_refused(database: Database) -> None:
    town, together = Town(database), Barrier(2)
    first = town.ask(local(3, 1))
    town.do(first, town.tess, "withdraw", local(3, 1), why="Not yet.")  # the desk knows the person

    def ask(by: Viewer) -> str:
        together.wait()
        try:
            return town.ask(local(3, 2), by)
        except NotAllowed as refused:
            return str(refused)

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(ask, (town.tess, town.tess)), key=len)
    assert (
        said[1]
        == f"2.2-aa-unique-license: a license of this agency is requested for the person already: case {said[0]}"
    )
    assert ASKED["email"] == JO
