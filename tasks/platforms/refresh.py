"""Where an entry page sends its reader without an HTTP redirect: meta refresh, `location.href = …`."""

from __future__ import annotations

import re

from tasks.platforms.addresses import absolute
from tasks.text.charset import decode

_META = re.compile(
    r"""<meta\b[^<>]*?http-equiv\s*=\s*["']?refresh["']?[^<>]*?\burl\s*=\s*["']?([^"'<>\s;]+)""", re.IGNORECASE
)
_SCRIPT = re.compile(
    r"""(?:window\.|document\.|self\.|top\.)?location(?:\.href|\.replace\()?\s*[=(]\s*["']([^"']+)["']"""
)
_LARGEST = 8_000  # an entry page that only sends on is small


def refresh_target(content: bytes, url: str) -> str | None:
    """The address that such a page leads to, absolute; None for a page that is one itself."""
    text = decode(content).text
    found = _META.search(text[:20_000])
    if found is None and len(text) <= _LARGEST:
        found = _SCRIPT.search(text)
    return absolute(url, found[1]) if found else None
