"""Patterns of project names: heads (桥, 公园, 工程), phases, and the words that names begin and end at.

Everything speaks of narrow text (`tasks.text.width.narrow`).
"""

from __future__ import annotations

import re

from tasks.findings.patterns import any_of
from tasks.text.starts import guarded
from tasks.text.words import load_rows, load_words

_WHERE = "tasks.findings"
LONGEST = 40  # characters; what is longer is a clause, not a name
PHASE = (
    r"(?:\(?第?[一二三四五六七八九十\d]{1,2}期\)?(?:工程|项目|改造|建设)?|[东西南北中前后先][行]?段|[东西南北中][延沿]伸?线|[东西南北中]延"
    r"|(?<![A-Za-z])(?:[A-Z]\d?[区座栋]|(?<![\d共计有])\d{1,2}[区栋])|[东西南北](?:院区|校区|[区院])|[\dA-Z一二三四五六七八九十]{1,3}(?:号|#)(?:楼|栋|地块|馆|厂房|井)(?:主楼)?|[左右][线幅洞]|[A-Z\d]{1,2}(?:号)?(?:出入)?口|(?<=热线)\d{3,8}|[一二三四五六七八九十\d]{1,3}(?:、[一二三四五六七八九十\d]{1,3})*标段?"
    r"|[A-Z](?:、[A-Z])*组团|[一二三四五六七八九十](?:、[一二三四五六七八九十])+期(?:工程|项目)?)"
)
PHASE = guarded(PHASE)


KINDS = {row[0]: row[1] for row in load_rows(_WHERE, "project_heads")}
GENERIC = {row[0]: row[1] for row in load_rows(_WHERE, "generic_names")}
VERBAL = tuple(word for word, kind in KINDS.items() if kind == "work" and word[-2:] not in ("工程", "项目", "标段"))
_STOPS = load_rows(_WHERE, "stop_names")
STOP_WHOLE = frozenset(row[0] for row in _STOPS)
STOP_ENDS = tuple(row[0] for row in _STOPS if row[1] == "end")
_HEADS = any_of(tuple(KINDS))
_NTH = "[一二三四五六七八九十]"
# A head of a longer word is none: 路 of 路面, 城 of 城市, 街 of 街道.
_GO_ON = {
    "路": "面基灯口网过沿况人堤缘程边",
    "线": "上下索路缆",
    "塔": "吊尖",
    "城": "市镇区乡管投建",
    "街": "道坊办",
    "园": "区林丁",
    "馆": "长藏",
    "院": "长士落校",
    "桥": "梁面墩",
    "湖": "区南北州",
    "库": "区容",
    "港": "区口湾",
    "楼": "道顶梯盘宇市",
    "厂": "区长家商",
    "场": "地馆所站面景合",
    "校": "区园方长舍企车服友",
    "站": "点台长位",
    "程": "师序",
    "目": "部负",
}
_NOT_AFTER = "|".join(
    (
        *(f"(?<={head})(?![{rest}])" for head, rest in _GO_ON.items()),
        rf"(?<={_NTH}中)(?![学心医专职院等间部央国小东西南北山路]|大[道街桥])",
        "(?<=[^一二三四五六七八九十]中)",
        f"(?<=[^中{''.join(_GO_ON)}])",
    )
)
HEAD = re.compile(guarded(rf"(?:{_HEADS})(?:{_NOT_AFTER})(?:{PHASE})*|{PHASE}+"))
HEAD_END = re.compile(guarded(rf"(?:(?P<head>{_HEADS})(?:{PHASE})*|{PHASE}+)$"))
PHASE_END = re.compile(rf"(?:{PHASE})+(?:主体(?:结构|工程)?|工程|项目)?$")
PHASE_BASE = re.compile(rf"({PHASE})(?:桩基|基础|地基|承台|土建)")
BARE = frozenset(word for word in KINDS if len(word) < 4)
COUNTED_ALL = re.compile(
    r"\d+[个项](?:大|重点|重大|产业|民生)*(?:项目|工程)$|[一二三四]季度(?:重大|重点)?项目|^第?[一二三四五六\d]+[次批](?!.*期)|^.{0,3}(?:产业|投资|工业|重点)项目$"
    r"|(?:农业|工业|制造业|服务业|支柱|特色|文旅|优势|新兴|先进|重大|重点|[市县区省]级|招商|引资)(?:产业|投资|工业)?项目$|重[大点]项目|民生实事|^.{0,4}(?:高新区|经开区|开发区|园区|新区|市|县|省)项目(?:建设)?$"
)
PHASE_ONLY = re.compile(rf"{PHASE}(?:主体(?:结构|工程)?|工程|项目)?$")
_NOT_OPENERS = ("建设", "主体", "结构", "主体结构", "主体工程", "整改", "具备", "恢复", "全线", "先行", "初步")
_FILLER = any_of(load_words(_WHERE, "fillers"))
LINKING = re.compile(rf"(?:{_FILLER}|[\s,、\x00])*")
FILLED_END = re.compile(
    rf"(?:{_FILLER}|[“‘\"]|的|(?:比(?:预期|预定|计划|原计划|原定)(?:时间)?)?(?:提前|早)了?(?:近)?[\d一两三四五六七八九十半]+多?(?:天|个?月|周|年)|(?:已经?|也)?(?:安装|修复|整改|建设|修建|改造|装修|调试)(?:完成|完毕|到位|好)?(?:并|且)|[\s,、\x00]|(?<=\x00)[和及与](?=\x00)|(?:汛期|高峰|暑期|寒冬|冬季|雨季|[^,\x00]{{1,6}}集中[^,\x00]{{2}})(?:到来|来临|之)?前|\d{{1,2}}(?:时|点)(?:\d{{1,2}}分|半|许|整)?)$"
)
# What stretches that FILLED_END takes away end with: any other end needs no search.
FILLED_LAST = frozenset(word[-1] for word in load_words(_WHERE, "fillers")) | frozenset(
    '“‘"的天月周年并且和及与前时点分半许整,、\x00 \t\n\r\u3000'
)
# At the front only longer words are safe: 会展中心, 便民服务中心 and 建设路 begin with what links elsewhere.
_OPENERS = any_of(tuple(it for it in load_words(_WHERE, "fillers") if len(it) > 1 and it not in _NOT_OPENERS))
FILLED_START = re.compile(
    rf"(?:{_OPENERS}|[\s,、\x00▶◆●■★☆▲▼·◇◎○□※➤►◉•✦—\-]|其中|同时|此外|另外|随后|目前|届时|此前|据介绍)"
)
_CUTS = load_rows(_WHERE, "name_cuts")
CUT = re.compile(guarded(
    "(?P<keep>" + any_of(tuple(row[0] for row in _CUTS if row[1] == "keep")) + ")|(?P<cut>"
    + any_of(tuple(row[0] for row in _CUTS if row[1] == "cut"))
    + r"|[设为达约近超建](?=[\d一两](?!期))|(?<=[场厂址地])改?建(?![设造成筑材有起在为项工])"
    + r"|分(?=[两一二三四五六七八九十\d]{1,2}[个段期批栋片])"
    + r"|的(?=(?:改造|建设|修缮|整治|提升|设计|规划|施工|拆除)(?:方案|计划|招标|图纸))"
    + r"|—(?=—)|(?<=—)—|—(?![一-鿿]{1,8}(?:—[一-鿿]{1,8})?(?:公路|高速|铁路|高铁|城际|快速路))"
    + r"|[,，。:：;；!?！？(（)）《》\n]|\x00)"
))  # fmt: skip
# What a name ends with in the clause and is none of it: its body, the paperwork, the clearing of its ground.
PART_END = re.compile(
    r"(?:(?:控制性|关键性?|先导性?|标志性)(?:节点)?工程|主体(?:工程|结构)?[和及与、](?:装饰|装修|安装|内装|外装|附属)[^,]{0,6}|地[下上]结构|主体结构|主体工程|主体建筑|主体|结构|\d+[座个](?:车站|工点|站点)|\d+[栋幢](?:楼|住宅|房屋|单体(?:建筑)?|建筑)?|(?:所有|全部|各个?)(?:工点|标段|楼栋|建筑|机组|泵组|设备|车站|站点|路段)(?:均|都)?|其余(?:场地|部分|区域)|土建工程|土建|钢结构|房屋征收(?:工作)?|(?:征地)?(?:征拆|拆迁|征收|征迁|腾退)(?:工作)?|用地|"
    r"初步设计(?:报告|方案)?|可行性研究报告|工可报告|工可|可研报告|项目建议书|环评报告|环评|施工图|规划方案|设计方案|实施方案|移交手续|手续|路面沥青|路面|现场|建设现场|施工现场)$"
)
LEAD = re.compile(
    r"(?:[我全本][市县区省州镇]|市内|全国|备受关注|作为|总投资[\d.]+亿元|省级?重点(?:项目|工程)|市级?重点(?:项目|工程)|新建|在建|(?:首|[一两这那该此多])[座条个所家处批栋]的?"
    r"|建设(?![路街大东西南北中银工局项指单方及和与者家小医广公桥社设])(?=.{3})|[^,、]{0,6}又?一(?:重[大点]|[项个])[^,、]{0,14}(?:项目|工程|设施)(?=.{4})|全线(?=\d+[座处个])|首个(?:项目|工程)(?=.{4})"
    r"|(?:现(?![代浇场有状役])|于(?![都洪家庄桥村])|沿(?=\d)|广告\s+|当地|主要|建好|设建|建成|[我本][县市区省镇村])(?=.{3})"
    r"|该|此|这|新增|(?:国内|全国|全省|世界|亚洲|华[中东南北]|西[南北]|我国|目前|迄今)?最[大长高深宽美]的?(?=.{3})|(?:[^,]{0,6}(?:重点|控制性|标志性|民生|先导|配套|节点|龙头|实事))(?:工程|项目)(?=.{3}))"
)
ENUMERATED = re.compile(r"\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、)]|\.(?!\d))")
# Some of many is nobody's project: 部分项目, 多个小区.
SOME = re.compile(
    r"(?:\d+宗|大?部分|多[个条座处项]|一[批些]|各|每|所有|众多|若干|不少|许多|相关|有关|类似|其他|其它|其余|这些|那些|后续|首批|第[一二三]批|两[个条]|其他的|一?[种类](?!植|子|业)|这种|那种|此类|这类|有些|上述|以上|任何|某)"
)
# A piece of the work, whose end is not the project's: 首根桩基完成.
ONE_PIECE = re.compile(r"(?:首|最后一|第一)[根节片块榀方仓跨幅孔]")
COUNTS = re.compile(r"\d+[座条个所处栋幢]")
UNBALANCED = re.compile(r"^[^“]*”|“[^”]*$")
# What happens to a place behind its name: 市科技馆闭馆升级, 绿道移交园林部门建设.
HAPPENS = re.compile(r"(?<=..)(?:闭馆|闭园|停业|移交)(?=.)")
# 甲馆与乙馆: the second is named; 甲馆与该县乙馆: the first; 甲路与乙街交叉口天桥 is one.
CROSSING = re.compile(r"[^,、]{1,8}?(?:交叉|交会|交汇|路口|十字|交界)")
SHARED = re.compile(rf"(?<=.)与(?=..)(?!{CROSSING.pattern})(?P<owned>(?=[该其本]))?")
# 某公园旁新建天桥: the place says where.
BESIDE = re.compile(r"(?:旁边?|附近|对面|一侧|周边|四周|桥下)(?:的|新建|在建|建设)?")
# More work on the same thing: 配套与现代化改造项目, 封场及生态修复工程.
SAME_THING = re.compile(
    r"(?:生态|环境|现代化|综合|景观|配套|附属|智能化|信息化|节能|适老化|安全|功能|品质|风貌|立面|土壤|植被|道路|设施|设备)*"
    r"(?:改造|提升|升级|修复|治理|保护|利用|配套|扩建|加固|整治|更新|绿化|亮化|建设|修缮|工程|项目)+(?:[一二三四五\d]期)?(?:工程|项目)?"
)
ENTIRE = re.compile(r"整[个条座项幢栋](.{1,4})")
# A name without a head, and what is none: people, quantities, times, things done.
UNKNOWN = re.compile(r"(?=[A-Za-z\d·“]*[一-鿿]{2})(?:[一-鿿A-Za-z\d·]|“[一-鿿]+”){3,14}")
NO_NAME = re.compile(
    r"^(?:[该此本这那其另]|今后|目前|大家|他们|我们|记者|据|第|首|年|月|[\d一二三四五六七八九十两]+[^一-鿿]?(?:个|年|月|天|次|户|人|%)|不|未|非|如|若|且|和|与|及|向|对|以|用|初步)"
    r"|(?:人|者|员|们|方|家|户|队|组|局|委|办|部|厅|司|司机|会|团|期|率|量|额|费|款|证|权|税|价|数|天|日|时|间|月|年|工作|活动|仪式|手续|文件|阶段"
    r"|节点|任务|目标|计划|方案|设备|班子|群众|同志|老师|学生|孩子|居民|村民|业主|师生|客人|游客|顾客|市民|网友|患者|老人|企业|单位|政府|人民"
    r"|材料|资料|图纸|报告|合同|协议|通知|公告|情况|问题|原因|结果|进度|质量|安全|条件|时候|地方|方面|之后|以来|以前|过程|仪式上|现场|地区|区域|地块|土地|资金|贷款|信息|数据|树木|苗木|植物|图"
    r"|得|了|着|过|的|地|说|称|是|有|去|来|到|给|让|把|被|很|最|更|太|好|多|少|吗|呢|吧|啊|等|以|并|要|想|做|干|打|开|完|成|通|用|上|内|外|处|写|安排|办理|出席|参加|宣布|举行|庆祝|祝贺)$"
)
# What no name begins with.
NO_OPENING = re.compile(
    r"其(?!亚)|些|或者|必经|简单|无偿|正值|检测合格|哪|多少|没|未|很|最近|一旦|如果|因为|所以|虽然|由于|已经|正在|尽快|自(?![由来贸然主动用强立])|经(?:工程|施工)"
    r"|公司(?:施工|建设|工程)|不(?!夜|锈)|紧盯|紧扣|倡导|明确|包括|确保|加快|推进|推动|抓好|抓紧|做好|落实|督促|围绕|上报|汇入|坚守|坚持|聚焦|按照|通过|利用|合同约定|参与|负责|组织|督导|协调|统筹|强化|[项个条座](?:施工|建设|工程)|.{1,6}、(?:工程|项目)$"
)
KINDS_OF_WORK = ("项目", "工程", "平台", "系统")
FIRST = re.compile(rf"(?:首[座条个所家批]|第一[座条个所家]|最[大长高深]|唯一)[^,]{{0,14}}?(?:{_HEADS})(?:{_NOT_AFTER})")
OPENING_CUTS = (
    "是",
    "而",
    "但",
    "新建",
    "在建",
    "目前",
    "此次",
    "此前",
    "其中",
    "关于",
    "针对",
    "至于",
    "作为",
    "配套",
)
LIST = re.compile(r"[、]|(?<=.)(?:以及|和|与|及)(?=.)")
QUOTED = re.compile(r"[“\"「《]([^”\"」》]{2,16})[”\"」》]$")
QUOTED_EACH = re.compile(r"“[^”\"]{2,16}”")
QUOTED_BEFORE = re.compile(rf"(?:{QUOTED_EACH.pattern}(?:、|和|与|及|以及))+$")
