"""2.1 and 2.2, what must be in before a license is issued, in any order."""

from datetime import date

import msgspec
import pytest

from tests.stories.people.trainees import (
    ACCOUNT,
    LEVEL,
    NOTICED,
    READY,
    SECURED,
    SIGNED,
    TRAINED,
    begun,
    request,
    requested,
    session,
    submitted,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import IssueLicense, Paper, SignPaper, Topic
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.law.levels import Level
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN, TRAINEE, Role
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.onboarding.requesting import Withdrawal
from workflows.manual.people.onboarding.sparing import Waiver
from workflows.manual.people.standing import AgencyStanding, PersonStanding
from workflows.trying.simulate import Play

PAPERS: dict[str, tuple[str, Role, Form]] = {
    "agreement": ("sign", TRAINEE, SIGNED),
    "notice": ("acknowledge", TRAINEE, NOTICED),
    "security": ("record-security-training", SYSTEM_ADMIN, SECURED),
    "level": ("decide-level", AGENCY_ADMIN, LEVEL),
}


def test_a_waiver_covers_the_series_and_nothing_else() -> None:
    play = requested()
    play.do("waive", SYSTEM_ADMIN, Waiver(familiarity="six years of daily use", changes="none since she left"))
    assert set(play.case.owed) == set(PAPERS)
    for key in ("agreement", "notice", "level"):
        step, actor, form = PAPERS[key]
        play.do(step, actor, form)
    assert (play.case.state, *play.case.owed) == ("TRAINED", "security")


@pytest.mark.parametrize("last", PAPERS)
def test_a_trained_person_waits_for_each_condition_in_any_order(last: str) -> None:
    play = submitted()
    step, actor, form = PAPERS[last]
    for other in PAPERS.values():
        if other[0] != step:
            play.do(*other)
    play.do("accept", SYSTEM_ADMIN)
    assert (play.case.state, *play.case.owed) == ("TRAINED", last)
    cleared = play.do(step, actor, form)
    assert [notice.to for notice in cleared.notices if notice.template == "username-to-create"] == [SYSTEM_ADMIN]
    assert ([each.name for each in cleared.steps], cleared.after.state) == ([step, "clear"], "CLEARED")


def cleared(policy: Policy = FIRST_EDITION) -> Play:
    play = submitted(policy=policy)
    for step, actor, form in PAPERS.values():
        play.do(step, actor, form)
    play.do("accept", SYSTEM_ADMIN)
    return play


def test_papers_are_kept_with_who_signed_them() -> None:
    play = begun()
    disclosed = msgspec.structs.replace(SIGNED, conflicts="a cousin may be in the HMIS")
    signed = play.do("sign", TRAINEE, disclosed)
    assert signed.effects == (SignPaper(Paper.USER_AGREEMENT, "Kim Roe", "a cousin may be in the HMIS"),)
    assert told([signed]) == [(date(2026, 3, 2), "agreement-to-keep", AGENCY_ADMIN)]
    assert play.do("acknowledge", TRAINEE, NOTICED).effects == (SignPaper(Paper.PRIVACY_NOTICE, "Kim Roe"),)


@pytest.mark.parametrize(
    ("step", "form", "sentence"),
    [
        ("sign", msgspec.structs.replace(SIGNED, agree=False),
         r"^2\.1-user-agreement-sign: there is no access without the User Agreement"),
        ("sign", msgspec.structs.replace(SIGNED, conflict_statement=False),
         r"^2\.1-coi-statement: all users agree to the conflict-of-interest statement"),
        ("acknowledge", msgspec.structs.replace(NOTICED, received=False),
         r"^3\.4-privacy-ack: a user acknowledges receipt of the privacy notice"),
    ],
)  # fmt: skip
def test_a_paper_that_is_not_agreed_to_is_not_signed(step: str, form: Form, sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        begun().do(step, TRAINEE, form)


def test_what_is_on_record_already_is_not_asked_again() -> None:
    play = requested(person=PersonStanding(agreement_signed=True, notice_acknowledged=True))
    play.learn(READY)
    assert set(play.case.owed) == {"enroll", "level"}


def test_security_training_of_the_year_before_the_last_is_asked_again() -> None:
    old = msgspec.structs.replace(session("Security", topic=Topic.SECURITY), on=date(2024, 12, 31))
    last_year = msgspec.structs.replace(old, on=date(2025, 1, 1))
    play = requested()
    play.learn(TrainingRecord(attended=(old,)))
    assert "security" in play.case.owed
    play.learn(TrainingRecord(attended=(last_year,)))
    assert "security" not in play.case.owed


def test_the_agency_decides_levels_up_to_case_manager_iii() -> None:
    play = begun(request(level=Level.CASE_MANAGER_3))
    assert {"level", "high-level"} & set(play.case.owed) == {"level"}
    above = msgspec.structs.replace(LEVEL, level=Level.AGENCY_ADMIN)
    with pytest.raises(
        NotAllowed, match=r"^2\.1-access-level-decider: an agency decides levels up to Case Manager III"
    ):
        play.do("decide-level", AGENCY_ADMIN, above)
    with pytest.raises(NotAllowed, match=r"^2\.1-access-level-decider: this is for the Agency Administrator to do"):
        play.do("decide-level", TRAINEE, LEVEL)
    decided = play.do("decide-level", AGENCY_ADMIN, msgspec.structs.replace(LEVEL, level=Level.CASE_MANAGER_3))
    assert decided.closed == ("level",)


def test_above_it_the_executive_director_asks_and_the_system_administrator_decides() -> None:
    play = begun(request(level=Level.EXECUTIVE_DIRECTOR, director_asks=True))
    assert {"level", "high-level"} & set(play.case.owed) == {"high-level"}
    decision = msgspec.structs.replace(LEVEL, level=Level.EXECUTIVE_DIRECTOR)
    with pytest.raises(
        NotAllowed, match="this is not asked here: the level asked for is above what an agency decides itself"
    ):
        play.do("decide-level", AGENCY_ADMIN, decision)
    with pytest.raises(NotAllowed, match="only where the executive director asked for one"):
        play.do("decide-level", SYSTEM_ADMIN, msgspec.structs.replace(LEVEL, level=Level.SYSTEM_ADMIN_2))
    assert play.do("decide-level", SYSTEM_ADMIN, decision).closed == ("high-level",)


def test_whoever_decides_the_level_makes_sure_the_person_knows_the_data_entry_rules() -> None:
    with pytest.raises(NotAllowed, match=r"^2\.1-aa-training-duty: ") as refused:
        begun().do("decide-level", AGENCY_ADMIN, msgspec.structs.replace(LEVEL, oriented=False))
    assert refused.value.first.field == "oriented"


def test_the_user_name_is_a_task_that_someone_confirms_and_then_the_license_is_issued() -> None:
    play = cleared()
    assert (play.case.state, *play.case.owed) == ("CLEARED", "username")
    play.learn(READY)
    assert not [decision for decision in play.wait(local(5, 1)) if decision.steps]
    with pytest.raises(NotAllowed, match="this is for the System Administrator to do"):
        play.do("confirm-username", AGENCY_ADMIN, ACCOUNT)
    issued = play.do("confirm-username", SYSTEM_ADMIN, ACCOUNT)
    assert [step.name for step in issued.steps] == ["confirm-username", "issue"]
    assert issued.effects == (IssueLicense("kroe", "Case Manager I", art=False),)
    assert told([issued]) == [
        (date(2026, 5, 1), "license-issued", TRAINEE),
        (date(2026, 5, 1), "license-issued", AGENCY_ADMIN),
    ]
    assert (issued.after.state, dict(issued.after.owed)) == ("LICENSED", {})


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (TrainingRecord(), r"^2\.1-training-before-access: all users complete training before access is granted"),
        (TRAINED, r"^2\.2-aa-access-only-if: a user has received security training"),
        (AgencyStanding(partnership_signed=False), r"^2\.1-partnership-sign: "),
    ],
)
def test_no_license_is_issued_while_something_is_missing_at_the_last_moment(record: Form, sentence: str) -> None:
    play = cleared()
    play.learn(READY)
    play.learn(record)
    with pytest.raises(NotAllowed, match=sentence):
        play.do("confirm-username", SYSTEM_ADMIN, ACCOUNT)


def test_the_agency_may_withdraw_the_request_wherever_it_stands() -> None:
    why = Withdrawal(why="she took another job")
    for play in (requested(), begun(), submitted(), cleared()):
        with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
            play.fire(Act("withdraw", frozenset({TRAINEE}), (why,)))
        withdrawn = play.do("withdraw", AGENCY_ADMIN, why)
        assert withdrawn.after.state == "WITHDRAWN"
        assert [notice.to for notice in withdrawn.notices] == [TRAINEE, SYSTEM_ADMIN]
