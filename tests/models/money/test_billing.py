"""2.7 on a desk: who is billed each July, what the list of invoices says, and what an unpaid invoice suspends beside all else."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from models.casebook.accounts import accounts
from models.database import Database
from models.intake.intake import Sent, begin
from models.lookups.bars import TRAINING, UNPAID, VIOLATION, active_bars
from models.rows.cases import CaseRow
from models.rows.conduct import Sanction
from models.rows.money import Invoice, Payment
from models.rows.notices import Message
from models.rows.people import Person
from models.rows.registries import License
from models.store.voided import VOID_TOO
from notifications.writing.dispatch import dispatch
from tests.desks import local
from tests.models.corrections.correcting import confirmed, corrected
from tests.models.violations import FINDING, KIM, Bench
from tests.notifications.mailroom import DESK
from workflows.facts.effects import AccountAccess

LEE = "lee.park@otter.example"
OTTER = "otter-creek-shelter"


class Treasury(Bench):
    """A bench whose Otter Creek has two users, and a fee on record."""

    def __post_init__(self) -> None:
        """Let Lee have a license, and a user license cost $250."""
        super().__post_init__()
        self.hire("Lee Park", LEE)

    def fee(self, amount: str = "250", kind: str = "user") -> str:
        """Put what a license costs on record, and return the number of the case."""
        facts = {"kind": kind, "amount": amount, "from_on": "2020-07-01", "source": "The minutes of 2020"}
        with self.database.writing() as session:
            case_id = begin(session, self.dana, "P23", Sent(facts), local(6, 30), step="record")
            return session.get_one(CaseRow, case_id).number


def billed(town: Treasury, dated: str = "2026-07-01") -> str:
    """Let the billing year begin, and Otter Creek be sent its invoice for two licenses: $500."""
    town.sweep(local(6, 30))
    town.sweep(local(7, 1, 0))
    number = town.newest_of("P22").number
    town.fee()
    town.do(number, town.dana, "issue", local(7, 1), dated_on=dated)
    return number


def suspended(town: Treasury) -> str:
    number = billed(town)
    town.sweep(local(8, 31, 6))
    town.do(number, town.dana, "suspend", local(8, 31), suspended_on="2026-08-31")
    return number


def pay(town: Treasury, number: str, day: datetime, amount: str = "500", on: datetime | None = None) -> None:
    said = {"received_on": (on or day).date().isoformat(), "amount": amount, "reference": "Check 7"}
    town.do(number, town.dana, "receive", day, **said)


def rows(town: Treasury, kind: Any, *, voided: bool = False) -> list[Any]:
    with town.database.reading() as session:
        found = select(kind).order_by(kind.id).execution_options(**VOID_TOO if voided else {})
        return list(session.scalars(found).unique())


def access(town: Treasury, email: str) -> AccountAccess:
    with town.database.reading() as session:
        person = session.scalars(select(Person).where(Person.email == email)).one()
        (account,) = accounts(session, License.person_id == person.id).values()
        return account.access


def bars(town: Treasury, email: str) -> list[str]:
    with town.database.reading() as session:
        rows = select(License).join(Person, Person.id == License.person_id).where(Person.email == email)
        return [bar.kind for bar in active_bars(session, session.scalars(rows).unique().one())]


def subjects(town: Treasury, email: str, now: datetime) -> list[str]:
    dispatch(town.database, now, DESK, now)
    with town.database.reading() as session:
        return [each.subject for each in session.query(Message).filter(Message.address == email).order_by(Message.id)]


def test_every_july_each_agency_with_users_has_one_case_and_a_desk_that_begins_in_between_bills_from_the_next_july(
    database: Database,
) -> None:
    town = Treasury(database)
    town.sweep(local(3, 2))
    assert [row for row in rows(town, CaseRow) if row.process == "P22"] == []
    for moment in (local(7, 1, 0), local(7, 2), local(7, 20)):
        town.sweep(moment)
    (case,) = [row for row in rows(town, CaseRow) if row.process == "P22"]
    assert (case.agency.key, case.state) == (OTTER, "PREPARING")  # Maple Street has no users
    town.sweep(local(8, 1, year=2027))
    assert len([row for row in rows(town, CaseRow) if row.process == "P22"]) == 2


def test_an_invoice_is_of_the_agency_as_it_is_on_its_day(database: Database) -> None:
    town = Treasury(database)
    number = billed(town)
    town.hire("Max Orr", "max.orr@otter.example")
    (invoice,) = rows(town, Invoice)
    assert (invoice.agency_name, invoice.licenses, invoice.fee, invoice.total) == (
        "Otter Creek Shelter",
        2,
        25_000,
        50_000,
    )
    assert (invoice.dated_on, invoice.due_on) == (date(2026, 7, 1), date(2026, 8, 30))
    pay(town, number, local(7, 20), "200.50")
    pay(town, number, local(7, 21), "299.50")
    assert town.case(number).state == "PAID"
    assert [each.cents for each in rows(town, Payment)] == [20_050, 29_950]


def test_an_invoice_and_a_payment_that_were_entered_in_error_count_for_nothing_and_are_kept(database: Database) -> None:
    town = Treasury(database)
    number = billed(town)
    pay(town, number, local(7, 20), "100")
    assert corrected(town, number, town.dana, "receive", now=local(7, 21))
    assert rows(town, Payment) == []
    assert corrected(town, number, town.dana, "issue", now=local(7, 22))
    assert (rows(town, Invoice), len(rows(town, Invoice, voided=True)), town.case(number).state) == ([], 1, "PREPARING")
    town.hire("Max Orr", "max.orr@otter.example")
    town.do(number, town.dana, "issue", local(7, 23), dated_on="2026-07-23")
    town.do(number, town.nora, "cancel", local(7, 24), why="The agency is closing")
    assert rows(town, Invoice)[0].canceled_at == local(7, 24)
    assert corrected(town, number, town.nora, "cancel", now=local(7, 25))
    assert (rows(town, Invoice)[0].canceled_at, town.case(number).state) == (None, "OWED")


def test_an_unpaid_invoice_suspends_every_user_who_hears_of_it_and_its_payment_frees_them(database: Database) -> None:
    town = Treasury(database)
    number = suspended(town)
    (bar,) = rows(town, Sanction)
    assert (bar.kind, bar.begun_at, bar.ended_at) == (UNPAID, local(8, 31), None)
    assert (access(town, KIM), access(town, LEE)) == (AccountAccess.SUSPENDED, AccountAccess.SUSPENDED)
    assert "Your HMIS license at Otter Creek Shelter is suspended" in subjects(town, LEE, local(8, 31, 12))
    pay(town, number, local(9, 11), on=local(9, 10))
    (bar,) = rows(town, Sanction)
    assert bar.ended_at == local(9, 10, 0)
    assert (access(town, KIM), town.case(number).state) == (AccountAccess.ON, "RETURNING")
    assert "Your HMIS license at Otter Creek Shelter is no longer suspended" in subjects(town, LEE, local(9, 11, 12))
    town.do(number, town.dana, "turn-on", local(9, 11, 13), done_on="2026-09-11")
    assert (town.case(number).state, rows(town, Sanction)[0].ended_confirmed_at) == ("PAID", local(9, 11, 13))
    assert town.findings() == []  # it is no violation


def test_a_suspension_that_was_confirmed_in_error_ends_once_two_people_say_so(database: Database) -> None:
    town = Treasury(database)
    number = suspended(town)
    assert not corrected(town, number, town.dana, "suspend", now=local(9, 1))
    confirmed(town, number, town.nora, local(9, 1, 11))
    assert (town.case(number).state, access(town, KIM)) == ("UNPAID", AccountAccess.ON)


# Crossings. Invoice 2026-07-01, due through Aug 30; agency barred from Aug 31. Kim, tier 2, notified Aug 20, remedy reported
# Sep 5: barred through Sep 19. Paid in full Sep 10: colleagues return, Kim on Sep 20. Paid Oct 2: all, Kim too, on Oct 2.


def second_violation(town: Treasury, *, in_wellsky: bool = True) -> str:
    """Let Kim have been found once before, long ago, and be found again on August 20."""
    first = town.notify(local(4, 1, 9))
    town.do(first, town.tess, "report-remedy", local(4, 2), action="Trained.", received_on="2026-04-02")
    second = town.notify(local(8, 20, 9), finding={**FINDING, "occurred_on": "2026-08-18"})
    if in_wellsky:
        town.do(second, town.dana, "confirm-suspension", local(8, 20, 15), done_on="2026-08-20")
    return second


def test_kim_comes_back_when_her_own_suspension_ends_though_the_agency_has_paid_before(database: Database) -> None:
    town = Treasury(database)
    number = billed(town)
    second = second_violation(town)
    town.sweep(local(8, 31, 6))
    town.do(number, town.dana, "suspend", local(8, 31), suspended_on="2026-08-31")
    town.do(second, town.helen, "report-remedy", local(9, 5), action="Trained.", received_on="2026-09-05")
    pay(town, number, local(9, 10))
    assert (access(town, LEE), access(town, KIM), bars(town, KIM)) == (
        AccountAccess.ON,
        AccountAccess.SUSPENDED,
        [VIOLATION],
    )
    town.do(number, town.dana, "turn-on", local(9, 10, 13), done_on="2026-09-10")
    town.sweep(local(9, 19, 23))
    assert access(town, KIM) is AccountAccess.SUSPENDED
    town.sweep(local(9, 20, 6))
    assert access(town, KIM) is AccountAccess.ON
    assert "reinstatement" in town.open_duties(second)


def test_kim_does_not_come_back_before_the_agency_has_paid_though_her_own_suspension_is_over(
    database: Database,
) -> None:
    town = Treasury(database)
    number = billed(town)
    second = second_violation(town)
    town.sweep(local(8, 31, 6))
    town.do(number, town.dana, "suspend", local(8, 31), suspended_on="2026-08-31")
    town.do(second, town.helen, "report-remedy", local(9, 5), action="Trained.", received_on="2026-09-05")
    town.sweep(local(9, 20, 6))
    assert (access(town, KIM), bars(town, KIM)) == (AccountAccess.SUSPENDED, [UNPAID])
    assert "reinstatement" not in town.open_duties(second)
    pay(town, number, local(10, 2))
    assert {access(town, LEE), access(town, KIM)} == {AccountAccess.ON}
    town.do(number, town.dana, "turn-on", local(10, 2, 13), done_on="2026-10-02")
    shown = [bar for bar in rows(town, Sanction) if bar.begun_confirmed_at and not bar.ended_confirmed_at]
    assert shown == []  # WellSky has Kim back for both


def test_who_stays_suspended_when_the_agency_is_back_is_shown_so_in_wellsky_by_that_alone(database: Database) -> None:
    town = Treasury(database)
    number = billed(town)
    second_violation(town, in_wellsky=False)
    town.sweep(local(8, 31, 6))
    town.do(number, town.dana, "suspend", local(8, 31), suspended_on="2026-08-31")
    pay(town, number, local(9, 1))
    town.do(number, town.dana, "turn-on", local(9, 1, 13), done_on="2026-09-01")
    (own,) = [bar for bar in rows(town, Sanction) if bar.kind == VIOLATION and bar.ended_at is None]
    assert own.begun_confirmed_at == local(9, 1, 13)


def test_security_training_missed_suspends_beside_an_unpaid_invoice_and_stays_when_that_is_paid(
    database: Database,
) -> None:
    town = Treasury(database)
    number = suspended(town)
    town.sweep(local(1, 1, 6, year=2027))
    year = next(
        each
        for each in rows(town, CaseRow)
        if each.process == "P05" and each.subject.email == KIM and each.state == "LAPSED"
    )
    town.do(year.number, town.dana, "suspend", local(1, 2, year=2027), suspended_on="2027-01-02")
    assert set(bars(town, KIM)) == {UNPAID, TRAINING}
    pay(town, number, local(1, 4, year=2027))
    assert (access(town, LEE), access(town, KIM), bars(town, KIM)) == (
        AccountAccess.ON,
        AccountAccess.SUSPENDED,
        [TRAINING],
    )
    town.do(number, town.dana, "turn-on", local(1, 4, 13, year=2027), done_on="2027-01-04")
    assert town.case(number).state == "PAID"
