"""No release, no research and no import without the consent of each whose data it is, given by themselves, in time.

Everybody tries everything, for themselves and for others. Who may speak for whom is written here once more, by name.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from random import Random, SystemRandom
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from models.database import Database
from models.lookups.uploads import uploads_of
from models.registries.from_cases.agreements import agencies_of
from models.rows.disclosures import Agreement, Disclosure, Upload
from tests.campus import Campus
from tests.databases import by_turns
from tests.desks import local
from tests.imports import ImportTown
from tests.models.disclosure.everybody import Deed, Everybody
from tests.precinct import MAPLE, OTTER, Precinct
from workflows.engine.cases import NotAllowed

LAKE = "lakeshore-housing-partners"
SPEAKS = {
    "Miriam Okafor": "balance", "Joel Sandberg": "chittenden", "Tess Barlow": OTTER, "Helen Marsh": OTTER,
    "Omar Haddad": MAPLE, "Paul Renner": MAPLE, "Sofia Marin": LAKE,
}  # fmt: skip
WORKS_IN = {OTTER: {"balance"}, MAPLE: {"chittenden"}}
PROGRAMS = {"11": "balance", "21": "chittenden"}
walks = settings(
    max_examples=4, deadline=None, report_multiple_bugs=False, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
chance = given(dice=st.randoms(use_true_random=True))
T = TypeVar("T")


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Database:
    """Return an empty desk, on one of the databases for each law."""
    return by_turns(request.function.__name__)


def themselves(deeds: list[Deed], name: str, until: date) -> set[str]:
    """Return the parties that did something by themselves, on a day not after another; who did it for another is a fault."""
    done = [deed for deed in deeds if deed.name == name]
    strangers = [(deed.by, deed.party) for deed in done if SPEAKS.get(deed.by) != deed.party]
    assert strangers == [], f"somebody took {name!r} for a party that is not theirs"
    return {deed.party for deed in done if max(days(deed)) <= until}


def days(deed: Deed) -> list[date]:
    """Return every day that a deed names as having happened, and the one it counts from."""
    said = [getattr(form, name) for form in deed.event.forms for name in form.__struct_fields__ if name.endswith("_on")]
    return [deed.row.effective_on, *(day for day in said if isinstance(day, date))]


def released_with_consent(everybody: Everybody, number: str) -> int:
    """Check each written release, and return how many there were."""
    deeds = everybody.deeds(number)
    with everybody.town.database.reading() as session:
        rows = [row for row in session.query(Disclosure).all() if row.case.number == number]
        for row in rows:
            assert row.agency
            assert row.decided_by
            assert SPEAKS[row.decided_by.name] == row.agency.key, "an agency's data were released by somebody else"
            consented = themselves(deeds, "consent", row.disclosed_on)
            assert consented >= WORKS_IN[row.agency.key], (
                "released without the consent of the CoC whose records they are"
            )
            approved = [deed for deed in deeds if deed.name == "approve"]
            assert any(deed.by == "Ruth Abernathy" and deed.row.effective_on <= row.disclosed_on for deed in approved)
    return len(rows)


def used_with_consent(everybody: Everybody, number: str) -> int:
    """Check that data of no agency are used for research, or longer, without its consent; return how many are used."""
    deeds = everybody.deeds(number)
    with everybody.town.database.reading() as session:
        rows = [row for row in session.query(Agreement).all() if row.case.number == number]
        used = {agency.key for found in agencies_of(session, rows).values() for agency in found}
        for row in rows:
            assert used <= themselves(deeds, "approve", row.begun_on), (
                "research with data of an agency that did not consent"
            )
            decided = {deed.by for deed in deeds if deed.name == "approve-for-ica"}
            assert decided <= {"Nora Feld"}, "ICA's consent was given by somebody who is not ICA's director"
            if row.ends_on > date(2026, 6, 30):
                last = max(deed.row.effective_on for deed in deeds if deed.name == "approve-extension-for-ica")
                agreed = themselves(deeds, "approve-extension", last)
                left = themselves(deeds, "withdraw-consent", date.max)
                assert used - left <= agreed, "research was extended without the consent of an agency"
    return len(used)


def imported_with_consent(everybody: Everybody, number: str) -> int:
    """Check that nothing may be loaded of a program without the consent of its CoC; return how many uploads may be."""
    deeds = everybody.deeds(number)
    with everybody.town.database.reading() as session:
        rows = [row for row in uploads_of(session, everybody.town.case(number)) if row.passed]
        for row in rows:
            day = row.checked_at.astimezone(local(1, 1).tzinfo).date()
            allowed = themselves(deeds, "allow-imports", day) & themselves(deeds, "approve-vendor", day)
            ended = {deed.party for deed in deeds if deed.name == "revoke" and deed.row.id < _entry(deeds, row.id)}
            assert {PROGRAMS[each] for each in sent(row)} <= allowed - ended, "loaded without the consent of a CoC"
    return len(rows)


def sent(row: Upload) -> set[str]:
    """Return the programs whose data are in an upload, as its name says it."""
    return {"11"} if row.name == "march.zip" else {*row.name.removesuffix(".zip").split("-")}


def _entry(deeds: list[Deed], upload: int) -> int:
    found = (deed.row.id for deed in deeds for form in deed.event.forms if getattr(form, "upload", None) == upload)
    return next(found)


@walks
@chance
def test_nothing_is_released_to_law_enforcement_without_each_consent(database: Database, dice: Random) -> None:
    town = settled(database, Precinct)
    people = (town.dana, town.nora, town.ruth, town.miriam, town.joel, town.tess, town.omar, town.helen, town.paul)
    number = dice.choice((town.requested, town.in_review, town.in_review))()
    everybody = Everybody(town, dice, people, {"recipient": "Det. R. Cole"})
    everybody.walk(number, local(6, 9), 60)
    released_with_consent(everybody, number)


@walks
@chance
def test_no_data_are_used_for_research_without_each_consent(database: Database, dice: Random) -> None:
    campus = settled(database, Campus)
    people = (campus.dana, campus.nora, campus.ruth, campus.tess, campus.omar, campus.wes)
    number = dice.choice((campus.propose, campus.asked, campus.running))()
    everybody = Everybody(campus, dice, people, {"runs_until": "2026-09-30", "outcome": "disposed"})
    everybody.walk(number, local(3, 13), 60)
    used_with_consent(everybody, number)


@walks
@chance
def test_nothing_is_imported_without_the_consent_of_each_coc(database: Database, dice: Random) -> None:
    town = settled(database, ImportTown)
    people = (town.dana, town.nora, town.sofia, town.tess, town.miriam, town.joel)
    number = dice.choice((town.documented, town.paid))()

    def check(number: str, now: datetime) -> None:
        with suppress(NotAllowed):
            town.check(number, now=now, programs=dice.choice((("11",), ("21",), ("11", "21"))))

    everybody = Everybody(town, dice, people, {"amount": 2400}, check)
    everybody.walk(number, local(3, 3), 60)
    imported_with_consent(everybody, number)


def test_the_laws_are_of_desks_in_which_something_happens(database: Database) -> None:
    precinct = Precinct(database)
    assert released_with_consent(Everybody(precinct, SystemRandom(), ()), precinct.released()) == 1


def test_what_research_uses_is_counted_too(database: Database) -> None:
    campus = Campus(database)
    number = campus.running()
    campus.extended(number, "2026-12-31", local(3, 20))
    assert used_with_consent(Everybody(campus, SystemRandom(), ()), number) == 2


def test_what_is_imported_is_counted_too(database: Database) -> None:
    town = ImportTown(database)
    number = town.paid()
    town.check(number, programs=("11", "21"))
    assert imported_with_consent(Everybody(town, SystemRandom(), ()), number) == 1


def settled(database: Database, kind: Callable[[Database], T]) -> T:
    """Return the town of this database, settled at the first walk."""
    if not hasattr(database, "town"):
        database.town = kind(database)  # type: ignore[attr-defined]
    town: T = database.town  # type: ignore[attr-defined]
    return town
