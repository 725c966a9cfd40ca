"""The numbers of the chapters on data (3.1, 4.4)."""

from __future__ import annotations

from workflows.law.setting import manual, reading, target


class Data:
    """The numbers of the chapters on data (3.1, 4.4)."""

    import_review_days = target(30, "4.4-evaluate", "days for a CoC to decide at each of its two gates")
    import_missing_pct = manual(10, "4.4-missing-10", "percent of an element that may be missing in an upload")
    exempt_unnamed = reading(
        True, "3.1-unnamed", "whether clients of youth and legal services programs may be unnamed in an upload"
    )
    inactive_years = manual(7, "3.4-inactive-7y", "years without use after which a client file may be made inactive")
    inactive_list_months = target(
        12, "3.4-inactive-7y", "months after which ICA reads a list of unused files again; 0 for never"
    )
    inactive_reply_days = target(
        30, "3.4-inactive-check", "days for an agency to say which unused files may be made inactive"
    )
    inactive_wellsky_days = target(5, "3.4-inactive-7y", "business days to make unused files inactive in WellSky")
    missing_codes = reading("blank+99", "4.4-missing-10", "what counts as missing").means(
        {"blank+99": "blank, and code 99", "blank+8+9+99": "blank, and codes 8, 9 and 99"}
    )
    naming_pattern = target(
        "",
        "4.2-naming",
        "a pattern that the name of each program fits, with * for any words; empty where a person alone looks at it",
    )
    program_name_days = target(4, "4.2-naming", "business days for ICA to look at the name of a program")
    program_setup_days = target(
        10, "4.1-aa-identify", "days for ICA to set up or change a program, or to set right what is wrong with one"
    )
    program_report_days = target(
        30, "2.2-aa-standard-report", "days for an agency to choose the standard report of a new program"
    )
    agency_info_confirm_months = target(
        12, "2.2-aa-agency-info", "months after which an agency confirms its programs again; 0 for never"
    )
    program_confirm_days = target(30, "2.2-aa-agency-info", "days for an agency to confirm its programs")
    dq_min_completeness_pct = target(
        90, "2.2-aa-ude-complete", "percent of a Universal Data Element that are to be answered in each program"
    )
    timeliness_target_days = manual(5, "2.2-user-timely", "days after the event within which data are best entered")
    timeliness_grace_days = manual(30, "2.2-user-timely", "days after the event until which data are entered in time")
    dq_run_day = target(1, "4.3-monthly", "day of the month on which the round of data quality begins")
    dq_figures_days = target(10, "4.3-monthly", "days for ICA to read the figures of a month")
    dq_notice_days = target(5, "4.3-notify-deficient", "days for ICA to tell programs what falls short")
    dq_correct_days = target(30, "4.3-notify-deficient", "days for an agency to correct what falls short")
    annual_report_month = target(10, "4.3-annual-report", "month in which ICA writes the yearly report on data quality")
    annual_report_days = target(30, "4.3-annual-report", "days for ICA to send the yearly report to the CoCs")
    dq_failure_path = reading("cap_then_violation", "4.3-after-training", "what follows a plan that is not met").means(
        {"cap_then_violation": "a referral as a violation, by decision", "cap_only": "more time, or nothing more"}
    )
    cap_days = target(60, "4.3-cap-needs", "days that a corrective action plan runs as a rule")
    cap_review_interval = target(30, "4.3-cap-needs", "days from one review of a plan to the next")
    cap_plan_days = target(15, "4.3-cap-needs", "days for ICA to work out a plan with the agency")
    cap_answer_days = target(15, "4.3-cap-needs", "days for an agency to agree to a plan, or to ask for changes")
    cap_decide_days = target(
        7, "4.3-after-training", "days for ICA's director to decide what follows a plan that is not met"
    )
