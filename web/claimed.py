"""What an agency claims of somebody outlives the request that is refused for it: ICA finds it, and decides."""

from __future__ import annotations

from models.registries.claims import OfAnother, keep_claim
from web.calls import Asked, house_of, viewer_of_call


def keep_claimed(request: Asked, refused: OfAnother) -> None:
    """Keep whom an agency asks for, in a transaction of its own: that of the request is undone."""
    house = house_of(request)
    with house.database.writing() as session:
        if viewer := viewer_of_call(request, session):
            keep_claim(session, viewer, refused.claimed, house.clock.now())
