import random

import pytest
from linking_rows import Story, edition, load, rows, warehouse

from tasks.findings.project_corrections import NONE, read_corrections
from tasks.findings.projects import link_projects
from warehouse.checks import run_checks
from warehouse.mentions import Mention

NAMES = """
    人民公园 人民公园改造 人民公园亮化 智轨 临川智轨示范线 地铁3号线 3号线 城东水厂
    城东水厂二期 路灯 青云路 青云路路灯 该项目 临青城际铁路 大剧院 临川大剧院 科创中心
    城南科创中心 城北科创中心 城东水厂一期 梅岭大院 梅岭大院1号楼 梅岭大院2号楼 市一中搬迁
    市一中新校区 临青大桥 临青大桥加固 临川县大剧院 青岩县城东水厂
""".split()  # noqa: SIM905 (reads better)
CORRECTIONS = read_corrections(
    '[[same]]\nnames = ["智轨", "青云路"]\n[[different]]\nnames = ["大剧院", "3号线"]', "here"
)


@pytest.fixture
def con(tmp_path):
    with warehouse(tmp_path / "warehouse.duckdb") as con:
        yield con


def some_edition(rng, paper, day):
    stories = []
    for number in range(2):
        names = rng.sample(NAMES, k=rng.randint(0, 3))
        told = [(name, "start", "planned", None, None) for name in names]
        stories.append(Story(f"{day}{paper}的第{number}篇", "、".join(names), told))
    return edition(paper, day, *stories)


def all_anew(con, corrections):
    """What linking all stored mentions from nothing gives."""
    found = rows(
        con,
        "SELECT milestone_id, project, publication_id, edition_date, article_id, milestones.seq, event, headline,"
        " evidence FROM milestones JOIN articles USING (article_id, publication_id, edition_date)",
    )
    cities = {"lcrb": "临川", "qywb": "青岩"}
    mentions = [
        Mention(milestone_id=row[0], name=row[1], publication_id=row[2], city=cities[row[2]], edition_date=row[3],
                article_id=row[4], seq=row[5], event=row[6], headline=row[7], evidence=row[8])
        for row in found
    ]  # fmt: skip
    links = link_projects(mentions, corrections)
    return sorted((link.milestone_id, link.project_id, link.alias, link.rule, link.evidence) for link in links)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow), pytest.param(2, marks=pytest.mark.slow)])
def test_linked_load_by_load_is_linked_all_anew(con, seed):
    rng = random.Random(seed)
    days = [(paper, f"2022-0{month}-01") for month in range(1, 4) for paper in ("lcrb", "qywb")]
    for paper, day in rng.sample(days, k=5) + rng.choices(days, k=2):  # the last ones replace editions
        corrections = rng.choice([NONE, NONE, CORRECTIONS])
        load(con, some_edition(rng, paper, day), corrections=corrections)
        stored = rows(con, "SELECT milestone_id, project_id, alias, rule, evidence FROM project_links ORDER BY ALL")
        assert stored == all_anew(con, corrections)
        assert not [breach for breach in run_checks(con) if "project" in breach.check.name]


def test_a_reprint_in_another_city_speaks_of_the_originals_city(con):
    body = (
        "人民公园提质改造工程昨日开工，工期六个月。公园建于1958年，许多设施已经老旧，雨天湖水倒灌，老人孩子都不敢走近湖边。\n"
        "改造后的公园将拆掉围墙，增加两处球场，环湖步道全部铺上透水砖。施工期间公园北门照常开放，晨练的市民可以走北门进出。"
    )
    park = [("人民公园改造", "start", "actual", None, "2022-03-01")]
    own = Story(
        "本市的人民公园也要改造，方案正在征求意见。",
        "人民公园征求意见",
        [("人民公园改造", "start", "planned", None, None)],
    )
    load(con, edition("qywb", "2022-03-03", Story(body, "邻城开建", park), own))
    assert rows(con, "SELECT project_id FROM projects") == [("青岩-人民公园改造",)]
    load(con, edition("lcrb", "2022-03-02", Story(body, "人民公园改造开工", park)))
    found = dict(rows(con, "SELECT milestone_id, project_id FROM milestones"))
    assert found == {
        "lcrb-2022-03-02-p01-a01-m01": "临川-人民公园改造",
        "qywb-2022-03-03-p01-a01-m01": "临川-人民公园改造",
        "qywb-2022-03-03-p01-a02-m01": "青岩-人民公园改造",
    }


def test_an_edition_that_no_longer_names_a_project_leaves_no_trace_of_it(con):
    load(con, edition("lcrb", "2022-03-02", Story("甲", "智轨开工", [("智轨项目", "start", "planned", None, None)])))
    load(con, edition("lcrb", "2022-03-05", Story("乙", "智轨", [("临川智轨", "start", "planned", None, None)])))
    assert rows(con, "SELECT project_id, aliases FROM projects") == [("临川-智轨", ["临川智轨", "智轨项目"])]
    load(con, edition("lcrb", "2022-03-05", Story("乙", "别的事")))
    assert rows(con, "SELECT project_id, name, aliases FROM projects") == [("临川-智轨", "智轨", ["智轨项目"])]
    load(con, edition("lcrb", "2022-03-02", Story("甲", "别的事")))
    assert rows(con, "SELECT count(*) FROM projects") == rows(con, "SELECT count(*) FROM project_keys") == [(0,)]
