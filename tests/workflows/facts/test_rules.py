"""How the manual states a date, rule by rule."""

from datetime import UTC, date, datetime
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from tests.workflows.moments import local
from workflows.facts.combined_rules import If, Latest, Movable, Soonest, Unless
from workflows.facts.facts import DayOf, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known, Taken
from workflows.facts.moment_rules import At, Hours, HoursAfterDay
from workflows.facts.pauses import Moves
from workflows.facts.rules import BusinessDays, Days, On, Rule
from workflows.law.calendar import Receipt
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.setting import manual, reading

NOON = local(11, 25, 12)
OPENED = date(2026, 11, 25)


class Numbers(Policy):
    """A few numbers."""

    five = manual(5, "9", "five")
    nine = manual(9, "9", "nine")
    strict = reading(True, "9", "whether it is strict")


class Left(Form, key="Left"):
    """A departure."""

    at: Annotated[datetime, Meta(title="The moment of leaving")]
    day: Annotated[date, Meta(title="Day of leaving")]
    remedied: Annotated[date | None, Meta(title="Remedied")] = None
    own: Annotated[int | None, Meta(title="The agency's own guideline")] = None


LEFT = Left(at=local(11, 25, 9), day=date(2026, 11, 20))
ASKED = DayOf("ask", "It was asked")


def reckoned(rule: Rule, *forms: Form, policy: Policy = FIRST_EDITION, asked: date | None = None) -> Receipt:
    receipt = maybe(rule, *forms, policy=policy, asked=asked)
    assert receipt is not None
    return receipt


def maybe(
    rule: Rule, *forms: Form, policy: Policy = FIRST_EDITION, asked: date | None = None, moves: Moves | None = None
) -> Receipt | None:
    taken = {"ask": Taken(1, asked)} if asked else {}
    known = Known(policy, NOON, {type(form): form for form in forms}, taken, {"it": moves} if moves else {})
    return rule.reckon(known, OPENED)


def test_days_run_from_the_opening_of_the_duty_unless_the_rule_names_another_day() -> None:
    assert reckoned(Days(Numbers.five)).day == date(2026, 11, 30)
    assert reckoned(Days(Numbers.five, since=fact(Left.day)), LEFT).day == date(2026, 11, 25)
    assert reckoned(Days(Numbers.five, since=ASKED), asked=date(2026, 11, 1)).day == date(2026, 11, 6)


def test_a_date_is_open_while_its_day_zero_is_not_known() -> None:
    assert maybe(Days(Numbers.five, since=fact(Left.day))) is None
    assert maybe(Days(Numbers.five, since=fact(Left.remedied)), LEFT) is None
    assert maybe(Days(Numbers.five, since=ASKED)) is None


def test_a_number_may_be_a_fact_of_the_case() -> None:
    own = Days(fact(Left.own))
    assert maybe(own, LEFT) is None
    assert reckoned(own, Left(at=LEFT.at, day=LEFT.day, own=2)).day == date(2026, 11, 27)


def test_the_receipt_says_the_rule_its_day_zero_and_what_was_skipped() -> None:
    receipt = reckoned(BusinessDays(Numbers.five, since=fact(Left.day)), LEFT)
    assert (receipt.whole, receipt.start) == ("5 business days since day of leaving", date(2026, 11, 20))
    assert (receipt.day, [day.day for day in receipt.skipped]) == (date(2026, 11, 30), [21, 22, 26, 28, 29])
    assert reckoned(Days(Numbers.five)).rule == "5 days since this was asked"


def test_an_edition_that_changes_the_number_changes_the_date_and_the_words() -> None:
    six = Policy("six", date(2026, 1, 1), Numbers.five.to(6))
    assert reckoned(Days(Numbers.five), policy=six).day == date(2026, 12, 1)
    assert Days(Numbers.five).words(six) == "6 days"


@pytest.mark.parametrize(("begun", "ends"), [
    (local(3, 7, 22), datetime(2026, 3, 8, 8, tzinfo=UTC)),
    (local(10, 31, 22), datetime(2026, 11, 1, 7, tzinfo=UTC)),
], ids=["spring", "fall"])  # fmt: skip
def test_hours_are_consecutive_across_the_change_of_clocks(begun: datetime, ends: datetime) -> None:
    receipt = reckoned(Hours(Numbers.five, since=fact(Left.at)), Left(at=begun, day=begun.date()))
    assert (receipt.ends, receipt.starts) == (ends, ends)
    assert receipt.whole == "5 hours since the moment of leaving"
    assert maybe(Hours(Numbers.five, since=fact(Left.at))) is None


def test_by_a_setting_hours_are_consecutive_or_those_of_working_days() -> None:
    rule, friday = (
        Hours(Numbers.five, fact(Left.at), Numbers.strict),
        Left(at=local(11, 20, 22), day=date(2026, 11, 20)),
    )
    off = Policy("working days", date(2026, 1, 1), Numbers.strict.to(False))
    run_on, rested = reckoned(rule, friday), reckoned(rule, friday, policy=off)
    assert (run_on.ends, run_on.skipped, run_on.rule) == (local(11, 21, 3), (), "5 hours since the moment of leaving")
    assert (rested.ends, rested.skipped) == (local(11, 23, 3), (date(2026, 11, 21), date(2026, 11, 22)))
    assert rested.rule == rule.words(off) == "5 hours of working days since the moment of leaving"


def test_hours_after_a_day_count_from_its_midnight() -> None:
    rule = HoursAfterDay(Numbers.five, since=fact(Left.day))
    receipt = reckoned(rule, LEFT)
    assert (receipt.ends, receipt.day, receipt.start) == (local(11, 21, 5), date(2026, 11, 21), LEFT.day)
    assert receipt.rule == rule.words(FIRST_EDITION) == "5 hours after the day of day of leaving"
    assert maybe(HoursAfterDay(Numbers.five, since=ASKED)) is None


def test_a_moment_that_somebody_named_is_that_moment_once_it_is_named() -> None:
    rule = At(fact(Left.at))
    assert maybe(rule) is None
    assert (reckoned(rule, LEFT).ends, reckoned(rule, LEFT).day) == (LEFT.at, date(2026, 11, 25))
    assert rule.words(FIRST_EDITION) == "the moment of leaving"


def test_a_day_set_elsewhere_is_that_day_once_it_is_set() -> None:
    rule = On(fact(Left.remedied))
    assert maybe(rule) is None
    assert maybe(rule, LEFT) is None
    assert reckoned(rule, Left(at=LEFT.at, day=LEFT.day, remedied=date(2026, 12, 9))).day == date(2026, 12, 9)


def test_the_soonest_of_several_is_weighed_among_those_that_are_known() -> None:
    rule = Soonest(Days(Numbers.nine), Days(Numbers.five), On(fact(Left.remedied)))
    receipt = reckoned(rule)
    assert (receipt.day, receipt.whole) == (date(2026, 11, 30), "whichever is soonest: 5 days since this was asked")
    assert [each.day for each in receipt.candidates] == [date(2026, 12, 4), date(2026, 11, 30)]
    remedied = Left(at=LEFT.at, day=LEFT.day, remedied=date(2026, 11, 26))
    assert reckoned(rule, remedied).day == date(2026, 11, 26)
    assert maybe(Soonest(On(fact(Left.remedied)))) is None


def test_the_latest_of_several_waits_for_all_of_them() -> None:
    rule = Latest(Days(Numbers.five), On(fact(Left.remedied)))
    assert maybe(rule, LEFT) is None
    receipt = reckoned(rule, Left(at=LEFT.at, day=LEFT.day, remedied=date(2026, 11, 26)))
    assert (receipt.day, receipt.whole) == (date(2026, 11, 30), "whichever is latest: 5 days since this was asked")
    assert reckoned(rule, Left(at=LEFT.at, day=LEFT.day, remedied=date(2026, 12, 26))).day == date(2026, 12, 26)


@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 1, 1)), min_size=1, max_size=5))
def test_soonest_and_latest_pick_the_smallest_and_the_largest_day(days: list[date]) -> None:
    steps = {f"step {place}": Taken(1, day) for place, day in enumerate(days)}
    rules = [On(DayOf(step, step)) for step in steps]
    known = Known(FIRST_EDITION, NOON, taken=steps)
    soonest, latest = Soonest(*rules).reckon(known, OPENED), Latest(*rules).reckon(known, OPENED)
    assert soonest is not None
    assert latest is not None
    assert (soonest.day, latest.day) == (min(days), max(days))


def test_a_setting_may_switch_a_rule_off() -> None:
    rule, off = If(Numbers.strict, Days(Numbers.five)), Policy("lax", date(2026, 1, 1), Numbers.strict.to(False))
    assert reckoned(rule).day == date(2026, 11, 30)
    assert maybe(rule, policy=off) is None
    assert (rule.words(FIRST_EDITION), rule.words(off)) == ("5 days", "no time")


@pytest.mark.parametrize(("asked", "day"), [
    (None, date(2026, 11, 30)),
    (date(2026, 11, 30), date(2026, 11, 30)),
    (date(2026, 12, 1), date(2026, 12, 10)),
], ids=["no step yet", "on the last day", "a day too late"])  # fmt: skip
def test_a_rule_gives_way_where_its_date_was_past_on_the_day_of_a_step(asked: date | None, day: date) -> None:
    rule = Unless(Days(Numbers.five), ASKED, Days(Numbers.nine, since=ASKED))
    assert reckoned(rule, asked=asked).day == day


def test_a_movable_date_is_moved_by_what_was_done_to_its_key_and_to_no_other() -> None:
    rule, moves = Movable("it", Days(Numbers.five)), Moves().extend(date(2026, 12, 8), "ill")
    moved = maybe(rule, moves=moves)
    assert moved is not None
    assert (moved.day, moved.added) == (date(2026, 12, 8), ("extended to December 8, 2026: ill",))
    other = maybe(Movable("that", Days(Numbers.five)), moves=moves)
    assert other is not None
    assert other.day == date(2026, 11, 30)
    assert maybe(Movable("it", On(fact(Left.remedied))), moves=moves) is None


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Days(Numbers.five, since=fact(Left.day)), "5 days since day of leaving"),
        (Days(fact(Left.own)), "the agency's own guideline, in days"),
        (BusinessDays(Numbers.five), "5 business days"),
        (Hours(Numbers.five, since=fact(Left.at)), "5 hours since the moment of leaving"),
        (On(fact(Left.remedied)), "remedied"),
        (Movable("it", Days(Numbers.nine)), "9 days"),
        (Soonest(Days(Numbers.five), Days(Numbers.nine)), "5 days or 9 days, whichever is soonest"),
        (Latest(Days(Numbers.five), On(ASKED)), "5 days or it was asked, whichever is latest"),
        (Unless(Days(Numbers.five), ASKED, Days(Numbers.nine)), "5 days (or 9 days, where that is past already)"),
    ],
)
def test_a_rule_reads_as_a_person_would_say_it(rule: Rule, words: str) -> None:
    assert rule.words(FIRST_EDITION) == words


def test_a_rule_names_all_it_depends_on_and_all_it_is_made_of() -> None:
    inner = Days(Numbers.five, since=fact(Left.day))
    rule = Latest(If(Numbers.strict, inner), Unless(Movable("it", Days(Numbers.nine)), ASKED, On(ASKED)))
    said = [source if isinstance(source, DayOf) else getattr(source, "name", "day") for source in rule.sources()]
    assert said == ["strict", "five", "day", ASKED, "nine", ASKED]
    kinds = [type(part).__name__ for part in rule.parts()]
    assert kinds == ["Latest", "If", "Days", "Unless", "Movable", "Days", "On"]
