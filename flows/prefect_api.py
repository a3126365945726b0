"""Which Prefect API a command talks to. Nothing here imports Prefect: the choice is made before that.

In this order: `PREFECT_API_URL`; the address that the active Prefect profile names; the one that `ribao up` wrote
down; a server on Prefect's own port; else a server of our own for this one command (`flows.api_server`). That one takes
3 s to start on a database that is there; the migrations of a fresh one take 5 s more, which a copy of a migrated
database saves (`flows.prefect_database`). Measured 2026-11-24, Prefect 3.8.8, 2 cores.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from flows.prefect_database import copy_template, keep_template
from warehouse.errors import RibaoError
from warehouse.home import home, log_path

START_SECONDS = 120.0
PREFECT_PORT = 4200
CLIENT_SETTINGS = {
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "ribao",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",  # what a person needs to know, the command says itself
    "PREFECT_CLI_PROMPT": "false",
}
SERVER_SETTINGS = {
    # Without batches: one task run a transaction, 56 ms each, and stalls of seconds on SQLite.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "200",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "50",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_BATCH_SIZE": "500",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_READ_BATCH_SIZE": "50",
    "PREFECT_SERVER_SERVICES_TRIGGERS_READ_BATCH_SIZE": "50",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
}

# Block types are not used here, and where two commands register them at once, the second one's server gives up.
_OF_OUR_OWN = {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false"}


def url_file() -> Path:
    """Where `ribao up` writes the address of its server."""
    return home() / "prefect-api-url"


def server_log() -> Path:
    """What a server of our own writes."""
    return log_path() / "prefect-server.log"


def prefect_home() -> Path:
    """Prefect's folder: the user's where one is named, else one in RIBAO_HOME."""
    named = os.environ.get("PREFECT_HOME")
    return Path(named).expanduser() if named else home() / "prefect"


def set_environment(settings: dict[str, str]) -> None:
    """Settings for Prefect in this process and its children; what the user has set stays."""
    for name, value in settings.items():
        os.environ.setdefault(name, value)


@contextlib.contextmanager
def prefect_api() -> Iterator[Callable[[], None]]:
    """Sees to a Prefect API for the body, and to an environment in which Prefect finds it.

    The body may import Prefect, which overlaps with the start of a server of our own; before the first flow it must
    call what it is given, which returns once the API answers and raises `RibaoError` where it does not.
    """
    set_client_environment()
    running = _running_api()
    if running:
        os.environ["PREFECT_API_URL"] = running
        yield lambda: _wait(running)
        return
    with own_server() as (url, wait):
        os.environ["PREFECT_API_URL"] = url
        try:
            yield wait
        finally:
            os.environ.pop("PREFECT_API_URL", None)


def _wait(url: str, server: subprocess.Popen[bytes] | None = None) -> None:
    deadline = time.monotonic() + (START_SECONDS if server else 5)
    while not is_healthy(url):
        if server and server.poll() is not None:
            raise RibaoError(f"Prefect's server did not start: see {server_log()}")
        if time.monotonic() > deadline:
            hint = f"see {server_log()}" if server else "is it running? (unset PREFECT_API_URL to do without it)"
            raise RibaoError(f"the Prefect API at {url} does not answer: {hint}")
        time.sleep(0.05)


def is_healthy(url: str) -> bool:
    """Whether a Prefect API answers there."""
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, ValueError):
        return False


def _running_api() -> str | None:
    named = os.environ.get("PREFECT_API_URL") or _profile_url()
    if named:
        return named
    default = f"http://127.0.0.1:{PREFECT_PORT}/api"
    written = url_file().read_text().strip() if url_file().is_file() else None
    return next((url for url in (written, default) if url and is_healthy(url)), None)


def _profile_url() -> str | None:
    """The address in the user's active Prefect profile."""
    path = Path(os.environ.get("PREFECT_PROFILES_PATH") or Path.home() / ".prefect" / "profiles.toml")
    try:
        profiles = tomllib.loads(path.read_text(encoding="utf-8"))
        active = os.environ.get("PREFECT_PROFILE") or profiles.get("active")
        url = profiles["profiles"][active].get("PREFECT_API_URL")
    except (OSError, tomllib.TOMLDecodeError, KeyError, AttributeError):
        return None
    return str(url) if url else None


def set_client_environment() -> None:
    """What Prefect in this process is to know before it is imported."""
    set_environment(CLIENT_SETTINGS)
    for name in ("no_proxy", "NO_PROXY"):  # a proxy does not lead to this machine
        hosts = [*filter(None, os.environ.get(name, "").split(",")), "127.0.0.1", "localhost"]
        os.environ[name] = ",".join(dict.fromkeys(hosts))


@contextlib.contextmanager
def own_server(port: int | None = None) -> Iterator[tuple[str, Callable[[], None]]]:
    """A Prefect API for the body alone: its address, and what waits until it answers."""
    os.environ["PREFECT_HOME"] = str(prefect_home())
    set_environment(SERVER_SETTINGS)
    fresh = copy_template(prefect_home())
    port = port or free_port()
    log_path().mkdir(parents=True, exist_ok=True)
    url = f"http://127.0.0.1:{port}/api"
    with server_log().open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "flows.api_server", str(port)],
            stdin=subprocess.PIPE, stdout=log, stderr=log, env={**os.environ, **_OF_OUR_OWN},
            start_new_session=True,  # Ctrl-C is for the command, which then ends the server
        )  # fmt: skip

    def wait_until_ready() -> None:
        _wait(url, server)
        if fresh:
            keep_template(prefect_home())

    try:
        yield url, wait_until_ready
    finally:
        _send_what_waits()
        _end(server)


def _send_what_waits() -> None:
    """Prefect sends logs and events from threads; here is their last chance before our own server ends."""
    if "prefect.logging.handlers" in sys.modules:
        from prefect.events.worker import EventsWorker
        from prefect.logging.handlers import APILogWorker

        APILogWorker.drain_all(timeout=5)
        EventsWorker.drain_all(timeout=5)


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.stdin:
        with contextlib.suppress(OSError):
            server.stdin.close()
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
