"""Tables in files of any kind: CSV and its kin, JSON lines, Excel and Parquet, packed or not, read and written by rows.

A row is a list of values under the table's header: text in CSV and Excel, whatever JSON and Parquet hold in theirs. A
file is read through once before anything else is done with it (`survey`), so that a mistake in its last row is told at
once, by its place, and not after an hour of work.
"""

import bz2
import contextlib
import csv
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from rewriter import csvfile, spreadsheet
from rewriter.atomic import replacing
from rewriter.textfile import PACKED, InputError, opened, unreadable

KINDS = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
ROWS = 512  # rows a chunk
ABSENT = object()  # the value of a key that an object of a JSON lines file does not have

Row = list[Any]
Write = Callable[[Row], None]


@dataclass(frozen=True)
class Table:
    """A file that was read through and found sound: what it is, how to read it, and how many rows it has.

    ``encoding`` and ``delimiter`` are those of a CSV file, else empty. ``stamp`` tells whether the file was changed.
    """

    path: Path
    name: str
    kind: str
    header: tuple[str, ...]
    rows: int
    stamp: tuple[int, int]
    encoding: str = ""
    delimiter: str = ""

    @property
    def changed(self) -> bool:
        """Whether the file is another one than when it was read through."""
        return _stamp(self.path) != self.stamp


def _stamp(path: Path) -> tuple[int, int]:
    seen = path.stat()
    return seen.st_size, seen.st_mtime_ns


def kind_of(path: Path) -> str:
    """The kind of table that a file's name stands for: csv, jsonl, xlsx or parquet; "" when it stands for none.

    >>> kind_of(Path("people.csv.gz")), kind_of(Path("people.docx"))
    ('csv', '')
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return KINDS.get(suffixes[-1], "") if suffixes else ""


def survey(path: Path, encoding: str | None = None, name: str = "") -> Table:
    """Reads a file through once and returns how to read it.

    ``name`` is what an error calls it. Raises `InputError` when the file is unreadable, damaged, empty or of no known
    kind, or has a broken row; the message names the row or line.
    """
    name = name or str(path)
    try:
        stamp = _stamp(path)
        kind = kind_of(path) or "csv"
        if kind == "csv":
            found = csvfile.survey(path, encoding, name)
            return Table(path, name, kind, found.header, found.rows, stamp, found.encoding, found.delimiter)
        if kind == "jsonl":
            return _survey_of_objects(path, name, stamp)
        rows = _READERS[kind](path, name)
        header = tuple(next(rows))
        return Table(path, name, kind, header, sum(1 for _ in rows), stamp)
    except (EOFError, gzip.BadGzipFile, lzma.LZMAError, zlib.error) as error:
        raise InputError(f"{name} is damaged: it cannot be unpacked ({error}). Get it anew.") from error
    except OSError as error:
        raise unreadable(path, error) from error


def rows_of(table: Table) -> Iterator[Row]:
    """The rows of a table in order, each as wide as its header.

    Raises `InputError` when the file was changed since it was read through.
    """
    if table.kind == "csv":
        rows: Iterator[Row] = csvfile.records(table.path, table.encoding, table.delimiter)
        next(rows)
    elif table.kind == "jsonl":
        rows = ([o.get(key, ABSENT) for key in table.header] for o in _objects(table.path, table.name))
    else:
        rows = _READERS[table.kind](table.path, table.name)
        next(rows)
    yield from rows
    if table.changed:
        raise InputError(f"{table.name} was changed while it was read. Run again when nothing writes to it.")


def _objects(path: Path, name: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file; blank lines are skipped."""
    with opened(path) as lines:
        for number, line in enumerate(lines, 1):
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if not line.strip():
                continue
            try:
                value = orjson.loads(line)
            except orjson.JSONDecodeError as error:
                raise InputError(f"{name}, line {number}: not JSON ({error}). Write one object a line.") from error
            if not isinstance(value, dict):
                raise InputError(f"{name}, line {number}: not an object. Write each line as {{...}}.")
            yield value


def _survey_of_objects(path: Path, name: str, stamp: tuple[int, int]) -> Table:
    header: dict[str, None] = {}
    rows = 0
    for value in _objects(path, name):
        header.update(dict.fromkeys(value))
        rows += 1
    if not header:
        raise InputError(f"{name} has no objects. Write one object a line.")
    return Table(path, name, "jsonl", tuple(header), rows, stamp)


def _parquet_rows(path: Path, name: str) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as file:
            yield list(file.schema_arrow.names)
            for batch in file.iter_batches(batch_size=ROWS):
                yield from map(list, zip(*(column.to_pylist() for column in batch.columns), strict=True))
    except pa.ArrowException as error:
        raise InputError(f"{name} cannot be read as Parquet ({error}). Get it anew, or save it as CSV.") from error


def _sheet_rows(path: Path, name: str) -> Iterator[Row]:
    with opened(path) as file:
        yield from spreadsheet.rows_of(file, name)


_READERS: dict[str, Callable[[Path, str], Iterator[Row]]] = {"parquet": _parquet_rows, "xlsx": _sheet_rows}


def plain(value: Any) -> str:
    """A value as the text of a cell: "" for none, JSON for lists and objects.

    >>> plain(None), plain(2.5), plain(["a", 1])
    ('', '2.5', '["a",1]')
    """
    if isinstance(value, str):
        return value
    if value is None or value is ABSENT:
        return ""
    if isinstance(value, (list, dict, bool)):
        return orjson.dumps(value, default=str).decode()
    return str(value)


def defused(text: str) -> str:
    """The text so that no spreadsheet takes it for a formula; a number stays one.

    Source: OWASP, "CSV Injection".

    >>> defused("=1+1"), defused("-5"), defused("- Cut cost"), defused("Cut cost")
    ("'=1+1", '-5', "'- Cut cost", 'Cut cost')
    """
    if text[:1] not in ("=", "+", "-", "@", "\t", "\r"):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text


@contextlib.contextmanager
def writing(target: Path, header: Sequence[str], like: Table) -> Iterator[Write]:
    """Writes a table row by row under the target's name, whole or not at all; the same rows make the same bytes.

    The target's name says its kind; one that says none is of the kind of ``like``, the table that the rows come from.
    Columns of ``like`` keep their types where both are Parquet. In CSV the formulas of spreadsheets are defused.

    Raises `InputError` for a target that cannot be written or cannot hold a row.
    """
    kind = kind_of(target) or like.kind
    with replacing(target) as part, part.open("wb") as file:
        with _packing(file, target) as packed, _WRITERS[kind](packed, header, like, target) as write:
            yield write
        file.flush()


@contextlib.contextmanager
def _packing(file: BinaryIO, target: Path) -> Iterator[BinaryIO]:
    """The file, or one that packs into it where the target's name ends in .gz, .bz2 or .xz."""
    suffix = target.suffix.lower()
    if suffix not in PACKED:
        yield file
        return
    makers: dict[str, Callable[[], Any]] = {
        ".gz": partial(gzip.GzipFile, "", "wb", 6, file, 0),  # a name and a time would differ from run to run
        ".bz2": partial(bz2.BZ2File, file, "wb"),
        ".xz": partial(lzma.LZMAFile, file, "wb"),
    }
    with makers[suffix]() as packed:
        yield packed


@contextlib.contextmanager
def _csv_writer(file: BinaryIO, header: Sequence[str], like: Table, target: Path) -> Iterator[Write]:
    tabbed = ".tsv" in (suffix.lower() for suffix in target.suffixes)
    encoding = "utf-8-sig" if like.encoding == "utf-8-sig" else "utf-8"
    text = TextIOWrapper(file, encoding, newline="")
    writer = csv.writer(text, delimiter="\t" if tabbed else like.delimiter or ",")
    writer.writerow([defused(name) for name in header])
    yield lambda row: writer.writerow([defused(plain(value)) for value in row])
    text.flush()
    text.detach()


@contextlib.contextmanager
def _jsonl_writer(file: BinaryIO, header: Sequence[str], like: Table, target: Path) -> Iterator[Write]:
    def write(row: Row) -> None:
        value = {key: cell for key, cell in zip(header, row, strict=True) if cell is not ABSENT}
        file.write(orjson.dumps(value, default=str, option=orjson.OPT_APPEND_NEWLINE))

    yield write


@contextlib.contextmanager
def _sheet_writer(file: BinaryIO, header: Sequence[str], like: Table, target: Path) -> Iterator[Write]:
    with spreadsheet.writing(file) as write:
        write(header)
        yield lambda row: write([plain(value) for value in row])


@contextlib.contextmanager
def _parquet_writer(file: BinaryIO, header: Sequence[str], like: Table, target: Path) -> Iterator[Write]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    typed: list[Any] = []
    if like.kind == "parquet":
        typed = list(pq.read_schema(like.path))[: len(like.header)]
    own = header[len(typed) :]
    schema = pa.schema([*typed, *(pa.field(name, pa.string()) for name in own)])
    waiting: list[Row] = []
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:

        def flush() -> None:
            columns = zip(*waiting, strict=True) if waiting else [()] * len(schema)
            arrays = [
                pa.array(column if i < len(typed) else map(plain, column), field.type)
                for i, (column, field) in enumerate(zip(columns, schema, strict=True))
            ]
            writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))
            waiting.clear()

        def write(row: Row) -> None:
            waiting.append(row)
            if len(waiting) == 16 * ROWS:
                flush()

        yield write
        flush()


_WRITERS: dict[str, Callable[[BinaryIO, Sequence[str], Table, Path], contextlib.AbstractContextManager[Write]]] = {
    "csv": _csv_writer,
    "jsonl": _jsonl_writer,
    "xlsx": _sheet_writer,
    "parquet": _parquet_writer,
}
