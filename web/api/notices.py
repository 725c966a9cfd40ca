"""Notices as the API shows them, with whom each of them reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.mail.reaching import Reached, Recipient, recipients_of
from models.rows.notices import NoticeRow
from web.api.shapes import Name, NoticeShape, RecipientShape
from web.calls import Call
from workflows.law.named import outside

OPEN = (Reached.REFUSED, Reached.RETURNED, Reached.UNCERTAIN)  # with one of these a notice is not told, the worst first


def notice_shapes(
    call: Call, rows: Sequence[tuple[NoticeRow, str]], knows: Callable[[int | None], bool] = bool
) -> list[NoticeShape]:
    """Return notices, each with the number of its case beside it, and of those whom it reached the ones to be known of."""
    reached = recipients_of(call.session, [notice for notice, _ in rows])
    return [
        _notice(notice, number, [each for each in reached[notice.id] if each.person is None or knows(each.person[0])])
        for notice, number in rows
    ]


def _notice(notice: NoticeRow, number: str, recipients: list[Recipient]) -> NoticeShape:
    return NoticeShape(
        id=notice.id,
        case=number,
        template=notice.template,
        to=outside(notice.role),
        clause=notice.clause,
        created_at=notice.created_at,
        told_at=notice.told_at,
        outcome=_outcome(notice, recipients),
        recipients=[_recipient(each) for each in recipients if each.reached is not Reached.WAITING],
    )


def _outcome(notice: NoticeRow, recipients: list[Recipient]) -> str:
    """Return what became of a notice: it is not told while somebody whom it was for may not have it."""
    found = {each.reached for each in recipients}
    if notice.outcome == "otherwise":
        return "told"
    return next((each.value for each in OPEN if each in found), notice.outcome)


def _recipient(recipient: Recipient) -> RecipientShape:
    return RecipientShape(
        person=Name(*recipient.person) if recipient.person else None,
        state=recipient.reached.value,
        at=recipient.at,
        reason=recipient.why,
        told_on=recipient.told_on,
        told_how=recipient.told_how.key if recipient.told_how else None,
    )
