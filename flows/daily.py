"""Every publication that is due on a day."""

from __future__ import annotations

import datetime as dt

from prefect import flow, get_run_logger, tags
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner

from flows.artifacts import tell
from flows.ingest import finish, finish_failed
from flows.names import daily_run_name, edition_day
from tasks.errors import RibaoError
from tasks.fetch import fetch_edition
from tasks.reports import EditionReport
from tasks.worklist import due_sources
from warehouse.documents import RawEdition
from warehouse.publications import PublicationSource


@flow(name="daily", flow_run_name=daily_run_name, task_runner=ThreadPoolTaskRunner(max_workers=4))  # type: ignore[arg-type]
def daily_editions(
    publications: list[str] | None = None,
    date: dt.date | None = None,
    only_lacking: bool = False,
    base_url: str | None = None,
    rate: float = 1.0,
) -> State[list[EditionReport]]:
    """Today's edition of every publication that is due; one that fails does not stop the others.

    The run fails at its end where a paper failed, so that somebody looks; what came is loaded all the same.

    Args:
        publications: their ids; without it, those followed: your own in the folder RIBAO_PUBLICATIONS, and those of
            which the warehouse has an edition (株洲日报 before there is any), if they appear on that weekday.
        date: the editions' day; without it, the day of the scheduled start in each paper's time zone.
        only_lacking: the second look at noon: leave alone what is complete.
        base_url: a mirror; it takes the place of the scheme and host of each paper's own address.
        rate: requests a second and host.
    """
    due = due_sources(publications, lambda zone: date or edition_day(zone), only_lacking=only_lacking)
    with tags("ribao", "daily"):
        fetched = [
            (source, day, fetch_edition.submit(source.publication.publication_id, day, base_url=base_url, rate=rate))
            for source, day in due
        ]
        reports = [report for each in fetched if (report := _settle(*each))]
    tell(reports, "daily")
    failed = [report.edition_id for report in reports if report.status == "failed"]
    if failed or len(reports) < len(due):
        return Failed(message=f"{len(due)} due, failed: {', '.join(failed) or 'see the log'}", data=reports)
    return Completed(message=f"{len(reports)} editions", data=reports)


def _settle(source: PublicationSource, day: dt.date, raw: PrefectFuture[RawEdition]) -> EditionReport | None:
    """The rest of one paper's stages; whatever goes wrong in it stays with it."""
    name = f"{source.publication.publication_id}-{day}"
    try:
        try:
            return finish(source, raw.result())
        except RibaoError as error:
            get_run_logger().error("%s: %s", name, error)
            return finish_failed(source, day, error)
    except Exception:
        get_run_logger().exception("%s failed, the others go on", name)
        return None
