"""The practice desk: a plausible Vermont, made by walking real cases."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from icalendar import Calendar
from sqlalchemy import select

from models.accounts.sign_in import sign_in
from models.accounts.tokens_and_feeds import bearer
from models.casebook.case_search import find
from models.casebook.casebook import restored
from models.casebook.replaying import replayed
from models.inbox.inbox import Asked, Queue, tasks
from models.mail.addressees import dated
from models.rows.cases import CaseRow, HistoryRow
from models.rows.notices import LetterRow, NoticeRow
from models.rows.people import Agency, Person
from models.store.paging import Part
from notifications.writing.calendars import feed
from notifications.writing.letters.laying_out import lay_out_letters, letter_file
from notifications.writing.tasks import entry
from scheduler.clock import wall_now
from tests.models.searching.finding import words_anew, words_kept
from tests.notifications.mailroom import DESK
from tests.notifications.printing.reading import is_for_everybody, printed
from tests.web.practice.conftest import URL, copied
from web.bootstrap import House
from web.command.running import CREDENTIALS, practice_house
from web.practice.seeding import START
from workflows.grammar.process import Per, Process
from workflows.law.roles import HATS_ALONE, Role, may_act_as
from workflows.manual.people.onboarding import PROCESS
from workflows.manual.registry import PROCESSES

pytestmark = pytest.mark.xdist_group("practice desk")  # made once: it takes as long as all its cases together
Ways = list[dict[str, str]]


@pytest.fixture(scope="module")
def practice(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Ways, Path]]:
    """Return a practice desk, the ways to sign in, and its folder."""
    folder = copied(filled, tmp_path_factory.mktemp("practice") / "desk")
    house, ways = practice_house(folder, URL)
    yield house, ways, folder
    house.database.engine.dispose()


def test_there_are_agencies_of_both_continua_and_people_enough(practice: tuple[House, Ways, Path]) -> None:
    house, _, _ = practice
    with house.database.reading() as session:
        agencies = session.query(Agency).all()
        assert len(agencies) >= 12
        assert {coc for agency in agencies for coc in agency.continua()} == {"Balance of State", "Chittenden County"}
        assert session.query(Person).count() >= 80


def test_forty_cases_stand_in_all_their_states(practice: tuple[House, Ways, Path]) -> None:
    house, _, _ = practice
    with house.database.reading() as session:
        states = Counter(case.state for case in session.query(CaseRow).filter(CaseRow.process == "P03"))
        assert sum(states.values()) >= 40
        assert set(states) == {each.state.key for each in PROCESS.states}


@pytest.mark.parametrize(
    "process", [each for each in PROCESSES if not each.by_corrections], ids=lambda process: process.key
)
def test_cases_of_every_process_stand_in_most_of_their_states(
    practice: tuple[House, Ways, Path], process: Process
) -> None:
    house, _, _ = practice
    with house.database.reading() as session:
        cases = session.query(CaseRow).filter(CaseRow.process == process.key).all()
        reached = {case.state for case in cases}
        if process.recurrence and process.recurrence.per is Per.DESK:  # one at a time: where it stood before counts too
            ids = [case.id for case in cases]
            reached |= {row.to_state for row in session.query(HistoryRow).filter(HistoryRow.case_id.in_(ids))} - {""}
    assert len(reached) >= 3 * len(process.states) // 4, sorted(reached)


def test_everybodys_inbox_holds_what_is_theirs_and_nothing_else(practice: tuple[House, Ways, Path]) -> None:
    house, ways, _ = practice
    seen = set[Role]()
    with house.database.reading() as session:
        for way in ways:
            entrance = bearer(session, way["token"], wall_now())
            assert entrance is not None
            viewer = entrance.viewer
            for queue in (Queue.MINE, Queue.TEAM):
                for row in tasks(session, viewer, Asked(queue), START).rows:
                    _, worn = find(session, viewer, row.number)
                    assert may_act_as(worn, row.owner), (way["name"], row.number, row.owner)
                    seen.add(Role(way["role"]))
    assert seen >= {
        Role.SYSTEM_ADMIN, Role.ICA_DIRECTOR, Role.MANAGING_DIRECTOR, Role.COUNSEL, Role.COMMITTEE, Role.CHAIR,
        Role.COC_BALANCE, Role.COC_CHITTENDEN, Role.AGENCY_ADMIN, Role.AGENCY_DIRECTOR,
    }  # fmt: skip


def test_no_two_rows_of_anybodys_own_list_read_alike_and_no_two_entries_of_a_calendar(
    practice: tuple[House, Ways, Path],
) -> None:
    house, ways, _ = practice
    generic = {process.title for process in PROCESSES}
    with house.database.reading() as session:
        for way in ways:
            entrance = bearer(session, way["token"], wall_now())
            assert entrance is not None
            mine = tasks(session, entrance.viewer, Asked(Queue.MINE, part=Part(limit=200)), START).rows
            read = Counter((row.task, row.heading) for row in mine)
            assert [each for each, times in read.items() if times > 1] == [], way["name"]
            assert not {row.heading for row in mine} & generic
            dates = [entry(*each, confidential=False) for each in dated(session, entrance.viewer.id)]
            told = Counter(str(each["summary"]) for each in Calendar.from_ical(feed(dates, DESK, START)).events)
            assert [each for each, times in told.items() if times > 1] == [], way["name"]


def test_every_notice_of_every_process_was_composed(practice: tuple[House, Ways, Path]) -> None:
    house, _, _ = practice
    with house.database.reading() as session:
        assert [
            each.template
            for each in session.query(NoticeRow).order_by(NoticeRow.id)
            if each.outcome == "fault" or not each.told_at
        ] == []


def test_every_case_is_what_its_history_makes_of_it(practice: tuple[House, Ways, Path]) -> None:
    house, _, _ = practice
    with house.database.reading() as session:
        for row in session.query(CaseRow):
            mapping = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
            assert replayed(session, row) == restored(house.database.rulebook, mapping), row.number
        assert session.query(HistoryRow).filter(HistoryRow.at > START).count() == 0


def test_somebody_of_every_role_can_sign_in(practice: tuple[House, Ways, Path]) -> None:
    house, ways, folder = practice
    assert {way["role"] for way in ways} == {
        role.name_outside
        for role in frozenset(Role)
        - HATS_ALONE
        - {
            Role.CLOCK,
            Role.COMPLAINANT,
            Role.ASKER,
            Role.CONCERNED,
        }
    }
    assert set(ways[0]) == {"role", "name", "email", "password", "token", "agency"}
    assert json.loads((folder / CREDENTIALS).read_text()) == ways
    assert (folder / CREDENTIALS).stat().st_mode & 0o077 == 0
    assert sign_in(house.database, ways[0]["email"], ways[0]["password"], wall_now())
    with house.database.reading() as session:
        found = bearer(session, ways[0]["token"], wall_now())
        assert found is not None
        assert found.viewer.name == ways[0]["name"]


def test_started_again_it_goes_on_where_it_stood(practice: tuple[House, Ways, Path]) -> None:
    _, ways, folder = practice
    again, same = practice_house(folder, URL)
    assert same == ways
    assert again.clock.now() == START
    again.database.engine.dispose()


def test_every_case_is_found_by_the_words_by_which_it_would_be_if_they_were_written_anew(
    practice: tuple[House, Ways, Path],
) -> None:
    house, _, _ = practice
    kept = words_kept(house.database)
    assert {number for number, keeper in kept if keeper}
    assert kept == words_anew(house.database)


def test_every_letter_can_be_read_aloud_and_says_whom_it_is_to(practice: tuple[House, Ways, Path]) -> None:
    house, _, _ = practice
    assert lay_out_letters(house.database) > 0
    with house.database.reading() as session:
        letters = [(row.id, row.person.name) for row in session.scalars(select(LetterRow)).unique()]
    for number, name in letters:
        found = printed(letter_file(house.database, number))
        assert is_for_everybody(found)
        assert name in found.words
