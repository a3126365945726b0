import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.similarity import verify

STORY = (
    "6月3日上午，云门大桥最后一节钢箱梁吊装到位，标志着这座连接青岩、白鹤两镇的大桥合龙。\n"
    "大桥全长860米，双向四车道，2019年10月开工，总投资4.2亿元。施工期间遇到三次洪水，项目部两度调整方案。\n"
    "“最难的是水下基础。”项目经理罗大川说，河床下面全是卵石，钻头一天只能走半米。为赶在汛期前完成，工人们三班倒。\n"
    "根据计划，桥面铺装8月开始，年底前通车。届时，两镇之间的车程将由40分钟缩短到6分钟，渡口随之停航。\n"
    "家住白鹤镇的渔民说，他的船也该歇歇了，以后改开农家乐。镇里已经规划了一条沿江步道，明年动工。"
)
AIR = (
    "记者从市生态环境局获悉，{}月份，市城区空气优良天数{}天，优良率{}％，同比上升{}个百分点。"
    "细颗粒物平均浓度为{}微克/立方米，可吸入颗粒物平均浓度为{}微克/立方米。"
    "空气质量综合指数综合考虑了六项污染物的污染程度，数值越大表明综合污染程度越重。"
    "发现露天焚烧垃圾、工地扬尘等行为，可拨打12369热线举报，经查证属实的给予奖励。"
)
NOISE = "一人入八己已末未土士日目曰田由甲申"


def noisy(text: str, rate: float, seed: int) -> str:
    rng = random.Random(seed)
    return "".join(rng.choice(NOISE) if char != "\n" and rng.random() < rate else char for char in text)


PARAGRAPHS = STORY.split("\n")
REPRINTS = {
    "as it was": STORY,
    "another lead": "江山晚报讯（记者 丁一）" + STORY,
    "cut at the end": "\n".join(PARAGRAPHS[:3]),
    "cut in the middle": "\n".join([PARAGRAPHS[0], PARAGRAPHS[3]]),
    "one paragraph": PARAGRAPHS[2],
    "paragraphs in another order": "\n".join(PARAGRAPHS[::-1]),
    "edited": STORY.replace("6月3日上午", "昨日").replace("标志着这座", "这座").replace("罗大川", "罗经理")
    + "（据《青岩日报》）",
    "1 % noise": noisy(STORY, 0.01, 1),
    "3 % noise": noisy(STORY, 0.03, 2),
    "cut and noisy": noisy("\n".join(PARAGRAPHS[1:4]), 0.02, 3),
    "full width": STORY.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789,.:"}),
}


@pytest.mark.parametrize("how", REPRINTS)
def test_a_reprint_is_one(how):
    assert verify(STORY, REPRINTS[how]).relation == "duplicate"


@pytest.mark.parametrize("seed", range(20))
def test_noise_in_numbers_makes_no_other_facts(seed):
    assert verify(STORY, noisy(STORY, 0.03, seed)).relation == "duplicate"


@pytest.mark.parametrize("seed", range(20))
def test_noise_makes_no_form_of_a_text_full_of_numbers(seed):
    text = AIR.format(5, 29, 93.5, 3.2, 31, 52)
    assert verify(text, noisy(text, 0.02, seed)).relation == "duplicate"


LOOK_ALIKES = {
    "air of two months": (AIR.format(5, 29, 93.5, 3.2, 31, 52), AIR.format(10, 27, 87.1, 1.1, 38, 61)),
    "air of one month in two cities, most numbers alike": (
        AIR.replace("市生态", "青岩生态").format(5, 29, 93.5, 3.2, 31, 52),
        AIR.replace("市生态", "白鹤生态").format(5, 29, 81.2, 3.2, 38, 61),
    ),
    "two phases": (
        "6月28日，青岩区老旧小区改造二期工程开工，涉及24个小区、3100户居民，总投资1.2亿元。改造内容由居民点菜、社区配菜、施工单位做菜。"
        "改造期间，每个小区设一名居民监督员，发现问题可以当场叫停。工程计划11月底前完工。",
        "11月22日，青岩区老旧小区改造三期工程开工，涉及31个小区、4200户居民，总投资1.7亿元。改造内容由居民点菜、社区配菜、施工单位做菜。"
        "改造期间，每个小区设一名居民监督员，发现问题可以当场叫停。工程计划明年5月底前完工。",
    ),
    "two auctions": (
        "青岩法院将公开拍卖位于北门街17号的房产，起拍价86万元，保证金9万元。被执行人罗大川。标的物以实际现状为准，法院不承担瑕疵担保责任，未看样的竞买人视为对标的物现状的确认。",
        "青岩法院将公开拍卖位于南湖路203号的商铺，起拍价140万元，保证金15万元。被执行人丁小满。标的物以实际现状为准，法院不承担瑕疵担保责任，未看样的竞买人视为对标的物现状的确认。",
    ),
    "other people, no numbers": (
        "经研究决定，任命罗大川同志为青岩镇镇长，免去其白鹤镇副镇长职务；任命丁小满同志为白鹤镇副镇长，"
        "免去其水利站站长职务。以上任命自公布之日起生效，请各单位认真执行并做好交接工作。",
        "经研究决定，任命田守望同志为云门镇镇长，免去其江口镇副镇长职务；任命石明月同志为江口镇副镇长，"
        "免去其农机站站长职务。以上任命自公布之日起生效，请各单位认真执行并做好交接工作。",
    ),
    "picture news": (
        "3月14日，青岩村茶农在采摘春茶。今年全村茶园比往年提前一周开采。",
        "4月2日，白鹤村果农在采摘枇杷。今年全村果园比往年提前十天开园。",
    ),
    "formulas": ("本报记者 甲乙 摄", "本报记者 甲乙 摄"),
}  # fmt: skip


@pytest.mark.parametrize("what", LOOK_ALIKES)
def test_a_look_alike_is_none(what):
    assert verify(*LOOK_ALIKES[what]).relation != "duplicate"


def test_the_same_form_is_told_from_a_reprint():
    verdict = verify(*LOOK_ALIKES["air of two months"])
    assert verdict.relation == "same_form"
    assert verdict.other_numbers >= 5


def test_a_round_up_that_tells_a_story_in_passing_is_no_reprint():
    round_up = "".join(
        f"{place}镇今年修了{n}公里路，装了{n * 7}盏灯，还建了{n}个小游园，群众都说好。"
        for n, place in enumerate("甲乙丙丁戊己庚辛壬癸子丑", 11)
    )
    assert verify(PARAGRAPHS[1], round_up + PARAGRAPHS[1] + round_up).relation == "different"


def test_a_short_text_word_for_word_in_a_longer_one_is_its_digest():
    assert verify(PARAGRAPHS[1], STORY).relation == "duplicate"


TEXT = st.text(alphabet="云门大桥通车月日，。12", max_size=80)


@given(TEXT, TEXT)
def test_the_order_of_two_texts_does_not_matter(one, two):
    assert verify(one, two) == verify(two, one)


@given(TEXT)
def test_a_text_is_itself_if_it_says_anything(text):
    story = text + "云门大桥通车了，大家都去看，看了三天三夜还在看"
    assert verify(story, story) == verify(story, f" {story}\n")
    assert verify(story, story).relation == "duplicate"
