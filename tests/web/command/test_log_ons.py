"""A list of log-ons, as WellSky gives it out: with days as people write them, and accounts that the desk knows nothing of."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from models.database import open_database
from models.registries.forms.log_ons import LastLogOn
from models.rows.people import Person
from models.rows.registries import License
from tests.web.command.test_commands import Run, run, table
from web.command.lists.columns import columns_of

__all__ = ["run"]
LIST = "Username;Last log-on\ntbarlow;12/30/2025\nvendor01;2025-12-31\n"


def kept(tmp_path: Path) -> date | None:
    with open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}").reading() as session:
        return session.scalars(select(License.last_log_on)).one()


@pytest.fixture(autouse=True)
def licensed(run: Run, tmp_path: Path) -> None:
    """Give somebody a license."""
    del run
    issued = datetime(2025, 1, 6, tzinfo=UTC)
    with open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}").writing() as session:
        tess = Person(name="Tess Barlow", email="tess@otter.example", created_at=issued)
        session.add(tess)
        session.flush()
        session.add(License(person_id=tess.id, username="tbarlow", level="agency-staff", art=False, issued_at=issued))


def test_the_last_log_on_of_whoever_has_a_license_is_kept_and_others_are_named(run: Run, tmp_path: Path) -> None:
    told = run("import-log-ons", table(tmp_path, LIST)).output
    assert "2 rows were read." in told
    assert "Left out, since nobody with a license has this username: vendor01" in told
    assert kept(tmp_path) == date(2025, 12, 30)


def test_a_trial_keeps_nothing_and_a_day_that_may_mean_two_is_asked_about(run: Run, tmp_path: Path) -> None:
    assert "would be read" in run("import-log-ons", table(tmp_path, LIST), "--dry-run").output
    told = run("import-log-ons", table(tmp_path, LIST.replace("12/30/2025", "30.Feb.2025")), exits=1).output
    assert "row 2, last_log_on" in told
    assert kept(tmp_path) is None


@pytest.mark.parametrize(
    ("head", "says"), [("Username;Last Login", "has Username and Last Login"), (";", "is empty")], ids=["other", "none"]
)
def test_a_list_without_its_columns_is_told_which_it_needs(head: str, says: str) -> None:
    (told,) = (each for each in columns_of(LastLogOn, head.split(";")).faults if "missing" in each)
    assert f"The list needs username and last_log_on. Its first row {says}" in told
