"""What changes elsewhere, and which open cases learn of it: who may vote, when the Committee meets, what is attached."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.rulebook import rulebook_of
from models.casebook.casebook import restored
from models.casebook.standing_aside import set_accused_aside
from models.lookups.learning import learn_everywhere, learn_of, learn_of_agency
from models.lookups.recurring import look_again
from models.rows.cases import CaseRow
from models.rows.disclosures import ListedFile
from models.rows.people import Person
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.recurring import Per
from workflows.law.roles import OF_AN_AGENCY, OF_THE_COMMITTEE, Role
from workflows.manual.clients.privacy_complaint.complaining import WhoAnswers
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.conduct.complaint.accused import Accused
from workflows.manual.data.data_quality.figures import DataFigures
from workflows.manual.data.inactive_files.asked import FilesClear, FilesListed
from workflows.manual.disclosure.data_handling.publishing import WhoPublishes
from workflows.manual.disclosure.funder_access.known import FunderAccessKnown
from workflows.manual.disclosure.research.deciders import WhoDecides
from workflows.manual.governance.committee_care.needs import CommitteeNeeds
from workflows.manual.governance.comparable_database.known import ComparableKnown
from workflows.manual.money.billing.known import LicensesBarred, LicensesBilled
from workflows.manual.money.fee_change.proposing import FeesKnown
from workflows.manual.people.access_level.held import AccessHeld
from workflows.manual.people.administrator.users import AgencyUsers
from workflows.manual.people.guarded_role.sides import RolesHeld, SidesThere
from workflows.manual.people.partner_agency.known import AgencyPage, AgencyWork
from workflows.manual.people.users_review.users import UsersHere


def tell_of_member(session: Session, now: datetime, person: Person, *, was_member: bool = False) -> int:
    """Bring the Committee's cases up to date after a change of somebody's offices, agency or license.

    Ties to an agency count as much as the seat itself; for who neither sits nor sat there nothing is to be learned.
    """
    if not (was_member or is_member(person)):
        return 0
    tell_of_committee(session, now)
    return learn_everywhere(session, now, Committee)


def tell_of_users(session: Session, now: datetime, agency_id: int | None) -> int:
    """Let the open cases about an agency follow its licenses and roles, and the sweep see whether one is wanted."""
    look_again(session, now, Per.AGENCY)
    return learn_of_agency(
        session,
        now,
        agency_id,
        AgencyUsers,
        AgencyPage,
        AgencyWork,
        ComparableKnown,
        UsersHere,
        AccessHeld,
        FunderAccessKnown,
        WhoAnswers,
        LicensesBilled,
        LicensesBarred,
    )


def tell_of_bars(session: Session, now: datetime, agency_id: int) -> int:
    """Let an invoice that suspends an agency know what else suspends its users."""
    return learn_of_agency(session, now, agency_id, LicensesBarred)


def tell_of_fees(session: Session, now: datetime) -> int:
    """Let the invoices that are still to be written know of a fee."""
    return learn_everywhere(session, now, LicensesBilled, FeesKnown)


def tell_of_role(session: Session, now: datetime, role: Role, agency_id: int | None = None) -> int:
    """Bring up to date what hangs on who has a role: of an agency's, the agency's cases; else complaints and decisions too."""
    whole_desk = role not in OF_AN_AGENCY
    if not whole_desk:
        return tell_of_users(session, now, agency_id)
    return learn_everywhere(
        session, now, AccessHeld, RolesHeld, SidesThere, Accused, WhoAnswers, WhoDecides, WhoPublishes
    )


def is_member(person: Person) -> bool:
    """Say whether somebody sits on the Committee."""
    return any(office.role in OF_THE_COMMITTEE for office in person.offices)


def tell_who_may_vote(session: Session, now: datetime) -> int:
    """Bring the Committee's cases, and complaints, up to date after somebody stood aside."""
    return learn_everywhere(session, now, Committee, Accused, WhoAnswers, WhoDecides, WhoPublishes)


def tell_of_meetings(session: Session, now: datetime) -> int:
    """Bring the cases that wait for a meeting up to date after one was scheduled, moved or canceled."""
    tell_of_committee(session, now)
    return learn_everywhere(session, now, MeetingCalendar)


def tell_of_committee(session: Session, now: datetime) -> int:
    """Bring the care of the Committee up to date after its seats or meetings changed, and let the sweep see what is wanted."""
    look_again(session, now, Per.DESK)
    return learn_everywhere(session, now, CommitteeNeeds)


def tell_of_log_ons(session: Session, now: datetime) -> int:
    """Bring the reviews of users up to date after a list of log-ons was read."""
    return learn_everywhere(session, now, UsersHere)


def tell_of_file_lists(session: Session, now: datetime) -> int:
    """Bring the case that waits for a list of unused files up to date after one was read."""
    return learn_everywhere(session, now, FilesListed)


def tell_of_figures(session: Session, now: datetime, agency_id: int) -> int:
    """Bring the rounds of an agency up to date after figures of its data were read."""
    return learn_of_agency(session, now, agency_id, DataFigures)


def tell_of_files(session: Session, now: datetime, clients: Iterable[str]) -> None:
    """Bring the open cases in which somebody is asked about these files up to date."""
    asked = select(ListedFile.case_id).where(ListedFile.client.in_(tuple(clients)))
    open_ = select(CaseRow).where(CaseRow.id.in_(asked), CaseRow.closed_at.is_(None)).order_by(CaseRow.id)
    for case in session.scalars(open_).all():
        learn_of(session, now, case, FilesClear)


def tell_of_accused(session: Session, now: datetime, case: CaseRow) -> bool:
    """Let whoever a case complains of by now stand aside in it, and the case learn who is left to look into it."""
    if case.process not in rulebook_of(session).accusing:
        return False
    row = {name: getattr(case, name) for name in ("process", "edition", "state", "body")}
    set_accused_aside(session, case.process, case.id, restored(rulebook_of(session), row).forms.values(), now)
    learned = learn_of(session, now, case, Accused)
    return learn_of(session, now, case, WhoAnswers) or learned


def tell_of_documents(session: Session, now: datetime, case: CaseRow) -> bool:
    """Bring a case up to date after a document was added to it, and say whether it had news."""
    return learn_of(session, now, case, CaseDocuments)
