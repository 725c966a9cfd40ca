"""4.3: each year each CoC has a report on how far its agencies meet the minimum data entry standards."""

from datetime import date

import pytest

from tests.stories.lateness import silence
from tests.workflows.moments import local
from workflows.grammar.recurring import Period, yearly
from workflows.law.calendar import federal_year
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import CLOCK, COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.data.yearly_report import PROCESS, NoReport, ReportsSent
from workflows.trying.simulate import Play


def begun() -> Play:
    play = Play(PROCESS, local(10, 1, 0))
    play.do("begin", CLOCK, yearly(Policy.annual_report_month, 1).under(FIRST_EDITION).containing(date(2026, 10, 1)))
    return play


# "The HMIS Lead Agency will submit a report to each CoC annually …"


def test_the_report_is_written_in_the_month_after_the_federal_year() -> None:
    play = begun()
    assert play.case.forms[Period] == Period(begins_on=date(2026, 10, 1), ends_on=date(2027, 9, 30))
    assert PROCESS.names["year"].read(play.case.known(play.policy, play.now)) == "2026"
    later = silence(begun(), "send")
    assert (later.due, later.then) == ((10, 31), [{SYSTEM_ADMIN}, {ICA_DIRECTOR}])


def test_each_coc_hears_that_its_report_is_there() -> None:
    play = begun()
    play.now = local(10, 12, 9)
    play.do("send", SYSTEM_ADMIN, ReportsSent(sent_on=date(2026, 10, 12)))
    told = {notice.to for notice in play.decisions[-1].notices}
    assert (play.case.state, told) == ("SENT", {COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR})


def test_a_year_without_figures_has_no_report_and_the_cocs_hear_why() -> None:
    play = begun()
    play.do("no-report", SYSTEM_ADMIN, NoReport(why="The desk began in October"))
    told = {notice.to for notice in play.decisions[-1].notices}
    assert (play.case.state, told) == ("NO_FIGURES", {COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR})


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 9, 30), 2025), (date(2026, 10, 1), 2026), (date(2027, 1, 4), 2026)]
)
def test_a_federal_year_ends_in_september(day: date, year: int) -> None:
    assert federal_year(day) == year
