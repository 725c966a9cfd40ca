"""The rungs of a deadline: reminders ahead, the moment it passes, and what comes after."""

from datetime import UTC, date, datetime
from itertools import islice
from typing import Annotated

from msgspec import Meta

from tests.workflows.moments import local
from workflows.engine.ladder import Owed, above, reckon, rungs
from workflows.facts.facts import fact as fact_of
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.moment_rules import Hours
from workflows.facts.rules import Days
from workflows.grammar.duties import Duty, Escalate, Must, escalate, wait
from workflows.grammar.steps import Step
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.law.setting import manual, target

ASKED_ON = date(2026, 3, 2)  # a Monday; day 15 is Tuesday, March 17
FIFTEEN = manual(15, "9", "fifteen days")
ASKED_AT = local(3, 2)
LOSE = Step("lose", "9")


class Seen(Form, key="Seen"):
    """A moment."""

    at: Annotated[datetime, Meta(title="Seen at")]


def answer(late: Step | Escalate, owner: Role = AGENCY_ADMIN) -> Duty:
    return Must("answer", "9", owner, "answer").by(Days(FIFTEEN), late=late)


def known(policy: Policy = FIRST_EDITION, now: datetime = ASKED_AT) -> Known:
    return Known(policy, now)


def opened(duty: Duty, policy: Policy = FIRST_EDITION, *, at: datetime = ASKED_AT, still: bool = False) -> Owed:
    return reckon(duty, Owed(duty.key, ASKED_ON, at), known(policy, at), still)


def told(
    duty: Duty, policy: Policy = FIRST_EDITION, *, at: datetime = ASKED_AT, first: int = 10
) -> list[tuple[datetime | str | Role, ...]]:
    found = islice(rungs(duty, opened(duty, policy, at=at), known(policy, at)), first)
    return [(rung.at.astimezone(local(3, 2).tzinfo), rung.name, *rung.to) for rung in found]


def test_reminders_leave_at_nine_on_the_set_days_ahead_and_the_step_at_midnight_after() -> None:
    assert told(answer(LOSE)) == [
        (local(3, 12, 9), "reminder", AGENCY_ADMIN),
        (local(3, 16, 9), "reminder", AGENCY_ADMIN),
        (local(3, 18, 0), "lose", CLOCK),
    ]


def test_a_reminder_on_a_day_of_rest_leaves_on_the_working_day_before_unless_the_office_says_otherwise() -> None:
    sunday = Policy("sunday", ASKED_ON, Policy.remind_days_ahead.to((9,)))
    as_it_falls = Policy(
        "as it falls", ASKED_ON, Policy.remind_days_ahead.to((9,)), Policy.remind_on_open_days.to(False)
    )
    assert told(answer(LOSE), sunday)[0] == (local(3, 6, 9), "reminder", AGENCY_ADMIN)
    assert told(answer(LOSE), as_it_falls)[0] == (local(3, 8, 9), "reminder", AGENCY_ADMIN)


def test_two_reminders_that_fall_on_one_day_are_one() -> None:
    weekend = Policy("weekend", ASKED_ON, Policy.remind_days_ahead.to((10, 9)))
    assert [row[1] for row in told(answer(LOSE), weekend)] == ["reminder", "lose"]


def test_no_reminder_is_for_a_moment_before_the_duty_began() -> None:
    assert [row[1] for row in told(answer(LOSE), at=local(3, 14))] == ["reminder", "lose"]
    assert [row[1] for row in told(answer(LOSE), at=local(3, 16, 9))] == ["lose"]


def test_an_office_says_how_far_ahead_and_at_which_hour_and_a_duty_may_say_it_for_itself() -> None:
    early = Policy("early", ASKED_ON, Policy.remind_days_ahead.to((7,)), Policy.remind_hour.to(7))
    own = target((2,), "9", "days ahead")
    duty = Must("answer", "9", AGENCY_ADMIN, "answer").by(Days(FIFTEEN), late=LOSE, remind=own)
    assert told(answer(LOSE), early)[0] == (local(3, 10, 7), "reminder", AGENCY_ADMIN)
    assert told(duty)[0] == (local(3, 13, 9), "reminder", AGENCY_ADMIN)


def test_an_escalation_tells_one_group_after_another_each_a_week_later() -> None:
    late = escalate(AGENCY_ADMIN, (AGENCY_DIRECTOR, ICA_DIRECTOR))
    assert told(answer(late), first=4)[2:] == [
        (local(3, 18, 0), "overdue", AGENCY_ADMIN),
        (local(3, 25, 0), "overdue", AGENCY_DIRECTOR, ICA_DIRECTOR),
    ]
    slow = Policy("slow", ASKED_ON, Policy.escalate_again_days.to(10))
    assert told(answer(late), slow)[3] == (local(3, 28, 0), "overdue", AGENCY_DIRECTOR, ICA_DIRECTOR)


def test_after_its_last_escalation_a_ladder_goes_on_with_its_owner_and_those_told_last() -> None:
    late = escalate(AGENCY_DIRECTOR, (SYSTEM_ADMIN, ICA_DIRECTOR))
    assert told(answer(late), first=7)[4:] == [
        (local(4, 24, 9), "still-overdue", AGENCY_ADMIN, SYSTEM_ADMIN, ICA_DIRECTOR),
        (
            local(5, 26, 9),
            "still-overdue",
            AGENCY_ADMIN,
            SYSTEM_ADMIN,
            ICA_DIRECTOR,
        ),  # not on a Sunday nor Memorial Day
        (local(6, 23, 9), "still-overdue", AGENCY_ADMIN, SYSTEM_ADMIN, ICA_DIRECTOR),
    ]
    slow = Policy("slow", ASKED_ON, Policy.late_again_days.to(90))
    assert told(answer(late), slow, first=5)[4][0] == local(6, 23, 9)
    never_the_same_day = Policy("hasty", ASKED_ON, Policy.late_again_days.to(0))
    assert told(answer(late), never_the_same_day, first=5)[4][0] == local(3, 26, 9)


def test_a_ladder_that_tells_nobody_else_goes_on_with_its_owner() -> None:
    assert told(answer(escalate()), first=3)[2:] == [(local(4, 17, 9), "still-overdue", AGENCY_ADMIN)]


def test_each_rung_has_a_key_of_its_own_and_what_goes_on_has_one_key() -> None:
    duty, late = answer(LOSE), answer(escalate(AGENCY_ADMIN, AGENCY_DIRECTOR))
    keys = [rung.key for rung in islice(rungs(late, opened(late), known()), 6)]
    assert keys == ["reminder-5", "reminder-1", "late-0", "late-1", "again", "again"]
    assert [rung.key for rung in rungs(duty, opened(duty), known())] == ["reminder-5", "reminder-1", "due"]


def test_a_monthly_escalation_goes_on_with_the_owner_and_never_ends() -> None:
    assert told(answer(escalate(AGENCY_DIRECTOR, monthly=True)), first=6)[2:] == [
        (local(3, 18, 0), "overdue", AGENCY_DIRECTOR),
        (local(4, 18, 9), "still-overdue", AGENCY_ADMIN),
        (local(5, 18, 9), "still-overdue", AGENCY_ADMIN),
        (local(6, 18, 9), "still-overdue", AGENCY_ADMIN),
    ]
    assert len(told(answer(escalate(AGENCY_DIRECTOR, monthly=True)), first=500)) == 500


def test_a_deadline_in_hours_passes_on_the_hour_and_not_at_midnight() -> None:
    duty = Must("mend", "9", COUNSEL, "mend it").by(
        Hours(manual(48, "9", "hours"), since=fact_of(Seen.at)), late=escalate(COUNSEL, ICA_DIRECTOR)
    )
    seen = Known(FIRST_EDITION, ASKED_AT, {Seen: Seen(at=local(3, 6, 15))})
    owed = reckon(duty, Owed("mend", ASKED_ON, ASKED_AT), seen, still=False)
    overdue = [rung.at for rung in islice(rungs(duty, owed, seen), 5) if rung.template == "overdue"]
    assert overdue == [datetime(2026, 3, 8, 20, tzinfo=UTC), local(3, 16, 0)]


def test_the_clock_is_not_reminded_of_its_own_terms() -> None:
    assert told(wait("rest", "9", "rest", Days(FIFTEEN))) == [(local(3, 18, 0), "rest-over", CLOCK)]


def test_a_duty_without_a_date_has_no_rungs() -> None:
    untimed = Must("answer", "9", AGENCY_ADMIN, "answer").untimed("why not")
    unknown = Must("mend", "9", COUNSEL, "mend it").by(Hours(FIFTEEN, since=fact_of(Seen.at)), late=LOSE)
    assert told(untimed) == told(unknown) == []
    assert opened(unknown).next_at is None


def owed_by(owed: Owed) -> Owed:
    return reckon(answer(LOSE), owed, known(), still=False)


def test_the_row_of_a_deadline_holds_its_next_rung_and_only_that() -> None:
    owed = opened(answer(LOSE))
    assert (owed.next_at, owed.next_rung) == (local(3, 12, 9), "reminder")
    acted = Owed("answer", ASKED_ON, ASKED_AT, acted={"reminder-1": local(3, 16, 9)})
    later = reckon(answer(LOSE), acted, known(), still=False)
    assert (later.next_at, later.next_rung) == (local(3, 18, 0), "lose")


def test_above_the_desks_own_step_there_is_nothing() -> None:
    acted = Owed("answer", ASKED_ON, ASKED_AT, acted={"due": local(3, 18, 0)})
    done = reckon(answer(LOSE), acted, known(), still=False)
    assert (done.next_at, done.next_rung) == (None, "")


def test_a_rung_comes_again_where_it_stands_later_now_than_when_it_was_acted_on() -> None:
    late = answer(escalate(COUNSEL, AGENCY_DIRECTOR, ICA_DIRECTOR))

    def next_of(acted: dict[str, datetime]) -> tuple[datetime | None, str]:
        owed = reckon(late, Owed("answer", ASKED_ON, ASKED_AT, acted=acted), known(), still=False)
        return owed.next_at, next((rung.key for rung in above(late, owed, known())), "")

    assert next_of({"late-0": local(3, 10)}) == (local(3, 12, 9), "reminder-5")
    assert next_of({"late-0": local(3, 17)}) == (local(3, 18, 0), "late-0")
    assert next_of({"late-0": local(3, 20), "late-2": local(3, 20)}) == (local(3, 25, 0), "late-1")
    assert next_of({"late-0": local(3, 20), "late-1": local(4, 9), "late-2": local(4, 9)}) == (local(5, 1, 9), "again")
    assert next_of({"late-0": local(3, 20), "late-1": local(4, 9), "late-2": local(4, 9), "again": local(6, 1)}) == (
        local(6, 30, 9), "again",
    )  # fmt: skip


def test_a_reminder_that_lies_before_what_the_clock_has_done_does_not_come_any_more() -> None:
    owed = Owed("answer", ASKED_ON, ASKED_AT, acted={"reminder-1": local(3, 14, 9)})
    assert [rung.key for rung in above(answer(LOSE), owed_by(owed), known())] == ["reminder-1", "due"]


def test_a_deadline_that_stands_still_shows_its_date_but_has_no_next_rung() -> None:
    owed = opened(answer(LOSE), still=True)
    assert owed.receipt is not None
    assert (owed.receipt.day, owed.next_at, owed.still) == (date(2026, 3, 17), None, True)
    assert list(above(answer(LOSE), owed, known())) == []


def test_the_floor_is_the_first_moment_at_which_every_answer_is_possible() -> None:
    duty = answer(LOSE).answers(
        Step("yes", "9").not_before(Days(manual(7, "9", "seven"))),
        Step("maybe", "9").not_before(Days(manual(3, "9", "three"))),
        Step("no", "9"),
    )
    assert opened(duty).floor == local(3, 9, 0)
    assert opened(answer(LOSE)).floor is None
