"""What a browser posted: the fields of a form, each with all its values, and a file if one was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from litestar.datastructures import UploadFile
from litestar.di import Provide

from web.calls import Asked

LONGEST = 160_000  # characters of one field; every form's own limits are lower


@dataclass(frozen=True)
class Posted:
    """A posted form."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sent: tuple[tuple[str, UploadFile], ...] = ()  # each file with its field; a field may take several

    @property
    def files(self) -> Mapping[str, UploadFile]:
        """The first file of each field."""
        return dict(reversed(self.sent))

    def chosen(self, name: str) -> tuple[UploadFile, ...]:
        """Return the files of a field; a browser sends one without a name where none was chosen."""
        return tuple(file for field_name, file in self.sent if field_name == name and file.filename)

    def get(self, name: str) -> str:
        """Return a field's value without the blanks around it, empty if it was not posted."""
        return self.as_typed(name).strip()

    def as_typed(self, name: str) -> str:
        """Return a field's value with the blanks around it."""
        return next(iter(self.fields.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """Return all values of a field."""
        return self.fields.get(name, ())

    def only(self, names: Iterable[str]) -> Posted:
        """Return the fields of these names alone."""
        return Posted({name: self.fields[name] for name in names if name in self.fields})

    def instead(self, texts: Mapping[str, str]) -> Posted:
        """Return the form with other texts in some fields."""
        return Posted({**self.fields, **{name: (text,) for name, text in texts.items()}}, self.sent)

    @classmethod
    def of(cls, fields: Mapping[str, object]) -> Posted:
        """Return a form as a draft kept it."""
        return cls({
            name: tuple(str(each) for each in value) if isinstance(value, list) else (str(value),)
            for name, value in fields.items()
        })  # fmt: skip


async def read_posted(request: Asked) -> Posted:
    """Read the form of a request."""
    form = await request.form()
    fields: dict[str, tuple[str, ...]] = {}
    sent: list[tuple[str, UploadFile]] = []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            sent.append((name, value))
        else:
            fields[name] = (*fields.get(name, ()), _clean(str(value)))
    return Posted(fields, tuple(sent))


def _clean(value: str) -> str:
    return value.replace("\r\n", "\n").replace("\x00", "")[:LONGEST]


POSTED = {"posted": Provide(read_posted)}
