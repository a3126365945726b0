"""What is said of one event, as the judge hands it on."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.text.dates import DateMention
from warehouse.records import Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of an event: its status, the date mention with its dates resolved, the rule that read it."""

    status: Status
    date: DateMention | None
    rule: str
