"""What a new reading changes is told by what rows say; tables loaded out of order are sorted again."""

import dataclasses
import datetime as dt
import json

import pytest
from edition_makers import DAY, PAPER, edition, findings

from warehouse.connect import transaction, writing
from warehouse.diff import Differences, compare
from warehouse.editions import replace_editions
from warehouse.order import resort
from warehouse.records import Findings
from warehouse.rows import edition_rows


@pytest.fixture
def con(tmp_path, empty_warehouse):
    (tmp_path / "warehouse.duckdb").write_bytes(empty_warehouse)
    with writing(tmp_path / "warehouse.duckdb") as opened:
        yield opened


def put(con, parsed, found=None):
    with transaction(con):
        replace_editions(con, [PAPER], [edition_rows(parsed, found or findings(parsed))])


def differences(con, tmp_path, parsed, found):
    path = tmp_path / "changes.jsonl"
    with Differences(path) as told:
        compare(con, [edition_rows(parsed, found)], told)
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return {row[0]: row[1:] for row in told.counts()}, [json.loads(line) for line in lines]


def test_the_same_reading_changes_nothing(con, tmp_path):
    parsed = edition(articles=2)
    put(con, parsed)
    counts, lines = differences(con, tmp_path, parsed, findings(parsed))
    assert counts == {"articles": (0, 0, 0), "qa_pairs": (0, 0, 0), "milestones": (0, 0, 0)}
    assert lines == []
    assert not (tmp_path / "changes.jsonl").exists()


def test_a_changed_field_is_told_with_both_values(con, tmp_path):
    parsed = edition()
    put(con, parsed)
    found = findings(parsed)
    later = dataclasses.replace(found.milestones[0], date_end=dt.date(2025, 6, 30))
    counts, lines = differences(con, tmp_path, parsed, dataclasses.replace(found, milestones=(later,)))
    assert counts["milestones"] == (0, 0, 1)
    (line,) = lines
    assert line["fields"] == {"date_end": {"before": "2024-12-31", "after": "2025-06-30"}}


def test_an_article_found_anew_at_the_top_is_one_that_appeared(con, tmp_path):
    def numbered(parsed, names):
        page = parsed.pages[0].page_id
        return tuple(
            dataclasses.replace(parsed.articles[0], article_id=f"{page}-a{seq:02d}", seq=seq, headline=name, body=name)
            for seq, name in enumerate(names, 1)
        )

    parsed = edition()
    put(con, dataclasses.replace(parsed, articles=numbered(parsed, ["甲", "乙"])), Findings())
    counts, lines = differences(
        con, tmp_path, dataclasses.replace(parsed, articles=numbered(parsed, ["新", "甲", "乙"])), Findings()
    )
    assert counts["articles"] == (1, 0, 2)
    (appeared,) = [line for line in lines if line["change"] == "appeared"]
    assert appeared["row"] == {"headline": "新"}
    assert {frozenset(line["fields"]) for line in lines if line["change"] == "changed"} == {
        frozenset({"article_id", "seq"})
    }


def test_what_vanished_is_told(con, tmp_path):
    parsed = edition()
    put(con, parsed)
    counts, lines = differences(con, tmp_path, parsed, Findings())
    assert counts["qa_pairs"] == (0, 1, 0)
    assert counts["milestones"] == (0, 1, 0)
    assert [line["change"] for line in lines] == ["vanished", "vanished"]


def test_days_loaded_backwards_are_sorted_again(con):
    days = [DAY - dt.timedelta(days=number) for number in range(10)]
    for day in days:
        put(con, edition(day))
    before = sorted(con.execute("FROM articles").fetchall(), key=repr)
    assert "articles" in resort(con)
    assert con.execute("SELECT edition_date FROM articles ORDER BY rowid").fetchall() == [(day,) for day in days[::-1]]
    assert sorted(con.execute("FROM articles").fetchall(), key=repr) == before
    assert resort(con) == ()
