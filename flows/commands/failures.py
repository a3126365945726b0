"""What went wrong, in one line on stderr, and the exit status that belongs to it."""

from __future__ import annotations

import datetime as dt
import errno
import sys
import traceback

from warehouse.errors import RibaoError
from warehouse.home import log_path

_FULL = (errno.ENOSPC, errno.EDQUOT)


def report_failure(error: BaseException) -> int:
    """Says what was wrong and how to mend it; gives the exit status. A traceback goes to a log, never to a person."""
    if isinstance(error, KeyboardInterrupt):
        return _say("stopped; what was loaded stays, and the same command goes on from there", 130)
    if isinstance(error, RibaoError):
        return _say(str(error), error.exit_code)
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):  # click's and typer's own
        return _say(f"{error.format_message().rstrip('.')} (see `{_command(error)} --help`)", error.exit_code)
    if isinstance(error, OSError) and error.errno in _FULL:
        return _say("the disk is full: make room and run it again (what was loaded before is unchanged)", 1)
    if isinstance(error, PermissionError):
        return _say(f"{error.filename}: permission denied", 1)
    if type(error).__module__ in ("duckdb", "_duckdb"):
        return _say(_one_line(str(error)), 1)
    return _say(f"{type(error).__name__}: {_one_line(str(error))} (unexpected: {_keep_traceback(error)})", 1)


def _say(line: str, status: int) -> int:
    print(f"ribao: {_one_line(line)}", file=sys.stderr)
    return status


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _command(error: BaseException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context is not None else "ribao"


def _keep_traceback(error: BaseException) -> str:
    now = dt.datetime.now(dt.UTC)
    path = log_path() / f"error-{now:%Y%m%dT%H%M%S%f}.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return "and its log could not be written"
    return f"the whole story is in {path}"
