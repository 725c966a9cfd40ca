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
    consent_age = manual(18, "3.4-youth-consent", "age below which nobody consents to sharing")
    guardian_consent = target(
        False,
        "3.4-youth-consent",
        "whether a parent or guardian may consent for a client under age, as counsel allows it",
    )
    consent_expiry_months = target(
        0, "2.1-consent-form", "months for which a consent to sharing runs at most; 0 for no end of its own"
    )
    default_visibility = manual(
        "not_shared", "3.1-default-not-shared", "what a program does until it is switched"
    ).means({"not_shared": "it shares nothing", "shared": "it shares"})
    unshare_days = target(2, "3.1-unshare-request", "days to set a client's record to Not Shared, once the client asks")
    protect_days = target(
        1,
        "3.4-dv-explicit",
        "days to set a client's record to Not Shared where abuse is known, or an age under consent",
    )
    complaint_level_days = target(
        10,
        "3.4-complaint-agency",
        "days for each level of a privacy complaint: agency, ICA, and the Committee's proposal",
    )
    complaint_inform_days = target(
        3, "3.4-complaint-agency", "days to tell whoever made a privacy complaint where it stands"
    )
