"""Tables in files of every kind: what goes in comes out, and what cannot be read is refused with its place."""

import bz2
import csv
import gzip
import io
import lzma
import random
import resource
import time
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rewriter.places import at_hand, delivered
from rewriter.tablefile import ABSENT, defused, kind_of, rows_of, survey, writing
from rewriter.textfile import InputError

HEADER = ["n", "bullet"]
ROWS = [["1", "Managed the café backlog"], ["2", 'two\nlines, "quoted"; 日本'], ["3", ""]]
SUFFIXES = [".csv", ".tsv", ".jsonl", ".xlsx", ".parquet", ".csv.gz", ".tsv.bz2", ".jsonl.xz", ".parquet.gz"]
KINDS = [suffix for suffix in SUFFIXES if suffix != ".parquet.gz"]  # Parquet packs its columns itself


def table_of(folder: Path, rows: list[list[str]], header: list[str] = HEADER, delimiter: str = ",") -> Any:
    """A surveyed CSV file with these rows."""
    path = folder / "like.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])
    return survey(path)


def through(folder: Path, name: str, rows: list[list[str]], header: list[str] = HEADER) -> Any:
    """The table that comes back from a file of this name into which the rows were written."""
    like, target = table_of(folder, rows, header), folder / name
    with writing(target, header, like) as write:
        for row in rows_of(like):
            write(row)
    return survey(target)


@pytest.mark.parametrize("suffix", KINDS)
def test_rows_come_back_from_every_kind(tmp_path: Path, suffix: str) -> None:
    table = through(tmp_path, f"out{suffix}", ROWS)
    assert (list(table.header), table.rows) == (HEADER, 3)
    assert list(rows_of(table)) == ROWS


def test_the_same_rows_make_the_same_bytes_at_another_time(tmp_path: Path) -> None:
    first = {suffix: through(tmp_path, f"one{suffix}", ROWS).path.read_bytes() for suffix in KINDS}
    time.sleep(1.1)  # packers and workbooks write down the second
    for suffix in KINDS:
        assert through(tmp_path, f"other{suffix}", ROWS).path.read_bytes() == first[suffix], suffix


def test_a_kind_is_told_by_the_name() -> None:
    names = ["a.csv", "a.TSV", "a.b.jsonl.gz", "a.xlsx", "a.parquet", "a", "a.gz"]
    assert [kind_of(Path(name)) for name in names] == ["csv", "csv", "jsonl", "xlsx", "parquet", "", ""]


def test_parquet_keeps_the_types_of_its_columns(tmp_path: Path) -> None:
    columns = {
        "i": pa.array([1, None], pa.int16()),
        "f": pa.array([0.5, float("inf")], pa.float32()),
        "d": pa.array([Decimal("1.10"), None], pa.decimal128(9, 2)),
        "t": pa.array([datetime(2026, 1, 2, 3, 4, 5), None], pa.timestamp("us", "UTC")),
        "l": pa.array([["a", "b"], None]),
        "s": pa.array([{"x": 1}, None]),
        "c": pa.array(["red", "blue"]).dictionary_encode(),
        "b": pa.array([b"\x00\xff", None]),
    }
    before = pa.table(columns)
    pq.write_table(before, tmp_path / "in.parquet")
    table = survey(tmp_path / "in.parquet")
    with writing(tmp_path / "out.parquet", [*table.header, "added"], table) as write:
        for row in rows_of(table):
            write([*row, "x"])
    after = pq.read_table(tmp_path / "out.parquet")
    assert after.drop_columns("added").equals(before)
    assert after.column("added").to_pylist() == ["x", "x"]


def test_objects_keep_their_values_and_the_keys_that_they_lack(tmp_path: Path) -> None:
    lines = [{"bullet": "Ran demos", "tags": ["a", 1], "n": 2.5}, {"n": None}, {"late": True, "bullet": "x"}]
    (tmp_path / "in.jsonl").write_bytes(b"\n\n".join(map(orjson.dumps, lines)))
    table = survey(tmp_path / "in.jsonl")
    assert list(table.header) == ["bullet", "tags", "n", "late"]
    assert next(rows_of(table))[3] is ABSENT
    with writing(tmp_path / "out.jsonl", table.header, table) as write:
        for row in rows_of(table):
            write(row)
    assert [orjson.loads(line) for line in (tmp_path / "out.jsonl").read_bytes().splitlines()] == lines
    with writing(tmp_path / "out.csv", table.header, table) as write:
        for row in rows_of(table):
            write(row)
    assert next(rows_of(survey(tmp_path / "out.csv"))) == ["Ran demos", '["a",1]', "2.5", ""]


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1, max_size=6)
    ),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["out.csv", "out.jsonl", "out.parquet", "out.tsv.gz"]),
)
def test_no_cell_is_lost_whatever_is_in_it(tmp_path: Path, rows: list[list[str]], delimiter: str, name: str) -> None:
    header = [f"column {i}" for i in range(len(rows[0]))]
    like, target = table_of(tmp_path, rows, header, delimiter), tmp_path / name
    with writing(target, header, like) as write:
        for row in rows_of(like):
            write(row)
    kept = [[defused(cell) for cell in row] for row in rows] if kind_of(target) == "csv" else rows
    assert list(rows_of(survey(target))) == kept


@given(st.text(max_size=8), st.sampled_from("=+-@\t\r"))
def test_no_cell_is_a_formula(text: str, mark: str) -> None:
    cell = defused(mark + text)
    if not cell.startswith("'"):
        assert float(cell) == float(mark + text)
    assert cell.removeprefix("'") == mark + text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["in.csv", "in.jsonl", "in.xlsx", "in.parquet", "in.csv.gz"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    refused = None
    try:
        table = survey(tmp_path / name)
    except InputError as error:
        refused = str(error)
    assert name in refused if refused else len(list(rows_of(table))) == table.rows


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("in.csv.gz", gzip.compress(b"bullet\nRan demos\n" * 99)[:-20], "cannot be unpacked"),
        ("in.csv.gz", b"bullet\nRan demos\n", "Not a gzipped file"),
        ("in.csv.bz2", bz2.compress(b"bullet\n")[:-3], "cannot be unpacked"),
        ("in.csv.xz", lzma.compress(b"bullet\n")[:-3], "cannot be unpacked"),
        ("in.jsonl", b'{"bullet": "Ran demos"}\n{"bullet": \n', "line 2: not JSON"),
        ("in.jsonl", b'{"a": 1}\n\n[1]\n', "line 3: not an object"),
        ("in.jsonl", b"\n", "no objects"),
        ("in.parquet", b"PAR1 and nothing else", "cannot be read as Parquet"),
        ("in.xlsx", b"PK\x03\x04 and nothing else", "cannot be read as Excel"),
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=said):
        survey(tmp_path / name)


def test_a_file_that_changes_while_it_is_read_is_noticed(tmp_path: Path) -> None:
    table = table_of(tmp_path, ROWS)
    table.path.write_text("n,bullet\n1,Something else\n")
    with pytest.raises(InputError, match="was changed while it was read"):
        list(rows_of(table))


def test_what_excel_cannot_hold_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="40,000 characters"):
        through(tmp_path, "out.xlsx", [["1", "x" * 40_000]])
    assert [path.name for path in tmp_path.iterdir()] == ["like.csv"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # zipfile, when it cannot end its file
@pytest.mark.parametrize("suffix", KINDS)
def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path, suffix: str) -> None:
    like, target = table_of(tmp_path, ROWS), tmp_path / f"out{suffix}"
    target.write_text("precious")
    chance = random.Random(1)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))  # no file can grow beyond, as on a full disk

    def fill() -> None:
        with writing(target, HEADER, like) as write:
            for n in range(9_000):
                write([str(n), chance.randbytes(20).hex()])

    try:
        with pytest.raises(InputError, match="is full"):
            fill()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert target.read_text() == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["like.csv", target.name]


def test_standard_input_is_told_by_its_first_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for suffix in (".csv", ".jsonl", ".xlsx", ".parquet", ".csv.gz", ".jsonl.xz"):
        data = through(tmp_path, f"in{suffix}", ROWS).path.read_bytes()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
        with at_hand("-") as file:
            assert list(rows_of(survey(file))) == ROWS


def test_urls_are_read_and_written(tmp_path: Path) -> None:
    data = through(tmp_path, "in.parquet", ROWS).path.read_bytes()
    with delivered("memory://people/in.parquet", ".csv") as file:
        file.write_bytes(data)
    with at_hand("memory://people/in.parquet") as file:
        assert list(rows_of(survey(file))) == ROWS
    with (
        pytest.raises(InputError, match=r"memory://people/other\.csv cannot be read"),
        at_hand("memory://people/other.csv"),
    ):
        pass
    with pytest.raises(InputError, match=r"nowhere://x\.csv cannot be read"), at_hand("nowhere://x.csv"):
        pass
