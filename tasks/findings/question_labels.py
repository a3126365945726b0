"""What a label such as 网友“江风”咨询, 市教育局答复 or 来信内容 says of the text behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from tasks.findings.offices import leading_office, office_name
from tasks.findings.patterns import any_of, patterns_of
from tasks.findings.question_askers import is_citizen_word, lives_somewhere, named_at_end, read_asker
from tasks.findings.question_fields import field_told, is_leader
from tasks.text.width import narrow, unblanked
from tasks.text.words import load_rows, load_words

Kind = Literal["question", "asker", "subject", "reply", "office", "meta", "stop", "interview", "salutation", "unknown"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label, read. `who` is the asker or the office, `firm` says that the label alone tells what follows.

    `form`: it belongs to a letter box's form; `plain`: a bare 问 or 答; `weak`: it counts only beside firmer ones.
    """

    kind: Kind
    who: str | None = None
    firm: bool = True
    form: bool = False
    plain: bool = False
    weak: bool = False
    noun: str | None = None  # 网友, 市民 …


_NUMBER = re.compile(
    r"^\s*(?:[●■◆▶▲▼△▽★☆◎○□◇※·•▪►◼◀◁▷♦♢⊙◉*]+\s*)?(?:第?[(]?(?:[0-9]{1,2}(?![0-9月年:])|[一二三四五六七八九十]{1,3}(?=[)、.,:]))[)、.,:]*\s*)?"
)
_TIME = re.compile(
    r"[(]?\s*(?:次日|当[日天晚])?(?:[12][0-9]{3}\s*[-年/.]\s*[0-9]{1,2}\s*[-月/.]\s*[0-9]{1,2}\s*日?|[0-9]{1,2}月[0-9]{1,2}日)?"
    r"\s*(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?\s*[)]?"
)
_LAST_NUMBER = re.compile(r"(?<=[一-鿿])(?:[0-9]{1,2}|[一二三四五六七八九十])$")
_REPLY = any_of(load_words("tasks.findings", "question_reply_verbs"))
_NOT_OFFICE = re.compile(any_of(load_words("tasks.findings", "question_not_office")))
_OUTCOME = (
    "(?:调解|核查|调查|核实|处置|整改|办结|进展)(?:结果|情况)|(?:最新)?进展|情况说明|说明|承诺|表态|说法|介绍|回执|告知"
)
_NO_OFFICER = re.compile(
    "医院.{0,10}(?:科|门诊)(?:副?主任|负责人)|(?:医生|医师|药师|专家|教授|律师|记者|主持人|编辑|老师|教练)[一-鿿]{0,3}$"
)
_REPLY_LABEL = re.compile(
    rf"(?P<office>[^:]{{0,40}}?){patterns_of('question_phrases', 'manner')}*{_REPLY}(?:说|称|道|表示|如下|是|为)*"
    rf"|(?P<named>[^:]{{3,24}}?)(?:的)?(?:{_OUTCOME})"
)
_ENDS_IN_REPLY = re.compile(f"{_REPLY}$")
_REPLY_OF = re.compile(f"{_REPLY}[(](.{{2,30}})[)]")
_ANYBODY = "(?:(?:有关|相关|职能|主管|责任|承办|对口|当地)?(?:部门|单位)|官方|政府|官微)"
_NOBODY = re.compile(_ANYBODY)
_TRADE = re.compile(
    "[市区县镇]?(?:市政|环卫|园林|民政|教育|卫健|房管|消防|热力|供热|供水|供气|排水|路灯|住建|交通|运管|市监)"
)
# 市长热线转上街区房管局调查落实,后回复; 12345热线转交市水务集团办理,答复
_PASSED_ON = re.compile(
    rf"(?:[^:,]{{0,16}}(?:热线|电话|信箱|平台|中心|12345|本报|记者))?(?:已|将[^:,]{{0,8}})?(?:转交|转办|转至|转给|转请|转|交由|交办)"
    rf"(?P<office>[^:,]{{3,24}}?)(?:进行)?(?:调查|核查|核实|查处|处理|处置|办理|落实|了解|解决|后|,)+(?:后|经核实|经调查)?,?{_REPLY}(?:说|称|如下)?"
)
_REPLY_BY = re.compile(rf"{_ANYBODY}?{_REPLY}[@:]?(?:(?:来自|由)(?=.))?(.{{3,24}})")  # 答 市人社局：
_ROLE = re.compile(
    "(?:建设|施工|产权|运营|管理|承建|设计|管护|养护|代建|用地|监理|主管|责任)(?:单位|方)|开发商|物业|物管|村委会|居委会|业委会|村里|镇里|县里|区里|街道|镇街|乡镇|社区|校方|院方|厂方|店方|房东方|商家"
)
_BY = re.compile(r"^(?:来自|由|经(?!开|济|信|发|管)|据)")
_PLAIN_ASK = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}问|提?问题?|[您你]问|我[要想]问|(?:再|继续|又)?追问|[再又]问|q|question)[0-9]{0,2}",
    re.IGNORECASE,
)
_COUNTED_ASK = re.compile(
    r"[^一-鿿A-Za-z0-9]{0,3}(?:[热焦]点|常见)?(?:问题|提问|疑问|关切)(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
)
_PLAIN_REPLY = re.compile(rf"(?:[一二三四五六七八九十]{{1,3}}答|我们?答|a|answer|{_REPLY})[0-9]{{0,2}}", re.IGNORECASE)
_ASIDE = re.compile("([^()]{1,24})[(]([^()]{2,20})[)]")
_OFFICER = re.compile(
    "([市区县][^:,]{1,12}?(?:局|办|委|队|处|集团|公司|中心))[一-鿿](?:先生|女士|同志)"
)  # 市公交公司毛先生
_COUNTER = re.compile("([市区县][^:,]{1,12}?(?:局|委|办|中心|大厅))[一-鿿]{2,6}窗口(?:工作人员|负责人)?")
_ANSWERS = re.compile("(?:答|解题|答题|回音|我办|反馈)$")
_HOME = re.compile("(?:[0-9]+[栋号幢座]楼?|小区|苑|村|社区|路|街|花园|公寓)$")
_ASIDE_LAST = re.compile("[(][^()]*[)]$")
_FOLLOW_UP = re.compile("(主持人|记者)(?:现场|继续|随即|接着|再次?)?追问")
_INTERVIEW = re.compile(
    r".{0,12}(?:记者|主持人)(?:[(][^()]{2,8}[)])?(?:提?问|追问|.{0,4})?|(?:本报|晚报|日报|早报|都市报|笔者|采访者|编辑)(?:问)?"
)
_ON_THE_SPOT = re.compile(
    "(?:本报|晚报|日报|早报|晨报|商报)?记者(?:踏访|走访|探访|暗访|调查|核实|体验|现场|追踪|跑腿|求证|帮办|观察|打探)"
)
_CITIZEN = any_of(load_words("tasks.findings", "question_askers"))
_SALUTATION = re.compile(
    rf"(?:尊敬|亲爱|敬爱).*|.*(?:您好|你好)|(?:广大|各位|来信|市民|居民|群众|网友|网民)?{_CITIZEN}?(?:朋友|同志)们?"
)
_TO_THE_PAPER = re.compile(
    "(?:尊敬的|亲爱的)?(?:报社|贵报|本报)?(?:编辑|记者|主编|编辑部|报社)部?的?(?:同志|老师|朋友|先生)?们?(?:您好|你好)?"
)
_TO_A_LEADER = re.compile(
    "(?:尊敬|敬爱)的(?:[一-鿿]{0,6}(?:市长|县长|区长|局长|书记|镇长|州长|主任)|各位领导|领导|有关部门)(?:们|您好|你好)*"
)
_FIELDS = {row[0]: row[1] for row in load_rows("tasks.findings", "question_fields")}
_BOXES = {row[0]: row[1] for row in load_rows("tasks.findings", "question_boxes")}


def plain_form(label: str) -> str:
    """A label with half-width signs, without number, bullet, trailing time and blanks."""
    text = _TIME.sub(_only_blank, _NUMBER.sub("", narrow(label), count=1))
    if text.count("(") != text.count(")"):  # of （5月20日回复）
        text = text.replace("(", "").replace(")", "")
    return _LAST_NUMBER.sub("", unblanked(text))


def _only_blank(hit: re.Match[str]) -> str:
    """A time is dropped; brackets or blanks that the pattern met alone stay."""
    return "" if any(c.isdigit() for c in hit[0]) else hit[0]


def is_role(office: str | None) -> bool:
    """Is a reply's label no office's name but what they are: 建设单位, 物业?"""
    return bool(office and _ROLE.fullmatch(office))


@lru_cache(maxsize=8192)
def read_label(label: str) -> Label | None:
    """What a label (as printed, without its colon or brackets) says; None where it says nothing of questions."""
    text = plain_form(label)
    if not text or len(text) > 48:
        return None
    if _COUNTED_ASK.fullmatch(unblanked(narrow(label))):  # 问题一： is no form's 问题：
        return Label("question", firm=False, plain=True)
    last = text.rpartition(",")[2]
    for part in dict.fromkeys((text, last)):
        found = _field(part) or _plain(part) or _citizen(part) or _reply(part)
        if found:
            return found
    return _asker_behind(label) or _with_aside(text) or _other(text)


def _asker_behind(label: str) -> Label | None:
    """读者来电 刘女士(138****2209): a label that says that somebody asks, and behind a blank who."""
    head, _, name = narrow(label).strip().partition(" ")
    asks = _citizen(plain_form(head)) or _field(plain_form(head)) if name else None
    who = _ASIDE_LAST.sub("", unblanked(name))
    person = lives_somewhere(who) or (who if named_at_end(who) == who else None)
    if asks is None or asks.kind != "question" or person is None:
        return None
    return replace(asks, who=person, firm=True, weak=False)


def _with_aside(text: str) -> Label | None:
    """钱先生（永安路居民）, 市城管局（回复）: a name and what stands in brackets behind it."""
    hit = _ASIDE.fullmatch(text)
    if (
        hit
        and (is_citizen_word(hit[2]) or hit[2].startswith("家住"))
        and office_name(hit[1]) is None
        and len(hit[1]) <= 8
    ):
        return Label("question", hit[1].strip("“”@"), firm=False, noun="人")  # 刘女士（市民）
    if hit and _ANSWERS.search(hit[1]) and (office := office_name(hit[2])):
        return Label("reply", office)  # 热线答（市公交集团）
    if hit and named_at_end(hit[1]) == hit[1] and _HOME.search(hit[2]):
        return Label("question", hit[1], firm=False, noun="人")  # 小乔（春晓苑8栋）
    if hit and hit[1] in ("问", "提问", "咨询", "留言"):
        return Label("question", hit[2], plain=True)
    label = _other(hit[1]) if hit else None
    if hit is None or label is None or label.who is None or label.kind not in ("question", "reply"):
        return None
    return replace(label, firm=label.kind == "reply" and _PLAIN_REPLY.fullmatch(hit[2]) is not None)


def read_boxed(label: str) -> Label | None:
    """What a label set in 【】 says: there 【民声】 and 【诉求】 are labels; without the brackets they may be words."""
    what = _BOXES.get(plain_form(label))
    if what and not _COUNTED_ASK.fullmatch(unblanked(narrow(label))):
        asker = read_asker(plain_form(label)) if what == "question" else None  # 居民点题
        return Label("question" if what == "question" else "reply", asker[0] if asker else None, form=True)
    found = read_label(label)
    if found and (found.form or (found.kind == "question" and found.who)):
        return replace(found, firm=True, weak=False)
    return found


def _other(text: str) -> Label | None:
    if _TO_A_LEADER.fullmatch(text) or (_TO_THE_PAPER.fullmatch(text) and text not in ("记者", "编辑")):
        return Label("question", noun="来信")
    if hit := _FOLLOW_UP.fullmatch(text):
        return Label("question", hit[1], firm=False, noun="追问")
    if _INTERVIEW.fullmatch(text):
        return Label("interview")
    if _SALUTATION.fullmatch(text):
        return Label("salutation")
    return _speaker(text) or (Label("unknown", text) if len(text) <= 20 else None)


def _speaker(text: str) -> Label | None:
    """Who speaks, by a name alone: 朱女士, 物业, 市城管局, “江风”, @江风."""
    if (officer := _OFFICER.fullmatch(text) or _COUNTER.fullmatch(text)) and office_name(officer[1]):
        return Label("reply", officer[1], firm=False)
    if who := lives_somewhere(text):
        return Label("question", who, firm=False, noun="人")
    if _NOBODY.fullmatch(text):
        return Label("reply", plain=True, firm=False)
    if is_leader(text):
        return Label("reply", text, firm=False)  # 镇长章晓霞
    if _ROLE.fullmatch(text):
        return Label("reply", text, firm=False)
    office = None if _NO_OFFICER.search(text) else office_name(text.removeprefix("@"))
    if office and 3 <= len(office) <= 20 and not _TOO_PLAIN.search(office):
        return Label("reply", office, firm=False)
    if _QUOTED.fullmatch(text):
        return Label("question", text[1:-1], firm=False, noun="“”")
    if text[0] == "@":
        return Label("question", nick[1] if (nick := _AT.fullmatch(text)) else text[1:], firm=False, noun="@")
    if (asks := _SOMEBODY_ASKS.fullmatch(text)) and not _NOBODY_TO_ASK.search(asks[1]):
        return Label("question", asks[1], firm=False, noun=SOMEBODY)
    return None


SOMEBODY = "某人"  # 种粮大户陶金问：
_SOMEBODY_ASKS = re.compile(
    "([一-鿿A-Za-z·]{2,10}?)(?:现场|当场|又|再|接着)?(?:问|提问|发问|追问|咨询|询问|留言|来电|来信)"
)
_NOBODY_TO_ASK = re.compile(
    "^有|^还有|^又有|代表|委员|记者|主持|本报|日报|晚报|编辑|笔者|小编|学问|访问|专家|校长|老师|[局市县区]长|书记|部门|单位|的$|热点|常见|政策|有奖"
)
_AT_REPLY = re.compile("@([^@:,]{2,16})(?:回复|答复|回应):?@[^@:]{1,16}")  # @芦沙公交 回复 @芦花飞
_AT = re.compile("@([^@:,]{1,16}?)(?:提?问|留言|咨询)?")  # @老街坊问
_QUOTED = re.compile("“[^“”]{1,16}”|「[^「」]{1,16}」")
_TOO_PLAIN = re.compile("的|(?:单位|部门|窗口|平台)$")


def _field(text: str) -> Label | None:
    what = _FIELDS.get(text) or ("stop" if _ON_THE_SPOT.fullmatch(text) else None)
    if what is None:
        told = None if is_citizen_word(text) else field_told(text)
        return Label(told, firm=told != "asker", form=True) if told else None
    kind, weak = what.rstrip("?"), what.endswith("?")
    asker = read_asker(text) if kind == "question" else None  # 群众反映
    who = asker[0] if asker else None
    return Label("reply" if kind == "answer" else kind, who, firm=not weak, form=True, weak=weak)  # type: ignore[arg-type]


def _plain(text: str) -> Label | None:
    if _PLAIN_ASK.fullmatch(text):
        return Label("question", firm=False, plain=True)
    if _PLAIN_REPLY.fullmatch(text):
        return Label("reply", plain=True, firm=False)
    return None


def _citizen(text: str) -> Label | None:
    if _SALUTATION.fullmatch(text) and not is_citizen_word(text):
        return None
    asker = read_asker(text)
    if asker is None:
        return None
    who, noun, asks = asker
    if nick := _AT.fullmatch(text):
        return Label("question", nick[1], firm=False, noun="@") if office_name(nick[1]) is None else None
    if (office_name(text) and not (asks and named_at_end(who) == who)) or (not asks and _ENDS_IN_REPLY.search(text)):
        return None
    addressed = text.partition("@")[2]
    if who == noun and not asks and addressed and office_name(addressed) is None:
        who = addressed  # 网友@路过的风
    return Label("question", who, firm=asks, noun=noun)


def _reply(text: str) -> Label | None:
    if told := _AT_REPLY.fullmatch(text):
        return Label("reply", told[1])
    of = _REPLY_OF.fullmatch(text)
    office = office_name(of[1]) if of else None
    if office:
        return Label("reply", office)
    passed = _PASSED_ON.fullmatch(text)
    if passed and (office := office_name(passed["office"])):
        return Label("reply", office)
    hit = _REPLY_LABEL.fullmatch(text)
    if hit is None:
        behind = _REPLY_BY.fullmatch(text)
        office = office_name(behind[1]) if behind else None
        return Label("reply", office) if office else None
    who = _BY.sub("", hit["office"] or hit["named"] or "").lstrip("@")
    if not who or _NOBODY.fullmatch(who):
        return Label("reply", plain=True, firm=False)
    if _ROLE.fullmatch(who):
        return Label("reply", who)
    trade = _TRADE.fullmatch(who) is not None
    office = (
        None
        if _NOT_OFFICE.search(who) or _NO_OFFICER.search(who)
        else office_name(who, trusted=trade) or leading_office(who)
    )
    return Label("reply", office) if office else None
