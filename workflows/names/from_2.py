"""From version 2, in which roles, papers, topics and origins were stored by their words, and a deadline by one moment."""

from workflows.names.changes import ticks_of_the_highest
from workflows.names.field_changes import renamed_choices
from workflows.names.key_changes import renamed_key

ROLES = {
    "System Administrator": "system-administrator",
    "ICA director": "ica-director",
    "ICA managing director": "managing-director",
    "legal counsel": "counsel",
    "Agency Administrator": "agency-administrator",
    "agency executive director": "agency-director",
    "HMIS user": "user",
    "Balance of State CoC": "coc-balance",
    "Chittenden County CoC": "coc-chittenden",
    "Advisory Committee": "committee",
    "Advisory Committee chair": "chair",
}
PAPERS = {
    "Vermont HMIS User Agreement": "user-agreement",
    "privacy notice": "privacy-notice",
    "Partnership Agreement": "partnership-agreement",
}
TOPICS = {
    "new-user series": "series",
    "security training": "security",
    "general training": "general",
    "ART training": "art",
}
ORIGINS = {
    "manual number": "manual",
    "reading chosen": "reading",
    "local target": "target",
    "this edition's choice": "edition",
}

CHANGES = (
    *(renamed_key("role", words, key) for words, key in ROLES.items()),
    *(renamed_key("paper", words, key) for words, key in PAPERS.items()),
    *(renamed_key("topic", words, key) for words, key in TOPICS.items()),
    *(renamed_key("origin", words, key) for words, key in ORIGINS.items()),
    renamed_choices("P03", "TrainingRecord", "attended", TOPICS, part="topic"),
    ticks_of_the_highest(),
)
