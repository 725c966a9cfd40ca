"""The numbers of the chapters on how the HMIS is governed (1, 2.2, 3.4)."""

from __future__ import annotations

from workflows.law.setting import target


class Governance:
    """The numbers of the chapters on how the HMIS is governed (1, 2.2, 3.4)."""

    ack_grace_days = target(30, "3.4-privacy-ack", "days to sign a text that is new, unless its edition says otherwise")
    ack_remind_days = target(
        (14, 3), "3.4-privacy-ack", "days before the last one on which a reader is reminded to sign"
    )
