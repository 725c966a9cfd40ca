"""What the end of a partner agency writes into the directory: its licenses end, and then it is closed."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.access import viewer_of
from models.casebook.applying import Scene, apply, forbid, undo
from models.casebook.changing_hands import follow_licenses
from models.lookups.agencies import unfinished
from models.lookups.changes import tell_of_member, tell_of_users
from models.lookups.ending import licenses_left, what_ends
from models.lookups.learning import learn_about
from models.registries.entries import refused
from models.registries.people_and_agencies import audit
from models.rows.people import Agency, Person
from models.rows.registries import License, LicenseEvent
from workflows.engine.cases import Kind, NotAllowed, Refusal
from workflows.facts.effects import Effect
from workflows.facts.forms import Form
from workflows.grammar.steps import LOCAL
from workflows.law.wording import listed
from workflows.manual.governance.comparable_database.turning import DataEntryEnds, EndDataEntry
from workflows.manual.people.partner_agency.closing import CloseAgency, EndAgencyLicenses, LicensesConfirmed

WHY: dict[type[Effect], str] = {
    EndAgencyLicenses: "the agency left",
    EndDataEntry: "the agency is a victim service provider",
}
LISTED: dict[type[Effect], type[Form]] = {EndAgencyLicenses: LicensesConfirmed, EndDataEntry: DataEntryEnds}
MOST_NAMED = 5  # lines; a refusal of twenty is not read


@apply.register
def end_agency_licenses(effect: EndAgencyLicenses | EndDataEntry, scene: Scene) -> None:
    """End all licenses of the agency; the cases that rest on one end with it."""
    may_not_end(effect, scene)
    why = WHY[type(effect)]
    open_ = (License.agency_id == scene.row["agency_id"], License.ended_at.is_(None))
    ended = list(scene.session.scalars(select(License).where(*open_).order_by(License.id)).unique())
    for each in ended:
        each.ended_at, each.ended_why = scene.moment, why
        _write(scene, each, f"Ended: {why}")
    _spread(scene, ended)


@forbid.register
def may_not_end(effect: EndAgencyLicenses | EndDataEntry, scene: Scene, was: Effect | None = None) -> None:
    """Forbid to end what was not shown: whatever came since the list was read is named, and is to be ticked too."""
    said = scene.decision.after.forms.get(LISTED[type(effect)])
    if was is not None or scene.corrected_at or scene.person_id is None or said is None:
        return
    viewer = viewer_of(scene.session.get_one(Person, scene.person_id))
    there = what_ends(scene.session, viewer, scene.row["agency_id"], scene.row["id"])
    unticked = {
        field: [words for key, words in lines if key not in getattr(said, field)]
        for field, lines in there.items()
        if hasattr(said, field)
    }
    if faults := [_unticked(field, lines) for field, lines in unticked.items() if lines]:
        raise NotAllowed(*faults)


def _unticked(field: str, lines: list[str]) -> Refusal:
    """Return that lines are not ticked, the first few by their words."""
    more = [f"{len(lines) - MOST_NAMED} more"] if len(lines) > MOST_NAMED else []
    named = listed([*(each.rsplit("; ", 1)[0] for each in lines[:MOST_NAMED]), *more])
    return Refusal(LOCAL, f"tick each line; missing, or new since you opened this page: {named}", Kind.ANSWER, field)


@undo.register
def licenses_go_on(effect: EndAgencyLicenses | EndDataEntry, scene: Scene) -> None:
    """Bring back the licenses that this case ended."""
    mine = select(LicenseEvent.license_id).where(LicenseEvent.case_id == scene.row["id"])
    rows = select(License).where(License.id.in_(mine), License.ended_why == WHY[type(effect)]).order_by(License.id)
    back = list(scene.session.scalars(rows).unique())
    for each in back:
        each.ended_at, each.ended_why = None, ""
        _write(scene, each, "Goes on: it was ended in error")
    _spread(scene, back)


@apply.register
def close_agency(effect: CloseAgency, scene: Scene) -> None:
    """Close the agency, unless some of its work is open."""
    may_not_close(effect, scene)
    agency = scene.session.get_one(Agency, scene.row["agency_id"])
    agency.closed_at = scene.moment
    audit(scene.session, scene.now, f"the agency {agency.key} was closed", scene.person_id)


@forbid.register
def may_not_close(effect: CloseAgency, scene: Scene, was: Effect | None = None) -> None:
    """Forbid to close an agency of which a case is open that somebody could finish."""
    del effect, was
    if numbers := unfinished(scene.session, scene.row["agency_id"], scene.row["id"]):
        raise refused(f"cases of the agency are open still: {listed(numbers)}; finish or withdraw each first")
    if left := licenses_left(scene.session, scene.row["agency_id"]):
        raise refused(f"somebody has a license of the agency again: {listed(left)}; report their departure first")


@undo.register
def opened_again(_: CloseAgency, scene: Scene) -> None:
    """Open the agency again."""
    agency = scene.session.get_one(Agency, scene.row["agency_id"])
    agency.closed_at = None
    audit(scene.session, scene.now, f"the agency {agency.key} is open again: it was closed in error", scene.person_id)


def _write(scene: Scene, license_: License, words: str) -> None:
    scene.session.add(LicenseEvent(license_id=license_.id, case_id=scene.row["id"], at=scene.moment, words=words))


def _spread(scene: Scene, licenses: list[License]) -> None:
    session: Session = scene.session
    session.flush()
    learn_about(session, scene.now, agency_id=scene.row["agency_id"])
    for each in licenses:
        learn_about(session, scene.now, person_id=each.person_id)
        tell_of_member(session, scene.now, each.person)
    tell_of_users(session, scene.now, scene.row["agency_id"])
    follow_licenses(session, (), {scene.row["agency_id"]}, scene.now, scene.person_id)
