"""What stands while `ribao up` runs: a Prefect server, the work pool, the deployments, and a worker."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from flows.prefect_api import (
    PREFECT_PORT,
    SERVER_SETTINGS,
    START_SECONDS,
    free_port,
    is_healthy,
    prefect_home,
    set_environment,
    url_file,
)  # fmt: skip
from flows.prefect_database import copy_template
from warehouse.errors import RibaoError
from warehouse.home import home, log_path

POOL = "ribao"
STOP_SECONDS = 15


def prefect_file() -> Path:
    """`prefect.yaml`: at the top of a checkout, inside `flows` in an installed package."""
    beside = Path(__file__).resolve().parent
    return next(path for path in (beside.parent / "prefect.yaml", beside / "prefect.yaml") if path.is_file())


@contextlib.contextmanager
def standing(port: int | None = None) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Server, pool, deployments and worker; gives the API's address and the worker's process. All end with the body."""
    set_environment(SERVER_SETTINGS)
    os.environ.update(RIBAO_HOME=str(home()), PREFECT_HOME=str(prefect_home()), PREFECT_CLI_PROMPT="false")
    log_path().mkdir(parents=True, exist_ok=True)
    copy_template(prefect_home())
    with contextlib.ExitStack() as running:
        url = running.enter_context(_server(port or _usual_port()))
        os.environ["PREFECT_API_URL"] = url
        url_file().write_text(url, encoding="utf-8")
        running.callback(url_file().unlink, missing_ok=True)
        make_pool()
        deploy_all()
        yield url, running.enter_context(_process("worker", "worker", "start", "--pool", POOL, "--type", "process"))


def make_pool() -> None:
    """The process work pool, where it is not there yet."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.exceptions import ObjectAlreadyExists

    with get_client(sync_client=True) as client, contextlib.suppress(ObjectAlreadyExists):
        client.create_work_pool(WorkPoolCreate(name=POOL, type="process"))


def deploy_all() -> None:
    """Every deployment of `prefect.yaml`, anew or again. Raises `RibaoError` with Prefect's last words."""
    command = _prefect("--no-prompt", "deploy", "--all", "--prefect-file", str(prefect_file()))
    done = subprocess.run(command, cwd=home(), capture_output=True, text=True, check=False)
    (log_path() / "deploy.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    if done.returncode:
        raise RibaoError(f"the deployments of {prefect_file()} could not be made: see {log_path() / 'deploy.log'}")


@contextlib.contextmanager
def _server(port: int) -> Iterator[str]:
    url = f"http://127.0.0.1:{port}/api"
    with _process("server", "server", "start", "--host", "127.0.0.1", "--port", str(port)) as server:
        deadline = time.monotonic() + START_SECONDS
        while not is_healthy(url):
            if server.poll() is not None or time.monotonic() > deadline:
                raise RibaoError(f"Prefect's server did not start: see {log_path() / 'server.log'}")
            time.sleep(0.1)
        yield url


@contextlib.contextmanager
def _process(name: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    with (log_path() / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(_prefect(*arguments), stdout=log, stderr=log, cwd=home(), start_new_session=True)
    try:
        yield process
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Interrupts, and then ends, the process and all that it started."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)
            break
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # what the process left behind in its group


def _prefect(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "prefect", *arguments]


def _usual_port() -> int:
    """Prefect's own port, or another where that is taken."""
    import socket

    with socket.socket() as probe:
        taken = probe.connect_ex(("127.0.0.1", PREFECT_PORT)) == 0
    return free_port() if taken else PREFECT_PORT
