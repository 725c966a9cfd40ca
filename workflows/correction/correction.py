"""All that an amendment changes in a case, worked out before it is done; what is shown is what is written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from workflows.correction.amending import amended, parts
from workflows.correction.lives import Entry, Life
from workflows.correction.pairing import Deed, deeds, paired
from workflows.engine.cases import Changes, Decision, Told, difference
from workflows.facts.forms import Form
from workflows.grammar.duties import base
from workflows.grammar.events import Act, Amendment, Event, Insert, Learn
from workflows.law.calendar import Receipt
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, Role
from workflows.law.value import Value


class Fact(Value, frozen=True):
    """A field of a form that said one thing and now says another; a form struck or given back says nothing else."""

    place: int
    form: type[Form]
    field: str
    old: object = None
    new: object = None


class Dated(Value, frozen=True):
    """A date that moved, why it was that day, and why it is this one."""

    duty: str
    old: Receipt | None
    new: Receipt | None


class Elsewhere(Value, frozen=True):
    """What a correction means for another case."""

    says: str  # in a sentence that does not name the case, since not everybody who reads it may know of it
    shown: str  # in a sentence that names it, to ICA
    ends: str = ""  # what people did there that ends with it, which takes the author's agreement
    by_two: bool = False  # whether a second person confirms it


class Correction(Value, frozen=True):
    """All that an amendment changes, written in one transaction."""

    amendment: Amendment
    at: datetime
    before: Life
    after: Life
    facts: tuple[Fact, ...]
    changes: Changes
    dates: tuple[Dated, ...]
    undone: tuple[Deed, ...]
    altered: tuple[tuple[Deed, Deed], ...]  # the same thing, brought about otherwise
    due: tuple[Deed, ...]
    otherwise: tuple[tuple[Decision, Decision], ...]  # steps that stand, and come out otherwise
    undue: tuple[Entry, ...]  # turns of the clock that count no longer
    in_vain: tuple[Told, ...]  # what was told, and is not so
    untold: tuple[Told, ...]  # what would have been told, and is told now
    elsewhere: tuple[Elsewhere, ...] = ()  # what it means for other cases
    unseen: bool = False  # by anybody of ICA, so that two people make it whatever hangs on it

    @property
    def takes_two(self) -> bool:
        """Whether a second person confirms it: a sanction, a release or a license hangs on it, or nobody of ICA sees it."""
        touched = (*self.undone, *self.due, *(deed for pair in self.altered for deed in pair))
        return (
            self.unseen
            or any(deed.effect.undone.by_two for deed in touched)
            or any(each.by_two for each in self.elsewhere)
        )

    def concerned(self, unheard: Collection[Told] = ()) -> frozenset[Role]:
        """Return who is told of it: who owes what it moves, opens or closes, and who was told what is not so.

        What was not told yet is `unheard`: who has heard nothing of a thing is not told that it is not so.
        """
        cases = self.before.case, self.after.case
        owners = {duty.key: duty.owner_of for case in cases for duty in case.process.duties_in(case.state)}
        keys = {each.duty for each in self.dates} | {row.key for row in self.changes.opened} | set(self.changes.closed)
        owing = {owners[base(key)](key.partition(":")[2]) for key in keys}
        heard = {
            place: {told.to for told in decision.notices if told not in unheard}
            for place, decision in self.before.lived
        }
        touched = (*self.undone, *(old for old, _ in self.altered))
        told = {role for deed in touched for role in heard.get(deed.place, ())} | {
            each.to for each in self.in_vain if each not in unheard
        }
        return frozenset(owing | told) - {CLOCK}


def correct(life: Life, amendment: Amendment, now: datetime, policy: Policy) -> Correction:
    """Return what an amendment makes of a case, or raise NotAllowed; Blocked names the step it leaves no room for."""
    after = amended(life, amendment, now, policy)
    one, other = life.case, after.case
    pairs, told, tells = paired(deeds(life), deeds(after)), _notices(life), _notices(after)
    keys = [key for key in one.owed if key in other.owed and one.owed[key].receipt != other.owed[key].receipt]
    return Correction(
        amendment,
        now,
        life,
        after,
        tuple(_facts(life, after, amendment)),
        difference(one, other),
        tuple(Dated(key, one.owed[key].receipt, other.owed[key].receipt) for key in keys),
        *pairs,
        tuple(_otherwise(life, after)),
        tuple(entry for entry in after.undue if entry not in life.undue),
        _less(told, tells),
        _less(tells, told),
    )


def _notices(life: Life) -> list[Told]:
    return [notice for _, decision in life.lived for notice in decision.notices]


def _less(some: Sequence[Told], others: Iterable[Told]) -> tuple[Told, ...]:
    """Return those that have no like among the others, each of which stands for one."""
    left, rest = list(others), list[Told]()
    for each in some:
        if each in left:
            left.remove(each)
        else:
            rest.append(each)
    return tuple(rest)


def _otherwise(before: Life, after: Life) -> Iterator[tuple[Decision, Decision]]:
    was = {each.place: each.decision for each in before.lived}
    for place, decision in after.lived:
        old = was.get(place)
        if old and [(step.to, step.done) for step in old.steps] != [(step.to, step.done) for step in decision.steps]:
            yield old, decision


def _facts(before: Life, after: Life, amendment: Amendment) -> Iterator[Fact]:
    for each in parts(amendment):
        place = before.length if isinstance(each, Insert) else each.place
        old, new = before.entry(place), after.entry(place)
        ones = said(old.event) if old and not old.struck else {}
        others = said(new.event) if new and not new.struck else {}
        for kind in ones | others:
            for field in kind.__struct_fields__:
                was, is_ = getattr(ones.get(kind), field, None), getattr(others.get(kind), field, None)
                if was != is_:
                    yield Fact(place, kind, field, was, is_)


def said(event: Event) -> dict[type[Form], Form]:
    """Return the forms that came with an event."""
    forms = event.forms if isinstance(event, Act) else event.records if isinstance(event, Learn) else ()
    return {type(form): form for form in forms}
