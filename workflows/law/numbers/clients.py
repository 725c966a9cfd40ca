"""The numbers of the section on clients' requests (3.4)."""

from __future__ import annotations

from workflows.law.setting import Setting, manual, target


class Clients:
    """The numbers of the section on clients' requests (3.4)."""

    inspection_days = manual(60, "3.4-inspect-60", "days for the agency to let a client inspect their record")
    identity_before_giving = target(
        True, "3.4-inspect-right", "whether the identity of who asks is checked before a record is shown or corrected"
    )
    correction_days = target(60, "3.4-correct-how", "days for the agency to correct a record")
    denial_reason_days = manual(60, "3.4-correct-deny-60", "days to explain why a correction is refused")
    client_remind_days: Setting[tuple[int, ...]] = target(
        (30, 14, 7, 1), "3.4-inspect-60", "days before a client's date on which the agency is reminded"
    )
