"""Composing a mail from what it needs to know: subject, text, page and calendar, and nothing of it by chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from notifications.writing import calendars, templating
from notifications.writing.catalog import CATCH_UP, CONFIDENTIAL, TOLD_AGAIN, catalog
from notifications.writing.dates import Day
from notifications.writing.kinds import place
from notifications.writing.mail_facts import Task, Telling
from workflows.answers.masking import instead
from workflows.engine.losses import NO_PART
from workflows.grammar.duties import base
from workflows.law.roles import COUNSEL, OF_AN_AGENCY, OF_THE_CASE

SAYS_NO_MORE = frozenset({NO_PART})  # than the mail about a confidential case
TRAINING = "Training"  # stands where a line has the number of a case
ROWS = {"why": "Why you", "if_not": "If not", "then": "Then", "disagree": "Disagree?", "based": "Based on"}


@dataclass(frozen=True)
class Composed:
    """A mail, complete but for its envelope."""

    subject: str
    text: str
    html: str
    calendar: str = ""  # an iCalendar object, empty without a date


@dataclass(frozen=True)
class Item:
    """One line of a mail about several things: the case's number, and what its own mail would have had for a subject."""

    number: str
    words: str
    link: str
    kind: str = ""  # of the notice, if several kinds are told together


@dataclass(frozen=True)
class Group:
    """Lines of one kind; without a kind there is no heading."""

    kind: str
    lines: tuple[Item, ...]


def compose(telling: Telling) -> Composed:
    """Compose the mail of a notice; of a confidential case it says a number, a date and a link."""
    secret = telling.matter is not None and telling.matter.confidential
    name = CONFIDENTIAL if secret and telling.template not in SAYS_NO_MORE else telling.template
    subject, text, page = _laid_out(name, _bare(telling) if secret else _context(telling))
    mail = (subject_of(telling, subject), text, page)
    return Composed(*mail, calendars.attachment(telling.entries, telling.desk, telling.now, telling.occasions))


def words_in_full(telling: Telling) -> dict[str, str]:
    """Return the words of a notice block by block, also those that no mail about a confidential case says."""
    return templating.words(catalog().notice(telling.template), _context(telling))


def subject_of(telling: Telling, subject: str) -> str:
    """Return the subject of a mail: about an accusation it has the case's number, and names nobody to others."""
    matter = telling.matter
    if matter is None or not matter.accuses or telling.reader.subject or telling.is_by_name:
        return subject
    accused, word = (matter.subject, "the user") if matter.subject else (matter.agency, "the agency")
    said = instead(subject, accused, word) if accused else subject
    said = said[:1].upper() + said[1:]
    return said if matter.number in said else f"{said} (case {matter.number})"


def compose_catch_up(mails: Sequence[tuple[Telling, Composed]], *, again: bool) -> Composed:
    """Compose the one mail that tells a person what could not be told in time; a single thing keeps its own mail.

    Only what an outage kept back is told as that; what stood in a mail that did not leave is told `again`.
    """
    lines = {Item(_called(told), mail.subject, told.link): mail for told, mail in mails if _called(told)}
    if len(lines) < 2:
        return mails[0][1]
    dates = calendars.merged([mail.calendar for _, mail in mails])
    return compose_together(replace(mails[0][0], template=TOLD_AGAIN if again else CATCH_UP), list(lines), dates)


def _called(told: Telling) -> str:
    """Return what a line calls that of which it tells: a case by its number."""
    if told.training is not None:
        return TRAINING
    return told.matter.number if told.matter else ""


def compose_together(telling: Telling, items: Sequence[Item], dates: str = "") -> Composed:
    """Compose one mail that tells several things, a line each, with the dates that go with it."""
    kinds = sorted({item.kind for item in items}, key=place)
    context = {
        **_frame(telling),
        "number": "",
        "case": None,
        "link": telling.desk.home,
        "days_attached": [],
        "groups": [Group(kind, tuple(item for item in items if item.kind == kind)) for kind in kinds],
        "items": items,
        "kind": items[0].kind,
        "more": len(items) - 1,
    }
    return Composed(*_laid_out(telling.template, context), dates)


def _laid_out(name: str, context: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return the subject, and the same words in either layout."""
    said = templating.words(catalog().notice(name), context)
    rows = [(label, said[key]) for key, label in ROWS.items() if said[key]]
    filled = {"groups": [], **context, "subject": said["subject"], "words": said, "rows": rows}
    text, page = (
        templating.templates().get_template(f"frame/layout.{kind}").render(filled) for kind in ("txt", "html")
    )
    return said["subject"], text, page


def _frame(telling: Telling) -> dict[str, Any]:
    """Return what every mail may say."""
    today = telling.calendar.day(telling.now)
    met = [telling.calendar.day_of(each.starts) for each in telling.occasions if not each.over]
    listed = (*(entry.day for entry in telling.entries if not entry.over), *met)
    days = dict.fromkeys(Day(day, today).short for day in listed)
    return {
        "you": telling.reader,
        "today": today,
        "link": telling.link,
        "link_lasts": telling.reader.link_lasts,
        "days_attached": list(days),
        "clause": telling.clause,
    }


def _bare(telling: Telling) -> dict[str, Any]:
    """Return all that a mail about a confidential case may say."""
    about = telling.task or _soonest(telling)
    task = about and {"due": about.due, "mine": about.mine}
    number = telling.matter.number if telling.matter else ""
    return {"number": number, "task": task, "link": telling.link, "new": bool(telling.reader.welcome)}


def _soonest(telling: Telling) -> Task | None:
    """Return what is due at once of whoever is told some news; counsel, who advises the others, is told what they owe."""
    if telling.matter is None:
        return None
    at_hand = telling.now + timedelta(days=telling.matter.policy.court_urgent_days)
    dated = {each.receipt.ends: each for each in telling.tasks.values() if each.receipt and _concerns(each, telling)}
    soonest = min(dated, default=at_hand)
    return dated[soonest] if soonest < at_hand else None


def _concerns(task: Task, telling: Telling) -> bool:
    return task.due is not None and (task.mine or telling.reader.role is COUNSEL)


def _context(telling: Telling) -> dict[str, Any]:
    matter, reader = telling.matter, telling.reader
    context = {
        **_frame(telling),
        "case": matter,
        "number": matter.number if matter else "",
        "facts": matter.facts if matter else {},
        "policy": matter and matter.policy,
        "task": telling.task,
        "tasks": telling.tasks,
        "moves": telling.moves,
        "corrected": telling.corrected,
        "asked_by": telling.asked_by,
        "away": telling.away,
        "meeting": telling.meeting,
        "claim": telling.claim,
        "training": telling.training,
        "ailments": telling.ailments,
        "of_agency": reader.role in OF_AN_AGENCY,
        "who": "you" if reader.subject else matter.subject if matter else "",
        "whose": "your" if reader.subject else f"{matter.subject}'s" if matter else "",
    }
    if telling.task and matter:
        context["duty"] = _duty(matter.process, telling.task, context)
    return context


def _duty(process: str, task: Task, context: Mapping[str, Any]) -> dict[str, str]:
    """Return how mail speaks of a duty, in words of its own if it has any."""
    about = {**context, "about_subject": task.owner in OF_THE_CASE}
    return templating.words(catalog().duty(process, base(task.key)), about)
