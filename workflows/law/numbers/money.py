"""The numbers of the chapters on money (4.5)."""

from __future__ import annotations

from workflows.law.setting import reading, target


class Money:
    """The numbers of the chapters on money (4.5)."""

    misuse_notify_days = target(5, "4.5-misuse-notify", "days for ICA to send a letter about a misuse of funds")
    misuse_cure_days = reading(
        30, "4.5-misuse-funder", "days for an agency to put a misuse of funds right, from ICA's letter"
    )
    misuse_check_days = target(7, "4.5-misuse-funder", "days for ICA to check whether a misuse of funds is put right")
    misuse_decide_days = target(
        7, "4.5-misuse-funder", "days for ICA's director to decide whether a funder is told of a misuse of funds"
    )
