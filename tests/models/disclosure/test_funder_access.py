"""3.3: a funder's access as the desk remembers it: licenses under the agreement, their end, and what comes back if it was wrong."""

from datetime import datetime

import pytest
from sqlalchemy import select

from models.database import Database
from models.lookups.about import About
from models.lookups.agencies import agency_users
from models.registries.from_cases.agreements import Status, status_of
from models.registries.people_and_agencies import person_of
from models.rows.disclosures import Agreement, UserOfFunder
from models.rows.notices import NoticeRow
from models.rows.people import Agency
from models.rows.registries import License
from models.store.voided import VOID_TOO
from tests.desks import Town, local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.disclosure.funds import ENDS, GRACE, OTTER, PERSON, granted, helen, named, onboarded
from workflows.engine.cases import NotAllowed


def license_of(town: Town) -> License | None:
    with town.database.reading() as session:
        return session.scalars(select(License).where(License.username == "gholm")).unique().one_or_none()


def rows(town: Town) -> list[UserOfFunder]:
    with town.database.reading() as session:
        return list(session.scalars(select(UserOfFunder).execution_options(**VOID_TOO)))


def told(town: Town, template: str) -> int:
    with town.database.reading() as session:
        return len(session.scalars(select(NoticeRow.id).where(NoticeRow.template == template)).all())


def struck(town: Town, case: str, step: str, now: datetime) -> None:
    if not corrected(town, case, town.dana, step, now=now):
        confirmed(town, case, town.nora, now)


def test_a_funders_license_is_issued_under_the_agreement_counts_for_no_administrator_and_ends_with_it(
    database: Database,
) -> None:
    town = Town(database)
    number = granted(town)
    theirs = named(town, number)
    onboarded(town, theirs)
    found = license_of(town)
    assert found is not None
    assert (found.ended_at, [each.license_id for each in rows(town)]) == (None, [found.id])
    with database.reading() as session:
        agency = session.query(Agency).filter_by(key=OTTER).one()
        grace = person_of(session, GRACE)
        assert grace is not None
        assert grace.agency_id is None
        assert agency_users(session, About(None, agency.id, None)).licenses == 0
    with pytest.raises(NotAllowed, match="named under the agreement already"):
        town.do(number, town.dana, "name-user", local(3, 24), **PERSON)
    town.do(number, helen(town), "agency-ends", local(4, 1), **ENDS)
    found = license_of(town)
    assert found is not None
    assert (found.ended_at, found.ended_why) == (local(4, 1), "the funder's agreement ended")
    assert town.open_duties(number).keys() == {"disable-accounts", "tell-of-end"}
    assert (told(town, "license-ended-funder"), told(town, "funder-access-ended")) == (1, 3)
    struck(town, number, "agency-ends", local(4, 2))
    found = license_of(town)
    assert found is not None
    assert (found.ended_at, town.case(number).state) == (None, "RUNNING")


def test_a_license_that_is_asked_for_ends_with_the_agreement_and_so_does_the_agreement_with_its_last_day(
    database: Database,
) -> None:
    town = Town(database)
    number = granted(town)
    theirs = named(town, number)
    town.sweep(local(3, 2, year=2027))
    assert (town.case(number).state, town.case(theirs).state) == ("CLOSING", "WITHDRAWN")
    with database.reading() as session:
        (agreement,) = session.scalars(select(Agreement)).unique()
        assert status_of(agreement) is Status.ENDED  # no data left, so that none come back
        assert (agreement.kind, agreement.ended_on) == ("funder access", agreement.ends_on)
    assert town.open_duties(number).keys() == {"tell-of-end"}


def test_an_address_of_somebody_else_is_refused_and_a_naming_by_mistake_ends_their_request(database: Database) -> None:
    town = Town(database)
    number = granted(town)
    with pytest.raises(NotAllowed, match="under another name"):
        town.do(number, town.dana, "name-user", local(3, 2), **{**PERSON, "email": "omar.haddad@desk.example"})
    theirs = named(town, number)
    struck(town, number, "name-user", local(3, 3))
    assert ([each.void_at for each in rows(town)], town.case(theirs).state) == ([local(3, 3)], "NEW")
