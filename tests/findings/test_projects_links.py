import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project_cases import mention, projects

from tasks.findings.project_corrections import read_corrections
from tasks.findings.projects import link_projects, link_readings, lookup_keys, read_mentions


def together(*mentions, corrections=None):
    links = link_projects(mentions, corrections) if corrections else link_projects(mentions)
    return len({link.project_id for link in links}) == 1


SAME = [
    ("梅岭大院项目", "梅岭大院2#楼"),
    ("梅岭大院", "梅岭大院项目主楼"),
    ("临川智轨项目", "智轨"),
    ("智轨项目", "临川智轨示范线"),
    ("松河大桥", "松河大桥主桥"),
    ("地铁3号线", "临川轨道交通三号线"),
    ("3号线", "临川地铁3号线"),
    ("望湖水库除险加固工程", "望湖水库"),
    ("中山菜市场", "中山菜市场搬迁项目"),
    ("农产品批发市场", "云山农产品批发市场"),
    ("北岸口袋公园", "北岸4个口袋公园"),
    ("市图书馆新馆", "临川图书馆新馆"),
    ("老旧小区改造二期", "云溪区老旧小区改造二期工程"),
    ("锦绣家园安置房", "锦绣家园"),
    ("高新区智能制造产业园", "智能制造产业园"),
    ("云山国际会展中心", "云山会展中心"),
    ("滨江大道西延线", "滨江大道西延工程"),
    ("市一中新校区", "临川第一中学新校区"),
    ("第一人民医院门诊综合楼", "市一医院门诊综合楼"),
    ("国道G240改线工程", "240国道改线"),
    ("人民路拓宽改造工程", "人民路提质改造"),
    ("锂电产业园一期厂房", "锂电产业园一期"),
    ("电视塔加固维修工程", "电视塔加固"),
    ("省道217线松溪段改建工程", "S217松溪段"),
    ("福兴小区7号楼电梯", "福兴小区新电梯"),
]
APART = [
    ("城东水厂", "城东水厂二期"),
    ("产业园一期", "产业园二期"),
    ("锂电产业园一期", "锂电产业园二期"),
    ("地铁3号线", "地铁13号线"),
    ("3号线", "13号线"),
    ("环城北路东段", "环城北路西段"),
    ("环城北路", "环城北路东延线"),
    ("青云路", "青云路路灯"),
    ("松河大桥", "松河大桥东引桥"),
    ("西湖公园提质改造", "西湖公园亮化"),
    ("北岸4个口袋公园", "南岸6个口袋公园"),
    ("市图书馆", "云溪区图书馆"),
    ("人民公园", "云溪区人民公园"),
    ("第一中学", "云溪区第一中学"),
    ("G240国道改线工程", "S240省道改线工程"),
    ("滨江大道西延线", "滨江大道东延线"),
    ("东江一桥", "东江二桥"),
    ("城南路", "环城南路"),
    ("路灯", "青云路路灯"),
    ("第一中学新校区", "第二中学新校区"),
]
# Names as written freely: abbreviations, lines by their ends, sections and lots.
SAME += [
    ("市第一人民医院江南院区", "江南院区"),
    ("市第一人民医院江南院区", "市一医院江南院区"),
    ("市一院江南院区", "市第一人民医院江南院区"),
    ("市一院新院区", "市第一人民医院新院区"),
    ("临川至青岩高速", "临青高速"),
    ("临川至青岩高速公路", "临青高速公路"),
    ("临青高速", "临川—青岩高速公路"),
    ("临青高速", "临青高速公路"),
    ("文峰路（东湖街至解放路段）", "文峰路东湖街至解放路段"),
    ("文峰路（东湖街—解放路段）改造", "文峰路（东湖街至解放路段）"),
    ("市青少年宫新宫", "青少年宫新宫"),
    ("市青少年宫新宫", "临川市青少年宫新宫"),
    ("市体育中心游泳馆", "体育中心游泳馆"),
    ("白沙第二小学", "白沙二小"),
    ("市第三中学南校区", "市三中南校区"),
    ("临川南站", "高铁临川南站"),
    ("临川南站综合交通枢纽", "临川南站枢纽"),
    ("临川机场T2航站楼", "临川机场二号航站楼"),
    ("城北污水处理厂提标改造工程", "城北污水处理厂提标改造"),
    ("城北污水处理厂", "城北污水厂"),
    ("云溪垃圾焚烧发电项目", "云溪垃圾焚烧发电厂"),
    ("临川地铁2号线一期工程", "地铁2号线一期"),
    ("地铁二号线", "轨道交通2号线"),
    ("东湖公园改造提升工程", "东湖公园"),
    ("石桥水库", "石桥水库工程"),
    ("市妇幼保健院新院", "市妇保院新院"),
    ("市中医院新院区", "市中医医院新院区"),
    ("北环快速路", "北环快速路工程"),
    ("云门大桥", "云门大桥工程"),
    ("临川市博物馆新馆", "市博物馆新馆"),
    ("青云路下穿隧道", "青云路下穿通道"),
    ("云门过江通道", "云门过江隧道"),
    ("市民服务中心", "市民服务中心大楼"),
    ("梅岭水厂", "梅岭自来水厂"),
    ("第八水厂", "八水厂"),
    ("凤凰湾人才公寓", "凤凰湾人才公寓项目"),
    ("国道320改线", "G320国道改线工程"),
    ("纬五路", "纬五路新建工程"),
    ("环湖绿道", "环湖绿道工程"),
    ("临川大剧院", "市大剧院"),
    ("地铁4号线一期", "4号线一期"),
    ("地铁4号线一期工程", "地铁4号线"),
    ("北辰路天桥", "北辰路新天桥"),
    ("县中医院整体迁建项目", "县中医院新院"),
    ("市一中整体搬迁", "市一中新校区"),
    ("城南客运站迁建", "城南客运站新站"),
    ("金桥社区卫生服务站", "金桥社区卫生服务站新址"),
    ("市中心医院新院区门诊楼和住院楼", "市中心医院新院区"),
    ("△临川火车站站前广场改造工程", "火车站站前广场"),
    ("云湖冷链港", "云湖冷链港一期"),
    ("220千伏白沙变电站", "白沙变电站"),
    ("110千伏白沙输变电工程", "白沙110千伏输变电工程"),
    ("铁匠街上下两条匝道", "二环高架铁匠街匝道"),
    ("农机产业园1号、2号厂房", "农机产业园"),
    ("龙鼓灌区续建配套与现代化改造二期", "龙鼓灌区二期"),
    ("金马湖A地块安置房最后一栋楼", "金马湖A地块安置房"),
    ("南门菜市场改造", "南门农贸市场升级改造"),
    ("县人民医院门诊综合楼", "县医院门诊综合楼"),
    ("云溪镇卫生院综合楼", "云溪镇中心卫生院综合楼"),
    ("碧水湾小区加装电梯", "碧水湾小区电梯"),
    ("云溪河两岸步道", "云溪河步道"),
    ("江滨路断头路打通", "江滨路"),
    ("纬三路（东湖街至西环路）", "纬三路"),
    ("临川至青岩旅游公路一标段", "临川—青岩旅游公路一标段"),
    ("北站站房改造工程", "临川北站站房改造"),
    ("高铁东站", "临川东站"),
    ("云溪中学内部装修", "云溪中学"),
    ("县引调水工程", "引调水工程"),
    ("临川大道快速化改造主线", "临川大道"),
    ("远湖储能电池项目一期10GWh产线", "远湖储能电池项目一期"),
    ("高标准农田二期3200亩", "高标准农田二期"),
    ("地铁4号线一期最后一个区间", "4号线一期"),
    ("城北污水处理厂提标改造", "城北污水处理厂提标"),
    ("西大街雨污分流", "西大街雨污分流改造"),
    ("临青高铁正线", "临青高铁"),
    ("绕城高速主线", "绕城高速公路"),
]
APART += [
    ("市第一人民医院江南院区", "市第一人民医院江北院区"),
    ("市一院新院区", "市二院新院区"),
    ("临青高速", "临白高速"),
    ("临青高速", "临青高铁"),
    ("文峰路（东湖街至解放路段）", "文峰路（解放路至北门段）"),
    ("地铁2号线一期", "地铁2号线二期"),
    ("北环高架一标", "北环高架二标"),
    ("北环高架二标段", "北环高架三标段"),
    ("产业园A地块", "产业园B地块"),
    ("凤凰湾A3地块", "凤凰湾A5地块"),
    ("临川南站", "临川北站"),
    ("第七水厂", "第八水厂"),
    ("城北污水处理厂", "城南污水处理厂"),
    ("白沙二小", "白沙三小"),
    ("白沙镇卫生院", "铁佛镇卫生院"),
    ("白沙镇敬老院", "敬老院"),
    ("云溪区体育馆", "市体育馆"),
    ("铁佛镇文化站", "白沙镇文化站"),
    ("青云路下穿隧道", "青云路人行天桥"),
    ("云门大桥", "云门二桥"),
    ("临川一桥", "临川二桥"),
    ("东湖公园", "西湖公园"),
    ("东湖公园南门", "东湖公园北门"),
    ("经一路", "经二路"),
    ("市博物馆新馆", "市图书馆新馆"),
    ("机场T1航站楼", "机场T2航站楼"),
    ("梅岭水厂", "梅岭水库"),
    ("滨江大道北段", "滨江大道南段"),
    ("人民路雨污分流工程", "中山路雨污分流工程"),
    ("老旧小区改造", "老旧小区改造二期"),
    ("市妇幼保健院", "云溪区妇幼保健院"),
    ("标准厂房", "标准厂房"),
    ("口袋公园", "口袋公园"),
    ("安置房一期", "安置房一期"),
    ("二标段", "二标段"),
    ("泊河左岸护砌", "泊河右岸护砌"),
    ("白塔山隧道左洞", "白塔山隧道右洞"),
    ("南门布匹市场", "南门布匹市场停车楼"),
    ("旅游公路一标段", "旅游公路二、三标段"),
    ("旅游公路一标段", "旅游公路"),
    ("锦绣江南三期7号8号楼", "锦绣江南三期9号10号楼"),
    ("幸福里1栋", "幸福里3栋"),
    ("市一中", "市一中新校区"),
    ("市一中改造", "市一中新校区"),
    ("青云路供热管网改造", "青云路路面恢复"),
    ("东湖公园东园", "东湖公园西园"),
    ("地铁4号线一期", "地铁5号线一期"),
    ("凤凰湾B组团", "凤凰湾C组团"),
    ("龙湖水库首台机组", "龙湖水库第二台机组"),
    ("小桥片区", "大桥片区"),
    ("火车站南广场", "火车站北广场"),
    ("3号楼", "3号楼"),
    ("D组团", "D组团"),
    ("科创中心A座", "科创中心B座"),
    ("科创中心A座", "科创中心"),
    ("左线", "左线"),
    ("北岸主塔", "北岸主塔"),
    ("云门大桥北主塔", "云门大桥南主塔"),
    ("云门大桥北主塔", "云门大桥"),
    ("文博二路北半幅", "文博二路南半幅"),
    ("临青高铁", "临青高铁临山支线"),
    ("临川至青岩高速", "临川至白沙高速"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_two_names_of_one_project(one, two):
    assert together(mention(one), mention(two, "2022-06-01"))


@pytest.mark.parametrize(("one", "two"), APART)
def test_two_projects(one, two):
    assert not together(mention(one), mention(two, "2022-06-01"))


def test_a_city_has_its_own_park_and_shares_its_railway():
    links = link_projects(
        mention(name, paper=paper) for paper, number in (("lcrb", 1), ("qywb", 1)) for name in ("人民公园",)
    )
    assert len(projects(links)) == 2
    assert together(mention("临青城际铁路"), mention("临青城际铁路", "2022-03-02", "qywb"))
    assert together(mention("临青大桥加固"), mention("临青大桥", "2022-03-02", "qywb"))
    assert together(mention("临青大桥"), mention("临青大桥", "2022-03-02", "qywb"))
    assert not together(mention("绕城高速公路"), mention("绕城高速", "2022-03-02", "qywb"))


def test_a_thing_named_with_its_city_in_another_citys_paper_is_that_citys():
    assert together(mention("大剧院"), mention("临川大剧院", "2022-03-02", "qywb"))
    assert together(mention("临川大剧院"), mention("临川大剧院", "2022-03-02", "gjrb"))
    assert together(mention("龙湾水库"), mention("临川县龙湾水库", "2022-03-02", "qywb"))
    assert together(mention("龙湾水库除险加固"), mention("临川县龙湾水库", "2022-03-02", "qywb"))
    assert not together(mention("大剧院"), mention("大剧院", "2022-03-02", "qywb"))


def test_a_part_is_of_what_its_question_asks_about():
    asked = {"qa_id": "q1", "question": "青云路开放了，路灯什么时候装？"}
    links = link_projects(
        [
            mention("青云路移交手续", evidence="青云路移交手续已办结。", **asked),
            mention("路灯安装工程", number=2, evidence="路灯安装工程预计6月完工。", **asked),
            mention("望湖路", number=3, qa_id="q2", question="望湖路呢？", evidence="望湖路明年动工。"),
            mention("青云路路灯", "2022-09-01", evidence="青云路路灯已亮。"),
            mention("路灯", "2022-10-01", evidence="青云路的路灯又坏了。"),
        ]
    )
    assert projects(links) == {
        "临川-青云路": ["青云路移交手续"],
        "临川-青云路路灯": ["路灯安装工程", "青云路路灯", "路灯"],
        "临川-望湖路": ["望湖路"],
    }
    assert {link.rule for link in links if link.alias == "路灯安装工程"} == {"named_nearby"}


def test_what_stands_for_a_project_is_the_one_that_its_article_names():
    links = link_projects(
        [mention("锂电产业园", evidence="锂电产业园签约。"), mention("二期", number=2), mention("该项目", number=3)]
    )
    assert projects(links) == {"临川-锂电产业园": ["锂电产业园", "该项目"], "临川-锂电产业园2期": ["二期"]}


BESIDE = [
    # a name, the texts around it, the project it is of
    (
        "新电梯",
        {"question": "我家住在福兴小区7号楼，电梯老是困人，何时能换新？", "qa_id": "q1"},
        "临川-福兴小区7号楼电梯",
    ),
    ("水库首台机组", {"headline": "龙湾水库下闸蓄水"}, "临川-龙湾水库首台机组"),
    ("剧院", {"headline": "临川大剧院迎来首演"}, "临川-大剧院"),
    ("机场", {"headline": "临川大剧院迎来首演"}, "临川-机场"),
    ("教学楼、宿舍楼", {"headline": "白沙实验中学九月迎新"}, "临川-白沙实验中学教学楼宿舍楼"),
    ("配套幼儿园", {"headline": "云湖家园交房"}, "临川-云湖家园幼儿园"),
    ("一标段", {"headline": "临川至青岩旅游公路有了进展"}, "临川-临川至青岩旅游公路1标段"),
    ("B口", {"question": "春节回来，地铁3号线桂花站B口还围着。", "qa_id": "q1"}, "临川-地铁3号线桂花站B口"),
    ("4座仓库", {"evidence": "走进云山物流园，一期4座仓库已全部封顶。"}, "临川-云山物流园1期"),
    (
        "二期扩建工程",
        {"headline": "临川民俗博物馆春节人气旺", "evidence": "二期扩建工程10月动工。"},
        "临川-民俗博物馆扩建2期",
    ),
    ("新站房", {"headline": "临川北站站房改造收官"}, "临川-临川北站站房改造"),
    ("口袋公园", {"evidence": "北岸还有4个口袋公园下半年开工。"}, "临川-4个口袋公园"),
    ("新校区", {"question": "市实验小学新校区什么时候能用？", "qa_id": "q1"}, "临川-实验小学新校区"),
]


@pytest.mark.parametrize(("name", "texts", "project"), BESIDE)
def test_what_says_nothing_alone_is_read_with_the_texts_around_it(name, texts, project):
    (link,) = link_projects([mention(name, **texts)])
    assert link.project_id == project


def test_a_part_is_of_what_a_phase_beside_it_is_of_and_not_of_its_sibling():
    told = "潮湾大道南段3月通车；北段6月通车。"
    homes = "二期6月封顶；配套幼儿园推迟到8月移交。"
    links = link_projects(
        [
            mention("潮湾大道南段", evidence=told),
            mention("北段", number=2, evidence=told),
            mention("悦溪湾一期", article="a02", evidence="悦溪湾一期昨天交房。"),
            mention("二期", article="a02", number=2, evidence=homes),
            mention("配套幼儿园", article="a02", number=3, evidence=homes),
            mention("D组团", article="a03", evidence="市住建局：D组团不能按时交付。"),
        ]
    )
    assert [project for project in projects(links) if "D组团" not in project] == [
        "临川-潮湾大道南段", "临川-潮湾大道北段", "临川-悦溪湾1期", "临川-悦溪湾2期", "临川-悦溪湾幼儿园2期",
    ]  # fmt: skip
    assert links[-1].rule == "only_here"
    counted = [mention("20部电梯", evidence="20部电梯已复检，C组团5月交付。"), mention("C组团", number=2)]
    assert len(projects(link_projects(counted))) == 2
    assert link_projects(counted)[1].rule == "only_here"


def test_a_word_means_the_same_throughout_an_article():
    first = mention("4座仓库", evidence="走进云山物流园，一期4座仓库已全部封顶。")
    assert together(first, mention("4座仓库", number=2, evidence="投产时间提前到明年3月。"))


def test_what_nothing_tells_stays_in_its_article():
    links = link_projects([mention("大桥"), mention("大桥", "2022-03-02"), mention("大桥", "2022-03-02", number=2)])
    assert sorted(map(len, projects(links).values())) == [1, 2]
    assert {link.rule for link in links} == {"only_here"}


def test_a_shorter_name_of_two_things_is_neither_but_where_the_article_says():
    alone = mention("科创中心", "2022-05-01")
    said = mention("科创中心", "2022-05-02", headline="城南科创中心封顶")
    both = [mention("城南科创中心"), mention("城北科创中心", number=2)]
    found = projects(link_projects([*both, alone, said]))
    assert found["临川-城南科创中心"] == ["城南科创中心", "科创中心"]
    assert found["临川-科创中心"] == ["科创中心"]
    assert together(both[0], alone)


def test_what_every_district_has_is_the_districts_where_an_article_says_so():
    district = mention("云溪区图书馆新馆")
    said = mention("图书馆新馆", "2022-05-01", headline="云溪区图书馆新馆封顶")
    assert together(district, said, mention("图书馆新馆", "2022-06-01"))
    assert not together(district, mention("图书馆新馆", "2022-06-01"))


def test_a_name_without_a_work_is_the_work_spoken_of_last():
    links = link_projects(
        [
            mention("西湖公园", "2022-01-01"),
            mention("西湖公园改造", "2022-02-01"),
            mention("西湖公园", "2022-03-01"),
            mention("西湖公园扩建工程", "2022-04-01"),
            mention("西湖公园", "2022-05-01"),
        ]
    )
    assert projects(links) == {
        "临川-西湖公园": ["西湖公园", "西湖公园改造", "西湖公园"],
        "临川-西湖公园扩建": ["西湖公园扩建工程", "西湖公园"],
    }


def test_later_editions_change_no_id():
    first = [mention("农产品批发市场"), mention("智轨项目", number=2)]
    later = [mention("云山农产品批发市场", "2022-05-01"), mention("临川智轨示范线", "2022-05-01", number=2)]
    before = {link.milestone_id: link.project_id for link in link_projects(first)}
    after = link_projects([*first, *later])
    assert before.items() <= {link.milestone_id: link.project_id for link in after}.items()
    assert {link.name for link in after} == {"云山农产品批发市场", "临川智轨示范线"}


CORRECTIONS = read_corrections(
    """
    [[same]]
    names = ["科创中心", "创新大厦"]
    [[different]]
    names = ["西湖公园改造", "西湖公园"]
    [[rename]]
    name = "智轨"
    to = "智能轨道快运系统"
    """,
    "projects.toml",
)


def test_what_has_a_second_phase_is_not_its_first():
    whole, first = mention("云湖冷链港"), mention("云湖冷链港一期", "2022-06-01")
    second = mention("云湖冷链港二期", "2022-09-01")
    assert together(whole, first)
    assert len(projects(link_projects([whole, first, second]))) == 3


def test_a_day_is_that_of_the_phase_in_whose_clause_it_stands():
    told = "云湖冷链港分两期建设，其中一期建低温库，计划今年９月开工；二期建车间，后年6月开工。"
    links = link_projects(
        [
            mention("云湖冷链港", evidence=told, date_text="今年9月"),
            mention("云湖冷链港", number=2, evidence=told, date_text="后年6月"),
            mention("云湖冷链港", number=3, evidence="云湖冷链港昨日签约。", date_text="昨日"),
            mention("云湖冷链港", number=4, evidence="一期已满员，云湖冷链港明年扩建。", date_text="明年"),
            mention("云湖冷链港一期", "2022-09-09"),
        ]
    )
    assert {project: len(names) for project, names in projects(links).items()} == {
        "临川-云湖冷链港1期": 2, "临川-云湖冷链港2期": 1, "临川-云湖冷链港": 2,
    }  # fmt: skip


SIDES = [
    ("东园3月底完工；西园刚做完地基，年底前完工。", "年底前", "临川-云湖公园西园"),
    ("云湖公园分东西两园，年底前完工。", "年底前", "临川-云湖公园"),
    ("Ａ座已封顶，Ｂ座施工到３１层，４月底封顶。", "4月底", "临川-云湖公园B号楼"),
    ("其中一标段今年底建成，二、三标段明年10月建成。", "明年10月", "临川-云湖公园23标段"),
    ("右岸护砌6月完成，橡胶坝8月底建成，整个工程10月竣工。", "6月", "临川-云湖公园右岸"),
    ("右岸护砌6月完成，橡胶坝8月底建成，整个工程10月竣工。", "8月底", "临川-云湖公园"),
    ("右岸护砌6月完成，橡胶坝8月底建成，整个工程10月竣工。", "10月", "临川-云湖公园"),
    ("一期正在清淤，完工时间由3月底推迟到5月底；二期明年动工。", "5月底", "临川-云湖公园1期"),
    ("西园和东园5月开放。", "5月", "临川-云湖公园"),
    ("西园已建成，云湖公园5月开放。", "5月", "临川-云湖公园"),
]


@pytest.mark.parametrize(("evidence", "day", "project"), SIDES)
def test_a_day_is_that_of_the_part_in_whose_clause_it_stands(evidence, day, project):
    (link,) = link_projects([mention("云湖公园", evidence=evidence, date_text=day)])
    assert link.project_id == project


def test_a_building_is_the_whole_where_it_is_the_only_one():
    whole, one, two = mention("梅岭大院", "2022-01-01"), mention("梅岭大院1号楼"), mention("梅岭大院2栋", number=2)
    assert together(whole, one)
    assert len(projects(link_projects([whole, one, two]))) == 3
    assert not together(mention("梅岭大院", number=2), one)  # one article tells them apart


def test_a_person_has_the_last_word():
    assert together(mention("科创中心"), mention("创新大厦", "2022-06-01"), corrections=CORRECTIONS)
    assert not together(mention("西湖公园"), mention("西湖公园改造", "2022-06-01"), corrections=CORRECTIONS)
    (link,) = link_projects([mention("智轨")], CORRECTIONS)
    assert (link.name, link.project_id) == ("智能轨道快运系统", "临川-智轨")


NAMES = """
    人民公园 人民公园改造 人民公园提质改造工程 人民公园亮化 云溪区人民公园 智轨
    临川智轨示范线 地铁3号线 3号线 13号线 城东水厂 城东水厂二期 路灯 青云路 青云路路灯
    城东水厂一期 市一中搬迁 市一中新校区 梅岭大院 梅岭大院1号楼 梅岭大院2号楼
    该项目 二期 临青城际铁路 大剧院 临川大剧院 青岩大剧院 科创中心 创新大厦 城南科创中心
    城北科创中心 4个口袋公园 北岸4个口袋公园 大桥
""".split()  # noqa: SIM905 (reads better)
MENTIONS = st.lists(
    st.builds(
        mention,
        st.sampled_from(NAMES),
        day=st.sampled_from(["2022-01-05", "2022-03-01", "2022-06-30"]),
        paper=st.sampled_from(["lcrb", "qywb", "gjrb"]),
        article=st.sampled_from(["a01", "a02"]),
        number=st.integers(1, 5),
        headline=st.sampled_from(["", "城南科创中心封顶", "人民公园昨日开放"]),
    ),
    max_size=24,
    unique_by=lambda each: each.milestone_id,
)


@settings(max_examples=50)
@given(MENTIONS, st.randoms(use_true_random=False), st.sampled_from([None, CORRECTIONS]))
def test_links_are_a_function_of_the_set_of_mentions(mentions, rng, corrections):
    shuffled = random.Random(rng.random()).sample(mentions, k=len(mentions))
    args = (corrections,) if corrections else ()
    links = link_projects(mentions, *args)
    assert link_projects(shuffled, *args) == links
    assert [link.milestone_id for link in links] == sorted(each.milestone_id for each in mentions)
    names = {link.project_id: link.name for link in links}
    assert all(names[link.project_id] == link.name and link.evidence for link in links)


@settings(max_examples=50)
@given(MENTIONS, st.sampled_from([None, CORRECTIONS]))
def test_mentions_that_share_no_keys_have_nothing_to_do_with_each_other(mentions, corrections):
    args = (corrections,) if corrections else ()
    readings = read_mentions(mentions)
    keys = [lookup_keys(reading, *args) for reading in readings]
    seen, found = set(), []
    for start in range(len(readings)):
        if start in seen:
            continue
        part, frontier = set(), {start}
        while frontier:
            part |= frontier
            frontier = {
                n for n, (own, longer) in enumerate(keys) for m in part
                if n not in part and (own & (keys[m][0] | keys[m][1]) or longer & keys[m][0])
            }  # fmt: skip
        seen |= part
        found += link_readings([readings[n] for n in sorted(part)], *args)
    assert tuple(sorted(found, key=lambda link: link.milestone_id)) == link_projects(mentions, *args)
