"""Bodies and numbers that are none: too large, too deep, looking like a number and read as another."""

import pytest

from tests.attacks.targets import Target
from tests.desks import ASKED

LARGE = b"x" * (40 * 1024 * 1024)
NUMBERS = (
    "²",
    "٣",
    "1e3",
    "0x10",
    "-1",
    "0",
    "9" * 30,
    "9" * 5000,
    "1.5",
    "NaN",
    " 1",
    "1\x00",
    "--5",
    "0121",
    "1_000",
    "true",
    "+1",
)
WHERE = ("/api/cases?limit={}", "/api/cases?cursor={}", "/cases?cursor={}", "/cases/{}", "/people/{}", "/trainings/{}",
         "/mailbox/{}", "/series/{}", "/meetings/{}", "/audit?cursor={}", "/audit?begins={}", "/api/tasks?limit={}",
         "/inbox?cursor={}", "/undelivered/message/{}", "/api/cases/26-1/documents/{}")  # fmt: skip


def test_a_body_that_is_too_large_is_refused(desk: Target) -> None:
    number = desk.numbers["license"]
    tess = desk.person("tess")
    sent = tess.program.post(f"/api/cases/{number}/documents", files={"data": ("a.pdf", LARGE, "application/pdf")})
    assert sent.status_code == 413
    form = {"_csrf_token": tess.form_token()}
    page = tess.browser.post(
        f"/cases/{number}/add/document", data=form, files={"document": ("a.pdf", LARGE, "application/pdf")}
    )
    assert page.status_code == 413
    assert tess.program.post("/api/processes/P03/cases", content=b'{"facts": "' + LARGE + b'"}').status_code in {
        413,
        422,
    }


@pytest.mark.parametrize(
    "body",
    [b'{"facts":' + b"[" * 100_000, b"[" * 100_000, b'{"facts":' + b'{"a":' * 50_000],
    ids=["in facts", "alone", "objects"],
)
def test_a_body_that_is_too_deep_is_refused(desk: Target, body: bytes) -> None:
    answer = desk.person("tess").program.post(
        "/api/processes/P03/cases", content=body, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422


@pytest.mark.parametrize("number", NUMBERS)
def test_what_is_no_number_is_no_fault_of_the_desk(desk: Target, number: str) -> None:
    nora = desk.person("nora")
    for where in WHERE:
        client = nora.program if where.startswith("/api") else nora.browser
        place, _, asked = where.partition("?")
        name = asked.partition("=")[0]
        if asked:
            answer = client.get(place, params={name: number})
        else:
            answer = client.get(where.replace("{}", "".join(f"%{byte:02X}" for byte in number.encode())))
        assert answer.status_code < 500, where


@pytest.mark.parametrize("value", [1, True, None, [], {}, "x" * 100_000, 1e308, -(2**70), "\ud800", "\x00"], ids=repr)
def test_an_answer_of_another_kind_is_refused_beside_its_field(desk: Target, value: object) -> None:
    if value == "\ud800":
        pytest.skip("no client sends half a character")
    tess = desk.person("tess")
    for field in ("name", "email", "adult", "level", "agency", "engagement"):
        if field == "adult" and isinstance(value, bool):
            continue
        answer = tess.post("/api/processes/P03/cases", {"facts": {**ASKED, field: value}})
        assert answer.status_code == 422, (field, answer.status_code)


def test_a_field_that_nobody_asked_for_is_refused(desk: Target) -> None:
    tess, number = desk.person("tess"), desk.numbers["license"]
    for body in (
        {"facts": {**ASKED, "role": "System Administrator"}},
        {"facts": ASKED, "process": "P20"},
        {"facts": ASKED, "by": 1},
    ):
        assert tess.post("/api/processes/P03/cases", body).status_code == 422
    assert tess.post(f"/api/cases/{number}/steps/withdraw", {"facts": {}, "viewer": 1}).status_code == 422


@pytest.mark.parametrize("name", [None, ""], ids=["no name", "an empty one"])
def test_a_part_of_a_form_that_is_no_file_is_refused(desk: Target, name: str | None) -> None:
    tess, number = desk.person("tess"), desk.numbers["license"]
    named = "" if name is None else f'; filename="{name}"'
    body = f'--x\r\nContent-Disposition: form-data; name="data"{named}\r\n\r\nx\r\n--x--\r\n'.encode()
    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = tess.program.post(f"/api/cases/{number}/documents", content=body, headers=headers)
    assert answer.status_code == 422


@pytest.mark.parametrize("version", NUMBERS)
def test_a_version_that_is_no_number_is_no_fault_of_the_desk(desk: Target, version: str) -> None:
    tess, number = desk.person("tess"), desk.numbers["license"]
    answer = tess.post(f"/cases/{number}/add/note", {"note": "A note.", "version": version, "until-m": version})
    assert answer.status_code < 500
    sent = tess.post(f"/api/cases/{number}/steps/withdraw", {"facts": {"reason": ""}, "version": version})
    assert sent.status_code in {403, 404, 409, 422}
