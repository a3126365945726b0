"""Questions and replies stay one piece, whatever stands alone on a line of theirs."""

from __future__ import annotations

import pytest
from page_checks import put_together

from tasks.pages.kinds import Kind, kind_alone
from tasks.pages.lines import cut_lines
from tasks.pages.text_page import read_text_page

MASTHEAD = "鹭川日报\n2022年8月16日　星期二\n第03版：民生\n责任编辑：尚青\n\n"
ABOVE = "南塘路下月开工\n　　本报讯（记者 柏松）南塘路改造下月开工，工期半年。\n\n"
BELOW = "\n\n西岸菜市场重新开张\n　　本报讯（记者 柏松）昨日，西岸菜市场重新开张，设摊位210个。\n"
HEADS = "民声信箱\n您的来信有了回音\n"

TALKS = {
    "names on lines of their own": (
        "　　读者“江风”\n　　公交车晚上七点就收班，下夜班的人只能走回家，能不能晚一些？\n　　市公交集团\n"
        "　　您好，即日起末班车延至21点。\n　　读者白大姐\n　　梧桐里小区楼下的井盖响了大半年请有关部门派人来看看\n"
        "　　北塘街道办事处\n　　井盖已经换好，加了胶圈。"
    ),
    "who signs a letter": (
        "　　编辑同志：\n　　巷口的路灯坏了三个月，天黑以后看不见路，孩子放学很不安全。\n　　读者 骆某\n"
        "　　市城管局回复：\n　　灯杆已经换新，昨晚亮灯。"
    ),
    "a day before the label, below a line without an end": (
        "3月1日，网友在问政平台留言：沿河大道坑坑洼洼，骑车的人常常摔倒，何时改造，盼回复\n"
        "3月9日，市交通局回复：下月进场施工，工期半年。\n3月2日，网友在问政平台留言：滨河绿地何时开放\n"
        "3月10日，市园林局回复：五一前开放，免费入园。"
    ),
    "an office's name below a question without an end": (
        "手机尾号2711的市民：县医院老院区停不下车，请问筹备中的新院区选址在哪里\n"
        "县卫健局：新院区选址在滨湖路以南，正在做前期工作。\n"
        "@江南小木匠：老城区的菜场又脏又乱，说好要搬，到底什么时候搬\n县商务局：新菜场明年开张，老菜场随后搬迁。"
    ),
    "brackets of unknown words on lines of their own": (
        "　　【民声】\n　　楼道的灯坏了又装，装了又坏，大家上下楼都要打手电。\n　　【部门回复】\n"
        "　　市住建局：统一换成声控灯，本月换完。\n　　【民声】\n　　河边的栈道朽了，孩子差点掉下去。\n"
        "　　【部门回复】\n　　市水务局：下周动工，全部更换。"
    ),
    "codes and telephones in what is said": (
        "　　网友提问：在停车楼能不能扫码付费？\n　　市停车管理中心回复：可以，咨询电话0470-1234567。\n"
        "　　也可扫描门口的二维码办理月卡。\n　　联系人：何科长，电话：0470-1234567。\n"
        "　　网友提问：人才公寓怎么申请？\n"
        "　　市住建局回复：请扫二维码提交材料，审核时间为七天。"
    ),
    "who asks and who replies in brackets at the end": (
        "　　问：永安路的路灯坏了半个月，何时修好？（李女士）\n　　答：昨晚恢复照明。（市城管局）\n"
        "　　问：公交车能不能晚些收班？（孙先生）\n　　答：末班车延后半小时。（市公交集团）"
    ),
    "a telephone in who calls": (
        "　　市民李女士（电话139****1234）来电：永安路路灯坏了半个月。\n　　转办：市城管局\n　　结果：昨晚恢复照明。\n"
        "　　市民孙先生（电话138****2222）来电：公交车收班太早。\n　　转办：市公交集团\n　　结果：末班车延后半小时。"
    ),
    "unknown words before a blank": (
        "　　邻里说　单身能不能申请廉租房？\n　　单位说　可以单独申请。（市房产中心）\n"
        "　　邻里说　租金按什么收？\n　　单位说　按市场租金的三成收取。（市房产中心）"
    ),
    "names that nothing marks": (
        "　　清水村菜农 耿二：黄瓜叶子发黄，是不是缺肥？\n　　县农技站 裴工：不是缺肥，是霜霉病。\n"
        "　　柳滩村菜农 方莲：建冷库有没有补贴？\n　　县农业局产业科：按成本的三成补贴。"
    ),
    "days behind the names": (
        "　　网友 小王子 1月8日10:26 留言\n　　物业费从1.2元涨到1.8元，合规吗？\n　　区住建局 1月10日 回复\n"
        "　　须经业主同意，已责令恢复原价。\n　　网友 没带钥匙 1月9日23:40 留言\n　　开锁收了我400块，是不是宰客？\n"
        "　　区市场监管局 1月12日 回复\n　　该店未明示价格，已处罚款。"
    ),
}  # fmt: skip


def test_a_column_and_its_title_below_an_empty_line_end_a_talk() -> None:
    talk = "　　来信内容：班车一天三趟，能不能多开？\n　　答复单位：县交通局\n　　答复内容：增加到六趟。\n"
    letter = (
        "\n读者之声\n村口这座桥，晚上没有灯\n　　编辑同志：我们村口的桥去年修好了，就是没有灯，请问能不能装几盏？\n"
        "上坪村村民　吴有福\n　　县交通局回复：决定安装路灯14盏，4月上旬安装完毕。\n"
    )
    articles = put_together(read_text_page(MASTHEAD + HEADS + talk + letter)).articles
    assert [article.headline for article in articles] == ["您的来信有了回音", "村口这座桥，晚上没有灯"]


@pytest.mark.parametrize("talk", TALKS.values(), ids=TALKS)
def test_a_talk_is_one_piece(talk: str) -> None:
    articles = put_together(read_text_page(MASTHEAD + ABOVE + HEADS + talk + BELOW)).articles
    assert [article.headline for article in articles] == ["南塘路下月开工", "您的来信有了回音", "西岸菜市场重新开张"]
    assert articles[1].body.split("\n") == [line.strip("　") for line in talk.split("\n")]


def test_a_notice_word_over_a_letter_and_its_reply_is_a_title() -> None:
    form = "信件公示\n来信人：周海\n来信内容：巷子又窄又烂，何时改造？\n回复单位：县住建局\n回复内容：已列入明年计划。"
    (piece,) = put_together(read_text_page(MASTHEAD + form)).articles
    assert piece.headline == "信件公示"


def test_briefs_below_a_talk_are_pieces_of_their_own() -> None:
    talk = "　　网友提问：周末能不能加班车？\n　　县交通局回复：本周五起加开两班。"
    briefs = "\n双河镇：污水处理站投运\n　　本报讯（记者 单宁）昨日，双河镇污水处理站投运，日处理污水300吨。\n"
    articles = put_together(read_text_page(MASTHEAD + ABOVE + HEADS + talk + briefs)).articles
    assert [article.headline for article in articles][-1] == "双河镇：污水处理站投运"


def test_the_thanks_that_close_a_reply_are_no_title() -> None:
    (line,) = cut_lines("感谢您对我们工作的理解与支持！")
    assert kind_alone(line, frozenset()) is Kind.PROSE
