"""Laws that ask more of the practice desk's agencies than the manual, and what became of them; all made up."""

from __future__ import annotations

from models.registries.people_and_agencies import key_of
from web.practice.programs import FIRST
from web.practice.scripts import On, Script, Turn
from web.practice.vermont import BATTENKILL, CHAMPLAIN, DANA, HIGHLANDS, KINGDOM, KOFI, LAKE, MAPLE, NORA, RIVERS, WHITE

HEALTH, PART_2, HOUSING = "HIPAA, 45 CFR 164.524", "42 CFR Part 2", "Vermont Fair Housing Act"
SAYS = {
    HEALTH: "Clients see their record within 60 days", PART_2: "Programs may be switched to Shared",
    HOUSING: "Data are used for the listed purposes",
}  # fmt: skip
THIRTY = {
    "policy": "Clients see their record within thirty days of asking, as the law on health records has it.",
    "inspection_days": 30,
}
CLINIC = {
    "policy": "Nothing that shows treatment leaves the program without written consent under the law.",
    "programs": (FIRST,), "protected_as": "other-law",
}  # fmt: skip


def _reported(agency: str, begins: int, by: str, law: str, demands: str, *turns: Turn) -> Script:
    facts = {"agency": key_of(agency), "law": law, "standard": SAYS[law], "demands": demands, "reported_on": On(0)}
    return Script(f"{law} at {agency}", "P35", begins, by, facts, turns)


def _agreed(day: int, director: str) -> tuple[Turn, ...]:
    return (
        Turn(day, director, "agree", {"signed_as": director}),
        Turn(day + 1, NORA, "agree-for-ica", {"signed_as": NORA}),
    )


SCRIPTS: tuple[Script, ...] = (
    _reported(WHITE, 100, "Hope Dyer", HEALTH,
              "Our clinic bills insurers, so clients see their records within thirty days.",
              Turn(4, DANA, "ask-back", {"why": "Does the clinic share one record with the rent program?"}),
              Turn(6, "Hope Dyer", "explain", {"why": "Yes, staff of both use it."}),
              Turn(10, DANA, "propose", THIRTY), *_agreed(14, "Silas Gray")),
    _reported(KINGDOM, 40, "Wes Tully", PART_2,
              "Our outreach team treats substance use disorders; that somebody is a client shows it.",
              Turn(8, KOFI, "propose", CLINIC), *_agreed(11, "Martha Quill")),
    _reported(LAKE, 30, "Sofia Marin", HOUSING,
              "We must not ask about disabilities before a lease.",
              Turn(9, DANA, "no-conflict", {"why": "The manual asks for nothing before a client is housed."})),
    _reported(CHAMPLAIN, 12, "Noel Pratt", HEALTH,
              "A nurse works with our tenants, for an insurer.",
              Turn(6, DANA, "propose", {**THIRTY, "correction_days": 45}), Turn(8, "Judith Amory", "agree", {"signed_as": "Judith Amory"})),
    _reported(MAPLE, 110, "Omar Haddad", HEALTH, "A clinic works in our building, and shares our records.",
              Turn(3, DANA, "propose", {**THIRTY, "inspection_days": 21}), *_agreed(6, "Paul Renner"),
              Turn(70, "Lucy Brandt", "asks-no-more", {"why": "The clinic has moved out.", "ended_on": On(65)}),
              Turn(74, DANA, "end-terms")),
    _reported(HIGHLANDS, 50, "Bram Keel", PART_2, "We refer people to treatment.",
              Turn(5, "Olive Shaw", "withdraw", {"why": "Whoever only refers people is not bound by it."})),
    _reported(RIVERS, 16, "Asha Reid", HOUSING, "Landlords may not see that somebody was in our care.",
              Turn(4, KOFI, "ask-back", {"why": "Which data would a landlord see in HMIS?"})),
    _reported(BATTENKILL, 3, "Ruth Lamb", HEALTH, "Our nurse keeps health records of veterans."),
)  # fmt: skip
