"""Event words in a sentence: which event, of which classes of project, and what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tasks.findings.event_spans import LOADED, SPANS
from tasks.findings.patterns import any_of
from tasks.text.starts import guarded
from warehouse.records import Event

_WORDS = [row for row in LOADED if "d" not in row[3]]
_EVENT = re.compile(guarded(
    "|".join(f"(?P<s{i}>{guarded(pattern)})" for i, (pattern, _) in enumerate(SPANS))
    + f"|(?P<word>{any_of(row[0] for row in _WORDS)})(?:(?<!完)|(?![工成毕]))"
))  # fmt: skip
_ROW_OF = {row[0]: row for row in _WORDS}
# A word without which no text has an event phrase.
HINT = re.compile(guarded(
    any_of(row[0] for row in LOADED)
    + "|移交|交接|验收|[复初终]验|贯通|批[复文准]|审批|核准|评审|审查|审议"
    + "|(?:进行|实施|开展)[^,，。]{0,6}(?:改造|维修|加固|修缮|重建|整治|提升|大修|扩建|改建)"
    + "|首[班趟罐方批]|第一[罐方]|通行|(?:延[期后迟]|推迟|顺延)[至到]"
    + "|[年月日份初底旬度季天](?:开始)?(?:建设|修建|兴建|施工)[,，。;；]"
))  # fmt: skip
# What belongs to the event's own phrase.
_EXTENT = re.compile(
    r"(?:暨[^,。;开竣通投启奠签]{0,10}?(?=[仪典][式礼]|活动|动员|大会))?(?:一次性?通过|一次性?成功|校飞|试飞|启动成功|活动(?=[,。举])(?:举行)?|一次性?合格|动员大?会(?:隆重|正式)?(?:举行|召开)?|动员仪式|启动仪式|(?:庆典)?(?:[仪典][式礼]|庆典|(?<=庆典)活动)(?:隆重|正式|今日)?(?:举行)?|完毕|到位|成功|完成|使用|初期运营|运营|运行|试运营|通行|生产|施工|建设|迎客|见效|落户|大吉|验收|发电|供电|供水|供气|供热|供暖|达产|达效|装修施工|改造施工|招生|开学|接诊|纳客|办学|放行|通行|备案|车辆|社会车辆|初步设计|可研|可行性研究报告|环评|规划许可)?"
)
_JOINT = re.compile(
    r"(?:并|、|和|及|与|暨|并正式|且|即|,并|或(?!者))?(?:正式|全面|顺利|实现|投入|对外|免费|进入|转入)?$"
)
_TIME = re.compile(
    r"(?:时间|日期|工期|期限|时限)(?!表|等|问题|方面)|日(?=[由从改推延定调顺提])"
    r"|(?=(?:计划)?(?:推[迟后]|延[后迟期]|顺延|后延|改|挪|调整?|提前|拖|推)(?:到|至|为)(?=\x00))|目标(?=不变|不动摇|[定为是])|计划(?=[^,。;]{0,4}(?:取消|落空|作罢)|顺延|推迟|延|改|不变)"
    r"|为(?=\x00)|是在?(?=\x00)|[则也]?[放定排]在(?=\x00)|要到(?=\x00)|(?:工作)?(?:初步|暂|也|均|仍|还|依然)?(?:[定选排]|安排|敲定)[在于](?=\x00)|[则也]?[由从](?=\x00+(?:调整?|改|推迟|延期?|挪|提前)[到至为])|[要得]等?到(?=\x00)"
)
_AFTER = re.compile(r"(?:之|以)?后(?!续|期)|(?:之|以)?来(?=[,。;]|$)|以来|至今")
_WHEN = re.compile(r"(?:之)?时(?!间|限)|的时候|那[天日]|之际|之日|当[天日]")
_BEFORE = re.compile(r"(?:之|以)?前(?!期|往|来)|期间")
_END = re.compile(
    r"[了啦咯喽]?(?:、(?=\x00)|[,;:。!?)\]”\"'」』》\s…—]|$|了[,。!]|并|且|以?至(?!今)|到|在|于|给|由|不会?变|不改|的[,。;!?”\"]"
    r"|(?:为期)?[一两三半\d]+个?(?:月|天|周)(?!前)|从(?=\x00)|推进(?=[,。;])|创造|提供|奠定|打下|赢得|铺平|扫清|[\dV.]+版|新版|\x00"
    r"|外(?=[,。;])|没有?(?:悬念|问题)|不成问题|指日可待|在望|可期|达到(?![^,。;]{0,4}\d))"
)
_RECEIVER = re.compile(
    r"[^,。;的]{0,8}?(?:方|公司|集团|部门|单位|业主|企业|居民|村民|住户|市民|局|厅|委|管委会|[支大中]队|学校|医院|政府|街道|社区|中心)(?=[,。;]|$|使用|管理|运营|管养|养护|管护|维护|接管)|[^,。;的]{1,8}使用(?=[,。;]|$)"
)
# What only looks like an event: the name of a road, the first part of a new town.
_COMPOUND = re.compile(
    r"搬迁[”\"]?(?:政策|工程)|启动区|启动资金|(?<!项目)(?<!工程)(?<!改造)(?<!建设)(?<!集中)启动仪式|(?<=双)收官|(?<=半)封闭施工|(?<=半幅)封闭施工|搁置(?=了?(?:[一二两三四五六七八九十数多\d]+余?年|已久))|批复工期|(?<=隐蔽)工程验收|(?<=外立面|效果图)亮相|(?<=幕墙|雏形|新貌|站名)亮相|(?<=设备|材料|物资|苗木|车辆)进场|(?<=考核)验收|(?<=检查)验收|(?<=评估)验收|迎宾[大馆路道街]|运营(?:车辆|里程|线路|单位|公司|企业|主体|模式|管理|权|商|方|成本|收入)|(?<=[上中内里])通行"
)
_PUT_OFF = re.compile(r"[也需将要]{0,2}(?:顺延|推迟|延后|延至|延长|调整[为到至])")
# 本期工程需延期至2026年8月31日: the work goes on till then.
_PUT_OFF_ALONE = re.compile(
    r"(?<=工程|项目)(?:(?:现|需|将|拟|预计|计划|因故)+|(?=[延推顺]))(?=(?:延[期后迟]|推迟|顺延)[至到]\x00)"
)
_NAMES_WORK = re.compile(r"项目|工程|工作|方案|计划|选址|进度|推进|安置|改造|任务")  # 外迁项目
_BEGUN = re.compile(
    r"(?:交房|交付|交钥匙|分房|[^,]{2,6}(?=仪式|活动))(?:[仪典][式礼]|活动|工作)?"
)  # what to start is to do
_ITS_OBJECT = re.compile(r"了?(?:(?:该|此|本)?(?:项目|工程)的?)?")  # 完成项目立项
# Of money and of quantities: 完成投资3亿元, 完成全年任务的65%.
_AMOUNT = re.compile(
    r"了?[^,;。]{0,14}?(?:(?<!总)投资(?![^,;。]{0,10}的)|产值|工程量|营收|税收|进尺|形象进度|(?:目标|年度|全年|季度|月度|计划|考核)任务|(?:年初|年度|全年|\x00)(?:的)?计划|任务的|[年季月]度目标|\d[\d.]*%)"
    r"|了?[约近超逾过]*[一二三四五六七八九两]成|[^,;。]{0,4}(?:过半|一半|大半|三分之)"
    r"|了?[^,;。\d]{0,8}\d[\d.]*[万亿]?余?(?:元|立方米|方|吨|米|公里|千米|平方米|亩|户|套|标?箱|辆|台|人次|千瓦|兆瓦|千伏安|处|家)(?=[,。;、]|$)"
)
_OF_AMOUNT = re.compile(
    r"(?:(?:投资|产值|工程量|进度)(?:额|计划|任务)?|(?:计划|任务|目标)的)(?:顺利|圆满|如期|[已共约超仅均]|累计|超额|总计)*$"
)
_CEREMONY = re.compile(r"(?:[仪典][式礼]|庆典|活动)$")
_AT_ONCE = re.compile(r"[地工约证房产标]即(?=[开竣投交动上])|[开竣动完]工即")  # “拿地即开工”
# What a deal brings is signed with it: 签订投资协议,年产8万吨材料项目落地; 签署协议,共建产业园.
_DEALS = ("落地", "共建")
_DEAL = re.compile(r"签(?:订|署|下|约)了?[^,;。]{0,16}(?:协议|合同|协议书),|签约,")
_DOES = ("进行", "实施", "开展")
# 自11月1日起,市公路局已开始对某桥
_SETS_OUT = re.compile(
    r"(?:开始|启动|着手)对[^,;。]{2,24}$|\x00(?:起|开始)?,?[^,;。\x00对]{0,20}?(?:(?<!已)开始|(?<!经)将|拟)?对[^,;。]{2,24}$"
)
_FIT = re.compile(
    r"(?:具备|达到|满足|符合)(?:全线|基本)?(?:通车|通航|开通|通行|开放|通气|开工|交付|入住|投[用产运]|运营|开[园馆业])(?:运营|建设|使用)?条件$"
)
# 先后投运甲变电站、乙变电站.
_PUT_TO_USE = ("投运", "投用", "通车", "投产", "投入使用", "投入运行")
_IN_TURN = re.compile(r"(?:先后|相继|陆续)$")
_NUMBER = re.compile(
    r"了?\s*[^\d,;。\x00一二两三四五六七八九十百]{0,8}[\d一二两三四五六七八九十百]+余?(?:多)?(?:[个座条处所家栋台套项]|[万亿])|了?\s*[\d一二两三四五六七八九十百]"
)
_DAYS_OPEN = re.compile(r"[一两三四五六七\d]+天")  # 羽毛球馆免费开放三天
_NEAR = 8
_WHOLLY = re.compile(r"(?:已经?|均已|全部|全面)(?:顺利|圆满|全部|全面)?$")
_STEP_BEHIND = re.compile(r"(?:初步设计|可研|可行性研究报告|环评|规划许可)$")  # 完成初步设计 is a step
# Of an agenda: 今年要抓好以下工程:竣工市体育中心,…
_VERBS = ("竣工", "完工", "开工")
_ITEM_OPENS = re.compile(r"[:;、,。]$")
_NAME_BEHIND = re.compile(r"(?!面积|项目|验收|时间|日期|率|仪式|一批|总)[一-鿿]{3}")
# A school that a sentence tells to be new begins with its first term.
_NEW_SCHOOL = re.compile(r"新建|在建|新学校|主体|竣工|完工|建成|封顶|开工|移交|交付")
# The paper that is approved stands for its project: 某管线海域使用论证报告获批复, 修缮设计上月获批复.
_PAPER = re.compile(
    r"(?:(?:土地|用地|用海|选址)(?:预审|报批|申请)|(?:海域使用|水资源|节能|压覆矿产)(?:论证|评估|审查)"
    r"|可行性研究|可研|工可|初步设计|(?:修建性)?详细规划|规划设计|设计方案|规划方案|实施方案|修缮设计|方案设计|施工图设计?"
    r"|环境影响评价|环境影响|环评|水土保持|项目建议书|方案)(?:及概算)?(?:报告书?|方案|申请|意见书|文件)?"
    r"(?:已经?|也|均|正式|顺利|成功|于?\x00+)*$"
)
_STAGE = re.compile(
    r"(?:下闸蓄水|蓄水|通水|水下|截流|主体结构|地基与?基础|分部|单位|合同|机组启动|征收移民)(?:工程)?(?:阶段)?(?:通过)?$"
)
_FRONTS = {"approval": _PAPER, "acceptance": _STAGE}
_LONGEST_PAPER = 32
# 计划8月布展、10月开馆: the second date begins a phrase of its own.
# 某区项目集中开工暨甲项目奠基仪式: so does the second ceremony.
_SECOND = re.compile(
    r"\x00[^,;、\x00]{1,6}、(?=\x00+[^,;、\x00]{0,4}$)|(?<=[工式礼约基动会产车用业])暨(?=[^,;。\x00]{4,28}$)"
)
_LIST = re.compile(r"[、和及与等]")
_OF = re.compile(r"的(?!目标|时间|日期|工期|计划|[,。;!?”\"]|$)")
_OF_AIM = re.compile(
    r"的[“\"]?(?:目标|时间|日期|日子|工期|计划|军令状|承诺|约定|节点|任务)|为(?:目标|节点)"
    r"|的?目标(?:奠定|打下|夯实|提供|赢得|迈进|冲刺|努力|奋战)"
)


@dataclass(frozen=True, slots=True)
class Group:
    """One event, or several in a chain (竣工交付), as one phrase of a sentence.

    `tail` tells what follows: end, after (…后, …时), before (…前), time (…时间), of (…的), object (a name that may
    be the project), or no (a compound such as 开工率, no event). Nothing before `since` belongs to it. `paper` is
    what is approved, where the phrase begins with it (初步设计已 of 初步设计已获批).
    """

    start: int
    end: int
    events: tuple[Event, ...]
    classes: tuple[str, ...]
    flags: str
    tail: str
    word: str
    since: int = 0
    paper: str = ""


def groups(flat: str) -> Iterator[Group]:
    """The event phrases of a narrow sentence, in order."""
    none = True
    for group in _told(flat):
        none = False
        yield group
    for put_off in _PUT_OFF_ALONE.finditer(flat) if none else ():
        yield Group(put_off.start(), put_off.start(), ("completion",), ("work",), "-", "time", "")


def _told(flat: str) -> Iterator[Group]:
    pending: Group | None = None
    for match in _EVENT.finditer(flat):
        if _is_other_thing(flat, match):
            continue
        found = _group(flat, match)
        if pending and pending.word == "完成" and _ITS_OBJECT.fullmatch(flat, pending.end, found.start):
            pending = None  # 完成搬迁: the verb of the event that follows
            if found.tail == "no" and _LIST.match(flat, found.end):
                found = replace(found, tail="end")  # 已完成立项、可行性研究报告批复等前期工作
        if pending and pending.word.endswith("启动") and _BEGUN.fullmatch(flat, found.start, found.end):
            pending = found  # 启动交房仪式
            continue
        if pending and "启动" in (found.word[-2:], pending.word) and pending.end == found.start:
            if _CEREMONY.search(flat, pending.start, pending.end):
                pending = replace(pending, end=found.end, tail=found.tail)  # 开工仪式启动
                continue
            pending = None  # 搬迁启动, 启动搬迁: the beginning of an event is not the event
            continue
        if pending and "c" in found.flags and _CEREMONY.search(flat, pending.start, pending.end):
            pending = None  # 奠基仪式取消: neither
            continue
        if pending and _JOINT.fullmatch(flat, pending.end, found.start):
            pending = _chained(flat, pending, found)
            continue
        if pending:
            yield pending
        pending = found
    if pending:
        yield pending


def _is_other_thing(flat: str, match: re.Match[str]) -> bool:
    """Whether a word is a part of another, or tells of a deal where none is made."""
    at_once = _AT_ONCE.search(flat, max(0, match.start() - 2), match.end() + 1)
    mends = match[0][:2] in _DOES and not match["word"]
    if mends and not _SETS_OUT.search(flat, 0, match.start()):
        return True
    no_deal = match["word"] in _DEALS and not _DEAL.search(flat, 0, match.start())
    return bool(_COMPOUND.match(flat, match.start()) or at_once) or no_deal


def suits(group: Group, kind: str) -> bool:
    """Whether a project of a class can have the event: a road opens to traffic, an app does not."""
    if kind in ("*", "work"):
        return group.classes != ("newschool",)
    if kind in ("org", "area"):
        return kind in group.classes or (
            kind == "area" and group.events[0] in ("land_clearance", "start", "signing", "approval")
        )
    return "*" in group.classes or kind in group.classes


def _group(flat: str, match: re.Match[str]) -> Group:
    word = match["word"]
    if word:
        _, event, classes, flags, _ = _ROW_OF[word]
    else:
        index = int((match.lastgroup or "s0")[1:])
        event, classes, flags = SPANS[index][1], "*", "os" if match[0].startswith("批准") else "s"
    if word == "开学" and _NEW_SCHOOL.search(flat):
        classes += ",place"
    end = match.end()
    extent = _EXTENT.match(flat, end)
    if extent:
        end = extent.end()
    start = match.start()
    front = _FRONTS.get(event)
    if front and (before := front.search(flat, max(0, start - _LONGEST_PAPER), start)):
        start = before.start()
    paper, kinds = flat[start : match.start()], tuple(classes.split(","))
    second = _SECOND.search(flat, max(0, start - _LONGEST_PAPER), start)
    since = second.end() if second else 0
    found = Group(start, end, (event,), kinds, flags, "", match[0], since, paper)  # type: ignore[arg-type]
    found = replace(found, tail=_tail(flat, found))
    if word == "完成" and found.tail == "end" and _WHOLLY.search(flat, max(0, start - _NEAR), start):
        return replace(found, classes=(*kinds, "place", "way"))  # 某步道已完成
    return found


def _chained(flat: str, first: Group, second: Group) -> Group:
    events = tuple(dict.fromkeys((*first.events, *second.events)))
    classes = tuple(dict.fromkeys((*first.classes, *second.classes)))
    flags = "".join(sorted(set(first.flags) & set(second.flags) | ({"c"} & set(first.flags + second.flags)))) or "-"
    built = "o" in first.flags and first.end == second.start and second.tail == "no"
    built = built and not _NUMBER.match(flat, second.end)
    tail = "object" if built else second.tail  # 建成通车甲大桥
    return Group(first.start, second.end, events, classes, flags, tail, first.word + second.word)


def _is_no_event(flat: str, group: Group) -> bool:
    """Whether 完成 is of a step or of an amount."""
    step = _STEP_BEHIND.search(flat, group.start, group.end)
    return bool(step or _AMOUNT.match(flat, group.end) or _OF_AMOUNT.search(flat, 0, group.start))


def _tail(flat: str, group: Group) -> str:
    end = group.end
    if group.word == "完成" and _is_no_event(flat, group):
        return "no"
    if group.word.endswith("开放") and _DAYS_OPEN.match(flat, end):
        return "no"
    for name, pattern in (
        ("time", _TIME),
        ("aim", _OF_AIM),
        ("of", _OF),
        ("after", _AFTER),
        ("after", _WHEN),
        ("before", _BEFORE),
        ("end", _END),
    ):
        if pattern.match(flat, end):
            return name
    if {"opening", "start", "handover"} & set(group.events) and _FIT.search(flat, max(0, group.start - _NEAR), end + 2):
        return "end"  # 2026年5月具备通车条件
    if flat.startswith("工作", end) and group.word.startswith(("完成", "通过")):
        return "end"  # 完成竣工验收工作
    if group.word in _VERBS and _ITEM_OPENS.search(flat, 0, group.start) and _NAME_BEHIND.match(flat, end):
        return "object"
    if "p" in group.flags and _NAMES_WORK.match(flat, end):
        return "no"
    if flat.startswith("、", end) and "\x00" in flat[max(0, group.start - _NEAR) : group.start]:
        return "end"  # 甲楼4月底竣工、乙楼本月投用
    if "p" in group.flags or (group.events[-1] == "handover" and _RECEIVER.match(flat, end)):
        return "end"
    if "l" in group.flags and _PUT_OFF.match(flat, end):
        return "end"
    in_turn = group.word in _PUT_TO_USE and _IN_TURN.search(flat, max(0, group.start - _NEAR), group.start)
    return "object" if "o" in group.flags or in_turn else "no"
