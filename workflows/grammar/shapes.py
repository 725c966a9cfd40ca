"""Shapes that recur in the manual: one text or one day as an answer; to withdraw, refuse and send back; in WellSky, in writing.

What two paragraphs of the manual say alike is a word here. What they only do alike stays written out where it stands.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, cast

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.rules import BusinessDays
from workflows.grammar.duties import Duty, Must, escalate
from workflows.grammar.steps import LOCAL, State, Step
from workflows.law.fields import DURING, SIGNATURE, Line, Text
from workflows.law.policy import Policy
from workflows.law.roles import ICA_DIRECTOR, SYSTEM_ADMIN, Role

OwnSignature = Annotated[Line, SIGNATURE, Meta(title="Your full name, as your signature")]
"""Of what somebody signs for an agency or an office: it is compared with the name of whoever is signed in."""
SignedAs = Annotated[Line, Meta(title="Your full name, as your signature")]  # of what somebody signs at the desk


def one_text(key: str, says: str, title: str, hint: str = "", *, field: str = "why") -> Any:
    """Return a form that asks one text, such as a reason; `says` is what filling it in does.

    The type checker does not know its one field: what is asked so is read by people, and by no condition.
    """
    return _form(key, says, field, Annotated[Text, Meta(title=title, description=hint or None)])


def one_day(key: str, says: str, title: str, *, field: str) -> Any:
    """Return a form that asks one day, on which something was done; it dates its step, and no rule reads it besides."""
    return _form(key, says, field, Annotated[date, DURING, Meta(title=title)])


def _form(key: str, says: str, field: str, asked: Any) -> Any:
    body = {"__module__": __name__, "__doc__": says, "__annotations__": {field: asked}}
    return cast("Any", type(Form))(key, (Form,), body, key=key)


def withdraw(what: str, goal: State, by: Role, form: type[Form]) -> Step:
    """Return how what was asked is taken back by whoever asked it."""
    return Step("withdraw", LOCAL, goal).called(f"Withdraw {what}", f"{_bare(what)} withdrawn").by(by).asks(form)


def refuse(what: str, clause: str, goal: State, form: type[Form]) -> Step:
    """Return how what was asked is refused by whoever decides, with the reason."""
    return Step("refuse", clause, goal).called(f"Refuse {what}", f"{_bare(what)} refused").asks(form)


def send_back(name: str, clause: str, goal: State, what: str, form: type[Form]) -> Step:
    """Return how what was handed in is sent back, with what is wanted; a duty of the goal says who comes again, and when."""
    return Step(name, clause, goal).called(f"Ask for {what}", f"{what.capitalize()} asked").asks(form)


def in_wellsky(key: str, clause: str, task: str) -> Must:
    """Return what ICA does in WellSky, where the desk has no hand: the duty is open until ICA confirms that it is done."""
    return Must(key, clause, SYSTEM_ADMIN, f"{task} in WellSky")


def follows_in_wellsky(key: str, clause: str, task: str, because: str) -> Duty:
    """Return what ICA does in WellSky about a license that is suspended, back or ended already: by the next working day."""
    late = escalate((SYSTEM_ADMIN, ICA_DIRECTOR))
    within, remind = BusinessDays(Policy.wellsky_days), Policy.wellsky_remind_days
    return in_wellsky(key, clause, task).aimed(because, within=within, remind=remind, late=late).for_several()


def tell_in_writing(key: str, clause: str, whom: str, what: str = "") -> Must:
    """Return that ICA tells somebody in writing; what was sent, and on which day, is put on record."""
    return Must(key, clause, SYSTEM_ADMIN, f"tell {whom} in writing{what and f' {what}'}")


def _bare(what: str) -> str:
    return what.removeprefix("the ").capitalize()
