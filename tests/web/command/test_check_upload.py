"""`hmis-desk check-upload`, as somebody at a terminal uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.workflows.exports import Export
from web.command.main import desk
from web.command.uploads import Line


def run(*words: str | Path, exits: int = 0) -> Result:
    result = CliRunner().invoke(desk, ["check-upload", *map(str, words)])
    assert result.exit_code == exits, result.output
    return result


@pytest.fixture
def export() -> Export:
    """Return an export that passes, though one of its organizations does not."""
    export = Export()
    export.organization("B", "Harbor House")
    export.project("harbor", "B")
    export.crowd(19)
    export.enroll(export.client("secret-id", FirstName="", SSN="987654321"), "harbor")
    return export


def test_an_upload_that_passes_is_told_with_the_organizations_that_do_not(export: Export, tmp_path: Path) -> None:
    told = run(export.folder(tmp_path)).stdout
    assert "FY2026 export: Export.csv 1 row, Organization.csv 2 rows" in told
    assert told.index("The whole upload: passes") < told.index("Harbor House (OrganizationID B): FAILS")
    assert "Otter Creek Shelter" not in told
    assert "1 of 2 organizations pass by themselves." in told
    assert "3.01 Name is missing in 1 of 1 client (100 %); at most 10 % may be missing. Ask for the names" in told


def test_each_element_has_a_line_with_its_counts(export: Export, tmp_path: Path) -> None:
    lines = run(export.folder(tmp_path)).stdout.splitlines()
    name, exits = (next(line.split() for line in lines if line.startswith(f"  {key}")) for key in ("3.01", "3.12"))
    assert name == ["3.01", "Name", "20", "1", "5.00", "0", "0", "0"]
    assert exits == ["3.12", "Destination", "0", "0", "0", "0", "0"]  # nobody left: there is no percentage


def test_an_upload_that_fails_exits_with_1(export: Export, tmp_path: Path) -> None:
    export.crowd(5, SSN="")
    told = run(export.archive(tmp_path), exits=1).stdout
    assert "The whole upload: FAILS" in told
    assert "3.02 Social Security Number is missing in 5 of 25 clients (20 %)" in told


def test_an_upload_that_cannot_be_read_exits_with_2_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(b"PK")
    result = run(tmp_path / "export.zip", exits=2)
    assert result.stdout == ""
    assert result.stderr == "export.zip is no whole zip archive. It may be cut off: send it again.\n"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("{place}/nothing.zip", "--json"), "nothing.zip cannot be read: No such file or directory."),
        (("--json",), "Missing argument 'PATH'."),
        (("--json", "a", "b"), "Got unexpected extra argument (b)"),
    ],
)
def test_whoever_asks_for_json_gets_it_also_where_nothing_is_checked(
    tmp_path: Path, words: tuple[str, ...], reason: str
) -> None:
    result = run(*(word.format(place=tmp_path) for word in words), exits=2)
    assert json.loads(result.stdout) == {"passes": False, "unreadable": reason}
    assert reason in result.stderr


def test_a_check_that_is_stopped_says_so_and_not_that_the_upload_fails(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("web.command.uploads.check_upload", stopped)
    told = json.loads(run(export.archive(tmp_path), "--json", exits=2).stdout)
    assert told == {"passes": False, "unreadable": "The check of export.zip was stopped before its end."}


def test_an_organization_without_a_name_is_called_so(export: Export, tmp_path: Path) -> None:
    export.organization("C", " ")
    export.project("nameless", "C")
    export.enroll(export.client("c", FirstName=""), "nameless")
    assert "\nAn organization without a name (OrganizationID C): FAILS\n" in run(export.folder(tmp_path)).stdout


def test_what_is_no_code_is_told_by_column_with_harmless_examples_only(export: Export, tmp_path: Path) -> None:
    export.crowd(1, VeteranStatus="NULL")
    export.crowd(1, VeteranStatus="Ann Secret", DOB="1980/99/99")
    told = run(export.folder(tmp_path)).stdout
    assert "- Client.csv, VeteranStatus: 2 rows, such as NULL, other words" in told
    assert "- Client.csv, DOB: 1 row, such as ####/##/##" in told
    assert not any(said in told for said in ("Ann", "Secret", "1980"))


def test_clients_who_are_there_twice_are_counted(export: Export, tmp_path: Path) -> None:
    export.crowd(2, SSN="222334444")
    assert "the same name, birth date and SSN: 1\n" in run(export.folder(tmp_path)).stdout


def test_programs_read_the_report_as_json(export: Export, tmp_path: Path) -> None:
    result = run(export.folder(tmp_path), "--json")
    told = json.loads(result.stdout)
    assert (told["version"], told["limit"], told["passes"]) == ("FY2026", 10, True)
    assert [(scope["name"], scope["failing"]) for scope in told["scopes"]] == [
        ("Whole upload", []),
        ("Harbor House", ["3.01"]),
        ("Otter Creek Shelter", []),
    ]
    assert told["scopes"][0]["elements"][0] == {
        "key": "3.01", "title": "Name", "file": "Client.csv", "denominator": "clients",
        "n": 20, "missing": 1, "unknown": 0, "partial": 0, "percent": 5.0, "passes": True, "no_code": 0,
        "miswritten": 0, "passes_with_no_codes": True,
    }  # fmt: skip


def test_projects_whose_clients_may_be_unnamed_are_named_in_the_command(export: Export, tmp_path: Path) -> None:
    told = run(export.folder(tmp_path), "--unnamed", "harbor", "--unnamed", "habor").stdout
    assert "2 of 2 organizations pass" in told
    assert "--unnamed habor: no project of the export has this ProjectID." in told
    assert "--unnamed harbor:" not in told


def test_no_row_is_ever_printed(export: Export, tmp_path: Path) -> None:
    path = export.folder(tmp_path)
    for told in (run(path).output, run(path, "--json").output):
        assert not any(said in told for said in ("secret-id", "987654321", "Ann", "1980"))


def test_oddities_are_told_with_their_counts(export: Export, tmp_path: Path) -> None:
    export.leave("nowhere")
    assert (
        "- Exits from enrollments that are not in Enrollment.csv: not counted: 1" in run(export.folder(tmp_path)).stdout
    )


def test_a_line_at_the_terminal_says_how_far_the_check_is(capsys: pytest.CaptureFixture[str]) -> None:
    line = Line(watched=True)
    for done in (10_000_000, 10_000_001, 5_000_000, 20_000_000):
        line.show(done, 20_000_000)
    line.clear()
    shown = capsys.readouterr().err.split("\r\x1b[2K")
    assert shown == ["", "Reading: 50 % of 20 MB", "Reading: 25 % of 20 MB", "Read. Counting …", ""]


def test_nothing_is_shown_where_nobody_watches(export: Export, tmp_path: Path) -> None:
    assert run(export.folder(tmp_path)).stderr == ""
