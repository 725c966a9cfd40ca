"""Changes of guarded roles: proposed by one person, confirmed, declined or withdrawn."""

from __future__ import annotations

from web.practice.scripts import Script, Turn
from web.practice.vermont import ADELE, DANA, JOEL, KOFI, MIRIAM, NORA, RUTH, email_of

CHAIR, MANAGING_DIRECTOR = "Advisory Committee chair", "ICA managing director"


def _about(name: str, change: str, why: str, **facts: str) -> dict[str, str]:
    return {"user": email_of(name), "change": change, "why": why, **facts}


SCRIPTS = (
    Script(
        "Greta Lowell becomes the chair", "D02", 2, DANA,
        _about("Greta Lowell", "give", "The Committee elected her on Tuesday.", role=CHAIR),
    ),
    Script(
        "Joel Sandberg cannot sign in", "D02", 3, KOFI,
        _about(JOEL, "link", "He changed his telephone and cannot sign in."),
        (Turn(1, MIRIAM, "confirm"),),
    ),
    Script(
        "Ruth Abernathy gives up her role", "D02", 40, KOFI,
        _about(RUTH, "end", "Her contract ends.", role="legal counsel"),
        (Turn(3, ADELE, "decline", {"why": "The contract was renewed."}),),
    ),
    Script(
        "Nora Feld becomes managing director", "D02", 50, DANA,
        _about(NORA, "give", "She stands in for Adele.", role=MANAGING_DIRECTOR),
        (Turn(1, DANA, "withdraw", {"why": "Adele is back sooner than planned."}),),
    ),
)  # fmt: skip
