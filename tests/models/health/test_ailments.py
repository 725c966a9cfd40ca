"""Is the desk well? Each fault is sown, found, and named with what to do; a desk that is well says nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models.access.rulebook import Rulebook
from models.audit.keeping import keep
from models.database import Database
from models.desk.audit_figures import BROKEN_AT
from models.desk.figures import write_figures
from models.desk.heartbeats import BACKUP, WORKER, beat
from models.health.by_rows import NEEDED, ailments
from models.mail.mail_server import out_of_reach
from models.mail.outbox import hold
from models.registries.people_and_agencies import add_person, audit, give_office
from models.rows.accounts import Pulse
from models.rows.amendments import ProposedAmendment
from models.rows.cases import CaseBehind, CaseRow, DutyRow
from models.rows.health import ClockWatch
from models.rows.notices import Message, NoticeRow
from models.rows.people import Office, Person
from notifications.writing.dispatch import dispatch
from tests.desks import SETTLED, local
from tests.models.violations import Bench
from tests.notifications.mailroom import DESK
from workflows.law.policy import Editions, Policy
from workflows.law.roles import MANAGING_DIRECTOR, Role

NOW = local(3, 2, 12)
Sow = Callable[[Session], object]
SOWN: dict[str, Sow] = {
    "no-worker": lambda session: session.execute(delete(Pulse).where(Pulse.name == WORKER)),
    "worker-silent": lambda session: beat(session, WORKER, NOW - timedelta(minutes=3)),
    "deadlines-wait": lambda session: session.execute(update(DutyRow).values(next_at=NOW - timedelta(minutes=16))),
    "deadlines-set-aside": lambda session: session.execute(update(DutyRow).values(fault="KeyError: 1")),
    "notices-wait": lambda session: session.execute(
        update(NoticeRow).values(told_at=None, created_at=NOW - timedelta(minutes=16), leaves_at=None)
    ),
    "mail-held": lambda session: hold(session, NOW),
    "mail-server-away": lambda session: out_of_reach(session, "connection refused", NOW),
    "mail-waits": lambda session: session.execute(
        update(Message).values(state="queued", created_at=NOW - timedelta(minutes=61))
    ),
    "not-arrived": lambda session: session.execute(update(NoticeRow).values(outcome="nobody")),
    "clock-doubted": lambda session: session.add(
        ClockWatch(boot="first", up=5000.0, trusted_at=NOW, doubted_at=NOW + timedelta(days=3), expected_at=NOW)
    ),
    "clock-behind": lambda session: audit(session, NOW + timedelta(hours=2), "a person was corrected", None),
    "cases-behind": lambda session: session.add(
        CaseBehind(case_id=session.scalars(select(CaseRow.id)).first(), since=NOW - timedelta(minutes=16))
    ),
    "corrections-wait": lambda session: session.add(
        ProposedAmendment(
            case_id=session.scalars(select(CaseRow.id)).first(),
            event="{}",
            reason="a slip",
            due_at=NOW,
            proposed_at=NOW - timedelta(days=3),
            proposed_by_id=session.scalars(select(Person.id)).first(),
        )
    ),
    "audit-broken": lambda session: write_figures(session, {BROKEN_AT: 7.0}, NOW),
    "audit-waits": lambda session: audit(session, NOW - timedelta(hours=2), "a person was corrected", None),
    "never-copied": lambda session: session.execute(delete(Pulse).where(Pulse.name == BACKUP)),
    "copy-old": lambda session: beat(session, BACKUP, NOW - timedelta(days=4)),
}


def well(database: Database) -> Bench:
    """Return a desk with a case, whose mail is written and whose worker lives."""
    town = Bench(database)
    town.ask(local(3, 2, 10))
    dispatch(database, NOW, DESK, NOW)
    with database.writing() as session:
        vera = add_person(session, "Vera Stone", "vera@desk.example", None, SETTLED)
        give_office(session, vera, MANAGING_DIRECTOR, None, SETTLED)
        session.execute(update(Message).values(state="sent"))
        beat(session, WORKER, NOW)
        beat(session, BACKUP, NOW)
        keep(session, NOW, everything=True)
    return town


def named(database: Database) -> set[str]:
    with database.reading() as session:
        return {each.name for each in ailments(session, NOW)}


def test_a_desk_that_is_well_says_nothing(database: Database) -> None:
    well(database)
    assert named(database) == set()


@pytest.mark.parametrize("name", SOWN)
def test_each_fault_that_is_sown_is_found_and_nothing_else(database: Database, name: str) -> None:
    well(database)
    with database.writing() as session:
        SOWN[name](session)
    assert named(database) == {name}
    with database.reading() as session:
        (found,) = ailments(session, NOW)
    assert found.says.endswith(".") or name == "mail-server-away"
    assert found.fix


@pytest.mark.parametrize("role", NEEDED, ids=lambda role: role.key)
def test_an_office_that_nobody_holds_is_named(database: Database, role: Role) -> None:
    well(database)
    with database.writing() as session:
        session.execute(delete(Office).where(Office.role == role))
    with database.reading() as session:
        (found,) = ailments(session, NOW)
    assert (found.name, found.says) == (
        "nobody-there", f"Nobody is {role}: what is theirs waits, or goes to others."
    )  # fmt: skip


def test_cases_under_an_edition_that_is_nowhere_are_named_by_it(database: Database) -> None:
    lost = Policy("lost edition", SETTLED.date(), Policy.usual_days.to(20))
    well(Database(database.engine, Rulebook(editions=Editions([lost]))))
    assert named(database) == {"edition-lost"}


def test_what_is_stuck_in_a_case_that_is_kept_from_ica_is_not_told(database: Database) -> None:
    well(database)
    with database.writing() as session:
        session.execute(update(CaseRow).values(withheld=";system-administrator;ica-director;"))
        session.execute(update(DutyRow).values(fault="KeyError: 1"))
    assert named(database) == set()
