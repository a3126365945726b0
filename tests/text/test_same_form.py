"""Labelled pairs: notices that look alike and tell other facts, and reprints that were edited on the way."""

import random

import pytest

from tasks.text.similarity import verify

FORMS = {
    "traffic of two months": (
        "昨天，市交警支队公布了{}月份十大事故多发路段。{}以{}起居首，{}紧随其后。"
        "交警提醒，早高峰集中在7点30分到8点40分，晚高峰集中在17点30分到18点50分，请合理安排出行。"
        "对闯红灯、占用应急车道等行为，将从严查处，一经查实，罚款200元、记6分。",
        ("3", "青枫路口", "14", "白沙桥北、云台大道"),
        ("7", "绿柳大桥南", "22", "青枫路口、城西客运站"),
    ),
    "weekend weather": (
        "市气象台昨天发布周末天气预报。{}，{}，气温{}到{}摄氏度，{}。"
        "气象专家提醒，早晚温差较大，市民外出要适时增减衣物；驾车遇到团雾要减速慢行，与前车保持距离。"
        "更多天气信息，可关注青岩气象公众号，或拨打12121查询。",
        ("周六多云转晴", "周日有小雨", "8", "15", "偏北风三到四级"),
        ("周六阴有阵雪", "周日转晴", "-2", "5", "西北风五级"),
    ),
    "an auction": (
        "受委托，本公司定于{}在青岩市公共资源交易中心公开拍卖{}，参考价{}万元，竞买保证金{}万元。"
        "有意竞买者请携有效证件于拍卖前一日16时前到本公司办理竞买登记手续，不成交的保证金五个工作日内无息退还。"
        "标的自登报之日起在所在地展示，联系人陈先生。",
        ("3月18日上午10时", "南门路商铺三间", "120", "20"),
        ("9月2日下午3时", "报废公务车八辆", "35", "5"),
    ),
    "water quality": (
        "市水务集团公布{}出厂水水质：{}浑浊度{}，余氯{}，均优于国家标准。"
        "水务集团提醒，早晨用水先放掉隔夜管道存水；水箱每半年清洗一次，发现水质异常可拨打24小时热线报修。"
        "水质数据每月在公众号上公布，市民可以预约参观水厂。",
        ("4月份", "东郊水厂", "0.12", "0.45"),
        ("10月份", "云台水厂", "0.18", "0.52"),
    ),
    "prices of vegetables": (
        "记者从市发改委获悉，本周{}价格上涨，每公斤{}元；{}价格回落，每公斤{}元。"
        "监测人员分析，受天气和节日影响，蔬菜价格略有波动，随着本地菜大量上市，后期价格将趋于稳定。"
        "市民发现囤积居奇、哄抬物价的行为，可拨打12315举报。",
        ("西红柿", "6.8", "大白菜", "1.9"),
        ("黄瓜和豆角", "7.4", "菠菜", "4.2"),
    ),
    "a job fair": (
        "{}，{}招聘会将在市人力资源市场举行。{}等{}家企业提供岗位{}个。"
        "求职者可携带身份证、学历证书和个人简历直接入场，不收取任何费用；现场设有政策咨询和维权服务台。"
        "因停车位有限，建议乘坐公交前往，具体岗位可在市人社局公众号查询。",
        ("本周六上午9点", "春风行动", "宏达机械、青岩纺织", "86", "2300"),
        ("下周三下午2点", "高校毕业生专场", "云台电子、白沙药业", "41", "960"),
    ),
    "a power cut": (
        "因{}检修，{}将停电，涉及{}。停电时间{}。"
        "供电公司提醒，请提前做好准备，线路随时可能恢复供电，请勿在停电线路上作业。"
        "如遇雨雪等恶劣天气，检修顺延。停电期间如有疑问，可拨打95598咨询。",
        ("青沙线", "东湖街", "东湖花园、文苑小区", "11月6日7时至17时"),
        ("白云线", "南岭镇", "石桥村、柳塘村", "11月13日8时至15时"),
    ),
    "blood": (
        "昨天，市中心血站公布{}献血情况，{}人次献血{}毫升，{}成为献血最多的单位。"
        "血站提醒，献血前一天要保证睡眠，不要饮酒，吃清淡的饮食；献血后多饮水，当天不要剧烈运动。"
        "年满18周岁至55周岁的健康公民，均可前往市区的各个献血屋献血。",
        ("上半年", "9412", "286万", "青岩师范学院"),
        ("前三季度", "13780", "431万", "青岩卫校"),
    ),
    "a missing person": (
        "{}，男，{}岁，身高{}左右，{}走失，上身穿{}。"
        "如有知其下落者，请与市救助管理站联系，或者拨打110报警，家人必有重谢。"
        "救助站提醒，家中有老人的，请在其衣袋中放一张写有姓名、住址和电话的卡片，外出时有人陪同。",
        ("周福生", "78", "1米70", "3月2日在城南菜市场附近", "灰色棉袄"),
        ("田有粮", "83", "1米62", "5月9日从铁佛镇家中", "蓝色中山装"),
    ),
    "cinema": (
        "本周公益电影放映安排公布：{}放映{}，{}放映{}。"
        "放映时间为每晚7点30分，如遇下雨顺延一天，市民可自带小凳免费观看，请不要在场内吸烟，看管好老人和孩子。"
        "想看什么电影，可以向市电影公司提出，联系电话印在各社区的公告栏里。",
        ("周一铁佛广场", "《山那边》", "周四文苑社区", "《老井》"),
        ("周二南岭小学", "《大河》", "周五柳塘村", "《灯塔下》"),
    ),
    "food checks": (
        "市市场监管局公布{}食品抽检结果：抽检{}{}批次，不合格{}批次，其中{}被查出超标。"
        "监管部门已责令停止销售，下架封存，并依法立案调查处理，要求生产企业查清流向，召回问题产品。"
        "消费者如果在市场上发现上述产品，请拨打12315投诉举报。",
        ("第12期", "糕点", "48", "2", "香酥坊桃酥"),
        ("第19期", "酱卤肉", "63", "4", "老马家烧鸡"),
    ),
}  # fmt: skip
PERIODS = {
    "marriages": ("9月份", "412", "5月份", "688"), "deaths on roads": ("一季度", "37", "三季度", "52"),
    "patents": ("8月", "215", "11月", "340"), "exports": ("上月", "86", "前月", "71"),
    "new firms": ("第3周", "518", "第9周", "733"), "complaints": ("6月份", "2310", "7月份", "1984"),
    "tourists": ("五一", "310", "国庆", "455"), "lost children": ("4月份", "12", "6月份", "17"),
    "library": ("2月份", "5600", "3月份", "7100"),
}  # fmt: skip
BULLETIN = (
    "记者从市政府新闻发布会上获悉，{}全市共办理相关业务{}件，{}窗口办理量最大，群众满意率保持在较高水平。"
    "工作人员介绍，大部分业务可以在网上办理，材料不齐的可以先受理、后补交，不必往返跑腿。"
    "各区县政务服务大厅周末照常开门，中午不休息，老年人有专门的绿色通道。"
)
PLACES = ["城东", "云台新区", "白沙", "铁佛镇"]


def _pairs():
    for what, (form, one, two) in FORMS.items():
        yield what, form.format(*one), form.format(*two)
    for number, (what, (one, first, two, second)) in enumerate(PERIODS.items()):
        places = PLACES[number % 4], PLACES[(number + 1) % 4]
        yield what, BULLETIN.format(one, first, places[0]), BULLETIN.format(two, second, places[1])


LOOK_ALIKES = {what: (one, two) for what, one, two in _pairs()}


@pytest.mark.parametrize("what", LOOK_ALIKES)
def test_a_form_with_other_facts_is_never_merged(what):
    assert verify(*LOOK_ALIKES[what]).relation != "duplicate"


NEWS = (
    "昨日，我市云台水库除险加固工程通过蓄水验收。水库管理处主任江北海介绍，工程2021年9月开工，投资1.3亿元，历时三年。\n"
    "在大坝上，记者看到，新砌的护坡平整如镜，溢洪道的闸门可以在控制室里一键升降。过去遇到大雨，要派六个人上坝，现在两个人就够了。\n"
    "附近的石桥村有两千多亩稻田靠水库灌溉。村民柳长根说，往年七月渠里见底，今年水一直流到田边，秧苗长得比哪年都好。\n"
    "管理处表示，下一步将沿水库修一条12公里的绿道，明年3月动工，年底前向市民开放，届时可以骑车环库一周。"
)
PARTS = NEWS.split("\n")
EDITED = {
    "today": NEWS.replace("昨日", "今日"),
    "a date": NEWS.replace("昨日", "6月3日上午"),
    "named city": NEWS.replace("我市", "青岩市"),
    "date and city": NEWS.replace("昨日", "近日").replace("我市", "青岩"),
    "no name": NEWS.replace("主任江北海", "负责人"),
    "a short name": NEWS.replace("柳长根", "老柳").replace("云台水库", "云台湖水库"),
    "another lead": "本报讯（通讯员 石小舟）" + NEWS.replace("昨日，我市", ""),
    "a source": NEWS + "\n（据青岩新闻网）",
    "cut": "\n".join(PARTS[:2]),
    "cut head": "\n".join(PARTS[1:]),
    "cut middle": "\n".join(PARTS[::3]),
    "joined": NEWS.replace("\n", ""),
    "no quotes of people": "\n".join([PARTS[0], PARTS[1], PARTS[3]]),
    "two words": NEWS.replace("平整如镜", "十分平整").replace("比哪年都好", "很好"),
    "a number put right": NEWS.replace("两千多亩", "2300亩"),
    "a sentence more": NEWS.replace("就够了。", "就够了。闸门的启闭机也换了新的。"),
    "a sentence anew": NEWS.replace("秧苗长得比哪年都好", "今年又是一个丰收年景"),
    "Chinese digits": NEWS.replace("12公里", "十二公里").replace("1.3亿", "一点三亿"),
    "one wrong number": NEWS.replace("1.3亿", "1.8亿"),
    "city, date, name and cut": "\n".join(PARTS[:3]).replace("昨日，我市", "日前，青岩市").replace("江北海", "江某"),
}  # fmt: skip


@pytest.mark.parametrize("how", EDITED)
def test_a_reprint_edited_on_its_way_is_one(how):
    assert verify(NEWS, EDITED[how]).relation == "duplicate"


@pytest.mark.parametrize("rate", [0.01, 0.02, 0.03])
@pytest.mark.parametrize("seed", range(10))
def test_noise_makes_no_form_of_an_edited_reprint(rate, seed):
    rng = random.Random(seed)
    told = NEWS.replace("昨日，我市", "日前，青岩市")
    noisy = "".join(rng.choice("人入八己已未末土士日由甲") if rng.random() < rate else each for each in told)
    assert verify(NEWS, noisy).relation == "duplicate"
