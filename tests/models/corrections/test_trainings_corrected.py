"""What a case says of a training is put right on the list, where nobody else's training hangs on it."""

import pytest
from sqlalchemy import select

from models.database import Database
from models.registries.rosters import put_on
from models.registries.trainings import enter_training
from models.rows.registries import Training
from tests.desks import SETTLED, Town, local
from tests.models.corrections.correcting import corrected
from tests.models.test_onboarding_remembered import licensed
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import Topic

SECURITY = {"held_on": "2026-03-22", "minutes": 180, "missed": 18}
INTAKE = {"title": "Intake", "held_on": "2026-03-02", "minutes": 60, "missed": 10}


def on_the_list(town: Town, topic: Topic) -> list[tuple[str, str, int, dict[str, int | None]]]:
    """Return each training of a topic: title, day, length, and who missed how much."""
    with town.database.reading() as session:
        rows = session.scalars(select(Training).where(Training.topic == topic).order_by(Training.held_on))
        return [(row.title, str(row.held_on), row.minutes, _roster(row)) for row in rows]


def _roster(training: Training) -> dict[str, int | None]:
    return {row.person.name: row.missed for row in training.roster}


def joined_by_tess(town: Town, topic: Topic) -> None:
    """Put somebody else on the roster of the training too."""
    with town.database.writing() as session:
        training = session.scalars(select(Training).where(Training.topic == topic)).one()
        put_on(session, training, {"people": [str(town.tess.id)]}, local(3, 23))


def test_the_list_follows_a_length_that_the_case_alone_entered(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    assert corrected(
        town, number, town.dana, "record-security-training", now=local(3, 24), facts={**SECURITY, "minutes": 200}
    )
    assert on_the_list(town, Topic.SECURITY) == [("Security training", "2026-03-22", 200, {"Jo Tran": 18})]


def test_a_length_that_concerns_others_is_corrected_on_the_list(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    joined_by_tess(town, Topic.SECURITY)
    with pytest.raises(NotAllowed, match='correct the length first on the page of the training, under "Trainings"'):
        corrected(
            town, number, town.dana, "record-security-training", now=local(3, 24), facts={**SECURITY, "minutes": 200}
        )
    assert on_the_list(town, Topic.SECURITY) == [
        ("Security training", "2026-03-22", 180, {"Jo Tran": 18, "Tess Barlow": None})
    ]


def test_what_somebody_missed_is_corrected_whoever_else_attended(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    joined_by_tess(town, Topic.SECURITY)
    assert corrected(
        town, number, town.dana, "record-security-training", now=local(3, 24), facts={**SECURITY, "missed": 5}
    )
    assert on_the_list(town, Topic.SECURITY)[0][3] == {"Jo Tran": 5, "Tess Barlow": None}


def test_a_corrected_day_leaves_no_stray_training(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    assert corrected(
        town, number, town.dana, "record-session", now=local(3, 24), facts={**INTAKE, "held_on": "2026-03-03"}
    )
    assert on_the_list(town, Topic.BASIC) == [("Intake", "2026-03-03", 60, {"Jo Tran": 10})]


def test_a_corrected_day_leaves_a_training_that_others_attended(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    joined_by_tess(town, Topic.BASIC)
    assert corrected(
        town, number, town.dana, "record-session", now=local(3, 24), facts={**INTAKE, "held_on": "2026-03-03"}
    )
    assert on_the_list(town, Topic.BASIC) == [
        ("Intake", "2026-03-02", 60, {"Tess Barlow": None}), ("Intake", "2026-03-03", 60, {"Jo Tran": 10})
    ]  # fmt: skip


def test_a_corrected_day_finds_the_training_of_that_day(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    with database.writing() as session:
        said = {"topic": "new-user series", "title": "Intake", "held_on": local(3, 3).date(), "minutes": 60}
        enter_training(session, said, SETTLED)
    assert corrected(
        town, number, town.dana, "record-session", now=local(3, 24), facts={**INTAKE, "held_on": "2026-03-03"}
    )
    assert on_the_list(town, Topic.BASIC) == [("Intake", "2026-03-03", 60, {"Jo Tran": 10})]


def test_a_struck_attendance_takes_the_training_that_it_made_with_it(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    town.do(number, town.dana, "record-session", local(3, 2), **INTAKE)
    assert corrected(town, number, town.dana, "record-session", now=local(3, 3))
    assert on_the_list(town, Topic.BASIC) == []


def test_a_struck_attendance_of_a_planned_training_is_open_again(database: Database) -> None:
    town = Town(database)
    number = town.ask(local(2, 20))
    with database.writing() as session:
        said = {"topic": "new-user series", "title": "Intake", "held_on": local(3, 2).date(), "minutes": 60}
        enter_training(session, said, SETTLED)
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    town.do(number, town.dana, "record-session", local(3, 2), **INTAKE)
    assert corrected(town, number, town.dana, "record-session", now=local(3, 3))
    assert on_the_list(town, Topic.BASIC) == [("Intake", "2026-03-02", 60, {"Jo Tran": None})]
