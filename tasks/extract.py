"""The extracting stage: citizens' questions with their answers, and projects' milestones."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.stages import extract
from warehouse.records import Findings, ParsedEdition, Publication


@task(name="extract", task_run_name="extract {label}", cache_policy=NO_CACHE)
def extract_findings(publication: Publication, parsed: ParsedEdition, *, label: str) -> Findings:
    """What was found in the edition's articles, each with the offsets of its words on the page."""
    return extract(publication, parsed)
