"""The words in which a process is declared.

A process is a list of sentences, one to a line:

    Waiting(state, clause, stage)
    .until(
        Must(key, clause, who, what)              a sentence begun; it is no duty yet
        .by(rule, late=Step or Escalate)          or .untimed(why): only now may it stand in a state
        .answers(Step(name, clause, goal), ...)   an answer with a goal decides; without one it waits for the rest
    )
        .each(words, parties)                     owed by every one of several, each for itself
    .then(Step(...))                              what the desk does when all are in
    .meanwhile(duty, ...)                         owed too, but holding nothing up
    .rests(duty, clause, why)                     owed still, but its deadline stands still
    .may(Step(...).by(who, ...))                  what others are free to do

A case begins by people, by another case, or by the calendar: `.recurs(yearly(7, 1), per=Per.USER, begins=Step(...))`.
A step has one button and may come out in several ways: `.leads(to(S.A).when(condition), otherwise(S.B))`. `Must` is to
do something, which somebody may stand in for; `Consent` is to agree, which nobody does for another.

Every word is a frozen value: it can be read, drawn, checked and run, and nothing in it happens by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from workflows.facts.conditions import Condition
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.duties import Consent, Duty, Escalate, Must, Untimed, escalate, wait
from workflows.grammar.following import Follow
from workflows.grammar.likeness import Alike, Beside, Matter, OneOpen
from workflows.grammar.needed import Needed
from workflows.grammar.notices import Loss, Notice, Outside, Untold
from workflows.grammar.recurring import Per, Period, Recurrence, Rhythm, every_months, monthly, yearly
from workflows.grammar.requirements import Require
from workflows.grammar.states import STRUCK, Ended, Rest, Waiting
from workflows.grammar.steps import LOCAL, NEW, Office, State, Step, again, otherwise, to
from workflows.grammar.texts import Texts
from workflows.grammar.words import Names
from workflows.law.readers import Readers, Side, tokens
from workflows.law.roles import Offices, Role
from workflows.law.setting import Setting

__all__ = [
    "LOCAL", "NEW", "Alike", "Consent", "Duty", "Ended", "Escalate", "Follow", "Must", "Needed", "Notice", "Office",
    "OneOpen", "Per", "Process", "Require", "Rest", "State", "Step", "Untimed", "Untold", "Waiting", "Withheld",
    "again", "escalate", "every_months", "monthly", "otherwise", "to", "wait", "yearly",
]  # fmt: skip


@dataclass(frozen=True)
class Withheld:
    """Offices from which a case is kept, as it begins: to them it does not exist."""

    clause: str
    words: str
    roles: Callable[[Known], frozenset[Role]]


@dataclass(frozen=True)
class Stretch:
    """States throughout which the same is owed beside, and may be done."""

    states: frozenset[State]
    beside: tuple[Duty, ...]
    options: tuple[Step, ...]


@dataclass(frozen=True, eq=False)
class Process:
    """One process of the manual: how a case begins, and its states in reading order.

    The person a case is about plays the role `subject` in it, and sees it unless it is `closed_to_subject`: always, or
    under a condition on what it begins with. Without such a role that person sees nothing of it.
    """

    key: str
    title: str
    chapter: str
    subject: Role | None = None
    closed_to_subject: bool | Condition = False  # who is only told of it, and sees nothing
    confidential: bool = False  # mail about it carries no details
    heading: str = "{title}"  # of a case; may name {subject}, settings, and what `names` makes of the case
    names: Names = field(default_factory=dict)  # what headings and tasks may name of a case
    beginnings: tuple[Step, ...] = ()  # by people, or by other cases
    states: tuple[Waiting | Ended, ...] = ()
    records: tuple[type[Form], ...] = ()  # what the desk finds out by itself
    brought: tuple[type[Form], ...] = ()  # what another case, or the calendar, brings when it opens this one
    freedoms: tuple[Step, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    withheld: Withheld | None = None
    recurrence: Recurrence | None = None
    single: OneOpen | None = None
    alike: Alike | None = None
    by_corrections: bool = False  # begun by what a correction leaves to be done, and by nothing else
    by_texts: bool = False  # begun by the list of texts: for whom an edition that is in effect is to sign
    of_the_manual: bool = True  # else the desk's own
    guards_roles: bool = False  # whether by it two people change what one may not
    untolds: tuple[Untold, ...] = ()  # who hears of outcomes in another way than by notices, unless a step tells them
    receipt: Callable[[Known], str] | None = None  # what somebody reads who began a case and may not see it
    needed: tuple[Needed, ...] = ()  # what must be so before the outcome that a case is for
    before: str = ""  # that outcome: "Before the license can be issued"
    following: tuple[Follow, ...] = ()  # what is done when the desk finds something out
    texts: tuple[Texts, ...] = ()  # tables of what people are told
    written: Mapping[str, str] = field(default_factory=dict)  # the notices that are letters too, each with its clause
    outside: Mapping[str, Outside] = field(default_factory=dict)  # of these the letters that go to somebody outside
    losses: tuple[Loss, ...] = ()  # what a change of the directory may take away
    paperless: str = ""  # why no document is kept with a case
    records_read: Mapping[type[Form], Readers] = field(default_factory=dict)  # where somebody beside ICA needs a record

    def keeps_from(self, clause: str, words: str, roles: Callable[[Known], frozenset[Role]]) -> Process:
        """Name the offices that a case may be kept from."""
        return replace(self, withheld=Withheld(clause, words, roles))

    def keeps_no_documents(self, because: str) -> Process:
        """Say why no document is kept with a case, in the words in which one is refused."""
        return replace(self, paperless=because)

    def says(self, *tables: Texts) -> Process:
        """Name the tables of sentences that its notices read, for the handbook."""
        return replace(self, texts=(*self.texts, *tables))

    def in_writing(self, clause: str, *templates: str, to: Outside | None = None) -> Process:
        """Name notices that are told in writing: a letter of each is kept with the case.

        It is to each who is told, or to somebody outside: then whoever is told sends it.
        """
        written = {**self.written, **dict.fromkeys(templates, clause)}
        outside = {**self.outside, **(dict.fromkeys(templates, to) if to else {})}
        return replace(self, written=written, outside=outside)

    def needs(self, before: str, *conditions: Needed) -> Process:
        """List what must be so before what a case is for, as its page shows it from the first day on."""
        return replace(self, before=before, needed=conditions)

    def untold(self, *to: Role, because: str) -> Process:
        """Say why some get no notice of any outcome of which no step tells them."""
        return replace(self, untolds=self.untolds + tuple(Untold(role, because) for role in to))

    def one_open(self, clause: str, words: str, matter: Callable[[Known], str] | None = None) -> Process:
        """Allow one open case about a person at an agency, or one about each of several matters."""
        return replace(self, single=OneOpen(clause, words, matter))

    def likely_twice(self, words: str, by: Matter, recent: Setting[int] | None = None, beside: Beside = ()) -> Process:
        """Say by what an open or recent case is likely the same thing, which is said to whoever enters it again."""
        return replace(self, alike=Alike(words, by, recent, beside))

    def is_closed_to_subject(self, known: Known) -> bool:
        """Say whether a case that begins so is closed to the person it is about; what is not known keeps it closed."""
        closed = self.closed_to_subject
        return closed if isinstance(closed, bool) else closed.verdict(known) is not False

    def looks_up(self, *records: type[Form]) -> Process:
        """Name what the desk finds out by itself, and keeps up to date."""
        return replace(self, records=records)

    def shows(self, *records: type[Form], to: tuple[Side | Role, ...]) -> Process:
        """Name who reads some records beside ICA."""
        return replace(self, records_read={**self.records_read, **dict.fromkeys(records, tokens(to))})

    def watches(
        self, clause: str, words: str, holds: Callable[[Known], frozenset[str]], template: str, *to: Role
    ) -> Process:
        """Say what a change of the directory may take away, and who is told then."""
        loss = Loss(clause, words, holds, tuple(Notice(template, role) for role in to))
        return replace(self, losses=(*self.losses, loss))

    def follows(self, *each: Follow) -> Process:
        """Name the steps that are taken when the desk finds something out."""
        return replace(self, following=(*self.following, *each))

    def takes_over(self, *brought: type[Form]) -> Process:
        """Name what another case may bring when it opens this one."""
        return replace(self, brought=(*self.brought, *brought))

    def begins(self, *openings: Step) -> Process:
        """Name the steps with which a case may begin."""
        return replace(self, beginnings=openings)

    def recurs(self, rhythm: Rhythm, *, per: Per, begins: Step, onward: bool = False) -> Process:
        """Let the calendar open a case for each of these, every period anew; the step brings the Period with it.

        Where the period that runs when a desk begins with it was seen to before, it goes `onward` from the next one.
        """
        recurrence = Recurrence(begins, rhythm, per, onward=onward)
        return replace(self, recurrence=recurrence, brought=(*self.brought, Period))

    def arises(self, rhythm: Rhythm, *, per: Per, wanted: Condition, begins: Step) -> Process:
        """Let the desk open a case for each of these where the directory says that one is wanted, and none is open.

        It looks when the directory changes, and in this rhythm: what an edition or the calendar changes is found then.
        """
        return replace(self, recurrence=Recurrence(begins, rhythm, per, wanted))

    @cached_property
    def openings(self) -> tuple[Step, ...]:
        """The steps with which a case may begin: those of people and of other cases, then the calendar's."""
        return (*self.beginnings, *((self.recurrence.begins,) if self.recurrence else ()))

    def at_any_time(self, *freedoms: Step) -> Process:
        """Name what is free to be done in any state in which something is owed."""
        return replace(self, freedoms=freedoms)

    def throughout(
        self, states: tuple[State, ...], *, meanwhile: tuple[Duty, ...] = (), may: tuple[Step, ...] = ()
    ) -> Process:
        """Say once what holds in a stretch of states: what is owed beside, and what others are free to do."""
        return replace(self, stretches=(*self.stretches, Stretch(frozenset(states), meanwhile, may)))

    def runs(self, *states: Waiting | Ended) -> Process:
        """List the states, in reading order, each with what holds throughout."""
        return replace(self, states=tuple(self._stretched(state) for state in states))

    def _stretched(self, state: Waiting | Ended) -> Waiting | Ended:
        if isinstance(state, Ended):
            return state
        here = [stretch for stretch in self.stretches if state.state in stretch.states]
        beside = (duty for stretch in here for duty in stretch.beside if duty not in state.duties)
        options = (step for stretch in here for step in stretch.options)
        return replace(state, beside=(*state.beside, *beside), options=(*state.options, *options))

    def waiting(self) -> Iterator[Waiting]:
        """Yield the states in which something is owed."""
        yield from (state for state in self.states if isinstance(state, Waiting))

    @cached_property
    def waiting_in(self) -> Mapping[str, Waiting]:
        """The states in which something is owed, by their keys."""
        return {waiting.state.key: waiting for waiting in self.waiting()}

    def duties_in(self, state: str) -> tuple[Duty, ...]:
        """Return what a state lists as owed."""
        return self._listed.get(state, ())

    def keys_in(self, state: str) -> frozenset[str]:
        """Return the keys of what a state lists as owed."""
        return frozenset(duty.key for duty in self.duties_in(state))

    @cached_property
    def _listed(self) -> Mapping[str, tuple[Duty, ...]]:
        return {waiting.state.key: waiting.all_duties() for waiting in self.waiting()}

    def ways_in(self, state: str) -> tuple[tuple[Step, Duty | None], ...]:
        """Return every step that may be taken in a state, and the duty it answers."""
        return self._ways.get(state, ())

    @cached_property
    def _ways(self) -> Mapping[str, tuple[tuple[Step, Duty | None], ...]]:
        found: dict[str, list[tuple[Step, Duty | None]]] = {}
        for state, step, duty in self.steps():
            found.setdefault(state, []).append((step, duty))
        return {state: tuple(ways) for state, ways in found.items()}

    def steps(self) -> Iterator[tuple[str, Step, Duty | None]]:
        """Yield every way from any state, and the duty it answers."""
        yield from ((NEW, step, None) for step in self.openings)
        for waiting in self.waiting():
            yield from ((waiting.state.key, step, duty) for step, duty in waiting.steps())
            yield from ((waiting.state.key, step, None) for step in self.freedoms)

    @cached_property
    def offices(self) -> tuple[Offices, ...]:
        """The offices of one kind that owe something here, each for its own part."""
        owners = (duty.owner for waiting in self.waiting() for duty in waiting.all_duties())
        return tuple(dict.fromkeys(owner for owner in owners if isinstance(owner, Offices)))

    def duty(self, key: str) -> Duty | None:
        """Return the duty of a key, as some state lists it."""
        return next((duty for waiting in self.waiting() for duty in waiting.all_duties() if duty.key == key), None)

    def label(self, state: str) -> str:
        """Return a state in words."""
        return self.standing(state).state.words

    def standing(self, state: str) -> Waiting | Ended:
        """Return the state of a key; of a case whose beginning was struck, that it was."""
        return next((each for each in self.states if each.state.key == state), STRUCK)

    def arrows(self) -> Iterator[tuple[str, Step, Duty | None]]:
        """Yield every way from any state as it may come out, and the duty it answers."""
        for source, step, duty in self.steps():
            yield from ((source, outcome, duty) for outcome in step.outcomes)

    def notices(self) -> Iterator[Notice]:
        """Yield what is told by its steps, and when something is lost."""
        yield from (notice for _, step, _ in self.arrows() for notice in step.tellings)
        yield from (notice for loss in self.losses for notice in loss.notices)

    def forms(self) -> dict[str, type[Form]]:
        """Return every form and record a case of this process may hold, by key."""
        asked = (step.form for _, step, _ in self.steps() if step.form)
        return {form.key: form for form in (*asked, *self.records, *self.brought)}

    def stages(self) -> tuple[str, ...]:
        """Return the legs of the way, each once, in order."""
        return tuple(dict.fromkeys(state.stage for state in self.states if state.stage))
