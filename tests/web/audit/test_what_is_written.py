"""What people leave in the audit log: sign-ins, refusals, confidential cases opened, exports, the clock."""

from typing import Any

from models.accounts.passwords import HASHER
from models.intake.remarks import attach
from models.rows.cases import CaseRow
from models.rows.people import Person
from tests.web.audit.desks import Watched
from tests.web.registries.desks import START

PASSWORD = "a green mountain in the mist"


def test_sign_ins_sign_outs_and_failures_are_written_and_no_password_is() -> None:
    desk = Watched()
    with desk.database.writing() as session:
        session.query(Person).filter_by(name="Tess Barlow").one().password_hash = HASHER.hash(PASSWORD)
    nobody, address = desk.browser(None), "tess.barlow@desk.example"
    nobody.post("/sign-in", sent(nobody, address, "wrong one"), 422)
    nobody.post("/sign-in", sent(nobody, address, PASSWORD))
    nobody.post("/sign-out")
    desk.minute_passes()
    assert desk.log("sign-in") == [("Tess", "signed in with a password"), ("Tess", "signed out")]
    assert desk.log("failed sign-in") == [("", f"a sign-in failed as {address}")]


def sent(browser: Any, email: str, password: str) -> dict[str, str]:
    """Return the form to sign in."""
    token = browser.client.get("/sign-in").text.partition('name="_csrf_token" value="')[2].partition('"')[0]
    return {"email": email, "password": password, "_csrf_token": token}


def test_refusals_are_counted_without_what_was_asked_for() -> None:
    desk = Watched()
    number = desk.leaders.complain()
    for _ in range(3):
        desk.tess.get(f"/cases/{number}", 404)
    desk.tess.get("/cases/26-0000", 404)
    desk.minute_passes()
    assert desk.log("refused") == [
        ("Tess", "did not find, or may not see, GET /cases/{number} (404) and 3 more in that minute")
    ]


def test_the_api_counts_refusals_too() -> None:
    desk = Watched()
    desk.program_of_tess().get("/api/cases/26-0000", 404)
    desk.minute_passes()
    assert desk.log("refused")[0][0] == "Tess"


def test_a_confidential_case_is_written_once_for_each_who_opens_it_in_an_hour() -> None:
    desk = Watched()
    number = desk.leaders.complain()
    for _ in range(2):
        desk.dana.get(f"/cases/{number}")
    desk.browser(desk.town.nora).get(f"/cases/{number}")
    assert desk.log("view") == [("Dana", "opened {case}"), ("Nora", "opened {case}")]


def test_a_confidential_case_that_a_program_reads_is_written_too() -> None:
    desk = Watched()
    number = desk.leaders.complain()
    desk.program_of(desk.town.dana, desk.dana).get(f"/api/cases/{number}", 200)
    assert desk.log("view") == [("Dana", "opened {case}")]


def test_an_ordinary_case_is_opened_without_a_row() -> None:
    desk = Watched()
    desk.dana.get(f"/cases/{desk.town.ask(START)}")
    assert desk.log("view") == []


def test_a_document_that_is_taken_out_is_written_each_time() -> None:
    desk = Watched()
    number = desk.town.ask(START)
    with desk.database.writing() as session:
        case = session.query(CaseRow).filter_by(number=number).one()
        kept = attach(session, desk.town.tess, case, "plan.pdf", content=b"%PDF-1.7 plan", now=START).id
    for _ in range(2):
        desk.tess.get(f"/cases/{number}/documents/{kept}")
    assert desk.log("export") == [("Tess", f"took out document {kept} of {{case}}")] * 2


def test_reading_the_disclosure_log_is_written_once_an_hour() -> None:
    desk = Watched()
    desk.dana.get("/disclosures")
    desk.dana.get("/disclosures")
    assert desk.log("export") == [("Dana", "took out the disclosure log")]


def test_who_moves_the_practice_clock_is_written() -> None:
    desk = Watched()
    desk.dana.post("/clock", {"advance": "P1D"})
    assert desk.log("clock") == [("Dana", "moved the practice clock to 2026-03-21 14:00 UTC")]


def test_tokens_and_roles_are_rows_of_their_own() -> None:
    desk = Watched()
    desk.tess.post("/me/tokens", {"name": "reports", "areas": "registries"}, 200)
    assert desk.log("way in") == [("Tess", "tess.barlow@desk.example made a token")]
    assert ("", "nora.feld@desk.example now has the role of ICA director") in desk.log("role")
