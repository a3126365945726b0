"""RIBAO_HOME and what lies in it. Paths are absolute: a worker's working directory is not the caller's."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """The folder that a run writes to: `$RIBAO_HOME`, else `data/` under the working directory."""
    return Path(os.environ.get("RIBAO_HOME") or "data").expanduser().resolve()


def warehouse_path() -> Path:
    """The DuckDB file."""
    return home() / "warehouse.duckdb"


def raw_path() -> Path:
    """Every page as it came, byte for byte."""
    return home() / "raw"


def log_path() -> Path:
    """What went wrong and was too long for one line."""
    return home() / "logs"
