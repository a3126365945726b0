"""Address templates of publications: `{date:%Y%m/%d}` and nothing else, so that a TOML file is never code."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from urllib.parse import urlsplit

from warehouse.errors import UsageError

_FIELD = re.compile(r"\{date:([^{}]*)\}")
_DIRECTIVE = re.compile(r"%(-?.)", re.DOTALL)

DIRECTIVES: dict[str, Callable[[dt.date], str]] = {
    "Y": lambda date: f"{date.year:04}",
    "y": lambda date: f"{date.year % 100:02}",
    "m": lambda date: f"{date.month:02}",
    "d": lambda date: f"{date.day:02}",
    "-m": lambda date: f"{date.month}",
    "-d": lambda date: f"{date.day}",
    "j": lambda date: f"{date.timetuple().tm_yday:03}",
    "G": lambda date: f"{date.isocalendar().year:04}",  # the year of the ISO week
    "V": lambda date: f"{date.isocalendar().week:02}",
    "%": lambda _: "%",
}
"""What may follow a % in a template; spelt out, since strftime differs between systems."""


def check_template(template: str) -> None:
    """Raises `UsageError` where the template is no address or holds what no date can fill."""
    rest = _FIELD.sub("", template)
    if "{" in rest or "}" in rest:
        raise UsageError(f"edition_url {template!r}: only {{date:…}} may stand in braces, as {{date:%Y%m/%d}}")
    if urlsplit(template).scheme not in ("http", "https") or not urlsplit(template).netloc:
        raise UsageError(f"edition_url {template!r}: must begin with http:// or https:// and a host")
    for form in _FIELD.findall(template):
        for directive in _DIRECTIVE.findall(form):
            if directive not in DIRECTIVES:
                raise UsageError(f"edition_url {template!r}: unknown %{directive}; known are %{' %'.join(DIRECTIVES)}")


def render_template(template: str, date: dt.date) -> str:
    """The template with its date fields filled in."""

    def directive(found: re.Match[str]) -> str:
        return DIRECTIVES[found[1]](date)

    return _FIELD.sub(lambda found: _DIRECTIVE.sub(directive, found[1]), template)


def under_base_url(url: str, base_url: str) -> str:
    """`url` with the scheme and host of `base_url` (and its path before, where it has one)."""
    split = urlsplit(url)
    return base_url.rstrip("/") + split.path + (f"?{split.query}" if split.query else "")
