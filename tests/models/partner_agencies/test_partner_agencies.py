"""2.1: an agency joins and renews, as the desk remembers it: no license before the signature, and one renewal at a time."""

from datetime import date, datetime

from sqlalchemy import select

from models.access.access import Viewer
from models.database import Database
from models.intake.intake import Sent, begin
from models.intake.remarks import attach
from models.registries.people_and_agencies import add_agency
from models.rows.cases import CaseRow
from models.rows.people import Agency
from models.rows.registries import SignedPaper
from models.store.voided import VOID_TOO
from tests.desks import Town, local
from tests.models.corrections.correcting import confirmed, corrected
from workflows.facts.effects import Paper
from workflows.law.continua import Continuum
from workflows.law.roles import AGENCY_DIRECTOR

GAP = "green-gap-shelter"


class Newcomer(Town):
    """The town with a third agency, which has signed nothing."""

    def settle(self) -> None:
        """Add the agency and its director."""
        with self.database.writing() as session:
            agency = add_agency(session, "Green Gap Shelter", "shelter", [Continuum.BALANCE])
            session.flush()
            self._officer(session, "Edith Poole", AGENCY_DIRECTOR, agency)

    @property
    def edith(self) -> Viewer:
        """The executive director."""
        return self.viewer("edith.poole@desk.example")

    def join(self, now: datetime) -> str:
        """Let ICA take the agency in, and return the number of the case."""
        with self.database.writing() as session:
            sent = Sent({"agency": GAP, "why": "A winter shelter."})
            return session.get_one(CaseRow, begin(session, self.dana, "P01", sent, now)).number

    def cases(self) -> list[CaseRow]:
        """Return the cases about partner agencies."""
        with self.database.reading() as session:
            return list(session.scalars(select(CaseRow).where(CaseRow.process == "P01").order_by(CaseRow.id)))

    def papers(self, paper: Paper, *, void: bool = False) -> list[SignedPaper]:
        """Return what the agency signed or handed in."""
        with self.database.reading() as session:
            rows = select(SignedPaper).join(Agency, Agency.id == SignedPaper.agency_id)
            rows = rows.where(Agency.key == GAP, SignedPaper.paper == paper).order_by(SignedPaper.id)
            return list(session.scalars(rows.execution_options(**VOID_TOO if void else {})))

    def hand_in(self, number: str, name: str, now: datetime) -> None:
        """Let the director add a document to the case."""
        with self.database.writing() as session:
            case = session.get_one(CaseRow, self.case(number).id)
            attach(session, self.edith, case, name, content=b"%PDF-1.7", now=now)


def settled(database: Database) -> Newcomer:
    town = Newcomer(database)
    town.settle()
    return town


def joined(town: Newcomer) -> str:
    number = town.join(local(3, 2))
    town.do(number, town.dana, "page", local(3, 3))
    town.do(number, town.edith, "computers", local(3, 3), meet=True)
    town.hand_in(number, "rules.pdf", local(3, 3))
    town.do(
        number,
        town.edith,
        "hand-in-rules",
        local(3, 4),
        document="rules.pdf",
        access=True,
        destruction=True,
        derived=True,
    )
    town.do(number, town.edith, "sign", local(3, 5), agree=True, signed_as="Edith Poole")
    return number


def test_no_license_before_the_signature_and_the_task_for_it_closes_with_it(database: Database) -> None:
    town = settled(database)
    asked = town.ask(local(3, 2, 8), town.edith, agency=GAP, email="jo@gap.example")
    assert "partnership" in town.open_duties(asked)
    number = joined(town)
    assert town.case(number).state == "PARTNER"
    assert "partnership" not in town.open_duties(asked)
    (signed,), (rules,) = town.papers(Paper.PARTNERSHIP), town.papers(Paper.LOCAL_RULES)
    assert (signed.signed_as, signed.signed_at, len(signed.text_sha256)) == ("Edith Poole", local(3, 5), 64)
    assert rules.signed_as == "rules.pdf"


def test_the_renewal_is_asked_for_once_and_again_a_year_after_it_was_signed(database: Database) -> None:
    town = settled(database)
    joined(town)
    renewals = {agency.id for agency in agencies(town) if agency.key != GAP}
    town.sweep(local(1, 31, 9, year=2027))
    assert [each for each in town.cases() if each.agency_id not in renewals and each.state == "RENEWING"] == []
    town.sweep(local(2, 1, 9, year=2027))
    town.sweep(local(2, 20, 9, year=2027))
    (renewal,) = [each for each in town.cases() if each.agency_id not in renewals and each.state == "RENEWING"]
    assert town.open_duties(renewal.number).keys() == {"renewal"}
    town.do(renewal.number, town.edith, "sign", local(3, 1, year=2027), agree=True, signed_as="Edith Poole")
    assert town.case(renewal.number).state == "RENEWED"
    assert [date(each.signed_at.year, 1, 1).year for each in town.papers(Paper.PARTNERSHIP)] == [2026, 2027]
    town.sweep(local(4, 2, 9, year=2027))
    assert [each.state for each in town.cases() if each.agency_id not in renewals] == ["PARTNER", "RENEWED"]


def agencies(town: Town) -> list[Agency]:
    with town.database.reading() as session:
        return list(session.scalars(select(Agency)))


def test_a_signature_in_error_counts_for_nothing_and_is_kept_and_so_do_rules(database: Database) -> None:
    town = settled(database)
    number = joined(town)
    for kind, paper in (("sign", Paper.PARTNERSHIP), ("hand-in-rules", Paper.LOCAL_RULES)):
        if not corrected(town, number, town.dana, kind, now=local(3, 6)):
            confirmed(town, number, town.nora, local(3, 6))
        assert town.papers(paper) == []
        assert len(town.papers(paper, void=True)) == 1
    paper_facts = {"signed_as": "Ash Lund", "capacity": "representative", "signed_on": "2026-03-06"}
    town.do(number, town.dana, "on-paper", local(3, 9), document="rules.pdf", record="By hand", **paper_facts)
    assert [(each.signed_as, each.signed_at) for each in town.papers(Paper.PARTNERSHIP)] == [
        ("Ash Lund", local(3, 6, 0))
    ]
    if not corrected(town, number, town.dana, "on-paper", now=local(3, 10)):
        confirmed(town, number, town.nora, local(3, 10))
    assert town.papers(Paper.PARTNERSHIP) == []
    assert town.open_duties(number).keys() == {"agreement", "local-rules"}
