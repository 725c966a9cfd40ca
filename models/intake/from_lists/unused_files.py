"""A list of unused client files asks each agency that has some: all of it at once, and of the list only what is asked is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import DESK
from models.intake.opening import Opening, open_case
from models.lookups.changes import tell_of_file_lists
from models.lookups.standing.unused_files import directory
from models.registries.people_and_agencies import audit
from models.rows.disclosures import FileList, ListedFile
from models.rows.people import Agency
from workflows.facts.rules import many
from workflows.grammar.events import THE_CLOCK
from workflows.rosters.unused_files import FileRow, Weighed, weigh

PROCESS, STEP = "P28", "ask"


def weighed(session: Session, rows: Sequence[FileRow], now: datetime) -> Weighed:
    """Return what a list would come to, and keep nothing."""
    policy = rulebook_of(session).policy(now)
    today = policy.calendar.day(now)
    return weigh(rows, directory(session, today), today, policy)


def take_list(session: Session, rows: Sequence[FileRow], now: datetime, by: int | None = None) -> Weighed:
    """Ask each agency about its unused files, and say what the list came to."""
    found = weighed(session, rows, now)
    kept = FileList(read_at=now, read_by_id=by, files=found.files)
    session.add(kept)
    session.flush()
    for agency in _agencies(session, found):
        session.add_all(
            ListedFile(list_id=kept.id, agency_id=agency.id, client=client, last_used=last)
            for client, last in found.asked[agency.key].items()
        )
    session.flush()  # all of them, so that each agency's case knows of the others
    for agency in _agencies(session, found):
        case_id = open_case(session, Opening(PROCESS, STEP, (), THE_CLOCK, agency.id, None), now, DESK)
        mine = select(ListedFile).where(ListedFile.list_id == kept.id, ListedFile.agency_id == agency.id)
        for row in session.scalars(mine):
            row.case_id = case_id
        session.flush()
    tell_of_file_lists(session, now)
    audit(
        session, now, f"a list of client files was read, and agencies were asked about {many(found.files, 'files')}", by
    )
    return found


def _agencies(session: Session, found: Weighed) -> Sequence[Agency]:
    return session.scalars(select(Agency).where(Agency.key.in_(found.asked)).order_by(Agency.name, Agency.id)).all()
