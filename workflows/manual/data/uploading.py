"""Where an upload may be checked, and who may have it checked (4.4-missing-10)."""

from __future__ import annotations

from workflows.engine.cases import Case, Kind, Refusal
from workflows.facts.known import Known
from workflows.grammar.events import Roles
from workflows.grammar.takers import owners_of
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, CLOCK, SYSTEM_ADMIN, may_act_as
from workflows.manual.data.imports.loading import not_importable, nothing_importable
from workflows.manual.data.imports.requesting import ImportRequest
from workflows.manual.data.imports.uploads import UploadResult
from workflows.manual.data.programs_known import AgencyPrograms
from workflows.uploads.counting.belonging import foreign
from workflows.uploads.counting.report import Report
from workflows.uploads.counting.terms import CLAUSE, FIELD, RECORD, Terms

DISCRETION = "4.4-coc-discretion"
CHECKERS = (AGENCY_ADMIN, SYSTEM_ADMIN)
MOST_TO_MEND = 500  # characters


def refusal(case: Case, worn: Roles) -> Refusal | None:
    """Return why people in these hats may not have an upload checked here now, if so."""
    ways = (
        owners_of(step, None) for state, step, _ in case.process.steps() if (state, step.name) == (case.state, RECORD)
    )
    if (CLOCK,) not in ways:
        words = "an upload is checked once the import is allowed and paid for, and as long as imports run"
        return Refusal(CLAUSE, words, Kind.GONE)
    if not any(may_act_as(worn, checker) for checker in CHECKERS):
        return Refusal(CLAUSE, "the agency's administrators and ICA have uploads checked", Kind.ROLE)
    return None


def closed(known: Known) -> Refusal | None:
    """Return why nothing of the agency may be imported now, whatever is in the upload, if so."""
    words = nothing_importable(known)
    return Refusal(DISCRETION, words, Kind.GONE) if words else None


def terms(case: Case, policy: Policy) -> Terms:
    """Return the terms of a case, by the edition it keeps."""
    return Terms(policy.import_missing_pct, exempt_from_names(case, policy), policy.missing_codes, _version(case))


def exempt_from_names(case: Case, policy: Policy) -> frozenset[str]:
    """Return the ProjectIDs of the programs whose clients may be unnamed, as ICA confirmed them (3.1-unnamed)."""
    known = case.forms.get(AgencyPrograms)
    programs = known.programs if isinstance(known, AgencyPrograms) and policy.exempt_unnamed else ()
    return frozenset(each.project_id for each in programs if each.may_be_unnamed)


def misfit(known: Known, report: Report) -> Refusal | None:
    """Return why an upload is none of those that the case is about, if so."""
    version = _version(known)
    if version and (words := foreign(report, version)):
        return Refusal(CLAUSE, words, field=FIELD)
    if words := not_importable(known, report.projects):
        return Refusal(DISCRETION, words, field=FIELD)
    return None


def _version(known: Known | Case) -> str:
    request = known.forms[ImportRequest]
    return request.version.name if isinstance(request, ImportRequest) else ""


def result(number: int, name: str, report: Report) -> UploadResult:
    """Return what the history of a case keeps of a check: counts and sentences, and nothing of any row."""
    whole, *organizations = report.scopes
    return UploadResult(
        upload=number,
        name=name,
        passed=report.passes,
        mend=tuple(sentence[:MOST_TO_MEND] for sentence in whole.mend),
        failing_organizations=sum(not scope.passes for scope in organizations),
        version=report.version,
        export=report.export or None,
        noticed=tuple(sentence[:MOST_TO_MEND] for sentence in report.noticed),
    )
