"""The texts that ICA of the practice desk has published for people to sign: an edition that runs, and one it replaced."""

from __future__ import annotations

from datetime import date, datetime

from models.registries.people_and_agencies import person_of
from models.registries.policy_texts.publishing import publish
from models.store.transaction import Transaction
from web.practice.vermont import DANA, email_of

POSTED = "https://icalliances.example/vermont/guidelines"
NOTICE = (
    "Privacy notice of the Vermont HMIS",
    "Personal information is collected by lawful and fair means, only where it is needed.",
    "Clients may inspect and receive a copy of their information, and ask for corrections. They ask the agency first.",
    "All HMIS users are required to comply with this notice.",
)
GUIDELINES = (
    "Minimum data-entry guidelines",
    "Enter the Universal Data Elements of everybody who is served, and check them each month.",
)
WINTER = (*GUIDELINES, "Ask everybody who leaves where they go, and enter it as the exit destination.")
EDITIONS = (
    ("privacy-notice", "edition of October 2025", date(2025, 10, 27), "Clients are told whom to ask first.", NOTICE),
    ("guidelines", "edition of fall 2025", date(2025, 11, 10), "", GUIDELINES),
    ("guidelines", "edition of winter 2026", date(2025, 12, 22), "Exit destinations are asked of everybody.", WINTER),
)


def settle_texts(session: Transaction, now: datetime) -> None:
    """Publish the editions as ICA would have; they are asked on their days."""
    ica = person_of(session, email_of(DANA))
    for kind, edition, effective_on, news, paragraphs in EDITIONS:
        facts = {
            "kind": kind, "edition": edition, "effective_on": effective_on, "news": news,
            "words": "\n\n".join(paragraphs), "posted_at": POSTED if kind == "guidelines" else "",
        }  # fmt: skip
        publish(session, facts, now, ica.id if ica else None)
