"""Who has to do with a case, and what they are called in its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.casebook.case_details import Officer
from models.rows.cases import DutyRow
from web.pages.words.dates import capital, initials
from web.pages.words.wording import typeset
from workflows.law.roles import (
    CLOCK,
    COC_BALANCE,
    COC_CHITTENDEN,
    COMMITTEE,
    OF_AN_AGENCY,
    SYSTEM_ADMIN,
    Role,
    may_act_as,
    vacancy,
)
from workflows.law.wording import listed

Somebody = tuple[int, str]
BODIES = frozenset({COC_BALANCE, COC_CHITTENDEN, COMMITTEE})  # of these there is one each


@dataclass(frozen=True)
class Doer:
    """The person or the team behind a duty, as a line below it."""

    initials: str
    name: str
    part: str  # the role in which
    you: bool


@dataclass(frozen=True)
class Cast:
    """The people of a case."""

    viewer_id: int
    subject: Somebody | None
    subject_role: Role | None
    keeper: Somebody | None
    officers: Sequence[Officer]
    names: Mapping[int, str]
    agency: str
    agencies: Mapping[str, str]  # those of which each answers for itself, by their keys
    vacant: frozenset[Role] = frozenset()  # offices of the agency that nobody holds, so that others act in their place

    def person(self, role: Role) -> Somebody | None:
        """Return who plays a role, if that is one known person."""
        if role is self.subject_role:
            return self.subject
        if role is SYSTEM_ADMIN and self.keeper:
            return self.keeper
        found = [(officer.id, officer.name) for officer in self.officers if officer.role is role]
        return found[0] if len(found) == 1 else None

    def called(self, role: Role) -> str:
        """Return what a role is called in the middle of a sentence."""
        if role is CLOCK:
            return "the desk"
        if role in self.vacant and vacancy(role) is not role:
            return self.called(vacancy(role))
        person = self.person(role)
        if person is None:
            return f"the {role}"
        return "you" if person[0] == self.viewer_id else person[1]

    def are_told(self, roles: Iterable[Role]) -> str:
        """Return "We email Jo Tran and Tess Barlow", or nothing: a case may be about nobody who could be told."""
        there = (role for role in roles if role is not self.subject_role or self.subject)
        names = dict.fromkeys(map(self.called, there))
        return f"We email {listed(names)}" if names else ""

    def has(self, role: Role, when: str) -> str:
        """Return "Jo Tran then has", or "You still have"."""
        name = self.called(role)
        return capital(f"{name} {when} {'have' if name == 'you' else 'has'}")

    def doer(self, row: DutyRow) -> Doer:
        """Return who has a duty now, or who may claim it."""
        if row.owner is CLOCK:
            return Doer("HD", "HMIS Desk", "automatically", you=False)
        if row.assignee_id is None:
            return Doer(initials(row.team.words), "Not claimed yet", self.team(row, "any"), you=False)
        name = self.names.get(row.assignee_id, "somebody who left")
        stands_in = row.team is not row.owner
        part = f"{row.team}, for the {row.owner}" if stands_in else self._part(row.owner, self._of(row))
        return Doer(initials(name), name, part, row.assignee_id == self.viewer_id)

    def able(self, owner: Role, besides: int | None) -> Iterator[tuple[int, str]]:
        """Yield who else may do a task, but for the reader, who simply claims it."""
        found = {officer.id: officer.name for officer in self.officers if may_act_as({officer.role}, owner)}
        yield from ((key, name) for key, name in found.items() if key not in {besides, self.viewer_id})

    def team(self, row: DutyRow, article: str = "the") -> str:
        """Return what a team is called that may claim a task: "any legal counsel", but "the Advisory Committee"."""
        role = row.team
        named = row.key.partition(":")[2] in self.agencies or article == "any"
        return f"{'the' if role in BODIES else article} {self._part(role, self._of(row)) if named else role}"

    def by(self, person_id: int | None, role: Role | None) -> str:
        """Return who did something; a complainant is named nowhere."""
        return self.names.get(person_id or 0) or ("the desk" if role in {None, CLOCK} else f"the {role}")

    def _of(self, row: DutyRow) -> str:
        return self.agencies.get(row.key.partition(":")[2], self.agency)

    @staticmethod
    def _part(role: Role, agency: str) -> str:
        return f"{role} of {agency}" if role in OF_AN_AGENCY and agency else role.words

    def people(self, owing: Iterable[DutyRow]) -> list[tuple[str, str]]:
        """Return everybody to be named beside the case, with the part each has in it."""
        parts: dict[int, list[str]] = {}
        if self.keeper:
            parts.setdefault(self.keeper[0], []).append("case owner, ICA")
        if self.subject:
            role = f", {self.subject_role}" if self.subject_role else ""
            parts.setdefault(self.subject[0], []).append(f"the case is about this person{role}")
        for officer in self.officers:
            if officer.role in OF_AN_AGENCY:
                parts.setdefault(officer.id, []).append(self._part(officer.role, officer.agency))
        for row in owing:
            if row.assignee_id and "has a task here" not in parts.setdefault(row.assignee_id, []):
                parts[row.assignee_id].append("has a task here")
        known = {**self.names, **{officer.id: officer.name for officer in self.officers}}
        known |= {person[0]: person[1] for person in (self.subject, self.keeper) if person}
        return [(known[key], typeset(capital(", ".join(said)))) for key, said in parts.items() if said]
