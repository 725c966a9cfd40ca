"""P26: every upload is checked before it is loaded.

"The data must meet minimum data completeness requirements set forth by HUD at not greater than 10% missing data fields
with in each required Universal Data Element as defined in the most recent HMIS Data Standards Manual for each upload."
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.facts import fact
from workflows.facts.forms import Form
from workflows.grammar.shapes import one_text
from workflows.grammar.steps import LOCAL, Branch, Step
from workflows.law.fields import Line
from workflows.law.roles import AGENCY_ADMIN, CLOCK, COC_BALANCE, COC_CHITTENDEN, SYSTEM_ADMIN
from workflows.manual.data.imports.states import S
from workflows.uploads.counting.terms import HAVE_CHECKED, RECORD

Mending = Annotated[str, Meta(max_length=500)]  # a sentence or two on what to mend


class UploadResult(Form, key="UploadResult", kw_only=True):
    """What the check of an upload found."""

    upload: Annotated[int, Meta(title="Number of the upload")]
    name: Annotated[Line, Meta(title="File")]
    passed: Annotated[bool, Meta(title="It may be loaded")]
    mend: Annotated[tuple[Mending, ...], Meta(title="What to correct")] = ()
    failing_organizations: Annotated[int, Meta(title="Organizations that fail by themselves")] = 0
    version: Annotated[Line | None, Meta(title="CSV version")] = None
    export: Annotated[Line | None, Meta(title="ExportID")] = None
    noticed: Annotated[tuple[Mending, ...], Meta(title="What else to know")] = ()


def have_checked(passes: Branch, fails: Branch) -> Step:
    """Return the check of an upload, which the desk records, and where it leads if it passes and if it fails."""
    passed = fact(UploadResult.passed).yes.said("the upload passes the check", "the upload fails the check")
    return (
        Step(RECORD, "4.4-missing-10")
        .called(HAVE_CHECKED, "Upload checked")
        .by(CLOCK)
        .asks(UploadResult)
        .leads(passes.when(passed).called("Upload checked: it passes"), fails.called("Upload checked: it fails"))
        .tells("upload-checked", AGENCY_ADMIN)
    )


Stopping = one_text("Stopping", "End the imports.", "Why the imports end")
STOP = (
    Step("stop", LOCAL, S.STOPPED)
    .called("End {your} imports", "Imports ended by the agency")
    .by(AGENCY_ADMIN)
    .asks(Stopping)
    .tells("import-ended", SYSTEM_ADMIN, COC_BALANCE, COC_CHITTENDEN)
)
