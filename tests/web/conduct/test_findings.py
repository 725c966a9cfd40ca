"""The list of findings, as people read it and save it."""

from models.rows.notices import NoticeRow
from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.violations import FINDING, KIM, Bench
from tests.web.registries.desks import Desk
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR


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


def test_a_case_about_an_agency_speaks_of_nobody_else_and_of_terms_that_end_by_themselves() -> None:
    court = Court()
    bench = court.bench
    about_agency = {"violator": "an agency", "user": None}
    number = bench.find(local(4, 1, 9), finding={**FINDING, "nature": "No privacy notice posted"}, **about_agency)
    assert "Send the written notice of Otter Creek Shelter's violation" in court.dana.get(f"/cases/{number}").words
    bench.do(number, bench.dana, "send-notice", local(4, 1, 10), sent_on="2026-04-01")
    words = court.dana.get(f"/cases/{number}").words
    assert "The days to object to the finding end Friday, May 1." in words
    assert "has to the days" not in words
    assert "HMIS user" not in words.split("What happens next")[1].split("Where this case is")[0]
    assert "Send the report back" not in words.split("Where this case is")[0]
    with bench.database.reading() as session:
        roles = {each.role for each in session.query(NoticeRow).filter_by(template="violation-found")}
    assert roles == {AGENCY_ADMIN, AGENCY_DIRECTOR}  # nobody is missed who is not there to be told
