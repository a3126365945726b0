"""How a stage's value goes to the next through Prefect."""

from __future__ import annotations

from typing import TypeVar, cast

from prefect.utilities.annotations import quote

T = TypeVar("T")


def handed(value: T) -> T:
    """The value as a task's argument, not searched for futures: an edition's 2,000 blocks would take 0.12 s a task."""
    return cast(T, quote(value))
