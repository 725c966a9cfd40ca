"""A connection that is lost while a notice is composed is no fault of the notice, whichever of its errors comes through."""

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from models.rows.cases import CaseRow
from models.rows.notices import NoticeRow
from models.store.prepared import Prepared
from notifications.writing import notice_writer
from notifications.writing.notice_writer import Clerk
from tests.databases import KINDS
from tests.desks import Town, local
from tests.notifications.mailroom import DESK


def lost(*_: object) -> None:
    raise psycopg.OperationalError("the connection is closed")


@pytest.mark.parametrize("kind", KINDS)
def test_the_drivers_own_error_is_raised_and_not_booked_on_the_notice(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = KINDS[kind]()
    Town(database).ask(local(3, 2))
    with database.reading() as session:
        notice = session.scalars(select(NoticeRow).order_by(NoticeRow.id).limit(1)).one()
        clerk = Clerk(session, DESK, local(3, 2))
        assert clerk.mails_of(notice).outcome == "told"
        for name in ("recipients", "Gathering"):
            with monkeypatch.context() as patch:
                patch.setattr(notice_writer, name, lost)
                with pytest.raises(psycopg.OperationalError):
                    clerk.mails_of(notice)


@pytest.mark.parametrize("kind", KINDS)
def test_a_statement_on_a_connection_that_is_gone_fails_as_all_statements_do(kind: str) -> None:
    database = KINDS[kind]()
    count = Prepared(select(CaseRow.id).limit(1))
    with database.engine.connect() as connection:
        assert count.all(connection, {}) == []
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.close()
        with pytest.raises(DBAPIError):
            count.all(connection, {})
