"""Rows that were computed here, as Arrow tables: what is inserted in bulk."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa


def arrow_of(schema: pa.Schema, rows: Sequence[tuple[object, ...]]) -> pa.Table:
    """Tuples in the order of the schema's columns as a table; no rows give an empty one."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    arrays = [pa.array(column, type=kind) for column, kind in zip(columns, schema.types, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)
