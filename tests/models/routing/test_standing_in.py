"""Who is away lends what they do to whoever stands in: for some days, one link, never what is agreed to."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from models.access.access import Viewer, hats, own_hats
from models.access.standing_in import standing_in
from models.accounts.absences import absences_of, end_absence, enter_absence
from models.casebook.case_search import find
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.inbox.inbox import Asked, Queue, tasks
from models.intake.intake import Sent, act
from models.intake.remarks import recuse
from models.registries.people_and_agencies import add_person, give_office, person_of
from models.rows.people import Agency
from tests.desks import SETTLED, Town, local
from workflows.engine.cases import NotAllowed
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN

TESS, DANA, NORA = "tess.barlow@desk.example", "dana.whitcomb@desk.example", "nora.feld@desk.example"
TODAY = date(2026, 3, 11)


def enter(town: Town, who: str, facts: dict[str, str]) -> None:
    with town.database.writing() as session:
        person = person_of(session, who)
        assert person is not None
        enter_absence(session, person, facts, SETTLED, TODAY)


def away(town: Town, who: str, stand_in: str) -> None:
    enter(town, who, {"begins_on": "2026-03-11", "ends_on": "2026-03-20", "stand_in": stand_in})


def today(town: Town, email: str, day: date = TODAY) -> Viewer:
    with town.database.reading() as session:
        return standing_in(session, town.viewer(email), day)


def mine(town: Town, viewer: Viewer, now: datetime) -> set[str]:
    with town.database.reading() as session:
        return {row.key for row in tasks(session, viewer, Asked(Queue.MINE), now).rows}


def second(town: Town) -> str:
    """Let Otter Creek have another administrator, and return the address."""
    with town.database.writing() as session:
        otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
        person = add_person(session, "Una Poe", "una@otter.example", otter, SETTLED)
        give_office(session, person, AGENCY_ADMIN, otter, SETTLED)
    return "una@otter.example"


def test_the_tasks_of_who_is_away_are_also_in_the_list_of_who_stands_in(database: Database) -> None:
    town = Town(database)
    town.ask(local(3, 2))
    una = second(town)
    assert "level" not in mine(town, today(town, una), local(3, 11))
    away(town, TESS, una)
    assert "level" in mine(town, today(town, una), local(3, 11))
    assert "level" in mine(town, today(town, TESS), local(3, 11))
    assert "level" not in mine(town, today(town, una, date(2026, 3, 21)), local(3, 21))


def test_it_is_one_link(database: Database) -> None:
    town = Town(database)
    una = second(town)
    away(town, TESS, una)
    away(town, una, DANA)
    assert [each.name for each in today(town, DANA).lent] == ["Una Poe"]


def test_no_case_opens_that_who_stands_in_may_not_see(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(3, 2))
    with town.database.writing() as session:
        stranger = add_person(session, "Abe Lind", "abe@maple.example", None, SETTLED).email
    away(town, DANA, stranger)
    abe = today(town, stranger)
    with town.database.reading() as session, pytest.raises(NoSuchCase):
        find(session, abe, number)
    assert mine(town, abe, local(3, 11)) == set()


def test_who_stands_in_does_what_the_other_does_and_agrees_to_nothing(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(3, 2))
    away(town, DANA, TESS)
    tess = today(town, TESS)
    with town.database.reading() as session:
        case, worn = find(session, tess, number)
        assert SYSTEM_ADMIN in worn
        assert SYSTEM_ADMIN not in own_hats(session, tess, case)
    with town.database.writing() as session:
        act(session, tess, number, "begin-series", Sent({"begun_on": "2026-03-11"}), now=local(3, 11), version=None)
    assert town.case(number).state != "REQUESTED"


def test_whoever_stood_aside_lends_nothing_in_that_case(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(3, 2))
    away(town, DANA, TESS)
    with town.database.writing() as session:
        case, _ = find(session, town.dana, number)
        recuse(session, town.dana, case, "A relative.", local(3, 3))
    tess = today(town, TESS)
    with town.database.reading() as session:
        case, _ = find(session, tess, number)
        assert SYSTEM_ADMIN not in hats(session, tess, case)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"begins_on": "2026-03-20", "ends_on": "2026-03-11"}, "ends_on"),
        ({"begins_on": "2026-03-01", "ends_on": "2026-03-05"}, "ends_on"),
        ({"begins_on": "2026-03-11", "ends_on": "2028-03-11"}, "ends_on"),
        ({"begins_on": "2026-03-11", "ends_on": "2026-03-12", "stand_in": "nobody@desk.example"}, "stand_in"),
        ({"begins_on": "2026-03-11", "ends_on": "2026-03-12", "stand_in": TESS}, "stand_in"),
    ],
    ids=["backwards", "over", "too long", "nobody", "oneself"],
)
def test_days_and_people_that_make_no_sense_are_refused_in_words(
    database: Database, facts: dict[str, str], field: str
) -> None:
    town = Town(database)
    with pytest.raises(NotAllowed) as refused:
        enter(town, TESS, facts)
    assert refused.value.first.field == field


def test_who_is_back_sooner_has_their_tasks_alone_again(database: Database) -> None:
    town = Town(database)
    town.ask(local(3, 2))
    una = second(town)
    away(town, TESS, una)
    with town.database.writing() as session:
        person = person_of(session, TESS)
        assert person is not None

        ((entry, _),) = absences_of(session, person, TODAY)
        assert end_absence(session, person, entry.id, SETTLED, TODAY)
    assert today(town, una).lent == frozenset()
