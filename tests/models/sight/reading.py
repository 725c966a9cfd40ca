"""What somebody reads in a case: its answers, its history, its tasks, its notes."""

from __future__ import annotations

from models.access.access import Viewer
from models.casebook.case_search import duties_of, find, history_of
from models.casebook.casebook import restored
from models.casebook.sight.sight import Sight, sight_of
from models.database import Database
from workflows.facts.forms import Form


class Reading:
    """A case as somebody reads it."""

    def __init__(self, database: Database, viewer: Viewer, number: str) -> None:
        """Look at the case."""
        with database.reading() as session:
            row, _ = find(session, viewer, number)
            self.sight: Sight = sight_of(session, viewer, row)
            columns = {name: getattr(row, name) for name in ("process", "edition", "state", "body")}
            case = restored(database.rulebook, columns)
            self.answers = self.sight.answers(case)
            self.tallies = self.sight.tallies(case)
            self.forms = {kind.key: form for kind, form in self.sight.forms(case).items()}
            self.history = self.sight.history(history_of(session, row.id))
            self.duties = {duty.key for duty in self.sight.duties(duties_of(session, row.id))}

    def titles(self) -> list[str]:
        """Return the lines of the history, the newest first."""
        return [row.title for row in self.history]

    def notes(self) -> set[str]:
        """Return what notes say."""
        return {row.note for row in self.history if row.kind == "note"}

    def said(self, step: str) -> dict[str, Form]:
        """Return what was answered with a step, by party."""
        return dict(self.answers.get(step, {}))

    def counted(self) -> dict[str, dict[str, int]]:
        """Return how many gave each answer, where that was counted."""
        return {each.step.name: {str(said): number for said, number in each.numbers} for each in self.tallies}
