"""Errors that reach a person: one line, what was wrong and how to mend it."""

from __future__ import annotations


class RibaoError(Exception):
    """The root of all errors that ribao raises on purpose. `str(error)` is one line for a person."""

    exit_code = 1


class UsageError(RibaoError):
    """Wrong words from the caller: an unknown publication, a bad date, a path that is not there."""

    exit_code = 2


class WarehouseError(RibaoError):
    """The warehouse cannot be used: held by another process, of a newer version, a full disk."""
