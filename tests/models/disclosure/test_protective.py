"""What cannot wait, as it is remembered: logged in the same act, seen by few, and told to nobody else."""

from datetime import date
from typing import Any

import pytest

from models.access.access import Viewer
from models.casebook.case_search import Search, count
from models.casebook.casebook import NoSuchCase
from models.database import Database
from models.intake.intake import Sent, begin
from models.registries.from_cases.disclosure_log import Sought, disclosures
from models.rows.cases import CaseRow
from models.rows.disclosures import Disclosure
from models.rows.notices import Message
from models.rows.people import Agency
from models.rows.registries import License
from notifications.writing.dispatch import dispatch
from notifications.writing.letterhead import Desk
from tests.desks import SETTLED, local
from tests.models.conflict_of_interest.colleagues import Colleagues
from tests.models.corrections.test_effects_undone import struck
from workflows.engine.cases import NotAllowed
from workflows.law.roles import USER

NIGHT, LATER = local(3, 4, 23, 50), local(3, 5, 10)
ABUSE: dict[str, Any] = {
    "agency": "otter-creek-shelter", "ground": "a report of abuse, neglect or domestic violence to an authority",
    "tests": ["authority", "victim"], "recipient": "State child protection, intake line", "what": "Whereabouts",
    "client": "4711", "given_on": "2026-03-04",
}  # fmt: skip
SEEN = {"Ida", "Tess", "Helen", "Dana", "Kofi", "Nora", "Ruth"}


class Night(Colleagues):
    """A town whose shelter has a user on duty, and a second one who is not."""

    def __post_init__(self) -> None:
        """Give both of them a license."""
        super().__post_init__()
        with self.database.writing() as session:
            otter = session.query(Agency).filter_by(key="otter-creek-shelter").one()
            license_ = {"agency_id": otter.id, "level": "case-manager-2", "art": False, "issued_at": SETTLED}
            session.add(License(person_id=self.ida.id, username="icole", **license_))
            session.flush()

    def disclosed(self, by: Viewer | None = None, step: str = "disclose", **facts: Any) -> str:
        """Let somebody disclose at night, and return the number of the case."""
        with self.database.writing() as session:
            case_id = begin(session, by or self.ida, "P14", Sent({**ABUSE, **facts}, another=True), NIGHT, step=step)
            return session.get_one(CaseRow, case_id).number

    def log(self, viewer: Viewer) -> list[Disclosure]:
        """Return what somebody reads of the log."""
        with self.database.reading() as session:
            return list(disclosures(session, viewer, Sought()).rows)


def test_who_to_whom_what_and_when_are_in_the_log_at_once_and_only_few_see_it(database: Database) -> None:
    town = Night(database)
    number = town.disclosed()
    (row,) = town.log(town.dana)
    assert (row.recipient, row.what) == ("State child protection, intake line", "Whereabouts (HMIS client 4711)")
    assert (row.disclosed_on, row.recorded_at, row.clause) == (date(2026, 3, 4), NIGHT, "3.4-abuse-report")
    assert (row.decided_by_id, row.decided_as) == (town.ida.id, USER)
    assert town.who_sees(number) == SEEN
    assert len(town.log(town.tess)) == 1
    assert not town.log(town.omar) + town.log(town.adele) + town.log(town.miriam)
    with database.reading() as session:
        for nobody in (town.omar, town.adele, town.miriam, town.joel, town.greta):
            assert not any(
                count(session, nobody, Search(words=each)).number for each in ("4711", "Whereabouts", number)
            )


def test_mail_says_a_number_and_nothing_of_what_was_disclosed(database: Database) -> None:
    town = Night(database)
    number = town.disclosed()
    dispatch(database, LATER, Desk("http://desk.example", "desk@desk.example"), LATER)
    with database.reading() as session:
        mails = session.query(Message).all()
    assert {mail.person_id for mail in mails} >= {town.tess.id, town.helen.id, town.dana.id, town.ruth.id}
    for mail in mails:
        said = f"{mail.subject}\n{mail.text}\n{mail.html}\n{mail.calendar}"
        assert number in mail.subject
        assert not [word for word in ("4711", "Whereabouts", "protection", "Ida", "abuse") if word in said]


def test_who_has_no_license_at_the_agency_discloses_nothing_for_it(database: Database) -> None:
    town = Night(database)
    for by, step in ((town.omar, "disclose-for-agency"), (town.greta, "disclose"), (town.ruth, "disclose-at-ica")):
        with pytest.raises(NotAllowed):
            town.disclosed(by, step)


def test_whoever_disclosed_reviews_nothing_and_sees_no_review(database: Database) -> None:
    town = Night(database)
    number = town.disclosed(town.dana, "disclose-at-ica")
    said = {"verdict": "it was in order", "why": "Small and needed"}
    with pytest.raises(NotAllowed):
        town.do(number, town.dana, "review", LATER, **said)
    town.do(number, town.kofi, "review", LATER, **said)
    with database.reading() as session:
        found = {each.name.split()[0]: count(session, each, Search(words="Small needed")).number
                 for each in (town.tess, town.helen, town.ruth, town.kofi)}  # fmt: skip
    assert found == {"Tess": 0, "Helen": 0, "Ruth": 1, "Kofi": 1}


def test_an_entry_in_error_stays_in_the_log_and_is_marked(database: Database) -> None:
    town = Night(database)
    number = town.disclosed()
    struck(town, number, "disclose", LATER)
    (row,) = town.log(town.dana)
    assert row.mistaken_at == LATER
    with pytest.raises(NoSuchCase):
        town.do(number, town.omar, "review", LATER)
