"""The numbers of the chapters on users and training (2.1, 2.2)."""

from __future__ import annotations

from workflows.law.setting import GLOBAL, Setting, manual, reading, target


class People:
    """The numbers of the chapters on users and training (2.1, 2.2)."""

    onboarding_submit_days = manual(15, "2.2-training-window", "days to finish all sessions and assignments")
    homework_review_days = target(5, "2.2-homework-review", "days for ICA to review homework")
    toll_clock_during_review = reading(False, "2.2-homework-review", "whether the series clock stops during review")
    onboarding_correct_days = manual(15, "2.2-correction-window", "further days to make all corrections")
    onboarding_total_days = manual(30, "2.2-training-30", "days after which the series must be retaken")
    refusal_min_attempts = reading(2, "2.2-refuse-license", "series with failed homework before a refusal")
    returning_user_gap_days = reading(
        0, "2.2-returning-user", "days since a license ended within which the series is not taken again"
    )
    user_agreement_renewal_months = target(
        12, "2.1-user-agreement-sign", "months after which a User Agreement is signed again for a license; 0 for never"
    )
    reapplication_days = target(
        10, "2.8-v4-terminate", "days for ICA to decide whether there may be a license after a termination"
    )
    background_check = reading("record-only", "2.1-background-check", "what becomes of a background check").means(
        {"record-only": "it is recorded, and bars nobody", "required": "no license without one"}
    )
    aa_can_create_users = reading(
        False, "2.1-username-generation", "whether an agency creates the usernames of its users itself"
    )
    miss_minutes = manual(10, "2.2-participation", "minutes of a training that may be missed")
    miss_percent = manual(10, "2.2-participation", "percent of a training that may be missed")
    # That the training year is the calendar year is declared, not set (decision 0027): the December rule knows no other.
    security_lapse_action = reading(
        "suspend", "2.2-annual-security", "what follows from missed security training"
    ).means(
        {
            "suspend": "the license is suspended, once ICA confirms it",
            "list": "the user is on the list of missed trainings",
        }
    )
    general_trainings = manual(2, "2.2-two-general", "general trainings that a user attends a year")
    december_basis = reading("completion", "2.2-december-exempt", "the day of a series that counts in December").means(
        {"completion": "the day on which it was completed", "start": "the day on which it began"}
    )
    art_trainings = manual(2, "2.2-art-two", "ART trainings that a user with an ART license attends a year")
    art_proration = target(
        "none", "2.2-art-two", "what is taken off for an ART license of the second half of a year"
    ).means({"none": "nothing", "half": "half of the trainings"})
    training_remind_days = target(
        (90, 30, 7), "2.2-annual-security", "days before the end of a training year on which a user is reminded"
    )
    session_remind_days: Setting[tuple[int, ...]] = target(
        (7, 1), "2.2-user-training", "days before a training on which whoever is signed up for it is reminded"
    )
    users_review_months = target(
        3, "2.1-aa-monitor-access", "months after which an agency is asked anew who still works with HMIS, 12 at most"
    )
    users_review_days = target(
        14, "2.1-aa-monitor-access", "days for an agency to say of each user whether they still work with HMIS"
    )
    idle_days = target(
        90, "2.1-aa-monitor-access", "days without a sign-in to WellSky after which a user is pointed out"
    )
    min_age = manual(18, "2.1-min-age", "years of age that a user has reached")
    level_days = target(14, "2.1-access-level-decider", "days to decide the access level of a new user")
    account_days = target(3, "2.1-username-generation", "business days for ICA to create an account in WellSky")
    aa_max_level = manual("Case Manager III", "2.1-access-level-decider", "highest level an agency decides itself")
    access_decision_days = target(5, "2.1-access-level-decider", "days to decide a change of a user's access")
    access_change_days = target(3, "2.1-access-level-decider", "business days for ICA to make such a change in WellSky")
    art_decider = target("agency", "2.7-art-addon", "who decides about an ART license").means(
        {"agency": "the agency", "ica": "ICA"}
    )
    art_needs_reports = target(
        True, "2.7-art-addon", "whether an ART license goes only with a level that may use Reports"
    ).says(yes="only with a level that may use Reports", no="with any level")
    coi_disclosure_days = target(5, "2.1-coi-disclose", "days to arrange what follows from a disclosed conflict")
    coi_ban_viewing = target(False, "2.1-coi-no-edit", "whether users may not even look at such a record").says(
        yes="an infraction as well", no="no infraction"
    )
    immediate_family_definition = reading(
        ("spouse or partner", "parent", "child", "sibling", "household member"),
        "2.1-coi-no-edit",
        "who is immediate family",
    )
    departure_notice_hours = manual(48, "2.1-departure-48h", "hours to tell ICA that a user no longer needs access")
    hours_are_consecutive = reading(True, GLOBAL, "whether hours run on through nights and days of rest")
    disable_sla_hours = target(24, "2.1-departure-48h", "hours for ICA to disable an account in WellSky")
    password_reset_days = target(
        1, "2.1-aa-passwords", "business days to set a new password for a user who cannot sign in"
    )
    password_length = manual(8, "2.1-pw-length", "characters that a password has at least")
    password_expiry_days = manual(45, "2.1-pw-expiry", "days after which a password expires")
    password_remind_days = target((7, 1), "2.1-pw-expiry", "days ahead on which a user is reminded that it expires")
    partnership_agreement_renewal_months = target(
        12, "2.1-partnership-sign", "months after which a Partnership Agreement is renewed; 0 for never"
    )
    partnership_renewal_month = target(
        0, "2.1-partnership-sign", "the month by whose end all agencies renew, 1 to 12; 0 for each its anniversary"
    )
    partnership_renewal_days = target(30, "2.1-partnership-sign", "days that an agency has to renew at the least")
    partner_join_days = target(30, "2.1-adhere", "days for an agency to hand in what it owes as it joins")
    agency_closing_days = target(5, "2.1-adhere", "business days for ICA to go through what ends with an agency")
    aa_threshold = manual(10, "2.1-aa-required", "users with whom an agency must name an Agency Administrator")
    aa_counts_suspended = reading(True, "2.1-aa-required", "whether users whose license is suspended count").says(
        yes="suspended licenses count", no="suspended licenses do not count"
    )
    aa_appoint_days = target(30, "2.1-aa-required", "days for an agency to name its Agency Administrator")
    aa_record_days = target(3, "2.1-aa-required", "business days for ICA to record who was named")
    csa_term_months = target(12, "2.1-csa-scope", "months that a Coordinated Services Agreement runs at most")
    csa_open_days = target(5, "2.1-csa-kept", "days for ICA to file a signed agreement and open the access")
