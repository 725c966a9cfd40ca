"""The practice desk: a plausible Vermont, made by walking real cases."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.casebook import restored
from models.cases import CaseRow, HistoryRow
from models.people import Agency, Person
from models.replaying import replayed
from models.sign_in import bearer, sign_in
from scheduler.clock import wall_now
from web.command.running import CREDENTIALS, practice_house
from web.house import House
from web.practice.seeding import START
from workflows.manual.people.onboarding import PROCESS
from workflows.people import Role

Ways = list[dict[str, str]]


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Ways, Path]]:
    """Return a practice desk, the ways to sign in, and its folder."""
    folder = tmp_path_factory.mktemp("practice")
    house, ways = practice_house(folder, "http://127.0.0.1:8000")
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
        states = Counter(case.state for case in session.query(CaseRow))
        assert sum(states.values()) >= 40
        assert set(states) == {each.state.name for each in PROCESS.states}


def test_every_case_is_what_its_history_makes_of_it(practice: tuple[House, Ways, Path]) -> None:
    house, _, _ = practice
    with house.database.reading() as session:
        for row in session.query(CaseRow):
            mapping = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
            assert replayed(session, row) == restored(house.database.rulebook, mapping), row.number
        assert session.query(HistoryRow).filter(HistoryRow.at > START).count() == 0


def test_somebody_of_every_role_can_sign_in(practice: tuple[House, Ways, Path]) -> None:
    house, ways, folder = practice
    assert {way["role"] for way in ways} == {role.value for role in Role if role is not Role.CLOCK}
    assert set(ways[0]) == {"role", "name", "email", "password", "token", "agency"}
    assert json.loads((folder / CREDENTIALS).read_text()) == ways
    assert (folder / CREDENTIALS).stat().st_mode & 0o077 == 0
    assert sign_in(house.database, ways[0]["email"], ways[0]["password"], wall_now())
    with house.database.reading() as session:
        found = bearer(session, ways[0]["token"])
        assert found is not None
        assert found.name == ways[0]["name"]


def test_started_again_it_goes_on_where_it_stood(practice: tuple[House, Ways, Path]) -> None:
    _, ways, folder = practice
    again, same = practice_house(folder, "http://127.0.0.1:8000")
    assert same == ways
    assert again.clock.now() == START
    again.database.engine.dispose()
