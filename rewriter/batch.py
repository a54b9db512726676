"""A CSV of bullets in, the same CSV with review columns out: in chunks, in order, with no row lost.

The file is read twice. The first reading (``rewriter.csvfile.survey``) checks everything that could fail: encoding,
quotes, ragged rows, column names. So a mistake in the last row is told at once, by its line, and not after an hour of
reviewing. Chunks are pandas frames: `reviewed` also serves a caller that has a frame already.
"""

import contextlib
import csv
import difflib
import json
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from rewriter.csvfile import Table, records
from rewriter.report import marked, questions
from rewriter.textfile import InputError

if TYPE_CHECKING:
    import pandas as pd

    from rewriter.reviewer import Review, Reviewer

ROWS = 512  # rows a chunk: enough to parse in full batches, few enough that the progress bar moves
COLUMNS = (
    "id",
    "label",
    "probability",
    "flagged",
    "flags",
    "reasons",
    "signals",
    "rung",
    "safe",
    "stronger",
    "questions",
    "error",
)
ADDED = tuple(f"review_{name}" for name in COLUMNS)


@dataclass
class Summary:
    """What a batch found: rows by label, how often each rule matched, rows that could not be reviewed."""

    rows: int = 0
    flagged: int = 0
    errors: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    habits: Counter[str] = field(default_factory=Counter)

    def count(self, review: "Review") -> None:
        """Adds one review."""
        self.flagged += review.flagged
        self.labels[review.label] += 1
        self.habits.update(flag.rule for flag in review.flags)


def bullet_column(frame: "pd.DataFrame") -> str:
    """The column that most looks like bullets: named so, else the one with the longest cells."""
    named = [name for name in frame.columns if "bullet" in str(name).casefold()]
    sizes = {name: frame[name].astype(str).head(ROWS).str.len().mean() for name in frame.columns}
    return str((named or sorted(sizes, key=lambda name: -sizes[name]))[0])


def check_columns(table: Table, column: str) -> None:
    """Raises `InputError` unless the table has exactly one such column and room for the review's columns."""
    found = table.header.count(column)
    if found > 1:
        raise InputError(f"{table.path} has {found} columns called {column!r}. Rename all but one.")
    if not found:
        names = {name.strip().casefold(): name for name in table.header}
        near = difflib.get_close_matches(column.strip().casefold(), names, n=1)
        hint = f" Did you mean --column {names[near[0]]!r}?" if near else " Name one with --column."
        listed = ", ".join(table.header)
        raise InputError(f"{table.path} has no column {column!r}. Its columns: {listed}.{hint}")
    taken = [name for name in table.header if name in ADDED]
    if taken:
        raise InputError(
            f"{table.path} already has {', '.join(taken)}. Rename or remove such columns: the review writes its own."
        )


def review_csv(
    table: Table,
    target: Path,
    column: str = "bullet",
    *,
    reviewer: "Reviewer",
    suggest: bool = True,
    advance: Callable[[int], object] = lambda rows: None,
) -> Summary:
    """Writes the table with the review columns appended, as UTF-8, and returns the counts.

    Every input column and every row is kept, in order. ``advance`` is called with the number of rows done since the
    last call. The file appears under its name when it is complete; until then, and after a failure, whatever was
    there stays.

    Raises `InputError` for a column that is missing or already taken, and for a target that cannot be written.
    """
    check_columns(table, column)
    summary = Summary()
    with replacing(target, "utf-8-sig" if table.encoding == "utf-8-sig" else "utf-8") as output:
        writer = csv.writer(output, delimiter=table.delimiter)
        writer.writerow((*table.header, *ADDED))
        for frame in frames(table):
            done = reviewed(frame, column, reviewer=reviewer, suggest=suggest, summary=summary)
            writer.writerows(done.itertuples(index=False, name=None))
            advance(len(done))
    return summary


def frames(table: Table) -> "Iterator[pd.DataFrame]":
    """The table's rows as pandas frames of at most ``ROWS`` rows; every cell is text as it stands in the file."""
    import pandas as pd

    rows = records(table.path, table.encoding, table.delimiter)
    next(rows)
    while chunk := list(islice(rows, ROWS)):
        yield pd.DataFrame(chunk, columns=list(table.header), dtype=object)


def reviewed(
    frame: "pd.DataFrame",
    column: str = "bullet",
    *,
    reviewer: "Reviewer",
    suggest: bool = True,
    summary: Summary | None = None,
) -> "pd.DataFrame":
    """A copy of the frame with the review columns appended; a row whose review fails carries its error.

    A frame in, a frame out, so that it also serves ``dask.dataframe.map_partitions``.
    """
    import pandas as pd

    summary = Summary() if summary is None else summary
    texts = ["" if pd.isna(cell) else str(cell) for cell in frame[column]]
    cells = []
    for outcome in outcomes(texts, reviewer, suggest):
        summary.rows += 1
        if isinstance(outcome, Exception):
            summary.errors += 1
            cells.append({"error": f"{type(outcome).__name__}: {outcome}"})
        else:
            summary.count(outcome)
            cells.append(cells_of(outcome))
    added = pd.DataFrame([[row.get(name, "") for name in COLUMNS] for row in cells], columns=list(ADDED), dtype=object)
    added.index = frame.index
    return pd.concat([frame, added], axis=1)


def outcomes(texts: list[str], reviewer: "Reviewer", suggest: bool) -> "list[Review | Exception]":
    """A review or an error for each text, in order: all at once, or one by one if that fails."""
    try:
        return list(reviewer.pipe(texts, suggest=suggest))
    except Exception:
        return [one_outcome(text, reviewer, suggest) for text in texts]


def one_outcome(text: str, reviewer: "Reviewer", suggest: bool) -> "Review | Exception":
    """The review of a text, or whatever error it raised."""
    try:
        return reviewer.review(text, suggest=suggest)
    except Exception as error:
        return error


def cells_of(review: "Review") -> dict[str, str]:
    """A review as the text of its cells, by column name without the prefix."""
    return {
        "id": review.id,
        "label": review.label,
        "probability": f"{review.probability[review.label]:.4f}",
        "flagged": "true" if review.flagged else "false",
        "flags": json.dumps([asdict(flag) for flag in review.flags], ensure_ascii=False),
        "reasons": "\n".join(dict.fromkeys(flag.why for flag in review.flags)),
        "signals": ", ".join(dict.fromkeys(signal.name for signal in review.signals)),
        "rung": review.rung,
        "safe": wordings(review, "safe"),
        "stronger": wordings(review, "stronger"),
        "questions": "\n".join(
            dict.fromkeys(question for suggestion in review.suggestions for question in questions(suggestion))
        ),
    }


def wordings(review: "Review", tier: str) -> str:
    """The suggestions of a tier, one a line, with claims marked: an unmarked claim would be copied into a resume."""
    return "\n".join(marked(suggestion) for suggestion in review.suggestions if suggestion.tier == tier)


@contextlib.contextmanager
def replacing(target: Path, encoding: str) -> Iterator[TextIO]:
    """A text file that takes the target's name when the block ends well, and vanishes when it fails.

    Raises `InputError` when the target's folder does not exist or cannot be written, or the target is no file.
    """
    target = target.resolve()  # a link stays a link: the file that it names is replaced
    if target.exists() and not target.is_file():
        raise InputError(f"{target} is not a file. Name a CSV file to write.")
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except FileNotFoundError:
        raise InputError(f"There is no folder {target.parent}. Create it, or write elsewhere.") from None
    except OSError as error:
        raise InputError(f"Cannot write in {target.parent}: {error.strerror}. Write elsewhere.") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding=encoding, newline="") as output:
            yield output
        part.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~umask())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def umask() -> int:
    """The permissions that new files are denied; asking means setting."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
