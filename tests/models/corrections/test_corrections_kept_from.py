"""What a correction must not give away: to whom a name is shown, who hears of it, and what is entered for whom."""

from datetime import date

import pytest

from models.casebook.case_search import find, history_of
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.correcting import Wanted, correct, correctable
from models.intake.late_entries import offers
from models.intake.proposals import decide
from models.rows.notices import NoticeRow
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from tests.desks import Town, local
from tests.models.complaining import CAME, Leaders
from tests.models.corrections.correcting import came_late, confirmed, corrected, entry
from tests.models.corrections.test_corrections import begun, told
from tests.models.test_onboarding_remembered import licensed
from tests.models.violations import FOUND, Bench
from workflows.answers.masking import HIDDEN
from workflows.engine.cases import NotAllowed
from workflows.manual.conduct.complaint.saying import Complaint

DESK = Desk("http://desk.example/", "hmis@desk.example", "HMIS Desk")


def kept_complaint(town: Leaders) -> str:
    """Return a complaint that Dana keeps, whose complainant she alone may read."""
    number = town.complain()
    with town.database.writing() as session:
        case, _ = find(session, town.dana, number)
        case.keeper_id = town.dana.id
    return number


def test_a_name_that_the_keeper_alone_reads_is_shown_to_nobody_else_and_stays(database: Database) -> None:
    town = Leaders(database)
    number = kept_complaint(town)
    with database.writing() as session:
        found = correctable(session, town.kofi, number, entry(town, number, "complain"), CAME)
        form = found.form
        assert isinstance(form, Complaint)
        assert (form.complainant, form.contact) == (HIDDEN, HIDDEN)
        facts = {name: getattr(form, name) for name in form.__struct_fields__} | {"occurred": "January 2026"}
        facts["about"] = facts["about"].value
        assert correct(session, town.kofi, found, Wanted("A month off.", facts), now=CAME, version=None)
    with database.reading() as session:
        rows = history_of(session, town.case(number).id)
        assert "Robin" not in " ".join(row.title + row.note for row in rows)
        mine = correctable(session, town.dana, number, entry(town, number, "complain"), CAME).form
        assert isinstance(mine, Complaint)
        assert (mine.complainant, mine.occurred) == ("Robin Vale", "January 2026")


def test_the_keeper_s_reason_does_not_repeat_the_name(database: Database) -> None:
    town = Leaders(database)
    number = kept_complaint(town)
    with database.writing() as session:
        found = correctable(session, town.dana, number, entry(town, number, "complain"), CAME)
        with pytest.raises(NotAllowed, match="repeats something confidential") as no:
            correct(session, town.dana, found, Wanted("Robin Vale called again."), now=CAME, version=None)
    assert no.value.first.field == "reason"


def struck(bench: Bench, number: str) -> None:
    """Let a finding be struck by two of ICA."""
    corrected(bench, number, bench.dana, "find", now=FOUND)
    confirmed(bench, number, bench.nora, FOUND)


def test_who_was_told_nothing_yet_is_not_told_that_it_is_not_so(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify()
    assert ("violation-found", "HMIS user") in told(bench, number)
    struck(bench, number)
    assert ("corrected", "HMIS user") not in told(bench, number)
    with database.reading() as session:
        rows = session.query(NoticeRow).filter_by(template="violation-found")
        assert {row.outcome for row in rows} == {"withdrawn"}


def test_who_was_told_is_told(database: Database) -> None:
    bench = Bench(database)
    number = bench.notify()
    dispatch(database, FOUND, DESK, wall=FOUND)
    struck(bench, number)
    assert ("corrected", "HMIS user") in told(bench, number)


def test_whoever_proposed_a_correction_may_think_better_of_it(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    corrected(town, number, town.dana, "confirm-username", now=local(3, 24))
    confirmed(town, number, town.dana, local(3, 24), yes=False)
    assert town.case(number).state == "LICENSED"
    with database.writing() as session:
        case, worn = find(session, town.nora, number)
        with pytest.raises(NotAllowed, match="no correction here"):
            decide(session, town.nora, case, worn, confirmed=True, now=local(3, 24))


def test_ica_enters_for_others_neither_what_the_desk_does_nor_what_is_agreed_to(database: Database) -> None:
    town = Town(database)
    number = begun(town)
    with database.reading() as session:
        names = {each.step.name for each in offers(session, town.dana, number)}
        assert "submit" in names
        assert names.isdisjoint({"lapse", "sign", "acknowledge"})
        with pytest.raises(NoSuchCase):
            offers(session, town.tess, number)


def test_a_day_ahead_is_refused_beside_its_field(database: Database) -> None:
    town = Town(database)
    number = begun(town)
    with pytest.raises(NotAllowed, match="lies in the future") as no:
        came_late(town, number, town.dana, "submit", received=date(2026, 3, 20), now=local(3, 10), work="All of it.")
    assert no.value.first.field == "on"
