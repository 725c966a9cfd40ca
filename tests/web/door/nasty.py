"""What people and programs send that is none of what is asked: numbers that are none, halves of characters, endless nesting."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

DEEP = 100_000
WORDS = (
    "", " ", "-", "--5", "-1", "0", "00", "0121", "²", "٣", "1_000", "1e400", "NaN", "9" * 19, "9" * 5000, str(2**63), "0001",
    "0001-01-01", "9999-12-31", "2026-02-30", "2026-03-02T10:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
    "25:61", "P9999999D", "\x00", "a\x00b", "\ud800", "\u202e", "\r\nX: y", "%", "%00", "%zz", "'", '"', "<svg onload=x>", "{{7*7}}",
    "../../etc/passwd", "x" * 30_000, "é" * 9_000, "null", "true", "[]", "{}", "yes", "1",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    *WORDS, None, True, 0, -1, 2**31, 2**63, -(2**70), 10**300, 1.5, 1e308, [], [[]], [None], ["\ud800"], {}, {"": {}}, {"a": ["\x00"]},
)  # fmt: skip
BODIES = (
    b"", b"null", b"[]", b"{", b"NaN", b'"x"', b"\xff\xfe", b'{"facts": "\xed\xa0\x80"}', b'{"facts": {"\\ud800": "\\ud800"}}',
    b'{"facts": ' + b"9" * 5000 + b"}", b'{"facts": {"a": 1e999}, "version": ' + b"9" * 5000 + b"}", b'{"facts":' + b"[" * DEEP,
    b'{"facts":' + b'{"a":' * DEEP, b'{"facts":' + b"[" * DEEP + b"]" * DEEP + b"}", b"a=b&c=%zz&%00=%ED%A0%80", b"=&=&&;", b"\x00" * 100,
    b'--b\r\nContent-Disposition: form-data; name="document"\r\n\r\nx\r\n--b--\r\n',
    b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
    b'--b\r\nContent-Disposition: form-data; name="document"; filename=""\r\nContent-Type: application/pdf\r\n\r\n\r\n--b--\r\n',
    b'--b\r\nContent-Disposition: form-data; filename="a.pdf"\r\n\r\n%PDF\r\n--b--\r\n',
    b'--b\r\nContent-Disposition: form-data; name="a"; filename="\xff\x00"\r\n\r\n%PDF\r\n--b--\r\n',
    b'--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=nonsense\r\n\r\n\xff\r\n--b--\r\n',
    b"--b\r\n\r\n", b"--b--\r\n", b"--c\r\n",
)  # fmt: skip
KINDS = (
    "application/json", "multipart/form-data; boundary=b", "multipart/form-data", "application/x-www-form-urlencoded", "text/plain",
    "application/msgpack", "", 'multipart/form-data; boundary="\xfc"',
)  # fmt: skip

words = st.one_of(st.sampled_from(WORDS), st.text(max_size=40), st.from_regex(r"[-0-9²٣T:+.Z]{1,20}", fullmatch=True))
values = st.one_of(
    st.sampled_from(VALUES),
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
        lambda part: st.one_of(st.lists(part, max_size=3), st.dictionaries(st.text(max_size=8), part, max_size=3)),
        max_leaves=5,
    ),
)


def encoded(value: Any) -> bytes:
    """Return a value as JSON, halves of characters spelled out, and all of Python's numbers allowed."""
    return json.dumps(value).encode()
