"""The commands, as somebody at a terminal uses them."""

import gc
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.database import open_database
from models.mail.mail_server import out_of_reach
from models.registries.people_and_agencies import person_of
from models.rows.notices import Message, NoticeRow
from models.upgrading.upgrade import upgrade
from tests.desks import SETTLED, Town, local
from tests.web.command.sheets import xlsx
from web.command.main import desk

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return how to run a command on a new desk."""
    monkeypatch.setenv("HMIS_DESK_DATABASE", f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    monkeypatch.delenv("HMIS_DESK_POLICIES", raising=False)

    def command(*words: str, exits: int = 0) -> Result:
        result = CliRunner().invoke(desk, words)
        gc.collect()  # a command is a process of its own, which leaves no connection open
        assert result.exit_code == exits, result.output
        return result

    command("db", "upgrade")
    return command


def table(folder: Path, text: str) -> str:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_declarations_have_no_faults(run: Run) -> None:
    assert "no faults" in run("check").output


def test_a_policy_file_with_faults_is_told_in_sentences(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "bad.toml").write_text('name = "x"\nsince = 2026-07-01\n[settings]\nnothing = 3\n')
    monkeypatch.setenv("HMIS_DESK_POLICIES", str(tmp_path / "policies"))
    assert "nothing" in run("check", exits=1).output


def test_every_sentence_of_a_process_or_of_mail_is_printed_with_its_numbers(run: Run) -> None:
    onboarding = run("words", "P03").output
    assert "    a user is at least 18 years old\n" in onboarding
    assert "Your training homework is accepted" not in onboarding
    assert "    A license for [subject]\n" in run("words").output
    mail = run("words", "--mail", "--places").output
    assert "Your training homework is accepted" in mail
    assert "a user is at least" not in mail


def test_processes_and_coverage_are_listed_for_people_and_programs(run: Run) -> None:
    assert "P03  New-user onboarding" in run("processes").output
    assert json.loads(run("processes", "--json").output)[0]["key"] == "P01"
    rows = json.loads(run("coverage", "--json").output)
    assert len(rows) == 323
    assert {row["status"] for row in rows if row["id"] == "2.2-training-30"} == {"enforced"}


def test_the_handbook_has_a_page_a_process(run: Run, tmp_path: Path) -> None:
    run("docs", str(tmp_path / "handbook"))
    assert "stateDiagram-v2" in (tmp_path / "handbook" / "P03.md").read_text()


def test_a_simulation_repeats_with_its_seed_and_tells_outcomes_deadlines_and_work(run: Run) -> None:
    first, second = (run("simulate", "--days", "90", "--cases", "12", "--seed", "4", "--json").output for _ in range(2))
    assert first == second
    told = json.loads(first)
    assert sum(told["outcomes"]["P03"].values()) == 12
    assert told["deadlines"]["kept"] > 0


def test_the_database_says_whether_it_is_up_to_date(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "up to date" in run("db", "check").output
    monkeypatch.setenv("HMIS_DESK_DATABASE", f"sqlite:///{tmp_path / 'new.sqlite3'}")
    assert "there is no database at" in run("db", "check", exits=1).output
    assert not (tmp_path / "new.sqlite3").exists()
    open_database(f"sqlite:///{tmp_path / 'new.sqlite3'}").engine.dispose()
    assert "hmis-desk db upgrade" in run("db", "check", exits=1).output
    assert "hmis-desk db upgrade" in run("doctor", exits=1).output


def test_the_doctor_makes_no_database_where_a_path_is_mistyped(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HMIS_DESK_DATABASE", f"sqlite:///{tmp_path / 'mistyped.sqlite3'}")
    assert f"There is no database at {tmp_path / 'mistyped.sqlite3'}" in run("doctor", exits=1).output
    assert not (tmp_path / "mistyped.sqlite3").exists()


def test_the_doctor_tells_what_is_in_force_and_from_where_and_hides_secrets(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HMIS_DESK_SMTP_HOST", "mail.example.org")
    monkeypatch.setenv("HMIS_DESK_SMTP_PASSWORD", "hunter2hunter2")
    monkeypatch.setenv("HMIS_DESK_SECRET", "s3cret")
    monkeypatch.setenv("HMIS_DESK_URL", "https://desk.example.org")
    told = run("doctor", exits=1).output
    assert "No worker has run yet" in told
    assert "HMIS_DESK_SECRET can be guessed" in told
    assert "s3cret" not in told
    assert "mail.example.org" in told
    assert "HMIS_DESK_SMTP_HOST" in told
    assert "hunter2hunter2" not in told


def test_the_doctor_counts_what_did_not_arrive(run: Run, tmp_path: Path) -> None:
    town = Town(open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}"))
    number = town.ask(local(3, 2))
    assert "arrived" not in run("doctor", exits=1).output
    with town.database.writing() as session:
        untold = session.query(NoticeRow).filter(NoticeRow.case_id == town.case(number).id).all()
        for notice in untold:
            notice.outcome, notice.person_id = "nobody", town.tess.id
    told = run("doctor", exits=1).output
    assert f"{len(untold)} notice" in told
    assert "not arrived. ICA's inbox lists" in told


def test_the_doctor_says_what_is_wrong_with_the_folder_of_returned_mail(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bounces"
    assert "eturned mail" not in run("doctor", exits=1).output
    monkeypatch.setenv("HMIS_DESK_BOUNCE_ADDRESS", "the bounces")
    told = run("doctor", exits=1).output
    assert "'the bounces' is no mail address. Check HMIS_DESK_BOUNCE_ADDRESS." in told
    assert "Nobody hears of returned mail. Set HMIS_DESK_BOUNCE_MAILDIR" in told
    monkeypatch.setenv("HMIS_DESK_SENDER", "HMIS Desk <desk@localhost>")
    assert "'HMIS Desk <desk@localhost>' is no mail address. Check HMIS_DESK_SENDER." in run("doctor", exits=1).output
    monkeypatch.setenv("HMIS_DESK_SENDER", "HMIS Desk <desk@exämple.example>")
    monkeypatch.setenv("HMIS_DESK_BOUNCE_ADDRESS", "bounces@desk.example")
    assert "no mail address" not in run("doctor", exits=1).output
    monkeypatch.setenv("HMIS_DESK_BOUNCE_MAILDIR", str(folder))
    assert "bounces is no Maildir: it has no folder cur" in run("doctor", exits=1).output
    for room in ("cur", "new", "tmp"):
        (folder / room).mkdir(parents=True)
    told = run("doctor", exits=1).output
    assert "eturned mail" not in told
    assert "HMIS_DESK_BOUNCE_MAILDIR" in told


def test_a_person_is_added_with_an_office_and_a_link(run: Run) -> None:
    assert (
        "/welcome/" in run("person", "add", "Dana Whitcomb", "dana@x.example", "--role", "System Administrator").output
    )
    assert "already" in run("person", "add", "Dana", "DANA@x.example", exits=1).output
    assert (
        "choose the agency"
        in run("person", "add", "Tess", "t@x.example", "--role", "Agency Administrator", exits=1).output
    )
    assert run("token", "create", "dana@x.example").output.startswith("desk_")
    assert "no person" in run("token", "create", "nobody@x.example", exits=1).output
    assert "has the role of legal counsel" in run("person", "role", "dana@x.example", "legal counsel").output
    assert "two people" in run("person", "role", "dana@x.example", "legal counsel", exits=1).output.lower()
    assert (
        "choose the agency" in run("person", "role", "dana@x.example", "Agency Administrator", exits=1).output.lower()
    )
    assert "no person" in run("person", "role", "nobody@x.example", "legal counsel", exits=1).output
    assert "0 wrong passwords" in run("person", "unlock", "dana@x.example").output


AGENCIES = "name,kind,cocs,guideline_days\nOtter Creek,shelter,Balance of State,\nMaple,shelter,Chittenden County;Balance of State,30\n"


def test_an_import_adds_all_rows_or_none(run: Run, tmp_path: Path) -> None:
    assert "2 rows would be added" in run("import-agencies", table(tmp_path, AGENCIES), "--dry-run").output
    faulty = AGENCIES + "Nowhere,castle,,x\n"
    told = run("import-agencies", table(tmp_path, faulty), exits=1)
    assert "row 4, kind: choose one of: shelter" in told.output
    assert "row 4, cocs: choose at least one Continuum of Care (CoC)" in told.output
    assert "row 4, guideline_days: enter a number of days, 1 to 365" in told.output
    assert "nothing was added" in told.output
    assert "2 rows were added" in run("import-agencies", table(tmp_path, AGENCIES)).output
    people = "name,email,agency,role\nTess,tess@x.example,otter-creek,Agency Administrator\nJo,jo@x.example,nowhere,\n"
    assert "row 3, agency" in run("import-people", table(tmp_path, people), exits=1).output
    good = people.replace("nowhere", "maple")
    assert "2 rows were added" in run("import-people", table(tmp_path, good)).output


def test_an_import_names_all_that_is_wrong_with_a_row_and_knows_the_rows_before_it(run: Run, tmp_path: Path) -> None:
    told = run("import-agencies", table(tmp_path, AGENCIES + "otter creek,,,\n"), exits=1).output
    assert "row 4, name: there is an agency 'otter creek' already" in told
    assert "row 4, kind: choose the kind of organization" in told
    assert "nothing was added: 1 of 3 rows" in told


def test_an_import_ends_as_it_went(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(xlsx([["Email address", "NAME", "Shoes"], ["zoe@exämple.example", "Zoë", 42]]))
    told = run("import-people", str(path))
    assert "column 'Shoes' is not used" in told.output
    assert "1 row was added." in told.output
    again = run("import-people", str(path)).output
    assert "0 rows were added.\n1 row says what is on record already." in again
    other = table(tmp_path, "name,email\nZoe,zoe@exämple.example\n")
    told_other = run("import-people", other, exits=1).output
    assert "row 2, email: zoe@exämple.example already belongs to somebody" in told_other
    for nothing in ("", "Name,Email\n", "Name\nZoë\n"):
        assert "nothing was added" in run("import-people", table(tmp_path, nothing), exits=1).output
    path.write_bytes(b"\0\xff\xfe" * 9)
    assert "people.xlsx: it is no text" in run("import-people", str(path), exits=2).output
    run("import-people", str(tmp_path / "nowhere.csv"), exits=2)
    told = run("import-people", "--help")
    assert "Exits with 0 if all rows were added, 1 if none was, 2 if the file cannot be read." in " ".join(
        told.output.split()
    )


def test_an_import_takes_agencies_by_name_and_refuses_what_is_no_number_or_address(run: Run, tmp_path: Path) -> None:
    odd = "".join(f"Agency {each},shelter,balance,{each}\n" for each in ("²", "٣", "9" * 400, "1e9", "-1", "0"))
    told = run("import-agencies", table(tmp_path, AGENCIES + odd), exits=1).output
    assert all(f"row {row}, guideline_days: enter a number of days, 1 to 365" in told for row in range(4, 10))
    assert "nothing was added: 6 of 8 rows" in told
    run("import-agencies", table(tmp_path, AGENCIES))
    people = "Name;Email;Agency;Role\nTess;tess@x.example;OTTER creek;agency administrator\n"
    told = run(
        "import-people", table(tmp_path, people + "Jo;jo@localhost;maple;\nAl;al@b.invalid;maple;\n"), exits=1
    ).output
    assert "row 3, email: enter the whole email address" in told
    assert "row 4, email: enter another email address; mail can't reach 'al@b.invalid'" in told
    assert "1 row was added" in run("import-people", table(tmp_path, people)).output


def test_a_copy_is_made_and_put_back_and_its_mail_is_held(run: Run, tmp_path: Path) -> None:
    run("person", "add", "Dana Whitcomb", "dana@x.example")
    database = open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    with database.writing() as session:
        dana = person_of(session, "dana@x.example")
        assert dana is not None
        session.add(Message(person_id=dana.id, address=dana.email, message_id="<1@desk>", created_at=SETTLED,
                            subject="s", text="t", html="h", calendar="", state="queued", attempts=0, error=""))  # fmt: skip
    database.engine.dispose()
    copy = tmp_path / "copy.sqlite3"
    run("backup", str(copy))
    assert "is there already" in run("backup", str(copy), exits=1).output
    run("person", "add", "Kofi Mensah", "kofi@x.example")
    assert "1 messages are held" in run("restore", str(copy)).output
    assert "no person" in run("token", "create", "kofi@x.example", exits=1).output
    assert "1 messages will be sent" in run("release-mail").output


def test_what_is_no_copy_is_not_put_back(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.sqlite3"
    bad.write_bytes(b"not a database at all, but long enough to be read as one")
    assert "no copy of a desk" in run("restore", str(bad), exits=1).output
    upgrade(open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}"))


def test_the_doctor_says_that_the_mail_server_is_out_of_reach(run: Run, tmp_path: Path) -> None:
    with Town(open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}")).database.writing() as session:
        out_of_reach(session, "connection refused", local(3, 20))
    assert "The mail server is out of reach since 2026-03-20" in run("doctor", exits=1).output


def test_copies_are_made_in_a_folder_rehearsed_and_put_back_with_what_was_there_kept(run: Run, tmp_path: Path) -> None:
    run("person", "add", "Dana Whitcomb", "dana@x.example")
    folder = tmp_path / "copies"
    assert "0 older copies were taken away" in run("backup", "--into", str(folder)).output
    told = run("restore-drill", str(folder)).output
    assert "It could take the place of the desk." in told
    assert "Holds: 0 cases; " in told
    (copy,) = folder.iterdir()
    said = run("restore", str(copy)).output
    assert "What was there (0 cases) is kept in" in said
    assert len(list(tmp_path.glob("desk-before-*.sqlite3"))) == 1
    assert "This database is a copy" not in run("doctor", exits=1).output, (
        "what was put back here is this desk's from then on"
    )
    assert "no copy in" in run("restore-drill", str(tmp_path), exits=1).output
    assert "name a file, or a folder" in run("backup", exits=2).output


def test_a_desk_whose_copies_are_made_elsewhere_says_so(run: Run) -> None:
    assert "noted that a copy was made" in run("backup", "--made-elsewhere").output
    assert "made a copy" not in run("doctor", exits=1).output


def test_a_drill_of_a_copy_in_which_nobody_could_sign_in_fails(run: Run, tmp_path: Path) -> None:
    run("backup", str(tmp_path / "copy.sqlite3"))
    assert (
        "There is nobody in it who could sign in."
        in run("restore-drill", str(tmp_path / "copy.sqlite3"), exits=1).output
    )
