"""Documents that come in: judged by what is in them, shown under a name that hides nothing, and never opened in the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from models.casebook.case_search import find
from models.intake.remarks import attach
from models.rows.cases import Document
from models.store.quotas import Quota
from tests.desks import local
from tests.web.api.programs import Service
from tests.web.registries.desks import Browser
from web.settings import Settings
from workflows.engine.cases import NotAllowed

MEGABYTE = b"%PDF-1.7" + b"x" * 1024 * 1024


@pytest.fixture
def service() -> Service:
    """Return a desk with programs, and one case."""
    made = Service()
    made.town.ask(local(2, 20))
    return made


def path_of(service: Service) -> str:
    return f"/api/cases/{service.town.newest().number}/documents"


def test_a_pdf_sent_as_anything_is_kept_as_a_pdf(service: Service) -> None:
    kept = service.tess.upload(path_of(service), "scan", b"%PDF-1.7", "application/octet-stream")
    assert (kept["name"], kept["media_type"]) == ("scan.pdf", "application/pdf")


def test_a_drawing_sent_as_a_picture_is_refused_with_what_to_choose(service: Service) -> None:
    said = service.tess.upload(path_of(service), "a.png", b"<svg onload='x()'>", "image/png", 422)
    assert "this is a web page or a drawing with code in it; choose a PDF, a Word, Excel" in said["detail"]


def test_a_name_that_reads_backwards_is_shown_as_it_is(service: Service) -> None:
    kept = service.tess.upload(path_of(service), "bill\u202efdp.exe", b"%PDF-1.7", "application/pdf")
    assert kept["name"] == "billfdp.exe.pdf"


def handed_out(service: Service, kept: dict[str, Any]) -> Any:
    browser = Browser(service.house, service.client.app, service.town.tess)
    return browser.get(f"/cases/{service.town.newest().number}/documents/{kept['id']}").headers


def test_every_document_is_saved_and_opened_nowhere(service: Service) -> None:
    for name, content in (("a.txt", b"hello"), ("a.pdf", b"%PDF-1.7"), ("a.eml", b"From: a@b.c\n\n<script>")):
        headers = handed_out(service, service.tess.upload(path_of(service), name, content, "text/html"))
        assert headers["content-disposition"].startswith("attachment; filename*=UTF-8''a.")
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"].startswith("sandbox")
        assert "html" not in headers["content-type"]


def add(service: Service, quota: Quota, hours: int = 0) -> Document:
    with service.town.database.writing() as session:
        case, _ = find(session, service.town.tess, service.town.newest().number)
        now = local(2, 20) + timedelta(hours=hours)
        return attach(session, service.town.tess, case, "a.pdf", content=MEGABYTE, now=now, quota=quota)


def test_a_case_holds_so_much_and_no_more(service: Service) -> None:
    quota = Quota(of_a_case=3)
    for _ in range(2):
        add(service, quota)
    with pytest.raises(NotAllowed, match="this case has its 3 MB of documents"):
        add(service, quota)


def test_a_person_adds_so_much_in_a_day_and_goes_on_the_day_after(service: Service) -> None:
    quota = Quota(of_a_person_in_a_day=3)
    for _ in range(2):
        add(service, quota)
    with pytest.raises(NotAllowed, match="you added 3 MB of documents within a day; add this one tomorrow"):
        add(service, quota, hours=23)
    assert add(service, quota, hours=24).name == "a.pdf"


def test_the_settings_of_the_installation_say_how_much(service: Service) -> None:
    house = replace(service.house, settings=Settings(case_megabytes=1))
    assert house.quota == Quota(of_a_case=1)
