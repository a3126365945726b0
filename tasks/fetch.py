"""The fetching stage: one edition's raw pages, from its site, a mirror or files. The only task that is retried."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.tasks import exponential_backoff

from tasks.errors import Unreachable
from tasks.stages import raw_from_files, raw_from_site
from warehouse.documents import RawEdition


def may_pass(task: object, run: object, state: State[Any]) -> bool:
    """Only a source that did not answer is asked again; what it refused or got wrong stays so."""
    try:
        state.result()
    except Unreachable:
        return True
    except BaseException:
        return False
    return False


@task(
    name="fetch", task_run_name="fetch {publication_id} {date}", cache_policy=NO_CACHE,
    retries=2, retry_delay_seconds=exponential_backoff(2), retry_jitter_factor=0.5, retry_condition_fn=may_pass,
)  # fmt: skip
def fetch_edition(
    publication_id: str, date: dt.date, *, from_path: Path | None = None, base_url: str | None = None,
    rate: float = 1.0, look_again: bool = False,
) -> RawEdition:  # fmt: skip
    """One edition's documents, kept in the raw store: byte for byte what came, and a gap for what did not.

    With `look_again`, the site is asked whether a complete edition has changed since.

    Raises `Unreachable` where the site does not answer (retried here, as each document was by the client), `Refused`
    where it must not be asked, `UsageError` for files that are no pages.
    """
    if from_path is not None:
        return raw_from_files(publication_id, date, from_path)
    return raw_from_site(publication_id, date, base_url=base_url, rate=rate, look_again=look_again)
