"""The doctor looks into the desk: corrections that nobody confirmed in time."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from models.database import open_database
from models.rows.amendments import ProposedAmendment
from models.upgrading.upgrade import upgrade
from scheduler.clock import wall_now
from tests.desks import Town
from tests.models.corrections.correcting import corrected
from tests.models.test_onboarding_remembered import licensed
from web.command.main import desk
from web.settings import PREFIX, load


def test_the_doctor_counts_the_corrections_that_wait_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    monkeypatch.setenv("HMIS_DESK_DATABASE", place)
    upgrade(open_database(place))
    town = Town(open_database(place))
    corrected(town, licensed(town), town.dana, "confirm-username", now=wall_now())
    assert "second person" not in CliRunner().invoke(desk, ["doctor"]).output
    with town.database.writing() as session:
        session.query(ProposedAmendment).one().due_at = wall_now()
    told = CliRunner().invoke(desk, ["doctor"]).output
    assert (
        "1 correction waits too long for a second person. ICA's inbox lists them under “Corrections to confirm”."
        in told
    )


def test_what_is_secret_is_hidden_where_settings_are_printed() -> None:
    said = {f"{PREFIX}{name}": f"secret-{name}" for name in ("SECRET", "SMTP_PASSWORD", "DATABASE")}
    _, sources = load(said)
    printed = {each.name: each.shown() for each in sources}
    assert {printed[name] for name in ("secret", "smtp_password", "database")} == {"(hidden)"}
    assert "secret-" not in str(printed)
