"""Excel workbooks as tables of text: the first sheet in (openpyxl), one sheet out (XlsxWriter)."""

import contextlib
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from rewriter.textfile import InputError

if TYPE_CHECKING:
    import pandas as pd

LARGEST_UNPACKED = 500 * 2**20  # bytes of all that a workbook holds: a million short rows
MOST_COLUMNS = 200
MOST_ROWS = 1_048_576  # Excel's own limit, the header included
LONGEST_CELL = 32_767  # characters, Excel's own limit
SHEET = "reviewed"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # what XML cannot hold


def rows_of(file: BinaryIO, name: str) -> Iterator[list[str]]:
    """The rows of a workbook's first sheet as text, the header first, each as wide as the header.

    What a formula last showed is its text. Raises InputError where the file is damaged, locked, too large or empty.
    """
    filled = _filled(_sheet(file, name))
    header = next(filled, [])
    while header and not header[-1]:
        header.pop()  # columns that were only formatted
    if not header:
        raise InputError(f"{name} has no header row. Its first line must name the columns.")
    if len(header) > MOST_COLUMNS:
        raise InputError(f"{name} has {len(header)} columns; the limit is {MOST_COLUMNS}. Keep those that matter.")
    if not all(header):
        raise InputError(f"{name}: column {header.index('') + 1} has no name. Name it in the first line.")
    yield header
    width = len(header)
    for number, row in enumerate(filled, 2):
        if any(row[width:]):
            raise InputError(f"{name}, row {number}: text beyond the last named column. Name that column.")
        yield (row + [""] * width)[:width]


def _sheet(file: BinaryIO, name: str) -> Iterator[list[str]]:
    """The rows of the first sheet, as wide as they are."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(file) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise InputError(f"{name} unpacks to more than {LARGEST_UNPACKED // 2**20} MB. Save it as CSV.")
        book = load_workbook(file, read_only=True, data_only=True)
        for row in book.worksheets[0].values:
            yield ["" if cell is None else str(cell) for cell in row]
    except InputError:
        raise
    except Exception as error:  # whatever a damaged or hostile file makes the reader do
        raise InputError(
            f"{name} cannot be read as Excel. Save it as XLSX or CSV again, without a password."
        ) from error


def _filled(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows without the empty ones at the end, which were only formatted."""
    empty: list[list[str]] = []
    for row in rows:
        empty.append(row)
        if any(row):
            yield from empty
            empty.clear()


def frame_of(data: bytes, name: str) -> "pd.DataFrame":
    """The first sheet of a workbook as a frame of text cells; its first row names the columns. Raises as `rows_of`."""
    import pandas as pd

    header, *rows = rows_of(BytesIO(data), name)
    return pd.DataFrame(rows, columns=header, dtype=object)


def fits(frame: "pd.DataFrame") -> bool:
    """Whether a workbook can hold every cell of the frame whole."""
    return len(frame) < MOST_ROWS and all(
        len(str(value)) <= LONGEST_CELL for name in frame.columns for value in frame[name]
    )


@contextlib.contextmanager
def writing(file: BinaryIO) -> Iterator[Callable[[Sequence[str]], None]]:
    """Writes a workbook row by row; every cell is text, none is taken for a formula, a number or a link.

    A control character, which a workbook cannot hold, becomes U+FFFD. The same rows make the same bytes. What is handed
    out writes a row, and raises InputError where a workbook cannot hold it.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    book = Workbook(file, {"constant_memory": True})
    book.set_properties({"created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet(SHEET)
    count = 0

    def write(row: Sequence[str]) -> None:
        nonlocal count
        if count == MOST_ROWS:
            raise InputError(f"Excel holds no more than {MOST_ROWS - 1:,} rows under a header. Write a CSV file.")
        for column, value in enumerate(row):
            if len(value) > LONGEST_CELL:
                raise InputError(
                    f"Row {count + 1} has a cell of {len(value):,} characters; Excel holds {LONGEST_CELL:,}. "
                    "Write a CSV file."
                )
            sheet.write_string(count, column, _CONTROL.sub("\N{REPLACEMENT CHARACTER}", value))
        count += 1

    try:
        yield write
    finally:
        try:
            book.close()
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error  # a full disk, say


def file_of(frame: "pd.DataFrame") -> bytes:
    """A workbook of the frame; raises as `writing`."""
    stream = BytesIO()
    with writing(stream) as write:
        write([str(name) for name in frame.columns])
        for row in frame.itertuples(index=False, name=None):
            write([str(value) for value in row])
    return stream.getvalue()
