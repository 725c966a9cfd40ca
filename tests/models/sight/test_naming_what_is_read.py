"""A form takes the name of a document, or the number of a case, from whoever may read it; to others it is not there."""

from __future__ import annotations

from datetime import date

import pytest

from models.database import Database
from models.intake.intake import Sent, foreseen
from tests.desks import local
from tests.imports import ASKED, STANDARDS, ImportTown
from tests.models.corrections.correcting import came_late, corrected
from tests.models.violations import Bench
from workflows.engine.cases import NotAllowed
from workflows.law.fields import Mark, marked
from workflows.manual.registry import PROCESSES

OF_ICA, NOWHERE = "counsel-memo.pdf", "nowhere.pdf"


@pytest.fixture
def office(database: Database) -> tuple[ImportTown, str]:
    """Return a request to import with which ICA keeps a document for itself."""
    town = ImportTown(database)
    number = town.ask_to_import()
    town.add_document(number, OF_ICA, town.dana)
    return town, number


def refused(town: ImportTown, number: str, **facts: object) -> list[str]:
    """Return why the agency may not document its vendor's standards so, in what it sends and in what it asks ahead."""
    said = list[list[str]]()
    sent = Sent({**STANDARDS, **facts})
    with pytest.raises(NotAllowed) as no:
        town.do(number, town.sofia, "document-vendor", ASKED, **sent.facts)
    said.append([each.sentence for each in no.value.refusals])
    with town.database.reading() as session, pytest.raises(NotAllowed) as no:
        foreseen(session, town.sofia, number, "document-vendor", sent, now=ASKED, version=None)
    said.append([each.sentence for each in no.value.refusals])
    assert said[0] == said[1]
    return said[0]


@pytest.mark.parametrize("meets", [True, False])
def test_an_agency_that_types_the_name_of_icas_own_document_is_told_what_it_is_told_of_one_that_is_not_there(
    office: tuple[ImportTown, str], *, meets: bool
) -> None:
    there = refused(*office, document=OF_ICA, meets=meets)
    assert [each.replace(OF_ICA, NOWHERE) for each in there] == refused(*office, document=NOWHERE, meets=meets)
    assert f'no document "{OF_ICA}" is with this case yet; add it first' in there


def test_a_correction_names_no_other_document_than_its_author_reads(office: tuple[ImportTown, str]) -> None:
    town, number = office
    for name in ("standards.pdf", "newer.pdf"):
        town.add_document(number, name)
    town.do(number, town.sofia, "document-vendor", ASKED, **STANDARDS)
    for name in (OF_ICA, NOWHERE):
        with pytest.raises(NotAllowed, match=f'no document "{name}" is with this case yet'):
            corrected(town, number, town.sofia, "document-vendor", now=ASKED, facts={**STANDARDS, "document": name})
    assert corrected(
        town, number, town.sofia, "document-vendor", now=ASKED, facts={**STANDARDS, "document": "newer.pdf"}
    )


def test_what_ica_enters_for_an_agency_names_a_document_that_is_there(office: tuple[ImportTown, str]) -> None:
    town, number = office
    with pytest.raises(NotAllowed, match="add it first"):
        came_late(town, number, town.dana, "document-vendor", received=date(2026, 3, 2), now=local(3, 3),
                  **{**STANDARDS, "document": NOWHERE})  # fmt: skip


def test_an_allegation_joins_no_case_from_which_its_reader_stands_aside(database: Database) -> None:
    bench = Bench(database)
    first = bench.notify()
    second = bench.allege(local(4, 2))
    bench.recuse(first, bench.dana)
    said = set[str]()
    for number in (first, "26-0000"):
        with pytest.raises(NotAllowed, match="give the number of a case in which a violation of the same user") as no:
            bench.do(second, bench.dana, "same-deed", local(4, 2), case=number)
        said.add(no.value.first.sentence)
    assert len(said) == 1


def test_every_field_that_is_held_against_the_documents_of_the_case_says_that_it_names_one() -> None:
    for process in PROCESSES:
        for _, step, _ in process.arrows():
            for each in step.conditions:
                if "is with this case" in each.words and each.fact and each.fact.form is step.form:
                    assert each.fact.field in marked(each.fact.form, Mark.DOCUMENT), (process.key, step.name)
