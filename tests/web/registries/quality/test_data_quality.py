"""The page of data quality: ICA reads a month's figures, of which it sees first what comes; a CoC reads its own yearly report."""

from tests.notifications.printing.reading import is_for_everybody, printed
from tests.web.pages.forms import form_of
from tests.web.registries.desks import TOKEN, Answer, Browser, Desk, _answer

LIST = """Organization Name,Project Name,Data Element,Clients,Missing
Otter Creek Shelter,Harbor,3.02 Social Security Number,80,9
Otter Creek Shelter,Harbor,Destination,10,0
Elm House,Harbor,3.02,80,9
Otter Creek Shelter,Harbor,Shoe size,80,9
"""


def sent(browser: Browser, content: bytes, status: int = 200, month: str = "2026-02") -> Answer:
    token = TOKEN.search(browser.client.get("/me").text)
    files = {"list": ("figures.csv", content, "text/csv")} if content else None
    data = {"_csrf_token": token[1] if token else "", "month": month}
    return _answer(browser.client.post("/data-quality/check", data=data, files=files), status)


def test_a_list_is_looked_at_first_and_then_its_figures_are_kept_and_make_a_report_for_each_coc() -> None:
    desk = Desk()
    assert "There are no figures yet to make a report of." in desk.dana.get("/data-quality").words
    checked = sent(desk.dana, LIST.encode())
    for said in ("figures of 1 agency for February 2026", "Row 4 The directory has no agency 'Elm House'",
                 "Row 5 'Shoe size' is no Universal Data Element"):  # fmt: skip
        assert said in checked.words
    assert "None yet." in desk.dana.get("/data-quality").words
    words = desk.dana.told("/data-quality", form_of(checked.html, "/data-quality").filled())
    assert "The figures of one agency for February 2026 are read." in words
    assert "February 2026 1 agency 1 program" in words
    assert "Balance of State, federal year 2026 Report (PDF)" in words
    report = desk.dana.client.get("/data-quality/2026/balance/report.pdf")
    found = printed(report.content)
    assert is_for_everybody(found)
    for said in ("Data quality in Balance of State, federal year 2026", "3.02 Social Security Number",
                 "88 percent; 9 of 80 missing", "Otter Creek Shelter 0 of 1"):  # fmt: skip
        assert said in found.words


def test_what_is_no_list_and_what_is_no_month_are_refused_in_words() -> None:
    desk = Desk()
    assert "Choose the list" in sent(desk.dana, b"", 422).words
    assert (
        "a list has columns for the agency and the program"
        in sent(desk.dana, b"Name,Email\nAnn,a@b.example\n", 422).words
    )
    assert "Choose the month that the figures are of" in sent(desk.dana, LIST.encode(), 422, month="2027-02").words


def test_an_agency_sees_no_figures_of_others_and_a_coc_only_its_own_report() -> None:
    desk = Desk()
    desk.dana.told("/data-quality", form_of(sent(desk.dana, LIST.encode()).html, "/data-quality").filled())
    assert desk.tess.get("/data-quality", 403)
    assert sent(desk.tess, LIST.encode(), 403)
    assert "/data-quality" not in desk.tess.get("/me").html
    ruth = desk.browser(desk.town.ruth)
    assert desk.tess.client.get("/data-quality/2026/balance/report.pdf").status_code == 404
    assert "Read the figures of a month" not in desk.tess.get("/me").html
    assert ruth.client.get("/data-quality/2024/balance/report.pdf").status_code == 404
