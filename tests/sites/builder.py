"""Builds a whole e-paper site from an edition in memory, in the markup and with the quirks of each platform.

files = build_site("founder_classic", sample_day())          # path -> bytes, for a server on the loopback
edition_path("founder_classic", day)                         # the path that edition_url leads to
site_toml("founder_classic", "http://127.0.0.1:8000")        # a publication's TOML
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from sites.founder import classic_site, nbs_site
from sites.founder_new_skins import SKINS, new_site
from sites.other_families import LAYOUTS, other_site
from sites.papers import PaperDay

_BUILDERS = {
    "founder_classic": classic_site,
    "founder_nbs": nbs_site,
    **{f"founder_new/{skin}": partial(new_site, skin=skin) for skin in SKINS},
    **{family: partial(other_site, family=family) for family in LAYOUTS},
}
SITES = tuple(_BUILDERS)
"""Every site that can be built: a platform, or for the new Founder `founder_new/SKIN`."""

_TEMPLATES = {
    "founder_classic": "/yzrb/html/{date:%Y-%m/%d}/node_187.htm",
    "founder_nbs": "/yzrb/html/{date:%Y-%m/%d}/nbs.D110000yunzrb_01.htm",
    "founder_new/people": "/yzrb/pc/layout/{date:%Y%m/%d}/node_A01.html",
    "founder_new/zhuzhou": "/{date:%Y%m/%d}/nodeA01.html",
    "founder_new/shenzhen": "/PC/layout/{date:%Y%m/%d}/node_A01.html",
    "founder_new/puyang": "/yzrbpc/column/{date:%Y%m/%d}/lA01.html",
    "founder_new/zhejiang": "/yzrbpaper/pc/layout/{date:%Y%m/%d}/node_A01.html",
    "joyhua": "/yzrb/{date:%Y%m%d}/html/index.htm",
    "vnn_shtml": "/shtml/yzrb/{date:%Y%m%d}/vA1.shtml",
    "xinhua": "/yzrb/{date:%Y%m%d}/Page01BC.htm",
    "szbz": "/Html/szbz/{date:%Y%m%d}/szbzA1.Html",
    "qpaper": "/Html/{date:%Y-%m-%d}/Qpaper.html",
    "uniflows": "/epaper/yzrb/html/{date:%Y/%m/%d}/01/default.htm",
}


def build_site(site: str, day: PaperDay, root_url: str = "") -> dict[str, bytes]:
    """Every path of the site and what it serves; classic Founder in gb18030 under a wrong gb2312 label.

    With `root_url` the links are absolute, as some sites write them.
    """
    encoding = "gb18030" if site == "founder_classic" else "utf-8"
    files = _BUILDERS[site if site in _BUILDERS else f"{site}/people"](day)
    if root_url:
        files = {path: _absolute(markup, path, root_url) for path, markup in files.items()}
    return {path: markup.encode(encoding) for path, markup in files.items()}


def edition_path(site: str, date: dt.date) -> str:
    """The path of the edition's first page."""
    template = _TEMPLATES.get(site) or _TEMPLATES[f"{site}/people"]
    return template.format(date=date)


def platform_of(site: str) -> str:
    """The platform's name, without the skin."""
    return site.partition("/")[0]


def site_toml(site: str, root_url: str, name: str = "云泽日报") -> str:
    """A publication's TOML for the built site."""
    template = _TEMPLATES.get(site) or _TEMPLATES[f"{site}/people"]
    return (
        f'name = "{name}"\ntimezone = "Asia/Shanghai"\ncity = "云泽"\n\n'
        f'[[site]]\nplatform = "{platform_of(site)}"\nedition_url = "{root_url}{template}"\n'
    )


def _absolute(markup: str, path: str, root_url: str) -> str:
    folder = path.rpartition("/")[0]
    for ending in ("node_", "content_", "nbs.", "nw."):
        markup = markup.replace(f"href={ending}", f"href={root_url}{folder}/{ending}")
        markup = markup.replace(f'href="{ending}', f'href="{root_url}{folder}/{ending}')
    return markup
