"""2.8: where the manual sets no time for what people decide about a violation or a complaint, nobody waits unseen."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.stories.conduct.complaining import OF_STAFF, complained
from tests.stories.conduct.test_complaint_about_staff import BOTH, SEEN, kept
from tests.stories.conduct.violations import (
    ABOUT_AGENCY,
    COMMITTEE_OF_FIVE,
    GRAVE,
    all_vote,
    alleged,
    found,
    meetings,
    notified,
    record,
)
from tests.stories.lateness import Silence, silence
from tests.workflows.moments import local
from workflows.grammar.events import THE_CLOCK, Act
from workflows.law.roles import CHAIR, COC_BALANCE, COC_CHITTENDEN, ICA_DIRECTOR, MANAGING_DIRECTOR, SYSTEM_ADMIN, Role
from workflows.law.value import changed
from workflows.manual.conduct.complaint.deciding import Dropped
from workflows.manual.conduct.complaint.leadership import View
from workflows.manual.conduct.violation import PROCESS
from workflows.manual.conduct.violation.following import Done
from workflows.manual.conduct.violation.vote import Ballot
from workflows.trying.simulate import Play


def in_order(day: tuple[int, int], owner: Role, *above: Role) -> Silence:
    """Return that its owner is reminded and told, and those above a week later."""
    return Silence(day, {owner}, [{owner}, {*above}], {owner, *above})


def tied() -> Play:
    """Let the Committee part into equal halves, on April 1."""
    play = notified(record(2), GRAVE)
    all_vote(play, Ballot.KEEP, Ballot.KEEP, Ballot.TERMINATE, Ballot.TERMINATE, Ballot.ABSTAIN)
    return play


def terminated() -> Play:
    """Let the Committee end the license."""
    play = notified(record(2), GRAVE)
    all_vote(play, *[Ballot.TERMINATE] * 5)
    return play


def ruled() -> Play:
    """Let the Committee suspend an agency, for as long as the chair is to record."""
    play = notified(record(3), GRAVE, ABOUT_AGENCY)
    all_vote(play, *[Ballot.SUSPEND] * 5)
    return play


def after_kept() -> Play:
    """Find a further violation after a license was kept."""
    return found(changed(record(3), kept=(date(2026, 3, 19),)))


def older() -> Play:
    """Find conduct that is older than the decision to keep a license."""
    return found(changed(record(3), kept=(date(2026, 3, 20),)))


def patterned() -> Play:
    """Let the desk open the case of an agency whose users violate repeatedly, on March 31."""
    play = Play(PROCESS, local(3, 31, 9))
    play.learn(record(), meetings(local(4, 14, 13)), COMMITTEE_OF_FIVE)
    play.fire(Act("agency-wide", THE_CLOCK, (ABOUT_AGENCY,)))
    return play


def dropped() -> Play:
    """Dismiss a complaint whose complainant may be contacted."""
    play = complained()
    play.do("look-into", SYSTEM_ADMIN)
    play.do("dismiss", SYSTEM_ADMIN, Dropped(why="Nothing happened."))
    return play


@pytest.mark.parametrize(
    ("reach", "duty", "expected"),
    [
        (alleged, "find", in_order((4, 14), SYSTEM_ADMIN, ICA_DIRECTOR)),
        (notified, "train", in_order((5, 1), SYSTEM_ADMIN, ICA_DIRECTOR)),
        (tied, "chair", in_order((4, 8), CHAIR, COC_BALANCE, COC_CHITTENDEN)),
        (ruled, "ruling", in_order((4, 8), CHAIR, COC_BALANCE, COC_CHITTENDEN)),
        (after_kept, "confirm", in_order((4, 8), ICA_DIRECTOR, MANAGING_DIRECTOR)),
        (older, "judge", in_order((4, 8), ICA_DIRECTOR, MANAGING_DIRECTOR)),
        (patterned, "propose", in_order((4, 7), ICA_DIRECTOR, MANAGING_DIRECTOR)),
        (dropped, "tell", in_order((3, 7), SYSTEM_ADMIN, ICA_DIRECTOR)),
    ],
)
def test_who_decides_or_does_nothing_is_reminded_and_then_somebody_above_hears_of_it(
    reach: Callable[[], Play], duty: str, expected: Silence
) -> None:
    assert silence(reach(), duty) == expected


@pytest.mark.parametrize(
    ("reach", "duty", "again"),
    [(notified, "suspension", set()), (terminated, "termination", {SYSTEM_ADMIN, ICA_DIRECTOR})],
)  # the suspension is over before anybody would be told again
def test_an_account_in_wellsky_follows_by_the_next_working_day_and_its_morning_reminds_of_it(
    reach: Callable[[], Play], duty: str, again: set[Role]
) -> None:
    assert silence(reach(), duty) == Silence((4, 2), {SYSTEM_ADMIN}, [{SYSTEM_ADMIN, ICA_DIRECTOR}], again)


def test_an_account_goes_on_again_by_the_working_day_after_the_suspension() -> None:
    play = notified()
    play.do("confirm-suspension", SYSTEM_ADMIN, Done(done_on=date(2026, 4, 1)))
    play.wait(local(5, 2))
    assert (play.case.state, play.due("reinstatement")) == ("AFTERCARE", date(2026, 5, 4))  # a Monday


def staff(**fields: object) -> Play:
    """Complain of an employee of ICA, on March 2."""
    return complained(OF_STAFF, continua=BOTH, **fields)


def heard() -> Play:
    """Let all be in, so that the managing director decides."""
    play = staff()
    play.do("record-inquiry", MANAGING_DIRECTOR, SEEN)
    for party, leader in (("balance", COC_BALANCE), ("chittenden", COC_CHITTENDEN)):
        play.do("give-view", leader, View(view="It holds."), party=party)
    return play


COCS = (COC_BALANCE, COC_CHITTENDEN)


@pytest.mark.parametrize(
    ("reach", "duty", "expected"),
    [
        (staff, "view:balance", in_order((4, 1), COC_BALANCE, COC_BALANCE, COC_CHITTENDEN, MANAGING_DIRECTOR)),
        (staff, "inquiry", in_order((4, 1), MANAGING_DIRECTOR, *COCS)),
        (heard, "decide", in_order((4, 1), MANAGING_DIRECTOR, *COCS)),
    ],
)
def test_of_a_complaint_about_staff_the_leadership_alone_hears(
    reach: Callable[[], Play], duty: str, expected: Silence
) -> None:
    play = reach()
    assert kept(play) == {SYSTEM_ADMIN, ICA_DIRECTOR}
    found = silence(play, duty)
    assert found == expected
    assert not kept(play) & {*found.reminded, *set().union(*found.then), *found.again}
