"""What ails the desk stands above the tasks of ICA's administrators; of a case that is kept from them, above its keeper's."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from models.health.ailment import Ailment
from models.health.by_rows import ailments
from models.health.standing import write
from models.mail.outbox import hold
from models.rows.cases import CaseRow, DutyRow
from scheduler.clock import wall_now
from tests.desks import local
from tests.web.registries.desks import Desk
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN

FULL = Ailment("disk-nearly-full", "The disk of /var is nearly full.", "Make room on it.", about="/var")


@pytest.fixture
def desk() -> Desk:
    """Return a real desk with a case, whose worker lives."""
    made = Desk(practice=False)
    made.house.worker.beat()
    return made


def find(desk: Desk, *ailments: Ailment) -> None:
    with desk.database.writing() as session:
        write(session, (), ailments, "one", wall_now())


def test_an_administrator_reads_it_before_all_tasks_and_nobody_else_does(desk: Desk) -> None:
    assert "The desk itself" not in desk.dana.get("/inbox").words
    find(desk, FULL)
    for place in ("/inbox", "/faults"):
        words = desk.dana.get(place).words
        assert "The desk itself" in words
        assert "The disk of /var is nearly full. Make room on it." in words
    assert "Something is wrong with the desk itself." in desk.dana.get("/inbox").words
    assert "up to date" not in desk.dana.get("/inbox").words
    assert "Nothing needs attention" not in desk.dana.get("/faults").words
    assert "The desk itself" not in desk.dana.get("/inbox?queue=team").words
    assert "disk" not in desk.tess.get("/inbox").words
    find(desk)
    assert "The desk itself" not in desk.dana.get("/inbox").words


def test_what_has_a_section_of_its_own_is_not_said_twice(desk: Desk) -> None:
    with desk.database.writing() as session:
        hold(session, wall_now())
        write(session, ailments(session, wall_now()), [FULL], "one", wall_now())
    assert "All mail is held" in desk.dana.get("/inbox").words
    words = desk.dana.get("/faults").words
    assert "All mail is held" not in words
    assert "Held mail" in words
    assert "The disk of /var is nearly full." in words


def test_whoever_watches_from_outside_is_told_its_name_and_no_more(desk: Desk) -> None:
    find(desk, FULL)
    assert desk.browser(None).client.get("/readyz").json()["ailments"] == ["disk-nearly-full"]
    metrics = desk.browser(None).client.get("/metrics").text
    assert 'hmis_desk_ailment{name="disk-nearly-full"} 1.0' in metrics
    assert "/var" not in metrics


def test_a_deadline_that_stands_still_in_a_kept_case_is_its_keepers_to_try_again(desk: Desk) -> None:
    number = desk.town.ask(local(3, 2))
    with desk.database.writing() as session:
        kept = {"withheld": f";{SYSTEM_ADMIN.key};;{ICA_DIRECTOR.key};", "keeper_id": desk.town.tess.id}
        session.execute(update(CaseRow).where(CaseRow.number == number).values(**kept))
        session.execute(update(DutyRow).values(fault="KeyError: 1"))
        stopped = session.scalars(select(DutyRow.id).where(DutyRow.closed_at.is_(None)).order_by(DutyRow.id)).all()
    assert f"The desk could not act on a deadline of case {number}." in desk.tess.get("/inbox").words
    assert number not in desk.dana.get("/inbox").words
    for each in stopped:
        desk.dana.post(f"/faults/{each}", status=404)
    for each in stopped:
        told = desk.tess.told(f"/faults/{each}")
    assert "could not act" not in told
    with desk.database.reading() as session:
        assert session.scalars(select(DutyRow).where(DutyRow.fault.is_not(None))).all() == []
