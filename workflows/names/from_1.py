"""From version 1, in which choices were stored by their words, and each Continuum had duties and steps of its own."""

from __future__ import annotations

from workflows.names.changes import (
    dated_steps,
    parted_duty,
    renamed_form,
    renamed_step,
)
from workflows.names.field_changes import renamed_choices

ENGAGEMENT = {
    "contractor only": "contractor",
    "none of these": "other",
    "official volunteer": "volunteer",
    "paid staff": "staff",
}
GROUND = {
    "disclosure would reasonably endanger the life or physical safety of somebody": "danger",
    "it was compiled in reasonable anticipation of litigation or comparable proceedings": "litigation",
    "it was obtained under a promise of confidentiality, and disclosure would reveal the source": "source",
    "requests are made in a repeated or harassing manner": "harassing",
}
CHANNEL = {
    "by phone": "phone",
    "in person": "in-person",
    "in writing": "writing",
}
ASKER = {
    "a parent or guardian, about the record of their child or ward": "guardian",
    "another adult of the household": "other",
    "the client, about their own record": "client",
}
IDENTITY = {
    "another document": "document",
    "known to the staff in person": "known",
    "not checked yet": "not-yet",
    "photo identification": "photo",
    "questions that only the client can answer": "questions",
}
WANTED = {
    "to have a copy": "copy",
    "to inspect it": "inspect",
    "to inspect it and to have a copy": "both",
}
MEDIUM = {
    "as a file": "file",
    "either, or no copy": "any",
    "on paper": "paper",
}
REMEDY = {
    "marked as inaccurate or incomplete, and supplemented": "marked",
}
WRONG = {
    "it is inaccurate": "inaccurate",
    "it is inaccurate and incomplete": "both",
    "it is incomplete": "incomplete",
}
STATEMENT = {
    "a scope that is specific and limited to the purpose": "scope",
    "how the information is relevant and material": "relevance",
    "that de-identified information could not be used": "deidentified",
    "the request in writing": "writing",
    "the signature of a supervisory official": "signature",
    "which information is wanted": "information",
}
PAPER_KIND = {
    "a paper of a court or grand jury": "court",
    "a written request": "written",
    "neither; nothing is released on it": "neither",
}
INSTRUMENT = {
    "court order": "order",
    "court-ordered warrant": "warrant",
    "federal protective services or threat investigation": "protective",
    "grand jury subpoena": "grand-jury",
    "no request: evidence of a crime at the agency": "premises",
    "oral request": "oral",
    "subpoena issued by an attorney": "attorney",
    "subpoena or summons issued by a judicial officer": "subpoena",
    "written request": "written",
}
STATUTE = {
    "18 U.S.C. 3056": "protection",
    "18 U.S.C. 871": "threats",
    "22 U.S.C. 2709(a)(3)": "foreign",
}
CONTINUUM = {
    "Balance of State": "balance",
    "Chittenden County": "chittenden",
}
VIOLATOR = {
    "a user": "user",
    "an agency": "agency",
}
PROPOSAL = {
    "keep the license": "keep",
    "suspend the agency": "suspend",
}
BALLOT = {
    "suspend the agency": "suspend",
}
SUSPECT = {
    "a user": "user",
    "an ICA employee": "employee",
    "an agency": "agency",
}
MEANS = {
    "in writing": "written",
    "orally, and was written up": "oral",
}
OUTCOME = {
    "disposed of": "disposed",
}
AFFILIATION = {
    "affiliated with the institution": "affiliated",
    "employed by the institution": "employed",
    "has the relationship with ICA in person": "in-person",
    "none of these": "none",
}
VERSION = {
    "HMIS CSV FY2024": "fy2024",
    "HMIS CSV FY2026": "fy2026",
}
SPEAKERS = {"Balance of State CoC": "balance", "Chittenden County CoC": "chittenden"}  # for which part a role answered
CHANGES = (
    dated_steps(),
    renamed_choices("P03", "Access", "engagement", ENGAGEMENT),
    renamed_choices("P11", "Denial", "ground", GROUND),
    renamed_choices("P11", "Request", "asked", CHANNEL),
    renamed_choices("P11", "Request", "asker", ASKER),
    renamed_choices("P11", "Request", "identity", IDENTITY),
    renamed_choices("P11", "Request", "wanted", WANTED),
    renamed_choices("P11", "Request", "medium", MEDIUM),
    renamed_choices("P11", "Withdrawal", "asked", CHANNEL),
    renamed_choices("P12", "Corrected", "remedy", REMEDY),
    renamed_choices("P12", "Request", "asked", CHANNEL),
    renamed_choices("P12", "Request", "asker", ASKER),
    renamed_choices("P12", "Request", "identity", IDENTITY),
    renamed_choices("P12", "Request", "wrong", WRONG),
    renamed_choices("P12", "Withdrawal", "asked", CHANNEL),
    renamed_choices("P13", "Missing", "statements", STATEMENT),
    renamed_choices("P13", "PaperOpinion", "kind", PAPER_KIND),
    renamed_choices("P13", "Request", "instrument", INSTRUMENT),
    renamed_choices("P13", "Request", "statute", STATUTE),
    renamed_choices("P13", "Request", "continua", CONTINUUM),
    renamed_choices("P15", "Certificate", "outcome", OUTCOME),
    renamed_choices("P15", "Proposal", "affiliation", AFFILIATION),
    renamed_choices("P19", "Allegation", "violator", VIOLATOR),
    renamed_choices("P19", "Finding", "proposal", PROPOSAL),
    renamed_choices("P19", "Vote", "choice", BALLOT),
    renamed_choices("P20", "Allegation", "violator", VIOLATOR),
    renamed_choices("P20", "Complaint", "continua", CONTINUUM),
    renamed_choices("P20", "Complaint", "about", SUSPECT),
    renamed_choices("P20", "Complaint", "means", MEANS),
    renamed_choices("P20", "Referral", "continua", CONTINUUM),
    renamed_choices("P26", "AgencyContinua", "continua", CONTINUUM),
    renamed_choices("P26", "ImportRequest", "continua", CONTINUUM),
    renamed_choices("P26", "ImportRequest", "version", VERSION),
    parted_duty(
        "P13",
        {"consent-balance": "consent:balance", "consent-chittenden": "consent:chittenden"},
        ("consent", "refuse"),
        SPEAKERS,
    ),
    renamed_form("P20", "BalanceView", "View"),
    renamed_form("P20", "ChittendenView", "View"),
    parted_duty(
        "P20",
        {"balance": "view:balance", "chittenden": "view:chittenden"},
        ("give-view",),
        SPEAKERS,
    ),
    parted_duty(
        "P20",
        {
            "decide-balance": "decide-without-director:balance",
            "decide-chittenden": "decide-without-director:chittenden",
        },
        ("settle",),
        SPEAKERS,
    ),
    renamed_form("P26", "BalanceWeighing", "Weighing"),
    renamed_form("P26", "ChittendenWeighing", "Weighing"),
    renamed_step("P26", "approve-vendor-balance", "approve-vendor", party="balance"),
    renamed_step("P26", "approve-vendor-chittenden", "approve-vendor", party="chittenden"),
    renamed_step("P26", "allow-balance", "allow-imports", party="balance"),
    renamed_step("P26", "allow-chittenden", "allow-imports", party="chittenden"),
    parted_duty(
        "P26", {"vendor-balance": "vendor:balance", "vendor-chittenden": "vendor:chittenden"}, ("refuse",), SPEAKERS
    ),
    parted_duty(
        "P26", {"evaluate-balance": "evaluate:balance", "evaluate-chittenden": "evaluate:chittenden"}, (), SPEAKERS
    ),
    renamed_step("P26", "record-payment", "record-further-payment", within=("READY", "RUNNING", "MENDING")),
)
