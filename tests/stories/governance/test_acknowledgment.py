"""2.1, 2.2, 3.4, 4.1: a text that is new is read and signed within a grace; who is late is told, and nobody is suspended."""

from datetime import date, datetime

import msgspec
import pytest

from tests.stories.lateness import Silence, silence
from tests.workflows.moments import local
from workflows.engine.cases import NotAllowed
from workflows.engine.following import following
from workflows.facts.effects import Effect, Paper, SignPaper
from workflows.facts.text_kinds import TextKind
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, CLOCK, STAND_IN, SYSTEM_ADMIN, USER
from workflows.manual.governance.acknowledgment import PROCESS
from workflows.manual.governance.acknowledgment.asking import NotNeeded, Readership, TextAsked
from workflows.manual.governance.acknowledgment.signing import (
    AgreementSigned,
    GuidelinesReceived,
    ManualReviewed,
    NoticeReceived,
)
from workflows.trying.simulate import Play

MARK = "ab" * 32
NEW_NOTICE = TextAsked(
    kind=TextKind.PRIVACY_NOTICE, edition="edition of 2026", effective_on=date(2026, 1, 5), fingerprint=MARK
)
RECEIVED = NoticeReceived(received=True, signed_as="Kim Roe")
FIFTH = local(1, 5, 0)


def asked(
    kind: TextKind = TextKind.PRIVACY_NOTICE, at: datetime = FIFTH, grace: int | None = None,
    policy: Policy = FIRST_EDITION,
) -> Play:  # fmt: skip
    play = Play(PROCESS, at, policy)
    play.learn(Readership())
    play.do("ask", CLOCK, msgspec.structs.replace(NEW_NOTICE, kind=kind, grace_days=grace, effective_on=at.date()))
    return play


def learned(play: Play, found: Readership) -> Play:
    """Let the desk find something out, and take what follows from it."""
    before = play.case
    play.learn(found)
    (follows,) = following(before, play.case, play.now, play.policy)
    assert isinstance(follows, Act)
    play.fire(follows)
    return play


def effects(play: Play) -> list[Effect]:
    return [effect for each in play.decisions for effect in each.effects]


# "Users must receive and acknowledge receipt of a copy of this privacy notice."


def test_a_user_acknowledges_the_new_privacy_notice_and_which_edition_it_was_is_kept() -> None:
    play = asked()
    play.do("acknowledge-notice", USER, RECEIVED)
    assert (play.case.state, effects(play)) == (
        "SIGNED", [SignPaper(Paper.PRIVACY_NOTICE, "Kim Roe", text=MARK)],
    )  # fmt: skip


def test_nobody_signs_for_somebody_else() -> None:
    for hat in (SYSTEM_ADMIN, AGENCY_ADMIN, STAND_IN):
        with pytest.raises(NotAllowed):
            asked().do("acknowledge-notice", hat, RECEIVED)


# "… are electronically signed by each authorized HMIS user at Partner Agency." "… all users will agree to a conflict of
# interest statement that is part of the Vermont HMIS User Agreement."

SIGNED = {
    TextKind.USER_AGREEMENT: (
        "sign-agreement", AgreementSigned(agree=True, conflict_statement=True, signed_as="Kim Roe"), Paper.USER_AGREEMENT,
    ),
    TextKind.PRIVACY_NOTICE: ("acknowledge-notice", RECEIVED, Paper.PRIVACY_NOTICE),
    TextKind.MANUAL: (
        "review-manual", ManualReviewed(reviewed=True, agency_policies=True, signed_as="Kim Roe"), Paper.MANUAL,
    ),
    TextKind.GUIDELINES: (
        "receive-guidelines", GuidelinesReceived(received=True, signed_as="Kim Roe"), Paper.GUIDELINES,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", TextKind, ids=lambda kind: kind.key)
def test_each_text_asks_for_its_own_signature_and_for_no_other(kind: TextKind) -> None:
    step, form, paper = SIGNED[kind]
    play = asked(kind)
    assert set(play.case.owed) == {step}
    play.do(step, USER, form)
    assert effects(play) == [SignPaper(paper, "Kim Roe", text=MARK)]


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [
        (TextKind.USER_AGREEMENT, "agree", "2.1-user-agreement-sign"),
        (TextKind.USER_AGREEMENT, "conflict_statement", "2.1-coi-statement"),
        (TextKind.PRIVACY_NOTICE, "received", "3.4-privacy-ack"),
        (TextKind.MANUAL, "reviewed", "2.2-aa-staff-training"),
        (TextKind.MANUAL, "agency_policies", "Partnership Agreement"),
        (TextKind.GUIDELINES, "received", "4.1-guidelines-sent"),
    ],
)
def test_what_is_not_agreed_to_is_not_signed(kind: TextKind, field: str, words: str) -> None:
    step, form, _ = SIGNED[kind]
    with pytest.raises(NotAllowed, match=words):
        asked(kind).do(step, USER, msgspec.structs.replace(form, **{field: False}))


# The manual names no time and no sanction. Reading: everybody signs within a grace, is chased afterwards, and is suspended
# by none of it.


@pytest.mark.parametrize(
    ("at", "last"),
    [
        (FIFTH, date(2026, 2, 4)),
        (local(12, 5, 0), date(2027, 1, 4)),  # over the end of the year
        (local(1, 30, 0, year=2028), date(2028, 2, 29)),  # a leap year
        (local(2, 8, 0), date(2026, 3, 10)),  # over the change to summer time
        (local(10, 5, 0), date(2026, 11, 4)),  # and back
    ],
)
def test_there_are_thirty_days_to_sign_whatever_the_calendar_does(at: datetime, last: date) -> None:
    assert asked(at=at).due("acknowledge-notice") == last


def test_an_edition_may_give_another_grace_and_so_may_the_setting() -> None:
    assert asked(grace=14).due("acknowledge-notice") == date(2026, 1, 19)
    longer = Policy("longer", date(2016, 1, 1), Policy.ack_grace_days.to(60))
    assert asked(policy=longer).due("acknowledge-notice") == date(2026, 3, 6)


@pytest.mark.parametrize("kind", TextKind, ids=lambda kind: kind.key)
def test_who_is_late_is_told_with_the_agency_then_ica_and_nothing_else_comes_of_it(kind: TextKind) -> None:
    play = asked(kind)
    heard = Silence((2, 4), {USER}, [{USER, AGENCY_ADMIN}, {SYSTEM_ADMIN}], {USER, SYSTEM_ADMIN})
    assert silence(play, SIGNED[kind][0]) == heard
    assert (play.case.state, effects(play)) == ("ASKED", [])


def test_a_signature_of_the_last_minute_is_in_time() -> None:
    play = asked()
    play.wait(local(2, 4, 23, 59))
    play.do("acknowledge-notice", USER, RECEIVED)
    assert not [each for step in play.decisions for each in step.notices if each.template == "overdue"]


# Who leaves is no longer asked; what was signed elsewhere is not asked for twice; a newer edition takes the place of this one.


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (Readership(concerned=False), "LEFT"),
        (Readership(signed_on=date(2026, 1, 6)), "SIGNED"),
        (Readership(newer="edition of 2027"), "REPLACED"),
    ],
)
def test_what_the_desk_finds_out_ends_the_asking(found: Readership, state: str) -> None:
    play = asked()
    play.now = local(1, 9)
    assert learned(play, found).case.state == state
    assert effects(play) == []


def test_ica_may_close_it_without_a_signature_and_the_person_and_the_agency_hear_why() -> None:
    play = asked()
    told = play.do("excuse", SYSTEM_ADMIN, NotNeeded(why="On leave until the next edition")).notices
    assert (play.case.state, {each.to for each in told}) == ("EXCUSED", {USER, AGENCY_ADMIN})
    with pytest.raises(NotAllowed):
        asked().do("excuse", AGENCY_ADMIN, NotNeeded(why="We have no time"))
