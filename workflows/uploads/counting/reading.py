"""Reading an export: each file once, the small ones first, and then the joins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from workflows.uploads.counting import clients, enrollments, exits, twins
from workflows.uploads.counting.clients import Clients
from workflows.uploads.counting.columns import Columns
from workflows.uploads.counting.elements import SEX, gender_or_sex
from workflows.uploads.counting.enrollments import Enrollments
from workflows.uploads.counting.people import join_people
from workflows.uploads.counting.providers import Providers
from workflows.uploads.counting.strange import Strange
from workflows.uploads.counting.tallies import Tallies
from workflows.uploads.counting.upload import Upload
from workflows.uploads.files.days import Days
from workflows.uploads.files.limits import Limits
from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.spills import Spill
from workflows.uploads.files.tables import Table
from workflows.uploads.files.unreadable import Unreadable
from workflows.uploads.files.versions import Described, described, standard

NO_HEAD = (
    "No row of Enrollment.csv is of a head of household (RelationshipToHoH 1), so nothing can be said of any household."
    " Enter who heads each household, and export again."
)


class Reading:
    """What is known of an export once it is read: its version, its organizations, and counts."""

    def __init__(self, upload: Upload, *, by_program: bool = False) -> None:
        """Take the opened upload, and whether its programs are counted, each for itself, or its organizations."""
        self._upload = upload
        self.odd, self.rows, self.strange = Counter[Oddity](), dict[str, int](), Strange()
        self.providers = Providers(self.odd, by_program=by_program)
        self.gender_or_sex, self.version, self.export = SEX, "", ""
        self.tallies = Tallies(self.gender_or_sex, 0, self.odd)
        self.duplicates = 0

    def read(self, limits: Limits, unnamed: AbstractSet[str], scratch: Path | None) -> None:
        """Read everything; raises Unreadable, also where there is nothing to count."""
        with self._table("Export.csv") as table:
            said = described(table)
        self.export = said.export
        self.odd[Oddity.EXPORT_UNNAMED] += not said.export
        with self._table("Organization.csv", "organization") as table:
            self.providers.read_organizations(table, limits.organizations)
        with self._table("Project.csv", "project") as table:
            self.providers.read_projects(table, limits.projects, unnamed)
        with ExitStack() as held:
            self._count(said, held, scratch)

    def _count(self, said: Described, held: ExitStack, scratch: Path | None) -> None:
        """Read clients, exits and enrollments, and join them; what is put aside lasts as long as `held`."""
        widths = clients.WIDTH, twins.WIDTH, exits.WIDTH, enrollments.WIDTH_BY_EXIT, enrollments.WIDTH_BY_CLIENT
        spills = [held.enter_context(closing(Spill(width, scratch))) for width in widths]
        people, same, left, by_exit, by_client = spills
        days = Days(self.odd, said.made)
        with self._table("Client.csv", "client") as table:
            version = standard(table, said)
            self.version, self.gender_or_sex = version.name, gender_or_sex(version)
            self.tallies = Tallies(self.gender_or_sex, self.providers.places, self.odd)
            columns, aside = self._columns(table, days), Clients(people, same)
            clients.read_clients(table, columns, version, self.tallies, aside, hashed=said.hashed)
        self.duplicates = twins.further_ids(same)
        with self._table("Exit.csv") as table:
            exits.read_exits(table, self._columns(table, days), self.tallies, left)
        with self._table("Enrollment.csv", "enrollment") as table:
            columns = self._columns(table, days)
            apart = Enrollments(by_exit, by_client)
            heads = enrollments.read_enrollments(table, columns, self.providers, self.tallies, apart)
        if not heads:
            raise Unreadable(NO_HEAD)
        exits.join_exits(left, by_exit, self.tallies)
        join_people(people, by_client, self.providers.projects, self.tallies)

    def _columns(self, table: Table, days: Days) -> Columns:
        return Columns(table.file, self.strange, days)

    @contextmanager
    def _table(self, file: str, rows: str = "") -> Iterator[Table]:
        """Give a file to be read; raises Unreadable afterwards where it has none of the rows it cannot do without."""
        with self._upload.table(file) as table:
            yield table
            self.rows[file] = table.count
            self.odd[Oddity.DELETED] += table.deleted
            self.odd[Oddity.UNDATED] += table.undated
        if rows and not table.count:
            deleted = f": all its {table.deleted:,} rows are marked as deleted" if table.deleted else ""
            raise Unreadable(f"{file} has no {rows}{deleted}. There is nothing to check. Make the export anew.")
