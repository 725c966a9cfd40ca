"""What decisions write of sharing: how programs are set, what a client signed, and what is taken off; WellSky follows corrections."""

from __future__ import annotations

from typing import TypeAlias, cast

from sqlalchemy import select

from models.access.rulebook import rulebook_of
from models.casebook.applying import Scene, alter, apply, undo
from models.casebook.casebook import Author
from models.intake.opening import Opening, open_case
from models.lookups.about import About
from models.lookups.clients import sharing_on_record
from models.lookups.learning import learn_about
from models.lookups.recurring import look_again
from models.rows.disclosures import ClientConsent, ProgramSwitch, SharingStop
from models.rows.people import Program
from workflows.facts.effects import Effect, said
from workflows.grammar.events import THE_CLOCK
from workflows.grammar.recurring import Per
from workflows.manual.clients import sharing
from workflows.manual.clients.sharing.following import FOLLOW, Change, SharingMoved
from workflows.manual.clients.sharing.in_force import consents
from workflows.manual.clients.sharing.programs import SwitchPrograms
from workflows.manual.clients.sharing.signing import KeepConsent
from workflows.manual.clients.sharing.stopping import KeepStop

OfClient: TypeAlias = ClientConsent | SharingStop


@apply.register
def switch_programs(effect: SwitchPrograms, scene: Scene) -> None:
    """Keep how programs are set from a day on; cases of the agency learn of it (3.1-default-not-shared)."""
    _set(effect, scene)
    learn_about(scene.session, scene.now, agency_id=scene.row["agency_id"])


@undo.register
def set_as_before(effect: SwitchPrograms, scene: Scene) -> None:
    """Let the switch count for nothing, and have WellSky set the programs as they were before."""
    _let_follow_setting(scene, _void_switches(effect, scene))


@alter.register
def switched_otherwise(was: SwitchPrograms, now: SwitchPrograms, scene: Scene) -> None:
    """Keep the switch as it should have been; the day alone changes nothing in WellSky."""
    gone = _void_switches(was, scene)
    _set(now, scene)
    if said(was.programs) != said(now.programs):
        _let_follow_setting(scene, gone)
    learn_about(scene.session, scene.now, agency_id=scene.row["agency_id"])


def _set(effect: SwitchPrograms, scene: Scene) -> None:
    for program in _programs(scene, said(effect.programs)):
        scene.session.add(
            ProgramSwitch(
                case_id=scene.row["id"], program_id=program.id, shares=effect.shares, since=said(effect.on),
                recorded_at=scene.now,
            )
        )  # fmt: skip
    scene.session.flush()
    look_again(scene.session, scene.now, Per.AGENCY)  # one that closes soon is switched off again


def _void_switches(effect: SwitchPrograms, scene: Scene) -> list[Program]:
    rows = select(ProgramSwitch).where(ProgramSwitch.case_id == scene.row["id"], ProgramSwitch.shares == effect.shares)
    for row in scene.session.scalars(rows).all():
        row.void_at = scene.now
    scene.session.flush()
    return _programs(scene, said(effect.programs))


def _let_follow_setting(scene: Scene, programs: list[Program]) -> None:
    _open(scene, Change.SETTING, ", ".join(each.name for each in programs))
    learn_about(scene.session, scene.now, agency_id=scene.row["agency_id"])


def _programs(scene: Scene, ids: tuple[str, ...]) -> list[Program]:
    rows = select(Program).where(Program.agency_id == scene.row["agency_id"], Program.project_id.in_(ids))
    return list(scene.session.scalars(rows.order_by(Program.project_id)))


@apply.register
def keep_consent(effect: KeepConsent, scene: Scene) -> None:
    """Keep that a client signed; open cases about the client learn of it (2.1-consent-form)."""
    scene.session.add(
        ClientConsent(
            case_id=scene.row["id"], agency_id=scene.row["agency_id"], client=scene.row["client"],
            signed_on=said(effect.on), ends_on=said(effect.ends_on), permits=said(effect.permits),
            recorded_at=scene.now, programs=_programs(scene, said(effect.programs)),
        )
    )  # fmt: skip
    scene.session.flush()
    learn_about(scene.session, scene.now, client=scene.row["client"])


@apply.register
def keep_stop(effect: KeepStop, scene: Scene) -> None:
    """Keep that a record is not shared, why and since when; open cases about the client learn of it (3.1-unshare-request)."""
    scene.session.add(
        SharingStop(
            case_id=scene.row["id"], agency_id=scene.row["agency_id"], client=scene.row["client"],
            why=said(effect.why).key, since=said(effect.on), recorded_at=scene.now,
        )
    )  # fmt: skip
    scene.session.flush()
    learn_about(scene.session, scene.now, client=scene.row["client"])


@undo.register
def not_signed(effect: KeepConsent, scene: Scene) -> None:
    """Let a form count for nothing; where it had the record shared, WellSky follows."""
    _otherwise(scene, ClientConsent)
    del effect


@undo.register
def not_stopped(effect: KeepStop, scene: Scene) -> None:
    """Let a stop count for nothing; where a form stands without it, WellSky follows."""
    _otherwise(scene, SharingStop)
    del effect


@alter.register
def signed_otherwise(was: KeepConsent, now: KeepConsent, scene: Scene) -> None:
    """Keep the form as it should have been kept."""
    _otherwise(scene, ClientConsent, now)
    del was


@alter.register
def stopped_otherwise(was: KeepStop, now: KeepStop, scene: Scene) -> None:
    """Keep the stop as it should have been kept."""
    _otherwise(scene, SharingStop, now)
    del was


def _otherwise(scene: Scene, kept: type[OfClient], now: Effect | None = None) -> None:
    """Void what a case kept of a client, keep what is right, and open a task where it changes what is shared."""
    before = _consents(scene)
    rows = select(kept).where(kept.case_id == scene.row["id"])
    for row in cast("list[OfClient]", scene.session.scalars(rows).all()):
        row.void_at = scene.now
    scene.session.flush()
    if now is not None:
        apply(now, scene)
    if before != _consents(scene):
        _open(scene, Change.CLIENT, f"client {scene.row['client']}")
    learn_about(scene.session, scene.now, client=scene.row["client"])


def _consents(scene: Scene) -> bool:
    """Say whether the client's consent stands today, by all that is kept."""
    record = sharing_on_record(scene.session, About(None, scene.row["agency_id"], None, scene.row["client"]))
    return consents(record, rulebook_of(scene.session).policy(scene.now).calendar.day(scene.now))


def _open(scene: Scene, change: Change, about: str) -> None:
    """Open the task with which WellSky follows a correction."""
    today = rulebook_of(scene.session).policy(scene.now).calendar.day(scene.now)
    opening = Opening(
        sharing.PROCESS.key, FOLLOW.name, (SharingMoved(change=change, about=about, since=today),), THE_CLOCK,
        scene.row["agency_id"], None, parent_id=scene.row["id"],
        client=scene.row["client"] if change is Change.CLIENT else "",
    )  # fmt: skip
    open_case(scene.session, opening, scene.now, Author(waits_until=scene.leaves_at))
