"""What a page is instead of what was asked for, as a reason in the ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from small_site import DAY, build, path_of_article, path_of_page

from tasks.platforms.registry import reader
from tasks.text.words import load_rows
from tasks.web.reading import REASONS, Unfit, check_article, read_index
from warehouse.documents import RawDocument

FOUNDER = reader("founder_new")
HOST = "http://epaper.qingyuan.example"


def document(path: str, content: bytes | None = None) -> RawDocument:
    content = build()[path] if content is None else content
    now = dt.datetime(2024, 3, 11, tzinfo=dt.UTC)
    return RawDocument(url=HOST + path, kind="other", content=content, fetched_at=now, status=200)


def test_every_meaning_of_the_word_file_has_a_reason():
    meanings = {row[1] for row in load_rows("tasks.platforms", "error_pages")}
    for meaning in meanings:
        assert any(meaning.startswith(known) for known in REASONS), meaning


def test_what_was_asked_for_passes():
    assert len(read_index(FOUNDER, document(path_of_page("01")), DAY).articles) == 3
    check_article(FOUNDER, document(path_of_article(101)), DAY)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("对不起，页面不存在", "soft_404"), ("本期无报", "no_issue"), ("请登录后查看全文", "pay_wall"),
        ("访问过于频繁，请稍后再试", "blocked"), ("系统维护中", "site_ill"), ("关于我们的新版式", "not_understood"),
    ],
)  # fmt: skip
def test_what_came_instead_is_named(words: str, reason: str):
    page = f"<html><body><p>{words}</p></body></html>".encode()
    with pytest.raises(Unfit) as unfit:
        read_index(FOUNDER, document(path_of_page("01"), page), DAY)
    assert unfit.value.reason == reason


@pytest.mark.parametrize("page", [b"<br>" * 20_001, b"<html>" + b"<div><p>" * 1_001])
def test_markup_that_is_made_to_exhaust_a_parser_is_not_parsed(page: bytes):
    for read in (read_index, check_article):
        with pytest.raises(Unfit) as unfit:
            read(FOUNDER, document(path_of_page("01"), page), DAY)
        assert unfit.value.reason == "too_large"


def test_another_day_is_told_with_what_led_there():
    page = replace(document(path_of_page("01")), requested_url="http://epaper.qingyuan.example/today")
    with pytest.raises(Unfit, match=r"asked for 2024-03-12, and this is of 2024-03-11, where http://.*/today led"):
        read_index(FOUNDER, page, DAY + dt.timedelta(1))
