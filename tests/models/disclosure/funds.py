"""Factories: a fund has access at Otter Creek Shelter, and somebody of it a license, from March 2 on."""

from __future__ import annotations

from typing import Any

from models.access.access import Viewer
from models.casebook.case_search import find
from models.intake.intake import Sent, begin
from models.intake.remarks import attach
from models.registries.people_and_agencies import add_person, give_office, person_of
from models.rows.cases import CaseRow
from models.rows.people import Agency
from tests.desks import LEVEL, SETTLED, Town, local
from workflows.law.roles import AGENCY_DIRECTOR

OTTER, GRACE, HELEN = "otter-creek-shelter", "grace.holm@fund.example", "helen.marsh@otter.example"
REQUEST: dict[str, Any] = {
    "agency": OTTER, "funder": "Bright Futures Fund", "contact": "grants@fund.example", "scope": "Entries and exits of one program",
    "purpose": "To see how its grant is used", "level": "Case Manager II", "begins": "2026-03-02", "ends": "2027-03-01",
}  # fmt: skip
AGREES: dict[str, Any] = {"agree": True, "voluntary": True, "signed_as": "Helen Marsh"}
SIGNED: dict[str, Any] = {
    "document": "agreement.pdf", "signed_by": "Grace Holm", "signed_on": "2026-03-02", "voluntary": True, "terms": True,
}  # fmt: skip
PERSON: dict[str, Any] = {"name": "Grace Holm", "email": GRACE, "level": "Case Manager II", "adult": True}
ENDS: dict[str, Any] = {"ground": "it is not wanted any more", "why": "The grant is over."}


def helen(town: Town) -> Viewer:
    """Return the agency's executive director, who is added where there is none."""
    with town.database.writing() as session:
        if person_of(session, HELEN) is None:
            agency = session.query(Agency).filter_by(key=OTTER).one()
            person = add_person(session, "Helen Marsh", HELEN, agency, SETTLED)
            give_office(session, person, AGENCY_DIRECTOR, agency, SETTLED)
    return town.viewer(HELEN)


def granted(town: Town) -> str:
    """Let both sign and ICA grant it on March 2, and return the number of the case."""
    helen(town)
    with town.database.writing() as session:
        case_id = begin(session, town.tess, "P18", Sent(REQUEST, another=True), local(3, 2))
        number = session.get_one(CaseRow, case_id).number
        case = find(session, town.tess, number)[0]
        attach(session, town.tess, case, "agreement.pdf", content=b"%PDF-1.7", now=local(3, 2))
    town.do(number, town.tess, "funder-signs", local(3, 2), **SIGNED)
    town.do(number, helen(town), "agency-signs", local(3, 2), **AGREES)
    town.do(number, town.dana, "grant", local(3, 2), told_on="2026-03-02")
    return number


def named(town: Town, number: str, **facts: Any) -> str:
    """Name somebody of the fund on March 2, and return the number of their own case."""
    person = {**PERSON, **facts}
    town.do(number, town.dana, "name-user", local(3, 2), **person)
    return town.newest(person["email"]).number


def onboarded(town: Town, theirs: str) -> None:
    """Walk their case to the license, on March 23."""
    grace, named = town.viewer(GRACE), {"signed_as": "Grace Holm"}
    town.do(theirs, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    session = {"title": "Intake", "held_on": "2026-03-02", "minutes": 60, "missed": 0}
    town.do(theirs, town.dana, "record-session", local(3, 2), **session)
    town.do(theirs, grace, "submit", local(3, 10), work="All of it.")
    town.do(theirs, town.dana, "accept", local(3, 20))
    town.do(theirs, grace, "sign", local(3, 20), agree=True, conflict_statement=True, **named)
    town.do(theirs, grace, "acknowledge", local(3, 20), received=True, **named)
    town.do(theirs, town.tess, "decide-level", local(3, 21), **LEVEL)
    security = {"held_on": "2026-03-22", "minutes": 180, "missed": 0}
    town.do(theirs, town.dana, "record-security-training", local(3, 22), **security)
    town.do(theirs, town.dana, "confirm-username", local(3, 23), username="gholm", created_on="2026-03-23")
