"""Date expressions in running text, with offsets, each resolved and open to be resolved again with a tense."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tasks.text.dates import grammar
from tasks.text.dates.candidates import read
from tasks.text.dates.intervals import Interval, before
from tasks.text.dates.reading import Reading, joined
from tasks.text.width import narrow

# Without a tense a date of another year than the edition's counts this many times as far: a month or 年底 is the
# edition's own year but around New Year, a day may reach back a quarter (12月28日 in March).
_FAR, _FAR_DAY, _FAR_HOLIDAY = 5, 3, 2
# Blanks inside a date: 2022 年 5 月, 昨    日 (where 昨(24)日 stood).
_SPACED = re.compile(
    r"(?<=\d) {1,2}(?=[年月日号])|(?<=[年月]) (?=\d{1,2} ?[月日号]|[底初末中上下])|(?<=[昨今明前]) +(?=日)"
)
_WEEKS_AGO = dt.timedelta(days=45)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression: `text[start:end] == date_text`. Dates are closed intervals, None where open.

    `limit` is before, after, from, until, within or None; `approximate` is set by 左右, 约, 近日 and the like.
    """

    start: int
    end: int
    date_text: str
    date_start: dt.date | None
    date_end: dt.date | None
    approximate: bool
    rule: str
    edition_date: dt.date
    reading: Reading
    limit: str | None = None

    @property
    def is_vague(self) -> bool:
        """Whether it is 日前, 近期 …: some day of late, or soon."""
        return self.rule == "vague"

    @property
    def is_fixed(self) -> bool:
        """Whether the words alone, with the edition date, say the year."""
        return len(self.reading.options) == 1


def find_dates(text: str, edition_date: dt.date, *, planned: bool | None = None) -> list[DateMention]:
    """The date expressions of a sentence, in order, without overlap; offsets are into `text` as given.

    `planned` is the tense: True resolves what is open into the future, False into the past, None by nearness. A year
    or month that a sentence names holds for what follows in it (2020年11月…12月), so hand over whole sentences.
    Recurring dates (每周三, 每年6月) are no mentions.
    """
    if not grammar.HINT.search(text):
        return []
    if _SPACED.search(text):
        return _spaced(text, edition_date, planned)
    found: list[DateMention] = []
    for mention in _scan(narrow(text), text, edition_date, planned):
        if not (found and _repeats(found[-1], mention, text)):
            found.append(mention)
    return found


def _spaced(text: str, edition_date: dt.date, planned: bool | None) -> list[DateMention]:
    """The dates of a text that sets blanks between figures and words, as web pages do: 5 月 18 日."""
    gaps = [at for match in _SPACED.finditer(text) for at in range(match.start(), match.end())]
    places = sorted(set(range(len(text))) - set(gaps))
    closed = find_dates("".join(text[at] for at in places), edition_date, planned=planned)
    return [_at(it, places[it.start], places[it.end - 1] + 1, text) for it in closed]


def _at(mention: DateMention, start: int, end: int, text: str) -> DateMention:
    return replace(mention, start=start, end=end, date_text=text[start:end])


def resolve(mention: DateMention, planned: bool | None) -> DateMention:
    """The mention with its dates for that tense. Nothing else changes."""
    start, end = _limited(mention, _choose(mention, planned), planned)
    if start == mention.date_start and end == mention.date_end:
        return mention
    return replace(mention, date_start=start, date_end=end)


def _scan(flat: str, text: str, edition_date: dt.date, planned: bool | None) -> Iterator[DateMention]:
    said: Reading | None = None
    chained = False
    position = 0
    last = 0
    while match := grammar.DATE.search(flat, position):
        position = match.end()
        if match.end() == match.start():
            position += 1
            continue
        if said and (said.year or 0) > edition_date.year and ";" in flat[last : match.start()]:
            said = None  # 甲路明年10月投产;乙路年底前开工
        to_come = grammar.TO_COME.search(flat, last, match.start())
        by_now = said and (said.year or 0) < edition_date.year and grammar.BY_NOW.search(flat, last, match.start())
        if said and (by_now or (chained and (to_come or not match["month"]))):
            said = replace(said, year=None)
        first = read(match, edition_date, said)
        if first is None:
            continue
        end, reading = _stretch(flat, match.end(), edition_date, first)
        position = end
        if grammar.HABIT_BEFORE.search(flat, max(0, match.start() - 5), match.start()):
            continue
        mention = resolve(_with_limit(flat, text, match.start(), end, reading, edition_date), planned)
        if not mention.is_vague:
            year = reading.year or _said_year(mention)
            carried = None if year or to_come else _carried_year(mention, planned)
            chained = carried is not None
            day = mention.date_end if reading.options[0].is_day else None
            said = replace(reading, day=day, year=year or carried)
        position = last = max(position, mention.end)
        yield mention


def _carried_year(mention: DateMention, planned: bool | None) -> int | None:
    """The year named before, where a date is of it: 2022年6月签约，7月拿地，8月开工."""
    carried = mention.reading.carried
    return carried.end.year if carried and carried.end and _choose(mention, planned) == carried else None


_CARRIES = ("half", "quarter", "month", "month_part", "festival")


def _said_year(mention: DateMention) -> int | None:
    """The year of a time to come, in which what follows goes on: 上半年立项，四季度开工."""
    end = mention.date_end
    carries = mention.rule in _CARRIES and mention.limit in (None, "before")
    return end.year if carries and end and end >= mention.edition_date else None


def _stretch(flat: str, end: int, edition_date: dt.date, first: Reading) -> tuple[int, Reading]:
    """The second date of a stretch, where one follows."""
    link = grammar.RANGE.match(flat, end)
    other = link and grammar.DATE.match(flat, link.end())
    if not other or other.end() == other.start() or first.rule in ("vague", "lapse"):
        return end, first
    second = read(other, edition_date, first)
    if second is None or second.rule in ("vague", "lapse", "within"):
        return end, first
    whole = joined(first, second)
    return (other.end(), whole) if whole else (end, first)


def _with_limit(flat: str, text: str, start: int, end: int, reading: Reading, edition_date: dt.date) -> DateMention:
    suffix = grammar.SUFFIX.match(flat, end)
    about, word = (suffix["about"], suffix["limit"]) if suffix else (None, None)
    if reading.rule in ("vague", "lapse"):
        about = word = None
    if suffix and (about or word):
        end = suffix.end()
    limit = _limit_name(word)
    for pattern, name in ((grammar.ABOUT_BEFORE, "about"), (grammar.UNTIL_BEFORE, "until")):
        if sign := pattern.search(flat, max(0, start - 4), start):
            start = sign.start()
            about, limit = (True, limit) if name == "about" else (about, limit or name)
    return DateMention(
        start=start, end=end, date_text=text[start:end], date_start=None, date_end=None,
        approximate=bool(about) or reading.approximate, rule=reading.rule, edition_date=edition_date,
        reading=reading, limit=limit,
    )  # fmt: skip


def _limit_name(word: str | None) -> str | None:
    if not word:
        return None
    for sign, name in (("前", "before"), ("后", "after"), ("止", "until"), ("内", "within")):
        if sign in word:
            return name
    return "from" if word[0] in "起开" or word == "以来" else None


def _choose(mention: DateMention, planned: bool | None) -> Interval:
    reading, today = mention.reading, mention.edition_date
    options = reading.options
    if len(options) == 1:
        return options[0]
    carried = None if _turned(reading, planned) else reading.carried
    if carried and (planned is None or _fits(mention, carried, planned)):
        return carried
    if planned is None and mention.limit == "before" and not _just_gone(mention):
        planned = True  # what is told to be over before a day is rare, and then marked: 已于5月前完工
    if planned is None:
        home, far = options[len(options) // 2], _FAR_DAY if options[0].is_day else _FAR
        far = _FAR_HOLIDAY if reading.is_festival else far
        return min(options, key=lambda it: _distance(it, today) * (1 if it is home else far))
    fitting = [it for it in options if _fits(mention, it, planned)]
    if not fitting:
        return options[-1] if planned else options[0]
    return fitting[0] if planned else fitting[-1]


def _just_gone(mention: DateMention) -> bool:
    """5月5日前 a week later: a day that is but weeks gone and far to come again."""
    days = [it.start for it in mention.reading.options if it.is_day and it.start]
    return any(dt.timedelta(0) < mention.edition_date - it < _WEEKS_AGO for it in days)


def _turned(reading: Reading, planned: bool | None) -> bool:
    """A holiday may be next year's though the sentence was in this one: 12月 … 元旦起开放."""
    return planned is None and reading.is_festival and reading.carried == reading.options[len(reading.options) // 2]


def _fits(mention: DateMention, interval: Interval, planned: bool) -> bool:
    start, end = _limited(mention, interval, planned)
    if planned and mention.limit == "after" and start:
        return start >= mention.edition_date
    if planned:
        return end is None or end >= mention.edition_date
    return (start or end or mention.edition_date) <= mention.edition_date


def _distance(interval: Interval, today: dt.date) -> int:
    start, end = interval.start or dt.date.min, interval.end or dt.date.max
    return max(0, (start - today).days, (today - end).days)


def _limited(mention: DateMention, it: Interval, planned: bool | None) -> tuple[dt.date | None, dt.date | None]:
    """What 前, 后, 起, 截至 and 内 make of the interval (contract, section 4)."""
    today, limit = mention.edition_date, mention.limit
    if mention.rule == "vague":
        return (None, None) if planned else (None, today)
    if limit == "before":
        if it.end and (it.is_day or mention.reading.names_end) and not mention.reading.is_festival:
            return None, it.end
        return None, before(it.start) if it.start else it.end
    if limit == "after" and it.end and mention.rule != "lapse":
        return it.end + dt.timedelta(days=1), None
    if limit == "until":
        return None, it.end
    if limit == "within" and planned is not False and _covers(it, today):
        return today, it.end
    return it.start, it.end


def _covers(it: Interval, day: dt.date) -> bool:
    return it.start is not None and it.end is not None and it.start <= day <= it.end


def _repeats(last: DateMention, mention: DateMention, text: str) -> bool:
    """The weekday or the lunar day that only explains the date before it: 3月16日(星期二)."""
    gap = text[last.end : mention.start].strip(" (（\u3000")
    return not gap and mention.rule in ("weekday", "lunar") and last.rule in ("day", "date", "relative_day")
