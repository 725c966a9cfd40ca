"""Shapes that recur in the manual: an answer in one text, a step that takes everything back."""

from __future__ import annotations

from typing import Annotated, Any, cast

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.grammar.steps import LOCAL, State, Step
from workflows.law.fields import Text
from workflows.law.roles import Role


def one_text(key: str, says: str, title: str, hint: str = "", *, field: str = "why") -> Any:
    """Return a form that asks one text, such as a reason; `says` is what filling it in does.

    The type checker does not know its one field: what is asked so is read by people, and by no condition.
    """
    asked: Any = Annotated[Text, Meta(title=title, description=hint or None)]
    body = {"__module__": __name__, "__doc__": says, "__annotations__": {field: asked}}
    return cast("Any", type(Form))(key, (Form,), body, key=key)


def withdraw(what: str, goal: State, by: Role, form: type[Form]) -> Step:
    """Return how what was asked is taken back by whoever asked it."""
    return (
        Step("withdraw", LOCAL, goal)
        .called(f"Withdraw {what}", f"{what.removeprefix('the ').capitalize()} withdrawn")
        .by(by)
        .asks(form)
    )
