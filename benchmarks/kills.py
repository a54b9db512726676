"""Kills a batch a thousand times, at random moments, and compares what it leaves with an undisturbed run.

usage: python benchmarks/kills.py [KILLS]
"""

import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from batch import write
from tqdm import tqdm

from rewriter.batch import Job, review_bullets, write_reviewed
from rewriter.journal import Journal, beside
from rewriter.tablefile import survey

ROWS = 2000


def run(source: Path, target: Path) -> None:
    """A whole batch in this process, as the command does it."""
    table, job = survey(source), Job("bullet", suggest=False)
    with Journal(beside(str(target)), job.maker) as journal:
        review_bullets(table, job, journal)
        write_reviewed(table, target, job, journal)
    journal.remove()


def forked(source: Path, target: Path) -> int:
    """The process id of a child that runs a batch; a fork, so that the words and the model are loaded once."""
    child = os.fork()
    if child == 0:
        run(source, target)
        os._exit(0)
    return child


def main() -> None:
    """Prints how many kills there were, and how many runs ended between them, all with the right bytes."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        source, whole, target = (Path(folder, name) for name in ("in.csv", "whole.csv", "out.csv"))
        write(source, ROWS)
        run(source, target)  # the words, the rules and the model are loaded before the first fork
        target.unlink()
        start = time.perf_counter()
        run(source, whole)
        lasts = time.perf_counter() - start
        kills = ended = 0
        bar = tqdm(total=wanted, unit="kill")
        while kills < wanted:
            child = forked(source, target)
            time.sleep(chance.uniform(0, lasts))
            done, _ = os.waitpid(child, os.WNOHANG)
            if done:
                ended += 1
                assert target.read_bytes() == whole.read_bytes()
                left = sorted(path.name for path in Path(folder).iterdir())
                assert left == ["in.csv", "out.csv", "whole.csv"], left
                target.unlink()
                continue
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            kills += 1
            bar.update()
            assert not target.exists() or target.read_bytes() == whole.read_bytes()
            target.unlink(missing_ok=True)
        run(source, target)
        assert target.read_bytes() == whole.read_bytes()
    print(f"{kills} kills, {ended} runs that ended between them: every output whole, with the bytes of a calm run")


if __name__ == "__main__":
    main()
