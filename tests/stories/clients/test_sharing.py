"""2.1, 3.1 and 3.4: a program is switched, a client signs, and a record is taken off again; WellSky follows each time."""

from datetime import date, datetime
from typing import Any

import pytest

from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.law.agency_kinds import AgencyKind, Protected
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN, Role
from workflows.law.value import changed
from workflows.manual.clients.sharing import PROCESS
from workflows.manual.clients.sharing.following import Change, SharingFollowed, SharingMoved
from workflows.manual.clients.sharing.kept import SharedProgram, SharingOnRecord, SignedForm, Stop, Stopped
from workflows.manual.clients.sharing.programs import (
    Direction,
    SwitchAsked,
    SwitchedOff,
    SwitchedOn,
    SwitchPrograms,
    SwitchRefused,
)
from workflows.manual.clients.sharing.saying import ConsentSigned, SharingStopped, Signer
from workflows.manual.clients.sharing.signing import KeepConsent
from workflows.manual.clients.sharing.stopping import KeepStop
from workflows.manual.clients.sharing.uses import UseAsked, UseAssumed, UseNeedsConsent
from workflows.manual.clients.sharing.wellsky import TurnedOff, TurnedOn
from workflows.trying.simulate import Play

HARBOR, CLINIC = (
    SharedProgram("Harbor Shelter", "101"), SharedProgram("Legal clinic", "202", (Protected.LEGAL,)),
)  # fmt: skip
PROGRAMS = SharingOnRecord(kind=AgencyKind.SHELTER, programs=(HARBOR, CLINIC))
SIGNED = {
    "agency": "pathways", "client": "1234567", "programs": ("101",), "signer": Signer.ADULT,
    "signed_on": date(2026, 3, 5), "informed": True, "on_paper": True,
}  # fmt: skip
MARCH_5, APRIL_2, APRIL_9, MAY_1 = date(2026, 3, 5), date(2026, 4, 2), date(2026, 4, 9), date(2026, 5, 1)


ON_MARCH_5, IN_FEBRUARY = local(3, 5), local(2, 26)


def known(at: datetime, record: SharingOnRecord = PROGRAMS, policy: Policy = FIRST_EDITION) -> Play:
    play = Play(PROCESS, at, policy)
    play.learn(record)
    return play


def signed(
    at: datetime = ON_MARCH_5, record: SharingOnRecord = PROGRAMS, policy: Policy = FIRST_EDITION, **said: Any
) -> Play:
    play = known(at, record, policy)
    play.do("sign", AGENCY_ADMIN, ConsentSigned(**{**SIGNED, **said}))
    return play


def stopped(why: Stop, on: date, at: datetime, record: SharingOnRecord = PROGRAMS) -> Play:
    play = known(at, record)
    play.do("stop", AGENCY_ADMIN, SharingStopped(agency="pathways", client="1234567", why=why, known_on=on))
    return play


def switched(direction: Direction, *programs: str, at: datetime = IN_FEBRUARY, **more: Any) -> Play:
    play = known(at, changed(PROGRAMS, **more))
    play.do("switch", AGENCY_DIRECTOR, SwitchAsked(agency="pathways", programs=programs, direction=direction))
    return play


def refusal(call: Any, *args: Any, **said: Any) -> str:
    with pytest.raises(NotAllowed) as found:
        call(*args, **said)
    return str(found.value)


def told_in(play: Play) -> set[Role]:
    return {notice.to for notice in play.decisions[-1].notices}


# "Program shares Mar 1, form Mar 5: shared. Abuse reported Apr 2: off until permission, Apr 9. Client's request May 1: whole record
# off by May 3."


def test_program_form_abuse_permission_and_wish_word_by_word() -> None:
    program = switched(Direction.SHARED, "101")
    program.wait(local(3, 1))
    program.do("share-program", SYSTEM_ADMIN, SwitchedOn(done_on=date(2026, 3, 1)))
    assert program.decisions[-1].effects == (SwitchPrograms(("101",), shares=True, on=date(2026, 3, 1)),)

    form = signed()
    assert form.decisions[-1].effects == (KeepConsent(("101",), MARCH_5, permits=False, ends_on=None),)
    assert form.case.state == "TO_SHARE"
    form.do("turned-on", SYSTEM_ADMIN, TurnedOn(done_on=MARCH_5))
    assert form.case.state == "SHARED"

    kept = changed(PROGRAMS, signed=(SignedForm(MARCH_5, ("101",)),))
    abuse = stopped(Stop.ABUSE, APRIL_2, local(4, 2), kept)
    assert (abuse.case.state, abuse.due("turn-off-at-once")) == ("TO_STOP", date(2026, 4, 3))
    assert abuse.decisions[-1].effects == (KeepStop(Stop.ABUSE, APRIL_2),)
    abuse.do("turned-off", SYSTEM_ADMIN, TurnedOff(done_on=APRIL_2))

    kept = changed(kept, stops=(Stopped(Stop.ABUSE, APRIL_2),))
    plain = signed(local(4, 9), kept, signed_on=APRIL_9)
    assert plain.case.state == "KEPT", "a form that does not say so is no permission"
    permission = signed(local(4, 9), kept, signed_on=APRIL_9, permits=True)
    assert permission.case.state == "TO_SHARE"

    kept = changed(kept, signed=(*kept.signed, SignedForm(APRIL_9, ("101",), permits=True)))
    wish = stopped(Stop.WISH, MAY_1, local(5, 1), kept)
    assert (wish.case.state, wish.due("turn-off")) == ("TO_STOP", date(2026, 5, 3))
    wish.do("turned-off", AGENCY_ADMIN, TurnedOff(done_on=MAY_1))
    assert (wish.case.state, told_in(wish)) == ("NOT_SHARED", {AGENCY_ADMIN, AGENCY_DIRECTOR})


# "Programs that serve victims of domestic violence, individuals with HIV/AIDS, provide youth services, or legal services must enter
# data as Not Shared."


@pytest.mark.parametrize("kind", Protected)
def test_a_protected_program_is_not_switched_and_no_form_is_taken_for_it(kind: Protected) -> None:
    programs = (HARBOR, changed(CLINIC, protected=(kind,)))
    words = "3.1-protected-programs: nothing of Legal clinic is ever shared"
    assert refusal(switched, Direction.SHARED, "101", "202", programs=programs).startswith(words)
    assert refusal(signed, record=changed(PROGRAMS, programs=programs), programs=("202",)).startswith(words)


def test_a_program_that_became_protected_meanwhile_is_not_switched_either() -> None:
    play = switched(Direction.SHARED, "101")
    play.learn(changed(PROGRAMS, programs=(changed(HARBOR, protected=(Protected.YOUTH,)),)))
    words = refusal(play.do, "share-program", SYSTEM_ADMIN, SwitchedOn(done_on=date(2026, 2, 26)))
    assert words.startswith("3.1-protected-programs")
    play.do("refuse-program", SYSTEM_ADMIN, SwitchRefused(why="It serves youth."))
    assert (play.case.state, told_in(play)) == ("REFUSED", {AGENCY_ADMIN, AGENCY_DIRECTOR})


def test_a_program_is_switched_back_at_once_and_wellsky_follows_within_two_days() -> None:
    play = switched(Direction.NOT_SHARED, "101", at=local(4, 1))
    assert play.decisions[-1].effects == (SwitchPrograms(("101",), shares=False, on=date(2026, 4, 1)),)
    assert play.due("switch-off") == date(2026, 4, 3)
    play.do("switched-off", SYSTEM_ADMIN, SwitchedOff(done_on=date(2026, 4, 1)))
    assert play.case.state == "PROGRAM_OFF"


def test_a_victim_service_provider_and_a_closed_program_share_nothing() -> None:
    assert refusal(switched, Direction.SHARED, "101", kind=AgencyKind.VICTIM_SERVICES).startswith("3.5-vsp-prohibited")
    victims = changed(PROGRAMS, kind=AgencyKind.VICTIM_SERVICES)
    assert refusal(signed, record=victims).startswith("3.5-vsp-prohibited")
    closed = (changed(HARBOR, ended_on=date(2026, 2, 25)),)
    assert refusal(switched, Direction.SHARED, "101", programs=closed).startswith("3.1-default-not-shared")


# "Youth under the age of 18 may not provide either written or verbal consent to the release of their personally identifying
# information in HMIS, unless they are emancipated or otherwise have the legal authority to do so."


@pytest.mark.parametrize(
    ("signer", "clause"),
    [
        (Signer.ADULT, ""),
        (Signer.ABLE, ""),
        (Signer.MINOR, "3.4-youth-consent"),
        (Signer.GUARDIAN, "3.4-youth-consent"),
    ],
)
def test_who_may_sign(signer: Signer, clause: str) -> None:
    if clause:
        assert refusal(signed, signer=signer).startswith(clause)
    else:
        assert signed(signer=signer).case.state == "TO_SHARE"


def test_a_guardian_signs_once_counsel_allows_it_until_a_day_and_never_at_a_youth_provider() -> None:
    allowed = Policy("guardians", FIRST_EDITION.since, Policy.guardian_consent.to(True))
    guardian: dict[str, Any] = {"policy": allowed, "signer": Signer.GUARDIAN}
    assert "enter its last day" in refusal(signed, **guardian)
    assert signed(**guardian, ends_on=date(2026, 9, 30)).case.state == "TO_SHARE"
    youth = changed(PROGRAMS, kind=AgencyKind.YOUTH)
    assert refusal(signed, record=youth, **guardian, ends_on=date(2026, 9, 30)).startswith("3.4-youth-not-shared")
    assert signed(record=youth).case.state == "TO_SHARE", "an older client of a youth provider may sign"


@pytest.mark.parametrize(
    ("said", "clause"),
    [
        ({"informed": False}, "2.2-user-inform-clients"),
        ({"on_paper": False}, "2.1-consent-form"),
        ({"programs": ()}, "2.1-consent-form"),
        ({"programs": ("999",)}, "2.1-consent-form"),
        ({"ends_on": date(2026, 3, 4)}, "2.1-consent-form"),
    ],
)
def test_a_form_that_lacks_something_is_refused(said: dict[str, Any], clause: str) -> None:
    assert refusal(signed, **said).startswith(clause)


# A form may end, by its own last day or by the office's rule.


def test_a_form_that_ends_has_the_record_taken_off_afterwards() -> None:
    play = signed(ends_on=date(2026, 6, 30))
    play.do("turned-on", AGENCY_ADMIN, TurnedOn(done_on=MARCH_5))
    assert play.case.state == "RUNNING"
    play.wait(local(7, 1, 9))
    assert (play.case.state, play.due("turn-off-ended")) == ("FORM_ENDED", date(2026, 7, 3))
    assert AGENCY_ADMIN in {notice.to for decision in play.decisions for notice in decision.notices}


def test_the_office_may_have_every_form_end_after_some_months() -> None:
    year = Policy("a year", FIRST_EDITION.since, Policy.consent_expiry_months.to(12))
    assert "no longer than the office allows" in refusal(signed, policy=year)
    assert "no longer than the office allows" in refusal(signed, policy=year, ends_on=date(2027, 3, 6))
    assert signed(policy=year, ends_on=date(2027, 3, 5)).case.state == "TO_SHARE"


# "Individual client records that have been shared can be changed to not shared at the client's request."


def test_a_wish_that_comes_before_the_record_was_shared_leaves_nothing_to_share() -> None:
    play = signed()
    play.learn(changed(PROGRAMS, stops=(Stopped(Stop.WISH, date(2026, 3, 6)),)))
    assert (play.case.state, play.case.owed) == ("KEPT", {})


def test_a_wish_ends_a_form_that_runs() -> None:
    play = signed(ends_on=date(2026, 6, 30))
    play.do("turned-on", AGENCY_ADMIN, TurnedOn(done_on=MARCH_5))
    play.learn(changed(PROGRAMS, stops=(Stopped(Stop.ABUSE, APRIL_2),)))
    assert play.case.state == "RUNNING", "abuse only waits for a permission"
    play.learn(changed(PROGRAMS, stops=(Stopped(Stop.ABUSE, APRIL_2), Stopped(Stop.WISH, MAY_1))))
    assert play.case.state == "KEPT"


def test_a_form_signed_after_the_wish_leaves_nothing_to_take_off() -> None:
    play = stopped(Stop.WISH, MAY_1, local(5, 1))
    play.learn(changed(PROGRAMS, signed=(SignedForm(date(2026, 5, 2), ("101",)),)))
    assert play.case.state == "KEPT"


def test_a_paper_that_comes_late_counts_on_its_own_day() -> None:
    since = changed(PROGRAMS, signed=(SignedForm(date(2026, 5, 5), ("101",)),))
    assert stopped(Stop.WISH, MAY_1, local(5, 10), since).case.state == "KEPT"
    gone = changed(PROGRAMS, stops=(Stopped(Stop.WISH, MAY_1),))
    assert signed(local(5, 10), gone, signed_on=date(2026, 4, 30)).case.state == "KEPT"


def test_under_age_is_taken_off_at_once_by_its_own_clause() -> None:
    play = stopped(Stop.UNDER_AGE, APRIL_2, local(4, 2))
    assert (play.decisions[-1].steps[0].clause, play.due("turn-off-at-once")) == ("3.4-youth-consent", date(2026, 4, 3))


# "Clients must give consent before their personal information is used or disclosed for any purpose not described here."


@pytest.mark.parametrize(
    ("step", "form", "state"), [("assume", UseAssumed, "ASSUMED"), ("ask-first", UseNeedsConsent, "ASK_FIRST")]
)
def test_a_use_that_is_not_listed_is_weighed_by_ica(step: str, form: Any, state: str) -> None:
    play = known(local(3, 5))
    play.do(
        "ask-use", AGENCY_ADMIN, UseAsked(agency="pathways", use="A survey", goes_with="It helps to plan services.")
    )
    play.do(step, SYSTEM_ADMIN, form(why="It goes with planning."))
    assert (play.case.state, told_in(play)) == (state, {AGENCY_ADMIN, AGENCY_DIRECTOR})


# What a correction changes is followed in WellSky too.


@pytest.mark.parametrize(
    ("change", "record", "duty"),
    [
        (Change.CLIENT, changed(PROGRAMS, signed=(SignedForm(MARCH_5, ("101",)),)), "follow-on"),
        (Change.CLIENT, PROGRAMS, "follow-off"),
        (Change.SETTING, PROGRAMS, "follow-setting"),
    ],
)
def test_wellsky_follows_a_correction(change: Change, record: SharingOnRecord, duty: str) -> None:
    play = known(local(5, 1), record)
    play.do("follow", CLOCK, SharingMoved(change=change, about="client 1234567", since=MAY_1))
    assert play.due(duty) == date(2026, 5, 3)
    play.do("followed", SYSTEM_ADMIN, SharingFollowed(done_on=MAY_1))
    assert play.case.state == "FOLLOWED"
