"""A desk knows itself by what is kept outside its database: whatever else turns up in its place sends nothing until somebody looks."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from models.access.access import Viewer
from models.accounts.sessions import begin
from models.copies.identity import Identity, begin_round, is_copy, take_over
from models.database import Database
from models.mail.outbox import held, release
from models.rows.accounts import SignIn
from models.rows.health import DeskIdentity
from notifications.writing.dispatch import dispatch
from scheduler.wake import Worker
from tests.desks import Town, local
from tests.notifications.mailroom import DESK
from tests.notifications.servers import Sink, serving
from tests.scheduler.machine import Machine

NOW = local(2, 20, 12)


@dataclass
class Kept:
    """What is known outside, as a file would keep it."""

    identity: Identity

    def read(self) -> Identity:
        """Return it."""
        return self.identity

    def write(self, identity: Identity) -> None:
        """Keep it."""
        self.identity = identity


@pytest.fixture
def town(database: Database) -> Town:
    """Return a desk with a mail that waits, in which somebody is signed in."""
    made = Town(database)
    made.ask(local(2, 20))
    dispatch(database, NOW, DESK, NOW)
    _sign_in(made, made.dana)
    return made


def _sign_in(town: Town, who: Viewer) -> None:
    with town.database.writing() as session:
        begin(session, who.id, NOW)


def sent(town: Town, outside: Kept) -> int:
    """Let a worker send what waits, and return how many mails arrived."""
    sink = Sink()
    with serving(sink) as postman:
        Worker(town.database, Machine(NOW), DESK, postman, outside=outside).send()
    return len(sink.taken)


def is_held(town: Town) -> bool:
    with town.database.reading() as session:
        return held(session)


def signed_in(town: Town) -> int:
    with town.database.reading() as session:
        return session.query(SignIn).count()


def test_a_desk_that_has_no_name_yet_takes_one_and_sends(town: Town) -> None:
    outside = Kept(Identity("ours"))
    assert sent(town, outside) == 1
    assert outside.identity == Identity("ours", 1)
    with town.database.reading() as session:
        assert session.query(DeskIdentity).one().desk == "ours"
        assert not is_copy(session, outside.identity)
    assert signed_in(town) == 1


def test_nothing_is_written_while_no_mail_waits(town: Town) -> None:
    outside = Kept(Identity("ours"))
    sent(town, outside)
    assert sent(town, outside) == 0
    assert outside.identity.round == 1


def test_a_database_of_another_desk_sends_nothing_and_signs_everybody_out(town: Town) -> None:
    with town.database.writing() as session:
        begin_round(session, Identity("theirs"), NOW)
    outside = Kept(Identity("ours"))
    assert sent(town, outside) == 0
    assert is_held(town)
    assert signed_in(town) == 0
    with town.database.writing() as session:
        assert release(session)
    assert sent(town, outside) == 1, "once somebody looked, it is this desk's"


@pytest.mark.parametrize("behind", [Identity("ours", 3), None])
def test_a_database_that_was_put_back_by_whatever_means_sends_nothing(town: Town, behind: Identity | None) -> None:
    outside = Kept(Identity("ours", 7))
    if behind:
        with town.database.writing() as session:
            session.add(DeskIdentity(id=1, desk=behind.desk, round=behind.round))
    assert sent(town, outside) == 0
    assert is_held(town)
    assert outside.identity.round == 8, "and is known from then on"


def test_another_worker_of_the_same_desk_is_no_copy(town: Town) -> None:
    with town.database.writing() as session:
        take_over(session, Identity("ours", 5))
    assert sent(town, Kept(Identity("ours", 2))) == 1, "this machine sent long ago, others since"


def test_the_round_is_kept_outside_before_the_first_mail_leaves(town: Town) -> None:
    class Full(Kept):
        """A disk that is full."""

        def write(self, identity: Identity) -> None:
            raise OSError(28, f"no room for round {identity.round}")

    with pytest.raises(OSError, match="no room"):
        sent(town, Full(Identity("ours")))
    assert sent(town, Kept(Identity("ours"))) == 1, "nothing had left"
