"""The day that the sentence before was set on, for what happened then: 3月5日，…。当天，某桥合龙."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.findings.passages import Passage
from tasks.findings.prepared import Context, PreparedSentence
from tasks.findings.statements import Statement
from tasks.text.dates import DateMention

_POINTS = re.compile(
    r"(?:[，。,；;]|^)[^，。,；;\d]{0,4}?(?:当[天日]|同[天日]|这一?天|该日)(?![之以]?[前后]|晚些|内)"
    r"|^\s*(?:[上下]午|傍晚|晚上?)?\d{1,2}(?:时|点|[:：]\d\d)[^日月，。,]{0,6}[，,]"  # 上午10时,开工仪式在某镇举行
)
# What happened there and then: 由此，…实现贯通; …正式开工; 开工仪式在…举行.
_THERE_AND_THEN = re.compile(r"正式|仪式|由此|至此")
_SINCE = re.compile(r"目前|[已曾]|此前|[去前今]年|先后|陆续|均|其中|自")
_BACK = 2  # sentences of the paragraph


def day_before(read: Sequence[Passage], at: int, statement: Statement, context: Context) -> DateMention | None:
    """The day of an undated report, made in `read[at]`, that is told as of the sentences before it in its paragraph.

    当天 points to a day whenever it was; 正式, 仪式 and the like to one of the last ten days.
    """
    passage = read[at]
    if statement.status != "actual" or statement.date or passage.in_head:
        return None
    points = _POINTS.search(passage.text)
    if not points and (not _THERE_AND_THEN.search(passage.text) or _SINCE.search(passage.text)):
        return None
    for this in range(at, max(0, at - _BACK), -1):
        last = read[this - 1]
        if (read[this].opens and not points) or last.in_head:
            return None
        before = PreparedSentence(last.text, context, in_head=False, leads=last.leads)
        if day := before.opening_date(lately=not points):
            return day
    return None
