"""A draft that is not published is open to ICA and the agencies it is shared with, and each opening is in the audit log (3.1)."""

from models.access.access import Viewer
from models.casebook.case_search import find
from models.intake.intake import Sent, begin
from models.intake.remarks import attach
from models.rows.cases import CaseRow
from tests.web.audit.desks import Watched
from tests.web.registries.desks import START
from workflows.law.readers import EVERY_AGENCY, tokens

SHARED = {
    "title": "Homelessness in Vermont", "kind": "a draft of a report", "place": "With this case",
    "agencies": ["otter-creek-shelter"], "identifying": False,
}  # fmt: skip


def drafted(desk: Watched) -> tuple[str, int]:
    with desk.database.writing() as session:
        dana = desk.town.dana
        number = session.get_one(CaseRow, begin(session, dana, "P17", Sent(SHARED), START)).number
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
