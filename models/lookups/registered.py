"""Which lookup finds out each record that processes ask for, and all of them for one case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from sqlalchemy.orm import Session

from models.lookups.about import About
from models.lookups.access_levels import access_held
from models.lookups.agencies import agency_page, agency_users, agency_work, comparable_known
from models.lookups.clients import earlier_corrections, earlier_inspections, guideline, sharing_on_record
from models.lookups.conduct_cases.accused import accused
from models.lookups.conduct_cases.committee import committee, meeting_calendar
from models.lookups.conduct_cases.committee_needs import committee_needs
from models.lookups.conduct_cases.data_elements import elements_asked
from models.lookups.conduct_cases.manual_standing import manual_standing
from models.lookups.conduct_cases.record import conduct_record
from models.lookups.conduct_cases.who_answers import who_answers
from models.lookups.data import agency_continua, agency_programs, asked_continua, case_documents, programs_here
from models.lookups.disclosure import funder_access_known, who_decides, who_publishes
from models.lookups.guarded_roles import roles_held, sides_there
from models.lookups.parties import other_agency
from models.lookups.people import (
    accounts_held,
    agency_standing,
    earlier_series,
    license_held,
    person_standing,
    training_record,
)
from models.lookups.standing.billing import fees_known, licenses_barred, licenses_billed, motion_decided
from models.lookups.standing.data_quality import data_before, data_figures, plan_before
from models.lookups.standing.editions import editions_known
from models.lookups.standing.interruptions import news_stands
from models.lookups.standing.other_laws import other_laws
from models.lookups.standing.unused_files import files_asked, files_clear, files_listed
from models.lookups.texts import readership
from models.lookups.users_review import users_here
from workflows.facts.forms import Form
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.process import Process
from workflows.manual.clients.correction import EarlierCorrections
from workflows.manual.clients.inspection import EarlierInspections
from workflows.manual.clients.other_laws import OtherLaws
from workflows.manual.clients.privacy_complaint.complaining import WhoAnswers
from workflows.manual.clients.requests import Guideline
from workflows.manual.clients.sharing.kept import SharingOnRecord
from workflows.manual.conduct.committee import Committee, MeetingCalendar
from workflows.manual.conduct.complaint.accused import Accused
from workflows.manual.conduct.conduct_record import ConductRecord
from workflows.manual.data.continua_known import AgencyContinua
from workflows.manual.data.corrective_action.reason import PlanBefore
from workflows.manual.data.data_quality.figures import DataBefore, DataFigures
from workflows.manual.data.inactive_files.asked import FilesAsked, FilesClear, FilesListed
from workflows.manual.data.program.known import ProgramsHere
from workflows.manual.data.programs_known import AgencyPrograms
from workflows.manual.disclosure.data_handling.publishing import WhoPublishes
from workflows.manual.disclosure.funder_access.known import FunderAccessKnown
from workflows.manual.disclosure.law_enforcement.continua_asked import AskedContinua
from workflows.manual.disclosure.research.deciders import WhoDecides
from workflows.manual.governance.acknowledgment.asking import Readership
from workflows.manual.governance.committee_care.needs import CommitteeNeeds
from workflows.manual.governance.comparable_database.known import ComparableKnown
from workflows.manual.governance.manual_review.drafting import ManualStanding
from workflows.manual.governance.motion.decided import MotionDecided
from workflows.manual.governance.motion.moving import ElementsAsked
from workflows.manual.governance.policy_edition.proposing import EditionsKnown
from workflows.manual.governance.service_interruption.telling_users import NewsStands
from workflows.manual.money.billing.known import LicensesBarred, LicensesBilled
from workflows.manual.money.fee_change.proposing import FeesKnown
from workflows.manual.people.access_level.held import AccessHeld
from workflows.manual.people.administrator.users import AgencyUsers
from workflows.manual.people.attendance import TrainingRecord
from workflows.manual.people.coordinated_services.asking import OtherAgency
from workflows.manual.people.guarded_role.sides import RolesHeld, SidesThere
from workflows.manual.people.partner_agency.known import AgencyPage, AgencyWork
from workflows.manual.people.standing import AgencyStanding, EarlierSeries, PersonStanding
from workflows.manual.people.training_year.license_held import LicenseHeld
from workflows.manual.people.users_review.users import UsersHere
from workflows.manual.people.wellsky import InDirectory

Lookup: TypeAlias = Callable[[Session, About], Form]


LOOKUPS: dict[type[Form], Lookup] = {
    AccessHeld: access_held,
    AgencyContinua: agency_continua,
    AskedContinua: asked_continua,
    AgencyPrograms: agency_programs,
    AgencyStanding: agency_standing,
    ProgramsHere: programs_here,
    AgencyPage: agency_page,
    AgencyWork: agency_work,
    ComparableKnown: comparable_known,
    UsersHere: users_here,
    CaseDocuments: case_documents,
    DataFigures: data_figures,
    DataBefore: data_before,
    PlanBefore: plan_before,
    FilesAsked: files_asked,
    FilesClear: files_clear,
    FilesListed: files_listed,
    OtherAgency: other_agency,
    OtherLaws: other_laws,
    PersonStanding: person_standing,
    TrainingRecord: training_record,
    LicenseHeld: license_held,
    AgencyUsers: agency_users,
    EarlierSeries: earlier_series,
    Guideline: guideline,
    EarlierInspections: earlier_inspections,
    EarlierCorrections: earlier_corrections,
    NewsStands: news_stands,
    MeetingCalendar: meeting_calendar,
    Committee: committee,
    CommitteeNeeds: committee_needs,
    ManualStanding: manual_standing,
    ElementsAsked: elements_asked,
    EditionsKnown: editions_known,
    Accused: accused,
    WhoAnswers: who_answers,
    ConductRecord: conduct_record,
    InDirectory: accounts_held,
    FeesKnown: fees_known,
    MotionDecided: motion_decided,
    LicensesBarred: licenses_barred,
    LicensesBilled: licenses_billed,
    RolesHeld: roles_held,
    WhoDecides: who_decides,
    WhoPublishes: who_publishes,
    SidesThere: sides_there,
    Readership: readership,
    FunderAccessKnown: funder_access_known,
    SharingOnRecord: sharing_on_record,
}


def records(session: Session, process: Process, about: About) -> tuple[Form, ...]:
    """Return all that a process looks up for a case."""
    return tuple(LOOKUPS[record](session, about) for record in process.records)


class OnDemand(Mapping[type[Form], Form]):
    """What a process looks up, each record once, when it is asked for: who asks for one does not wait for the others."""

    def __init__(self, session: Session, process: Process, about: About) -> None:
        """Take what is looked up, and for whom."""
        self._session, self._process, self._about = session, process, about
        self._found = dict[type[Form], Form]()

    def __getitem__(self, record: type[Form]) -> Form:
        """Look up a record; or raise KeyError if the process looks up no such one."""
        if record not in self._found:
            if record not in self._process.records:
                raise KeyError(record)
            self._found[record] = LOOKUPS[record](self._session, self._about)
        return self._found[record]

    def __iter__(self) -> Iterator[type[Form]]:
        """Yield the records that the process looks up."""
        return iter(self._process.records)

    def __len__(self) -> int:
        """Count them."""
        return len(self._process.records)
