"""Factories: the ways in which somebody comes upon what a case says."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import Viewer
from models.accounts.tokens_and_feeds import create_token, new_feed
from models.casebook.case_search import Search, history_of, search
from models.desk.undelivered import Undelivered, undelivered
from models.mail.sent_mail import mailbox
from models.rows.cases import CaseRow
from models.rows.meetings import Meeting
from models.rows.notices import LetterRow, NoticeRow
from models.rows.people import Person
from models.store.paging import Part
from notifications.writing.gathering import Gathering
from notifications.writing.letterhead import Desk
from notifications.writing.recipients import recipients
from scheduler.clock import wall_now
from tests.web.apps import AppOf
from tests.web.pages.forms import forms_of
from tests.web.practice.marking import Marked, marks_in
from tests.web.registries.desks import Browser, nowhere
from web.bootstrap import House
from workflows.law.readers import Readers

TABLES = (
    "/findings.csv",
    "/findings",
    "/disclosures",
    "/sharing",
    "/unused-files",
    "/data-quality",
    "/agreements",
    "/invoices",
    "/invoices.csv",
    "/payments.csv",
    "/trainings",
    "/meetings",
    "/inbox",
    "/cases",
    "/programs",
    "/licenses",
    "/people",
    "/agencies",
    "/series",
    "/mailbox",
    "/audit",
    "/audit.csv",
)
PROGRAMS = (
    "/api/disclosures",
    "/api/notices?limit=100",
    "/api/tasks?limit=100",
    "/api/agreements",
    "/api/invoices",
    "/api/cases?limit=100",
    "/api/meetings",
    "/api/people?limit=100",
    "/api/licenses?limit=100",
)
ENTRIES = 4  # of a case, or a few more, that each of its readers tries to correct


class Ways:
    """The ways of one person; each returns the marks that are found on it."""

    def __init__(self, house: House, app: AppOf, viewer: Viewer, numbers: Collection[str]) -> None:
        """Sign in, by the browser, by a program, and by a calendar; marks stand in the cases of these numbers."""
        self.house, self.viewer, self.numbers = house, viewer, numbers
        self.browser = Browser(house, app, viewer)
        self.client, self._pages = self.browser.client, dict[str, str]()
        with house.database.writing() as session:
            person = session.get_one(Person, viewer.id)
            token, self.calendar = (
                create_token(session, person, "marks", wall_now()),
                new_feed(session, person, wall_now()),
            )
        self.program = {"Authorization": f"Bearer {token}"}

    def _get(self, path: str) -> str:
        return str(self.client.get(path, follow_redirects=False).text)

    def page(self, case: Marked) -> set[str]:
        """Open the page of the case."""
        return marks_in(self._page(case))

    def _page(self, case: Marked) -> str:
        """Return the page of the case, which nobody changes meanwhile."""
        if case.number not in self._pages:
            self._pages[case.number] = html = self._get(f"/cases/{case.number}")
            assert nowhere(html) == set(), "links of the page lead to places that it does not have"
        return self._pages[case.number]

    def contents(self, case: Marked) -> set[str]:
        """Open each document of the case by its number."""
        return marks_in(" ".join(self._get(f"/cases/{case.number}/documents/{each}") for each in case.papers))

    def api(self, case: Marked) -> set[str]:
        """Read the case over the API."""
        return marks_in(self.client.get(f"/api/cases/{case.number}", headers=self.program).text)

    def history(self, case: Marked) -> set[str]:
        """Read all of the history over the API."""
        found, cursor = set[str](), ""
        while True:
            part = self.client.get(f"/api/cases/{case.number}/history?limit=100{cursor}", headers=self.program)
            found |= marks_in(part.text)
            following = part.json().get("next") if part.status_code == 200 else None
            if not following:
                return found
            cursor = f"&cursor={following}"

    @cached_property
    def packets(self) -> set[str]:
        """Open all meetings, their packets and their minutes."""
        with self.house.database.reading() as session:
            meetings = list(session.scalars(select(Meeting.id)))
        pages = [f"/meetings/{each}{page}" for each in meetings for page in ("", "/packet", "/minutes")]
        found = (marks_in(self.client.get(page).text) for page in pages)
        return set[str]().union(*found)

    def search(self, case: Marked) -> set[str]:
        """Look for each mark by itself."""
        return {mark for mark in case.readers if self._finds(case, mark)}

    def parts(self, case: Marked, read: set[str]) -> set[str]:
        """Look for what is not read by its beginning, and beside something that is read."""
        beside = next(iter(sorted(read)), case.number)
        unread = [mark for mark in case.readers if mark not in read]
        return {mark for mark in unread if self._finds(case, f"{beside} {mark}") or self._finds(case, mark[:-2])}

    def _finds(self, case: Marked, words: str) -> bool:
        with self.house.database.reading() as session:
            return case.number in {row.number for row in search(session, self.viewer, Search(words=words)).rows}

    def mail(self, case: Marked) -> set[str]:
        """Look at all that mails of the case to this person may quote."""
        desk = Desk("http://desk.example", "HMIS Desk")
        with self.house.database.reading() as session:
            row = session.scalars(select(CaseRow).where(CaseRow.number == case.number)).unique().one()
            person = session.get_one(Person, self.viewer.id)
            told = session.scalars(select(NoticeRow).where(NoticeRow.case_id == row.id)).all()
            tellings = [
                Gathering(session, each, row, self.house.clock.now()).telling(person, desk, fills_in=False)
                for each in told
                if person in recipients(session, each, row)[0]
            ]
        return marks_in(" ".join(str(each.matter) for each in tellings))

    @cached_property
    def tables(self) -> set[str]:
        """Open the lists, and take out what can be taken out of them."""
        answers = [self.client.get(path, follow_redirects=False) for path in TABLES]
        answers += [self.client.get(path, headers=self.program) for path in PROGRAMS]
        assert {answer.status_code for answer in answers} <= {200, 403}, "a list that there is not shows nothing"
        return marks_in(" ".join(answer.text for answer in answers))

    @cached_property
    def dates(self) -> set[str]:
        """Read the calendar, and the dates that went with the mail."""
        with self.house.database.reading() as session:
            own = mailbox(session, self.viewer, Part(limit=100), self.house.clock.now(), everybody=False).rows
            sent = [f"{row.subject} {row.text} {row.html} {row.calendar}" for row in own]
        return marks_in(self._get(f"/feed/{self.calendar}.ics") + " ".join(sent))

    @cached_property
    def letters(self) -> set[str]:
        """Print what did not arrive, and open all letters, of the cases with marks."""
        with self.house.database.reading() as session:
            lost = [(each.kind, each.id) for each in undelivered(session, self.viewer, 1000) if self._is_marked(each)]
            about = select(CaseRow.id).where(CaseRow.number.in_(self.numbers))
            kept = list(session.scalars(select(LetterRow.id).where(LetterRow.case_id.in_(about))))
        places = [*(f"/undelivered/{kind}/{number}" for kind, number in lost), *(f"/letters/{each}" for each in kept)]
        return marks_in(" ".join(map(self._get, places)))

    def _is_marked(self, lost: Undelivered) -> bool:
        return any(case.number in self.numbers for case in lost.cases)

    @cached_property
    def half_filled(self) -> set[str]:
        """Open the list of the forms that are half filled in."""
        return marks_in(self._get("/me"))

    def drafts(self, case: Marked) -> set[str]:
        """Look at the page for what others left half filled in."""
        return {mark for mark in marks_in(self._page(case)) if mark in case.drafts}

    def previews(self, case: Marked) -> set[str]:
        """See what each step that is on offer would bring about, as its form stands."""
        place = f"/cases/{case.number}/"
        page = self._page(case)
        found = set[str]()
        for form in forms_of(page) if 'name="see"' in page else ():
            step = form.action.removeprefix(place)
            if form.action.startswith(place) and "/" not in step and "version" in form.fields:
                sent = {**form.filled(), "see": "yes"}
                found |= marks_in(self.client.post(form.action, data=sent, follow_redirects=False).text)
        return found

    def corrections(self, case: Marked) -> set[str]:
        """Open some entries to be corrected, and see what striking them would change."""
        return marks_in(" ".join(self._corrections(case)))

    def _corrections(self, case: Marked) -> Iterator[str]:
        yield self._get(f"/cases/{case.number}/correction")
        yield self._get(f"/cases/{case.number}/late")
        with self.house.database.reading() as session:
            row = session.scalars(select(CaseRow).where(CaseRow.number == case.number)).unique().one()
            entries = [each.id for each in history_of(session, row.id) if each.event]
        for entry in entries[:: max(1, len(entries) // ENTRIES)]:
            place = f"/cases/{case.number}/history/{entry}/correct"
            page = self.client.get(place, follow_redirects=False)
            if page.status_code == 200:
                yield page.text
                form = next(each for each in forms_of(page.text) if each.action == place)
                strikes = {
                    "_csrf_token": form.fields["_csrf_token"],
                    "strike": "yes",
                    "too": "strike",
                    "reason": "by mistake",
                }
                yield self.client.post(place, data=strikes, follow_redirects=False).text


def expected_of(case: Marked, reader: Readers) -> set[str]:
    """Return the marks that somebody reads, as the handbook says it."""
    return {mark for mark, theirs in case.readers.items() if not theirs.isdisjoint(reader)}


def row_of_case(session: Session, number: str) -> CaseRow:
    """Return the row of a case."""
    return session.scalars(select(CaseRow).where(CaseRow.number == number)).unique().one()


def moment(house: House) -> datetime:
    """Return when it is on a desk."""
    return house.clock.now()
