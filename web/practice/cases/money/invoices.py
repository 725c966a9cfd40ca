"""Invoices on the practice desk, for licenses bought during the billing year, in every state; all made up."""

from __future__ import annotations

from models.registries.people_and_agencies import key_of
from web.practice.cases.money.misuses_of_funds import DIRECTORS
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import BATTENKILL, CHAMPLAIN, DANA, KOFI, LAKE, MAPLE, NORA, OTTER, RIVERS, WHITE


def _bought(begins: int, agency: str, licenses: int, *turns: Turn) -> Script:
    """Return a script of licenses that the director of an agency bought."""
    facts = {"agency": key_of(agency), "licenses": licenses, "bought_on": On(0)}
    return Script(f"{licenses} licenses for {agency}", "P22", begins, DIRECTORS[agency], facts, turns, step="buy")


def _billed(day: int = 2) -> Turn:
    return Turn(day, KOFI, "issue", {"dated_on": On(day)})


def _paid(day: int, amount: str, hour: int = 14) -> Turn:
    said = {"received_on": On(day), "amount": amount, "reference": f"Check {1000 + day}"}
    return Turn(day, DANA, "receive", said, hour)


def _suspended(day: int) -> Turn:
    """Return that the licenses are suspended in the evening, when nobody works with HMIS in other scripts."""
    return Turn(day, DANA, "suspend", {"suspended_on": On(day)}, 20)


SCRIPTS: tuple[Script, ...] = (
    _bought(2, RIVERS, 2),
    _bought(30, MAPLE, 3, _billed(), _paid(20, "500")),
    _bought(75, LAKE, 1, _billed()),
    _bought(63, BATTENKILL, 5, _billed(0), _paid(40, "400"), _suspended(62)),
    _bought(68, WHITE, 2, _billed(0), _suspended(61), _paid(61, "500", 21)),
    _bought(60, CHAMPLAIN, 4, _billed(), _paid(25, "1000")),
    _bought(20, OTTER, 1, Turn(3, DANA, "leave", {"why": "The license of a user who left is used again."})),
    _bought(40, RIVERS, 6, _billed(), Turn(10, NORA, "cancel", {"why": "Six were meant to be bought next year."})),
)
