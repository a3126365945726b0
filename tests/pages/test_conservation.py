"""Whatever a page says: nothing is lost, nothing is said twice, and a second reading says the same."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from page_checks import check_conservation, check_edition, put_together

from tasks.pages.text_page import read_text_page
from tasks.pages.web_page import read_web_page
from tasks.platforms.plain_text import read_text
from tasks.platforms.web import Picture, WebArticle

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))
PRINTED = sorted({line for path in GOLDEN for line in path.read_text("utf-8").splitlines() if line.strip()})
STARTS = ["", "　　", "  ", "\t", "▲", "●", "（上接1版）", "本报讯（记者 林越）", "——", "【", "1.", "问："]
STARTS += ["\ufeff", "\u200b"]
ENDS = ["", "（下转2版）", "（林越）", "。", "】", "\r", " ", "　本报记者 林越 摄", "\ufffd", "：", "2版"]

any_text = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)
line = st.builds(
    lambda start, middle, end: start + middle + end,
    st.sampled_from(STARTS), st.sampled_from(PRINTED) | any_text, st.sampled_from(ENDS),
)  # fmt: skip
page = st.lists(line | st.just(""), max_size=25).map("\n".join)
field = st.none() | line
article = st.builds(
    WebArticle, url=st.just("http://example.com/a"), headline=line, kicker=field, subhead=field, byline=field,
    column_name=field, paragraphs=st.lists(line, max_size=8).map(tuple),
    pictures=st.lists(st.builds(Picture, url=st.none(), caption=field), max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(page)
def test_any_text_page(text: str) -> None:
    draft = read_text_page(text)
    check_conservation(draft)
    assert draft == read_text_page(text)
    check_edition(put_together(draft), (draft,))


@settings(max_examples=50, deadline=None)
@given(st.lists(page, max_size=3))
def test_any_edition(texts: list[str]) -> None:
    drafts = tuple(read_text_page(text) for text in texts)
    edition = put_together(*drafts)
    check_edition(edition, drafts)
    assert edition == put_together(*drafts)


@settings(max_examples=80, deadline=None)
@given(st.lists(article, max_size=4))
def test_any_web_page(articles: list[WebArticle]) -> None:
    draft = read_web_page(articles, page_no="01", page_name=None)
    check_conservation(draft)
    assert draft == read_web_page(articles, page_no="01", page_name=None)
    check_edition(put_together(draft), (draft,))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_characters(text: str) -> None:
    draft = read_text_page(text)
    check_conservation(draft)
    shown = re.sub(r"[\s\ufeff\u200b]", "", "".join(text[b.char_start : b.char_end] for b in draft.blocks))
    assert shown == re.sub(r"[\s\ufeff\u200b]", "", text)


def test_golden_pages_conserve() -> None:
    for path in GOLDEN:
        draft = read_text_page(read_text(path.read_bytes()).text)
        check_conservation(draft)
        check_edition(put_together(draft), (draft,))
