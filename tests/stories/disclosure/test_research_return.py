"""3.4, academic research: the agreement runs until the project ends, and then the data go back or are disposed of."""

from datetime import date

import msgspec
import pytest

from tests.stories.disclosure.research_projects import ENDED_EARLY, RETURNED, over, running, told
from tests.workflows.moments import local
from workflows.engine.cases import Kind, NotAllowed
from workflows.facts.effects import EndAgreement
from workflows.law.roles import AGENCY_ADMIN, ICA_DIRECTOR, SYSTEM_ADMIN


def test_the_agreement_runs_through_the_last_day_of_the_project() -> None:
    play = running()
    assert told(play.wait(local(6, 30, 23, 59))) == []
    assert play.case.state == "RUNNING"
    (ended,) = play.wait(local(7, 1, 0))
    assert (ended.after.state, ended.effects) == ("RETURNING", (EndAgreement(date(2026, 6, 30)),))
    assert {each[1:] for each in told([ended])} == {
        ("research-ended", SYSTEM_ADMIN),
        ("research-ended", AGENCY_ADMIN),
        ("research-ended", ICA_DIRECTOR),
    }


def test_the_certificate_is_due_thirty_days_after_the_end_of_the_project() -> None:
    play = over()
    receipt = play.case.owed["certificate"].receipt
    assert receipt is not None
    assert (receipt.day, receipt.whole) == (date(2026, 7, 30), "as last said: 30 days since end of the project")


def test_an_agreement_that_ends_early_counts_from_its_own_last_day() -> None:
    play = running()
    play.wait(local(4, 15))
    decision = play.do("end-early", SYSTEM_ADMIN, ENDED_EARLY)
    assert (decision.after.state, decision.effects) == ("RETURNING", (EndAgreement(date(2026, 4, 10)),))
    assert play.due("certificate") == date(2026, 5, 10)


def test_no_agreement_ends_before_it_began() -> None:
    play = running()
    before = msgspec.structs.replace(ENDED_EARLY, ended_on=date(2026, 3, 11))
    with pytest.raises(NotAllowed, match="the agreement began on March 12, 2026; it ends no earlier") as refused:
        play.do("end-early", SYSTEM_ADMIN, before)
    assert refused.value.first.field == "ended_on"


def test_the_certificate_closes_the_case_and_the_agencies_are_told() -> None:
    play = over()
    play.wait(local(7, 13))
    decision = play.do("record-certificate", SYSTEM_ADMIN, RETURNED)
    assert decision.after.state == "CLOSED"
    assert decision.effects == (EndAgreement(date(2026, 6, 30), date(2026, 7, 10)),)
    assert told([decision]) == [(date(2026, 7, 13), "research-returned", AGENCY_ADMIN)]


def test_nothing_is_returned_before_the_agreement_began_nor_in_the_future() -> None:
    play = over()
    for day, words in ((date(2026, 3, 11), "nothing is returned"), (date(2026, 7, 2), "lies in the future")):
        with pytest.raises(NotAllowed, match=words) as refused:
            play.do("record-certificate", SYSTEM_ADMIN, msgspec.structs.replace(RETURNED, certified_on=day))
        assert refused.value.first.field == "certified_on"


def test_there_is_no_certificate_of_an_agreement_that_runs() -> None:
    with pytest.raises(NotAllowed) as refused:
        running().do("record-certificate", SYSTEM_ADMIN, RETURNED)
    assert refused.value.first.kind is Kind.GONE


def test_ica_is_reminded_then_its_director_is_told_and_then_ica_is_asked_every_month() -> None:
    play = over()
    assert told(play.wait(local(10, 20))) == [
        (date(2026, 7, 24), "reminder", SYSTEM_ADMIN),
        (date(2026, 7, 29), "reminder", SYSTEM_ADMIN),
        (date(2026, 7, 31), "overdue", SYSTEM_ADMIN),
        (date(2026, 8, 7), "overdue", ICA_DIRECTOR),
        (date(2026, 9, 7), "still-overdue", SYSTEM_ADMIN),
        (date(2026, 10, 7), "still-overdue", SYSTEM_ADMIN),
    ]
    assert play.case.state == "RETURNING"
    play.do("record-certificate", SYSTEM_ADMIN, RETURNED)
    assert told(play.wait(local(12, 31))) == []
