"""Editions by publication, and what is lacking."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from warehouse.queries import Answer, answer

_BY_PUBLICATION = """
SELECT
    publication_id, any_value(name) AS name,
    count(*) FILTER (WHERE status = 'complete') AS complete,
    count(*) FILTER (WHERE status = 'partial') AS partial,
    count(*) FILTER (WHERE status = 'missing') AS missing,
    count(*) FILTER (WHERE status = 'failed') AS failed,
    min(edition_date) AS first_day, max(edition_date) AS last_day,
    sum(article_count)::BIGINT AS articles
FROM editions LEFT JOIN publications USING (publication_id)
WHERE $publication IS NULL OR publication_id = $publication
GROUP BY publication_id ORDER BY publication_id
"""
_LACKING = """
SELECT edition_id, level, page_no, source_url, reason, detail, last_tried
FROM gaps WHERE $publication IS NULL OR publication_id = $publication
UNION ALL BY NAME
SELECT edition_id, 'edition' AS level, status AS reason, evidence AS detail, ingested_at AS last_tried
FROM editions
WHERE status = 'failed' AND edition_id NOT IN (SELECT edition_id FROM gaps)
    AND ($publication IS NULL OR publication_id = $publication)
ORDER BY edition_id DESC, level, page_no, source_url
"""


@dataclass(frozen=True, slots=True)
class Status:
    """Counts by publication, and a row a page, article or edition that is lacking, newest edition first."""

    publications: Answer
    lacking: Answer


def status(con: duckdb.DuckDBPyConnection, publication_id: str | None = None) -> Status:
    """The state of the whole warehouse, or of one publication."""
    wanted = {"publication": publication_id}
    return Status(answer(con, _BY_PUBLICATION, wanted), answer(con, _LACKING, wanted))
