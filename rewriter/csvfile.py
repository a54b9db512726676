"""CSV files as rows of text, in any usual dialect and encoding; a mistake is told with its line.

Rows are parsed by the ``csv`` module rather than by ``pandas.read_csv``, which renames repeated column names, drops
blank lines, takes the first column for an index when rows have a trailing comma, and counts records instead of lines
in its errors.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from rewriter.textfile import InputError, encoding_of, not_in, opened, read_stream, unreadable

if TYPE_CHECKING:
    import pandas as pd

DELIMITERS = ",;\t|"
LONGEST_CELL = 2**31 - 1  # as long as any file; the csv module's own limit of 128 KB would stop a batch


@dataclass(frozen=True)
class CsvFile:
    """A CSV file that was read through and found sound: where it is, how to read it, and how many rows it has."""

    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]
    rows: int


def survey(path: Path, encoding: str | None = None, name: str = "") -> CsvFile:
    """Reads a CSV file through once and returns how to read it. ``name`` is what an error calls it.

    Raises `InputError` when it is unreadable, binary, empty, in another encoding, or has a broken or overlong row.
    """
    name = name or str(path)
    try:
        with opened(path) as stream:
            used = encoding_of(stream, name, encoding)
        with TextIOWrapper(opened(path), used, newline="") as text:
            delimiter = delimiter_of(text.readline())
        rows = records(path, used, delimiter, name)
        header = next(rows, None)
        if not header:
            raise InputError(f"{name} has no header row. Its first line must name the columns.")
        return CsvFile(path, used, delimiter, tuple(header), sum(1 for _ in rows))
    except OSError as error:
        raise unreadable(path, error) from error
    except UnicodeError as error:
        raise not_in(used, name, error) from error


def delimiter_of(line: str) -> str:
    """The delimiter that cuts a header line into the most cells; a comma when none does.

    ``csv.Sniffer`` takes a letter for the delimiter of a file with one column.

    >>> delimiter_of('id;"bullet, as typed";team')
    ';'
    """
    csv.field_size_limit(LONGEST_CELL)
    return max(DELIMITERS, key=lambda delimiter: len(next(csv.reader([line], delimiter=delimiter), [])))


def records(path: Path, encoding: str, delimiter: str, name: str = "") -> Iterator[list[str]]:
    """The rows of a CSV file, header first, each as wide as the header: short rows are filled with empty cells.

    Raises `InputError`, with the line, for a row that has text beyond the header's columns or a quote out of place.
    """
    with TextIOWrapper(opened(path), encoding, newline="") as text:
        yield from rows_of(text, name or str(path), delimiter)


def rows_of(text: Iterable[str], name: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of a CSV's text, as `records`; ``name`` is what an error calls it."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    width = None
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise InputError(
                f"{name}, line {line}: {error}. A cell with quotes in it needs them doubled and quotes around it."
            ) from error
        if row is None:
            return
        width = len(row) if width is None else width
        if any(row[width:]):
            raise InputError(
                f"{name}, line {line}: {len(row)} cells where the header has {width}. "
                f"Put double quotes around a cell that contains {delimiter!r}."
            )
        yield row[:width] + [""] * (width - len(row))


def frame_of(data: bytes, name: str) -> "pd.DataFrame":
    """A CSV that is in memory as a frame of text cells; raises `InputError` as `survey`."""
    import pandas as pd

    text, _ = read_stream(BytesIO(data), name)
    lines = StringIO(text, newline="")
    delimiter = delimiter_of(lines.readline())
    lines.seek(0)
    rows = rows_of(lines, name, delimiter)
    header = next(rows, None)
    if not header:
        raise InputError(f"{name} has no header row. Its first line must name the columns.")
    return pd.DataFrame(list(rows), columns=header, dtype=object)
