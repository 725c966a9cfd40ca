"""Whoever is judged hears until when a statement may be handed in; whoever complains hears who reads it."""

from models.casebook.casebook import restored
from tests.desks import local
from tests.models.violations import Bench
from tests.web.registries.hearing.desks import Court
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
