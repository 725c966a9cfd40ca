"""A draft that is not published is open to ICA and the agencies it is shared with, and each opening is in the audit log (3.1)."""

from typing import Any

from models.access.access import Viewer
from models.casebook.case_search import find
from models.intake.intake import Sent, begin
from models.intake.remarks import attach, recuse
from models.rows.cases import CaseRow
from tests.web.audit.desks import Watched
from tests.web.registries.desks import START
from workflows.law.readers import EVERY_AGENCY, tokens

SHARED: dict[str, Any] = {
    "title": "Homelessness in Vermont", "kind": "a draft of a report", "place": "With this case",
    "agencies": ["otter-creek-shelter"], "identifying": False,
}  # fmt: skip


def drafted(desk: Watched, title: str = SHARED["title"]) -> tuple[str, int]:
    with desk.database.writing() as session:
        dana = desk.town.dana
        number = session.get_one(CaseRow, begin(session, dana, "P17", Sent({**SHARED, "title": title}), START)).number
        case, _ = find(session, dana, number)
        also = tokens((EVERY_AGENCY,))
        return number, attach(session, dana, case, "draft.pdf", content=b"%PDF-1.7", now=START, also=also).id


def test_whoever_may_open_a_draft_is_written_down_and_nobody_else_comes_upon_it() -> None:
    desk = Watched()
    number, document = drafted(desk)
    page, file = f"/cases/{number}", f"/cases/{number}/documents/{document}"
    readers: list[Viewer] = [desk.town.tess, desk.town.nora]
    for viewer in readers:
        browser = desk.browser(viewer)
        assert "Homelessness in Vermont" in browser.get(page).words
        browser.get(file)
    others: list[Viewer] = [desk.town.omar, desk.town.ruth, desk.leaders.miriam]
    for viewer in others:
        browser = desk.browser(viewer)
        browser.get(page, 404)
        browser.get(file, 404)
        assert number not in browser.get("/cases").words
    assert desk.log("view") == [("Tess", "opened {case}"), ("Nora", "opened {case}")]
    took = f"took out document {document} of {{case}}"
    assert desk.log("export") == [("Tess", took), ("Nora", took)]


def test_the_director_reads_from_the_draft_who_opened_it_and_nothing_of_other_cases() -> None:
    desk = Watched()
    number, _ = drafted(desk)
    other, _ = drafted(desk, "Another draft")
    desk.browser(desk.town.tess).get(f"/cases/{number}")
    desk.browser(desk.town.dana).get(f"/cases/{other}")
    link = f"/audit?case={number}"
    assert f'href="{link}"' in desk.browser(desk.town.nora).get(f"/cases/{number}").html
    assert "/audit" not in desk.browser(desk.town.dana).get(f"/cases/{number}").html, "not the System Administrator"
    log = desk.browser(desk.town.nora).get(link).words
    assert f"Tess Barlow opened case {number}" in log
    assert other not in log


def test_who_may_not_see_a_case_finds_nothing_of_it_by_its_number() -> None:
    desk = Watched()
    number, _ = drafted(desk)
    desk.browser(desk.town.tess).get(f"/cases/{number}")
    with desk.database.writing() as session:
        case, _ = find(session, desk.town.nora, number)
        recuse(session, desk.town.nora, case, "The author is my brother.", START)
    assert "Nothing is on this list" in desk.browser(desk.town.nora).get(f"/audit?case={number}").words
