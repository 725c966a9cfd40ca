"""What one of several parties did is named with the party's own name, wherever a correction speaks of it."""

from __future__ import annotations

import pytest

from models.casebook.case_search import history_of
from models.intake.correcting import Wanted, correctable, shown
from tests.databases import sqlite
from tests.imports import ASKED, ImportTown
from tests.models.corrections.correcting import corrected, entry
from workflows.engine.cases import NotAllowed


@pytest.fixture
def approved() -> tuple[ImportTown, str]:
    """Return a town, and an import whose vendor one of the two Continua has approved."""
    town = ImportTown(sqlite())
    number = town.documented()
    town.do(number, town.miriam, "approve-vendor", ASKED)
    return town, number


def test_the_history_names_for_whom_it_was_done_that_was_struck(approved: tuple[ImportTown, str]) -> None:
    town, number = approved
    corrected(town, number, town.miriam, "approve-vendor", now=ASKED)
    with town.database.reading() as session:
        row = next(each for each in history_of(session, town.case(number).id) if each.kind == "strike")
    assert row.title == 'Struck as entered by mistake: "Vendor approved, Balance of State" of March 2, 2026'
    assert "{" not in row.title + row.note


def test_a_later_step_that_would_not_be_possible_any_more_is_named_with_its_party(
    approved: tuple[ImportTown, str],
) -> None:
    town, number = approved
    with town.database.reading() as session:
        found = correctable(session, town.sofia, number, entry(town, number, "document-vendor"), ASKED)
        with pytest.raises(
            NotAllowed, match='"Vendor approved, Balance of State" of March 2, 2026 would not have been'
        ):
            shown(session, town.sofia, found, Wanted("The wrong paper."), ASKED)
