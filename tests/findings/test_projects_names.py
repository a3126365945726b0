import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.findings.project_keys import shorter_names, take_apart

CITY = "临川"
NAMES = [
    # as written, what it is, what is done to it, which phase
    ("梅岭大院项目", "梅岭大院", "", ""),
    ("梅岭大院3#楼", "梅岭大院3号楼", "", ""),
    ("梅岭大院2号楼主楼", "梅岭大院2号楼", "", ""),
    ("临川智轨项目", "智轨", "", ""),
    ("“临川智慧停车”平台", "智慧停车平台", "", ""),
    ("梅岭大院7栋、8栋", "梅岭大院7号8号楼", "", ""),
    ("梅岭大院最后一栋楼", "梅岭大院", "", ""),
    ("▲梅岭大院改造工程", "梅岭大院", "改造", ""),
    ("110千伏梅岭变电站", "梅岭变电站", "", ""),
    ("梅岭110千伏输变电工程", "梅岭输变电", "", ""),
    ("梅岭学校按24个班规模建设", "梅岭学校", "", ""),
    ("梅岭路上下两条匝道", "梅岭路匝道", "", ""),
    ("临川至青岩旅游公路二、三标段", "临川至青岩旅游公路23标段", "", ""),
    ("1号线起自高铁临川北站", "1号线", "", ""),
    ("梅岭小学（暂名）", "梅岭小学", "", ""),
    ("临川段一标段", "1标段", "", ""),
    ("市一中整体搬迁", "第一中学", "搬迁", ""),
    ("梅岭灌区续建配套与现代化改造二期", "梅岭灌区", "改造", "2"),
    ("西大街雨污分流", "西大街", "雨污分流", ""),
    ("松河大桥主桥", "松河大桥", "", ""),
    ("松河大桥东引桥", "松河大桥东引桥", "", ""),
    ("望湖水库除险加固工程初步设计", "望湖水库", "加固", ""),
    ("西湖公园提质改造", "西湖公园", "改造", ""),
    ("城东水厂二期扩建工程", "城东水厂", "扩建", "2"),
    ("城东水厂扩建二期", "城东水厂", "扩建", "2"),
    ("城东水厂第二期", "城东水厂", "", "2"),
    ("首期老旧小区改造", "老旧小区", "改造", "1"),
    ("环城北路西段征拆工作", "环城北路西段", "", ""),
    ("市妇幼保健院新院区", "妇幼保健院新院区", "", ""),
    ("临川市图书馆", "图书馆", "", ""),
    ("市民服务中心", "市民服务中心", "", ""),
    ("临川大道", "临川大道", "", ""),
    ("地铁三号线", "地铁3号线", "", ""),
    ("轨道交通3号线", "地铁3号线", "", ""),
    ("投资12亿元的锂电材料产业园", "锂电材料产业园", "", ""),
    ("新建的农产品批发市场", "农产品批发市场", "", ""),
    ("青云路的路灯", "青云路路灯", "", ""),
    ("该项目", "", "", ""),
    ("主体工程", "", "", ""),
    ("二期", "", "", "2"),
    ("征拆工作", "", "", ""),
]


@pytest.mark.parametrize(("name", "core", "work", "phase"), NAMES)
def test_a_name_is_taken_apart(name, core, work, phase):
    found = take_apart(name, CITY)
    assert (found.core, found.work, found.phase) == (core, work, phase)


@pytest.mark.parametrize(
    "name",
    [
        "路灯",
        "新院区",
        "首台机组",
        "水库首台机组",
        "配套幼儿园",
        "一标段",
        "农贸市场",
        "标准厂房",
        "大桥",
        "该项目",
        "二期",
        "老旧小区改造",
    ],
)
def test_a_common_name_says_nothing_alone(name):
    assert take_apart(name, CITY).is_common


@pytest.mark.parametrize(
    "name", ["会展中心", "青云路路灯", "老旧小区改造二期", "农产品批发市场", "人民公园", "小桥片区", "南市场"]
)
def test_other_names_do(name):
    assert not take_apart(name, CITY).is_common


def test_shorter_names_are_whole_numbers_and_no_common_names():
    assert "3号线" in shorter_names(take_apart("地铁3号线", None))
    assert "2号线" not in shorter_names(take_apart("地铁12号线", None))
    assert "路灯" not in shorter_names(take_apart("青云路路灯", None))
    assert "北岸口袋公园" in shorter_names(take_apart("北岸4个口袋公园", None))


@given(st.text(alphabet="临川市青云路大桥公园二期改造工程的项目的3#楼号线“”主体", max_size=16))
def test_any_name_is_taken_apart_into_what_it_says(name):
    found = take_apart(name, CITY)
    assert len(found.core) <= len(name) + 2
    assert found == take_apart(f" {name}\n", CITY)
