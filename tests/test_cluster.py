"""A Dask cluster gives the same answer as one process, even when a worker dies on the way."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import Client, LocalCluster

from examples import write_table
from rewriter.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_table(Path("in.csv"), 4000)
    return tmp_path


def batch(target: str, *options: str) -> None:
    result = CliRunner().invoke(main, ["batch", "in.csv", target, "--no-suggestions", *options])
    assert result.exit_code == 0, result.output


def test_a_worker_that_dies_changes_nothing(folder: Path) -> None:
    batch("alone.csv", "--jobs", "1")
    killed = []
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:

        def kill() -> None:
            while not client.run_on_scheduler(
                lambda dask_scheduler: sum(w.nbytes > 0 for w in dask_scheduler.workers.values())
            ):
                time.sleep(0.05)
            pid = next(iter(client.run(os.getpid).values()))
            os.kill(pid, signal.SIGKILL)
            killed.append(Path("together.csv").exists())

        killer = threading.Thread(target=kill)
        killer.start()
        batch("together.csv", "--scheduler", cluster.scheduler_address)
        killer.join()
    assert killed == [False]  # it died while there was work
    assert Path("together.csv").read_bytes() == Path("alone.csv").read_bytes()


def test_a_cluster_is_started_here(folder: Path) -> None:
    command = [sys.executable, "-m", "rewriter", "batch", "in.csv", "out.parquet", "--no-suggestions"]
    done = subprocess.run([*command, "--scheduler", "local:2"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "4000 rows" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("scheduler", "said"),
    [("local:none", "say how many workers"), ("tcp://127.0.0.1:9", "No Dask scheduler answers at tcp://127.0.0.1:9")],
)
def test_a_scheduler_that_is_not_there_is_told(folder: Path, scheduler: str, said: str) -> None:
    result = CliRunner().invoke(main, ["batch", "in.csv", "out.csv", "--scheduler", scheduler])
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("out.csv").exists()
