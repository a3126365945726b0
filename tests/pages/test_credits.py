"""Bylines, brackets and signatures into names."""

from __future__ import annotations

import pytest

from tasks.pages.credits import bare_signature, is_office, is_person, read_credit


@pytest.mark.parametrize(
    ("text", "authors", "photographers"),
    [
        ("本报记者 林越", ["林越"], []),
        ("晚报记者 秦小楠 通讯员 江轨宣", ["秦小楠", "江轨宣"], []),
        ("海湾日报全媒体记者李梦楠 通讯员刘志红 李照", ["李梦楠", "刘志红", "李照"], []),
        ("本报首席记者 方小远 实习生 温馨", ["方小远", "温馨"], []),
        ("□ 闻道", ["闻道"], []),
        ("■ 张晓", ["张晓"], []),
        ("本报记者 苏 木", ["苏木"], []),
        ("记者 王小 虎", ["王小虎"], []),
        ("本报记者 陆笙 整理", ["陆笙"], []),
        ("本报记者 高洁 文/图", ["高洁"], []),
        ("平江日报记者 伍 洁 通讯员 唐美 摄影报道", ["伍洁", "唐美"], []),
        ("文/晨报记者 余声 图/晨报记者 席慕", ["余声", "席慕"], []),
        ("本报记者 林越 摄", [], ["林越"]),
        ("株江日报全媒体记者/刘平 摄", [], ["刘平"]),
        ("制图/朱墨", [], ["朱墨"]),
        ("作者:雷收麦 《平江日报》( 2012年10月27日 06版)", ["雷收麦"], []),
        ("本报评论员", ["本报评论员"], []),
        ("读者 王建国", ["王建国"], []),
        ("县网信办 县融媒体中心 整理", ["县网信办", "县融媒体中心"], []),
        ("云湖融媒记者 郭北 实习记者 简宁", ["郭北", "简宁"], []),
        ("记 者 陆 平", ["陆平"], []),
        ("罗毅张咪", ["罗毅", "张咪"], []),
        ("记者 王小虎 梳理", ["王小虎"], []),
        ("王小虎 编辑", ["王小虎"], []),
        ("云湖市水务局 联合发布", ["云湖市水务局"], []),
        ("云湖市水务局 云湖市民政局 联合发布", ["云湖市水务局", "云湖市民政局"], []),
        ("记者 老K", ["老K"], []),
        ("□老K", ["老K"], []),
    ],
)
def test_credit(text: str, authors: list[str], photographers: list[str]) -> None:
    credit = read_credit(text)
    assert credit is not None
    assert (list(credit.authors), list(credit.photographers)) == (authors, photographers)


@pytest.mark.parametrize(
    "text",
    [
        "云溪大桥主桥合龙",
        "属湘水投资集团",
        "读者 方先生",
        "■专家说法",
        "●新闻回放",
        "联系电话:0500-0000005",
        "本报讯 记者",
    ],
)
def test_no_credit(text: str) -> None:
    credit = read_credit(text)
    assert credit is None or not credit.explicit


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("荷叶区", ("荷叶区",)),
        ("人民银行清源市中心支行", ("人民银行清源市中心支行",)),
        ("市文化广电旅游局 市应急管理局", ("市文化广电旅游局", "市应急管理局")),
        ("黄书耘", ("黄书耘",)),
        ("罗毅 张咪", ("罗毅", "张咪")),
        ("云溪大桥主桥合龙", None),
        ("简讯", None),
    ],
)
def test_bare_signature(text: str, names: tuple[str, ...] | None) -> None:
    assert bare_signature(text) == names


@pytest.mark.parametrize(("word", "person"), [("欧阳晓", True), ("王芳", True), ("方先生", False), ("待续", False)])
def test_person(word: str, person: bool) -> None:
    assert is_person(word) is person


@pytest.mark.parametrize(("word", "office"), [("市交通运输局", True), ("局", False), ("云溪大桥", False)])
def test_office(word: str, office: bool) -> None:
    assert is_office(word) is office
