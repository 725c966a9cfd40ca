"""A process of two steps, declared as it was stored, and with the names in it changed one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from msgspec import Meta

from workflows.facts.effects import Effect, Undone
from workflows.facts.forms import Form
from workflows.grammar.process import Ended, Must, Process, State, Step, Waiting
from workflows.law.choice import Choice
from workflows.law.fields import Line
from workflows.law.roles import AGENCY_ADMIN, SYSTEM_ADMIN


class Season(Choice):
    """When somebody visits."""

    SPRING = "spring", "when the snow is gone"
    FALL = "fall"


class Harvest(Choice):
    """The same, with one key changed."""

    SPRING = "spring", "when the snow is gone"
    FALL = "autumn"


class Reworded(Choice):
    """The same keys, in other words."""

    SPRING = "spring", "in spring"
    FALL = "fall", "in the fall"


@dataclass(frozen=True)
class Marked(Effect, key="Marked", undone=Undone("the mark is gone")):
    """The calendar shows the visit."""


@dataclass(frozen=True)
class Rekeyed(Effect, key="Shown", undone=Undone("the mark is gone")):
    """The calendar shows the visit."""


def visit(
    season: type[Choice] = Season,
    *,
    form: str = "Visit",
    steps: tuple[str, str] = ("ask", "come"),
    states: tuple[str, str] = ("ASKED", "VISITED"),
    duty: str = "visit",
    notice: str = "visit-due",
    effects: tuple[type[Effect], ...] = (Marked,),
    **more: Any,
) -> Process:
    """Declare the process; `more` are further fields, a type each, or a type and a default."""
    fields = {"season": Annotated[season, Meta(title="Season")], "place": Annotated[Line, Meta(title="Place")], **more}
    asked = _form(form, fields)
    declare: Any = State
    first, last = declare("S", {"FIRST": (states[0], "it is asked for"), "LAST": (states[1], "it is done")})
    come = Step(steps[1], "9", last).called("Come", "Came")
    come = come.tells(notice, AGENCY_ADMIN).does(*(effect() for effect in effects))
    return (
        Process("P98", "Visit", "made up")
        .begins(Step(steps[0], "9", first).called("Ask", "Asked").by(AGENCY_ADMIN).asks(asked))
        .runs(
            Waiting(first, "9").until(Must(duty, "9", SYSTEM_ADMIN, "come").untimed("why not").answers(come)),
            Ended(last, "9"),
        )
    )


def _form(key: str, fields: dict[str, Any]) -> type[Form]:
    kinds = {name: said[0] if isinstance(said, tuple) else said for name, said in fields.items()}
    defaults = {name: said[1] for name, said in fields.items() if isinstance(said, tuple)}
    body = {"__module__": __name__, "__doc__": "Ask for a visit.", "__annotations__": kinds, **defaults}
    declare: Any = type(Form)
    made: type[Form] = declare("Made", (Form,), body, key=key)
    return made


DAY = Annotated[date, Meta(title="Day")]
NOTE = Annotated[Line | None, Meta(title="Note")]
