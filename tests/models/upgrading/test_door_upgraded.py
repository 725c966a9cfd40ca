"""What let somebody in before the door was rebuilt still does, but not for ever, and no mail that waits has a link in it."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from models.accounts.entrances import Way
from models.accounts.password_links import owner_of_link
from models.accounts.secret_words import digest
from models.accounts.sessions import signed_in
from models.accounts.tokens_and_feeds import bearer, feed_at
from models.database import Database
from models.rows.notices import Message
from models.store.schema import upgrade
from scheduler.clock import wall_now
from tests.databases import KINDS, bare
from workflows.law.door import WHOLE

LINK = "x" * 42 + "-"


def keep_before(database: Database) -> None:
    """Write what the desk had before: Ann, signed in, with a token, a calendar, and a mail with a link."""
    now = wall_now()
    rows = {
        "person": "(id, name, email, password_hash, created_at) VALUES (1, 'Ann', 'ann@desk.example', 'h', :now)",
        "sign_in": "(id, secret_sha256, person_id, started_at, expires_at) VALUES (1, :session, 1, :now, :later)",
        "token": "(id, secret_sha256, person_id, name, created_at) VALUES (1, :token, 1, 'old', :long_ago)",
        "feed": "(id, secret_sha256, person_id, created_at) VALUES (1, :feed, 1, :long_ago)",
        "password_link": "(id, secret_sha256, person_id, expires_at) VALUES (1, :link, 1, :later)",
        "failed_sign_in": "(id, email, at) VALUES (1, 'ann@desk.example', :now)",
        "message": "(id, person_id, address, message_id, created_at, subject, text, html, calendar, state, attempts, error)"
        " VALUES (1, 1, 'ann@desk.example', '<a@desk>', :now, 'Hello', :text, :html, '', 'queued', 0, '')",
    }
    is_sqlite = database.engine.dialect.name == "sqlite"
    moments = {"now": now, "later": now + timedelta(hours=12), "long_ago": now - timedelta(days=900)}
    said = {name: f"{at:%Y-%m-%d %H:%M:%S.%f}" if is_sqlite else at for name, at in moments.items()}
    secrets = {name: digest(name) for name in ("session", "token", "feed")} | {"link": digest(LINK)}
    words = {
        "text": f"https://desk.example/welcome/{LINK}\n",
        "html": f'<a href="https://desk.example/welcome/{LINK}">',
    }
    with database.engine.begin() as connection:
        for table, row in rows.items():
            connection.execute(text(f"INSERT INTO {table} {row}"), {**said, **secrets, **words})


@pytest.mark.parametrize("kind", KINDS)
def test_who_was_let_in_before_is_let_in_after_and_not_for_ever(kind: str) -> None:
    database, now = bare(kind), wall_now()
    upgrade(database.engine, "0035")
    keep_before(database)
    upgrade(database.engine)
    with database.reading() as session:
        entrance, program = signed_in(session, "session", now), bearer(session, "token", now)
        assert entrance
        assert program
        assert (entrance.way, program.reach) == (Way.SESSION, WHOLE)
        assert feed_at(session, "feed", now)
        year, day = timedelta(days=365), timedelta(days=1)
        assert bearer(session, "token", now + year - day)
        assert bearer(session, "token", now + year + day) is None
        assert feed_at(session, "feed", now + year + day) is None
        owner = owner_of_link(session, LINK, now)
        assert owner
        assert owner.name == "Ann"


@pytest.mark.parametrize("kind", KINDS)
def test_mail_that_waited_has_a_mark_where_its_link_was(kind: str) -> None:
    database = bare(kind)
    upgrade(database.engine, "0035")
    keep_before(database)
    upgrade(database.engine)
    with database.reading() as session:
        row = session.query(Message).one()
    assert LINK not in row.text + row.html
    assert row.link_mark
    assert row.text == f"https://desk.example/welcome/{row.link_mark}\n"
