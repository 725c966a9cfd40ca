"""Who speaks for which party of a case: an office held at one agency speaks for no other one."""

from sqlalchemy import select

from models.access.parties import parties_of
from models.casebook.case_search import find
from models.database import Database
from models.registries.people_and_agencies import give_office
from models.rows.people import Agency, Person
from tests.desks import SETTLED
from tests.precinct import OTTER, Precinct
from workflows.law.roles import AGENCY_DIRECTOR, STAND_IN

MAPLE = "maple-street-family-center"


def test_who_directs_one_agency_and_works_for_ica_consents_for_no_other_one(database: Database) -> None:
    town = Precinct(database)
    number = town.requested(instrument="court order", return_on="2026-06-18", agencies=[OTTER, MAPLE])
    with database.writing() as session:
        dana = session.get_one(Person, town.dana.id)
        home = session.scalars(select(Agency).where(Agency.key == OTTER)).one()
        give_office(session, dana, AGENCY_DIRECTOR, home, SETTLED)
    dana_now = town.viewer("dana.whitcomb@desk.example")
    with database.reading() as session:
        case, worn = find(session, dana_now, number)
        speaks = parties_of(session, dana_now, case)
    assert AGENCY_DIRECTOR in worn
    assert AGENCY_DIRECTOR in speaks[OTTER]
    assert AGENCY_DIRECTOR not in speaks.get(MAPLE, frozenset())
    assert STAND_IN not in speaks.get(OTTER, frozenset())
