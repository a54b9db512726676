"""Bullets a second, beside write-good, proselint and Harper: all on the same lines, in one run.

usage: python benchmarks/speed.py [--readme]
"""

import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from lines import ROOT, lines

from rewriter.batch import cells_for, loaded, program
from rewriter.flags import scan
from rewriter.workers import processes

RUNS = 6  # a machine that others share is slow now and then
START, END = "<!-- speed -->", "<!-- end of speed -->"
WRITE_GOOD = """
const good = require(process.argv[1] + '/node_modules/write-good');
const lines = JSON.parse(require('fs').readFileSync(0, 'utf8'));
let best = 0;
for (let run = 0; run < 4; run++) {
  const start = process.hrtime.bigint();
  for (const line of lines) good(line);
  best = Math.max(best, lines.length / (Number(process.hrtime.bigint() - start) / 1e9));
}
console.log(best);
"""


def rate(work: Callable[[], object], count: int) -> float:
    """Lines a second: the best of some runs, after one to warm up."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return count / min(times)


def harper(texts: list[str]) -> float:
    """Lines a second of Harper, with its default rules."""
    import harper

    linter = harper.Linter(harper.Dialect.AMERICAN)
    plain = harper.Language.PLAINTEXT
    return rate(lambda: [linter.organized_lints(text, language=plain) for text in texts], len(texts))


def proselint(texts: list[str]) -> float | None:
    """Lines a second of proselint; None where it is not installed."""
    if not importlib.util.find_spec("proselint"):
        return None
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return rate(lambda: [LintFile("line", text).lint() for text in texts], len(texts))


def write_good(texts: list[str]) -> float | None:
    """Lines a second of write-good; None where it, or node, is not installed."""
    folder = ROOT / "benchmarks"
    if not (folder / "node_modules" / "write-good").exists():
        return None
    command = ["node", "-e", WRITE_GOOD, str(folder)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    return float(done.stdout)


def gain(texts: list[str]) -> float:
    """How many times faster two processes are than one, on flags and verdicts; measured by turns, best of each."""
    chunks = [texts[at : at + 512] for at in range(0, len(texts), 512)] * 2
    work = partial(cells_for, program(), False, frozenset())
    times: dict[int, list[float]] = {1: [], 2: []}
    with processes(1) as one, processes(2) as two:
        for _ in range(RUNS + 1):  # the first is to warm up
            for count, answering in ((1, one), (2, two)):
                start = time.perf_counter()
                list(answering(work, chunks))
                times[count].append(time.perf_counter() - start)
    return min(times[1][1:]) / min(times[2][1:])


def table() -> list[str]:
    """The lines of a Markdown table."""
    texts = lines()
    some = texts[::5]
    reviewer, cells = loaded(), partial(cells_for, program(), True, frozenset())
    rows: list[tuple[str, float | None]] = [
        ("Rewriter: flags and signals", rate(lambda: [scan(text) for text in texts], len(texts))),
        (
            "Rewriter: flags, signals and verdict (`--no-suggestions`)",
            rate(lambda: list(reviewer.pipe(texts, suggest=False)), len(texts)),
        ),
        ("Rewriter: full review with the best wordings, as in a batch", rate(lambda: cells(some), len(some))),
        ("Rewriter: full review with all wordings, as on the page", rate(lambda: list(reviewer.pipe(some)), len(some))),
        ("write-good 1.0.8", write_good(texts)),
        ("proselint 0.16.0", proselint(some)),
        ("Harper (harper-py), default rules", harper(some)),
    ]
    told = [f"| {name} | {f'{value:,.0f}' if value else 'not installed'} |" for name, value in rows]
    return [
        "| on one core | bullets a second |",
        "| --- | --: |",
        *told,
        "",
        f"Two processes: {gain(texts):.2f} times one.",
    ]


def main() -> None:
    """Prints the table and, if asked to, writes it into the README."""
    made = "\n".join(table())
    print(made)
    if "--readme" in sys.argv[1:]:
        readme = Path(ROOT, "README.md")
        text = readme.read_text(encoding="utf-8")
        before, rest = text.split(START)
        readme.write_text(f"{before}{START}\n{made}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
