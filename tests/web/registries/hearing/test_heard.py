"""Whoever is judged hears until when a statement may be handed in; whoever complains hears who reads it."""

from models.casebook.casebook import restored
from tests.desks import local
from tests.models.violations import Bench
from tests.web.registries.hearing.desks import MEETING, Court
from workflows.manual.conduct.violation.told import heard


def words(bench: Bench, number: str) -> str:
    row = bench.case(number)
    columns = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
    rulebook = bench.database.rulebook
    return heard.read(restored(rulebook, columns).known(rulebook.policy(local(4, 2)), local(4, 2)))


def test_the_letter_of_a_third_violation_says_until_when_a_statement_may_be_handed_in() -> None:
    court = Court()
    days = court.database.rulebook.policy(local(4, 2)).statement_days
    assert words(court.bench, court.third) == (
        f"A statement can be handed in to ICA until April {1 + days}, 2026; the Committee's members read it before they vote."
    )
    assert words(court.bench, court.earlier[0]) == ""


def test_who_complains_of_icas_staff_reads_that_it_goes_past_them() -> None:
    page = Court().tess.get("/start/P20").words
    assert "ICA's System Administrators read the complaint." in page
    assert "ICA's managing director read it instead, and nobody else at ICA does." in page


def test_the_page_of_the_meeting_lists_it_for_those_who_may_read_it_and_for_nobody_else() -> None:
    court = Court()
    greta, emil, miriam = (
        court.browser(each) for each in (court.bench.members[0], court.bench.tied, court.bench.miriam)
    )
    listed = f"In closed session {court.third}: third violation Names stay in the room To be decided"
    for reader in (greta, court.dana, miriam):
        assert listed in reader.get(MEETING).words
        assert "3 items on the agenda" in reader.get("/meetings").words
    assert "In closed session" not in emil.get(MEETING).words
    assert "2 items on the agenda" in emil.get("/meetings").words
    court.bench.do(court.third, court.bench.dana, "send-notice", local(4, 8), sent_on="2026-04-08")
    for each in (*court.bench.members, court.bench.walter):
        court.bench.vote(court.third, each, "keep", local(4, 9))
    assert (
        f"{court.third}: third violation Names stay in the room Decided Thursday, April 9, 2026"
        in greta.get(MEETING).words
    )
