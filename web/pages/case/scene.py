"""A case as somebody comes upon it: its row, what the engine knows of it, and all that is kept beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from models.access.access import own_hats
from models.access.concern import agency_names, concern_of, roles_in
from models.access.parties import parties_of
from models.access.rulebook import rulebook_of
from models.casebook.case_details import Officer, officers
from models.casebook.case_json import decoded
from models.casebook.case_search import duties_of, find, history_of, linked, names
from models.casebook.replaying import amends, history, life_of
from models.casebook.sight.sight import Sight, sight_of
from models.intake.drafts import Kept, drafts_about
from models.intake.remarks import documents
from models.intake.withheld_entries import may_withhold, withheld_in
from models.mail.sent_mail import notices_of
from models.rows.cases import CaseRow, Document, DutyRow, HistoryRow
from models.rows.notices import NoticeRow
from web.calls import Call
from web.pages.case.cast import Cast
from workflows.answers.written import whole_number
from workflows.correction.lives import Entry
from workflows.engine.cases import Case, Refusal
from workflows.engine.engine import available
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.grammar.duties import Duty, base
from workflows.grammar.events import Parties, Roles
from workflows.grammar.process import Ended, Process, State, Step, Waiting
from workflows.grammar.takers import asked_oneself, owners_of
from workflows.grammar.words import filled
from workflows.law.policy import Policy
from workflows.law.roles import CLOCK, OF_AN_AGENCY, Role, may_act_as
from workflows.sight.reading import secrets_in

Offer: TypeAlias = tuple[Step, Duty | None, Refusal | None]


@dataclass(frozen=True)
class Scene:
    """A case and all that its page tells of it."""

    call: Call
    row: CaseRow
    worn: Roles
    case: Case
    policy: Policy
    duties: list[DutyRow]
    history: list[HistoryRow]  # the newest first
    cast: Cast
    drafts: Mapping[str, Kept]
    sight: Sight
    amended: bool  # whether an entry was put right, be it one that the person who looks may not read

    @property
    def process(self) -> Process:
        """The process the case runs by."""
        return self.case.process

    @cached_property
    def known(self) -> Known:
        """What rules and guards may look at now."""
        case = self.case
        return case.known(self.policy, self.call.now)

    @cached_property
    def _known_here(self) -> Known:
        """The same as the person who looks may know it of other cases."""
        return self.sight.known(self.known)

    @cached_property
    def known_to_all(self) -> Known:
        """The same without answers that are secret by now, so that nothing that is foretold gives them away."""
        return self.known.without(secrets_in(self.process, self.case.state))

    def shown(self, form: Form) -> Form:
        """Return a form as the person who looks may read it."""
        return self.sight.shown(form)

    def filled(self, words: str, party: str = "") -> str:
        """Return words about a case with the names and numbers in them."""
        subject = self.cast.subject[1] if self.cast.subject else self.cast.agency or "the agency"
        given = {"subject": subject, "party": self.party_called(party) if party else "each of them"}
        return filled(words, self.policy, self.process.names, self._known_here, given)

    @cached_property
    def answered_for(self) -> str:
        """The party for which the person who looks answered last, if it was for one of several."""
        mine = [row for row in self.duties if row.closed_at and row.done_by_id == self.call.viewer.id]
        last = max(mine, key=lambda row: (row.closed_at, row.id), default=None)
        return last.key.partition(":")[2] if last else ""

    def may_answer(self, row: DutyRow, duty: Duty) -> bool:
        """Say whether the person who looks may answer a duty, for the party that owes it if one of several does."""
        party = row.key.partition(":")[2]
        worn = self.parties.get(party, ()) if party else self.worn
        return may_act_as(worn, row.owner) and not asked_oneself(duty, self.worn)

    @cached_property
    def offers(self) -> list[Offer]:
        """The steps on offer; of two with one name only the first, which the engine would take."""
        found = dict[str, Offer]()
        for step, duty, refusal in available(
            self.case, self.worn, self.call.now, self.policy, self.parties, own=self.own
        ):
            found.setdefault(step.name, (step, duty, refusal))
        return list(found.values())

    @cached_property
    def agencies(self) -> Mapping[str, str]:
        """The names of the agencies that have a part in the case, by their keys."""
        return self.cast.agencies or agency_names(self.call.session, concern_of(self.call.session, self.row).agencies)

    def party_called(self, party: str) -> str:
        """Return the name of an agency, a person or a part that answers for itself."""
        parts = {part: name for offices in self.process.offices for part, name in offices.parts.items()}
        person = self.cast.names.get(whole_number(party) or 0)
        return person or parts.get(party) or self.agencies.get(party, party)

    @cached_property
    def own(self) -> Roles | None:
        """The hats that are not lent, where the person who looks stands in for somebody."""
        return own_hats(self.call.session, self.call.viewer, self.row) if self.call.viewer.lent else None

    @cached_property
    def parties(self) -> Parties:
        """For which parties the person who looks may speak, and in which hats."""
        return parties_of(self.call.session, self.call.viewer, self.row)

    @cached_property
    def waiting(self) -> Waiting | None:
        """The state in which something is owed, if the case is in one."""
        return self.process.waiting_in.get(self.case.state)

    @cached_property
    def state(self) -> Waiting | Ended:
        """Where the case stands."""
        return self.process.standing(self.case.state)

    @property
    def standing(self) -> State:
        """Where the case stands, as a name and words."""
        return self.state.state

    @cached_property
    def open(self) -> list[tuple[DutyRow, Duty]]:
        """What is owed now, each with its declaration; the person's own first, then by date."""
        declared = {duty.key: duty for duty in self.process.duties_in(self.case.state)}
        live = [row for row in self.duties if row.closed_at is None]
        rows = [(row, declared[base(row.key)]) for row in live if base(row.key) in declared]
        mine = self.call.viewer.id
        return sorted(
            rows, key=lambda pair: (not self.holds_up(pair[1]), pair[0].assignee_id != mine, pair[0].due_order)
        )

    def holds_up(self, duty: Duty) -> bool:
        """Say whether the case waits for a duty."""
        return self.waiting is not None and duty in self.waiting.duties

    @cached_property
    def counts(self) -> Mapping[int, Entry]:
        """Each entry of the history by its row, as it counts after all corrections; nothing where none was made."""
        if not self.amended:
            return {}
        session = self.call.session
        rows, life = history(session, self.row).rows, life_of(session, self.row)
        return {rows[entry.place]: entry for entry in life.entries}

    @cached_property
    def documents(self) -> list[Document]:
        """The documents kept with the case."""
        return documents(self.call.session, self.call.viewer, self.row)

    @cached_property
    def withheld(self) -> frozenset[int]:
        """The entries of the history of which only a trace is left."""
        return withheld_in(self.call.session, self.row)

    def may_withhold(self, document: Document) -> bool:
        """Say whether the person who looks may withhold a document."""
        return not document.withheld and may_withhold(self.call.viewer, self.worn, self.row, document.added_by_id)

    @cached_property
    def notices(self) -> list[NoticeRow]:
        """What was told about the case, the oldest first."""
        return self.sight.notices(notices_of(self.call.session, self.row.id))

    @cached_property
    def linked(self) -> list[CaseRow]:
        """The cases that opened this one or were opened by it."""
        return linked(self.call.session, self.call.viewer, self.row)


def scene_of(call: Call, number: str) -> Scene:
    """Return a case as the person who calls comes upon it; or raise NoSuchCase."""
    row, worn = find(call.session, call.viewer, number)
    rulebook = rulebook_of(call.session)
    case = decoded(rulebook.processes[row.process], row.edition, row.state, row.body)
    sight = sight_of(call.session, call.viewer, row)
    entries = history_of(call.session, row.id)
    owed, history = sight.duties(duties_of(call.session, row.id)), sight.history(entries)
    return Scene(
        call, row, worn, case, rulebook.editions.named(row.edition), owed, history,
        _cast(call, row, case.process, owed, history), drafts_about(call.session, call.viewer, f"case:{row.id}"), sight,
        any(map(amends, entries)),
    )  # fmt: skip


def _cast(call: Call, row: CaseRow, process: Process, owed: list[DutyRow], history: list[HistoryRow]) -> Cast:
    ids = {each.assignee_id for each in owed} | {each.person_id for each in history}
    ids |= {each.done_by_id for each in owed}
    several = any(each.key.partition(":")[2] for each in owed)
    there = _officers(call, row, process)
    return Cast(
        viewer_id=call.viewer.id,
        subject=(row.subject.id, row.subject.name) if row.subject else None,
        subject_role=process.subject,
        keeper=(row.keeper.id, row.keeper.name) if row.keeper else None,
        officers=there,
        names=names(call.session, {each for each in ids if each}),
        agency=row.agency.name if row.agency else "",
        agencies=agency_names(call.session, concern_of(call.session, row).agencies) if several else {},
        vacant=frozenset() if process.key in rulebook_of(call.session).shared else _vacant(row, process, there),
    )


def _vacant(row: CaseRow, process: Process, there: list[Officer]) -> frozenset[Role]:
    """Return the offices of the agency that nobody holds for a case; one that it is kept from is not vacant by that."""
    held = {officer.role for officer in there} | roles_in(row.withheld)
    return frozenset(OF_AN_AGENCY & _roles(process) - held) if row.agency_id else frozenset()


def _officers(call: Call, row: CaseRow, process: Process) -> list[Officer]:
    """Return who holds the offices of a case; of several agencies those of one's own, unless one is of ICA."""
    found = officers(call.session, row, _roles(process))
    if call.viewer.is_staff() or process.key not in rulebook_of(call.session).shared:
        return found
    own = agency_names(call.session, call.viewer.agencies()).values()
    return [each for each in found if not each.agency or each.agency in own]


def _roles(process: Process) -> set[Role]:
    """Return the roles that have to do with a process: those who act in it, may act for them, or are told."""
    told = {notice.to for _, step, _ in process.arrows() for notice in step.notices}
    told |= {notice.to for loss in process.losses for notice in loss.notices}
    owners = {owner for _, step, duty in process.steps() for owner in owners_of(step, duty)} - {CLOCK}
    return told | {role for role in Role if any(may_act_as({role}, owner) for owner in owners)}
