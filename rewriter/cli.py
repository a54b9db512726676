"""The ``rewriter`` command: parses and prints; the library does the work.

Only click is imported at the top, so that ``rewriter --help`` answers at once; each command imports what it needs.
Exit status: 0 done, 2 a usage or input error; 1 when `check` flags a bullet or `compare` finds a difference.
"""

import contextlib
import errno
import json
import os
import shutil
import socket
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rewriter.batch import Summary
    from rewriter.reviewer import Dismissed, Review

STDIN = Path("-")
EXISTING = click.Path(path_type=Path, allow_dash=True)
FORMAT = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    help="For a person, or a JSON object a line.",
)
ENCODING = click.option("--encoding", help="The encoding of the input; found out when not given.")
NO_SUGGESTIONS = click.option("--no-suggestions", is_flag=True, help="Flags and verdict only: many times faster.")


class Trouble(click.ClickException):
    """A mistake that the user can mend; it ends the command with status 2."""

    exit_code = 2


class Commands(click.Group):
    """A group whose commands end in one line instead of a traceback when input, files or the user stop them."""

    def invoke(self, ctx: click.Context) -> Any:
        from rewriter.textfile import InputError

        if os.environ.get("NO_COLOR"):
            ctx.color = False
        for stream in (sys.stdout, sys.stderr):
            if reconfigure := getattr(stream, "reconfigure", None):
                # A terminal that lacks a character gets a question mark, not a traceback.
                reconfigure(errors="replace")
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()  # here, where a closed pipe is still ours to handle
        except InputError as error:
            raise Trouble(str(error)) from error
        except KeyboardInterrupt:
            ctx.exit(130)
        except OSError as error:
            if error.errno == errno.EPIPE:
                quiet_exit()
            raise Trouble(f"{error.filename}: {error.strerror}" if error.filename else str(error)) from error


def quiet_exit() -> None:
    """Ends the program when nobody reads its output any more (``| head``), as other commands end on SIGPIPE."""
    # The interpreter flushes standard output once more as it ends, and would complain.
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(141)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="rewriter", message="%(prog)s %(version)s")
def main() -> None:
    """Finds the phrases that make a resume bullet read as delivery administration, and suggests wordings that
    claim nothing you have not confirmed. Everything runs on this machine."""


@main.command()
@click.argument("file", type=EXISTING, default=STDIN)
@FORMAT
@NO_SUGGESTIONS
@ENCODING
def check(file: Path, style: str, no_suggestions: bool, encoding: str | None) -> None:
    """Check the bullets of a text file, a DOCX or a PDF.

    One bullet a line; "-" or no FILE reads standard input. Leading bullet glyphs are dropped and blank lines
    skipped; where lines have glyphs, those without (headings, names) are left out and counted. In a suggestion
    ‹…› marks what the bullet does not say and you have to confirm, [...] what only you can fill in.

    Exit status: 1 a bullet reads as delivery administration, 0 none does, 2 a usage or input error.
    """
    from rewriter.resume import lines_of
    from rewriter.reviewer import Reviewer

    bullets, others = lines_of(text_of(file, encoding))
    if not bullets:
        raise Trouble(f"No bullets found in {name_of(file)}. Write one bullet a line.")
    if others:
        lines = "line" if len(others) == 1 else "lines"
        click.echo(f"{len(others)} {lines} without a bullet glyph left out, such as {others[0][:40]!r}", err=True)
    reviewer = Reviewer.load().sparing(decided()[0])
    reviews = watched(reviewer.pipe(bullets, suggest=not no_suggestions), len(bullets))
    flagged = print_json(reviews) if style == "jsonl" else print_reports(reviews)
    sys.exit(1 if flagged else 0)


def print_json(reviews: "Iterable[Review]") -> bool:
    """Prints a JSON object a line as the reviews come; True when one is flagged."""
    flagged = False
    for review in reviews:
        print_line(review)
        flagged = flagged or review.flagged
    return flagged


def print_reports(reviews: "Iterable[Review]") -> bool:
    """Prints the reviews for a person, then one line that sums them up; True when one is flagged."""
    from rewriter.report import report, totals

    done = []
    for review in reviews:
        for line in report(review, terminal_width()):
            click.echo(painted(line))
        click.echo()
        done.append((review.flagged, bool(review.flags)))
    click.echo(totals(done))
    return any(flagged for _, flagged in done)


@main.command()
@click.argument("source", metavar="IN")
@click.argument("target", metavar="OUT")
@click.option("--column", help="The column that holds the bullets; guessed when only one looks like it.")
@click.option("--split", is_flag=True, help="A cell may hold several bullets, one a line: write a row for each.")
@click.option("--report", type=click.Path(path_type=Path), help="Write a summary with charts: a .html or .md file.")
@click.option("--by", "group", metavar="COLUMN", help="Compare the groups of this column in the report.")
@click.option("--jobs", type=click.IntRange(1), help="Processes at work; as many as there are cores if not given.")
@click.option("--scheduler", metavar="ADDRESS", help="Work on a Dask cluster; local:N starts one of N workers here.")
@NO_SUGGESTIONS
@ENCODING
def batch(
    source: str,
    target: str,
    column: str | None,
    split: bool,
    report: Path | None,
    group: str | None,
    jobs: int | None,
    scheduler: str | None,
    no_suggestions: bool,
    encoding: str | None,
) -> None:
    """Review the bullets of a table, row by row.

    IN with review columns appended becomes OUT. Both may be CSV (or TSV), JSON lines, XLSX or Parquet, packed or not
    (.gz, .bz2, .xz), by their names; "-" is standard input or output, and URLs such as s3://bucket/people.parquet work
    where fsspec's part for them is installed. Every row and column is kept, in order. A row that cannot be reviewed
    says why in review_error. In CSV a cell that a spreadsheet would take for a formula gets an apostrophe before it.

    OUT appears when it is complete. A run that was broken off goes on where it was when it is started again.
    """
    from rewriter import atomic, places, tablefile
    from rewriter.batch import Job, check_room, review_bullets, write_reviewed
    from rewriter.batchreport import Tally, write_report
    from rewriter.columns import column_of
    from rewriter.journal import Journal, beside
    from rewriter.workers import team

    if report and report.suffix.lower() not in (".html", ".md"):
        raise click.UsageError(f"--report {report}: name a .html or .md file.")
    if group and not report:
        raise click.UsageError("--by compares groups in the report: name its file with --report.")
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(places.at_hand(source))
        table = tablefile.survey(file, encoding, name_of(Path(source)))
        if encoding is None and table.encoding:
            tell_encoding(table.name, table.encoding)
        wanted = column_of(table, column)
        check_room(table.header, table.name)
        job = Job(wanted, not no_suggestions, split, *decided())
        tally = Tally(table, group) if report else None
        written = stack.enter_context(places.delivered(target, ".jsonl" if table.kind == "jsonl" else ".csv"))
        for place in filter(None, (written, report)):
            atomic.check(place)
        journal = stack.enter_context(Journal(beside(target), job.maker))
        if before := len(journal):
            click.echo(f"Going on where an earlier run was broken off: {before} bullets are reviewed.", err=True)
        if target != "-":
            stack.enter_context(hint_when_broken_off())
        workers = team(scheduler, jobs or job.workers(table))
        with workers as answering, progress(table.rows, "row", everything=True) as bar:
            review_bullets(table, job, journal, answering, bar.update)
        with progress(table.rows, "row", everything=True, what="writing") as bar:
            summary = write_reviewed(table, written, job, journal, bar.update, tally.add if tally else None)
        if report and tally:
            write_report(report, tally)
    journal.remove()
    print_summary(summary, target, err=target == "-")


@contextlib.contextmanager
def hint_when_broken_off() -> Iterator[None]:
    """Says how to go on where the user ends a run."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\nBroken off. The same command goes on where this run was.", err=True)
        raise


def print_summary(summary: "Summary", target: str, *, err: bool) -> None:
    """Prints how many rows a batch reviewed, by label, and its most frequent habits."""
    from rewriter.report import READS_AS

    click.echo(
        f"{summary.rows} {'row' if summary.rows == 1 else 'rows'}, {summary.flagged} flagged, written to {target}",
        err=err,
    )
    for label, count in summary.labels.most_common():
        click.echo(f"{count:>8}  {READS_AS.get(label, label)}", err=err)
    if summary.habits:
        click.echo("most frequent habits", err=err)
        for rule, count in summary.habits.most_common(5):
            click.echo(f"{count:>8}  {rule}", err=err)
    if summary.errors:
        click.echo(f"{summary.errors} rows could not be reviewed: see review_error.", err=True)


@main.command()
@click.argument("texts", nargs=-1, metavar="ORIGINAL REWRITE | PAIRS.jsonl")
@FORMAT
@ENCODING
def compare(texts: tuple[str, ...], style: str, encoding: str | None) -> None:
    """Show what a rewrite adds and what it drops.

    Added are claims that the original does not make, dropped are its facts. It does not matter who wrote the
    rewrite. Put -- before a text that begins with a dash. With --format jsonl each line of PAIRS.jsonl (or of
    standard input) is an object with "original" and "rewrite"; it is printed with "added" and "dropped", lists
    of {start, end, text, kind}.

    Exit status: 0 nothing added or dropped, 1 something added or dropped, 2 a usage or input error.
    """
    if style == "jsonl":
        if len(texts) > 1:
            raise click.UsageError("With --format jsonl name one file of pairs, or none for standard input.")
        sys.exit(0 if compare_pairs(Path(*texts) if texts else STDIN, encoding) else 1)
    if len(texts) != 2:
        raise click.UsageError(f"Give two texts, the original and the rewrite, each in quotes; got {len(texts)}.")
    sys.exit(0 if compare_texts(*texts) else 1)


def compare_texts(original: str, rewrite: str) -> bool:
    """Prints the comparison of two texts for a person; True when nothing was added or dropped."""
    from rewriter import ledger, report

    found = ledger.compare(original, rewrite)
    for line in report.comparison(original, rewrite, found, terminal_width()):
        click.echo(painted(line))
    return found.clean


def compare_pairs(file: Path, encoding: str | None) -> bool:
    """Prints each pair with what was added and dropped; True when nothing was, in any of them."""
    from rewriter import ledger
    from rewriter.pairs import compared, pairs_of

    pairs = pairs_of(text_of(file, encoding), name_of(file))
    clean = True
    for pair in watched(pairs, len(pairs)):
        found = ledger.compare(pair["original"], pair["rewrite"])
        print_line(compared(pair, found))
        clean = clean and found.clean
    return clean


@main.command()
@click.argument("rule_id", metavar="[ID]", required=False)
def rules(rule_id: str | None) -> None:
    """List the rules, or print one with its examples."""
    from rewriter.report import rule_index, rule_page
    from rewriter.rules import load

    known = load()
    if rule_id is None:
        lines = rule_index(known.values(), terminal_width())
    elif rule_id in known:
        lines = rule_page(known[rule_id], terminal_width())
    else:
        raise Trouble(f"There is no rule {rule_id!r}. {near(rule_id, known)}")
    for line in lines:
        click.echo(painted(line))


def near(name: str, known: Iterable[str]) -> str:
    """A hint at the names most like this one."""
    import difflib

    names = list(known)
    alike = difflib.get_close_matches(name, names, n=5, cutoff=0.4) or [other for other in names if name in other]
    return f"Near it: {', '.join(alike)}." if alike else "`rewriter rules` lists them all."


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="The folder to write, created if absent.")
@click.option(
    "--test", type=click.Path(path_type=Path), help="A CSV of labelled bullets to report on, not to train on."
)
@click.option("--origin", default="of unstated origin.", help="Where those bullets come from, for the model card.")
@click.option(
    "--with", "added", type=click.Path(path_type=Path), help="A CSV of your labelled bullets to train on too."
)
def train(out: Path | None, test: Path | None, origin: str, added: Path | None) -> None:
    """Train the classifier on the shipped examples.

    Writes it with its metrics, plots and model card to the folder that the program reads, or to --out. A CSV for
    --with or --test has the columns text and label; `rewriter decisions export --training` writes one.
    """
    from rewriter import paths, training

    folder = out or paths.models()
    print_metrics(training.train(paths.examples(), folder, test, origin, added))
    click.echo(f"\nWritten to {folder}")


@main.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--plots", type=click.Path(path_type=Path, file_okay=False), help="Draw the plots into this folder (SVG)."
)
def evaluate(file: Path | None, plots: Path | None) -> None:
    """Score the classifier on labelled bullets.

    FILE is a CSV with the columns text and label (delivery_admin, product, other). In brackets stands the 95%
    interval. Plotted are precision against recall, calibration, the confusion of labels and the precision of each
    rule. Without a FILE the figures of the last training are shown: cross-validated, so on bullets that the
    classifier had not seen.
    """
    from rewriter import paths

    if file is None:
        if plots:
            raise click.UsageError("--plots needs a FILE; those of the last training lie beside the model.")
        print_metrics(json.loads((paths.models() / "metrics.json").read_text(encoding="utf-8")))
        return
    from rewriter import classifier, evaluation

    examples = evaluation.read_labelled(file)
    tell_trained_on([text for text, _ in examples], file)
    trials = {
        "classifier": evaluation.try_classifier(classifier.load(paths.models()), examples),
        "rules_alone": evaluation.try_rules(examples),
    }
    intervals = {name: evaluation.intervals(trial) for name, trial in trials.items()}
    print_metrics(
        {name: evaluation.measure(trial).to_dict() for name, trial in trials.items()} | {"intervals": intervals}
    )
    if plots:
        from rewriter.plots import draw

        draw(plots, {file.name: trials["classifier"]}, evaluation.rule_records(examples))
        click.echo(f"\nPlots written to {plots}")


def tell_trained_on(texts: list[str], file: Path) -> None:
    """Says on standard error which bullets are nearly among those trained on: they flatter the figures."""
    from rewriter import paths, training
    from rewriter.duplicates import near_duplicates

    known = [example.text for example in training.read_examples(paths.examples())]
    if alike := near_duplicates(texts, known):
        rows = sorted({pair.first for pair in alike})
        click.echo(
            f"{len(rows)} of {len(texts)} bullets of {file} are nearly the same as training examples and flatter the "
            f"figures, such as row {rows[0] + 2}: {texts[rows[0]][:60]!r}",
            err=True,
        )


def print_metrics(metrics: dict[str, Any]) -> None:
    """Prints figures as one table for each set of names, a column for each entry."""
    from rewriter.report import metrics_table

    for line in metrics_table(metrics):
        click.echo(line)


@main.group()
def decisions() -> None:
    """Take along what you said of flagged phrases.

    Decisions are made on the web page. They are kept in your data folder, or in the database that the environment
    variable REWRITER_DECISIONS names by its URL. `check` and `batch` flag no phrase that you called a false alarm.
    """


@decisions.command("export")
@click.argument("file", type=EXISTING, default=STDIN)
@click.option("--training", is_flag=True, help="Only the bullets that you labelled, for `train --with`.")
def export_decisions(file: Path, training: bool) -> None:
    """Write all decisions as CSV, to FILE or to standard output."""
    from rewriter.atomic import replacing
    from rewriter.decisions import Decisions, csv_of, training_csv

    kept = list(Decisions())
    text = (training_csv if training else csv_of)(kept)
    if file == STDIN:
        click.echo(text, nl=False)
        return
    with replacing(file) as part:
        part.write_text(text, encoding="utf-8", newline="")
    count = len({decision.key[0] for decision in kept if decision.label}) if training else len(kept)
    click.echo(f"{count} written to {file}", err=True)


@decisions.command("import")
@click.argument("file", type=click.Path(path_type=Path))
def import_decisions(file: Path) -> None:
    """Keep the decisions of a CSV that `export` wrote; they take the place of yours on the same phrases."""
    from rewriter.decisions import Decisions, read_csv

    found = read_csv(file)
    Decisions().keep(*found)
    click.echo(f"{len(found)} {'decision' if len(found) == 1 else 'decisions'} kept")


def decided() -> "tuple[Dismissed, dict[str, str]]":
    """The phrases called false alarms, and the wordings taken by bullet id; none where decisions cannot be read."""
    from rewriter import decisions
    from rewriter.textfile import InputError

    try:
        return decisions.dismissed(), decisions.taken()
    except InputError as error:
        click.echo(f"{error} Nothing is left out for it.", err=True)
        return frozenset(), {}


@main.command()
@click.option("--port", default=8501, show_default=True, type=click.IntRange(1, 65535), help="Port of the page.")
def app(port: int) -> None:
    """Serve the web page, to this machine only.

    Ctrl-C ends it.
    """
    from streamlit.web.cli import main as streamlit

    from rewriter import paths

    if _taken(port):
        raise Trouble(
            f"Port {port} is taken. If the page runs already, open http://localhost:{port}; "
            f"else serve it elsewhere: rewriter app --port {port % 65535 + 1}"
        )
    options = {
        "browser.gatherUsageStats": "false",
        "server.address": "localhost",
        "server.port": str(port),
        "server.showEmailPrompt": "false",
    }
    # In this process, so that whatever ends `rewriter app` ends the page.
    streamlit(["run", str(paths.app()), *(f"--{name}={value}" for name, value in options.items())], "streamlit")


def _taken(port: int) -> bool:
    """Whether something listens on a port of this machine."""
    with socket.socket() as line:
        return line.connect_ex(("localhost", port)) == 0


def text_of(file: Path, encoding: str | None) -> str:
    """The text of a file or of standard input; says on standard error when it is not UTF-8."""
    from rewriter.textfile import read_stream, read_text

    if file == STDIN:
        stream = sys.stdin.buffer
        if stream.isatty():
            click.echo("Type or paste one bullet a line; end with Ctrl-D on a line of its own.", err=True)
        text, used = read_stream(stream, name_of(file), encoding)
    elif file.suffix.lower() in (".docx", ".pdf"):
        from rewriter import documents

        return documents.text_of(file.read_bytes(), name_of(file))
    else:
        text, used = read_text(file, encoding)
    if encoding is None:
        tell_encoding(name_of(file), used)
    return text


def tell_encoding(name: str, used: str) -> None:
    """Says on standard error when the encoding is a guess: the user sees wrong letters before we do."""
    if used in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        return
    click.echo(f"{name} is not UTF-8; read as {used}. If letters come out wrong, name its --encoding.", err=True)


def name_of(file: Path) -> str:
    """What to call a file in a message."""
    return "standard input" if file == STDIN else str(file)


def print_line(value: Any) -> None:
    """Prints a dataclass or dictionary as one JSON object on one line, in UTF-8 whatever the terminal's encoding."""
    import orjson

    try:
        line = orjson.dumps(value)
    except orjson.JSONEncodeError:  # a lone surrogate, which UTF-8 cannot hold
        line = json.dumps(value, default=asdict, ensure_ascii=False).encode("utf-8", errors="backslashreplace")
    sys.stdout.buffer.write(line + b"\n")
    if sys.stdout.isatty():
        sys.stdout.flush()


def watched(items: "Iterable[Any]", total: int) -> "Iterator[Any]":
    """The items as they come, with a progress bar when it would not disturb anything."""
    with progress(total, "bullet", everything=False) as bar:
        for item in items:
            yield item
            bar.update(1)


def progress(total: int, unit: str, *, everything: bool, what: str = "") -> Any:
    """A progress bar on standard error, only on a terminal.

    Where results go to the terminal as well (``everything`` is false), it stays away: it would be torn by them.
    """
    from tqdm import tqdm

    hidden = not sys.stderr.isatty() or (not everything and sys.stdout.isatty())
    return tqdm(total=total, desc=what or None, unit=unit, disable=hidden, delay=1, leave=False, file=sys.stderr)


def terminal_width() -> int:
    """The width to wrap at: the terminal's, or 80 where there is none."""
    return max(20, shutil.get_terminal_size((80, 24)).columns)


def painted(line: str) -> str:
    """The line with tildes, claims and headings coloured; click drops the colour where there is no terminal."""
    from rewriter.report import tinted

    return tinted(line, click.style)
