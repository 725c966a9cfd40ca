"""The desk's own logs: nobody writes lines into them, nobody makes them tell a secret, and the audit log counts attacks."""

from datetime import timedelta

import pytest

from models.audit.keeping import keep, verify
from models.rows.accounts import AuditRow
from scheduler.clock import wall_now
from tests.attacks.targets import Target

FORGED = "2026-03-02 12:00:00 CRITICAL desk: all is well"


def test_no_line_of_the_log_is_written_by_an_address_or_a_body(desk: Target) -> None:
    kofi, line = desk.person("kofi"), FORGED.replace(" ", "%20")
    for place in (
        f"/cases/1%0A{line}",
        f"/%0A{line}",
        f"/api/cases/x%0D%0A{line}",
        f"/welcome/%0A{line}",
        f"/feed/%0A{line}.ics",
    ):
        kofi.get(place)
    deep = b'{"facts":' + b"[" * 100_000
    kofi.program.post(f"/api/processes/P03%0A{line}/cases", content=deep, headers={"Content-Type": "application/json"})
    assert not [each for each in desk.log.read_text(encoding="utf-8").splitlines() if each.startswith(FORGED)]


def test_no_secret_of_an_address_and_no_answer_is_in_the_log(desk: Target) -> None:
    secret = "s3cret" * 6
    for place in (f"/welcome/{secret}", f"/feed/{secret}.ics", f"/sign-in?next=/welcome/{secret}"):
        desk.nobody().browser.get(place)
    desk.person("tess").post("/api/processes/P03/cases", {"facts": {"name": secret + "\x00"}})
    assert secret not in desk.log.read_text(encoding="utf-8")


def test_what_is_refused_is_in_the_audit_log_a_row_a_minute_and_the_chain_holds(desk: Target) -> None:
    with desk.database.reading() as session:
        before = session.query(AuditRow).count()
    omar = desk.person("omar")
    for number in range(60):
        omar.get(f"/cases/26-9{number:03}")
    with desk.database.writing() as session:
        keep(session, wall_now() + timedelta(minutes=2))
    with desk.database.reading() as session:
        rows = session.query(AuditRow).filter(AuditRow.kind == "refused", AuditRow.person_id == desk.town.omar.id).all()
        assert any("more in that minute" in row.what for row in rows)
        assert session.query(AuditRow).count() < before + 40
        assert verify(session)[1] is None


@pytest.mark.parametrize("role", ["dana", "kofi", "tess", "miriam", "greta", "ruth", "ida", "jo"])
def test_nobody_but_the_directors_reads_the_audit_log(desk: Target, role: str) -> None:
    for place in ("/audit", "/audit.csv", "/audit?what=view"):
        assert desk.person(role).get(place).status_code == 403


def test_a_fault_of_the_desk_tells_nothing_of_itself(desk: Target) -> None:
    answer = desk.person("kofi").program.post(
        "/api/processes/P03/cases", content=b'{"facts":' + b"[" * 100_000, headers={"Content-Type": "application/json"}
    )
    for word in ("Traceback", "site-packages", "sqlalchemy", "SELECT "):
        assert word not in answer.text


def test_the_database_is_its_owners_alone(desk: Target) -> None:
    assert (desk.log.parent / "desk.sqlite3").stat().st_mode & 0o077 == 0
