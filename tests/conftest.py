"""What all tests share: a home of their own, an invented paper, and one Prefect server for those that need it."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

for name in [each for each in os.environ if each.startswith(("RIBAO_", "PREFECT_"))]:
    del os.environ[name]  # nobody's settings, servers or data

ROOT = Path(__file__).resolve().parent.parent
os.environ["PREFECT_PROFILES_PATH"] = str(ROOT / "tests" / "no-such-profiles.toml")
# Prefect reads its settings when it is imported, so they stand before the first test module is. The server itself
# starts when the first test asks for it.
_PREFECT_HOME = tempfile.TemporaryDirectory(prefix="ribao-prefect-")
os.environ["PREFECT_HOME"] = _PREFECT_HOME.name
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    _PORT = probe.getsockname()[1]
os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{_PORT}/api"
os.environ["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"] = "false"
DAY = dt.date(2024, 3, 11)

PAGE = """柳溪晚报
2024年{month}月{day}日 星期一
01 要闻
责任编辑：常小青

{headline}
本报讯（记者 丁一可）昨日，记者从柳溪市交通局获悉，{project}预计今年年底前竣工通车，沿线居民出行时间将缩短一半。

目前，{project}路基已全部完成，施工单位正在铺设路面。

青石巷菜市场升级改造完成
本报讯（记者 顾小满）青石巷菜市场升级改造工程日前完工，摊位由六十个增加到九十个，今日起重新营业。
"""


@pytest.fixture(scope="session", autouse=True)
def one_thread_a_warehouse() -> None:
    """The tests' workers share the machine already, and DuckDB spends a seventh of a small load on its threads."""
    from warehouse.connect import CONFIG

    CONFIG["threads"] = 1


@pytest.fixture(scope="session")
def empty_warehouse(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a warehouse without rows: to write it is quicker than to run every migration again."""
    from warehouse.connect import writing

    path = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    with writing(path):
        pass
    return path.read_bytes()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """RIBAO_HOME, empty, and one further publication that has no site: 柳溪晚报, `lxwb`."""
    folder = tmp_path / "publications"
    folder.mkdir()
    (folder / "lxwb.toml").write_text(
        'name = "柳溪晚报"\ncity = "柳溪"\ntimezone = "Asia/Shanghai"\n', encoding="utf-8"
    )
    monkeypatch.setenv("RIBAO_PUBLICATIONS", str(folder))
    monkeypatch.setenv("RIBAO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def pages(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of one day's pages of `lxwb` and gives its path."""

    def make(date: dt.date = DAY, *, headline: str = "滨河路改造年底通车", project: str = "滨河路") -> Path:
        folder = tmp_path / "pages" / date.isoformat()
        folder.mkdir(parents=True, exist_ok=True)
        text = PAGE.format(month=date.month, day=date.day, headline=headline, project=project)
        (folder / "01.txt").write_text(text, encoding="utf-8")
        return folder

    return make


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One Prefect API for all tests that run flows, started as the commands start theirs. Gives its address."""
    from flows.prefect_api import own_server

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RIBAO_HOME", str(tmp_path_factory.mktemp("server")))  # its log
        server = own_server(_PORT)
        url, wait_until_ready = server.__enter__()
    try:
        wait_until_ready()
        from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):  # up to a second a flow
            yield url
    finally:
        server.__exit__(None, None, None)


@pytest.fixture
def ribao() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the real command in a process of its own."""

    def run(*arguments: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "flows.cli", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False, cwd=ROOT)

    return run
