"""Gaps: what an edition should have had and did not come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

from warehouse.records import Gap, GapLevel


def new_gap(
    publication_id: str, date: dt.date, level: GapLevel, reason: str, detail: str, *,
    last_tried: dt.datetime, page_no: str | None = None, source_url: str | None = None,
) -> Gap:  # fmt: skip
    """A gap without its number: `numbered` gives it one."""
    return Gap(
        gap_id="", edition_id=f"{publication_id}-{date.isoformat()}", publication_id=publication_id,
        edition_date=date, level=level, page_no=page_no, source_url=source_url, reason=reason, detail=detail,
        last_tried=last_tried,
    )  # fmt: skip


def numbered(gaps: Iterable[Gap]) -> tuple[Gap, ...]:
    """The gaps of one edition with their ids, `zzrb-2020-05-08-g01` and so on, in the order given."""
    return tuple(replace(gap, gap_id=f"{gap.edition_id}-g{number:02d}") for number, gap in enumerate(gaps, 1))
