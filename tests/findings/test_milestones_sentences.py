"""One sentence each, written by us: what it states, in the paper of Thursday 15 September 2022.

A row is the sentence and what is expected: project event status start end, `-` for an open end.
"""

import datetime as dt

import pytest

from tasks.findings.milestones import find_milestones
from warehouse.records import Article, Span

EDITION = dt.date(2022, 9, 15)

# Reports.
DONE = [
    ("9月14日，松河特大桥正式通车。", "松河特大桥 opening actual 2022-09-14 2022-09-14"),
    ("昨日，随着最后一方混凝土浇筑完毕，临川市第二人民医院门诊综合楼主体结构顺利封顶。", "临川市第二人民医院门诊综合楼 topping_out actual 2022-09-14 2022-09-14"),
    ("近日，望湖路小学改扩建工程通过竣工验收。", "望湖路小学改扩建工程 acceptance actual - 2022-09-15"),
    ("金竹山隧道8月31日实现双线贯通。", "金竹山隧道 completion actual 2022-08-31 2022-08-31"),
    ("市民盼望已久的西湖公园已于国庆前开园。", "西湖公园 opening actual - 2021-09-30"),
    ("今年6月，梅岭水库除险加固工程全面完工。", "梅岭水库除险加固工程 completion actual 2022-06-01 2022-06-30"),
    ("9月1日，临川实验小学新校区正式启用，1200名学生搬进新教室。", "临川实验小学新校区 opening actual 2022-09-01 2022-09-01"),
    ("日前，滨江新城智慧停车平台上线运行。", "滨江新城智慧停车平台 opening actual - 2022-09-15"),
    ("9月13日上午，年产10万吨锂电池材料项目在高新区签约。", "年产10万吨锂电池材料项目 signing actual 2022-09-13 2022-09-13"),
    ("临川地铁2号线一期工程已获国家发改委批复。", "临川地铁2号线一期工程 approval actual - 2022-09-15"),
    ("8月20日，市发改委批复了白鹭大道快速化改造工程可行性研究报告。", "白鹭大道快速化改造工程 approval actual 2022-08-20 2022-08-20"),
    ("城北农贸市场于7月底完成搬迁。", "城北农贸市场 relocation actual 2022-07-21 2022-07-31"),
    ("福兴小区9月10日开始交房。", "福兴小区 handover actual 2022-09-10 2022-09-10"),
    ("截至8月底，青云路管网改造已全部完工。", "青云路管网改造 completion actual - 2022-08-31"),
    ("投资3.6亿元的白塔污水处理厂提标改造工程于2021年11月动工。", "白塔污水处理厂提标改造工程 start actual 2021-11-01 2021-11-30"),
    ("2019年3月5日，临川体育中心项目破土动工。", "临川体育中心项目 start actual 2019-03-05 2019-03-05"),
    ("枫林110千伏变电站9月8日成功投运。", "枫林110千伏变电站 opening actual 2022-09-08 2022-09-08"),
    ("本月初，石门养老服务中心完成消防验收。", "石门养老服务中心 acceptance actual 2022-09-01 2022-09-10"),
    ("昨天下午，云岭文化艺术中心奠基仪式举行。", "云岭文化艺术中心 start actual 2022-09-14 2022-09-14"),
    ("1998年建成的老城体育场已经拆除。", "老城体育场 completion actual 1998-01-01 1998-12-31"),
    ("去年12月28日投产的华晨电子产业园二期，眼下订单已排到明年。", "华晨电子产业园二期 opening actual 2021-12-28 2021-12-28"),
    ("105路公交车9月12日开通，途经五个小区。", "105路公交车 opening actual 2022-09-12 2022-09-12"),
    ("前天，临川至南湖的城乡公交专线正式开通。", "城乡公交专线 opening actual 2022-09-13 2022-09-13"),
    ("北门老旧小区改造项目9月9日通过验收并交付使用。",
     "北门老旧小区改造项目 acceptance actual 2022-09-09 2022-09-09; 北门老旧小区改造项目 handover actual 2022-09-09 2022-09-09"),
    ("9月6日，云溪路、朝阳街和竹林巷改造工程同时开工。",
     "云溪路 start actual 2022-09-06 2022-09-06; 朝阳街 start actual 2022-09-06 2022-09-06; 竹林巷改造工程 start actual 2022-09-06 2022-09-06"),
    ("县人民医院新院区主体工程已于去年底完工。", "县人民医院新院区 completion actual 2021-12-01 2021-12-31"),
    ("9月3日，市图书馆恢复开放。", "市图书馆 opening actual 2022-09-03 2022-09-03"),
    ("柳溪水厂8月中旬并网供水，", "柳溪水厂 opening actual 2022-08-11 2022-08-20"),
    ("2022年8月30日，岭南光伏电站并网发电。", "岭南光伏电站 opening actual 2022-08-30 2022-08-30"),
    ("作为省重点工程，清江航运枢纽二线船闸9月7日正式通航。", "清江航运枢纽二线船闸 opening actual 2022-09-07 2022-09-07"),
    ("我市首座双层跨河大桥龙津大桥9月2日合龙。", "龙津大桥 topping_out actual 2022-09-02 2022-09-02"),
    ("标志着临川综合客运枢纽正式投入运营。", "临川综合客运枢纽 opening actual - 2022-09-15"),
    ("9月8日，双塔街道举行便民服务中心项目开工仪式。", "便民服务中心项目 start actual 2022-09-08 2022-09-08"),
    ("南湖湿地公园自今年5月1日开园以来，接待游客12万人次。", "南湖湿地公园 opening actual 2022-05-01 2022-05-01"),
    ("市政府于8月18日批准建设东山殡仪馆迁建项目。", "东山殡仪馆迁建项目 approval actual 2022-08-18 2022-08-18"),
    ("据市住建局消息，凤凰安置小区已竣工。", "凤凰安置小区 completion actual - 2022-09-15"),
    ("二〇二一年十月，双溪大道东段建成通车。",
     "双溪大道东段 completion actual 2021-10-01 2021-10-31; 双溪大道东段 opening actual 2021-10-01 2021-10-31"),
    ("龙山片区征拆工作已于8月底全部完成。", "龙山片区 land_clearance actual 2022-08-21 2022-08-31"),
    ("８月１５日，红旗路改造工程竣工。", "红旗路改造工程 completion actual 2022-08-15 2022-08-15"),
    ("记者9月12日从市交通局获悉，绕城高速西段已建成通车。",
     "绕城高速西段 completion actual - 2022-09-15; 绕城高速西段 opening actual - 2022-09-15"),
]  # fmt: skip

# Promises.
PLANNED = [
    ("松河特大桥预计年底前建成通车。",
     "松河特大桥 completion planned - 2022-12-31; 松河特大桥 opening planned - 2022-12-31"),
    ("市第三中学新校区力争明年9月1日前投入使用。", "市第三中学新校区 opening planned - 2023-09-01"),
    ("东湖隧道计划今年10月开工，2025年6月建成。",
     "东湖隧道 start planned 2022-10-01 2022-10-31; 东湖隧道 completion planned 2025-06-01 2025-06-30"),
    ("星河湾农贸市场将于国庆节前开业。", "星河湾农贸市场 opening planned - 2022-09-30"),
    ("白鹭大道下穿通道有望春节前通车。", "白鹭大道下穿通道 opening planned - 2023-01-21"),
    ("该项目拟于明年一季度动工。", "临川大剧院 start planned 2023-01-01 2023-03-31"),
    ("项目确保年内主体封顶。", "临川大剧院 topping_out planned 2022-09-15 2022-12-31"),
    ("根据计划，青山路安置房11月底交付。", "青山路安置房 handover planned 2022-11-21 2022-11-30"),
    ("市博物馆新馆下周二起对外开放。", "市博物馆新馆 opening planned 2022-09-20 2022-09-20"),
    ("明天，柳溪公园重新开放。", "柳溪公园 opening planned 2022-09-16 2022-09-16"),
    ("预计2023年底，临川东站交通枢纽投用。", "临川东站交通枢纽 opening planned 2023-12-01 2023-12-31"),
    ("环湖绿道三期争取在明年五一前贯通。", "环湖绿道三期 completion planned - 2023-04-30"),
    ("老汽车站计划10月下旬搬迁至城北。", "老汽车站 relocation planned 2022-10-21 2022-10-31"),
    ("“十四五”末，临川抽水蓄能电站将投产发电。", "临川抽水蓄能电站 opening planned 2025-01-01 2025-12-31"),
    ("云谷数据中心一期拟10月签约。", "云谷数据中心一期 signing planned 2022-10-01 2022-10-31"),
    ("双桥路改造工程计划工期8个月，预计明年上半年完工。", "双桥路改造工程 completion planned 2023-01-01 2023-06-30"),
    ("即将开通的临川地铁3号线，将串起三个商圈。", ""),
    ("白石岭隧道12月左右贯通。", "白石岭隧道 completion planned 2022-12-01 2022-12-31"),
    ("市民服务中心新大厅10月8日启用，老大厅同时停止办公。", "市民服务中心新大厅 opening planned 2022-10-08 2022-10-08"),
    ("学府幼儿园要求施工单位于9月底完工。", "学府幼儿园 completion planned 2022-09-21 2022-09-30"),
    ("项目建成投产后，年产值可达20亿元。", ""),
    ("预计到2024年，清江新区人民医院建成投用。",
     "清江新区人民医院 completion planned 2024-01-01 2024-12-31; 清江新区人民医院 opening planned 2024-01-01 2024-12-31"),
    ("本周六，龙溪美食街开街。", "龙溪美食街 opening planned 2022-09-17 2022-09-17"),
    ("下月中旬，全民健身中心通过验收后将免费开放。", "全民健身中心 opening planned 2022-10-11 2022-10-20"),
    ("云峰山索道本月26日试运营。", "云峰山索道 opening planned 2022-09-26 2022-09-26"),
    ("月底前，北环路可实现通车。", "北环路 opening planned - 2022-09-30"),
    ("江北污水管网改造工程10月10日至12月20日分段施工，年底完工。", "江北污水管网改造工程 completion planned 2022-12-01 2022-12-31"),
    ("元旦前，全长5.2公里的沿江大道将全线通车。", "沿江大道 opening planned - 2022-12-31"),
]  # fmt: skip

# Delays and cancellations.
CHANGED = [
    ("受疫情影响，临川美术馆开馆时间推迟至明年3月。", "临川美术馆 opening delayed 2023-03-01 2023-03-31"),
    ("东门立交桥通车时间由原定的国庆前调整为11月底。", "东门立交桥 opening delayed 2022-11-21 2022-11-30"),
    ("因管线迁改滞后，建设路改造工程延期至12月底完工。", "建设路改造工程 completion delayed 2022-12-21 2022-12-31"),
    ("南站广场未能按期完工。", "南站广场 completion delayed - -"),
    ("原计划8月通车的松山隧道将推迟到明年通车。", "松山隧道 opening delayed 2023-01-01 2023-12-31"),
    ("湖心岛酒店项目已被叫停。", "湖心岛酒店项目 other cancelled - -"),
    ("市政府决定终止建设西山垃圾填埋场。", "西山垃圾填埋场 other cancelled - -"),
    ("望江楼重建项目因资金问题搁置。", "望江楼重建项目 other cancelled - -"),
    ("交付日期延至2023年4月。", "临川大剧院 handover delayed 2023-04-01 2023-04-30"),
]  # fmt: skip

# No milestones.
NOTHING = [
    "改革开放以来，全市经济快速发展。",
    "9月10日，全市招商引资大会召开，现场签约项目28个。",
    "今年以来，全市完成固定资产投资320亿元。",
    "桥面铺装已完成八成。",
    "松河大桥何时能通车？",
    "请问滨江路什么时候能修好？",
    "该路段暂未开放，请绕行。",
    "项目开工率达到95%。",
    "9月16日，第五届乡村旅游节将在南湖广场开幕。",
    "市职业学校技能培训班9月20日开班。",
    "运动会将于10月1日在市体育馆举行。",
    "青年书画展昨日在市美术馆开展。",
    "建成后，两地车程将缩短到20分钟。",
    "他1998年毕业后进入临川水泥厂工作，2005年任厂长。",
    "如果资金到位，大桥明年就能开工。",
    "要加快推进重点项目建设，推动更多项目早日开工、早日投产。",
    "日本东京一座百年老桥9月3日重新开放。",
    "全市新开工亿元以上项目52个，竣工38个。",
    "严禁未经验收的房屋交付使用。",
    "9月起，全市各景区对教师免费开放。",
    "高考报名系统10月1日开放。",
    "医保缴费窗口每周三对外开放。",
    "通车仪式上，锣鼓喧天。",
    "市民王女士说，希望这条路早点通车。",
    "施工单位抢抓工期，确保工程质量。",
    "这座建成五十年的老桥见证了城市变迁。",
    "工程没有如期验收，责任在谁？",
    "9月1日开学第一天，校长为新生发书。",
    "公司9月5日与三家银行签约，获授信5亿元。",
    "社区家庭医生签约服务已覆盖1.2万人。",
    "演出门票9月20日上线开售。",
    "小区业主委员会9月完成换届。",
    "今年计划完成污水管网改造30公里。",
    "新能源汽车产销两旺，9月产量创新高。",
    "疫情发生后，医院启用应急预案。",
    "两国建交50周年之际，双方决定开放市场。",
]  # fmt: skip

# Pronouns and parts, in an article under the headline 临川大剧院加快建设.
POINTING = [
    ("该项目2021年8月开工，目前主体结构已封顶。",
     "临川大剧院 start actual 2021-08-01 2021-08-31; 临川大剧院 topping_out actual - 2022-09-15"),
    ("工程总投资6亿元，2021年8月18日动工，计划2023年10月竣工。",
     "临川大剧院 start actual 2021-08-18 2021-08-18; 临川大剧院 completion planned 2023-10-01 2023-10-31"),
    ("一期10月交付，二期明年6月开工。",
     "临川大剧院一期 handover planned 2022-10-01 2022-10-31; 临川大剧院二期 start planned 2023-06-01 2023-06-30"),
]  # fmt: skip


def article(body: str, headline: str = "临川大剧院加快建设") -> Article:
    return Article(
        article_id="lcrb-2022-09-15-p01-a01", edition_id="lcrb-2022-09-15", page_id="lcrb-2022-09-15-p01",
        publication_id="lcrb", edition_date=EDITION, page_no="01", page_name=None, seq=1, column_name=None, kicker=None,
        headline=headline, subhead=None, byline=None, authors=(), dateline=None, pull_quote=None, body=body, captions=(),
        char_count=len(body), duplicate_of=None, source_url=None, spans=(Span(0, len(body), "lcrb-2022-09-15-p01", 100),),
    )  # fmt: skip


def told(body: str) -> list[str]:
    return [
        f"{it.project} {it.event} {it.status} {it.date_start or '-'} {it.date_end or '-'}"
        for it in find_milestones(article(body), ())
    ]


def expected(words: str) -> list[str]:
    return [part.strip() for part in words.split(";") if part.strip()]


@pytest.mark.parametrize(("body", "words"), [*DONE, *PLANNED, *CHANGED, *POINTING])
def test_what_a_sentence_states(body: str, words: str) -> None:
    # A sentence in the middle of an article: the first alone may be bare.
    assert told("各项工作有序推进。" + body) == expected(words)


@pytest.mark.parametrize("body", NOTHING)
def test_sentences_that_state_no_milestone(body: str) -> None:
    assert told("各项工作有序推进。" + body) == []
