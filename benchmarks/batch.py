"""Rows a second and memory of whole batches, from ten thousand rows to a million.

usage: python benchmarks/batch.py ROWS... [-- OPTIONS OF rewriter batch]
"""

import csv
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

import psutil
from lines import lines


def write(path: Path, rows: int) -> None:
    """A table with so many rows, no two of them the same."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["n", "bullet"])
        writer.writerows([n, f"{line} ({n})"] for n, line in zip(range(rows), cycle(lines()), strict=False))


def memory(process: psutil.Process) -> int:
    """Bytes that a process and all that it started hold; what they share is counted once for each."""
    total = 0
    for one in (process, *process.children(recursive=True)):
        try:
            total += one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


def measure(rows: int, options: list[str]) -> tuple[float, int]:
    """Seconds and the most bytes at once of a batch over so many rows."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.csv"), Path(folder, "out.csv")
        write(source, rows)
        command = [sys.executable, "-m", "rewriter", "batch", str(source), str(target), *options]
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        most = 0
        while process.poll() is None:
            most = max(most, memory(psutil.Process(process.pid)))
            time.sleep(0.2)
        assert process.returncode == 0
        return time.perf_counter() - start, most


def main() -> None:
    """Prints a line for each number of rows."""
    arguments = sys.argv[1:]
    at = arguments.index("--") if "--" in arguments else len(arguments)
    for rows in map(int, arguments[:at]):
        seconds, most = measure(rows, arguments[at + 1 :] or ["--no-suggestions"])
        print(f"{rows:>9,} rows  {rows / seconds:>7,.0f} rows/s  {most / 2**20:>5,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
