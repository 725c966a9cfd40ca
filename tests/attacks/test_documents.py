"""Documents that are not what they say: judged by what is in them, and named so that no name deceives."""

import pytest

from tests.attacks.targets import Target

KINDS = {
    "a picture with a script, as another picture": ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/png"),
    "a program as a document": ("a.pdf", b"MZ\x90\x00" + b"\x00" * 200, "application/pdf"),
    "a page as a document": ("a.pdf", b"<html><script>alert(1)</script></html>", "application/pdf"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_that_is_another_than_it_says_is_refused(desk: Target, kind: str) -> None:
    tess = desk.person("tess")
    sent = tess.program.post(f"/api/cases/{desk.numbers['license']}/documents", files={"data": KINDS[kind]})
    assert sent.status_code == 422


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/javascript", "application/x-msdownload"])
def test_what_a_browser_would_run_is_refused(desk: Target, kind: str) -> None:
    sent = desk.person("tess").program.post(
        f"/api/cases/{desk.numbers['license']}/documents", files={"data": ("a.html", b"<script>1</script>", kind)}
    )
    assert sent.status_code == 422


def test_a_name_that_is_read_the_other_way_round_is_cleaned(desk: Target) -> None:
    tess = desk.person("tess")
    sent = tess.program.post(
        f"/api/cases/{desk.numbers['license']}/documents",
        files={"data": ("invoice\u202efdp.exe.pdf", b"%PDF-1.7 x", "application/pdf")},
    )
    assert sent.status_code in {201, 422}
    assert "\u202e" not in tess.get(f"/cases/{desk.numbers['license']}").text
