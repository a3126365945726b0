"""What a part of a body looks like to one who asks which parts are questions and which are replies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tasks.findings.offices import is_signature, leading_office, office_name
from tasks.findings.question_askers import is_name, read_asker, signer
from tasks.findings.question_atoms import Atom
from tasks.findings.question_context import asks
from tasks.findings.question_labels import Label, plain_form, read_boxed, read_label
from tasks.findings.question_phrases import (
    greets_citizen,
    hails_citizen,
    is_heading,
    is_papers_own,
    opens_reply,
    reported,
)

_OFFICES = "局|镇|办|委|街|区|县|市|院|处|中心|公司|单位|支队|大队|站|社区|校|馆|所|乡|村委"
_ASKING = {
    "asks": "[?]|请问|能否|能不能|可否|是否|什么时候|何时|怎么|为什么|为何|如何|哪里|多久",
    "wishes": "希望|恳请|盼|建议|呼吁|求助|投诉|请(?:有关|相关|领导|政府|部门)|望(?:有关|领导|政府)",
    "first": f"我(?!{_OFFICES})|我家|本人|俺|咱",
    "to a leader": "尊敬的(?:领导|[一-鿿]{0,6}(?:书记|市长|县长|区长|局长))"
    "|(?:领导|书记|市长|县长|区长|局长|编辑|记者)(?:同志)?,?[您你]好",
    "thanks in advance": "^(?:谢谢|多谢|感谢)[!。]?$|谢谢[!。]?$",
}
_ANSWERING = {
    "received": "收悉|已阅|获悉|已收到|收到(?:您|你|来|此)",
    "as follows": "(?:回复|答复|解答|情况|说明|反馈|汇报|报告)(?:如下|为)",
    "you": "[您你](?:所|的|反映|提出|咨询|来|好|在|于|对|可|关心|提)",
    "checked": "经(?:[一-鿿]{0,14})?(?:核实|核查|调查|了解|查|研究|现场|沟通|协调)|据(?:查|了解)|针对",
    "we": f"我们?(?:{_OFFICES})",
    "thanks": "感谢(?:您|你|网友|市民|大家)?(?:的|对|长期|一直)|祝您|特此|欢迎(?:您|你)?(?:继续|监督)|敬请谅解",
    "next": "下一步|接下来|将(?:进一步|继续|尽快|按|会|加|督促|积极)|目前"
    "|已(?:安排|责成|要求|督促|于|完成|联系|组织|将)",
    "call": "咨询电话|联系电话|拨打|详询",
    "greets": "^(?:尊敬的|亲爱的)?(?:网友|市民|您|你|来信|居民|群众|先生|女士|同志|“)[^。]{0,16}[您你]好|^[您你]好",
}
_SAID = re.compile("表示|介绍|解释|回应|答复|回复|告诉记者|称[,:]|说[,:]")
_CITIZEN = re.compile(
    "网友|网民|市民|读者|居民|村民|业主|群众|家长|听众|观众|来信人|来电|来信|留言|反映|咨询|诉求|投诉"
)
_REPORT = re.compile("记者|本报|本期|本栏|整理|选登|摘登|日前|近日|栏目")
_CREDIT = re.compile(
    "责编|编辑:|推荐阅读|声明|来源|转载|版权|（?记者[^,。]{2,12}）?$|整理[)）]?$|满意度|浏览|点击|分享|关闭|打印"
)
_DAY = re.compile(r"[(]?[12]?[0-9]{0,3}年?[-/.]?[0-9]{1,2}[-月/.][0-9]{1,2}日?[)]?(?: *[0-9:]+)?")
_CUES = {name: re.compile(words) for name, words in (*_ASKING.items(), *_ANSWERING.items())}
_LENGTHS = (2, 4, 8, 14, 24, 40, 80, 160)
_HEADS = re.compile(
    "问政|留言|回音|回声|热线|信箱|来信|民声|答复|回复|解答|答疑|有问有答|帮办|诉求|12345|网友|市民|读者|咨询|反映|关切|问答|问与答|你问"
)
_NO_QA = re.compile("记者问|专访|对话|访谈|解读|专家|医生|竞答|答题|一图|提问环节|新闻发布会|发布会|政策问答|知识")


@dataclass(slots=True)
class _Read:
    text: str
    label: Label | None
    office: bool
    asker: bool
    cues: list[str]
    key: str


def looks(text: str, atoms: Sequence[Atom], heads: str) -> list[list[str]]:
    """What speaks for or against each part being of a question or a reply, one list of looks for each.

    `heads`: the words of the article's title lines.
    """
    read = [_read(text, atom) for atom in atoms]
    same = _same_labels(atoms, read)
    about = _about(text, heads, atoms, read)
    since = _since(atoms, read)
    return [
        [
            look.strip()
            for look in (
                *_own(atoms, read, i),
                *_near(atoms, read, i),
                *_alike(atoms, read, same, i),
                *since[i],
                *about,
                "any",
            )
        ]
        for i in range(len(atoms))
    ]


def _since(atoms: Sequence[Atom], read: Sequence[_Read]) -> list[list[str]]:
    """The last label before each part, in its line and before it; how near the text's ends it is."""
    found, kind, far = [], "-", 0
    for i, (atom, it) in enumerate(zip(atoms, read, strict=True)):
        here = "open" if atom.opens else "in"
        words = [f"since {kind}", f"since {kind} {here}", f"since {kind} {min(far, 3)}", f"since {kind} {_side(it)}"]
        words += [f"from start {i}"] if i < 3 else []
        words += [f"to end {len(atoms) - 1 - i}"] if len(atoms) - 1 - i < 4 else []
        found.append(words)
        far += 1
        if atom.head and it.label and it.label.kind in ("question", "asker", "reply", "office", "subject", "interview"):
            kind, far = it.label.kind, 0
        elif atom.head and atom.opens and it.office:
            kind, far = "an office", 0
    return found


def _read(text: str, atom: Atom) -> _Read:
    words = text[atom.start : atom.end]
    bare = words.strip(" :【】[]\u3014\u3015()")
    label = office = asker = None
    if atom.head or len(words) <= 30:
        label = read_boxed(bare) if atom.boxed else read_label(bare.rstrip(","))
        office = office_name(bare) or leading_office(bare)
        asker = read_asker(plain_form(bare)) or (signer(bare) if len(bare) <= 12 else None)
    cues = [name for name, pattern in _CUES.items() if pattern.search(words)]
    if opens_reply(text, atom.start):
        cues.append("opens reply")
    if greets_citizen(text, atom.start) or hails_citizen(text, atom.start):
        cues.append("hails")
    key = re.sub(r"“[^”]*”|[0-9a-zA-Z一二三四五六七八九十]+", "", bare)
    return _Read(words, label, bool(office), bool(asker), cues, key)


def _length(words: str) -> int:
    return next((n for n, limit in enumerate(_LENGTHS) if len(words) <= limit), len(_LENGTHS))


def _own(atoms: Sequence[Atom], read: Sequence[_Read], i: int) -> list[str]:
    atom, it = atoms[i], read[i]
    shape = (
        f"{'h' if atom.head else ''}{'b' if atom.boxed else ''}{'o' if atom.opens else ''}{'c' if atom.closes else ''}"
    )
    found = [f"shape {shape}", f"length {_length(it.text)}", f"shape length {shape} {_length(it.text)}"]
    found += [f"cue {name}" for name in it.cues] + [f"cue {name} {shape[:1] == 'h'}" for name in it.cues]
    found += ["no cue"] if not it.cues else []
    if it.label:
        sure = "form" if it.label.form else "plain" if it.label.plain else "firm" if it.label.firm else "loose"
        found += [f"label {it.label.kind}", f"label {it.label.kind} {sure} {'who' if it.label.who else ''}"]
        found += [f"label {it.label.kind} {shape}"]
    for name, told in (
        ("office", it.office), ("asker", it.asker), ("signature", len(it.text) < 40 and is_signature(it.text)),
        ("says", bool(_SAID.search(it.text))), ("citizen", bool(_CITIZEN.search(it.text))),
        ("report", bool(_REPORT.search(it.text))), ("day", bool(_DAY.fullmatch(it.text))),
        ("heading", atom.opens and atom.closes and is_heading(it.text)), ("asking", asks(it.text)),
        ("quoted", it.text[:1] in "“\"「"), ("closes quote", it.text[-1:] in "”\"」"),
        ("colon", it.text.rstrip()[-1:] == ":"), ("question mark", it.text[-1:] == "?"),
        ("name", is_name(it.text.strip(" :")) if len(it.text) < 12 else False),
        ("reporter", reported(it.text, 0)), ("papers own", is_papers_own(it.text)),
        ("credit", bool(_CREDIT.search(it.text))),
    ):  # fmt: skip
        if told:
            found += [f"is {name}", f"is {name} {shape}"]
    last = atoms[i - 1] if i else None
    before = read[i - 1].text[-1:] if i else ""
    if last and not last.head and before not in "。!?…”』」)】:;" and len(read[i - 1].text) > 14 - 8 * (not atom.opens):
        found += ["goes on", f"goes on {shape}"]
    found.append(f"ends in {_end(it.text)} {shape}")
    found.append(f"after {_end(read[i - 1].text) if i else '^'} {shape}")
    if atom.head or len(it.text) <= 14:
        words = it.key
        found += [f"has {words[at : at + 2]}" for at in range(len(words) - 1)][:16]
        found.append(f"ends {it.text.rstrip(' :】')[-2:]}")
    else:
        found += [f"begins {it.text[:2]}", f"begins {it.text[:3]}"]
    return found


def _end(text: str) -> str:
    last = text[-1:]
    return "." if last in "。…" else last if last in "?!:;,”)】" else "0" if last.isdigit() else "-"


_STRONG_A = ("received", "as follows", "greets", "hails", "opens reply", "checked", "we", "you")
_STRONG_Q = ("asks", "wishes", "first", "to a leader", "thanks in advance")


def _side(it: _Read) -> str:
    a = sum(cue in _STRONG_A for cue in it.cues)
    q = sum(cue in _STRONG_Q for cue in it.cues)
    return "a" if a > q else "q" if q > a else "-"


def _near(atoms: Sequence[Atom], read: Sequence[_Read], i: int) -> list[str]:
    found = []
    for name, step in (("before", -1), ("behind", 1)):
        at = i + step
        if not 0 <= at < len(atoms):
            found.append(f"{name} nothing")
            continue
        it, atom = read[at], atoms[at]
        kind = it.label.kind if it.label else "-"
        found += [f"{name} {kind} {'h' if atom.head else ''}", f"{name} side {_side(it)} {'h' if atom.head else ''}"]
        found += [f"{name} {cue}" for cue in it.cues if cue in _STRONG_A or cue in _STRONG_Q]
        found += [f"{name} office"] if it.office else []
    ahead = next((at for at in range(i + 1, len(atoms)) if not atoms[at].head), None)
    if ahead is not None:
        found += [f"then {_side(read[ahead])}", f"then {_side(read[ahead])} {'h' if atoms[i].head else ''}"]
    return found


def _same_labels(atoms: Sequence[Atom], read: Sequence[_Read]) -> dict[str, list[int]]:
    same: dict[str, list[int]] = defaultdict(list)
    for i, atom in enumerate(atoms):
        if atom.opens and (atom.head or len(read[i].text) <= 26) and read[i].key:
            same[read[i].key[-6:]].append(i)
    return same


def _alike(atoms: Sequence[Atom], read: Sequence[_Read], same: dict[str, list[int]], i: int) -> list[str]:
    """How often a label's words come again, and what follows them mostly is."""
    key = read[i].key[-6:]
    at = same.get(key, [])
    if i not in at or len(at) < 2:
        return []
    sides = [_side(read[j + 1]) for j in at if j + 1 < len(atoms)]
    most = max("aq-", key=sides.count) if sides else "-"
    gaps = {b - a for a, b in pairwise(at)}
    return ["again", f"again then {most}", f"again {min(4, len(at))}", *(["again next"] if 1 in gaps else [])]


def _about(text: str, heads: str, atoms: Sequence[Atom], read: Sequence[_Read]) -> list[str]:
    found = []
    if _HEADS.search(heads):
        found.append("about questions")
    if _NO_QA.search(heads):
        found.append("about an interview")
    citizens = sum(it.label is not None and it.label.kind in ("question", "asker") for it in read)
    offices = sum(it.label is not None and it.label.kind in ("reply", "office") for it in read)
    found += [f"citizens {min(3, citizens)}", f"offices {min(3, offices)}"]
    if any(it.label and it.label.kind == "interview" for it in read):
        found.append("interviewed")
    answers = sum(_side(it) == "a" for it in read)
    found.append(f"answers {min(3, answers)}")
    return [f"all {name}" for name in found]
