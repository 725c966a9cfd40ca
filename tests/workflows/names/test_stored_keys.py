"""What rows are stored by: words are free, a changed key is found with what to write and passes with the upcaster."""

from __future__ import annotations

import pytest

from notifications.writing.catalog import OF_THE_DESK
from workflows.law.choice import Choice
from workflows.law.mail.desk_notices import DeskNotice
from workflows.law.named import Named
from workflows.names.changes import Change, Place
from workflows.names.check import RUN, faults
from workflows.names.key_changes import renamed_key
from workflows.names.kinds import KINDS
from workflows.names.stored import stored_names
from workflows.names.versions import lock_of, row_keys, upcast


class Season(Named):
    """When a paper is signed, a training held, or something done in a role."""

    SPRING = "spring", "in the first thaw", "Spring"
    FALL = "fall"


class Reworded(Named):
    """The same keys and names, in other words."""

    SPRING = "spring", "when the snow is gone", "Spring"
    FALL = "fall", "when the leaves come down"


class Rekeyed(Named):
    """The same, with one key changed."""

    SPRING = "thaw", "in the first thaw", "Spring"
    FALL = "fall"


class RenamedOutside(Named):
    """The same, but programs would have to learn another name."""

    SPRING = "spring", "in the first thaw", "The thaw"
    FALL = "fall"


def found(kind: str, members: type[Named], *changes: Change) -> list[str]:
    """Return what is wrong where the seasons are kept, with an upcaster from them if there are changes."""
    kept = stored_names([], {kind: Season})
    return list(faults([], [changes] if changes else [], {1: kept}.get, {kind: members}))


every_kind = pytest.mark.parametrize("kind", ["role", "paper", "topic", "origin"])


@every_kind
def test_words_are_free(kind: str) -> None:
    assert found(kind, Reworded) == []


@every_kind
def test_a_changed_key_fails_with_what_to_write_and_passes_with_the_upcaster(kind: str) -> None:
    assert found(kind, Rekeyed) == [
        (
            f"the {kind} 'spring' is gone, and rows are stored by it: "
            f'write renamed_key("{kind}", "spring", "…"), in workflows/names/from_1.py'
        )
    ]
    change = renamed_key(kind, "spring", "thaw")
    assert found(kind, Rekeyed, change) == [f"the lock of version 2 does not have all stored names yet: {RUN}"]
    locks = {1: stored_names([], {kind: Season}), 2: stored_names([], {kind: Rekeyed})}
    assert list(faults([], [(change,)], locks.get, {kind: Rekeyed})) == []


@every_kind
def test_the_name_that_programs_know_something_by_stays(kind: str) -> None:
    assert found(kind, RenamedOutside) == [
        (
            f"programs know the {kind} 'spring' as 'Spring' and not as 'The thaw': "
            "leave it that name, whatever its words are, in workflows/names/from_1.py"
        )
    ]


class Renamed(Choice):
    """The notices of the desk, once the daily mail is called otherwise."""

    DIGEST = "digest"


def test_a_notice_of_the_desk_is_not_renamed_without_an_upcaster() -> None:
    kind = "notice of the desk"
    kept = (lock_of(4) or {})["rows"][kind]
    assert set(kept) == {each.key for each in DeskNotice} == OF_THE_DESK
    said = list(faults([], [], {1: {"rows": {kind: {"daily-mail": "daily-mail"}}}}.get, {kind: Renamed}))
    assert said[0].startswith(
        "the notice of the desk 'daily-mail' is gone, and rows are stored by it: write renamed_key("
    )


def test_a_role_that_acted_is_read_by_its_new_key_in_every_process() -> None:
    change = renamed_key("role", "counsel", "lawyer")
    event = {"kind": "act", "name": "answer", "actors": ["chair", "counsel"], "forms": {}}
    change.event(event, Place("ASKED", "2026-01-12"))
    assert event["actors"] == ["chair", "lawyer"]
    entered = {"kind": "act", "name": "answer", "actors": ["chair"], "by": ["counsel"], "forms": {}}
    struck = {"kind": "tick", "name": "ask", "rungs": ["late-0"], "to": ["counsel"]}
    for each in (entered, struck):
        change.event(each, Place("ASKED", "2026-01-12"))
    assert (entered["by"], struck["to"]) == (["lawyer"], ["lawyer"])


def test_a_topic_that_was_stored_by_its_words_is_read_by_its_key_and_a_title_stays_as_it_is() -> None:
    attended = {"topic": "security training", "title": "security training", "on": "2026-01-09", "minutes": 180}
    event = {"kind": "learn", "forms": {"TrainingRecord": {"attended": [attended]}}}
    said = upcast("P03", event, Place("ASKED", "2026-01-12"), 2)["forms"]["TrainingRecord"]
    assert said == {"attended": [attended | {"topic": "security"}]}


@pytest.mark.parametrize(("kind", "members"), KINDS.items())
def test_what_the_second_version_stored_is_all_read_by_this_one(kind: str, members: type[Named]) -> None:
    kept = (lock_of(2) or {})["rows"].get(kind, {})  # what is a kind only since then was stored by no lock
    now = {row_keys(2).get(kind, {}).get(key, key) for key in kept}
    assert now <= {each.key for each in members}


@pytest.mark.parametrize("kind", [each for each in KINDS.values() if issubclass(each, Named)])
def test_the_name_that_programs_use_is_taken_where_a_key_is(kind: type[Named]) -> None:
    for each in kind:
        assert kind(each.key) is kind(each.name_outside) is each
