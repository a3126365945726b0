"""What holds for any text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from question_cases import BEFORE, article, read_cases

from tasks.findings.questions import find_questions

LABELS = (
    "网友提问：", "网友“江”：", "市民李女士：", "市民：", "问：", "答：", "Q1：",
    "A1：", "市教育局答复：", "市城管局：", "【网友】", "【回复】", "【市水务局回复】", "来信人：",
    "来信内容：", "回复单位：", "回复内容：", "回复时间：5月6日", "状态：", "标题：", "内容：",
    "声明：", "记者：", "编辑同志：", "网友：您好", "读者 方先生", "受理回复", "网友留言",
    "市水务局回复", "@江：", "1.", "一、", "联系电话：",
)  # fmt: skip
TEXTS = (
    "路灯何时修？",
    "请修。",
    "您好！来信收悉，现回复如下：",
    "已修好。",
    "市教育局",
    "2021年5月6日",
    "“好”",
    "　",
    " ",
    "",
)
bodies = st.lists(st.sampled_from((*LABELS, *TEXTS, "\n", "\n", "\n")), max_size=40).map("".join)


@given(bodies)
@example("1.\n市教育局答复：网友提问：")
def test_rows_are_stretches_of_the_body(body: str):
    found = find_questions(article(body))
    for pair in found.pairs:
        question = body[pair.question_start - BEFORE : pair.question_end - BEFORE]
        answer = body[pair.answer_start - BEFORE : pair.answer_end - BEFORE]
        assert question.startswith(pair.question.split("\n")[0])
        assert question.endswith(pair.question.split("\n")[-1])
        assert answer.startswith(pair.answer.split("\n")[0])
        assert answer.endswith(pair.answer.split("\n")[-1])
        assert pair.question.strip() == pair.question != ""
        assert pair.answer.strip() == pair.answer != ""
        assert pair.question_end <= pair.answer_start or pair.answer_end <= pair.question_start


@given(bodies)
def test_ids_are_unique_and_rows_differ(body: str):
    found = find_questions(article(body))
    ids = [pair.qa_id for pair in found.pairs] + [refusal.refusal_id for refusal in found.refusals]
    rows = [(pair.question, pair.responder, pair.answer) for pair in found.pairs]
    assert len(set(ids)) == len(ids)
    assert len(set(rows)) == len(rows)


@given(st.text(alphabet="网友市民局答问复：:？?。\n 【】“”1一、（）Q", max_size=80))
def test_any_text_is_read(body: str):
    find_questions(article(body))


def test_indents_and_widths_change_nothing():
    for case in read_cases():
        printed = case.printed
        indented = "\n".join(f"　　{line}" for line in printed.split("\n"))
        narrow = printed.replace("：", ":").replace("？", "?").replace("，", ",")
        wanted = [(p.question, p.responder, p.answer) for p in find_questions(case.article).pairs]
        for other in (indented, narrow):
            found = find_questions(article(other, **{"byline": "本报记者 石小舟 整理"} | case.heads))
            same = [tuple(_bare(t) for t in (p.question, p.responder or "", p.answer)) for p in found.pairs]
            assert same == [tuple(_bare(t or "") for t in row) for row in wanted], case.name


def _bare(text: str) -> str:
    return text.replace("：", ":").replace("？", "?").replace("，", ",").replace("\n　　", "\n")
