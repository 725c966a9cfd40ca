"""Who hears of what comes out: everybody whom it concerns, by a notice, a reminder, or not, for a reason."""

from dataclasses import replace

import pytest

from tests.workflows.checks.lax import ASK, LAX, LOSE, NOTE, OPEN, SHUT, S, rain
from tests.workflows.checks.planted import FIVE, LOOK, Shout
from workflows.checks.audience import faults
from workflows.facts.by_name import TellUsers
from workflows.facts.effects import EndAgreement
from workflows.grammar.process import Consent, Ended, Process, Step, Waiting, otherwise, to
from workflows.law.roles import AGENCY_ADMIN, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.partner_agency.closing import EndAgencyLicenses
from workflows.manual.registry import PROCESSES
from workflows.telling.audience import Concern, Hearer, audience

WHY = "they know"
OTHERS = (SYSTEM_ADMIN, AGENCY_ADMIN)


def process(waiting: Waiting, *ends: S, opening: Step = OPEN) -> Process:
    """Return a process that begins, waits and ends, and tells nothing by itself."""
    return LAX.begins(opening).runs(waiting, *(Ended(end, "9") for end in ends or (S.SHUT,)))


def shut_by_the_trainee(step: Step, opening: Step | None = None) -> Process:
    duty = ASK.untimed("why not").answers(step)
    return process(Waiting(S.OPEN, "9").until(duty), opening=opening or OPEN.tells("hello", TRAINEE))


def heard(told: Process, outcome: str) -> dict[str, Hearer]:
    return {each.role.words: each for each in audience(told) if each.outcome.name == outcome}


def test_what_ends_a_case_concerns_whom_it_is_about_who_began_it_and_the_agency_but_not_who_ends_it() -> None:
    told = heard(shut_by_the_trainee(SHUT), "shut")
    assert {role: each.concerns for role, each in told.items()} == {
        SYSTEM_ADMIN.words: (Concern.ASKED,),
        AGENCY_ADMIN.words: (Concern.AGENCY,),
    }


def test_a_step_without_its_audience_is_a_fault_until_it_tells_or_says_why_not() -> None:
    assert list(faults(shut_by_the_trainee(SHUT.untold(AGENCY_ADMIN, because=WHY)))) == [
        (
            "'shut' into SHUT tells the System Administrator nothing, and they may have begun it; "
            "tell them, or say why not: `.untold(…, because=…)`"
        )
    ]
    assert not list(faults(shut_by_the_trainee(SHUT.tells("hello", *OTHERS))))
    assert not list(faults(shut_by_the_trainee(SHUT.untold(*OTHERS, because=WHY))))
    assert not list(faults(shut_by_the_trainee(SHUT).untold(*OTHERS, because=WHY)))


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (shut_by_the_trainee(SHUT.tells("hello", *OTHERS).untold(AGENCY_ADMIN, because=WHY)), "'shut'"),
        (shut_by_the_trainee(SHUT.tells("hello", *OTHERS)).untold(AGENCY_ADMIN, because=WHY), "P99"),
    ],
)
def test_a_reason_for_not_telling_somebody_who_is_told_is_a_fault(told: Process, place: str) -> None:
    assert list(faults(told)) == [
        f"{place} says why the Agency Administrator is not told, who is told anyway, or whom nothing of it concerns"
    ]


def test_a_reason_that_says_nothing_is_a_fault() -> None:
    assert list(faults(shut_by_the_trainee(SHUT.untold(*OTHERS, because=" ")))) == [
        "'shut' says nothing of why the System Administrator is not told",
        "'shut' says nothing of why the Agency Administrator is not told",
    ]


def test_each_way_in_which_a_step_comes_out_has_an_audience_of_its_own() -> None:
    step = SHUT.leads(to(S.SHUT).when(rain).tells("hello", *OTHERS), otherwise(S.LOST).untold(*OTHERS, because=WHY))
    waiting = Waiting(S.OPEN, "9").until(ASK.untimed("why not").answers(step))
    both = process(waiting, S.SHUT, S.LOST, opening=OPEN.tells("hello", TRAINEE))
    assert not list(faults(both))
    assert [each.untold is None for each in audience(both) if each.outcome.name == "shut"] == [True, True, False, False]


def test_who_gets_a_task_is_told_by_a_notice_or_by_the_reminder_of_its_date() -> None:
    silent = shut_by_the_trainee(SHUT.tells("hello", *OTHERS), opening=OPEN)
    assert heard(silent, "open")["trainee"].concerns == (Concern.GIVEN,)
    assert [each for each in faults(silent) if "trainee" in each]
    dated = ASK.by(FIVE, late=LOSE.tells("hello", TRAINEE, *OTHERS)).answers(SHUT.tells("hello", *OTHERS))
    timed = process(Waiting(S.OPEN, "9").until(dated), S.SHUT, S.LOST)
    assert heard(timed, "open")["trainee"].reminded_of == ("shut it",)
    assert not list(faults(timed))


def test_who_loses_a_task_because_the_time_is_up_or_somebody_else_acted_is_told() -> None:
    waiting = Waiting(S.OPEN, "9").until(ASK.by(FIVE, late=LOSE).answers(SHUT)).meanwhile(LOOK.answers(NOTE))
    lost = heard(process(waiting, S.SHUT, S.LOST), "lose")
    assert Concern.LOST in lost["trainee"].concerns
    assert lost[COUNSEL.words].concerns == (Concern.LOST,)
    assert COUNSEL.words in heard(process(waiting, S.SHUT, S.LOST), "shut")


def test_of_several_who_owe_the_same_the_others_lose_it_when_one_decides() -> None:
    vote = Consent("ask", "9", COUNSEL, "shut it").untimed("why not").each("counsel", lambda _: ("a", "b"))
    assert COUNSEL.words in heard(process(Waiting(S.OPEN, "9").until(vote.answers(SHUT))), "shut")


def test_nobody_loses_a_task_when_all_are_in_or_when_it_goes_on() -> None:
    waiting = Waiting(S.OPEN, "9").until(LOOK.answers(Step("look", "9"))).then(SHUT)
    assert COUNSEL.words not in heard(process(waiting), "shut")


def test_an_effect_that_is_felt_has_an_audience_though_the_case_goes_on() -> None:
    def outcome(step: Step) -> dict[str, Hearer]:
        return heard(process(Waiting(S.OPEN, "9").until(ASK.untimed("why not").answers(SHUT)).may(step)), "cut")

    cut = Step("cut", "9").called("Cut it", "Cut").by(ICA_DIRECTOR)
    assert set(outcome(cut.does(EndAgreement(lambda known: known.today)))) == {
        "trainee", SYSTEM_ADMIN.words, AGENCY_ADMIN.words,
    }  # fmt: skip
    assert not outcome(cut.does(Shout(FIVE)))


@pytest.mark.parametrize("manual", PROCESSES, ids=lambda process: process.key)
def test_everybody_hears_of_what_comes_out_of_the_manuals_processes_or_it_is_said_why_not(manual: Process) -> None:
    assert not list(faults(manual))


def test_users_who_do_not_see_the_case_hear_that_their_licenses_end_by_it() -> None:
    ends = SHUT.does(EndAgencyLicenses()).untold(*OTHERS, because=WHY)
    (fault,) = [
        each for each in faults(replace(shut_by_the_trainee(ends), subject=None)) if "licenses of users" in each
    ]
    assert fault.startswith("'shut' takes away the licenses of users who do not see the case")
    told = SHUT.does(EndAgencyLicenses(), TellUsers("license-ended-with-agency")).untold(*OTHERS, because=WHY)
    assert not [
        each for each in faults(replace(shut_by_the_trainee(told), subject=None)) if "licenses of users" in each
    ]
