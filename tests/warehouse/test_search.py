import datetime as dt

import duckdb
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from warehouse.changes import note_changes
from warehouse.connect import writing
from warehouse.search import Filters, SearchIndex
from warehouse.search_terms import fold, snippet, wanted

DAY = dt.date(2024, 3, 11)


def put(
    con: duckdb.DuckDBPyConnection, publication: str, day: dt.date, *articles: tuple[str, str], office: str = ""
) -> None:
    edition = f"{publication}-{day}"
    for table in ("articles", "qa_pairs"):
        con.execute(f"DELETE FROM {table} WHERE edition_id = ?", [edition])
    for seq, (headline, body) in enumerate(articles, 1):
        article = f"{edition}-p01-a{seq:02}"
        con.execute(
            "INSERT INTO articles BY NAME SELECT ? AS article_id, ? AS edition_id, ? AS page_id, ? AS publication_id,"
            " ?::DATE AS edition_date, '01' AS page_no, ? AS seq, ? AS headline, []::VARCHAR[] AS authors, ? AS body,"
            " []::VARCHAR[] AS captions, 0 AS char_count",
            [article, edition, f"{edition}-p01", publication, day, seq, headline, body],
        )
        if office:
            con.execute(
                "INSERT INTO qa_pairs VALUES (?, ?, ?, ?, 1, '网友', '问', ?, '答', 'p', 0, 1, 'p', 1, 2)",
                [f"{article}-q01", article, edition, day, office],
            )
    note_changes(con, [edition])


@pytest.fixture
def con(tmp_path, empty_warehouse):
    (tmp_path / "warehouse.duckdb").write_bytes(empty_warehouse)
    with writing(tmp_path / "warehouse.duckdb") as opened:
        yield opened


@pytest.fixture
def index(tmp_path):
    return SearchIndex(tmp_path / "search")


def found(index, con, query, **filters):
    index.sync(con)
    return [hit.headline for hit in index.search(con, query, Filters(**filters)).hits]


def test_words_of_two_characters_phrases_and_full_width_are_found(con, index):
    put(con, "qyrb", DAY, ("海堤路通车", "海堤路２＃桥昨日通车。"), ("学校开学", "通过车站去学校。"))
    assert found(index, con, "通车") == ["海堤路通车"]
    assert found(index, con, "2#桥") == ["海堤路通车"]
    assert found(index, con, "海堤路 昨日") == ["海堤路通车"]
    assert found(index, con, "“通过车站”") == ["学校开学"]
    assert found(index, con, "桥") == ["海堤路通车"]
    assert found(index, con, "，") == []


def test_the_headline_counts_more_than_the_body(con, index):
    put(con, "qyrb", DAY, ("平常的一天", "有人说起灯塔。灯塔。"), ("灯塔亮了", "昨夜亮灯。"))
    assert found(index, con, "灯塔") == ["灯塔亮了", "平常的一天"]


def test_a_query_found_nowhere_as_typed_is_looked_for_by_its_words(con, index):
    put(con, "qyrb", DAY, ("大桥通车", "大桥今日通车，时间早于计划。"))
    hits = index.search(con, "x", limit=1)
    assert hits.total == 0
    index.sync(con)
    hits = index.search(con, "大桥通车时间")
    assert [hit.headline for hit in hits.hits] == ["大桥通车"]
    assert "大桥" in hits.looked_for


def test_filters_narrow_by_paper_day_and_office(con, index):
    later = DAY + dt.timedelta(days=30)
    put(con, "qyrb", DAY, ("路灯", "路灯亮了"), office="市城市管理局")
    put(con, "qyrb", later, ("路灯又坏", "路灯不亮"))
    put(con, "other-paper", DAY, ("别处路灯", "路灯"))
    assert sorted(found(index, con, "路灯", publication_id="qyrb")) == ["路灯", "路灯又坏"]
    assert found(index, con, "路灯", start=later) == ["路灯又坏"]
    assert sorted(found(index, con, "路灯", end=DAY)) == ["别处路灯", "路灯"]
    assert found(index, con, "路灯", office="城市管理局") == ["路灯"]


def test_the_index_follows_replaced_editions_and_other_warehouses(con, index, tmp_path):
    put(con, "qyrb", DAY, ("旧题", "旧文"))
    assert index.sync(con) == 1
    assert index.sync(con) == 0
    put(con, "qyrb", DAY, ("新题", "新文"))
    assert found(index, con, "旧题") == []
    assert found(index, con, "新题") == ["新题"]
    with writing(tmp_path / "second.duckdb") as second:
        put(second, "qyrb", DAY, ("第二库", "正文"))
        assert found(index, second, "新题") == []
        assert found(index, second, "第二库") == ["第二库"]


def test_a_damaged_index_is_built_anew(con, index, tmp_path):
    put(con, "qyrb", DAY, ("题目", "正文"))
    index.sync(con)
    del index
    (tmp_path / "search" / "meta.json").write_text("no json")
    again = SearchIndex(tmp_path / "search")
    assert found(again, con, "题目") == ["题目"]


def test_total_and_pages_of_hits(con, index):
    put(con, "qyrb", DAY, *((f"第{n}条", "码头码头") for n in range(7)))
    index.sync(con)
    first = index.search(con, "码头", limit=5)
    rest = index.search(con, "码头", limit=5, offset=5)
    assert first.total == 7
    assert len({hit.article_id for hit in first.hits + rest.hits}) == 7


def test_snippets_mark_what_was_looked_for():
    text, marks = snippet("很长的开头" * 20 + "码头建成，码头开放。" + "结尾" * 50, wanted("码头"))
    assert [text[start:end] for start, end in marks] == ["码头", "码头"]


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


TEXT = st.text(alphabet="智轨项目，。a1路")


@given(needle=TEXT, before=TEXT, after=TEXT)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_stands_in_a_text_is_found(con, index, needle, before, after):
    assume(wanted(needle) and needle[0] not in "a1" and needle[-1] not in "a1")
    put(con, "qyrb", DAY, ("题", before + needle + after))
    assert found(index, con, needle) == ["题"]
