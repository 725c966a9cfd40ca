"""P15: who decides for ICA: its director, else who stands next; nobody on a project of one's own, or that one recorded."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from workflows.facts.forms import Form
from workflows.facts.known import Known
from workflows.law.choice import Choice
from workflows.law.roles import CHAIR, ICA_DIRECTOR, MANAGING_DIRECTOR, OF_THE_COMMITTEE, Offices, Role


class Decider(Choice):
    """An office that may decide for ICA."""

    ICA_DIRECTOR = "ica-director", "ICA director"
    MANAGING_DIRECTOR = "managing-director", "ICA managing director"
    CHAIR = "chair", "Advisory Committee chair"


ROLES: dict[str, Role] = {
    Decider.ICA_DIRECTOR.key: ICA_DIRECTOR,
    Decider.MANAGING_DIRECTOR.key: MANAGING_DIRECTOR,
    Decider.CHAIR.key: CHAIR,
}
DECIDERS = Offices("ICA director, or who stands next", ROLES, {each.key: each.words for each in Decider})


THEIRS = "only the office that decides for ICA has the task, and here it does that task itself"
NEXT = "the task is theirs only where ICA's director may not decide, and then it leaves their inbox"


class WhoDecides(Form, key="WhoDecides"):
    """What the desk knows of who may decide for ICA."""

    free: Annotated[
        frozenset[Decider], Meta(title="Offices with somebody who is not the researcher and did not record the project")
    ] = frozenset(Decider)


def deciding(known: Known) -> tuple[str, ...]:
    """Return the office that decides: the first that has somebody who is not the researcher and recorded nothing here."""
    found = known.forms.get(WhoDecides)
    free = found.free if isinstance(found, WhoDecides) else frozenset(Decider)
    order = (each.strip() for each in known.policy.research_deciders.split(","))
    return (next((each for each in order if each in free), Decider.ICA_DIRECTOR.key),)


def not_deciding(known: Known) -> frozenset[Role]:
    """Return the offices outside ICA that have no part in it, as long as somebody of ICA can decide."""
    return frozenset() if deciding(known) == (Decider.CHAIR.key,) else OF_THE_COMMITTEE
