"""Labels that no list of words knows, told by how they stand: one before each question, the other before each reply."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from tasks.findings.offices import leading_office, office_name, signature_office
from tasks.findings.question_askers import is_name
from tasks.findings.question_context import asks
from tasks.findings.question_labels import Kind, Label, read_boxed, read_label
from tasks.findings.question_phrases import opens_reply, told_by

_BOXED = re.compile(r"[^一-鿿\n]{0,4}([【\[\u3014《(])([^】\]\u3015》)\n:]{1,24})[】\]\u3015》)] *:?")
_COLON = re.compile(r"([^:。!?;,、\n“”()@]{2,8})(?:[(]([^()\n]{3,20})[)])? *(?:(?<![0-9]):|:(?![0-9]))")
_SPACED = re.compile(r" *([^\s:。!?;,、“”()@]{2,8})[\s]+(?=\S.{4})")
_BULLET = re.compile("^[^一-鿿A-Za-z0-9①-⑳]+")
_COUNTER = re.compile("(?<=..)(?:[①-⑳]|[0-9]{1,2}|[一二三四五六七八九十]{1,2})$")
_BARE = re.compile(r"[^\n。!?;:,、“”()]{2,8}:?")
_SAYS = re.compile(r"([^:,。!?;\n]{2,24}):")
_VOICE = re.compile(r" *([^:。!?;,|\n【】]{2,16}):(?![0-9])")
_WITH_STOP = 3  # labels in a turn with one of the paper's own, or a title
_FEWEST = 2  # pairs: what comes once is any heading
_ENOUGH = 2 / 3  # of the replies begin with an office


@dataclass(frozen=True, slots=True)
class Paired:
    """A label that is told by its place: what it is, its words, and where what it labels begins."""

    label: Label
    words: str
    end: int
    bare: bool  # a line of its own


@dataclass(frozen=True, slots=True)
class _Labelled:
    words: str
    frame: str  # the bracket it stands in, `:`, or nothing where it is a line of its own
    line: int  # where its line begins
    behind: int  # where the label ends
    start: int  # of what it labels
    end: int
    office: str | None = None  # named in the label: 部门答题（区水务局）


def paired_labels(text: str) -> dict[int, Paired]:
    """Where a line of a narrowed text begins -> its label, for labels that take turns.

    The reply's label is always the same and stands before an office's words (【回声】市水务局：…); the one before it
    may change (【何时】, 【为何】), and the paper's own may stand between the two (`stop`): 烦心事：, 记者跑腿：,
    部门答题（某局）：. Or every second bracket, whatever it says, is followed by an office: （断水三天）…, （正在换管）
    市水务集团：…. Or a person's name and an office's take turns on lines of their own.
    """
    labelled = _labelled(text)
    found = _by_words(text, labelled)
    for frame in dict.fromkeys(item.frame for item in labelled if item.frame not in ("", ":")):
        _by_frame(text, [item for item in labelled if item.frame == frame and item.line not in found], found)
    if not found:
        _by_names(text, found)
        _by_voices(text, found)
    return found


def _by_words(text: str, labelled: list[_Labelled]) -> dict[int, Paired]:
    kinds: dict[str, str] = {}
    for words in dict.fromkeys(item.words for item in labelled):
        at = [i for i, item in enumerate(labelled) if item.words == words]
        turn = at[1] - at[0] if len(at) >= _FEWEST else 0
        if turn not in (2, _WITH_STOP) or any(b - a != turn for a, b in pairwise(at)) or at[0] < turn - 1:
            continue
        replies = [labelled[i] for i in at]
        asked = [labelled[i - turn + 1] for i in at]
        headed = turn == _WITH_STOP and all(_is_known(labelled[i - 1].words) for i in at)  # a title above each question
        asked = [labelled[i - 1] for i in at] if headed else asked
        if _take_turns(text, asked, replies):
            if turn == _WITH_STOP and not headed:
                kinds |= {labelled[i - 1].words: "stop" for i in at if not _asks_by_label(labelled[i - 1].words)}
            kinds[words] = "reply"
            named = len({item.words for item in asked}) == len(asked)
            kinds |= {item.words: "named question" if named else "question" for item in asked}
    return {item.line: _paired(item, kinds[item.words]) for item in labelled if item.words in kinds}


def _take_turns(text: str, asked: list[_Labelled], replies: list[_Labelled]) -> bool:
    """Whether what the one label heads is asked and what the other heads is an office's reply."""
    if any(_by_an_office(text, item, strictly=True) for item in asked):
        return False
    if all(_is_known(item.words) for item in asked) and _is_known(replies[0].words, "reply"):
        return True  # 反映：…, 回音：…
    told = sum(_by_an_office(text, item) for item in replies)
    return _asked(text, asked, replies) and told >= _ENOUGH * len(replies)


def _is_known(words: str, kind: Kind = "question") -> bool:
    label = read_boxed(words)
    return label is not None and label.kind == kind and label.form


def _asks_by_label(words: str) -> bool:
    """居民蒋先生： below 【来信一】 is who asks, not the paper's own part between question and reply."""
    label = read_label(words)
    return label is not None and label.kind == "question" and label.who is not None


def _by_frame(text: str, boxed: list[_Labelled], found: dict[int, Paired]) -> None:
    """Brackets of one shape that stand before a question and before an office's reply in turn."""
    pairs = list(zip(boxed[::2], boxed[1::2], strict=False))
    if len(pairs) < _FEWEST:
        return
    if not _asked(text, [asked for asked, _ in pairs], [said for _, said in pairs]):
        return
    if all(_by_an_office(text, said) and not _by_an_office(text, asked, strictly=True) for asked, said in pairs):
        for asked, said in pairs:
            found[asked.line] = _paired(asked, "question")
            found[said.line] = _paired(said, "reply")


def _by_names(text: str, found: dict[int, Paired]) -> None:
    """A person's name and an office's, each a line of its own above what they say: 陈先生, 市交警支队."""
    lines = _lines(text)
    told: list[tuple[int, int, Label]] = []
    asked: tuple[int, Label] | None = None
    for number, (start, end) in enumerate(lines[:-1]):
        label = _name_alone(text[start:end].strip())
        if label is None:
            said = _SAYS.match(text, start, end) if asked else None
            named = read_label(said[1]) if said else None
            asked = None if named and named.kind == "reply" and named.firm else asked  # 某局回复： that name signed
            continue
        if asked and number == asked[0] + 1:
            return  # below what was said they are signatures
        if asked and label.kind == "question" and _name_alone(text[slice(*lines[number + 1])].strip()):
            continue  # 全体业主, under the letter
        if label.kind == "question":
            asked = (number, label)
        elif asked:
            told += [(*lines[asked[0]], asked[1]), (start, end, label)]
            asked = None
    for start, end, label in told:
        found[start] = Paired(replace(label, firm=True), text[start:end], end, bare=True)


def _name_alone(words: str) -> Label | None:
    """The label of a line that is the name of one who asks or of an office."""
    label = read_label(words) if 2 <= len(words) <= 20 and words[-1] not in "。!?;:,、日" else None
    return label if label and label.who and label.kind in ("question", "reply") and not label.form else None


def _by_voices(text: str, found: dict[int, Paired]) -> None:
    """Nicknames that nothing marks as such: 江南小木匠：请问…？, and then 区教育局：…, again and again."""
    voices = [
        (hit, label)
        for start, end in _lines(text)
        if (hit := _VOICE.match(text, start, end)) and (label := read_label(hit[1])) and label.kind != "salutation"
    ]
    pairs = list(zip(voices[::2], voices[1::2], strict=False))
    if len(pairs) < _FEWEST or len(voices) % 2 or {label.kind for (_, label), _ in pairs} != {"unknown"}:
        return
    asking = all(asks(text[asked.end() : said.start()]) for (asked, _), (said, _) in pairs)
    if asking and all(label.kind == "reply" and label.who for _, (_, label) in pairs):
        alike = len({asked[1].strip() for (asked, _), _ in pairs}) == 1  # 热线来电： is nobody's name
        for (hit, _), _ in pairs:
            label = Label("question", None if alike else hit[1].strip(), firm=False, noun="“”")
            found[hit.start()] = Paired(label, hit[1], hit.end(), bare=False)


def _paired(item: _Labelled, kind: str) -> Paired:
    if kind == "reply":
        named = read_label(item.words)
        office = named.who if named and named.kind == "reply" else None
        label = Label("reply", office or office_name(item.office or ""), form=True)
    else:
        known = read_label(item.words) if kind == "named question" else None  # no two are the same: names
        who = known.who if known and known.kind == "question" else None
        who = who or (_asker_of(item.words) if kind != "stop" else None)
        label = Label("stop" if kind == "stop" else "question", who, form=True)
    return Paired(label, item.words, item.behind, bare=not item.frame)


def _asker_of(words: str) -> str | None:
    """Who a label names beyond doubt: 居民张大爷留言 → 张大爷; 街坊话 → None."""
    label = read_label(words)
    if label is None or label.kind != "question" or label.who is None:
        return None
    return label.who if label.firm or is_name(label.who) or "“" in words else None


def _lines(text: str) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, start + len(line)))
        start += len(line) + 1
    return lines


def _labelled(text: str) -> list[_Labelled]:
    lines = _lines(text)
    found = []
    spaced = _spaced(text, lines)
    for number, (start, end) in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else (end, end)
        if hit := _BOXED.match(text, start, end):
            here = (hit.end(), end) if text[hit.end() : end].strip() else below
            found.append(_Labelled(_uncounted(hit[2].strip()), hit[1], start, hit.end(), *here))
        elif (hit := _COLON.match(text, start, end)) and (len(hit[1]) <= 2 or office_name(hit[1]) is None):
            found.append(_Labelled(_uncounted(hit[1].strip()), ":", start, hit.end(), hit.end(), end, hit[2]))
        elif (hit := spaced.get(start)) is not None:
            found.append(_Labelled(_uncounted(hit[1]), ":", start, hit.end(), hit.end(), end))
        elif _BARE.fullmatch(text[start:end].strip()):
            found.append(_Labelled(text[start:end].strip().rstrip(":"), "", start, end, *below))
    return found


def _uncounted(words: str) -> str:
    """烦心事①, 呼叫二 → 烦心事, 呼叫: what a label is without its number."""
    return _COUNTER.sub("", _BULLET.sub("", words)) or words


def _spaced(text: str, lines: list[tuple[int, int]]) -> dict[int, re.Match[str]]:
    """Words that a blank parts from what they label, and that begin several lines: 街坊说　…, 部门说　…."""
    hits = {start: hit for start, end in lines if (hit := _SPACED.match(text, start, end))}
    often = {word for word, count in Counter(_uncounted(hit[1]) for hit in hits.values()).items() if count >= _FEWEST}
    return {start: hit for start, hit in hits.items() if _uncounted(hit[1]) in often} if len(often) >= _FEWEST else {}


def _asked(text: str, asked: list[_Labelled], replies: list[_Labelled]) -> bool:
    """Whether half of the texts ask something, or all replies bear an office's name: else they may be any columns."""
    if all(item.office or _under_a_name(text, item) for item in replies):
        return True
    return 2 * sum(asks(text[item.start : item.end]) for item in asked) >= len(asked)


def _by_an_office(text: str, item: _Labelled, *, strictly: bool = False) -> bool:
    """Whether what is labelled begins as an office's reply: 市水务局：, 您反映的问题收悉.

    `strictly`: the name is an office's as a whole; 住红棉小区的阮阿姨： begins with one, but is none.
    """
    if item.office and office_name(item.office):
        return True
    start = item.start
    while start < item.end and text[start] == " ":
        start += 1
    if opens_reply(text, start) or (not strictly and told_by(text, start, item.end)):
        return True
    if not strictly and signature_office(text[start : item.end]):
        return True
    return _under_a_name(text, item, strictly=strictly)


def _under_a_name(text: str, item: _Labelled, *, strictly: bool = False) -> bool:
    hit = _SAYS.match(text, item.start, item.end)
    name = hit[1].strip() if hit else ""
    return bool(name and (office_name(name) or (leading_office(name) and not strictly)))
