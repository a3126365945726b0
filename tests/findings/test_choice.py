"""Which project an event is of: small cases of each kind of choice, and what must hold for any text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_milestones_sentences import article

from tasks.findings.candidate_looks import proper
from tasks.findings.candidates import candidates, own_words
from tasks.findings.choice import WEIGHTS, choose
from tasks.findings.choice_setting import Setting, how_named
from tasks.findings.milestones import find_milestones
from tasks.findings.prepared import Context, PreparedSentence, Story
from tasks.findings.verdict_records import Verdict
from tasks.text.width import narrow

DAY = dt.date(2022, 9, 15)
SAID = Verdict("planned", None, "promised")


def prepared(text: str, before: str = "", head: str = "临川大剧院加快建设") -> PreparedSentence:
    context = Context(DAY, story=Story((head,), f"{head}\n{before}{text}"))
    context.earlier += [it for it in (before, text) if it]
    return PreparedSentence(text, context, in_head=False, leads=False)


def of(body: str, headline: str = "各地加快建设") -> list[tuple[str, str]]:
    told = replace(article(body, headline), edition_date=DAY)
    return [(it.project, it.event) for it in find_milestones(told, ())]


@pytest.mark.parametrize(
    ("text", "own", "how"),
    [
        ("柳河湿地公园已于昨日开放。", "柳河湿地公园", "name"),
        ("该项目计划10月开工。", "该项目", "pointer"),
        ("预计明年6月竣工。", "", "empty"),
        ("昨日开通了青溪大桥。", "", "object"),
    ],
)
def test_the_words_of_an_event_name_point_or_say_nothing(text: str, own: str, how: str) -> None:
    sentence = prepared(text)
    group = sentence.groups[0]
    start, end = own_words(sentence, group)
    assert how_named(sentence, group) == how
    if how != "object":
        assert sentence.bare[start:end] == own


@pytest.mark.parametrize(
    ("text", "before", "among"),
    [
        ("预计明年6月竣工。", "青溪大桥全长320米。", {"青溪大桥", "临川大剧院"}),
        ("其余12个小区年底前完工。", "", {"其余12个小区"}),
        ("松城至柳河高速公路明年通车。", "", {"松城至柳河高速公路"}),
        ("梅山隧道、柳河大桥明年同时通车。", "", {"梅山隧道", "柳河大桥"}),
    ],
)
def test_what_may_be_meant(text: str, before: str, among: set[str]) -> None:
    sentence = prepared(text, before)
    assert among <= candidates(sentence, sentence.groups[0], []).keys()


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("柳河医院分两期建设，二期明年6月竣工。", {"柳河医院二期", "二期"}),
        ("柳河学校正在扩建，教学楼明年6月竣工。", {"教学楼", "柳河学校教学楼"}),
    ],
)
def test_a_part_may_be_meant_by_itself_and_with_its_whole(text: str, among: set[str]) -> None:
    sentence = prepared(text)
    assert among <= candidates(sentence, sentence.groups[-1], []).keys()


@pytest.mark.parametrize(
    ("words", "meant"), [("前者已于8月开工。", "梅山隧道"), ("前者已开工，后者计划10月开工。", "柳河大桥")]
)
def test_the_former_and_the_latter_point_by_order(words: str, meant: str) -> None:
    sentence = prepared(words, "梅山隧道和柳河大桥是今年的重点。")
    group = sentence.groups[-1]
    found = candidates(sentence, group, [])
    assert Setting(sentence, group, found, SAID, None).pointed == meant


def test_several_names_are_the_rules_affair() -> None:
    sentence = prepared("梅山隧道、柳河大桥明年同时通车。")
    names = [it.name for it in candidates(sentence, sentence.groups[0], []).values() if len(it.text) == len("梅山隧道")]
    assert len(names) > 1
    assert choose(sentence, sentence.groups[0], names, SAID, None) == names


def test_each_of_a_list_has_the_event() -> None:
    assert of("剩余的梅山路、柳河路两条分别于10月和明年4月通车。") == [("梅山路", "opening"), ("柳河路", "opening")]


@pytest.mark.parametrize(
    "body",
    [
        "市水务局总工程师许明说，计划明年完工。",
        "客服热线今年受理来电两千多件，办结后逐一回访。",
        "活动在滨河公园启动，市民踊跃参加。",
    ],
)
def test_what_is_no_project_has_no_event(body: str) -> None:
    assert of(body) == []


def test_what_was_chosen_is_remembered_for_what_follows() -> None:
    sentence = prepared("青溪大桥计划10月通车。")
    group = sentence.groups[0]
    rule = [it.name for it in candidates(sentence, group, []).values() if it.text == "青溪大桥"]
    assert choose(sentence, group, rule, SAID, None) == rule
    told = sentence.context.story.told[-1]
    assert (told.name, told.events, told.status) == ("青溪大桥", ("opening",), "planned")


_NAMES = ["青溪大桥", "梅山路", "该项目", "二期", "2号楼", "前者", "后者"]
_WORDS = [*_NAMES, "计划", "10月", "开工", "通车", "完成", *"，；“”、的\u3000"]
_PIECES = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14)


@given(_PIECES)
@settings(max_examples=60, deadline=None)
def test_a_choice_is_among_the_candidates_or_none(pieces: list[str]) -> None:
    sentence = prepared("".join(pieces) + "。", "柳河医院正在建设。")
    for group in sentence.groups:
        found = candidates(sentence, group, [])
        chosen = choose(sentence, group, [], SAID, None)
        assert {narrow(it.text) for it in chosen} <= found.keys()


@given(_PIECES)
@settings(max_examples=40, deadline=None)
def test_weights_of_any_candidate_are_finite_numbers(pieces: list[str]) -> None:
    sentence = prepared("".join(pieces) + "。")
    for group in sentence.groups:
        found = candidates(sentence, group, [])
        setting = Setting(sentence, group, found, SAID, None)
        for weight in (WEIGHTS.of_none(setting), *(WEIGHTS.of(it, setting) for it in found.values())):
            assert abs(weight) < 1000


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "东溪水库位于柳河镇。大坝计划明年10月下闸蓄水，水库预计年底完工。",
            [("东溪水库", "other"), ("东溪水库", "completion")],
        ),
        (
            "云溪大桥昨日开工。项目拆除原人行道、铺设沥青路面等，预计明年5月完工。",
            [("云溪大桥", "start"), ("云溪大桥", "completion")],
        ),
    ],
)
def test_a_part_or_a_step_is_of_the_whole(body: str, said: list[tuple[str, str]]) -> None:
    assert of(body, "重点工程加快建设") == said


@pytest.mark.parametrize(("name", "count"), [("屋面网架工程", 0), ("主线高架", 0), ("云溪大桥", 2)])
def test_proper_characters_are_those_of_no_common_word(name: str, count: int) -> None:
    assert proper(name) == count


def test_an_office_acts_and_is_nothing_that_is_built() -> None:
    assert of("市水务局计划明年6月完工。") == []
