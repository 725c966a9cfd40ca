"""What each effect leaves in the registries once its step is struck: a story for each, and none without one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain
from typing import Any

import pytest
from sqlalchemy import select

import models.effects
from models.casebook import amending
from models.casebook.applying import Scene, undo
from models.database import Database
from models.rows.conduct import Finding, Sanction
from models.rows.disclosures import Agreement, Disclosure
from models.rows.meetings import AgendaItem
from models.rows.people import Office
from models.rows.registries import License, SignedPaper
from models.store.voided import VOID_TOO
from tests.campus import CERTIFICATE, PROPOSAL, Campus
from tests.desks import JO, SIGNATURE, Town, local
from tests.models.clients import DENIED, Counter
from tests.models.corrections.correcting import came_late, confirmed, corrected
from tests.models.corrections.test_recounts import found
from tests.models.corrections.test_wellsky_follows import left
from tests.models.test_client_requests import earlier
from tests.models.test_onboarding_remembered import licensed
from tests.models.training_year.test_training_year import NEW_YEAR, held, number, settled
from tests.models.violations import FOUND, Bench
from tests.precinct import Precinct
from workflows.facts.effects import Effect, Topic

ELSEWHERE = {  # whose stories stand beside their registries
    "RecordAttendance", "IssueLicense", "ChangeAccess", "DesignateAdministrator", "EndAdministration", "TellUsers",
    "ResumeSuspension", "RevokeFinding", "SignPartnership", "FilePartnership", "KeepLocalRules", "EndAgencyLicenses", "CloseAgency",
    "LogReport", "SwitchPrograms", "KeepConsent", "KeepStop", "EndDataEntry", "SignComparable", "NameFunderUser", "EndFunderLicenses", "EnterProgram", "ChangeProgram", "SetStandardReport",
    "AskForElement", "EndElement", "PublishManual", "IssueInvoice", "CancelInvoice", "RecordPayment", "SuspendUnpaid", "SetFee", "ReportMotion",
    "BindByLaw", "UnbindByLaw", "AgreeToInactive", "RetainFiles", "MakeInactive", "Interrupt", "ExpectBack", "EndInterruption", "CallOff", "MoveOffice", "ReturnToOffice", "TellAgencies", "AdoptEdition",
}  # fmt: skip
BY_TWO = {"ChangeRole", "HandOverLink"}  # which no correction reaches: the opposite is proposed and confirmed
Story = Callable[[Database], None]
STORIES: dict[str, list[Story]] = {}


def of(*effects: str) -> Callable[[Story], Story]:
    """Say which effects a story sees undone."""

    def told(story: Story) -> Story:
        for effect in effects:
            STORIES.setdefault(effect, []).append(story)
        return story

    return told


def struck(town: Town, case: str, kind: str, now: Any, *, facts: Any = None, by: Any = None) -> None:
    """Strike or correct an entry, and let a second person confirm it where it takes two."""
    if not corrected(town, case, by or town.dana, kind, now=now, facts=facts):
        confirmed(town, case, town.nora, now)


def every(town: Town, row: Any, *, voided: bool = False) -> list[Any]:
    with town.database.reading() as session:
        return list(
            session.scalars(select(row).order_by(row.id).execution_options(**VOID_TOO if voided else {})).unique()
        )


@of("SuspendLicense", "RecordFinding", "AddAgendaItem")
def a_finding(database: Database) -> None:
    bench = Bench(database)
    case = bench.notify()
    struck(bench, case, "find", local(4, 3))
    assert every(bench, Finding) == []
    assert [each.found_at for each in every(bench, Finding, voided=True)] == [FOUND]
    assert every(bench, AgendaItem) == []
    (bar,) = bench.sanctions()
    assert (bar.ended_at, bar.ended_why) == (local(4, 3), "entered in error")


@of("ReinstateLicense", "ConfirmInWellSky")
def a_remedy(database: Database) -> None:
    bench = Bench(database)
    case = bench.notify()
    bench.do(case, bench.dana, "confirm-suspension", local(4, 1, 15), done_on="2026-04-01")
    bench.do(case, bench.tess, "report-remedy", local(4, 10), action="Trained.", received_on="2026-04-10")
    struck(bench, case, "report-remedy", local(4, 12))
    (bar,) = bench.sanctions()
    assert (bar.ended_at, bar.ended_why, bar.begun_confirmed_at) == (None, "", local(4, 1, 15))
    struck(bench, case, "confirm-suspension", local(4, 13))
    (bar,) = bench.sanctions()
    assert bar.begun_confirmed_at is None
    assert "suspension" in bench.open_duties(case)


@of("ReportAgendaItem")
def a_report(database: Database) -> None:
    bench = Bench(database)
    case = bench.notify()
    bench.do(case, bench.dana, "report", local(4, 14, 15), told_on="2026-04-14")
    assert [each.told_at for each in every(bench, AgendaItem)] == [local(4, 14, 15)]
    struck(bench, case, "report", local(4, 15))
    assert [(each.told_at, each.meeting_id, each.outcome) for each in every(bench, AgendaItem)] == [(None, None, "")]


@of("TerminateLicense", "DecideFinding")
def a_termination(database: Database) -> None:
    bench = Bench(database)
    _, _, third = found(bench)
    for member in (bench.walter, *bench.members):
        bench.vote(third, member, "terminate", local(5, 2))
    assert [each.outcome for each in bench.findings()] == ["", "", "terminated"]
    struck(bench, third, "vote", local(5, 3))
    assert (bench.license().ended_at, bench.license().ended_why) == (None, "")
    assert [(each.outcome, each.decided_on) for each in bench.findings()] == [("", None)] * 3
    (bar,) = [each for each in bench.sanctions() if each.case_id == bench.case(third).id]
    assert (bar.ended_at, bar.ended_why) == (None, "")


@of("SuspendUntrained")
def a_training_year(database: Database) -> None:
    town = settled(database)
    for topic, month in ((Topic.GENERAL, 4), (Topic.GENERAL, 5)):
        held(town, topic, month)
    town.sweep(NEW_YEAR)
    town.do(number(town), town.dana, "suspend", local(1, 5, year=2027), suspended_on="2027-01-05")
    struck(town, number(town), "suspend", local(1, 6, year=2027))
    (bar,) = every(town, Sanction)
    assert (bar.begun_at, bar.ended_at, bar.ended_why) == (NEW_YEAR, local(1, 6, year=2027), "entered in error")
    assert town.case(number(town)).state == "LAPSED"


@of("EndLicense", "EndRoles", "DisableInWellSky")
def a_departure(database: Database) -> None:
    town = Town(database)
    licensed(town)
    case = left(town, disabled=True)
    struck(town, case, "disable", local(5, 3))
    (license_,) = every(town, License)
    with database.reading() as session:
        words = [each.words for each in session.merge(license_).events]
    assert words[-2:] == ["Disabled in WellSky", "Not disabled in WellSky: that was entered in error"]
    roles = [each.role for each in every(town, Office)]
    struck(town, case, "notify", local(5, 4))
    (license_,) = every(town, License)
    assert (license_.ended_at, license_.ended_why) == (None, "")
    assert [each.role for each in every(town, Office)] == roles


@of("LogDisclosure")
def a_release(database: Database) -> None:
    town = Precinct(database)
    case = town.released()
    struck(town, case, "release", local(6, 12))
    (entry,) = every(town, Disclosure)
    assert (entry.recipient, entry.mistaken_at) == ("Det. R. Cole", local(6, 12))


def runs(town: Campus) -> tuple[Any, ...]:
    (agreement,) = every(town, Agreement)
    return agreement.begun_on, agreement.ends_on, agreement.ended_on, agreement.returned_on


BEGAN, ENDS = date(2026, 3, 12), date(2026, 6, 30)


@of("BeginAgreement")
def an_agreement(database: Database) -> None:
    town = Campus(database)
    case = town.running()
    assert runs(town) == (BEGAN, ENDS, None, None)
    struck(town, case, "propose", local(3, 13), facts={**PROPOSAL, "project_ends": "2026-07-31"})
    assert runs(town) == (BEGAN, date(2026, 7, 31), None, None)
    struck(town, case, "approve-for-ica", local(3, 16))
    assert every(town, Agreement) == []
    assert len(every(town, Agreement, voided=True)) == 1


@of("ExtendAgreement")
def an_extension(database: Database) -> None:
    town = Campus(database)
    case = town.running()
    town.extended(case, "2026-09-30", local(6, 1))
    assert runs(town)[1] == date(2026, 9, 30)
    struck(town, case, "approve-extension-for-ica", local(6, 2))
    assert runs(town) == (BEGAN, ENDS, None, None)


@of("EndAgreement")
def an_end(database: Database) -> None:
    town = Campus(database)
    case = town.running()
    town.sweep(local(7, 1))
    assert runs(town)[2] == ENDS
    town.do(case, town.dana, "record-certificate", local(7, 10), **CERTIFICATE)
    assert runs(town)[3] == date(2026, 7, 10)
    struck(town, case, "record-certificate", local(7, 11))
    assert runs(town) == (BEGAN, ENDS, ENDS, None)


@of("EndAgreement")
def an_early_end(database: Database) -> None:
    town = Campus(database)
    case = town.running()
    town.do(case, town.dana, "end-early", local(5, 4), ended_on="2026-05-04", why="No more data are needed.")
    assert runs(town)[2] == date(2026, 5, 4)
    struck(town, case, "end-early", local(5, 5))
    assert runs(town) == (BEGAN, ENDS, None, None)


@of("ShowDenial")
def a_denial(database: Database) -> None:
    counter = Counter(database)
    one, later = counter.request(counter.tess), counter.request(counter.tess, now=local(1, 13))
    counter.do(one, counter.tess, "deny", local(1, 14), **DENIED)
    assert earlier(counter, later)[2] == 1
    struck(counter, one, "deny", local(1, 15), by=counter.tess)
    assert earlier(counter, later)[2] == 0


@of("CountAsOne")
def one_request_taken_twice(database: Database) -> None:
    counter = Counter(database)
    one, later = counter.request(counter.tess), counter.request(counter.tess, now=local(1, 13))
    counter.do(one, counter.tess, "withdraw", local(1, 14), withdrawn_on="2026-01-14", asked="by phone", twice=True)
    assert earlier(counter, later)[0] == 0
    struck(counter, one, "withdraw", local(1, 15), by=counter.tess)
    assert earlier(counter, later)[0] == 1


@of("SignPaper")
def a_signature(database: Database) -> None:
    town = Town(database)
    case = town.ask(local(2, 20))
    asked = set(town.open_duties(case))
    town.do(case, town.jo, "sign", local(2, 21), **SIGNATURE)
    struck(town, case, "sign", local(2, 22))
    assert [each for each in every(town, SignedPaper) if each.case_id] == []
    assert set(town.open_duties(case)) == asked


@of("OpenCase")
def a_retake(database: Database) -> None:
    town = Town(database)
    case = town.ask(local(2, 20))
    town.do(case, town.dana, "begin-series", local(3, 2), begun_on="2026-03-02")
    town.sweep(local(4, 2, 0))
    retake = town.newest(JO).number
    came_late(town, case, town.dana, "submit", received=date(2026, 3, 30), now=local(4, 6), work="All.")
    assert town.case(retake).state == "NEW"


@of("FollowInWellSky")
def a_follow_up(database: Database) -> None:
    bench = Bench(database)
    case = bench.notify()
    bench.do(case, bench.dana, "confirm-suspension", local(4, 1, 15), done_on="2026-04-01")
    struck(bench, case, "find", local(4, 3))
    follow = bench.newest_of("D01").number
    bench.do(follow, bench.dana, "confirm", local(4, 6), done_on="2026-04-06")
    assert [each.ended_confirmed_at for each in bench.sanctions()] == [local(4, 6)]
    struck(bench, follow, "confirm", local(4, 7))
    assert [each.ended_confirmed_at for each in bench.sanctions()] == [None]
    assert bench.case(follow).state == "DIFFERS"


@pytest.mark.parametrize(
    "story", dict.fromkeys(chain.from_iterable(STORIES.values())), ids=lambda story: story.__name__
)
def test_what_is_undone_is_undone_in_the_registries(
    database: Database, story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = set[str]()

    def watched(effect: Effect, scene: Scene) -> None:
        seen.add(effect.key)
        undo(effect, scene)

    monkeypatch.setattr(amending, "undo", watched)
    story(database)
    assert {name for name, told in STORIES.items() if story in told} <= seen


def test_no_effect_is_without_a_story() -> None:
    assert models.effects
    undone = {kind.key for kind in undo.registry if issubclass(kind, Effect) and kind is not Effect}
    assert undone == {kind.key for kind in _effects(Effect)}
    assert undone == STORIES.keys() | ELSEWHERE | BY_TWO


def _effects(kind: type[Effect]) -> set[type[Effect]]:
    return {
        each
        for sub in kind.__subclasses__()
        for each in (sub, *_effects(sub))
        if each.__module__.startswith("workflows.")
    }
