"""3.4, uses 5 and 6a, 6c, 6d: court papers, evidence of a crime at the agency, federal protective requests."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.stories.disclosure.officials import (
    BY_LAW,
    COMMENTED,
    DECLINED,
    EVIDENCE,
    LAKE,
    MAPLE,
    OTTER,
    PROTECTED,
    asked,
    decide,
    in_court,
    in_the_directory,
    protective,
    received,
    told,
)
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.facts.effects import LogDisclosure
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, COUNSEL, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.disclosure.law_enforcement.court import Advice, CourtRelease, Objection
from workflows.manual.disclosure.law_enforcement.receiving import Instrument, PaperKind, PaperOpinion
from workflows.manual.disclosure.law_enforcement.ruling import Ruled, Ruling
from workflows.trying.simulate import Play

OBJECTION = Objection(paper="Motion to quash, no. 14", why="The order names another agency.")
COURT = [Instrument.ORDER, Instrument.WARRANT, Instrument.SUBPOENA, Instrument.GRAND_JURY]


def reviewed_by(reviewer: str) -> Policy:
    return Policy(reviewer, date(2026, 1, 1), Policy.court_order_reviewer.to(reviewer))


def reviewed() -> Play:
    play = in_court()
    play.do("comment", ICA_DIRECTOR, COMMENTED)
    decide(play, "comment-here", COMMENTED)
    return play


@pytest.mark.parametrize("instrument", COURT)
def test_a_court_paper_is_tracked_against_its_return_date(instrument: Instrument) -> None:
    play = in_court(instrument=instrument, agencies=(OTTER, MAPLE))
    keys = {"review-ica", *(f"{key}:{agency}" for key in ("comply", "review-agency") for agency in (OTTER, MAPLE))}
    assert (play.case.state, {key: play.due(key) for key in keys}) == (
        "IN_COURT", dict.fromkeys(keys, date(2026, 6, 22)))  # fmt: skip
    assert set(play.case.owed) == keys


def test_a_court_paper_without_a_return_date_has_a_local_target() -> None:
    assert in_court(return_on=None).due(f"comply:{OTTER}") == date(2026, 6, 15)


@pytest.mark.parametrize("returned", [date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 2)])
def test_a_court_paper_whose_return_date_is_at_hand_or_past_is_entered_and_urgent(returned: date) -> None:
    play = in_court(return_on=returned)
    assert f"comply:{OTTER}" in play.case.owed
    assert {role for _, role in told(play.decisions, "enforcement-urgent")} == {COUNSEL, ICA_DIRECTOR, AGENCY_DIRECTOR}


def test_a_paper_that_is_at_hand_is_counsels_own_task_and_they_are_reminded_until_they_say_what_is_to_be_done() -> None:
    play = in_court(return_on=date(2026, 6, 2))
    assert play.due("urgent-paper") == date(2026, 6, 2)
    play.wait(local(6, 2, 12))
    assert (date(2026, 6, 2), COUNSEL) in told(play.decisions, "reminder")
    advised = play.do("advise", COUNSEL, Advice(why="Ask the court for a week."))
    assert {notice.to for notice in advised.notices} == {AGENCY_DIRECTOR, ICA_DIRECTOR}
    assert "urgent-paper" not in play.case.owed
    late = in_court(return_on=date(2026, 6, 2))
    late.wait(local(6, 4))
    assert (date(2026, 6, 3), ICA_DIRECTOR) in told(late.decisions, "overdue")


def test_a_paper_that_comes_to_be_at_hand_is_counsels_own_task_from_then_on() -> None:
    play = in_court(return_on=date(2026, 6, 18))
    play.wait(local(6, 16, 12))
    assert "urgent-paper" not in play.case.owed
    play.wait(local(6, 17, 12))
    assert play.due("urgent-paper") == date(2026, 6, 18)


def test_its_owners_are_reminded_7_3_and_1_days_before_the_return_date_and_then_counsel_is_told() -> None:
    play = in_court(return_on=date(2026, 6, 18))
    decisions = play.wait(local(7, 1))
    reminded = {day for day, role in told(decisions, "reminder") if role is ICA_DIRECTOR}
    assert reminded == {date(2026, 6, 11), date(2026, 6, 15), date(2026, 6, 17)}
    assert set(told(decisions, "overdue")) == {(date(2026, 6, 19), COUNSEL), (date(2026, 6, 19), ICA_DIRECTOR)}
    assert play.case.state == "IN_COURT"


def test_a_release_waits_for_icas_director_and_the_agencys() -> None:
    play = in_court()
    play.wait(local(6, 10))
    with pytest.raises(NotAllowed, match="reviewed by ICA's director and the executive director"):
        decide(play, "comply", BY_LAW)
    play.do("comment", ICA_DIRECTOR, COMMENTED)
    with pytest.raises(NotAllowed):
        decide(play, "comply", BY_LAW)
    decide(play, "comment-here", COMMENTED)
    decide(play, "comply", BY_LAW)
    assert play.case.state == "RELEASED"


def test_a_review_cannot_outlast_the_return_date() -> None:
    play = in_court()
    play.wait(local(6, 22))
    decide(play, "comply", BY_LAW)
    assert play.case.state == "RELEASED"


@pytest.mark.parametrize(
    ("reviewer", "keys"),
    [("ica_director", {"review-ica"}), ("agency_ed", {f"review-agency:{OTTER}"}),
     ("ica_director+agency_ed", {"review-ica", f"review-agency:{OTTER}"})],
)  # fmt: skip
def test_a_setting_says_who_reviews_a_court_paper(reviewer: str, keys: set[str]) -> None:
    assert set(in_court(reviewed_by(reviewer)).case.owed) == {f"comply:{OTTER}", *keys}


def test_an_agency_releases_only_to_the_extent_the_law_requires_and_the_log_shows_it() -> None:
    play = reviewed()
    play.wait(local(6, 10))
    with pytest.raises(NotAllowed, match=r"3\.4-required-by-law: .* only to the extent the law requires"):
        decide(play, "comply", msgspec.structs.replace(BY_LAW, extent=False))
    (logged,) = decide(play, "comply", BY_LAW).effects
    assert isinstance(logged, LogDisclosure)
    assert (logged.ground, logged.clause) == ("court order", "3.4-required-by-law")


def test_records_under_part_2_and_vawa_need_counsel_before_a_release() -> None:
    play = reviewed()
    play.wait(local(6, 10))
    with pytest.raises(NotAllowed, match="42 CFR Part 2 or VAWA need more than a court paper") as refused:
        decide(play, "comply", msgspec.structs.replace(BY_LAW, cleared=False))
    assert refused.value.first.field == "cleared"


def test_an_objection_waits_for_the_court_and_the_case_ends_when_what_it_said_is_done() -> None:
    play = in_court()
    decision = decide(play, "object", OBJECTION)
    assert ("enforcement-objection", COUNSEL) in [(notice.template, notice.to) for notice in decision.notices]
    assert (play.case.state, set(play.case.owed), play.due(f"court-ruling:{OTTER}")) == (
        "OBJECTED", {f"court-ruling:{OTTER}"}, date(2026, 7, 1))  # fmt: skip
    play.wait(local(6, 20))
    play.do("court-ruled", COUNSEL, ruling(Ruled.ORDERED, release_by=date(2026, 6, 25)), party=OTTER)
    assert (play.case.state, play.due(f"obey:{OTTER}")) == ("ORDERED", date(2026, 6, 25))
    (logged,) = decide(play, "release-as-ruled", msgspec.structs.replace(BY_LAW, given_on=date(2026, 6, 20))).effects
    assert isinstance(logged, LogDisclosure)
    assert play.case.state == "RELEASED"


def test_where_the_court_sustains_the_objection_nothing_is_released() -> None:
    play = in_court()
    decide(play, "object", OBJECTION)
    play.wait(local(6, 20))
    play.do("court-ruled", COUNSEL, ruling(Ruled.SUSTAINED), party=OTTER)
    assert play.case.state == "DECLINED"


def test_an_agency_that_complied_owes_nothing_when_the_court_rules_on_anothers_objection() -> None:
    play = in_court(agencies=(OTTER, MAPLE))
    decide(play, "object", OBJECTION, MAPLE)
    play.wait(local(6, 22))
    decide(play, "comply", msgspec.structs.replace(BY_LAW, given_on=date(2026, 6, 22)), OTTER)
    play.do("court-ruled", COUNSEL, ruling(Ruled.ORDERED, ruled_on=date(2026, 6, 22)), party=MAPLE)
    assert set(play.case.owed) == {f"obey:{MAPLE}"}


def test_an_objection_on_which_the_court_has_ruled_already_ends_the_case() -> None:
    play = in_court()
    decide(play, "object", msgspec.structs.replace(OBJECTION, settled=True))
    assert play.case.state == "DECLINED"


def test_the_court_rules_on_each_agencys_objection_by_itself_and_each_order_has_its_own_day() -> None:
    play = in_court(agencies=(OTTER, MAPLE, LAKE))
    for agency in (OTTER, MAPLE, LAKE):
        decide(play, "object", OBJECTION, agency)
    play.wait(local(6, 20))
    ordered = ruling(Ruled.ORDERED, release_by=date(2026, 6, 25))
    told_to = {(each.to, each.duty) for each in play.do("court-ruled", COUNSEL, ordered, party=OTTER).notices}
    assert {duty for to, duty in told_to if to in {AGENCY_DIRECTOR, AGENCY_ADMIN}} == {f"court-ruled:{OTTER}"}
    play.do("court-ruled", COUNSEL, ruling(Ruled.ORDERED, release_by=date(2026, 7, 9)), party=MAPLE)
    assert (play.due(f"obey:{OTTER}"), play.due(f"obey:{MAPLE}")) == (date(2026, 6, 25), date(2026, 7, 9))
    decide(play, "release-as-ruled", given(date(2026, 6, 20)))
    play.do("court-ruled", COUNSEL, ruling(Ruled.SUSTAINED), party=LAKE)
    assert (play.case.state, set(play.case.owed), play.due(f"obey:{MAPLE}")) == (
        "ORDERED", {f"obey:{MAPLE}"}, date(2026, 7, 9))  # fmt: skip
    decide(play, "release-as-ruled", given(date(2026, 6, 20)), MAPLE)
    assert play.case.state == "RELEASED"


def test_a_ruling_of_before_is_of_all_objections() -> None:
    play = in_court(agencies=(OTTER, MAPLE))
    play.learn(msgspec.structs.replace(in_the_directory(asked(agencies=(OTTER, MAPLE))), apart=False))
    for agency in (OTTER, MAPLE):
        decide(play, "object", OBJECTION, agency)
    play.wait(local(6, 20))
    play.do("ruling", COUNSEL, ruling(Ruled.ORDERED, release_by=date(2026, 6, 25)))
    assert {key: play.due(key) for key in play.case.owed} == dict.fromkeys(
        (f"obey:{OTTER}", f"obey:{MAPLE}"), date(2026, 6, 25)
    )


def given(day: date) -> CourtRelease:
    return msgspec.structs.replace(BY_LAW, given_on=day)


def ruling(ruled: Ruled, **fields: Any) -> Ruling:
    """Return what the court said on June 20."""
    return Ruling(**{"ruled": ruled, "ruled_on": date(2026, 6, 20), "what": "As the order says.", **fields})


@pytest.mark.parametrize(
    ("kind", "state"),
    [(PaperKind.COURT, "IN_COURT"), (PaperKind.WRITTEN, "CHECKING"), (PaperKind.NEITHER, "REFUSED")],
)
def test_a_subpoena_of_an_attorney_goes_to_counsel_who_says_what_it_is(kind: PaperKind, state: str) -> None:
    play = in_court(instrument=Instrument.ATTORNEY)
    assert (play.case.state, play.due("classify")) == ("CLASSIFYING", date(2026, 6, 22))
    with pytest.raises(NotAllowed, match="this is for the legal counsel to do"):
        play.do("classify", SYSTEM_ADMIN, PaperOpinion(kind=kind, why="signed by a clerk"))
    play.do("classify", COUNSEL, PaperOpinion(kind=kind, why="signed by a clerk"))
    assert play.case.state == state


def test_a_federal_protective_request_has_a_short_path_and_counsel_is_told() -> None:
    play = protective()
    assert {role for _, role in told(play.decisions, "enforcement-received")} == {COUNSEL, AGENCY_DIRECTOR}
    assert set(play.case.owed) == {f"answer:{OTTER}"}
    play.wait(local(6, 10))
    (logged,) = decide(play, "protect", PROTECTED).effects
    assert isinstance(logged, LogDisclosure)
    assert (logged.ground, logged.clause) == (
        "federal protective request under 18 U.S.C. 3056", "3.4-le-federal-protective")  # fmt: skip
    assert play.case.state == "RELEASED"


def test_a_federal_protective_request_names_one_of_three_laws() -> None:
    with pytest.raises(NotAllowed) as refused:
        protective(statute=None)
    assert (refused.value.first.clause, refused.value.first.field) == ("3.4-le-federal-protective", "statute")


@pytest.mark.parametrize("field", ["authorized", "limited", "lawful"])
def test_a_federal_protective_request_is_specific_limited_and_lawful(field: str) -> None:
    play = protective()
    play.wait(local(6, 10))
    with pytest.raises(NotAllowed) as refused:
        decide(play, "protect", msgspec.structs.replace(PROTECTED, **{field: False}))
    assert [each.field for each in refused.value.refusals] == [field]


def test_evidence_of_a_crime_begins_at_the_agency_without_a_request() -> None:
    evidence = asked(instrument=Instrument.PREMISES)
    with pytest.raises(NotAllowed):
        received(evidence, by=SYSTEM_ADMIN)
    for role in (AGENCY_ADMIN, AGENCY_DIRECTOR):
        play = received(evidence, by=role)
        assert (play.case.state, set(play.case.owed)) == ("PREMISES", {f"answer:{OTTER}"})
        assert (date(2026, 6, 1), COUNSEL) in told(play.decisions, "enforcement-received")
    play.wait(local(6, 10))
    (logged,) = decide(play, "give-evidence", EVIDENCE).effects
    assert isinstance(logged, LogDisclosure)
    assert logged.clause == "3.4-le-crime-premises"


def test_evidence_of_a_crime_is_of_one_agency() -> None:
    with pytest.raises(NotAllowed, match="one agency at which the crime occurred"):
        received(asked(instrument=Instrument.PREMISES, agencies=(OTTER, MAPLE)), by=AGENCY_ADMIN)


@pytest.mark.parametrize("field", ["evidence", "on_premises", "good_faith", "lawful"])
def test_evidence_is_given_in_good_faith_of_a_crime_on_the_premises(field: str) -> None:
    play = received(asked(instrument=Instrument.PREMISES), by=AGENCY_ADMIN)
    play.wait(local(6, 10))
    with pytest.raises(NotAllowed) as refused:
        decide(play, "give-evidence", msgspec.structs.replace(EVIDENCE, **{field: False}))
    assert [each.field for each in refused.value.refusals] == [field]


def test_an_agency_need_not_give_what_no_law_demands() -> None:
    for play in (protective(), received(asked(instrument=Instrument.PREMISES), by=AGENCY_ADMIN)):
        decide(play, "decline", DECLINED)
        assert play.case.state == "DECLINED"
