"""A correction that waits for a second person is a task of everybody who may confirm it, and is asked for until it is decided."""

from datetime import datetime

from models.access.access import Viewer
from models.casebook.case_search import find
from models.database import Database
from models.desk.figures import figures
from models.inbox.due import next_due
from models.intake.remarks import recuse
from models.intake.second_person import proposed_by, to_confirm
from models.registries.people_and_agencies import add_person, give_office
from models.rows.notices import Message, NoticeRow
from notifications.writing.dispatch import dispatch
from scheduler.sweep import sweep
from tests.desks import SETTLED, Town, local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.test_onboarding_remembered import licensed
from tests.notifications.mailroom import DESK
from workflows.law.roles import SYSTEM_ADMIN

PROPOSED = local(3, 24)
DAY, LATE = local(3, 30, 8), local(3, 30, 9)  # the three days end on a Friday night


def hired(town: Town, name: str = "Kofi Mensah") -> Viewer:
    """Hire another System Administrator."""
    with town.database.writing() as session:
        person = add_person(session, name, "kofi@desk.example", None, SETTLED)
        give_office(session, person, SYSTEM_ADMIN, None, SETTLED)
    return town.viewer("kofi@desk.example")


def proposal(town: Town) -> str:
    """Let Dana propose that a license was issued in error, and return the number of the case."""
    number = licensed(town)
    assert not corrected(town, number, town.dana, "confirm-username", now=PROPOSED)
    return number


def asked(town: Town, viewer: Viewer) -> list[str]:
    """Return the cases whose corrections somebody is to confirm."""
    with town.database.reading() as session:
        return [each.case.number for each in to_confirm(session, viewer)]


def mails(town: Town, template: str) -> dict[str, int]:
    """Return how many mails of a kind went to whom."""
    with town.database.reading() as session:
        about = session.query(NoticeRow.id).filter(NoticeRow.template == template)
        found = [each.address for each in session.query(Message).filter(Message.notice_id.in_(about))]
    return {address: found.count(address) for address in found}


def turn(town: Town, now: datetime) -> int:
    """Let the worker have its turn, and return on how much it acted."""
    fired = sweep(town.database, now).fired
    dispatch(town.database, now, DESK, now)
    return fired


def late(town: Town, now: datetime) -> float:
    with town.database.reading() as session:
        return figures(session, now)["corrections_unconfirmed_late"]


def test_everybody_who_may_confirm_it_has_it_to_do_and_whoever_proposed_it_waits(database: Database) -> None:
    town = Town(database)
    kofi, number = hired(town), proposal(town)
    assert asked(town, kofi) == asked(town, town.nora) == [number]
    assert asked(town, town.dana) == asked(town, town.tess) == asked(town, town.jo) == []
    with database.reading() as session:
        assert [each.case.number for each in proposed_by(session, town.dana)] == [number]
        assert proposed_by(session, kofi) == []


def test_who_stands_aside_in_the_case_is_neither_asked_nor_told(database: Database) -> None:
    town = Town(database)
    kofi, number = hired(town), licensed(town)
    with database.writing() as session:
        recuse(session, kofi, find(session, kofi, number)[0], "My cousin.", PROPOSED)
    corrected(town, number, town.dana, "confirm-username", now=PROPOSED)
    assert asked(town, kofi) == []
    turn(town, PROPOSED)
    assert mails(town, "correction-proposed") == {"nora.feld@desk.example": 1}


def test_all_who_may_confirm_it_are_told_also_where_the_proposer_keeps_the_case(database: Database) -> None:
    town = Town(database)
    hired(town)
    proposal(town)
    turn(town, PROPOSED)
    assert mails(town, "correction-proposed") == {"kofi@desk.example": 1, "nora.feld@desk.example": 1}


def test_after_its_days_they_are_asked_again_in_office_hours_and_again_after_as_many_days(database: Database) -> None:
    town = Town(database)
    hired(town)
    proposal(town)
    turn(town, DAY)
    assert mails(town, "correction-waits") == {}
    with database.reading() as session:
        assert next_due(session) == LATE
    turn(town, LATE)
    turn(town, LATE)
    assert mails(town, "correction-waits") == {"kofi@desk.example": 1, "nora.feld@desk.example": 1}
    turn(town, local(4, 2, 9))
    assert mails(town, "correction-waits") == {"kofi@desk.example": 2, "nora.feld@desk.example": 2}


def test_what_waits_too_long_is_counted_until_somebody_decides_and_nobody_is_asked_after_that(
    database: Database,
) -> None:
    town = Town(database)
    number = proposal(town)
    assert late(town, local(3, 27, 23)) == 0
    assert late(town, local(3, 28, 0)) == 1
    confirmed(town, number, town.nora, local(3, 29), yes=False)
    assert (late(town, LATE), asked(town, town.nora)) == (0, [])
    turn(town, LATE)
    assert mails(town, "correction-waits") == {}


def test_mail_that_was_not_written_before_somebody_decided_is_not_written(database: Database) -> None:
    town = Town(database)
    number = proposal(town)
    confirmed(town, number, town.nora, local(3, 25), yes=False)
    turn(town, local(3, 25))
    assert mails(town, "correction-proposed") == {}


def test_where_nobody_may_confirm_it_that_is_work_for_ica(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    with database.writing() as session:
        recuse(session, town.nora, find(session, town.nora, number)[0], "My cousin.", PROPOSED)
    corrected(town, number, town.dana, "confirm-username", now=PROPOSED)
    turn(town, PROPOSED)
    with database.reading() as session:
        told = session.query(NoticeRow).filter(NoticeRow.template == "correction-proposed").all()
        assert {notice.outcome for notice in told} == {"nobody"}
