"""Excel workbooks: what is in the first sheet comes in as text, and goes out as text."""

from io import BytesIO

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from rewriter.spreadsheet import file_of, fits, frame_of
from rewriter.textfile import InputError


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_cells_of_any_kind_come_in_as_text():
    frame = frame_of(
        workbook(["who", "bullet", None], ["Ada", "Managed backlog"], [None], [7, None], [None, None]), "a.xlsx"
    )
    assert frame.to_dict("list") == {"who": ["Ada", "", "7"], "bullet": ["Managed backlog", "", ""]}


def test_a_cell_that_a_workbook_would_cut_is_refused():
    frame = pd.DataFrame({"bullet": ["x" * 32_768]}, dtype=object)
    assert not fits(frame)
    with pytest.raises(InputError, match="32,768 characters; Excel holds 32,767"):
        file_of(frame)


def test_what_goes_out_comes_in_again_and_is_never_a_formula():
    frame = pd.DataFrame({"bullet": ["=HYPERLINK(1)", "- Ran demos", "Zoë\x0b", "two\nlines"]}, dtype=object)
    data = file_of(frame)
    assert list(frame_of(data, "a.xlsx")["bullet"]) == ["=HYPERLINK(1)", "- Ran demos", "Zoë\ufffd", "two\nlines"]
    assert {cell.data_type for (cell,) in load_workbook(BytesIO(data)).worksheets[0].iter_rows()} == {"s"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"nothing", "cannot be read as Excel"),
        (workbook(), "no header row"),
        (workbook(["a", None, "b"], [1, 2, 3]), "column 2 has no name"),
        (workbook(["a"], [1, 2]), "row 2: text beyond the last named column"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(data, said):
    with pytest.raises(InputError, match=said):
        frame_of(data, "a.xlsx")
