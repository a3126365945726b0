"""Who asks: labels that name a citizen, and signatures under letters."""

from __future__ import annotations

import re

from tasks.findings.patterns import any_of, patterns_of
from tasks.text.words import load_words

_CITIZEN = any_of(load_words("tasks.findings", "question_askers"))
_ASK = any_of(load_words("tasks.findings", "question_ask_verbs"))
_TITLE = patterns_of("question_phrases", "title")
_QUOTED = "[“\"‘'「《][^”\"’'」》]{1,24}[”\"’'」》]"
_NO_NAME = "的|了|我|反映|问题|关心|建议|提问|咨询|来电|来信|留言|投诉|朋友|代表|热线|信箱"
_FREE_NAME = rf"(?:(?!{_NO_NAME})[一-鿿A-Za-z0-9_·*×.、-]){{1,16}}?"
_NAME = rf"(?:{_QUOTED}|[(][^()]{{1,20}}[)]|{_FREE_NAME})(?:[(][^()]{{1,20}}[)])?"
_WAY = "(?:(?:通过|在|向|给|致|到|拨打|登录|打进?|写|就|对|想|于|@)[^:]{1,24}?)?"  # 通过12345热线
_TO_PAPER = "(?:本报|[晚日早]报)?[^:,的]{0,6}(?:热线|记者|报社|编辑部|栏目|平台)"
_ASKS = f"(?:{_ASK},?)+(?:(?:对|就|关于|针对|并)[^:,]{{1,16}}?{_ASK}|{_TO_PAPER})?"
_SURNAME = (
    "[王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤]"
)
_CALLS = re.compile("致电|拨打")
_PLACES = frozenset("区市县镇乡村组街道路社里楼号园苑城")
_GIVEN = 2  # characters of a name that may lack its last
_CITIZEN_LABEL = re.compile(
    rf"(?P<lead>[^:]{{0,30}}?)(?P<noun>{_CITIZEN})(?:朋友|代表|们)?[,、]?(?P<name>{_NAME})??"
    rf"{_WAY}(?P<verb>{_ASKS})?(?:说|道|称|到|的是|如下)?(?:[(](?P<behind>[^()]{{1,16}})[)])?"
)
_NAMED_LABEL = re.compile(
    rf"(?P<lead>[^:]{{0,14}}?)(?P<name>(?:(?!的)[一-鿿]){{1,2}}{_TITLE}|[老小阿]{_SURNAME})(?:[(][^()]{{1,16}}[)])?{_WAY}{_ASKS}(?:说|道|称)?"
)
_NICKNAME = re.compile(
    rf"(?:微信|抖音|微博|快手|本报|热心)?(?P<noun>网友|网民)(?P<name>(?:(?!提|问|关|反|建|最|所|我|您|热|咨)[一-鿿]){{2,5}}的[一-鿿]{{1,3}}?)"
    rf"(?P<verb>{_ASKS})?(?:说|道|称)?"  # 网友路过的风说
)
_NUMBER = re.compile(
    rf"(?:手机|微信|热线)?(?:号码?|用户|尾号)?(1[0-9][0-9*x×]{{9}}|[*x×]{{2,7}}[0-9]{{4}})(?:的?{_CITIZEN})?{_WAY}{_ASKS}(?:说|道|称)?",
    re.IGNORECASE,
)
_QUOTED_NAME = re.compile(rf"[“「]([^”」]{{1,16}})[”」](?P<verb>{_ASKS})(?:说|道|称)?")  # “江风”留言
_NAME_ALONE = re.compile(f"(?:(?!的)[一-鿿]){{1,2}}{_TITLE}")
_PLACE = "的|街道|镇|乡|村|社区|小区|县|区|市|路|街|巷|苑|园|里"
_LIVES = re.compile(f"(?:[^:,。]{{2,16}}(?:{_PLACE}))?((?:(?!的)[一-鿿]){{1,2}}{_TITLE})")
_NICK_LAST = re.compile(f"{_CITIZEN}[“「]([^”」]{{1,16}})[”」]$")
_NAME_LAST = re.compile(f"(?:(?:(?!的)[一-鿿]){_TITLE}|[老小阿][一-鿿])$")
_CITIZEN_NAMED = re.compile(
    rf"({_CITIZEN})(?:朋友)?(?:[“「]([^”」]{{1,16}})[”」]|((?:(?!的)[一-鿿]){{1,2}}{_TITLE}|[老小阿][一-鿿]))?"
)
_NOT_A_LEAD = re.compile("记者|局|委员会|部门|政府|中心|回复|答复|针对|关于|对于|您|我们")
_ONLY_CITIZEN = re.compile(_CITIZEN)


def read_asker(text: str) -> tuple[str, str, bool] | None:
    """(asker, noun, whether the label says that they ask) of a citizen's label in plain form; None for any other.

    网友“江风”咨询 → 江风, 网友, True; 市民 → 市民, 市民, False; 李女士来电 → 李女士, 人, True.
    """
    if quoted := _QUOTED_NAME.fullmatch(text):
        return quoted[1], "网友", True
    if nick := _NICKNAME.fullmatch(text):
        return nick["name"], nick["noun"], bool(nick["verb"])
    hit = _CITIZEN_LABEL.fullmatch(text)
    if hit is None:
        if number := _NUMBER.fullmatch(text):
            return number[1], "人", True
        named = _NAMED_LABEL.fullmatch(text)
        return (_without_place(named["lead"], named["name"]), "人", True) if named else None
    if _NOT_A_LEAD.search(hit["lead"]):
        return None
    name = hit["name"] or hit["behind"]
    if name and hit["verb"] == "来问" and len(name) == _GIVEN:
        name += "来"  # 村民万喜来问
    return _asker(hit["noun"], name), hit["noun"], bool(hit["verb"] or _CALLS.search(text))


def _without_place(lead: str, name: str) -> str:
    """山城区张先生 → 张先生: what stands before a name may end in the name's first character."""
    return name[1:] if lead and name[0] in _PLACES and is_name(name[1:]) else name


def is_citizen_word(text: str) -> bool:
    """Is a label just the word: 网友, 市民?"""
    return _ONLY_CITIZEN.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Is a label a person's name with its title: 朱女士?"""
    return _NAME_ALONE.fullmatch(text) is not None


def lives_somewhere(text: str) -> str | None:
    """The person that a label is, with where he lives or works: 朱女士, 家住永安路的李女士."""
    hit = _LIVES.fullmatch(text)
    return hit[1] if hit else None


def named_at_end(text: str) -> str | None:
    """The person whose name with its title ends a stretch: 青石里社区庄阿姨 → 庄阿姨."""
    hit = _NAME_LAST.search(text) or _NICK_LAST.search(text)
    return hit[hit.lastindex or 0] if hit else None


def named_in(text: str) -> str | None:
    """The citizen whom a clause names: 临近下线，听众卢先生 → 卢先生; 一位网友 → 网友."""
    hit = _CITIZEN_NAMED.search(text)
    return (hit[2] or hit[3] or hit[1]) if hit else None


def signer(text: str) -> str | None:
    """Who signs under a letter, in a line of its own (in plain form): 读者 方先生 → 方先生."""
    bare = text.strip("()—-")
    hit = _CITIZEN_LABEL.fullmatch(bare) if len(bare) <= 18 else None
    if hit is not None and not hit["verb"] and len(hit["lead"]) <= (10 if hit["name"] else 4):
        return _asker(hit["noun"], hit["name"])
    return bare if is_name(bare) else None


def _asker(noun: str, name: str | None) -> str:
    bare = re.sub("[(][^()]*[)]$", "", name or "") or (name or "")
    bare = bare.strip("@“”\"‘’'「」《》()")
    bare = re.sub("^(?:网名|昵称|ID|id)[:为]?", "", bare)
    return noun if not bare or "匿名" in bare or bare.endswith("略") else bare
