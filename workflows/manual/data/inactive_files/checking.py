"""P28: each agency says which of its unused files may be made inactive, and which it has to retain (manual 3.4, Limits).

"The HMIS Lead Agency will check with Partner Agencies before making client files inactive. Personal information may be retained
for a longer period if required by statute, regulation, contract or another obligation." Silence agrees to nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from workflows.facts.conditions import condition
from workflows.facts.effects import Effect, Term, Undone
from workflows.facts.facts import fact, today
from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import LOCAL, Consent, Require, Step, escalate, otherwise, to
from workflows.grammar.shapes import one_text
from workflows.grammar.words import wording
from workflows.law.choice import Choice
from workflows.law.fields import FILES, Line, Remark
from workflows.law.policy import Policy
from workflows.law.readers import EVERY_AGENCY, ICA
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, ICA_DIRECTOR, SYSTEM_ADMIN
from workflows.law.wording import listed
from workflows.manual.data.inactive_files.asked import CHECKED, RETAIN, FilesClear, asked_clients
from workflows.manual.data.inactive_files.states import S


@dataclass(frozen=True)
class AgreeToInactive(Effect, key="AgreeToInactive", undone=Undone("the agency has agreed to none of these files")):
    """The desk keeps which files the agency lets go; each is made inactive once all its agencies do."""

    files: Term[tuple[str, ...]]


@dataclass(frozen=True)
class RetainFiles(
    Effect, key="RetainFiles", undone=Undone("these files need not be retained", alike=("files", "source"))
):
    """The files are retained, and on no list of unused files until that is over."""

    files: Term[tuple[str, ...]]
    ground: Term[Obligation]
    source: Term[str]
    until: Term[date | None]


class Obligation(Choice):
    """What may ask that a file is retained longer."""

    STATUTE = "statute", "a statute"
    REGULATION = "regulation", "a regulation"
    CONTRACT = "contract", "a contract"
    OTHER = "other", "another obligation"


class RetainLonger(Form, key="RetainLonger", kw_only=True):
    """Say which files have to be retained longer, and why."""

    files: Annotated[tuple[Line, ...], FILES, Meta(title="Files to be retained", description="By HMIS client number")]
    ground: Annotated[Obligation, Meta(title="What asks for it")]
    source: Annotated[
        Line, Meta(title="Which one, and where it stands", description="Such as the grant, or the section of the law")
    ]
    until: Annotated[
        date | None, Meta(title="To be retained until", description="Leave it empty where no end is known")
    ] = None


class FilesAnswered(Form, key="FilesAnswered", kw_only=True):
    """Say which of your unused files may be made inactive."""

    inactive: Annotated[
        tuple[Line, ...],
        FILES,
        Meta(title="May be made inactive", description="Tick each file you no longer need. All others stay active"),
    ]
    free: Annotated[
        bool,
        Meta(title="None of those I ticked has to do with an open complaint or law-enforcement request"),
    ] = False
    kept: Annotated[
        Remark, Meta(title="Why the others stay active", description="Such as a client who came back; name no client")
    ] = ""


RETAINED, TICKED = fact(RetainLonger.files), fact(FilesAnswered.inactive)


def _unknown(known: Known, named: tuple[str, ...]) -> list[str]:
    return sorted({*named} - asked_clients(known))


@condition("each is one of the agency's unused files", "one is not on the agency's list")
def _retained_known(known: Known) -> bool:
    return not _unknown(known, known[RetainLonger].files)


@condition("each ticked file is one of the agency's unused files", "one that is ticked is not on the agency's list")
def _ticked_known(known: Known) -> bool:
    return not _unknown(known, known[FilesAnswered].inactive)


@condition("no ticked file has to be retained", "a ticked file has to be retained")
def _none_retained(known: Known) -> bool:
    return not {*known[FilesAnswered].inactive} & asked_clients(known, retained=True)


@wording("the files that have to be retained")
def _those_retained(known: Known) -> str:
    return listed(sorted({*known[FilesAnswered].inactive} & asked_clients(known, retained=True)))


@condition("each file is ticked or retained", "some files are neither ticked nor retained")
def _all_said(known: Known) -> bool:
    return asked_clients(known, retained=False) <= {*known[FilesAnswered].inactive}


def ready(known: Known) -> tuple[str, ...]:
    """Return the files that the agency lets go, and against which nothing stands elsewhere."""
    said, clear = known.forms.get(FilesAnswered), known[FilesClear].clear
    return tuple(each for each in said.inactive if each in clear) if isinstance(said, FilesAnswered) else ()


@condition("a file is to be made inactive now", "no file is to be made inactive now")
def some_ready(known: Known) -> bool:
    """Ask whether ICA has something to do in WellSky."""
    return bool(ready(known))


RETAIN_FILES = (
    Step("retain", RETAIN)
    .called("Say which files have to be retained", "Files are to be retained longer")
    .by(AGENCY_ADMIN, AGENCY_DIRECTOR, SYSTEM_ADMIN)
    .asks(RetainLonger)
    .each_time()
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(RETAIN, "choose at least one file", RETAINED.given),
        Require(RETAIN, "choose files of the list", _retained_known, about=RETAINED),
        Require(RETAIN, "enter a day after today, or leave it empty",
                ~fact(RetainLonger.until).given | fact(RetainLonger.until).after(today), about=fact(RetainLonger.until)),
    )
    .does(RetainFiles(RETAINED, fact(RetainLonger.ground), fact(RetainLonger.source), fact(RetainLonger.until)))
)  # fmt: skip
ANSWER = (
    Step("answer", CHECKED)
    .citing(RETAIN)
    .called("Say which files may be made inactive", "The agency went through its unused files")
    .asks(FilesAnswered)
    .read_by(ICA, EVERY_AGENCY)
    .requires(
        Require(CHECKED, "choose files of the list", _ticked_known, about=TICKED),
        Require(RETAIN, "{retained} has to be retained; leave it out", _none_retained, about=TICKED,
                names={"retained": _those_retained}),
        Require(CHECKED, "leave out each file that an open complaint or law-enforcement request is about, then say so",
                ~TICKED.given | fact(FilesAnswered.free).yes, about=fact(FilesAnswered.free)),
        Require(CHECKED, "say why the files that you did not tick stay active",
                _all_said | fact(FilesAnswered.kept).given, about=fact(FilesAnswered.kept)),
    )
    .does(AgreeToInactive(TICKED))
)  # fmt: skip
CHECK = (
    Consent("answer", CHECKED, AGENCY_ADMIN, "say which of {your} unused client files may be made inactive")
    .aimed("the manual sets no time for it, and silence keeps a file active", within=Days(Policy.inactive_reply_days),
           late=escalate((AGENCY_ADMIN, AGENCY_DIRECTOR), (SYSTEM_ADMIN, ICA_DIRECTOR)))
    .answers(ANSWER)
)  # fmt: skip
FilesLeft = one_text("FilesLeft", "Leave the files active.", "Why", "The agency reads it")
LEAVE = (
    Step("leave-active", LOCAL, S.LEFT)
    .called("Leave the files active", "Files left active by ICA")
    .by(SYSTEM_ADMIN)
    .asks(FilesLeft)
    .read_by(ICA, EVERY_AGENCY)
    .tells("files-left", AGENCY_ADMIN, AGENCY_DIRECTOR)
)
ASK = (
    Step("ask", CHECKED, S.CHECKING)
    .called("Ask the agency about its unused files", "Agency asked about its unused files")
    .by(CLOCK)
    .tells("files-asked", AGENCY_ADMIN, AGENCY_DIRECTOR)
)
GO_ON = (
    Step("go-on", CHECKED)
    .called("Go on with the files", "Checked with the agency")
    .leads(
        to(S.READY).when(some_ready).tells("files-answered", SYSTEM_ADMIN),
        otherwise(S.ANSWERED).tells("files-kept", SYSTEM_ADMIN),
    )
)
