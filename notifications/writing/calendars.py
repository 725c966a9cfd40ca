"""Deadlines in people's own calendars: attached to the mails about them, and as a private feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr

from icalendar import Calendar, Event
from icalendar.enums import CLASS, STATUS, TRANSP

from models.rows.registries import Training
from notifications.writing.letterhead import Desk
from notifications.writing.mail_facts import Entry, MeetingEntry
from workflows.law.calendar import Calendar as Days
from workflows.telling.prose import capital

MAKER = "-//HMIS Desk//Deadlines//EN"


def attachment(entries: Iterable[Entry], desk: Desk, now: datetime, meetings: Iterable[MeetingEntry] = ()) -> str:
    """Return the iCalendar object of a mail: dates that stand, and dates to take out; nothing without either."""
    listed, met = list(entries), list(meetings)
    if not listed and not met:
        return ""
    over = [*(entry.over for entry in listed), *(entry.over for entry in met)]
    method = "CANCEL" if all(over) else "PUBLISH"
    return _written(listed, desk, now, {"method": method}, [_meeting(each, desk, now) for each in met])


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


def feed(
    entries: Iterable[Entry],
    desk: Desk,
    now: datetime,
    meetings: Iterable[MeetingEntry] = (),
    *,
    attends: Iterable[Event] = (),
) -> str:
    """Return a person's whole calendar: open dated tasks, trainings, and of a member of the Committee its meetings."""
    told = {"name": "HMIS Desk", "x-wr-calname": "HMIS Desk"}
    return _written(entries, desk, now, told, [*(_meeting(each, desk, now) for each in meetings), *attends])


def attended_by(trainings: Iterable[Training], desk: Desk, now: datetime, calendar: Days) -> list[Event]:
    """Return the trainings that somebody attends, for the person's calendar."""
    return [_training(each, desk, now, calendar) for each in trainings]


def training_event(training: Training, desk: Desk, now: datetime, calendar: Days) -> str:
    """Return one training for a calendar: at its time where that is said, else on its day."""
    whole = Calendar()
    for name, value in {"prodid": MAKER, "version": "2.0", "method": "PUBLISH"}.items():
        whole.add(name, value)
    whole.add_component(_training(training, desk, now, calendar))
    return str(whole.to_ical(), "utf-8")


def _training(training: Training, desk: Desk, now: datetime, calendar: Days) -> Event:
    day = training.held_on
    clock = datetime.strptime(training.begins, "%I:%M %p").time() if training.begins else None  # noqa: DTZ007 - of the day alone
    start = datetime.combine(day, clock, calendar.zone) if clock else day
    return Event.new(
        uid=f"training-{training.id}@{desk.host}",
        stamp=now,
        start=start,
        end=start + timedelta(minutes=training.minutes) if clock else day + timedelta(days=1),
        summary=training.title,
        location=training.place or None,
        url=f"{desk.home}trainings/{training.id}",
        organizer=f"mailto:{parseaddr(desk.sender)[1]}",
        status=STATUS.CONFIRMED,
    )


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


def _meeting(meeting: MeetingEntry, desk: Desk, now: datetime) -> Event:
    return Event.new(
        uid=f"meeting-{meeting.id}@{desk.host}",
        sequence=meeting.version,
        stamp=now,
        start=meeting.starts_at,
        summary="Meeting of the Advisory Committee",
        location=meeting.place,
        url=f"{desk.home}meetings/{meeting.id}",
        organizer=f"mailto:{parseaddr(desk.sender)[1]}",
        status=STATUS.CANCELLED if meeting.over else STATUS.CONFIRMED,
    )
