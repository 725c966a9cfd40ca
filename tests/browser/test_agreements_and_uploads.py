"""Stories of research and of imports in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.running import running
from tests.browser.seats import Mouse
from tests.campus import Campus
from tests.desks import local
from tests.imports import ImportTown, export

HERE, FOR_ICA = "Approve the use of the agency\u2019s data", "Approve the project for ICA"


def test_each_agency_approves_and_the_agreement_stands_in_the_registry(browser: Browser) -> None:
    with running(local(3, 9, 11), Campus) as desk:
        campus = desk.town
        assert isinstance(campus, Campus)
        number = campus.asked()
        for name, deed in (("Tess Barlow", HERE), ("Omar Haddad", HERE), ("Nora Feld", FOR_ICA)):
            email = f"{name.lower().replace(' ', '.')}@desk.example"
            seat = Mouse(desk, browser, email)
            seat.open(number)
            answers = {"Your full name, as your signature": name, "Date of the approval": "March 9"}
            seat.send(deed, {**answers, "I am not the researcher": "yes"})
        seat.page.goto(f"{desk.url}/agreements")
        expect(seat.page.get_by_role("main")).to_contain_text("Winter shelter and health")
        assert campus.case(number).state == "RUNNING"


def test_an_upload_is_checked_on_its_case_and_the_page_says_what_to_mend(browser: Browser, tmp_path: Path) -> None:
    with running(local(3, 2, 11), ImportTown) as desk:
        town = desk.town
        assert isinstance(town, ImportTown)
        number = town.paid()
        sofia = Mouse(desk, browser, "sofia.marin@desk.example")
        for missing, words in ((2, "may not be loaded"), (1, "passes and may be loaded")):
            file = tmp_path / f"export{missing}.zip"
            file.write_bytes(export(missing))
            sofia.open(number)
            sofia.page.locator("input[type=file][name=upload]").set_input_files(file)
            sofia.press(sofia.page.get_by_role("button", name="Have an upload checked"))
            expect(sofia.page.get_by_role("heading", level=1)).to_contain_text(words, timeout=90_000)
        assert town.case(number).state == "RUNNING"
