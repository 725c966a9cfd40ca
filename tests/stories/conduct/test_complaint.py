"""P20, an ordinary complaint: received, completed, looked into, answered (manual 2.8)."""

from datetime import date, timedelta

import pytest

from tests.stories.conduct.complaining import ALLEGED, OF_A_USER, complained
from tests.stories.people.trainees import told
from tests.workflows.moments import local
from workflows.answers.masking import HIDDEN, gives_away, redacted, shown
from workflows.answers.reading import read
from workflows.engine.cases import NotAllowed
from workflows.engine.engine import available
from workflows.facts.effects import OpenCase
from workflows.facts.known import Known
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.value import changed
from workflows.manual.conduct.complaint.complaining import Completed, Question, Without
from workflows.manual.conduct.complaint.deciding import Answered, Dropped, Unfounded
from workflows.manual.conduct.complaint.saying import Suspect, receipt
from workflows.manual.conduct.violation.alleging import Violator
from workflows.trying.simulate import Play

BARE = {"user": "", "agency": "", "occurred": ""}
WHY = Unfounded(why="The log shows one device only.")


def looked_into(**fields: object) -> Play:
    play = complained(**fields)
    play.do("look-into", SYSTEM_ADMIN)
    return play


def names(play: Play) -> set[str]:
    return {step.name for step, _, _ in available(play.case, frozenset({SYSTEM_ADMIN}), play.now, FIRST_EDITION)}


def test_a_complaint_reaches_the_system_administrator_who_reads_it_within_five_days() -> None:
    play = complained()
    assert told(play.decisions) == [(date(2026, 3, 2), "complaint-received", SYSTEM_ADMIN)]
    assert play.due("read") == date(2026, 3, 7)


def test_a_complete_complaint_is_looked_into() -> None:
    play = looked_into()
    assert (play.case.state, play.due("decide")) == ("LOOKING", date(2026, 3, 16))


@pytest.mark.parametrize(
    ("lack", "words"),
    [
        ({"user": ""}, "the user is missing"),
        ({"agency": ""}, "the agency is missing"),
        ({"occurred": " "}, "the date or period is missing"),
        (BARE, "the user, the agency, and the date or period are missing"),
    ],
)
def test_an_incomplete_complaint_is_kept_but_not_looked_into_as_if_it_were_complete(
    lack: dict[str, object], words: str
) -> None:
    play = complained(**lack)
    assert play.case.state == "RECEIVED"
    with pytest.raises(NotAllowed, match=words) as refused:
        play.do("look-into", SYSTEM_ADMIN)
    assert refused.value.first.clause == "2.8-complaint-content"


def test_a_complaint_about_an_agency_needs_no_user() -> None:
    assert looked_into(about=Suspect.AGENCY, user="").case.state == "LOOKING"


def test_ica_asks_the_complainant_for_what_is_missing_and_adds_the_answer() -> None:
    play = complained(**BARE)
    play.do("ask", SYSTEM_ADMIN, Question(wanted="Who was it, where, and when?"))
    assert (play.case.state, play.due("answer")) == ("ASKED", date(2026, 3, 7))
    play.do("complete", SYSTEM_ADMIN, Completed(user="Ida Cole", agency="otter-creek-shelter", occurred="March 1"))
    assert play.case.state == "LOOKING"


def test_nothing_is_added_by_an_empty_form() -> None:
    with pytest.raises(NotAllowed, match="answer at least one of these"):
        read(Completed, {"more": "  "}, "2.8-complaint-content")
    assert read(Completed, {"more": "It was at night."}, "2.8-complaint-content").more


def test_nobody_is_asked_who_cannot_be_reached_or_does_not_want_to_be() -> None:
    assert "ask" in names(complained(**BARE))
    for lack in ({"contact": ""}, {"may_contact": False}):
        play = complained(**BARE, **lack)
        assert names(play) == {"look-into", "complete", "go-on", "refer"}


def test_ica_may_go_on_without_what_nobody_can_tell() -> None:
    play = complained(**BARE, contact="")
    play.do("go-on", SYSTEM_ADMIN, Without(why="The complaint came by an unsigned letter."))
    assert play.case.state == "LOOKING"


def test_a_target_that_passes_tells_and_moves_nothing() -> None:
    play = looked_into()
    late = play.wait(local(3, 2) + timedelta(days=60))
    assert [role for _, notice, role in told(late) if notice == "overdue"] == [SYSTEM_ADMIN, ICA_DIRECTOR]
    assert play.case.state == "LOOKING"


def test_a_complaint_that_holds_becomes_a_violation_case() -> None:
    play = looked_into()
    (opening,) = play.do("allege", SYSTEM_ADMIN, ALLEGED).effects
    assert isinstance(opening, OpenCase)
    assert (opening.process, opening.step, play.case.state) == ("P19", "complained", "ALLEGED")


def test_the_violation_case_never_gets_the_name_of_a_complainant_who_stays_anonymous() -> None:
    (opening,) = looked_into().do("allege", SYSTEM_ADMIN, ALLEGED).effects
    assert isinstance(opening, OpenCase)
    handed = changed(ALLEGED, what=f"Shared her password, as {HIDDEN} ({HIDDEN}) saw.")
    assert opening.forms == (handed,)
    (named,) = looked_into(anonymous=False).do("allege", SYSTEM_ADMIN, ALLEGED).effects
    assert isinstance(named, OpenCase)
    assert named.forms == (ALLEGED,)


def test_an_allegation_names_a_user_by_address_and_an_agency_without_one() -> None:
    for wrong in (changed(ALLEGED, user=None), changed(ALLEGED, violator=Violator.AGENCY)):
        with pytest.raises(NotAllowed, match="names the user by email address"):
            looked_into().do("allege", SYSTEM_ADMIN, wrong)


@pytest.mark.parametrize(
    ("step", "form", "end"),
    [("dismiss", Dropped(why="It is not about the HMIS."), "DISMISSED"), ("find-unfounded", WHY, "UNFOUNDED")],
)
def test_whoever_may_be_contacted_is_told_what_became_of_it(step: str, form: Dropped | Unfounded, end: str) -> None:
    play = looked_into()
    play.do(step, SYSTEM_ADMIN, form)
    assert (play.case.state, set(play.case.owed), play.due("tell")) == ("ANSWERING", {"tell"}, date(2026, 3, 7))
    play.do("tell", SYSTEM_ADMIN, Answered(words="We found nothing."))
    assert (play.case.state, play.case.owed) == (end, {})
    quiet = looked_into(contact="")
    quiet.do(step, SYSTEM_ADMIN, form)
    assert quiet.case.state == end


def test_the_name_is_shown_to_the_keeper_only_and_may_never_be_given() -> None:
    assert shown(OF_A_USER, to_keeper=True) == OF_A_USER
    hidden = shown(OF_A_USER, to_keeper=False)
    assert (hidden.complainant, hidden.contact) == (HIDDEN, HIDDEN)  # type: ignore[attr-defined]
    nobody = changed(OF_A_USER, complainant="", contact="")
    assert shown(nobody, to_keeper=False) == nobody
    assert complained(complainant="", contact="").case.state == "RECEIVED"


def test_a_name_is_found_as_a_word_and_not_inside_another() -> None:
    secrets = ("Ann", "Ann Lee")
    assert redacted("Planned by ANN LEE and Ann.", secrets) == f"Planned by {HIDDEN} and {HIDDEN}."
    assert not gives_away("It was planned.", secrets)


def test_whoever_complains_is_told_where_to_write_what_is_to_be_added() -> None:
    assert "VTHMIS@icalliances.org" in receipt(Known(FIRST_EDITION, local(3, 2)))
