"""Looking up who has which role, and on which sides somebody is there who may confirm a change of one."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.access.routing import holders
from models.lookups.about import About
from models.rows.people import Office
from workflows.law.offices import HeldRole
from workflows.manual.people.guarded_role.sides import RolesHeld, Side, SidesThere


def roles_held(session: Session, about: About) -> RolesHeld:
    """Look up the roles of the person, wherever held."""
    held = set(session.scalars(select(Office.role).where(Office.person_id == about.subject_id)))
    return RolesHeld(roles=tuple(each for each in HeldRole if each.role in held))


def sides_there(session: Session, about: About) -> SidesThere:
    """Look up on which sides there is somebody besides the person, and besides who proposes the change."""
    aside = {about.subject_id or 0, about.asker_id or 0}
    return SidesThere(there=frozenset(side for side in Side if holders(session, side.role, None, aside)))
