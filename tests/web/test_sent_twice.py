"""A form that is sent twice, by a double click, is one deed; what else is sent from the same page is another one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.intake.withheld_entries import document_of, withhold
from models.rows.accounts import Token
from models.rows.cases import CaseRow, Document, HistoryRow
from models.rows.deeds import DeedDone
from models.rows.record import Record
from scheduler.clock import PracticeClock
from tests.databases import KINDS
from tests.models.withholding.removing import places_of
from tests.web.pages.desks import Office
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Answer, Browser
from tests.web.starting.test_start import PRIYA
from web.deeds import FIELD

START = "/start/P03"


@pytest.fixture
def office() -> Office:
    """Return a desk with one case."""
    return Office()


def count(office: Office, kind: type[Record]) -> int:
    with office.database.reading() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def filled(browser: Browser, page: str, action: str, **typed: str) -> dict[str, list[str]]:
    return form_of(browser.get(page).html, action).filled(**typed)


def line(browser: Browser, answer: Answer) -> str:
    """Return the words of the page that follows, with its line of confirmation."""
    return browser.get(answer.place).words


@pytest.mark.parametrize("kind", KINDS)
def test_a_double_click_opens_one_case_and_both_lead_to_it(kind: str) -> None:
    office = Office(database=KINDS[kind]())
    form = filled(office.tess, START, START, **PRIYA)
    with ThreadPoolExecutor(2) as hands:
        one, two = hands.map(lambda _: office.tess.post(START, form), range(2))
    assert one.place == two.place
    assert "License requested: case 26-" in line(office.tess, two)
    assert count(office, CaseRow) == 2


def test_a_click_again_a_little_later_shows_the_same_line_again(office: Office) -> None:
    form = filled(office.tess, START, START, **PRIYA)
    first = line(office.tess, office.tess.post(START, form))
    assert line(office.tess, office.tess.post(START, form)) == first
    assert "License requested: case 26-" in first


def test_going_back_and_sending_something_else_is_another_deed(office: Office) -> None:
    form = filled(office.tess, START, START, **PRIYA)
    one = office.tess.post(START, form).place
    two = office.tess.post(START, {**form, "name": ["Ann Other"], "email": ["ann@otter.example"]}).place
    assert one != two


def test_the_same_typed_on_a_new_page_is_another_deed(office: Office) -> None:
    path = f"{office.case}/add/note"
    for _ in range(2):
        office.dana.post(path, filled(office.dana, office.case, path, note="Called."))
    with office.database.reading() as session:
        notes = select(func.count()).where(HistoryRow.kind == "note")
        assert session.scalar(notes) == 2


def test_a_refused_form_goes_through_once_it_is_mended_and_leaves_no_trace_before(office: Office) -> None:
    form, before = filled(office.tess, START, START, **PRIYA), count(office, DeedDone)
    office.tess.post(START, {**form, "email": ["nowhere"]}, 422)
    assert count(office, DeedDone) == before
    office.tess.post(START, form)


def test_a_step_sent_again_is_no_error_though_the_case_is_beyond_it(office: Office) -> None:
    path = f"{office.case}/withdraw"
    form = filled(office.tess, office.case, path, why="She takes another job.")
    places = {office.tess.post(path, form).place for _ in range(2)}
    assert places == {office.case}


def test_a_task_claimed_twice_is_mine_with_a_way_back(office: Office) -> None:
    path = f"/tasks/{office.duty('security')}/claim"
    form = filled(office.dana, office.case, path)
    said = [line(office.dana, office.dana.post(path, form)) for _ in range(2)]
    assert all("The task is yours. Open it Return to the team" in each for each in said)


def test_another_person_with_the_same_token_does_another_deed(office: Office) -> None:
    path = f"{office.case}/add/note"
    form, before = filled(office.dana, office.case, path, note="Called."), count(office, DeedDone)
    for browser in (office.dana, office.tess):
        own = filled(browser, office.case, path, note="Called.")
        browser.post(path, {**own, FIELD: form[FIELD]})
    assert count(office, DeedDone) == before + 2


def send_document(office: Office, form: dict[str, list[str]], content: bytes) -> None:
    files = {"document": ("liam-frost.pdf", content, "application/pdf")}
    answer = office.dana.client.post(f"{office.case}/add/document", data=form, files=files, follow_redirects=False)
    assert answer.status_code == 303


def test_a_file_counts_by_its_content(office: Office) -> None:
    form = filled(office.dana, office.case, f"{office.case}/add/document")
    for content in (b"%PDF one", b"%PDF one", b"%PDF two"):
        send_document(office, form, content)
    assert count(office, Document) == 2


def test_what_is_withheld_is_forgotten_here_too_and_still_not_made_twice(office: Office) -> None:
    form = filled(office.dana, office.case, f"{office.case}/add/document")
    send_document(office, form, b"%PDF one")
    assert "deed_done.said" in places_of(office.database, "liam-frost")
    with office.database.writing() as session:
        gone = session.scalars(select(Document.id)).one()
        entry = document_of(session, office.town.dana, office.number, gone)
        withhold(session, office.town.dana, entry, "It is about somebody else.", office.now)
    assert "deed_done.said" not in places_of(office.database, "liam-frost")
    send_document(office, form, b"%PDF one")
    assert count(office, Document) == 1


def test_a_secret_is_made_once_and_whoever_sent_it_twice_is_told_what_to_do(office: Office) -> None:
    form = filled(office.dana, "/me", "/me/tokens", name="reports", areas="registries")
    office.dana.post("/me/tokens", form, 200)
    assert "was shown only once" in line(office.dana, office.dana.post("/me/tokens", form))
    with office.database.reading() as session:
        assert session.scalar(select(func.count()).where(Token.name == "reports")) == 1


def test_the_worker_clears_what_is_a_day_old_and_nothing_newer(office: Office) -> None:
    clock = office.house.clock
    assert isinstance(clock, PracticeClock)
    office.house.worker.clear()  # the row of how its case was opened
    for hours, left in ((0, 1), (23, 2), (1, 1)):
        clock.move(office.now + timedelta(hours=hours))
        if left > count(office, DeedDone):
            path = f"{office.case}/add/note"
            office.dana.post(path, filled(office.dana, office.case, path, note=f"Hour {hours}."))
        office.house.worker.clear()
        assert count(office, DeedDone) == left
