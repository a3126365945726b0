"""The loading stage: editions into the warehouse, in one transaction with everything that rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.reports import LoadReport
from tasks.stages import load
from warehouse.connect import writing
from warehouse.records import Publication
from warehouse.rows import EditionRows


@task(name="load", task_run_name="load {label}", cache_policy=NO_CACHE)
def load_editions(
    publications: Iterable[Publication], editions: Sequence[EditionRows], *, label: str, keep_better: bool = True
) -> LoadReport:
    """Replace these editions' rows in one transaction, link reprints and projects, run the checks.

    The warehouse is opened late and closed early. Raises `WarehouseError`; then nothing has changed.
    """
    with writing() as con:
        return load(con, publications, editions, keep_better=keep_better)
