"""Why a document did not come: the errors of the tree with a reason for the ledger.

docs/fetching.md says what each reason means.
"""

from __future__ import annotations

from tasks.errors import Refused, Unreachable


class NotReached(Unreachable):
    """It did not come whole this time; `retry_after` is what the site asked for, in seconds."""

    def __init__(self, reason: str, url: str, detail: str, retry_after: float | None = None) -> None:
        super().__init__(f"{url} did not come ({reason}): {detail}. It may pass: try again later.")
        self.reason, self.url, self.detail, self.retry_after = reason, url, detail, retry_after


class NotTaken(Refused):
    """It must not be asked for, or what came must not be taken."""

    def __init__(self, reason: str, url: str, detail: str) -> None:
        super().__init__(f"{url} was not taken ({reason}): {detail}.")
        self.reason, self.url, self.detail = reason, url, detail


Failure = NotReached | NotTaken
