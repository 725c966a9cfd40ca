"""An edition of the policy that has no numbers: it says every setting by its name in braces, as a written sentence does."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar, cast

from workflows.law.policy import Policy
from workflows.law.setting import Setting

T = TypeVar("T")


class _Unsaid(int):
    """A number that is said by its name; it is as good as yes, and more than one."""

    name: str

    def __str__(self) -> str:
        """Name it in braces."""
        return f"{{{self.name}}}"

    def __format__(self, how: str) -> str:
        """Name it in braces, however it is written."""
        del how
        return str(self)


class InBraces(Policy):
    """The edition itself."""

    def __getitem__(self, setting: Setting[T]) -> T:
        """Return what stands for a setting."""
        stands: Any = _Unsaid(2)
        stands.name = setting.name
        return cast("T", stands)


IN_BRACES = InBraces("in braces", date.min)
