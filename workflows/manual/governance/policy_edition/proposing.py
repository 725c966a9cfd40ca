"""D08: ICA proposes another edition of the deadlines and limits, in which some numbers are others."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import OpenCase
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.process import LOCAL, Require, Step
from workflows.grammar.words import wording
from workflows.law.editions.differences import Difference, differences
from workflows.law.editions.texts import EditionError, with_numbers
from workflows.law.fields import NUMBERS, Line, Text
from workflows.law.policy import Policy
from workflows.law.readers import ICA
from workflows.law.roles import CHAIR, COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.manual.governance.motion.moving import Motion, MotionKind
from workflows.manual.governance.policy_edition.states import S

CLAUSE = "5-ac-def"
LONGEST = 4_500  # characters of a motion that name its numbers; the case names them all


class EditionsKnown(Form, key="EditionsKnown"):
    """What the desk knows of the editions of the deadlines and limits."""

    names: Annotated[tuple[str, ...], Meta(title="All editions by name")] = ()
    newest: Annotated[str, Meta(title="Newest edition")] = ""
    newest_from: Annotated[date, Meta(title="Its first day")] = date(2016, 1, 1)
    numbers: Annotated[str, NUMBERS, Meta(title="Its numbers that are not as they are by default")] = ""


class EditionProposal(Form, key="EditionProposal", kw_only=True):
    """Propose another edition of the deadlines and limits.

    The page that drafts an edition fills this in, and checks each number beside its field.
    """

    name: Annotated[
        Line, Meta(title="What the edition is called", description="By its year, so that people tell it from others")
    ]
    since: Annotated[
        date,
        Meta(title="In force from", description="For cases opened on this day or later; after the newest edition's"),
    ]
    numbers: Annotated[
        Text,
        NUMBERS,
        Meta(title="Numbers that are not as they are by default",
             description="A line each, as the page that drafts an edition writes them",
             examples=["fair_days = 6", "fair_days = 7"]),
    ]  # fmt: skip
    why: Annotated[Text, Meta(title="Why", description="The Committee reads it")]


def _edition(known: Known) -> Policy | None:
    """Return the edition that is proposed, if its numbers can be read."""
    said = known[EditionProposal]
    return _read(name_of(known), said.since, said.numbers)


def _newest(known: Known) -> Policy | None:
    record = known[EditionsKnown]
    return _read(record.newest, record.newest_from, record.numbers)


def _read(name: str, since: date, numbers: str) -> Policy | None:
    try:
        return with_numbers(name, since, numbers)
    except EditionError:
        return None


def changes(known: Known) -> tuple[Difference, ...]:
    """Return what the proposed edition has otherwise than the newest one."""
    edition, newest = _edition(known), _newest(known)
    return tuple(differences(newest, edition)) if edition and newest else ()


@condition("each line gives a number a value that it may have", "a line names no number, or no value that it may have")
def _is_readable(known: Known) -> bool:
    return _edition(known) is not None


@condition("a number changes", "all numbers are as in the newest edition")
def _changes_something(known: Known) -> bool:
    return _edition(known) is None or bool(changes(known))


@condition("it begins after today and after every other edition", "it begins too early")
def _is_ahead(known: Known) -> bool:
    return known[EditionProposal].since > max(known.today, known[EditionsKnown].newest_from)


@condition("no edition is called so", "an edition is called so already")
def _is_new(known: Known) -> bool:
    called = {each.casefold() for each in known[EditionsKnown].names}
    return name_of(known).casefold() not in called


def name_of(known: Known) -> str:
    """Return the name of the edition."""
    return " ".join(known[EditionProposal].name.split())


@wording("the edition that is proposed")
def edition(known: Known) -> str:
    """Name the edition."""
    return name_of(known)


@wording("the numbers that differ, each in a sentence")
def differing(known: Known) -> str:
    """Say what differs, a line each."""
    return "\n".join(map(str, changes(known)))


def _motion(known: Known) -> tuple[Motion]:
    said, name = known[EditionProposal], name_of(known)
    lines, text = (
        changes(known),
        f"Resolved, that the {name} of the deadlines and limits holds from {said.since:%B %-d, %Y} on.",
    )
    for number, each in enumerate(lines):
        if len(text) + len(str(each)) > LONGEST:
            left = len(lines) - number
            text += f"\n{left} more {'number differs' if left == 1 else 'numbers differ'}; the case of the proposal names all of them."
            break
        text += f"\n{each}"
    title = f"Deadlines and limits: {name}"[:200]
    return (Motion(title=title, text=text, reasons=said.why, kind=MotionKind.RESOLUTION),)


PROPOSE = (
    Step("propose", CLAUSE, S.PROPOSED)
    .called("Propose another edition of the deadlines and limits", "Edition proposed")
    .said("The Committee decides by a motion, which this brings before it. Nothing changes until then.")
    .by(SYSTEM_ADMIN, ICA_DIRECTOR)
    .asks(EditionProposal)
    .read_by(ICA, COMMITTEE)
    .requires(
        Require(LOCAL, "there is an edition of this name already; call this one otherwise", _is_new,
                about=fact(EditionProposal.name)),
        Require(LOCAL, "enter a first day after today, and after that of every other edition", _is_ahead,
                about=fact(EditionProposal.since)),
        Require(LOCAL, "give each number, on a line of its own, a value that it may have; the page that drafts an edition says which",
                _is_readable, about=fact(EditionProposal.numbers)),
        Require(LOCAL, "all numbers are as they are in the newest edition; change at least one", _changes_something,
                about=fact(EditionProposal.numbers)),
    )
    .does(OpenCase("P34", "brought", _motion, about_person=False))
    .tells("edition-proposed", COMMITTEE, CHAIR)
)  # fmt: skip
