"""Markers that older systems write as comments, made elements: `<!--enpcontent-->`, `<!--<npm:article-title>-->`."""

from __future__ import annotations

import re

_NPM = re.compile(r"<!--\s*<(/?)npm:(article-[a-z]+)>\s*-->", re.IGNORECASE)


def with_marker_elements(text: str) -> str:
    """The page with an element in place of such a pair, where no element says the same already."""
    if "<founder-content" not in text and "<!--enpcontent-->" in text and "<FOUNDER-CONTENT" not in text:
        text = text.replace("<!--enpcontent-->", "<founder-content>").replace(
            "<!--/enpcontent-->", "</founder-content>"
        )
    if "npm:article-" in text:
        text = _NPM.sub(r"<\1npm-\2>", text)
    return text
