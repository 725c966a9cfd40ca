"""The ways from a page of a long list to those beside it, as a browser finds them."""

from __future__ import annotations

import re
from html import unescape

WAY = re.compile(r'<a [^>]*href="([^"]+)" rel="(next|prev)">([^<]*)</a>')


def beside(html: str) -> dict[str, str]:
    """Return the addresses of the pages before and after."""
    return {way: unescape(address) for address, way, _ in WAY.findall(html)}


def ways(html: str) -> list[str]:
    """Return what the links to the pages before and after say."""
    return [unescape(words) for _, _, words in WAY.findall(html)]
