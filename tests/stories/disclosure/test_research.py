"""3.4, academic research: a formal relationship, an agreement with all its terms, and who approves it in writing."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.stories.disclosure.research_projects import (
    COMPLETE,
    MAPLE,
    NORA,
    OTTER,
    REFUSED,
    REVIEWED,
    answer,
    answered,
    approval,
    asked,
    decide,
    proposal,
    proposed,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import Kind, NotAllowed
from workflows.facts.effects import BeginAgreement
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.research import PROCESS
from workflows.manual.disclosure.research.proposing import Affiliation, Changes, ProjectRefused, Revision, Withdrawal
from workflows.trying.simulate import Play

INSTEAD = Policy("instead", date(2016, 1, 1), Policy.irb_mode.to("instead"))
NO_TERMS = msgspec.structs.replace(REVIEWED, rules=False, returns=False, no_other_use=False, complies=False)
WANTED = Changes(wanted="say how the files are encrypted")
REVISED = Revision(changed="section 4", project_ends=date(2026, 9, 30))


@pytest.mark.parametrize(
    ("field", "value", "clause", "words"),
    [
        ("relationship", None, "3.4-research-relationship", "academic research needs a formal relationship with ICA"),
        ("related_since", None, "3.4-research-relationship", "has a date; enter it"),
        ("related_since", date(2026, 3, 3), "3.4-research-relationship", "lies in the future"),
        ("affiliation", Affiliation.NONE, "3.4-research-affiliated", "employed by or affiliated with"),
        (
            "affiliation",
            Affiliation.IN_PERSON,
            "3.4-research-affiliated",
            "who has the relationship is named as the institution",
        ),
        ("agencies", (), "3.4-research-written", "name at least one"),
        ("project_ends", date(2026, 3, 1), "3.4-research-term-return", "past already"),
    ],
)
def test_research_needs_a_formal_relationship_an_affiliation_agencies_and_an_end(
    field: str, value: object, clause: str, words: str
) -> None:
    with pytest.raises(NotAllowed, match=words) as refused:
        proposed(proposal(**{field: value}))
    assert (refused.value.first.clause, refused.value.first.field) == (clause, field)


def test_a_person_may_have_the_formal_relationship_without_an_institution() -> None:
    play = proposed(proposal(institution="Vera Lang", affiliation=Affiliation.IN_PERSON))
    assert play.case.state == "PROPOSED"


def test_ica_receives_the_proposal_and_nobody_of_an_agency_records_one() -> None:
    with pytest.raises(NotAllowed, match="this is for the System Administrator to do") as refused:
        Play(PROCESS, local(3, 2)).do("propose", AGENCY_ADMIN, proposal())
    assert refused.value.first.kind is Kind.ROLE


@pytest.mark.parametrize(
    ("field", "clause", "words"),
    [
        ("rules", "3.4-research-term-rules", "rules and limits"),
        ("returns", "3.4-research-term-return", "return or proper disposal"),
        ("no_other_use", "3.4-research-term-reuse", "except where law requires it"),
        ("complies", "3.4-research-term-comply", "comply with all its terms"),
    ],
)
def test_an_agreement_that_lacks_a_term_is_not_complete(field: str, clause: str, words: str) -> None:
    with pytest.raises(NotAllowed, match=words) as refused:
        proposed().do("accept-terms", SYSTEM_ADMIN, msgspec.structs.replace(COMPLETE, **{field: False}))
    assert [(each.clause, each.field) for each in refused.value.refusals] == [(clause, field)]


@pytest.mark.parametrize("field", ["board", "board_approval", "board_approved_on"])
def test_where_human_subjects_review_applies_the_boards_approval_is_needed_in_addition(field: str) -> None:
    play = proposed(proposal(human_subjects=True))
    with pytest.raises(NotAllowed, match=r"^3\.4-research-irb: human-subjects review applies") as refused:
        play.do("accept-terms", SYSTEM_ADMIN, msgspec.structs.replace(REVIEWED, **{field: None}))
    assert refused.value.first.field == field
    with pytest.raises(NotAllowed, match=r"^3\.4-research-term-rules"):
        play.do("accept-terms", SYSTEM_ADMIN, NO_TERMS)
    assert play.do("accept-terms", SYSTEM_ADMIN, REVIEWED).after.state == "APPROVING"


def test_by_the_other_reading_the_boards_approval_stands_in_for_the_terms() -> None:
    play = proposed(proposal(human_subjects=True), INSTEAD)
    assert play.do("accept-terms", SYSTEM_ADMIN, NO_TERMS).after.state == "APPROVING"
    unreviewed = msgspec.structs.replace(NO_TERMS, board_approval=None)
    with pytest.raises(NotAllowed, match=r"^3\.4-research-term-rules"):
        proposed(proposal(human_subjects=True), INSTEAD).do("accept-terms", SYSTEM_ADMIN, unreviewed)
    with pytest.raises(NotAllowed, match=r"^3\.4-research-term-rules"):
        proposed(policy=INSTEAD).do("accept-terms", SYSTEM_ADMIN, NO_TERMS)


def test_changes_go_back_to_the_researcher_and_the_revised_agreement_is_checked_again() -> None:
    play = proposed()
    assert play.do("ask-changes", SYSTEM_ADMIN, WANTED).after.state == "CHANGING"
    assert list(play.case.owed) == ["revision"]
    with pytest.raises(NotAllowed, match="past already"):
        play.do("revise", SYSTEM_ADMIN, msgspec.structs.replace(REVISED, project_ends=date(2026, 3, 1)))
    play.do("revise", SYSTEM_ADMIN, REVISED)
    assert (play.case.state, list(play.case.owed)) == ("PROPOSED", ["terms"])


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"signed_as": "Vera Lang"}, "signed_as", "researchers do not approve their own project"),
        ({"independent": False}, "independent", "is not the researcher and takes no part"),
        ({"approved_on": date(2026, 3, 1)}, "approved_on", "lies before the case"),
        ({"approved_on": date(2026, 3, 10)}, "approved_on", "lies in the future"),
    ],
)
def test_no_researcher_approves_the_own_project_and_no_approval_is_dated_otherwise(
    fields: dict[str, Any], field: str, words: str
) -> None:
    play = asked()
    with pytest.raises(NotAllowed, match=words) as refused:
        answer(play, OTTER, approval("Tess Barlow", **fields))
    assert (refused.value.first.clause, refused.value.first.field) == ("3.4-research-written", field)


def test_each_agency_approves_in_writing_and_then_icas_director_and_then_the_agreement_runs() -> None:
    play = asked()
    assert set(play.case.owed) == {f"approve:{OTTER}", f"approve:{MAPLE}"}
    answer(play, OTTER, approval("Tess Barlow"))
    assert play.case.state == "APPROVING"
    last = answer(play, MAPLE, approval("Omar Haddad"))
    assert (last.after.state, told([last])) == (
        "DECIDING",
        [(date(2026, 3, 9), "research-decision-asked", ICA_DIRECTOR)],
    )
    with pytest.raises(NotAllowed, match="this is for the ICA director to do"):
        play.do("approve-for-ica", SYSTEM_ADMIN, NORA, party="ica-director")
    play.wait(local(3, 12))
    decision = decide(play, "approve-for-ica", NORA)
    assert decision.after.state == "RUNNING"
    assert decision.effects == (
        BeginAgreement(
            "research", "Winter shelter and health", "University of Vermont", date(2026, 3, 12), date(2026, 6, 30)
        ),
    )


def test_nobody_answers_twice_for_an_agency_and_nobody_for_one_that_was_not_asked() -> None:
    play = asked()
    answer(play, OTTER, approval("Tess Barlow"))
    with pytest.raises(NotAllowed, match="this is done already") as refused:
        answer(play, OTTER, approval("Helen Marsh"))
    assert refused.value.first.kind is Kind.GONE
    with pytest.raises(NotAllowed, match="each agency whose data are used"):
        answer(play, "kingdom-road-services", approval("Wes Tully"))


def test_the_data_of_an_agency_that_refuses_are_left_out_and_icas_director_decides_whether_to_go_on() -> None:
    play = answered(REFUSED, approval("Omar Haddad"))
    assert play.case.state == "DECIDING"
    play.wait(local(3, 12))
    decision = decide(play, "approve-for-ica", NORA)
    assert list(decision.after.answers["approve"]) == [MAPLE]


def test_where_every_agency_refuses_the_project_is_refused() -> None:
    play = answered(REFUSED, REFUSED)
    assert play.case.state == "REFUSED"
    assert {each[1:] for each in told(play.decisions[-1:])} == {
        ("research-refused", SYSTEM_ADMIN),
        ("research-refused", AGENCY_ADMIN),
    }


def test_a_changed_agreement_is_approved_anew_by_every_agency() -> None:
    play = answered(approval("Tess Barlow"), REFUSED)
    decide(play, "ask-changes", WANTED)
    play.do("revise", SYSTEM_ADMIN, REVISED)
    play.do("accept-terms", SYSTEM_ADMIN, COMPLETE)
    assert set(play.case.owed) == {f"approve:{OTTER}", f"approve:{MAPLE}"}
    answer(play, OTTER, REFUSED)
    assert answer(play, MAPLE, approval("Omar Haddad")).after.answers["approve"].keys() == {MAPLE}


def test_the_agreement_ends_with_the_project_as_the_revised_one_says() -> None:
    play = proposed()
    play.do("ask-changes", SYSTEM_ADMIN, WANTED)
    play.do("revise", SYSTEM_ADMIN, REVISED)
    play.wait(local(3, 9))
    play.do("accept-terms", SYSTEM_ADMIN, COMPLETE)
    for agency in (OTTER, MAPLE):
        answer(play, agency, approval("Tess Barlow"))
    play.wait(local(3, 12))
    decide(play, "approve-for-ica", NORA)
    assert play.due("run") == date(2026, 9, 30)


def test_ica_approves_no_project_whose_end_is_past() -> None:
    play = answered(approval("Tess Barlow"), approval("Omar Haddad"))
    play.wait(local(7, 1))
    with pytest.raises(NotAllowed, match="the project ended on June 30, 2026; ask for a new end first"):
        decide(play, "approve-for-ica", NORA)


@pytest.mark.parametrize("state", ["PROPOSED", "CHANGING", "DECIDING"])
def test_ica_may_refuse_a_project_until_it_has_approved(state: str) -> None:
    play = answered(approval("Tess Barlow"), REFUSED) if state == "DECIDING" else proposed()
    if state == "CHANGING":
        play.do("ask-changes", SYSTEM_ADMIN, WANTED)
    actor = ICA_DIRECTOR if state == "DECIDING" else SYSTEM_ADMIN
    refused = play.do("refuse", actor, ProjectRefused(why="not compatible with the notice"), party=actor.key)
    assert refused.after.state == "REFUSED"


def test_a_proposal_may_be_withdrawn_before_it_is_approved_and_the_agencies_are_told() -> None:
    decision = asked().do("withdraw", SYSTEM_ADMIN, Withdrawal(why="no funding"))
    assert (decision.after.state, told([decision])[0][1:]) == ("WITHDRAWN", ("research-withdrawn", AGENCY_ADMIN))


def test_silence_approves_nothing() -> None:
    play = asked()
    assert not [decision for decision in play.wait(local(12, 31)) if decision.steps]
    assert play.case.state == "APPROVING"
