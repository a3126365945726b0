"""Dates as Chinese newspapers write them, resolved against the edition date (contract, section 4).

`find_dates` reads a sentence; `resolve` settles what the words leave open (12月28日: which year?) by the tense of what
is told. Pure: the only clock is the edition date.
"""

from tasks.text.dates.mentions import DateMention, find_dates, resolve

__all__ = ["DateMention", "find_dates", "resolve"]
