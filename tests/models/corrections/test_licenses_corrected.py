"""What was mistyped of a license is put right in its place: when it began stays, and what ended stays ended."""

import pytest
from sqlalchemy import select

from models.database import Database
from models.intake.intake import Sent, begin
from models.rows.registries import License
from tests.desks import JO, LEVEL, Town, local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.test_onboarding_remembered import licensed
from workflows.engine.cases import NotAllowed

LEAVES = {
    "agency": "otter-creek-shelter", "user": JO, "last_need": "2026-05-01T17:00:00-04:00", "reason": "leaves",
    "source": "agency", "told_on": "2026-05-01",
}  # fmt: skip
RENAMED = {"username": "jotran", "created_on": "2026-03-23"}


def licenses(town: Town) -> list[License]:
    with town.database.reading() as session:
        rows = list(session.scalars(select(License).order_by(License.id)))
        assert all(row.events for row in rows)
        return rows


def test_a_username_is_corrected_in_the_license_that_was_issued(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    assert not corrected(town, number, town.dana, "confirm-username", now=local(3, 24), facts=RENAMED)
    confirmed(town, number, town.nora, local(3, 25))
    (license_,) = licenses(town)
    assert (license_.username, license_.issued_at, license_.ended_at) == ("jotran", local(3, 23), None)
    assert license_.events[-1].words == "Corrected: username jotran, not jtran"
    assert license_.events[-1].case_id == town.case(number).id


def test_a_level_is_corrected_in_the_license_that_was_issued(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    corrected(town, number, town.dana, "decide-level", now=local(3, 24), facts={**LEVEL, "level": "Case Manager I"})
    confirmed(town, number, town.nora, local(3, 25))
    (license_,) = licenses(town)
    assert (license_.level, license_.username, license_.ended_at) == ("Case Manager I", "jtran", None)
    assert license_.events[-1].words == "Corrected: access level Case Manager I, not Case Manager II"


def test_the_license_of_who_has_left_is_corrected_and_stays_ended(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    with database.writing() as session:
        begin(session, town.tess, "P04", Sent(LEAVES), local(5, 1, 18))
    town.sweep(local(5, 10))
    (before,) = licenses(town)
    assert before.ended_at is not None
    corrected(town, number, town.dana, "confirm-username", now=local(6, 1), facts=RENAMED)
    confirmed(town, number, town.nora, local(6, 2))
    (after,) = licenses(town)
    assert (after.username, after.ended_at, after.ended_why) == ("jotran", before.ended_at, before.ended_why)


def test_a_username_of_somebody_else_is_refused_before_it_is_proposed(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    with database.writing() as session:
        own = session.scalars(select(License)).one()
        held = {"level": own.level, "art": False, "issued_at": local(3, 1), "agency_id": own.agency_id}
        session.add(License(person_id=town.tess.id, username="JoTran", **held))
    with pytest.raises(NotAllowed, match="somebody else has this username") as no:
        corrected(town, number, town.dana, "confirm-username", now=local(3, 24), facts=RENAMED)
    assert no.value.first.field == "username"
    with pytest.raises(NotAllowed, match="no correction here for you to confirm"):
        confirmed(town, number, town.nora, local(3, 25))


def test_what_the_registry_corrected_meanwhile_stays_where_a_case_corrects_something_else(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    with database.writing() as session:
        session.scalars(select(License)).one().username = "jo.tran"
    corrected(town, number, town.dana, "decide-level", now=local(3, 24), facts={**LEVEL, "level": "Case Manager I"})
    confirmed(town, number, town.nora, local(3, 25))
    (license_,) = licenses(town)
    assert (license_.username, license_.level) == ("jo.tran", "Case Manager I")


def test_a_license_that_was_ended_in_error_goes_on_from_when_it_began(database: Database) -> None:
    town = Town(database)
    number = licensed(town)
    corrected(town, number, town.dana, "confirm-username", now=local(3, 24))
    confirmed(town, number, town.nora, local(3, 25))
    back = {"username": "jtran", "created_on": "2026-03-23"}
    corrected(town, number, town.dana, "confirm-username", now=local(3, 26), facts=back)
    confirmed(town, number, town.nora, local(3, 27))
    (license_,) = licenses(town)
    assert (license_.issued_at, license_.ended_at, license_.ended_why) == (local(3, 23), None, "")
