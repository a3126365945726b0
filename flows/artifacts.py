"""What a person reads in Prefect's UI after a run: a table of what came in, and one of what was refused or lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prefect.artifacts import create_table_artifact

from tasks.reports import EditionReport

_MOST = 500  # rows of a table; the rest is counted, and stands in the warehouse


def tell(
    reports: Iterable[EditionReport],
    key: str,
    summary: str | None = None,
    changes: Sequence[tuple[str, int, int, int]] = (),
) -> None:
    """The run's tables, kept under `key-came-in`, `key-refused` and, for a reparse, `key-changed`."""
    reports = list(reports)
    came = [_came(report) for report in reports[:_MOST]]
    refused = [row for report in reports for row in _refused(report)]
    slug = key.lower().replace("_", "-")
    create_table_artifact(
        key=f"{slug}-came-in", table=came, description=summary or f"What came in: {len(reports)} edition(s)"
    )
    if refused:
        create_table_artifact(
            key=f"{slug}-refused",
            table=refused[:_MOST],
            description=f"What was not understood or did not come: {len(refused)} (tables `refusals` and `gaps`)",
        )
    if changes:
        names = ("table", "appeared", "vanished", "changed")
        create_table_artifact(
            key=f"{slug}-changed", table=[dict(zip(names, row, strict=True)) for row in changes],
            description="What this parser reads otherwise than the one before",
        )  # fmt: skip


def _came(report: EditionReport) -> dict[str, object]:
    return {
        "edition": report.edition_id,
        "status": f"{report.status}, kept" if report.kept else report.status,
        "pages": report.pages,
        "articles": report.articles,
        "questions": report.questions,
        "milestones": report.milestones,
        "refused": report.refusals,
        "lacking": len(report.lacking),
        "evidence": report.evidence or "",
    }


def _refused(report: EditionReport) -> list[dict[str, object]]:
    lacking: list[dict[str, object]] = [
        {"edition": report.edition_id, "where": "", "reason": "lacking", "detail": each} for each in report.lacking
    ]
    refused: list[dict[str, object]] = [
        {"edition": report.edition_id, "where": where, "reason": reason, "detail": detail}
        for where, reason, detail in report.refused
    ]
    return [*lacking, *refused]
