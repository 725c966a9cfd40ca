"""Who there is in the practice desk: agencies of several kinds and sizes, and people in every office. All made up."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.law.agency_kinds import AgencyKind as K
from workflows.law.roles import Role

BALANCE, CHITTENDEN = "Balance of State", "Chittenden County"
DOMAIN = "practice.example"


@dataclass(frozen=True, slots=True)
class Place:
    """An agency, its size in people, and who holds its offices."""

    name: str
    kind: K
    cocs: tuple[str, ...]
    administrators: tuple[str, ...]
    director: str
    staff: tuple[str, ...]
    guideline_days: int | None = None
    signed: bool = True


PLACES = (
    Place("Otter Creek Shelter", K.SHELTER, (BALANCE,), ("Tess Barlow",), "Helen Marsh",
          ("Ida Cole", "Ned Farrow", "Joan Pike", "Amos Webb")),
    Place("Maple Street Family Center", K.SHELTER, (CHITTENDEN,), ("Omar Haddad", "Lucy Brandt"), "Paul Renner",
          ("Gwen Ash", "Carl Yost", "Mina Patel", "Dora Lind", "Hugh Sears", "Vera Koch"), 30),
    Place("Lakeshore Housing Partners", K.HOUSING, (BALANCE, CHITTENDEN), ("Sofia Marin",), "Grant Ellery",
          ("Tom Ives", "Rhea Dunn", "Ian Moss", "Lena Fox", "Otis Hale", "Pia Rowan")),
    Place("Kingdom Road Services", K.OUTREACH, (BALANCE,), ("Wes Tully",), "Martha Quill", ("Bea Stone", "Jon Crane")),
    Place("Granite City Outreach", K.OUTREACH, (BALANCE,), (), "Rosa Lund", ("Eli Marsh", "Faye Hurd")),
    Place("Battenkill Veterans House", K.VETERANS, (BALANCE,), ("Dean Foss",), "Ruth Lamb", ("Kurt Vane", "Nina Dow")),
    Place("Three Rivers Youth Services", K.YOUTH, (BALANCE,), ("Asha Reid",), "Colin Byrd", ("Zoe Nash", "Milo Kerr")),
    Place("Green Gap Shelter", K.SHELTER, (BALANCE,), (), "Edith Poole", ("Abel Rice",), signed=False),
    Place("Champlain Harbor Housing", K.HOUSING, (CHITTENDEN,), ("Noel Pratt",), "Judith Amory",
          ("Sam Orr", "Tia Blake", "Rex Boone", "Ula Grey")),
    Place("White River Community Action", K.COMMUNITY_ACTION, (BALANCE,), ("Hope Dyer",), "Silas Gray",
          ("Cora Bly", "Finn Toft", "Ada Roy"), 45),
    Place("Deerfield Valley Outreach", K.OUTREACH, (BALANCE,), (), "Jane Holt", ("Max Ruhl",)),
    Place("Winooski Falls Legal Help", K.LEGAL, (CHITTENDEN,), ("Iris Kane",), "Leo Strand", ("Amy Voss",)),
    Place("Safe Passage House", K.VICTIM_SERVICES, (BALANCE,), ("Clara Nye",), "Dinah Frost", ("Meg Loomis",)),
    Place("Northeast Highlands Action", K.COMMUNITY_ACTION, (BALANCE,), ("Bram Keel",), "Olive Shaw", ("Guy Penn",)),
)  # fmt: skip

OFFICES: tuple[tuple[str, Role], ...] = (
    ("Dana Whitcomb", Role.SYSTEM_ADMIN),
    ("Kofi Mensah", Role.SYSTEM_ADMIN),
    ("Nora Feld", Role.ICA_DIRECTOR),
    ("Adele Vance", Role.MANAGING_DIRECTOR),
    ("Ruth Abernathy", Role.COUNSEL),
    ("Miriam Okafor", Role.COC_BALANCE),
    ("Joel Sandberg", Role.COC_CHITTENDEN),
    ("Walter Pine", Role.CHAIR),
    ("Greta Lowell", Role.COMMITTEE),
    ("Hassan Idris", Role.COMMITTEE),
    ("Polly Trask", Role.COMMITTEE),
    ("Emil Novak", Role.COMMITTEE),
)


def email_of(name: str) -> str:
    """Return the made-up address of a person."""
    return f"{name.lower().replace(' ', '.')}@{DOMAIN}"
