"""Which access a license gave from when on; what it says itself is the last of these that was not entered in error."""

from __future__ import annotations

from datetime import datetime

from models.rows.registries import License, LicenseLevel


def begin_levels(license_: License, case_id: int | None) -> None:
    """Begin the history of a license with what it says."""
    first = LicenseLevel(
        case_id=case_id, level=license_.level, art=license_.art, since=license_.issued_at, void_at=None
    )
    license_.levels.append(first)


def add_level(license_: License, case_id: int, level: str, *, art: bool, since: datetime) -> None:
    """Let a license give another access from a moment on."""
    if not license_.levels:  # a license of which nobody wrote down how it began
        begin_levels(license_, None)
    license_.levels.append(LicenseLevel(case_id=case_id, level=level, art=art, since=since, void_at=None))
    settle(license_)


def say_otherwise(license_: License, case_id: int, level: str, *, art: bool) -> None:
    """Let what a case decided of the access say something else, since the same moment."""
    for each in license_.levels:
        if each.case_id == case_id and each.void_at is None:
            each.level, each.art = level, art
    settle(license_)


def correct_last(license_: License, level: str, *, art: bool) -> None:
    """Let the access that counts say what it should have said."""
    if last := license_.levels_that_count()[-1:]:
        last[0].level, last[0].art = level, art
    license_.level, license_.art = level, art


def void_levels(license_: License, case_id: int, now: datetime) -> None:
    """Pass over what a case decided of the access, so that what was before counts again."""
    for each in license_.levels:
        if each.case_id == case_id:
            each.void_at = each.void_at or now
    settle(license_)


def settle(license_: License) -> None:
    """Let a license say the access that counts."""
    if levels := license_.levels_that_count():
        license_.level, license_.art = levels[-1].level, levels[-1].art
