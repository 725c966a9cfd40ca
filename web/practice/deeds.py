"""What people of the practice desk do in a case besides taking steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile, gettempdir

from models.access.access import Viewer
from models.casebook.case_search import find
from models.intake.from_lists.data_figures import take_figures
from models.intake.from_lists.unused_files import take_list
from models.intake.intake import Sent, act
from models.intake.remarks import attach
from models.lookups.uploads import Arrived, keep, terms_of
from models.lookups.users_review import users_of
from models.registries.edits.editing import edit
from models.registries.edits.programs import PROGRAMS
from models.registries.people_and_agencies import key_of
from models.registries.programs import programs_of
from models.registries.trainings import enroll, enter_training, record_attendance
from models.store.transaction import Transaction
from web.practice.exports import write_export
from web.uploading.files import PutDown, checked
from workflows.facts.effects import Topic
from workflows.law.calendar import months_after
from workflows.law.readers import Side, tokens
from workflows.rosters.data_figures import Measured
from workflows.rosters.unused_files import FileRow

PDF = b"%PDF-1.7\n% made up for the practice desk\n%%EOF\n"
CLIENTS = 40  # in an export
LAST_USED = date(2017, 6, 14)  # of the client files that nobody uses


@dataclass(frozen=True)
class AddDocument:
    """Add a document to a case, for the sides that it names beside one's own and ICA."""

    name: str
    sides: tuple[Side, ...] = ()

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Add it."""
        case, _ = find(session, viewer, number)
        attach(session, viewer, case, self.name, content=PDF, now=at, also=tokens(self.sides))


SAID = ("name", "project_id", "continuum", "kind", "protected", "assessments", "report")  # of a program


@dataclass(frozen=True)
class Closes:
    """Enter the last day of a program of a case's agency: so many days from then, or before."""

    project_id: str
    days: int

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Correct the program in the directory, as ICA does."""
        case, _ = find(session, viewer, number)
        program = next(each for each in programs_of(session, case.agency_id or 0) if each.project_id == self.project_id)
        said = {name: getattr(program, name) for name in SAID}
        last = at.date() + timedelta(days=self.days)
        facts = {**said, "ended_on": last.isoformat(), "reason": "It closes."}
        edit(session, PROGRAMS, program, facts, now=at, today=at.date(), by=viewer.id)


@dataclass(frozen=True)
class WasTrained:
    """Enter a training of earlier days at which the person of a case was."""

    topic: Topic
    on: date

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Enter it, and the attendance."""
        case, _ = find(session, viewer, number)
        if case.subject is None:
            raise LookupError(f"{number} is about nobody")
        facts = {"topic": self.topic.value, "title": f"{self.topic} of {self.on.year}".capitalize(),
                 "held_on": self.on.isoformat(), "minutes": 60}  # fmt: skip
        row = enroll(session, enter_training(session, facts, at, viewer.id), case.subject, at)
        record_attendance(session, row, 0, viewer.id, now=at)


@dataclass(frozen=True)
class AllStay:
    """Say of each user of an agency that they still work with HMIS."""

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Tick everybody whose departure is not reported."""
        case, _ = find(session, viewer, number)
        staying = [each.address for each in users_of(session, case.agency_id) if not each.leaves]
        act(session, viewer, number, "confirm-users", Sent({"staying": staying}), now=at, version=None)


@dataclass(frozen=True)
class ReadList:
    """Read a list of client files, each by its number with the agency that has it; nobody used any of them since 2017."""

    files: tuple[tuple[str, str], ...]

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Read it, as ICA does; the case that waits for it goes on by itself."""
        find(session, viewer, number)
        rows = [FileRow(row, client, "", LAST_USED, agency) for row, (client, agency) in enumerate(self.files, 2)]
        take_list(session, rows, at, viewer.id)


@dataclass(frozen=True)
class ReadFigures:
    """Read figures of the month before: of which agency and program, and each by its element with its counts."""

    figures: tuple[tuple[str, str, tuple[str, int, int, int]], ...]

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Read them, as ICA does; the rounds that wait for them go on by themselves."""
        find(session, viewer, number)
        month = months_after(at.date().replace(day=1), -1)
        said = [Measured(key_of(agency), program, *counts) for agency, program, counts in self.figures]
        take_figures(session, month, said, at, viewer.id)


@dataclass(frozen=True)
class CheckUpload:
    """Have an export of an agency checked; of some columns so many answers are missing."""

    agency: str
    name: str
    missing: Mapping[str, int] = field(default_factory=dict)

    def __call__(self, session: Transaction, viewer: Viewer, number: str, at: datetime) -> None:
        """Have it checked."""
        with TemporaryFile() as file:
            write_export(file, self.agency, self.name, CLIENTS, self.missing)
            file.seek(0)
            content = file.read()
            arrived = Arrived(self.name, len(content), sha256(content).hexdigest())
            report = checked(PutDown(arrived, file, Path(gettempdir())), terms_of(session, viewer, number, at))
        keep(session, viewer, number, arrived, report, now=at)
