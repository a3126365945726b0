"""The article list of an index page: which links are this page's articles, once each, in the order of the list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from tasks.platforms.addresses import is_mobile_twin, issue_of, paper_of, same_page_key
from tasks.platforms.editors import editors_in
from tasks.platforms.links import Link
from tasks.platforms.page_list import PageEntry
from tasks.platforms.shapes import Shape
from tasks.platforms.web import ArticleLink, SkippedLink

_MORE = re.compile(r"^[\[【（(]?\s*(?:详细|详情|全文|更多|阅读全文|查看(?:全文|详情)?|移动版)\s*[\]】）)]?$")
_STEPS_UP = 12
_TURN = re.compile(r"^[0-9]?\s*(?:上一[篇条版期]|下一[篇条版期]|前一[篇版]|后一[篇版]|返回.{0,6}|更多|>+|<+)\s*[0-9]?$")


@dataclass(frozen=True, slots=True)
class ArticleList:
    """The articles of a page, what else its lists link, and the editors that a row names."""

    articles: tuple[ArticleLink, ...]
    skipped: tuple[SkippedLink, ...]
    editors: tuple[str, ...]


def article_list(links: list[Link], entries: list[PageEntry], family: Shape, url: str) -> ArticleList:
    """The page's articles: of this paper, this issue and this page."""
    hosts = {urlsplit(url).netloc} | {urlsplit(entry.link.url).netloc for entry in entries if entry.label is not None}
    pages = {same_page_key(entry.link.url) for entry in entries}
    found = [
        link
        for link in links
        if family.is_article(link.url)
        and (urlsplit(link.url).netloc in hosts or issue_of(link.url) is not None)
        and same_page_key(link.url) not in pages
        and same_page_key(link.url) != same_page_key(url)
        and not _TURN.match(link.text)
    ]
    skipped: dict[str, SkippedLink] = {}
    for reason, keep in (
        ("mobile_twin", lambda kept: [link for link in kept if not is_mobile_twin(link.url, url)]),
        ("other_paper", lambda kept: _of_this_paper(kept, hosts, url)),
        ("other_date", lambda kept: _of_this_issue(kept, url)),
        ("other_page", lambda kept: _of_this_page(kept, links, entries, family, url)),
    ):
        kept = keep(found)
        _note(skipped, found, kept, reason)
        found = kept
    return _listed(found, skipped)


def _note(skipped: dict[str, SkippedLink], found: list[Link], kept: list[Link], reason: str) -> None:
    kept_keys = {same_page_key(link.url) for link in kept}
    for link in found:
        key = same_page_key(link.url)
        if key not in kept_keys and key not in skipped:
            skipped[key] = SkippedLink(url=link.url, title=link.text or None, reason=reason)


def _of_this_paper(links: list[Link], hosts: set[str], url: str) -> list[Link]:
    """Links of this paper's hosts and directory; where there are none, whatever the page links."""
    paper = paper_of(url)
    near = [link for link in links if urlsplit(link.url).netloc in hosts]
    nearest = [link for link in near if paper_of(link.url) == paper]
    return nearest or near or links


def _of_this_issue(links: list[Link], url: str) -> list[Link]:
    """Links of this page's date; where it links only other dates, the commonest one: another day's issue."""
    issue = issue_of(url)
    dated = Counter(issue_of(link.url) for link in links if issue_of(link.url) is not None)
    if not dated:
        return links
    wanted = issue if issue in dated else dated.most_common(1)[0][0]
    return [link for link in links if issue_of(link.url) in (wanted, None)]


def _of_this_page(
    links: list[Link], every: list[Link], entries: list[PageEntry], family: Shape, url: str
) -> list[Link]:
    named = family.page_in(url)
    if named is not None:
        own = [link for link in links if family.page_in(link.url) in (named, None)]
        if own:
            return own
    return _of_covered_lists(_of_own_group(links, every, entries, url))


def _of_own_group(links: list[Link], every: list[Link], entries: list[PageEntry], url: str) -> list[Link]:
    """Where the index is a directory of the whole edition (page, its articles, next page …), the own group."""
    labels = {id(entry.link.element): same_page_key(entry.link.url) for entry in entries if entry.label is not None}
    wanted = {id(link.element) for link in links}
    group: str | None = None
    groups: dict[str, list[Link]] = defaultdict(list)
    for link in every:
        group = labels.get(id(link.element), group)
        if group is not None and id(link.element) in wanted and not link.is_area:
            groups[group].append(link)
    pages = len(set(labels.values()))
    if len(groups) < min(3, pages) or len(groups) * 2 < pages or len(groups) < 2:
        return links
    own = groups.get(same_page_key(url)) or next(iter(groups.values()))
    keys = {same_page_key(link.url) for link in own} | {same_page_key(link.url) for link in links if link.is_area}
    return [link for link in links if same_page_key(link.url) in keys]


def _of_covered_lists(links: list[Link]) -> list[Link]:
    """Where hot areas mark the page's articles, only lists that name mostly those: 今日关注 lists other pages' too."""
    covered = {same_page_key(link.url) for link in links if link.is_area}
    if not covered:
        return links
    homes = _homes([link for link in links if not link.is_area])
    lists: dict[int, set[str]] = defaultdict(set)
    for key, home in homes:
        lists[home].add(key)
    own = {home for home, keys in lists.items() if len(keys & covered) * 2 >= len(keys)}
    kept = covered | {key for key, home in homes if home in own}
    return [link for link in links if same_page_key(link.url) in kept]


def _homes(anchors: list[Link]) -> list[tuple[str, int]]:
    """Each link's key with the smallest element that lists it and at least one other article."""
    around = [
        (same_page_key(link.url), [id(above) for above in islice(link.element.parents, _STEPS_UP)]) for link in anchors
    ]
    listed: dict[int, set[str]] = defaultdict(set)
    for key, parents in around:
        for parent in parents:
            listed[parent].add(key)
    return [
        (key, next((parent for parent in parents if len(listed[parent]) > 1), parents[-1] if parents else 0))
        for key, parents in around
    ]


def _listed(links: list[Link], skipped: dict[str, SkippedLink]) -> ArticleList:
    """Once an article: listed links first in their order, then those that only the picture's areas know."""
    articles: dict[str, ArticleLink] = {}
    editors: tuple[str, ...] = ()
    for link in [link for link in links if not link.is_area] + [link for link in links if link.is_area]:
        key = same_page_key(link.url)
        title = None if _MORE.match(link.text) else link.text or link.hint or None
        known = articles.get(key)
        if known is None:
            articles[key] = ArticleLink(url=link.url, title=title)
        else:
            articles[key] = replace(known, times=known.times + 1, title=_fuller(known.title, title))
    for key, article in list(articles.items()):
        names = editors_in(article.title or "")
        if names:
            editors += tuple(name for name in names if name not in editors)
            skipped[key] = SkippedLink(url=article.url, title=article.title, reason="editors_row")
            del articles[key]
    return ArticleList(tuple(articles.values()), tuple(skipped.values()), editors)


def _fuller(known: str | None, title: str | None) -> str | None:
    """The first title, unless it was cut short (…) or absent."""
    if known is None or (title is not None and known.endswith(("…", "...")) and len(title) > len(known)):
        return title
    return known
