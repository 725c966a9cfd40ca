"""3.1 and 3.4: whether a record is shared on a day is one function of what is on record; the most restrictive wins."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.law.agency_kinds import Protected
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.value import changed
from workflows.manual.clients.sharing.kept import SharedProgram, SharingOnRecord, SignedForm, Stop, Stopped, Switch
from workflows.manual.clients.sharing.standing import Reason, Standing, shares_by_default, standing

MARCH_1, MARCH_5, APRIL_2, APRIL_9, MAY_1 = (
    date(2026, 3, 1), date(2026, 3, 5), date(2026, 4, 2), date(2026, 4, 9), date(2026, 5, 1),
)  # fmt: skip
SHELTER = SharedProgram("Harbor Shelter", "101", switches=(Switch(shares=True, on=MARCH_1),))
FORM, PERMISSION = SignedForm(MARCH_5, ("101",)), SignedForm(APRIL_9, ("101",), permits=True)
ABUSE, WISH = Stopped(Stop.ABUSE, APRIL_2), Stopped(Stop.WISH, MAY_1)
YEAR = SharingOnRecord(programs=(SHELTER,), signed=(FORM, PERMISSION), stops=(ABUSE, WISH))


def on(day: date, record: SharingOnRecord = YEAR, program: SharedProgram = SHELTER) -> Standing:
    return standing(record, program, day)


def first(day: date, record: SharingOnRecord = YEAR, program: SharedProgram = SHELTER) -> tuple[Any, date | None]:
    found = on(day, record, program)
    return found.reasons[0] if found.reasons else None, found.since


# "Program shares Mar 1, form Mar 5: shared. Abuse reported Apr 2: off until permission, Apr 9. Client's request May 1: whole record
# off by May 3."


@pytest.mark.parametrize(
    ("day", "why", "since"),
    [
        (date(2026, 2, 28), Reason.NO_FORM, None),
        (date(2026, 3, 1), Reason.NO_FORM, None),  # the program shares, and nobody signed
        (date(2026, 3, 4), Reason.NO_FORM, None),
        (date(2026, 3, 5), None, date(2026, 3, 5)),
        (date(2026, 4, 1), None, date(2026, 3, 5)),
        (date(2026, 4, 2), Reason.ABUSE, date(2026, 4, 2)),
        (date(2026, 4, 8), Reason.ABUSE, date(2026, 4, 2)),
        (date(2026, 4, 9), None, date(2026, 4, 9)),
        (date(2026, 4, 30), None, date(2026, 4, 9)),
        (date(2026, 5, 1), Reason.WISH, date(2026, 5, 1)),
        (date(2026, 12, 31), Reason.WISH, date(2026, 5, 1)),
    ],
)
def test_program_form_abuse_permission_and_wish(day: date, why: Reason | None, since: date | None) -> None:
    assert first(day) == (why, since)


def test_nothing_is_entered_either_from_abuse_to_permission_and_what_is_there_stays() -> None:
    assert [on(day).may_enter for day in (date(2026, 4, 1), APRIL_2, date(2026, 4, 8), APRIL_9)] == [
        True, False, False, True,
    ]  # fmt: skip


def test_in_whatever_order_it_was_entered() -> None:
    late = changed(YEAR, signed=YEAR.signed[::-1], stops=YEAR.stops[::-1])
    days = [date(2026, 2, 20) + timedelta(days=each) for each in range(90)]
    assert [on(day, late) for day in days] == [on(day) for day in days]


@pytest.mark.parametrize("kind", Protected)
def test_a_protected_program_shares_nobody_whatever_is_signed(kind: Protected) -> None:
    program = changed(SHELTER, protected=(kind,))
    assert on(MARCH_5, changed(YEAR, programs=(program,)), program).reasons == (Reason.PROTECTED,)


@pytest.mark.parametrize(
    ("signed", "why"),
    [
        ((), Reason.WISH),
        ((SignedForm(date(2026, 5, 1), ("101",)),), Reason.WISH),  # of the same day: the more restrictive stands
        ((SignedForm(date(2026, 5, 2), ("101",)),), Reason.ABUSE),  # a plain form is no permission
        ((SignedForm(date(2026, 5, 2), ("101",), permits=True),), None),
        ((SignedForm(date(2026, 5, 2), ("202",), permits=True),), Reason.NO_FORM),  # for another program
    ],
)
def test_a_wish_is_taken_back_by_a_form_signed_later_and_by_nothing_else(
    signed: tuple[SignedForm, ...], why: Reason | None
) -> None:
    assert first(date(2026, 6, 1), changed(YEAR, signed=(*YEAR.signed, *signed)))[0] is why
    assert on(date(2026, 6, 1), changed(YEAR, signed=(*YEAR.signed, *signed))).may_enter, "a wish is not about entering"


def test_an_eighteenth_birthday_shares_nothing_and_a_form_of_afterwards_does() -> None:
    child = SharingOnRecord(programs=(SHELTER,), signed=(FORM,), stops=(Stopped(Stop.UNDER_AGE, APRIL_2),))
    assert first(date(2030, 1, 1), child) == (Reason.UNDER_AGE, APRIL_2)
    grown = changed(child, signed=(FORM, SignedForm(date(2030, 1, 2), ("101",))))
    assert first(date(2030, 1, 2), grown) == (None, date(2030, 1, 2))


def test_a_form_ends_with_its_last_day_and_a_program_with_its_own() -> None:
    form = changed(FORM, ends_on=date(2026, 6, 30))
    record = SharingOnRecord(programs=(SHELTER,), signed=(form,))
    assert first(date(2026, 6, 30), record) == (None, MARCH_5)
    assert first(date(2026, 7, 1), record) == (Reason.FORM_ENDED, date(2026, 7, 1))
    closed = changed(SHELTER, ended_on=date(2026, 5, 31))
    assert first(date(2026, 5, 31), record, closed) == (None, MARCH_5)
    assert first(date(2026, 6, 1), record, closed) == (Reason.CLOSED, date(2026, 6, 1))


def test_a_program_that_nobody_switched_does_as_the_manual_says() -> None:
    never = changed(SHELTER, switches=())
    record = SharingOnRecord(programs=(never,), signed=(FORM,))
    assert first(MARCH_5, record, never) == (Reason.SWITCH, MARCH_5)
    assert standing(record, never, MARCH_5, by_default=True).shared
    other = Policy("other", FIRST_EDITION.since, Policy.default_visibility.to("shared"))
    assert (shares_by_default(FIRST_EDITION), shares_by_default(other)) == (False, True)


# The same, once more and as plainly as possible: a ledger that is written day by day, and knows nothing of what comes later.

FIRST, LENGTH = date(2026, 3, 1), 12
DAYS = [FIRST + timedelta(days=each) for each in range(LENGTH)]
PROGRAMS = st.sampled_from([("101",), ("202",), ("101", "202")])
SIGNED = st.builds(SignedForm, st.sampled_from(DAYS), PROGRAMS, st.booleans(), st.none() | st.sampled_from(DAYS))
STOPS = st.builds(Stopped, st.sampled_from(Stop), st.sampled_from(DAYS))
SWITCHES = st.lists(st.builds(Switch, st.booleans(), st.sampled_from(DAYS)), max_size=4).map(tuple)
PROGRAM = st.builds(
    SharedProgram, st.just("Harbor Shelter"), st.just("101"), st.sampled_from([(), (Protected.YOUTH,)]),
    st.none() | st.sampled_from(DAYS), SWITCHES,
)  # fmt: skip
RECORDS = st.builds(
    SharingOnRecord, signed=st.lists(SIGNED, max_size=4).map(tuple), stops=st.lists(STOPS, max_size=4).map(tuple)
)


def ledger(
    record: SharingOnRecord, program: SharedProgram, *, by_default: bool
) -> Iterator[tuple[tuple[Reason, ...], bool]]:
    """Yield for each day what stands against sharing, the most restrictive first, and whether anything may be entered."""
    forms, permissions = list[SignedForm](), list[SignedForm]()
    against, abused, switched = set[Reason](), date.max, by_default
    for day in DAYS:
        today = [each for each in record.signed if each.on == day]
        against -= {Reason.WISH, Reason.UNDER_AGE} if today else set()
        forms += today
        permissions += [each for each in today if each.permits]
        for stop in (each for each in record.stops if each.on == day):
            if stop.why is Stop.ABUSE:
                abused = day
            else:
                against.add(Reason.WISH if stop.why is Stop.WISH else Reason.UNDER_AGE)
                forms.clear()
        if Reason.UNDER_AGE in against:
            permissions.clear()
        permissions = [each for each in permissions if each.on >= abused or abused == date.max]
        settings = [each.shares for each in program.switches if each.on == day]
        switched = all(settings) if settings else switched
        lapsed = {each for each in record.signed if each.ends_on is not None and each.ends_on < day}
        here = [each for each in forms if "101" in each.programs]
        may_enter = abused == date.max or bool({*permissions} - lapsed)
        to_share = Reason.WISH in against or bool({*permissions} & {*forms} - lapsed)
        yield tuple(each for each, so in {
            Reason.PROTECTED: bool(program.protected),
            Reason.UNDER_AGE: Reason.UNDER_AGE in against,
            Reason.ABUSE: abused != date.max and not (may_enter and to_share),
            Reason.WISH: Reason.WISH in against,
            Reason.NO_FORM: not here,
            Reason.FORM_ENDED: bool(here) and {*here} <= lapsed,
            Reason.CLOSED: program.ended_on is not None and day > program.ended_on,
            Reason.SWITCH: not switched,
        }.items() if so), may_enter  # fmt: skip


@given(RECORDS, PROGRAM, st.booleans())
def test_the_function_says_what_a_ledger_written_day_by_day_says(
    record: SharingOnRecord, program: SharedProgram, by_default: bool
) -> None:
    before, turned = None, None
    for day, (page, may_enter) in zip(DAYS, ledger(record, program, by_default=by_default), strict=True):
        found = standing(record, program, day, by_default=by_default)
        assert (found.reasons, found.may_enter, found.shared) == (page, may_enter, not page)
        turned = day if before is not None and before[:1] != page[:1] else turned
        assert turned is None or found.since == turned
        before = page


@given(RECORDS, PROGRAM, st.sampled_from(DAYS), STOPS)
def test_one_more_stop_never_shares_anything(
    record: SharingOnRecord, program: SharedProgram, day: date, stop: Stopped
) -> None:
    stopped = changed(record, stops=(*record.stops, stop))
    assert standing(record, program, day).shared or not standing(stopped, program, day).shared
