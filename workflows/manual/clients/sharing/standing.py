"""P10: whether a client's record in a program is shared on a day, and why: one function of what is on record.

"Vermont's HMIS is designed as a Not Shared system that defaults to not sharing data." Of several reasons not to share the most
restrictive is named first, and one is enough; what is on record of a day counts on that day, in whatever order it was entered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workflows.law.choice import Choice
from workflows.law.policy import Policy
from workflows.law.value import Value
from workflows.manual.clients.sharing.kept import SharedProgram, SharingOnRecord, SignedForm, Stop


class Reason(Choice):
    """Why a record is not shared, the most restrictive first."""

    PROTECTED = "protected", "the program is for victims, HIV/AIDS, youth or legal services, or another law protects it"
    UNDER_AGE = "under-age", "the client is under age"
    ABUSE = "abuse", "abuse is known or believed, and the client has not permitted it in writing"
    WISH = "wish", "the client asked not to share it"
    NO_FORM = "no-form", "no signed form for this program counts today"
    FORM_ENDED = "form-ended", "the signed form has ended"
    CLOSED = "closed", "the program has closed"
    SWITCH = "switch", "the program is not switched to Shared"


OF_THE_PROGRAM = frozenset({Reason.CLOSED, Reason.SWITCH})
"""Reasons that lie in the setting of a program, and not with the client."""


TAKES_BACK = (Stop.WISH, Stop.UNDER_AGE)
"""What takes back all that was signed before."""


class Standing(Value, frozen=True):
    """Whether a record is shared, why not, and since when it has been so; `since` is empty if it never was otherwise."""

    reasons: tuple[Reason, ...]
    since: date | None = None
    may_enter: bool = (
        True  # whether anything new may be entered: where abuse is known it takes permission (3.4-dv-explicit)
    )

    @property
    def shared(self) -> bool:
        """Whether nothing stands against it."""
        return not self.reasons


def standing(record: SharingOnRecord, program: SharedProgram, day: date, *, by_default: bool = False) -> Standing:
    """Return whether a client's record in a program is shared on a day, why not, and since when."""
    reasons = tuple(reasons_on(record, program, day, by_default=by_default))
    since = None
    for turn in sorted(_turns(record, program), reverse=True):
        if turn > day:
            continue
        before = tuple(reasons_on(record, program, turn - timedelta(days=1), by_default=by_default))
        if before[:1] != reasons[:1]:
            since = turn
            break
    return Standing(reasons, since, may_enter(record, day))


def shares_by_default(policy: Policy) -> bool:
    """Say what a program does that was never switched (3.1-default-not-shared)."""
    return policy.default_visibility == "shared"


def _turns(record: SharingOnRecord, program: SharedProgram) -> set[date]:
    """Return the days on which something may have turned."""
    days = {
        *(each.on for each in record.signed),
        *(each.on for each in record.stops),
        *(each.on for each in program.switches),
    }
    lasts = (*(each.ends_on for each in record.signed), program.ended_on)
    return days | {last + timedelta(days=1) for last in lasts if last is not None}


def reasons_on(record: SharingOnRecord, program: SharedProgram, day: date, *, by_default: bool) -> Iterator[Reason]:
    """Yield what stands against sharing on a day, the most restrictive first."""
    if program.protected:
        yield Reason.PROTECTED
    if _stopped(record, Stop.UNDER_AGE, day):
        yield Reason.UNDER_AGE
    if _unpermitted(record, day):
        yield Reason.ABUSE
    if _stopped(record, Stop.WISH, day):
        yield Reason.WISH
    counted = [each for each in _given(record, day) if program.project_id in each.programs]
    if not any(_runs(each, day) for each in counted):
        yield Reason.FORM_ENDED if counted else Reason.NO_FORM
    if program.ended_on and program.ended_on < day:
        yield Reason.CLOSED
    if not _switched(program, day, by_default=by_default):
        yield Reason.SWITCH


def _runs(form: SignedForm, day: date) -> bool:
    return form.on <= day and (form.ends_on is None or day <= form.ends_on)


def _last(record: SharingOnRecord, why: Stop, day: date) -> date | None:
    return max((each.on for each in record.stops if each.why is why and each.on <= day), default=None)


def _stopped(record: SharingOnRecord, why: Stop, day: date) -> bool:
    """Say whether a client stopped it, or cannot consent, and has signed nothing on a later day."""
    last = _last(record, why, day)
    return last is not None and not any(last < each.on <= day for each in record.signed)


def _given(record: SharingOnRecord, day: date, taken_back: tuple[Stop, ...] = TAKES_BACK) -> Iterator[SignedForm]:
    """Yield the forms that were signed by a day, and that nothing has taken back since."""
    last = max((each for why in taken_back if (each := _last(record, why, day))), default=date.min)
    yield from (each for each in record.signed if last < each.on <= day)


def may_enter(record: SharingOnRecord, day: date) -> bool:
    """Say whether no abuse is known or believed, or the client has permitted it in writing, on that day or later."""
    last = _last(record, Stop.ABUSE, day)
    return last is None or any(_permissions(record, last, day, taken_back=(Stop.UNDER_AGE,)))


def _unpermitted(record: SharingOnRecord, day: date) -> bool:
    """Say whether abuse is known and sharing not permitted; a wish takes the permission to share back, and not to enter."""
    last = _last(record, Stop.ABUSE, day)
    if last is None or not may_enter(record, day):
        return last is not None
    return not _stopped(record, Stop.WISH, day) and not any(_permissions(record, last, day))


def _permissions(
    record: SharingOnRecord, since: date, day: date, taken_back: tuple[Stop, ...] = TAKES_BACK
) -> Iterator[SignedForm]:
    return (each for each in _given(record, day, taken_back) if each.permits and each.on >= since and _runs(each, day))


def set_to_share(program: SharedProgram) -> bool:
    """Say whether a program was last switched to Shared, whatever it is allowed."""
    return _switched(program, date.max, by_default=False)


def _switched(program: SharedProgram, day: date, *, by_default: bool) -> bool:
    """Return the last switch of a program; of two on one day the one that shares less."""
    by_then = [each for each in program.switches if each.on <= day]
    if not by_then:
        return by_default
    last = max(each.on for each in by_then)
    return all(each.shares for each in by_then if each.on == last)
