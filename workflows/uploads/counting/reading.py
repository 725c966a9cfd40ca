"""Reading an export: each file once, the small ones first, and then the joins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from workflows.uploads.counting import clients, enrollments, exits
from workflows.uploads.counting.elements import SEX
from workflows.uploads.counting.people import join_people
from workflows.uploads.counting.providers import Providers
from workflows.uploads.counting.tallies import Tallies
from workflows.uploads.counting.upload import Upload
from workflows.uploads.files.limits import Limits
from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.spills import Spill
from workflows.uploads.files.tables import Table
from workflows.uploads.files.versions import Described, described


class Reading:
    """What is known of an export once it is read: its version, its organizations, and counts."""

    def __init__(self, upload: Upload) -> None:
        """Take the opened upload."""
        self._upload = upload
        self.odd, self.rows = Counter[Oddity](), dict[str, int]()
        self.providers = Providers(self.odd)
        self.sex_or_gender, self.version = SEX, ""
        self.tallies = Tallies(self.sex_or_gender, 0, self.odd)

    def read(self, limits: Limits, unnamed: AbstractSet[str], scratch: Path | None) -> None:
        """Read everything; raises Unreadable."""
        with self._table("Export.csv") as table:
            said = described(table)
        with self._table("Organization.csv") as table:
            self.providers.read_organizations(table, limits.organizations)
        with self._table("Project.csv") as table:
            self.providers.read_projects(table, limits.projects, unnamed)
        with ExitStack() as held:
            self._count(said, held, scratch)

    def _count(self, said: Described, held: ExitStack, scratch: Path | None) -> None:
        """Read clients, exits and enrollments, and join them; what is put aside lasts as long as `held`."""
        widths = clients.WIDTH, exits.WIDTH, enrollments.WIDTH_BY_EXIT, enrollments.WIDTH_BY_CLIENT
        people, left, by_exit, by_client = (held.enter_context(closing(Spill(width, scratch))) for width in widths)
        with self._table("Client.csv") as table:
            self.sex_or_gender = clients.sex_or_gender(table, said)
            self.version = clients.version(said, self.sex_or_gender)
            self.tallies = Tallies(self.sex_or_gender, self.providers.places, self.odd)
            clients.read_clients(table, self.sex_or_gender, self.tallies, people, hashed=said.hashed)
        with self._table("Exit.csv") as table:
            exits.read_exits(table, self.tallies, left)
        with self._table("Enrollment.csv") as table:
            enrollments.read_enrollments(table, self.providers, self.tallies, by_exit, by_client)
        exits.join_exits(left, by_exit, self.tallies)
        join_people(people, by_client, self.providers.projects, self.tallies)

    @contextmanager
    def _table(self, file: str) -> Iterator[Table]:
        with self._upload.table(file) as table:
            yield table
            self.rows[file] = table.count
            self.odd[Oddity.DELETED] += table.deleted
