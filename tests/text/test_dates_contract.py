"""Every row of the contract's section 4, and what else the genre prints. The paper is that of Tuesday 16 March 2021."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.dates import find_dates, resolve

TODAY = dt.date(2021, 3, 16)

# text, start, end (None is open), approximate; the tense that is told: planned, actual, or - for none
CONTRACT = [
    ("2021年", "2021-01-01", "2021-12-31", False, "-"),
    ("今年", "2021-01-01", "2021-12-31", False, "-"),
    ("明年", "2022-01-01", "2022-12-31", False, "-"),
    ("8月", "2021-08-01", "2021-08-31", False, "-"),
    ("5月份", "2021-05-01", "2021-05-31", False, "-"),
    ("4月初", "2021-04-01", "2021-04-10", False, "-"),
    ("4月上旬", "2021-04-01", "2021-04-10", False, "-"),
    ("4月中", "2021-04-11", "2021-04-20", False, "-"),
    ("4月中旬", "2021-04-11", "2021-04-20", False, "-"),
    ("4月下旬", "2021-04-21", "2021-04-30", False, "-"),
    ("2月底", "2021-02-21", "2021-02-28", False, "-"),
    ("5月末", "2021-05-21", "2021-05-31", False, "-"),
    ("一季度", "2021-01-01", "2021-03-31", False, "-"),
    ("明年三季度", "2022-07-01", "2022-09-30", False, "-"),
    ("上半年", "2021-01-01", "2021-06-30", False, "-"),
    ("2022年下半年", "2022-07-01", "2022-12-31", False, "-"),
    ("二季度末", "2021-06-01", "2021-06-30", False, "-"),
    ("年初", "2021-01-01", "2021-01-31", False, "-"),
    ("年中", "2021-06-01", "2021-07-31", False, "-"),
    ("年底", "2021-12-01", "2021-12-31", False, "-"),
    ("2024年年末", "2024-12-01", "2024-12-31", False, "-"),
    ("年内", "2021-03-16", "2021-12-31", False, "planned"),
    ("6月底前", None, "2021-06-30", False, "planned"),
    ("年底前", None, "2021-12-31", False, "planned"),
    ("5月15日前", None, "2021-05-15", False, "planned"),
    ("8月前", None, "2021-07-31", False, "planned"),
    ("国庆前", None, "2021-09-30", False, "planned"),
    ("明年春节前", None, "2022-01-31", False, "planned"),
    ("今日", "2021-03-16", "2021-03-16", False, "-"),
    ("今天", "2021-03-16", "2021-03-16", False, "-"),
    ("昨日", "2021-03-15", "2021-03-15", False, "-"),
    ("昨天", "2021-03-15", "2021-03-15", False, "-"),
    ("前天", "2021-03-14", "2021-03-14", False, "-"),
    ("明天", "2021-03-17", "2021-03-17", False, "-"),
    ("本周六", "2021-03-20", "2021-03-20", False, "-"),
    ("下周三", "2021-03-24", "2021-03-24", False, "-"),
    ("本月", "2021-03-01", "2021-03-31", False, "-"),
    ("下月", "2021-04-01", "2021-04-30", False, "-"),
    ("日前", None, "2021-03-16", True, "actual"),
    ("近日", None, "2021-03-16", True, "actual"),
    ("近期", None, "2021-03-16", True, "actual"),
    ("近期", None, None, True, "planned"),
    ("6月左右", "2021-06-01", "2021-06-30", True, "planned"),
    ("约明年8月", "2022-08-01", "2022-08-31", True, "planned"),
    ("5月1日前后", "2021-05-01", "2021-05-01", True, "planned"),
    # a day and month without a year: nearest to the edition date that fits the tense
    ("12月28日", "2020-12-28", "2020-12-28", False, "actual"),
    ("12月28日", "2021-12-28", "2021-12-28", False, "planned"),
    ("1月10日前", None, "2022-01-10", False, "planned"),
    ("3月16日", "2021-03-16", "2021-03-16", False, "actual"),
]  # fmt: skip

MORE = [
    ("２０２１年３月１６日", "2021-03-16", "2021-03-16", False, "-"),
    ("二〇二一年三月十五日", "2021-03-15", "2021-03-15", False, "-"),
    ("十二月", "2020-12-01", "2020-12-31", False, "actual"),
    ("2021-04-01", "2021-04-01", "2021-04-01", False, "-"),
    ("6月至8月", "2021-06-01", "2021-08-31", False, "planned"),
    ("5月10日至15日", "2021-05-10", "2021-05-15", False, "planned"),
    ("2020年11月至2021年2月", "2020-11-01", "2021-02-28", False, "-"),
    ("7月底至8月初", "2021-07-21", "2021-08-10", False, "planned"),
    ("本月28日", "2021-03-28", "2021-03-28", False, "-"),
    ("下月18日", "2021-04-18", "2021-04-18", False, "-"),
    ("本月底前", None, "2021-03-31", False, "planned"),
    ("月底前", None, "2021-03-31", False, "planned"),
    ("去年底", "2020-12-01", "2020-12-31", False, "-"),
    ("去年12月", "2020-12-01", "2020-12-31", False, "-"),
    ("今年底", "2021-12-01", "2021-12-31", False, "-"),
    ("明年初", "2022-01-01", "2022-01-31", False, "-"),
    ("岁末", "2021-12-01", "2021-12-31", False, "-"),
    ("五一前", None, "2021-04-30", False, "planned"),
    ("“五一”前", None, "2021-04-30", False, "planned"),
    ("劳动节前", None, "2021-04-30", False, "planned"),
    ("元旦前", None, "2021-12-31", False, "planned"),
    ("春节之前", None, "2022-01-31", False, "planned"),
    ("端午节前", None, "2021-06-13", False, "planned"),
    ("中秋前", None, "2021-09-20", False, "planned"),
    ("清明前", None, "2021-04-03", False, "planned"),
    ("国庆期间", "2021-10-01", "2021-10-07", False, "planned"),
    ("“十四五”期间", "2021-01-01", "2025-12-31", False, "-"),
    ("“十三五”末", "2020-01-01", "2020-12-31", False, "-"),
    ("昨晚", "2021-03-15", "2021-03-15", False, "-"),
    ("本周", "2021-03-15", "2021-03-21", False, "-"),
    ("本周末", "2021-03-20", "2021-03-21", False, "-"),
    ("上周五", "2021-03-12", "2021-03-12", False, "-"),
    ("周六", "2021-03-20", "2021-03-20", False, "planned"),
    ("周六", "2021-03-13", "2021-03-13", False, "actual"),
    ("截至3月10日", None, "2021-03-10", False, "actual"),
    ("4月1日起", "2021-04-01", "2021-04-01", False, "planned"),
    ("两年内", "2021-03-16", "2023-03-16", False, "planned"),
    ("30天内", "2021-03-16", "2021-04-15", False, "planned"),
    ("三个月后", "2021-06-16", "2021-06-16", True, "planned"),
    ("今明两天", "2021-03-16", "2021-03-17", False, "-"),
    ("上世纪80年代", "1980-01-01", "1989-12-31", False, "-"),
    ("今年前三季度", "2021-01-01", "2021-09-30", False, "-"),
    ("农历正月十五", "2021-02-26", "2021-02-26", False, "actual"),
    ("今春", "2021-03-01", "2021-05-31", False, "-"),
    # no calendar fixes them: never the whole year
    ("明年暑假", None, None, False, "planned"),
    ("2022年汛期前", None, None, False, "planned"),
    ("今年汛前", None, None, False, "planned"),
    ("今年年内", "2021-03-16", "2021-12-31", False, "planned"),
    ("8—9月", "2021-08-01", "2021-09-30", False, "planned"),
    ("2022年1-5月", "2022-01-01", "2022-05-31", False, "-"),
    ("2022至2023年", "2022-01-01", "2023-12-31", False, "-"),
    ("今年三、四季度", "2021-07-01", "2021-12-31", False, "-"),
    ("本季度", "2021-01-01", "2021-03-31", False, "-"),
    ("下季度末前", None, "2021-06-30", False, "planned"),
    ("5月31日24时前", None, "2021-05-31", False, "planned"),
    ("“十一”", "2021-10-01", "2021-10-01", False, "planned"),
    ("国庆后", "2021-10-02", None, False, "planned"),
]  # fmt: skip

TENSES = {"planned": True, "actual": False, "-": None}


@pytest.mark.parametrize(("words", "start", "end", "approximate", "tense"), [*CONTRACT, *MORE])
def test_a_date_means(words: str, start: str | None, end: str | None, approximate: bool, tense: str) -> None:
    text = f"某路{words}完工。"
    found = find_dates(text, TODAY, planned=TENSES[tense])
    assert [it.date_text for it in found] == [words]
    assert text[found[0].start : found[0].end] == words
    assert (str(found[0].date_start), str(found[0].date_end)) == (str(start), str(end))
    assert found[0].approximate == approximate


@pytest.mark.parametrize(
    "text",
    [
        "每周三对外开放", "每月15日公布进度", "每年6月至9月发放", "地铁5号线", "2号厂房", "长14428.16平方米",
        "比计划提前9天", "晚了四个月", "工期36个月", "历时47个月", "日均客流", "目前日处理能力", "五一路", "国庆村",
        "十一届全会", "提前3个月", "每周六、周日免费", "3个工作日", "2月30日完工", "第3月饼", "有朝一日", "",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert find_dates(text, TODAY) == []


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        ("2020年11月获批，12月开工。", ["2020-11-30", "2020-12-31"]),
        ("去年3月开工，9月完工。", ["2020-03-31", "2020-09-30"]),
        ("11月24日通过验收，28日通车。", ["2020-11-24", "2020-11-28"]),
        ("3月12日签约，当天下午动工。", ["2021-03-12", "2021-03-12"]),
        # a day of late, not of the year named long before
        ("2018年4月开工以来，左线2月18日贯通。", ["2018-04-30", "2021-02-18"]),
    ],
)
def test_a_year_or_month_said_before_holds_for_what_follows(sentence: str, ends: list[str]) -> None:
    assert [str(it.date_end) for it in find_dates(sentence, TODAY, planned=False)] == ends


def test_the_tense_may_be_told_later() -> None:
    (mention,) = find_dates("12月28日启用", TODAY)
    assert str(resolve(mention, True).date_end) == "2021-12-28"
    assert str(resolve(mention, False).date_end) == "2020-12-28"


def test_a_new_year_promised_in_autumn_is_the_next() -> None:
    (mention,) = find_dates("元旦起开放", dt.date(2021, 10, 5))
    assert str(mention.date_end) == "2022-01-01"


def test_a_weekday_in_brackets_is_no_second_date() -> None:
    assert [it.date_text for it in find_dates("3月16日（星期二）开工", TODAY)] == ["3月16日"]


def test_the_old_date_and_the_new_one() -> None:
    found = find_dates("通车时间由国庆前推迟至年底", dt.date(2021, 6, 30), planned=True)
    assert [(it.date_text, str(it.date_end)) for it in found] == [("国庆前", "2021-09-30"), ("年底", "2021-12-31")]


PIECES = """
今年 明年 去年 2021年 二〇二二年 3月 12月份 十月 底 初 中旬 5日 28号 前 之前 左右 约 截至 起 至 到 年内 年底 季度末
一季度 上半年 国庆 春节 “五一” 中秋节 下周三 本周末 昨天 日前 近期 两年内 三个月后 “十四五”期间 农历正月初八 开工 完工
， 、 。 １２ 〇 期间
"""


@given(
    st.lists(st.sampled_from(PIECES.split()) | st.text(max_size=3), max_size=12).map("".join),
    st.dates(dt.date(1990, 1, 1), dt.date(2050, 12, 31)),
    st.sampled_from([True, False, None]),
)
def test_whatever_is_written_mentions_are_stretches_of_the_text_in_order(
    text: str, today: dt.date, planned: bool | None
) -> None:
    last = 0
    for it in find_dates(text, today, planned=planned):
        assert last <= it.start < it.end
        assert text[it.start : it.end] == it.date_text
        assert it.date_start is None or it.date_end is None or it.date_start <= it.date_end
        last = it.end


def test_blanks_inside_a_date_are_no_part_of_it() -> None:
    text = "某桥 2022 年 5 月 18 日通车，昨    日又检修"
    found = find_dates(text, dt.date(2022, 9, 15))
    assert [(it.date_text, it.date_end) for it in found] == [
        ("2022 年 5 月 18 日", dt.date(2022, 5, 18)),
        ("昨    日", dt.date(2022, 9, 14)),
    ]
    assert all(text[it.start : it.end] == it.date_text for it in found)
