"""The clock of a practice desk is moved by ICA's staff, and only so far."""

from __future__ import annotations

import pytest

from tests.web.api.programs import Service
from tests.web.pages.desks import Office

WHO = "only ICA's staff may move the practice clock"


@pytest.fixture
def service() -> Service:
    """Return a practice desk with programs."""
    return Service()


def test_nobody_else_moves_it(service: Service) -> None:
    before = service.clock.now()
    assert service.tess.post("/api/clock", {"advance": "P1D"}, 403)["detail"] == WHO
    assert service.clock.now() == before


def test_a_page_offers_it_to_staff_alone_and_takes_it_from_them_alone() -> None:
    office = Office()
    for browser, offered in ((office.dana, True), (office.tess, False), (office.jo, False)):
        assert ('action="/clock"' in browser.get("/inbox").html) is offered
    assert "may move the practice clock" in office.jo.post("/clock", {"advance": "P15D"}, 403).words


@pytest.mark.parametrize("how", [{"advance": "P2000D"}, {"to": "2199-01-01"}, {"advance": "P999W"}])
def test_it_moves_so_far_and_no_farther(service: Service, how: dict[str, str]) -> None:
    before = service.clock.now()
    said = service.dana.post("/api/clock", how, 422)
    assert said["detail"].startswith("the practice clock moves no farther than ")
    assert service.clock.now() == before


def test_no_chain_of_small_moves_gets_farther(service: Service) -> None:
    service.clock.move(service.clock.now().replace(year=2199))
    said = service.dana.post("/api/clock", {"advance": "PT1M"}, 422)
    assert "no farther than" in said["detail"]
