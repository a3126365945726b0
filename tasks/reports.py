"""What a stage or a run tells the people who started it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from warehouse.checks import Breach
from warehouse.records import EditionStatus, Findings, Gap, ParsedEdition


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionReport:
    """One edition as it came out."""

    edition_id: str
    publication_id: str
    edition_date: dt.date
    status: EditionStatus
    pages: int
    articles: int
    questions: int
    milestones: int
    refusals: int
    evidence: str | None = None
    lacking: tuple[str, ...] = ()  # a line a page or article that did not come
    refused: tuple[tuple[str, str, str], ...] = ()  # (page, reason, detail) of text that was not understood
    kept: bool = False  # the stored rows were better and stay

    def line(self) -> str:
        """The report in one line."""
        if self.status in ("missing", "failed"):
            return f"{self.edition_id} {self.status}: {self.evidence or 'no reason known'}"
        counts = (
            f"{self.pages} pages, {self.articles} articles, {self.questions} questions answered, "
            f"{self.milestones} milestones"
        )
        kept = "; what is stored is better and stays" if self.kept else ""
        return f"{self.edition_id} {self.status}: {counts}{kept}"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did."""

    loaded: tuple[str, ...]
    kept: tuple[str, ...] = ()
    breaches: tuple[Breach, ...] = ()


def edition_report(parsed: ParsedEdition, findings: Findings) -> EditionReport:
    """The report of an edition that was read."""
    edition = parsed.edition
    refusals = (*parsed.refusals, *findings.refusals)
    return EditionReport(
        edition_id=edition.edition_id,
        publication_id=edition.publication_id,
        edition_date=edition.edition_date,
        status=edition.status,
        pages=edition.page_count,
        articles=edition.article_count,
        questions=len(findings.qa_pairs),
        milestones=len(findings.milestones),
        refusals=len(refusals),
        evidence=edition.evidence,
        lacking=tuple(gap_line(gap) for gap in parsed.gaps),
        refused=tuple((each.page_id or "", each.reason, each.detail) for each in refusals),
    )


def gap_line(gap: Gap) -> str:
    """What is lacking, where, and why."""
    place = f" {gap.page_no}" if gap.page_no else ""
    address = f" {gap.source_url}" if gap.source_url else ""
    return f"{gap.edition_id}: {gap.level}{place}{address} is lacking: {gap.reason} ({gap.detail})"


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeReport:
    """A range of editions as it came out. `changes`: (table, appeared, vanished, changed), where it was asked for."""

    editions: tuple[EditionReport, ...]
    skipped: int = 0  # complete, and read from the same pages
    seconds: float = 0.0
    changes: tuple[tuple[str, int, int, int], ...] = ()
    diff_file: str | None = None
    dry_run: bool = False

    @property
    def failed(self) -> list[str]:
        """The editions that failed."""
        return [report.edition_id for report in self.editions if report.status == "failed"]

    def line(self) -> str:
        """The sum in one line."""
        counts = {
            status: number
            for status in ("complete", "partial", "missing", "failed")
            if (number := sum(report.status == status for report in self.editions))
        }
        found = ", ".join(f"{number} {status}" for status, number in counts.items()) or "nothing to do"
        articles = sum(report.articles for report in self.editions)
        done = "would be read" if self.dry_run else "editions"
        skipped = f"{self.skipped} skipped, " if self.skipped else ""
        return f"{len(self.editions)} {done} ({found}), {skipped}{articles} articles in {self.seconds:.1f} s"
