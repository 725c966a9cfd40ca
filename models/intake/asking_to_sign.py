"""Cases by which an edition of a text is asked of people: one for each whom it concerns, a few in a transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, exists, func, select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import DESK
from models.intake.opening import Opening, open_case
from models.lookups.learning import learn_everywhere
from models.lookups.texts import asked_form, concerned, has_signed, to_ask
from models.rows.registries import PolicyText, TextAsked
from workflows.grammar.events import THE_CLOCK


@dataclass(frozen=True, slots=True)
class Asking:
    """An edition in effect, and how many people at a time are asked for it."""

    session: Session
    now: datetime
    text: PolicyText
    limit: int

    def parties(self) -> list[Row[int, int]]:
        """Return of whom it is to be asked yet: who signed it already, in whatever case, is not asked."""
        who = concerned(self.text.paper).subquery()
        asked = exists().where(
            TextAsked.text_id == self.text.id, TextAsked.person_id == who.c.person_id,
            TextAsked.agency_id == func.coalesce(who.c.agency_id, 0),
        )  # fmt: skip
        signed = has_signed(self.text, who.c.person_id, who.c.agency_id)
        rows = select(who.c.person_id, who.c.agency_id).where(~asked, ~signed)
        return list(self.session.execute(rows.order_by(*who.c).limit(self.limit)).all())

    def occurrence(self, person_id: int, agency_id: int, fault: str | None = None) -> TextAsked:
        """Write down that somebody is asked, or could not be."""
        mine = TextAsked(text_id=self.text.id, person_id=person_id, agency_id=agency_id, fault=fault)
        self.session.add(mine)
        self.session.flush()
        return mine

    def open(self, person_id: int, agency_id: int) -> None:
        """Open the case by which somebody is asked."""
        mine = self.occurrence(person_id, agency_id)
        process = rulebook_of(self.session).processes[rulebook_of(self.session).signing]
        (step,) = process.openings
        forms = (asked_form(self.text),)
        opening = Opening(process.key, step.name, forms, THE_CLOCK, agency_id or None, person_id or None)
        mine.case_id = open_case(self.session, opening, self.now, DESK)

    def done(self) -> None:
        """Write down when it was asked first: from then on it stays as it is, and it takes the place of the one before."""
        if self.text.asked_from is None:
            self.text.asked_from = self.now
            process = rulebook_of(self.session).processes[rulebook_of(self.session).signing]
            learn_everywhere(self.session, self.now, *process.records)


def asks_anything(session: Session, now: datetime) -> bool:
    """Say whether there is an edition that is asked of people by now."""
    begun = (PolicyText.asks.is_(True), PolicyText.begins_at <= now)
    return (
        bool(rulebook_of(session).signing) and session.scalar(select(PolicyText.id).where(*begun).limit(1)) is not None
    )


def due_asking(session: Session, now: datetime, limit: int) -> Asking | None:
    """Return the edition that is to be asked of people next; nothing if everybody is asked."""
    asking = (Asking(session, now, each, limit) for each in to_ask(session, now))
    return next((each for each in asking if each.text.asked_from is None or each.parties()), None)
