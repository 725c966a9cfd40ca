"""The numbers of the section on uses and disclosures (3.4)."""

from __future__ import annotations

from workflows.law.setting import Setting, manual, reading, target


class Disclosure:
    """The numbers of the section on uses and disclosures (3.4)."""

    le_check_days = target(
        3, "3.4-le-written-may", "days to check a written request, and to tell the official what it lacks"
    )
    le_consent_days = target(14, "3.4-le-vi-coc", "days for a CoC to consent to a release, or to refuse it")
    le_answer_days = target(14, "3.4-le-written-may", "days for an agency to decide whether it releases")
    le_review_min_days = manual(7, "3.4-le-v-counsel", "days before which counsel does not approve")
    le_review_max_days = manual(14, "3.4-le-v-counsel", "days for counsel's review")
    le_floor_enforced = reading(True, "3.4-le-v-counsel", "whether seven days are a floor for approval")
    le_require_deid_statement = reading(
        True, "3.4-le-cite-146", "whether a request says that de-identified information could not be used"
    )
    court_order_reviewer = reading("ica_director+agency_ed", "3.4-le-court-order", "who reviews a court paper").means(
        {
            "ica_director+agency_ed": "the ICA director and the agency's executive director",
            "ica_director": "the ICA director",
            "agency_ed": "the agency's executive director",
            "nobody": "nobody",
        }
    )
    court_usual_days = target(14, "3.4-le-court-order", "days to answer a court paper that names no return date")
    court_urgent_days = target(2, "3.4-le-court-order", "days to a return date within which a court paper is urgent")
    court_urgent_remind_days: Setting[tuple[int, ...]] = target(
        (1, 0), "3.4-le-court-order", "days before a return date on which counsel is reminded of an urgent court paper"
    )
    ruling_days = target(30, "3.4-le-court-order", "days after which counsel asks the court for its ruling")
    court_remind_days: Setting[tuple[int, ...]] = target(
        (7, 3, 1), "3.4-le-court-order", "days before a return date on which its owner is reminded"
    )
    research_return_days = target(30, "3.4-research-term-return", "days to return or dispose of research data")
    research_extension_days = target(
        365, "3.4-research-written", "days by which one extension prolongs a research agreement at most"
    )
    research_deciders = target(
        "ica-director,managing-director,chair", "3.4-research-written",
        "who decides on research for ICA: the first of these that has somebody who is not the researcher and did not record it",
    ).means({"ica-director": "the ICA director", "managing-director": "the ICA managing director", "chair": "the Advisory Committee chair"})  # fmt: skip
    irb_mode = reading(
        "in_addition",
        "3.4-research-irb",
        "whether a review board's approval is asked for besides ICA's, or in its place",
    ).means({"in_addition": "besides ICA's", "instead": "in the place of ICA's"})
    abuse_inform_days = reading(
        2, "3.4-abuse-inform", "days to tell a victim that information about them was disclosed"
    )
    protective_log_days = target(
        1, "3.4-threat", "days after which a disclosure because of a threat, abuse or incapacity is logged late"
    )
    protective_review_days = target(
        5, "3.4-threat", "days for ICA and counsel to review such a disclosure, and for ICA to decide what follows"
    )
    data_request_notice_days = manual(
        30, "3.2-request-30", "days from a request for data to the day the report is needed"
    )
    data_request_decision_days = target(
        4, "3.2-deny", "business days to check a request for data, and to decide on an exception to its notice"
    )
    data_request_consent_days = target(
        10, "3.2-program-consent", "days for an agency to consent to the release of its program figures, or to refuse"
    )
    data_request_ready_days = target(
        5, "3.2-deidentified-only", "days to prepare a report where the day it is needed is nearer, or past"
    )
    min_cell_size = target(
        0, "3.1-aggregated-release", "clients that a cell of a released report counts at least; 0 for no limit"
    )
    unpublished_days = target(90, "3.1-unpublished-def", "days after which a draft is to be published or destroyed")
    publication_approver = target(
        "ICA director", "3.1-unpublished-def",
        "who approves a publication: the ICA director, or the ICA managing director; the other one where the first may not",
    )  # fmt: skip
    extract_days = target(
        365, "3.1-confidential-encrypt", "days for which confidential data are kept outside HMIS at most"
    )
    disposal_days = target(30, "2.2-hardware-disposal", "days to destroy the data on equipment that is out of use")
    funder_access_term_months = target(
        12,
        "3.3-agreement",
        "months for which a funder's access is agreed at most, and by which it is prolonged at most at a time",
    )
    funder_access_decision_days = target(
        10, "3.3-agreement", "days for ICA to decide on a funder's access, or on a longer term"
    )
    funder_access_remind_days: Setting[tuple[int, ...]] = target(
        (30, 7, 1), "3.3-agreement", "days before a funder's access ends on which the agency is reminded"
    )
