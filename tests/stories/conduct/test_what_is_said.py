"""2.8: what people are told is true of whose violation it is, and of what else has happened to the license meanwhile."""

from datetime import date

import pytest

from tests.stories.conduct.violations import COMMITTEE_OF_FIVE, GRAVE, all_vote, notified, record
from tests.stories.disclosure.officials import REFUSED, in_review
from workflows.engine.new_tasks import told_of_new
from workflows.grammar.words import filled
from workflows.law.roles import COC_BALANCE, COMMITTEE, COUNSEL
from workflows.law.value import changed
from workflows.manual.conduct.violation.alleging import Violator
from workflows.manual.conduct.violation.results import Result
from workflows.manual.conduct.violation.texts import DECISIONS, FINDINGS, Decided, Found
from workflows.manual.conduct.violation.vote import Ballot
from workflows.trying.simulate import Play

KEEP = Ballot.KEEP
OF_AGENCIES = [
    *((key, said) for key, said in FINDINGS.items() if key[0] is Violator.AGENCY),
    *((key, said) for key, said in DECISIONS.items() if key[0] is Violator.AGENCY),
]


def said(play: Play, name: str) -> str:
    """Return what the notices say under a name."""
    known = play.case.known(play.policy, play.now)
    return filled(f"{{{name}}}", play.policy, {name: play.case.process.names[name]}, known)


@pytest.mark.parametrize(("key", "cell"), OF_AGENCIES, ids=str)
def test_of_an_agency_nothing_is_said_as_if_it_were_a_person_with_one_license(
    key: tuple[Violator, object, bool], cell: Found | Decided
) -> None:
    words = " ".join(vars(cell).values())
    assert "the license " not in words.replace("No license", "")
    assert "You keep" not in words
    assert ("No license is suspended" in words) <= (not key[2])


def test_after_an_agencys_third_violation_the_next_goes_back_to_the_committee_and_ends_no_license() -> None:
    kept = [cell for key, cell in DECISIONS.items() if key[:2] == (Violator.AGENCY, Result.KEPT)]
    assert {cell.further for cell in kept} == {"of the agency goes back to the Committee."}
    assert {cell.further for key, cell in DECISIONS.items() if key[:2] == (Violator.USER, Result.KEPT)} == {
        "ends the license."
    }


def test_whose_license_has_ended_meanwhile_is_not_told_that_they_keep_it() -> None:
    play = notified(record(2), GRAVE)
    play.learn(record(2, ended=(date(2026, 4, 10),)))
    all_vote(play, KEEP, KEEP, KEEP, KEEP, KEEP)
    assert said(play, "decided_to_them") == "The Committee would have let you keep your HMIS license, but it has ended"
    still = notified(record(2), GRAVE)
    all_vote(still, KEEP, KEEP, KEEP, KEEP, KEEP)
    assert said(still, "decided_to_them") == "You keep your HMIS license"


def test_a_member_who_joins_during_a_vote_is_mailed_the_task() -> None:
    play = notified(record(2), GRAVE)
    joined = play.learn(changed(COMMITTEE_OF_FIVE, members=(*COMMITTEE_OF_FIVE.members, "16")))
    told = [(each.to, each.duty) for each in told_of_new(joined, joined.changes(), play.policy)]
    assert told == [(COMMITTEE, "vote:16")]


def test_counsel_hears_that_a_continuum_refused_while_they_weighed_the_release() -> None:
    refused = in_review().do("refuse", COC_BALANCE, REFUSED, party="balance")
    assert ("enforcement-refused", COUNSEL) in {(notice.template, notice.to) for notice in refused.notices}


def test_after_a_vote_that_decided_nothing_nobody_hears_that_the_user_is_told() -> None:
    tied = notified(record(2), GRAVE)
    all_vote(tied, KEEP, KEEP, Ballot.TERMINATE, Ballot.TERMINATE, Ballot.ABSTAIN)
    assert said(tied, "afterwards") == "We email you when the question is put again."
    kept = notified(record(2), GRAVE)
    all_vote(kept, KEEP, KEEP, KEEP, KEEP, KEEP)
    assert said(kept, "afterwards") == "ICA tells the user or the agency of it in writing."


def test_a_user_who_does_not_see_the_case_is_not_sent_to_it_for_a_form() -> None:
    play = notified(record(0))
    assert said(play, "reports") == "The agency reports to ICA what it did about it."
    assert said(play, "asked") == f"{said(play, 'reports')} The form and the date are in the case."
