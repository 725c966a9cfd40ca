"""P34: what is moved: a resolution, or a change of the minimum data elements (manual 1, 2.1, 5).

"Partner Agencies may collect information for data elements in addition to the minimally required data elements established
by the HMIS Advisory Committee in accordance with HUD." HUD's elements are the floor; the Committee may ask for more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import AddAgendaItem, Effect, ReportAgendaItem, Term, Undone
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import Require, Step
from workflows.grammar.shapes import one_text, withdraw
from workflows.law.choice import Choice
from workflows.law.fields import Line, Remark, Short, Text
from workflows.law.readers import ICA
from workflows.law.roles import CHAIR, CLOCK, COMMITTEE, SYSTEM_ADMIN
from workflows.manual.governance.motion.putting import CLAUSE
from workflows.manual.governance.motion.states import S

ELEMENTS = "2.1-minimum-elements"


class MotionKind(Choice):
    """What is moved."""

    RESOLUTION = "resolution", "that the Committee resolves something"
    ADD_ELEMENT = "add-element", "that a data element is collected beyond HUD's"
    END_ELEMENT = "end-element", "that a data element is no longer collected"


class Motion(Form, key="Motion", kw_only=True):
    """Make a motion for the Committee to decide on."""

    title: Annotated[
        Line,
        Meta(
            title="What it is about",
            description="It stands on the agenda, which CoC leadership reads too: no names of clients or users",
        ),
    ]
    text: Annotated[Text, Meta(title="The motion", description="In the words in which it is to be decided")]
    reasons: Annotated[Remark, Meta(title="Reasons")] = ""
    kind: Annotated[MotionKind, Meta(title="What is moved?")]
    element: Annotated[Short, Meta(title="For a data element: its name, as in WellSky")] = ""
    who_for: Annotated[Short, Meta(title="For a data element: which programs collect it")] = ""
    from_on: Annotated[
        date | None, Meta(title="For a data element: first day", description="On which it counts, or counts no longer")
    ] = None


class ElementsAsked(Form, key="ElementsAsked"):
    """What the desk knows of the data elements that the Committee asks for."""

    names: Annotated[tuple[str, ...], Meta(title="Asked for today or later")] = ()


@dataclass(frozen=True)
class AskForElement(Effect, key="AskForElement", undone=Undone("the data element is not asked for", alike=("name",))):
    """The list of minimum data elements shows the element from its first day."""

    name: Term[str]
    who_for: Term[str]
    on: Term[date | None]
    when: Term[bool] = True


@dataclass(frozen=True)
class EndElement(Effect, key="EndElement", undone=Undone("the data element is asked for again", alike=("name",))):
    """The list of minimum data elements shows until when the element is asked for."""

    name: Term[str]
    on: Term[date | None]
    when: Term[bool] = True


KIND = fact(Motion.kind)
OF_ELEMENT = ~KIND.is_(MotionKind.RESOLUTION).said("a resolution is moved", "a change of the data elements is moved")


@condition("it is said which data element, and from when", "it is not said which data element, or from when")
def _is_whole(known: Known) -> bool:
    said = known[Motion]
    return said.kind is MotionKind.RESOLUTION or bool(said.element.strip() and said.from_on)


@condition(
    "the element is on the list if it is to end, and is not yet if it is new", "the list says otherwise of the element"
)
def _fits_the_list(known: Known) -> bool:
    said, names = known[Motion], {each.casefold() for each in known[ElementsAsked].names}
    there = said.element.strip().casefold() in names
    return said.kind is MotionKind.RESOLUTION or there is (said.kind is MotionKind.END_ELEMENT)


MOVE = (
    Step("move", CLAUSE, S.MOVED)
    .citing(ELEMENTS)
    .called("Make a motion", "Motion made")
    .said("It goes on the agenda of the Committee's next meeting. The chair puts it to the vote.")
    .by(COMMITTEE, SYSTEM_ADMIN)
    .asks(Motion)
    .read_by(ICA, COMMITTEE)
    .requires(
        Require(ELEMENTS, "name the data element, and the day from which it counts or counts no longer", _is_whole,
                about=fact(Motion.element)),
        Require(ELEMENTS, "look at the list of minimum data elements: only what is on it can end, and only what is not can be added",
                _fits_the_list, about=fact(Motion.element)),
    )
    .does(AddAgendaItem(fact(Motion.title)))
    .tells("motion-moved", CHAIR, SYSTEM_ADMIN)
)  # fmt: skip
BROUGHT = (
    Step("brought", CLAUSE, S.MOVED)
    .called("Open from another case", "Motion brought by ICA")
    .by(CLOCK)
    .does(AddAgendaItem(fact(Motion.title)))
    .tells("motion-moved", CHAIR, SYSTEM_ADMIN)
)


@dataclass(frozen=True)
class ReportMotion(Effect, key="ReportMotion", undone=Undone("the case that brought the motion learns what is so now")):
    """The case that brought the motion learns what became of it."""

    when: Term[bool] = True


REPORTED = ReportMotion(when=BROUGHT.taken)
MotionWithdrawn = one_text(
    "MotionWithdrawn", "Withdraw the motion.", "Why it is withdrawn", "ICA and the Committee read it"
)
WITHDRAW = (
    withdraw("the motion", S.WITHDRAWN, CHAIR, MotionWithdrawn)
    .by(CHAIR, SYSTEM_ADMIN)
    .said("Whoever moved it asks the chair or ICA to withdraw it. It comes off the agenda.")
    .does(ReportAgendaItem("withdrawn"), REPORTED)
    .tells("committee-dropped", COMMITTEE, CHAIR, SYSTEM_ADMIN)
)
