"""3.4, use 6a: the court sets another return date, or sends a second paper in a matter that is known already."""

from datetime import date

import pytest

from tests.stories.disclosure.officials import (
    BY_LAW,
    COMMENTED,
    LAKE,
    MAPLE,
    OTTER,
    asked,
    decide,
    in_court,
    in_review,
    received,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import Decision, NotAllowed
from workflows.facts.effects import OpenCase
from workflows.law.roles import AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.law_enforcement.court import Advice, Objection
from workflows.manual.disclosure.law_enforcement.further_papers import FurtherPaper
from workflows.manual.disclosure.law_enforcement.receiving import Instrument, Request
from workflows.manual.disclosure.law_enforcement.return_dates import NewReturnDate
from workflows.trying.simulate import Play


def moved(play: Play, month: int, day: int) -> Decision:
    """Enter a new return date on the day it comes."""
    came = date(2026, play.now.month, play.now.day)
    form = NewReturnDate(return_on=date(2026, month, day), received_on=came, words="The hearing is put off.")
    return play.do("new-return-date", SYSTEM_ADMIN, form)


def dates(play: Play) -> dict[str, date]:
    """Return by when each task is due."""
    return {key: owed.receipt.day for key, owed in play.case.owed.items() if owed.receipt}


def test_a_new_return_date_is_the_date_of_all_that_is_still_owed() -> None:
    play = in_court(agencies=(OTTER, MAPLE))
    play.wait(local(6, 10))
    play.do("comment", ICA_DIRECTOR, COMMENTED)
    put_off = moved(play, 7, 20)
    assert {owed: due.isoformat() for owed, due in dates(play).items()} == dict.fromkeys(
        ("review-agency:otter-creek-shelter", "review-agency:maple-street-family-center",
         "comply:otter-creek-shelter", "comply:maple-street-family-center"), "2026-07-20",
    )  # fmt: skip
    assert {to for _, to in told([put_off], "enforcement-new-date")} == {COUNSEL, ICA_DIRECTOR, AGENCY_DIRECTOR}
    receipt = play.case.owed[f"comply:{OTTER}"].receipt
    assert receipt
    assert receipt.rule == "new return date"
    with pytest.raises(NotAllowed, match="reviewed by ICA's director and the executive director first"):
        decide(play, "comply", BY_LAW)  # no longer has to be answered unreviewed on June 22


def test_who_has_answered_does_not_answer_again() -> None:
    play = in_court(agencies=(OTTER, MAPLE))
    decide(play, "object", Objection(paper="no. 14", why="The order names another agency."), MAPLE)
    moved(play, 7, 20)
    assert f"comply:{MAPLE}" not in play.case.owed
    assert f"comply:{OTTER}" in play.case.owed


def test_a_new_return_date_that_is_at_hand_is_as_urgent_as_a_paper_that_comes_late() -> None:
    play = in_court()
    play.wait(local(6, 10))
    brought_forward = moved(play, 6, 11)
    assert {to for _, to in told([brought_forward], "enforcement-urgent")} == {COUNSEL, ICA_DIRECTOR, AGENCY_DIRECTOR}
    assert dates(play)["urgent-paper"] == date(2026, 6, 11)


def test_counsel_may_say_anew_what_is_to_be_done_by_another_date() -> None:
    play = in_court(return_on=date(2026, 6, 2))
    play.do("advise", COUNSEL, Advice(why="Ask for more time."))
    moved(play, 6, 4)
    told_anew = play.do("advise-again", COUNSEL, Advice(why="Give the dates by June 4."))
    assert {to for _, to in told([told_anew], "enforcement-advice")} == {AGENCY_DIRECTOR, ICA_DIRECTOR}
    assert "urgent-paper" not in play.case.owed


def test_the_date_that_a_case_has_already_is_no_new_one() -> None:
    with pytest.raises(NotAllowed, match="this is the return date that the case has already"):
        moved(in_court(), 6, 22)


def test_of_a_paper_that_counsel_has_yet_to_classify_counsel_alone_hears() -> None:
    play = received(asked(instrument=Instrument.ATTORNEY, return_on=date(2026, 6, 22)))
    put_off = moved(play, 7, 20)
    assert ({each.to for each in put_off.notices}, dates(play)) == ({COUNSEL}, {"classify": date(2026, 7, 20)})


def test_a_further_paper_has_a_case_of_its_own_with_its_own_date_and_answers() -> None:
    play = in_review()
    subpoena = FurtherPaper(
        instrument=Instrument.SUBPOENA, received_on=date(2026, 6, 1), requesting_agency="Superior Court",
        official="Clerk P. Moss", return_on=date(2026, 6, 15), sought="All services of one household",
        agencies=(OTTER, LAKE),
    )  # fmt: skip
    before = dict(play.case.owed)
    entered = play.do("further-paper", SYSTEM_ADMIN, subpoena)
    assert play.case.owed == before
    (opened,) = [each for each in entered.effects if isinstance(each, OpenCase)]
    assert opened.forms == (asked(
        instrument=Instrument.SUBPOENA, requesting_agency="Superior Court", official="Clerk P. Moss", supervisor="",
        their_number="", return_on=date(2026, 6, 15), sought="All services of one household", agencies=(OTTER, LAKE),
    ),)  # fmt: skip
    assert type(opened.forms[0]) is Request


def test_evidence_of_a_crime_is_no_further_paper() -> None:
    premises = FurtherPaper(
        instrument=Instrument.PREMISES, received_on=date(2026, 6, 1), requesting_agency="Burlington Police",
        official="Det. R. Cole", sought="Who signed in", agencies=(OTTER,),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="begin a case with it"):
        in_review().do("further-paper", SYSTEM_ADMIN, premises)
