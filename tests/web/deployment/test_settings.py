"""Settings: each from the place that counts most, secrets out of files, and what is misspelled with the name that was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from web.given.spelling import misspelled
from web.installation.files import ailments_of_files
from web.settings import PREFIX, SECRET, Misconfigured, Settings, load, secret_files, unknown, variable

LONG = "a long random text that nobody guesses"


def config(folder: Path, text: str) -> str:
    path = folder / "desk.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def held(folder: Path, words: str | bytes, name: str = "secret") -> str:
    path = folder / name
    path.write_bytes(words.encode() if isinstance(words, str) else words)
    return str(path)


def origin(name: str, environment: dict[str, str]) -> tuple[object, str]:
    settings, sources = load(environment)
    return getattr(settings, name), next(each.origin for each in sources if each.name == name)


def test_the_environment_counts_more_than_the_file_and_the_file_more_than_the_default(tmp_path: Path) -> None:
    file = config(tmp_path, 'url = "https://file.example"\nsmtp_port = 25\n')
    given = {f"{PREFIX}CONFIG": file, f"{PREFIX}URL": "https://variable.example"}
    assert origin("url", given) == ("https://variable.example", "HMIS_DESK_URL")
    assert origin("smtp_port", given) == (25, file)
    assert origin("letterhead", given) == ("Institute for Community Alliances", "default")


@pytest.mark.parametrize("name", sorted(SECRET))
def test_each_secret_may_stand_in_a_file_that_a_variable_or_the_toml_file_names(tmp_path: Path, name: str) -> None:
    path = held(tmp_path, f"{LONG}\r\n")
    assert origin(name, {f"{variable(name)}_FILE": path}) == (LONG, f"{variable(name)}_FILE")
    file = config(tmp_path, f'{name}_file = "{path}"\n')
    assert origin(name, {f"{PREFIX}CONFIG": file}) == (LONG, f"{file}: {name}_file")


def test_a_secret_keeps_the_blanks_that_are_its_own(tmp_path: Path) -> None:
    assert load({f"{PREFIX}SECRET_FILE": held(tmp_path, f" {LONG}  \n")})[0].secret == f" {LONG}  "


def test_a_secret_of_the_environment_counts_more_than_a_file_that_the_toml_file_names(tmp_path: Path) -> None:
    file = config(tmp_path, 'secret_file = "/nowhere"\nsmtp_password = "toml"\n')
    path = held(tmp_path, LONG)
    given = {f"{PREFIX}CONFIG": file, f"{PREFIX}SECRET": "of the environment", f"{PREFIX}SMTP_PASSWORD_FILE": path}
    with pytest.raises(Misconfigured, match="secret_file names /nowhere, which cannot be read"):
        load(given)  # what is written down and is not there is said, whatever counts more
    file = config(tmp_path, f'secret_file = "{path}"\nsmtp_password = "toml"\n')
    settings, _ = load(given)
    assert (settings.secret, settings.smtp_password) == ("of the environment", LONG)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("one\ntwo\n", "has several lines; it may hold the secret alone"),
        (b"\xff\xfe\x00", "is no text in UTF-8"),
    ],
)
def test_a_file_that_holds_no_secret_is_said_in_a_sentence_that_does_not_quote_it(
    tmp_path: Path, words: str | bytes, why: str
) -> None:
    path = held(tmp_path, words)
    with pytest.raises(Misconfigured) as said:
        load({f"{PREFIX}SECRET_FILE": path})
    assert str(said.value) == f"HMIS_DESK_SECRET_FILE names {path}, which {why}"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("", "names no file"),
        ("/nowhere/secret", "names /nowhere/secret, which cannot be read: No such file or directory"),
        ("/", "names /, which cannot be read: Is a directory"),
        ("a\x00b", "names a\x00b, which cannot be read: it is no path"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_too(path: str, why: str) -> None:
    with pytest.raises(Misconfigured) as said:
        load({f"{PREFIX}DATABASE_FILE": path})
    assert str(said.value) == f"HMIS_DESK_DATABASE_FILE {why}"


def test_a_secret_that_is_given_twice_in_one_place_is_refused(tmp_path: Path) -> None:
    path = held(tmp_path, LONG)
    with pytest.raises(Misconfigured) as said:
        load({f"{PREFIX}SECRET": LONG, f"{PREFIX}SECRET_FILE": path})
    assert str(said.value) == "HMIS_DESK_SECRET and HMIS_DESK_SECRET_FILE are both given; keep one of them"
    file = config(tmp_path, f'secret = "x"\nsecret_file = "{path}"\n')
    with pytest.raises(Misconfigured, match=f"{file}: secret and {file}: secret_file are both given"):
        load({f"{PREFIX}CONFIG": file})


def test_a_value_that_does_not_fit_is_named_by_where_it_was_written(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="HMIS_DESK_SMTP_PORT is wrong: Expected `int`, got `str`"):
        load({f"{PREFIX}SMTP_PORT": "smtp"})
    file = config(tmp_path, 'log = "xml"\n')
    with pytest.raises(Misconfigured, match=f"log in {file} is wrong"):
        load({f"{PREFIX}CONFIG": file})


def test_a_misspelled_variable_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    given = {
        "HMIS_DESK_DATABSE": "sqlite:///mine", "hmis_desk_url": "https://desk.example", "HMIS_DESK_SECRETFILE": "/x",
        "HMIS_DESK_FLAVOR": "x", "HMIS_DESK_SMTP_HOST": "right", "HMIS_DESK_SECRET_FILE": "/x", "PATH": "/bin",
        "HMIS_DESK_CONFIG": config(tmp_path, 'letterhead = "right"\n'),
    }  # fmt: skip
    assert list(unknown(given)) == [
        "HMIS_DESK_DATABSE is no setting: did you mean HMIS_DESK_DATABASE?",
        "HMIS_DESK_FLAVOR is no setting. Take it out.",
        "HMIS_DESK_SECRETFILE is no setting: did you mean HMIS_DESK_SECRET_FILE?",
        "hmis_desk_url is no setting: did you mean HMIS_DESK_URL?",
    ]


def test_a_desk_does_not_start_by_a_file_with_a_misspelled_key(tmp_path: Path) -> None:
    file = config(tmp_path, 'databse = "sqlite:///mine"\nurl = "https://desk.example"\n')
    sentence = f"'databse' in {file} is no setting: did you mean database?"
    with pytest.raises(Misconfigured) as said:
        load({f"{PREFIX}CONFIG": file})
    assert str(said.value) == sentence
    assert list(unknown({f"{PREFIX}CONFIG": file})) == [sentence]


def test_nothing_is_meant_by_what_is_like_no_setting() -> None:
    assert list(misspelled(["hots", "zzz"], ["host", "port"])) == [("hots", "host"), ("zzz", "")]


def test_a_file_with_a_secret_that_others_can_read_is_a_fault_with_its_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, plain = Path(held(tmp_path, LONG)), Settings(database="sqlite://", upload_folder=str(tmp_path))
    tmp_path.chmod(0o700)
    monkeypatch.setenv(f"{PREFIX}SECRET_FILE", str(path))
    path.chmod(0o640)
    assert [str(each) for each in ailments_of_files(plain) if each.name == "secret-open"] == []
    path.chmod(0o644)
    says = f"Other users of this machine can read {path}, which holds a secret. Run `chmod o= {path}`."
    assert [str(each) for each in ailments_of_files(plain) if each.name == "secret-open"] == [says]


@pytest.mark.parametrize(
    ("written", "is_secret"),
    [
        ('smtp_password = "x"', True),
        ('database = "postgresql+psycopg://desk:x@host/desk"', True),
        ('database = "sqlite:////var/lib/hmis-desk/desk.sqlite3"', False),
        ('secret = ""', False),
    ],
)
def test_a_settings_file_is_looked_at_where_it_holds_a_secret_itself(
    tmp_path: Path, written: str, is_secret: bool
) -> None:
    file = config(tmp_path, written)
    assert [str(each) for each in secret_files({f"{PREFIX}CONFIG": file})] == ([file] if is_secret else [])
