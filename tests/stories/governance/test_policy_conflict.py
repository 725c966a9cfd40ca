"""3: a law that asks more than the manual is reported; what ICA and the agency agree on adds protection, and lengthens nothing."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.stories.clients.clients import correcting, inspecting, to_inspect
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.facts.effects import Effect
from workflows.grammar.events import Act
from workflows.law.agency_kinds import Protected
from workflows.law.continua import Continuum
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, STAND_IN, SYSTEM_ADMIN, Role
from workflows.manual.clients.other_laws import ByOtherLaw, FewerDays, OtherLaws
from workflows.manual.data.programs_known import AgencyPrograms, KnownProgram
from workflows.manual.governance.policy_conflict import PROCESS
from workflows.manual.governance.policy_conflict.agreeing import BindByLaw, TermsAgreed, TermsAgreedByICA
from workflows.manual.governance.policy_conflict.ending import LawAsksNoMore, LawStillAsks, UnbindByLaw
from workflows.manual.governance.policy_conflict.reporting import ConflictReported
from workflows.manual.governance.policy_conflict.terms import ConflictTerms
from workflows.manual.people.standing import AgencyStanding
from workflows.manual.registry import PROCESSES
from workflows.trying.simulate import Play

HIPAA = "HIPAA, 45 CFR 164.524"
REPORTED = ConflictReported(
    agency="otter-creek-shelter", law=HIPAA, standard="Clients see their record within 60 days",
    demands="Thirty days; the shelter's clinic is a covered entity.", reported_on=date(2026, 1, 12),
)  # fmt: skip
CLINIC = KnownProgram("Otter Creek Clinic", "77", Continuum.BALANCE)
TERMS = ConflictTerms(
    policy="Clients see their record within thirty days.", inspection_days=30, programs=("77",),
)  # fmt: skip
FOR_AGENCY, FOR_ICA = TermsAgreed(signed_as="Olive Marsh"), TermsAgreedByICA(signed_as="Nora Bell")
WHY = {"why": "Say which programs."}


def reported(by: Role = AGENCY_ADMIN) -> Play:
    play = Play(PROCESS, local(1, 12, 9))
    play.learn(AgencyPrograms(programs=(CLINIC,)))
    play.do("report", by, REPORTED)
    return play


def proposed(terms: ConflictTerms = TERMS) -> Play:
    play = reported()
    play.do("propose", SYSTEM_ADMIN, terms)
    return play


def agreed() -> Play:
    play = proposed()
    play.wait(local(1, 20, 9))
    play.do("agree", AGENCY_DIRECTOR, FOR_AGENCY)
    play.do("agree-for-ica", ICA_DIRECTOR, FOR_ICA)
    return play


def effects(play: Play) -> list[Effect]:
    return [effect for each in play.decisions for effect in each.effects]


def told(play: Play) -> set[tuple[str, Role]]:
    return {(notice.template, notice.to) for notice in play.decisions[-1].notices}


def answer(play: Play, step: str, by: Role) -> None:
    """Answer a step that asks one text."""
    (form,) = {each.form for _, each, _ in PROCESS.steps() if each.name == step and each.form}
    play.do(step, by, form(**WHY))


# "When a privacy or security standard conflicts with other Federal, state and local laws to which the Partner Agency must adhere,
# the Partner Agency must contact the HMIS Lead Agency …"


def test_an_agency_reports_a_law_or_ica_enters_what_it_heard() -> None:
    for who in (AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN):
        play = reported(who)
        assert (play.case.state, list(play.case.owed), play.due("propose")) == (
            "WEIGHING",
            ["propose"],
            date(2026, 2, 11),
        )


def test_ica_asks_what_it_does_not_understand_and_the_agency_may_take_the_report_back() -> None:
    play = reported()
    answer(play, "ask-back", SYSTEM_ADMIN)
    assert (play.case.state, told(play)) == (
        "RETURNED", {("conflict-asked-back", AGENCY_ADMIN), ("conflict-asked-back", AGENCY_DIRECTOR)},
    )  # fmt: skip
    answer(play, "explain", AGENCY_ADMIN)
    assert play.case.state == "WEIGHING"
    answer(play, "withdraw", AGENCY_DIRECTOR)
    assert (play.case.state, effects(play)) == ("WITHDRAWN", [])


def test_where_the_manual_asks_as_much_nothing_changes_and_the_agency_hears_why() -> None:
    play = reported()
    answer(play, "no-conflict", SYSTEM_ADMIN)
    assert (play.case.state, effects(play)) == ("NO_CONFLICT", [])
    assert told(play) == {("conflict-none", AGENCY_ADMIN), ("conflict-none", AGENCY_DIRECTOR)}


# "… to collaboratively update the applicable policies for the Partner Agency …"


def test_the_terms_apply_once_the_agency_and_ica_agree_each_for_itself() -> None:
    play = proposed()
    assert set(play.case.owed) == {"agree", "agree-for-ica"}
    play.do("agree", AGENCY_DIRECTOR, FOR_AGENCY)
    assert effects(play) == []
    play.do("agree-for-ica", ICA_DIRECTOR, FOR_ICA)
    assert (play.case.state, effects(play)) == ("IN_FORCE", [BindByLaw(HIPAA, 30, None, ("77",), Protected.OTHER_LAW)])


def test_nobody_agrees_in_the_name_of_the_other() -> None:
    for step, form, others in (
        ("agree", FOR_AGENCY, (SYSTEM_ADMIN, STAND_IN, ICA_DIRECTOR, AGENCY_ADMIN)),
        ("agree-for-ica", FOR_ICA, (AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)),
    ):
        for who in others:
            with pytest.raises(NotAllowed):
                proposed().do(step, who, form)


@pytest.mark.parametrize(("step", "who"), [("object", AGENCY_DIRECTOR), ("object-for-ica", ICA_DIRECTOR)])
def test_either_may_ask_for_other_terms_and_what_the_other_agreed_to_is_asked_anew(step: str, who: Role) -> None:
    play = proposed()
    answer(play, step, who)
    assert (play.case.state, effects(play)) == ("WEIGHING", [])
    play.do("propose", SYSTEM_ADMIN, msgspec.structs.replace(TERMS, inspection_days=20))
    assert set(play.case.owed) == {"agree", "agree-for-ica"}


# "… to accurately reflect the additional protections." Additional: no term is longer than the manual's.


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"inspection_days": 60}, "only shortens"),
        ({"inspection_days": 90}, "only shortens"),
        ({"correction_days": 60}, "only shortens"),
        ({"programs": ("78",)}, "78 is no program of this agency"),
    ],
)
def test_terms_only_add_protection(change: dict[str, Any], words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        proposed(msgspec.structs.replace(TERMS, **change))


def test_the_policy_alone_may_change() -> None:
    assert proposed(ConflictTerms(policy="Doors are locked at night.")).case.state == "AGREEING"


# Inspection received January 5: due March 6; with a guideline of 30 days February 4; by law, recorded January 20, February 4 too.

THIRTY = OtherLaws(fewer=(FewerDays("inspection_days", 30, HIPAA),))


def test_a_request_under_way_gets_the_sooner_date_and_its_receipt_names_the_law() -> None:
    play = inspecting()
    assert play.due("answer") == date(2026, 3, 6)
    play.wait(local(1, 20))
    play.learn(THIRTY)
    receipt = play.case.owed["answer"].receipt
    assert receipt is not None
    assert (receipt.day, receipt.whole) == (
        date(2026, 2, 4), f"whichever is soonest: 30 days since request received, by {HIPAA}",
    )  # fmt: skip
    play.learn(OtherLaws())
    assert play.due("answer") == date(2026, 3, 6)


def test_of_a_guideline_and_several_laws_the_soonest_counts_and_none_lengthens() -> None:
    for guideline, days, due in ((30, 45, date(2026, 2, 4)), (45, 30, date(2026, 2, 4)), (None, 90, date(2026, 3, 6))):
        play = inspecting(guideline=guideline)
        play.learn(
            OtherLaws(fewer=(FewerDays("inspection_days", days, HIPAA), FewerDays("inspection_days", 80, "S. 1")))
        )
        assert play.due("answer") == due


def test_a_law_on_corrections_leaves_inspections_alone() -> None:
    laws = OtherLaws(fewer=(FewerDays("correction_days", 10, HIPAA),))
    asked, inspected = correcting(), inspecting()
    for play in (asked, inspected):
        play.learn(laws)
    assert (asked.due("answer"), inspected.due("answer")) == (date(2026, 1, 15), date(2026, 3, 6))


def test_each_process_that_counts_a_number_which_laws_may_shorten_reads_the_laws_too() -> None:
    shortened = {Policy.inspection_days, Policy.correction_days}
    seen: set[str] = set()
    for process in PROCESSES:
        for duty in (each for waiting in process.waiting() for each in waiting.all_duties() if each.deadline):
            parts = list(duty.deadline.rule.parts()) if duty.deadline else []
            counts = {getattr(part, "count", None) for part in parts} & shortened
            by_law = {part.setting for part in parts if isinstance(part, ByOtherLaw)}
            assert counts == by_law, (process.key, duty.key)
            assert not counts or OtherLaws in process.records
            seen |= {process.key} if counts else set()
    assert seen == {"P11", "P12"}


# What the law asks no more ends, and lengthens nothing.


def test_once_a_year_the_agency_says_whether_the_law_still_asks_more() -> None:
    play = agreed()
    assert play.due("review") == date(2027, 1, 20)
    play.wait(local(1, 18, year=2027))
    play.do("still-asks", AGENCY_ADMIN, LawStillAsks())
    assert (play.case.state, play.due("review")) == ("IN_FORCE", date(2028, 1, 18))


def test_it_ends_once_ica_has_checked_that_it_asks_no_more() -> None:
    play = agreed()
    play.wait(local(5, 4, 9))
    with pytest.raises(NotAllowed, match="a later one"):
        play.do("asks-no-more", AGENCY_ADMIN, LawAsksNoMore(why="Repealed.", ended_on=date(2026, 1, 19)))
    play.do("asks-no-more", AGENCY_ADMIN, LawAsksNoMore(why="Repealed.", ended_on=date(2026, 4, 30)))
    answer(play, "keep-terms", SYSTEM_ADMIN)
    assert play.case.state == "IN_FORCE"
    play.do("asks-no-more", AGENCY_ADMIN, LawAsksNoMore(why="Repealed.", ended_on=date(2026, 4, 30)))
    play.do("end-terms", SYSTEM_ADMIN)
    assert (play.case.state, effects(play)[-1]) == ("ENDED", UnbindByLaw(date(2026, 4, 30)))


def test_what_came_in_while_the_law_asked_more_keeps_its_date() -> None:
    for received, due in ((date(2026, 1, 5), date(2026, 2, 4)), (date(2026, 1, 11), date(2026, 3, 12))):
        play = inspecting(to_inspect(received_on=received))
        play.learn(OtherLaws(fewer=(FewerDays("inspection_days", 30, HIPAA, date(2026, 1, 10)),)))
        assert play.due("answer") == due


def test_an_agency_that_leaves_is_asked_no_more_and_what_it_leaves_behind_stays_protected() -> None:
    for play in (reported(), proposed(), agreed()):
        before, case = effects(play), play.case
        play.learn(AgencyStanding(leaves=True))
        (follows,) = following(case, play.case, play.now, play.policy)
        assert isinstance(follows, Act)
        play.fire(follows)
        assert play.case.state == "AGENCY_LEFT"
        assert effects(play) == before, "nothing that was agreed on ends by it"
