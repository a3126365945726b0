"""The parsing stage: raw documents into pages, blocks and articles."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.stages import parse
from warehouse.documents import RawEdition
from warehouse.records import ParsedEdition, Publication


@task(name="parse", task_run_name="parse {label}", cache_policy=NO_CACHE)
def parse_edition(publication: Publication, raw: RawEdition, *, label: str) -> ParsedEdition:
    """Every page read by the reader of its platform. What is not understood becomes a refusal or a gap."""
    return parse(publication, raw)
