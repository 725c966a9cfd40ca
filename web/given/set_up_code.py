"""The code by which a desk that is empty knows who runs its server: it stands in the log, and nowhere else."""

from __future__ import annotations

import hmac
from base64 import b32encode
from hashlib import sha256
from secrets import token_urlsafe

SIGNS, GROUP = 20, 5  # 100 bits, in letters and digits that nobody confuses
UNGUESSED = 32  # characters: from a shorter secret the code could be worked out by trying
_OF_THIS_START = token_urlsafe(32)


def set_up_code(secret: str) -> str:
    """Return the code of a desk with this secret: the same in all of its processes, and kept in none; of a short one, in one."""
    key = secret if len(secret) >= UNGUESSED else secret + _OF_THIS_START
    made = b32encode(hmac.digest(key.encode(), b"set up an empty desk", sha256)).decode()[:SIGNS]
    return "-".join(made[at : at + GROUP] for at in range(0, SIGNS, GROUP))


def is_code(secret: str, typed: str) -> bool:
    """Say whether somebody typed the code, in whatever capitals and groups."""
    signs = "".join(each for each in typed.upper() if each.isalnum())
    return hmac.compare_digest(signs.encode(), set_up_code(secret).replace("-", "").encode())
