"""The documents of a web edition into its pages: each article on its page, in list order, and what is amiss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tasks.errors import NotUnderstood
from tasks.platforms.addresses import file_name, same_page_key
from tasks.platforms.registry import reader
from tasks.platforms.web import (
    ArticleLink,
    IndexPage,
    NotAnArticle,
    PageLink,
    Platform,
    WebArticle,
    WebEdition,
    WebPage,
    WebProblem,
)
from warehouse.documents import RawDocument


@dataclass
class _Page:
    """A page while it is put together."""

    link: PageLink
    documents: list[RawDocument] = field(default_factory=list)
    indexes: list[IndexPage] = field(default_factory=list)
    articles: list[WebArticle] = field(default_factory=list)
    not_articles: list[NotAnArticle] = field(default_factory=list)

    def finished(self) -> WebPage:
        editors = [name for index in self.indexes for name in index.editors]
        editors += [name for entry in self.not_articles for name in entry.editors]
        editors += [name for article in self.articles for name in article.editors]
        first = self.documents[0] if self.documents else None
        return WebPage(
            page_no=self.link.page_no,
            page_name=self.link.page_name,
            articles=tuple(self.articles),
            editors=tuple(dict.fromkeys(editors)),
            source_url=first.url if first else None,
            raw_sha256=first.sha256 if first else None,
            pdf_url=self.link.pdf_url or next((index.pdf_url for index in self.indexes if index.pdf_url), None),
            not_articles=tuple(self.not_articles),
            skipped=tuple(skip for index in self.indexes for skip in index.skipped),
        )


def read_web_edition(platform: str, documents: Sequence[RawDocument]) -> WebEdition:
    """Read index and article pages of one edition; documents of other kinds are left out.

    An article that several pages link goes to the page that links it most, or has the shorter list. Articles that no
    list names stay on the page that led to them or that they name, else on the last one. Raises `UsageError` for an
    unknown platform, nothing else: what is not understood becomes a problem.
    """
    return _Edition(reader(platform), documents).read()


class _Edition:
    def __init__(self, platform: Platform, documents: Sequence[RawDocument]) -> None:
        self._platform = platform
        self._index_documents = [document for document in documents if document.kind == "index"]
        self._articles = _Documents([document for document in documents if document.kind == "article"])
        self._pages: dict[str, _Page] = {}
        self._problems: list[WebProblem] = []

    def read(self) -> WebEdition:
        self._read_indexes()
        for page, link in self._placed():
            document = self._articles.take(link.url)
            if document is None:
                self._amiss("article", "absent", "listed, but no document of it is here", page.link.page_no, link.url)
            else:
                self._read_article(page, document, link.title)
        for document in self._articles.rest():
            self._read_article(self._skipping(document), document, document.title)
        dates = [index.edition_date for page in self._pages.values() for index in page.indexes if index.edition_date]
        return WebEdition(
            pages=tuple(page.finished() for page in self._pages.values()),
            problems=tuple(self._problems),
            edition_date=max(set(dates), key=dates.count) if dates else None,
        )

    def _read_indexes(self) -> None:
        read: list[tuple[RawDocument, IndexPage]] = []
        for document in self._index_documents:
            try:
                read.append((document, self._platform.read_index(document.content, document.url)))
            except NotUnderstood as error:
                self._amiss("page", "not_understood", str(error), document.page_no, document.url)
        links = {same_page_key(link.url): link for _, index in read for link in reversed(index.pages)}
        for _, index in read:
            for link in index.pages:
                self._pages.setdefault(link.page_no, _Page(link))
        for document, index in read:
            page = self._page_of(document, index, links)
            page.documents.append(document)
            page.indexes.append(index)
        self._note_absent_pages()

    def _page_of(self, document: RawDocument, index: IndexPage, links: dict[str, PageLink]) -> _Page:
        listed = links.get(same_page_key(document.url))
        number = listed.page_no if listed else index.page_no or document.page_no or f"{len(self._pages) + 1:02}"
        link = PageLink(page_no=number, page_name=index.page_name, url=document.url, pdf_url=index.pdf_url)
        page = self._pages.setdefault(number, _Page(link))
        if page.link.page_name is None and index.page_name is not None:
            page.link = replace(page.link, page_name=index.page_name)
        return page

    def _note_absent_pages(self) -> None:
        failed = {problem.page_no for problem in self._problems}
        failed_urls = {same_page_key(problem.url) for problem in self._problems if problem.url}
        for number, page in list(self._pages.items()):
            if not page.documents:
                if number not in failed and same_page_key(page.link.url) not in failed_urls:
                    self._amiss("page", "absent", "listed, but no document of it is here", number, page.link.url)
                del self._pages[number]

    def _placed(self) -> list[tuple[_Page, ArticleLink]]:
        """Each listed article once, with its page, in the order of pages and lists."""
        best: dict[str, tuple[tuple[int, int], _Page]] = {}
        for page in self._pages.values():
            for index in page.indexes:
                for link in index.articles:
                    key = same_page_key(link.url)
                    claim = (link.times, -len(index.articles))
                    if key not in best or claim > best[key][0]:
                        best[key] = (claim, page)
        placed: dict[str, tuple[_Page, ArticleLink]] = {}
        for page in self._pages.values():
            for index in page.indexes:
                for link in index.articles:
                    if best[same_page_key(link.url)][1] is page:
                        placed.setdefault(same_page_key(link.url), (page, link))
        return list(placed.values())

    def _read_article(self, page: _Page | None, document: RawDocument, title: str | None) -> None:
        try:
            entry = self._platform.read_entry(document.content, document.url, title)
        except NotUnderstood as error:
            number = page.link.page_no if page else document.page_no
            self._amiss("article", "not_understood", str(error), number, document.url)
            return
        page = page or self._home(document, entry)
        if isinstance(entry, WebArticle):
            page.articles.append(entry)
        else:
            page.not_articles.append(entry)

    def _skipping(self, document: RawDocument) -> _Page | None:
        """The page whose list has a row of editors that leads to this document."""
        key = same_page_key(document.url)
        for page in self._pages.values():
            for index in page.indexes:
                if any(skip.reason == "editors_row" and same_page_key(skip.url) == key for skip in index.skipped):
                    return page
        return None

    def _home(self, document: RawDocument, entry: WebArticle | NotAnArticle) -> _Page:
        """The page of an article that no list names."""
        named = entry.page_no if isinstance(entry, WebArticle) else None
        for number in (document.page_no, named):
            if number is not None and number in self._pages:
                return self._pages[number]
        if not self._pages or (named is not None and not self._index_documents):
            number = document.page_no or named or "01"
            name = entry.page_name if isinstance(entry, WebArticle) else None
            return self._pages.setdefault(number, _Page(PageLink(page_no=number, page_name=name, url=document.url)))
        return list(self._pages.values())[-1]

    def _amiss(self, level: str, reason: str, detail: str, page_no: str | None, url: str | None) -> None:
        self._problems.append(
            WebProblem(level=level, reason=reason, detail=detail, page_no=page_no, url=url)  # type: ignore[arg-type]
        )


class _Documents:
    """Article documents, found by path or, for files from a folder, by name; each is taken once."""

    def __init__(self, documents: list[RawDocument]) -> None:
        self._left = {id(document): document for document in documents}
        self._by_path: dict[str, RawDocument] = {}
        self._by_name: dict[str, list[RawDocument]] = {}
        for document in documents:
            for url in filter(None, (document.requested_url, document.url)):
                self._by_path.setdefault(same_page_key(url), document)
            self._by_name.setdefault(file_name(document.url), []).append(document)

    def take(self, url: str) -> RawDocument | None:
        """The document of that address; None where it is not here or was taken."""
        named = self._by_name.get(file_name(url), [])
        document = self._by_path.get(same_page_key(url)) or (named[0] if len(named) == 1 else None)
        return self._left.pop(id(document), None) if document is not None else None

    def rest(self) -> list[RawDocument]:
        """What nobody took, in order."""
        return list(self._left.values())
