"""Whose event it is: the project that a sentence, or what stands before it, names for an event phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.findings.antecedents import Antecedents, unplaced
from tasks.findings.counted_lists import counted_before, counted_behind
from tasks.findings.events import Group, suits
from tasks.findings.name_kinds import is_bare_head, is_phase
from tasks.findings.name_lists import listed
from tasks.findings.prepared import COUNT_FIRST, COUNTED, PreparedSentence
from tasks.findings.project_names import Name, ending_at, starting_at, strip_end, strip_start, unknown_at
from tasks.findings.project_patterns import LINKING
from tasks.findings.unsaid_subjects import UnsaidSubjects
from tasks.text.width import narrow

# What may stand between a project and its event: 甲馆在城东封顶, 乙路由某公司承建.
_ADJUNCT = re.compile(
    r"在(?![线建])|由(?!于)|经(?!济|开|营)|因|受|与|向(?!阳)|同(?!时|步|心)|按照|随|于(?!都)"
    r"|自(?![由来贸然主动用备建有治驾助行流强信觉])|从(?!化|江)|面向|对(?![外接口岸面])"
)
# Adjuncts after which an event may lack its own subject: (该馆)在城东封顶; not so 从开工到完工.
_SETTING = re.compile(r"在(?![线建])|由(?!于)|经(?!济|开|营)|因|受|按照|于(?!都)|[对向](?![岸面阳])|面向|与|跟")
_AFTERWARDS = re.compile(r"(?:之|以)?后")
_INSPECTED = re.compile(r"(?:[^,]{0,6}(?:专家组?|验收组|委员会|各方))?(?:一致)?同意|整改|消防(?:整改)?|质量")
_TOWARDS = re.compile(r"为$")  # 为4月初全面开工创造了条件
_AGENT = re.compile(
    r"(?:政府|局|委|委员会|部门|公司|集团|单位|开发商|企业|负责人|[工业建承运校院园馆]方|我[市县区局省]|方面|指挥部|管委会|双方)$"
)
_OBJECT_ENDS = re.compile(
    r"[,。;!?:、)”\"\s]|$|的|等|和|及|与|并|建设|施工|改造|立项"
    r"|(?:工程)?(?:初步设计|可行性研究报告|工可|可研|项目建议书|规划|设计方案|实施方案)"
)
_PART = re.compile(
    r"(?:主[线桥拱塔楼体梁]|桥面|路面|路基|全?部?桩基|[左右双][线幅洞]|[上下]部结构|(?:主体|钢)?结构|首批[^,]{0,8}|外立面|幕墙"
    r"|(?:钢结构|网架)?(?:屋盖|屋面|罩棚)|[\d+米 ]*(?:主跨|中跨|边跨)?(?:连续|现浇|钢箱|箱|钢桁|钢)?梁)?"
)
_REST = re.compile(
    r"(?:容量|\d+[栋幢座](?:单体|建筑|楼栋)(?:建筑)?|(?:剩余|其余|余下)的?(?:工程|工作|机组|路段|[\d.]+(?:栋|幢|公里|米|层|户)[^,]{0,4}))$"
)
# Who moves where a house does: 全部人员10月迁入.
_PEOPLE = re.compile(
    r"(?:人员|职工|员工|师生|患者|病人|住户|商户|施工单位|施工方|责任单位|村民|居民|摊主|部门|科室|书摊|摊位)$"
)
# Some of what was counted before, which has its own dates: 首批12栋已改造完成，其余两所下周开工.
_BATCH = re.compile(
    r"(?:首批|第[一二三四]批|其余|剩余的?|剩下的?|余下的?)[\d一二两三四五六七八九十]+(?:[座所处户台部幢]|栋(?:楼|厂房|住宅)?|家(?:企业|单位|商户)?)(?=$|均|都|[将已]|\x00)"
)


_ADDRESSED = re.compile(r"起?(?:[对向](?![岸面阳东西南北外])|面向|与|跟(?!踪))")  # 元旦起向园区供水
_CALLED = re.compile(r"\((?:以下|下)?(?:统一)?(?:简称|称)(?:为)?[:\"“]*([^\"”“)]{3,12})[\"”]?\)")
_ASIDE = 24  # characters of a bracket behind a name
_OF_WHAT = re.compile(r"(?:加装|新建|增设|配建|配套建设|安装|修建|新装|建设|改造)?的$")
# What happens to projects alone, so that a name without a head is one.
_SURE = ("start", "topping_out", "completion", "acceptance", "handover", "opening")


class Subjects:
    """Finds the projects of the event phrases of one sentence; `told` grows as they are read, in order."""

    def __init__(self, sentence: PreparedSentence) -> None:
        self.sentence, self.bare = sentence, sentence.bare
        self._antecedents = Antecedents(sentence)
        self.told = self._antecedents.told
        self._unsaid = UnsaidSubjects(sentence, self._antecedents)

    def of(self, group: Group) -> list[Name]:
        """The projects of an event phrase: none where the words name something else, or nothing that can have it."""
        clause, low = self.sentence.clause_of(group), self.sentence.low(group)
        if group.tail == "object":
            return self._kept(self._object(group, clause.end), group)
        if group.tail == "of":
            name = starting_at(self.bare, group.end + 1, clause.end)
            return self._kept(self._listed([name] if name else []), group)
        end = strip_end(self.bare, low, group.start)
        start = strip_start(self.bare, low, end)
        if start < end and self.bare[start] in "与由" and (several := counted_before(self.bare, start, end)):
            return self._kept(several, group)  # 与某公司签订的甲项目、与某集团签订的乙项目等4个项目签约
        if start >= end or _ADDRESSED.match(self.bare, start, end):
            return self._kept(self._listed(self._unsaid.of(group)), group)
        batch = _BATCH.fullmatch(self.bare, start, end)
        if batch:
            return self._kept([Name(start, end, batch[0], "place", False)], group)
        if several := counted_before(self.bare, start, end):
            return self._kept(several, group)
        name = self._before(start, end)
        if name and name.generic:
            name = self._of_its_owner(name, start)
        if (name is None or name.generic) and self.bare.startswith(":", group.end):
            return self._kept(self._enumerated(group), group)
        if name and name.kind == "org" and group.events[0] != "relocation":
            name = None  # who acts: 业主单位承诺年底前交付
        name = name or self._split_subject(group)
        if name is None and self._lacks_subject(group, start, end):
            return self._kept(self._listed(self._unsaid.of(group)), group)
        name = name or self._unknown(group, start, end)
        if name is None:
            return []
        return self._kept([name] if name.generic else listed(self.bare, name), group)

    def _listed(self, names: Sequence[Name]) -> list[Name]:
        """甲路、乙桥等正在施工，年内完工: each of the names that stand in the sentence as one."""
        parts = (listed(self.bare, it) if it.start >= 0 and not it.generic else [it] for it in names)
        return [part for several in parts for part in several]

    def _of_its_owner(self, name: Name, low: int) -> Name:
        """某小区3号楼加装的电梯: 某小区3号楼电梯."""
        of = _OF_WHAT.search(self.bare, max(low, name.start - 6), name.start)
        owner = ending_at(self.bare, low, of.start()) if of else None
        if owner and owner.generic and is_phase(owner.text):
            owner = self._antecedents.resolved(owner)  # 5栋的电梯
        if owner is None or owner.generic or owner.kind in ("org", "work"):
            return name
        return unplaced(owner.text + name.text, name.kind) if is_bare_head(name.text) else owner  # 某桥的主桥

    def _enumerated(self, group: Group) -> list[Name]:
        """将有两所新学校启用：甲校、乙校."""
        clause = next((it for it in self.sentence.clauses if it.start > group.end), None)
        name = starting_at(self.bare, clause.start, clause.end) if clause else None
        return listed(self.bare, name) if name and not name.generic else []

    def _split_subject(self, group: Group) -> Name | None:
        """东环高架去年6月完成主线合龙: a part stands between the project's name with its date and the event."""
        clause = self.sentence.clause_of(group)
        name = self.sentence.opening(clause, group.start)
        if name is None or name.generic or name.start < self.sentence.low(group):
            return None
        end = strip_end(self.bare, name.end, group.start)
        linked = LINKING.match(self.bare, name.end, end)
        return name if _PART.fullmatch(self.bare, linked.end() if linked else name.end, end) else None

    def _unknown(self, group: Group, start: int, end: int) -> Name | None:
        """渔歌里2020年8月奠基: a name without a head, between its clause's start and a date with a sure event."""
        clause = self.sentence.clause_of(group)
        dated = any(end <= it.start and it.end <= group.start for it in self.sentence.dates)
        opens = strip_start(self.bare, clause.start, end) == start
        if not (dated and opens) or "w" in group.flags or group.events[0] not in _SURE:
            return None
        return unknown_at(self.bare, start, end)

    def _lacks_subject(self, group: Group, start: int, end: int) -> bool:
        """Whether the words before an event are no subject: an adjunct (在…), a condition (…后), or who acts."""
        acts = group.events[0] not in ("signing", "relocation") and self._is_agent(start, end)
        if _REST.search(self.bare, start, end) or _TOWARDS.match(self.bare, start, end):
            return True
        if group.events[0] == "relocation" and _PEOPLE.search(self.bare, start, end):
            return True
        if group.word.startswith("验收") and end - start <= 2:
            return True  # 消防验收上周四刚通过
        if group.events[0] == "acceptance" and _INSPECTED.fullmatch(self.bare, start, end):
            return True  # 专家组同意通过验收, 整改通过复验
        afterwards = _AFTERWARDS.match(self.bare, end, group.start)
        return bool(_SETTING.match(self.bare, start, end) or afterwards or acts or group.word == "始发")

    def _is_agent(self, start: int, end: int) -> bool:
        """Whether the words before an event name who acts (市政府在…立项), not what is built."""
        adjunct = next(_ADJUNCT.finditer(self.bare, start, end), None)
        stop = strip_end(self.bare, start, adjunct.start() if adjunct else end)
        return bool(_AGENT.search(self.bare, start, stop))

    def _before(self, start: int, end: int) -> Name | None:
        """The name that a stretch before an event ends in, adjuncts (在…, 由…) left out."""
        adjunct = next(_ADJUNCT.finditer(self.bare, start + 2, end), None) if end - start > 2 else None
        name = ending_at(self.bare, start, end) if adjunct else None
        if adjunct and name and name.start > adjunct.end() and self.bare[name.start - 1] == "的":
            return name  # 位于甲路与乙路交叉口的某医院
        if adjunct and name and adjunct[0] == "对" and name.start >= adjunct.end() and not name.generic:
            return name  # 专家组对某工程进行验收
        if adjunct and name and adjunct[0] == "与" and name.start < adjunct.start():
            return name
        return ending_at(self.bare, start, strip_end(self.bare, start, adjunct.start()) if adjunct else end)

    def _object(self, group: Group, end: int) -> list[Name]:
        """批复同意某工程, 开通某线: the project behind the verb; no count of things (建成停车场5个)."""
        first = strip_start(self.bare, group.end + self.bare.startswith("了", group.end), end)
        if several := counted_behind(self.bare, first, end):
            return several
        name = starting_at(self.bare, first, end)
        if name is None or COUNT_FIRST.match(name.text):
            return []
        if COUNTED.match(self.bare, name.end) or not _OBJECT_ENDS.match(self.bare, name.end):
            return []
        return listed(self.bare, name)

    def _kept(self, names: Sequence[Name], group: Group) -> list[Name]:
        """Pronouns resolved; names that cannot have the event left out."""
        whole = [self._by_its_short_name(it) for name in names if (it := self._antecedents.resolved(name))]
        if group.events == ("completion",) and "w" in group.flags:
            whole = [it for it in whole if not is_bare_head(it.text)]  # 索道调试完毕
        chained = len(group.events) > 1  # 竣工通车: one of them will do
        return [it for it in whole if suits(group, it.kind) or (chained and it.kind in ("place", "way"))]

    def _by_its_short_name(self, name: Name) -> Name:
        """甲至乙高速公路丙段（以下简称“甲乙高速”）: the name that the text goes on with."""
        called = _CALLED.search(narrow(self.sentence.text), max(0, name.start), max(0, name.end) + _ASIDE)
        return unplaced(called[1], name.kind) if called and name.start >= 0 else name
