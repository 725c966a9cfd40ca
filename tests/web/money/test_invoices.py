"""The list of invoices, as people, programs and bookkeepers read it."""

from pathlib import Path
from typing import Any

from models.database import open_database
from tests.desks import local
from tests.models.money.test_billing import Treasury, billed, pay
from tests.web.api.programs import Service
from tests.web.command.test_commands import Run, run
from tests.web.registries.desks import Desk

__all__ = ["run"]
LATE = local(9, 2)


class Counting(Desk):
    """A desk in a town where licenses are billed."""

    settles = Treasury

    @property
    def treasury(self) -> Treasury:
        """The town."""
        assert isinstance(self.town, Treasury)
        return self.town


class Books(Service):
    """The same, for programs."""

    settles = Treasury

    @property
    def treasury(self) -> Treasury:
        """The town."""
        assert isinstance(self.town, Treasury)
        return self.town


def in_part(town: Treasury) -> str:
    number = billed(town)
    pay(town, number, local(7, 20), "200.50")
    return number


def test_an_empty_list_says_when_something_stands_in_it() -> None:
    desk = Counting()
    words = desk.dana.get("/invoices").words
    assert "0 invoices in the cases you have access to" in words or "No invoice" in words
    assert "You see an invoice here once ICA has sent it." in words


def test_an_invoice_shows_what_it_comes_to_what_was_paid_and_when_it_is_due() -> None:
    desk = Counting()
    number = in_part(desk.treasury)
    for browser in (desk.dana, desk.tess):
        words = browser.get("/invoices").words
        assert f"$500.00: Otter Creek Shelter Invoice {number} 2 licenses" in words
        assert "A user license costs $250.00 a year" in words
        assert "$299.50" in words
        assert "Check 7" in words
    empty = desk.browser(desk.town.omar).get("/invoices")
    assert "No invoice is on this list" in empty.words
    assert 'href="/start/P22"' in empty.html
    desk.person("Kim Roe")
    user = desk.browser(desk.town.viewer("kim.roe@desk.example")).get("/invoices")
    assert 'href="/start/P22"' not in user.html, "who may not buy is offered nothing"
    assert "$500.00" not in desk.dana.get("/invoices?show=paid").words
    pay(desk.treasury, number, local(7, 21), "299.50")
    assert "Paid" in desk.dana.get("/invoices?show=paid").words
    assert 'href="/invoices"' in desk.tess.get("/inbox").html


def test_bookkeepers_get_invoices_and_payments_as_tables() -> None:
    desk = Counting()
    number = in_part(desk.treasury)
    head, row = desk.dana.get("/invoices.csv").html.splitlines()
    assert head.startswith(
        "Number,Agency,Dated on,Due on,From,To,Licenses,Fee,With ART,ART fee,Total,Paid,Still to pay,Status"
    )
    assert row.startswith(
        f"{number},Otter Creek Shelter,2026-07-01,2026-08-30,2026-07-01,2027-06-30,2,250.00,0,0.00,500.00,200.50,299.50,"
    )
    assert desk.dana.get("/payments.csv").html.splitlines()[1:] == [
        f"{number},Otter Creek Shelter,2026-07-20,200.50,Check 7"
    ]
    assert len(desk.browser(desk.town.omar).get("/invoices.csv").html.splitlines()) == 1


def test_a_program_reads_invoices_with_their_payments_as_far_as_its_person_may() -> None:
    books = Books(LATE)
    number = in_part(books.treasury)
    (row,) = books.dana.get("/api/invoices")["items"]
    expected: dict[str, Any] = {"case": number, "agency": "otter-creek-shelter", "total": "500.00", "paid": "200.50",
                                "still_to_pay": "299.50", "status": "past due"}  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert row["payments"] == [{"received_on": "2026-07-20", "amount": "200.50", "reference": "Check 7"}]
    assert books.dana.get("/api/invoices?status=paid")["items"] == []
    assert books.program(books.town.omar).get("/api/invoices")["items"] == []
    books.dana.get("/api/invoices?status=lost", 422)


def test_the_command_line_writes_the_same_tables(run: Run, tmp_path: Path) -> None:
    number = in_part(Treasury(open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}")))
    assert f"{number},Otter Creek Shelter,2026-07-01" in run("invoices").output
    assert f"{number},Otter Creek Shelter,2026-07-20,200.50,Check 7" in run("invoices", "--payments").output
    assert number not in run("invoices", "--agency", "maple-street-family-center").output
