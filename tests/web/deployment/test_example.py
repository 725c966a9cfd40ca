"""The commented example of a settings file, and the table of settings in the manual: each says what is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from web.settings import PREFIX, Settings, load, names

DOCS = Path(__file__).parents[3] / "docs"
EXAMPLE = DOCS / "deployment" / "hmis-desk.toml"
ENTRY = re.compile(r"^# (?=[a-z_]+ = )", re.MULTILINE)  # what stands there commented out


def entries() -> dict[str, object]:
    """Return what the example says once every entry counts."""
    return tomllib.loads(ENTRY.sub("", EXAMPLE.read_text(encoding="utf-8")))


def test_as_it_stands_the_example_changes_nothing() -> None:
    assert load({f"{PREFIX}CONFIG": str(EXAMPLE)})[0] == Settings()


def test_every_setting_is_in_it_and_nothing_else() -> None:
    assert sorted(entries()) == sorted(names())


def test_each_default_that_it_names_is_the_real_one() -> None:
    said = {name: value for name, value in entries().items() if name in Settings.__struct_fields__}
    assert said == {name: getattr(Settings(), name) for name in Settings.__struct_fields__}


def test_it_loads_with_every_entry_in_force(tmp_path: Path) -> None:
    text = ENTRY.sub("", EXAMPLE.read_text(encoding="utf-8"))
    for name in ("secret", "database", "smtp-password"):
        (tmp_path / name).write_text(f"the {name}\n", encoding="utf-8")
    text = text.replace("/etc/hmis-desk", str(tmp_path))
    text = re.sub(r"^(secret|database|smtp_password) = .*\n", "", text, flags=re.MULTILINE)
    (tmp_path / "all.toml").write_text(text, encoding="utf-8")
    settings, _ = load({f"{PREFIX}CONFIG": str(tmp_path / "all.toml")})
    assert (settings.secret, settings.database) == ("the secret", "the database")


@pytest.mark.parametrize("name", names())
def test_the_manual_names_every_setting(name: str) -> None:
    table = (DOCS / "operations.md").read_text(encoding="utf-8").partition("## Settings")[2].partition("\n## ")[0]
    assert f"`{name.upper()}`" in table
