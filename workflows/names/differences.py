"""What two locks differ in, each in a sentence: what stored cases would lose, and what only came new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workflows.names.kinds import ROWS
from workflows.names.stored import Lock

Named = Mapping[str, Any]


def breaks(old: Lock, new: Lock) -> Iterator[str]:
    """Yield what cases stored under the old names could not be read by, and which change says what becomes of it."""
    yield from _rows(old.get(ROWS, {}), new[ROWS])
    for key, before in old.items():
        if key == ROWS:
            continue
        if key not in new:
            yield f"{key} is gone, and cases of it are stored"
            continue
        yield from (f"{key}: {sentence}" for sentence in _process(key, before, new[key]))


def _rows(old: Named, new: Named) -> Iterator[str]:
    """Yield what rows could not be read by, and by which name programs would not find something any more."""
    for kind, keys in old.items():
        for key, name in keys.items():
            if key not in new[kind]:
                yield (
                    f'the {kind} {key!r} is gone, and rows are stored by it: write renamed_key("{kind}", "{key}", "…")'
                )
            elif new[kind][key] != name:
                yield (f"programs know the {kind} {key!r} as {name!r} and not as {new[kind][key]!r}: leave it that name, "
                       f"whatever its words are")  # fmt: skip


def _process(key: str, old: Named, new: Named) -> Iterator[str]:
    for kind in ("state", "duty", "step"):
        kept = new[PLURALS[kind]]
        for name in (name for name in old[PLURALS[kind]] if name not in kept):
            yield f'the {kind} {name} is gone, and cases are stored by it: write renamed_{kind}("{key}", "{name}", "…")'
    yield from _told_and_done(key, old, new)
    for name, form in old["steps"].items():
        asked = new["steps"].get(name, form)
        if form != asked and form in new["forms"]:
            yield (f"the step {name} asked {form or 'nothing'} and now asks {asked or 'nothing'}: write "
                   f'rewritten_step("{key}", "{name}", "{asked}", …)')  # fmt: skip
    for name, owed in old["duties"].items():
        if new["duties"].get(name, owed) != owed:
            yield f'the duty {name} is owed by others than it was: write parted_duty("{key}", "{name}", …)'
    if old.get("recurs") not in {None, new.get("recurs")}:
        yield f"it recurred for each {old['recurs']}, and which are opened already is stored so: keep it, or name a new process"
    yield from _forms(key, old["forms"], new["forms"])


def _told_and_done(key: str, old: Named, new: Named) -> Iterator[str]:
    """Yield the notices from which mail that waits could not be written, and the effects that a history would not know."""
    for name in (name for name in old["notices"] if name not in new["notices"]):
        yield f'the notice {name} is gone, and mail waits that is written from it: write renamed_notice("{key}", "{name}", "…")'
    for name in (name for name in old["effects"] if name not in new["effects"]):
        yield (f'the effect {name} is gone, and histories tell of it: write renamed_effect("{key}", "{name}", "…") '
               f'or dropped_effect("{key}", "{name}")')  # fmt: skip


PLURALS = {"state": "states", "duty": "duties", "step": "steps"}


def _forms(key: str, old: Named, new: Named) -> Iterator[str]:
    for name, fields in old.items():
        if name not in new:
            yield f'the form {name} is gone, and answers are stored in it: write renamed_form("{key}", "{name}", "…")'
            continue
        place = f'"{key}", "{name}"'
        for field, said in fields.items():
            if field in new[name]:
                yield from _field(place, f"{name}.{field}", field, said, new[name][field])
            else:
                yield (f"the field {name}.{field} is gone, and answers to it are stored: write "
                       f'renamed_field({place}, "{field}", "…") or dropped_field({place}, "{field}")')  # fmt: skip
        for field in (field for field in new[name] if field not in fields and "default" not in new[name][field]):
            yield (f"the field {name}.{field} is new and must be answered, and no stored answer says it: write "
                   f'added_field({place}, "{field}", …)')  # fmt: skip


def _field(place: str, called: str, field: str, old: Named, new: Named) -> Iterator[str]:
    if old.get("takes", new["takes"]) not in {new["takes"], *_read_as_well(new)}:
        yield (f"{called} took {old['takes']} and now takes {new['takes']}: write "
               f'converted_field({place}, "{field}", …)')  # fmt: skip
    for choice in (choice for choice in old.get("choices", ()) if choice not in new.get("choices", ())):
        yield (f"the choice {choice!r} of {called} is gone, and is stored: write "
               f'renamed_choices({place}, "{field}", {{"{choice}": "…"}})')  # fmt: skip
    if "said" in old:  # an upcaster has it said by every stored answer
        return
    if "default" in old and old["default"] != new.get("default", old["default"]):
        yield (f"{called} was taken as {old['default']!r} where it was not asked yet, and would now be taken as "
               f'{new["default"]!r}: write added_field({place}, "{field}", {old["default"]!r})')  # fmt: skip
    if "default" in old and "default" not in new:
        yield (f"{called} could be left out and must now be answered: write "
               f'added_field({place}, "{field}", {old["default"]!r})')  # fmt: skip


def _read_as_well(new: Named) -> Iterator[str]:
    """Yield the kinds of answers that a field reads as well as what it takes: no less, and perhaps not all parts."""
    yield new["takes"].removesuffix(" or nothing")
    yield from new.get("reads", ())
