"""OCR's errors, put into a paragraph by dice that always fall the same."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

PAIRS = """
未末 末未 己已 已己 日曰 人入 入人 大太 太大 土士 士土 天夫 干千 治冶 拆折 问间 间问 贷货 货贷 晴睛 侍待 待侍 的旳 在任
市巿 口囗 工丁 上土 了丁 个介 为力 力刀 不木 中巾 化仕 会舍 全金 米来 来米 子于 于干 令今 今令 目日 白自 自白
"""
CONFUSED: dict[str, str] = {pair[0]: pair[1] for pair in PAIRS.split()}
SAFE = re.compile(r"«[^»]*»|⟦[^⟧]*⟧|^[^：:]{2,16}[：:]")  # marks of the source, and the label before a colon
SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")


def blurred(text: str, rate: float, dice: random.Random, proofs: Sequence[str]) -> str:
    """The paragraph with a share `rate` of its letters wrong, none in a sentence that holds one of `proofs`."""
    safe = [found.span() for found in SAFE.finditer(text)]
    safe += [s.span() for s in SENTENCE.finditer(text) if any(proof in s[0] for proof in proofs)]
    free = [i for i, c in enumerate(text) if c in CONFUSED and not any(a <= i < b for a, b in safe)]
    wrong = set(dice.sample(free, min(len(free), round(rate * len(text)))))
    return "".join(CONFUSED[c] if i in wrong else c for i, c in enumerate(text))
