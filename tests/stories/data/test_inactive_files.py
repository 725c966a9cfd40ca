"""3.4: client files that nobody used for seven years may be made inactive, once their agencies agree and nothing asks to keep them."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.facts.effects import Effect
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, STAND_IN, SYSTEM_ADMIN
from workflows.manual.data.inactive_files import PROCESS
from workflows.manual.data.inactive_files.asked import FilesAsked, FilesClear, FilesListed, UnusedFile, list_wanted
from workflows.manual.data.inactive_files.checking import (
    AgreeToInactive,
    FilesAnswered,
    FilesLeft,
    Obligation,
    RetainFiles,
    RetainLonger,
)
from workflows.manual.data.inactive_files.inactivating import FilesMade, MakeInactive
from workflows.manual.data.inactive_files.listing import ListSkipped
from workflows.rosters.unused_files import Directory, FileRow, weigh
from workflows.trying.simulate import Play

LONG_AGO = date(2018, 5, 4)
ONE, TWO, THREE = (UnusedFile(client, LONG_AGO) for client in ("101", "102", "103"))
ALL = ("101", "102", "103")
BOTH = FilesAnswered(inactive=("101", "102"), free=True, kept="The client came back.")
MADE = FilesMade(files=("101",), free=True, done_on=date(2026, 3, 10))


def asked(clear: tuple[str, ...] = ALL) -> Play:
    play = Play(PROCESS, local(3, 2, 9))
    play.learn(FilesAsked(files=(ONE, TWO, THREE)), FilesClear(clear=clear), FilesListed(last_on=date(2026, 3, 2)))
    play.do("ask", CLOCK)
    return play


def answered(said: FilesAnswered = BOTH, clear: tuple[str, ...] = ALL) -> Play:
    play = asked(clear)
    play.do("answer", AGENCY_ADMIN, said)
    return play


def effects(play: Play) -> list[Effect]:
    return [effect for each in play.decisions for effect in each.effects]


def told(play: Play) -> set[str]:
    return {notice.template for notice in play.decisions[-1].notices}


def follow(play: Play, *found: Form) -> None:
    """Let the desk find something out, and the case take what follows."""
    before = play.case
    play.learn(*found)
    for each in following(before, play.case, play.now, play.policy):
        assert isinstance(each, Act)
        play.fire(each)


# "Client files not used in seven years may be made inactive in HMIS."

HOUSE = Directory(
    agencies={"otter creek": "otter", "maple": "maple", "safe house": "safe"}, asked=frozenset({"otter", "maple"}),
    busy=frozenset({"4"}), retained=frozenset({"5"}), under_way=frozenset({"6"}), inactive=frozenset({"7"}),
)  # fmt: skip


def row(number: int, client: str, day: date | None = LONG_AGO, agency: str = "Otter Creek") -> FileRow:
    return FileRow(number, client, str(day or ""), day, agency)


@pytest.mark.parametrize(
    ("last", "unused"),
    [(date(2019, 3, 1), True), (date(2019, 3, 2), False), (date(2019, 3, 3), False), (date(2026, 1, 5), False)],
)
def test_seven_years_without_use_are_over_on_the_day_after_the_last_of_them(last: date, unused: bool) -> None:
    found = weigh([row(2, "101", last)], HOUSE, date(2026, 3, 2), FIRST_EDITION)
    assert (found.files, found.recent) == ((1, 0) if unused else (0, 1))


def test_a_file_is_used_if_any_agency_used_it() -> None:
    rows = [
        row(2, "101"),
        row(3, "101", date(2024, 1, 9), "Maple"),
        row(4, "102"),
        row(5, "102", date(2017, 1, 9), "Maple"),
    ]
    found = weigh(rows, HOUSE, date(2026, 3, 2), FIRST_EDITION)
    assert found.asked == {"otter": {"102": LONG_AGO}, "maple": {"102": LONG_AGO}}


def test_where_a_list_names_no_agency_every_partner_agency_is_asked() -> None:
    found = weigh([row(2, "101", agency="")], HOUSE, date(2026, 3, 2), FIRST_EDITION)
    assert found.asked == {"maple": {"101": LONG_AGO}, "otter": {"101": LONG_AGO}}


def test_a_file_with_an_open_request_or_that_is_retained_or_asked_about_is_left_alone() -> None:
    found = weigh([row(each, str(each)) for each in (4, 5, 6, 7)], HOUSE, date(2026, 3, 2), FIRST_EDITION)
    assert (found.asked, found.held, found.under_way, found.inactive) == ({}, 2, 1, 1)


@pytest.mark.parametrize(
    ("doubtful", "why"),
    [
        (row(3, "Ann Roe"), "digits only"),
        (row(3, "101", None), "does not say when"),
        (FileRow(3, "101", "3/4/05", None, "Maple"), "may mean several days"),
        (row(3, "101", date(2026, 3, 3)), "still ahead"),
        (row(3, "101", agency="Elm House"), "no agency 'Elm House'"),
        (row(3, "101", agency="Safe House"), "enters no data"),
    ],
)
def test_a_doubtful_row_is_named_and_its_whole_file_left_alone(doubtful: FileRow, why: str) -> None:
    found = weigh([row(2, "101"), doubtful, row(4, "102")], HOUSE, date(2026, 3, 2), FIRST_EDITION)
    assert [each.row for each in found.doubts] == [3]
    assert why in found.doubts[0].why
    assert found.asked == {"otter": {"102": LONG_AGO} | ({} if doubtful.client == "101" else {"101": LONG_AGO})}


# "The HMIS Lead Agency will check with Partner Agencies before making client files inactive."


def test_an_agency_is_asked_and_has_thirty_days() -> None:
    play = asked()
    assert (play.case.state, list(play.case.owed), play.due("answer"), told(play)) == (
        "CHECKING", ["answer"], date(2026, 4, 1), {"files-asked"},
    )  # fmt: skip


def test_what_all_agencies_let_go_ica_makes_inactive_in_wellsky_and_confirms() -> None:
    play = answered()
    assert (play.case.state, told(play), play.due("make-inactive")) == (
        "READY",
        {"files-answered"},
        date(2026, 3, 10),
    )  # March 3 is Town Meeting Day
    play.wait(local(3, 10))
    play.do("make-inactive", SYSTEM_ADMIN, MADE)
    assert (play.case.state, told(play)) == ("DONE", {"files-made"})
    assert effects(play) == [AgreeToInactive(("101", "102")), MakeInactive(("101",), date(2026, 3, 10))]


def test_silence_agrees_to_nothing_and_is_told_to_those_above() -> None:
    play = asked()
    late = [notice.to for each in play.wait(local(8, 3)) for notice in each.notices]
    assert (play.case.state, effects(play)) == ("CHECKING", [])
    assert {AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN, ICA_DIRECTOR} <= set(late)


def test_ica_agrees_to_nothing_for_the_agency_and_may_leave_the_files_active() -> None:
    for hat in (SYSTEM_ADMIN, STAND_IN, ICA_DIRECTOR):
        with pytest.raises(NotAllowed):
            asked().do("answer", hat, BOTH)
    play = asked()
    play.do("leave-active", SYSTEM_ADMIN, FilesLeft(why="No answer in a year"))
    assert (play.case.state, effects(play), told(play)) == ("LEFT", [], {"files-left"})


def test_a_file_that_another_agency_has_not_let_go_waits_for_its_case() -> None:
    play = answered(clear=())
    assert (play.case.state, told(play)) == ("ANSWERED", {"files-kept"})
    with pytest.raises(NotAllowed, match="tick only files of the list"):
        answered(clear=("101",)).do(
            "make-inactive", SYSTEM_ADMIN, msgspec.structs.replace(MADE, files=("101", "102"), done_on=date(2026, 3, 2))
        )


def test_a_request_that_comes_in_meanwhile_takes_the_task_away() -> None:
    play = answered(clear=("101",))
    follow(play, FilesClear(clear=()))
    assert (play.case.state, told(play)) == ("ANSWERED", {"files-held"})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"inactive": ("999",)}, "choose files of the list"),
        ({"free": False}, "leave out each file"),
        ({"kept": ""}, "say why"),
    ],
)
def test_an_agency_says_of_all_its_files_what_becomes_of_them(change: dict[str, Any], words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        answered(msgspec.structs.replace(BOTH, **change))


def test_ica_says_too_that_no_complaint_and_no_request_of_the_police_is_about_them() -> None:
    with pytest.raises(NotAllowed, match="law-enforcement"):
        answered().do(
            "make-inactive", SYSTEM_ADMIN, msgspec.structs.replace(MADE, free=False, done_on=date(2026, 3, 2))
        )


# "Personal information may be retained for a longer period if required by statute, regulation, contract or another obligation."

GRANT = RetainLonger(
    files=("102", "103"), ground=Obligation.CONTRACT, source="The grant of 2016, 5.3", until=date(2027, 6, 30)
)


def test_what_has_to_be_retained_is_recorded_with_what_asks_for_it_and_is_not_let_go() -> None:
    play = asked()
    play.do("retain", AGENCY_ADMIN, GRANT)
    assert effects(play) == [RetainFiles(GRANT.files, GRANT.ground, GRANT.source, GRANT.until)]
    kept = (ONE, *(msgspec.structs.replace(each, retained=True) for each in (TWO, THREE)))
    play.learn(FilesAsked(files=kept))
    with pytest.raises(NotAllowed, match="102 has to be retained"):
        play.do("answer", AGENCY_ADMIN, BOTH)
    play.do("answer", AGENCY_ADMIN, FilesAnswered(inactive=("101",), free=True))
    assert play.case.state == "READY"


@pytest.mark.parametrize(
    ("change", "words"),
    [({"files": ()}, "at least one"), ({"files": ("9",)}, "of the list"), ({"until": date(2026, 3, 2)}, "after today")],
)
def test_it_is_retained_for_longer_and_not_for_less(change: dict[str, Any], words: str) -> None:
    with pytest.raises(NotAllowed, match=words):
        asked().do("retain", AGENCY_ADMIN, msgspec.structs.replace(GRANT, **change))


# A year after the last list ICA is asked for another one; it may leave it.


def listing() -> Play:
    play = Play(PROCESS, local(3, 2, 9))
    play.learn(FilesAsked(), FilesClear(), FilesListed(last_on=date(2025, 2, 20)))
    play.do("arise", CLOCK)
    return play


@pytest.mark.parametrize(
    ("last", "wanted"), [(None, False), (date(2025, 3, 3), False), (date(2025, 3, 2), True), (date(2024, 1, 5), True)]
)
def test_a_list_is_wanted_a_year_after_the_last_one(last: date | None, wanted: bool) -> None:
    play = Play(PROCESS, local(3, 2, 9))
    play.learn(FilesListed(last_on=last))
    assert list_wanted.verdict(play.case.known(FIRST_EDITION, play.now)) is wanted


def test_the_case_ends_once_a_list_is_read_or_left_for_the_year() -> None:
    play = listing()
    assert (list(play.case.owed), play.due("list")) == (["list"], date(2026, 4, 1))
    follow(play, FilesListed(last_on=date(2026, 3, 2)))
    assert play.case.state == "LISTED"
    play = listing()
    play.do("skip-list", SYSTEM_ADMIN, ListSkipped(why="WellSky moves to another server"))
    assert (play.case.state, told(play)) == ("SKIPPED", {"files-list-skipped"})
