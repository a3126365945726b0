"""The office that replies, in the words that lead to what it says."""

from __future__ import annotations

import re

from tasks.findings.offices import leading_office, office_name, offices_in
from tasks.findings.patterns import any_of
from tasks.findings.question_lines import without_time
from tasks.text.words import load_rows, load_words

_LEADS_TO = re.compile(
    "^.*(?:联系|采访|致电|找到|来到|咨询|走访|询问|转交|转给|反馈给|拨通|记者从|针对[^,]{0,20}|对此|就此|随后|据)到?了?(?!解)"
)
_SAYS = re.compile(
    "(?:的?(?:相关|有关|值班)?(?:负责人|工作人员|人士|同志))?(?:现场|随即|当即|明确|再次|经办|承办|主办|办理)?"
    "(?:表示|介绍|解释|回复|答复|回应|回答|告诉记者|反馈|称|说|答)*(?:说|称|道|如下)?$"
)
_TITLE = re.compile(
    "(?:[^局院委办处队所站中]{0,8}(?:科|股|室))?(?:党[组委]书记|党组成员)?、?副?"
    "(?:局长|主任|科长|处长|所长|站长|队长|支队长|大队长|经理|总经理|董事长|书记|镇长|乡长|部长|院长|校长)[一-鿿]{0,4}$"
)
_ASIDE = re.compile(r"[(]([^()]{3,30})[)]?$")
_SHORT_FOR = re.compile("该|其|对方|此|本")
_PARTS = re.compile(r"[—|/()【】\u3014\u3015「」《》\[\]\s·>]+")
_CLOCK = re.compile(r"^(?:[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}[时:点](?:[0-9]{1,2}分?)?|分?派(?:给|单)?|转[给交]?)+")
_DONE_ON = re.compile(
    r"(?:于|在)?(?:[0-9]{1,2}月)?[0-9]{1,2}日[经办答回复理]{0,2}$|(?<=..)(?:经办|承办|主办|来函|复信)$"
)  # 县教育局于8月9日办
_BOXES = {row[0] for row in load_rows("tasks.findings", "question_boxes") if row[1] == "answer"}
_LABELS = re.compile(
    rf"(?:{any_of(_BOXES)}|{any_of(load_words('tasks.findings', 'question_reply_verbs'))}"
    "|(?:部门|单位|官方|权威|职能部门)(?:接单|说法|答复|回复|回应|解释|承办|反馈|表态|回声)"
    "|舒心办|接单|承办|直通部门|处理部门|办理部门|我们办|马上办|立即办|一起办|我来办)(?:单位|部门)?"
)


def office_in(words: str) -> str | None:
    """The office in words that lead to what it says: 记者联系了市车管所; 市住建局副局长赵明解释说."""
    for clause in reversed(re.split("[,:。;!?]", words)):
        if (aside := _ASIDE.search(clause)) and (named := office_name(aside[1])):
            return named  # 答(市人社局)
        for part in reversed(_PARTS.split(clause)):
            if office := _office_of_part(part):
                return office
    return None


def _office_of_part(part: str) -> str | None:
    bare = _TITLE.sub("", _SAYS.sub("", _LEADS_TO.sub("", without_time(part)))).strip()
    bare = _DONE_ON.sub("", _CLOCK.sub("", bare))
    if _LABELS.fullmatch(bare):
        return None
    bare = _LABELS.sub("", bare, count=1) if _LABELS.match(bare) else bare
    office = office_name(bare) or leading_office(bare) or next(reversed(offices_in(part)), None)
    return office if office and not _SHORT_FOR.match(office) else None
