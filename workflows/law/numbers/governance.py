"""The numbers of the chapters on how the HMIS is governed (1, 2.2, 3.4)."""

from __future__ import annotations

from workflows.law.setting import target


class Governance:
    """The numbers of the chapters on how the HMIS is governed (1, 2.2, 3.4)."""

    ack_grace_days = target(30, "3.4-privacy-ack", "days to sign a text that is new, unless its edition says otherwise")
    ack_remind_days = target(
        (14, 3), "3.4-privacy-ack", "days before the last one on which a reader is reminded to sign"
    )
    comparable_review_months = target(
        12,
        "3.5-vsp-must-comparable",
        "months after which a comparable database is confirmed and checked again; 0 for never",
    )
    comparable_days = target(
        30, "3.5-vsp-must-comparable", "days that a victim service provider has at the least to say what it uses"
    )
    comparable_licenses_days = target(
        1,
        "3.5-vsp-prohibited",
        "business days for ICA to end the licenses of an agency that became a victim service provider",
    )
