"""Excel workbooks as tables of text: the first sheet in, one sheet out. Read and written with openpyxl."""

import zipfile
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from rewriter.textfile import InputError

if TYPE_CHECKING:
    import pandas as pd

LARGEST_UNPACKED = 500 * 2**20  # bytes of all that a workbook holds: a million short rows
MOST_COLUMNS = 200
LONGEST_CELL = 32_767  # characters, Excel's own limit
SHEET = "reviewed"


def frame_of(data: bytes, name: str) -> "pd.DataFrame":
    """The first sheet of a workbook as a frame of text cells; its first row names the columns.

    What a formula last showed is its text. Raises InputError where the file is damaged, locked, too large or empty.
    """
    import pandas as pd
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise InputError(f"{name} unpacks to more than {LARGEST_UNPACKED // 2**20} MB. Save it as CSV.")
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        rows = [["" if cell is None else str(cell) for cell in row] for row in book.worksheets[0].values]
    except InputError:
        raise
    except Exception as error:  # whatever a damaged or hostile file makes the reader do
        raise InputError(
            f"{name} cannot be read as Excel. Save it as XLSX or CSV again, without a password."
        ) from error
    header = rows[0][:] if rows else []
    while header and not header[-1]:
        header.pop()  # columns that were only formatted
    if not header:
        raise InputError(f"{name} has no header row. Its first line must name the columns.")
    if len(header) > MOST_COLUMNS:
        raise InputError(f"{name} has {len(header)} columns; the limit is {MOST_COLUMNS}. Keep those that matter.")
    if not all(header):
        raise InputError(f"{name}: column {header.index('') + 1} has no name. Name it in the first line.")
    for number, row in enumerate(islice(rows, 1, None), 2):
        if any(row[len(header) :]):
            raise InputError(f"{name}, row {number}: text beyond the last named column. Name that column.")
    width = len(header)
    while not any(rows[-1]):
        rows.pop()  # rows that were only formatted
    return pd.DataFrame([(row + [""] * width)[:width] for row in rows[1:]], columns=header, dtype=object)


def fits(frame: "pd.DataFrame") -> bool:
    """Whether a workbook can hold every cell of the frame whole."""
    return all(len(str(value)) <= LONGEST_CELL for name in frame.columns for value in frame[name])


def file_of(frame: "pd.DataFrame") -> bytes:
    """A workbook of the frame in which every cell is text: none is taken for a formula.

    A control character, which a workbook cannot hold, becomes U+FFFD. Raises ValueError where a cell does not fit.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not fits(frame):
        raise ValueError(f"a cell has more than {LONGEST_CELL} characters")
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    for row in ([str(name) for name in frame.columns], *frame.itertuples(index=False, name=None)):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", str(value)))
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
