"""A list of client files at a terminal: agencies are asked, doubtful rows are named, and a trial changes nothing."""

from pathlib import Path

from sqlalchemy import func, select

from models.database import open_database
from models.rows.disclosures import FileList
from tests.desks import Town
from tests.web.command.test_commands import Run, run, table

__all__ = ["run"]
LIST = "client;last_activity\n101;2018-05-04\n102;never\nAnn Roe;2018-05-04\n"


def lists(tmp_path: Path) -> int:
    with open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}").reading() as session:
        return session.scalar(select(func.count(FileList.id))) or 0


def test_agencies_are_asked_about_files_and_a_doubtful_row_is_named(run: Run, tmp_path: Path) -> None:
    Town(open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}"))
    told = run("import-unused-files", table(tmp_path, LIST), "--dry-run").output
    assert "3 rows would be read." in told
    assert lists(tmp_path) == 0
    told = run("import-unused-files", table(tmp_path, LIST)).output
    assert (
        "otter-creek-shelter is asked about 1 file." in told
    )  # and every other partner agency, since the list names none
    assert "Doubtful, and left alone: row 3, client 102: 'never' may mean several days, or none" in told
    assert "row 4: this is no HMIS client number" in told
    assert "Ann" not in told
    assert lists(tmp_path) == 1
    assert (
        "a column with HMIS client numbers"
        in run("import-unused-files", table(tmp_path, "Name\nAnn\n"), exits=2).output
    )
