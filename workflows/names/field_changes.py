"""What may happen to a field of a stored form: it comes, goes, is called something else, or takes something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from workflows.names.changes import Change, Event, Names, Place


def _in_form(
    process: str, form: str, answers: Callable[[dict[str, Any]], None], lock: Callable[[Names], None]
) -> Change:
    def event(event: Event, place: Place) -> None:
        del place
        if form in event.get("forms", {}):
            answers(event["forms"][form])

    return Change(process, event, lambda names: lock(names["forms"][form]))


def added_field(process: str, form: str, name: str, value: Any) -> Change:
    """Say that a field is asked for that was not before; say what stored answers are taken to have said."""

    def answers(said: dict[str, Any]) -> None:
        said.setdefault(name, value)

    def lock(fields: Names) -> None:
        fields[name] = {**fields.get(name, {}), "said": True}

    return _in_form(process, form, answers, lock)


def assumed_field(process: str, form: str, name: str, value: Any) -> Change:
    """Say of a field that nobody has to answer what stored forms are taken to have said, where that is not its default."""

    def answers(said: dict[str, Any]) -> None:
        said.setdefault(name, value)

    def lock(fields: Names) -> None:
        del fields

    return _in_form(process, form, answers, lock)


def dropped_field(process: str, form: str, name: str) -> Change:
    """Say that a field is not asked for any more; what was answered is left out from now on."""

    def answers(said: dict[str, Any]) -> None:
        said.pop(name, None)

    def lock(fields: Names) -> None:
        fields.pop(name)

    return _in_form(process, form, answers, lock)


def renamed_field(process: str, form: str, old: str, new: str) -> Change:
    """Say that a field is called something else."""

    def answers(said: dict[str, Any]) -> None:
        if old in said:
            said[new] = said.pop(old)

    def lock(fields: Names) -> None:
        fields[new] = fields.pop(old)

    return _in_form(process, form, answers, lock)


def converted_field(process: str, form: str, name: str, takes: str, how: Callable[[Any], Any]) -> Change:
    """Say that a field takes another kind of answer; say which, and make it of the stored one."""

    def answers(said: dict[str, Any]) -> None:
        if name in said:
            said[name] = how(said[name])

    def lock(fields: Names) -> None:
        fields[name] = {**fields[name], "takes": takes}

    return _in_form(process, form, answers, lock)


def renamed_choices(process: str, form: str, name: str, keys: Mapping[str, str], *, part: str = "") -> Change:
    """Say that choices of a field are stored under other keys; of a list of entries, those in one part of each."""

    def renamed(value: Any) -> Any:
        if isinstance(value, list):
            return [renamed(each) for each in value]
        if isinstance(value, dict):
            return {**value, part: renamed(value[part])}
        return keys.get(value, value)

    def answers(said: dict[str, Any]) -> None:
        if name in said:
            said[name] = renamed(said[name])

    def lock(fields: Names) -> None:
        known = fields[name]
        known["choices"] = sorted({renamed(each) for each in known["choices"]})
        if "default" in known:
            known["default"] = renamed(known["default"])

    return _in_form(process, form, answers, lock)
