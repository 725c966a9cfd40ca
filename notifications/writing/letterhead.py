"""The desk as its mail shows it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Desk:
    """Where people reach the desk, and from whom its mail comes; one that does not deliver keeps its mail."""

    url: str  # such as https://desk.example.org
    sender: str  # an address, with or without a name
    reply_to: str = ""
    delivers: bool = False
    letterhead: str = "Institute for Community Alliances"  # whose letterhead its documents are printed on
    practice: bool = False  # whether its mail is for practice alone, and shows everything

    @property
    def host(self) -> str:
        """The name under which the desk gives out ids that are to last."""
        return urlsplit(self.url).hostname or "localhost"

    @property
    def home(self) -> str:
        """The address of the inbox."""
        return f"{self.url.rstrip('/')}/"

    def case(self, number: str) -> str:
        """Return the address of a case."""
        return f"{self.home}cases/{number}"

    def training(self, training_id: int) -> str:
        """Return the address of a training."""
        return f"{self.home}trainings/{training_id}"

    def receipt(self, number: str) -> str:
        """Return the address of what somebody sent about themselves."""
        return f"{self.home}receipts/{number}"

    def welcome(self, secret: str) -> str:
        """Return the address at which somebody sets a password."""
        return f"{self.home}welcome/{secret}"
