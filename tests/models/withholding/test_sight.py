"""Who may withhold what was added, who is refused, and for whom there is nothing at all."""

import pytest

from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.remarks import document, recuse
from models.registries.people_and_agencies import give_office
from models.rows.cases import CaseRow
from models.rows.people import Agency, Person
from tests.desks import Town, local
from tests.models.complaining import CAME, Leaders
from tests.models.withholding.removing import added, noted, row, without_document, without_note
from workflows.engine.cases import Kind, NotAllowed
from workflows.law.readers import EVERY_AGENCY, SUBJECT
from workflows.law.roles import AGENCY_ADMIN

NOW, LATER = local(3, 2), local(3, 3)
WORDS, NAME = "Robin Vale slept here.", "Robin Vale intake.pdf"


def colleague(town: Town) -> Person:
    """Let Mo Reyes be another administrator of Tess's agency."""
    with town.database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        person = Person(name="Mo Reyes", email="mo@otter.example", agency_id=otter.id, created_at=NOW)
        session.add(person)
        session.flush()
        give_office(session, person, AGENCY_ADMIN, otter, NOW)
        return person


def test_who_added_it_and_ica_may(database: Database) -> None:
    town = Town(database)
    number = town.ask(NOW)
    for who in (town.tess, town.dana, town.nora):
        without_note(town, number, who, noted(town, number, town.tess, WORDS, NOW), LATER)
        without_document(town, number, who, added(town, number, town.tess, NAME, NOW), LATER)


def test_who_only_reads_it_is_refused(database: Database) -> None:
    town = Town(database)
    number = town.ask(NOW)
    all_ = (EVERY_AGENCY, SUBJECT)
    entry = noted(town, number, town.dana, WORDS, NOW, also=all_)
    paper = added(town, number, town.dana, NAME, NOW, also=all_)
    for who in (town.jo, town.tess, town.viewer(colleague(town).email)):
        with pytest.raises(NotAllowed) as of_note:
            without_note(town, number, who, entry, LATER)
        with pytest.raises(NotAllowed) as of_document:
            without_document(town, number, who, paper, LATER)
        assert {of_note.value.first.kind, of_document.value.first.kind} == {Kind.ROLE}
    assert row(town, entry).note == WORDS


def test_the_person_a_case_is_about_withholds_what_is_their_own_and_nothing_else(database: Database) -> None:
    town = Town(database)
    number = town.ask(NOW)
    without_note(town, number, town.jo, noted(town, number, town.jo, WORDS, NOW), LATER)
    with pytest.raises(NotAllowed):
        without_note(town, number, town.jo, noted(town, number, town.tess, WORDS, NOW, also=(SUBJECT,)), LATER)


def test_for_another_agency_and_for_who_stood_aside_there_is_nothing(database: Database) -> None:
    town = Town(database)
    number = town.ask(NOW)
    entry, paper = noted(town, number, town.dana, WORDS, NOW), added(town, number, town.dana, NAME, NOW)
    with database.writing() as session:
        case, _ = find(session, town.dana, number)
        recuse(session, town.dana, case, "My niece.", NOW)
    for who in (town.omar, town.dana):
        with pytest.raises(NoSuchCase):
            without_note(town, number, who, entry, LATER)
        with pytest.raises(NoSuchCase):
            without_document(town, number, who, paper, LATER)


def test_an_entry_of_another_case_or_of_another_kind_is_not_reached_through_a_case_of_ones_own(
    database: Database,
) -> None:
    town = Town(database)
    number, other = town.ask(NOW), town.ask(NOW, name="Lea Roy", email="lea@otter.example")
    entry, paper = noted(town, other, town.tess, WORDS, NOW), added(town, other, town.tess, NAME, NOW)
    with pytest.raises(NoSuchCase):
        without_note(town, number, town.tess, entry, LATER)
    with pytest.raises(NoSuchCase):
        without_document(town, number, town.tess, paper, LATER)
    with pytest.raises(NoSuchCase):  # the entry before is that of the document
        without_note(town, other, town.tess, entry + 1, LATER)
    with database.reading() as session:
        assert document(session, town.tess, town.case(number), paper) is None


def test_what_is_kept_from_ica_its_keeper_alone_withholds_for_others(database: Database) -> None:
    town = Leaders(database)
    number = town.complain_of_staff()
    readers = [who for who in (town.adele, town.nora, town.miriam) if who.name.split()[0] in town.who_sees(number)]
    assert readers
    with database.writing() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        case.keeper_id = town.miriam.id
    entry = noted(town, number, town.miriam, "Seen.", CAME)
    other = noted(town, number, readers[0], "Heard.", CAME)
    for who in (town.dana, town.kofi):
        with pytest.raises(NoSuchCase):
            without_note(town, number, who, entry, CAME)
    for who in readers:
        if who != town.miriam:
            with pytest.raises(NotAllowed):
                without_note(town, number, who, entry, CAME)
    with pytest.raises(NotAllowed, match="confidential"):
        without_note(town, number, town.miriam, other, CAME, why="Robin Vale is meant.")
    without_note(town, number, town.miriam, other, CAME)
