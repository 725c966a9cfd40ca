"""3.2: who may have which data, with how much notice, with whose consent, and with what statement."""

from datetime import date, timedelta

import pytest

from tests.stories.disclosure.data_requests import (
    MAPLE,
    OTTER,
    REPORT,
    WITH_REPORT,
    accepted,
    asked,
    consent,
    decide,
    deliver,
    keep,
    of_programs,
    refused,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.grammar.documents import CaseDocuments
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, STAND_IN, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.disclosure.aggregate_data.asking import Detail, Medium, Requester
from workflows.manual.disclosure.aggregate_data.checking import DataAccepted, DataDenied, DataMissing, SentOn
from workflows.manual.disclosure.aggregate_data.consenting import ProgramConsent
from workflows.manual.disclosure.aggregate_data.delivering import LogReport
from workflows.manual.disclosure.aggregate_data.notice import DataCompleted, Exceptional

ACCEPT = DataAccepted()
COMPLETED = DataCompleted(
    completed_on=date(2026, 3, 6), wanted="Exits of 2025 by county", begins=date(2025, 1, 1), ends=date(2025, 12, 31),
    needed_on=date(2026, 4, 15),
)  # fmt: skip

# "Requests must be written with a description of specific data to be included and for what duration of time."


def test_what_is_only_said_is_asked_for_in_writing_first() -> None:
    words = refused(asked(medium=Medium.SPOKEN), "accept", SYSTEM_ADMIN, ACCEPT)
    assert words.startswith("3.2-request-written")
    assert "in writing" in words


def test_a_request_without_a_period_is_completed_first() -> None:
    play = asked(begins=None, ends=None)
    assert "of which period" in refused(play, "accept", SYSTEM_ADMIN, ACCEPT)
    play.now = local(3, 3)
    missing = DataMissing(wanted="Of which year?", written_on=date(2026, 3, 3))
    play.do("ask-back", SYSTEM_ADMIN, missing)
    play.now = local(3, 6)
    play.do("complete", SYSTEM_ADMIN, COMPLETED)
    play.do("accept", SYSTEM_ADMIN, ACCEPT)
    assert (play.case.state, play.due("deliver")) == ("PREPARING", date(2026, 4, 15))


# "Requests are to be submitted at least 30 days prior to the date the report is needed. Exceptions to the 30-day notice may
# be made."


@pytest.mark.parametrize(
    ("received", "needed", "in_time"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), True),  # over the change to daylight time on March 8
        (date(2026, 3, 1), date(2026, 3, 30), False),
        (date(2026, 10, 15), date(2026, 11, 14), True),  # over the change back on November 1
        (date(2026, 10, 15), date(2026, 11, 13), False),
        (date(2026, 12, 15), date(2027, 1, 14), True),  # over the end of the year
        (date(2026, 12, 15), date(2027, 1, 13), False),
        (date(2028, 2, 1), date(2028, 3, 2), True),  # February of a leap year has 29 days
        (date(2028, 2, 1), date(2028, 3, 1), False),
        (date(2027, 2, 1), date(2027, 3, 3), True),
        (date(2027, 2, 1), date(2027, 3, 2), False),
    ],
)
def test_thirty_days_of_notice_count_from_the_day_received(received: date, needed: date, in_time: bool) -> None:
    play = asked(received_on=received, needed_on=needed)
    assert ("exception" not in play.case.owed) is in_time
    assert play.case.state == "CHECKING"  # a short notice is decided on, and never rejected


def test_with_an_exception_the_report_is_due_when_it_is_needed() -> None:
    play = asked(needed_on=date(2026, 3, 30))
    play.do("accept", SYSTEM_ADMIN, ACCEPT)
    assert play.case.state == "CHECKING"
    decide(play, Exceptional.MADE)
    assert (play.case.state, play.due("deliver")) == ("PREPARING", date(2026, 3, 30))


def test_without_an_exception_the_report_is_due_when_the_notice_is_over() -> None:
    play = asked(needed_on=date(2026, 3, 30))
    decide(play, Exceptional.KEPT)
    play.do("accept", SYSTEM_ADMIN, ACCEPT)
    assert (play.case.state, play.due("deliver")) == ("PREPARING", date(2026, 3, 31))


def test_another_edition_asks_for_more_notice() -> None:
    longer = Policy("longer", date(2016, 1, 1), Policy.data_request_notice_days.to(45))
    assert "exception" in asked(longer).case.owed


def test_the_check_and_the_exception_have_four_working_days() -> None:
    play = asked(needed_on=date(2026, 3, 30))  # received on a Sunday; Tuesday is Town Meeting Day
    assert (play.due("check"), play.due("exception")) == (date(2026, 3, 6), date(2026, 3, 6))


def test_who_had_to_agree_first_leaves_ica_some_days() -> None:
    play = of_programs(OTTER)
    play.now = local(3, 30)
    consent(play, OTTER)
    assert play.due("deliver") == date(2026, 4, 4)


# "No other program specific information will be released without written consent."


def test_each_agency_consents_for_its_own_programs_and_ica_for_none() -> None:
    play = of_programs()
    assert set(play.case.owed) == {f"consent:{OTTER}", f"consent:{MAPLE}"}
    for hat in (SYSTEM_ADMIN, ICA_DIRECTOR, STAND_IN):
        assert refused(play, "consent", hat, ProgramConsent(signed_as="Dana Whitcomb"), party=OTTER)
    consent(play, OTTER, AGENCY_DIRECTOR)
    keep(play, MAPLE)
    assert play.case.state == "PREPARING"


def test_where_no_agency_consents_ica_tells_the_requester() -> None:
    play = of_programs()
    keep(play, OTTER)
    keep(play, MAPLE)
    assert (play.case.state, set(play.case.owed)) == ("UNCONSENTED", {"answer"})
    play.do("deny", SYSTEM_ADMIN, DataDenied(why="No agency consents", written_on=date(2026, 3, 1)))
    assert play.case.state == "DENIED"


def test_figures_of_grant_reports_are_public_and_take_no_consent() -> None:
    assert of_programs(public=True).case.state == "PREPARING"


def test_an_agency_consents_to_nothing_where_it_asks_for_its_own_figures() -> None:
    asker = {"kind": Requester.AGENCY, "agency": OTTER, "by": AGENCY_ADMIN}
    assert of_programs(OTTER, **asker).case.state == "PREPARING"
    play = of_programs(**asker)
    assert set(play.case.owed) == {f"consent:{MAPLE}"}
    keep(play, MAPLE)
    assert play.case.state == "PREPARING"


def test_a_report_shows_no_program_whose_agency_did_not_consent() -> None:
    play = of_programs(OTTER)
    consent(play, OTTER)
    with pytest.raises(NotAllowed, match="consent of their agencies"):
        deliver(play)
    deliver(play, consented=True)
    (logged,) = play.decisions[-1].effects
    assert isinstance(logged, LogReport)
    assert logged.ground == "request for program data, with the written consent of their agencies"


# "No identified client data may be released without informed consent …. All requests for such information must be addressed
# to the Partner Agency where the data was collected."


def test_data_of_single_clients_are_sent_on_to_the_agency_that_has_them() -> None:
    play = asked(detail=Detail.CLIENTS, agencies=(OTTER,))
    assert "informed consent" in refused(play, "accept", SYSTEM_ADMIN, ACCEPT)
    play.do("send-on", SYSTEM_ADMIN, SentOn(told_on=date(2026, 3, 1)))
    (notice,) = play.decisions[-1].notices
    assert (play.case.state, notice.template, notice.to) == ("SENT_ON", "aggregate-sent-on", AGENCY_ADMIN)


def test_aggregate_data_are_not_sent_on() -> None:
    assert "single clients" in refused(asked(), "send-on", SYSTEM_ADMIN, SentOn(told_on=date(2026, 3, 1)))


# "The HMIS Lead Agency reserves the right to deny any request for aggregated data."


@pytest.mark.parametrize("play", [asked, accepted, of_programs], ids=["checked", "prepared", "consents"])
def test_ica_may_deny_any_request_and_gives_the_reason(play: object) -> None:
    case = play()  # type: ignore[operator]
    case.do("deny", SYSTEM_ADMIN, DataDenied(why="ICA has no such data", written_on=date(2026, 3, 1)))
    assert case.case.state == "DENIED"


# "The parameters of the aggregated data, that is, where the data comes from and what it includes will be presented with each
# report." "Only de-identified aggregated data will be released …"


def test_no_report_leaves_without_the_statement_of_what_it_is_made_of() -> None:
    with pytest.raises(NotAllowed, match="each report says where its data come from"):
        deliver(accepted(), parameters="")


@pytest.mark.parametrize(
    ("field", "clause"),
    [
        ("unduplicated", "1-aggregate-only"),
        ("unidentified", "3.4-use3-stats"),
        ("untraceable", "3.1-aggregated-release"),
    ],
)
def test_nothing_that_identifies_a_client_leaves(field: str, clause: str) -> None:
    with pytest.raises(NotAllowed, match=clause):
        deliver(accepted(), **{field: False})


def test_the_report_itself_is_with_the_case() -> None:
    play = accepted()
    play.now = local(3, 30)
    play.learn(CaseDocuments(names=("draft.pdf",)))
    assert 'no document "exits.pdf"' in refused(play, "deliver", SYSTEM_ADMIN, REPORT)


def test_where_a_smallest_cell_is_set_no_report_has_a_smaller_one() -> None:
    eleven = Policy("eleven", date(2016, 1, 1), Policy.min_cell_size.to(11))
    for smallest in (None, 10):
        with pytest.raises(NotAllowed, match="fewer clients than the limit, 11"):
            deliver(accepted(eleven), smallest=smallest)
    deliver(accepted(eleven), smallest=11)
    deliver(accepted(FIRST_EDITION), smallest=1)


def test_the_log_has_the_request_the_count_the_file_and_the_delivery() -> None:
    play = accepted()
    deliver(play)
    logged = LogReport(
        "Joy Farrell, Vermont Digest", "Exits to permanent housing, by county (January 1, 2025 to December 31, 2025)",
        "request for aggregate data", "3.2-deidentified-only", date(2026, 3, 30), REPORT.counted, "exits.pdf",
    )  # fmt: skip
    assert (play.case.state, play.decisions[-1].effects) == ("DELIVERED", (logged,))


# Who asks.


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": Requester.AGENCY}, "which partner agency"),
        ({"agency": OTTER}, "leave the agency empty"),
        ({"contact": ""}, "how the answer reaches"),
        ({"begins": date(2026, 1, 1)}, "ends before it begins"),
        ({"needed_on": date(2026, 2, 28)}, "before the request came in"),
        ({"detail": Detail.PROGRAMS}, "consent of their agencies"),
        ({"detail": Detail.CLIENTS}, "agency that collected them"),
    ],
)
def test_what_is_asked_amiss_is_refused_in_words(fields: dict[str, object], words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        asked(**fields)  # type: ignore[arg-type]


def test_an_agency_asks_for_itself_only() -> None:
    with pytest.raises(NotAllowed):
        asked(by=AGENCY_ADMIN)
    assert asked(by=AGENCY_ADMIN, kind=Requester.AGENCY, agency=OTTER).case.state == "CHECKING"


def test_a_late_report_is_chased_with_ica_and_the_case_stays() -> None:
    play = accepted()
    play.learn(changed(WITH_REPORT))
    play.wait(local(3, 31) + timedelta(days=10))
    assert play.case.state == "PREPARING"
    assert {each.to for decision in play.decisions for each in decision.notices if decision.rung} >= {SYSTEM_ADMIN}
