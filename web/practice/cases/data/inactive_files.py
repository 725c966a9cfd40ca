"""Client files of the practice desk that nobody used for years, and what their agencies say of them; all numbers are made up."""

from __future__ import annotations

from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.deeds import ReadList
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import CHAMPLAIN, DANA, GRANITE, KOFI, LAKE, MAPLE, OTTER, WHITE

READ, ASKED = (
    33,
    27,
)  # days before the practice clock's start: when the list is asked for, and when agencies have their part
FILES = (
    *((f"7000{each}", OTTER) for each in range(11, 16)), ("700011", MAPLE), ("700021", MAPLE), ("700022", MAPLE),
    *((f"7000{each}", CHAMPLAIN) for each in (31, 32, 33)), ("700041", WHITE), ("700051", GRANITE),
    *((f"7000{each}", LAKE) for each in (61, 62, 63, 64)),
)  # fmt: skip
GRANT: dict[str, Any] = {
    "files": ("700061", "700062"), "ground": "contract", "source": "The housing grant of 2016, section 9", "until": On(900),
}  # fmt: skip


def _asked(agency: str, by: str, *turns: Turn) -> Script:
    return Script(f"unused files of {agency}", "P28", ASKED, by, {"agency": key_of(agency)}, turns)


def _answer(day: int, by: str, *inactive: str, kept: str = "") -> Turn:
    return Turn(day, by, "answer", {"inactive": inactive, "free": bool(inactive), "kept": kept})


SCRIPTS: tuple[Script, ...] = (
    Script("list of unused client files", "P28", READ, DANA, {}, (Turn(5, DANA, ReadList(FILES)),)),
    _asked(OTTER, "Tess Barlow"),
    _asked(MAPLE, "Omar Haddad", _answer(20, "Omar Haddad", "700011", "700021", kept="One client came back.")),
    _asked(CHAMPLAIN, "Noel Pratt", _answer(9, "Noel Pratt", "700031", "700032", "700033"),
           Turn(12, KOFI, "make-inactive", {"files": ("700031", "700032", "700033"), "free": True, "done_on": On(12)})),
    _asked(WHITE, "Hope Dyer", _answer(11, "Hope Dyer", kept="The family is on our waiting list again.")),
    _asked(GRANITE, DANA, Turn(19, DANA, "leave-active", {"why": "Its director is on leave; the file stays as it is."})),
    _asked(LAKE, "Sofia Marin", Turn(6, "Sofia Marin", "retain", GRANT)),
)  # fmt: skip
