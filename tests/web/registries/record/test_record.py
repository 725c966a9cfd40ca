"""One page a person and one an agency, with what is still to be done; and the proof of a year as a PDF for an auditor."""

import pytest

from models.access.access import Viewer
from models.audit.writing import Matter
from models.registries.trainings import enroll, enter_training, record_attendance
from models.rows.accounts import AuditRow
from models.rows.people import Person
from tests.desks import local
from tests.models.violations import KIM, Bench
from tests.notifications.printing.reading import Printed, is_for_everybody, printed
from tests.web.registries.desks import Browser, Desk


class OnRecord(Desk):
    """A desk on March 20 at which Kim Roe is trained, and was found to have shared a password."""

    settles = Bench

    def __init__(self) -> None:
        """Walk the story."""
        super().__init__()
        assert isinstance(self.town, Bench)
        self.bench, self.kim = self.town, self.town.viewer(KIM)
        self.town.sweep(local(1, 1, 0))
        self.security, self.missed = self.trained("security training", 0), self.trained("general training", 11)
        self.number = self.town.notify(
            local(3, 12), finding={"nature": "#strong[A password] *shared*", "occurred_on": "2026-03-02"}
        )

    def trained(self, topic: str, missed: int) -> int:
        """Hold a training of an hour that Kim takes part in."""
        with self.database.writing() as session:
            said = {"topic": topic, "title": f"{topic} of February", "held_on": "2026-02-10", "minutes": 60}
            row = enroll(
                session, enter_training(session, said, local(2, 11)), session.get_one(Person, self.kim.id), local(2, 11)
            )
            record_attendance(session, row, missed, self.town.dana.id, now=local(2, 11))
            return row.training_id

    def path(self) -> str:
        """Return Kim's page."""
        return f"/people/{self.kim.id}"

    def saved(self, viewer: Viewer, path: str) -> Printed:
        """Save a document as somebody."""
        answer = self.browser(viewer).client.get(path)
        assert answer.status_code == 200, answer.text[-500:]
        assert answer.headers["content-type"] == "application/pdf"
        return printed(answer.content)


@pytest.fixture(scope="module")
def desk() -> OnRecord:
    return OnRecord()


def words(browser: Browser, path: str) -> str:
    return browser.get(path).words


def test_a_user_reads_on_one_page_what_to_do_by_when_and_why(desk: OnRecord) -> None:
    own = words(desk.browser(desk.kim), desk.path())
    assert "Still to do For you" in own
    assert "Attend this year's general trainings You Training year 2026: Kim Roe Why December 31?" in own
    assert "Security training 2026 On record since February 10, 2026" in own
    assert "General trainings 2026 2 of 2 missing, due by December 31" in own
    assert "Save the record of 2026 (PDF)" in own


def test_an_agency_reads_what_it_has_to_do_and_how_its_people_stand(desk: OnRecord) -> None:
    theirs = words(desk.tess, desk.agency_path())
    assert "to be renewed by January 5, 2027" in theirs
    assert "Rules on Confidential Data Not handed in" in theirs
    assert "Say who of your users still works with HMIS You" in theirs
    assert "Kim Roe kim.roe Case Manager I License suspended" in theirs
    desk.browser(desk.town.omar).get(desk.agency_path(), 404)
    desk.browser(desk.kim).get(desk.agency_path(), 404)


def test_where_nothing_is_to_be_done_a_page_says_so(desk: OnRecord) -> None:
    assert "No open task that you have access to is about Omar Haddad." in words(
        desk.dana, desk.path_of(desk.town.omar)
    )
    assert "No open task is about you. What else is yours to do is in" in words(desk.dana, desk.path_of(desk.town.dana))


@pytest.mark.parametrize("who", ["kim", "tess", "dana"])
def test_a_persons_year_is_a_tagged_pdf_with_evidence_and_clauses(desk: OnRecord, who: str) -> None:
    viewer = {"kim": desk.kim, "tess": desk.town.tess, "dana": desk.town.dana}[who]
    found = desk.saved(viewer, f"{desk.path()}/proof.pdf?year=2026")
    assert is_for_everybody(found)
    assert found.title == "Kim Roe: record of 2026"
    assert "0 of 60 minutes missed: credit" in found.words
    assert "11 of 60 minutes missed: no credit" in found.words
    assert "recorded February 11, 2026 by Dana Whitcomb" in found.words
    assert "2.2-annual- security" in found.words
    assert "Suspended after a violation, through April 11, 2026" in found.words
    assert "; step " not in found.words  # by whose names programs know it
    told = who != "kim"  # of the case and the finding, which the user has on paper from ICA
    assert (desk.number in found.words, "#strong[A password] *shared*" in found.words) == (told, told)


def test_an_agencys_year_names_its_users_and_what_it_signed(desk: OnRecord) -> None:
    found = desk.saved(desk.bench.helen, f"{desk.agency_path()}/proof.pdf?year=2026")
    assert is_for_everybody(found)
    assert found.title == "Otter Creek Shelter: record of 2026"
    assert "Kim Roe: kim.roe, Case Manager I" in found.words
    assert "security training February 10, 2026; 2 general missing" in found.words
    assert "Signed as Helen Marsh" in found.words


def test_a_proof_is_for_whoever_may_see_the_page_and_is_written_down(desk: OnRecord) -> None:
    omar = desk.browser(desk.town.omar)
    for path in (
        f"{desk.path()}/proof.pdf",
        f"{desk.agency_path()}/proof.pdf",
        f"/trainings/{desk.security}/certificates/{desk.kim.id}",
    ):
        omar.get(path, 404)
    desk.dana.get(f"{desk.path()}/proof.pdf?year=2027", 400)
    desk.dana.get("/people/99999999999999999999/proof.pdf", 404)
    desk.saved(desk.town.nora, f"{desk.path()}/proof.pdf?year=2025")
    with desk.database.reading() as session:
        said = [
            row.what for row in session.query(AuditRow).filter_by(kind=Matter.EXPORT.value, person_id=desk.town.nora.id)
        ]
    assert said == [f"took out the proof of person {desk.kim.id} for 2025"]


def test_who_has_credit_has_a_certificate_and_who_missed_too_much_has_none(desk: OnRecord) -> None:
    for viewer in (desk.kim, desk.town.tess, desk.town.dana):
        found = desk.saved(viewer, f"/trainings/{desk.security}/certificates/{desk.kim.id}")
        assert is_for_everybody(found)
        assert "Kim Roe took part in security training of February" in found.words
        assert "The security training of 2026 (2.2-annual-security)." in found.words
        desk.browser(viewer).get(f"/trainings/{desk.missed}/certificates/{desk.kim.id}", 404)
    assert "Certificate (PDF) of Kim Roe" in words(desk.dana, f"/trainings/{desk.security}")
    assert "Certificate (PDF)" not in words(desk.dana, f"/trainings/{desk.missed}")
    assert words(desk.browser(desk.kim), desk.path()).count("Certificate (PDF)") == 1
    desk.dana.get(f"/trainings/{desk.security}/certificates/{desk.town.tess.id}", 404)
