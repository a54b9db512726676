"""The command as its user meets it: output, exit status, and what it says when something is wrong."""

import itertools
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result

from rewriter import paths, rules
from rewriter.cli import main
from rewriter.report import marked, percent
from rewriter.reviewer import Reviewer

ADMIN = "Managed backlog and coordinated sprint planning."
PRODUCT = (
    "Ran 24 customer interviews and prioritized the onboarding rebuild, which cut onboarding time by 31%, "
    "trading off two partner requests."
)
COMMANDS = ("app", "batch", "check", "compare", "decisions", "evaluate", "rules", "train")
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    return Reviewer.load()


@pytest.fixture
def run(reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs the command in an empty folder, with the reviewer loaded once for all tests."""
    monkeypatch.setattr(Reviewer, "load", lambda: reviewer)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def invoke(*arguments: object, stdin: str | bytes | None = None, color: bool = False) -> Result:
        return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, color=color)

    return invoke


def process(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    """The command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "rewriter", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options
    )


def assert_refused(result: Result, *said: str) -> None:
    """The command ended with status 2 and one message, on standard error, that says these things."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for words in said:
        assert words in result.stderr


def under_tildes(lines: list[str]) -> list[str]:
    """The words above each run of tildes, for a report without wide characters."""
    found = []
    for above, marks in itertools.pairwise(lines):
        if marks.strip() and not marks.strip("~ "):
            starts = [at for at, mark in enumerate(marks) if mark == "~" and (at == 0 or marks[at - 1] != "~")]
            found += [above[at : at + len(marks[at:].split(" ")[0])] for at in starts]
    return found


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert all(f"\n  {name} " in result.stdout for name in COMMANDS)
    assert sorted(main.commands) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(run: Run, command: str) -> None:
    assert run(command, "--help").exit_code == 0


def test_help_imports_nothing_heavy() -> None:
    heavy = ["spacy", "sklearn", "pandas", "numpy", "streamlit", "tqdm", "lemminflect"]
    code = f"import sys, rewriter.cli; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_unknown_command_and_option(run: Run) -> None:
    assert_refused(run("chekc"), "No such command 'chekc'")
    assert_refused(run("check", "--no-sugestions"), "--no-suggestions")


class TestCheck:
    def test_report_underlines_the_flagged_phrases(self, run: Run, reviewer: Reviewer) -> None:
        review = reviewer.review(ADMIN)
        result = run("check", stdin=ADMIN)
        lines = result.stdout.splitlines()
        assert result.exit_code == 1
        assert lines[0] == ADMIN
        assert under_tildes(lines) == [flag.text for flag in review.flags]
        for flag in review.flags:
            assert flag.rule in result.stdout
            assert flag.guide in result.stdout
        assert f"reads as delivery administration ({percent(review.probability['delivery_admin'])})" in result.stdout
        assert lines[-1] == "1 bullet, 1 reads as delivery administration"

    def test_report_marks_claims_and_asks(self, run: Run, reviewer: Reviewer) -> None:
        stronger = next(found for found in reviewer.review(ADMIN).suggestions if found.tier == "stronger")
        words = " ".join(run("check", stdin=ADMIN).stdout.split())
        assert "stronger: " in words
        assert words.count("‹") >= len(stronger.claims)
        for number, claim in enumerate(stronger.claims, 1):
            assert f"{number}. ‹" in words
            assert claim.question in words

    def test_marks_are_all_that_a_report_adds_to_a_wording(self, reviewer: Reviewer) -> None:
        tracked = reviewer.review("Maintaining the RTM and change log in SharePoint through four project phases")
        suggestions = (*reviewer.review(ADMIN).suggestions, *tracked.suggestions)
        assert any(suggestion.blanks for suggestion in suggestions)
        for suggestion in suggestions:
            assert marked(suggestion).replace("‹", "").replace("›", "") == suggestion.text

    def test_underlines_stay_under_their_words_when_wrapped(
        self, run: Run, reviewer: Reviewer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "34")
        bullet = "For eleven months in the payments squad, managed the product backlog in Jira and Confluence."
        result = run("check", "--no-suggestions", stdin=bullet)
        lines = result.stdout.splitlines()
        assert max(map(len, lines[:-1])) <= 34
        flagged = " ".join(flag.text for flag in reviewer.review(bullet, suggest=False).flags)
        assert flagged
        assert " ".join(under_tildes(lines)).split() == flagged.split()

    def test_wide_characters_take_two_cells(self, run: Run) -> None:
        lines = run("check", "--no-suggestions", stdin=f"日本: {ADMIN}").stdout.splitlines()
        assert lines[1].startswith(" " * 6 + "~" * len("Managed backlog"))

    def test_terminal_codes_in_a_bullet_are_not_sent_to_the_terminal(self, run: Run) -> None:
        assert "\x1b" not in run("check", stdin=f"\x1b[31m{ADMIN}\x07").stdout

    def test_jsonl_is_the_contract(self, run: Run, reviewer: Reviewer) -> None:
        result = run("check", "--format", "jsonl", stdin=f"{ADMIN}\n{PRODUCT}\n")
        reviews = [json.loads(line) for line in result.stdout.splitlines()]
        assert [review["bullet"] for review in reviews] == [ADMIN, PRODUCT]
        keys = "id bullet label flagged probability drivers flags signals rung suggestions"
        for review in reviews:
            assert list(review) == keys.split()
            assert sum(review["probability"].values()) == pytest.approx(1, abs=3e-4)  # each is rounded to 4 places
            for flag in review["flags"]:
                assert review["bullet"][flag["start"] : flag["end"]] == flag["text"]
        assert reviews[0]["flags"]
        assert reviews[0]["suggestions"]
        assert reviews == json.loads(json.dumps([reviewer.review(text).to_dict() for text in (ADMIN, PRODUCT)]))

    def test_jsonl_keeps_characters_as_they_are(self, run: Run) -> None:
        result = run("check", "--format", "jsonl", stdin="Managed the café’s backlog 🙂")
        assert "café’s backlog 🙂" in result.stdout

    def test_a_docx_is_read_and_a_broken_one_refused(self, run: Run, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_heading("Ada Ferro", 0)
        for bullet in (ADMIN, PRODUCT):
            document.add_paragraph(bullet, style="List Bullet")
        document.save(str(tmp_path / "ada.docx"))
        result = run("check", "--format", "jsonl", "--no-suggestions", "ada.docx")
        assert [json.loads(line)["bullet"] for line in result.stdout.splitlines()] == [ADMIN, PRODUCT]
        (tmp_path / "broken.docx").write_bytes(b"no zip")
        assert_refused(run("check", "broken.docx"), "broken.docx", "save it as DOCX again")

    def test_no_suggestions(self, run: Run) -> None:
        result = run("check", "--format", "jsonl", "--no-suggestions", stdin=ADMIN)
        assert json.loads(result.stdout)["suggestions"] == []
        assert "stronger" not in run("check", "--no-suggestions", stdin=ADMIN).stdout

    def test_exit_status_says_whether_anything_is_flagged(self, run: Run) -> None:
        assert run("check", stdin=PRODUCT).exit_code == 0
        assert run("check", stdin=f"{PRODUCT}\n{ADMIN}").exit_code == 1
        assert run("check", "--format", "jsonl", stdin=PRODUCT).exit_code == 0

    def test_glyphs_and_blank_lines_are_no_part_of_bullets(self, run: Run) -> None:
        glyphs = ["•", "-", "*", "–", "▪", "  ‣", "\t●", "\uf0b7"]
        text = "\r\n\r\n".join(f"{glyph} {ADMIN}" for glyph in glyphs) + "\n•\n"
        result = run("check", "--format", "jsonl", "--no-suggestions", stdin=text)
        bullets = [json.loads(line)["bullet"] for line in result.stdout.splitlines()]
        assert bullets == [ADMIN] * len(glyphs)

    def test_lines_without_glyph_among_bullets_are_left_out_and_counted(self, run: Run) -> None:
        result = run("check", "--format", "jsonl", "--no-suggestions", stdin=f"ACME\n• {ADMIN}\n• {ADMIN}\nSkills\n")
        assert len(result.stdout.splitlines()) == 2
        assert "2 lines without a bullet glyph left out, such as 'ACME'" in result.stderr

    @pytest.mark.parametrize(
        "data",
        [
            "Managed the café’s backlog".encode(),
            "Managed the café’s backlog".encode("utf-8-sig"),
            "Managed the café’s backlog".encode("utf-16"),
            "Managed the café’s backlog".encode("cp1252"),
            "Managed the café’s backlog".encode("mac_roman"),
        ],
    )
    def test_encodings(self, run: Run, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "bullets.txt").write_bytes(data)
        result = run("check", "--format", "jsonl", "bullets.txt")
        assert json.loads(result.stdout)["bullet"] == "Managed the café’s backlog"

    def test_a_guessed_encoding_is_told_and_can_be_named(self, run: Run) -> None:
        data = "Managed the café’s backlog".encode("cp1252")
        assert "read as cp1252" in run("check", stdin=data).stderr
        named = run("check", "--encoding", "latin-1", stdin=data)
        assert "read as" not in named.stderr
        assert_refused(run("check", "--encoding", "utf-8", stdin=data), "--encoding")
        assert_refused(run("check", "--encoding", "klingon", stdin=data), "klingon", "utf-8")
        assert_refused(run("check", "--encoding", "undefined", stdin=data), "undefined", "utf-8")

    def test_what_cannot_be_read_is_refused(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "cv.pdf").write_bytes(b"%PDF-1.7\0\1\2")
        (tmp_path / "empty.txt").write_text("")
        assert_refused(run("check", "missing.txt"), "missing.txt", "no file")
        assert_refused(run("check", tmp_path), str(tmp_path), "folder")
        assert_refused(run("check", "cv.pdf"), "cv.pdf", "cannot be read as PDF")
        (tmp_path / "cv.doc").write_bytes(b"\xd0\xcf\0\1\2")
        assert_refused(run("check", "cv.doc"), "cv.doc", "not a text file")
        assert_refused(run("check", "empty.txt"), "No bullets found in empty.txt")
        assert_refused(run("check", "-", stdin="\n \n•\n"), "No bullets found in standard input")

    def test_colour_is_for_terminals_and_can_be_refused(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "\x1b[" not in run("check", stdin=ADMIN).stdout
        assert "\x1b[31m~" in run("check", stdin=ADMIN, color=True).stdout
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[" not in run("check", stdin=ADMIN, color=True).stdout

    @pytest.mark.parametrize("style", ["text", "jsonl"])
    def test_a_closed_pipe_ends_quietly(self, tmp_path: Path, style: str) -> None:
        (tmp_path / "bullets.txt").write_text(f"{ADMIN}\n" * 5000)
        running = process("check", "--no-suggestions", "--format", style, "bullets.txt", cwd=tmp_path)
        assert running.stdout is not None
        assert running.stderr is not None
        assert b"Managed backlog" in running.stdout.readline()
        running.stdout.close()
        assert running.wait(timeout=60) not in (0, 1, 2)
        assert running.stderr.read() == b""
        running.stderr.close()

    def test_ctrl_c_ends_quietly(self, tmp_path: Path) -> None:
        (tmp_path / "bullets.txt").write_text(f"{ADMIN}\n" * 5000)
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job ignores it, and so its own
        try:
            running = process("check", "--no-suggestions", "bullets.txt", cwd=tmp_path)
        finally:
            signal.signal(signal.SIGINT, before)
        assert running.stdout is not None
        running.stdout.readline()  # it is at work, and soon waits for us to read on
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
        assert (running.returncode, errors) == (130, b"")


class TestCompare:
    WEAK, STRONG = "Contributed to roadmap discussions.", "Led roadmap discussions with 40 customers."

    def test_a_claim_is_underlined_and_named(self, run: Run) -> None:
        result = run("compare", self.WEAK, self.STRONG)
        assert result.exit_code == 1
        assert "added (" in result.stdout
        assert any("Led" in words for words in under_tildes(result.stdout.splitlines()))

    def test_the_same_text_is_clean(self, run: Run) -> None:
        result = run("compare", self.WEAK, self.WEAK)
        assert result.exit_code == 0
        assert "nothing added, nothing dropped" in result.stdout

    def test_jsonl_keeps_the_fields_and_adds_the_ledger(self, run: Run) -> None:
        pairs = [{"id": 7, "original": self.WEAK, "rewrite": rewrite} for rewrite in (self.STRONG, self.WEAK)]
        result = run("compare", "--format", "jsonl", stdin="\n\n".join(map(json.dumps, pairs)))
        added, clean = map(json.loads, result.stdout.splitlines())
        assert result.exit_code == 1
        assert [*added] == ["id", "original", "rewrite", "added", "dropped"]
        assert added["added"]
        for entry in added["added"]:
            assert [*entry] == ["start", "end", "text", "kind"]
            assert self.STRONG[entry["start"] : entry["end"]] == entry["text"]
        assert (clean["added"], clean["dropped"]) == ([], [])

    def test_its_output_can_be_its_input(self, run: Run, tmp_path: Path) -> None:
        pair = json.dumps({"original": self.WEAK, "rewrite": self.STRONG})
        once = run("compare", "--format", "jsonl", stdin=pair).stdout
        (tmp_path / "pairs.jsonl").write_text(once)
        assert run("compare", "--format", "jsonl", "pairs.jsonl").stdout == once

    @pytest.mark.parametrize(
        ("line", "said"),
        [
            ("{", "not JSON"),
            ("[1]", "not an object"),
            ('{"original": "Ran reviews"}', '"rewrite" is missing'),
            ('{"original": 3, "rewrite": "x"}', '"original" is not a text'),
        ],
    )
    def test_a_bad_line_is_named_before_anything_is_printed(self, run: Run, line: str, said: str) -> None:
        good = json.dumps({"original": self.WEAK, "rewrite": self.STRONG})
        assert_refused(run("compare", "--format", "jsonl", stdin=f"{good}\n\n{line}\n"), "line 3", said)

    def test_wrong_numbers_of_texts(self, run: Run) -> None:
        assert_refused(run("compare", self.WEAK), "original and the rewrite", "got 1")
        assert_refused(run("compare", "--format", "jsonl", "a", "b"), "one file")
        assert_refused(run("compare", "--format", "jsonl", stdin="\n"), "No pairs found in standard input")
        assert_refused(run("compare", "--format", "jsonl", "missing.jsonl"), "missing.jsonl")


class TestRules:
    def test_the_list_names_every_rule(self, run: Run) -> None:
        listed = [line for line in run("rules").stdout.splitlines() if not line.startswith(" ")]
        assert listed == list(rules.load())

    @pytest.mark.parametrize("rule", rules.load().values(), ids=lambda rule: rule.id)
    def test_one_rule_with_its_examples(self, run: Run, rule: rules.Rule) -> None:
        result = run("rules", rule.id)
        words = " ".join(result.stdout.split())
        assert result.exit_code == 0
        assert rule.why in words
        assert rule.guide in words
        for example in rule.ok:
            assert example in words
        marked = [phrase.split("]]")[0] for example in rule.bad for phrase in example.split("[[")[1:]]
        assert " ".join(under_tildes(result.stdout.splitlines())).split() == " ".join(marked).split()

    def test_an_unknown_rule_gets_near_names(self, run: Run) -> None:
        name = next(iter(rules.load()))
        assert_refused(run("rules", name[:-2]), "no rule", name)


class TestClassifier:
    def test_evaluate_scores_a_file(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "labelled.csv").write_text(f'text,label\n"{ADMIN}",delivery_admin\n"{PRODUCT}",product\n')
        result = run("evaluate", "labelled.csv")
        assert result.exit_code == 0
        assert result.stdout.split()[:2] == ["classifier", "rules_alone"]
        assert "f1" in result.stdout

    def test_evaluate_draws_its_plots(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "labelled.csv").write_text(f'text,label\n"{ADMIN}",delivery_admin\n"{PRODUCT}",product\n')
        assert run("evaluate", "labelled.csv", "--plots", "drawn").exit_code == 0
        drawn = {path.stem for path in (tmp_path / "drawn").glob("*.svg")}
        assert drawn == {"calibration", "confusion", "precision_recall", "rules"}

    def test_evaluate_says_when_bullets_were_trained_on(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "labelled.csv").write_text(f'text,label\n"{ADMIN}",delivery_admin\n"Sold used cars",other\n')
        assert "1 of 2 bullets" in run("evaluate", "labelled.csv").stderr

    def test_evaluate_shows_the_last_training(self, run: Run) -> None:
        result = run("evaluate")
        assert result.exit_code == 0
        assert "cross_validated" in result.stdout

    def test_evaluate_refuses_other_files(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "labelled.csv").write_text("text,label\nx,nonsense\n")
        assert_refused(run("evaluate", "labelled.csv"), "labelled.csv", "nonsense", "delivery_admin")
        (tmp_path / "other.csv").write_text("bullet\nx\n")
        assert_refused(run("evaluate", "other.csv"), "other.csv", "text", "bullet")
        assert_refused(run("evaluate", "missing.csv"), "missing.csv")

    def test_train_writes_where_it_is_told_and_prints_the_figures(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # Training itself takes half a minute and has its own tests.
        asked = []

        def train(examples: Path, out: Path, *rest: object) -> dict[str, dict[str, float]]:
            asked.append((examples, out))
            return {"examples": {"product": 3}, "cross_validated": {"f1": 0.8}, "rules_alone": {"f1": 0.5}}

        monkeypatch.setattr("rewriter.training.train", train)
        result = run("train", "--out", "model")
        assert result.exit_code == 0
        assert asked == [(paths.examples(), Path("model"))]
        assert result.stdout.splitlines()[-3].split() == ["f1", "0.800", "0.500"]
        assert "Written to model" in result.stdout


def test_the_page_says_what_to_do_when_its_port_is_taken(run: Run) -> None:
    with socket.create_server(("localhost", 0)) as server:
        port = server.getsockname()[1]
        assert_refused(run("app", "--port", port), f"Port {port} is taken", f"http://localhost:{port}", "--port")
