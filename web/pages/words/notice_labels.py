"""What a notice of a case is called in its list: what happened that is told, or what the desk tells of a task or a date."""

from __future__ import annotations

from collections.abc import Sequence

from models.rows.cases import HistoryRow
from models.rows.notices import NoticeRow
from web.pages.words.dates import capital

OF_THE_DESK = {
    "reminder": "Reminder",
    "overdue": "Task past due",
    "still-overdue": "Task still past due",
    "moved": "Date moved",
    "waiting-moved": "Date of somebody else moved",
    "task-new": "New task",
    "task-handed": "Task reassigned",
    "task-lost": "Task taken over by somebody else",
    "task-back": "Task back with the team",
    "task-asked": "Asked about a task",
    "case-handed": "Case reassigned",
    "case-lost": "Case taken over by somebody else",
    "meeting-scheduled": "Meeting scheduled",
    "meeting-moved": "Meeting moved",
    "meeting-canceled": "Meeting canceled",
    "correction-proposed": "Correction to confirm",
    "correction-waits": "Correction waits to be confirmed",
    "corrected": "Correction made",
    "told-again": "What was told has changed",
    "counted-otherwise": "Earlier findings counted anew",
    "entered-for-you": "Entered for the agency",
    "part-over": "Part in the case ended",
}  # of these the history has no entry of its own


def label_of(notice: NoticeRow, history: Sequence[HistoryRow]) -> str:
    """Return what the history calls what a notice tells of; where it has no entry that one may read, the notice's own name."""
    if own := OF_THE_DESK.get(notice.template):
        return own
    then = [row for row in reversed(history) if row.at == notice.created_at and row.event]
    told = next((row.title for row in then if row.clause == notice.clause), then[0].title if then else "")
    return told or capital(notice.template.replace("-", " "))
