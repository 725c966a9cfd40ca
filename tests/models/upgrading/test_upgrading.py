"""A desk is read before it is changed: what would break or differ is said in words, and nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from models.database import Database
from models.rows.people import Agency
from models.store import schema
from models.upgrading.upgrade import WouldBreak, is_current, new_dates, replays, sentences, upgrade
from tests.databases import KINDS, bare
from tests.kept.opening import fill
from workflows.law.continua import Continuum

pytestmark = pytest.mark.xdist_group("upgraded")
FIRST_SCHEMA = "SELECT version_num FROM alembic_version"


@pytest.fixture
def old() -> Iterator[Database]:
    database = bare("sqlite")
    fill(database, "1")
    yield database
    database.engine.dispose()


@dataclass(frozen=True)
class Upgraded:
    """A desk of the first version that was brought up to date, and what it said before; for tests that only read it."""

    database: Database
    before: Mapping[str, int]  # how many rows a statement counted
    broken: Sequence[str]
    new: Sequence[str]  # dates that there were not before
    changed: int


@pytest.fixture(scope="module")
def upgraded() -> Iterator[Upgraded]:
    """Bring a desk of the first version up to date, once."""
    database = bare("sqlite")
    fill(database, "1")
    assert not is_current(database)
    found = list(replays(database))
    yield Upgraded(
        database,
        {statement: number(database, statement) for statement in (UNDATED, *BY_WORDS)},
        [sentence for each in found for sentence in sentences(each)],
        [sentence for each in found for sentence in new_dates(each)],
        upgrade(database),
    )
    database.engine.dispose()


def run(database: Database, statement: str) -> list[tuple[object, ...]]:
    """Run a statement as it stands."""
    with database.engine.begin() as connection:
        found = connection.execute(text(statement))
        return [tuple(row) for row in found] if found.returns_rows else []


def number(database: Database, statement: str) -> int:
    """Return what a statement counts."""
    ((counted,),) = run(database, statement)
    assert isinstance(counted, int)
    return counted


UNDATED = "SELECT count(*) FROM duty WHERE closed_at IS NULL AND due_at IS NULL AND owner != 'desk'"
BY_WORDS = (  # or for an office
    "SELECT count(*) FROM history WHERE kind = 'approve-vendor-balance'",
    "SELECT count(*) FROM duty WHERE key = 'vendor-balance'",
    "SELECT count(*) FROM draft WHERE step = 'approve-vendor-balance'",
    "SELECT count(*) FROM history WHERE event LIKE '%\"by phone\"%'",
    "SELECT count(*) FROM case_file WHERE body LIKE '%\"by phone\"%'",
    "SELECT count(*) FROM draft WHERE fields LIKE '%in person%'",
)


def test_a_desk_of_the_first_version_is_brought_up_to_date_and_each_case_is_what_it_was(upgraded: Upgraded) -> None:
    assert upgraded.broken == []
    assert upgraded.changed >= 150
    assert is_current(upgraded.database)
    assert upgrade(upgraded.database) == 0
    assert [sentence for found in replays(upgraded.database) for sentence in sentences(found)] == []


def test_tasks_that_had_no_date_get_a_target_which_is_said_and_holds_nothing_up(upgraded: Upgraded) -> None:
    assert any("the trainee's access level\" had no date, and has the local target " in each for each in upgraded.new)
    assert not any("{" in each for each in upgraded.new)
    assert number(upgraded.database, UNDATED) == upgraded.before[UNDATED] - len(upgraded.new)
    assert [sentence for found in replays(upgraded.database) for sentence in new_dates(found)] == []


def test_what_was_stored_by_words_or_for_an_office_is_stored_by_keys_and_parties(upgraded: Upgraded) -> None:
    assert upgraded.before[BY_WORDS[0]] > 0
    assert [number(upgraded.database, each) for each in BY_WORDS] == [0] * len(BY_WORDS)


def test_what_was_closed_to_whom_it_is_about_stays_closed_and_nothing_else_is(upgraded: Upgraded) -> None:
    closed = "SELECT DISTINCT process FROM case_file WHERE closed_to_subject = {} ORDER BY process"
    assert run(upgraded.database, closed.format("true")) == [("P19",)]
    assert ("P19",) not in run(upgraded.database, closed.format("false"))


def test_whoever_a_complaint_of_before_complains_of_stands_aside_at_once_and_the_open_ones_learn_of_it(
    upgraded: Upgraded,
) -> None:
    accused = (
        "SELECT {} FROM case_file JOIN recusal ON recusal.case_id = case_file.id JOIN person ON person.id = person_id "
        "WHERE process = 'P20' AND accused {}"
    )
    found = set(run(upgraded.database, accused.format("case_file.state, person.name", "")))
    assert {("LOOKING", "Mina Patel"), ("UNFOUNDED", "Bea Stone")} <= found
    waiting = set(run(upgraded.database, accused.format("case_file.id", "AND closed_at IS NULL")))
    assert waiting == set(run(upgraded.database, "SELECT case_id FROM case_behind"))
    assert waiting


def continua(database: Database) -> dict[str, tuple[str, list[str]]]:
    """Return for each agency what is stored of its Continuums of Care, and the words that are shown."""
    stored = {str(key): str(cocs) for key, cocs in run(database, "SELECT key, cocs FROM agency")}
    with database.reading() as session:
        return {each.key: (stored[each.key], each.continua()) for each in session.query(Agency)}


@pytest.mark.parametrize("kind", KINDS)
def test_the_continuums_of_an_agency_are_stored_by_keys_and_shown_in_the_same_words(kind: str) -> None:
    database = bare(kind)
    fill(database, "1")
    before = {str(key): str(cocs) for key, cocs in run(database, "SELECT key, cocs FROM agency")}
    run(database, "UPDATE agency SET cocs = 'chittenden county CoC;Maine' WHERE key = 'granite-city-outreach'")
    upgrade(database)
    found = continua(database)
    assert found.pop("granite-city-outreach") == ("chittenden;Maine", ["Chittenden County"])
    assert found["lakeshore-housing-partners"][0] == "balance;chittenden"
    assert {key: "; ".join(words) for key, (_, words) in found.items()} == {key: before[key] for key in found}
    with database.writing() as session:
        session.query(Agency).filter_by(key="safe-passage-house").one().cocs = (Continuum.CHITTENDEN, Continuum.BALANCE)
    assert continua(database)["safe-passage-house"][0] == "balance;chittenden"
    database.engine.dispose()


def test_a_case_that_could_not_be_read_any_more_is_named_and_nothing_is_changed(old: Database) -> None:
    run(old, 'UPDATE history SET event = replace(event, \'"name":"give"\', \'"name":"hand"\') WHERE kind = \'give\'')
    before = run(old, "SELECT id, body FROM case_file"), run(old, FIRST_SCHEMA)
    with pytest.raises(WouldBreak) as wrong:
        upgrade(old, differences_are_right=True)
    assert all("cannot be read any more: P11: that cannot be done now" in each for each in wrong.value.sentences)
    assert wrong.value.sentences[0].startswith("Case ")
    assert (run(old, "SELECT id, body FROM case_file"), run(old, FIRST_SCHEMA)) == before
    assert not schema.is_current(old.engine)


def test_what_would_only_differ_is_let_pass_if_somebody_says_that_it_is_right(old: Database) -> None:
    run(old, "UPDATE duty SET due_at = '2026-12-24 05:00:00.000000' WHERE id = "
             "(SELECT min(id) FROM duty WHERE key = 'homework' AND closed_at IS NULL)")  # fmt: skip
    with pytest.raises(WouldBreak, match=r"^Case [0-9-]+, New-user onboarding: .finish all sessions.* would be due by"):
        upgrade(old)
    assert not is_current(old)
    upgrade(old, differences_are_right=True)
    assert run(old, "SELECT count(*) FROM duty WHERE due_at = '2026-12-24 05:00:00.000000'") == [(0,)]


def test_a_duty_that_is_asked_now_and_one_that_is_not_any_more_are_brought_in_line(old: Database) -> None:
    run(old, "UPDATE duty SET key = 'wash-up' WHERE key = 'homework' AND closed_at IS NULL")
    with pytest.raises(WouldBreak, match="would not be asked any more"):
        upgrade(old)
    upgrade(old, differences_are_right=True)
    assert run(old, "SELECT count(*) FROM duty WHERE key = 'wash-up' AND closed_at IS NULL") == [(0,)]
    assert run(old, "SELECT count(*) FROM duty WHERE key = 'homework' AND closed_at IS NULL") != [(0,)]
