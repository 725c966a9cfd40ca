"""The rule of a date that is said anew: the newest of them that is known."""

from datetime import date

from tests.workflows.moments import local
from workflows.facts.combined_rules import Newest
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import On
from workflows.law.policy import FIRST_EDITION


class Plan(Form, key="Plan"):
    """A day as planned."""

    ends: date


class Longer(Form, key="Longer"):
    """A day as extended."""

    until: date


RULE = Newest(On(fact(Longer.until)), On(fact(Plan.ends)))
PLAN, LONGER = Plan(ends=date(2026, 6, 30)), Longer(until=date(2026, 5, 31))


def known(*forms: Form) -> Known:
    return Known(FIRST_EDITION, local(3, 2), {type(form): form for form in forms})


def test_there_is_no_date_while_nothing_is_said() -> None:
    assert RULE.reckon(known(), date(2026, 3, 2)) is None


def test_what_is_said_later_stands_whichever_day_is_sooner() -> None:
    said = [RULE.reckon(known(*forms), date(2026, 3, 2)) for forms in ((PLAN,), (PLAN, LONGER))]
    assert [receipt and receipt.day for receipt in said] == [date(2026, 6, 30), date(2026, 5, 31)]


def test_the_receipt_shows_what_was_replaced_too() -> None:
    receipt = RULE.reckon(known(PLAN, LONGER), date(2026, 3, 2))
    assert receipt is not None
    assert receipt.whole == "as last said: until"
    assert [each.day for each in receipt.candidates] == [date(2026, 5, 31), date(2026, 6, 30)]
    assert RULE.words(FIRST_EDITION) == "until or ends, as last said"
