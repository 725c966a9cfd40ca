"""The rules that the cases of a database run by: the processes, and the editions of the policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from workflows.facts.forms import Form
from workflows.grammar.process import Process, Step
from workflows.grammar.reading_offices import offices_reading
from workflows.grammar.recurring import Period, Recurrence
from workflows.law.fields import PARTIES, Mark, marked
from workflows.law.policy import FIRST_EDITION, Editions, Policy
from workflows.law.roles import Role
from workflows.manual.registry import BY_KEY


@dataclass(frozen=True)
class Rulebook:
    """Processes by key, and editions."""

    processes: Mapping[str, Process] = field(default_factory=lambda: dict(BY_KEY))
    editions: Editions = field(default_factory=Editions)

    @cached_property
    def readers(self) -> dict[str, frozenset[Role]]:
        """Which offices see the cases of a process: those that act in it or are told, or fill in where one is vacant."""
        return {key: offices_reading(process) for key, process in self.processes.items()}

    @cached_property
    def shared(self) -> frozenset[str]:
        """Which processes several agencies may have a part in, each for itself."""
        return frozenset(key for key, process in self.processes.items() if _is_shared(process))

    @cached_property
    def by_another(self) -> frozenset[str]:
        """Which processes ask for something that whoever began a case does not decide."""
        return frozenset(key for key, process in self.processes.items() if _asks_another(process))

    @cached_property
    def claiming(self) -> frozenset[str]:
        """By which processes an agency asks for somebody, whom the form names beside the address."""
        found = self.processes.items()
        return frozenset(key for key, each in found if any(_names_somebody(step) for step in each.openings))

    @cached_property
    def accusing(self) -> frozenset[str]:
        """Which processes name whoever is complained of, who stands aside in the case."""
        found = self.processes.items()
        return frozenset(
            key for key, each in found if any(marked(form, Mark.ACCUSED) for form in each.forms().values())
        )

    @cached_property
    def guarding(self) -> str:
        """By which process two people change a role that is guarded."""
        return next((key for key, process in self.processes.items() if process.guards_roles), "")

    @cached_property
    def signing(self) -> str:
        """By which process people are asked to sign the editions of texts."""
        return next((key for key, process in self.processes.items() if process.by_texts), "")

    @cached_property
    def of_texts(self) -> frozenset[str]:
        """Which processes are about an edition of a text."""
        found = self.processes.items()
        return frozenset(key for key, each in found if any(marked(form, Mark.TEXT) for form in each.forms().values()))

    @cached_property
    def of_periods(self) -> frozenset[str]:
        """Which processes are about a period, so that what is looked up for them may hang on it."""
        return frozenset(key for key, each in self.processes.items() if Period in each.brought)

    @cached_property
    def shown(self) -> frozenset[str]:
        """Which processes show a case to the person it is about, unless it is closed to them."""
        found = self.processes.items()
        return frozenset(key for key, each in found if each.subject and each.closed_to_subject is not True)

    def policy(self, now: datetime) -> Policy:
        """Return the edition in force at a moment, by the desk's own calendar."""
        return self.editions.on(now.astimezone(ZoneInfo(FIRST_EDITION.timezone)).date())


def _is_shared(process: Process) -> bool:
    return _names_parties(process) or bool(parties_found(process))


def _names_parties(process: Process) -> bool:
    return any(step.form and marked(step.form, kind) for step in process.openings for kind in PARTIES)


def parties_found(process: Process) -> tuple[tuple[type[Form], str], ...]:
    """Return the records and their fields by which the desk finds out which agencies have a part, where nobody names them."""
    records = () if _names_parties(process) else process.records
    return tuple((record, name) for record in records for name in marked(record, Mark.AGENCIES))


def _names_somebody(step: Step) -> bool:
    return bool(step.form and marked(step.form, Mark.PERSON_NAME))


def _asks_another(process: Process) -> bool:
    return any(duty.by_another for waiting in process.waiting() for duty in waiting.all_duties())


RULEBOOK = Rulebook()


def recurring(session: Session) -> dict[str, Recurrence]:
    """Return the processes that the calendar begins, each with how."""
    found = rulebook_of(session).processes.items()
    return {key: process.recurrence for key, process in found if process.recurrence}


def rulebook_of(session: Session) -> Rulebook:
    """Return the rules of the database a session is on."""
    rulebook: Rulebook = session.info["rulebook"]
    return rulebook
