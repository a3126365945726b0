"""Pages into an edition: ids, continuations, repeats, refusals, status."""

from __future__ import annotations

import datetime as dt

import pytest
from page_checks import DAY, NOW, check_edition, put_together

from tasks.pages.assemble import assemble
from tasks.pages.drafts import PageDraft
from tasks.pages.text_page import read_text_page
from tasks.pages.web_page import read_web_page
from tasks.platforms.web import Picture, WebArticle
from warehouse.records import Gap, ParsedEdition

FRONT = """第01版：要闻
2022年8月16日　星期二

我市全面推行“社区点单”制度
　　本报讯（记者 苗青）今年以来，我市在全市126个社区推行“社区点单”制度，已办结2300余件。
　　走进幸福里社区，一块电子屏上滚动显示着居民的“订单”。社区书记崔静介绍，
（下转2版）

南湖大桥主塔封顶
　　本报讯（记者 谢飞）8月15日，随着最后一方混凝土浇筑完成，南湖大桥主塔顺利封顶。
"""
SECOND = """第02版：综合
2022年8月16日　星期二

（上接1版）部门接单后要在24小时内回应、7日内办结。
　　为了让“订单”件件有着落，市委组织部每月通报办理情况。

气排球赛落幕
　　本报讯（记者 苗青）8月14日，为期三天的市直机关气排球赛落幕，市教育局代表队夺冠。
"""


def read(*pages: str) -> ParsedEdition:
    drafts = tuple(read_text_page(page) for page in pages)
    edition = put_together(*drafts)
    check_edition(edition, drafts)
    return edition


@pytest.mark.parametrize("pages", [(FRONT, SECOND), (SECOND, FRONT)])
def test_a_continuation_is_one_article_in_either_page_order(pages: tuple[str, ...]) -> None:
    edition = read(*pages)
    story = next(a for a in edition.articles if "社区点单" in a.headline)
    assert story.article_id == "lcrb-2022-08-16-p01-a01"
    assert story.body.split("\n")[1].endswith("社区书记崔静介绍，部门接单后要在24小时内回应、7日内办结。")
    assert [p.page_no for p in edition.places if p.article_id == story.article_id] == ["01", "02"]
    assert {a.article_id for a in edition.articles} == {f"lcrb-2022-08-16-p0{n}" for n in ("1-a01", "1-a02", "2-a01")}
    assert not edition.refusals


def test_a_repeated_headline_goes_with_its_story() -> None:
    second = SECOND.replace("（上接1版）部门", "“社区点单”制度\n（上接1版）\n　　部门")
    edition = read(FRONT, second)
    story = next(a for a in edition.articles if "社区点单" in a.headline)
    assert story.headline == "我市全面推行“社区点单”制度"
    assert "部门接单后" in story.body
    assert len(edition.articles) == 3


@pytest.mark.parametrize("pages", [(FRONT,), (SECOND,)])
def test_a_stub_without_its_other_half_stays_and_is_named(pages: tuple[str, ...]) -> None:
    edition = read(*pages)
    (refusal,) = edition.refusals
    assert refusal.reason == "stub_without_other_half"
    assert refusal.article_id in {a.article_id for a in edition.articles}
    assert refusal.text
    assert refusal.text in pages[0]


def test_two_continuations_between_two_pages_find_their_own() -> None:
    front = FRONT + "\n防汛会议召开\n　　本报讯（记者 关山）昨日，防汛会议召开，要求各地守土有责。\n（下转2版）\n"
    second = "第02版：综合\n\n防汛会议召开\n（上接1版）\n　　会议指出，要强化会商研判。\n"
    second += "\n“社区点单”制度\n（上接1版）\n　　部门接单后要回应。\n"
    edition = read(front, second)
    bodies = {a.headline: a.body for a in edition.articles}
    assert bodies["防汛会议召开"].endswith("会议指出，要强化会商研判。")
    assert bodies["我市全面推行“社区点单”制度"].endswith("部门接单后要回应。")


def test_a_piece_printed_twice_is_one_article() -> None:
    piece = FRONT.split("\n\n")[2]
    edition = read(FRONT + "\n" + piece + "\n图为封顶现场。 本报记者 谢飞 摄\n")
    twice = [a for a in edition.articles if a.headline == "南湖大桥主塔封顶"]
    assert len(twice) == 1
    assert twice[0].captions == ("图为封顶现场。",)
    repeated = [b for b in edition.blocks if b.duplicate_of]
    assert [b.role for b in repeated] == ["headline", "body"]
    assert {b.article_id for b in repeated} == {twice[0].article_id}


def web(*titles_and_texts: tuple[str, str]) -> PageDraft:
    articles = [
        WebArticle(url=f"http://example.com/{n}", headline=title, paragraphs=(text,))
        for n, (title, text) in enumerate(titles_and_texts)
    ]
    return read_web_page(articles, page_no="01", page_name="要闻")


def test_a_story_listed_twice_keeps_both_places() -> None:
    text = "本报讯（记者 谢飞）8月15日，随着最后一方混凝土浇筑完成，南湖大桥主塔顺利封顶，比计划提前十天。"
    drafts = (web(("南湖大桥主塔封顶", text), ("南湖大桥主塔封顶", text)),)
    edition = put_together(*drafts)
    check_edition(edition, drafts)
    assert len(edition.articles) == 1
    assert [p.source_url for p in edition.places] == ["http://example.com/0", "http://example.com/1"]


def test_equal_titles_of_different_stories_stay() -> None:
    texts = [f"图为第{n}小学的学生在操场上参加趣味运动会，一年级{n}班获得拔河比赛第一名。" for n in "一二三四"]
    edition = put_together(web(*(("校园新貌", text) for text in texts)))
    assert len(edition.articles) == 4


def test_ids_of_pages_that_print_no_number_or_the_same() -> None:
    plain = "全市防汛会议召开\n本报讯（记者 关山）昨日，全市防汛会议召开，安排部署主汛期工作。\n"
    edition = read(plain, FRONT, FRONT.replace("要闻", "综合"))
    assert [p.page_id for p in edition.pages] == [f"lcrb-2022-08-16-p{n}" for n in ("01", "01-2", "01-3")]
    assert len({b.block_id for b in edition.blocks}) == len(edition.blocks)


def test_damaged_bytes_are_refused_with_their_place() -> None:
    (refusal,) = read("第01版：要闻\n\n南湖大\ufffd主塔封顶\n　　本报讯（记者 谢飞）南湖大\ufffd封顶。\n").refusals
    assert refusal.reason == "damaged_bytes"
    assert refusal.detail.startswith("2 ")
    assert "\ufffd" in (refusal.text or "")


@pytest.mark.parametrize(
    ("pages", "gapped", "status"),
    [(1, False, "complete"), (1, True, "partial"), (0, True, "failed"), (0, False, "missing")],
)
def test_status(pages: int, gapped: bool, status: str) -> None:
    gap = Gap(
        gap_id="g", edition_id="e", publication_id="lcrb", edition_date=DAY, level="page", page_no="02",
        source_url=None, reason="http_404", detail="", last_tried=NOW,
    )  # fmt: skip
    drafts = [read_text_page(FRONT)] * pages
    edition = assemble(
        "lcrb", DAY, drafts, ingested_at=NOW, parser_version="1", raw_digest="0", gaps=[gap] * gapped
    ).edition  # fmt: skip
    assert edition.status == status
    assert (edition.edition_id, edition.page_count) == ("lcrb-2022-08-16", pages)


def test_web_page_reads_like_a_text_page() -> None:
    article = WebArticle(
        url="http://example.com/1", headline="爱河大桥封顶", kicker="抢在汛期前", byline=None, column_name="民生实事",
        paragraphs=(
            "国内统一刊号：CN00-0000 清源日报社出版 广告热线：0500-0000000",
            "本报讯（记者 林越）8月15日，爱河大桥主塔封顶，为全桥合龙",
            "赢得了时间。",
            "▲封顶现场。　本报记者 林越 摄",
            "图为工人在浇筑混凝土。",
            "大桥计划明年9月通车。（何静）",
        ),
        pictures=(Picture(url=None, caption="大桥效果图。 市住建局供图"),), edition_date=dt.date(2022, 8, 16),
    )  # fmt: skip
    drafts = (read_web_page([article], page_no="A02", page_name="民生"),)
    edition = put_together(*drafts)
    check_edition(edition, drafts)
    (found,) = edition.articles
    assert found.body == "8月15日，爱河大桥主塔封顶，为全桥合龙赢得了时间。\n大桥计划明年9月通车。"
    assert (found.kicker, found.headline, found.column_name) == ("抢在汛期前", "爱河大桥封顶", "民生实事")
    assert found.authors == ("林越", "何静")
    assert found.captions == ("封顶现场。", "图为工人在浇筑混凝土。", "大桥效果图。")
    assert edition.blocks[3].role == "furniture"
    assert found.source_url == "http://example.com/1"
    assert (found.article_id, found.page_no) == ("lcrb-2022-08-16-pa02-a01", "A02")


def test_a_notice_of_the_web_is_no_article() -> None:
    draft = web(("停水公告", "因管道改造，定于8月20日停水。"), ("南湖大桥主塔封顶", "8月15日，南湖大桥主塔封顶。"))
    assert [piece.headline for piece in draft.pieces] == ["南湖大桥主塔封顶"]
    assert {block.role for block in draft.blocks if block.piece is None} == {"notice"}
