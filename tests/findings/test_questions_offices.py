"""Offices in labels, sentences and signatures; labels by themselves."""

from __future__ import annotations

import pytest

from tasks.findings.offices import is_signature, office_name, offices_in, signature_office
from tasks.findings.question_labels import read_label


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("市教育局", "市教育局"),
        ("市教育局相关负责人", "市教育局"),
        ("市公安局交警支队副支队长王立", "市公安局交警支队"),
        ("市住建局、市财政局", "市住建局、市财政局"),
        ("东 兴 镇", "东兴镇"),
        ("经开区管委会", "经开区管委会"),
        ("晚报", None),
        ("我局", None),
        ("该局相关负责人", None),
        ("下午城西区住建局", None),
        ("关于不动产登记中心", None),
        ("王师傅", None),
    ],
)
def test_office_name(text: str, office: str | None):
    assert office_name(text) == office


def test_a_form_may_name_any_office():
    assert office_name("自来水", trusted=True) == "自来水"


@pytest.mark.parametrize(
    ("sentence", "offices"),
    [
        ("记者把问题带到市医疗保障局，请工作人员一一解答。", ("市医疗保障局",)),
        ("不少市民咨询补贴，市人社局就大家关心的问题作出解答。", ("市人社局",)),
        ("采访了市就业服务中心相关负责人", ("市就业服务中心",)),
        ("我局就此作答，有关部门表示支持。", ()),
    ],
)
def test_offices_in_a_sentence(sentence: str, offices: tuple[str, ...]):
    assert offices_in(sentence) == offices


@pytest.mark.parametrize(
    ("answer", "office"),
    [
        ("感谢您的监督！城东区城市管理和综合执法局2021年5月6日", "城东区城市管理和综合执法局"),
        ("已恢复供水。\n市水务集团\n二〇二一年五月六日", "市水务集团"),
        ("如有疑问请来电。（市客运公司）", "市客运公司"),
        ("市公安局（公章） 2021年5月6日", "市公安局"),
        ("已转市公安局。2021年5月6日", None),
        ("本月底完工。", None),
    ],
)
def test_signature(answer: str, office: str | None):
    assert signature_office(answer) == office


def test_signature_lines():
    assert [is_signature(line) for line in ("市水务集团", "2021年5月6日", "市水务集团 5月6日", "路灯不亮")] == [
        True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "kind", "who"),
    [
        ("网友提问", "question", "网友"),
        ("（一）来自城东区的网友“江”咨询", "question", "江"),
        ("家住河西的李女士来电，问", "question", "李女士"),
        ("市民（匿名）反映", "question", "市民"),
        ("网友通过“办事通”平台留言", "question", "网友"),
        ("市交通局 2021-05-06 10:20 回复", "reply", "市交通局"),
        ("12345热线答复", "reply", "12345热线"),
        ("市民服务中心答复", "reply", "市民服务中心"),
        ("市教育局再次回应", "reply", "市教育局"),
        ("答复（市水务局）", "reply", "市水务局"),
        ("来信时间", "meta", None),
        ("承办单位", "office", None),
        ("尊敬的网友", "salutation", None),
        ("晚报记者", "interview", None),
        ("律师解答", "unknown", "律师解答"),
        ("网友回复", "unknown", "网友回复"),
        ("现将有关情况回复如下", "unknown", "现将有关情况回复如下"),
    ],
)
def test_label(label: str, kind: str, who: str | None):
    found = read_label(label)
    assert found is not None
    assert (found.kind, found.who) == (kind, who)
