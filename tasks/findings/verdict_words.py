"""What stands around an event phrase and tells whether it is promised, reported, called off, or not stated at all."""

from __future__ import annotations

import re

from tasks.findings.events import Group
from tasks.findings.verdict_records import Verdict

# Dates that a promise told again has (去年承诺年底前投用); a day is more often a report.
SPANS = ("year", "year_part", "half", "quarter", "month", "month_part", "festival")
IN_TURN = re.compile(r"(?:相继|陆续|先后)(?:正式|全面|建成|对外|免费|实现)*$")  # 这个月,甲天桥、乙天桥也都相继投用
SET = re.compile(r"定[在于为]|约定|计划|预计")
STILL = re.compile(r"[^,]{0,6},(?:仍|依然|还|依旧)(?:是|为|定在|定于)(?=\x00|\d|[今明]年)")
# 去年…的计划取消.
PLAN_DROPPED = re.compile(r"的?计划[^,。;]{0,4}(?:取消|落空|作罢)")
ITS_PLAN = re.compile(r"(?<=\|)(?:的?建设)?的?(?:计划|规划)$")
ATTENDS = re.compile(r"参加|出席|见证")
CEREMONY = re.compile(r"(?:仪式|典礼|活动|庆典|演出|发布会)(?:临时)?$")
# What is called off on a road or in a house, and is not the project.
OF_USE = re.compile(
    r"(?:斑马线|人行横道|红绿灯|信号灯|护栏|隔离栏|车位|收费|限行|单行|禁行|管制|停靠|航班|车次|班次|门票|资格|名额|合同)[^,;。]{0,4}$"
)
NEXT_ITEM = re.compile(r",[^,;。]+")  # the next clause
HOURS = re.compile(r"(?:延长|延时|错时|错峰|限流|分时|轮流|低价|半价|优惠)$|每[天日周晚](?!$)")  # 延长开放至晚上10点
PAVES = re.compile(r"创造|提供|奠定|打下|赢得|铺平|扫清")  # 为年底通车奠定基础
DONE_WORDS = ("完成", "完毕", "结束")  # ◆老校门修缮完成
TITLE = re.compile(r"《[^》]*》")  # 根据《瓶颈路改造计划》
WAS_DUE = re.compile(r"原(?:定|计划|拟|预计)|本(?:该|应)")
BY_NOW = re.compile(r"(?:截至)?(?:目前|当前|现在|至此|今年以来)(?!正)")
THEN_REACH = re.compile(r"实现|确保|最终|早日|尽快|全面|并")
NEW_SUBJECT = re.compile(r"该|此|这[座条个项]|目前|截至")
GONE = re.compile(r"[去前]年|上年")
# An agreement that builds nothing.
OTHER_DEAL = re.compile(r"户|居民|村民|家庭医生|医联体|战略合作|合作办学|银企|授信|校企")
IN_FACT = re.compile(r"实际于?\d")  # 计划12月竣工,实际11月6日竣工
ANNOUNCES = re.compile(r"(?:宣布|获悉|[据获]悉|通报|传来消息|得知|了解到)[,:]$")
SIDE = re.compile(r"的(?!项目|工程|建设(?:[已被,。;]|计划|项目)|计划|规划|[^,;。]{0,4}方案)")
ANEW = re.compile(r"(?:但|却|结果|目前|现在?|如今|最新(?:消息|进展|时间)?|是|为|[才要得到改])*")
SURELY = re.compile(r"(?:正式|全[面线]|整体|[才能可])*")
BEGUN = re.compile(r"(?:已经?|均|现)(?:正式|全面|全部)$")
ALL = re.compile(r"(?:全部|全面)$")
ENDED = re.compile(
    r"(?:(?:项目|工程|改造|建设)[已均经现]+(?:全部|全面|圆满|顺利)|主体(?:结构|工程|建筑|施工)?(?:[已均经现]|全部|全面|顺利|圆满|基本)+|标志着[^,;]{0,24})$"
)
# 某步道已完成,其中…; 一期、二期已验收: a weak word that 已 makes sure.
SURE = re.compile(
    r"(?:\||^)(?:[一二三四]期)?(?:目前|现)?(?:[已均也]|已经|现已|均已|业已)+(?:正式|全面|全部|顺利|圆满|成功)*$"
)
HELD = re.compile(r"[^,;。]{0,16}?(?:举行|举办|召开|启幕)")  # 开工仪式在某镇举行
# Those who leave a place, and not the place: 通知商户搬离.
LEAVE = re.compile(
    r"(?<!最后一[家户批名个])(?:商户|住户|居民|村民|企业|租户|摊主|摊贩|业主|学生|人员|群众)(?:[已将均需全尽]|陆续|全部|尽快|自行)*$"
)
LEAVES = ("搬离", "迁出", "搬出", "搬走", "迁离", "迁走", "外迁")
TOGETHER = re.compile(r"(?:并|且|即|后|、|和|及)[^,;。\x00已]{0,6}$")
# What is told as a thing, not as news: 某桥的建成通车，将方便居民.
AS_A_THING = re.compile(r"的(?:顺利|正式|如期|全面|全线|成功|按期|早日)*$")
BRINGS = re.compile(r",?[^,;。]{0,6}(?:可|将|能|必将|会|对|有利|不仅|进一步|使|让|有助|有力)")
# The same of what its words make a thing (的建成投运).
THING_BRINGS = re.compile(
    rf"{BRINGS.pattern}|,?[^,;。]{{0,6}}(?:为(?!期)|缓解|解决|结束|填补|提升|完善|极大|大大|有效|实现"
    r"|打破|改善|优化|拉动|带动|促进|推动|增强|弥补)"
)
LOOKS_AHEAD = re.compile(r"将|拟|计划|预计|力争|确保|争取|加快|推进|推动|尽快|早日|目标|如果|届时|后")
AS_EVER = re.compile(r"照常|同步|同时|正常")
# What begins is not the building: 项目的前期准备工作已启动.
PREPARES = re.compile(r"(?:前期|准备|筹备|签约|选房|报名|征集|摸底|调查|评估|招标|设计)工作[^,;。]{0,8}$")
FOR = re.compile(r"为(?:了|确保|保障|保证)")
SAID_ONCE = re.compile(
    r"(?:曾经?|当时|此前|之前|早前)[^,;。]{0,8}?(?:表示|承诺|透露|宣布|公布|公开|说|称)|合同[^,;。]{0,8}(?:写|约定|规定|注明)"
)
ONCE = re.compile(r"几度|一度|曾|多次|[两三]度|可以?|有权|随时|当场|(?:没有?|并?未|不会|不能|并非)(?:被|完全)?$")


def wholly(group: Group, before: str) -> bool:
    """Whether a weak word tells an end or a beginning for all that: 改造工程已全面启动, 标志着路面工程全部完成."""
    if group.word == "启动改造" and ALL.search(before):
        return True
    if group.word in ("完成", "完毕", "验收", "运营", "正式运营", "试运营", "试运行", "交工") and SURE.search(before):
        return group.tail == "end" and group.end - group.start == len(group.word)
    signs = BEGUN if "start" in group.events else ENDED
    return group.tail == "end" and bool(signs.search(before))


def listed_after(flat: str, last: tuple[Group, Verdict], group: Group) -> bool:
    """甲公路如期通车，乙中心投入使用: one of several things that a sentence reports."""
    told, verdict = last
    between = flat[told.end : group.start]
    plain = "w" not in group.flags and group.tail == "end"
    return plain and verdict.status == "actual" and not verdict.date and bool(NEXT_ITEM.fullmatch(between))
