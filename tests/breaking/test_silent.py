"""Whoever falls silent in the middle, as a machine that is gone, holds a case no longer than a while: the others go on."""

import pytest
from sqlalchemy import text

from models import database as opening
from models.database import Database, open_database
from models.store.passing import is_passing
from tests.databases import postgres
from tests.desks import Town, local


def hold_and_fall_silent(database: Database, town: Town, number: str) -> None:
    """Hold a case, and say nothing until a worker has acted on it; then try to go on."""
    with database.writing() as session:
        session.execute(text("SELECT id FROM case_file WHERE number = :number FOR UPDATE"), {"number": number})
        with town.database.writing() as waiting:  # who waits for it, and gets it once the server has ended the other
            waiting.execute(text("SELECT id FROM case_file WHERE number = :number FOR UPDATE"), {"number": number})
        town.sweep(local(4, 2))
        session.execute(text("UPDATE case_file SET heading = 'half written'"))


def test_a_transaction_that_says_nothing_any_more_is_ended_and_the_others_act(monkeypatch: pytest.MonkeyPatch) -> None:
    town = Town(postgres())
    number = town.ask(local(2, 20))
    town.do(number, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    monkeypatch.setattr(opening, "SILENT_SECONDS", 1)
    other = open_database(town.database.engine.url.render_as_string(hide_password=False))
    with pytest.raises(Exception, match="idle-in-transaction timeout") as ended:
        hold_and_fall_silent(other, town, number)
    other.engine.dispose()
    assert is_passing(ended.value)
    assert (town.case(number).state, town.case(number).heading) == ("LAPSED", "A license for Jo Tran")
