"""A person's dates for the person's own calendar program, which has no session: the address itself is the key."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from litestar import Response, Router, get
from litestar.params import FromPath

from models.access.rulebook import rulebook_of
from models.accounts.tokens_and_feeds import feed_at, is_due, note_feed
from models.lookups.changes import is_member
from models.mail.addressees import dated
from models.registries.meeting_calendar import to_come
from models.registries.taking_part.sign_ups import to_attend
from models.store.transaction import Transaction
from notifications.writing.calendars import feed
from notifications.writing.meeting_entries import meeting_entries
from notifications.writing.tasks import entry
from notifications.writing.training_seats import occasions_of
from scheduler.clock import wall_now
from web.audited import note_feed_read
from web.calls import Asked, house_of, noted
from web.problems import NotFound

ENDING = ".ics"


@get("/feed/{name:str}", sync_to_thread=True)
def read_feed(request: Asked, name: FromPath[str]) -> Response[str]:
    """Return the open dated tasks of whoever the secret belongs to; confidential ones without details."""
    house, wall = house_of(request), wall_now()
    with house.database.reading() as session:
        calendar = feed_at(session, name.removesuffix(ENDING), wall) if name.endswith(ENDING) else None
        if calendar is None:
            raise NotFound
        person, due, calendar_id = calendar.person, is_due(calendar, wall), calendar.id
        person_id = person.id
        processes = rulebook_of(session).processes
        dates = [
            entry(duty, case, confidential=processes[case.process].confidential)
            for duty, case in dated(session, person.id)
            if duty.receipt
        ]
        now = house.clock.now()
        desk, days = house.worker.desk, rulebook_of(session).policy(now).calendar
        attends = occasions_of(session, to_attend(session, person.id, days.day(now)), person.id, days)
        met = meeting_entries(session, to_come(session, now)) if is_member(person) else []
        text = feed(dates, desk, now, [*met, *attends])
    if due:
        noted(house, partial(_note, calendar_id=calendar_id, person_id=person_id, wall=wall))
    headers = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    return Response(text, media_type="text/calendar; charset=utf-8", headers=headers)


def _note(session: Transaction, *, calendar_id: int, person_id: int, wall: datetime) -> None:
    """Write down that a calendar was read: beside its address, and in the audit log."""
    note_feed(session, calendar_id, wall)
    note_feed_read(session, person_id, wall)


router = Router("/", route_handlers=[read_feed], include_in_schema=False)
