"""Having an upload checked at a browser: sent from the case, watched, and read as a page and as a table."""

import json
from concurrent.futures import Executor, Future
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import select

from models.lookups.uploads import Arrived, terms_of
from models.rows.disclosures import Upload
from tests.imports import export
from tests.web.importing import ZIP, Importing
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Browser
from tests.workflows.exports import Export
from web.uploading.checks import MOST_WAITING, Check, Checks
from web.uploading.files import PutDown


@pytest.fixture
def desk() -> Importing:
    return Importing()


def send(desk: Importing, browser: Browser, content: bytes, name: str = "march.zip") -> Any:
    place = f"{desk.case}/uploads"
    fields = form_of(browser.get(desk.case).html, place).fields
    return browser.client.post(place, data=fields, files={"upload": (name, content, ZIP)}, follow_redirects=False)


def ended(desk: Importing, browser: Browser, place: str, status: int = 303) -> Answer:
    checks: Checks = desk.app.checks
    check = checks.find(desk.town.sofia, desk.number, place.rpartition("/")[2])
    assert check is not None
    check.future.result(timeout=60)
    return browser.get(place, status)


def report(desk: Importing, browser: Browser, missing: int = 0) -> str:
    watched = send(desk, browser, export(missing)).headers["location"]
    return ended(desk, browser, watched).place


def test_an_upload_is_sent_watched_and_reported(desk: Importing) -> None:
    sofia = desk.browser(desk.town.sofia)
    page = sofia.get(report(desk, sofia, missing=2))
    assert "This upload fails and may not be loaded" in page.words
    assert "What to correct Correct 1 element where the data come from, export again," in page.words
    assert (
        "3.02 Social Security Number is missing in 2 of 10 clients (20 %); at most 10 % may be missing." in page.words
    )
    assert "Also look at this No organization in it is called Lakeshore Housing Partners." in page.words
    assert "3.02 Social Security Number 2 of 10 20.00 Fails 0 0" in page.words
    assert "Otter Creek Shelter: fails" in page.words
    case = sofia.get(desk.case)
    assert "Correct the upload, and have it checked again" in case.words
    assert "march.zip fails" in case.words


def test_the_main_button_of_the_task_leads_to_the_form(desk: Importing) -> None:
    html = desk.browser(desk.town.sofia).get(desk.case).html
    assert 'href="#do-record-upload">Have an upload checked</a>' in html
    assert 'id="do-record-upload"' in html


def test_an_upload_that_passes_says_so_and_the_next_may_follow(desk: Importing) -> None:
    sofia = desk.browser(desk.town.sofia)
    assert "This upload passes and may be loaded" in sofia.get(report(desk, sofia, missing=1)).words
    assert f'action="{desk.case}/uploads' in sofia.get(desk.case).html


def test_the_page_that_follows_a_check_asks_again_by_itself_without_scripts(desk: Importing) -> None:
    sofia, checks = desk.browser(desk.town.sofia), Checks(desk.house, Idle())
    desk.app.checks = checks
    with desk.database.reading() as session:
        terms = terms_of(session, desk.town.sofia, desk.number, desk.house.clock.now())
    down = PutDown(Arrived("march.zip", 1, "f"), BytesIO(), desk.folder)
    name = checks.begin(desk.town.sofia, desk.number, down, terms)
    waiting = sofia.get(f"{desk.case}/uploads/checks/{name}")
    assert ("The check is about to start." in waiting.words, waiting.headers["refresh"]) == (
        True,
        f"2; url={desk.case}/uploads/checks/{name}",
    )
    check = checks.find(desk.town.sofia, desk.number, name)
    assert check is not None
    check.watch(300, 400)
    assert "We have read 75 percent." in sofia.get(f"{desk.case}/uploads/checks/{name}").words
    dana, tess = desk.browser(desk.town.dana), desk.browser(desk.town.tess)
    assert dana.get(f"{desk.case}/uploads/checks/{name}", 303).place == desk.case
    assert "We can't show how far that check is." in dana.get(desk.case).words
    tess.get(f"{desk.case}/uploads/checks/{name}", 404)


class Sudden(Check):
    """A check that ends while somebody reads how far it is."""

    @property
    def percent(self) -> int:
        """End."""
        self.upload_id = 1
        return 99


def test_a_check_that_ends_while_its_page_is_made_is_asked_for_again(
    desk: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    sofia, checks = desk.browser(desk.town.sofia), Checks(desk.house, Idle())
    desk.app.checks = checks
    sudden = Sudden(desk.town.sofia, desk.number, done=99, total=100)
    monkeypatch.setattr(checks, "find", lambda *_: sudden)
    shown = sofia.get(f"{desk.case}/uploads/checks/mine")
    assert "Checking your upload" in shown.words
    assert shown.headers["refresh"].startswith("2; url=")


class Idle(Executor):
    """Somebody who never gets to the work."""

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        """Let it lie."""
        return Future()


def test_when_too_many_wait_the_next_one_is_asked_to_come_back(desk: Importing) -> None:
    sofia = desk.browser(desk.town.sofia)
    desk.app.checks = Checks(desk.house, Idle())
    answers = [send(desk, sofia, export()) for _ in range(MOST_WAITING + 1)]
    assert {each.status_code for each in answers[:-1]} == {303}
    assert (answers[-1].status_code, "too many uploads wait" in answers[-1].text.lower()) == (422, True)


def test_what_cannot_be_read_is_said_in_words_and_nothing_is_kept(desk: Importing) -> None:
    sofia = desk.browser(desk.town.sofia)
    watched = send(desk, sofia, export()[:-30]).headers["location"]
    page = ended(desk, sofia, watched, 422)
    assert "The upload was not checked" in page.words
    assert "It may be cut off: send it again." in page.words
    assert "refresh" not in page.headers
    assert desk.kept() == 0


def test_no_file_is_asked_for_on_the_case_itself(desk: Importing) -> None:
    answer = send(desk, desk.browser(desk.town.sofia), b"")
    assert answer.status_code == 422
    assert "Choose a zip archive that is not empty" in answer.text


def test_the_report_is_handed_out_as_a_table_without_formulas(desk: Importing) -> None:
    sofia = desk.browser(desk.town.sofia)
    made = Export(home="11")
    made.organization("B", "=HYPERLINK(1)")
    made.crowd(1)
    with TemporaryDirectory() as folder:
        content = made.archive(Path(folder)).read_bytes()
    place = ended(desk, sofia, send(desk, sofia, content).headers["location"]).place
    table = sofia.client.get(f"{place}/report.csv")
    assert table.headers["content-disposition"] == 'attachment; filename="upload-1.csv"'
    head, first, *_ = table.text.splitlines()
    assert head.startswith("scope,organization,element,title")
    assert first.startswith("Whole upload,,3.01,Name,Client.csv,clients,1,0,0,0,0.0,yes,0")
    assert "'=HYPERLINK(1),B,3.01" in table.text


def test_an_upload_to_another_agencys_case_and_its_report_are_absent(desk: Importing) -> None:
    sofia, tess = desk.browser(desk.town.sofia), desk.browser(desk.town.tess)
    place = report(desk, sofia)
    token = {"_csrf_token": tess.get("/me").value("_csrf_token")}
    answer = tess.client.post(f"{desk.case}/uploads", data=token, files={"upload": ("a.zip", export(), ZIP)})
    assert answer.status_code == 404
    assert tess.get(place, 404).words == tess.get("/cases/26-99999999", 404).words
    assert tess.get(f"{place}/report.csv", 404).status == 404
    assert desk.kept() == 1


def test_a_continuum_reads_the_report_and_is_offered_no_upload(desk: Importing) -> None:
    sofia, miriam = desk.browser(desk.town.sofia), desk.browser(desk.town.miriam)
    place = report(desk, sofia)
    assert "This upload passes" in miriam.get(place).words
    page = miriam.get(desk.case)
    assert f'action="{desk.case}/uploads' not in page.html
    assert f'href="{place}"' in page.html


def test_another_kind_of_case_has_no_uploads(desk: Importing) -> None:
    number = desk.town.ask(desk.house.clock.now())
    assert "Uploads" not in desk.browser(desk.town.tess).get(f"/cases/{number}").words


def test_a_page_says_which_values_are_no_codes_and_a_file_is_called_by_its_own_name(desk: Importing) -> None:
    sofia = desk.browser(desk.town.sofia)
    made = Export(home="11")
    made.crowd(8)
    made.crowd(2, VeteranStatus="NULL", DOB="31/31/2000")
    with TemporaryDirectory() as folder:
        content = made.archive(Path(folder)).read_bytes()
    page = sofia.get(ended(desk, sofia, send(desk, sofia, content).headers["location"]).place)
    assert "2 of these hold a value that HUD's format does not have" in page.words
    assert "VeteranStatus Client.csv 2 rows: NULL" in page.words
    assert "DOB Client.csv 2 rows: ##/##/####" in page.words
    watched = send(desk, sofia, b"7z\xbc\xaf\x27\x1c", "april.7z").headers["location"]
    assert "April.7z is a 7z archive" in ended(desk, sofia, watched, 422).words


def test_a_report_that_was_kept_before_is_shown_as_it_was(desk: Importing) -> None:
    sofia = desk.browser(desk.town.sofia)
    place = report(desk, sofia)
    with desk.database.writing() as session:
        upload = session.scalars(select(Upload)).one()
        kept = json.loads(upload.report)
        for later in ("export", "duplicates", "no_codes", "noticed"):
            del kept[later]
        kept["scopes"][0]["elements"][0] = {**kept["scopes"][0]["elements"][0], "key": "3.06", "title": "Sex"}
        upload.report = json.dumps(kept)
    page = sofia.get(place).words
    assert "3.06 Sex 0 of 10 0.00 Passes 0 0" in page
    assert "Also look at this" not in page


def test_an_upload_of_a_program_whose_coc_ended_imports_is_refused_with_the_clause(desk: Importing) -> None:
    desk.town.do(desk.number, desk.town.joel, "revoke", desk.house.clock.now(), why="Duplicates.")
    sofia = desk.browser(desk.town.sofia)
    watched = send(desk, sofia, export(programs=("11", "21"))).headers["location"]
    page = ended(desk, sofia, watched, 422)
    assert "Data of Cove Apartments (ProjectID 21) are entered directly" in page.words
    assert "only Harbor House (11) may be imported." in page.words
    assert "4.4-coc-discretion" in page.html
    assert desk.kept() == 0
