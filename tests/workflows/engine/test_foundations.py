"""A step cannot have happened before the last thing that it rests on, in no process and however late it is entered."""

from collections.abc import Iterator
from datetime import date

import pytest

from tests.stories.disclosure.officials import (
    APPROVED,
    CONSENTED,
    OTTER,
    RELEASED,
    decide,
    in_review,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import LogDisclosure
from workflows.grammar.process import Process, Step
from workflows.law.fields import Mark, marked
from workflows.law.roles import COC_BALANCE, COUNSEL
from workflows.law.value import changed
from workflows.manual.registry import PROCESSES
from workflows.trying.simulate import Play


def offered_late() -> Play:
    """Let counsel approve on June 10, and enter on June 12 the consent that the Continuum signed on June 5."""
    play = in_review()
    play.wait(local(6, 10))
    play.do("approve", COUNSEL, APPROVED)
    play.wait(local(6, 12))
    play.do("consent", COC_BALANCE, changed(CONSENTED, signed_on=date(2026, 6, 5)), party="balance")
    return play


def test_what_rests_on_several_answers_rests_on_the_latest_of_them_whichever_was_entered_last() -> None:
    play = offered_late()
    assert play.case.entered == date(2026, 6, 10)
    assert play.decisions[-1].on == date(2026, 6, 5)  # the consent itself counts from its own day


def test_a_release_is_not_dated_before_its_approval_and_the_error_says_before_which_day_and_why() -> None:
    play = offered_late()
    with pytest.raises(NotAllowed) as refused:
        decide(play, "release", changed(RELEASED, given_on=date(2026, 6, 9)), OTTER)
    assert refused.value.first.field == "given_on"
    assert refused.value.first.sentence == (
        'that day is too early: enter June 10, 2026 or later, since this follows "Counsel approved" of that day'
    )
    (logged,) = decide(play, "release", changed(RELEASED, given_on=date(2026, 6, 10)), OTTER).effects
    assert isinstance(logged, LogDisclosure)


def test_a_consent_is_not_signed_before_it_was_asked() -> None:
    play = in_review()
    play.wait(local(6, 5))
    with pytest.raises(NotAllowed) as refused:
        play.do("consent", COC_BALANCE, changed(CONSENTED, signed_on=date(2026, 5, 31)), party="balance")
    assert refused.value.first.field == "signed_on"


def steps_with_a_day() -> Iterator[tuple[Process, str, Step]]:
    for process in PROCESSES:
        for state, step, duty in process.steps():
            if step.form and (duty or step.actors) and state in process.waiting_in and step not in process.freedoms:
                yield from ((process, state, step) for _ in marked(step.form, Mark.DURING))


def test_every_step_that_may_have_happened_before_the_case_came_to_it_says_why() -> None:
    free = {(process.key, step.name) for process, _, step in steps_with_a_day() if step.any_day}
    assert free == {
        ("P03", "begin-series"),
        ("P03", "record-security-training"),
        ("P03", "record-session"),
        ("P15", "record-certificate"),
        ("P22", "receive"),
    }
    assert all(step.any_day.strip() for _, _, step in steps_with_a_day() if (step.any_day))
