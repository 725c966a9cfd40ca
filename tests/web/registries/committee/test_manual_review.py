"""5: the manual's review on a desk: its differences are read by those who decide, and it is published once all have."""

from typing import Any

from sqlalchemy import select

from models.intake.intake import Sent, begin
from models.registries.policy_texts.publishing import publish
from models.rows.cases import CaseRow
from models.rows.registries import PolicyText
from models.store.voided import VOID_TOO
from tests.desks import SETTLED, local
from tests.models.corrections.correcting import confirmed, corrected
from tests.web.registries.committee.test_motion import voted
from tests.web.registries.committee.test_roll import PAGE, SEAT, Hall, hall

__all__ = ["hall"]
OLD = {
    "kind": "manual",
    "edition": "Edition of 2025",
    "effective_on": "2025-03-20",
    "words": "Fees are due.\nUsers train once a year.\nThe end.",
}
NEW: dict[str, Any] = {
    "summary": "Users train twice.", "edition": "Edition of 2026", "effective_on": "2026-07-01",
    "words": "Fees are due.\nUsers train twice a year.\nThe end.",
}  # fmt: skip
AT = local(3, 23)


def editions(hall: Hall) -> dict[str, bool]:
    """Return the editions of the manual on the list of texts, each with whether it counts."""
    with hall.database.reading() as session:
        rows = session.scalars(select(PolicyText).order_by(PolicyText.id).execution_options(**VOID_TOO))
        return {each.edition: each.void_at is None for each in rows if each.paper.key == "manual"}


def test_the_manual_goes_from_icas_review_by_the_committee_and_both_cocs_to_the_list_of_texts(hall: Hall) -> None:
    bench = hall.bench
    with hall.database.writing() as session:
        publish(session, OLD, SETTLED)
        session.flush()
        number = session.get_one(
            CaseRow, begin(session, bench.dana, "D06", Sent({"why": "A year is over."}), local(3, 21))
        ).number
    bench.do(number, bench.dana, "hand-in-manual", local(3, 21), **NEW)
    words = hall.browser(bench.members[0]).get(f"/cases/{number}/differences").words
    assert "Taken out: Users train once a year. Put in: Users train twice a year." in words
    hall.tess.get(f"/cases/{number}/differences", 404)
    bench.do(number, bench.walter, "put", AT, how="circulation", manner="open", until="2026-03-30")
    voted(hall, number, step="vote", at=AT)
    assert "See what changes in the manual" in hall.browser(bench.miriam).get(f"/cases/{number}").words
    bench.do(number, bench.miriam, "approve-manual", AT)
    assert editions(hall) == {"Edition of 2025": True}
    bench.do(number, bench.joel, "approve-manual", AT)
    assert bench.case(number).state == "APPROVED"
    assert editions(hall) == {"Edition of 2025": True, "Edition of 2026": True}
    if not corrected(bench, number, bench.dana, "approve-manual", now=local(3, 24)):
        confirmed(bench, number, bench.nora, local(3, 24))
    assert editions(hall) == {"Edition of 2025": True, "Edition of 2026": False}


def test_a_year_after_the_edition_was_in_effect_the_review_begins_by_itself(hall: Hall) -> None:
    with hall.database.writing() as session:
        publish(session, OLD, SETTLED)
    hall.dana.post(f"{PAGE}/seats/add", SEAT)
    hall.turn(4, 1)
    with hall.database.reading() as session:
        assert session.scalars(select(CaseRow.state).where(CaseRow.process == "D06")).all() == ["REVIEWING"]
