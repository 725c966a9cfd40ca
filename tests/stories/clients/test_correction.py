"""3.4: a client may ask, orally or in writing, to have their information corrected."""

from datetime import date

import msgspec
import pytest

from tests.stories.clients.clients import RECEIVED, TO_CORRECT, correcting, to_correct, told
from tests.workflows.moments import local
from workflows.answers.reading import read
from workflows.engine.cases import NotAllowed
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.setting import Origin, Setting
from workflows.manual.clients.correction import PROCESS, Corrected, Denial, Remedy, Request
from workflows.manual.clients.requests import Asker, Channel, Guideline, ShowDenial, Withdrawal
from workflows.telling.timeline import title
from workflows.trying.simulate import Play

MARKED = Corrected(remedy=Remedy.MARKED, corrected_on=date(2026, 1, 20))
DENIED = Denial(
    reason="The information is accurate.",
    explained_on=date(2026, 1, 20),
    request_recorded=True,
    reason_recorded=True,
)


def denial(**fields: object) -> Denial:
    return msgspec.structs.replace(DENIED, **fields)


def at(play: Play, month: int, day: int) -> Play:
    play.wait(local(month, day))
    return play


@pytest.mark.parametrize("channel", Channel)
def test_oral_requests_are_taken_like_written_ones(channel: Channel) -> None:
    assert correcting(to_correct(asked=channel)).due("answer") == date(2026, 3, 6)


@pytest.mark.parametrize("remedy", Remedy)
def test_a_correction_deletes_or_marks_and_supplements(remedy: Remedy) -> None:
    play = at(correcting(), 1, 20)
    corrected = play.do("correct", AGENCY_ADMIN, Corrected(remedy=remedy, corrected_on=date(2026, 1, 20)))
    assert (corrected.after.state, told([corrected])) == ("CORRECTED", [])
    assert len(Remedy) == 2


def test_neither_the_wrong_value_nor_the_right_one_has_a_place_in_the_case() -> None:
    asked = {*Request.__struct_fields__, *Corrected.__struct_fields__}
    assert not {name for name in asked if "value" in name}


def test_the_answer_is_due_on_the_soonest_of_60_days_and_the_agencys_guideline() -> None:
    assert correcting().due("answer") == date(2026, 3, 6)
    assert correcting(guideline=30).due("answer") == date(2026, 2, 4)
    assert correcting(guideline=90).due("answer") == date(2026, 3, 6)


def test_a_guideline_recorded_later_counts_from_the_request() -> None:
    play = at(correcting(), 1, 20)
    play.learn(Guideline(days=30))
    assert play.due("answer") == date(2026, 2, 4)


def test_the_days_for_a_reason_are_the_manuals_and_those_for_the_correction_a_local_target() -> None:
    (waiting,) = PROCESS.waiting()
    due = waiting.duties[0].deadline
    assert due is not None
    assert {each.name: each.origin for each in due.rule.sources() if isinstance(each, Setting)} == {
        "denial_reason_days": Origin.MANUAL,
        "correction_days": Origin.LOCAL,
    }


def test_a_shorter_target_for_corrections_is_a_candidate_of_its_own() -> None:
    play = correcting(policy=Policy("swift", date(2016, 1, 1), Policy.correction_days.to(20)))
    receipt = play.case.owed["answer"].receipt
    assert receipt is not None
    assert [each.day for each in receipt.candidates] == [date(2026, 3, 6), date(2026, 1, 25)]
    assert receipt.day == date(2026, 1, 25)


def test_the_reason_of_a_refusal_is_free_and_the_executive_director_hears_of_it() -> None:
    play = at(correcting(), 1, 20)
    denied = play.do("deny", AGENCY_ADMIN, DENIED)
    assert (denied.after.state, denied.effects, told([denied])) == (
        "DENIED", (ShowDenial(),), [(date(2026, 1, 20), "correction-denied", AGENCY_DIRECTOR)])  # fmt: skip


def test_a_refusal_without_a_reason_is_none() -> None:
    with pytest.raises(NotAllowed, match="an answer is missing") as refused:
        read(Denial, {**msgspec.to_builtins(DENIED), "reason": " "}, "3.4-correct-deny-explain")
    assert refused.value.first.field == "reason"


@pytest.mark.parametrize("tick", ["request_recorded", "reason_recorded"])
def test_request_and_reason_are_in_the_clients_record_before_a_refusal(tick: str) -> None:
    play = at(correcting(), 1, 20)
    with pytest.raises(NotAllowed, match=r"^3\.4-correct-deny-record: ") as refused:
        play.do("deny", AGENCY_ADMIN, denial(**{tick: False}))
    assert refused.value.first.field == tick


def test_no_answer_lies_in_the_future_or_before_the_request() -> None:
    play = at(correcting(), 1, 20)
    for day in (date(2026, 1, 21), date(2026, 1, 4)):
        with pytest.raises(NotAllowed, match=r"lies in the future|lies before the case") as refused:
            play.do("deny", AGENCY_ADMIN, denial(explained_on=day))
        assert refused.value.first.field == "explained_on"
        with pytest.raises(NotAllowed, match=r"lies in the future|lies before the case") as refused:
            play.do("correct", AGENCY_ADMIN, Corrected(remedy=Remedy.DELETED, corrected_on=day))
        assert refused.value.first.field == "corrected_on"


def test_what_comes_after_the_last_day_is_recorded_as_late_and_not_refused() -> None:
    late = at(correcting(), 3, 9).do("deny", AGENCY_ADMIN, denial(explained_on=date(2026, 3, 7)))
    assert (late.after.state, title(late, FIRST_EDITION)) == (
        "DENIED", "Correction refused, and explained to the client, late")  # fmt: skip
    in_time = at(correcting(), 3, 9).do("deny", AGENCY_ADMIN, denial(explained_on=date(2026, 3, 6)))
    assert title(in_time, FIRST_EDITION) == "Correction refused, and explained to the client"
    mended = at(correcting(), 3, 9).do(
        "correct", AGENCY_ADMIN, Corrected(remedy=Remedy.DELETED, corrected_on=date(2026, 3, 9))
    )
    assert title(mended, FIRST_EDITION) == "Information corrected, late"


def test_reminders_go_30_14_7_and_1_days_ahead_and_from_day_61_director_and_ica_are_told() -> None:
    assert told(correcting().wait(local(3, 14))) == [
        (date(2026, 2, 4), "reminder", AGENCY_ADMIN),
        (date(2026, 2, 20), "reminder", AGENCY_ADMIN),
        (date(2026, 2, 27), "reminder", AGENCY_ADMIN),
        (date(2026, 3, 5), "reminder", AGENCY_ADMIN),
        (date(2026, 3, 7), "overdue", AGENCY_DIRECTOR),
        (date(2026, 3, 7), "overdue", SYSTEM_ADMIN),
        (date(2026, 3, 14), "overdue", ICA_DIRECTOR),
    ]


def test_each_adult_asks_for_a_correction_of_their_own_record() -> None:
    with pytest.raises(NotAllowed, match=r"^5-client-def: "):
        correcting(to_correct(asker=Asker.OTHER))
    assert TO_CORRECT.received_on == RECEIVED


def test_a_client_may_withdraw() -> None:
    gone = Withdrawal(withdrawn_on=date(2026, 1, 12), asked=Channel.IN_PERSON)
    assert correcting().do("withdraw", AGENCY_ADMIN, gone).after.state == "WITHDRAWN"
    assert at(correcting(), 1, 20).do("correct", AGENCY_ADMIN, MARKED).after.state == "CORRECTED"
