"""The numbers of the manual, and the dated editions of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from workflows.calendar import Calendar, calendar_of
from workflows.setting import Change, Setting, Values, manual, reading, target

T = TypeVar("T")
GLOBAL = "(global)"  # stands where a clause would, for a number that every process shares


class Policy(Values):
    """One dated edition of the rules; a case keeps the edition it was opened under."""

    timezone = target("America/New_York", GLOBAL, "the zone whose midnight ends a day")
    closures = target(frozenset[date](), GLOBAL, "days the office is closed besides public holidays")
    backdate_days = target(365, GLOBAL, "days before its entry on which a case may at most have been received")
    remind_days_ahead: Setting[tuple[int, ...]] = target(
        (5, 1), GLOBAL, "days before a date on which its owner is reminded"
    )
    remind_hour = target(9, GLOBAL, "local hour at which reminders leave")
    remind_on_open_days = target(True, GLOBAL, "whether a reminder on a day of rest leaves on the working day before")
    escalate_again_days = target(7, GLOBAL, "days between one escalation and the next")

    onboarding_submit_days = manual(15, "2.2-training-window", "days to finish all sessions and assignments")
    homework_review_days = target(5, "2.2-homework-review", "days for ICA to review homework")
    toll_clock_during_review = reading(False, "2.2-homework-review", "whether the series clock stops during review")
    onboarding_correct_days = manual(15, "2.2-correction-window", "further days to make all corrections")
    onboarding_total_days = manual(30, "2.2-training-30", "days after which the series must be retaken")
    refusal_min_attempts = reading(2, "2.2-refuse-license", "series with failed homework before a refusal")
    miss_minutes = manual(10, "2.2-participation", "minutes of a training that may be missed")
    miss_percent = manual(10, "2.2-participation", "percent of a training that may be missed")
    aa_max_level = manual("Case Manager III", "2.1-access-level-decider", "highest level an agency decides itself")

    violation_notice_days = target(3, "2.8-v1-notify", "days to tell user and agency of a finding in writing")
    v1_suspension_days = manual(30, "2.8-v1-suspend", "days of suspension at a first violation, at most")
    v1_early_lift = reading("on_remedy_notice", "2.8-v1-suspend", "what ends them early: on_remedy_notice, or never")
    v2_suspension_days = manual(30, "2.8-v2-suspend", "days of suspension at a second violation, at least")
    v3_min_suspension_days = manual(30, "2.8-v3-determination", "days of suspension at a third violation, at least")
    committee_quorum_percent = target(
        50, "1-advisory-composition", "percent of the members entitled to vote that must be exceeded"
    )
    meeting_schedule_days = target(14, "1-advisory-composition", "days to schedule a meeting where none is")
    law_violation_counts_as = reading(3, "2.8-law-violation", "the tier at which a breach of law begins")
    agency_users = manual(3, "2.8-agency-wide", "users of one agency who violate repeatedly")
    agency_violations_each = manual(2, "2.8-agency-wide", "violations of each of them in one calendar year")
    agency_window = reading("calendar", "2.8-agency-wide", "the year that counts: calendar, or rolling")
    agency_window_basis = reading("occurred", "2.8-agency-wide", "the day that counts: occurred, or found")
    advisory_report_detail = reading(
        "number+nature", "2.8-v1-advisory", "what an agenda says of a violation: number+nature, or number"
    )
    complaint_address = manual("VTHMIS@icalliances.org", "2.8-complaint-writing", "mailbox for complaints")
    complaint_ask_days = target(5, "2.8-complaint-content", "days to ask for what a complaint lacks")
    complaint_decide_days = target(14, "2.8-report-duty", "days for ICA to look into a complaint")

    inspection_days = manual(60, "3.4-inspect-60", "days for the agency to let a client inspect their record")
    correction_days = target(60, "3.4-correct-how", "days for the agency to correct a record")
    denial_reason_days = manual(60, "3.4-correct-deny-60", "days to explain why a correction is refused")
    client_remind_days: Setting[tuple[int, ...]] = target(
        (30, 14, 7, 1), "3.4-inspect-60", "days before a client's date on which the agency is reminded"
    )
    le_review_min_days = manual(7, "3.4-le-v-counsel", "days before which counsel does not approve")
    le_review_max_days = manual(14, "3.4-le-v-counsel", "days for counsel's review")
    le_floor_enforced = reading(True, "3.4-le-v-counsel", "whether seven days are a floor for approval")
    le_require_deid_statement = reading(
        True, "3.4-le-cite-146", "whether a request says that de-identified information could not be used"
    )
    court_order_reviewer = reading(
        "ica_director+agency_ed", "3.4-le-court-order", "who reviews a court paper: ica_director, agency_ed, or both"
    )
    court_remind_days: Setting[tuple[int, ...]] = target(
        (7, 3, 1), "3.4-le-court-order", "days before a return date on which its owner is reminded"
    )
    research_return_days = target(30, "3.4-research-term-return", "days to return or dispose of research data")
    irb_mode = reading("in_addition", "3.4-research-irb", "whether a review board's approval is in_addition or instead")

    import_missing_pct = manual(10, "4.4-missing-10", "percent of an element that may be missing in an upload")
    exempt_unnamed = reading(
        True, "3.1-unnamed", "whether clients of youth and legal services programs may be unnamed in an upload"
    )
    missing_codes = reading("blank+99", "4.4-missing-10", "what counts as missing: blank+99, or blank+8+9+99")

    def __init__(self, name: str, since: date, *changes: Change[Any]) -> None:
        """Name an edition, say from which day cases are opened under it, and what it changes."""
        self.name, self.since = name, since
        self._values: dict[str, Any] = {change.setting.name: change.value for change in changes}

    def __getitem__(self, setting: Setting[T]) -> T:
        """Return the edition's value of a setting."""
        value: T = self._values.get(setting.name, setting.default)
        return value

    @cached_property
    def calendar(self) -> Calendar:
        """The calendar of the edition: its zone, and its days of rest."""
        return calendar_of(self.timezone, self.closures)

    def first_moment(self) -> datetime:
        """Return when the edition begins."""
        return datetime.combine(self.since, time(), ZoneInfo(self.timezone))

    @classmethod
    def settings(cls) -> Iterator[Setting[Any]]:
        """Yield every setting, in the order of the manual."""
        yield from (value for value in vars(cls).values() if isinstance(value, Setting))


FIRST_EDITION = Policy("first edition", date(2016, 1, 1))


class Editions:
    """All editions a desk knows, oldest first."""

    def __init__(self, editions: Iterable[Policy] = ()) -> None:
        """Take the desk's own editions beside the first one."""
        self._ordered = sorted((FIRST_EDITION, *editions), key=lambda edition: edition.since)
        self._named = {edition.name: edition for edition in self._ordered}

    def __iter__(self) -> Iterator[Policy]:
        """Yield the editions, oldest first."""
        return iter(self._ordered)

    def named(self, name: str) -> Policy:
        """Return the edition of this name, or raise KeyError."""
        return self._named[name]

    def on(self, day: date) -> Policy:
        """Return the edition in force on a day."""
        return [edition for edition in self._ordered if edition.since <= day][-1]
