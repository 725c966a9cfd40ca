"""Programs of the practice desk: set up, renamed, changed, and confirmed once a year; all made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.programs import FIRST
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    CHAMPLAIN,
    DANA,
    HIGHLANDS,
    KINGDOM,
    KOFI,
    LAKE,
    MAPLE,
    OTTER,
    RIVERS,
    WHITE,
    WINOOSKI,
    speaker_of,
)

REFLECTS = {"reflects": True}
ESG = "The universal data elements, and what an ESG grant asks for."


def _new(name: str, agency: str, ago: int, *turns: Turn, kind: str, coc: str = "balance", **more: Any) -> Script:
    """Return a script of a new program."""
    facts: dict[str, Any] = {
        "agency": key_of(agency), "name": name, "does": "It takes in people who have nowhere to sleep, day and night.",
        "kind": kind, "continuum": coc, "assessments": "HUD entry and exit, and a daily attendance.", "requirements": ESG,
        "begins_on": On(30), **more,
    }  # fmt: skip
    return Script(f"{name}, a new program", "P31", ago, speaker_of(agency), facts, turns, step="ask")


def _change(called: str, agency: str, ago: int, *turns: Turn, **more: Any) -> Script:
    """Return a script of a change to an agency's first program."""
    facts = {"agency": key_of(agency), "programs": (FIRST,), "why": "The board decided so for the new year.", **more}
    return Script(called, "P31", ago, speaker_of(agency), facts, turns, step="change")


def _set_up(day: int, project_id: str, kind: str, by: str = DANA, **more: Any) -> Turn:
    facts = {"consulted_on": On(day - 2), "project_id": project_id, "kind": kind, "done_on": On(day),
             "assessments": "HUD entry and exit; daily attendance.", **more}  # fmt: skip
    return Turn(day, by, "set-up", facts, 14)


def _changed(day: int, kind: str, **more: Any) -> Turn:
    return Turn(day, KOFI, "make-change", {"consulted_on": On(day - 1), "kind": kind, "done_on": On(day), **more}, 14)


SCRIPTS: tuple[Script, ...] = (
    _new("Winter overflow shelter", KINGDOM, 2, kind="emergency-shelter"),
    _new("The Hub", LAKE, 9, Turn(3, DANA, "ask-name", {"wanted": "Say that it is a day shelter."}), kind="day-shelter"),
    _new("Warm Nights motel shelter", MAPLE, 6, Turn(2, DANA, "approve-name", REFLECTS), kind="night-by-night", coc="chittenden"),
    _new("Second Floor transitional housing", OTTER, 20, Turn(2, KOFI, "approve-name", REFLECTS),
         _set_up(9, "12", "transitional-housing", KOFI), kind="transitional-housing"),
    _new("Night bus", RIVERS, 60, Turn(1, KOFI, "ask-name", {"wanted": "Say what kind of service it is."}),
         Turn(3, speaker_of(RIVERS), "rename", {"name": "Night bus youth outreach"}), Turn(4, KOFI, "approve-name", REFLECTS),
         _set_up(10, "12", "street-outreach", KOFI, protected=("youth",)),
         Turn(15, speaker_of(RIVERS), "standard-report", {"report": "RHY export", "remark": "Twice a year, for the grant."}),
         kind="street-outreach", protected=("youth",)),
    _new("Sunday supper", WHITE, 15, Turn(4, speaker_of(WHITE), "withdraw", {"why": "It needs no HMIS."}), kind="other"),
    _change("rent help that is renamed", WHITE, 4, name="Homelessness prevention with rent help"),
    _change("apartments with another assessment", CHAMPLAIN, 3, assessments="HUD entry and exit; a housing plan."),
    _change("a legal clinic that also visits", WINOOSKI, 40, _changed(6, "services-only", protected=("legal",)),
            other="It visits shelters once a week."),
    Script("the programs of Northeast Highlands, gone through", "P31", 20, speaker_of(HIGHLANDS), {"agency": key_of(HIGHLANDS)}, (
        Turn(3, speaker_of(HIGHLANDS), "say-wrong", {"wrong": "Rent help has had another standard report since fall."}),
        Turn(6, DANA, "corrected", {"answer": "The directory has no report of it: ask for the change, and the list will say it."}),
    )),
)  # fmt: skip
