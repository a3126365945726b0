"""The tables that link editions are a function of the set of stored editions: the order of loads leaves no trace."""

import random

import pytest
from linking_rows import Story, edition, load, rows, warehouse

pytestmark = pytest.mark.slow  # long histories

PARAGRAPHS = (
    "清晨六点，白鹤渡口的最后一班船离岸。对面就是新修的云门大桥，桥上的路灯还亮着。",
    "摆渡二十七年的秦老大说，他数过，一天最多来回四十六趟，遇到赶集，船舷离水面只有一拃。",
    "大桥由省路桥公司承建，主跨三百二十米，投资4.2亿元，去年冬天遇到寒潮，停工十九天。",
    "按照安排，渡口的三条船将送到县博物馆的院子里，船票、铜铃和缆桩一同展出，供游人参观。",
)
DAILY = (
    "市气象台预报，今天{}，最高气温{}摄氏度，空气质量指数{}。早晚温差较大，出门请带一件外衣，过江请注意团雾。"
    "生活指数由市气象台提供，更多信息请拨打12121查询。"
)
SKIES = ("晴", "多云", "阴转小雨", "小雪", "大风降温", "雾转晴")
TABLES = ("reprints", "clauses", "articles", "milestones", "projects", "project_links", "project_keys")
NAMES = ("云门大桥", "临川市云门大桥", "大桥", "滨河路改造", "滨河路", "市第一人民医院江南院区", "江南院区")


def noisy(text, rng):
    return "".join(rng.choice("人入八己已未") if rng.random() < 0.02 else each for each in text)


def told(number, rng):
    """What one edition tells: the weather, a version of the story, a promise and a notice that hangs on one page."""
    whole = list(PARAGRAPHS)
    story = [whole, whole[:3], whole[1:], whole[::2]][number % 4]
    text = noisy("\n".join(story), rng) if number % 3 == 0 else "\n".join(story)
    start = [(rng.choice(NAMES), "opening", "planned", None, f"2023-{number % 12 + 1:02}-28")]
    weather = DAILY.format(SKIES[number % 6], number - 4, 40 + 7 * number)
    return [Story(text, f"渡口第{number}天", start), Story(weather), Story(weather[:40], repeats=2)]


def archive():
    rng = random.Random(7)
    return [
        edition(paper, f"2022-05-{day:02}", *told(2 * day + step, rng))
        for day in range(1, 13)
        for step, paper in enumerate(("lcrb", "qywb"))
    ]


ARCHIVE = archive()
CHANGED = edition("lcrb", "2022-05-05", Story("渡口停航，旧船进了博物馆，秦老大改行开起了农家乐，生意还不错。"))


def in_chunks(editions, size):
    return [editions[start : start + size] for start in range(0, len(editions), size)]


def shuffled(seed):
    return random.Random(seed).sample(ARCHIVE, len(ARCHIVE))


def contents(path, loads):
    with warehouse(path) as con:
        for each in loads:
            load(con, *each)
        return {table: sorted(map(str, rows(con, f"FROM {table}"))) for table in TABLES}


@pytest.fixture(scope="module")
def at_once(tmp_path_factory):
    return contents(tmp_path_factory.mktemp("once") / "w.duckdb", [ARCHIVE])


HISTORIES = {
    "forwards": in_chunks(ARCHIVE, 11),
    "backwards": in_chunks(ARCHIVE[::-1], 8),
    "shuffled": in_chunks(shuffled(1), 6),
    "one replaced and replaced back": [ARCHIVE, [CHANGED], [ARCHIVE[8]]],
    "one came changed first": [[CHANGED], *in_chunks(shuffled(3), 16)],
    "reparsed": [ARCHIVE, *in_chunks(ARCHIVE[::-1], 10)],
}


def test_the_archive_has_what_could_depend_on_the_order(at_once):
    assert len(at_once["reprints"]) > 100
    assert len(at_once["projects"]) > 2


@pytest.mark.parametrize("history", HISTORIES)
def test_any_history_of_loads_leaves_the_same_rows(history, at_once, tmp_path):
    found = contents(tmp_path / "w.duckdb", HISTORIES[history])
    for table in TABLES:
        assert found[table] == at_once[table], table
