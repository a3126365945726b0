"""The data dictionary names every table, view and column, with its type, in order; and nothing else."""

import re
from pathlib import Path

from warehouse.connect import writing

DOCS = Path(__file__).resolve().parents[2] / "docs" / "data-dictionary.md"
ROW = re.compile(r"\| `(\w+)` \| `([^`]+)`(\??) \| (.+) \|")


def test_the_dictionary_is_the_schema(tmp_path):
    with writing(tmp_path / "warehouse.duckdb") as con:
        found = con.execute(
            "SELECT table_name, column_name, replace(data_type, 'TIMESTAMP WITH TIME ZONE', 'TIMESTAMPTZ'),"
            " is_nullable AND table_name NOT IN (SELECT view_name FROM duckdb_views())"
            " FROM duckdb_columns() WHERE schema_name = 'main' AND database_name = 'warehouse'"
            " ORDER BY table_name, column_index"
        ).fetchall()
    schema = {}
    for table, *column in found:
        schema.setdefault(table, []).append(tuple(column))
    written = {}
    for section in DOCS.read_text(encoding="utf-8").split("\n## ")[1:]:
        rows = ROW.findall(section)
        assert all(meaning.strip() for *_, meaning in rows)
        written[section.split()[0]] = [(column, kind, bool(mark)) for column, kind, mark, _ in rows]
    assert written == schema
