"""What a page's layout must not change: replies' signatures, repeated labels, bracketed columns, broken lines."""

from __future__ import annotations

from page_checks import put_together

from tasks.pages.text_page import read_text_page
from warehouse.records import Article

MASTHEAD = "鹭川日报\n2022年8月16日　星期二\n第03版：民生\n责任编辑：尚青\n\n"
NEXT = "\n\n西岸菜市场重新开张\n　　本报讯（记者 柏松）昨日，西岸菜市场重新开张，设摊位210个。\n"


def articles(text: str) -> tuple[Article, ...]:
    """The articles of one page."""
    return put_together(read_text_page(text)).articles


def test_office_and_date_under_the_last_reply_stay_in_it() -> None:
    talk = (
        "你问我答\n大家关心的事有了回音\n本报记者 柏松 整理\n"
        "　　网友提问：南塘路的路灯什么时候亮？\n　　市城管局回复：灯杆已经立好，本月底通电。\n　　2022年8月10日\n"
        "　　网友提问：公交车能不能晚点收班？\n　　市公交集团回复：9月起末班车延后半小时。\n"
        "　　市公交集团\n　　2022年8月11日"
    )
    first, second = articles(MASTHEAD + talk + NEXT)
    assert first.body.endswith("9月起末班车延后半小时。\n市公交集团\n2022年8月11日")
    assert "通电。\n2022年8月10日\n" in first.body
    assert second.headline == "西岸菜市场重新开张"


def test_the_same_office_replies_twice() -> None:
    form = "".join(
        f"　　来信人：{who}\n　　来信内容：{words}\n　　回复单位：鹭川市公安局交通警察支队\n　　回复内容：{reply}\n"
        for who, words, reply in (
            ("单先生", "老桥头的红绿灯太短，能不能调？", "已把绿灯时间加长8秒。"),
            ("闻女士", "学校门口车多，谁来管一管？", "上学放学时段已派民警值守。"),
        )
    )
    (first, _) = articles(MASTHEAD + "民声信箱\n两封来信有了回音\n本报记者 柏松 整理\n" + form.rstrip() + NEXT)
    assert first.body.count("回复单位：鹭川市公安局交通警察支队") == 2


def test_a_lone_bracket_above_a_title_is_a_column() -> None:
    text = (
        "【民声回应】\n南塘公园的围挡拆了\n本报记者 柏松\n　　围了半年的南塘公园，昨日拆除围挡。\n"
        "　　园区负责人说，灯光下周调试。"
    )
    first, _ = articles(MASTHEAD + text + NEXT)
    assert (first.column_name, first.headline) == ("【民声回应】", "南塘公园的围挡拆了")


def test_a_title_below_a_full_last_line_is_no_part_of_the_paragraph() -> None:
    width = 20
    body = "　　本报讯（记者 柏松）昨日，南塘路下穿通道开工。通道全长四百八十米，计划明年九月建成通车。"
    body += "届时从老城到车站，车程将缩短到十分钟以内，沿线两万多名居民受益。"
    body += "好" * (-len(body) % width - 1) + "。"
    more = "　　本报讯（记者 单宁）近日，西岸小学新校区封顶。新校区占地三十亩，设二十四个班，明年秋天招生。"
    lines = [text[i : i + width] for text in (body, "西岸小学新校区封顶", more) for i in range(0, len(text), width)]
    first, second = articles(MASTHEAD + "南塘路下穿通道开工\n" + "\n".join(lines) + "\n")
    assert second.headline == "西岸小学新校区封顶"
    assert first.body.endswith("。")
    assert "\n" not in first.body


def test_a_lone_title_whose_text_speaks_of_other_things_begins_a_piece() -> None:
    text = (
        "北岸渔港迎来丰收季\n本报记者 柏松\n昨日，北岸渔港停满了归航的渔船，码头上堆着小山一样的鱼筐。\n"
        "渔民老邱说，今年的鱼比去年多了两成，价钱也好。\n"
        "图书馆延长夜间开放\n从本周起，市图书馆自习室夜间开放到二十三点，座位可在手机上预约。\n"
    )
    first, second = articles(MASTHEAD.rstrip() + "\n" + text)
    assert (first.headline, second.headline) == ("北岸渔港迎来丰收季", "图书馆延长夜间开放")
    assert first.body.endswith("价钱也好。")


def test_a_lone_title_whose_text_goes_on_with_the_piece_is_a_subheading() -> None:
    text = (
        "北岸渔港迎来丰收季\n本报记者 柏松\n昨日，北岸渔港停满了归航的渔船，码头上堆着小山一样的鱼筐。\n"
        "渔民老邱说，今年的鱼比去年多了两成，价钱也好。\n"
        "渔船归航忙卸货\n归航的渔船靠上码头，老邱和几个渔民一筐一筐往下卸。\n"
    )
    (first,) = articles(MASTHEAD.rstrip() + "\n" + text)
    assert "渔船归航忙卸货" in first.body


def test_an_unmarked_caption_speaks_of_the_piece_above() -> None:
    text = (
        "北岸渔港迎来丰收季\n\n本报记者 柏松\n\n昨日，北岸渔港停满了归航的渔船，渔民在码头卸货。\n\n"
        "今年的鱼比去年多了两成。\n\n归航的渔船停满北岸渔港\n\n"
        "图书馆延长夜间开放\n\n本报记者 尚青\n\n从本周起，市图书馆自习室夜间开放到二十三点。\n"
    )
    first, second = articles(MASTHEAD + text)
    assert (second.headline, second.kicker) == ("图书馆延长夜间开放", None)
    assert "归航的渔船停满北岸渔港" in (*first.captions, *first.body.splitlines())


def test_a_headline_in_two_lines_after_a_colon() -> None:
    text = "七问渡轮新航线：\n几时开？多少钱？\n本报记者 柏松\n昨日，渡轮公司回答了读者的七个问题。\n"
    (first,) = articles(MASTHEAD.rstrip() + "\n" + text)
    assert first.headline == "七问渡轮新航线： 几时开？多少钱？"


def test_a_column_of_briefs_that_reads_like_a_papers_name() -> None:
    text = (
        "南塘公园的围挡拆了\n本报记者 柏松\n围了半年的南塘公园，昨日拆除围挡。\n\n天天快报\n"
        "渡轮调整首班时间\n自12月11日起，首班渡轮提前至5点50分。\n"
    )
    _, brief = articles(MASTHEAD + text)
    assert (brief.column_name, brief.headline) == ("天天快报", "渡轮调整首班时间")


def test_an_office_between_an_unsigned_piece_and_a_title_signs_the_piece() -> None:
    text = (
        "停水先查手机\n从本月起，停水的时间和范围可在手机上查到，每户可预约送水车。\n市水务集团\n"
        "猪肉价格小幅回落\n本周猪肉均价每斤14.2元，比上周跌了三角，猪肉供应充足。\n"
    )
    first, second = articles(MASTHEAD.rstrip() + "\n" + text)
    assert (first.authors, second.headline, second.column_name) == (("市水务集团",), "猪肉价格小幅回落", None)


def test_bare_questions_over_labelled_replies_are_no_titles() -> None:
    text = (
        "两件小事有人管\n\n公厕晚上八点就锁门，能不能延长？\n\n市城管局回复：下月起延长到二十三点。\n\n"
        "南塘路的路灯坏了半年，何时修？\n\n市住建局回复：本周修好。\n"
    )
    (first,) = articles(MASTHEAD + text)
    assert (first.headline, first.subhead) == ("两件小事有人管", None)
    assert first.body.startswith("公厕晚上八点就锁门")


def test_verses_on_a_page_with_blanks_everywhere_end_before_the_next_title() -> None:
    verses = "候船厅的灯白得像牛奶\n\n一个孩子枕着书包睡着\n\n他的父亲望着江面\n\n像望着一块没有收割的麦田\n\n"
    text = (
        "候船\n\n白鹭\n\n" + verses + "父亲的扁担\n\n唐果\n\n父亲有一根扁担，桑木的，两头包着铁皮。\n\n"
        "扁担没有地方放，父亲就把它横在阳台上，晒被子。\n\n母亲说，扁担老了，人也老了，都歇着吧。\n"
    )
    poem, prose = articles(MASTHEAD + text)
    assert (poem.headline, poem.authors, prose.headline) == ("候船", ("白鹭",), "父亲的扁担")
    assert poem.body.splitlines()[-1] == "像望着一块没有收割的麦田"
