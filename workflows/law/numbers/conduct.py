"""The numbers of the chapters on violations and the Committee (1, 2.8)."""

from __future__ import annotations

from workflows.law.setting import manual, reading, target


class Conduct:
    """The numbers of the chapters on violations and the Committee (1, 2.8)."""

    same_deed_days = target(
        30, "2.8-tiered", "days within which two findings, or two allegations, may be about one deed"
    )
    remedy_letters = target(5, "2.8-v1-suspend", "letters that a report of a remedy has at least, to name an action")
    remedy_review_days = target(3, "2.8-v1-suspend", "days for ICA to send back a report that names no action")
    violation_notice_days = target(3, "2.8-v1-notify", "days to tell user and agency of a finding in writing")
    violation_decide_days = target(14, "2.8-tiered", "days for ICA to decide whether a violation is found")
    v1_suspension_days = manual(30, "2.8-v1-suspend", "days of suspension at a first violation, at most")
    v1_early_lift = reading("on_remedy_notice", "2.8-v1-suspend", "what ends them early").means(
        {"on_remedy_notice": "the report of a remedy", "never": "nothing"}
    )
    v2_suspension_days = manual(30, "2.8-v2-suspend", "days of suspension at a second violation, at least")
    v3_min_suspension_days = manual(30, "2.8-v3-determination", "days of suspension at a third violation, at least")
    v3_max_suspension_days = target(
        1095, "2.8-v3-determination", "days of suspension of an agency at a third violation, at most"
    )
    third_violation_days = target(
        7, "2.8-v3-determination", "days for each step that a person takes after a third violation or a further one"
    )
    committee_quorum_percent = target(
        50, "1-advisory-composition", "percent of the members entitled to vote that must be exceeded"
    )
    committee_fewest_votes = target(3, "1-advisory-composition", "votes by which the Committee decides, at least")
    statement_days = target(
        7, "2.8-v3-determination", "days to ask for a statement of whoever the Committee decides about, and hand it in"
    )
    vote_least_days = target(
        3, "2.8-v3-determination", "days that a vote stays open at least, unless all who may vote have voted"
    )
    votes_shown = target("named", "2.8-v3-determination", "how votes are shown once counted").means(
        {"named": "each vote with its name", "counted": "the count alone", "secret": "not at all"}
    )
    vote_again_days = target(14, "1-advisory-composition", "days for a second vote, from when it is put again")
    meeting_schedule_days = target(14, "1-advisory-composition", "days to schedule a meeting where none is")
    law_violation_counts_as = reading(3, "2.8-law-violation", "the tier at which a breach of law begins")
    agency_users = manual(3, "2.8-agency-wide", "users of one agency who violate repeatedly")
    agency_violations_each = manual(2, "2.8-agency-wide", "violations of each of them in one calendar year")
    agency_window = reading("calendar", "2.8-agency-wide", "the year that counts").means(
        {"calendar": "the calendar year", "rolling": "the last twelve months"}
    )
    agency_window_basis = reading("occurred", "2.8-agency-wide", "the day that counts").means(
        {"occurred": "the day of the violation", "found": "the day of the finding"}
    )
    advisory_report_detail = reading("number+nature", "2.8-v1-advisory", "what an agenda says of a violation").means(
        {"number+nature": "the case number and the nature of the violation", "number": "the case number alone"}
    )
    complaint_address = manual("VTHMIS@icalliances.org", "2.8-complaint-writing", "mailbox for complaints")
    complaint_ask_days = target(5, "2.8-complaint-content", "days to ask for what a complaint lacks")
    complaint_decide_days = target(14, "2.8-report-duty", "days for ICA to look into a complaint")
    complaint_answer_days = target(5, "2.8-report-duty", "days to tell a complainant what became of the complaint")
    breach_report_hours = target(
        24, "2.1-unauthorized-report", "hours within which whoever notices a security breach reports it"
    )
    breach_contain_days = target(1, "2.1-unauthorized-report", "days for ICA to stop a security breach")
    breach_audit_days = target(3, "2.8-breach-audit", "days for ICA to size a breach by the audit trail report")
    breach_counsel_days = target(
        3, "2.8-unlawful-access", "days for counsel to say whom the law wants told of a breach"
    )
    breach_agency_days = target(
        5, "2.2-aa-security-admin", "days for an agency to check its users' access after a breach"
    )
    breach_lock_days = target(
        3, "2.1-unauthorized-report", "days after which ICA looks anew at a license that is locked for a breach"
    )
