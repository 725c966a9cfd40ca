"""The figures of a month at a terminal: read as a list, or out of an HMIS CSV export; a trial changes nothing."""

from pathlib import Path

from sqlalchemy import select

from models.database import open_database
from models.rows.figures import DataFigure
from tests.desks import Town
from tests.web.command.test_commands import Run, run, table
from tests.workflows.exports import Export

__all__ = ["run"]
LIST = "Agency;Program;Element;Records;Missing\nOtter Creek Shelter;Harbor;3.02;80;9\nElm House;Harbor;3.02;80;9\n"
ENTRIES = (
    "Agency,Program,Happened on,Entered on\nOtter Creek Shelter,Harbor,2026-01-02,2026-02-03\n"
    "Otter Creek Shelter,Harbor,2026-02-02,2026-02-03\n"
)


def figures(tmp_path: Path) -> set[tuple[str, str, int, int, int]]:
    with open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}").reading() as session:
        rows = session.scalars(select(DataFigure))
        return {(each.program, each.element, each.records, each.missing, each.slow) for each in rows}


def test_lists_of_elements_and_of_entries_are_read_and_a_doubtful_row_is_named(run: Run, tmp_path: Path) -> None:
    Town(open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}"))
    told = run("import-data-figures", table(tmp_path, LIST), "--month", "2026-02", "--dry-run").output
    assert "1 figure of 1 agency would be read for February 2026." in told
    assert "Left out: row 3: the directory has no agency 'Elm House'" in told
    assert figures(tmp_path) == set()
    run("import-data-figures", table(tmp_path, LIST), "--month", "2026-02")
    run("import-data-figures", table(tmp_path, ENTRIES), "--month", "2026-02")
    assert figures(tmp_path) == {("Harbor", "3.02", 80, 9, 0), ("Harbor", "timely", 2, 1, 0)}
    refused = run("import-data-figures", table(tmp_path, "Name\nAnn\n"), exits=2).output
    assert "a list has columns for the agency and the program" in refused
    assert (
        "--month is such as 2026-02"
        in run("import-data-figures", table(tmp_path, LIST), "--month", "May", exits=2).output
    )


def test_an_export_gives_the_figures_of_each_of_its_programs(run: Run, tmp_path: Path) -> None:
    Town(open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}"))
    export = Export()
    export.enroll(export.client("c", SSN="", SSNDataQuality="99"), DateCreated="2026-02-09", EntryDate="2026-02-02")
    place = export.folder(tmp_path)
    listed = run("check-upload", str(place), "--figures").output
    assert listed.startswith("agency,program,element,records,missing")
    assert '"Otter Creek Shelter","shelter",3.02,1,1' in listed
    run("import-data-figures", str(place), "--month", "2026-02")
    assert {("shelter", "3.02", 1, 1, 0), ("shelter", "timely", 1, 0, 1)} <= figures(tmp_path)
