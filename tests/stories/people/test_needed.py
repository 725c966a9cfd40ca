"""2.2: what a license needs is one list, which holds from the first day to the last click."""

from datetime import date

import msgspec
import pytest

from tests.stories.people.test_conditions import cleared
from tests.stories.people.trainees import (
    ACCOUNT,
    LEVEL,
    NOTICED,
    READY,
    SECURED,
    SIGNED,
    requested,
    session,
    submitted,
    told,
)
from tests.workflows.explorations import attempts
from tests.workflows.moments import local
from workflows.engine.cases import Case, Decision, NotAllowed
from workflows.engine.engine import decide
from workflows.facts.effects import IssueLicense, Topic
from workflows.facts.forms import Form
from workflows.grammar.events import Act, Learn
from workflows.grammar.needed import missing
from workflows.law.agency_kinds import AgencyKind
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN, TRAINEE
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.onboarding.access import Account
from workflows.manual.people.onboarding.sparing import Waiver
from workflows.manual.people.standing import AgencyStanding, PersonStanding
from workflows.trying.explore import Exploration
from workflows.trying.simulate import Play

FULL = PersonStanding(agreement_signed=True, notice_acknowledged=True, agreement_signed_on=date(2026, 3, 16))
LAST_CLICK = Act("confirm-username", frozenset({SYSTEM_ADMIN}), (ACCOUNT,))
FALLEN_AWAY: list[tuple[Form, str, str]] = [
    (AgencyStanding(kind=AgencyKind.VICTIM_SERVICES), "enters-data", "3.5-vsp-prohibited"),
    (AgencyStanding(partnership_signed=False), "partnership", "2.1-partnership-sign"),
    (msgspec.structs.replace(FULL, licensed_here=True), "one-license", "2.2-aa-unique-license"),
    (msgspec.structs.replace(FULL, left=True), "not-left", "2.1-departure-48h"),
    (msgspec.structs.replace(FULL, terminated=True), "allowed", "2.8-v4-terminate"),
    (msgspec.structs.replace(FULL, barred=True), "no-suspension", "2.8-v1-suspend"),
    (TrainingRecord(attended=(session("Security", topic=Topic.SECURITY),)), "trained", "2.1-training-before-access"),
    (TrainingRecord(attended=(session(),)), "security", "2.2-aa-access-only-if"),
    (msgspec.structs.replace(FULL, agreement_signed=False), "agreement", "2.1-user-agreement-sign"),
]


def lacking(play: Play) -> list[str]:
    return [each.key for each in missing(play.process.needed, play.case.known(play.policy, play.now))]


def at_the_last_click() -> Play:
    play = cleared()
    play.learn(READY, FULL)
    return play


def test_from_the_first_day_the_list_says_what_is_missing_and_whose_turn_it_is() -> None:
    play = requested(agency=AgencyStanding(partnership_signed=False))
    assert lacking(play) == ["partnership", "trained", "security", "agreement", "notice", "level"]
    known = play.case.known(play.policy, play.now)
    owners = {each.key: each.owner(known) for each in missing(play.process.needed, known)}
    assert (owners["agreement"], owners["level"], owners["security"]) == (TRAINEE, AGENCY_ADMIN, SYSTEM_ADMIN)
    assert "partnership" in play.case.owed


def test_the_list_grows_shorter_with_what_is_done_and_is_empty_before_the_last_click() -> None:
    play = submitted()
    for step, actor, form in (("sign", TRAINEE, SIGNED), ("acknowledge", TRAINEE, NOTICED)):
        play.do(step, actor, form)
    assert lacking(play) == ["trained", "security", "level"]
    play.do("decide-level", AGENCY_ADMIN, LEVEL)
    play.do("record-security-training", SYSTEM_ADMIN, SECURED)
    play.do("accept", SYSTEM_ADMIN)
    play.learn(READY, FULL)
    assert lacking(play) == []


@pytest.mark.parametrize(("record", "key", "clause"), FALLEN_AWAY, ids=[each[1] for each in FALLEN_AWAY])
def test_what_falls_away_before_the_last_click_refuses_it_under_its_clause(record: Form, key: str, clause: str) -> None:
    play = at_the_last_click()
    play.learn(record)
    assert lacking(play) == [key]
    with pytest.raises(NotAllowed) as refused:
        play.do("confirm-username", SYSTEM_ADMIN, ACCOUNT)
    assert [each.clause for each in refused.value.refusals] == [clause]
    play.learn(AgencyStanding(), FULL, READY)
    assert play.do("confirm-username", SYSTEM_ADMIN, ACCOUNT).after.state == "LICENSED"


@pytest.mark.parametrize(
    ("record", "duty", "owner"),
    [
        (AgencyStanding(partnership_signed=False), "partnership", SYSTEM_ADMIN),
        (msgspec.structs.replace(FULL, licensed_here=True), "second-license", AGENCY_ADMIN),
        (msgspec.structs.replace(FULL, left=True), "back", SYSTEM_ADMIN),
        (msgspec.structs.replace(FULL, barred=True), "suspension", SYSTEM_ADMIN),
        (msgspec.structs.replace(FULL, terminated=True), "reapplication", ICA_DIRECTOR),
        (TrainingRecord(attended=(session(), msgspec.structs.replace(READY.attended[1], on=date(2026, 3, 2), missed=60))),
         "security", SYSTEM_ADMIN),
        (msgspec.structs.replace(FULL, agreement_signed=False), "agreement", TRAINEE),
    ],
)  # fmt: skip
def test_what_falls_away_is_somebodys_task_again_until_it_holds(record: Form, duty: str, owner: object) -> None:
    play = at_the_last_click()
    play.learn(record)
    assert duty in play.case.owed
    declared = play.process.duty(duty)
    assert declared is not None
    assert declared.owner is owner
    assert declared.because or declared.met
    play.learn(AgencyStanding(), FULL, READY)
    assert duty not in play.case.owed


def test_nobody_is_cleared_while_the_partnership_agreement_is_missing_or_a_suspension_runs() -> None:
    play = submitted()
    play.learn(AgencyStanding(partnership_signed=False), msgspec.structs.replace(FULL, barred=True), READY)
    play.do("decide-level", AGENCY_ADMIN, LEVEL)
    play.do("accept", SYSTEM_ADMIN)
    assert play.case.state == "TRAINED"
    play.learn(AgencyStanding())
    assert (play.case.state, *play.case.owed) == ("TRAINED", "suspension")
    play.learn(FULL)
    assert play.case.state == "CLEARED"


def test_security_training_that_expires_before_the_last_click_is_a_task_again_at_that_moment() -> None:
    old = msgspec.structs.replace(session("Security", topic=Topic.SECURITY), on=date(2025, 5, 5))
    play = requested(person=msgspec.structs.replace(FULL, agreement_signed_on=date(2026, 2, 2)))
    play.learn(TrainingRecord(attended=(session(), old)))
    play.do("waive", SYSTEM_ADMIN, Waiver(familiarity="some", changes="some"))
    play.do("decide-level", AGENCY_ADMIN, LEVEL)
    assert (play.case.state, set(play.case.owed)) == ("CLEARED", {"username", "expiry"})
    expired = [each for each in play.wait(local(1, 2, year=2027)) if each.steps]
    assert told(expired) == [
        (date(2027, 1, 1), "condition-expired", to) for to in (TRAINEE, AGENCY_ADMIN, SYSTEM_ADMIN)
    ]
    assert "security" in play.case.owed
    assert play.due("security") == date(2027, 1, 31)
    with pytest.raises(NotAllowed, match=r"^2\.2-aa-access-only-if"):
        play.do("confirm-username", SYSTEM_ADMIN, Account(username="kroe", created_on=date(2027, 1, 2)))


def test_a_training_that_was_held_or_is_corrected_meanwhile_moves_the_day_on_which_all_is_asked_for_again() -> None:
    old, new = (
        msgspec.structs.replace(session("Security", topic=Topic.SECURITY), on=date(year, 5, 5)) for year in (2025, 2026)
    )
    play = requested(person=msgspec.structs.replace(FULL, agreement_signed_on=date(2026, 2, 2)))
    play.learn(TrainingRecord(attended=(session(), old)))
    play.do("waive", SYSTEM_ADMIN, Waiver(familiarity="some", changes="some"))
    play.do("decide-level", AGENCY_ADMIN, LEVEL)
    assert play.due("expiry") == date(2026, 12, 31)
    play.learn(TrainingRecord(attended=(session(), old, new)))
    assert play.due("expiry") == date(2027, 2, 2)  # the agreement's twelve months, which end first by now
    play.learn(TrainingRecord(attended=(session(), old, msgspec.structs.replace(new, missed=60))))
    assert play.due("expiry") == date(2026, 12, 31)


def test_a_returning_users_agreement_counts_for_twelve_months_and_then_is_signed_again() -> None:
    signed = msgspec.structs.replace(FULL, agreement_signed_on=date(2025, 2, 20))
    assert "agreement" not in requested(person=signed).case.owed
    late = msgspec.structs.replace(FULL, agreement_signed_on=date(2025, 2, 19))
    assert "agreement" in requested(person=late).case.owed
    for_good = Policy("for good", date(2016, 1, 1), Policy.user_agreement_renewal_months.to(0))
    assert "agreement" not in requested(person=late, policy=for_good).case.owed


def test_an_agreement_signed_in_the_case_expires_too() -> None:
    play = requested()
    play.do("sign", TRAINEE, SIGNED)
    play.learn(msgspec.structs.replace(FULL, agreement_signed_on=date(2026, 2, 20), notice_acknowledged=False))
    assert "agreement" not in play.case.owed
    play.now = local(2, 20, year=2027)
    play.learn(READY)
    assert "agreement" not in play.case.owed
    play.now = local(2, 21, year=2027)
    play.learn(TrainingRecord())
    assert "agreement" in play.case.owed


@pytest.mark.parametrize(
    ("signed_as", "is_so"),
    [("Kim Roe", True), ("kim roe", True), ("Kím A. Róe", True), ("K. Roe", True), ("Roe, Kim", True),
     ("Mickey Mouse", False), ("Kim", False), ("Roe", False)],
)  # fmt: skip
def test_another_name_under_an_agreement_needs_a_reason(signed_as: str, is_so: bool) -> None:
    play = requested(person=PersonStanding(name="Kim Roe"))
    signature = msgspec.structs.replace(SIGNED, signed_as=signed_as)
    notice = msgspec.structs.replace(NOTICED, signed_as=signed_as)
    if not is_so:
        for step, form in (("sign", signature), ("acknowledge", notice)):
            with pytest.raises(NotAllowed, match="the directory has the name Kim Roe") as refused:
                play.do(step, TRAINEE, form)
            assert refused.value.first.field == "signed_as"
        signature = msgspec.structs.replace(signature, other_name="my name since I married")
        notice = msgspec.structs.replace(notice, other_name="my name since I married")
    assert play.do("sign", TRAINEE, signature).closed == ("agreement",)
    assert play.do("acknowledge", TRAINEE, notice).closed == ("notice",)


def test_no_license_is_issued_past_a_condition_that_fell_away_wherever_a_case_can_stand() -> None:
    """From every configuration that can be reached, let each condition fall away, and try the last click."""
    tried = attempts(requested().process)
    seen, fell = 0, set[str]()
    for decision in Exploration(tried, strange_turns=1).decisions():
        _never_issued_in_vain(decision)
        if decision.after.state == "CLEARED":
            seen += 1
            for record, _, _ in FALLEN_AWAY:
                case = _learned(decision.after, record, decision)
                known = case.known(FIRST_EDITION, decision.at)
                if lacking := {each.clause for each in missing(case.process.needed, known)}:
                    with pytest.raises(NotAllowed) as refused:
                        decide(case, LAST_CLICK, decision.at, FIRST_EDITION)
                    assert lacking <= {each.clause for each in refused.value.refusals}
                    fell |= lacking
    assert seen > 10
    assert fell >= {clause for _, _, clause in FALLEN_AWAY}, "each of them really falls away"


def _never_issued_in_vain(decision: Decision) -> None:
    if any(isinstance(effect, IssueLicense) for effect in decision.effects):
        known = decision.before.known(FIRST_EDITION, decision.at)
        assert list(missing(decision.before.process.needed, known)) == []


def _learned(case: Case, record: Form, decision: Decision) -> Case:
    return decide(case, Learn((record,)), decision.at, FIRST_EDITION).after
