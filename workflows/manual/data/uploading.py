"""Where an upload may be checked, and who may have it checked (4.4-missing-10)."""

from __future__ import annotations

from pathlib import PurePath

from workflows.answers import UNREADABLE
from workflows.cases import Case, Kind, Refusal
from workflows.events import Roles
from workflows.manual.data.imports_duties import RECORD
from workflows.manual.data.imports_forms import ImportRequest, UploadResult
from workflows.people import AGENCY_ADMIN, CLOCK, SYSTEM_ADMIN, may_act_as
from workflows.policy import Policy
from workflows.uploads.report import Report
from workflows.value import Value

CLAUSE = "4.4-missing-10"
CHECKERS = (AGENCY_ADMIN, SYSTEM_ADMIN)
NAMELESS = "upload.zip"
LONGEST_NAME, MOST_TO_MEND = 200, 500  # characters


class Terms(Value, frozen=True):
    """What a case says of how its uploads are checked."""

    limit: int  # percent of an element that may be missing
    unnamed: frozenset[str]  # ProjectIDs of programs whose clients may be unnamed (3.1-unnamed)
    codes: str  # what counts as missing


def refusal(case: Case, worn: Roles) -> Refusal | None:
    """Return why people in these hats may not have an upload checked here now, if so."""
    steps = case.process.steps()
    if not any(step.name == RECORD and step.actor is CLOCK for state, step, _ in steps if state == case.state):
        words = "an upload is checked once the import is allowed and paid for, and as long as imports run"
        return Refusal(CLAUSE, words, Kind.GONE)
    if not any(may_act_as(worn, checker) for checker in CHECKERS):
        return Refusal(CLAUSE, "the agency's administrators and ICA have uploads checked", Kind.ROLE)
    return None


def terms(case: Case, policy: Policy) -> Terms:
    """Return the terms of a case, by the edition it keeps."""
    request = case.forms[ImportRequest]
    unnamed = request.unnamed if isinstance(request, ImportRequest) and policy.exempt_unnamed else ()
    return Terms(policy.import_missing_pct, frozenset(each.strip() for each in unnamed), policy.missing_codes)


def result(number: int, name: str, report: Report) -> UploadResult:
    """Return what the history of a case keeps of a check: counts and sentences, and nothing of any row."""
    whole, *organizations = report.scopes
    return UploadResult(
        upload=number,
        name=name,
        passed=report.passes,
        mend=tuple(sentence[:MOST_TO_MEND] for sentence in whole.mend),
        failing_organizations=sum(not scope.passes for scope in organizations),
    )


def plain_name(name: str) -> str:
    """Return the name of a file without its folders, on one line."""
    bare = PurePath(name.replace("\\", "/")).name
    return " ".join(UNREADABLE.sub(" ", bare).split())[:LONGEST_NAME] or NAMELESS
