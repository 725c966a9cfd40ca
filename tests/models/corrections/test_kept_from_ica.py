"""A case that is kept from ICA's administrators is corrected, and opened again, by whom it is not kept from."""

import pytest

from models.access.access import Viewer
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.correcting import Wanted, correctable, reopening, shown
from tests.desks import local
from tests.models.complaining import Leaders
from tests.models.corrections.correcting import entry

LATER = local(5, 8)  # long after who entered it may still correct it as their own


@pytest.fixture
def settled(database: Database) -> tuple[Leaders, str]:
    """Return a complaint about somebody of ICA's that was settled."""
    town = Leaders(database)
    number = town.complain_of_staff(contact="")
    town.do(number, town.adele, "record-inquiry", local(3, 5), found="It was so.")
    town.do(number, town.miriam, "give-view", local(3, 6), view="A warning.")
    town.do(number, town.adele, "settle", local(3, 7), borne_out=True, follows="A warning")
    return town, number


def struck(town: Leaders, who: Viewer, number: str) -> None:
    with town.database.writing() as session:
        found = correctable(session, who, number, entry(town, number, "settle"), LATER)
        shown(session, who, found, Wanted("Entered by mistake."), LATER)


def test_its_managing_director_corrects_and_reopens_it_after_any_time(settled: tuple[Leaders, str]) -> None:
    town, number = settled
    struck(town, town.adele, number)
    with town.database.writing() as session:
        assert reopening(session, town.adele, number, LATER).case.number == number


def test_for_whom_it_does_not_exist_there_is_nothing_to_correct(settled: tuple[Leaders, str]) -> None:
    town, number = settled
    for who in (town.nora, town.dana):
        with pytest.raises(NoSuchCase):
            struck(town, who, number)
