"""The store of decisions: what people said of flagged phrases, and the wordings they took, over restarts and re-runs.

A decision belongs to a phrase that a rule flagged in a bullet, by the bullet's id (``rewriter.reviewer.bullet_id``), so
it is found again however the bullet comes back. Kept with SQLAlchemy: SQLite in the user's data folder, or any other
database by its URL.
"""

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from platformdirs import user_data_path
from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    MetaData,
    String,
    Table,
    and_,
    create_engine,
    delete,
    insert,
    select,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from rewriter.classifier import LABELS
from rewriter.csvfile import records, survey
from rewriter.reviewer import Dismissed, bullet_id, normal
from rewriter.textfile import InputError

RIGHT, FALSE_ALARM = VERDICTS = ("right", "false_alarm")
URL = "REWRITER_DECISIONS"  # the environment variable that names another database

_METADATA = MetaData()
_TABLE = Table(
    "decisions",
    _METADATA,
    Column("id", String(16), primary_key=True),
    Column("rule", String(64), primary_key=True),
    Column("phrase", String(512), primary_key=True),
    Column("bullet", String, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("label", String(16), nullable=False),
    Column("note", String, nullable=False),
    Column("decided", String(32), nullable=False),
)
_WORDINGS = Table(
    "wordings",
    _METADATA,
    Column("id", String(16), primary_key=True),
    Column("bullet", String, nullable=False),
    Column("text", String, nullable=False),
    Column("questions", JSON, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording that a person took for a bullet, and the questions that its confirmed claims were answers to."""

    bullet: str
    text: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a flagged phrase.

    ``verdict`` is "right" or "false_alarm". ``label`` is what the bullet as a whole is, or "" where the person did not
    say. ``decided`` is when, in UTC (ISO 8601).
    """

    bullet: str
    rule: str
    phrase: str
    verdict: str
    label: str = ""
    note: str = ""
    decided: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError for a verdict or a label that does not exist."""
        for name, known in (("verdict", VERDICTS), ("label", ("", *LABELS))):
            if (value := getattr(self, name)) not in known:
                raise ValueError(f"{name} {value!r} is none of {', '.join(filter(None, known))}")

    @property
    def key(self) -> tuple[str, str, str]:
        """What a later decision on the same phrase replaces: bullet id, rule, phrase."""
        return bullet_id(self.bullet), self.rule, self.phrase

    @property
    def spared(self) -> tuple[str, str, str]:
        """What is not flagged any more, however the bullet is spelled when it comes back (see ``Dismissed``)."""
        return bullet_id(self.bullet), self.rule, normal(self.phrase)


class Decisions:
    """The decisions in a database, which is made when it is first opened.

    ``url`` is SQLAlchemy's ("postgresql+psycopg://..."); without one the environment variable REWRITER_DECISIONS names
    it, else it is a SQLite file in the user's data folder. Every method raises InputError where the database cannot be
    reached.

    Examples
    --------
    >>> store = Decisions("sqlite://")  # in memory
    >>> store.keep(Decision("Ran demos.", "ceremonies", "Ran demos", "false_alarm", "product"))
    >>> [(decision.phrase, decision.label) for decision in store]
    [('Ran demos', 'product')]
    """

    def __init__(self, url: str = "") -> None:
        self._url = url or os.environ.get(URL) or _own_url()
        with self._said():
            self._engine = create_engine(self._url)
            _METADATA.create_all(self._engine)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Turns what the database says into one line that names the place."""
        place = self._url.split("://")[-1].split("@")[-1]
        try:
            yield
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise InputError(f"No database can be reached by {place!r} ({error}). Mend {URL}.") from error
        except UnicodeEncodeError as error:
            raise InputError(
                "A bullet with half a character in it cannot be kept. Type that character anew."
            ) from error
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", error))
            raise InputError(f"The decisions in {place} cannot be read or written: {reason}.") from error

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        with self._said(), self._engine.begin() as connection:
            yield connection

    def keep(self, *decisions: Decision) -> None:
        """Keeps decisions, all or none; each takes the place of an earlier one on the same phrase."""
        with self._begun() as connection:
            for decision in decisions:
                row = asdict(decision) | {"id": decision.key[0], "decided": decision.decided or _now()}
                connection.execute(delete(_TABLE).where(_is(decision)))
                connection.execute(insert(_TABLE).values(row))

    def forget(self, decision: Decision) -> None:
        """Takes back the decision on a phrase, if there is one."""
        with self._begun() as connection:
            connection.execute(delete(_TABLE).where(_is(decision)))

    def __iter__(self) -> Iterator[Decision]:
        """All decisions, the oldest first."""
        names = [field.name for field in fields(Decision)]
        wanted = select(*(_TABLE.c[name] for name in names)).order_by(_TABLE.c.decided, _TABLE.c.id, _TABLE.c.phrase)
        with self._begun() as connection:
            found = [Decision(**row) for row in connection.execute(wanted).mappings()]
        return iter(found)

    def take(self, wording: Wording) -> None:
        """Keeps the wording that was taken for a bullet, in place of an earlier one."""
        row = {"id": bullet_id(wording.bullet), "bullet": wording.bullet, "text": wording.text}
        with self._begun() as connection:
            connection.execute(delete(_WORDINGS).where(_WORDINGS.c.id == row["id"]))
            connection.execute(insert(_WORDINGS).values(row | {"questions": list(wording.questions)}))

    def give_back(self, bullet: str) -> None:
        """Forgets the wording that was taken for a bullet, if there is one."""
        with self._begun() as connection:
            connection.execute(delete(_WORDINGS).where(_WORDINGS.c.id == bullet_id(bullet)))

    def taken(self) -> dict[str, Wording]:
        """The wordings that were taken, by the id of their bullet."""
        with self._begun() as connection:
            rows = connection.execute(select(_WORDINGS)).mappings().all()
        return {row["id"]: Wording(row["bullet"], row["text"], tuple(row["questions"])) for row in rows}

    def dismissed(self) -> Dismissed:
        """The phrases that were called a false alarm: no later review flags them (see ``Reviewer.sparing``)."""
        return frozenset(decision.spared for decision in self if decision.verdict == FALSE_ALARM)


def _is(decision: Decision) -> ColumnElement[bool]:
    id_, rule, phrase = decision.key
    return and_(_TABLE.c.id == id_, _TABLE.c.rule == rule, _TABLE.c.phrase == phrase)


def dismissed() -> Dismissed:
    """The phrases that were called a false alarm; a database that was never used is not made for the question."""
    return Decisions().dismissed() if _used() else frozenset()


def taken() -> dict[str, str]:
    """The text of the wordings that were taken, by bullet id; makes no database either."""
    return {key: wording.text for key, wording in Decisions().taken().items()} if _used() else {}


def _used() -> bool:
    return bool(os.environ.get(URL)) or _own_file().exists()


def _own_file() -> Path:
    return user_data_path("rewriter", appauthor=False) / "decisions.sqlite"


def _own_url() -> str:
    file = _own_file()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"No folder for your decisions can be made at {file.parent}: {error.strerror}.") from error
    return f"sqlite:///{file}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def csv_of(decisions: Iterable[Decision]) -> str:
    """Decisions as CSV, a row each, for another machine or a backup.

    >>> csv_of([Decision("Ran demos.", "ceremonies", "Ran demos", "right")]).splitlines()[1]
    'Ran demos.,ceremonies,Ran demos,right,,,'
    """
    return _csv([field.name for field in fields(Decision)], map(asdict, decisions))


def read_csv(path: Path) -> list[Decision]:
    """The decisions of a file that ``csv_of`` wrote, or of one like it; raises InputError naming file and row."""
    table = survey(path)
    rows = records(path, table.encoding, table.delimiter)
    header = next(rows)
    known = {field.name for field in fields(Decision)}
    found = []
    for number, row in enumerate(rows, 2):
        try:
            found.append(Decision(**{name: cell for name, cell in zip(header, row, strict=True) if name in known}))
        except (TypeError, ValueError) as error:
            raise InputError(f"{path}, row {number}, is no decision: {error}.") from error
    return found


def training_csv(decisions: Iterable[Decision]) -> str:
    """The bullets that people labelled, as training rows for ``rewriter train --with``; the last label of each counts.

    >>> training_csv([Decision("Ran demos.", "ceremonies", "Ran demos", "false_alarm", "product")]).splitlines()
    ['text,label', 'Ran demos.,product']
    """
    labels = {d.key[0]: {"text": d.bullet, "label": d.label} for d in decisions if d.label}
    return _csv(["text", "label"], labels.values())


def _csv(header: list[str], rows: Iterable[Mapping[str, str]]) -> str:
    output = StringIO()
    writer = csv.DictWriter(output, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return output.getvalue()
