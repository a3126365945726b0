"""The deduplicating stage: which articles reprint which, and which milestones are of one project.

Stories that one edition prints or lists twice are one article already (`tasks.pages.assemble`); this looks at all that
is stored. It runs inside the load's transaction, so it is a plain function and no task of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from tasks.link import load_corrections, relink
from warehouse.changes import note_changes
from warehouse.home import home


def link_duplicates(con: duckdb.DuckDBPyConnection, edition_ids: Sequence[str]) -> None:
    """Renews `articles.duplicate_of` and `milestones.project_id` after these editions were replaced.

    The user's corrections in `$RIBAO_HOME/corrections/projects.toml` win. Notes the editions as changed, for the search
    index. Raises `UsageError` for corrections that cannot be read.
    """
    if edition_ids:
        relink(con, edition_ids, load_corrections(home() / "corrections" / "projects.toml"))
        note_changes(con, edition_ids)
