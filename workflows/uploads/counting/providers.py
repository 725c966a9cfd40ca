"""Organizations and their projects, as an export names them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from workflows.uploads.files.oddities import Oddity
from workflows.uploads.files.tables import Table
from workflows.uploads.files.unreadable import Unreadable

NOWHERE = 0  # the place of enrollments that belong to no organization of the export
PERMANENT_HOUSING = {"3", "9", "10", "13"}  # project types
MOST_ABSENT = 100  # ProjectIDs; one is enough to refuse the upload
NAME = "ProjectName"
SHOWN = 200  # characters of a name


class Project(NamedTuple):
    """A project, so far as the check needs to know; without anything said, one that the export does not have."""

    place: int = NOWHERE  # of its organization among the organizations
    housing: bool = False  # permanent housing
    unnamed: bool = False  # clients may be unnamed: a youth or legal services program (3.1-unnamed)


class Providers:
    """The organizations, each with a place from 1 on, and the projects; the last row of an id counts."""

    def __init__(self, odd: Counter[Oddity], *, by_program: bool = False) -> None:
        """Take where oddities are counted, and whether each project is a place of its own, and not each organization."""
        self.names: dict[str, str] = {}
        self.projects = [Project()]
        self.numbers: dict[str, int] = {}  # of each ProjectID among the projects
        self.absent = set[str]()  # ProjectIDs of enrollments that Project.csv does not have, as many as are named
        self.called: list[tuple[str, str, str]] = [("", "", "")]  # by project: its id, its name, its organization's
        self._odd, self._places, self._by_program = odd, dict[str, int](), by_program

    @property
    def places(self) -> int:
        """How many places there are, with the one of no organization."""
        return len(self.projects) if self._by_program else len(self.names) + 1

    @property
    def ids(self) -> tuple[str, ...]:
        """The ProjectIDs whose data are in the export, in order, also those that Project.csv leaves out."""
        return tuple(sorted(_shown(key) for key in {*self.numbers, *self.absent}))

    def misses(self, project: str) -> None:
        """Note the ProjectID of an enrollment that Project.csv does not have."""
        if project and len(self.absent) < MOST_ABSENT:
            self.absent.add(project)

    def read_organizations(self, table: Table, most: int) -> None:
        """Read Organization.csv; raises Unreadable where it has more than this many organizations."""
        for organization, name in table.rows("OrganizationID", "OrganizationName"):
            self._odd[Oddity.ORGANIZATION_TWICE] += organization.strip() in self.names
            self.names[organization.strip()] = _shown(name)
            if len(self.names) > most:
                raise Unreadable(f"Organization.csv has more than {most:,} organizations.")
        self._places = {key: place for place, key in enumerate(self.names, 1)}

    def read_projects(self, table: Table, most: int, unnamed: AbstractSet[str]) -> None:
        """Read Project.csv; raises Unreadable where it has more than this many projects."""
        columns = "ProjectID", "OrganizationID", "ProjectType", NAME
        for project, organization, kind, name in table.rows(*columns, may_lack={NAME}):
            key = project.strip()
            self._odd[Oddity.PROJECT_TWICE] += key in self.numbers
            self.numbers[key] = len(self.projects)
            place = self.numbers[key] if self._by_program else self._places.get(organization.strip(), NOWHERE)
            self.called.append((_shown(key), _shown(name), self.names.get(organization.strip(), "")))
            self.projects.append(Project(place, kind.strip() in PERMANENT_HOUSING, key in unnamed))
            if len(self.projects) > most:
                raise Unreadable(f"Project.csv has more than {most:,} projects.")
        self.numbers.pop("", None)  # enrollments without a ProjectID are in no project

    def scopes(self) -> list[tuple[int, str, str]]:
        """Return the place, the OrganizationID and the name of each organization, in the order of names."""
        every = ((self._places[key], key, name) for key, name in self.names.items())
        return sorted(every, key=lambda each: (each[2].casefold(), each[1]))


def _shown(name: str) -> str:
    """Return a name without characters that would take a terminal or a page apart."""
    return "".join(letter if letter.isprintable() else " " for letter in name.strip()[:SHOWN])
