"""What a step asks: a form, frozen, with a key that a case keeps it under."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec


class _Frozen(msgspec.StructMeta):
    key: str  # under which a case keeps it

    def __new__(  # noqa: PYI034 - a metaclass has no Self
        mcls, name: str, bases: tuple[type, ...], body: dict[str, Any], *, key: str = "", kw_only: bool = True
    ) -> _Frozen:
        if not key and bases != (msgspec.Struct,):
            raise TypeError(f'{name} has no key: say `class {name}(Form, key="{name}")`')
        made = super().__new__(mcls, name, bases, body, frozen=True, kw_only=kw_only, forbid_unknown_fields=True)
        made.key = key
        return made


class Form(msgspec.Struct, metaclass=_Frozen):
    """What a step asks; the page, the schema and the validation all come from it.

    Its key is what a case keeps it under, whatever the class is called: `class Access(Form, key="Access")`.
    """

    @classmethod
    def says(cls) -> str:
        """Return what it is for, or what it tells: the first paragraph of its docstring, without the period."""
        return " ".join((cls.__doc__ or "").strip().partition("\n\n")[0].split()).rstrip(".")

    if TYPE_CHECKING:

        def __init_subclass__(cls, *, key: str, kw_only: bool = ...) -> None:
            """Tell the type checker what a form's class may say of itself."""
