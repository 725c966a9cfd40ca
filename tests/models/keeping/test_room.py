"""Two documents at one moment, for the room of one: a case and a day hold what they hold, whoever adds to them."""

from __future__ import annotations

from functools import partial

from models.intake.remarks import attach
from models.rows.cases import CaseRow
from models.store.quotas import Quota
from tests.databases import KINDS
from tests.desks import Town, local
from tests.models.test_at_one_moment import at_once, by_two

PAPER = b"%PDF-1.7 " + b"%" * 600_000


@by_two
def test_a_case_takes_of_two_documents_the_one_that_it_has_room_for(kind: str) -> None:
    town = Town(KINDS[kind]())
    number, quota = town.ask(local(2, 20)), Quota(of_a_case=1)

    def add(name: str) -> None:
        with town.database.writing() as session:
            case = session.query(CaseRow).filter_by(number=number).one()
            attach(session, town.tess, case, name, content=PAPER, now=local(2, 21), quota=quota)

    full = "this case has its 1 MB of documents; choose a smaller file, or ask ICA to make room"
    assert at_once(partial(add, "a.pdf"), partial(add, "b.pdf")) == ["done", full]


@by_two
def test_one_person_adds_of_two_documents_at_once_what_a_day_has_room_for(kind: str) -> None:
    town = Town(KINDS[kind]())
    numbers = [town.ask(local(2, 20), name=name, email=f"{name}@otter.example") for name in ("ann", "ben")]

    def add(number: str) -> None:
        with town.database.writing() as session:
            case = session.query(CaseRow).filter_by(number=number).one()
            quota = Quota(of_a_person_in_a_day=1)
            attach(session, town.tess, case, "a.pdf", content=PAPER, now=local(2, 21), quota=quota)

    full = "you added 1 MB of documents within a day; add this one tomorrow"
    assert at_once(*(partial(add, each) for each in numbers)) == ["done", full]
