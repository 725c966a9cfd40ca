"""How the words behave together, on a process of a few lines."""

from datetime import date
from typing import Annotated

import pytest
from msgspec import Meta

from tests.workflows.checks.lax import ASK, LOSE, NOTE, OPEN, SHUT, S, lax, never
from tests.workflows.moments import local
from workflows.correction.amending import replay
from workflows.engine.cases import Case, Kind, NotAllowed
from workflows.engine.engine import available, decide
from workflows.facts.combined_rules import Movable
from workflows.facts.conditions import condition
from workflows.facts.facts import Fact, fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days, On
from workflows.grammar.events import THE_CLOCK, Act, Halt, Learn, Tick
from workflows.grammar.process import NEW, Must, Process, Require, Step, Waiting, escalate
from workflows.law.fields import Line
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, CLOCK, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.law.setting import manual, target
from workflows.trying.simulate import Play

NEVER = Require("9.1", "it is never allowed", never)
TEN, SEVEN = Days(manual(10, "9", "ten")), Days(manual(7, "9", "seven"))
HURT = frozenset({TRAINEE})
WHO_OWES_IT = frozenset({SYSTEM_ADMIN, TRAINEE})  # enters it as well


class Word(Form, key="Word"):
    """Say a word."""

    said: Annotated[Line, Meta(title="Your word")]


class Weather(Form, key="Weather"):
    """What the desk knows of the weather."""

    storm_on: Annotated[date | None, Meta(title="The next storm")] = None


def opened(process: Process, policy: Policy = FIRST_EDITION) -> Play:
    play = Play(process, local(3, 2), policy)
    play.do("open", SYSTEM_ADMIN)
    return play


@condition("it is late", "it is early")
def late(known: Known) -> bool:
    """Whether the fifth of March is over."""
    return known.now > local(3, 5)


def untimed(*ways: Step) -> Process:
    return lax(ASK.untimed("why not").answers(*ways))


def test_a_refusal_is_final_though_a_namesake_would_let_it_pass() -> None:
    strict = SHUT.when(OPEN.taken).requires(NEVER)
    with pytest.raises(NotAllowed, match=r"^9\.1: it is never allowed"):
        opened(untimed(strict, SHUT)).do("shut", TRAINEE)


def test_of_namesakes_the_first_that_applies_is_taken() -> None:
    lose = Step("shut", "9", S.LOST).when(late)
    play = opened(untimed(lose, SHUT))
    assert play.do("shut", TRAINEE).after.state == "SHUT"
    play = opened(untimed(lose, SHUT))
    play.wait(local(3, 6))
    assert play.do("shut", TRAINEE).after.state == "LOST"


def test_where_no_namesake_applies_the_case_says_when_it_would() -> None:
    play = opened(untimed(SHUT.when(never)))
    with pytest.raises(NotAllowed, match=r"^9: this cannot be done here: time goes on") as refused:
        play.do("shut", TRAINEE)
    assert refused.value.first.kind is Kind.GONE


def test_what_is_somebody_elses_is_refused_by_name() -> None:
    play = opened(untimed(SHUT))
    with pytest.raises(NotAllowed, match=r"^9: this is for the trainee to do") as refused:
        play.do("shut", AGENCY_ADMIN)
    assert refused.value.first.kind is Kind.ROLE


def test_what_there_is_no_way_to_do_is_refused_with_where_the_case_stands() -> None:
    play = opened(untimed(SHUT))
    with pytest.raises(NotAllowed, match=r"^P99: that cannot be done now: it is open"):
        play.do("open", SYSTEM_ADMIN)
    with pytest.raises(NotAllowed, match="that cannot be done now: the case has not begun"):
        Play(untimed(SHUT), local(3, 2)).do("shut", TRAINEE)
    with pytest.raises(NotAllowed, match="that cannot be done now"):
        play.do("fly", TRAINEE)


def test_a_person_wears_several_hats_and_some_stand_in_for_others() -> None:
    owed = Must("ask", "9", SYSTEM_ADMIN, "shut it").untimed("why not").answers(SHUT)
    play = opened(lax(owed))
    assert play.fire(Act("shut", frozenset({TRAINEE, ICA_DIRECTOR}))).actor is SYSTEM_ADMIN
    with pytest.raises(NotAllowed, match="this is for the ICA director to do"):
        opened(lax(Must("ask", "9", ICA_DIRECTOR, "shut it").untimed("no").answers(SHUT))).do("shut", SYSTEM_ADMIN)


def test_nobody_speaks_for_the_clock_in_a_case_that_has_begun() -> None:
    play = opened(lax(ASK.by(TEN, late=LOSE).answers(SHUT)))
    with pytest.raises(NotAllowed, match="nobody speaks for the clock"):
        play.do("lose", CLOCK)
    with pytest.raises(NotAllowed, match="this is for the desk to do"):
        play.do("lose", TRAINEE)


def test_a_case_begins_with_what_the_desk_looked_up_whether_or_not_a_form_is_asked() -> None:
    asking = OPEN.asks(Word)
    for opening, forms in ((OPEN, ()), (asking, (Word(said="yes"),))):
        play = Play(lax(ASK.untimed("why not").answers(SHUT), openings=(opening,)).looks_up(Weather), local(3, 2))
        assert set(play.do("open", SYSTEM_ADMIN, *forms, Weather()).after.forms) == {Weather, *map(type, forms)}


def test_a_case_that_another_opens_takes_what_it_brings() -> None:
    brought = Step("open", "9", S.OPEN).by(CLOCK)
    process = lax(ASK.untimed("why not").answers(SHUT), openings=(brought,)).takes_over(Word)
    opened_ = decide(
        Case(process, FIRST_EDITION.name), Act("open", THE_CLOCK, (Word(said="yes"),)), local(3, 2), FIRST_EDITION
    )
    assert opened_.after.forms == {Word: Word(said="yes")}


def test_a_case_keeps_its_edition() -> None:
    play = opened(untimed(SHUT))
    with pytest.raises(ValueError, match="is decided by 'first edition', not 'another'"):
        decide(play.case, Act("shut", HURT), play.now, Policy("another", date(2026, 1, 1)))


def test_a_step_takes_its_own_form_and_no_other() -> None:
    play = opened(untimed(SHUT.asks(Word)))
    for forms in ((), (Weather(),), (Word(said="now"), Weather())):
        with pytest.raises(NotAllowed, match="this step asks something else than was sent"):
            play.do("shut", TRAINEE, *forms)
    assert play.do("shut", TRAINEE, Word(said="now")).after.forms[Word] == Word(said="now")
    with pytest.raises(NotAllowed, match="this step asks something else than was sent"):
        opened(untimed(SHUT)).do("shut", TRAINEE, Word(said="now"))


def test_an_answer_without_a_goal_closes_its_duty_and_the_case_goes_on_when_all_are_in() -> None:
    other = Must("look", "9", COUNSEL, "look on").untimed("why not").answers(Step("look", "9"))
    waiting = Waiting(S.OPEN, "9").until(ASK.untimed("why not").answers(Step("say", "9")), other).then(SHUT)
    play = opened(lax(waiting=waiting))
    first = play.do("look", COUNSEL)
    assert (first.closed, first.after.done, first.after.state) == (("look",), frozenset({"look"}), "OPEN")
    with pytest.raises(NotAllowed, match="this is done already"):
        play.do("look", COUNSEL)
    last = play.do("say", TRAINEE)
    assert ([step.name for step in last.steps], last.after.state, last.answered) == (["say", "shut"], "SHUT", "ask")
    assert (last.after.done, dict(last.after.owed)) == (frozenset(), {})


def test_what_is_owed_beside_holds_nothing_up() -> None:
    beside = Must("look", "9", COUNSEL, "look on").untimed("why not").answers(Step("look", "9"))
    waiting = Waiting(S.OPEN, "9").until(ASK.untimed("why not").answers(Step("say", "9"))).meanwhile(beside).then(SHUT)
    play = opened(lax(waiting=waiting))
    assert list(play.case.owed) == ["ask", "look"]
    assert play.do("say", TRAINEE).after.state == "SHUT"


def test_a_duty_that_is_not_owed_is_never_asked_and_holds_nothing_up() -> None:
    stormy = Must("wait", "9", COUNSEL, "wait for the storm").untimed("why not").answers(Step("wait", "9"))
    storm = stormy.when(fact(Weather.storm_on).given)
    waiting = Waiting(S.OPEN, "9").until(ASK.untimed("why not").answers(Step("say", "9")), storm).then(SHUT)
    play = Play(lax(waiting=waiting).looks_up(Weather), local(3, 2))
    play.learn(Weather())
    play.do("open", SYSTEM_ADMIN)
    assert list(play.case.owed) == ["ask"]
    learned = play.learn(Weather(storm_on=date(2026, 3, 9)))
    assert [owed.key for owed in learned.opened] == ["wait"]
    assert play.do("say", TRAINEE).after.state == "OPEN"
    calm = play.learn(Weather())
    assert (calm.closed, [step.name for step in calm.steps], calm.after.state) == (("wait",), ["shut"], "SHUT")


def test_the_desk_takes_over_only_what_the_process_looks_up() -> None:
    play = opened(untimed(SHUT).looks_up(Weather))
    with pytest.raises(ValueError, match="P99 does not look up Word"):
        decide(play.case, Learn((Word(said="x"),)), play.now, FIRST_EDITION)


def test_a_step_may_be_entered_later_but_counts_from_the_day_it_happened() -> None:
    play = Play(lax(ASK.by(TEN, late=LOSE).answers(SHUT)), local(3, 9))
    play.fire(Act("open", WHO_OWES_IT, on=date(2026, 3, 2)))
    assert (play.case.received, play.case.entered, play.due("ask")) == (
        date(2026, 3, 2),
        date(2026, 3, 2),
        date(2026, 3, 12),
    )


def test_a_case_already_late_when_whoever_owes_it_enters_it_is_late_at_once() -> None:
    play = Play(lax(ASK.by(TEN, late=LOSE).answers(SHUT)), local(3, 20))
    play.fire(Act("open", WHO_OWES_IT, on=date(2026, 3, 2)))
    (lost,) = play.wait(local(3, 20))
    assert (lost.after.state, lost.on, lost.at) == ("LOST", date(2026, 3, 13), local(3, 20))


def test_what_others_enter_late_counts_from_the_day_it_was_received_and_leaves_days_to_whoever_owes_it() -> None:
    play = Play(lax(ASK.by(TEN, late=LOSE).answers(SHUT)), local(3, 20))
    play.do("open", SYSTEM_ADMIN, on=date(2026, 3, 2))
    assert (play.case.received, play.case.owed["ask"].since) == (date(2026, 3, 2), date(2026, 3, 2))
    assert play.wait(local(3, 20, 23)) == []
    assert play.due("ask") == date(2026, 3, 25)


def test_what_counts_is_who_entered_a_letter_and_not_in_whose_name() -> None:
    play = Play(lax(ASK.by(TEN, late=LOSE).answers(SHUT)), local(3, 20))
    play.fire(Act("open", WHO_OWES_IT, on=date(2026, 3, 2), entered_by=frozenset({SYSTEM_ADMIN})))
    assert play.due("ask") == date(2026, 3, 25)


def test_the_clock_does_nothing_before_a_rung_nor_for_a_duty_that_is_not_open() -> None:
    play = opened(lax(ASK.by(TEN, late=LOSE).answers(SHUT)))
    for key in ("ask", "nothing"):
        with pytest.raises(NotAllowed, match="nothing is due here"):
            play.fire(Tick(key))


def test_what_may_be_done_is_listed_with_what_stands_against_it_already() -> None:
    early = SHUT.not_before(SEVEN)
    play = opened(
        lax(waiting=Waiting(S.OPEN, "9").until(ASK.by(TEN, late=LOSE).answers(early)).may(NOTE.requires(NEVER)))
    )
    listed = list(available(play.case, HURT, play.now, play.policy))
    assert [(step.name, duty and duty.key, str(refusal)) for step, duty, refusal in listed] == [
        ("shut", "ask", "9: not yet: possible from March 9, 2026 (7 days since this was asked)")
    ]
    (note,) = available(play.case, frozenset({SYSTEM_ADMIN}), play.now, play.policy)
    assert (note[0].name, str(note[2])) == ("note", "9.1: it is never allowed")
    assert list(available(play.case, frozenset({COUNSEL}), play.now, play.policy)) == []


def test_of_namesakes_only_the_one_that_would_be_taken_is_listed() -> None:
    lose = Step("shut", "9", S.LOST).when(late)
    play = opened(untimed(lose, SHUT))
    assert [step.to for step, _, _ in available(play.case, HURT, play.now, play.policy)] == [S.SHUT]
    assert [step.to for step, _, _ in available(play.case, HURT, local(3, 6), play.policy)] == [S.LOST]


def test_what_only_the_form_can_tell_does_not_stand_against_a_step_beforehand() -> None:
    word = Require("9.1", "say yes", fact(Word.said).is_("yes"))
    play = opened(untimed(SHUT.asks(Word).requires(word)))
    assert [refusal for _, _, refusal in available(play.case, HURT, play.now, play.policy)] == [None]
    said = NOTE.by(TRAINEE).asks(Word)
    play = opened(
        lax(waiting=Waiting(S.OPEN, "9").until(ASK.untimed("no").answers(SHUT.asks(Word).requires(word))).may(said))
    )
    play.do("note", TRAINEE, Word(said="no"))  # said before, and said anew by the step itself
    assert [refusal for _, _, refusal in available(play.case, HURT, play.now, play.policy)] == [None, None]
    with pytest.raises(NotAllowed, match=r"^9\.1: say yes"):
        play.do("shut", TRAINEE, Word(said="no"))


def test_a_history_makes_the_same_case_again() -> None:
    duty = ASK.by(Movable("ask", TEN), late=escalate(COUNSEL)).pausable(TRAINEE, "9.3").answers(SHUT)
    play = opened(lax(duty))
    play.fire(Halt("ask", HURT, "ill"))
    play.wait(local(3, 6))
    play.fire(Halt("ask", HURT, "well", ends=True))
    play.wait(local(3, 20))
    assert len(play.history) == 6
    assert replay(play.process, play.history, play.policy) == play.case
    assert replay(play.process, [], play.policy) == Case(play.process, "first edition", NEW)


def test_an_event_changes_nothing_of_the_case_it_happens_to() -> None:
    play = opened(untimed(SHUT))
    before, owed = play.case, dict(play.case.owed)
    play.do("shut", TRAINEE)
    assert (before.state, before.owed, before.done) == ("OPEN", owed, frozenset())
    with pytest.raises(AttributeError):
        before.state = "SHUT"  # type: ignore[misc]


def test_a_day_that_nobody_knows_yet_leaves_the_duty_open_and_undated() -> None:
    storm: Fact[date | None] = fact(Weather.storm_on)
    duty = ASK.by(On(storm), late=escalate(COUNSEL), remind=target((2,), "9", "days")).answers(SHUT)
    play = Play(lax(duty).looks_up(Weather), local(3, 2))
    play.do("open", SYSTEM_ADMIN)
    assert (play.due("ask"), play.case.owed["ask"].next_at) == (None, None)
    play.learn(Weather(storm_on=date(2026, 3, 9)))
    assert play.due("ask") == date(2026, 3, 9)
