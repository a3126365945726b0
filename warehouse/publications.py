"""A newspaper's TOML file into a `PublicationSource`: the publication and the sites that serve it.

A paper is a value: one file a newspaper, whose stem is its `publication_id`. Ours lie in the packaged
`publications/`; `RIBAO_PUBLICATIONS` names a further folder, and a file there wins over ours of the same name.
One file is parsed when one paper is asked for; only `all_publications` reads them all.
"""

from __future__ import annotations

import datetime as dt
import difflib
import os
import zoneinfo
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from warehouse.errors import UsageError
from warehouse.records import Publication
from warehouse.templates import check_template, render_template, under_base_url

PLATFORMS = (
    "founder_new", "founder_classic", "founder_nbs", "founder_app", "joyhua", "vnn_shtml", "xinhua", "szbz",
    "qpaper", "uniflows",
)  # fmt: skip
"""The names that `[[site]] platform` may take; `tasks.platforms.registry` has a reader for each."""

PACKAGED = Path(__file__).resolve().parent.parent / "publications"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site (or one layout of it) that serves a paper from a first to a last day, where known."""

    platform: str
    edition_url: str  # a template: {date:%Y%m/%d}, ISO weeks as {date:%G-W%V}
    from_: dt.date | None = None
    until: dt.date | None = None

    def serves(self, date: dt.date) -> bool:
        """Whether that day's edition is on this site."""
        return (self.from_ is None or self.from_ <= date) and (self.until is None or date <= self.until)

    def url_for(self, date: dt.date, base_url: str | None = None) -> str:
        """The address of the day's first page; `base_url` takes the place of the scheme and host."""
        url = render_template(self.edition_url, date)
        return under_base_url(url, base_url) if base_url else url


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationSource:
    """A newspaper and what is known of its habits. `sites` is empty where pages come from files alone."""

    publication: Publication
    sites: tuple[Site, ...] = ()
    province: str | None = None
    usual_pages: int | None = None
    publishing_days: frozenset[int] = frozenset(range(1, 8))  # ISO weekdays, Monday 1
    verified: dt.date | None = None  # when `ribao publications check` last worked; None: never
    path: Path | None = field(default=None, compare=False)

    def site_for(self, date: dt.date) -> Site | None:
        """The first site, in the order of the file, that serves that day; None where no site does."""
        return next((site for site in self.sites if site.serves(date)), None)

    def publishes_on(self, date: dt.date) -> bool:
        """Whether the paper usually appears on that weekday."""
        return date.isoweekday() in self.publishing_days


class _SiteFile(msgspec.Struct, rename={"from_": "from"}):
    platform: str
    edition_url: str
    from_: dt.date | None = None
    until: dt.date | None = None


class _PublicationFile(msgspec.Struct):
    name: str
    timezone: str = "Asia/Shanghai"
    homepage: str | None = None
    city: str | None = None
    province: str | None = None
    usual_pages: int | None = None
    publishing_days: list[str] = []
    verified: dt.date | bool = False
    site: list[_SiteFile] = []


def publication_folders() -> tuple[Path, ...]:
    """The folders that are searched, the one that wins first."""
    further = os.environ.get("RIBAO_PUBLICATIONS")
    return (Path(further).expanduser(), PACKAGED) if further else (PACKAGED,)


def publication_ids() -> tuple[str, ...]:
    """Every known publication_id, sorted; no file is opened."""
    return tuple(sorted({path.stem for folder in publication_folders() for path in folder.glob("*.toml")}))


def load_publication(publication_id: str) -> PublicationSource:
    """The newspaper of that id. Raises `UsageError` naming the file and the mend."""
    if publication_id.replace("_", "").replace("-", "").isalnum():
        for folder in publication_folders():
            path = folder / f"{publication_id}.toml"
            if path.is_file():
                return read_publication(path)
    raise UsageError(_unknown(publication_id))


def all_publications() -> tuple[PublicationSource, ...]:
    """Every known newspaper, sorted by id. Reads every file: some 0.1 s."""
    return tuple(load_publication(publication_id) for publication_id in publication_ids())


def read_publication(path: Path) -> PublicationSource:
    """One TOML file, checked. Raises `UsageError` naming the file and the mend."""
    try:
        return publication_from_toml(path.stem, path.read_bytes(), path)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a publication's TOML: {error}") from error
    except (OSError, UsageError) as error:
        raise UsageError(f"{path}: {error}") from error


def publication_from_toml(publication_id: str, content: bytes, path: Path | None = None) -> PublicationSource:
    """The TOML's bytes, checked. Raises `UsageError` or `msgspec.DecodeError`, without the file's name."""
    raw = msgspec.toml.decode(content)
    told = msgspec.convert(raw, _PublicationFile)
    _refuse_misspelt(raw, _PublicationFile)
    for entry in raw.get("site", []):
        _refuse_misspelt(entry, _SiteFile)
    _check_timezone(told.timezone)
    sites = tuple(_site(entry) for entry in told.site)
    return PublicationSource(
        publication=Publication(
            publication_id=publication_id,
            name=told.name,
            platform=_today(sites),
            homepage=told.homepage,
            timezone=told.timezone,
            city=told.city,
        ),
        sites=sites,
        province=told.province,
        usual_pages=told.usual_pages,
        publishing_days=_weekdays(told.publishing_days),
        verified=told.verified if isinstance(told.verified, dt.date) else None,
        path=path,
    )


def _site(entry: _SiteFile) -> Site:
    if entry.platform not in PLATFORMS:
        near = difflib.get_close_matches(entry.platform, PLATFORMS, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; known are {', '.join(PLATFORMS)}"
        raise UsageError(f"unknown platform {entry.platform!r}{hint}")
    check_template(entry.edition_url)
    if entry.from_ and entry.until and entry.from_ > entry.until:
        raise UsageError(f"[[site]] from {entry.from_} is after until {entry.until}")
    return Site(platform=entry.platform, edition_url=entry.edition_url, from_=entry.from_, until=entry.until)


def _today(sites: tuple[Site, ...]) -> str:
    return max(sites, key=lambda site: site.until or dt.date.max).platform if sites else "text"


def _weekdays(names: list[str]) -> frozenset[int]:
    unknown = [name for name in names if name not in WEEKDAYS]
    if unknown:
        raise UsageError(f"publishing_days: unknown day {unknown[0]!r}; write {', '.join(WEEKDAYS)}")
    return frozenset(WEEKDAYS.index(name) + 1 for name in names) or frozenset(range(1, 8))


def _check_timezone(name: str) -> None:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f'unknown timezone {name!r}; write one such as "Asia/Shanghai"') from error


def _refuse_misspelt(table: dict[str, Any], shape: type[msgspec.Struct]) -> None:
    """A key that is nearly one of ours is a slip of the pen; any other is the user's own and left alone."""
    known = list(shape.__struct_encode_fields__)
    for key in [key for key in table if key not in known]:
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.75)
        if near:
            raise UsageError(f"unknown key {key!r}; did you mean {near[0]}?")


def _unknown(publication_id: str) -> str:
    near = difflib.get_close_matches(publication_id, publication_ids(), n=3, cutoff=0.5)
    hint = f"did you mean {', '.join(near)}?" if near else "`ribao publications` lists the known ones"
    return f"unknown publication {publication_id!r}: {hint}"
