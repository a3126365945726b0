"""Names of offices: in a reply's label, in the words around a column, in the signature under a reply.

All functions are pure and take text as printed; names come back without blanks.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.findings.patterns import any_of, any_pattern
from tasks.text.width import unblanked
from tasks.text.words import load_words

_SUFFIX = any_of(load_words("tasks.findings", "office_suffixes"))
_NAME = r"[一-鿿A-Za-z0-9（）()“”\"·\-—、/#＃]"
_OFFICE = re.compile(rf"{_NAME}{{1,30}}{_SUFFIX}(?:[（(][一-鿿]{{2,14}}[）)])?")
_PEOPLE = re.compile(any_pattern(load_words("tasks.findings", "office_people")) + "$")
_ROLE_AND_NAME = re.compile(
    "^(?:建设|施工|产权|运营|承建|设计|管护|养护|代建|责任|主管|承办|主办|经办|办理|处理|受理|答复|回复|解答|反馈|回应|牵头)(?:单位|部门|方)[:,]?(?=.{3})"
)
_ASKED_BY = re.compile(
    "^[^,。]{0,14}?(?:打电话问了?|打电话给|致电|拨通了?|联系[了上到]|跑了一趟|采访了|咨询了|请教了|问了|走进|来到|转[给交]了?|反馈给)(?=.{3})"
)  # 小晨打电话问了市车管所
_ROLE_ONLY = re.compile(r"(?:相关|有关|各|多|该|本|我|贵|两|几|哪|什么|某|其|此|一个|这个|那个)")
_OF_PEOPLE = re.compile("民|长|里的|领导|学生|家长")  # 广大市民, 村民, 县长
_COUNTED = re.compile("0[0-9](?=[一-鿿])")  # 回应01　市轨道集团
_PRONOUN = re.compile(r"我|该|贵|此|哪|这|那|本(?:[一-鿿]{1,2})$|[上下]午|[今昨当]天|随后")
_DATE = re.compile(
    r"[\s　]*(?:[（(][^（）()]{0,6}公章[）)])?[\s　]*"
    r"(?:[（(]?[12][0-9]{3}\s*[年.\-/．]\s*[0-9元一二三四五六七八九十]{1,3}\s*[月.\-/．]\s*[0-9]{1,2}\s*日?[）)]?"
    r"|二[〇○0零Oo][〇○0零一二三][〇○0零一二三四五六七八九]年[元一二三四五六七八九十]{1,2}月[一二三四五六七八九十廿卅]{1,3}日"
    r"|[0-9]{1,2}月[0-9]{1,2}日)?[\s　。]*$"
)
_SIGNED = re.compile(rf"(?:^|[。！？!?；;…\n\s　）)”])({_NAME}{{2,30}})$")
_IN_BRACKETS = re.compile(r"[（(]([^（）()]{3,30})[）)][\s　。]*$")
_LED_BY = "从|带到|来到|走进|采访了?|联系了?|咨询了?|请教了?|请|由(?!于)|向|把|将|就(?!业)|转给|交给"
_IN_SENTENCE = re.compile(
    rf"(?:^据?|[，,。；;！!？?：:\s　（(]据?|{_LED_BY})"
    rf"((?:(?!从|带到|来到|走进|采访|联系|请|把){_NAME}){{1,28}}?{_SUFFIX})"
    r"(?=(?:的|相关|有关|业务|负责|工作人员|局长|主任|科长|窗口)"
    r"|[今昨][日天]"
    r"|就(?!业)|对|为|给"
    r"|一[一并]|逐[一条项个]|集中|分别|作出|给出|现场"
    r"|进行|作|做|表示|介绍|予以|统一|联合|整理|梳理|答|回|解|释|[，,。；;：:、\s　）)]|$)"
)
_FAR = 30  # characters before a name that may say whose it is
_LED = re.compile(
    "([一-鿿]{3,20}?)(?:党[组委]书记|党工委书记)?、?副?"
    "(?:局长|主任|市长|县长|区长|镇长|乡长|科长|处长|所长|站长|院长|校长|支队长|大队长|总经理|经理|董事长|部长|行长|馆长|书记)$"
)
_INVITED = re.compile(
    "^.*(?:邀请|请|由|与|(?<!资源)(?<!住房)(?<!发展)(?<!文化)(?<!工业)(?<!卫生)(?<!政策)和|采访|走进|来到)"
)
_NO_NAME = re.compile(
    "(?:相关|有关|职能|各|主管)(?:部门|单位|科室|窗口)$|您|你|我|贵(?:单位|局|办|公司|部门)|不少|许多|很多|大家|读者|网友|问题|咨询|怎么|如何|尊敬的|谢谢|报社$|编辑部$|回复如下|答复如下|现将|关于|反对|在(?!线)|^不|^(?:请求|举报|投诉|建议|要求|希望|反映|请)"
)


@lru_cache(maxsize=4096)
def office_name(text: str, *, trusted: bool = False) -> str | None:
    """The office that `text` names from its first to its last character, less those who speak for it.

    市教育局相关负责人 → 市教育局; 晚报 → None. `trusted`: the place says that it is an office (回复单位：), whatever
    its name ends with.
    """
    name = unblanked(text).strip('：:，,。、；;“”"—')
    name = _ROLE_AND_NAME.sub("", name[2:] if _COUNTED.match(name) else name)
    name = _ASKED_BY.sub("", _PEOPLE.sub("", name) or name)
    if not 2 <= len(name) <= 40:
        return None
    named = not _PRONOUN.match(name) and not _NO_NAME.search(name) and _OFFICE.fullmatch(name)
    return name if trusted or named else None


def leading_office(text: str) -> str | None:
    """The office that `text` begins with, where few characters follow it: 市教育局再次 → 市教育局."""
    bare = unblanked(text)
    hit = _OFFICE.match(bare)
    more = len(bare) - hit.end() if hit else 0
    return office_name(hit[0]) if hit and more <= 6 and not _OF_PEOPLE.match(bare, hit.end()) else None


def offices_in(text: str) -> tuple[str, ...]:
    """The offices that a sentence names as those who answer or are asked, in order.

    记者把问题带到市医疗保障局，请工作人员一一解答 → 市医疗保障局. 有关部门 and the like name nobody.
    """
    found = (office_name(hit[1]) for hit in _IN_SENTENCE.finditer(text))
    return tuple(name for name in found if name and not _ROLE_ONLY.match(name))


def office_of(name: str, text: str) -> str | None:
    """The office that a text says somebody leads: 市住建局局长赵明 → 市住建局. None where it says none."""
    at = text.find(name)
    while at >= 0:
        led = _LED.search(text, max(0, at - _FAR), at)
        office = office_name(_INVITED.sub("", led[1])) if led else None
        if office:
            return office
        at = text.find(name, at + 1)
    return None


def signature_office(answer: str) -> str | None:
    """The office that signs at the end of a reply (with or without a date after it), or None."""
    text = answer[-90:]
    date = _DATE.search(text)
    if date is not None:
        text = text[: date.start()]
    bracket = _IN_BRACKETS.search(text)
    signed = bracket or _SIGNED.search(text)
    if signed is None:
        return None
    return office_name(signed[1]) or (office_name(signed[1].split()[0]) if bracket else None)  # （市医保局　陶科长）


def is_signature(line: str) -> bool:
    """Is a line an office, a date or both, as they stand under a reply?"""
    bare = line.strip()
    date = _DATE.search(bare)
    rest = bare[: date.start()].strip() if date else bare
    return not rest or office_name(rest.strip("()（）")) is not None
