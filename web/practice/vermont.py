"""Who there is in the practice desk: agencies of several kinds and sizes, and people in every role. All made up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workflows.law.agency_kinds import AgencyKind as K
from workflows.law.calendar import calendar_of
from workflows.law.policy import FIRST_EDITION
from workflows.law.roles import Role

CALENDAR = calendar_of(FIRST_EDITION.timezone, FIRST_EDITION.closures)
DOMAIN = "practice.example"
BALANCE, CHITTENDEN = "balance", "chittenden"  # the Continuums of Care, by their keys

OTTER, MAPLE, LAKE = "Otter Creek Shelter", "Maple Street Family Center", "Lakeshore Housing Partners"
KINGDOM, GRANITE, BATTENKILL = "Kingdom Road Services", "Granite City Outreach", "Battenkill Veterans House"
RIVERS, GAP, CHAMPLAIN = "Three Rivers Youth Services", "Green Gap Shelter", "Champlain Harbor Housing"
WHITE, DEERFIELD, WINOOSKI = "White River Community Action", "Deerfield Valley Outreach", "Winooski Falls Legal Help"
PASSAGE, HIGHLANDS = "Safe Passage House", "Northeast Highlands Action"

DANA, KOFI, NORA, ADELE, RUTH = "Dana Whitcomb", "Kofi Mensah", "Nora Feld", "Adele Vance", "Ruth Abernathy"
MIRIAM, JOEL, WALTER = "Miriam Okafor", "Joel Sandberg", "Walter Pine"
COMMITTEE = (WALTER, "Greta Lowell", "Hassan Idris", "Polly Trask", "Emil Novak")  # its chair first
VICE_CHAIR = COMMITTEE[3]


@dataclass(frozen=True, slots=True)
class Place:
    """An agency, its size in people, and who holds its roles."""

    name: str
    kind: K
    continuums: tuple[str, ...]
    administrators: tuple[str, ...]
    director: str
    staff: tuple[str, ...]
    guideline_days: int | None = None
    signed: bool = True
    signed_on: date | None = None  # before the desk was there; else on its first day


PLACES = (
    Place(OTTER, K.SHELTER, (BALANCE,), ("Tess Barlow",), "Helen Marsh",
          ("Ida Cole", "Ned Farrow", "Joan Pike", "Amos Webb")),
    Place(MAPLE, K.SHELTER, (CHITTENDEN,), ("Omar Haddad", "Lucy Brandt"), "Paul Renner",
          ("Gwen Ash", "Carl Yost", "Mina Patel", "Dora Lind", "Hugh Sears", "Vera Koch"), 30),
    Place(LAKE, K.HOUSING, (BALANCE, CHITTENDEN), ("Sofia Marin",), "Grant Ellery",
          ("Tom Ives", "Rhea Dunn", "Ian Moss", "Lena Fox", "Otis Hale", "Pia Rowan")),
    Place(KINGDOM, K.OUTREACH, (BALANCE,), ("Wes Tully",), "Martha Quill", ("Bea Stone", "Jon Crane")),
    Place(GRANITE, K.OUTREACH, (BALANCE,), (), "Rosa Lund", ("Eli Marsh", "Faye Hurd")),
    Place(BATTENKILL, K.VETERANS, (BALANCE,), ("Dean Foss",), "Ruth Lamb", ("Kurt Vane", "Nina Dow")),
    Place(RIVERS, K.YOUTH, (BALANCE,), ("Asha Reid",), "Colin Byrd", ("Zoe Nash", "Milo Kerr")),
    Place(GAP, K.SHELTER, (BALANCE,), (), "Edith Poole", ("Abel Rice",), signed=False),
    Place(CHAMPLAIN, K.HOUSING, (CHITTENDEN,), ("Noel Pratt",), "Judith Amory",
          ("Sam Orr", "Tia Blake", "Rex Boone", "Ula Grey")),
    Place(WHITE, K.COMMUNITY_ACTION, (BALANCE,), ("Hope Dyer",), "Silas Gray",
          ("Cora Bly", "Finn Toft", "Ada Roy"), 45),
    Place(DEERFIELD, K.OUTREACH, (BALANCE,), (), "Jane Holt", ("Max Ruhl",)),
    Place(WINOOSKI, K.LEGAL, (CHITTENDEN,), ("Iris Kane",), "Leo Strand", ("Amy Voss",)),
    Place(PASSAGE, K.VICTIM_SERVICES, (BALANCE,), ("Clara Nye",), "Dinah Frost", ("Meg Loomis",)),
    Place(HIGHLANDS, K.COMMUNITY_ACTION, (BALANCE,), ("Bram Keel",), "Olive Shaw", ("Guy Penn",),
          signed_on=date(2025, 1, 22)),
)  # fmt: skip

OFFICES: tuple[tuple[str, Role], ...] = (
    (DANA, Role.SYSTEM_ADMIN),
    (KOFI, Role.SYSTEM_ADMIN),
    (NORA, Role.ICA_DIRECTOR),
    (ADELE, Role.MANAGING_DIRECTOR),
    (RUTH, Role.COUNSEL),
    (MIRIAM, Role.COC_BALANCE),
    (JOEL, Role.COC_CHITTENDEN),
    (WALTER, Role.CHAIR),
    *((member, Role.VICE_CHAIR if member == VICE_CHAIR else Role.COMMITTEE) for member in COMMITTEE[1:]),
)


def email_of(name: str) -> str:
    """Return the made-up address of a person."""
    return f"{name.lower().replace(' ', '.')}@{DOMAIN}"


def administrators_of(agency: str) -> tuple[str, ...]:
    """Return who administers an agency."""
    return next(place.administrators for place in PLACES if place.name == agency)


def speaker_of(agency: str) -> str:
    """Return who acts for an agency: its administrator, or its director where it has none."""
    director = next(place.director for place in PLACES if place.name == agency)
    return (*administrators_of(agency), director)[0]
