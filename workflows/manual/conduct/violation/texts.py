"""P19: what is said of a violation, by whose it is, of which tier, and whether a license is suspended: all in one table.

Nothing else says what follows: the notices, the tasks and the handbook read it here, so that each sentence is true where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workflows.manual.conduct.violation.alleging import Violator
from workflows.manual.conduct.violation.results import Result

U, A = Violator.USER, Violator.AGENCY


@dataclass(frozen=True)
class Found:
    """What is said of a finding: what follows, what is asked of the agency, and what a further violation brings."""

    follows: str  # {through} is the last day of the suspension, as far as it is known
    asked: str
    further: str
    meanwhile: str  # to the Committee, while it decides; before the third tier nobody asks it
    reported: str  # to ICA, once the agency has reported


@dataclass(frozen=True)
class Decided:
    """What is said of what the Committee decided: to the user or agency as "you", of them to others, and what comes next."""

    to_them: str  # it may name the {agency} and the day {ended}
    of_them: str  # after the name
    follows: str
    further: str  # of one that is kept, after "A further violation"


STILL_LASTS = "The suspension still lasts through {through}."
REPORT = "The agency reports to ICA what it did about it."
IN_THE_CASE = "The form and the date are in the case."  # to the agency, which sees it
FINDINGS: Mapping[tuple[Violator, int, bool], Found] = {
    (U, 1, True): Found(
        "The suspension lasts through {through}, or until the agency reports to ICA what it did about it if that is sooner.",
        REPORT,
        "A second violation of any kind suspends the license for at least {v2_suspension_days} days, whatever is reported.",
        "",
        "This ends the suspension on the day the report came in. If it names no action, send it back.",
    ),
    (U, 2, True): Found(
        "The suspension lasts through {through}, and on until the agency has reported to ICA what it did about it.",
        REPORT,
        "A third violation of any kind goes to the Advisory Committee, which decides whether the license ends.",
        "",
        STILL_LASTS,
    ),
    (U, 3, True): Found(
        "The suspension lasts until the Advisory Committee decides, and through {through} if the license is kept.",
        "The Committee decides in the case; there is nothing to report.",
        "If the license is kept, any further violation ends it.",
        "The license is suspended until the decision.",
        "",
    ),
    (A, 1, False): Found(
        "No license is suspended.",
        "ICA gives the training that is needed; there is nothing to report.",
        "A second violation of the agency asks for a report of what was done about it.",
        "",
        "",
    ),
    (A, 1, True): Found(
        "The licenses of the users named in the finding are suspended through {through}, or until the agency reports what it "
        "did about it, if that is sooner.",
        REPORT,
        "After a second violation of the agency no report shortens the suspension of the users it names.",
        "",
        "This ends the suspension on the day the report came in. If it names no action, send it back.",
    ),
    (A, 2, False): Found(
        "No license is suspended.",
        "The agency reports to ICA what it did about it. We ask for the report every month until it comes.",
        "A third violation of the agency goes to the Advisory Committee, which can suspend or end all of its licenses.",
        "",
        "No license is suspended. The agency has nothing more to report.",
    ),
    (A, 2, True): Found(
        "The licenses of the users named in the finding are suspended through {through}. If the agency has not reported by "
        "then what it did about it, the suspension goes on until it does.",
        REPORT,
        "A third violation of the agency goes to the Advisory Committee, which can suspend or end all of its licenses.",
        "",
        STILL_LASTS,
    ),
    (A, 3, False): Found(
        "No license is suspended before the Advisory Committee decides. It can let the agency keep its licenses, suspend them, "
        "or end them.",
        "The Committee decides in the case; there is nothing to report.",
        "If the agency keeps its licenses, its next violation goes back to the Committee.",
        "No license is suspended before the decision.",
        "",
    ),
    (A, 3, True): Found(
        "The licenses of the users named in the finding are suspended until the Advisory Committee decides. If they are kept, "
        "they are suspended through {through} at least.",
        "The Committee decides in the case; there is nothing to report.",
        "If the agency keeps its licenses, its next violation goes back to the Committee.",
        "The licenses of the users named in the finding are suspended until the decision.",
        "",
    ),
}
DECISIONS: Mapping[tuple[Violator, Result, bool], Decided] = {
    (U, Result.KEPT, True): Decided(
        "You keep your HMIS license",
        "keeps the HMIS license",
        "The suspension lasts through {through}. Training follows.",
        "ends the license.",
    ),
    (U, Result.TERMINATED, True): Decided(
        "Your HMIS license has been terminated",
        "no longer has an HMIS license",
        "It ends with this decision, at every agency. The decision follows in writing.",
        "ICA decides about a later application, at any agency, case by case.",
    ),
    (A, Result.KEPT, False): Decided(
        "Your agency keeps its HMIS licenses",
        "keeps its HMIS licenses",
        "No license is suspended. Training follows.",
        "of the agency goes back to the Committee.",
    ),
    (A, Result.KEPT, True): Decided(
        "Your agency keeps its HMIS licenses",
        "keeps its HMIS licenses",
        "The users named in the finding are suspended through {through}; nobody else is. Training follows.",
        "of the agency goes back to the Committee.",
    ),
    (A, Result.SUSPENDED, False): Decided(
        "The HMIS licenses of your agency are suspended",
        "is suspended",
        "The chair of the Committee records for how long. We email each of its users.",
        "of the agency goes back to the Committee.",
    ),
    (A, Result.SUSPENDED, True): Decided(
        "The HMIS licenses of your agency are suspended",
        "is suspended",
        "The chair of the Committee records for how long. We email each of its users.",
        "of the agency goes back to the Committee.",
    ),
    (A, Result.TERMINATED, False): Decided(
        "The HMIS licenses of your agency have been terminated",
        "no longer has any HMIS license",
        "All licenses of the agency end with this decision. We email each of its users.",
        "Its users may be licensed at another agency. Whether the agency has licenses again ICA decides case by case.",
    ),
    (A, Result.TERMINATED, True): Decided(
        "The HMIS licenses of your agency have been terminated",
        "no longer has any HMIS license",
        "All licenses of the agency end with this decision, and with them the suspension. We email each of its users.",
        "Its users may be licensed at another agency. Whether the agency has licenses again ICA decides case by case.",
    ),
}
# Where a license ended in another way while the Committee still weighed whether to keep it.
ENDED_BEFORE = Decided(
    "The Committee would have let you keep your HMIS license, but it has ended",
    "has no HMIS license any more, though the Committee would have let it be kept",
    "The license ended on {ended} for another reason, and stays ended. There is nothing left to suspend.",
    "still counts, whatever license is asked for later.",
)
# By a setting no report ends a first suspension early.
NEVER_EARLY: Mapping[Violator, str] = {
    U: "The license is suspended through {through}, whatever is reported.",
    A: "The licenses of the users named in the finding are suspended through {through}, whatever is reported.",
}
OBJECTING_WORDS = "ICA puts an objection to the Vermont HMIS Advisory Committee if it comes in by"  # and the day
OBJECTING_EFFECT = "The Committee decides at its next meeting. Until then everything goes on as written here."
ABSTAINED = "This counts among the votes that are needed, and for nothing else."
OVER_WITH_IT = "The suspension is over with this decision. Training follows."
RESULTS: Mapping[tuple[Violator, Result], str] = {  # to the Committee, which hears no name
    (U, Result.KEPT): "The license is kept.",
    (U, Result.TERMINATED): "The license is terminated.",
    (A, Result.KEPT): "The agency keeps its licenses.",
    (A, Result.SUSPENDED): "The agency is suspended; the chair records for how long.",
    (A, Result.TERMINATED): "All licenses of the agency are terminated.",
}
AFTERWARDS = "ICA tells the user or the agency of it in writing."
UNDECIDED_AFTERWARDS = "We email you when the question is put again."
UNDECIDED = "The vote decided nothing: there was a tie, or no quorum. The chair puts the question again."


@dataclass(frozen=True)
class Over:
    """What is said when a suspension has ended: as its title to the user, to others after the name, and what is so now."""

    to_them: str
    of_them: str
    now: str


OVER: Mapping[Violator, Over] = {
    U: Over(
        "Your suspension has ended",
        "is no longer suspended",
        "The license can be used again once ICA turns it back on in WellSky.",
    ),
    A: Over(
        "The suspension has ended",
        "has users who are no longer suspended",
        "Each license that was suspended by it can be used again once ICA turns it back on in WellSky, unless another "
        "suspension of that user still runs.",
    ),
}
WHOLE_AGENCY_OVER = Over(
    "The suspension of your agency has ended",
    "is no longer suspended",
    "Its licenses can be used again once ICA turns them back on in WellSky, but for users whose own suspension still runs.",
)
STILL_SUSPENDED = Over(
    "One of your suspensions has ended, another still runs",
    "is still suspended, though one suspension has ended",
    "The other suspension runs {until}. The license can be used again after that, once ICA turns it back on in WellSky.",
)
NO_LICENSE_LEFT = Over(
    "Your suspension has ended, and so has your license",
    "is no longer suspended, but has no license any more",
    "The license ended on {ended}, so there is nothing to turn back on.",
)
