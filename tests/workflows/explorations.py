"""Every process tried out: from where other cases open it, and with what else the desk may find on record."""

from datetime import date, datetime
from typing import Any

from tests.workflows.moments import local
from tests.workflows.openings import OPENINGS
from workflows.facts.conditions import Condition, Happened
from workflows.facts.effects import AccountAccess, Topic
from workflows.facts.forms import Form
from workflows.grammar.documents import CaseDocuments
from workflows.grammar.process import Process
from workflows.law.agency_kinds import AgencyKind, Protected
from workflows.law.continua import Continuum
from workflows.law.levels import Level
from workflows.law.policy import FIRST_EDITION, Policy
from workflows.law.setting import Change
from workflows.law.value import changed
from workflows.manual.clients.sharing.kept import SharedProgram, SharingOnRecord, SignedForm, Stop, Stopped, Switch
from workflows.manual.conduct.conduct_record import ConductRecord, Seen
from workflows.manual.data.corrective_action.reason import PlanBefore
from workflows.manual.data.data_quality.figures import DataBefore, DataFigures, Figure, ProgramFigures
from workflows.manual.data.inactive_files.asked import FilesAsked, FilesClear, FilesListed, UnusedFile
from workflows.manual.data.program.known import ProgramHere, ProgramsHere
from workflows.manual.data.programs_known import AgencyPrograms, KnownProgram
from workflows.manual.disclosure.funder_access.known import FunderAccessKnown
from workflows.manual.governance.acknowledgment.asking import Readership
from workflows.manual.governance.comparable_database.known import ComparableKnown
from workflows.manual.governance.motion.decided import MotionDecided, Outcome
from workflows.manual.governance.policy_edition.proposing import EditionsKnown
from workflows.manual.governance.service_interruption.telling_users import NewsStands
from workflows.manual.money.billing.known import Fee, FeeKind, LicensesBarred, LicensesBilled
from workflows.manual.money.fee_change.proposing import FeesKnown
from workflows.manual.people.access_level.held import AccessHeld
from workflows.manual.people.administrator.users import AgencyUsers
from workflows.manual.people.attendance import Attended, TrainingRecord
from workflows.manual.people.partner_agency.known import AgencyPage
from workflows.manual.people.standing import AgencyStanding, PersonStanding
from workflows.manual.people.training_year.license_held import LicenseHeld
from workflows.manual.people.users_review.users import UserHere, UsersHere
from workflows.manual.people.wellsky import Account, InDirectory
from workflows.trying.attempts import Attempts
from workflows.trying.explore import Exploration

NOVEMBER, FEBRUARY = date(2025, 11, 3), date(2026, 2, 3)
BEGINNING = local(3, 2)
ON_RECORD: dict[type[Form], tuple[Form, ...]] = {
    ConductRecord: (  # two earlier findings; a pattern of users over twelve months that no calendar year shows
        ConductRecord(licensed_since=date(2025, 1, 6), findings=2),
        ConductRecord(
            licensed_since=date(2025, 1, 6),
            at_agency=tuple(Seen(user=user, on=day) for user in (1, 2, 3) for day in (NOVEMBER, FEBRUARY)),
        ),
    ),
}
YEAR_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # all trainings of a year; and other licenses than the usual one
    TrainingRecord: (
        TrainingRecord(attended=tuple(
            Attended(topic=topic, title=f"{topic} {day}", on=date(2026, 2, day), minutes=60, missed=0)
            for topic in (Topic.SECURITY, Topic.GENERAL, Topic.ART) for day in (3, 4)
        )),
    ),
    LicenseHeld: (
        LicenseHeld(suspended_already=True),
        LicenseHeld(barred_otherwise=True),
        LicenseHeld(followed_elsewhere=True),
    ),
}  # fmt: skip
ACCOUNTS_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # another access than WellSky gives, or the same
    InDirectory: tuple(InDirectory(accounts=(Account("jtran", access),)) for access in AccountAccess),
}
USERS_ON_RECORD: dict[
    type[Form], tuple[Form, ...]
] = {  # a user whose name is as it is signed, and one whose name is not
    PersonStanding: tuple(PersonStanding(licensed_here=True, name=name) for name in ("1", "Kim Roe")),
}
READERS_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # who left, who signed elsewhere, and a newer edition
    Readership: (
        Readership(concerned=False),
        Readership(signed_on=date(2026, 3, 3)),
        Readership(newer="edition of 2027"),
    ),
}
AGENCY_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # as many users as oblige it, or one fewer; with and without one
    AgencyUsers: (
        AgencyUsers(licenses=10), AgencyUsers(licenses=10, suspended=1, administrators=("instead_of@example.org",)),
        AgencyUsers(licenses=9, administrators=("email@example.org",)),
    ),
}  # fmt: skip
PARTNER_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # an agreement that is renewed soon, or not for long
    AgencyPage: (
        AgencyPage(signed_on=date(2025, 3, 20)), AgencyPage(signed_on=date(2026, 2, 27), rules_on=date(2026, 2, 27)),
    ),
    CaseDocuments: (CaseDocuments(names=("1",)),),
}  # fmt: skip
REFUGE_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # a victim service provider with licenses, or checked before
    AgencyStanding: (AgencyStanding(kind=AgencyKind.VICTIM_SERVICES),),
    ComparableKnown: (
        ComparableKnown(users=("Kim Roe",)),
        ComparableKnown(settled_on=date(2025, 3, 20), kept_on=date(2025, 3, 20)),
    ),
    CaseDocuments: (CaseDocuments(names=("1",)),),
}  # fmt: skip
ACCESS_ON_RECORD: dict[
    type[Form], tuple[Form, ...]
] = {  # users with more and with less, of ICA, and directing an agency
    AccessHeld: (
        AccessHeld(level=Level.CASE_MANAGER_1.key, art=True),
        AccessHeld(level=Level.AGENCY_ADMIN.key, director=True, of_ica=True),
    ),
}
PROGRAMS_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # what is asked for is there, of one CoC or of both
    AgencyPrograms: tuple(
        AgencyPrograms(programs=tuple(KnownProgram("Harbor", "1", continuum) for continuum in continua))
        for continua in ((Continuum.BALANCE,), tuple(Continuum))
    ),
    CaseDocuments: (CaseDocuments(names=("1",)),),
}
HARBOR = ProgramHere("Harbor", "1")
LISTED_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # programs as a form names them, and one that it does not name
    ProgramsHere: (
        ProgramsHere(programs=(HARBOR,), since=date(2025, 3, 20)),
        ProgramsHere(programs=(HARBOR, ProgramHere("1", "2")), since=date(2025, 3, 20)),
        ProgramsHere(programs=(changed(HARBOR, ended_on=date(2026, 2, 27)),), since=date(2025, 3, 20)),
    ),
}
FUNDED_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # licenses under the agreement that run, or that ended with it
    FunderAccessKnown: (
        FunderAccessKnown(users=("Kim Roe",), addresses=("email@example.org",)),
        FunderAccessKnown(ended=("Kim Roe",)),
    ),
    CaseDocuments: (CaseDocuments(names=("1",)),),
}  # fmt: skip
UNUSED = UnusedFile("1", date(2018, 5, 4))
FEE = Fee(FeeKind.USER, "1250.00", date(2020, 7, 1))  # which the first payment by rote pays in full
BILLED_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # licenses with fees, or without; and who is suspended besides
    LicensesBilled: (
        LicensesBilled(licenses=1, fees=(FEE,)),
        LicensesBilled(licenses=1, art=1, fees=(FEE,)),
    ),
    LicensesBarred: (LicensesBarred(users=1), LicensesBarred(users=1, back=("email@example.org",), shown=True)),
}
FEES_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # a fee that is there already; and what the Committee decided
    FeesKnown: (FeesKnown(fees=(FEE,)),),
    MotionDecided: (
        MotionDecided(outcome=Outcome.ADOPTED, on=date(2026, 3, 9)),
        MotionDecided(outcome=Outcome.DROPPED, on=date(2026, 3, 9)),
    ),
}
EDITION_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # an edition of the name; and what the Committee decided
    EditionsKnown: tuple(EditionsKnown(names=names, numbers="fair_days = 6") for names in ((), ("1",))),
    MotionDecided: FEES_ON_RECORD[MotionDecided],
}
FILES_ON_RECORD: dict[
    type[Form], tuple[Form, ...]
] = {  # a file that is let go, or retained; clear elsewhere; lists long ago and now
    FilesAsked: (FilesAsked(agency="Harbor", files=(UNUSED,)), FilesAsked(files=(changed(UNUSED, retained=True),))),
    FilesClear: (FilesClear(clear=("1",)),),
    FilesListed: (FilesListed(last_on=date(2024, 5, 6)), FilesListed(last_on=date(2026, 3, 2))),
}
FIGURES_ON_RECORD: dict[
    type[Form], tuple[Form, ...]
] = {  # figures that meet the standard, or fall short; trained before, with a plan, or referred
    DataFigures: tuple(
        DataFigures(read_on=date(2026, 3, 2), programs=(ProgramFigures("Harbor", (Figure("3.02", 80, missing),)),))
        for missing in (0, 80)
    ),
    DataBefore: (DataBefore(trained_on=date(2026, 1, 20)), DataBefore(in_plan=True)),
}
REFERRED_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {PlanBefore: (PlanBefore(agency="1", referred=True),)}
NEWS_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {
    NewsStands: (NewsStands(passed=True),)
}  # nothing to tell any more
REPORT_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {
    CaseDocuments: (CaseDocuments(names=("1",)),)
}  # a report to deliver
WITH_ONE = SharingOnRecord(kind=AgencyKind.SHELTER, programs=(SharedProgram("Harbor", "1"),))
SHARING_ON_RECORD: dict[
    type[Form], tuple[Form, ...]
] = {  # a form signed elsewhere, a wish since, and what shares nothing
    SharingOnRecord: (
        WITH_ONE,
        changed(WITH_ONE, signed=(SignedForm(date(2026, 3, 3), ("1",), permits=True),)),
        changed(WITH_ONE, stops=(Stopped(Stop.WISH, date(2026, 4, 2)),)),
        changed(WITH_ONE, kind=AgencyKind.YOUTH, programs=(SharedProgram("Harbor", "1", (Protected.YOUTH,)),)),
        changed(WITH_ONE, kind=AgencyKind.VICTIM_SERVICES),
        changed(WITH_ONE, programs=(SharedProgram("Harbor", "1", ended_on=date(2026, 2, 27)),)),
    ),
}
SHARES = SharedProgram("Harbor", "1", switches=(Switch(shares=True, on=date(2026, 2, 2)),))
CLOSED_ON_RECORD: dict[type[Form], tuple[Form, ...]] = {  # what shares and is protected, or closes; and what may share
    SharingOnRecord: (
        changed(WITH_ONE, programs=(changed(SHARES, protected=(Protected.YOUTH,)),)),
        changed(WITH_ONE, programs=(changed(SHARES, ended_on=date(2026, 3, 9)),), closes_on=date(2026, 3, 9)),
        changed(WITH_ONE, programs=(SHARES,)),
    ),
}
OTHERWISE: dict[str, tuple[Change[Any], ...]] = {  # settings that alone decide a condition, saying something else
    "P03": (
        Policy.returning_user_gap_days.to(30),
        Policy.background_check.to("required"),
        Policy.aa_can_create_users.to(True),
    ),
    "P05": (Policy.security_lapse_action.to("list"),),
    "P06": (Policy.art_decider.to("ica"),),
    "P10": (Policy.consent_expiry_months.to(1), Policy.guardian_consent.to(True)),
    "P13": (Policy.court_order_reviewer.to("nobody"),),
    "P16": (Policy.min_cell_size.to(2),),
    "P19": (Policy.v1_early_lift.to("never"),),
    "P22": (Policy.suspend_mode.to("automatic"), Policy.partial_payment_lifts.to(value=True)),
    "P23": (Policy.fee_change_mode.to("notice"),),
    "P25": (Policy.dq_failure_path.to("cap_only"),),
    "P31": (Policy.naming_pattern.to("1"),),
    "P32": (Policy.ica_offices.to(("Vermont",)),),
}


STAYS, GOES = UserHere("Kim Roe", "1", NOVEMBER), UserHere("Ann One", "user@example.org", NOVEMBER)
USERS_HERE: dict[type[Form], tuple[Form, ...]] = {  # users as a form names them, and one whose departure is reported
    UsersHere: tuple(
        UsersHere(agency=agency, users=users)
        for agency, users in (
            ("pathways", (STAYS,)),
            ("pathways", (STAYS, GOES)),
            ("2", (STAYS, GOES)),
            ("pathways", (UserHere("Kim Roe", "1", NOVEMBER, leaves=True),)),
        )
    ),
}


def attempts(process: Process, start: datetime = BEGINNING, policy: Policy = FIRST_EDITION) -> Attempts:
    on_record = {
        **ON_RECORD,
        **{
            "P01": PARTNER_ON_RECORD,
            "P02": AGENCY_ON_RECORD,
            "P05": YEAR_ON_RECORD,
            "P06": ACCESS_ON_RECORD,
            "P08": USERS_ON_RECORD,
            "P10": SHARING_ON_RECORD,
            "P16": REPORT_ON_RECORD,
            "P18": FUNDED_ON_RECORD,
            "P22": BILLED_ON_RECORD,
            "P23": FEES_ON_RECORD,
            "P24": FIGURES_ON_RECORD,
            "P25": REFERRED_ON_RECORD,
            "P26": PROGRAMS_ON_RECORD,
            "P28": FILES_ON_RECORD,
            "P30": REFUGE_ON_RECORD,
            "P31": LISTED_ON_RECORD,
            "D08": EDITION_ON_RECORD,
            "P32": NEWS_ON_RECORD,
            "P33": READERS_ON_RECORD,
            "P35": PROGRAMS_ON_RECORD,
            "D01": ACCOUNTS_ON_RECORD,
            "D03": USERS_HERE,
            "D05": CLOSED_ON_RECORD,
        }.get(process.key, {}),
    }
    return Attempts(process, start, policy, OPENINGS.get(process.key, ()), on_record)


TURNS = {"P20": 2, "P03": 1}
MANY_RECORDS = frozenset({"P03"})  # whose look-ups multiply: one strange turn on each way has to do
STRANGE_TURNS = {
    **dict.fromkeys(MANY_RECORDS, 1),
    "P20": 3,
}  # an agency, asked back, and nobody but the leadership is left


def exploration(process: Process, start: datetime = BEGINNING) -> Exploration:
    return Exploration(attempts(process, start), strange_turns=STRANGE_TURNS.get(process.key, 2))


def otherwise(process: Process) -> Policy:
    """Return an edition in which the settings that alone decide a condition say something else."""
    return Policy("otherwise", FIRST_EDITION.since, *OTHERWISE.get(process.key, ()))


ONLY_OTHERWISE = frozenset(
    {"P03", "P06", "P10", "P16", "P22", "P31", "P32"}
)  # where a step is there under the other edition only, with what it asks


def says_otherwise(process: Process, test: Condition) -> bool:
    """Say whether only the other edition can show a condition both ways: it hangs on a setting, or on a step that one allows."""
    if process.key not in ONLY_OTHERWISE:
        return False
    turned = {change.setting for change in OTHERWISE.get(process.key, ())}
    allowed = {
        step.name
        for _, step, _ in process.steps()
        if step.condition is not None and turned & {*step.condition.sources()}
    }
    return any(
        source in turned or (isinstance(source, Happened) and source.step in allowed) for source in test.sources()
    )
