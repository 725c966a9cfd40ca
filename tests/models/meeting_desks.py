"""Factories: a desk whose only cases hang on the Committee's meetings, and its members."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from models.access.access import Viewer, viewer_of
from models.access.rulebook import Rulebook
from models.casebook.casebook import Author, fire
from models.intake.opening import Opening, open_case
from models.registries.agendas import Agendas, agendas
from models.registries.meeting_calendar import cancel, meeting_of, move, schedule
from models.registries.people_and_agencies import add_person, give_office
from models.rows.cases import CaseRow, DutyRow
from models.rows.meetings import Meeting
from models.rows.people import Agency, Person
from tests.databases import KINDS
from tests.desks import SETTLED, Town, local
from workflows.engine.cases import Decision
from workflows.facts.effects import AddAgendaItem, ReportAgendaItem
from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.grammar.events import Act
from workflows.grammar.process import Ended, Must, Process, State, Step, Waiting, escalate
from workflows.law.roles import COMMITTEE, ICA_DIRECTOR, SYSTEM_ADMIN, USER, Role
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.conduct.meeting_rule import NextMeeting


class Found(Form, key="Found"):
    """What was found."""

    at: Annotated[datetime, Meta(title="It was found")]


class Vote(Form, key="Vote"):
    """Vote."""

    keep: bool


class S(State):
    """Where a finding stands."""

    TOLD = "TOLD", "the Committee is told of it"
    OVER = "OVER", "all is done"


TELL = (
    Must("tell", "9", SYSTEM_ADMIN, "tell the Committee")
    .by(NextMeeting(fact(Found.at)), late=escalate(ICA_DIRECTOR))
    .answers(Step("tell", "9").does(ReportAgendaItem("taken note of")))
)
VOTE = (
    Must("vote", "9", COMMITTEE, "vote")
    .untimed("the manual sets no time for a vote")
    .each("member who may vote", lambda known: known[Committee].members)
    .answers(Step("vote", "9").asks(Vote))
)
LIST = Step("list", "9").by(SYSTEM_ADMIN).does(AddAgendaItem("somebody looked up a neighbor"))
PROCESS = (
    Process("P96", "Findings", "odd", subject=USER, closed_to_subject=True)
    .looks_up(MeetingCalendar, Committee)
    .begins(Step("find", "9", S.TOLD).by(SYSTEM_ADMIN).asks(Found).does(AddAgendaItem("a password was shared")))
    .runs(Waiting(S.TOLD, "9").until(TELL, VOTE).then(Step("end", "9", S.OVER)).may(LIST), Ended(S.OVER, "9"))
)
TODAY = local(9, 10, 11)  # on which agendas are read, unless it is said
STAFF = frozenset({SYSTEM_ADMIN})


class Hall:
    """A town with a Committee of three, the first of them its chair."""

    def __init__(self, kind: str) -> None:
        """Settle the people."""
        self.database = KINDS[kind](Rulebook({"P96": PROCESS}))
        self.town = Town(self.database)
        self.walter = self.member("Walter Pine", Role.CHAIR)
        self.greta, self.hassan = self.member("Greta Lowell"), self.member("Hassan Idris")

    def member(self, name: str, role: Role = COMMITTEE, agency: str = "") -> Viewer:
        """Add a member of the Committee, perhaps of an agency."""
        with self.database.writing() as session:
            of = session.query(Agency).filter_by(key=agency).one_or_none()
            person = add_person(session, name, f"{name.lower().replace(' ', '.')}@desk.example", of, SETTLED)
            give_office(session, person, role, None, SETTLED)
            return viewer_of(person)

    def schedule(self, at: datetime, now: datetime = SETTLED) -> int:
        """Schedule a meeting, and return its number."""
        with self.database.writing() as session:
            return schedule(session, {"starts_at": at, "place": "Waterbury"}, now, self.town.dana.id).id

    def move(self, meeting: int, at: datetime, now: datetime) -> None:
        """Move a meeting."""
        with self.database.writing() as session:
            move(
                session,
                session.get_one(Meeting, meeting),
                {"starts_at": at, "why": "The room is taken."},
                now,
                self.town.dana.id,
            )

    def cancel(self, meeting: int, now: datetime, why: str = "Snow.") -> None:
        """Cancel a meeting."""
        with self.database.writing() as session:
            cancel(session, session.get_one(Meeting, meeting), {"why": why}, now, self.town.dana.id)

    def find(self, now: datetime, *, about: Viewer | None = None, agency: str = "otter-creek-shelter") -> int:
        """Open a case of a finding, and return its id."""
        with self.database.writing() as session:
            of = session.query(Agency).filter_by(key=agency).one().id
            opening = Opening("P96", "find", (Found(at=now),), STAFF, of, about.id if about else None)
            return open_case(session, opening, now, Author())

    def do(self, case_id: int, event: Act, now: datetime) -> Decision:
        """Let somebody take a step."""
        with self.database.writing() as session:
            return fire(session, case_id, event, now, Author())

    def number(self, case_id: int) -> str:
        """Return the number of a case."""
        with self.database.reading() as session:
            return session.get_one(CaseRow, case_id).number

    def due(self, case_id: int) -> datetime | None:
        """Return the first moment that is too late to tell the Committee."""
        with self.database.reading() as session:
            return session.query(DutyRow).filter_by(case_id=case_id, key="tell").one().due_at

    def voters(self, case_id: int) -> set[str]:
        """Return who owes a vote, by name."""
        with self.database.reading() as session:
            rows = session.query(DutyRow.key).filter(DutyRow.case_id == case_id, DutyRow.closed_at.is_(None))
            numbers = [int(key.partition(":")[2]) for (key,) in rows if key.startswith("vote:")]
            return {session.get_one(Person, number).name for number in numbers}

    def agendas(self, viewer: Viewer, now: datetime = TODAY) -> Agendas:
        """Return the agendas as somebody reads them."""
        with self.database.reading() as session:
            return agendas(session, viewer, now)

    def on(self, meeting: int, viewer: Viewer | None = None, now: datetime = TODAY) -> list[str]:
        """Return what stands on the agenda of a meeting."""
        with self.database.reading() as session:
            found = meeting_of(session, meeting)
            assert found is not None
            return [point.words for point in agendas(session, viewer or self.town.dana, now).of(found)]
