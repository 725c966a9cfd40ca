"""What an email address is, and the one way in which a desk keeps it."""

import pytest

from workflows.law.mail.addresses import NoAddress, address_in, as_kept, on_the_wire, spellings

NEVER = ("a@b", "x@.com", "x@y.com.", "x@localhost", "x@desk.localhost", "nobody@invalid", "nobody@desk.invalid",
         "desk@server.local", "x y@a.org", "x@a b.org", "X <x@a.org>", "x@a.org, y@a.org", "x@a..org", ".x@a.org",
         "x.@a.org", "x@test", "x@[127.0.0.1]", "x@127.0.0.1", "x@a_b.org", "x@-a.org", "x@@a.org", "@a.org", "x@", "x",
         "", "@", f"{'a' * 65}@a.org", "x\u200b@a.org", "x\n@a.org")  # fmt: skip


@pytest.mark.parametrize("written", NEVER)
def test_what_mail_can_never_reach_is_no_address_and_the_error_says_what_to_write(written: str) -> None:
    with pytest.raises(NoAddress, match=r"^enter .*email address"):
        address_in(written)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("tess@otter-creek.example", "tess@otter-creek.example"),
        ("  Tess.Barlow@Otter-Creek.EXAMPLE ", "tess.barlow@otter-creek.example"),
        ("o'neil+desk@a.test", "o'neil+desk@a.test"),
        ("x@exämple.example", "x@exämple.example"),
        ("X@EXA\u0308MPLE.example", "x@exämple.example"),
        ("x@xn--exmple-cua.example", "x@exämple.example"),
        ("x@XN--EXMPLE-CUA.example", "x@exämple.example"),
        ("JO\u0308RG@a.org", "jörg@a.org"),
        ("x@straße.example", "x@straße.example"),
    ],
)
def test_an_address_is_kept_in_one_way_however_it_is_spelled(written: str, kept: str) -> None:
    assert address_in(written) == kept
    assert address_in(kept) == kept
    assert as_kept(written) == kept
    assert on_the_wire(written.strip()).lower() == on_the_wire(kept)


def test_a_server_reads_a_domain_in_ascii() -> None:
    assert on_the_wire("x@exämple.example") == "x@xn--exmple-cua.example"
    assert on_the_wire("jörg@exämple.example") == "jörg@xn--exmple-cua.example"


def test_what_a_desk_kept_before_is_found_as_it_is() -> None:
    assert as_kept(" Desk@Server.LOCAL") == "desk@server.local"
    assert on_the_wire("desk@server.local") == "desk@server.local"
    assert spellings("x@exämple.example") == ("x@exämple.example", "x@xn--exmple-cua.example")
    assert "x@xn--exmple-cua.example" in spellings("x@xn--exmple-cua.example")
