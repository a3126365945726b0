"""Each platform's built site gives every article, nothing else, and every field right."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from site_documents import ROOT, document, fetched
from sites.builder import SITES, build_site, edition_path, platform_of
from sites.papers import Sheet, Story, sample_day

from tasks.platforms.detect import kind_of, recognise
from tasks.platforms.edition import read_web_edition
from tasks.platforms.refresh import refresh_target
from tasks.platforms.registry import reader
from tasks.platforms.web import WebArticle, WebEdition, WebPage

DAY = sample_day()


def articles(edition: WebEdition) -> list[tuple[WebPage, WebArticle]]:
    return [(page, article) for page in edition.pages for article in page.articles]


def as_printed(sheet: Sheet, story: Story) -> dict[str, object]:
    return {
        "page": (sheet.page_no, sheet.page_name),
        "headline": story.title,
        "kicker": story.kicker,
        "subhead": story.subhead,
        "byline": story.byline,
        "paragraphs": tuple(line.strip("\u3000") for line in story.paragraphs),
        "captions": [photo.caption for photo in story.photos],
        "pictures": [f"{photo.name}.jpg" for photo in story.photos],
        "date": DAY.date,
    }


def as_read(page: WebPage, article: WebArticle) -> dict[str, object]:
    return {
        "page": (page.page_no, page.page_name),
        "headline": article.headline,
        "kicker": article.kicker,
        "subhead": article.subhead,
        "byline": article.byline,
        "paragraphs": article.paragraphs,
        "captions": [picture.caption for picture in article.pictures],
        "pictures": [urlsplit(picture.url or "").path.rpartition("/")[2] for picture in article.pictures],
        "date": article.edition_date,
    }


@pytest.mark.parametrize("site", SITES)
def test_fetched_site_gives_every_field(site: str) -> None:
    edition = read_web_edition(platform_of(site), fetched(site, DAY))
    assert [as_read(*entry) for entry in articles(edition)] == [as_printed(*entry) for entry in DAY.articles()]
    assert edition.problems == ()
    assert edition.edition_date == DAY.date


@pytest.mark.parametrize("site", SITES)
def test_what_is_no_article_is_counted_with_its_reason(site: str) -> None:
    edition = read_web_edition(platform_of(site), fetched(site, DAY))
    assert [page.page_no for page in edition.pages] == ["A01", "A02", "A03", "A05"]
    assert [page.editors for page in edition.pages] == [("钟一鸣", "鲁果"), ("苏木",), (), ()]
    assert [entry.reason for page in edition.pages for entry in page.not_articles] == [
        "pointer",
        "picture_advertisement",
    ]
    rows = [skip.title for page in edition.pages for skip in page.skipped if skip.reason == "editors_row"]
    assert rows == ["本版责编：钟一鸣 版式：鲁果", "责任编辑：苏木"]


@pytest.mark.parametrize("site", SITES)
def test_folder_of_the_site_s_files_gives_the_same(site: str) -> None:
    files = build_site(site, DAY)
    flat = site != "uniflows"  # every page of it is called default.htm: saved with its folders
    documents = [
        document(path.rpartition("/")[2] if flat else path.lstrip("/"), content, kind_of(content, path))
        for path, content in files.items()
        if refresh_target(content, path) is None
    ]
    edition = read_web_edition(platform_of(site), documents)
    found = [as_read(*entry) for entry in articles(edition)]
    expected = [as_printed(*entry) for entry in DAY.articles()]
    for entry in (*found, *expected):
        del entry["date"]  # the name of a file need not say it
    assert found == expected


@pytest.mark.parametrize("site", SITES)
def test_platform_is_recognised_from_one_index_page(site: str) -> None:
    path = edition_path(site, DAY.date)
    assert recognise(build_site(site, DAY)[path], ROOT + path).platform == platform_of(site)


@pytest.mark.parametrize("site", SITES)
def test_each_file_s_kind_is_told(site: str) -> None:
    shape = getattr(reader(platform_of(site)), "shape")  # noqa: B009
    for path, content in build_site(site, DAY).items():
        if refresh_target(content, path) is None:
            assert kind_of(content, path) == ("article" if shape.is_article(path) else "index")


def test_entry_page_leads_on() -> None:
    entry = build_site("founder_classic", DAY)["/yzrb/paperindex.htm"]
    first = edition_path("founder_classic", DAY.date)
    assert refresh_target(entry, f"{ROOT}/yzrb/paperindex.htm") == ROOT + first
    assert refresh_target(build_site("founder_classic", DAY)[first], ROOT + first) is None


def test_absolute_links_of_another_host_are_followed() -> None:
    """A mirror serves pages whose links name the site that they were copied from."""
    files = build_site("founder_classic", DAY, root_url="http://old.yunze.example")
    path = edition_path("founder_classic", DAY.date)
    index = reader("founder_classic").read_index(files[path], "http://127.0.0.1:9" + path)
    assert len(index.articles) == 5
    assert all(article.url.startswith("http://old.yunze.example/") for article in index.articles)
