"""The numbers of the chapters on how the HMIS is governed (1, 2.2, 3.4)."""

from __future__ import annotations

from workflows.law.setting import Setting, manual, reading, target


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
    term_warn_days = target(
        60,
        "1-advisory-composition",
        "days before a term on the Advisory Committee ends in which its seat is to be given anew",
    )
    meetings_ahead = target(
        1, "1-advisory-composition", "meetings of the Advisory Committee that are scheduled at any time, at least"
    )
    committee_care_days = target(
        30, "1-advisory-composition", "days to schedule meetings of the Advisory Committee, and to fill its seats"
    )
    circulation_days = target(
        7, "1-advisory-composition", "days that members of the Advisory Committee have to vote by circulation, at least"
    )
    motion_decide_days = target(
        14, "1-advisory-composition", "days for the chair to put a motion to the vote, or to say what becomes of it"
    )
    manual_review_months = target(12, "5-ac-def", "months from one review of the manual to the next")
    manual_draft_days = target(60, "5-ac-def", "days for ICA to review the manual and hand in what is to change")
    continuum_approval_days = target(30, "5-ac-def", "days for a Continuum of Care to approve a manual, or not")
    conflict_terms_days = target(
        30, "3-conflict-of-law", "days for ICA to work out with an agency what changes by a law that asks more"
    )
    conflict_agree_days = target(
        14, "3-conflict-of-law", "days to agree to what changes by such a law, or to say more about it"
    )
    conflict_review_days = target(
        365, "3-conflict-of-law", "days after which an agency says whether such a law still asks more"
    )
    vendor_name = manual("WellSky", "1-vendor", "who hosts the HMIS")
    outage_relay_hours = target(
        4, "2.2-aa-interruptions", "hours for an agency's administrator to tell its users of an interruption"
    )
    outage_escalate_hours = reading(
        4, "3.5-dr-4h", "hours after which ICA's directors are told that HMIS is interrupted still"
    )
    outage_timeliness_exempt = target(
        True, "3.5-dr-loss", "whether data entered late because of an interruption count as in time"
    ).says(yes="count as in time", no="count as late all the same")
    outage_loss_hours = manual(
        24, "3.5-dr-loss", "hours of entries that may be lost when a backup is restored, at the most"
    )
    outage_reentry_days = target(7, "3.5-dr-loss", "days to enter again what was lost")
    restore_online_hours = manual(
        4, "3.5-dr-restore-online", "hours that it takes to restore HMIS from the online backup"
    )
    restore_tape_hours = manual(8, "3.5-dr-restore-tape", "hours that it takes to restore HMIS from tape")
    restore_crash_hours = manual(4, "3.5-dr-restore-crash", "hours that it takes to restore HMIS after a crash")
    ica_offices: Setting[tuple[str, ...]] = manual(
        ("Madison WI", "Green Bay WI", "Vermont"), "3.5-dr-ica-site", "offices from which ICA can administer the HMIS"
    )
    office_review_days = target(
        14, "3.5-dr-ica-site", "days after which ICA's director looks again at a move to another office"
    )
