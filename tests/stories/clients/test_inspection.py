"""3.4: a client may inspect their record and have a copy, within 60 days or by the agency's own guideline."""

from datetime import date, timedelta

import msgspec
import pytest

from tests.stories.clients.clients import ENTERED, RECEIVED, TO_INSPECT, inspecting, to_inspect, told
from tests.workflows.moments import local
from workflows.answers.reading import read
from workflows.engine.cases import NotAllowed
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, ICA_DIRECTOR, SYSTEM_ADMIN, USER
from workflows.manual.clients.inspection import PROCESS, Denial, EarlierInspections, Given, Ground, Request
from workflows.manual.clients.requests import Asker, Channel, Guideline, ShowDenial, Withdrawal
from workflows.telling.timeline import title
from workflows.trying.simulate import Play

GIVEN = Given(given_on=date(2026, 1, 20), explained=True)
DENIED = Denial(
    ground=Ground.DANGER,
    reason="A person would be put in danger.",
    explained_on=date(2026, 1, 20),
    request_recorded=True,
    reason_recorded=True,
)


def denial(**fields: object) -> Denial:
    return msgspec.structs.replace(DENIED, **fields)


def at(play: Play, month: int, day: int) -> Play:
    play.wait(local(month, day))
    return play


def test_a_request_received_on_january_5_and_entered_on_january_12_is_due_on_march_6() -> None:
    assert inspecting().due("answer") == date(2026, 3, 6)


def test_a_guideline_of_thirty_days_is_sooner_and_one_of_ninety_is_not() -> None:
    assert inspecting(guideline=30).due("answer") == date(2026, 2, 4)
    assert inspecting(guideline=90).due("answer") == date(2026, 3, 6)


def test_a_letter_that_lay_with_ica_counts_from_the_day_it_came_in_and_leaves_the_agency_days_to_answer() -> None:
    play = Play(PROCESS, local(3, 14))
    play.learn(Guideline(), EarlierInspections(asks_who=True))
    in_its_name = frozenset({AGENCY_ADMIN})
    play.fire(Act("ask", in_its_name, (TO_INSPECT,), entered_by=frozenset({SYSTEM_ADMIN})))
    assert play.case.received == RECEIVED
    assert play.due("answer") == date(2026, 3, 19)
    assert [each for each in told(play.wait(local(3, 19, 23))) if each[1] == "overdue"] == []
    assert (date(2026, 3, 20), "overdue", AGENCY_DIRECTOR) in told(play.wait(local(3, 20)))


def test_the_receipt_shows_the_candidates_and_the_winner() -> None:
    receipt = inspecting(guideline=30).case.owed["answer"].receipt
    assert receipt is not None
    assert receipt.whole == "whichever is soonest: 30 days since request received"
    assert [(each.rule, each.day) for each in receipt.candidates] == [
        ("60 days since request received", date(2026, 3, 6)),
        ("30 days since request received", date(2026, 2, 4)),
    ]


def test_thirty_days_that_are_recorded_while_the_case_is_open_count_from_the_request() -> None:
    play = at(inspecting(), 1, 20)
    play.learn(Guideline(days=30))
    assert play.due("answer") == date(2026, 2, 4)
    play.learn(Guideline(days=None))
    assert play.due("answer") == date(2026, 3, 6)


def test_it_counts_from_the_first_receipt_and_not_from_the_day_it_came_to_the_administrator() -> None:
    play = Play(PROCESS, ENTERED)
    play.learn(Guideline(), EarlierInspections())
    play.do("ask", AGENCY_ADMIN, TO_INSPECT, on=date(2026, 1, 9))
    assert play.due("answer") == date(2026, 3, 6)


def test_the_agency_is_reminded_30_14_7_and_1_days_ahead() -> None:
    assert told(inspecting().wait(local(3, 6, 23, 59))) == [
        (day, "reminder", AGENCY_ADMIN)
        for day in (date(2026, 2, 4), date(2026, 2, 20), date(2026, 2, 27), date(2026, 3, 5))
    ]


def test_from_day_61_the_executive_director_and_ica_are_told_and_the_case_stays() -> None:
    play = inspecting()
    play.wait(local(3, 6, 23, 59))
    assert told(play.wait(local(3, 31))) == [
        (date(2026, 3, 7), "overdue", AGENCY_DIRECTOR),
        (date(2026, 3, 7), "overdue", SYSTEM_ADMIN),
        (date(2026, 3, 14), "overdue", ICA_DIRECTOR),
    ]
    assert told(play.wait(local(4, 15))) == [(date(2026, 4, 14), "still-overdue", AGENCY_ADMIN)]
    assert play.case.state == "ASKED"


def test_the_information_is_given_with_an_offer_to_explain_it() -> None:
    play = at(inspecting(), 1, 20)
    with pytest.raises(NotAllowed, match=r"^3\.4-inspect-explain: the agency offers to explain") as refused:
        play.do("give", AGENCY_ADMIN, Given(given_on=date(2026, 1, 20), explained=False))
    assert refused.value.first.field == "explained"
    given = play.do("give", AGENCY_ADMIN, GIVEN)
    assert (given.after.state, [step.done for step in given.steps], told([given])) == (
        "GIVEN", ["Information given"], [])  # fmt: skip


def test_what_was_given_before_its_entry_was_given_but_not_before_the_request_nor_in_the_future() -> None:
    play = inspecting()
    for day, words in ((date(2026, 1, 4), "lies before the case"), (date(2026, 1, 13), "lies in the future")):
        with pytest.raises(NotAllowed, match=words) as refused:
            play.do("give", AGENCY_ADMIN, Given(given_on=day, explained=True))
        assert refused.value.first.field == "given_on"
    assert play.do("give", AGENCY_ADMIN, Given(given_on=date(2026, 1, 9), explained=True)).after.state == "GIVEN"


def test_a_denial_names_one_of_four_grounds_and_there_is_no_fifth() -> None:
    assert len(Ground) == 4
    facts = {**msgspec.to_builtins(DENIED), "ground": "information about another person"}
    with pytest.raises(NotAllowed, match="Ground: choose one of: ") as refused:
        read(Denial, facts, "3.4-deny-60")
    assert refused.value.first.field == "ground"


@pytest.mark.parametrize("ground", Ground)
def test_a_denial_is_explained_and_the_executive_director_hears_of_it(ground: Ground) -> None:
    play = at(inspecting(), 1, 20)
    denied = play.do("deny", AGENCY_ADMIN, denial(ground=ground))
    assert (denied.after.state, told([denied])) == (
        "DENIED", [(date(2026, 1, 20), "inspection-denied", AGENCY_DIRECTOR)])  # fmt: skip
    assert denied.effects == (ShowDenial(),)


@pytest.mark.parametrize("tick", ["request_recorded", "reason_recorded"])
def test_request_and_reason_are_in_the_clients_record_before_a_denial(tick: str) -> None:
    play = at(inspecting(), 1, 20)
    with pytest.raises(NotAllowed, match=r"^3\.4-deny-record: .* is put in the client's record") as refused:
        play.do("deny", AGENCY_ADMIN, denial(**{tick: False}))
    assert refused.value.first.field == tick


def test_nothing_is_explained_in_the_future_or_before_it_was_asked() -> None:
    play = at(inspecting(), 1, 20)
    for day, words in ((date(2026, 1, 21), "lies in the future"), (date(2026, 1, 4), "received on January 5, 2026")):
        with pytest.raises(NotAllowed, match=words) as refused:
            play.do("deny", AGENCY_ADMIN, denial(explained_on=day))
        assert refused.value.first.field == "explained_on"


def test_a_denial_explained_on_the_last_day_is_in_time_even_if_it_is_entered_later() -> None:
    play = at(inspecting(), 3, 9)
    denied = play.do("deny", AGENCY_ADMIN, denial(explained_on=date(2026, 3, 6)))
    assert title(denied, FIRST_EDITION) == "Request denied, and explained to the client"


def test_a_denial_after_the_last_day_is_recorded_as_late_and_not_refused() -> None:
    play = at(inspecting(), 3, 9)
    denied = play.do("deny", AGENCY_ADMIN, denial(explained_on=date(2026, 3, 7)))
    assert (denied.after.state, title(denied, FIRST_EDITION)) == (
        "DENIED", "Request denied, and explained to the client, late")  # fmt: skip


def test_information_given_after_the_agencys_own_last_day_is_recorded_as_late() -> None:
    play = at(inspecting(guideline=30), 2, 6)
    given = play.do("give", AGENCY_ADMIN, Given(given_on=date(2026, 2, 5), explained=True))
    assert (given.after.state, title(given, FIRST_EDITION)) == ("GIVEN", "Information given, late")


def test_the_history_of_repeated_requests_denies_nothing_by_itself_and_forces_no_ground() -> None:
    often = EarlierInspections(received=9, last_on=date(2026, 1, 2), denied=8)
    play = at(inspecting(earlier=often), 1, 20)
    assert (play.case.state, play.case.forms[EarlierInspections]) == ("ASKED", often)
    assert play.do("give", AGENCY_ADMIN, GIVEN).after.state == "GIVEN"


def test_left_alone_for_a_year_a_request_is_still_open() -> None:
    play = inspecting(earlier=EarlierInspections(received=9, denied=9))
    play.wait(local(1, 12, year=2027))
    assert play.case.state == "ASKED"


def test_each_adult_of_a_household_asks_for_their_own_record() -> None:
    with pytest.raises(NotAllowed, match=r"^5-client-def: each adult of a household asks") as refused:
        inspecting(to_inspect(asker=Asker.OTHER))
    assert refused.value.first.field == "asker"
    assert inspecting(to_inspect(asker=Asker.GUARDIAN)).case.state == "ASKED"


def test_a_request_is_not_received_in_the_future_nor_further_back_than_a_case_may_be() -> None:
    for day, words in (
        (date(2026, 1, 13), "that day lies in the future"),
        (ENTERED.date() - timedelta(366), "a case is received at most 365 days before its entry"),
    ):
        with pytest.raises(NotAllowed, match=words) as refused:
            inspecting(to_inspect(received_on=day))
        assert refused.value.first.field == "received_on"


@pytest.mark.parametrize("client", ["Jane Doe", "48213b", "48 213", "4821300000000000"])
def test_a_client_is_a_number_and_never_a_name(client: str) -> None:
    with pytest.raises(
        NotAllowed,
        match=r"^3\.4-inspect-right: (enter digits only, as the HMIS has them, and never a name$|HMIS client number: )",
    ) as refused:
        read(Request, {**msgspec.to_builtins(TO_INSPECT), "client": client}, "3.4-inspect-right")
    assert refused.value.first.field == "client"


def test_a_request_is_taken_in_whatever_way_it_is_made() -> None:
    for channel in Channel:
        assert inspecting(to_inspect(asked=channel)).due("answer") == date(2026, 3, 6)


def test_only_the_client_withdraws_and_the_agency_records_it() -> None:
    play = at(inspecting(), 1, 20)
    gone = Withdrawal(withdrawn_on=date(2026, 1, 19), asked=Channel.PHONE)
    with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
        play.do("withdraw", SYSTEM_ADMIN, gone)
    assert play.do("withdraw", AGENCY_DIRECTOR, gone).after.state == "WITHDRAWN"


def test_nobody_but_the_agency_takes_or_answers_a_request() -> None:
    with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
        Play(PROCESS, ENTERED).do("ask", ICA_DIRECTOR, TO_INSPECT)
    for role in (SYSTEM_ADMIN, ICA_DIRECTOR, USER):
        with pytest.raises(NotAllowed, match="this is for the Agency Administrator to do"):
            inspecting().do("give", role, Given(given_on=RECEIVED, explained=True))


def test_the_number_of_days_is_the_editions() -> None:
    shorter = Policy("shorter", date(2016, 1, 1), Policy.inspection_days.to(45))
    assert inspecting(policy=shorter).due("answer") == date(2026, 2, 19)
