"""The records are the tables: same columns, same types, same NULLs."""

import dataclasses
import types
import typing

import pytest

from warehouse.connect import writing
from warehouse.records import ParsedEdition
from warehouse.rows import TABLES, columns, schema, table_of

SQL = {"str": "VARCHAR", "int": "INTEGER", "bool": "BOOLEAN", "date": "DATE", "datetime": "TIMESTAMP WITH TIME ZONE"}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    with writing(tmp_path_factory.mktemp("records") / "warehouse.duckdb") as con:
        found = con.execute(
            "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE schema_name = 'main'"
            " ORDER BY table_name, column_index"
        ).fetchall()
    by_table = {}
    for table, column, kind, nullable in found:
        by_table.setdefault(table, []).append((column, kind, nullable))
    return by_table


def sql_type(hint):
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    (kept,) = [each for each in options if each is not type(None)]
    if typing.get_origin(kept) is tuple:
        return "VARCHAR[]", type(None) in options
    if typing.get_origin(kept) is typing.Literal:
        return "VARCHAR", type(None) in options
    return SQL[kept.__name__], type(None) in options


@pytest.mark.parametrize("table", TABLES)
def test_a_record_is_a_row(table, tables):
    record = TABLES[table]
    hints = typing.get_type_hints(record)
    assert [(name, *sql_type(hints[name])) for name in columns(record)] == tables[table]


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_the_records_columns(table):
    empty = table_of(TABLES[table], [])
    assert empty.num_rows == 0
    assert empty.schema == schema(TABLES[table])


def test_inner_fields_are_no_columns():
    from warehouse.records import Article

    assert "spans" in {field.name for field in dataclasses.fields(Article)}
    assert "spans" not in columns(Article)
    assert dataclasses.is_dataclass(ParsedEdition)
