"""A summary of a batch that a coach can send: labels, habits and signals, by group, and what people say alike."""

import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from rewriter import rules, signals
from rewriter.atomic import replacing
from rewriter.report import READS_AS
from rewriter.tablefile import plain
from rewriter.textfile import InputError
from rewriter.tokens import tokenize

if TYPE_CHECKING:
    from jinja2 import Template

    from rewriter.journal import Cells
    from rewriter.tablefile import Row, Table

MOST_HABITS = 10
MOST_GROUPS = 50
MOST_REPEATED = 20
OPENING = 3  # words
WAITING = 10_000  # entries that are counted at once


@dataclass
class Counts:
    """Bullets by label, by the rules that matched in them, and by the signals that they show."""

    rows: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    habits: Counter[str] = field(default_factory=Counter)
    signals: Counter[str] = field(default_factory=Counter)

    @property
    def admin(self) -> float:
        """The share of delivery administration, from 0 to 1."""
        return self.labels["delivery_admin"] / self.rows if self.rows else 0.0


@dataclass(frozen=True)
class Alike:
    """A text that stands several times: how often, and in how many groups."""

    text: str
    times: int
    groups: int


class Tally:
    """Counts reviewed rows as they are written.

    ``group`` names the column whose values are compared, a person or a role. What is said alike is counted in a
    temporary database, since a million bullets do not fit in memory. Raises `InputError` where the table has no such
    column.
    """

    def __init__(self, table: "Table", group: str | None = None) -> None:
        if group is not None and group not in table.header:
            raise InputError(f"{table.name} has no column {group!r} for --by. Its columns: {', '.join(table.header)}.")
        self.name, self.group = table.name, group
        self._at = table.header.index(group) if group is not None else None
        self.whole = Counts()
        self._groups: dict[str, Counts] = defaultdict(Counts)
        self._said = sqlite3.connect("")  # a file that SQLite makes and takes away by itself
        self._said.execute("CREATE TABLE said (kind, id, grp, text, times, PRIMARY KEY (kind, id, grp)) WITHOUT ROWID")
        self._waiting: Counter[tuple[str, str, str, str]] = Counter()

    def add(self, row: "Row", bullet: str, cells: "Cells") -> None:
        """Counts one reviewed bullet."""
        if not bullet.strip():
            return
        group = plain(row[self._at]) if self._at is not None else ""
        for counts in (self.whole, self._groups[group]) if self.group else (self.whole,):
            counts.rows += 1
            counts.labels[cells["label"]] += 1
            counts.habits.update(sorted({flag["rule"] for flag in orjson.loads(cells["flags"])}))
            counts.signals.update(filter(None, cells["signals"].split(", ")))
        words = [token.lower for token in tokenize(bullet)]
        opening = " ".join(words[:OPENING])
        self._waiting["bullet", cells["id"], group, " ".join(bullet.split())] += 1
        if len(words) > OPENING:
            self._waiting["opening", opening, group, opening] += 1
        if len(self._waiting) >= WAITING:
            self._flush()

    def _flush(self) -> None:
        rows = [(*key, times) for key, times in self._waiting.items()]
        self._said.executemany(
            "INSERT INTO said VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times", rows
        )
        self._waiting.clear()

    @property
    def groups(self) -> list[tuple[str, Counts]]:
        """The groups with the most bullets, by name."""
        most = sorted(self._groups.items(), key=lambda item: (-item[1].rows, item[0]))[:MOST_GROUPS]
        return sorted(most, key=lambda item: item[0])

    @property
    def left_out(self) -> int:
        """How many groups are too many to show."""
        return max(0, len(self._groups) - MOST_GROUPS)

    def alike(self, kind: str) -> list[Alike]:
        """The texts of a kind ("bullet", "opening") that stand more than once, the most frequent first."""
        self._flush()
        found = self._said.execute(
            "SELECT MIN(text) AS said, SUM(times) AS n, COUNT(*) FROM said WHERE kind = ? GROUP BY id HAVING n > 1 "
            "ORDER BY n DESC, said LIMIT ?",
            (kind, MOST_REPEATED),
        )
        return [Alike(*row) for row in found]


def write_report(target: Path, tally: Tally) -> None:
    """Writes the summary as HTML or Markdown, by the target's name; raises `InputError` where it cannot be written."""
    text = _template(f"report{target.suffix.lower()}.j2").render(
        tally=tally,
        labels=[(READS_AS[label], count) for label, count in tally.whole.labels.most_common()],
        habits=[
            (name.replace("-", " "), count, rules.load()[name].why)
            for name, count in tally.whole.habits.most_common(MOST_HABITS)
        ],
        signals=[  # those that nobody shows as well: they are what is missing
            (name.replace("_", " "), tally.whole.signals[name])
            for name in sorted(signals.load(), key=lambda name: -tally.whole.signals[name])
        ],
    )
    with replacing(target) as part:
        part.write_text(text, encoding="utf-8")


@cache
def _template(name: str) -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    room = Environment(
        loader=PackageLoader("rewriter", "batchreport"),
        autoescape=lambda template: bool(template and ".html" in template),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    room.filters["percent"] = lambda share: f"{share:.0%}"
    room.filters["bar"] = lambda share: "█" * round(20 * share)
    room.filters["cell"] = _cell
    return room.get_template(name)


def _cell(text: Any) -> str:
    """A text that stays inside its cell of a Markdown table and is no markup."""
    escaped = str(text).replace("\\", "\\\\")
    for mark in "|*_`<>[]":
        escaped = escaped.replace(mark, f"\\{mark}")
    return " ".join(escaped.split())
