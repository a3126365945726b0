"""One error tree.

RibaoError                    says in one line what was wrong and how to mend it
├── UsageError                the caller's words are off: unknown publication, wrong date, no such path   exit 2
├── Unreachable               may pass: time-out, 5xx, truncated, reset. The only one that is retried      exit 1
├── Refused                   will not pass: robots.txt, redirect off the site, too large, private address exit 1
├── NotUnderstood             the bytes came and are not what the reader knows                             exit 1
├── NotANormalEdition         no issue that day, another day's issue, a list that lost its pages           exit 0/1
└── WarehouseBusy/TooNew/Full see warehouse.connect                                                        exit 1
"""

from __future__ import annotations

from warehouse.errors import RibaoError, UsageError, WarehouseError

__all__ = ["NotANormalEdition", "NotUnderstood", "Refused", "RibaoError", "Unreachable", "UsageError", "WarehouseError"]


class Unreachable(RibaoError):
    """A source that did not answer whole this time: worth another try."""


class Refused(RibaoError):
    """A request that must not be made, or an answer that must not be taken."""


class NotUnderstood(RibaoError):
    """Bytes that are not what the reader of that platform knows."""


class NotANormalEdition(RibaoError):
    """A day without an issue, or an issue that is not the one asked for."""
