"""A changed name that cases are stored by is found with what to write, and passes with it."""

import json

import pytest

from tests.workflows.names.visits import DAY, NOTE, Harvest, Rekeyed, Reworded, visit
from workflows.grammar.process import Process
from workflows.manual.registry import PROCESSES
from workflows.names.changes import (
    Change,
    Place,
    renamed_duty,
    renamed_form,
    renamed_notice,
    renamed_state,
    renamed_step,
)
from workflows.names.check import RUN, faults
from workflows.names.effect_changes import dropped_effect, renamed_effect
from workflows.names.field_changes import added_field, converted_field, dropped_field, renamed_choices, renamed_field
from workflows.names.stored import Lock, stored_names
from workflows.names.versions import UPCASTERS, VERSION, lock_of, renamed, upcast, written

KEPT = stored_names([visit(note=(NOTE, None))])
AS_KEPT = visit(note=(NOTE, None))


def found(process: Process, *changes: Change) -> list[str]:
    """Return what is wrong where the first version is kept, with an upcaster from it if there are changes."""
    return list(faults([process], [changes] if changes else [], {1: KEPT}.get))


CHANGES: dict[str, tuple[Process, str, Change]] = {
    "a rekeyed choice": (
        visit(Harvest, note=(NOTE, None)),
        (
            "the choice 'fall' of Visit.season is gone, and is stored: write "
            'renamed_choices("P98", "Visit", "season", {"fall": "…"})'
        ),
        renamed_choices("P98", "Visit", "season", {"fall": "autumn"}),
    ),
    "a new field that must be answered": (
        visit(note=(NOTE, None), day=DAY),
        (
            "the field Visit.day is new and must be answered, and no stored answer says it: write "
            'added_field("P98", "Visit", "day", …)'
        ),
        added_field("P98", "Visit", "day", "2026-03-02"),
    ),
    "a field that must be answered now": (
        visit(note=NOTE),
        'Visit.note could be left out and must now be answered: write added_field("P98", "Visit", "note", None)',
        added_field("P98", "Visit", "note", None),
    ),
    "another default": (
        visit(note=(NOTE, "none")),
        (
            "Visit.note was taken as None where it was not asked yet, and would now be taken as 'none': write "
            'added_field("P98", "Visit", "note", None)'
        ),
        added_field("P98", "Visit", "note", None),
    ),
    "a renamed field": (
        visit(remark=(NOTE, None)),
        (
            'the field Visit.note is gone, and answers to it are stored: write renamed_field("P98", "Visit", "note", "…") '
            'or dropped_field("P98", "Visit", "note")'
        ),
        renamed_field("P98", "Visit", "note", "remark"),
    ),
    "a dropped field": (
        visit(),
        (
            'the field Visit.note is gone, and answers to it are stored: write renamed_field("P98", "Visit", "note", "…") '
            'or dropped_field("P98", "Visit", "note")'
        ),
        dropped_field("P98", "Visit", "note"),
    ),
    "a field of another kind": (
        visit(note=(DAY | None, None)),
        (
            "Visit.note took a text or nothing and now takes a day or nothing: write "
            'converted_field("P98", "Visit", "note", …)'
        ),
        converted_field("P98", "Visit", "note", "a day or nothing", lambda said: said and "2026-03-02"),
    ),
    "a renamed form": (
        visit(form="Stay", note=(NOTE, None)),
        'the form Visit is gone, and answers are stored in it: write renamed_form("P98", "Visit", "…")',
        renamed_form("P98", "Visit", "Stay"),
    ),
    "a renamed state": (
        visit(states=("WAITING", "VISITED"), note=(NOTE, None)),
        'the state ASKED is gone, and cases are stored by it: write renamed_state("P98", "ASKED", "…")',
        renamed_state("P98", "ASKED", "WAITING"),
    ),
    "a renamed step": (
        visit(steps=("ask", "arrive"), note=(NOTE, None)),
        'the step come is gone, and cases are stored by it: write renamed_step("P98", "come", "…")',
        renamed_step("P98", "come", "arrive"),
    ),
    "a renamed duty": (
        visit(duty="come-by", note=(NOTE, None)),
        'the duty visit is gone, and cases are stored by it: write renamed_duty("P98", "visit", "…")',
        renamed_duty("P98", "visit", "come-by"),
    ),
    "a renamed notice": (
        visit(notice="visit-near", note=(NOTE, None)),
        (
            "the notice visit-due is gone, and mail waits that is written from it: write "
            'renamed_notice("P98", "visit-due", "…")'
        ),
        renamed_notice("P98", "visit-due", "visit-near"),
    ),
    "a renamed effect": (
        visit(effects=(Rekeyed,), note=(NOTE, None)),
        (
            'the effect Marked is gone, and histories tell of it: write renamed_effect("P98", "Marked", "…") '
            'or dropped_effect("P98", "Marked")'
        ),
        renamed_effect("P98", "Marked", "Shown"),
    ),
    "a dropped effect": (
        visit(effects=(), note=(NOTE, None)),
        (
            'the effect Marked is gone, and histories tell of it: write renamed_effect("P98", "Marked", "…") '
            'or dropped_effect("P98", "Marked")'
        ),
        dropped_effect("P98", "Marked"),
    ),
}


@pytest.mark.parametrize(("process", "sentence", "change"), CHANGES.values(), ids=list(CHANGES))
def test_a_changed_name_fails_with_the_sentence_that_says_what_to_write_and_passes_with_the_upcaster(
    process: Process, sentence: str, change: Change
) -> None:
    assert found(process) == [f"P98: {sentence}, in workflows/names/from_1.py"]
    assert found(process, change) == [f"the lock of version 2 does not have all stored names yet: {RUN}"]
    locks = {1: KEPT, 2: stored_names([process])}
    assert list(faults([process], [(change,)], locks.get)) == []


@pytest.mark.parametrize(
    "process",
    [
        visit(note=(NOTE, None), more=(NOTE, None)),
        visit(note=(NOTE, None), states=("ASKED", "VISITED"), day=(DAY | None, None)),
    ],
)
def test_what_only_came_new_needs_no_upcaster_but_a_new_lock(process: Process) -> None:
    assert found(process) == [f"the lock of version 1 does not have all stored names yet: {RUN}"]


def test_words_are_free() -> None:
    assert found(visit(Reworded, note=(NOTE, None))) == []
    assert found(AS_KEPT) == []


def test_a_process_that_is_gone_is_missed() -> None:
    assert list(faults([], [], {1: KEPT}.get)) == [
        "P98 is gone, and cases of it are stored, in workflows/names/from_1.py"
    ]


def test_the_locks_are_complete_and_as_they_are_written() -> None:
    assert list(faults(PROCESSES)) == []
    for version in range(1, VERSION + 1):
        assert lock_of(version)
    current: Lock = stored_names(PROCESSES)
    assert json.loads(written(current)) == current


def test_what_was_stored_by_the_first_version_is_read_by_this_one() -> None:
    stored = {
        "kind": "act", "name": "give", "actors": ["Agency Administrator"],
        "forms": {"Given": {"given_on": "2026-01-09", "explained": True}},
    }  # fmt: skip
    assert upcast("P11", stored, Place("ASKED", "2026-01-12"), 1) == stored | {
        "actors": ["agency-administrator"],
        "on": "2026-01-12",
        "as_given": True,
        "v": VERSION,
    }
    assert "v" not in stored


def test_a_duty_of_an_office_is_one_for_its_part_by_now() -> None:
    assert renamed("duties", "P26", "vendor-balance", 1) == "vendor:balance"
    assert renamed("duties", "P26", "vendor-balance", 2) == "vendor-balance"
    refused = {"kind": "act", "name": "refuse", "actors": ["Chittenden County CoC"], "forms": {}}
    assert upcast("P26", refused, Place("GATES", "2026-01-12"), 1)["party"] == "chittenden"
    paid = {"kind": "act", "name": "record-payment", "actors": ["System Administrator"], "forms": {}}
    assert upcast("P26", paid, Place("RUNNING", "2026-01-12"), 1)["name"] == "record-further-payment"
    assert upcast("P26", paid, Place("COMMITTED", "2026-01-12"), 1)["name"] == "record-payment"


def test_every_version_but_this_one_has_its_upcaster() -> None:
    assert len(UPCASTERS) == VERSION - 1


def test_a_departure_noticed_late_stands_where_every_departure_does_that_has_ended() -> None:
    """That a notice came late was a state of its own until version 3."""
    assert [renamed("states", "P04", "LATE", version) for version in (1, 2, 3)] == ["ENDED"] * 3
