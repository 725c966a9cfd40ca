"""What the desk itself tells, of any process or of none: the keys by which mail that waits is stored."""

from __future__ import annotations

from workflows.law.choice import Choice


class DeskNotice(Choice):
    """A notice of the desk; its template in `notifications/templates/desk/` has its key for a name."""

    ADDRESS_GIVEN_UP = "address-given-up"
    ADDRESS_NEW = "address-new"
    ASKED = "task-asked"
    BACK = "task-back"
    CASE_HANDED = "case-handed"
    CASE_LOST = "case-lost"
    CATCH_UP = "catch-up"
    CLAIM_ALLOWED = "claim-allowed"
    CLAIM_REFUSED = "claim-refused"
    CLOCK_AHEAD = "clock-ahead"
    CONFIDENTIAL = "confidential"
    CORRECTED = "corrected"
    COUNTED_OTHERWISE = "counted-otherwise"
    COVERING = "covering"
    DAILY_MAIL = "daily-mail"
    ENTERED = "entered-for-you"
    HANDED = "task-handed"
    INVITATION = "invitation"
    LOST = "task-lost"
    MEETING_CANCELED = "meeting-canceled"
    MEETING_MOVED = "meeting-moved"
    MEETING_SCHEDULED = "meeting-scheduled"
    MOVED = "moved"
    NO_PART = "part-over"
    OPENED = "task-new"
    OVERDUE = "overdue"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - the name of a notice
    PROPOSED = "correction-proposed"
    PROPOSED_AGAIN = "correction-waits"
    REMINDER = "reminder"
    SAME_OF_SEVERAL = "same-of-several"
    STILL_OVERDUE = "still-overdue"
    TOLD_AGAIN = "told-again"
    WAITING_MOVED = "waiting-moved"
