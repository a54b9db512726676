"""CSV in, CSV out: nothing lost, nothing half-written, and clear words for files that are not as they should be."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from rewriter.batch import ADDED, Job, cells_for, loaded, review_bullets, reviewed, write_reviewed
from rewriter.cli import main
from rewriter.columns import likely_columns
from rewriter.decisions import Decisions, Wording
from rewriter.journal import Journal
from rewriter.report import marked, questions
from rewriter.reviewer import Dismissed, Review, Reviewer
from rewriter.tablefile import ROWS, rows_of, survey
from rewriter.textfile import InputError

ADMIN = "Managed backlog and coordinated sprint planning."


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    return Reviewer.load()


@pytest.fixture(autouse=True)
def _folder(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Reviewer, "load", lambda: reviewer)
    loaded.cache_clear()
    monkeypatch.chdir(tmp_path)


class Fragile(Reviewer):
    """A reviewer that fails on one bullet, as a bug would make it."""

    def __init__(self, whole: Reviewer) -> None:
        self.whole = whole

    def sparing(self, dismissed: Dismissed) -> Reviewer:
        return self

    def review(self, text: str, *, suggest: bool = True) -> Review:
        if text == "boom":
            raise RuntimeError("it broke")
        return self.whole.review(text, suggest=suggest)

    def pipe(
        self, texts: Iterable[str], *, suggest: bool = True, most: int = 3, batch_size: int = 128
    ) -> Iterator[Review]:
        return (self.review(text, suggest=suggest) for text in texts)


def batch(data: str | bytes, *options: str, target: str = "out.csv") -> Result:
    """Runs ``rewriter batch`` on a file with this content; without suggestions unless an option says more."""
    Path("in.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
    return CliRunner().invoke(main, ["batch", "in.csv", target, *(options or ("--no-suggestions",))])


def rows(delimiter: str = ",", encoding: str = "utf-8") -> list[dict[str, str]]:
    """The rows of the output by column name."""
    with Path("out.csv").open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def written(*lines: Iterable[Any]) -> str:
    """A CSV text with these rows."""
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue()


def assert_refused(result: Result, *said: str) -> None:
    """Status 2, these words on standard error, and no output file nor part of one."""
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.stderr
    for words in said:
        assert words in result.stderr
    assert not any(path.name != "in.csv" for path in Path().iterdir())


def test_review_columns_are_appended(reviewer: Reviewer) -> None:
    result = batch(written(["id", "bullet", "team"], ["007", ADMIN, "a, b"]), "--column", "bullet")
    (row,) = rows()
    review = reviewer.review(ADMIN)
    assert result.exit_code == 0
    assert list(row) == ["id", "bullet", "team", *ADDED]
    assert (row["id"], row["bullet"], row["team"]) == ("007", ADMIN, "a, b")
    assert row["review_id"] == review.id
    assert row["review_label"] == "delivery_admin"
    assert float(row["review_probability"]) == pytest.approx(review.probability["delivery_admin"], abs=1e-4)
    assert row["review_flagged"] == "true"
    assert [flag["text"] for flag in json.loads(row["review_flags"])] == [flag.text for flag in review.flags]
    assert row["review_reasons"].splitlines()[0] == review.flags[0].why
    assert row["review_rung"] == review.rung
    assert row["review_error"] == ""


def test_claims_stay_marked_in_a_spreadsheet(reviewer: Reviewer) -> None:
    batch(written(["bullet"], [ADMIN]), "--column", "bullet")
    (row,) = rows()
    best = next(found for found in reviewer.review(ADMIN).suggestions if found.tier == "stronger")
    assert row["review_stronger"] == marked(best)
    assert row["review_stronger"].count("‹") == row["review_stronger"].count("›") >= len(best.claims) > 0
    assert row["review_questions"].splitlines() == questions(best)


def test_a_frame_gets_the_best_wording_too(reviewer: Reviewer) -> None:
    best = next(found for found in reviewer.review(ADMIN).suggestions if found.tier == "stronger")
    told = reviewed(pd.DataFrame({"bullet": [ADMIN]}), "bullet", reviewer=reviewer)
    assert told["review_stronger"].tolist() == [marked(best)]
    assert told["review_questions"].tolist() == ["\n".join(questions(best))]


def test_no_suggestions_leaves_wordings_empty() -> None:
    batch(written(["bullet"], [ADMIN]), "--no-suggestions")
    assert [rows()[0][f"review_{name}"] for name in ("safe", "stronger", "questions")] == [""] * 3


def test_every_row_in_order_across_chunks() -> None:
    count = 2 * ROWS + 3
    result = batch(written(["n", "bullet"], *([n, f"Shipped feature {n}"] for n in range(count))))
    assert [row["n"] for row in rows()] == [str(n) for n in range(count)]
    assert f"{count} rows" in result.stdout


def test_cells_are_kept_as_they_stand() -> None:
    cells = [
        "01",
        "NA",
        "null",
        "1.0",
        "true",
        " padded ",
        'say "hi"',
        "two\nlines",
        "two\r\nlines",
        "a\rb",
        "",
        "-5.5",
        "日本 🙂",
    ]
    header = [f"column {n}" for n in range(len(cells))]
    batch(written(["bullet", *header], [ADMIN, *cells]))
    assert [rows()[0][name] for name in header] == cells


def test_repeated_other_columns_are_kept() -> None:
    batch("x,bullet,x\n1,Ran tests,2\n")
    with Path("out.csv").open(newline="") as file:
        header, row = csv.reader(file)
    assert (header[:3], row[:3]) == (["x", "bullet", "x"], ["1", "Ran tests", "2"])


def test_blank_lines_short_rows_and_empty_cells_are_rows() -> None:
    batch("bullet,team\nRan tests\n\n,b\n")
    assert [(row["bullet"], row["team"]) for row in rows()] == [("Ran tests", ""), ("", ""), ("", "b")]
    assert {row["review_label"] for row in rows()[1:]} == {"other"}
    assert {row["review_error"] for row in rows()} == {""}


def test_a_bullet_may_hold_line_breaks_and_quotes() -> None:
    bullet = 'Managed the "payments" backlog,\nand coordinated; sprint planning'
    batch(written(["bullet"], [bullet]))
    (row,) = rows()
    assert row["bullet"] == bullet
    for flag in json.loads(row["review_flags"]):
        assert bullet[flag["start"] : flag["end"]] == flag["text"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_recognised_and_kept(delimiter: str) -> None:
    batch(f"id{delimiter}bullet\n1{delimiter}Managed backlog\n")
    assert rows(delimiter)[0]["bullet"] == "Managed backlog"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "mac_roman", "utf-16"])
def test_encodings(encoding: str) -> None:
    result = batch("id;bullet\n1;Managed the café backlog in São Paulo\n".encode(encoding))
    assert result.exit_code == 0, result.output
    (row,) = rows(";", "utf-8-sig" if encoding == "utf-8-sig" else "utf-8")
    assert (row["id"], row["bullet"]) == ("1", "Managed the café backlog in São Paulo")


def test_a_byte_order_mark_is_kept_for_excel() -> None:
    batch("bullet\nManaged backlog\n".encode("utf-8-sig"))
    assert Path("out.csv").read_bytes().startswith("\ufeffbullet,".encode())
    batch("bullet\nManaged backlog\n")
    assert Path("out.csv").read_bytes().startswith(b"bullet,")


def test_an_accent_in_the_last_row_decides_the_encoding() -> None:
    lines = ["Ran tests for the payments squad"] * 60_000 + ["Ran tests for Zürich"]
    table_text = "\n".join(["bullet", *lines]).encode("cp1252")
    Path("in.csv").write_bytes(table_text)
    assert survey(Path("in.csv")).encoding == "cp1252"


def test_a_row_that_fails_carries_its_error_and_stops_nothing(
    reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("in.csv").write_text(f"bullet\n{ADMIN}\nboom\n{ADMIN}\n")
    monkeypatch.setattr(Reviewer, "load", lambda: Fragile(reviewer))
    table, job = survey(Path("in.csv")), Job("bullet", suggest=False)
    with Journal(Path(":memory:"), job.maker) as journal:
        review_bullets(table, job, journal)
        summary = write_reviewed(table, Path("out.csv"), job, journal)
    assert [row["review_error"] for row in rows()] == ["", "RuntimeError: it broke", ""]
    assert [row["review_label"] for row in rows()] == ["delivery_admin", "", "delivery_admin"]
    assert (summary.rows, summary.errors, summary.flagged) == (3, 1, 2)


def test_summary_counts_labels_and_habits(reviewer: Reviewer) -> None:
    result = batch(written(["bullet"], [ADMIN], [ADMIN], ["Baked bread."]))
    assert "3 rows, 2 flagged" in result.stdout
    assert "2  delivery administration" in result.stdout
    assert f"2  {reviewer.review(ADMIN).flags[0].rule}" in result.stdout


def test_a_misspelt_column_gets_the_columns_and_the_nearest() -> None:
    result = batch("id,Bullet Text,team\n1,x,y\n", "--column", "bullet_text")
    assert_refused(result, "id, Bullet Text, team", "Did you mean --column 'Bullet Text'?")
    assert_refused(batch("id,team\n1,x\n", "--column", "zzz"), "id, team", "--column")


def test_the_column_is_guessed_where_one_looks_like_bullets() -> None:
    assert likely_columns(["id", "Resume bullet", "done"], [["1", "x", "Managed the backlog of a team"]]) == [
        "Resume bullet"
    ]
    assert batch("who,did,place\nAda Lowe,Managed the backlog for two teams,Leeds\n").exit_code == 0
    assert rows()[0]["review_label"] == "delivery_admin"
    Path("out.csv").unlink()
    assert_refused(batch("who,town\nAda,Leeds\n"), "None of its columns may hold the bullets", "--column: who, town")
    both = "did,said\nManaged the backlog for teams,Led the review of all plans\n"
    assert_refused(batch(both), "Several of its columns (did, said)")


def test_cells_with_several_bullets_are_split_and_joined_to_their_row() -> None:
    cell = "• Managed the backlog for two teams\n• Ran sprint planning\n  for three squads"
    batch(written(["who", "bullet"], ["Ada", cell], ["Bo", ""], ["Cy", "Led sales"]), "--split", "--no-suggestions")
    assert [(row["who"], row["review_row"], row["review_bullet"]) for row in rows()] == [
        ("Ada", "1", "Managed the backlog for two teams"),
        ("Ada", "1", "Ran sprint planning for three squads"),
        ("Bo", "2", ""),
        ("Cy", "3", "Led sales"),
    ]
    assert rows()[0]["bullet"] == cell
    assert [row["review_flagged"] for row in rows()] == ["true", "true", "", "false"]


def test_standard_input_and_output() -> None:
    lines = b'{"bullet": "Managed the backlog", "n": 1}\n{"bullet": "Baked bread"}\n'
    result = CliRunner().invoke(main, ["batch", "-", "-", "--no-suggestions"], input=lines)
    assert result.exit_code == 0, result.stderr
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["n"], first["review_label"]) == (1, "delivery_admin")
    assert "n" not in second
    assert "2 rows, 1 flagged" in result.stderr
    assert not list(Path().iterdir())
    result = CliRunner().invoke(main, ["batch", "-", "-", "--no-suggestions"], input="bullet\nBaked bread\n")
    assert result.stdout.startswith("bullet,review_id,")
    assert "standard input" in CliRunner().invoke(main, ["batch", "-", "-"], input="").stderr


@pytest.mark.parametrize("target", ["out.xlsx", "out.parquet", "out.jsonl", "out.tsv.gz"])
def test_any_kind_of_table_comes_out(target: str) -> None:
    assert batch(written(["n", "bullet"], ["1", ADMIN], ["2", ""]), target=target).exit_code == 0
    table = survey(Path(target))
    assert (table.header, table.rows) == (("n", "bullet", *ADDED), 2)
    assert [row[:2] for row in rows_of(table)] == [["1", ADMIN], ["2", ""]]


def test_a_formula_is_defused() -> None:
    batch(written(["bullet", "note"], ["- Managed the backlog", "=HYPERLINK(1)"]))
    assert (rows()[0]["bullet"], rows()[0]["note"]) == ("'- Managed the backlog", "'=HYPERLINK(1)")


def test_every_text_is_reviewed_once(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Counting(Fragile):
        def review(self, text: str, *, suggest: bool = True) -> Review:
            asked.append(text)
            return super().review(text, suggest=suggest)

    monkeypatch.setattr(Reviewer, "load", lambda: Counting(reviewer))
    batch(written(["bullet"], *([f"Ran demo {n % 3}"] for n in range(2 * ROWS))))
    assert sorted(asked) == ["Ran demo 0", "Ran demo 1", "Ran demo 2"]
    assert len(rows()) == 2 * ROWS


def test_accepted_wordings_stand_beside_their_bullet(monkeypatch: pytest.MonkeyPatch) -> None:
    Decisions().take(Wording(ADMIN, "Ranked the backlog by renewals at risk."))
    batch(written(["bullet"], [ADMIN], ["Ran demos"]))
    assert [row["review_accepted"] for row in rows()] == ["Ranked the backlog by renewals at risk.", ""]


def test_a_report_tells_labels_habits_and_what_people_say_alike() -> None:
    people = [["Ada", ADMIN], ["Bo", ADMIN.upper()], ["<b>Cy</b>", "Ran 24 customer interviews and cut churn by 31%."]]
    batch(written(["who", "bullet"], *people), "--no-suggestions", "--report", "r.md", "--by", "who")
    told = Path("r.md").read_text()
    assert "3 bullets, 67% read as delivery administration" in told
    assert "| backlog upkeep | 2 |" in told
    assert "| Ada | 1 | 100% | backlog upkeep | none |" in told
    assert f"| {ADMIN.upper()} | 2 | 2 |" in told  # one bullet, however it is typed
    batch(written(["who", "bullet"], *people), "--no-suggestions", "--report", "r.html", "--by", "who")
    page = Path("r.html").read_text()
    assert "67% read as delivery administration" in page
    assert "&lt;b&gt;Cy&lt;/b&gt;" in page
    assert "<b>" not in page


def test_a_report_that_cannot_be_made_is_refused_before_the_work() -> None:
    assert_refused(batch("bullet\nx\n", "--report", "r.pdf"), "name a .html or .md file")
    assert_refused(batch("bullet\nx\n", "--report", "r.md", "--by", "who"), "no column 'who' for --by")
    assert_refused(batch("bullet\nx\n", "--by", "who"), "--report")


def test_an_empty_table_has_a_report() -> None:
    assert batch("bullet\n", "--report", "r.html").exit_code == 0
    assert "0 bullets" in Path("r.html").read_text()


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(InputError, match="another version"):
        cells_for(b"another", False, frozenset(), [ADMIN])


def test_two_runs_do_not_write_the_same_output() -> None:
    with Journal(Path(".out.csv.reviews"), "other"):
        result = batch("bullet\nx\n")
    assert result.exit_code == 2
    assert "Another run is writing the same output" in result.stderr


def test_a_repeated_bullet_column_is_refused() -> None:
    assert_refused(batch("bullet,bullet\na,b\n", "--column", "bullet"), "2 columns called 'bullet'")


def test_review_columns_are_not_overwritten() -> None:
    assert_refused(batch("bullet,review_label\na,b\n"), "review_label", "Rename or remove")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no header row"),
        (b"bullet\nManaged backlog, and roadmap\n", "line 2: 2 cells where the header has 1"),
        (b'id,bullet\n1,"a\nb"\n2,x,y\n', "line 4: 3 cells where the header has 2"),
        (b'bullet\nfine\n"Managed the "best" backlog"\n', "line 3"),
        (b'bullet\n"never closed\n', "line 2"),
        (b"bullet\nMan\0aged\n", "not a text file"),
    ],
)
def test_broken_files_are_refused_by_line(data: bytes, said: str) -> None:
    assert_refused(batch(data), "in.csv", said)


def test_a_header_alone_gives_a_header_alone() -> None:
    assert batch("x" * 200_000).exit_code == 0
    assert rows() == []


def test_trailing_commas_are_no_text_beyond_the_header() -> None:
    batch("id,bullet\n1,Managed backlog,\n2,Ran tests,,\n")
    assert [(row["id"], row["bullet"]) for row in rows()] == [("1", "Managed backlog"), ("2", "Ran tests")]


def test_targets_that_cannot_be_written_are_refused() -> None:
    assert_refused(batch("bullet\nx\n", target="missing/out.csv"), "no folder")
    Path("folder").mkdir()
    result = batch("bullet\nx\n", target="folder")
    assert result.exit_code == 2
    assert "not a file" in result.stderr


def test_a_failure_leaves_an_earlier_output_untouched(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.csv").write_text("precious")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rewriter.batch.cells_of", interrupt)
    assert batch("bullet\nManaged backlog\n").exit_code == 130
    assert Path("out.csv").read_text() == "precious"
    assert sorted(path.name for path in Path().iterdir()) == [".out.csv.reviews", "in.csv", "out.csv"]


def test_input_may_be_replaced_by_its_output() -> None:
    assert batch("bullet\nManaged backlog\n", target="in.csv").exit_code == 0
    assert Path("in.csv").read_text().startswith("bullet,review_id,")


def test_frames_keep_their_index_and_take_missing_values(reviewer: Reviewer) -> None:
    frame = pd.DataFrame({"text": [ADMIN, None], "n": [1, 2]}, index=[7, 7])
    done = reviewed(frame, "text", reviewer=reviewer, suggest=False)
    assert list(done.index) == [7, 7]
    assert list(done["n"]) == [1, 2]
    assert list(done["review_flagged"]) == ["true", "false"]
    assert list(frame.columns) == ["text", "n"]
