"""What is refused is counted by person and minute, so that nobody can fill the disk."""

from datetime import timedelta

import pytest

from models.audit.refusals import refused, sign_in_failed
from models.audit.writing import Matter
from models.rows.accounts import AuditRow, AuditTally
from tests.databases import KINDS
from tests.desks import Town, local
from tests.models.audit.logs import linked, rows

NOON = local(3, 2, 11)


@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_refusals_of_a_minute_are_one_row(kind: str) -> None:
    town = Town(KINDS[kind]())
    with town.database.writing() as session:
        for second in range(1000):
            refused(session, town.tess, NOON + timedelta(seconds=second % 60), 404, f"GET /cases/26-{second}")
        assert session.query(AuditTally).count() == 1
    linked(town.database)
    told = "did not find, or may not see, GET /cases/26-0 (404) and 999 more in that minute"
    assert rows(town.database, Matter.REFUSED) == [told]
    with town.database.reading() as session:
        assert session.query(AuditRow).filter_by(kind=Matter.REFUSED.value).one().person_id == town.tess.id
        assert session.query(AuditTally).count() == 0


def test_failed_sign_ins_of_addresses_that_nobody_has_are_one_row_a_minute() -> None:
    town = Town(KINDS["sqlite"]())
    with town.database.writing() as session:
        for number in range(50):
            sign_in_failed(session, None, NOON, f"guess{number}@evil.example")
        sign_in_failed(session, town.dana.id, NOON, "dana.whitcomb@desk.example")
    linked(town.database)
    assert rows(town.database, Matter.FAILED) == [
        "a sign-in failed as guess0@evil.example, which is nobody's and 49 more in that minute",
        "a sign-in failed as dana.whitcomb@desk.example",
    ]


def test_a_line_break_in_an_address_makes_no_second_row() -> None:
    town = Town(KINDS["sqlite"]())
    with town.database.writing() as session:
        sign_in_failed(session, None, NOON, "a\nDana signed in\u202e")
    linked(town.database)
    assert rows(town.database, Matter.FAILED) == ["a sign-in failed as a?Dana signed in?, which is nobody's"]
