"""The city of a paper, from its name, where its row names none."""

from __future__ import annotations

import re

from tasks.text.words import load_words

_KIND = re.compile(r"(?:日报|晚报|晨报|早报|都市报|时报|商报|快报|新报|导报|周报|周刊|特区报|新闻|报)(?:社)?$")
_OF_NO_CITY = frozenset(load_words("tasks.findings", "project_not_cities"))


def city_of_paper(name: str) -> str | None:
    """常山日报 -> 常山; None for papers of the country, a province or a trade (人民日报, 湖南日报)."""
    found = _KIND.search(name)
    city = name[: found.start()].removesuffix("市") if found else ""
    return city if 2 <= len(city) <= 4 and city not in _OF_NO_CITY else None
