"""Who is away lends what they do to whoever stands in: for some days, one link, never what is agreed to."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from models.access.access import Viewer, hats, own_hats
from models.access.standing_in import standing_in
from models.accounts.absences import absences_of, end_absence, enter_absence
from models.casebook.case_search import duties_of, find
from models.casebook.casebook import NoSuchCase
from models.casebook.changing_hands import speaks_for
from models.database import Database
from models.inbox.inbox import Asked, Queue, tasks
from models.intake.intake import Sent, act
from models.intake.remarks import recuse
from models.registries.people_and_agencies import add_person, give_office, person_of
from models.rows.cases import HistoryRow
from models.rows.people import Agency, Person
from tests.desks import SETTLED, Town, local
from tests.notifications.mailroom import Mailroom, squeezed
from tests.precinct import MAPLE, OTTER, Precinct
from workflows.engine.cases import NotAllowed
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN

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
        maple = session.query(Agency).filter_by(key=MAPLE).one()
        person = add_person(session, "Abe Lind", "abe@maple.example", maple, SETTLED)
        give_office(session, person, AGENCY_DIRECTOR, maple, SETTLED)
        stranger = person.email
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


def test_what_was_done_for_somebody_says_so(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(3, 2))
    away(town, DANA, TESS)
    with town.database.writing() as session:
        sent = Sent({"begun_on": "2026-03-11"})
        act(session, today(town, TESS), number, "begin-series", sent, now=local(3, 11), version=None)
        rows = session.query(HistoryRow).filter(HistoryRow.title.contains("series begun")).all()
    assert [(row.person_id, row.note) for row in rows] == [(town.tess.id, "For Dana Whitcomb, who is away.")]


def test_what_is_ones_own_to_do_is_done_for_nobody(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(3, 2))
    away(town, DANA, TESS)
    with town.database.writing() as session:
        act(
            session, today(town, TESS), number, "withdraw", Sent({"why": "Not filled."}), now=local(3, 11), version=None
        )
        note = session.query(HistoryRow).order_by(HistoryRow.id.desc()).first()
    assert note is not None
    assert "away" not in note.note


def test_whoever_stands_in_is_told_for_whom_and_when(database: Database) -> None:
    room = Mailroom(database)
    away(room, TESS, DANA)
    room.tell(SETTLED)
    message = room.message("covering")
    assert (message.address, message.subject) == (
        DANA,
        "You cover for Tess Barlow from Wednesday, March 11, 2026 to Friday, March 20, 2026",
    )
    assert "Their tasks are also in your inbox then" in squeezed(message.text)


def test_what_is_taken_back_before_it_was_told_is_told_to_nobody(database: Database) -> None:
    room = Mailroom(database)
    away(room, TESS, DANA)
    with room.database.writing() as session:
        person = person_of(session, TESS)
        assert person is not None
        ((entry, _),) = absences_of(session, person, TODAY)
        end_absence(session, person, entry.id, SETTLED, TODAY)
    room.tell(SETTLED)
    assert (room.messages("covering"), room.outcomes("covering")) == ([], ["dropped"])


def test_nobody_learns_by_trying_who_is_on_the_desk(database: Database) -> None:
    town = Town(database)
    with town.database.writing() as session:
        add_person(session, "Abe Lind", "abe@maple.example", None, SETTLED)
    said = []
    for address in ("abe@maple.example", "nobody@maple.example"):
        with pytest.raises(NotAllowed) as refused:
            enter(town, TESS, {"begins_on": "2026-03-11", "ends_on": "2026-03-12", "stand_in": address})
        said.append(refused.value.first.sentence)
    assert said[0] == said[1]


def test_a_consent_of_who_is_away_is_no_task_of_who_stands_in(database: Database) -> None:
    town = Precinct(database)
    number = town.requested(instrument="court order", return_on="2026-06-18", agencies=[OTTER, MAPLE])
    with town.database.writing() as session:
        helen = session.get(Person, town.helen.id)
        assert helen is not None
        days = {"begins_on": "2026-06-01", "ends_on": "2026-06-30", "stand_in": NORA}
        enter_absence(session, helen, days, SETTLED, date(2026, 6, 1))
    nora = today(town, NORA, date(2026, 6, 2))
    with town.database.reading() as session:
        case, worn = find(session, nora, number)
        (comply,) = [duty for duty in duties_of(session, case.id) if duty.key == f"comply:{OTTER}"]
        assert AGENCY_DIRECTOR in worn
        assert not speaks_for(session, nora, comply, case, worn)
        assert speaks_for(session, town.helen, comply, case, hats(session, town.helen, case))
    assert comply.key not in mine(town, nora, local(6, 2))
    with pytest.raises(NotAllowed, match="for the agency executive director to do"):
        town.do(number, nora, "object", local(6, 2), paper="26-CV-1", why="No.")


def assignee(town: Town, number: str, key: str) -> str | None:
    duty = town.open_duties(number)[key]
    with town.database.reading() as session:
        return session.get_one(Person, duty.assignee_id).name if duty.assignee_id else None


def alone(town: Town, who: str) -> None:
    enter(town, who, {"begins_on": "2026-03-11", "ends_on": "2026-03-20"})


def test_who_is_away_and_for_whom_nobody_stands_in_gets_no_task_that_another_is_there_for(database: Database) -> None:
    town = Town(database)
    una = second(town)
    alone(town, TESS)
    assert assignee(town, town.ask(local(3, 11)), "level") == "Una Poe"
    assert assignee(town, town.ask(local(3, 23), name="Kim Roe", email="kim@otter.example"), "level") is None
    alone(town, una)  # nobody is there: it waits for both
    assert assignee(town, town.ask(local(3, 12), name="Lee Orr", email="lee@otter.example"), "level") is None


def test_the_keeper_of_a_case_who_is_away_gets_no_new_task_of_it_where_a_colleague_could_have_it(
    database: Database,
) -> None:
    town = Town(database)
    with town.database.writing() as session:
        kofi = add_person(session, "Kofi Mensah", "kofi@desk.example", None, SETTLED)
        give_office(session, kofi, SYSTEM_ADMIN, None, SETTLED)
    number = town.ask(local(3, 2))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    alone(town, DANA)
    town.do(number, town.jo, "submit", local(3, 11), work="All of it.")
    assert town.case(number).keeper_id == town.dana.id
    assert assignee(town, number, "review") is None
    other = town.ask(local(3, 2), name="Kim Roe", email="kim@otter.example")
    town.do(other, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    end_of(town, DANA)
    town.do(other, town.viewer("kim@otter.example"), "submit", local(3, 11), work="All of it.")
    assert assignee(town, other, "review") == "Dana Whitcomb"


def end_of(town: Town, who: str) -> None:
    """Let somebody come back."""
    with town.database.writing() as session:
        person = person_of(session, who)
        assert person is not None
        ((absence, _),) = absences_of(session, person, TODAY)
        end_absence(session, person, absence.id, SETTLED, TODAY)


def test_a_task_of_who_is_away_stays_theirs_where_somebody_stands_in(database: Database) -> None:
    town = Town(database)
    with town.database.writing() as session:
        kofi = add_person(session, "Kofi Mensah", "kofi@desk.example", None, SETTLED)
        give_office(session, kofi, SYSTEM_ADMIN, None, SETTLED)
    number = town.ask(local(3, 2))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    away(town, DANA, "kofi@desk.example")
    town.do(number, town.jo, "submit", local(3, 11), work="All of it.")
    assert assignee(town, number, "review") == "Dana Whitcomb"
    assert "review" in mine(town, today(town, "kofi@desk.example"), local(3, 11))
