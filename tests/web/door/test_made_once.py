"""Twenty identical openings make one case, by a program with its key and by clicks on one page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select

from models.database import Database
from models.rows.cases import CaseRow
from tests.databases import KINDS
from tests.desks import ASKED
from tests.web.api.programs import Service
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of
from tests.web.starting.test_start import PRIYA

TIMES = 20


def cases(database: Database) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(CaseRow)) or 0


@pytest.mark.parametrize("at_once", [1, 4])
def test_twenty_calls_with_one_key_make_one_case(at_once: int) -> None:
    service = Service()

    def opened(_: int) -> Any:
        return service.tess.post("/api/processes/P03/cases", {"facts": ASKED}, 201, key="one")["number"]

    with ThreadPoolExecutor(at_once) as hands:
        assert len(set(hands.map(opened, range(TIMES)))) == 1
    assert cases(service.town.database) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_twenty_clicks_on_one_page_make_one_case(kind: str) -> None:
    office = Office(database=KINDS[kind]())
    before = cases(office.database)
    form = form_of(office.tess.get("/start/P03").html, "/start/P03").filled(**PRIYA)
    with ThreadPoolExecutor(4) as hands:
        places = set(hands.map(lambda _: office.tess.post("/start/P03", form).place, range(TIMES)))
    assert (len(places), cases(office.database)) == (1, before + 1)
