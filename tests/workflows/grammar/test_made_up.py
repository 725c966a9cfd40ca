"""A made-up manual about the office's projector, paragraph by paragraph: every word that onboarding does not say."""

from datetime import UTC, date, datetime

import pytest

from tests.workflows.borrowing import LATE, NO, asked, edition, lent, loan, offered, told
from tests.workflows.made_up import PROCESS
from tests.workflows.made_up_forms import Damage, Handed, House, Lend, Meeting, Projector, Where
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.grammar.events import Extend, Halt
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    COC_CHITTENDEN,
    COUNSEL,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
)


def test_counsel_approves_neither_before_day_seven_nor_by_silence_after_day_fourteen() -> None:
    play = asked()
    assert play.due("counsel") == date(2026, 3, 16)
    assert play.case.owed["counsel"].floor == local(3, 9, 0)
    play.wait(local(3, 8, 23, 59))
    with pytest.raises(
        NotAllowed, match=r"^9\.2-review: not yet: possible from March 9, 2026 \(7 days since this was asked\)"
    ):
        play.do("approve", COUNSEL)
    play.wait(local(3, 16, 23, 59))
    assert play.case.state == "ASKED"
    (late,) = play.wait(local(3, 17, 0))
    assert (late.after.state, late.on, [step.name for step in late.steps]) == (
        "RUN_OUT",
        date(2026, 3, 17),
        ["run-out"],
    )


def test_a_refusal_needs_no_floor_and_one_refusal_decides_alone() -> None:
    play = asked(loan(Where.AWAY))
    decision = play.do("refuse", COC_CHITTENDEN, NO)
    assert (decision.after.state, decision.answered, dict(decision.after.owed)) == ("REFUSED", "away", {})
    assert set(decision.closed) == {"counsel", "away", "meeting"}
    assert asked().do("refuse", COUNSEL, NO).after.state == "REFUSED"


def test_a_loan_that_leaves_the_county_waits_for_counsel_and_consent_in_any_order() -> None:
    assert list(asked().case.owed) == ["counsel", "meeting"]
    first, second = asked(loan(Where.AWAY)), asked(loan(Where.AWAY))
    first.do("consent", COC_CHITTENDEN)
    assert (first.case.state, *first.case.owed) == ("ASKED", "counsel", "meeting")
    for play in (first, second):
        play.wait(local(3, 11))
    assert [step.name for step in first.do("approve", COUNSEL).steps] == ["approve", "offer"]
    assert second.do("approve", COUNSEL).after.state == "ASKED"
    assert [step.name for step in second.do("consent", COC_CHITTENDEN).steps] == ["consent", "offer"]
    assert first.case.state == second.case.state == "OFFERED"


def test_a_consent_given_once_stands_when_the_review_starts_again() -> None:
    play = asked(loan(Where.AWAY))
    play.do("consent", COC_CHITTENDEN)
    play.wait(local(3, 18))
    assert play.case.done == frozenset({"away"})
    play.do("start-again", ICA_DIRECTOR)
    assert (play.case.state, *play.case.owed) == ("ASKED", "counsel", "meeting")
    assert play.due("counsel") == date(2026, 4, 1)
    with pytest.raises(NotAllowed, match="this is done already"):
        play.do("consent", COC_CHITTENDEN)


def test_the_meeting_duty_is_due_on_the_meeting_and_moves_with_it() -> None:
    play = asked()
    assert play.due("meeting") == date(2026, 3, 20)
    (moved,) = play.learn(Meeting(next_on=date(2026, 4, 6))).moved
    assert moved.receipt is not None
    assert (moved.key, moved.receipt.day, moved.receipt.whole) == (
        "meeting",
        date(2026, 4, 6),
        "the next office meeting",
    )
    assert moved.next_at == local(4, 1, 9).astimezone(UTC)
    (gone,) = play.learn(Meeting()).moved
    assert (gone.receipt, gone.next_at, gone.next_rung) == (None, None, "")
    assert "meeting" in play.case.owed


def test_a_missed_meeting_is_told_once_and_then_every_month_and_changes_nothing() -> None:
    play = asked()
    play.do("hurry", AGENCY_ADMIN)
    play.wait(local(3, 15))
    play.do("approve", COUNSEL)
    began = play.case.owed["meeting"].opened
    assert told(
        [each for each in play.wait(local(6, 1)) if each.rung and "meeting" in {t.duty for t in each.notices}]
    ) == [
        (date(2026, 3, 19), "reminder", SYSTEM_ADMIN),
        (date(2026, 3, 21), "overdue", ICA_DIRECTOR),
        (date(2026, 4, 21), "still-overdue", SYSTEM_ADMIN),
        (date(2026, 5, 21), "still-overdue", SYSTEM_ADMIN),
    ]
    assert (play.case.state, play.case.owed["meeting"].opened) == ("OFFERED", began)


def test_anyone_free_to_hurry_counsel_may_do_so_and_nothing_else_happens() -> None:
    play = asked()
    hurried = play.do("hurry", AGENCY_ADMIN)
    assert [(notice.template, notice.to, notice.clause) for notice in hurried.notices] == [
        ("please-hurry", COUNSEL, "local target")
    ]
    assert (hurried.opened, hurried.closed, hurried.moved) == ((), (), ())


def test_fetching_takes_three_working_days_and_the_receipt_names_the_weekend() -> None:
    play = offered()
    receipt = play.case.owed["fetch"].receipt
    assert receipt is not None
    assert (receipt.day, receipt.whole) == (
        date(2026, 3, 16),
        "whichever is soonest: 3 business days since this was asked",
    )
    assert receipt.skipped == (date(2026, 3, 14), date(2026, 3, 15))


def test_the_agencys_own_number_of_days_wins_if_it_is_sooner() -> None:
    play = offered()
    play.learn(House(days=1))
    receipt = play.case.owed["fetch"].receipt
    assert receipt is not None
    assert receipt.day == date(2026, 3, 12)
    assert [each.day for each in receipt.candidates] == [date(2026, 3, 16), date(2026, 3, 12)]


def test_a_projector_not_fetched_is_told_to_the_agency_and_a_week_later_to_its_director() -> None:
    play = offered()
    play.do("report", SYSTEM_ADMIN)
    assert told(play.wait(local(4, 30))) == [
        (date(2026, 3, 13), "reminder", AGENCY_ADMIN),
        (date(2026, 3, 17), "overdue", AGENCY_ADMIN),
        (date(2026, 3, 24), "overdue", AGENCY_DIRECTOR),
        (date(2026, 4, 23), "still-overdue", AGENCY_ADMIN),
        (date(2026, 4, 23), "still-overdue", AGENCY_DIRECTOR),
    ]


def test_who_had_it_before_has_it_at_once_and_who_did_not_tries_it_first() -> None:
    assert lent().case.state == "LENT"
    play = offered(loan(had_before=False, until=date(2026, 3, 20)))
    play.do("hand-over", SYSTEM_ADMIN, Handed(on=date(2026, 3, 11)))
    assert (play.case.state, play.due("trial")) == ("TRIAL", date(2026, 3, 13))
    play.wait(local(3, 13, 23, 59))
    assert play.case.state == "TRIAL"
    over = play.wait(local(3, 14, 0))[-1]
    assert ([step.name for step in over.steps], over.after.state) == (["trial-over", "lend"], "LENT")


def test_nobody_hands_it_over_without_saying_when_and_only_staff_do() -> None:
    play = offered()
    with pytest.raises(NotAllowed, match="this step asks something else than was sent"):
        play.do("hand-over", SYSTEM_ADMIN)
    with pytest.raises(NotAllowed, match="this is for the System Administrator to do"):
        play.do("hand-over", AGENCY_ADMIN, Handed(on=date(2026, 3, 11)))


def test_lending_settles_every_term_of_its_effect() -> None:
    assert lent().decisions[-1].effects == (Lend(date(2026, 4, 11), "a talk"),)


def test_it_comes_back_by_the_later_of_day_thirty_and_the_day_it_is_needed_until() -> None:
    assert lent(until=date(2026, 3, 20)).due("return") == date(2026, 4, 11)
    assert lent(until=date(2026, 5, 20)).due("return") == date(2026, 5, 20)
    assert lent(until=None).due("return") is None


def test_the_end_of_the_term_cuts_a_loan_short_only_while_the_setting_says_so() -> None:
    play, other = lent(), lent(policy=edition(Projector.term_counts.to(False)))
    for each in (play, other):
        each.learn(House(term_ends=date(2026, 4, 1)))
    assert (play.due("return"), other.due("return")) == (date(2026, 4, 1), date(2026, 4, 11))


def test_the_borrower_is_reminded_ten_and_three_days_ahead_on_working_days() -> None:
    play = lent()
    assert told(play.wait(local(4, 11, 23, 59))) == [
        (date(2026, 4, 1), "reminder", AGENCY_ADMIN),
        (date(2026, 4, 8), "reminder", AGENCY_ADMIN),
    ]
    (lost,) = play.wait(local(4, 12, 0))
    assert (lost.after.state, told([lost])) == ("LOST", [(date(2026, 4, 12), "projector-lost", ICA_DIRECTOR)])


def test_a_loan_is_extended_for_a_reason_up_to_day_sixty() -> None:
    play = lent()
    longest = date(2026, 5, 11)
    for until, reason, words in [
        (date(2026, 4, 11), "busy", "an extension ends after the date it extends"),
        (date(2026, 5, 12), "busy", r"at most to May 11, 2026 \(60 days since it was handed over\)"),
        (longest, "  ", "say why"),
    ]:
        with pytest.raises(NotAllowed, match=words):
            play.fire(Extend("return", LATE, until, reason))
    with pytest.raises(NotAllowed, match="it is for the System Administrator"):
        play.fire(Extend("return", frozenset({AGENCY_ADMIN}), longest, "busy"))
    receipt = play.fire(Extend("return", LATE, longest, "a second talk")).after.owed["return"].receipt
    assert receipt is not None
    assert (receipt.day, receipt.candidates[0].added) == (longest, ("extended to May 11, 2026: a second talk",))


def test_a_paused_loan_stands_still_and_its_days_are_added() -> None:
    play = lent()
    play.wait(local(4, 6))
    paused = play.fire(Halt("return", LATE, "the road is closed"))
    assert (paused.after.owed["return"].still, paused.after.owed["return"].next_at) == (True, None)
    assert play.due("return") == date(2026, 4, 11)
    assert play.wait(local(4, 20)) == []
    with pytest.raises(NotAllowed, match="is paused already"):
        play.fire(Halt("return", LATE, "again"))
    play.fire(Halt("return", LATE, "the road is open", ends=True))
    receipt = play.case.owed["return"].receipt
    assert receipt is not None
    assert (receipt.day, receipt.added) == (date(2026, 4, 25), ("14 days paused: the road is closed",))


@pytest.mark.parametrize(("added", "due"), [(True, date(2026, 4, 15)), (False, date(2026, 4, 11))])
def test_the_clock_rests_during_repair_and_a_setting_says_whether_the_days_count(added: bool, due: date) -> None:
    play = lent(policy=edition(Projector.repair_is_added.to(added)))
    play.wait(local(4, 6))
    play.do("break", AGENCY_ADMIN, Damage(seen_at=local(4, 6, 9), what="the lamp"))
    assert play.case.owed["return"].still
    play.wait(local(4, 10))
    play.do("mend", SYSTEM_ADMIN)
    assert (play.case.state, play.due("return"), play.case.owed["return"].still) == ("LENT", due, False)


def test_forty_eight_hours_end_on_the_hour_when_two_are_told_together() -> None:
    play = lent()
    play.do("break", AGENCY_ADMIN, Damage(seen_at=local(3, 12, 9), what="the lamp"))
    owed = play.case.owed["mend"]
    assert owed.receipt is not None
    assert owed.receipt.ends == datetime(2026, 3, 14, 13, tzinfo=UTC)
    rungs = play.wait(local(3, 25))
    assert [(each.at, [notice.to for notice in each.notices]) for each in rungs] == [
        (local(3, 13, 9), [SYSTEM_ADMIN]),
        (local(3, 14, 9), [SYSTEM_ADMIN, ICA_DIRECTOR]),
        (local(3, 22, 0), [AGENCY_DIRECTOR]),
    ]


def test_it_is_mended_twice_at_most() -> None:
    play, damage = lent(), Damage(seen_at=local(3, 12, 9), what="the lamp")
    for _ in range(2):
        play.do("break", AGENCY_ADMIN, damage)
        play.do("mend", SYSTEM_ADMIN)
    play.do("break", AGENCY_ADMIN, damage)
    with pytest.raises(NotAllowed, match=r"^9\.5-mended: it was mended 2 times already"):
        play.do("mend", SYSTEM_ADMIN)
    assert play.do("scrap", SYSTEM_ADMIN).after.state == "LOST"


def test_the_deposit_is_one_duty_from_the_offer_to_the_end() -> None:
    play = offered()
    began = play.case.owed["deposit"]
    play.do("hand-over", SYSTEM_ADMIN, Handed(on=date(2026, 3, 11)))
    play.do("break", AGENCY_ADMIN, Damage(seen_at=local(3, 11, 9), what="the lamp"))
    assert play.case.owed["deposit"] == began
    play.do("pay", AGENCY_ADMIN)
    play.do("mend", SYSTEM_ADMIN)
    assert "deposit" not in play.case.owed
    with pytest.raises(NotAllowed, match="this is done already"):
        play.do("pay", AGENCY_ADMIN)


def test_a_loan_may_be_called_off_wherever_it_stands_and_by_nobody_else() -> None:
    for play in (asked(), offered(), lent()):
        with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
            play.do("call-off", SYSTEM_ADMIN)
        assert play.do("call-off", AGENCY_ADMIN).after.state == "CANCELED"


def test_who_is_not_careful_borrows_nothing() -> None:
    with pytest.raises(NotAllowed, match=r"^9\.1-careful: a borrower is careful") as refused:
        asked(loan(careful=False))
    assert refused.value.first.field == "careful"


def test_nobody_whom_a_loan_is_about_sees_it_and_its_mail_is_bare() -> None:
    assert (PROCESS.subject, PROCESS.confidential, PROCESS.stages()) == (None, True, ("Review", "Loan", "Back"))
