import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from linking_rows import Story, edition, load, rows, warehouse

from warehouse.reprint_groups import Pair, Place, originals

STORY = (
    "6月3日上午，云门大桥最后一节钢箱梁吊装到位，标志着这座连接青岩、白鹤两镇的大桥合龙。\n"
    "大桥全长860米，双向四车道，2019年10月开工，总投资4.2亿元。施工期间遇到三次洪水，项目部两度调整方案。\n"
    "“最难的是水下基础。”项目经理罗大川说，河床下面全是卵石，钻头一天只能走半米。为赶在汛期前完成，工人们三班倒。\n"
    "根据计划，桥面铺装8月开始，年底前通车。届时，两镇之间的车程将由40分钟缩短到6分钟，渡口随之停航。"
)
CUT = "\n".join(STORY.split("\n")[:3])
OTHER = (
    "市图书馆把书架搬进了菜市场，买菜的老人顺手就能借书。管理员石明月说，最抢手的是菜谱和武侠小说。\n"
    "三个月来，这里借出了两千多册书，只丢了一本。丢书的人后来托孩子还了回来，还附了一封道歉信，如今那封信就贴在书架旁边。"
)
AIR = (
    "记者从市生态环境局获悉，{}月份，市城区空气优良天数{}天，优良率{}％，同比上升{}个百分点。"
    "空气质量综合指数综合考虑了六项污染物的污染程度，数值越大表明综合污染程度越重。"
    "发现露天焚烧垃圾、工地扬尘等行为，可拨打12369热线举报，经查证属实的给予奖励。"
)
EDITIONS = [
    edition("lcrb", "2022-06-04", Story(STORY, "云门大桥合龙"), Story(OTHER), Story(AIR.format(5, 29, 93.5, 3.2))),
    edition("qywb", "2022-06-04", Story(OTHER[:60], "菜市场里的书架"), Story(CUT, "大桥合龙了")),
    edition("qywb", "2022-06-06", Story("本报综合消息 " + STORY, "六分钟到白鹤"), Story(AIR.format(6, 27, 87.1, 1.1))),
    edition("lcrb", "2022-07-01", Story(CUT.replace("罗大川", "罗经理")), Story(AIR.format(7, 30, 96.8, 5.4))),
]  # fmt: skip
BRIDGE = "lcrb-2022-06-04-p01-a01"


@pytest.fixture
def con(tmp_path):
    with warehouse(tmp_path / "warehouse.duckdb") as con:
        yield con


def linked(con):
    return dict(rows(con, "SELECT article_id, duplicate_of FROM articles WHERE duplicate_of IS NOT NULL"))


def test_reprints_point_to_the_earliest_across_editions_and_papers(con):
    for each in EDITIONS:
        load(con, each)
    assert linked(con) == {
        "qywb-2022-06-04-p01-a01": "lcrb-2022-06-04-p01-a02",
        "qywb-2022-06-04-p01-a02": BRIDGE,
        "qywb-2022-06-06-p01-a01": BRIDGE,
        "lcrb-2022-07-01-p01-a01": BRIDGE,
    }
    assert rows(con, "SELECT count(*), min(containment) > 0.6 FROM reprints") == [(7, True)]


def contents(path, *loads):
    """All that links editions, after these loads into a new warehouse."""
    with warehouse(path) as con:
        for each in loads:
            load(con, *each)
        tables = ("reprints", "clauses", "articles", "milestones", "projects", "project_links", "project_keys")
        return {table: sorted(map(str, rows(con, f"FROM {table}"))) for table in tables}


def test_any_order_of_loads_gives_the_same_rows(tmp_path):
    at_once = contents(tmp_path / "once.duckdb", EDITIONS)
    for order in ([3, 2, 1, 0], [1, 3, 0, 2]):
        one_by_one = contents(tmp_path / f"{order}.duckdb", *([EDITIONS[number]] for number in order))
        assert one_by_one == at_once


def test_an_older_edition_that_comes_later_is_the_original(con):
    load(con, EDITIONS[3])
    load(con, EDITIONS[2])
    assert linked(con) == {"lcrb-2022-07-01-p01-a01": "qywb-2022-06-06-p01-a01"}
    assert load(con, EDITIONS[0]) == ("lcrb-2022-07-01", "qywb-2022-06-06")
    assert linked(con)["qywb-2022-06-06-p01-a01"] == linked(con)["lcrb-2022-07-01-p01-a01"] == BRIDGE


def test_an_edition_loaded_again_changes_nothing_and_one_without_the_story_frees_its_reprints(con):
    load(con, *EDITIONS)
    before = sorted(map(str, rows(con, "FROM reprints"))), linked(con)
    load(con, EDITIONS[0])
    assert (sorted(map(str, rows(con, "FROM reprints"))), linked(con)) == before
    load(con, edition("lcrb", "2022-06-04", Story(OTHER)))
    assert linked(con) == {
        "qywb-2022-06-04-p01-a01": "lcrb-2022-06-04-p01-a01",
        "qywb-2022-06-06-p01-a01": "qywb-2022-06-04-p01-a02",
        "lcrb-2022-07-01-p01-a01": "qywb-2022-06-04-p01-a02",
    }


def test_within_a_page_a_repeat_points_to_the_first_also_where_only_the_reading_of_the_page_saw_it(con):
    load(
        con, edition("lcrb", "2022-06-04", Story(STORY), Story(CUT), Story("短讯一则"), Story("短讯一则。", repeats=3))
    )
    assert linked(con) == {"lcrb-2022-06-04-p01-a02": BRIDGE, "lcrb-2022-06-04-p01-a04": "lcrb-2022-06-04-p01-a03"}


def test_what_is_printed_every_day_is_one_text_however_often(con):
    notice = "本报“民声”专栏长期征集线索。您身边的烦心事、操心事、揪心事，都可以拍照发给我们，记者将为您跑腿求证。"
    days = [f"2022-{month:02}-{day:02}" for month in (3, 4) for day in range(1, 15)]
    for start in range(0, len(days), 14):
        load(con, *(edition("lcrb", day, Story(notice), Story(OTHER[:20] + day)) for day in days[start : start + 14]))
    found = linked(con)
    assert len(found) == len(days) - 1
    assert set(found.values()) == {"lcrb-2022-03-01-p01-a01"}


def place(day, name):
    return Place(dt.date(2022, 1, day), "lcrb", "p", 1, name)


def test_a_round_up_makes_its_stories_no_reprints_of_each_other():
    places = [place(1, "a"), place(2, "b"), place(3, "round-up"), place(4, "again")]
    pairs = [Pair("round-up", "a", 0.3), Pair("round-up", "b", 0.4), Pair("again", "round-up", 0.95)]
    assert originals(places, pairs) == {"round-up": "a", "again": "a"}


NAMES = [place(number + 1, f"n{number}") for number in range(6)]
PAIRS = st.lists(
    st.builds(
        lambda pair, coverage: Pair(NAMES[pair[1]].article_id, NAMES[pair[0]].article_id, coverage),
        st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda pair: pair[0] < pair[1]),
        st.sampled_from([0.3, 0.9]),
    ),
    max_size=12,
)


@given(PAIRS, st.permutations(NAMES))
def test_an_original_is_earlier_and_reprints_nothing(pairs, places):
    found = originals(places, pairs)
    assert found == originals(NAMES, pairs[::-1])
    assert all(original < article and original not in found for article, original in found.items())
