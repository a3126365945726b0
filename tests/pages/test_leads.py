"""Leads, closings and page-to-page markers."""

from __future__ import annotations

import pytest

from tasks.pages.leads import read_from, read_lead, read_tail, read_to
from tasks.text.width import narrow


@pytest.mark.parametrize(
    ("text", "dateline", "authors", "story"),
    [
        ("本报讯（记者 林越 通讯员 何静）昨日", "本报讯", ["林越", "何静"], "昨日"),
        ("本报清源讯(通讯员 何苗)近日", "本报清源讯", ["何苗"], "近日"),
        ("晚报讯（记者 苏木）昨天", "晚报讯", ["苏木"], "昨天"),
        ("株江日报讯(记者 沈禾)记者获悉", "株江日报讯", ["沈禾"], "记者获悉"),
        ("新华社北京7月22日电 记者获悉", "新华社北京7月22日电", [], "记者获悉"),
        ("新华社北京1月1日电2021年1月1日", "新华社北京1月1日电", [], "2021年1月1日"),
        ("本报讯 近日，", "本报讯", [], "近日,"),
        ("据新华社电 记者", "据新华社电", [], "记者"),
        ("（记者 张三）昨日", None, ["张三"], "昨日"),
        ("本报记者张三报道：昨日", None, ["张三"], "昨日"),
        ("本报讯 通讯员 田禾 报道：截至", "本报讯", ["田禾"], "截至"),
        ("云湖讯（全媒体记者 李青）昨日", "云湖讯", ["李青"], "昨日"),
        ("本 报 讯 (记 者 陆 平) 3月", "本报讯", ["陆平"], "3月"),
    ],
)
def test_lead(text: str, dateline: str | None, authors: list[str], story: str) -> None:
    lead = read_lead(narrow(text))
    assert lead is not None
    assert (lead.dateline, list(lead.credit.authors if lead.credit else [])) == (dateline, authors)
    assert narrow(text)[lead.end :] == story


@pytest.mark.parametrize(
    "text", ["供电公司发布公告", "互联网讯号良好", "市公交集团电话开通", "（一）突出重点", "昨日，记者"]
)
def test_no_lead(text: str) -> None:
    assert read_lead(narrow(text)) is None


@pytest.mark.parametrize(
    ("text", "story", "authors"),
    [
        ("得到缓解。（陆笙）", "得到缓解。", ["陆笙"]),
        ("（本报记者 何苗 整理）", "", ["何苗"]),
        ("好。（记者 张三）", "好。", ["张三"]),
        ("联系。(罗毅张咪)", "联系。", ["罗毅", "张咪"]),
        ("（据《青屿日报》）", "", []),
        ("(作者单位:市委党校)", "", []),
        ("了。（新华社杭州7月22日电）", "了。", []),
        ("走俏市场。文/平江日报记者 刘杰", "走俏市场。", ["刘杰"]),
    ],
)
def test_tail(text: str, story: str, authors: list[str]) -> None:
    tail = read_tail(narrow(text))
    assert tail is not None
    assert narrow(text)[: tail.start] == narrow(story)
    assert list(tail.credit.authors if tail.credit else []) == authors


@pytest.mark.parametrize("text", ["请联系区人才办(电话:22629652)。", "优良天数为29天（含）", "他说：“好。”"])
def test_no_tail(text: str) -> None:
    assert read_tail(narrow(text)) is None


@pytest.mark.parametrize(
    ("text", "story", "page"),
    [
        ("合龙，（下转A02版）", "合龙,", "A02版"),
        ("（下转２版）", "", "2版"),
        ("安全度汛。　▶▶下转第04版", "安全度汛。 ", "第04版"),
        ("【下转第二版】", "", "第二版"),
    ],
)
def test_to(text: str, story: str, page: str) -> None:
    found = read_to(narrow(text))
    assert found is not None
    assert (narrow(text)[: found[0]], found[1]) == (story, page)


@pytest.mark.parametrize(
    ("text", "story", "page"),
    [("（上接１版）春节", "春节", "1版"), ("上接第一版", "", "第一版"), ("（紧接第1版）", "", "第1版")],
)
def test_from(text: str, story: str, page: str) -> None:
    found = read_from(narrow(text))
    assert found is not None
    assert (narrow(text)[found[0] :], found[1]) == (story, page)


def test_turning_words_in_a_sentence_are_no_markers() -> None:
    assert read_to("列车由此转向2号线。") is None
    assert read_from("承接上级任务2项。") is None
