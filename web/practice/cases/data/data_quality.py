"""Monthly rounds of data quality on the practice desk, from October's figures to December's; all made up."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.registries.people_and_agencies import key_of
from web.practice.deeds import ReadFigures
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import (
    BATTENKILL,
    CHAMPLAIN,
    DANA,
    GRANITE,
    HIGHLANDS,
    KINGDOM,
    KOFI,
    LAKE,
    MAPLE,
    OTTER,
    RIVERS,
    WHITE,
)
from workflows.rosters.data_figures import Measured

NOVEMBER, DECEMBER, JANUARY = 57, 33, 3  # days before the practice clock's start on which a round is looked at
WELL, POORLY = ("3.01", 60, 1, 0), ("3.12", 40, 14, 0)
IN_TIME, LATE = ("timely", 50, 0, 6), ("timely", 50, 4, 9)
OTHERS = (OTTER, MAPLE, KINGDOM, GRANITE, BATTENKILL, RIVERS, CHAMPLAIN, WHITE)
TOLD: dict[str, Any] = {
    "what": "Ask at every exit where the client goes, and enter it the same day.", "training": "Entering exits, online, one hour",
    "train_by": On(20),
}  # fmt: skip


def _round(begins: int, agency: str, *turns: Turn) -> Script:
    return Script(
        f"data quality of {agency}, {begins} days ago", "P24", begins, DANA, {"agency": key_of(agency)}, turns
    )


SCRIPTS: tuple[Script, ...] = (
    _round(NOVEMBER, OTTER,
           Turn(0, DANA, ReadFigures(((OTTER, "Emergency shelter", POORLY), (OTTER, "Emergency shelter", IN_TIME),
                                      (MAPLE, "Family shelter", LATE), (MAPLE, "Family shelter", WELL),
                                      (LAKE, "Rapid rehousing", WELL), (LAKE, "Rapid rehousing", IN_TIME)))),
           Turn(1, DANA, "tell-programs", TOLD),
           Turn(14, KOFI, "trained", {"trained_on": On(14), "whom": "Three of the night staff and one of the day staff."}),
           Turn(16, "Tess Barlow", "corrected", {"corrected_on": On(16), "how": "Twelve destinations; two clients could not be reached."})),
    _round(NOVEMBER, MAPLE,
           Turn(3, KOFI, "excuse", {"why": "Records of September came in late because of the move of the office."}, 15)),
    _round(DECEMBER, LAKE,
           Turn(1, DANA, ReadFigures(((LAKE, "Rapid rehousing", POORLY), (LAKE, "Rapid rehousing", LATE),
                                      *((agency, "All programs", WELL) for agency in OTHERS)))),
           Turn(2, DANA, "tell-programs", {**TOLD, "train_by": On(40)})),
    _round(DECEMBER, HIGHLANDS, Turn(4, KOFI, "no-figures", {"why": "Its first user began on November 29, and entered nobody yet."})),
    _round(JANUARY, OTTER,
           Turn(0, DANA, ReadFigures(((OTTER, "Emergency shelter", POORLY), (WHITE, "Rapid rehousing", POORLY),
                                      (MAPLE, "Family shelter", WELL), (BATTENKILL, "Transitional housing", LATE))))),
    _round(JANUARY, BATTENKILL),
    Script("yearly report on data quality", "D07", 59, DANA, {},
           (Turn(0, DANA, "send", {"sent_on": On(0), "remark": "The figures begin in July."}),)),
    Script("yearly report on data quality, the year before", "D07", 99, DANA, {},
           (Turn(0, DANA, "no-report", {"why": "There are figures of one agency in one month alone."}),)),
)  # fmt: skip
FIRST_FIGURES = tuple(
    (month, Measured(key_of(agency), program, element, 60, missing, slow))
    for month in (date(2024, 9, 1), date(2025, 7, 1), date(2025, 8, 1), date(2025, 9, 1))
    for agency, program, missing in (
        (OTTER, "Emergency shelter", 9),
        (MAPLE, "Family shelter", 2),
        (LAKE, "Rapid rehousing", 4),
    )
    for element, slow in (("3.01", 0), ("3.12", 0), ("timely", 7))
    if month.year == 2025 or agency == OTTER
)  # of before the cases of the desk: the yearly report has them
