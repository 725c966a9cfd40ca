"""The page on which ICA reads a list of unused client files: what comes of it is shown first, and doubtful rows are named."""

import re
from html import unescape

from sqlalchemy import select

from models.rows.cases import CaseRow
from tests.web.pages.forms import form_of
from tests.web.registries.desks import TOKEN, Answer, Browser, Desk, _answer

LIST = """Client ID,Provider,Date Last Used
101,Otter Creek Shelter,2018-05-04
101,Maple Street Family Center,05/04/2017
102,Otter Creek Shelter,2024-02-01
Ann Roe,Otter Creek Shelter,2018-05-04
104,Elm House,2018-05-04
105,Otter Creek Shelter,3/4/05
"""


def sent(browser: Browser, content: bytes, status: int = 200) -> Answer:
    token = TOKEN.search(browser.client.get("/me").text)
    files = {"list": ("files.csv", content, "text/csv")} if content else None
    data = {"_csrf_token": token[1] if token else ""}
    return _answer(browser.client.post("/unused-files/check", data=data, files=files), status)


def cases(desk: Desk) -> list[str]:
    with desk.database.reading() as session:
        rows = select(CaseRow).where(CaseRow.process == "P28").order_by(CaseRow.id)
        return [each.heading for each in session.scalars(rows)]


def test_a_list_is_looked_at_first_with_its_doubtful_rows_and_then_the_agencies_are_asked() -> None:
    desk = Desk()
    assert "None yet." in desk.dana.get("/unused-files").words
    checked = sent(desk.dana, LIST.encode())
    assert "The list has 6 rows. 1 file was not used for 7 years. Nobody is asked yet." in checked.words
    for said in ("Row 5 This is no HMIS client number", "Row 6 The directory has no agency 'Elm House' Client 104",
                 "Row 7 '3/4/05' may mean several days, or none", "1 file used in the last 7 years"):  # fmt: skip
        assert said in checked.words
    assert "Ann Roe" not in checked.html
    assert cases(desk) == []
    rows = [unescape(each) for each in re.findall(r'name="rows" value="([^"]*)"', checked.html)]
    form = {**form_of(checked.html, "/unused-files").filled(), "rows": rows}
    words = desk.dana.told("/unused-files", form)
    assert "The list is read. We ask two agencies about one client file." in words
    assert "Agencies were asked about 1 file" in words
    assert cases(desk) == [
        f"1 unused client file of {each}" for each in ("Maple Street Family Center", "Otter Creek Shelter")
    ]
    assert "an agency is going through already" in sent(desk.dana, LIST.encode()).words


def test_what_is_no_list_is_refused_with_what_a_list_needs() -> None:
    desk = Desk()
    assert "Choose the list" in sent(desk.dana, b"", 422).words
    assert "a column with HMIS client numbers" in sent(desk.dana, b"Name,Email\nAnn,a@b.example\n", 422).words


def test_nobody_but_ica_reads_lists_of_client_files() -> None:
    desk = Desk()
    assert desk.tess.get("/unused-files", 403)
    assert sent(desk.tess, LIST.encode(), 403)
    assert "Unused client files" not in desk.tess.get("/me").html
