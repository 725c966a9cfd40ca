"""Who tends to what goes wrong around a case: ICA's System Administrators, or where it is kept from them, whoever keeps it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, and_, false, or_, true

from models.access.access import Viewer, visible
from models.access.concern import as_column
from models.access.rulebook import Rulebook
from models.rows.cases import CaseRow
from workflows.law.roles import OF_AN_AGENCY, OF_THE_COMMITTEE, SYSTEM_ADMIN

KEPT_FROM_ICA = CaseRow.withheld.contains(as_column(frozenset({SYSTEM_ADMIN})))  # who operates the desk is of ICA


def tended(viewer: Viewer, rulebook: Rulebook) -> ColumnElement[bool]:
    """Return the condition that a case is one whose loose ends are this person's to tie up; never the case's own subject."""
    operates = true() if viewer.is_staff() else false()
    keeps = or_(CaseRow.keeper_id == viewer.id, and_(CaseRow.keeper_id.is_(None), _known_by_office(viewer, rulebook)))
    others = or_(CaseRow.subject_id.is_(None), CaseRow.subject_id != viewer.id)
    return and_(visible(viewer, rulebook), others, or_(and_(~KEPT_FROM_ICA, operates), and_(KEPT_FROM_ICA, keeps)))


def _known_by_office(viewer: Viewer, rulebook: Rulebook) -> ColumnElement[bool]:
    """Return the condition that an office of the whole desk lets a person know of a case."""
    wide = frozenset(office for office in viewer.offices if office[0] not in OF_AN_AGENCY | OF_THE_COMMITTEE)
    return visible(replace(viewer, offices=wide), rulebook)
