"""Letters on their pages and over the API: read first, kept, read by whom they are to, marked by ICA alone."""

import pytest
from sqlalchemy import select

from models.access.access import Viewer, viewer_of
from models.rows.notices import LetterRow, NoticeRow
from models.rows.people import Person
from notifications.writing.dispatch import dispatch
from scheduler.clock import PracticeClock
from tests.models.violations import FOUND, KIM, Bench
from tests.web.pages.forms import form_of
from tests.web.registries.desks import Desk

SENT = {"sent_on-m": "4", "sent_on-d": "1", "sent_on-y": "2026"}


class Office(Desk):
    """A desk with a violation that was found."""

    settles = Bench

    def __init__(self) -> None:
        """Find a violation."""
        super().__init__()
        assert isinstance(self.town, Bench)
        assert isinstance(self.house.clock, PracticeClock)
        self.house.clock.move(FOUND)
        self.bench = self.town
        self.case = f"/cases/{self.bench.find()}"

    def kim(self) -> Viewer:
        """Return the user of whom the case is."""
        with self.database.reading() as session:
            return viewer_of(session.scalars(select(Person).where(Person.email == KIM)).one())

    def tell(self) -> dict[str, str]:
        """Tell user and agency in writing, and return the pages of the letters, by whom they are to."""
        self.bench.do(self.case.removeprefix("/cases/"), self.bench.dana, "send-notice", FOUND, sent_on="2026-04-01")
        dispatch(self.database, FOUND, self.house.worker.desk, FOUND)
        with self.database.reading() as session:
            return {row.person.name: f"/letters/{row.id}" for row in session.scalars(select(LetterRow)).unique()}


@pytest.fixture
def office() -> Office:
    """Return a desk with a violation that was found."""
    return Office()


def test_the_letters_are_read_on_the_page_before_anything_is_sent(office: Office) -> None:
    place = f"{office.case}/send-notice"
    form = form_of(office.dana.get(office.case).html, place)
    seen = office.dana.post(place, {**form.filled(**SENT), "see": "letters"}, 200)
    assert all(said in seen.words for said in ("Dear Kim Roe:", "Dear Helen Marsh:", "Nothing is sent yet."))
    assert 'value="2026"' in seen.html
    with office.database.reading() as session:
        assert session.scalars(select(NoticeRow).where(NoticeRow.template == "violation-found")).all() == []


def test_they_are_read_as_often_as_somebody_likes_and_then_sent_from_the_same_page(office: Office) -> None:
    place = f"{office.case}/send-notice"
    filled = form_of(office.dana.get(office.case).html, place).filled(**SENT)
    for _ in range(2):  # the same page sent again, as by a double click or the way back
        assert "Dear Kim Roe:" in office.dana.post(place, {**filled, "see": "letters"}, 200).words
    office.dana.post(place, filled)
    assert "User and agency told in writing" in office.dana.get(office.case).words


def test_a_form_that_is_not_filled_in_shows_what_is_missing_instead(office: Office) -> None:
    place = f"{office.case}/send-notice"
    form = form_of(office.dana.get(office.case).html, place)
    seen = office.dana.post(place, {**form.filled(), "see": "letters"}, 422)
    assert "Dear" not in seen.words


def test_whom_a_letter_is_to_finds_it_on_their_own_page_and_saves_it(office: Office) -> None:
    letters, kim = office.tell(), office.browser(office.kim())
    assert letters["Kim Roe"] in kim.get("/me").html
    assert "Record how it left" not in kim.get(letters["Kim Roe"]).words
    assert kim.client.get(f"{letters['Kim Roe']}/letter.pdf").content.startswith(b"%PDF")
    kim.get(letters["Helen Marsh"], 404)
    assert kim.client.get(f"{letters['Helen Marsh']}/letter.pdf").status_code == 404
    kim.post(f"{letters['Kim Roe']}/left", {"how": "certified"}, 404)


def test_ica_records_how_a_letter_left_and_what_came_of_it(office: Office) -> None:
    place = office.tell()["Kim Roe"]
    page = office.dana.get(place)
    left = form_of(page.html, f"{place}/left").filled(
        how="certified", **{f"left_on-{k}": v for k, v in zip("mdy", ("4", "1", "2026"), strict=True)}
    )
    office.dana.post(f"{place}/left", left)
    page = office.dana.get(place)
    assert "Sent by certified mail, Wednesday, April 1" in page.words
    wrong = form_of(page.html, f"{place}/came").filled(
        how="receipt", **{f"came_on-{k}": v for k, v in zip("mdy", ("4", "1", "2031"), strict=True)}
    )
    office.dana.post(f"{place}/came", wrong, 422)
    assert "To Kim Roe" in office.dana.get(office.case).words
