"""prefect.yaml says what exists, and a server, a worker and a run started from nothing end Completed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DEPLOYMENTS = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
# Prefect ignores a key that it does not know, so that a slip of the pen in concurrency_limit would go unseen.
KEYS = {
    "name", "entrypoint", "description", "tags", "parameters", "schedules", "work_pool", "concurrency_limit",
}  # fmt: skip


def flow_of(deployment):
    module, _, name = deployment["entrypoint"].partition(":")
    return getattr(import_module(module), name)


@pytest.mark.prefect
@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda each: each["name"])
def test_a_deployment_says_what_exists(deployment):
    assert set(deployment) <= KEYS
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}
    assert deployment["work_pool"]["name"] == "ribao"
    flow = flow_of(deployment)
    assert set(deployment.get("parameters", {})) <= set(flow.parameters.properties)
    assert flow.description, "what the browser shows"


@pytest.mark.prefect
@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda each: each["name"])
def test_a_flow_tells_its_parameters(deployment):
    for name, told in flow_of(deployment).parameters.properties.items():
        assert told.get("description"), f"{name} has a line in the docstring"


def test_the_schedules_are_in_shanghais_time():
    schedules = {each["name"]: each["schedules"] for each in DEPLOYMENTS}
    assert {name: rows[0]["cron"] for name, rows in schedules.items() if rows} == {
        "morning": "30 6 * * *",
        "second-look": "0 12 * * *",
        "weekly": "0 3 * * 0",
    }
    assert {row["timezone"] for rows in schedules.values() for row in rows} == {"Asia/Shanghai"}


def test_the_servers_settings_are_those_that_a_checkout_has():
    import tomllib

    from flows.prefect_api import SERVER_SETTINGS

    with (ROOT / "pyproject.toml").open("rb") as file:
        server = tomllib.load(file)["tool"].get("prefect", {}).get("server", {})
    if not server:
        pytest.skip("pyproject.toml has no [tool.prefect.server]")
    flat = dict(_flat("PREFECT_SERVER", server))
    assert {name: flat.get(name) for name in SERVER_SETTINGS} == SERVER_SETTINGS


def _flat(prefix, table):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}_{name}".upper(), value)
        else:
            yield f"{prefix}_{name}".upper(), str(value).lower()


@pytest.fixture
def up(home, tmp_path, monkeypatch):
    """`ribao up` on a fresh home: gives the environment in which `prefect` talks to it, and the process."""
    for name in ("PREFECT_API_URL", "PREFECT_HOME", "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"):
        monkeypatch.delenv(name, raising=False)
    with (tmp_path / "up.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "up", "--port", str(_free_port())], cwd=ROOT, stderr=log,
            env={**os.environ, "PREFECT_WORKER_QUERY_SECONDS": "2", "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    deadline = time.monotonic() + 180
    while not (found := re.search(r"up: (http://\S+)", (tmp_path / "up.log").read_text())):
        assert process.poll() is None, (tmp_path / "up.log").read_text()
        assert time.monotonic() < deadline, (tmp_path / "up.log").read_text()
        time.sleep(0.2)
    yield {**os.environ, "PREFECT_API_URL": f"{found[1]}/api", "PREFECT_HOME": str(home / "prefect")}, process
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(90)


def _free_port():
    from flows.prefect_api import free_port

    return free_port()


def prefect(environment, *arguments):
    command = [sys.executable, "-m", "prefect", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=240, check=False, cwd=ROOT)


@pytest.mark.prefect
@pytest.mark.slow
def test_from_an_empty_server_to_a_completed_run(up, home, pages, ribao):
    environment, process = up
    again = prefect(environment, "--no-prompt", "deploy", "--all")
    assert again.returncode == 0, again.stdout + again.stderr
    done = prefect(
        environment, "deployment", "run", "ingest/manual", "--param", "publication=lxwb", "--param", "date=2024-03-11",
        "--param", f"from_path={pages()}", "--watch",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Completed" in done.stdout
    rows = ribao("sql", "SELECT status, article_count FROM editions", "--json")
    assert json.loads(rows.stdout) == [{"status": "complete", "article_count": 2}]
    assert (home / "prefect-api-url").is_file(), "`ribao ingest` finds the server that is up"
    process.send_signal(signal.SIGINT)
    assert process.wait(90) == 0
    assert not (home / "prefect-api-url").exists()
