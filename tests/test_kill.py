"""A batch that is killed at any moment and run again ends with the bytes of a run that nothing disturbed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from examples import write_table

ROWS = 2500
MOMENTS = (1, 20_000, 40_000, 60_000, 90_000, 200_000)  # bytes by which a run's files have grown when it is killed


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a CSV file and what comes of it when nothing disturbs the run."""
    folder = tmp_path_factory.mktemp("kill")
    write_table(folder / "in.csv", ROWS)
    assert started(folder, "whole.csv").wait() == 0
    return folder


def started(folder: Path, target: str, *options: str) -> subprocess.Popen[bytes]:
    """A batch at work in a process, and a process group, of its own."""
    command = [sys.executable, "-m", "rewriter", "batch", "in.csv", target, "--no-suggestions", *options]
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell that runs the tests in its background has interrupts ignored, by all that it starts.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def size(file: Path) -> int:
    """The bytes of a file; none where there is none, or not any more."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def killed(folder: Path, target: str, moment: int, *options: str) -> bool:
    """Starts a batch and kills it when its files have grown by so many bytes; False when it ended before."""
    journal, part = folder / f".{target}.reviews", folder / f".{target}.part"
    before = size(journal)
    process = started(folder, target, *options)
    while process.poll() is None:
        if size(journal) - before + size(part) >= moment:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return True
        time.sleep(0.002)
    process.communicate()
    return False


@pytest.mark.parametrize("options", [("--jobs", "1"), ("--jobs", "2")])
def test_killed_at_any_moment_and_run_again(folder: Path, options: tuple[str, ...]) -> None:
    target = f"out{options[-1]}.csv"
    (folder / target).write_text("precious")
    kills = 0
    for moment in MOMENTS:
        kills += killed(folder, target, moment, *options)
    assert kills >= len(MOMENTS) // 2
    if (folder / target).read_text() == "precious":
        assert started(folder, target, *options).wait() == 0
    assert (folder / target).read_bytes() == (folder / "whole.csv").read_bytes()
    assert not [path.name for path in folder.iterdir() if path.name.startswith(f".{target}")]


def test_no_process_stays_when_the_one_that_started_it_is_killed(folder: Path) -> None:
    process = started(folder, "alone.csv", "--jobs", "2")
    while not size(folder / ".alone.csv.reviews") > 20_000:
        assert process.poll() is None
        time.sleep(0.002)
    workers = psutil.Process(process.pid).children(recursive=True)
    assert len(workers) >= 2
    process.kill()  # that one alone, as the system does when memory is short
    process.wait()
    _, alive = psutil.wait_procs(workers, timeout=60)
    assert not alive


def test_an_interrupted_run_says_so_and_the_next_one_goes_on(folder: Path) -> None:
    process = started(folder, "later.csv")
    while not size(folder / ".later.csv.reviews") > 30_000:
        assert process.poll() is None
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert b"The same command goes on where this run was" in told
    assert not (folder / "later.csv").exists()
    again = started(folder, "later.csv")
    _, told = again.communicate()
    assert again.returncode == 0
    assert b"Going on where an earlier run was broken off" in told
    assert (folder / "later.csv").read_bytes() == (folder / "whole.csv").read_bytes()


def test_a_disk_too_full_for_what_was_reviewed_is_told(folder: Path) -> None:
    limit = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)); "
    command = [sys.executable, "-c", limit + "runpy.run_module('rewriter', run_name='__main__')"]
    (folder / "full.csv").write_text("precious")
    done = subprocess.run(
        [*command, "batch", "in.csv", "full.csv", "--no-suggestions"], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "Make room or write elsewhere" in done.stderr
    assert (folder / "full.csv").read_text() == "precious"


def test_an_input_that_was_changed_between_two_runs_is_not_mixed(folder: Path) -> None:
    (folder / "in2.csv").write_bytes((folder / "in.csv").read_bytes())
    assert killed(folder, "mixed.csv", 40_000)
    lines = (folder / "in.csv").read_text().splitlines()
    try:
        (folder / "in.csv").write_text("\n".join([lines[0], *reversed(lines[1:]), "9999,Baked bread"]))
        assert started(folder, "mixed.csv").wait() == 0
        assert started(folder, "fresh.csv").wait() == 0
    finally:
        (folder / "in.csv").write_bytes((folder / "in2.csv").read_bytes())
    assert (folder / "mixed.csv").read_bytes() == (folder / "fresh.csv").read_bytes()
