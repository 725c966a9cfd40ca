"""Deadlines in people's own calendars: attached to the mails about them, and as a private feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from email.utils import parseaddr

from icalendar import Calendar, Event
from icalendar.enums import CLASS, STATUS, TRANSP

from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Entry, Occasion
from workflows.telling.prose import capital

MAKER = "-//HMIS Desk//Deadlines//EN"


def attachment(entries: Iterable[Entry], desk: Desk, now: datetime, occasions: Iterable[Occasion] = ()) -> str:
    """Return the iCalendar object of a mail: dates that stand, and dates to take out; nothing without either."""
    listed, met = list(entries), list(occasions)
    if not listed and not met:
        return ""
    over = [*(entry.over for entry in listed), *(entry.over for entry in met)]
    method = "CANCEL" if all(over) else "PUBLISH"
    return _written(listed, desk, now, {"method": method}, [_occasion(each, desk, now) for each in met])


def merged(attached: Iterable[str]) -> str:
    """Return the iCalendar object of a mail that stands for several; of one date the version that is newest."""
    calendars = [Calendar.from_ical(each) for each in attached if each]
    if not calendars:
        return ""
    events = sorted(
        (event for each in calendars for event in each.events), key=lambda event: int(event.get("SEQUENCE", 0))
    )
    newest = {str(event["UID"]): event for event in events}
    whole = Calendar()
    over = all(event.status == STATUS.CANCELLED for event in newest.values())
    for name, value in {"prodid": MAKER, "version": "2.0", "method": "CANCEL" if over else "PUBLISH"}.items():
        whole.add(name, value)
    for event in newest.values():
        whole.add_component(event)
    return str(whole.to_ical(), "utf-8")


def feed(entries: Iterable[Entry], desk: Desk, now: datetime, occasions: Iterable[Occasion] = ()) -> str:
    """Return a person's whole calendar: open dated tasks, trainings, and of a member of the Committee its meetings."""
    told = {"name": "HMIS Desk", "x-wr-calname": "HMIS Desk"}
    return _written(entries, desk, now, told, [_occasion(each, desk, now) for each in occasions])


def alone(occasion: Occasion, desk: Desk, now: datetime) -> str:
    """Return one meeting or training for a calendar."""
    return _written((), desk, now, {"method": "PUBLISH"}, [_occasion(occasion, desk, now)])


def _written(
    entries: Iterable[Entry], desk: Desk, now: datetime, told: Mapping[str, str], besides: Iterable[Event] = ()
) -> str:
    calendar = Calendar()
    for name, value in {"prodid": MAKER, "version": "2.0", **told}.items():
        calendar.add(name, value)
    for entry in entries:
        calendar.add_component(_event(entry, desk, now))
    for event in besides:
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def _event(entry: Entry, desk: Desk, now: datetime) -> Event:
    return Event.new(
        uid=f"duty-{entry.duty}@{desk.host}",
        sequence=entry.version,
        stamp=now,
        start=entry.day,
        end=entry.day + timedelta(days=1),
        summary=f"{capital(entry.words)} ({entry.number})" if entry.words else f"Case {entry.number}: a task of yours",
        description=f"Case {entry.number}. Policy manual {entry.clause}" if entry.words else None,
        url=desk.case(entry.number),
        organizer=f"mailto:{parseaddr(desk.sender)[1]}",
        status=STATUS.CANCELLED if entry.over else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,
        classification=CLASS.PRIVATE,
    )


def _occasion(occasion: Occasion, desk: Desk, now: datetime) -> Event:
    return Event.new(
        uid=f"{occasion.kind}-{occasion.id}@{desk.host}",
        sequence=occasion.version,
        stamp=now,
        start=occasion.starts,
        end=_ends(occasion),
        summary=occasion.title,
        location=occasion.place or None,
        url=f"{desk.home}{occasion.path}",
        organizer=f"mailto:{parseaddr(desk.sender)[1]}",
        status=STATUS.CANCELLED if occasion.over else STATUS.CONFIRMED,
    )


def _ends(occasion: Occasion) -> datetime | date | None:
    """Return when it ends; a day alone is the whole of it."""
    if isinstance(occasion.starts, datetime):
        return occasion.starts + timedelta(minutes=occasion.minutes) if occasion.minutes else None
    return occasion.starts + timedelta(days=1)
