"""A change of access that turns out wrong: the license says what is so, its history keeps both, and WellSky follows."""

from models.database import Database
from models.intake.intake import Sent, begin
from models.rows.cases import CaseRow
from models.rows.registries import License, LicenseLevel
from tests.desks import JO, Town, local
from tests.models.corrections.test_effects_undone import every, struck
from tests.models.corrections.test_wellsky_follows import follow_ups
from tests.models.test_onboarding_remembered import licensed

ACCESS = {"agency": "otter-creek-shelter", "user": JO, "level": "Case Manager III", "art": "add", "why": "Reports"}


def test_a_change_of_access_is_corrected_in_its_place_and_struck_leaves_what_was_before(database: Database) -> None:
    town = Town(database)
    licensed(town)
    with database.writing() as session:
        case_id = begin(session, town.tess, "P06", Sent(ACCESS), local(4, 6))
        case = session.get_one(CaseRow, case_id).number
    town.do(case, town.dana, "confirm", local(4, 8), changed_on="2026-04-07")
    (license_,) = every(town, License)
    assert (license_.level, license_.art) == ("Case Manager III", True)
    struck(town, case, "change", local(4, 9), facts={**ACCESS, "level": "Case Manager I"})
    (license_,) = every(town, License)
    assert (license_.level, license_.art) == ("Case Manager I", True)
    assert [each.state for each in follow_ups(town)] == ["DIFFERS"]
    struck(town, case, "confirm", local(4, 10))
    (license_,) = every(town, License)
    assert (license_.level, license_.art) == ("Case Manager II", False)
    with database.reading() as session:
        levels = session.merge(license_).levels_that_count()
        assert [(each.level, each.art, each.since) for each in levels] == [("Case Manager II", False, local(3, 23))]
    voided = every(town, LicenseLevel, voided=True)[-1]
    assert (voided.level, voided.art, voided.since) == ("Case Manager I", True, local(4, 7, 0))
    assert set(town.open_duties(case)) == {"change-access"}
