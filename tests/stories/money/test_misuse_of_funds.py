"""4.5: ICA tells an agency of a misuse of funds that HMIS data show; what is not put right may go to the funder, by a person's decision."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.stories.lateness import silence
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.readers import ICA, tokens
from workflows.law.roles import (
    AGENCY_ADMIN,
    AGENCY_DIRECTOR,
    ICA_DIRECTOR,
    SYSTEM_ADMIN,
    Role,
)
from workflows.law.setting import Origin
from workflows.manual.money.misuse_of_funds import PROCESS
from workflows.manual.money.misuse_of_funds.funder import FunderLetter, FunderNotTold, FunderTold
from workflows.manual.money.misuse_of_funds.noticing import MisuseNotice, MisuseSeen, NoMisuse, kept_from
from workflows.manual.money.misuse_of_funds.rectifying import (
    Accepted,
    MisuseDisputed,
    MisuseRectified,
    MoreTime,
    NotRight,
)
from workflows.sight.reading import readers_of_field
from workflows.trying.simulate import Play

MARCH_2, MARCH_4 = local(3, 2, 9), local(3, 4, 9)
SEEN = MisuseSeen(
    agency="pathways", program="Harbor", funds="Emergency Solutions Grant", service="Car repairs", seen_on=date(2026, 3, 2),
    shows="Eleven car repairs in 2025, report of services", rule="24 CFR 576.105 lists no car repairs",
)  # fmt: skip
RECTIFIED = MisuseRectified(rectified_on=date(2026, 3, 20), how="The cost was moved to other funds")
OF_AGENCY = {AGENCY_DIRECTOR, AGENCY_ADMIN}


def letter(**fields: Any) -> FunderLetter:
    said = {
        "funder": "Office of Economic Opportunity", "address": "280 State Drive\nWaterbury VT", "unidentified": True,
        "words": "Eleven car repairs were paid in 2025.", "why": "Nothing was done in 30 days",
    }  # fmt: skip
    return FunderLetter(**{**said, **fields})


def seen(at: datetime = MARCH_2) -> Play:
    play = Play(PROCESS, at)
    play.do("note", SYSTEM_ADMIN, SEEN)
    return play


def told(**fields: Any) -> Play:
    """Tell the agency in writing, on March 4."""
    play = seen()
    play.now = MARCH_4
    said = {"words": "Move the cost to other funds", "unidentified": True, "sent_on": date(2026, 3, 4)}
    play.do("send-notice", SYSTEM_ADMIN, MisuseNotice(**{**said, **fields}))
    return play


def reported() -> Play:
    play = told()
    play.now = local(3, 20, 9)
    play.do("report", AGENCY_DIRECTOR, RECTIFIED)
    return play


def overdue() -> Play:
    play = told()
    play.wait(local(4, 4, 9))
    return play


def who(play: Play, template: str) -> set[Role]:
    return {notice.to for notice in play.decisions[-1].notices if notice.template == template}


def refused(play: Play, step: str, by: Role, *args: Any) -> str:
    with pytest.raises(NotAllowed) as found:
        play.do(step, by, *args)
    return str(found.value)


# "In the case where ICA is made aware through data contained in HMIS that Partner Agency program funds were used for an ineligible
# service, ICA will notify the Partner Agency about the misuse of funds."


def test_ica_tells_the_agency_by_a_letter_within_five_days_and_the_agency_sees_nothing_before() -> None:
    play = seen()
    assert play.due("notify") == date(2026, 3, 7)
    assert set(kept_from(play.case.known(play.policy, play.now))) == OF_AGENCY
    after = told()
    assert who(after, "misuse-found") == OF_AGENCY
    assert PROCESS.written["misuse-found"] == "4.5-misuse-notify"
    assert kept_from(after.case.known(after.policy, after.now)) == frozenset()


def test_what_turns_out_to_be_no_misuse_is_closed_and_the_agency_never_hears_of_it() -> None:
    play = seen()
    play.do("dismiss", SYSTEM_ADMIN, NoMisuse(why="The service was entered under the wrong grant"))
    assert (play.case.state, who(play, "misuse-none")) == ("UNFOUNDED", {ICA_DIRECTOR})


# "If the Partner Agency fails to rectify the misuse of funds in a timely fashion, ICA will notify the appropriate funding body."


def test_the_agency_has_thirty_days_from_the_letter_and_ica_checks_what_it_says() -> None:
    play = told()
    assert play.due("rectify") == date(2026, 4, 3)
    play = reported()
    assert (play.case.state, who(play, "misuse-answered")) == ("CHECKING", {SYSTEM_ADMIN})
    play.do("accept", SYSTEM_ADMIN, Accepted(why="The ledger shows it"))
    assert (play.case.state, who(play, "misuse-rectified")) == ("RECTIFIED", OF_AGENCY)


def test_an_agency_may_say_that_it_was_no_misuse_and_ica_agrees_or_not() -> None:
    play = told()
    play.do("dispute", AGENCY_DIRECTOR, MisuseDisputed(why="The state allows it"))
    play.do("find-none", SYSTEM_ADMIN, NoMisuse(why="The state allows it"))
    assert (play.case.state, who(play, "misuse-none")) == ("UNFOUNDED", OF_AGENCY)


def test_what_is_not_put_right_yet_goes_back_for_no_fewer_than_the_thirty_days() -> None:
    play = reported()
    assert "at least" in refused(play, "send-back", SYSTEM_ADMIN, MoreTime(what="Ten more", until=date(2026, 4, 2)))
    assert "still has days" in refused(play, "bring", SYSTEM_ADMIN, NotRight(why="Ten are left"))
    play.do("send-back", SYSTEM_ADMIN, MoreTime(what="Ten more", until=date(2026, 4, 10)))
    assert (play.due("rectify"), who(play, "misuse-sent-back")) == (date(2026, 4, 10), OF_AGENCY)
    late = reported()
    late.now = local(4, 6, 9)
    assert "5 days from today" in refused(
        late, "send-back", SYSTEM_ADMIN, MoreTime(what="Ten more", until=date(2026, 4, 8))
    )
    late.do("bring", SYSTEM_ADMIN, NotRight(why="Ten are left"))
    assert late.case.state == "DECIDING"


def test_days_that_run_out_tell_no_funder_they_ask_icas_director() -> None:
    play = overdue()
    assert play.case.state == "DECIDING"
    assert who(play, "misuse-not-rectified") == OF_AGENCY | {ICA_DIRECTOR, SYSTEM_ADMIN}
    for role in (SYSTEM_ADMIN, AGENCY_DIRECTOR):
        assert "ICA director" in refused(play, "tell-funder", role, letter())
    later = silence(overdue(), "decide")
    assert (later.due, later.then) == ((4, 11), [{ICA_DIRECTOR, SYSTEM_ADMIN}])


def test_the_funder_is_told_by_a_letter_that_icas_director_decided_on_and_that_names_no_client() -> None:
    play = overdue()
    assert "client" in refused(play, "tell-funder", ICA_DIRECTOR, letter(unidentified=False))
    play.do("tell-funder", ICA_DIRECTOR, letter())
    assert (who(play, "misuse-letter"), who(play, "misuse-to-funder")) == ({SYSTEM_ADMIN}, OF_AGENCY)
    to = PROCESS.outside["misuse-letter"].lines(play.case.known(play.policy, play.now))
    assert to == ("Office of Economic Opportunity", "280 State Drive", "Waterbury VT")
    assert readers_of_field(FunderLetter, "why", frozenset({"agencies", *tokens([ICA])})) == tokens([ICA])
    play.do("send-letter", SYSTEM_ADMIN, FunderTold(sent_on=date(2026, 4, 4)))
    assert (play.case.state, play.case.owed) == ("FUNDER_TOLD", {})
    assert who(play, "misuse-funder-told") == OF_AGENCY | {ICA_DIRECTOR}


def test_icas_director_may_give_more_time_or_tell_nobody_and_an_agency_that_comes_late_is_heard() -> None:
    play = overdue()
    play.do("give-time", ICA_DIRECTOR, MoreTime(what="All of it", until=date(2026, 5, 1)))
    assert (play.case.state, play.due("rectify")) == ("CURING", date(2026, 5, 1))
    none = overdue()
    none.do("leave", ICA_DIRECTOR, FunderNotTold(why="The grant has ended"))
    assert (none.case.state, who(none, "misuse-left")) == ("LEFT", OF_AGENCY | {SYSTEM_ADMIN})
    late = overdue()
    late.do("report-late", AGENCY_ADMIN, RECTIFIED)
    assert (late.case.state, who(late, "misuse-answered")) == ("CHECKING", {SYSTEM_ADMIN, ICA_DIRECTOR})


def test_a_letter_that_has_not_left_is_held_where_something_is_new() -> None:
    play = overdue()
    play.do("tell-funder", ICA_DIRECTOR, letter())
    held = {step.name: step for step, _ in PROCESS.ways_in("SENDING")}["hold-letter"]
    assert held.form is not None
    play.do("hold-letter", SYSTEM_ADMIN, held.form(why="The agency paid it back today"))
    assert (play.case.state, who(play, "misuse-held")) == ("DECIDING", OF_AGENCY | {ICA_DIRECTOR})


def test_no_number_of_days_is_the_manuals_and_a_misuse_is_not_by_itself_a_violation() -> None:
    origins = {each.name: FIRST_EDITION.origin_of(each) for each in Policy.settings() if each.name.startswith("misuse")}
    assert origins["misuse_cure_days"] is Origin.READING
    assert {origin for name, origin in origins.items() if name != "misuse_cure_days"} == {Origin.LOCAL}
    assert not [effect for _, step, _ in PROCESS.arrows() for effect in step.effects]
