"""2.7 on a desk: a proposed fee is a motion of the Committee; what it decides reaches the proposal, and the next July's invoices."""

from datetime import date

from sqlalchemy import select

from models.database import Database
from models.intake.intake import Sent, begin
from models.rows.cases import CaseRow
from models.rows.money import Invoice, LicenseFee
from models.rows.notices import NoticeRow
from tests.desks import local
from tests.models.corrections.correcting import corrected
from tests.models.money.test_billing import Treasury, rows

PROPOSED = {"amount": "300", "costs": "WellSky charges more.", "impact": "Ten licenses cost $500 more a year."}


def proposed(town: Treasury) -> str:
    with town.database.writing() as session:
        return session.get_one(
            CaseRow, begin(session, town.nora, "P23", Sent(PROPOSED), local(6, 1), step="propose")
        ).number


def voted(town: Treasury, choice: str) -> str:
    """Let the Committee vote on the motion by circulation, and return its number."""
    number = town.newest_of("P34").number
    town.do(number, town.walter, "put", local(6, 1), how="circulation", manner="open", until="2026-06-29")
    for hour, member in enumerate((town.walter, *town.members, town.tied), 11):
        town.vote(number, member, choice, local(6, 2, hour))
    return number


def fees(town: Treasury) -> list[tuple[int, date]]:
    return [(each.cents, each.from_on) for each in rows(town, LicenseFee)]


def test_what_the_committee_adopts_is_billed_from_the_next_july_on(database: Database) -> None:
    town = Treasury(database)
    town.fee()
    number = proposed(town)
    town.sweep(local(6, 1, 12))
    voted(town, "for")
    assert (town.case(number).state, fees(town)) == (
        "CHANGED",
        [(25_000, date(2020, 7, 1)), (30_000, date(2026, 7, 1))],
    )
    with database.reading() as session:
        told = session.scalars(select(NoticeRow.person_id).where(NoticeRow.template == "fee-changed-for-agencies"))
        assert {town.tess.id, town.helen.id, town.omar.id} <= set(told), "those who pay it hear of it by then"
    town.sweep(local(7, 1, 0))
    invoice = town.newest_of("P22").number
    town.do(invoice, town.dana, "issue", local(7, 1), dated_on="2026-07-01")
    assert [each.fee for each in rows(town, Invoice)] == [30_000]


def test_what_the_committee_rejects_or_has_not_decided_is_not_billed(database: Database) -> None:
    town = Treasury(database)
    town.fee()
    number = proposed(town)
    town.sweep(local(6, 1, 12))
    motion = voted(town, "against")
    assert (town.case(number).state, len(fees(town))) == ("KEPT", 1)
    with database.reading() as session:
        parent = session.scalar(select(CaseRow.parent_id).where(CaseRow.number == motion))
    assert parent == town.case(number).id


def test_a_motion_that_is_withdrawn_keeps_the_fee(database: Database) -> None:
    town = Treasury(database)
    number = proposed(town)
    motion = town.newest_of("P34").number
    town.do(motion, town.dana, "withdraw", local(6, 2), why="The contract did not change.")
    assert town.case(number).state == "KEPT"


def test_a_motion_withdrawn_in_error_and_an_amount_entered_in_error_count_for_nothing(database: Database) -> None:
    town = Treasury(database)
    record = town.fee("120.50", "art")
    assert fees(town) == [(12_050, date(2020, 7, 1))]
    assert corrected(town, record, town.dana, "record", now=local(6, 30, 12))
    assert fees(town) == []
    proposed(town)
    motion = town.newest_of("P34").number
    town.do(motion, town.dana, "withdraw", local(7, 2), why="The contract did not change.")
    assert corrected(town, motion, town.dana, "withdraw", now=local(7, 3))
    assert town.case(motion).state == "MOVED"


def test_an_invoice_that_is_written_keeps_its_fee(database: Database) -> None:
    town = Treasury(database)
    record = town.fee()
    town.sweep(local(6, 30))
    town.sweep(local(7, 1, 0))
    invoice = town.newest_of("P22").number
    town.do(invoice, town.dana, "issue", local(7, 1), dated_on="2026-07-01")
    assert corrected(town, record, town.dana, "record", now=local(7, 2))
    town.fee("400")
    town.do(invoice, town.dana, "receive", local(7, 3), received_on="2026-07-03", amount="500")
    assert town.case(invoice).state == "PAID"
