"""A body's parts, and the learned roles that tell questions from replies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.question_atoms import cut_atoms
from tasks.findings.question_columns import better_told, column_records, office_in
from tasks.findings.question_roles import ROLES, Column, weights

COLUMN = """日前，网友“河边柳”在网上留言说：“我是滨河小区居民，小区门口的路灯坏了半个月，请问什么时候能修好？”
对此，市城管局回复称：“您好！您的留言已收悉。经核实，我局已更换灯头12盏，感谢您的监督。”
近日，网友“老街坊”在网上留言说：“学府路早高峰堵得厉害，希望能增设左转车道。”
对此，市公安局交警支队回复称：“您好！经现场调查，我队将于下周调整信号灯配时。”"""


def best(column: Column) -> str:
    return column.best(column.speaks(weights()), weights().turns)


def narrowed(text: str) -> str:
    return text.translate(str.maketrans("，：？！", ",:?!"))


def test_labels_sentences_and_signatures_are_parts_of_their_own() -> None:
    text = "1.市民李女士来电反映:水管夜里响。请问怎么办?——网友“江风”"
    parts = [text[it.start : it.end] for it in cut_atoms(text)]
    assert parts == ["1.", "市民李女士来电反映:", "水管夜里响。", "请问怎么办?", "——网友“江风”"]


def test_questions_told_in_prose_have_each_its_own_reply() -> None:
    text = narrowed(COLUMN)
    column = Column(text, "网事回应")
    records = column_records(column, best(column))
    assert [record.replies[0].office for record in records] == ["市城管局", "市公安局交警支队"]
    assert [record.questions[0].asker for record in records] == ["河边柳", "老街坊"]
    assert [text[record.replies[0].lines[0][0] :][:4] for record in records] == ["“您好!", "“您好!"]


def test_plain_news_has_no_questions() -> None:
    text = "市住建局介绍,东湖大桥昨日合龙。大桥全长3公里,明年5月通车。记者从现场看到,工人正在铺装桥面。"
    column = Column(text, "东湖大桥合龙")
    assert set(best(column)) <= {"O"}


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("市人力资源和社会保障局副局长赵明答复", "市人力资源和社会保障局"),
        ("记者随后联系了梧桐苑物业公司", "梧桐苑物业公司"),
        ("对此,市城管局工作人员答复", "市城管局"),
        ("答(市公积金中心)", "市公积金中心"),
        ("物业经理覃先生解释", None),
    ],
)
def test_who_replies_by_the_words_that_lead_to_it(words: str, office: str | None) -> None:
    assert office_in(words) == office


@given(st.text(alphabet="问答:。\n网友市局回复“”(),1、我您好?【】—", max_size=80))
def test_parts_stand_in_order_and_each_has_a_role(text: str) -> None:
    column = Column(text, "")
    assert all(a.end <= b.start for a, b in zip(column.atoms, column.atoms[1:], strict=False))
    assert all(it.start < it.end for it in column.atoms)
    roles = best(column) if column.atoms else ""
    assert len(roles) == len(column.atoms)
    assert set(roles) <= set(ROLES)
    for record in column_records(column, roles):
        assert record.questions
        assert record.replies


def test_a_body_of_very_many_parts_and_an_empty_one_are_left_to_the_rules() -> None:
    assert better_told("您好。" * 500, "", [("您好。", "您好。")]) is None
    assert better_told("", "", []) is None
