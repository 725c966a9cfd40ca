"""2.1: a user who cannot sign in gets a first password by word of mouth, chooses another, and hears before it expires."""

from datetime import date
from typing import Any

import msgspec
import pytest

from tests.workflows.moments import local
from workflows.engine.cases import Case, NotAllowed
from workflows.engine.following import following
from workflows.facts.effects import Effect
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.roles import AGENCY_ADMIN, STAND_IN, USER
from workflows.manual.people.password import PROCESS
from workflows.manual.people.password.asking import Again, OwnReset, ResetForUser, Why
from workflows.manual.people.password.choosing import Chosen
from workflows.manual.people.password.resetting import HandedOver, NotSet, Reset
from workflows.manual.people.standing import PersonStanding
from workflows.trying.simulate import Play

LICENSED = PersonStanding(licensed_here=True, name="Kim Roe")
LOCKED = ResetForUser(agency="pathways", user="kim@example.org", why=Why.LOCKED, since=date(2026, 1, 5))
GOOD = Chosen(changed_on=date(2026, 1, 6), strong=True, own=True, new=True, kept=True)


def asked(standing: PersonStanding = LICENSED, policy: Policy = FIRST_EDITION) -> Play:
    play = Play(PROCESS, local(1, 5, 9), policy)
    play.learn(standing)
    play.do("ask-for", AGENCY_ADMIN, LOCKED)
    return play


def handed(play: Play | None = None) -> Play:
    play = play or asked()
    play.now = local(1, 6, 9)
    play.do("reset", AGENCY_ADMIN, Reset(reset_on=date(2026, 1, 6), handed_over=HandedOver.BY_PHONE))
    return play


def chosen(policy: Policy = FIRST_EDITION) -> Play:
    play = handed(asked(policy=policy))
    play.do("choose", USER, GOOD)
    return play


# "… rendering the user unable to gain access until their password is reset by contacting either their Agency or System
# Administrator."


def test_the_administrator_resets_it_or_ica_where_there_is_none() -> None:
    assert handed().case.state == "HANDED"
    play = asked()
    play.do("reset", STAND_IN, Reset(reset_on=date(2026, 1, 5), handed_over=HandedOver.IN_PERSON))
    assert play.case.state == "HANDED"


def test_the_user_may_ask_without_waiting_for_anybody() -> None:
    play = Play(PROCESS, local(1, 5, 9))
    play.learn(LICENSED)
    play.do("ask", USER, OwnReset(agency="pathways", why=Why.FORGOTTEN))
    assert list(play.case.owed) == ["reset"]


def test_it_is_due_on_the_next_business_day() -> None:
    assert asked().due("reset") == date(2026, 1, 6)


def test_a_lockout_is_no_suspension_and_a_reset_is_refused_while_there_is_one() -> None:
    play = asked(msgspec.structs.replace(LICENSED, barred=True))
    with pytest.raises(NotAllowed, match="suspended"):
        handed(play)
    play.learn(LICENSED)
    assert handed(play).case.state == "HANDED"


def test_who_has_no_license_has_no_password_to_reset() -> None:
    with pytest.raises(NotAllowed, match="no license"):
        asked(PersonStanding(name="Kim Roe"))


def test_it_may_be_left_with_a_reason() -> None:
    play = asked()
    play.do("decline", AGENCY_ADMIN, NotSet(why="The caller could not be told to be Kim"))
    assert play.case.state == "DECLINED"


def test_no_form_asks_for_a_password_and_nothing_but_the_case_comes_of_it() -> None:
    texts = {
        name: field.type
        for form in PROCESS.forms().values()
        if issubclass(form, Form)
        for name, field in ((f"{form.__name__}.{each.name}", each) for each in msgspec.structs.fields(form))
        if "word" in name.lower()
    }
    assert texts == {}
    effects: tuple[Effect, ...] = tuple(effect for _, step, _ in PROCESS.arrows() for effect in step.effects)
    assert effects == ()


# "The user will be required to change the password the first time they log onto the system."


@pytest.mark.parametrize(("rule", "clause"), [
    ("strong", "2.1-pw-length"), ("own", "2.1-pw-guessable"), ("new", "2.1-pw-reuse"), ("kept", "2.1-pw-no-share"),
])  # fmt: skip
def test_the_user_says_of_each_rule_that_the_password_keeps_it(rule: str, clause: str) -> None:
    with pytest.raises(NotAllowed, match=clause):
        handed().do("choose", USER, msgspec.structs.replace(GOOD, **{rule: False}))


def test_nobody_says_it_for_the_user() -> None:
    for hat in (AGENCY_ADMIN, STAND_IN):
        with pytest.raises(NotAllowed):
            handed().do("choose", hat, GOOD)


# "Passwords expire every 45 days."


def told(play: Play, until: Any) -> list[date]:
    return [each.at.date() for each in play.wait(until) if each.notices]


def test_of_a_password_chosen_on_january_6_day_45_is_february_20() -> None:
    assert chosen().due("change") == date(2026, 2, 20)


def test_the_user_is_reminded_a_week_and_a_day_ahead_and_then_the_case_is_over() -> None:
    play = chosen()
    assert told(play, local(2, 20, 23)) == [date(2026, 2, 13), date(2026, 2, 19)]
    play.wait(local(2, 21, 1))
    assert play.case.state == "EXPIRED"


def test_a_password_changed_before_runs_another_45_days_also_over_the_night_on_which_clocks_change() -> None:
    play = chosen()
    play.now = local(2, 10, 9)
    play.do("change", USER, msgspec.structs.replace(GOOD, changed_on=date(2026, 2, 10)))
    assert (play.case.state, play.due("change")) == ("CHOSEN", date(2026, 3, 27))


def test_the_days_are_the_editions() -> None:
    assert chosen(Policy("longer", date(2016, 1, 1), Policy.password_expiry_days.to(90))).due("change") == date(
        2026, 4, 6
    )


def test_who_is_locked_out_again_asks_in_the_same_case() -> None:
    play = chosen()
    play.do("ask-again", USER, Again(why="Three wrong attempts"))
    assert (play.case.state, list(play.case.owed)) == ("ASKED", ["reset"])


def test_it_ends_with_the_license() -> None:
    def left(play: Play) -> Case:
        before = play.case
        play.learn(PersonStanding(name="Kim Roe"))
        (follows,) = following(before, play.case, play.now, play.policy)
        assert isinstance(follows, Act)
        play.fire(follows)
        return play.case

    assert {left(play).state for play in (asked(), handed(), chosen())} == {"LEFT"}
