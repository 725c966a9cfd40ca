"""The list of findings, as people read it and save it."""

from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.violations import FINDING, KIM, Bench
from tests.web.registries.desks import Desk


class Court(Desk):
    """A desk in a town with a Committee."""

    settles = Bench

    @property
    def bench(self) -> Bench:
        """The town."""
        assert isinstance(self.town, Bench)
        return self.town


def test_the_list_shows_whose_which_and_what_became_of_it_revoked_ones_as_revoked() -> None:
    court = Court()
    bench = court.bench
    first = bench.notify(local(4, 1, 9))
    second = bench.notify(local(4, 2, 9), finding={**FINDING, "occurred_on": "2026-02-01"})
    assert not corrected(bench, first, bench.dana, "find", now=local(4, 3))
    confirmed(bench, first, bench.nora, local(4, 3))
    words = court.dana.get("/findings").words
    assert f"First violation: Kim Roe Case {second}" in words
    assert "Revoked April 3, 2026" in words
    assert first not in court.dana.get("/findings?show=standing").words
    assert second not in court.dana.get("/findings?show=revoked").words
    assert bench.case(second).heading == "First violation: Kim Roe"
    saved = court.dana.client.get("/findings.csv").text
    assert f"{second},Kim Roe,Otter Creek Shelter,first violation,A shared password,2026-02-01" in saved
    assert "revoked" in saved


def test_who_may_not_see_a_case_finds_nothing_of_it_on_the_list() -> None:
    court = Court()
    number = court.bench.notify(local(4, 1, 9))
    assert number not in court.browser(court.bench.viewer(KIM)).get("/findings").words
    assert number not in court.browser(court.bench.walter).get("/findings").words
    assert number in court.browser(court.bench.tess).get("/findings").words
