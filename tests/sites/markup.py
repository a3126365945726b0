"""Pieces of markup that several platforms share, with the habits that real pages have."""

from __future__ import annotations

import html
from urllib.parse import quote

from sites.papers import Sheet, Story

INDENT = "\u3000\u3000"


def text(value: str | None) -> str:
    """Escaped as a template does: & and < alone."""
    return html.escape(value or "", quote=False)


def lines(value: str, break_tag: str = "<br>") -> str:
    """A headline of several lines."""
    return break_tag.join(text(line) for line in value.split("\n"))


def paragraphs(story: Story, style: int) -> str:
    """The body in one of three habits: <P> with indents, <p>&nbsp;, bare text with <br/> right after a comment."""
    if style % 3 == 0:
        return "".join(f"<P>{INDENT}{text(line)}</P>\n" for line in story.paragraphs)
    if style % 3 == 1:
        return "".join(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{text(line)}</p>" for line in story.paragraphs)
    return "<br/>\n".join(f"{INDENT}{text(line)}" for line in story.paragraphs)


def page(head: str, body: str) -> str:
    """A whole document."""
    return f"<html><head>{head}</head>\n{body}\n</html>"


def enp_page(sheet: Sheet, paper: str, date: str) -> str:
    """The tail comment of a page."""
    return (
        f"\n<!--enpproperty <founder-date>{date} 23:59:59</founder-date><founder-pagenum>{sheet.page_no}"
        f"</founder-pagenum><founder-papername>{paper}</founder-papername><founder-type>2</founder-type>"
        f"<founder-content>{paper}</founder-content> /enpproperty-->"
    )


def enp_article(story: Story, article_id: int, date: str, node: str) -> str:
    """The tail comment of an article."""
    return (
        f"<!--enpproperty <articleid>{article_id}</articleid><date>{date} 00:00:00:0</date>"
        f"<author>{text(story.byline)}</author><title>{lines(story.headline, '<BR>')}</title><keyword></keyword>"
        f"<subtitle>{text(story.subhead)}</subtitle><introtitle>{text(story.kicker)}</introtitle><siteid>1</siteid>"
        f"<nodeid>2</nodeid><nodename>{node}</nodename><url>{quote('content')}_{article_id}.htm</url>"
        f"<abstract>{text(''.join(story.paragraphs)[:40])}</abstract><channel>1</channel> /enpproperty-->"
    )
