"""Which reader serves which platform; only the one that is asked for is imported."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from tasks.errors import UsageError
from tasks.platforms.web import Platform
from warehouse.publications import PLATFORMS

__all__ = ["PLATFORMS", "reader"]


@cache
def reader(platform: str) -> Platform:
    """The reader of a platform by the name that `[[site]] platform` gives it. Raises `UsageError`."""
    if platform not in PLATFORMS:
        raise UsageError(f"unknown platform {platform!r}: known are {', '.join(PLATFORMS)}")
    return cast(Platform, import_module(f"tasks.platforms.{platform}").PLATFORM)
