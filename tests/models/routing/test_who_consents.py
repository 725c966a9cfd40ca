"""Crossings, Consent: what an executive director agrees to, the administrator does where there is none, or one who may not."""

from datetime import datetime

import pytest
from sqlalchemy import select

from models.access.access import Viewer
from models.accounts.leaving import end_office
from models.casebook.changing_hands import follow_licenses
from models.database import Database
from models.registries.people_and_agencies import give_office
from models.rows.cases import CaseRow
from models.rows.conduct import Sanction
from models.rows.notices import Message, NoticeRow
from models.rows.people import Agency, Office, Person
from notifications.writing.dispatch import dispatch
from tests.desks import Town, local
from tests.notifications.mailroom import DESK
from workflows.engine.cases import NotAllowed
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR

HELEN, OTTER = "helen.marsh@desk.example", "otter-creek-shelter"


def renewal(town: Town) -> str:
    """Return the case in which Otter Creek renews its agreement."""
    town.sweep(local(3, 2, year=2027))
    with town.database.reading() as session:
        rows = select(CaseRow.number).join(Agency, Agency.id == CaseRow.agency_id)
        return session.scalars(rows.where(CaseRow.process == "P01", Agency.key == OTTER)).one()


def asked(town: Town, number: str) -> int | None:
    return town.open_duties(number)["renewal"].assignee_id


def sign(town: Town, number: str, by: Viewer, now: datetime = local(3, 4, year=2027)) -> None:  # noqa: B008
    town.do(number, by, "sign", now, agree=True, signed_as=by.name)


def directed(town: Town) -> Viewer:
    """Let Otter Creek have an executive director."""
    with town.database.writing() as session:
        otter = session.scalars(select(Agency).where(Agency.key == OTTER)).one()
        helen = Person(name="Helen Marsh", email=HELEN, agency_id=otter.id, created_at=local(3, 2, year=2027))
        session.add(helen)
        session.flush()
        give_office(session, helen, AGENCY_DIRECTOR, otter, local(3, 2, year=2027))
    return town.viewer(HELEN)


def bar(town: Town, whom: Viewer, number: str, *, ended: datetime | None = None) -> None:
    """Suspend somebody's own license, or end the suspension."""
    with town.database.writing() as session:
        found = session.scalars(select(Sanction)).one_or_none() or Sanction(
            case_id=town.case(number).id, kind="violation", person_id=whom.id, agency_id=None, begun_at=local(3, 2, year=2027),
            until_on=None,
        )  # fmt: skip
        found.ended_at = ended
        session.add(found)
        follow_licenses(session, {whom.id}, (), local(3, 2, year=2027))


def test_the_administrator_signs_where_the_agency_has_no_executive_director_and_hears_of_it(database: Database) -> None:
    town = Town(database)
    number = renewal(town)
    assert asked(town, number) == town.tess.id
    dispatch(database, local(3, 2, year=2027), DESK, local(3, 2, year=2027))
    with database.reading() as session:
        mails = select(Message.person_id).join(NoticeRow, NoticeRow.id == Message.notice_id)
        case = NoticeRow.case_id == town.case(number).id
        assert town.tess.id in set(session.scalars(mails.where(NoticeRow.template == "partner-renewal", case)))
    with pytest.raises(NotAllowed):
        sign(town, number, town.dana)  # ICA agrees with nobody in an agency's name
    sign(town, number, town.tess)
    assert "renewal" not in town.open_duties(number)


def test_a_director_signs_unless_their_own_license_is_suspended_and_then_the_administrator_does(
    database: Database,
) -> None:
    town = Town(database)
    number = renewal(town)
    helen = directed(town)
    assert asked(town, number) == helen.id
    with pytest.raises(NotAllowed):
        sign(town, number, town.tess)
    bar(town, helen, number)
    assert asked(town, number) == town.tess.id
    with pytest.raises(NotAllowed):
        sign(town, number, helen)
    bar(town, helen, number, ended=local(3, 3, year=2027))
    assert asked(town, number) == helen.id
    sign(town, number, helen)
    assert "renewal" not in town.open_duties(number)


def test_with_neither_left_it_waits_for_whom_the_agency_names(database: Database) -> None:
    town = Town(database)
    number = renewal(town)
    with database.writing() as session:
        office = session.scalars(
            select(Office).where(Office.role == AGENCY_ADMIN, Office.person_id == town.tess.id)
        ).one()
        end_office(session, office, local(3, 3, year=2027), town.dana.id)
    assert (asked(town, number), town.open_duties(number)["renewal"].team) == (None, AGENCY_DIRECTOR)
    helen = directed(town)
    assert asked(town, number) == helen.id
