"""The page in a real browser: a server on a free port, and Debian's Chromium where there is one."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The first two are for containers, where Chromium runs as root; the others keep the browser itself off the network.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright's arguments, with the system's Chromium in place of a download."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return browser_type_launch_args | {"args": ARGUMENTS} | ({"executable_path": chromium} if chromium else {})


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server runs and keeps its decisions."""
    return tmp_path_factory.mktemp("server")


@pytest.fixture(autouse=True)
def no_decisions(folder: Path) -> None:
    """Forgets what earlier tests decided on the page."""
    if (file := folder / "decisions.sqlite").exists():
        with closing(sqlite3.connect(file)) as database, database:
            database.execute("DELETE FROM decisions")
            database.execute("DELETE FROM wordings")


@pytest.fixture(scope="session")
def server(folder: Path) -> Iterator[str]:
    """The address of a running page, started from another folder, as ``rewriter app`` may be."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "streamlit_app.py"), "--server.port", str(port)]
    store = f"sqlite:///{folder / 'decisions.sqlite'}"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "REWRITER_DECISIONS": store}
    log = folder / "server.log"
    with log.open("w") as sink:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=sink, stderr=subprocess.STDOUT)
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health", process, log)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        try:
            with urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(log.read_text())
