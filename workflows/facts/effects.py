"""What a decision may do beyond moving a case; models/ applies these in the step's own transaction.

A field may be a term, which the engine settles from what is known; nothing unsettled leaves `decide`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, TypeAlias, TypeVar, cast

from workflows.facts.facts import Fact
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Rule
from workflows.law.choice import Choice
from workflows.law.named import Named

T = TypeVar("T")
Term: TypeAlias = T | Fact[T] | Callable[[Known], T]


class Paper(Named):
    """A document of the manual that is signed or acknowledged."""

    USER_AGREEMENT = "user-agreement", "Vermont HMIS User Agreement", "Vermont HMIS User Agreement"
    PRIVACY_NOTICE = "privacy-notice", "privacy notice", "privacy notice"
    PARTNERSHIP = "partnership-agreement", "Partnership Agreement", "Partnership Agreement"
    MANUAL = "manual", "HMIS policy manual", "HMIS policy manual"
    GUIDELINES = "guidelines", "minimum data-entry guidelines", "minimum data-entry guidelines"
    LOCAL_RULES = "local-rules", "rules on Confidential Data", "rules on Confidential Data"
    COMPARABLE = "comparable-database", "comparable database", "comparable database"


class Topic(Named):
    """What a training teaches."""

    BASIC = "series", "new-user series", "new-user series"
    SECURITY = "security", "security training", "security training"
    GENERAL = "general", "general training", "general training"
    ART = "art", "ART training", "ART training"


class AccountAccess(Choice):
    """What somebody may do with an account in WellSky."""

    ON = "on"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True)
class Undone:
    """What becomes of an effect when the step that had it is corrected or struck; no row is ever deleted."""

    says: str  # in a sentence; it may name the effect's own fields, and {subject}; empty where that depends on another case
    alike: tuple[str, ...] = ()  # the fields that make two of a kind about one thing; without any, a case has one
    by_two: bool = False  # whether a second person confirms it


@dataclass(frozen=True)
class Effect:
    """A change to something that outlives the case; its key is what a history keeps it under."""

    key: ClassVar[str]
    told: ClassVar[str]  # what it brings about, in a sentence; it may name its own fields, and {subject}
    undone: ClassVar[Undone]
    felt: ClassVar[bool]  # whether somebody has something, or may do it, by this alone: all whom it concerns hear of it
    at_once: ClassVar[bool]  # whether whoever is told of it hears at once, as of a sanction
    access: ClassVar[AccountAccess | None]  # what it makes of an account, which WellSky follows
    followed: ClassVar[bool]  # whether WellSky follows by this what was decided of the account

    def __init_subclass__(
        cls, *, key: str, undone: Undone, told: str = "", felt: bool = False, at_once: bool = False,
        access: AccountAccess | None = None, followed: bool = False,
    ) -> None:  # fmt: skip
        """Take the key, the sentence, what becomes of it when its step turns out wrong, and how it is felt."""
        cls.felt, cls.at_once, cls.access, cls.followed = felt, at_once, access, followed
        cls.key, cls.told = key, told or (cls.__doc__ or "").strip().rstrip(".")
        cls.undone = undone

    def is_like(self, other: Effect) -> bool:
        """Say whether two effects of a case are about one thing, though they may say different things of it."""
        alike = self.undone.alike
        return type(self) is type(other) and all(getattr(self, name) == getattr(other, name) for name in alike)


@dataclass(frozen=True)
class IssueLicense(
    Effect, key="IssueLicense", felt=True, access=AccountAccess.ON, followed=True,
    undone=Undone("{subject}'s license ends, as issued in error", by_two=True),
):  # fmt: skip
    """{subject} has a license, with this username and access level."""

    username: Term[str]
    level: Term[str]
    art: Term[bool]


@dataclass(frozen=True)
class SignPaper(
    Effect, key="SignPaper", undone=Undone("the signature counts for nothing, and is kept", alike=("paper",))
):
    """{subject}'s signature is kept in the directory, with anything disclosed."""

    paper: Paper
    name: Term[str]
    disclosure: Term[str] = ""
    text: Term[str] = ""  # the fingerprint of the edition that was signed; empty for the one in force


@dataclass(frozen=True)
class RecordAttendance(
    Effect, key="RecordAttendance", undone=Undone("the attendance counts for nothing", alike=("topic",))
):
    """{subject}'s attendance is kept in the list of trainings."""

    topic: Topic
    title: Term[str]
    on: Term[date]
    minutes: Term[int]
    missed: Term[int]


@dataclass(frozen=True)
class OpenCase(Effect, key="OpenCase", undone=Undone("", alike=("process", "step", "person"))):
    """A new case opens, linked to this one."""

    process: str
    step: str
    forms: Term[tuple[Form, ...]] = ()
    when: Term[bool] = True
    about_person: bool = True
    person: Term[str] = ""  # the address of whom it is about, where that is not whom this one is about


@dataclass(frozen=True)
class RecordFinding(
    Effect,
    key="RecordFinding",
    felt=True,
    at_once=True,
    undone=Undone("the finding is revoked, and counts no longer", by_two=True),
):
    """The violation is on record for good, and counts."""

    tier: Term[int]
    nature: Term[str]
    occurred_on: Term[date]
    law: Term[bool]


@dataclass(frozen=True)
class DecideFinding(
    Effect,
    key="DecideFinding",
    felt=True,
    at_once=True,
    undone=Undone("the finding stands as it did before the decision", by_two=True),
):
    """The record of the finding shows what was decided of it."""

    outcome: Term[str]


@dataclass(frozen=True)
class SuspendLicense(
    Effect,
    key="SuspendLicense",
    access=AccountAccess.SUSPENDED,
    felt=True,
    at_once=True,
    undone=Undone(
        "the suspension of {subject} under this case ends; days served stay served",
        alike=("named", "whole_agency"),
        by_two=True,
    ),
):
    """The licenses of {subject} are suspended."""

    until: Rule | None = None  # its last day, where that is known
    named: Term[tuple[str, ...]] = ()
    whole_agency: Term[bool] = False
    when: Term[bool] = True
    locks: bool = False  # as a precaution, while nobody has found a violation


@dataclass(frozen=True)
class ReinstateLicense(
    Effect, key="ReinstateLicense", access=AccountAccess.ON, felt=True,
    undone=Undone("the suspension of {subject} under this case goes on", by_two=True),
):  # fmt: skip
    """The suspension of {subject} under this case ends; a license can be used again once no other suspension is left."""

    why: str


@dataclass(frozen=True)
class TerminateLicense(
    Effect,
    key="TerminateLicense",
    access=AccountAccess.ENDED,
    felt=True,
    at_once=True,
    undone=Undone("the licenses of {subject} that ended by this come back", alike=("whole_agency",), by_two=True),
):
    """The licenses of {subject} end for good."""

    whole_agency: Term[bool] = False
    when: Term[bool] = True


@dataclass(frozen=True)
class ConfirmInWellSky(
    Effect,
    key="ConfirmInWellSky",
    followed=True,
    undone=Undone("the directory no longer shows that WellSky follows the decision", alike=("lifted",)),
):
    """The directory shows that WellSky follows the decision."""

    lifted: bool = False


@dataclass(frozen=True)
class AddAgendaItem(
    Effect, key="AddAgendaItem", undone=Undone("the item comes off the agenda of a meeting that is still ahead")
):
    """It goes on the agenda of the Committee's next meeting, with the case's number and the nature only."""

    words: Term[str]
    when: Term[bool] = True
    since: Term[date | None] = None  # the day it came in, where that is not the finding


@dataclass(frozen=True)
class ReportAgendaItem(Effect, key="ReportAgendaItem", undone=Undone("the item is on the agenda again")):
    """The Committee has been told of it."""

    outcome: Term[str] = ""
    between: Term[bool] = False  # decided without a meeting: the next one is told


@dataclass(frozen=True)
class LogDisclosure(
    Effect,
    key="LogDisclosure",
    felt=True,
    undone=Undone(
        "what was given stays given; the disclosure log shows that this entry was wrong",
        alike=("recipient", "what"),
        by_two=True,
    ),
):
    """The disclosure log shows what was given, to whom, on what ground, and who decided."""

    recipient: Term[str]
    what: Term[str]
    ground: Term[str]
    clause: str
    on: Term[date]


@dataclass(frozen=True)
class BeginAgreement(
    Effect,
    key="BeginAgreement",
    felt=True,
    undone=Undone("the agreement counts for nothing", alike=("kind", "title", "party"), by_two=True),
):
    """The agreement is on the list of agreements until its end date."""

    kind: str
    title: Term[str]
    party: Term[str]
    begins: Term[date]
    ends: Term[date]


@dataclass(frozen=True)
class ExtendAgreement(
    Effect, key="ExtendAgreement", felt=True, undone=Undone("the agreement ends on the day it had before")
):
    """The agreement runs on, until another day."""

    ends: Term[date]


@dataclass(frozen=True)
class EndAgreement(Effect, key="EndAgreement", felt=True, undone=Undone("the agreement goes on")):
    """The list of agreements shows that it has ended, and when its data were returned or disposed of."""

    on: Term[date]
    returned: Term[date | None] = None


def said(term: Term[T]) -> T:
    """Return the value of a term of an effect that has left the engine, where every term is settled."""
    return cast("T", term)
