"""The new users of the practice desk, each with a plan that leaves the case in some state or other."""

from __future__ import annotations

from web.practice.plans import (
    HIGH,
    STAFF,
    VOLUNTEER,
    Plan,
    begun,
    corrected,
    deciding,
    lapsed,
    repeated,
    sessions,
    signing,
    smooth,
    waived,
    withdrawn,
)
from workflows.law.roles import SYSTEM_ADMIN

OTTER, MAPLE, LAKE = "Otter Creek Shelter", "Maple Street Family Center", "Lakeshore Housing Partners"
KINGDOM, GRANITE, BATTENKILL = "Kingdom Road Services", "Granite City Outreach", "Battenkill Veterans House"
RIVERS, GAP, CHAMPLAIN = "Three Rivers Youth Services", "Green Gap Shelter", "Champlain Harbor Housing"
WHITE, DEERFIELD, WINOOSKI = "White River Community Action", "Deerfield Valley Outreach", "Winooski Falls Legal Help"
HIGHLANDS = "Northeast Highlands Action"


def _smooth(person: str, agency: str, begins: int, until: int = 99) -> Plan:
    return Plan(person, agency, begins, smooth(person, until), STAFF)


def _corrected(person: str, agency: str, begins: int, until: int = 99) -> Plan:
    return Plan(person, agency, begins, corrected(person, until), STAFF)


LICENSED = (
    _smooth("Ana Ruiz", OTTER, 90), _smooth("Ben Lowe", OTTER, 84), _smooth("Cleo Hart", MAPLE, 88),
    _smooth("Dev Anand", MAPLE, 80), _smooth("Eve Sutton", LAKE, 77), _smooth("Frank Ode", LAKE, 74),
    _corrected("Gail Nunez", CHAMPLAIN, 86), _corrected("Hal Berry", WHITE, 79), _corrected("Ivy Tran", RIVERS, 70),
    _smooth("Jack Dorn", BATTENKILL, 66), _smooth("Kay Winter", KINGDOM, 60), _smooth("Liam Frost", HIGHLANDS, 55),
    Plan("Mona Reyes", MAPLE, 58, smooth("Mona Reyes"), VOLUNTEER),
)  # fmt: skip
MOVED = (Plan("Ben Lowe", LAKE, 20, waived("Ben Lowe"), STAFF), Plan("Cleo Hart", OTTER, 6, (), STAFF))
LAPSED = (
    Plan("Nils Berg", LAKE, 64, lapsed("Nils Berg"), STAFF),
    Plan("Olga Petrov", GRANITE, 45, lapsed("Olga Petrov", 37), STAFF),
    Plan("Pete Garner", KINGDOM, 40, lapsed("Pete Garner", 5), STAFF),
)
REPEATED = (
    Plan("Quinn Adler", CHAMPLAIN, 62, repeated(), STAFF),
    Plan("Rita Moss", WHITE, 30, repeated(17), STAFF),
)
WITHDRAWN = (Plan("Saul Katz", OTTER, 33, withdrawn(9), STAFF), Plan("Tara Bloom", RIVERS, 12, withdrawn(4), STAFF))
ENROLLED = (
    _smooth("Uma Singh", MAPLE, 4, 1), _smooth("Vic Romano", LAKE, 3, 1), _smooth("Wren Hale", GRANITE, 2, 1),
    Plan("Xavier Cruz", DEERFIELD, 1, (), VOLUNTEER), Plan("Yara Nassar", CHAMPLAIN, 5, signing("Yara Nassar", 4), HIGH),
)  # fmt: skip
TRAINING = (
    _smooth("Jo Tran", OTTER, 12, 10), _smooth("Priya Nand", RIVERS, 15, 10), _smooth("Abe Stern", WHITE, 9, 5),
    Plan("Bree Wolfe", BATTENKILL, 24, (begun(3), *sessions(3, missed=14)), STAFF), _smooth("Cyd Lane", MAPLE, 21, 9),
    Plan("Drew Pace", HIGHLANDS, 6, (begun(2), *signing("Drew Pace", 3)), STAFF),
)  # fmt: skip
IN_REVIEW = (
    _smooth("Ella Stone", LAKE, 14, 13), _smooth("Finn Ross", CHAMPLAIN, 16, 13), _smooth("Gus Hill", KINGDOM, 20, 13),
    Plan("Hana Sato", GRANITE, 17, tuple(each for each in smooth("Hana Sato", 13) if each.step != "decide-level"), STAFF),
)  # fmt: skip
CORRECTING = (
    _corrected("Ike Barnes", MAPLE, 22, 20), _corrected("June Park", WINOOSKI, 25, 20), _corrected("Ken Abel", OTTER, 30, 20),
)  # fmt: skip
TRAINED = (
    Plan("Lola Diaz", WHITE, 21, tuple(each for each in smooth("Lola Diaz", 17) if each.step != "sign"), STAFF),
    Plan("Moe Tate", RIVERS, 20,
         tuple(each for each in smooth("Moe Tate", 17) if each.step not in {"decide-level", "acknowledge"}), STAFF),
    Plan("Nell Cobb", GAP, 22, (*(each for each in smooth("Nell Cobb", 17) if each.step != "decide-level"),
                                deciding(17, by=SYSTEM_ADMIN)), STAFF),
)  # fmt: skip
CLEARED = (_smooth("Opal Dean", LAKE, 18, 17), _corrected("Ray Foley", CHAMPLAIN, 30, 28))

PLANS = (
    *LICENSED, *MOVED, *LAPSED, *REPEATED, *WITHDRAWN, *ENROLLED, *TRAINING, *IN_REVIEW, *CORRECTING, *TRAINED, *CLEARED,
)  # fmt: skip
