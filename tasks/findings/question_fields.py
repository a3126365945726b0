"""Labels of a form that are told by how they are built: 点题人, 采纳单位, 反映的主要问题."""

from __future__ import annotations

import re
from typing import Literal

_FIELD_OF_ASKER = re.compile(
    "(?!负责|联系|主持|发言|责任|经办|承办|办理|审核|签发|撰稿|当事|介绍|受访|采访|整理|回复|答复|接待|法定|代表|中间|监护"
    "|受益|申请|委托|保证"
    "|出票|收款|付款|制片|出品|策划|嘉宾|对话|主讲|编辑|校对|供稿|撰文|执笔|接诉|解答|回答|督办|领办|包保|联络|承包|传承|继承|带头|合伙"
    "|[一-鿿](?:告|害|审|证|病|老|家|亲|客|工|军|商|诗|名|主|新|候|选))[一-鿿]{2}人"
)
_WHAT_IS_SAID = re.compile(
    "(?:群众|市民|网友|居民|信访|主要)?(?:反映|举报|投诉|信访|咨询|留言|来电)的?(?:主要)?(?:问题|事项|内容|诉求)"
)
_FIELD_OF_OFFICE = re.compile(
    "(?:回应|采纳|解决|响应|整改|接诉|承接|解释|处置|调查|答题|解题|接办|回音|执行|回馈|领办|接单|认领|督办|报到)"
    "(?:单位|部门|机构)"
)

_LEADER = re.compile(
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
    if _LEADER.fullmatch(text):
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


_LEADER = re.compile(
    "[一-鿿]{0,8}(?:[镇乡县区]长|(?:村|社区|镇|乡|街道)(?:党[委支]部?|党工委)?(?:书记|主任))[一-鿿]{2,3}"
)


def field_told(text: str) -> Literal["asker", "question", "office"] | None:
    """What a label in plain form holds by how it is built; None where that says nothing."""
    if _FIELD_OF_ASKER.fullmatch(text):
        return "asker"
    if _WHAT_IS_SAID.fullmatch(text):
        return "question"
    return "office" if _FIELD_OF_OFFICE.fullmatch(text) else None


def is_leader(text: str) -> bool:
    """Is a label one who leads a town or a village: 镇长章晓霞, 村支部书记丁某?"""
    return _LEADER.fullmatch(text) is not None
