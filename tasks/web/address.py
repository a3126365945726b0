"""Addresses: what belongs to a site, what is private, and where a mirror stands for the site."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urldefrag, urlsplit

_IN_CN = re.compile(r"(?:com|net|org|gov|edu|ac|mil|[a-z]{2})\.(?:cn|hk|mo|tw)")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Site:
    """The site that one edition is fetched from.

    `start` is the address that the user gave, the publication's or one below `base_url`; `original` is the
    publication's own where `start` is on a mirror of it.
    """

    start: str
    original: str | None = None
    base_url: str | None = None

    def here(self, url: str) -> str:
        """The address to ask for: the mirror's, where there is one, for one on the publication's own host."""
        url = urldefrag(url).url
        if not (self.base_url and self.original):
            return url
        parts, base = urlsplit(url), self.base_url.rstrip("/")
        folder = urlsplit(base).path + "/"
        lost_folder = origin(url) == origin(base) and not parts.path.startswith(folder)  # a link from the root
        if lost_folder or origin(url)[1:] == origin(self.original)[1:]:
            return base + parts.path + (f"?{parts.query}" if parts.query else "")
        return url

    def owns(self, url: str) -> bool:
        """Whether the address is on this site: the same host and port, or a sister host on the usual port."""
        _, host, port = origin(url)
        _, home, home_port = origin(self.start)
        usual = {port, home_port} <= {80, 443}
        if host == home:
            return port == home_port or usual
        return usual and not is_literal(host) and not is_literal(home) and _domain(host) == _domain(home)

    def trusts(self, host: str) -> bool:
        """Whether the host may have a private address: only one that the user named, as address or as base URL."""
        home = origin(self.start)[1]
        return host == home and (self.base_url is not None or is_literal(home))


def origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address, in lower case; port 0 where it has none that counts."""
    parts = urlsplit(url)
    return parts.scheme.lower(), (parts.hostname or "").lower(), _port(parts)


def is_web(url: str) -> bool:
    """Whether it is a plain http or https address: with a host, without a user's name."""
    try:
        parts = urlsplit(url)
        return parts.scheme in _PORTS and bool(parts.hostname) and "@" not in parts.netloc and _port(parts) > 0
    except ValueError:
        return False


def is_private(host: str) -> bool:
    """Whether this IP address (as text) is not one of the public network."""
    try:
        address = ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        return True
    mapped = getattr(address, "ipv4_mapped", None)
    return not (mapped or address).is_global or address.is_multicast


def is_literal(host: str) -> bool:
    """Whether the host is an IP address, or a name that means this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.replace(".", "").isdigit()
    return True


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or _PORTS.get(parts.scheme.lower(), 0)
    except ValueError:
        return 0


def _domain(host: str) -> str:
    """The name under which a host is registered, for the top-level domains that newspapers of China use."""
    labels = host.rstrip(".").split(".")
    return ".".join(labels[-3:] if _IN_CN.fullmatch(".".join(labels[-2:])) else labels[-2:])
