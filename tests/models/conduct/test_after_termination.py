"""After an agency's termination its users may be licensed elsewhere, and the agency itself asks first."""

from typing import Any

from models.database import Database
from tests.desks import local
from tests.models.violations import FINDING, GRAVE, KIM, Bench

OF_AGENCY: dict[str, Any] = {"violator": "an agency", "user": None}


def terminated(bench: Bench) -> None:
    for day in (1, 2):
        bench.find(local(4, day, 9), finding={**FINDING, "occurred_on": "2026-03-20"}, **OF_AGENCY)
    number = bench.notify(local(4, 3, 9), finding=GRAVE, **OF_AGENCY)
    for member in (bench.walter, *bench.members):
        bench.vote(number, member, "terminate", local(4, 10))


def asked(bench: Bench, agency: str, name: str, email: str) -> str:
    """Ask for a license, and return where that stands."""
    number = bench.ask(local(4, 20), bench.dana, "ICA asks.", agency=agency, name=name, email=email)
    return str(bench.case(number).state)


def test_a_user_of_the_agency_is_licensed_elsewhere_like_anybody_who_had_a_license(database: Database) -> None:
    bench = Bench(database)
    terminated(bench)
    assert bench.license().ended_at is not None
    assert asked(bench, "maple-street-family-center", "Kim Roe", KIM) == "ENROLLED"


def test_the_agency_does_not_simply_open_an_onboarding(database: Database) -> None:
    bench = Bench(database)
    terminated(bench)
    assert asked(bench, "otter-creek-shelter", "New Person", "new@otter.example") == "REAPPLYING"


def test_a_user_whose_own_license_was_terminated_asks_first_everywhere(database: Database) -> None:
    bench = Bench(database)
    for day in (1, 2):
        bench.find(local(4, day, 9), finding={**FINDING, "occurred_on": "2026-03-20"})
    number = bench.notify(local(4, 3, 9), finding=GRAVE)
    for member in (bench.walter, *bench.members):
        bench.vote(number, member, "terminate", local(4, 10))
    assert asked(bench, "maple-street-family-center", "Kim Roe", KIM) == "REAPPLYING"
