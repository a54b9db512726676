"""The reviews that a batch has finished so far, kept on disk, so that a killed run goes on where it was.

They are kept by the bullet's text. What a run writes in the end is made from the input and these, in the input's order;
so it does not matter when each was reviewed, in which run, or how many rows share it, and a file that was changed
between two runs cannot be mixed up with what it was before.
"""

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson
from platformdirs import user_cache_path

from rewriter.textfile import InputError

Cells = dict[str, str]  # what a review says, by column name


def digest(text: str) -> bytes:
    """16 bytes that stand for a bullet as typed."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def beside(place: str) -> Path:
    """Where the reviews for an output are kept while a run lasts: beside it, or in the user's cache for a URL.

    What goes to standard output ("-") is kept in memory: no later run could know it again.
    """
    if place == "-":
        return Path(":memory:")
    if "://" not in place:
        target = Path(place).resolve()
        return target.with_name(f".{target.name}.reviews")
    folder = user_cache_path("rewriter", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{hashlib.sha256(place.encode()).hexdigest()[:16]}.reviews"


class Journal:
    """A file of finished reviews.

    Parameters
    ----------
    path
        The SQLite file, made when it is absent.
    maker
        Stands for all that a review depends on beside its text; a journal of another maker is begun anew.

    Raises
    ------
    InputError
        When another run uses the file, or it cannot be written.

    Examples
    --------
    >>> with Journal(Path(":memory:"), "1") as journal:
    ...     journal.keep({digest("Ran demos"): {"label": "other"}})
    ...     journal.cells([digest("Ran demos"), digest("Led sales")]).values()
    dict_values([{'label': 'other'}])
    """

    def __init__(self, path: Path, maker: str) -> None:
        self._path = path
        with self._said():
            self._db = sqlite3.connect(path, isolation_level=None, timeout=0)
            self._db.execute("PRAGMA locking_mode=EXCLUSIVE")
            self._db.execute("PRAGMA synchronous=NORMAL")
            self._db.execute("BEGIN EXCLUSIVE")
            self._db.execute("CREATE TABLE IF NOT EXISTS maker (name TEXT)")
            if self._db.execute("SELECT name FROM maker").fetchall() != [(maker,)]:
                self._db.execute("DROP TABLE IF EXISTS reviews")
                self._db.execute("DELETE FROM maker")
                self._db.execute("INSERT INTO maker VALUES (?)", (maker,))
            self._db.execute("CREATE TABLE IF NOT EXISTS reviews (text BLOB PRIMARY KEY, cells BLOB) WITHOUT ROWID")
            self._db.execute("COMMIT")

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    @contextlib.contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise InputError(
                    f"Another run is writing the same output (it uses {self._path}). Wait for it, or write elsewhere."
                ) from error
            raise InputError(
                f"What was reviewed so far cannot be kept in {self._path}: {error}. "
                "Make room or write elsewhere; if the file is damaged, delete it."
            ) from error

    def __len__(self) -> int:
        with self._said():
            return int(self._db.execute("SELECT COUNT(*) FROM reviews").fetchone()[0])

    def keep(self, cells: Mapping[bytes, Cells]) -> None:
        """Keeps reviews by the digest of their text, all or none."""
        rows = [(key, zlib.compress(orjson.dumps(value), 1)) for key, value in cells.items()]
        with self._said():
            self._db.execute("BEGIN")
            self._db.executemany("INSERT OR REPLACE INTO reviews VALUES (?, ?)", rows)
            self._db.execute("COMMIT")

    def _rows(self, wanted: Iterable[bytes], columns: str) -> Iterator[tuple[Any, ...]]:
        keys = list(set(wanted))
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ",".join("?" * len(some))
            with self._said():
                yield from self._db.execute(f"SELECT {columns} FROM reviews WHERE text IN ({marks})", some)

    def known(self, digests: Iterable[bytes]) -> set[bytes]:
        """Those of the digests whose review is kept."""
        return {key for (key,) in self._rows(digests, "text")}

    def cells(self, digests: Iterable[bytes]) -> dict[bytes, Cells]:
        """The kept reviews by digest."""
        return {key: orjson.loads(zlib.decompress(packed)) for key, packed in self._rows(digests, "text, cells")}

    def remove(self) -> None:
        """Closes and deletes the file: the run is over."""
        self._db.close()
        self._path.unlink(missing_ok=True)
        self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)  # SQLite's own, of a killed run
