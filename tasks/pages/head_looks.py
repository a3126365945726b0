"""What speaks for each role of a title line: its looks, by itself, among its neighbours and against the body below.

A look is a named number; `words/head_weights.tsv` says how much each counts for each role. The weights are learned from
the labelled editions by `tests/scorecard/fit_heads.py`, which also says how well they do on papers left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tasks.pages.columns import DOING, column_score
from tasks.pages.lines import Line
from tasks.text.words import load_pattern

Looks = dict[str, float]
_DANGLING = re.compile(r"[的和与及在将把被对为向从以是、,（(:]$")
_THING = load_pattern("tasks.pages", "things")
_PREDICATE = load_pattern("tasks.pages", "predicates")
_SPREAD = re.compile(r"\S(?: +\S){4,}")  # set wide, letter by letter: the page's great headline
_VOICE = re.compile(
    r"(?:官方|专家|市民|警方|部门|网友|律师|医生|回应|记者|业内|校方|厂家|气象台)[:]|记者[\u3400-\u9fff]{2,6}[:]"
)
_VISITED = re.compile(r"(?:本报)?记者.{0,6}(?:蹲点|走访|探访|实地|暗访|体验|调查|直击|带你|走进|跟着|跟随).{0,8},")
# 我市开展…, 市委召开…: what an office does.
_OURS = re.compile(r"(?:我|全)[市县区省]|[市县区]委(?!书记|副)|[市县区]政府|[市县区]人大|[市县区]政协")
_WHO_LED = re.compile(r"[\u3400-\u9fff]{2,4}(?:主持|讲话|出席|参加|致辞|宣布|作报告|并讲话)+(?:\s|$)")
_GOES_ON = re.compile(r"强调|要求|指出|部署|研究|审议|听取|传达|通报|推进|安排")  # what a meeting did
_SAYS_THEN = re.compile("(?:时|会上|中)(?:强调|指出|要求|提出|表示)$|强调$")  # 某某在调研时强调, above what
_PARTS = re.compile(r"\S{3} +\S{3}")
_SMALL_PARTS = re.compile(r"\S{2} +\S{2}")
_LONG_TOGETHER = 24
_OPENING = 90  # characters: the lead sentence


def looks_of(lines: Sequence[Line], body: str, *, talks: bool) -> list[Looks]:
    """The looks of each of the title lines above one body. `body` is narrow text without blanks."""
    topics = [_topic(line.flat, body) for line in lines]
    shares = [_share(line.flat, body[:_OPENING]) for line in lines]
    lengths = [len(line.flat) for line in lines]
    return [
        _by_itself(line)
        | _against_body(line.flat, body, topic)
        | _among(at, lengths)
        | {
            "foremost": float(0 < topic == max(topics)),
            "foremost_in_opening": float(0 < shares[at] == max(shares)),
            "more_than_next": max(-1.0, min(1.0, topic - topics[at + 1])) if at + 1 < len(lines) else 0.0,
            "more_than_last": max(-1.0, min(1.0, topic - topics[at - 1])) if at else 0.0,
            "talks": float(talks),
            "any": 1.0,
        }
        | _by_hand(line, body, topic, talks=talks)
        for at, (line, topic) in enumerate(zip(lines, topics, strict=True))
    ]


def _by_itself(line: Line) -> Looks:
    flat = line.flat
    column = column_score(line)
    in_parts = bool(_PARTS.search(line.text))
    digits = any(char.isdigit() for char in flat)
    return {
        "parts": float(in_parts),
        "small_parts": float(not in_parts and bool(_SMALL_PARTS.search(line.text))),
        "excited": float(flat[-1] in "!?"),
        "voice": float(bool(_VOICE.match(flat) or _VISITED.match(flat))),
        "list": float(flat.count("、") >= 2),
        "digits": float(digits),
        "figures_in_parts": float(digits and in_parts),
        "comma": float("," in flat),
        "colon": float(":" in flat),
        "doing": float(bool(DOING.search(flat))),
        "ours": float(bool(_OURS.match(flat))),
        "who_led": float(bool(_WHO_LED.search(line.text))),
        "goes_on": float(bool(_GOES_ON.match(flat))),
        "says_then": float(bool(_SAYS_THEN.search(flat))),
        "quotes": float("“" in flat),
        "spread": float(bool(_SPREAD.fullmatch(line.text))),
        "column": max(-4.0, min(6.0, column)) / 2,
        "surely_column": float(column > 3),
    } | _by_length(len(flat))


def _by_hand(line: Line, body: str, topic: float, *, talks: bool) -> Looks:
    """What a person, weighing by hand, made of a line in each role: a look that sums up several."""
    flat = line.flat
    own, beside = _by_itself(line), _against_body(flat, body, topic)
    parts, excited, subject = own["parts"], own["excited"], beside["subject"]
    tiny, voice = 1.5 * own["tiny"], 1.5 * own["voice"] + 0.8 * own["list"]
    return {
        "hand_column": 2 * own["column"] - 1.2 - 1.5 * topic - 2 * beside["quoted"] + 1.2 * talks,
        "hand_kicker": 0.8 * parts - 0.6 * topic - 0.7 * excited - tiny - 0.6 * subject - voice,
        "hand_headline": 2.2 * topic + 0.8 * excited - 0.9 * parts - tiny + 0.4 * own["comma"] + 1.2 * subject - voice
        + 2.5 * own["spread"] + 0.5 * own["ours"] - 0.5 * own["very_long"],
        "hand_subhead": 0.8 * parts - 0.6 * topic - 0.3 * excited - tiny - 0.6 * subject + 0.7 * voice
        + 0.3 * own["digits"],
    }  # fmt: skip


def _by_length(length: int) -> Looks:
    return {
        "tiny": float(length <= 4),
        "short": float(5 <= length <= 6),
        "middling": float(7 <= length <= 9),
        "long": float(length > 18),
        "very_long": float(length > 22),
    }


def _against_body(flat: str, body: str, topic: float) -> Looks:
    return {
        "topic": topic,
        "in_opening": _share(flat, body[:_OPENING]),
        "quoted": float(len(flat) >= 4 and flat in body),
        "subject": float(len(flat) >= 4 and body.count(flat[:3]) >= 2),
    }


def _among(at: int, lengths: Sequence[int]) -> Looks:
    length, others = lengths[at], [*lengths[:at], *lengths[at + 1 :]] or [lengths[at]]
    return {
        "first": float(at == 0),
        "last": float(at == len(lengths) - 1),
        "much_shorter": float(length < 0.6 * max(others)),
        "shortest": float(length < min(others)),
        "longest": float(length > max(others)),
    }


def looks_of_seam(first: Line, second: Line, body: str) -> Looks:
    """What two lines look like as one headline: its words run on, and the body may hold the seam."""
    a, b = first.flat, second.flat
    seam = a[-2:] + b[:2]
    done = bool(DOING.search(a))
    return {
        "any": 1.0,
        "in_body": float(len(seam) == 4 and seam in body),
        "dangling": float(bool(_DANGLING.search(a))),
        "colon": float(a[-1] == ":"),
        "thing": float(len(a) <= 6 and bool(_THING.search(a)) and a in body),
        "predicate": float(bool(_PREDICATE.match(b)) and not (done or a[-1] in "!?")),
        "parts": float(bool(_PARTS.search(second.text))),
        "first_in_parts": float(" " in first.text),
        "comma": float("," in a),
        "whole": float(len(a) >= 7 and a[-1] not in ",:、"),
        "doing": float(done),
        "long": float(len(a) + len(b) > _LONG_TOGETHER),
        "equal": float(abs(len(a) - len(b)) <= 2),
    }


def _topic(flat: str, body: str) -> float:
    """How much of the story's subject a title names, about 0 to 1.5: its pairs of characters, by use in the body."""
    pairs = [flat[i : i + 2] for i in range(len(flat) - 1) if _is_word(flat[i : i + 2])]
    # What is said once may be any detail; what comes again is what the story is about.
    return sum((0.0, 0.6, 1.5)[min(2, body.count(pair))] for pair in pairs) / len(pairs) if pairs else 0.0


def _share(flat: str, opening: str) -> float:
    """The share of a title's pairs of characters that the beginning of the body has too: it tells the news again."""
    pairs = [flat[i : i + 2] for i in range(len(flat) - 1) if _is_word(flat[i : i + 2])]
    return sum(pair in opening for pair in pairs) / len(pairs) if pairs else 0.0


def _is_word(pair: Iterable[str]) -> bool:
    return all("\u3400" <= char <= "\u9fff" for char in pair)
