"""P32: the moments of an interruption in words, for whoever is told of it."""

from __future__ import annotations

from datetime import datetime

from workflows.facts.known import Known
from workflows.grammar.words import wording
from workflows.law.wording import clock_words
from workflows.manual.governance.service_interruption.noticing import Interruption, Maintenance
from workflows.manual.governance.service_interruption.restoring import Progress, Restored, expected_back, lost_since
from workflows.manual.governance.service_interruption.telling_users import ToTell


def in_words(known: Known, moment: datetime | None) -> str:
    """Return a moment as "9:30 a.m. on March 2"; nothing where there is none."""
    if moment is None:
        return ""
    local = moment.astimezone(known.calendar.zone)
    return f"{clock_words(local)} on {local:%B %-d}"


@wording("since when HMIS is interrupted")
def began(known: Known) -> str:
    """Say since when HMIS is interrupted, or from when it will be."""
    told, planned = known.forms.get(ToTell), known.forms.get(Maintenance)
    if isinstance(told, ToTell):
        return in_words(known, told.since)
    if isinstance(planned, Maintenance):
        return in_words(known, planned.begins_at)
    found = known.forms.get(Interruption)
    return in_words(known, found.since) if isinstance(found, Interruption) else ""


@wording("when HMIS is expected back, or came back; nothing where nobody knows")
def ends(known: Known) -> str:
    """Say when HMIS is back, or expected back."""
    told, back = known.forms.get(ToTell), known.forms.get(Restored)
    if isinstance(told, ToTell):
        return in_words(known, told.until)
    if isinstance(back, Restored):
        return in_words(known, back.back_at)
    if Progress in known.forms:
        return in_words(known, expected_back(known))
    found, planned = known.forms.get(Interruption), known.forms.get(Maintenance)
    if isinstance(planned, Maintenance):
        return in_words(known, planned.ends_at)
    return in_words(known, found.expected_at) if isinstance(found, Interruption) else ""


@wording("from when entries may be lost; nothing where none are")
def lost_from(known: Known) -> str:
    """Say from when entries may be lost."""
    told, back = known.forms.get(ToTell), known.forms.get(Restored)
    if isinstance(told, ToTell):
        return in_words(known, told.lost_from)
    return in_words(known, lost_since(known)) if isinstance(back, Restored) else ""
